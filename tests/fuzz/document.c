/* document.c -- parts of documents: borrowed, and written back. */
#include "document.h"

#include <stdlib.h>

#include "asn1/der_values.h"
#include "asn1/oid.h"
#include "fuzz.h"
#include "key_oracle.h"
#include "x509/name.h"
#include "x509/name_compare.h"

#define TEXT_SIZE 16384

bool read_both(struct bytes document, read_function *read, void *strict, void *tolerant,
               size_t size, bool *is_tolerant)
{
    struct error error = {0}, tolerant_error = {0};
    struct fuzz_flaws flaws = {{fuzz_count_flaw}, 0};
    struct der_reader reader = der_reader_of(document, &error);
    bool is_strict = read(&reader, strict);
    fuzz_error(is_strict, &error, document);
    reader = der_reader_tolerant(document, &flaws.flaws, &tolerant_error);
    *is_tolerant = read(&reader, tolerant);
    fuzz_error(*is_tolerant, &tolerant_error, document);
    fuzz_require(is_strict == (*is_tolerant && flaws.count == 0),
                 "the strict and the tolerant reader disagree");
    if (is_strict)
        fuzz_same(bytes_of(strict, size), bytes_of(tolerant, size),
                  "two readers, two results");
    return is_strict;
}

struct name_text {
    char octets[TEXT_SIZE];
    size_t length;
};

/* Whether the text of NAME is not too long. */
static bool text_of_name(struct bytes name, struct name_text *text)
{
    text->length = name_to_text(name, text->octets, TEXT_SIZE);
    if (text->length >= TEXT_SIZE)
        return false;
    fuzz_require(text->length == strlen(text->octets), "name_to_text: length");
    fuzz_safe(bytes_of(text->octets, text->length), false, "name_to_text: unsafe");
    return true;
}

/* Reads FROM as a name, and writes its text into TO. False if it is refused. */
static bool through_name(const struct name_text *from, struct name_text *to)
{
    struct der_writer writer = {0};
    struct error error = {0};
    struct bytes name;
    bool ok = name_write_text(&writer, from->octets, &error) &&
              der_writer_finish(&writer, &name, &error) && text_of_name(name, to);
    der_writer_clear(&writer);
    return ok;
}

static bool has_sets(struct bytes name)
{
    struct name_walk walk;
    struct name_attribute attribute;
    name_walk_begin(&walk, name);
    while (name_walk_next(&walk, &attribute))
        if (!attribute.starts_rdn)
            return true;
    return false;
}

/* The text of a name that is read again is the same; but the attributes of a set come in
 * another order if their string types are others now, and stay in that. */
static void check_name_text(struct bytes name)
{
    static struct name_text first, second, third;
    if (!text_of_name(name, &first) || !through_name(&first, &second))
        return;
    if (!has_sets(name))
        fuzz_same(bytes_of(first.octets, first.length),
                  bytes_of(second.octets, second.length),
                  "name_to_text: another text after name_write_text");
    fuzz_require(through_name(&second, &third), "name_write_text refuses its own");
    fuzz_same(bytes_of(second.octets, second.length),
              bytes_of(third.octets, third.length),
              "name_to_text: a third text after name_write_text");
}

void check_name(struct bytes name)
{
    static const uint8_t empty_octets[] = {DER_SEQUENCE, 0};
    struct bytes empty = bytes_of(empty_octets, sizeof empty_octets);
    fuzz_require(name_equal(name, name), "name_equal: not equal to itself");
    fuzz_require(name_is_within(name, name), "name_is_within: not within itself");
    fuzz_require(name_is_within(name, empty), "name_is_within: not within all");
    fuzz_require(name_equal(name, empty) == name_is_empty(name),
                 "name_equal: the empty name");
    check_name_text(name);
}

void check_algorithm(struct bytes document,
                     const struct algorithm_identifier *identifier)
{
    struct der_writer writer = {0};
    fuzz_within(document, identifier->element, "AlgorithmIdentifier");
    fuzz_within(identifier->element, identifier->algorithm, "algorithm");
    fuzz_within(identifier->element, identifier->parameters, "parameters");
    algorithm_write(&writer, identifier);
    fuzz_written(&writer, identifier->element, "algorithm_write");
}

void check_signed(struct bytes document, const struct signed_structure *structure)
{
    fuzz_same(document, structure->element, "the whole is the document");
    fuzz_within(document, structure->to_be_signed, "to be signed");
    fuzz_within(document, structure->signature, "signature");
    check_algorithm(document, &structure->signature_algorithm);
}

void check_spki(struct bytes document, const struct subject_public_key_info *spki)
{
    uint8_t identifier[SPKI_KEY_IDENTIFIER_LENGTH];
    fuzz_within(document, spki->element, "subjectPublicKeyInfo");
    fuzz_within(spki->element, spki->subject_public_key, "subjectPublicKey");
    check_algorithm(document, &spki->algorithm);
    spki_key_identifier(spki, identifier);
    check_public_key(spki);
}

/* --- extensions -------------------------------------------------------------------- */

void check_extensions_within(struct bytes document, const struct extensions *e)
{
    fuzz_within(document, e->element, "extensions");
    fuzz_within(document, e->unknown_critical, "unknown critical");
    fuzz_within(document, e->ext_key_usage, "extKeyUsage");
    fuzz_within(document, e->subject_alt_name, "subjectAltName");
    fuzz_within(document, e->subject_key_identifier, "subjectKeyIdentifier");
    fuzz_within(document, e->authority_key_identifier.key_identifier, "keyIdentifier");
    fuzz_within(document, e->authority_key_identifier.authority_cert_issuer,
                "authorityCertIssuer");
    fuzz_within(document, e->authority_key_identifier.authority_cert_serial,
                "authorityCertSerialNumber");
    fuzz_within(document, e->name_constraints.permitted_subtrees, "permittedSubtrees");
    fuzz_within(document, e->name_constraints.excluded_subtrees, "excludedSubtrees");
    fuzz_within(document, e->certificate_policies, "certificatePolicies");
    fuzz_within(document, e->policy_mappings, "policyMappings");
    fuzz_within(document, e->crl_distribution_points, "cRLDistributionPoints");
    fuzz_within(document, e->freshest_crl, "freshestCRL");
    fuzz_within(document, e->authority_info_access, "authorityInfoAccess");
    fuzz_within(document, e->crl_number, "cRLNumber");
    fuzz_within(document, e->delta_crl_indicator, "deltaCRLIndicator");
    fuzz_within(document, e->issuing_distribution_point, "issuingDistributionPoint");
    fuzz_require((e->critical & ~e->present) == 0, "critical, not present");
}

/* "A larger SkipCerts counts as this one": then it is not written as it was read. */
static bool is_lossy(const struct extensions *extensions, enum extension_id id)
{
    const struct policy_constraints *policy = &extensions->policy_constraints;
    if (id == EXTENSION_INHIBIT_ANY_POLICY)
        return extensions->inhibit_any_policy == SKIP_CERTS_MAX;
    return id == EXTENSION_POLICY_CONSTRAINTS &&
           (policy->require_explicit_policy == SKIP_CERTS_MAX ||
            policy->inhibit_policy_mapping == SKIP_CERTS_MAX);
}

static void check_extension(const struct extensions *all, enum extension_id id,
                            const struct extension *extension)
{
    struct extensions one = *all;
    struct der_writer want = {0}, have = {0};
    struct bytes octets;
    struct error error = {0};
    if (is_lossy(all, id))
        return;
    der_begin(&want, DER_SEQUENCE);
    der_begin(&want, DER_SEQUENCE);
    der_write_oid(&want, extension->oid);
    der_write_default_false(&want, extension->critical);
    der_write(&want, DER_OCTET_STRING, extension->value);
    der_end(&want);
    der_end(&want);
    fuzz_require(der_writer_finish(&want, &octets, &error), "an extension");
    one.present = 1u << id;
    extensions_write(&have, &one);
    fuzz_written(&have, octets, "extensions_write: an extension");
    der_writer_clear(&want);
}

void check_extensions(struct bytes document, enum extensions_owner owner,
                      const struct extensions *extensions)
{
    struct extensions_walk walk;
    struct extension extension;
    uint32_t found = 0;
    check_extensions_within(document, extensions);
    fuzz_require(extensions->undecoded == 0, "undecoded though strict");
    if (extensions->element.length == 0) {
        fuzz_require(extensions->present == 0, "present in no list");
        return;
    }
    extensions_walk_begin(&walk, extensions->element);
    while (extensions_walk_next(&walk, &extension)) {
        enum extension_id id = extension_id_of(extension.oid, owner);
        if (id == EXTENSION_COUNT)
            continue;
        found |= 1u << id;
        fuzz_require(extensions_has(extensions, id), "not present, but there");
        fuzz_require(extensions_is_critical(extensions, id) == extension.critical,
                     "critical");
        check_extension(extensions, id, &extension);
    }
    fuzz_require(walk.error.kind == ERROR_NONE, "extensions cannot be walked again");
    fuzz_require(found == extensions->present, "present, but not there");
}

bool extensions_are_rewritten(const struct extensions *extensions)
{
    struct der_writer writer = {0};
    struct bytes octets;
    struct error error = {0};
    extensions_write(&writer, extensions);
    bool ok = der_writer_finish(&writer, &octets, &error) &&
              bytes_equal(octets, extensions->element);
    der_writer_clear(&writer);
    return ok;
}
