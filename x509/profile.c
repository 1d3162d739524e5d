/* profile.c -- the four profiles. */
#include "profile.h"

#include "../asn1/oid.h"
#include "../keys/key_type.h"
#include "name.h"

#define DAYS_LEAF         90
#define DAYS_INTERMEDIATE 1826 /* five years with their leap day */
#define DAYS_ROOT         3652 /* ten years with two leap days */

/* ExtKeyUsageSyntax of one KeyPurposeId each. */
static const uint8_t server_purpose[] = {
    0x30, 10,   0x06, 8,    0x2b, 0x06, /* id-kp-serverAuth */
    0x01, 0x05, 0x05, 0x07, 0x03, 0x01};
static const uint8_t client_purpose[] = {
    0x30, 10,   0x06, 8,    0x2b, 0x06, /* id-kp-clientAuth */
    0x01, 0x05, 0x05, 0x07, 0x03, 0x02};

unsigned profile_days(enum profile profile)
{
    switch (profile) {
    case PROFILE_ROOT:
        return DAYS_ROOT;
    case PROFILE_INTERMEDIATE:
        return DAYS_INTERMEDIATE;
    default:
        return DAYS_LEAF;
    }
}

bool profile_is_authority(enum profile profile)
{
    return profile == PROFILE_ROOT || profile == PROFILE_INTERMEDIATE;
}

/* What the key of a leaf is used for; one of a type that has no row, for signing. */
static uint32_t leaf_usage(const struct subject_public_key_info *spki)
{
    const struct key_type *type = key_type_of(&spki->algorithm);
    unsigned uses = type != NULL ? type->uses : KEY_SIGNS;
    return ((uses & KEY_SIGNS) != 0 ? KEY_USAGE_DIGITAL_SIGNATURE : 0U) |
           ((uses & KEY_TRANSPORTS) != 0 ? KEY_USAGE_KEY_ENCIPHERMENT : 0U) |
           ((uses & KEY_AGREES) != 0 ? KEY_USAGE_KEY_AGREEMENT : 0U);
}

static void set_usages(enum profile profile, const struct subject_public_key_info *spki,
                       struct extensions *extensions)
{
    extensions->basic_constraints = (struct basic_constraints){
        .ca = profile_is_authority(profile),
        .has_path_length = profile == PROFILE_INTERMEDIATE,
    };
    extensions_add(extensions, EXTENSION_BASIC_CONSTRAINTS, true);

    extensions->key_usage = leaf_usage(spki);
    if (profile_is_authority(profile))
        extensions->key_usage = KEY_USAGE_KEY_CERT_SIGN | KEY_USAGE_CRL_SIGN;
    extensions_add(extensions, EXTENSION_KEY_USAGE, true);

    if (!profile_is_authority(profile)) {
        extensions->ext_key_usage =
            profile == PROFILE_CLIENT ? bytes_of(client_purpose, sizeof client_purpose)
                                      : bytes_of(server_purpose, sizeof server_purpose);
        extensions_add(extensions, EXTENSION_EXT_KEY_USAGE, false);
    }
}

/* The identifier in the authority's certificate, whatever method made it; or the one
 * that we would give its key. */
static struct bytes authority_identifier(const struct certificate *authority,
                                         uint8_t octets[SPKI_KEY_IDENTIFIER_LENGTH])
{
    if (extensions_has(&authority->extensions, EXTENSION_SUBJECT_KEY_IDENTIFIER))
        return authority->extensions.subject_key_identifier;
    spki_key_identifier(&authority->subject_public_key_info, octets);
    return bytes_of(octets, SPKI_KEY_IDENTIFIER_LENGTH);
}

void profile_apply(enum profile profile, const struct certificate *authority,
                   uint8_t key_identifier[SPKI_KEY_IDENTIFIER_LENGTH],
                   uint8_t authority_key_identifier[SPKI_KEY_IDENTIFIER_LENGTH],
                   struct certificate *certificate)
{
    struct extensions *extensions = &certificate->extensions;
    memset(extensions, 0, sizeof *extensions);
    set_usages(profile, &certificate->subject_public_key_info, extensions);

    spki_key_identifier(&certificate->subject_public_key_info, key_identifier);
    extensions->subject_key_identifier =
        bytes_of(key_identifier, SPKI_KEY_IDENTIFIER_LENGTH);
    extensions_add(extensions, EXTENSION_SUBJECT_KEY_IDENTIFIER, false);

    extensions->authority_key_identifier.key_identifier =
        authority == NULL ? extensions->subject_key_identifier
                          : authority_identifier(authority, authority_key_identifier);
    extensions_add(extensions, EXTENSION_AUTHORITY_KEY_IDENTIFIER, false);
}

void profile_set_alt_name(struct certificate *certificate, struct bytes names)
{
    if (names.length == 0)
        return;
    certificate->extensions.subject_alt_name = names;
    extensions_add(&certificate->extensions, EXTENSION_SUBJECT_ALT_NAME,
                   name_is_empty(certificate->subject));
}

/* Those that bound what the authority may issue by names or by policies are decoded for
 * path validation, but nothing here keeps what is issued within the bounds. */
static bool is_kept(enum extension_id id)
{
    switch (id) {
    case EXTENSION_NAME_CONSTRAINTS:
    case EXTENSION_CERTIFICATE_POLICIES:
    case EXTENSION_POLICY_MAPPINGS:
    case EXTENSION_POLICY_CONSTRAINTS:
    case EXTENSION_INHIBIT_ANY_POLICY:
    case EXTENSION_COUNT:
        return false;
    default:
        return true;
    }
}

/* RFC 5280 4.2: "A certificate-using system MUST reject the certificate if it
 * encounters a critical extension it does not recognize": what it demands of those
 * issued is not known. */
static bool check_critical_extensions(const struct extensions *extensions,
                                      struct error *error)
{
    char dotted[OID_TEXT_SIZE];
    struct extensions_walk walk;
    struct extension extension;
    extensions_walk_begin(&walk, extensions->element);
    while (extensions_walk_next(&walk, &extension))
        if (extension.critical &&
            !is_kept(extension_id_of(extension.oid, EXTENSIONS_OF_CERTIFICATE)))
            return error_fail(
                error, ERROR_UNSUPPORTED, ERROR_NO_OFFSET, "RFC 5280 4.2",
                "the authority's certificate has critical extension %.60s, "
                "which certwright cannot keep",
                oid_to_text(extension.oid, dotted));
    return true;
}

/* Purposes in an authority's certificate bound those of what it issues, as browsers see
 * it. */
static bool check_purposes(enum profile profile, const struct extensions *extensions,
                           struct error *error)
{
    struct key_purpose_walk walk;
    struct bytes purpose;
    struct bytes wanted = profile == PROFILE_CLIENT ? oid_client_auth : oid_server_auth;
    if (!extensions_has(extensions, EXTENSION_EXT_KEY_USAGE) ||
        profile_is_authority(profile))
        return true;
    key_purpose_walk_begin(&walk, extensions->ext_key_usage);
    while (key_purpose_walk_next(&walk, &purpose))
        if (bytes_equal(purpose, wanted) || bytes_equal(purpose, oid_any_purpose))
            return true;
    return error_fail(
        error, ERROR_RULE, ERROR_NO_OFFSET, "RFC 5280 4.2.1.12",
        "extKeyUsage: the authority's certificate does not allow this purpose");
}

bool profile_check_authority(enum profile profile, const struct certificate *authority,
                             struct error *error)
{
    const struct extensions *extensions = &authority->extensions;
    const struct basic_constraints *constraints = &extensions->basic_constraints;
    if (authority->version != 3 ||
        !extensions_has(extensions, EXTENSION_BASIC_CONSTRAINTS) || !constraints->ca)
        return error_fail(
            error, ERROR_RULE, ERROR_NO_OFFSET, "RFC 5280 4.2.1.9",
            "basicConstraints: want a certificate authority (CA:TRUE), have a "
            "certificate that is none");
    if (extensions_has(extensions, EXTENSION_KEY_USAGE) &&
        (extensions->key_usage & KEY_USAGE_KEY_CERT_SIGN) == 0)
        return error_fail(error, ERROR_RULE, ERROR_NO_OFFSET, "RFC 5280 4.2.1.3",
                          "keyUsage: want keyCertSign in the authority's certificate");
    if (profile_is_authority(profile) && constraints->has_path_length &&
        constraints->path_length == 0)
        return error_fail(error, ERROR_RULE, ERROR_NO_OFFSET, "RFC 5280 4.2.1.9",
                          "pathLenConstraint: the authority may issue to leaves only");
    return check_critical_extensions(extensions, error) &&
           check_purposes(profile, extensions, error);
}
