/* show_json_keys.c -- keys as JSON. All numbers are hexadecimal but the public
 * exponent, which everybody knows in decimal. */
#include "../../asn1/der_values.h"
#include "../../asn1/oid.h"
#include "../../keys/spki.h"
#include "show_integer.h"
#include "show_json_values.h"
#include "show_key.h"

static size_t bits_of(struct bytes number)
{
    struct magnitude magnitude = magnitude_of_unsigned(number);
    return magnitude_bits(&magnitude);
}

/* An INTEGER of a key, without the zero before it. */
static json_t *json_number(struct bytes contents)
{
    struct magnitude magnitude = magnitude_of_unsigned(contents);
    return contents.length == 0
               ? json_hex(contents)
               : json_hex(bytes_of(contents.data + magnitude.first, magnitude.length));
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

/* Puts the NUMBERS that INNER stands before, and the size of the first, into OBJECT. */
static void put_numbers(struct json_page *page, json_t *object,
                        struct der_reader *inner, const char *const *names,
                        size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct bytes number;
        if (!der_read_integer(inner, names[i], &number))
            return;
        if (i == 0)
            json_page_put(page, object, "bits",
                          json_integer((json_int_t)bits_of(number)));
        json_page_put(page, object, names[i],
                      i == 1 ? json_decimal(page, number) : json_number(number));
    }
}

static const char *const rsa_names[] = {
    "modulus", "publicExponent", "privateExponent", "prime1",
    "prime2",  "exponent1",      "exponent2",       "coefficient",
};

static void put_rsa(struct json_page *page, json_t *object, struct bytes key,
                    bool is_private)
{
    struct error error = {0};
    struct der_reader inner;
    struct bytes version;
    if (!enter(key, &error, &inner) ||
        (is_private && !der_read_integer(&inner, "version", &version)))
        return;
    put_numbers(page, object, &inner, rsa_names, is_private ? 8 : 2);
}

json_t *json_rsa_public(struct json_page *page, struct bytes key)
{
    json_t *object = json_object();
    put_rsa(page, object, key, false);
    return object;
}

json_t *json_next_spki(struct json_page *page, struct der_reader *reader)
{
    struct subject_public_key_info spki;
    if (!spki_read(reader, "subjectPublicKeyInfo", &spki))
        return NULL;
    json_t *object = json_object();
    json_page_put(page, object, "algorithm", json_algorithm(page, &spki.algorithm));
    if (is_one_of(spki.algorithm.algorithm, oid_rsa_encryption, oid_rsassa_pss))
        put_rsa(page, object, spki.subject_public_key, false);
    else
        json_page_put(page, object, "subjectPublicKey",
                      json_hex(spki.subject_public_key));
    return object;
}

/* OneAsymmetricKey, or one of the older forms, as it stands in show_key.c. */
json_t *json_next_private_key(struct json_page *page, struct der_reader *reader)
{
    struct der_reader whole = *reader, inner;
    struct algorithm_identifier algorithm = {.algorithm = oid_rsa_encryption};
    struct bytes element, key;
    if (!der_read_element(reader, DER_SEQUENCE, "private key", &element) ||
        !der_enter(&whole, DER_SEQUENCE, "private key", &inner) ||
        !der_read_any(&inner, "version", NULL, NULL, NULL))
        return NULL;
    json_t *object = json_object();
    if (!der_next_is(&inner, DER_SEQUENCE)) {
        if (private_key_is_rsa(element))
            put_rsa(page, object, element, true);
        else
            json_page_put(page, object, "privateKey", json_asn1(page, element));
        return object;
    }
    if (!algorithm_read(&inner, "privateKeyAlgorithm", &algorithm) ||
        !der_read(&inner, DER_OCTET_STRING, "privateKey", &key))
        return object;
    json_page_put(page, object, "algorithm", json_algorithm(page, &algorithm));
    if (is_one_of(algorithm.algorithm, oid_rsa_encryption, oid_rsassa_pss))
        put_rsa(page, object, key, true);
    else
        json_page_put(page, object, "privateKey", json_asn1(page, key));
    return object;
}
