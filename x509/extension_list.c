/* extension_list.c -- an Extensions field as a list, whatever the values are: walked over
 * for the first time, and again. */
#include "extension_list.h"

#include "../asn1/der_values.h"
#include "../asn1/oid.h"

/* Extension ::= SEQUENCE {
 *     extnID     OBJECT IDENTIFIER,
 *     critical   BOOLEAN DEFAULT FALSE,
 *     extnValue  OCTET STRING } */
static bool read_extension(struct der_reader *reader, struct extension *extension)
{
    struct der_reader inner;
    return der_enter(reader, DER_SEQUENCE, "Extension", &inner) &&
           der_read_oid(&inner, "extnID", &extension->oid) &&
           der_read_default_false(&inner, "critical", &extension->critical) &&
           der_read(&inner, DER_OCTET_STRING, "extnValue", &extension->value) &&
           der_finish(&inner, "Extension");
}

bool extension_list_begin(struct der_reader *reader, struct bytes *element,
                          struct extension_list *list)
{
    size_t offset = reader->position;
    list->count = 0;
    list->endings = 0;
    return der_enter_element(reader, DER_SEQUENCE, "Extensions", element,
                             &list->reader) &&
           (!der_at_end(&list->reader) ||
            der_flaw(reader, ERROR_RULE, offset, "RFC 5280 4.2", "Extensions",
                     "want at least one extension, have none"));
}

/* RFC 5280 4.2: "A certificate MUST NOT include more than one instance of a particular
 * extension." */
static bool check_once(struct extension_list *list, struct bytes oid)
{
    /* Identifiers that are equal end alike: as a rule there is none to compare with. */
    uint64_t ending = (uint64_t)1 << (oid.data[oid.length - 1] & 63);
    bool is_possible = (list->endings & ending) != 0;
    list->endings |= ending;
    for (size_t i = 0; is_possible && i < list->count; i++)
        if (bytes_equal(oid, list->seen[i]))
            return der_flaw(&list->reader, ERROR_RULE, der_offset(&list->reader, oid),
                            "RFC 5280 4.2", "extnID",
                            "want each extension once, have one again");
    return true;
}

bool extension_list_next(struct extension_list *list, struct extension *extension)
{
    struct der_reader *reader = &list->reader;
    if (der_at_end(reader))
        return false;
    if (list->count == EXTENSIONS_MAX)
        return der_fail(reader, ERROR_LIMIT, reader->position, NULL, "Extensions",
                        "want at most %d extensions, have more", EXTENSIONS_MAX);
    if (!read_extension(reader, extension) || !check_once(list, extension->oid))
        return false;
    list->seen[list->count++] = extension->oid;
    return true;
}

bool extension_unreadable(const struct der_reader *reader, const struct error *error)
{
    return der_flaw(reader, error->kind, error->offset, error->source, "extnValue",
                    "%.140s", error->message);
}

struct der_reader extension_enter_again(struct bytes element, struct error *error)
{
    struct der_reader reader = der_reader_again(element, error), inner;
    if (element.length == 0 || !der_enter(&reader, DER_SEQUENCE, "SEQUENCE", &inner))
        inner = reader;
    return inner;
}

void extensions_walk_begin(struct extensions_walk *walk, struct bytes element)
{
    memset(walk, 0, sizeof *walk);
    walk->reader = extension_enter_again(element, &walk->error);
}

bool extensions_walk_next(struct extensions_walk *walk, struct extension *extension)
{
    return !der_at_end(&walk->reader) && read_extension(&walk->reader, extension);
}
