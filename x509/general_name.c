/* general_name.c -- GeneralName and GeneralNames, read, written and shown. */
#include "general_name.h"

#include "../asn1/der_any.h"
#include "../asn1/der_string.h"
#include "../asn1/oid.h"
#include "../asn1/text.h"
#include "name.h"
#include "name_compare.h"

#define IPV4_LENGTH 4
#define IPV6_LENGTH 16

/* GeneralName ::= CHOICE {
 *     otherName                  [0] OtherName,
 *     rfc822Name                 [1] IA5String,
 *     dNSName                    [2] IA5String,
 *     x400Address                [3] ORAddress,
 *     directoryName              [4] Name,  -- EXPLICIT, for Name is a CHOICE
 *     ediPartyName               [5] EDIPartyName,
 *     uniformResourceIdentifier  [6] IA5String,
 *     iPAddress                  [7] OCTET STRING,
 *     registeredID               [8] OBJECT IDENTIFIER } */
static uint8_t tag_of(enum general_name_type type)
{
    switch (type) {
    case GENERAL_NAME_OTHER:
    case GENERAL_NAME_X400:
    case GENERAL_NAME_DIRECTORY:
    case GENERAL_NAME_EDI_PARTY:
        return (uint8_t)DER_CONTEXT_CONSTRUCTED(type);
    default:
        return (uint8_t)DER_CONTEXT(type);
    }
}

static bool check_ip(const struct der_reader *reader, struct bytes value,
                     bool is_constraint)
{
    size_t width = is_constraint ? 2 : 1;
    return value.length == width * IPV4_LENGTH || value.length == width * IPV6_LENGTH ||
           der_flaw(reader, ERROR_RULE, der_offset(reader, value),
                    is_constraint ? "RFC 5280 4.2.1.10" : "RFC 5280 4.2.1.6",
                    "iPAddress", "want %zu or %zu octets, have %zu",
                    width * IPV4_LENGTH, width * IPV6_LENGTH, value.length);
}

static bool check_directory_name(const struct der_reader *reader, struct bytes *value)
{
    struct der_reader inner = der_reader_within(reader, *value);
    return name_read(&inner, "directoryName", value) &&
           der_finish(&inner, "directoryName");
}

/* OtherName ::= SEQUENCE {
 *     type-id  OBJECT IDENTIFIER,
 *     value    [0] EXPLICIT ANY } -- DEFINED BY type-id */
static bool check_other_name(const struct der_reader *reader, struct bytes value)
{
    struct der_reader inner = der_reader_within(reader, value), wrapped;
    struct bytes type;
    return der_read_oid(&inner, "type-id", &type) &&
           der_enter(&inner, DER_CONTEXT_CONSTRUCTED(0), "value", &wrapped) &&
           der_read_value(&wrapped, "value", NULL, NULL, NULL) &&
           der_finish(&wrapped, "value") && der_finish(&inner, "otherName");
}

/* DirectoryString ::= CHOICE { teletexString, printableString, universalString, utf8String,
 * bmpString } -- under an EXPLICIT tag, for it is a CHOICE */
static bool read_directory_string(struct der_reader *reader, uint8_t tag,
                                  const char *field)
{
    struct der_reader inner;
    struct bytes contents;
    uint8_t type = 0;
    if (!der_enter(reader, tag, field, &inner))
        return false;
    size_t offset = inner.position;
    if (!der_read_any(&inner, field, &type, &contents, NULL))
        return false;
    if (type != DER_TELETEX_STRING && type != DER_PRINTABLE_STRING &&
        type != DER_UNIVERSAL_STRING && type != DER_UTF8_STRING &&
        type != DER_BMP_STRING)
        return der_fail(&inner, ERROR_ENCODING, offset, "RFC 5280 A.1", field,
                        "want a DirectoryString, have another type");
    return der_check_string(&inner, type, field, contents) && der_finish(&inner, field);
}

/* EDIPartyName ::= SEQUENCE {
 *     nameAssigner  [0] DirectoryString OPTIONAL,
 *     partyName     [1] DirectoryString } */
static bool check_edi_party(const struct der_reader *reader, struct bytes value)
{
    struct der_reader inner = der_reader_within(reader, value);
    return (!der_next_is(&inner, DER_CONTEXT_CONSTRUCTED(0)) ||
            read_directory_string(&inner, DER_CONTEXT_CONSTRUCTED(0),
                                  "nameAssigner")) &&
           read_directory_string(&inner, DER_CONTEXT_CONSTRUCTED(1), "partyName") &&
           der_finish(&inner, "ediPartyName");
}

static bool check_value(const struct der_reader *reader, bool is_constraint,
                        struct general_name *name)
{
    switch (name->type) {
    case GENERAL_NAME_OTHER:
        return der_reader_is_again(reader) || check_other_name(reader, name->value);
    case GENERAL_NAME_X400:
        return der_check_inside(reader, "x400Address", name->value);
    case GENERAL_NAME_EDI_PARTY:
        return der_reader_is_again(reader) || check_edi_party(reader, name->value);
    case GENERAL_NAME_EMAIL:
        return der_check_string(reader, DER_IA5_STRING, "rfc822Name", name->value);
    case GENERAL_NAME_DNS:
        return der_check_string(reader, DER_IA5_STRING, "dNSName", name->value);
    case GENERAL_NAME_URI:
        return der_check_string(reader, DER_IA5_STRING, "uniformResourceIdentifier",
                                name->value);
    case GENERAL_NAME_DIRECTORY:
        return check_directory_name(reader, &name->value);
    case GENERAL_NAME_IP:
        return check_ip(reader, name->value, is_constraint);
    default:
        return true;
    }
}

bool general_name_read(struct der_reader *reader, bool is_constraint,
                       struct general_name *name)
{
    uint8_t tag;
    size_t offset = reader->position;
    if (der_next_is(reader, tag_of(GENERAL_NAME_REGISTERED_ID))) {
        name->type = GENERAL_NAME_REGISTERED_ID;
        return der_read_tagged_oid(reader, tag_of(name->type), "registeredID",
                                   &name->value);
    }
    if (!der_read_any(reader, "GeneralName", &tag, &name->value, NULL))
        return false;
    name->type = tag & 0x1f;
    if (name->type > GENERAL_NAME_REGISTERED_ID || tag != tag_of(name->type))
        return der_fail(reader, ERROR_ENCODING, offset, "RFC 5280 4.2.1.6",
                        "GeneralName",
                        "want one of the tags [0] to [8], have octet %02X", tag);
    return check_value(reader, is_constraint, name);
}

void general_name_write(struct der_writer *writer, const struct general_name *name)
{
    der_write(writer, tag_of(name->type), name->value);
}

/* GeneralNames ::= SEQUENCE SIZE (1..MAX) OF GeneralName */
bool general_names_read(struct der_reader *reader, uint8_t tag, const char *field,
                        struct bytes *names)
{
    struct der_reader inner;
    struct general_name name;
    if (!der_enter_element(reader, tag, field, names, &inner))
        return false;
    if (der_at_end(&inner))
        return der_flaw(reader, ERROR_RULE, der_offset(reader, *names),
                        "RFC 5280 4.2.1.6", field, "want at least one name, have none");
    while (!der_at_end(&inner))
        if (!general_name_read(&inner, false, &name))
            return false;
    return der_finish(&inner, field);
}

void general_names_walk_begin(struct general_names_walk *walk, struct bytes names)
{
    memset(walk, 0, sizeof *walk);
    struct der_reader reader = der_reader_again(names, &walk->error);
    if (names.length == 0 ||
        !der_enter(&reader, names.data[0], "GeneralNames", &walk->reader))
        walk->reader = reader;
}

bool general_names_walk_next(struct general_names_walk *walk, struct general_name *name)
{
    return !der_at_end(&walk->reader) && general_name_read(&walk->reader, false, name);
}

bool general_names_have_directory(struct bytes names, struct bytes directory)
{
    struct general_names_walk walk;
    struct general_name name;
    general_names_walk_begin(&walk, names);
    while (general_names_walk_next(&walk, &name))
        if (name.type == GENERAL_NAME_DIRECTORY && name_equal(name.value, directory))
            return true;
    return false;
}

static void put_ascii(struct text *text, const char *label, struct bytes value)
{
    text_put(text, label, strlen(label));
    for (size_t i = 0; i < value.length; i++) {
        uint8_t c = value.data[i];
        if (c < 0x20 || c >= 0x7f || c == '\\' || c == ',')
            text_format(text, "\\%02X", c);
        else
            text_put(text, (const char *)&c, 1);
    }
}

static void put_ip(struct text *text, struct bytes value)
{
    text_format(text, "IP Address:");
    for (size_t i = 0; value.length == IPV4_LENGTH && i < IPV4_LENGTH; i++)
        text_format(text, "%s%u", i == 0 ? "" : ".", value.data[i]);
    for (size_t i = 0; value.length == IPV6_LENGTH && i < IPV6_LENGTH; i += 2)
        text_format(text, "%s%X", i == 0 ? "" : ":",
                    (unsigned)value.data[i] << 8 | value.data[i + 1]);
    if (value.length != IPV4_LENGTH && value.length != IPV6_LENGTH)
        text_format(text, "<invalid>");
}

static void put_directory_name(struct text *text, struct bytes value)
{
    text_format(text, "DirName:");
    bool has_room = text->length < text->size;
    text->length += name_to_text(value, has_room ? text->at + text->length : NULL,
                                 has_room ? text->size - text->length : 0);
}

size_t general_name_to_text(const struct general_name *name, char *text, size_t size)
{
    struct text out = text_of(text, size);
    char dotted[OID_TEXT_SIZE];
    switch (name->type) {
    case GENERAL_NAME_EMAIL:
        put_ascii(&out, "email:", name->value);
        break;
    case GENERAL_NAME_DNS:
        put_ascii(&out, "DNS:", name->value);
        break;
    case GENERAL_NAME_URI:
        put_ascii(&out, "URI:", name->value);
        break;
    case GENERAL_NAME_IP:
        put_ip(&out, name->value);
        break;
    case GENERAL_NAME_DIRECTORY:
        put_directory_name(&out, name->value);
        break;
    case GENERAL_NAME_REGISTERED_ID:
        text_format(&out, "Registered ID:%s", oid_to_text(name->value, dotted));
        break;
    case GENERAL_NAME_OTHER:
        text_format(&out, "othername:<unsupported>");
        break;
    case GENERAL_NAME_X400:
        text_format(&out, "X400Name:<unsupported>");
        break;
    case GENERAL_NAME_EDI_PARTY:
        text_format(&out, "EdiPartyName:<unsupported>");
        break;
    }
    return text_end(&out);
}
