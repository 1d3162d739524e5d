/* fips.c -- the lines of NIST's signature vectors. */
#include "fips.h"

#include <string.h>

#include "sha/hash.h"
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
    } values[] = {{"n", &entry->n},        {"e", &entry->e}, {"d", &entry->d},
                  {"p", &entry->p},        {"q", &entry->q}, {"Msg", &entry->message},
                  {"S", &entry->signature}};
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
            copy_text(entry->hash, sizeof entry->hash, entry->rsp.value);
        if (rsp_is(&entry->rsp, "Result"))
            copy_text(entry->result, sizeof entry->result, entry->rsp.value);
        if (rsp_is(&entry->rsp, last))
            return true;
    }
    return false;
}

bool fips_is_sha256(const struct fips_signature *entry)
{
    return strcmp(entry->hash, "SHA256") == 0;
}

void fips_digest(const struct fips_signature *entry, uint8_t digest[32])
{
    hash_digest(&hash_sha256, entry->message.octets, entry->message.length, digest);
}
