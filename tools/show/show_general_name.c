/* show_general_name.c -- GeneralNames as text.
 *
 *   GeneralName ::= CHOICE {
 *       otherName                  [0] OtherName,
 *       rfc822Name                 [1] IA5String,
 *       dNSName                    [2] IA5String,
 *       x400Address                [3] ORAddress,
 *       directoryName              [4] Name,
 *       ediPartyName               [5] EDIPartyName,
 *       uniformResourceIdentifier  [6] IA5String,
 *       iPAddress                  [7] OCTET STRING,
 *       registeredID               [8] OBJECT IDENTIFIER }
 */
#include "show_general_name.h"

#include "../../asn1/oid.h"
#include "show_name.h"

void show_address(const struct show *show, struct bytes octets)
{
    const uint8_t *at = octets.data;
    if (octets.length == 4) {
        show_format(show, "%u.%u.%u.%u", at[0], at[1], at[2], at[3]);
    } else if (octets.length == 16) {
        for (size_t i = 0; i < 16; i += 2)
            show_format(show, "%s%X", i == 0 ? "" : ":",
                        (unsigned)at[i] << 8 | at[i + 1]);
    } else {
        show_format(show, "<invalid length=%zu>", octets.length);
    }
}

/* otherNames whose type OpenSSL knows by a word. */
static const struct {
    const char *dotted, *word;
    uint8_t tag;
} other_names[] = {
    {"1.3.6.1.5.5.7.8.9", "SmtpUTF8Mailbox", DER_UTF8_STRING},
    {"1.3.6.1.5.5.7.8.5", "XmppAddr", DER_UTF8_STRING},
    {"1.3.6.1.5.5.7.8.7", "SRVName", DER_IA5_STRING},
    {"1.3.6.1.4.1.311.20.2.3", "UPN", DER_UTF8_STRING},
    {"1.3.6.1.5.5.7.8.8", "NAIRealm", DER_UTF8_STRING},
};
#define OTHER_NAME_COUNT (sizeof other_names / sizeof other_names[0])

/* What stands between the type of an otherName and its value. */
struct other_form {
    const char *before_word, *before_oid, *separator;
    bool is_value;
};

static bool is_text(uint8_t tag, bool is_value)
{
    return tag == DER_IA5_STRING || tag == DER_UTF8_STRING ||
           (!is_value && tag == DER_PRINTABLE_STRING);
}

/* OtherName ::= SEQUENCE { type-id OBJECT IDENTIFIER, value [0] EXPLICIT ANY } */
static bool show_other_name(const struct show *show, struct der_reader *reader,
                            const struct other_form *form)
{
    struct der_reader inner, wrapped;
    struct bytes oid, contents;
    uint8_t tag;
    char dotted[OID_TEXT_SIZE];
    size_t i = 0;
    if (!der_enter(reader, DER_CONTEXT_CONSTRUCTED(0), "otherName", &inner) ||
        !der_read_oid(&inner, "type-id", &oid) ||
        !der_enter(&inner, DER_CONTEXT_CONSTRUCTED(0), "value", &wrapped) ||
        !der_read_any(&wrapped, "value", &tag, &contents, NULL) ||
        !der_finish(&wrapped, "value") || !der_finish(&inner, "otherName"))
        return false;
    oid_to_text(oid, dotted);
    while (i < OTHER_NAME_COUNT && strcmp(other_names[i].dotted, dotted) != 0)
        i++;
    if (i < OTHER_NAME_COUNT && tag != other_names[i].tag) {
        show_format(show, "othername:<unsupported>");
        return !form->is_value;
    }
    if (i < OTHER_NAME_COUNT) {
        show_format(show, "%s%s:%s", form->before_word, other_names[i].word,
                    form->separator);
    } else {
        show_format(show, "%s", form->before_oid);
        show_oid(show, oid);
        show_format(show, ":%s", form->separator);
    }
    if (i == OTHER_NAME_COUNT && !is_text(tag, form->is_value)) {
        show_format(show, "<unsupported>");
        return true;
    }
    if (form->is_value && show_until_nul(contents).length < contents.length)
        return false;
    show_safe(show, show_until_nul(contents));
    return true;
}

/* The kinds that are printed as they stand. */
static const char *text_label(uint8_t tag)
{
    switch (tag) {
    case DER_CONTEXT(1):
        return "email:";
    case DER_CONTEXT(2):
        return "DNS:";
    case DER_CONTEXT(6):
        return "URI:";
    default:
        return NULL;
    }
}

static bool show_registered_id(const struct show *show, struct der_reader *reader)
{
    struct bytes oid;
    if (!der_read_tagged_oid(reader, DER_CONTEXT(8), "registeredID", &oid))
        return false;
    show_format(show, "Registered ID:");
    show_oid(show, oid);
    return true;
}

static bool is_directory_string(uint8_t tag)
{
    return tag == DER_TELETEX_STRING || tag == DER_PRINTABLE_STRING ||
           tag == DER_UNIVERSAL_STRING || tag == DER_UTF8_STRING ||
           tag == DER_BMP_STRING;
}

/* [NUMBER] EXPLICIT DirectoryString */
static bool read_directory_string(struct der_reader *reader, unsigned number,
                                  const char *field)
{
    struct der_reader wrapped;
    uint8_t tag;
    return der_enter(reader, (uint8_t)DER_CONTEXT_CONSTRUCTED(number), field,
                     &wrapped) &&
           der_read_any(&wrapped, field, &tag, NULL, NULL) &&
           is_directory_string(tag) && der_finish(&wrapped, field);
}

/* EDIPartyName ::= SEQUENCE {
 *     nameAssigner  [0] DirectoryString OPTIONAL,
 *     partyName     [1] DirectoryString } -- a CHOICE, so that the tags are EXPLICIT */
static bool show_edi_party_name(const struct show *show, struct der_reader *reader)
{
    struct der_reader inner;
    show_format(show, "EdiPartyName:<unsupported>");
    return der_enter(reader, DER_CONTEXT_CONSTRUCTED(5), "ediPartyName", &inner) &&
           (!der_next_is(&inner, DER_CONTEXT_CONSTRUCTED(0)) ||
            read_directory_string(&inner, 0, "nameAssigner")) &&
           read_directory_string(&inner, 1, "partyName") &&
           der_finish(&inner, "ediPartyName");
}

/* The kinds that look the same in both forms. */
static bool show_other_kind(const struct show *show, struct der_reader *reader)
{
    struct bytes contents;
    if (der_next_is(reader, DER_CONTEXT(8)))
        return show_registered_id(show, reader);
    if (der_next_is(reader, DER_CONTEXT(7))) {
        if (!der_read(reader, DER_CONTEXT(7), "iPAddress", &contents))
            return false;
        show_format(show, "IP Address:");
        show_address(show, contents);
        return true;
    }
    if (der_next_is(reader, DER_CONTEXT_CONSTRUCTED(5)))
        return show_edi_party_name(show, reader);
    show_format(show, "X400Name:<unsupported>");
    return der_read(reader, DER_CONTEXT_CONSTRUCTED(3), "x400Address", &contents);
}

/* Enters directoryName and leaves INNER before the Name. */
static bool enter_directory(const struct show *show, struct der_reader *reader,
                            struct der_reader *inner)
{
    show_format(show, "DirName:");
    return der_enter(reader, DER_CONTEXT_CONSTRUCTED(4), "directoryName", inner);
}

bool show_general_name_value(const struct show *show, struct der_reader *reader)
{
    /* 3.0 prints the colon of the list behind the one of the name. */
    static const struct other_form form_3_0 = {"othername: ", "othername: ", ":", true};
    static const struct other_form form_3_5 = {"othername: ", "othername: ", "", true};
    struct der_reader inner;
    struct bytes contents;
    uint8_t tag;
    if (der_next_is(reader, DER_CONTEXT_CONSTRUCTED(0)))
        return show_other_name(show, reader,
                               show->like == SHOW_LIKE_3_0 ? &form_3_0 : &form_3_5);
    if (der_next_is(reader, DER_CONTEXT_CONSTRUCTED(4)))
        return enter_directory(show, reader, &inner) &&
               show_name_slashes(show, &inner) && der_finish(&inner, "directoryName");
    struct der_reader ahead = *reader;
    if (!der_read_any(&ahead, "GeneralName", &tag, &contents, NULL))
        return false;
    if (text_label(tag) == NULL)
        return show_other_kind(show, reader);
    *reader = ahead;
    show_format(show, "%s", text_label(tag));
    show_safe(show, contents);
    return show_until_nul(contents).length == contents.length;
}

bool show_general_name(const struct show *show, struct der_reader *reader)
{
    static const struct other_form form = {"othername:", "othername: ", "", false};
    struct der_reader inner;
    struct bytes contents;
    uint8_t tag;
    if (der_next_is(reader, DER_CONTEXT_CONSTRUCTED(0)))
        return show_other_name(show, reader, &form);
    if (der_next_is(reader, DER_CONTEXT_CONSTRUCTED(4)))
        return enter_directory(show, reader, &inner) &&
               show_name(show, &inner, SHOW_NAME_SPACED) &&
               der_finish(&inner, "directoryName");
    struct der_reader ahead = *reader;
    if (!der_read_any(&ahead, "GeneralName", &tag, &contents, NULL))
        return false;
    if (text_label(tag) == NULL)
        return show_other_kind(show, reader);
    *reader = ahead;
    show_format(show, "%s", text_label(tag));
    show_printable(show, contents);
    return true;
}
