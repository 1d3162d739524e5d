/* show_json_keys.c -- keys as JSON. All numbers are hexadecimal but the public
 * exponent, which everybody knows in decimal. */
#include "../../asn1/der_values.h"
#include "../../asn1/oid.h"
#include "../../keys/spki.h"
#include "show_integer.h"
#include "show_json_facts.h"
#include "show_json_values.h"
#include "show_key.h"

static size_t bits_of(struct bytes number)
{
    struct magnitude magnitude = magnitude_of_unsigned(number);
    return magnitude_bits(&magnitude);
}

/* An INTEGER of a key, without the zero before it. */
static void put_number(struct json_page *page, const char *name, struct bytes contents)
{
    struct magnitude magnitude = magnitude_of_unsigned(contents);
    if (contents.length > 0)
        contents = bytes_of(contents.data + magnitude.first, magnitude.length);
    json_write_hex(&page->writer, name, contents);
}

static bool is_one_of(struct bytes oid, struct bytes a, struct bytes b)
{
    return bytes_equal(oid, a) || bytes_equal(oid, b);
}

/* Enters the RSA key that is all of KEY. */
static bool enter(struct bytes key, struct error *error, struct der_reader *inner)
{
    struct der_reader reader = der_reader_again(key, error);
    return der_enter(&reader, DER_SEQUENCE, "RSA key", inner);
}

/* Puts the numbers that INNER stands before, and the size of the first, into the object
 * that is open. */
static void put_numbers(struct json_page *page, struct der_reader *inner,
                        const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct bytes number;
        if (!der_read_integer(inner, names[i], &number))
            return;
        if (i == 0)
            json_write_integer(&page->writer, "bits", (int64_t)bits_of(number));
        if (i == 1)
            json_put_decimal(page, names[i], number);
        else
            put_number(page, names[i], number);
    }
}

static const char *const rsa_names[] = {
    "modulus", "publicExponent", "privateExponent", "prime1",
    "prime2",  "exponent1",      "exponent2",       "coefficient",
};

static void put_rsa(struct json_page *page, struct bytes key, bool is_private)
{
    struct error error = {0};
    struct der_reader inner;
    struct bytes version;
    if (!enter(key, &error, &inner) ||
        (is_private && !der_read_integer(&inner, "version", &version)))
        return;
    put_numbers(page, &inner, rsa_names, is_private ? 8 : 2);
}

void json_put_rsa_public(struct json_page *page, const char *name, struct bytes key)
{
    json_write_begin(&page->writer, name, '{');
    put_rsa(page, key, false);
    json_write_end(&page->writer, '}');
}

void json_put_spki(struct json_page *page, const char *name, struct der_reader *reader)
{
    struct subject_public_key_info spki;
    if (!spki_read(reader, "subjectPublicKeyInfo", &spki))
        return;
    json_write_begin(&page->writer, name, '{');
    json_put_algorithm(page, "algorithm", &spki.algorithm);
    json_put_public_facts(page, &spki);
    if (is_one_of(spki.algorithm.algorithm, oid_rsa_encryption, oid_rsassa_pss))
        put_rsa(page, spki.subject_public_key, false);
    else
        json_write_hex(&page->writer, "subjectPublicKey", spki.subject_public_key);
    json_write_end(&page->writer, '}');
}

/* PrivateKeyInfo, behind its version; ELEMENT is all of it. */
static void put_key_info(struct json_page *page, struct der_reader *inner,
                         struct bytes element)
{
    struct algorithm_identifier algorithm;
    struct bytes key;
    if (!algorithm_read(inner, "privateKeyAlgorithm", &algorithm) ||
        !der_read(inner, DER_OCTET_STRING, "privateKey", &key))
        return;
    json_put_algorithm(page, "algorithm", &algorithm);
    json_put_private_facts(page, element);
    if (is_one_of(algorithm.algorithm, oid_rsa_encryption, oid_rsassa_pss))
        put_rsa(page, key, true);
    else
        json_put_asn1(page, "privateKey", key);
}

static void put_older_form(struct json_page *page, struct bytes element)
{
    json_put_private_facts(page, element);
    if (private_key_is_rsa(element))
        put_rsa(page, element, true);
    else
        json_put_asn1(page, "privateKey", element);
}

/* OneAsymmetricKey, or one of the older forms, as it stands in show_key.c. */
void json_put_private_key(struct json_page *page, const char *name,
                          struct der_reader *reader)
{
    struct der_reader whole = *reader, inner;
    struct bytes element;
    if (!der_read_element(reader, DER_SEQUENCE, "private key", &element) ||
        !der_enter(&whole, DER_SEQUENCE, "private key", &inner) ||
        !der_read_any(&inner, "version", NULL, NULL, NULL))
        return;
    json_write_begin(&page->writer, name, '{');
    if (der_next_is(&inner, DER_SEQUENCE))
        put_key_info(page, &inner, element);
    else
        put_older_form(page, element);
    json_write_end(&page->writer, '}');
}
