/* reader_stubs.c -- in the place of asn1/der_reader.c, for proofs of what is built on
 * the cursor: what reader.c proves of each function, and no more than that. */
#include "any_reader.h"

struct der_length nondet_length(void);

struct der_length der_long_length(const uint8_t *header, size_t left)
{
    assert(left >= 2 && __CPROVER_r_ok(header, left));
    struct der_length length = nondet_length();
    assume(length.header == 0
               ? length.contents == 0
               : (length.header >= 3 && length.header <= 6 && length.header <= left &&
                  length.contents >= 0x80 && length.contents <= UINT32_MAX));
    return length;
}

struct der_element nondet_element(void);
bool nondet_bool(void);

bool der_peek_long_tag(struct der_reader reader, struct der_element *element)
{
    struct der_element next = nondet_element();
    bool is_there = nondet_bool();
    assert(reader.position <= reader.end);
    if (!is_there || reader.error->kind != ERROR_NONE || reader.position == reader.end)
        return false;
    assume(next.start == reader.position && next.end <= reader.end);
    assume(next.contents >= next.start + 3 && next.contents <= next.end);
    assume(next.tag == reader.document.data[reader.position]);
    *element = next;
    return true;
}

static void fail(struct error *error, enum error_kind kind)
{
    if (error->kind == ERROR_NONE)
        error->kind = kind;
}

bool der_fail(const struct der_reader *reader, enum error_kind kind, size_t offset,
              const char *source, const char *field, const char *format, ...)
{
    assert(kind != ERROR_NONE && offset <= reader->end);
    fail(reader->error, kind);
    return false;
}

bool der_flaw(const struct der_reader *reader, enum error_kind kind, size_t offset,
              const char *source, const char *field, const char *format, ...)
{
    assert(kind != ERROR_NONE && offset <= reader->end);
    if (reader->flaws == NULL)
        fail(reader->error, kind);
    return reader->error->kind == ERROR_NONE;
}

/* What is wrong is found by looking at the header: between position and end. */
static void look_and_fail(struct der_reader reader)
{
    assert(reader.position <= reader.end);
    fail(reader.error, ERROR_ENCODING);
}

void der_fail_element(struct der_reader reader, const char *field)
{
    look_and_fail(reader);
}

void der_fail_tagged(struct der_reader reader, uint8_t tag, const char *field)
{
    look_and_fail(reader);
}

struct der_reader der_reader_of(struct bytes document, struct error *error)
{
    struct der_reader reader = {
        .document = document, .end = document.length, .error = error};
    return reader;
}

bool der_fail_depth(struct der_reader reader, const char *field)
{
    fail(reader.error, ERROR_LIMIT);
    return false;
}

bool der_fail_left_over(struct der_reader reader, const char *field)
{
    assert(reader.position <= reader.end);
    fail(reader.error, ERROR_ENCODING);
    return false;
}

void der_fail_within(struct error *error, size_t offset)
{
    fail(error, ERROR_LIMIT);
}
