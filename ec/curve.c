/* curve.c -- the numbers of SP 800-186 section 3.2.1, the equation, and points as bytes.
 *
 * Elements are in Montgomery form, digits of 52 bits, the least significant first;
 * tests/ec/curve.c computes them again from the numbers in the standard. */
#include "curve.h"

#include <string.h>

#include "verdict.h"

/* The first byte of a point, SEC 1 section 2.3.3. */
enum {
    FORM_INFINITY = 0x00,
    FORM_EVEN = 0x02, /* compressed: y is even, or odd */
    FORM_ODD = 0x03,
    FORM_UNCOMPRESSED = 0x04,
};

const struct curve curve_p256 = {
    .name = "P-256",
    .bits = 256,
    .length = 32,
    .field = &field_p256,
    .order = &order_p256,
    .b = {{0xdf6229c4bddfd, 0xca8843090d89c, 0x212ed6acf005c, 0x83415a220abf7,
           0xc30061dd4874}},
    .generator = {.x = {{0x30d418a9143c1, 0xc4fedb60179e7, 0x62251075ba95f,
                         0x5c669fb732b77, 0x8905f76b5375}},
                  .y = {{0x5357ce95560a8, 0x43a19e45cddf2, 0x21f3258b4ab8e,
                         0xd8552e88688dd, 0x571ff18a5885}}},
};

const struct curve curve_p384 = {
    .name = "P-384",
    .bits = 384,
    .length = 48,
    .field = &field_p384,
    .order = &order_p384,
    .b = {{0x91c81cd08114b, 0x3708118870d03, 0x431bf24475444, 0x209b1920022fc,
           0xe94938ae277f2, 0x22094e3374be, 0xff9b62b21f41f, 0x604fb}},
    .generator = {.x = {{0x607664d3aadc2, 0xfa3dd07565fc8, 0xe1e26a4ee117b,
                         0x3afc541b4d6e6, 0x459a30eff879c, 0x4ede2b6454868,
                         0x513812ff72361, 0x299e1}},
                  .y = {{0xaf93c2b78abc2, 0x6e23043dad1f8, 0xd385481a72d55,
                         0xe7562e83b050c, 0x968f4ffd98bad, 0x69a840c6c3521,
                         0x5e9dd80022639, 0x5a15c}}},
};

const struct curve curve_p521 = {
    .name = "P-521",
    .bits = 521,
    .length = 66,
    .field = &field_p521,
    .order = &order_p521,
    .b = {{0x14654fae58638, 0x28fea35a81f80, 0xc41e961a78f7a, 0xdd8df839ab9ef,
           0x49bd8b29605e9, 0xab0c9ca8f63f, 0x5a44c8c77884f, 0x92dccd98af9dc,
           0x5b42a077516d3, 0xe4d0fc94d10d0, 0}},
    .generator = {.x = {{0x31a16381adc10, 0xf3f18e172deb3, 0xe0c2b5214dfcb,
                         0x17fd46f19a459, 0xac947f0ee093d, 0xd50a5af3bf7f3,
                         0x1457b035a69ed, 0x9c829fda90fc, 0x11cada214e324,
                         0x274e6cf1f65b3, 0}},
                  .y = {{0x460e4a5a9e268, 0xf4a3b4fe8b328, 0x4351396120445,
                         0xfd683b09a9e38, 0x132062a85c809, 0x64bf7394caf7a,
                         0xd7de8b939f331, 0x224abcda2340b, 0x163e8deccc7aa,
                         0xde0022e452fda, 0x1}}},
};

void curve_right_side(const struct curve *curve, struct element *result,
                      const struct element *x)
{
    const struct field *field = curve->field;
    struct element x2, three_x;
    field_square(field, &x2, x);
    field_multiply(field, result, &x2, x);
    field_add(field, &three_x, x, x);
    field_add(field, &three_x, &three_x, x);
    field_subtract(field, result, result, &three_x);
    field_add(field, result, result, &curve->b);
}

bool curve_has_point(const struct curve *curve, const struct affine_point *point)
{
    struct element left, right;
    field_square(curve->field, &left, &point->y);
    curve_right_side(curve, &right, &point->x);
    return verdict(field_is_equal(curve->field, &left, &right));
}

/* Sets POINT->y to the root that is even or odd as FORM is. SEC 1 section 2.3.4, step
 * 2.4. */
static enum ec_result find_y(const struct curve *curve, uint8_t form,
                             struct affine_point *point)
{
    uint8_t bytes[CURVE_LENGTH_MAX];
    struct element y2;
    curve_right_side(curve, &y2, &point->x);
    if (!field_square_root(curve->field, &point->y, &y2))
        return EC_POINT_OFF_CURVE;
    field_write(curve->field, &point->y, bytes);
    /* y is not 0: there is no point of order two, since the order is a prime. */
    if ((bytes[curve->length - 1] & 1) != (form & 1))
        field_negate(curve->field, &point->y, &point->y);
    return EC_OK;
}

static enum ec_result read_point(const struct curve *curve, const uint8_t *encoded,
                                 size_t length, struct affine_point *point)
{
    if (length == 1 && encoded[0] == FORM_INFINITY)
        return EC_POINT_INFINITY;
    if (length == 1 + curve->length &&
        (encoded[0] == FORM_EVEN || encoded[0] == FORM_ODD)) {
        if (!field_read(curve->field, &point->x, encoded + 1))
            return EC_POINT_RANGE;
        return find_y(curve, encoded[0], point);
    }
    if (length == 1 + 2 * curve->length && encoded[0] == FORM_UNCOMPRESSED) {
        if (!field_read(curve->field, &point->x, encoded + 1) ||
            !field_read(curve->field, &point->y, encoded + 1 + curve->length))
            return EC_POINT_RANGE;
        return curve_has_point(curve, point) ? EC_OK : EC_POINT_OFF_CURVE;
    }
    return EC_POINT_FORM;
}

enum ec_result curve_read_point(const struct curve *curve, const uint8_t *encoded,
                                size_t length, struct affine_point *point)
{
    memset(point, 0, sizeof *point);
    enum ec_result result = read_point(curve, encoded, length, point);
    if (result != EC_OK)
        memset(point, 0, sizeof *point);
    return result;
}

size_t curve_write_point(const struct curve *curve, const struct affine_point *point,
                         uint8_t encoded[CURVE_POINT_LENGTH_MAX])
{
    encoded[0] = FORM_UNCOMPRESSED;
    field_write(curve->field, &point->x, encoded + 1);
    field_write(curve->field, &point->y, encoded + 1 + curve->length);
    return 1 + 2 * curve->length;
}
