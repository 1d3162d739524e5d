/* private_keys.c -- private keys, and what can be around them. */
#include "private_keys.h"

#include <stdio.h>

#include "asn1/der.h"

/* --- reading ---------------------------------------------------------------------- */

static int digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Decodes the hexadecimal digits at *TEXT, which it leaves behind. */
static size_t read_hex(const char **text, uint8_t *octets, size_t size)
{
    size_t length = 0;
    for (; length < size && digit((*text)[0]) >= 0; *text += 2)
        octets[length++] =
            (uint8_t)(digit((*text)[0]) << 4 | (digit((*text)[1]) & 0xf));
    return length;
}

static bool read_field(const char **text, char *field, size_t size)
{
    size_t length = strcspn(*text, "|");
    if (length >= size || (*text)[length] != '|')
        return false;
    memcpy(field, *text, length);
    field[length] = '\0';
    *text += length + 1;
    return true;
}

/* name|label|DER|number number ... */
static bool read_key(const char *line, struct key *key)
{
    memset(key, 0, sizeof *key);
    if (!read_field(&line, key->name, sizeof key->name) ||
        !read_field(&line, key->label, sizeof key->label))
        return false;
    key->length = read_hex(&line, key->der, sizeof key->der);
    do {
        line++;
        key->number_lengths[key->count] =
            read_hex(&line, key->numbers[key->count], KEY_LENGTH_MAX);
        if (key->number_lengths[key->count++] < KEY_NUMBER_SHOWN)
            return false;
    } while (*line == ' ' && key->count < KEY_NUMBERS_MAX);
    return *line == '\n';
}

size_t keys_read(const char *path, struct key *keys, size_t size)
{
    static char line[16384];
    size_t count = 0;
    FILE *stream = fopen(path, "r");
    if (stream == NULL)
        return 0;
    while (fgets(line, sizeof line, stream) != NULL) {
        if (line[0] == '#')
            continue;
        if (count == size || !read_key(line, &keys[count++])) {
            count = 0;
            break;
        }
    }
    fclose(stream);
    return count;
}

/* --- wrapping --------------------------------------------------------------------- */

/* Writes an element with two octets of length, or as few as it needs. */
static size_t put(uint8_t tag, struct bytes first, struct bytes second, uint8_t *at)
{
    size_t length = first.length + second.length, header = 2;
    at[0] = tag;
    if (length < 0x80) {
        at[1] = (uint8_t)length;
    } else if (length < 0x100) {
        at[1] = 0x81;
        at[2] = (uint8_t)length;
        header = 3;
    } else {
        at[1] = 0x82;
        at[2] = (uint8_t)(length >> 8);
        at[3] = (uint8_t)length;
        header = 4;
    }
    if (first.length > 0)
        memcpy(at + header, first.data, first.length);
    memcpy(at + header + first.length, second.data, second.length);
    return header + length;
}

/* An inner element, or none, and an outer one. */
static const struct {
    const char *name;
    uint8_t inner, outer;
} wrappings[KEY_WRAPPINGS] = {
    {"bare", 0, 0},
    {"in a SEQUENCE", 0, DER_SEQUENCE},
    {"in a SET", 0, DER_SET},
    {"in an OCTET STRING", 0, DER_OCTET_STRING},
    {"in a BIT STRING", 0, DER_BIT_STRING},
    {"in [0]", 0, DER_CONTEXT_CONSTRUCTED(0)},
    {"in a SEQUENCE in a SEQUENCE", DER_SEQUENCE, DER_SEQUENCE},
    {"in a SEQUENCE in an OCTET STRING", DER_SEQUENCE, DER_OCTET_STRING},
    {"in a BIT STRING in a SET", DER_BIT_STRING, DER_SET},
    {"behind a certificate", 0, DER_SEQUENCE},
    {"before a certificate", 0, DER_SEQUENCE},
};

static size_t put_around(uint8_t tag, struct bytes inside, uint8_t *at)
{
    static const uint8_t no_unused_bits;
    struct bytes none = {NULL, 0};
    return put(tag, tag == DER_BIT_STRING ? bytes_of(&no_unused_bits, 1) : none, inside,
               at);
}

size_t key_wrap(const struct key *key, size_t wrapping, struct bytes certificate,
                uint8_t wrapped[KEY_WRAPPED_MAX])
{
    uint8_t inner[KEY_WRAPPED_MAX];
    struct bytes der = bytes_of(key->der, key->length);
    uint8_t outer_tag = wrappings[wrapping].outer;
    if (wrapping == KEY_WRAPPINGS - 2)
        return put(outer_tag, certificate, der, wrapped);
    if (wrapping == KEY_WRAPPINGS - 1)
        return put(outer_tag, der, certificate, wrapped);
    if (wrappings[wrapping].inner != 0)
        der = bytes_of(inner, put_around(wrappings[wrapping].inner, der, inner));
    if (outer_tag != 0)
        return put_around(outer_tag, der, wrapped);
    memcpy(wrapped, der.data, der.length);
    return der.length;
}

const char *key_wrapping_name(size_t wrapping)
{
    return wrappings[wrapping].name;
}
