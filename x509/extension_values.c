/* extension_values.c -- the values of the extensions that certwright decodes, RFC 5280
 * sections 4.2.1.1 to 4.2.1.12, 4.2.2.1, 5.2.3 and 5.2.4. Policies, names and
 * distribution points have files of their own. */
#include "extension_values.h"

#include "../asn1/der_values.h"
#include "../asn1/oid.h"
#include "general_name.h"

#define CRL_NUMBER_LENGTH_MAX 20 /* contents octets of the INTEGER */

/* BasicConstraints ::= SEQUENCE {
 *     cA                 BOOLEAN DEFAULT FALSE,
 *     pathLenConstraint  INTEGER (0..MAX) OPTIONAL } */
bool basic_constraints_read(struct der_reader *reader, struct extensions *extensions)
{
    struct basic_constraints *value = &extensions->basic_constraints;
    struct der_reader inner;
    size_t offset = reader->position;
    if (!der_enter(reader, DER_SEQUENCE, "basicConstraints", &inner) ||
        !der_read_default_false(&inner, "cA", &value->ca))
        return false;
    value->has_path_length = der_next_is(&inner, DER_INTEGER);
    if (value->has_path_length &&
        !der_read_clamped(&inner, DER_INTEGER, "pathLenConstraint", PATH_LENGTH_MAX,
                          &value->path_length))
        return false;
    if (!der_finish(&inner, "basicConstraints"))
        return false;
    /* "CAs MUST NOT include the pathLenConstraint field unless the cA boolean is
     * asserted". */
    return value->ca || !value->has_path_length ||
           der_flaw(reader, ERROR_RULE, offset, "RFC 5280 4.2.1.9", "pathLenConstraint",
                    "want cA TRUE with this field, have FALSE");
}

void basic_constraints_write(struct der_writer *writer,
                             const struct extensions *extensions)
{
    const struct basic_constraints *value = &extensions->basic_constraints;
    der_begin(writer, DER_SEQUENCE);
    der_write_default_false(writer, value->ca);
    if (value->has_path_length)
        der_write_small(writer, value->path_length);
    der_end(writer);
}

/* KeyUsage ::= BIT STRING { digitalSignature(0), ..., decipherOnly(8) } */
bool key_usage_read(struct der_reader *reader, struct extensions *extensions)
{
    size_t offset = reader->position;
    if (!der_read_named_bits(reader, DER_BIT_STRING, "keyUsage", KEY_USAGE_BITS,
                             &extensions->key_usage))
        return false;
    /* "When the keyUsage extension appears in a certificate, at least one of the bits
     * MUST be set to 1." */
    return extensions->key_usage != 0 ||
           der_flaw(reader, ERROR_RULE, offset, "RFC 5280 4.2.1.3", "keyUsage",
                    "want at least one usage, have none");
}

void key_usage_write(struct der_writer *writer, const struct extensions *extensions)
{
    der_write_named_bits(writer, DER_BIT_STRING, extensions->key_usage);
}

/* ExtKeyUsageSyntax ::= SEQUENCE SIZE (1..MAX) OF KeyPurposeId */
bool ext_key_usage_read(struct der_reader *reader, struct extensions *extensions)
{
    struct der_reader inner;
    struct bytes purpose;
    if (!der_enter_element(reader, DER_SEQUENCE, "extKeyUsage",
                           &extensions->ext_key_usage, &inner))
        return false;
    if (der_at_end(&inner))
        return der_flaw(
            reader, ERROR_RULE, der_offset(reader, extensions->ext_key_usage),
            "RFC 5280 4.2.1.12", "extKeyUsage", "want at least one purpose, have none");
    while (!der_at_end(&inner))
        if (!der_read_oid(&inner, "KeyPurposeId", &purpose))
            return false;
    return der_finish(&inner, "extKeyUsage");
}

void ext_key_usage_write(struct der_writer *writer, const struct extensions *extensions)
{
    der_write_raw(writer, extensions->ext_key_usage);
}

/* SubjectAltName ::= GeneralNames */
bool subject_alt_name_read(struct der_reader *reader, struct extensions *extensions)
{
    return general_names_read(reader, DER_SEQUENCE, "subjectAltName",
                              &extensions->subject_alt_name);
}

void subject_alt_name_write(struct der_writer *writer,
                            const struct extensions *extensions)
{
    der_write_raw(writer, extensions->subject_alt_name);
}

/* SubjectKeyIdentifier ::= KeyIdentifier -- OCTET STRING */
bool subject_key_identifier_read(struct der_reader *reader,
                                 struct extensions *extensions)
{
    return der_read(reader, DER_OCTET_STRING, "subjectKeyIdentifier",
                    &extensions->subject_key_identifier);
}

void subject_key_identifier_write(struct der_writer *writer,
                                  const struct extensions *extensions)
{
    der_write(writer, DER_OCTET_STRING, extensions->subject_key_identifier);
}

/* AuthorityKeyIdentifier ::= SEQUENCE {
 *     keyIdentifier              [0] KeyIdentifier OPTIONAL,
 *     authorityCertIssuer        [1] GeneralNames OPTIONAL,
 *     authorityCertSerialNumber  [2] CertificateSerialNumber OPTIONAL } */
bool authority_key_identifier_read(struct der_reader *reader,
                                   struct extensions *extensions)
{
    struct authority_key_identifier *value = &extensions->authority_key_identifier;
    struct der_reader inner;
    size_t offset = reader->position;
    if (!der_enter(reader, DER_SEQUENCE, "authorityKeyIdentifier", &inner) ||
        (der_next_is(&inner, DER_CONTEXT(0)) &&
         !der_read(&inner, DER_CONTEXT(0), "keyIdentifier", &value->key_identifier)) ||
        (der_next_is(&inner, DER_CONTEXT_CONSTRUCTED(1)) &&
         !general_names_read(&inner, DER_CONTEXT_CONSTRUCTED(1), "authorityCertIssuer",
                             &value->authority_cert_issuer)) ||
        (der_next_is(&inner, DER_CONTEXT(2)) &&
         !der_read_tagged_integer(&inner, DER_CONTEXT(2), "authorityCertSerialNumber",
                                  &value->authority_cert_serial)) ||
        !der_finish(&inner, "authorityKeyIdentifier"))
        return false;
    /* "authorityCertIssuer and authorityCertSerialNumber MUST both be present or both
     * be absent" (appendix A.2). */
    return (value->authority_cert_issuer.length > 0) ==
               (value->authority_cert_serial.length > 0) ||
           der_flaw(reader, ERROR_RULE, offset, "RFC 5280 4.2.1.1",
                    "authorityKeyIdentifier",
                    "want issuer and serial number both or neither, have one");
}

void authority_key_identifier_write(struct der_writer *writer,
                                    const struct extensions *extensions)
{
    const struct authority_key_identifier *value =
        &extensions->authority_key_identifier;
    der_begin(writer, DER_SEQUENCE);
    if (value->key_identifier.data != NULL)
        der_write(writer, DER_CONTEXT(0), value->key_identifier);
    der_write_raw(writer, value->authority_cert_issuer);
    if (value->authority_cert_serial.length > 0)
        der_write(writer, DER_CONTEXT(2), value->authority_cert_serial);
    der_end(writer);
}

/* AccessDescription ::= SEQUENCE {
 *     accessMethod    OBJECT IDENTIFIER,
 *     accessLocation  GeneralName } */
static bool read_access_description(struct der_reader *reader)
{
    struct der_reader inner;
    struct bytes method;
    struct general_name location;
    return der_enter(reader, DER_SEQUENCE, "AccessDescription", &inner) &&
           der_read_oid(&inner, "accessMethod", &method) &&
           general_name_read(&inner, false, &location) &&
           der_finish(&inner, "AccessDescription");
}

/* AuthorityInfoAccessSyntax ::= SEQUENCE SIZE (1..MAX) OF AccessDescription */
bool authority_info_access_read(struct der_reader *reader,
                                struct extensions *extensions)
{
    struct der_reader inner;
    struct bytes element;
    if (!der_enter_element(reader, DER_SEQUENCE, "authorityInfoAccess", &element,
                           &inner))
        return false;
    if (der_at_end(&inner) &&
        !der_flaw(reader, ERROR_RULE, der_offset(reader, element), "RFC 5280 4.2.2.1",
                  "authorityInfoAccess", "want at least one description, have none"))
        return false;
    while (!der_at_end(&inner))
        if (!read_access_description(&inner))
            return false;
    extensions->authority_info_access = element;
    return der_finish(&inner, "authorityInfoAccess");
}

void authority_info_access_write(struct der_writer *writer,
                                 const struct extensions *extensions)
{
    der_write_raw(writer, extensions->authority_info_access);
}

/* CRLNumber ::= INTEGER (0..MAX): "Conforming CRL issuers MUST NOT use CRLNumber values
 * longer than 20 octets" (5.2.3). */
static bool read_crl_number(struct der_reader *reader, const char *field,
                            struct bytes *number)
{
    struct der_reader again = *reader;
    struct bytes contents;
    return der_read_unsigned(reader, field, number) &&
           der_read(&again, DER_INTEGER, field, &contents) &&
           (contents.length <= CRL_NUMBER_LENGTH_MAX ||
            der_flaw(reader, ERROR_RULE, der_offset(reader, contents), "RFC 5280 5.2.3",
                     field, "want at most %d octets, have %zu", CRL_NUMBER_LENGTH_MAX,
                     contents.length));
}

bool crl_number_read(struct der_reader *reader, struct extensions *extensions)
{
    return read_crl_number(reader, "cRLNumber", &extensions->crl_number);
}

void crl_number_write(struct der_writer *writer, const struct extensions *extensions)
{
    der_write_unsigned(writer, extensions->crl_number);
}

/* BaseCRLNumber ::= CRLNumber */
bool delta_crl_indicator_read(struct der_reader *reader, struct extensions *extensions)
{
    return read_crl_number(reader, "BaseCRLNumber", &extensions->delta_crl_indicator);
}

void delta_crl_indicator_write(struct der_writer *writer,
                               const struct extensions *extensions)
{
    der_write_unsigned(writer, extensions->delta_crl_indicator);
}
