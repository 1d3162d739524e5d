/* extensions.c -- the Extensions list and the table of those whose values are
 * decoded. */
#include "extensions.h"

#include "../asn1/der_values.h"
#include "../asn1/oid.h"
#include "extension_values.h"

struct extension_row {
    const struct bytes *oid;
    bool (*read)(struct der_reader *reader, struct extensions *extensions);
    void (*write)(struct der_writer *writer, const struct extensions *extensions);
};

static const struct extension_row rows[EXTENSION_COUNT] = {
    [EXTENSION_BASIC_CONSTRAINTS] = {&oid_basic_constraints, basic_constraints_read,
                                     basic_constraints_write},
    [EXTENSION_KEY_USAGE] = {&oid_key_usage, key_usage_read, key_usage_write},
    [EXTENSION_EXT_KEY_USAGE] = {&oid_ext_key_usage, ext_key_usage_read,
                                 ext_key_usage_write},
    [EXTENSION_SUBJECT_ALT_NAME] = {&oid_subject_alt_name, subject_alt_name_read,
                                    subject_alt_name_write},
    [EXTENSION_SUBJECT_KEY_IDENTIFIER] = {&oid_subject_key_identifier,
                                          subject_key_identifier_read,
                                          subject_key_identifier_write},
    [EXTENSION_AUTHORITY_KEY_IDENTIFIER] = {&oid_authority_key_identifier,
                                            authority_key_identifier_read,
                                            authority_key_identifier_write},
};

enum extension_id extension_id_of(struct bytes oid)
{
    enum extension_id id = 0;
    while (id < EXTENSION_COUNT &&
           (rows[id].oid == NULL || !bytes_equal(oid, *rows[id].oid)))
        id++;
    return id;
}

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

/* 4.2.1.1 and 4.2.1.2: "Conforming CAs MUST mark this extension as non-critical." */
static bool check_not_critical(const struct der_reader *reader, enum extension_id id,
                               const struct extension *extension)
{
    bool must_not = id == EXTENSION_AUTHORITY_KEY_IDENTIFIER ||
                    id == EXTENSION_SUBJECT_KEY_IDENTIFIER;
    return !must_not || !extension->critical ||
           der_flaw(reader, ERROR_RULE, der_offset(reader, extension->oid),
                    id == EXTENSION_AUTHORITY_KEY_IDENTIFIER ? "RFC 5280 4.2.1.1"
                                                             : "RFC 5280 4.2.1.2",
                    "critical", "want a key identifier that is not critical");
}

/* Reads the value of a known extension. Whoever only looks is told of a value that
 * cannot be read, and goes on without it. */
static bool read_value(const struct der_reader *reader, enum extension_id id,
                       const struct extension *extension, struct extensions *extensions)
{
    struct error error = {0};
    struct der_reader inner = der_reader_within(reader, extension->value);
    inner.error = &error;
    if (rows[id].read(&inner, extensions) && der_finish(&inner, "extnValue")) {
        extensions_add(extensions, id, extension->critical);
        return check_not_critical(reader, id, extension);
    }
    return der_flaw(reader, error.kind, error.offset, error.source, "extnValue",
                    "%.140s", error.message);
}

/* RFC 5280 4.2: "A certificate MUST NOT include more than one instance of a particular
 * extension." SEEN holds the identifiers of the COUNT before. */
static bool check_once(const struct der_reader *reader, struct bytes oid,
                       const struct bytes *seen, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (bytes_equal(oid, seen[i]))
            return der_flaw(reader, ERROR_RULE, der_offset(reader, oid), "RFC 5280 4.2",
                            "extnID", "want each extension once, have one again");
    return true;
}

static bool read_list(struct der_reader *list, struct extensions *extensions)
{
    struct bytes seen[EXTENSIONS_MAX];
    struct extension extension;
    for (size_t count = 0; !der_at_end(list); count++) {
        if (count == EXTENSIONS_MAX)
            return der_fail(list, ERROR_LIMIT, list->position, NULL, "Extensions",
                            "want at most %d extensions, have more", EXTENSIONS_MAX);
        if (!read_extension(list, &extension) ||
            !check_once(list, extension.oid, seen, count))
            return false;
        seen[count] = extension.oid;
        enum extension_id id = extension_id_of(extension.oid);
        if (id != EXTENSION_COUNT && !read_value(list, id, &extension, extensions))
            return false;
    }
    return der_finish(list, "Extensions");
}

/* Extensions ::= SEQUENCE SIZE (1..MAX) OF Extension */
bool extensions_read(struct der_reader *reader, enum extensions_owner owner,
                     struct extensions *extensions)
{
    struct der_reader outer = *reader, inner;
    (void)owner;
    memset(extensions, 0, sizeof *extensions);
    if (!der_read_element(reader, DER_SEQUENCE, "Extensions", &extensions->element) ||
        !der_enter(&outer, DER_SEQUENCE, "Extensions", &inner))
        return false;
    if (der_at_end(&inner) &&
        !der_flaw(reader, ERROR_RULE, der_offset(reader, extensions->element),
                  "RFC 5280 4.2", "Extensions",
                  "want at least one extension, have none"))
        return false;
    return read_list(&inner, extensions);
}

void extensions_write(struct der_writer *writer, const struct extensions *extensions)
{
    if (extensions->present == 0)
        return;
    der_begin(writer, DER_SEQUENCE);
    for (enum extension_id id = 0; id < EXTENSION_COUNT; id++) {
        if (!extensions_has(extensions, id))
            continue;
        der_begin(writer, DER_SEQUENCE);
        der_write_oid(writer, *rows[id].oid);
        der_write_default_false(writer, extensions_is_critical(extensions, id));
        der_begin(writer, DER_OCTET_STRING);
        rows[id].write(writer, extensions);
        der_end(writer);
        der_end(writer);
    }
    der_end(writer);
}

void extensions_add(struct extensions *extensions, enum extension_id id, bool critical)
{
    uint32_t bit = (uint32_t)1 << id;
    extensions->present |= bit;
    extensions->critical =
        critical ? extensions->critical | bit : extensions->critical & ~bit;
}

bool extensions_has(const struct extensions *extensions, enum extension_id id)
{
    return (extensions->present >> id & 1) != 0;
}

bool extensions_is_critical(const struct extensions *extensions, enum extension_id id)
{
    return (extensions->present & extensions->critical) >> id & 1;
}

/* Enters the SEQUENCE that is ELEMENT, or stands at the end of nothing. */
static struct der_reader enter_again(struct bytes element, struct error *error)
{
    struct der_reader reader = der_reader_again(element, error), inner;
    if (element.length == 0 || !der_enter(&reader, DER_SEQUENCE, "SEQUENCE", &inner))
        inner = reader;
    return inner;
}

void extensions_walk_begin(struct extensions_walk *walk, struct bytes element)
{
    memset(walk, 0, sizeof *walk);
    walk->reader = enter_again(element, &walk->error);
}

bool extensions_walk_next(struct extensions_walk *walk, struct extension *extension)
{
    return !der_at_end(&walk->reader) && read_extension(&walk->reader, extension);
}

void key_purpose_walk_begin(struct key_purpose_walk *walk, struct bytes ext_key_usage)
{
    memset(walk, 0, sizeof *walk);
    walk->reader = enter_again(ext_key_usage, &walk->error);
}

bool key_purpose_walk_next(struct key_purpose_walk *walk, struct bytes *oid)
{
    return !der_at_end(&walk->reader) &&
           der_read_oid(&walk->reader, "KeyPurposeId", oid);
}
