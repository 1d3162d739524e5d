/* input_shape.c -- whether more of an input is to be read. */
#include "input_shape.h"

#include "../../asn1/ber.h"
#include "../../asn1/der.h"
#include "../../x509/certificate.h"
#include "../../x509/crl.h"

/* Base 64 with its line ends takes less than twice the bytes that it encodes, if a line has
 * at least four characters. */
#define PEM_FACTOR 2

static const char begin_mark[] = "-----BEGIN ";
static const char end_mark[] = "-----END ";

/* Labels of what is small; any other block may be as long as a CRL. */
static const char *const small_labels[] = {
    "CERTIFICATE-----",         "X509 CERTIFICATE-----", "TRUSTED CERTIFICATE-----",
    "CERTIFICATE REQUEST-----", "PUBLIC KEY-----",       "RSA PUBLIC KEY-----",
    "PRIVATE KEY-----",         "RSA PRIVATE KEY-----",  "ENCRYPTED PRIVATE KEY-----",
    "EC PRIVATE KEY-----",      "EC PARAMETERS-----",
};

static bool starts_with(struct bytes text, const char *start)
{
    size_t length = strlen(start);
    return text.length >= length && memcmp(text.data, start, length) == 0;
}

static size_t block_max_of(struct bytes label)
{
    for (size_t i = 0; i < sizeof small_labels / sizeof small_labels[0]; i++)
        if (starts_with(label, small_labels[i]))
            return PEM_FACTOR * CERTIFICATE_LENGTH_MAX;
    return PEM_FACTOR * CRL_LENGTH_MAX;
}

static struct bytes rest_of(struct bytes text, size_t at)
{
    return bytes_of(text.data + at, text.length - at);
}

/* Looks for marks in what has come since the last time. The last bytes are left for the next
 * time: a mark may be cut off there. */
static void scan_marks(struct input_shape *shape, struct bytes so_far)
{
    const size_t longest = sizeof begin_mark + sizeof "ENCRYPTED PRIVATE KEY-----";
    while (shape->scanned + longest < so_far.length) {
        struct bytes ahead = rest_of(so_far, shape->scanned);
        const uint8_t *hyphen = memchr(ahead.data, '-', ahead.length - longest);
        if (hyphen == NULL) {
            shape->scanned = so_far.length - longest;
            return;
        }
        shape->scanned = (size_t)(hyphen - so_far.data);
        ahead = rest_of(so_far, shape->scanned);
        bool begins = starts_with(ahead, begin_mark);
        if (begins || starts_with(ahead, end_mark)) {
            shape->mark = shape->scanned;
            shape->block_max =
                begins ? block_max_of(rest_of(ahead, strlen(begin_mark))) : 0;
        }
        shape->scanned++;
    }
}

/* The length of the element at the beginning of TEXT, header included, or that of a CRL if it
 * does not say; 0 if there is no element. */
static size_t announced(struct bytes text)
{
    struct ber_header header;
    enum ber_fault fault = ber_read_header(text, &header);
    if (fault != BER_FINE && fault != BER_CONTENTS_CUT_OFF)
        return 0;
    if (header.is_indefinite)
        return CRL_LENGTH_MAX;
    return header.contents_length <= SIZE_MAX - header.header_length
               ? header.header_length + (size_t)header.contents_length
               : SIZE_MAX;
}

/* Whether SO_FAR is DER, or a series of it, and what little may follow. */
static bool is_within_der(struct input_shape *shape, struct bytes so_far)
{
    while (shape->der_end < so_far.length) {
        struct bytes ahead = rest_of(so_far, shape->der_end);
        size_t length =
            shape->der_end == 0 || ahead.data[0] == DER_SEQUENCE ? announced(ahead) : 0;
        shape->is_too_long = shape->is_too_long || length > CRL_LENGTH_MAX;
        if (length == 0 || shape->is_too_long)
            break;
        shape->der_end += length;
    }
    return so_far.length <= shape->der_end + INPUT_GAP_MAX;
}

static bool fail(const struct input_shape *shape, struct bytes so_far,
                 struct error *error)
{
    if (shape->block_max > 0)
        return error_fail(error, ERROR_LIMIT, shape->mark, NULL,
                          "PEM: want a block that ends within %zu MiB, have more",
                          shape->block_max >> 20);
    if (shape->mark > 0)
        return error_fail(error, ERROR_ENCODING, shape->mark, NULL,
                          "PEM: want a block within %zu MiB behind this END line, have "
                          "none",
                          INPUT_GAP_MAX >> 20);
    if (shape->is_too_long && so_far.data[shape->der_end] == DER_SEQUENCE)
        return error_fail(error, ERROR_LIMIT, shape->der_end, NULL,
                          "want DER of at most %zu MiB, have a length of more",
                          CRL_LENGTH_MAX >> 20);
    return error_fail(error, ERROR_ENCODING, 0, NULL,
                      "want PEM or DER, have neither in the first %zu MiB",
                      INPUT_GAP_MAX >> 20);
}

bool input_shape_allows(struct input_shape *shape, struct bytes so_far,
                        struct error *error)
{
    if (so_far.length > INPUT_LENGTH_MAX)
        return error_fail(error, ERROR_LIMIT, ERROR_NO_OFFSET, NULL,
                          "want at most %zu MiB, have more", INPUT_LENGTH_MAX >> 20);
    if (so_far.length <= INPUT_GAP_MAX || is_within_der(shape, so_far))
        return true;
    scan_marks(shape, so_far);
    size_t allowed = shape->block_max > 0 ? shape->block_max : INPUT_GAP_MAX;
    return so_far.length - shape->mark <= allowed || fail(shape, so_far, error);
}
