/* vectors.c -- the names that stand in RSA Laboratories' files. */
#include "vectors.h"

#include <string.h>

#include "tests/support/support.h"

void vectors_open(struct vectors *vectors, const char *file)
{
    memset(vectors, 0, sizeof *vectors);
    pkcs1_vectors_open(&vectors->file, file);
}

/* "Exponent" is e below "Public key", and d below "Private key" where e is the "Public
 * exponent": what is set last is right. */
static struct value *value_called(struct vectors *vectors)
{
    struct value *field = vectors->key.field;
    const struct {
        const char *name;
        struct value *value;
    } values[] = {{"Modulus", &field[KEY_MODULUS]},
                  {"Public exponent", &field[KEY_PUBLIC_EXPONENT]},
                  {"Exponent", &field[KEY_PRIVATE_EXPONENT]},
                  {"Private exponent", &field[KEY_PRIVATE_EXPONENT]},
                  {"Prime 1", &field[KEY_PRIME1]},
                  {"Prime 2", &field[KEY_PRIME2]},
                  {"Prime exponent 1", &field[KEY_EXPONENT1]},
                  {"Prime exponent 2", &field[KEY_EXPONENT2]},
                  {"Coefficient", &field[KEY_COEFFICIENT]},
                  {"Message", &vectors->message},
                  {"Message to be signed", &vectors->message},
                  {"Message to be encrypted", &vectors->message},
                  {"Salt", &vectors->random},
                  {"salt", &vectors->random},
                  {"seed", &vectors->random},
                  {"Seed", &vectors->random}};
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++)
        if (pkcs1_vectors_is(&vectors->file, values[i].name))
            return values[i].value;
    return NULL;
}

bool vectors_next(struct vectors *vectors, const char *last)
{
    while (pkcs1_vectors_next(&vectors->file)) {
        bool is_last = pkcs1_vectors_is(&vectors->file, last);
        struct value *value = is_last ? &vectors->output : value_called(vectors);
        if (value == NULL)
            continue;
        ck_assert_uint_le(vectors->file.length, sizeof value->octets);
        value->length = vectors->file.length;
        memcpy(value->octets, vectors->file.octets, value->length);
        if (is_last)
            return true;
    }
    return false;
}

void vectors_key(struct vectors *vectors, struct rsa_private_key *key)
{
    const struct value *last = &vectors->modulus_of_key;
    const struct value *modulus = &vectors->key.field[KEY_MODULUS];
    if (last->length == modulus->length &&
        memcmp(last->octets, modulus->octets, modulus->length) == 0)
        return;
    struct rsa_private_key_fields fields = test_key_fields(&vectors->key);
    ck_assert_int_eq(rsa_private_key_set(key, &fields), RSA_OK);
    vectors->modulus_of_key = *modulus;
    vectors->key_count++;
}
