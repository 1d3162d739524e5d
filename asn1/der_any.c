/* der_any.c -- values of a type that the reader does not know.
 * Invariants: (1) the recursion is no deeper than DER_DEPTH_MAX; (2) each octet is looked
 * at by one element's header or contents. */
#include "der_any.h"

#include <stdarg.h>
#include <stdio.h>

#include "der_rules.h"

/* A check on its way. */
struct any {
    struct der_breaches breaches; /* first: breaches come back to it */
    const struct der_reader *reader;
    const char *field;
    bool is_fine; /* to READER: strict, no flaw so far */
};

static void report(struct der_breaches *breaches, size_t offset, const char *source,
                   const char *format, ...)
{
    struct any *any = (struct any *)breaches;
    char breach[sizeof any->reader->error->message];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(breach, sizeof breach, format, arguments);
    va_end(arguments);
    any->is_fine = der_flaw(any->reader, ERROR_ENCODING, offset, source, any->field,
                            "%s", breach) &&
                   any->is_fine;
}

static void report_fault(struct any *any, enum ber_fault fault, size_t offset)
{
    const char *source, *text = ber_fault_text(fault, &source);
    enum error_kind kind = fault == BER_TAG_TOO_LARGE ? ERROR_LIMIT : ERROR_ENCODING;
    any->is_fine =
        der_flaw(any->reader, kind, offset, source, any->field, "%s", text) &&
        any->is_fine;
}

/* Reads the header of the element at START, which ends at END or before. False if nobody
 * can say where. */
static bool find_element(struct any *any, size_t start, size_t end,
                         struct ber_element *element)
{
    struct bytes document = any->reader->document;
    element->offset = start;
    enum ber_fault fault =
        ber_read_header(bytes_of(document.data + start, end - start), &element->header);
    if (fault != BER_FINE) {
        report_fault(any, fault, start);
        return false;
    }
    element->contents = bytes_of(document.data + start + element->header.header_length,
                                 (size_t)element->header.contents_length);
    der_rules_check(&any->breaches, element, false);
    return any->is_fine && !element->header.is_indefinite;
}

static bool is_too_deep(struct any *any, size_t offset, unsigned depth)
{
    if (depth <= DER_DEPTH_MAX)
        return false;
    any->is_fine = der_flaw(any->reader, ERROR_LIMIT, offset, NULL, any->field,
                            "want at most %d levels, have more", DER_DEPTH_MAX) &&
                   any->is_fine;
    return true;
}

/* Checks the elements from START to END, which lie at DEPTH in an element with the header
 * PARENT, or in none. False ends the walk. */
static bool check_elements(struct any *any, const struct ber_header *parent,
                           size_t start, size_t end, unsigned depth)
{
    struct der_siblings siblings = der_siblings_in(parent);
    struct ber_element element;
    while (start < end) {
        if (!find_element(any, start, end, &element))
            return false;
        size_t inside = start + element.header.header_length;
        size_t behind = inside + element.contents.length;
        der_siblings_check(
            &siblings, &any->breaches, start,
            bytes_of(any->reader->document.data + start, behind - start));
        if (element.header.is_constructed &&
            (is_too_deep(any, start, depth + 1) ||
             !check_elements(any, &element.header, inside, behind, depth + 1)))
            return false;
        start = behind;
    }
    return any->is_fine;
}

/* Checks PART, which lies EXTRA levels below READER. */
static bool check(const struct der_reader *reader, const char *field, struct bytes part,
                  unsigned extra)
{
    struct any any = {{report}, reader, field, true};
    size_t start = der_offset(reader, part);
    if (reader->error->kind != ERROR_NONE)
        return false;
    if (!der_reader_is_again(reader) &&
        !is_too_deep(&any, start, reader->depth + extra))
        (void)check_elements(&any, NULL, start, start + part.length,
                             reader->depth + extra);
    return any.is_fine;
}

bool der_check_value(const struct der_reader *reader, const char *field,
                     struct bytes element)
{
    return check(reader, field, element, 0);
}

bool der_check_inside(const struct der_reader *reader, const char *field,
                      struct bytes part)
{
    return check(reader, field, part, 1);
}

static bool flaw_not_one(const struct der_reader *reader, const char *field,
                         struct bytes part, size_t offset)
{
    return der_flaw(reader, ERROR_ENCODING, offset, "X.690 8.1.1", field,
                    "want one value, have %s", part.length == 0 ? "nothing" : "more");
}

bool der_check_one(const struct der_reader *reader, const char *field,
                   struct bytes part)
{
    struct ber_header header;
    if (part.length == 0)
        return flaw_not_one(reader, field, part, der_offset(reader, part));
    bool is_followed = ber_read_header(part, &header) == BER_FINE &&
                       !header.is_indefinite &&
                       header.header_length + header.contents_length < part.length;
    return der_check_inside(reader, field, part) &&
           (!is_followed || der_reader_is_again(reader) ||
            flaw_not_one(reader, field, part,
                         der_offset(reader, part) + header.header_length +
                             (size_t)header.contents_length));
}

bool der_read_value(struct der_reader *reader, const char *field, uint8_t *tag,
                    struct bytes *contents, struct bytes *element)
{
    struct bytes whole;
    if (!der_read_any(reader, field, tag, contents, &whole))
        return false;
    if (element != NULL)
        *element = whole;
    return der_check_value(reader, field, whole);
}
