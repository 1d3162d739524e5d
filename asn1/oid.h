/* oid.h -- OBJECT IDENTIFIERs (X.690 section 8.19): octets, dotted text, and the names
 * that OpenSSL's users know.
 *
 * Inside certwright an identifier is its contents octets. Those that code compares with
 * are listed here; the names of all others that are worth printing are in
 * oid_names.c. */
#ifndef CERTWRIGHT_OID_H
#define CERTWRIGHT_OID_H

#include "der_reader.h"
#include "der_writer.h"

/* No identifier in use comes near these; printing one takes time that grows with
 * them. */
#define OID_ARCS_MAX   32
#define OID_OCTETS_MAX (OID_ARCS_MAX * 9) /* an arc below 2^63 has 9 octets */
#define OID_TEXT_SIZE                                                                  \
    (OID_ARCS_MAX * 20 + 20) /* and 19 digits and a dot; with the NUL */

/* The contents octets of an identifier, a string literal, as a struct bytes. */
#define OID_OCTETS(text)                                                               \
    {                                                                                  \
        (const uint8_t *)(text), sizeof(text) - 1                                      \
    }

/* Attribute types of names, X.520 and RFC 4519. */
extern const struct bytes oid_common_name, oid_country_name, oid_domain_component,
    oid_email_address;

/* Public keys and signatures, RFC 8017 appendix A. */
extern const struct bytes oid_rsa_encryption, oid_rsaes_oaep, oid_mgf1, oid_rsassa_pss,
    oid_sha1_with_rsa_encryption, oid_sha224_with_rsa_encryption,
    oid_sha256_with_rsa_encryption, oid_sha384_with_rsa_encryption,
    oid_sha512_with_rsa_encryption, oid_sha512_224_with_rsa_encryption,
    oid_sha512_256_with_rsa_encryption;

/* The same on curves, RFC 5480, RFC 5758 section 3.2 and RFC 8410 section 3. */
extern const struct bytes oid_ec_public_key, oid_ecdsa_with_sha1, oid_ecdsa_with_sha224,
    oid_ecdsa_with_sha256, oid_ecdsa_with_sha384, oid_ecdsa_with_sha512, oid_ed25519,
    oid_x25519;

/* Extensions of certificates, RFC 5280 section 4.2. */
extern const struct bytes oid_subject_key_identifier, oid_key_usage,
    oid_subject_alt_name, oid_basic_constraints, oid_name_constraints,
    oid_crl_distribution_points, oid_certificate_policies, oid_policy_mappings,
    oid_authority_key_identifier, oid_policy_constraints, oid_ext_key_usage,
    oid_freshest_crl, oid_inhibit_any_policy, oid_authority_info_access;

/* Extensions of CRLs, section 5.2, and of their entries, section 5.3. */
extern const struct bytes oid_crl_number, oid_reason_code, oid_invalidity_date,
    oid_delta_crl_indicator, oid_issuing_distribution_point, oid_certificate_issuer;

/* The policy that stands for all others, RFC 5280 section 4.2.1.4. */
extern const struct bytes oid_any_policy;

/* Purposes, RFC 5280 section 4.2.1.12. */
extern const struct bytes oid_any_purpose, oid_server_auth, oid_client_auth,
    oid_email_protection;

/* PKCS#9 attributes of a request, RFC 2985 section 5.4.2. */
extern const struct bytes oid_extension_request;

/* What people call an identifier. */
struct oid_name {
    const char *dotted;     /* "2.5.4.3" */
    const char *short_name; /* "CN" */
    const char *long_name;  /* "commonName" */
};

/* oid_name_at returns the entry INDEX of the table, which is in ascending order of its
 * arcs, or NULL behind the last one. */
const struct oid_name *oid_name_at(size_t index);

/* oid_name_of returns the names of OID, as OpenSSL 3.0 has them, or NULL if it has none
 * here. */
const struct oid_name *oid_name_of(struct bytes oid);

/* oid_newer_name_at and oid_newer_name_of do the same with the names that came, or
 * changed, between OpenSSL 3.0 and 3.5. */
const struct oid_name *oid_newer_name_at(size_t index);
const struct oid_name *oid_newer_name_of(struct bytes oid);

/* oid_name_by_text returns the entry whose short name, long name or dotted text is
 * TEXT, LENGTH characters, case aside; or NULL. */
const struct oid_name *oid_name_by_text(const char *text, size_t length);

/* oid_to_text writes OID as dotted decimal with its NUL, and returns TEXT. OID must be
 * valid, as der_read_oid makes sure; otherwise the text is "?". */
const char *oid_to_text(struct bytes oid, char text[OID_TEXT_SIZE]);

/* oid_from_text encodes dotted decimal text into OCTETS. False if TEXT is not an OBJECT
 * IDENTIFIER of at most OID_ARCS_MAX arcs, each below 2^63. */
bool oid_from_text(const char *text, uint8_t octets[OID_OCTETS_MAX], size_t *length)
    __attribute__((warn_unused_result));

/* der_read_oid reads an OBJECT IDENTIFIER. It must have at least one octet, each arc in
 * its shortest form (X.690 8.19.2), at most OID_ARCS_MAX arcs, each below 2^63. */
static inline bool der_read_oid(struct der_reader *reader, const char *field,
                                struct bytes *oid) __attribute__((warn_unused_result));

/* der_read_tagged_oid does the same under an IMPLICIT tag. */
static inline bool der_read_tagged_oid(struct der_reader *reader, uint8_t tag,
                                       const char *field, struct bytes *oid)
    __attribute__((warn_unused_result));

/* der_write_oid writes the contents octets OID as an OBJECT IDENTIFIER. */
void der_write_oid(struct der_writer *writer, struct bytes oid);

/* oid_is_plain tells whether OID is one of those, nearly all, that are valid because
 * they have at most nine octets, which are neither too many arcs nor too large ones;
 * none of them is 80, with which no arc may start; and the last one ends its arc. */
bool oid_is_plain(struct bytes oid);

/* der_check_oid checks any OID, the contents of an OBJECT IDENTIFIER that READER had at
 * OFFSET. It takes the reader by value as der_reader_inline.h explains. */
bool der_check_oid(struct der_reader reader, size_t offset, const char *field,
                   struct bytes oid) __attribute__((warn_unused_result));

/* Most have three octets: the attribute types and extensions of X.500. */
DER_INLINE bool der_read_tagged_oid(struct der_reader *reader, uint8_t tag,
                                    const char *field, struct bytes *oid)
{
    size_t offset = reader->position;
    if (!der_read(reader, tag, field, oid))
        return false;
    bool is_plain = oid->length == 3 && oid->data[0] != 0x80 && oid->data[1] != 0x80 &&
                    oid->data[2] < 0x80;
    return is_plain || oid_is_plain(*oid) ||
           der_check_oid(*reader, offset, field, *oid);
}

DER_INLINE bool der_read_oid(struct der_reader *reader, const char *field,
                             struct bytes *oid)
{
    return der_read_tagged_oid(reader, DER_OID, field, oid);
}

#endif
