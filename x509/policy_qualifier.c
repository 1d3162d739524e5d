/* policy_qualifier.c -- qualifiers of certificate policies. */
#include "policy_qualifier.h"

#include "../asn1/der_any.h"
#include "../asn1/der_string.h"
#include "../asn1/der_values.h"
#include "../asn1/oid.h"

/* id-qt-cps, 1.3.6.1.5.5.7.2.1, and id-qt-unotice, 1.3.6.1.5.5.7.2.2 */
static const struct bytes cps = OID_OCTETS("\x2b\x06\x01\x05\x05\x07\x02\x01");
static const struct bytes user_notice = OID_OCTETS("\x2b\x06\x01\x05\x05\x07\x02\x02");

/* DisplayText ::= CHOICE { ia5String, visibleString, bmpString, utf8String }. How long it is
 * is not asked: whoever relies on a certificate is to get over more than 200 characters. */
static bool read_display_text(struct der_reader *reader, const char *field)
{
    struct bytes contents;
    uint8_t tag = 0;
    size_t offset = reader->position;
    if (!der_read_any(reader, field, &tag, &contents, NULL))
        return false;
    if (tag != DER_IA5_STRING && tag != DER_VISIBLE_STRING && tag != DER_BMP_STRING &&
        tag != DER_UTF8_STRING)
        return der_flaw(reader, ERROR_ENCODING, offset, "RFC 5280 4.2.1.4", field,
                        "want a DisplayText, have another type");
    return der_check_string(reader, tag, field, contents);
}

/* NoticeReference ::= SEQUENCE {
 *     organization   DisplayText,
 *     noticeNumbers  SEQUENCE OF INTEGER } */
static bool read_notice_reference(struct der_reader *reader)
{
    struct der_reader inner, numbers;
    struct bytes number;
    if (!der_enter(reader, DER_SEQUENCE, "noticeRef", &inner) ||
        !read_display_text(&inner, "organization") ||
        !der_enter(&inner, DER_SEQUENCE, "noticeNumbers", &numbers) ||
        !der_finish(&inner, "noticeRef"))
        return false;
    while (!der_at_end(&numbers))
        if (!der_read_integer(&numbers, "noticeNumbers", &number))
            return false;
    return der_finish(&numbers, "noticeNumbers");
}

/* UserNotice ::= SEQUENCE {
 *     noticeRef     NoticeReference OPTIONAL,
 *     explicitText  DisplayText OPTIONAL } */
static bool read_user_notice(struct der_reader *reader)
{
    struct der_reader inner;
    return der_enter(reader, DER_SEQUENCE, "userNotice", &inner) &&
           (!der_next_is(&inner, DER_SEQUENCE) || read_notice_reference(&inner)) &&
           (der_at_end(&inner) || read_display_text(&inner, "explicitText")) &&
           der_finish(&inner, "userNotice");
}

/* CPSuri ::= IA5String */
static bool read_cps(struct der_reader *reader)
{
    struct bytes uri;
    return der_read(reader, DER_IA5_STRING, "cPSuri", &uri) &&
           der_check_string(reader, DER_IA5_STRING, "cPSuri", uri);
}

/* PolicyQualifierInfo ::= SEQUENCE {
 *     policyQualifierId  OBJECT IDENTIFIER,
 *     qualifier          ANY } -- DEFINED BY policyQualifierId */
bool policy_qualifier_read(struct der_reader *reader)
{
    struct der_reader inner;
    struct bytes id, ignored;
    if (der_reader_is_again(reader))
        return der_read_element(reader, DER_SEQUENCE, "PolicyQualifierInfo", &ignored);
    return der_enter(reader, DER_SEQUENCE, "PolicyQualifierInfo", &inner) &&
           der_read_oid(&inner, "policyQualifierId", &id) &&
           (bytes_equal(id, cps) ? read_cps(&inner)
            : bytes_equal(id, user_notice)
                ? read_user_notice(&inner)
                : der_read_value(&inner, "qualifier", NULL, NULL, NULL)) &&
           der_finish(&inner, "PolicyQualifierInfo");
}
