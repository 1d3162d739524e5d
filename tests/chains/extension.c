/* extension.c -- from text to extensions. Each row's parser fills one field of struct
 * extensions, and extensions_write does the rest. */
#include "extension.h"

#include "asn1/der_values.h"
#include "distribution_points.h"
#include "keys.h"
#include "values.h"

/* An extension in the making, with room for what it borrows. */
struct draft {
    const struct chain *chain;
    const struct object *object;
    struct extensions extensions;
    struct der_writer first, second;
    uint8_t octets[64];
};

/* The element that FIRST holds. */
static struct bytes element_of(struct draft *draft)
{
    return finish(&draft->first);
}

static void parse_basic_constraints(struct draft *draft, char *text)
{
    struct basic_constraints *constraints = &draft->extensions.basic_constraints;
    for (char *piece; (piece = cut_text(&text, ',')) != NULL;) {
        if (strncmp(piece, "pathlen:", 8) == 0) {
            constraints->has_path_length = true;
            constraints->path_length = (uint32_t)number_get(piece + 8);
        } else if (strcmp(piece, "CA:TRUE") == 0) {
            constraints->ca = true;
        } else if (strcmp(piece, "CA:FALSE") != 0) {
            table_die("basicConstraints: \"%s\"", piece);
        }
    }
}

static void parse_key_usage(struct draft *draft, char *text)
{
    static const char *const names[KEY_USAGE_BITS] = {
        "digitalSignature", "contentCommitment", "keyEncipherment",
        "dataEncipherment", "keyAgreement",      "keyCertSign",
        "cRLSign",          "encipherOnly",      "decipherOnly"};
    draft->extensions.key_usage = bits_get(text, names, KEY_USAGE_BITS);
}

static void parse_ext_key_usage(struct draft *draft, char *text)
{
    uint8_t octets[OID_OCTETS_MAX];
    der_begin(&draft->first, DER_SEQUENCE);
    for (char *piece; (piece = cut_text(&text, ',')) != NULL;)
        der_write_oid(&draft->first, oid_get(piece, octets));
    der_end(&draft->first);
    draft->extensions.ext_key_usage = element_of(draft);
}

static void parse_subject_alt_name(struct draft *draft, char *text)
{
    der_begin(&draft->first, DER_SEQUENCE);
    write_general_names(&draft->first, text, false);
    der_end(&draft->first);
    draft->extensions.subject_alt_name = element_of(draft);
}

/* "key" is the identifier of the certificate's own key. */
static void parse_subject_key_identifier(struct draft *draft, char *text)
{
    if (strcmp(text, "key") == 0) {
        key_identifier(object_need(draft->object, "key"), draft->octets);
        der_write_raw(&draft->first,
                      bytes_of(draft->octets, SPKI_KEY_IDENTIFIER_LENGTH));
    } else {
        write_hex(&draft->first, text);
    }
    draft->extensions.subject_key_identifier = element_of(draft);
}

/* "issuer" is the identifier of the issuer's key; "name:" and "serial:" are
 * authorityCertIssuer and authorityCertSerialNumber. */
static void parse_authority_key_identifier(struct draft *draft, char *text)
{
    struct authority_key_identifier *identifier =
        &draft->extensions.authority_key_identifier;
    for (char *piece; (piece = cut_text(&text, ',')) != NULL;) {
        size_t length = 0;
        if (strcmp(piece, "issuer") == 0) {
            const char *issuer = object_need(draft->object, "issuer");
            const struct object *object = chain_object(draft->chain, issuer);
            key_identifier(object_need(object, "key"), draft->octets);
            identifier->key_identifier =
                bytes_of(draft->octets, SPKI_KEY_IDENTIFIER_LENGTH);
        } else if (strncmp(piece, "name:", 5) == 0) {
            der_begin(&draft->first, DER_CONTEXT_CONSTRUCTED(1));
            write_general_names(&draft->first, piece + 5, false);
            der_end(&draft->first);
            identifier->authority_cert_issuer = element_of(draft);
        } else {
            bool is_serial = strncmp(piece, "serial:", 7) == 0;
            write_hex(&draft->second, piece + (is_serial ? 7 : 0));
            struct bytes octets = finish(&draft->second);
            length = octets.length;
            memcpy(draft->octets + (is_serial ? 32 : 0), octets.data, length);
            der_writer_clear(&draft->second);
            if (is_serial)
                identifier->authority_cert_serial =
                    bytes_of(draft->octets + 32, length);
            else
                identifier->key_identifier = bytes_of(draft->octets, length);
        }
    }
}

/* "permitted NAME, NAME, excluded NAME" */
static void parse_name_constraints(struct draft *draft, char *text)
{
    struct name_constraints *constraints = &draft->extensions.name_constraints;
    char *excluded = strstr(text, "excluded ");
    char *permitted = strncmp(text, "permitted ", 10) == 0 ? text + 10 : NULL;
    if (excluded != NULL) {
        if (excluded > text)
            excluded[-1] = '\0';
        der_begin(&draft->second, DER_CONTEXT_CONSTRUCTED(1));
        write_general_names(&draft->second, excluded + 9, true);
        der_end(&draft->second);
        constraints->excluded_subtrees = finish(&draft->second);
    }
    if (permitted != NULL) {
        char *end = permitted + strlen(permitted);
        while (end > permitted && (end[-1] == ' ' || end[-1] == ','))
            *--end = '\0';
        der_begin(&draft->first, DER_CONTEXT_CONSTRUCTED(0));
        write_general_names(&draft->first, permitted, true);
        der_end(&draft->first);
        constraints->permitted_subtrees = element_of(draft);
    }
}

/* PolicyInformation ::= SEQUENCE { policyIdentifier, policyQualifiers OPTIONAL } */
static void parse_certificate_policies(struct draft *draft, char *text)
{
    uint8_t octets[OID_OCTETS_MAX];
    der_begin(&draft->first, DER_SEQUENCE);
    for (char *piece; (piece = cut_text(&text, ',')) != NULL;) {
        der_begin(&draft->first, DER_SEQUENCE);
        der_write_oid(&draft->first, oid_get(piece, octets));
        der_end(&draft->first);
    }
    der_end(&draft->first);
    draft->extensions.certificate_policies = element_of(draft);
}

/* "ISSUERDOMAIN>SUBJECTDOMAIN" */
static void parse_policy_mappings(struct draft *draft, char *text)
{
    uint8_t octets[OID_OCTETS_MAX];
    der_begin(&draft->first, DER_SEQUENCE);
    for (char *piece; (piece = cut_text(&text, ',')) != NULL;) {
        der_begin(&draft->first, DER_SEQUENCE);
        for (char *policy; (policy = cut_text(&piece, '>')) != NULL;)
            der_write_oid(&draft->first, oid_get(policy, octets));
        der_end(&draft->first);
    }
    der_end(&draft->first);
    draft->extensions.policy_mappings = element_of(draft);
}

static void parse_policy_constraints(struct draft *draft, char *text)
{
    struct policy_constraints *constraints = &draft->extensions.policy_constraints;
    for (char *piece; (piece = cut_text(&text, ',')) != NULL;) {
        char *value = strchr(piece, ':');
        if (value == NULL)
            table_die("policyConstraints: \"%s\"", piece);
        *value++ = '\0';
        if (strcmp(piece, "requireExplicitPolicy") == 0) {
            constraints->has_require_explicit_policy = true;
            constraints->require_explicit_policy = (uint32_t)number_get(value);
        } else {
            constraints->has_inhibit_policy_mapping = true;
            constraints->inhibit_policy_mapping = (uint32_t)number_get(value);
        }
    }
}

static void parse_inhibit_any_policy(struct draft *draft, char *text)
{
    draft->extensions.inhibit_any_policy = (uint32_t)number_get(text);
}

static void parse_crl_distribution_points(struct draft *draft, char *text)
{
    write_distribution_points(&draft->first, text);
    draft->extensions.crl_distribution_points = element_of(draft);
}

static void parse_freshest_crl(struct draft *draft, char *text)
{
    write_distribution_points(&draft->first, text);
    draft->extensions.freshest_crl = element_of(draft);
}

static void parse_crl_number(struct draft *draft, char *text)
{
    write_hex(&draft->first, text);
    draft->extensions.crl_number = element_of(draft);
}

static void parse_delta_crl_indicator(struct draft *draft, char *text)
{
    write_hex(&draft->first, text);
    draft->extensions.delta_crl_indicator = element_of(draft);
}

static void parse_issuing_distribution_point(struct draft *draft, char *text)
{
    write_issuing_distribution_point(&draft->first, text);
    draft->extensions.issuing_distribution_point = element_of(draft);
}

static const struct row {
    const char *word, *oid;
    enum extension_id id;
    void (*parse)(struct draft *draft, char *text);
} rows[] = {
    {"basicConstraints", "2.5.29.19", EXTENSION_BASIC_CONSTRAINTS,
     parse_basic_constraints},
    {"keyUsage", "2.5.29.15", EXTENSION_KEY_USAGE, parse_key_usage},
    {"extKeyUsage", "2.5.29.37", EXTENSION_EXT_KEY_USAGE, parse_ext_key_usage},
    {"subjectAltName", "2.5.29.17", EXTENSION_SUBJECT_ALT_NAME, parse_subject_alt_name},
    {"subjectKeyIdentifier", "2.5.29.14", EXTENSION_SUBJECT_KEY_IDENTIFIER,
     parse_subject_key_identifier},
    {"authorityKeyIdentifier", "2.5.29.35", EXTENSION_AUTHORITY_KEY_IDENTIFIER,
     parse_authority_key_identifier},
    {"nameConstraints", "2.5.29.30", EXTENSION_NAME_CONSTRAINTS,
     parse_name_constraints},
    {"certificatePolicies", "2.5.29.32", EXTENSION_CERTIFICATE_POLICIES,
     parse_certificate_policies},
    {"policyMappings", "2.5.29.33", EXTENSION_POLICY_MAPPINGS, parse_policy_mappings},
    {"policyConstraints", "2.5.29.36", EXTENSION_POLICY_CONSTRAINTS,
     parse_policy_constraints},
    {"inhibitAnyPolicy", "2.5.29.54", EXTENSION_INHIBIT_ANY_POLICY,
     parse_inhibit_any_policy},
    {"cRLDistributionPoints", "2.5.29.31", EXTENSION_CRL_DISTRIBUTION_POINTS,
     parse_crl_distribution_points},
    {"freshestCRL", "2.5.29.46", EXTENSION_FRESHEST_CRL, parse_freshest_crl},
    {"cRLNumber", "2.5.29.20", EXTENSION_CRL_NUMBER, parse_crl_number},
    {"deltaCRLIndicator", "2.5.29.27", EXTENSION_DELTA_CRL_INDICATOR,
     parse_delta_crl_indicator},
    {"issuingDistributionPoint", "2.5.29.28", EXTENSION_ISSUING_DISTRIBUTION_POINT,
     parse_issuing_distribution_point},
};

static const struct row *row_of(const char *word)
{
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (strcmp(rows[i].word, word) == 0)
            return &rows[i];
    return NULL;
}

bool extension_is_known(const char *word)
{
    return row_of(word) != NULL || strcmp(word, "extension") == 0 ||
           strcmp(word, "rawExtension") == 0;
}

/* Takes "critical" off the beginning of TEXT. */
static bool take_critical(char **text)
{
    size_t length = strlen("critical");
    if (strncmp(*text, "critical", length) != 0 ||
        ((*text)[length] != ' ' && (*text)[length] != '\0'))
        return false;
    *text += length + ((*text)[length] == ' ');
    return true;
}

/* What extensions_write makes of one extension, without the SEQUENCE around it. */
static void write_drafted(struct der_writer *writer, struct draft *draft)
{
    struct der_writer list = {0};
    struct error error = {0};
    struct bytes element;
    struct der_reader inner;
    extensions_write(&list, &draft->extensions);
    struct der_reader reader = der_reader_of(finish(&list), &error);
    if (!der_enter(&reader, DER_SEQUENCE, "Extensions", &inner) ||
        !der_read_element(&inner, DER_SEQUENCE, "Extension", &element))
        table_die("%s", error.message);
    der_write_raw(writer, element);
    der_writer_clear(&list);
}

/* Extension ::= SEQUENCE { extnID, critical DEFAULT FALSE, extnValue OCTET STRING } */
static void write_octets(struct der_writer *writer, const char *oid, bool critical,
                         const char *value)
{
    uint8_t octets[OID_OCTETS_MAX];
    der_begin(writer, DER_SEQUENCE);
    der_write_oid(writer, oid_get(oid, octets));
    der_write_default_false(writer, critical);
    der_begin(writer, DER_OCTET_STRING);
    write_notation(writer, value);
    der_end(writer);
    der_end(writer);
}

/* "extension OID [critical] {VALUE}" */
static void write_unknown(struct der_writer *writer, char *text)
{
    char *rest = text;
    char *oid = cut_text(&rest, ' ');
    if (rest == NULL)
        table_die("extension: want an identifier and a value");
    bool critical = take_critical(&rest);
    write_octets(writer, oid, critical, rest);
}

static void write_known(struct der_writer *writer, const struct row *row,
                        const struct chain *chain, const struct object *object,
                        char *text)
{
    bool critical = take_critical(&text);
    if (values_is_notation(text)) {
        write_octets(writer, row->oid, critical, text);
        return;
    }
    struct draft draft = {.chain = chain, .object = object};
    extensions_add(&draft.extensions, row->id, critical);
    row->parse(&draft, text);
    write_drafted(writer, &draft);
    der_writer_clear(&draft.first);
    der_writer_clear(&draft.second);
}

size_t write_extensions(struct der_writer *writer, const struct chain *chain,
                        const struct object *object)
{
    size_t count = 0;
    char text[CHAIN_TEXT_MAX];
    for (size_t i = 0; i < object->setting_count; i++) {
        const struct setting *setting = &object->settings[i];
        const struct row *row = row_of(setting->word);
        if (!extension_is_known(setting->word))
            continue;
        count++;
        text_copy(text, setting->value);
        if (row != NULL)
            write_known(writer, row, chain, object, text);
        else if (strcmp(setting->word, "extension") == 0)
            write_unknown(writer, text);
        else
            write_notation(writer, text);
    }
    return count;
}
