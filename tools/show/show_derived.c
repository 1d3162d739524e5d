/* show_derived.c -- public keys from private ones, and points from bytes. */
#include "show_derived.h"

#include "../../asn1/oid.h"
#include "../../bignum/modular.h"
#include "../../ec/ed25519.h"
#include "../../ec/key.h"
#include "../../ec/x25519.h"

/* --- curves ----------------------------------------------------------------------- */

const struct curve *show_curve_arithmetic(const struct show_curve *named)
{
    static const struct curve *const curves[] = {&curve_p256, &curve_p384, &curve_p521};
    for (size_t i = 0; i < sizeof curves / sizeof curves[0]; i++)
        if (named != NULL && named->nist != NULL &&
            strcmp(curves[i]->name, named->nist) == 0)
            return curves[i];
    return NULL;
}

/* 06 or 07, by the parity of y, then x and y. */
static bool read_hybrid(const struct curve *curve, struct bytes encoded,
                        struct affine_point *point)
{
    uint8_t uncompressed[CURVE_POINT_LENGTH_MAX];
    if (encoded.length != 1 + 2 * curve->length ||
        (encoded.data[encoded.length - 1] & 1) != (encoded.data[0] & 1))
        return false;
    memcpy(uncompressed, encoded.data, encoded.length);
    uncompressed[0] = 0x04;
    return curve_read_point(curve, uncompressed, encoded.length, point) == EC_OK;
}

bool show_read_point(const struct curve *curve, struct bytes encoded,
                     struct affine_point *point)
{
    if (encoded.length > 0 && (encoded.data[0] == 0x06 || encoded.data[0] == 0x07))
        return read_hybrid(curve, encoded, point);
    return curve_read_point(curve, encoded.data, encoded.length, point) == EC_OK;
}

/* Writes SECRET mod n, curve->length bytes. False if it has more bits than n. */
static bool reduce(const struct curve *curve, struct bytes secret, uint8_t *scalar)
{
    uint8_t padded[CURVE_LENGTH_MAX] = {0};
    struct element d;
    while (secret.length > curve->length && secret.data[0] == 0)
        secret = bytes_after(secret, 1);
    if (secret.length > curve->length)
        return false;
    if (secret.length > 0)
        memcpy(padded + curve->length - secret.length, secret.data, secret.length);
    bool fits = padded[0] >> (8 - (8 * curve->length - curve->bits)) == 0;
    if (fits) {
        field_read_reduced(curve->order, &d, padded);
        field_write(curve->order, &d, scalar);
    }
    explicit_bzero(padded, sizeof padded);
    explicit_bzero(&d, sizeof d);
    return fits;
}

/* A private key of 0 is none, and 0 G is infinity: OpenSSL prints it all the same. */
size_t show_derive_point(const struct curve *curve, struct bytes secret,
                         uint8_t encoded[CURVE_POINT_LENGTH_MAX])
{
    uint8_t scalar[CURVE_LENGTH_MAX];
    struct ec_private_key key;
    size_t length = 0;
    if (reduce(curve, secret, scalar)) {
        encoded[0] = 0;
        length = 1;
        if (ec_private_key_set(&key, curve, scalar) == EC_OK)
            length = curve_write_point(curve, &key.public_key.point, encoded);
        explicit_bzero(&key, sizeof key);
    }
    explicit_bzero(scalar, sizeof scalar);
    return length;
}

/* --- 2^255 - 19 ------------------------------------------------------------------- */

bool show_derive_25519(struct bytes algorithm, const uint8_t *secret,
                       uint8_t public_key[SHOW_25519_LENGTH])
{
    if (bytes_equal(algorithm, oid_ed25519)) {
        struct ed25519_private_key key;
        ed25519_private_key_set(&key, secret);
        memcpy(public_key, key.public_key.point, SHOW_25519_LENGTH);
        explicit_bzero(&key, sizeof key);
        return true;
    }
    if (bytes_equal(algorithm, oid_x25519)) {
        struct x25519_private_key key;
        x25519_private_key_set(&key, secret);
        memcpy(public_key, key.public_key.u, SHOW_25519_LENGTH);
        explicit_bzero(&key, sizeof key);
        return true;
    }
    return false;
}

/* --- DSA -------------------------------------------------------------------------- */

/* Sets NUMBER to the contents of an INTEGER, which is not negative. */
static bool read_number(struct bytes contents, struct number *number)
{
    if (contents.length == 0 || (contents.data[0] & 0x80) != 0)
        return false;
    if (contents.data[0] == 0)
        contents = bytes_after(contents, 1);
    return contents.length > 0 && contents.length <= NUMBER_OCTETS_MAX &&
           number_from_octets(number, number_limbs_for_bits(8 * contents.length),
                              contents.data, contents.length);
}

size_t show_derive_dsa(struct bytes p, struct bytes g, struct bytes x,
                       uint8_t y[NUMBER_OCTETS_MAX])
{
    struct number modulus, base, exponent = {0}, result;
    size_t length = 0;
    if (read_number(p, &modulus) && read_number(g, &base) &&
        read_number(x, &exponent) &&
        modular_power(&result, &base, &exponent, exponent.limb_count * GMP_NUMB_BITS,
                      &modulus)) {
        length = p.data[0] == 0 ? p.length - 1 : p.length;
        if (!number_to_octets(&result, y, length))
            length = 0;
    }
    number_wipe(&exponent);
    return length;
}
