/* keys.c -- private keys, read when they are first asked for. */
#include "keys.h"

#include <stdio.h>
#include <string.h>

#include "asn1/pem.h"
#include "chain.h"
#include "values.h"
#include "keys/private_key.h"

#define KEYS_MAX 8
#define FOLDER   "tests/vectors/x509/chain-keys"

static struct {
    char name[32];
    struct private_key key;
} keys[KEYS_MAX];
static size_t key_count;

static void read_key(const char *path, struct private_key *key)
{
    static char text[8192];
    static uint8_t der[8192];
    struct pem_block block;
    struct error error = {0};
    size_t position = 0, length;
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        table_die("%s: cannot be opened", path);
    struct bytes contents = bytes_of(text, fread(text, 1, sizeof text, file));
    fclose(file);
    if (pem_next(contents, &position, &block, &error) != PEM_BLOCK ||
        pem_decoded_size(&block) > sizeof der ||
        !pem_decode(contents, &block, der, &length, &error) ||
        !private_key_parse(bytes_of(der, length), key, &error))
        table_die("%s: %s", path, error.message);
}

const struct private_key *key_get(const char *name)
{
    char path[128];
    for (size_t i = 0; i < key_count; i++)
        if (strcmp(keys[i].name, name) == 0)
            return &keys[i].key;
    if (key_count == KEYS_MAX || strlen(name) >= sizeof keys[0].name)
        table_die("too many keys");
    snprintf(path, sizeof path, FOLDER "/%s.pem", name);
    read_key(path, &keys[key_count].key);
    strcpy(keys[key_count].name, name);
    return &keys[key_count++].key;
}

void key_identifier(const char *name, uint8_t identifier[SPKI_KEY_IDENTIFIER_LENGTH])
{
    struct der_writer writer = {0};
    struct bytes der;
    struct subject_public_key_info spki;
    struct error error = {0};
    struct public_key public_key;
    private_key_public(key_get(name), &public_key);
    public_key_write(&writer, &public_key);
    if (!der_writer_finish(&writer, &der, &error) || !spki_parse(der, &spki, &error))
        table_die("%s: %s", name, error.message);
    spki_key_identifier(&spki, identifier);
    der_writer_clear(&writer);
}

void define_modulus(const struct rsa_public_key *key, const char *modulus,
                    const char *head, const char *tail)
{
    static uint8_t octets[RSA_MODULUS_LENGTH_MAX + 1];
    size_t length = key->modulus_length;
    if (!number_to_octets(&key->modulus, octets + 1, length))
        table_die("a modulus is too long");
    values_define(modulus, bytes_of(octets, length + 1));
    values_define(head, bytes_of(octets, length));
    values_define(tail, bytes_of(octets + 2, length - 1));
}

void keys_close(void)
{
    for (size_t i = 0; i < key_count; i++)
        private_key_wipe(&keys[i].key);
}
