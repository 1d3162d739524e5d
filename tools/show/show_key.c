/* show_key.c -- finding out what kind of key it is. */
#include "show_key.h"

#include "../../asn1/der_values.h"
#include "../../asn1/oid.h"
#include "../../keys/spki.h"
#include "show_key_kinds.h"

static const struct {
    const char *dotted;
    show_key *public_key, *private_key;
} kinds[] = {
    {"1.2.840.113549.1.1.1", show_rsa_public, show_rsa_private},
    {"1.2.840.113549.1.1.10", show_rsa_public, show_rsa_private},
    {"1.2.840.10045.2.1", show_ec_public, show_ec_private},
    {"1.2.840.10040.4.1", show_dsa_public, show_dsa_private},
};

/* Prints KEY by the printer for its algorithm, or as a key that is nothing but octets;
 * false if it is neither. */
static bool show_kind(const struct show *show, const struct key_source *source,
                      struct bytes key, bool is_private, int indent)
{
    char dotted[OID_TEXT_SIZE];
    oid_to_text(source->algorithm, dotted);
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (strcmp(kinds[i].dotted, dotted) != 0)
            continue;
        show_key *print = is_private ? kinds[i].private_key : kinds[i].public_key;
        return print(show, source, key, indent);
    }
    return is_private ? show_octets_private(show, source, key, indent)
                      : show_octets_public(show, source, key, indent);
}

static struct key_source source_of(const struct algorithm_identifier *algorithm)
{
    return (struct key_source){algorithm->algorithm, algorithm->parameters, {NULL, 0}};
}

bool show_spki(const struct show *show, struct der_reader *reader, int indent)
{
    struct subject_public_key_info spki;
    if (!spki_read(reader, "subjectPublicKeyInfo", &spki))
        return false;
    struct key_source source = source_of(&spki.algorithm);
    show_indented(show, indent, "Public Key Algorithm: ");
    show_oid(show, source.algorithm);
    show_format(show, "\n");
    if (!show_kind(show, &source, spki.subject_public_key, false, indent + 4))
        show_indented(show, indent, "Unable to load Public Key\n");
    return true;
}

static bool fail_unsupported(const struct der_reader *reader,
                             const struct key_source *source)
{
    char dotted[OID_TEXT_SIZE];
    return error_fail(reader->error, ERROR_UNSUPPORTED, 0, NULL,
                      "key: want one of RSA, DSA, or a curve, have algorithm %s, or "
                      "malformed numbers",
                      oid_to_text(source->algorithm, dotted));
}

bool show_public_key(const struct show *show, struct der_reader *reader)
{
    struct subject_public_key_info spki;
    if (!spki_read(reader, "SubjectPublicKeyInfo", &spki))
        return false;
    struct key_source source = source_of(&spki.algorithm);
    return show_kind(show, &source, spki.subject_public_key, false, 0) ||
           fail_unsupported(reader, &source);
}

bool show_rsa_public_key(const struct show *show, struct der_reader *reader)
{
    struct key_source source = {.algorithm = oid_rsa_encryption};
    struct bytes element;
    return der_read_element(reader, DER_SEQUENCE, "RSAPublicKey", &element) &&
           (show_kind(show, &source, element, false, 0) ||
            fail_unsupported(reader, &source));
}

/* OneAsymmetricKey ::= SEQUENCE {
 *     version              INTEGER,
 *     privateKeyAlgorithm  AlgorithmIdentifier,
 *     privateKey           OCTET STRING,
 *     attributes      [0]  Attributes OPTIONAL,
 *     publicKey       [1]  BIT STRING OPTIONAL } */
static bool find_in_key_info(struct der_reader *info, struct key_source *source,
                             struct bytes *key)
{
    struct algorithm_identifier algorithm;
    unsigned unused;
    if (!algorithm_read(info, "privateKeyAlgorithm", &algorithm) ||
        !der_read(info, DER_OCTET_STRING, "privateKey", key))
        return false;
    *source = source_of(&algorithm);
    if (der_next_is(info, DER_CONTEXT_CONSTRUCTED(0)) &&
        !der_read_any(info, "attributes", NULL, NULL, NULL))
        return false;
    return (!der_next_is(info, DER_CONTEXT(1)) ||
            der_read_tagged_bits(info, DER_CONTEXT(1), "publicKey", &source->public_key,
                                 &unused)) &&
           der_finish(info, "OneAsymmetricKey");
}

/* Of the forms before PKCS#8, RSA has nine numbers and DSA six: the version, p, q, g,
 * y, x. */
static struct bytes algorithm_of_numbers(struct der_reader numbers)
{
    static const uint8_t dsa[] = {0x2a, 0x86, 0x48, 0xce, 0x38, 0x04, 0x01};
    size_t count = 1;
    while (!der_at_end(&numbers) && der_read_any(&numbers, "", NULL, NULL, NULL))
        count++;
    return count == 6 ? bytes_of(dsa, sizeof dsa) : oid_rsa_encryption;
}

/* What comes behind the version tells the forms apart. */
static bool find_private_key(struct der_reader *reader, struct key_source *source,
                             struct bytes *key)
{
    static const uint8_t ec[] = {0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01};
    struct der_reader whole = *reader, inner;
    memset(source, 0, sizeof *source);
    if (!der_read_element(reader, DER_SEQUENCE, "private key", key) ||
        !der_enter(&whole, DER_SEQUENCE, "private key", &inner) ||
        der_next_is(&inner, DER_SEQUENCE) || /* it is encrypted */
        !der_read_any(&inner, "version", NULL, NULL, NULL))
        return error_fail(reader->error, ERROR_UNSUPPORTED, 0, NULL,
                          "private key: want one that is not encrypted, have an "
                          "encrypted one");
    if (der_next_is(&inner, DER_SEQUENCE))
        return find_in_key_info(&inner, source, key);
    source->algorithm = der_next_is(&inner, DER_OCTET_STRING)
                            ? bytes_of(ec, sizeof ec)
                            : algorithm_of_numbers(inner);
    return true;
}

bool show_private_key(const struct show *show, struct der_reader *reader)
{
    struct key_source source;
    struct bytes key;
    return find_private_key(reader, &source, &key) &&
           (show_kind(show, &source, key, true, 0) ||
            fail_unsupported(reader, &source));
}

bool private_key_is_rsa(struct bytes der)
{
    struct error error = {0};
    struct der_reader reader = der_reader_again(der, &error);
    struct key_source source;
    struct bytes key;
    return !find_private_key(&reader, &source, &key) ||
           bytes_equal(source.algorithm, oid_rsa_encryption);
}
