/* support.c -- what the unit tests share. */
#include "support.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

uint8_t *test_file(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    ck_assert_msg(file != NULL, "cannot open %s", path);
    size_t capacity = 1 << 16;
    uint8_t *contents = malloc(capacity + 1);
    *length = 0;
    for (;;) {
        ck_assert_ptr_nonnull(contents);
        size_t got = fread(contents + *length, 1, capacity - *length, file);
        *length += got;
        if (got == 0)
            break;
        if (*length == capacity)
            contents = realloc(contents, (capacity *= 2) + 1);
    }
    ck_assert_msg(!ferror(file), "cannot read %s", path);
    fclose(file);
    contents[*length] = 0;
    return contents;
}

void test_vector_path(const char *file, char *path, size_t path_size)
{
    int length = snprintf(path, path_size, "%s/%s", VECTORS_FOLDER, file);
    ck_assert(length > 0 && (size_t)length < path_size);
}

FILE *test_vectors(const char *file)
{
    char path[512];
    test_vector_path(file, path, sizeof path);
    FILE *stream = fopen(path, "r");
    ck_assert_msg(stream != NULL,
                  "cannot open %s: install the package python3-cryptography-vectors",
                  path);
    return stream;
}

static int digit_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    int lower = tolower((unsigned char)c);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

size_t test_hex(const char *text, uint8_t *octets, size_t size)
{
    size_t count = 0;
    while (digit_value(text[0]) >= 0) {
        ck_assert_msg(digit_value(text[1]) >= 0, "odd number of hexadecimal digits");
        ck_assert_msg(count < size, "hexadecimal value is longer than %zu octets",
                      size);
        octets[count++] = (uint8_t)(digit_value(text[0]) << 4 | digit_value(text[1]));
        text += 2;
    }
    return count;
}

bool test_is_quick(void)
{
    return getenv("CERTWRIGHT_TEST_QUICK") != NULL;
}

/* splitmix64: good enough to look random, and nothing more. */
static uint64_t next_word(struct seeded_random *r)
{
    uint64_t z = r->state += 0x9e3779b97f4a7c15;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
    z = (z ^ z >> 27) * 0x94d049bb133111eb;
    return z ^ z >> 31;
}

static bool fill_from_seed(struct random_source *source, uint8_t *octets, size_t length)
{
    struct seeded_random *r = (struct seeded_random *)source;
    for (size_t i = 0; i < length; i++)
        octets[i] = (uint8_t)(next_word(r) >> 56);
    return true;
}

void seeded_random_init(struct seeded_random *r, uint64_t seed)
{
    r->source.fill = fill_from_seed;
    r->state = seed;
}
