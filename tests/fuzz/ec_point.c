/* ec_point.c -- a byte that chooses the curve, and any bytes as a point on it. Those that OpenSSL
 * takes are taken, with the same coordinates, but for the hybrid form, which RFC 5480 section
 * 2.2 does not have; they are written back, and read again compressed. The reason for which
 * others are refused is the right one. */
#include "fuzz.h"
#include "key_oracle.h"
#include "../oracle/curve_peer.h"

static const struct curve *const curves[] = {&curve_p256, &curve_p384, &curve_p521};

/* What RESULT should be if ENCODED is no point that OpenSSL takes. */
static enum ec_result reason(const struct curve *curve, struct bytes encoded)
{
    const BIGNUM *prime = EC_GROUP_get0_field(peer_group(curve));
    uint8_t form = encoded.length > 0 ? encoded.data[0] : 0xff;
    size_t count = form == 0x04 ? 2 : form == 0x02 || form == 0x03 ? 1 : 0;
    if (form == 0 && encoded.length == 1)
        return EC_POINT_INFINITY;
    if (count == 0 || encoded.length != 1 + count * curve->length)
        return EC_POINT_FORM;
    for (size_t i = 0; i < count; i++) {
        BIGNUM *coordinate =
            BN_bin2bn(encoded.data + 1 + i * curve->length, (int)curve->length, NULL);
        bool is_below = BN_cmp(coordinate, prime) < 0;
        BN_free(coordinate);
        if (!is_below)
            return EC_POINT_RANGE;
    }
    return EC_POINT_OFF_CURVE;
}

static void check_point(const struct curve *curve, const struct affine_point *point,
                        const uint8_t want[CURVE_POINT_LENGTH_MAX])
{
    uint8_t encoded[CURVE_POINT_LENGTH_MAX];
    struct affine_point again;
    size_t length = curve_write_point(curve, point, encoded);
    fuzz_require(curve_has_point(curve, point), "a point that is not on the curve");
    fuzz_same(bytes_of(want, 1 + 2 * curve->length), bytes_of(encoded, length),
              "another point");
    encoded[0] = (uint8_t)(0x02 | (encoded[length - 1] & 1));
    fuzz_require(curve_read_point(curve, encoded, 1 + curve->length, &again) == EC_OK,
                 "a point that is not read compressed");
    curve_write_point(curve, &again, encoded);
    fuzz_same(bytes_of(want, length), bytes_of(encoded, length),
              "another point, compressed");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint8_t want[CURVE_POINT_LENGTH_MAX];
    struct affine_point point;
    if (size == 0)
        return 0;
    const struct curve *curve = curves[data[0] % (sizeof curves / sizeof curves[0])];
    struct bytes encoded = bytes_of(data + 1, size - 1);
    memset(&point, 0xa5, sizeof point);
    enum ec_result result =
        curve_read_point(curve, encoded.data, encoded.length, &point);
    bool is_hybrid =
        encoded.length > 0 && (encoded.data[0] == 0x06 || encoded.data[0] == 0x07);
    if (!is_hybrid && peer_read_point(curve, encoded, want)) {
        fuzz_require(result == EC_OK, "a point is refused");
        check_point(curve, &point, want);
    } else {
        fuzz_require(result == reason(curve, encoded), "refused for another reason");
        require_all_zero(&point, sizeof point, "a point that is left behind");
    }
    return 0;
}
