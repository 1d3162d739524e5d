/* base64.c -- any bytes as base 64, against a decoder that is written here the long way; and
 * as what is encoded and decoded again. */
#include "asn1/base64.h"

#include <stdlib.h>

#include "fuzz.h"

static const char alphabet[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/* RFC 4648 section 4, bit by bit: the whole text as one string of bits. */
static bool decode_plainly(struct bytes text, uint8_t *octets, size_t *length)
{
    size_t characters = 0, padding = 0, bits = 0;
    unsigned held = 0;
    *length = 0;
    for (size_t i = 0; i < text.length; i++) {
        uint8_t c = text.data[i];
        if (c == ' ' || (c >= '\t' && c <= '\r'))
            continue;
        characters++;
        if (c == '=') {
            padding++;
            continue;
        }
        const char *at = c != 0 ? strchr(alphabet, c) : NULL;
        if (at == NULL || padding > 0)
            return false;
        for (int bit = 5; bit >= 0; bit--) {
            held = held << 1 | ((unsigned)(at - alphabet) >> bit & 1);
            if (++bits % 8 == 0) {
                octets[(*length)++] = (uint8_t)held;
                held = 0;
            }
        }
    }
    return characters % 4 == 0 && padding <= 2 && held == 0 &&
           (characters - padding) % 4 != 1 && bits % 8 == 2 * padding;
}

static void check_decoded(struct bytes text)
{
    size_t size = text.length / 4 * 3 + 3, plain_length, length, fault = SIZE_MAX;
    uint8_t *plain = malloc(text.length + 1), *octets = malloc(size);
    if (plain == NULL || octets == NULL)
        abort();
    bool is_right = decode_plainly(text, plain, &plain_length);
    bool ok = base64_decode(text, octets, &length, &fault);
    fuzz_require(ok == is_right, "base64_decode: another verdict");
    if (ok)
        fuzz_same(bytes_of(plain, plain_length), bytes_of(octets, length),
                  "base64_decode");
    else
        fuzz_require(fault <= text.length, "a fault outside the text");
    free(plain);
    free(octets);
}

static void check_encoded(struct bytes octets)
{
    size_t text_length = base64_encoded_length(octets.length), length, fault;
    char *text = malloc(text_length + 1);
    if (text == NULL)
        abort();
    base64_encode(octets, text);
    fuzz_require(text_length == (octets.length + 2) / 3 * 4, "base64_encoded_length");
    fuzz_require(
        base64_decode(bytes_of(text, text_length), (uint8_t *)text, &length, &fault),
        "what was encoded is not decoded");
    fuzz_same(octets, bytes_of(text, length), "base64_encode, base64_decode in place");
    free(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    check_decoded(bytes_of(data, size));
    check_encoded(bytes_of(data, size));
    return 0;
}
