/* fips.c -- the lines of NIST's signature vectors. */
#include "fips.h"

#include <string.h>

#include "rsa/recover.h"
#include "tests/support/support.h"

void fips_open(struct fips_signature *entry, const char *file)
{
    memset(entry, 0, sizeof *entry);
    rsp_open(&entry->rsp, test_vectors(file));
}

static struct value *value_called(struct fips_signature *entry)
{
    const struct {
        const char *name;
        struct value *value;
    } values[] = {{"n", &entry->n},         {"e", &entry->e},
                  {"d", &entry->d},         {"p", &entry->p},
                  {"q", &entry->q},         {"Msg", &entry->message},
                  {"S", &entry->signature}, {"SaltVal", &entry->salt}};
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++)
        if (rsp_is(&entry->rsp, values[i].name))
            return values[i].value;
    return NULL;
}

static void copy_text(char *text, size_t size, const char *value)
{
    ck_assert_uint_lt(strlen(value), size);
    memcpy(text, value, strlen(value) + 1);
}

bool fips_next(struct fips_signature *entry, const char *last)
{
    while (rsp_next(&entry->rsp)) {
        struct value *value = value_called(entry);
        if (value != NULL)
            value->length = rsp_hex(&entry->rsp, value->octets, sizeof value->octets);
        if (rsp_is(&entry->rsp, "mod"))
            entry->bits = rsp_decimal(&entry->rsp);
        if (rsp_is(&entry->rsp, "SHAAlg"))
            entry->hash = hash_by_name(entry->rsp.value);
        if (rsp_is(&entry->rsp, "Result"))
            copy_text(entry->result, sizeof entry->result, entry->rsp.value);
        if (rsp_is(&entry->rsp, last))
            return true;
    }
    return false;
}

void fips_public_key(const struct fips_signature *entry, struct rsa_public_key *key)
{
    ck_assert_int_eq(
        rsa_public_key_set(key, integer_of(&entry->n), integer_of(&entry->e)), RSA_OK);
    ck_assert_uint_eq(key->modulus_bits, entry->bits);
}

void fips_private_key(struct fips_signature *entry, struct rsa_private_key *key)
{
    const struct value *last_d = &entry->d_of_key;
    struct seeded_random seeded;
    if (last_d->length == entry->d.length &&
        memcmp(last_d->octets, entry->d.octets, last_d->length) == 0)
        return;
    seeded_random_init(&seeded, 1);
    enum rsa_result result =
        rsa_private_key_recover(key, integer_of(&entry->n), integer_of(&entry->e),
                                integer_of(&entry->d), &seeded.source);
    ck_assert_int_eq(result, RSA_OK);
    entry->d_of_key = entry->d;
}

void fips_digest(const struct fips_signature *entry, uint8_t *digest)
{
    ck_assert_ptr_nonnull(entry->hash);
    hash_digest(entry->hash, entry->message.octets, entry->message.length, digest);
}
