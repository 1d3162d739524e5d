/* show_objects.c -- certificates, requests and public keys as text. */
#include "show_objects.h"

#include <stdio.h>
#include <stdlib.h>

#include "../asn1/calendar.h"
#include "../asn1/oid.h"
#include "../x509/general_name.h"
#include "../x509/name.h"

#define OCTETS_PER_LINE 18

static void show_octets(struct bytes octets, int indent)
{
    for (size_t i = 0; i < octets.length; i++) {
        if (i % OCTETS_PER_LINE == 0)
            printf("%s%*s", i == 0 ? "" : "\n", indent, "");
        printf("%02x%s", octets.data[i], i + 1 < octets.length ? ":" : "");
    }
    putchar('\n');
}

static void show_oid(struct bytes oid)
{
    char dotted[OID_TEXT_SIZE];
    const struct oid_name *known = oid_name_of(oid);
    printf("%s", known != NULL ? known->long_name : oid_to_text(oid, dotted));
}

/* A name may be as long as its certificate; its text is measured first. */
static void show_name(const char *label, struct bytes name, int indent)
{
    size_t length = name_to_text(name, NULL, 0);
    char *text = malloc(length + 1);
    printf("%*s%s: ", indent, "", label);
    if (text != NULL && name_to_text(name, text, length + 1) == length)
        fputs(text, stdout);
    putchar('\n');
    free(text);
}

void show_rsa_key(const struct rsa_public_key *key, int indent)
{
    uint8_t octets[RSA_MODULUS_LENGTH_MAX];
    printf("%*sRSA, %zu bits, public exponent %llu (0x%llx)\n", indent, "",
           key->modulus_bits, (unsigned long long)key->public_exponent,
           (unsigned long long)key->public_exponent);
    if (number_to_octets(&key->modulus, octets, key->modulus_length)) {
        printf("%*sModulus:\n", indent, "");
        show_octets(bytes_of(octets, key->modulus_length), indent + 4);
    }
}

void show_spki(const struct subject_public_key_info *spki, int indent)
{
    struct rsa_public_key key;
    struct error error = {0};
    printf("%*sAlgorithm: ", indent, "");
    show_oid(spki->algorithm.algorithm);
    putchar('\n');
    if (spki_rsa_key(spki, &key, &error)) {
        show_rsa_key(&key, indent);
        return;
    }
    printf("%*sKey, not decoded:\n", indent, "");
    show_octets(spki->subject_public_key, indent + 4);
}

static void show_basic_constraints(const struct basic_constraints *constraints,
                                   int indent)
{
    printf("%*sCA:%s", indent, "", constraints->ca ? "TRUE" : "FALSE");
    if (constraints->has_path_length)
        printf(", pathlen:%lu", (unsigned long)constraints->path_length);
    putchar('\n');
}

static void show_key_usage(uint32_t usage, int indent)
{
    static const char *const names[KEY_USAGE_BITS] = {
        "Digital Signature", "Non Repudiation", "Key Encipherment",
        "Data Encipherment", "Key Agreement",   "Certificate Sign",
        "CRL Sign",          "Encipher Only",   "Decipher Only",
    };
    const char *separator = "";
    printf("%*s", indent, "");
    for (unsigned i = 0; i < KEY_USAGE_BITS; i++) {
        if ((usage >> i & 1) != 0) {
            printf("%s%s", separator, names[i]);
            separator = ", ";
        }
    }
    putchar('\n');
}

static void show_purposes(struct bytes ext_key_usage, int indent)
{
    struct key_purpose_walk walk;
    struct bytes oid;
    const char *separator = "";
    printf("%*s", indent, "");
    key_purpose_walk_begin(&walk, ext_key_usage);
    while (key_purpose_walk_next(&walk, &oid)) {
        fputs(separator, stdout);
        show_oid(oid);
        separator = ", ";
    }
    putchar('\n');
}

static void show_names(struct bytes names, int indent)
{
    struct general_names_walk walk;
    struct general_name name;
    char text[4096];
    const char *separator = "";
    printf("%*s", indent, "");
    general_names_walk_begin(&walk, names);
    while (general_names_walk_next(&walk, &name)) {
        size_t length = general_name_to_text(&name, text, sizeof text);
        printf("%s%s%s", separator, text, length >= sizeof text ? "..." : "");
        separator = ", ";
    }
    putchar('\n');
}

static void show_authority_key_identifier(const struct authority_key_identifier *value,
                                          int indent)
{
    if (value->key_identifier.length > 0)
        show_octets(value->key_identifier, indent);
    if (value->authority_cert_issuer.length > 0)
        show_names(value->authority_cert_issuer, indent);
    if (value->authority_cert_serial.length > 0) {
        printf("%*sserial:\n", indent, "");
        show_octets(value->authority_cert_serial, indent + 4);
    }
}

static void show_value(enum extension_id id, struct bytes value,
                       const struct extensions *decoded, int indent)
{
    if (id == EXTENSION_COUNT || !extensions_has(decoded, id)) {
        show_octets(value, indent);
        return;
    }
    switch (id) {
    case EXTENSION_BASIC_CONSTRAINTS:
        show_basic_constraints(&decoded->basic_constraints, indent);
        break;
    case EXTENSION_KEY_USAGE:
        show_key_usage(decoded->key_usage, indent);
        break;
    case EXTENSION_EXT_KEY_USAGE:
        show_purposes(decoded->ext_key_usage, indent);
        break;
    case EXTENSION_SUBJECT_ALT_NAME:
        show_names(decoded->subject_alt_name, indent);
        break;
    case EXTENSION_SUBJECT_KEY_IDENTIFIER:
        show_octets(decoded->subject_key_identifier, indent);
        break;
    case EXTENSION_AUTHORITY_KEY_IDENTIFIER:
        show_authority_key_identifier(&decoded->authority_key_identifier, indent);
        break;
    default:
        show_octets(value, indent);
        break;
    }
}

static void show_extensions(struct bytes element, const struct extensions *decoded,
                            int indent)
{
    struct extensions_walk walk;
    struct extension extension;
    extensions_walk_begin(&walk, element);
    while (extensions_walk_next(&walk, &extension)) {
        printf("%*s", indent, "");
        show_oid(extension.oid);
        printf(":%s\n", extension.critical ? " critical" : "");
        show_value(extension_id_of(extension.oid, EXTENSIONS_OF_CERTIFICATE),
                   extension.value, decoded, indent + 4);
    }
}

static void show_signature(const struct signed_structure *structure)
{
    printf("    Signature Algorithm: ");
    show_oid(structure->signature_algorithm.algorithm);
    printf("\n    Signature Value:\n");
    show_octets(structure->signature, 8);
}

static void show_time(const char *label, int64_t seconds)
{
    char text[CALENDAR_TEXT_SIZE];
    printf("        %s: %s\n", label, calendar_to_text(seconds, text));
}

static void show_fingerprint(struct bytes der)
{
    uint8_t digest[SHA256_DIGEST_LENGTH];
    hash_digest(&hash_sha256, der.data, der.length, digest);
    printf("    SHA-256 Fingerprint:\n");
    show_octets(bytes_of(digest, sizeof digest), 8);
}

void show_certificate(const struct certificate *certificate)
{
    printf("Certificate:\n    Version: %u\n    Serial Number:\n", certificate->version);
    show_octets(certificate->serial_number, 8);
    show_name("Issuer", certificate->issuer, 4);
    printf("    Validity:\n");
    show_time("Not Before", certificate->not_before);
    show_time("Not After", certificate->not_after);
    show_name("Subject", certificate->subject, 4);
    printf("    Subject Public Key Info:\n");
    show_spki(&certificate->subject_public_key_info, 8);
    if (certificate->extensions.element.length > 0) {
        printf("    Extensions:\n");
        show_extensions(certificate->extensions.element, &certificate->extensions, 8);
    }
    show_signature(&certificate->certificate);
    show_fingerprint(certificate->certificate.element);
}

void show_request(const struct certification_request *request)
{
    printf("Certificate Request:\n    Version: %u\n", request->version);
    show_name("Subject", request->subject, 4);
    printf("    Subject Public Key Info:\n");
    show_spki(&request->subject_public_key_info, 8);
    if (request->extensions.element.length > 0) {
        printf("    Requested Extensions:\n");
        show_extensions(request->extensions.element, &request->extensions, 8);
    }
    show_signature(&request->request);
}
