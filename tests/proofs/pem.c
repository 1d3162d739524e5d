/* pem.c -- the lines of PEM, asn1/pem.c. */
#include "proof.h"

#include "../../asn1/base64.h"
#include "plain_memory.h"

/* As C11 7.24.5.1 has it. */
static void *first_of(const void *run, int c, size_t length)
{
    const uint8_t *at = run;
    for (size_t i = 0; i < length; i++)
        if (at[i] == (uint8_t)c)
            return (void *)(at + i);
    return NULL;
}
#define memchr first_of

/* In the place of base64.c, which has proofs of its own. */
static void encode_any(struct bytes octets, char *text)
{
    assert(__CPROVER_r_ok(octets.data, octets.length));
    assert(__CPROVER_w_ok(text, (octets.length + 2) / 3 * 4));
}
#define base64_encode            encode_any
#define base64_encoded_length(n) (((n) + 2) / 3 * 4)

#include "../../asn1/pem.c"

/* Any file of at most 16 bytes, any place in it: the line is in the file, has no line
 * end in it, and the next one begins after it.
 * Unwind: 18 */
void prove_next_line(size_t length, bool at_end, size_t start, size_t i)
{
    struct bytes file = {any_bytes(length, 16, at_end), length};
    size_t position = start;
    assume(start <= length + broken(1));
    struct bytes line = next_line(file, &position);
    assert(line.data == file.data + start && line.length <= length - start);
    assert(position >= start + line.length && position <= length);
    assert(position <= start + line.length + 2);
    assert(position > start || start == length);
    if (i < line.length)
        assert(line.data[i] != '\n' && line.data[i] != '\r');
}

/* Any file of at most 7 bytes, any place where a line begins: what is found is a hyphen
 * at the beginning of a line, and no line before it begins with one.
 * Unwind: 9 */
void prove_find_hyphen(size_t length, bool at_end, size_t start, size_t i)
{
    struct bytes file = {any_bytes(length, 7, at_end), length};
    size_t position = start;
    assume(start <= length + broken(1));
    bool found = find_hyphen(file, &position);
    assert(position >= start && position <= length);
    assert(found || position == length);
    if (found)
        assert(file.data[position] == '-' &&
               (position == start || is_line_end(file.data[position - 1])));
    if (i > start && i < position && is_line_end(file.data[i - 1]))
        assert(file.data[i] != '-');
}

/* Any line of at most 24 bytes: the label is between the marks.
 * Unwind: 26 */
void prove_read_label(size_t length, bool at_end)
{
    struct bytes line = {any_bytes(length, 24, at_end), length}, label;
    bool ok = read_label(line, begin_mark, &label);
    assert(!ok || label.data == line.data + 11);
    assert(!ok || label.length <= length - 16 - broken(1));
}

/* Any DER of at most 60 bytes, which is more than a line: as many characters are
 * written as were promised, and there is room for no more.
 * Unwind: 13 pem_encode.0:3 */
void prove_pem_encode(size_t length, bool at_end)
{
    struct bytes der = {any_bytes(length, 60, at_end), length};
    size_t text_length = pem_encoded_length("A", length);
    char *text = allocate(text_length - broken(1));
    pem_encode("A", der, text);
    assert(text[text_length - 1] == '\n' && text[0] == '-');
}
