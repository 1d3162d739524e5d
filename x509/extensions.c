/* extensions.c -- the Extensions list and the table of those whose values are
 * decoded. */
#include "extensions.h"

#include "../asn1/der_any.h"
#include "../asn1/der_values.h"
#include "../asn1/oid.h"
#include "certificate_policies.h"
#include "distribution_point.h"
#include "extension_list.h"
#include "extension_values.h"
#include "name_constraints.h"

/* What RFC 5280 demands with a MUST; SHOULD is not looked at. */
enum criticality {
    EITHER,
    MUST_BE_CRITICAL,
    MUST_NOT_BE_CRITICAL,
};

struct extension_row {
    const struct bytes *oid;
    unsigned owners; /* of enum extensions_owner */
    enum criticality criticality;
    const char *clause; /* that says how critical; NULL for EITHER */
    bool (*read)(struct der_reader *reader, struct extensions *extensions);
    void (*write)(struct der_writer *writer, const struct extensions *extensions);
};

#define CERTIFICATE EXTENSIONS_OF_CERTIFICATE
#define CRL         EXTENSIONS_OF_CRL

/* "Conforming CAs MUST mark" policyConstraints critical too, but valid certificates of
 * NIST's PKITS do not. */
static const struct extension_row rows[EXTENSION_COUNT] = {
    [EXTENSION_BASIC_CONSTRAINTS] = {&oid_basic_constraints, CERTIFICATE, EITHER, NULL,
                                     basic_constraints_read, basic_constraints_write},
    [EXTENSION_KEY_USAGE] = {&oid_key_usage, CERTIFICATE, EITHER, NULL, key_usage_read,
                             key_usage_write},
    [EXTENSION_EXT_KEY_USAGE] = {&oid_ext_key_usage, CERTIFICATE, EITHER, NULL,
                                 ext_key_usage_read, ext_key_usage_write},
    [EXTENSION_SUBJECT_ALT_NAME] = {&oid_subject_alt_name, CERTIFICATE, EITHER, NULL,
                                    subject_alt_name_read, subject_alt_name_write},
    [EXTENSION_SUBJECT_KEY_IDENTIFIER] = {&oid_subject_key_identifier, CERTIFICATE,
                                          MUST_NOT_BE_CRITICAL, "RFC 5280 4.2.1.2",
                                          subject_key_identifier_read,
                                          subject_key_identifier_write},
    [EXTENSION_AUTHORITY_KEY_IDENTIFIER] = {&oid_authority_key_identifier,
                                            CERTIFICATE | CRL, MUST_NOT_BE_CRITICAL,
                                            "RFC 5280 4.2.1.1",
                                            authority_key_identifier_read,
                                            authority_key_identifier_write},
    [EXTENSION_NAME_CONSTRAINTS] = {&oid_name_constraints, CERTIFICATE,
                                    MUST_BE_CRITICAL, "RFC 5280 4.2.1.10",
                                    name_constraints_read, name_constraints_write},
    [EXTENSION_CERTIFICATE_POLICIES] = {&oid_certificate_policies, CERTIFICATE, EITHER,
                                        NULL, certificate_policies_read,
                                        certificate_policies_write},
    [EXTENSION_POLICY_MAPPINGS] = {&oid_policy_mappings, CERTIFICATE, EITHER, NULL,
                                   policy_mappings_read, policy_mappings_write},
    [EXTENSION_POLICY_CONSTRAINTS] = {&oid_policy_constraints, CERTIFICATE, EITHER,
                                      NULL, policy_constraints_read,
                                      policy_constraints_write},
    [EXTENSION_INHIBIT_ANY_POLICY] = {&oid_inhibit_any_policy, CERTIFICATE,
                                      MUST_BE_CRITICAL, "RFC 5280 4.2.1.14",
                                      inhibit_any_policy_read,
                                      inhibit_any_policy_write},
    [EXTENSION_CRL_DISTRIBUTION_POINTS] = {&oid_crl_distribution_points, CERTIFICATE,
                                           EITHER, NULL, crl_distribution_points_read,
                                           crl_distribution_points_write},
    [EXTENSION_FRESHEST_CRL] = {&oid_freshest_crl, CERTIFICATE | CRL,
                                MUST_NOT_BE_CRITICAL, "RFC 5280 4.2.1.15",
                                freshest_crl_read, freshest_crl_write},
    [EXTENSION_AUTHORITY_INFO_ACCESS] = {&oid_authority_info_access, CERTIFICATE | CRL,
                                         MUST_NOT_BE_CRITICAL, "RFC 5280 4.2.2.1",
                                         authority_info_access_read,
                                         authority_info_access_write},
    [EXTENSION_CRL_NUMBER] = {&oid_crl_number, CRL, MUST_NOT_BE_CRITICAL,
                              "RFC 5280 5.2.3", crl_number_read, crl_number_write},
    [EXTENSION_DELTA_CRL_INDICATOR] = {&oid_delta_crl_indicator, CRL, MUST_BE_CRITICAL,
                                       "RFC 5280 5.2.4", delta_crl_indicator_read,
                                       delta_crl_indicator_write},
    [EXTENSION_ISSUING_DISTRIBUTION_POINT] = {&oid_issuing_distribution_point, CRL,
                                              MUST_BE_CRITICAL, "RFC 5280 5.2.5",
                                              issuing_distribution_point_read,
                                              issuing_distribution_point_write},
};

/* Identifiers are as good as never longer or shorter than others, and differ at the end:
 * so the last octet is looked at first. */
static bool is_identifier(struct bytes oid, struct bytes row_oid)
{
    return oid.data[oid.length - 1] == row_oid.data[row_oid.length - 1] &&
           bytes_equal(oid, row_oid);
}

enum extension_id extension_id_of(struct bytes oid, enum extensions_owner owner)
{
    for (enum extension_id id = 0; oid.length > 0 && id < EXTENSION_COUNT; id++)
        if (is_identifier(oid, *rows[id].oid))
            return (rows[id].owners & owner) != 0 ? id : EXTENSION_COUNT;
    return EXTENSION_COUNT;
}

static bool check_criticality(const struct der_reader *reader,
                              const struct extension_row *row,
                              const struct extension *extension)
{
    bool is_right = row->criticality == EITHER ||
                    extension->critical == (row->criticality == MUST_BE_CRITICAL);
    return is_right || der_flaw(reader, ERROR_RULE, der_offset(reader, extension->oid),
                                row->clause, "critical", "want %s, have %s",
                                extension->critical ? "FALSE" : "TRUE",
                                extension->critical ? "TRUE" : "FALSE");
}

/* Reads the value of a known extension. Whoever only looks is told of a value that
 * cannot be read, and goes on without any part of it. */
static bool read_value(const struct der_reader *reader, enum extension_id id,
                       const struct extension *extension, struct extensions *extensions)
{
    struct error error;
    struct extensions before;
    bool is_tolerant = reader->flaws != NULL;
    struct der_reader inner = der_reader_within(reader, extension->value);
    error_clear(&error);
    inner.error = &error;
    if (is_tolerant)
        before = *extensions;
    if (rows[id].read(&inner, extensions) && der_finish(&inner, "extnValue")) {
        extensions_add(extensions, id, extension->critical);
        return check_criticality(reader, &rows[id], extension);
    }
    if (is_tolerant)
        *extensions = before;
    extensions->undecoded |= (uint32_t)1 << id;
    return extension_unreadable(reader, &error);
}

static bool read_known(const struct der_reader *reader, enum extensions_owner owner,
                       const struct extension *extension, struct extensions *extensions)
{
    enum extension_id id = extension_id_of(extension->oid, owner);
    /* "extnValue contains the DER encoding of an ASN.1 value", of whatever type. */
    bool is_read = id == EXTENSION_COUNT
                       ? der_check_one(reader, "extnValue", extension->value)
                       : read_value(reader, id, extension, extensions);
    if (!is_read)
        return false;
    bool is_decoded = id != EXTENSION_COUNT && extensions_has(extensions, id);
    if (extension->critical && !is_decoded && extensions->unknown_critical.length == 0)
        extensions->unknown_critical = extension->oid;
    return true;
}

/* Extensions ::= SEQUENCE SIZE (1..MAX) OF Extension */
bool extensions_read(struct der_reader *reader, enum extensions_owner owner,
                     struct extensions *extensions)
{
    struct extension_list list;
    struct extension extension;
    memset(extensions, 0, sizeof *extensions);
    if (!extension_list_begin(reader, &extensions->element, &list))
        return false;
    while (extension_list_next(&list, &extension))
        if (!read_known(&list.reader, owner, &extension, extensions))
            return false;
    return der_finish(&list.reader, "Extensions");
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

void key_purpose_walk_begin(struct key_purpose_walk *walk, struct bytes ext_key_usage)
{
    memset(walk, 0, sizeof *walk);
    walk->reader = extension_enter_again(ext_key_usage, &walk->error);
}

bool key_purpose_walk_next(struct key_purpose_walk *walk, struct bytes *oid)
{
    return !der_at_end(&walk->reader) &&
           der_read_oid(&walk->reader, "KeyPurposeId", oid);
}
