/* show_pss.c -- parameters of RSASSA-PSS as text. */
#include "show_pss.h"

#include "../../asn1/der_values.h"
#include "../../asn1/oid.h"
#include "../../keys/algorithm.h"
#include "show_integer.h"

/* TAG EXPLICIT AlgorithmIdentifier OPTIONAL; PARAMETERS may be NULL. */
static bool read_algorithm(struct der_reader *reader, uint8_t tag, struct bytes *oid,
                           struct bytes *parameters)
{
    struct der_reader wrapped;
    struct algorithm_identifier identifier;
    if (!der_next_is(reader, tag))
        return true;
    if (!der_enter(reader, tag, "AlgorithmIdentifier", &wrapped) ||
        !algorithm_read(&wrapped, "AlgorithmIdentifier", &identifier) ||
        !der_finish(&wrapped, "AlgorithmIdentifier"))
        return false;
    *oid = identifier.algorithm;
    if (parameters != NULL)
        *parameters = identifier.parameters;
    return true;
}

/* TAG EXPLICIT INTEGER OPTIONAL */
static bool read_number(struct der_reader *reader, uint8_t tag, struct bytes *number)
{
    struct der_reader wrapped;
    return !der_next_is(reader, tag) ||
           (der_enter(reader, tag, "INTEGER", &wrapped) &&
            der_read_integer(&wrapped, "INTEGER", number) &&
            der_finish(&wrapped, "INTEGER"));
}

/* A field that is absent has its default, and is empty here. */
struct pss_fields {
    struct bytes hash, mask, mask_hash; /* identifiers */
    struct bytes salt_length, trailer;  /* INTEGERs */
};

/* RSASSA-PSS-params ::= SEQUENCE {
 *     hashAlgorithm     [0] HashAlgorithm DEFAULT sha1,
 *     maskGenAlgorithm  [1] MaskGenAlgorithm DEFAULT mgf1SHA1,
 *     saltLength        [2] INTEGER DEFAULT 20,
 *     trailerField      [3] INTEGER DEFAULT 1 } */
static bool pss_fields_read(struct bytes parameters, struct pss_fields *fields)
{
    struct error error = {0};
    struct der_reader reader = der_reader_again(parameters, &error), inner, mask;
    struct bytes mask_parameters = {NULL, 0};
    struct algorithm_identifier identifier;
    memset(fields, 0, sizeof *fields);
    if (!der_enter(&reader, DER_SEQUENCE, "RSASSA-PSS-params", &inner) ||
        !read_algorithm(&inner, DER_CONTEXT_CONSTRUCTED(0), &fields->hash, NULL) ||
        !read_algorithm(&inner, DER_CONTEXT_CONSTRUCTED(1), &fields->mask,
                        &mask_parameters) ||
        !read_number(&inner, DER_CONTEXT_CONSTRUCTED(2), &fields->salt_length) ||
        !read_number(&inner, DER_CONTEXT_CONSTRUCTED(3), &fields->trailer) ||
        !der_finish(&inner, "RSASSA-PSS-params"))
        return false;
    if (mask_parameters.length == 0)
        return true;
    mask = der_reader_again(mask_parameters, &error);
    if (algorithm_read(&mask, "MaskGenAlgorithm", &identifier))
        fields->mask_hash = identifier.algorithm;
    return true;
}

static void show_number(const struct show *show, struct bytes number,
                        const char *otherwise)
{
    if (number.length > 0)
        show_bare_hex(show, number);
    else
        show_format(show, "%s (default)", otherwise);
    show_format(show, "\n");
}

void show_pss_signature(const struct show *show, struct bytes parameters, int indent)
{
    struct pss_fields fields;
    bool ok = pss_fields_read(parameters, &fields);
    show_indented(show, indent, "%s\n", ok ? "" : "(INVALID PSS PARAMETERS)");
    if (!ok)
        return;
    show_indented(show, indent, "Hash Algorithm: ");
    if (fields.hash.length > 0)
        show_oid(show, fields.hash);
    else
        show_format(show, "sha1 (default)");
    show_format(show, "\n%*sMask Algorithm: ", indent, "");
    if (fields.mask.length == 0) {
        show_format(show, "mgf1 with sha1 (default)");
    } else {
        show_oid(show, fields.mask);
        show_format(show, " with ");
        if (fields.mask_hash.length > 0)
            show_oid(show, fields.mask_hash);
        else
            show_format(show, "INVALID");
    }
    show_format(show, "\n%*s Salt Length: 0x", indent, "");
    show_number(show, fields.salt_length, "14");
    show_indented(show, indent, "Trailer Field: 0x");
    show_number(show, fields.trailer, "01");
}

/* Beside a key hashes have other names than elsewhere. */
static const char *hash_name(struct bytes oid)
{
    static const struct {
        const char *dotted, *name;
    } names[] = {
        {"1.3.14.3.2.26", "SHA1"},
        {"2.16.840.1.101.3.4.2.1", "SHA2-256"},
        {"2.16.840.1.101.3.4.2.2", "SHA2-384"},
        {"2.16.840.1.101.3.4.2.3", "SHA2-512"},
        {"2.16.840.1.101.3.4.2.4", "SHA2-224"},
        {"2.16.840.1.101.3.4.2.5", "SHA2-512/224"},
        {"2.16.840.1.101.3.4.2.6", "SHA2-512/256"},
    };
    char dotted[OID_TEXT_SIZE];
    oid_to_text(oid, dotted);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(names[i].dotted, dotted) == 0)
            return names[i].name;
    return NULL;
}

/* The number as OpenSSL has it: an int, made from a long, which is -1 if the number
 * does not fit it. */
static int number_or(struct bytes contents, int otherwise)
{
    struct magnitude magnitude = magnitude_of(contents);
    uint64_t value;
    if (contents.length == 0)
        return otherwise;
    if (!magnitude_to_uint64(&magnitude, &value) ||
        value > (uint64_t)INT64_MAX + (magnitude.is_negative ? 1 : 0))
        return -1;
    uint32_t low = (uint32_t)(magnitude.is_negative ? 0 - value : value);
    return low <= INT32_MAX ? (int)low : -(int)(UINT32_MAX - low) - 1;
}

static const char *mark_default(bool is_default)
{
    return is_default ? " (default)" : "";
}

bool pss_key_is_known(struct bytes parameters)
{
    struct pss_fields fields;
    return parameters.length == 0 ||
           (pss_fields_read(parameters, &fields) &&
            (fields.hash.length == 0 || hash_name(fields.hash) != NULL) &&
            (fields.mask.length == 0 || hash_name(fields.mask_hash) != NULL));
}

void show_pss_key(const struct show *show, struct bytes parameters, int indent)
{
    struct pss_fields fields;
    if (parameters.length == 0 || !pss_fields_read(parameters, &fields)) {
        show_indented(show, indent, "No PSS parameter restrictions\n");
        return;
    }
    const char *hash = fields.hash.length > 0 ? hash_name(fields.hash) : "SHA1";
    const char *mask = fields.mask.length > 0 ? hash_name(fields.mask_hash) : "SHA1";
    int salt_length = number_or(fields.salt_length, 20);
    int trailer = number_or(fields.trailer, 1);
    show_indented(show, indent, "PSS parameter restrictions:\n");
    show_indented(show, indent, "  Hash Algorithm: %s%s\n", hash,
                  mark_default(strcmp(hash, "SHA1") == 0));
    show_indented(show, indent, "  Mask Algorithm: MGF1 with %s%s\n", mask,
                  mark_default(strcmp(mask, "SHA1") == 0));
    show_indented(show, indent, "  Minimum Salt Length: %d%s\n", salt_length,
                  mark_default(salt_length == 20));
    show_indented(show, indent, "  Trailer Field: 0x%x%s\n", (unsigned)trailer,
                  mark_default(trailer == 1));
}
