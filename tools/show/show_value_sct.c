/* show_value_sct.c -- signed certificate timestamps, RFC 6962 section 3.3: not DER but
 * the presentation language of TLS, inside an OCTET STRING. Numbers are big-endian, and
 * what has a variable length begins with it in two octets. */
#include "../../asn1/calendar.h"
#include "../../asn1/der_values.h"
#include "../../asn1/oid.h"
#include "show_extension_values.h"
#include "show_time.h"

#define LOG_ID_LENGTH   32
#define HEADER_LENGTH   (1 + LOG_ID_LENGTH + 8) /* version, log, timestamp */
#define OCTETS_PER_LINE 16
#define VERSION_1       0

/* Takes COUNT octets from the beginning of REST. */
static bool take(struct bytes *rest, size_t count, struct bytes *taken)
{
    if (rest->length < count)
        return false;
    *taken = bytes_of(rest->data, count);
    *rest = bytes_of(rest->data + count, rest->length - count);
    return true;
}

/* Takes two octets of length, and as many octets as they say. */
static bool take_vector(struct bytes *rest, struct bytes *vector)
{
    struct bytes length;
    return take(rest, 2, &length) &&
           take(rest, (size_t)length.data[0] << 8 | length.data[1], vector);
}

struct timestamp {
    struct bytes log, time, extensions, algorithm, signature;
};

/* SignatureAndHashAlgorithm, RFC 5246 7.4.1.4.1. RFC 6962 2.1.4 allows no others. */
static const char *algorithm_name(struct bytes algorithm)
{
    static const uint8_t sha256_rsa[] = {4, 1}, sha256_ecdsa[] = {4, 3};
    if (bytes_equal(algorithm, bytes_of(sha256_ecdsa, 2)))
        return "ecdsa-with-SHA256";
    return bytes_equal(algorithm, bytes_of(sha256_rsa, 2)) ? "sha256WithRSAEncryption"
                                                           : NULL;
}

static bool read_timestamp(struct bytes sct, struct timestamp *timestamp)
{
    struct bytes version;
    return take(&sct, 1, &version) && take(&sct, LOG_ID_LENGTH, &timestamp->log) &&
           take(&sct, 8, &timestamp->time) &&
           take_vector(&sct, &timestamp->extensions) &&
           take(&sct, 2, &timestamp->algorithm) &&
           take_vector(&sct, &timestamp->signature) &&
           algorithm_name(timestamp->algorithm) != NULL;
}

static void show_lines(const struct show *show, struct bytes octets, int indent)
{
    for (size_t i = 0; i < octets.length; i++) {
        if (i > 0 && i % OCTETS_PER_LINE == 0)
            show_format(show, "\n%*s", indent, "");
        show_format(show, "%02X%s", octets.data[i], i + 1 < octets.length ? ":" : "");
    }
}

/* Milliseconds since 1970. */
static void show_milliseconds(const struct show *show, struct bytes time)
{
    uint64_t value = 0;
    for (size_t i = 0; i < time.length; i++)
        value = value << 8 | time.data[i];
    if (value / 1000 > CALENDAR_LAST)
        return;
    struct calendar date = calendar_from_seconds((int64_t)(value / 1000));
    show_format(show, "%s %2u %02u:%02u:%02u.%03u %u GMT", show_month(date.month),
                date.day, date.hour, date.minute, date.second, (unsigned)(value % 1000),
                date.year);
}

static bool show_timestamp(const struct show *show, struct bytes sct, int indent)
{
    struct timestamp timestamp;
    show_indented(show, indent, "Signed Certificate Timestamp:\n");
    show_indented(show, indent + 4, "Version   : ");
    if (sct.length == 0)
        return false;
    if (sct.data[0] != VERSION_1) {
        show_format(show, "unknown\n%*s", indent + 16, "");
        show_lines(show, sct, indent + 16);
        return true;
    }
    if (!read_timestamp(sct, &timestamp))
        return false;
    show_format(show, "v1 (0x0)\n%*sLog ID    : ", indent + 4, "");
    show_lines(show, timestamp.log, indent + 16);
    show_format(show, "\n%*sTimestamp : ", indent + 4, "");
    show_milliseconds(show, timestamp.time);
    show_format(show, "\n%*sExtensions: ", indent + 4, "");
    if (timestamp.extensions.length == 0)
        show_format(show, "none");
    else
        show_lines(show, timestamp.extensions, indent + 16);
    show_format(show, "\n%*sSignature : %s\n%*s", indent + 4, "",
                algorithm_name(timestamp.algorithm), indent + 16, "");
    show_lines(show, timestamp.signature, indent + 16);
    return true;
}

bool show_timestamps(const struct show *show, struct der_reader *value, int indent)
{
    struct bytes octets, list, sct;
    bool is_first = true;
    if (!der_read(value, DER_OCTET_STRING, "SignedCertificateTimestampList", &octets) ||
        !take_vector(&octets, &list) || octets.length > 0)
        return false;
    while (list.length > 0) {
        if (!take_vector(&list, &sct))
            return false;
        show_format(show, "%s", is_first ? "" : "\n");
        is_first = false;
        if (!show_timestamp(show, sct, indent))
            return false;
    }
    return true;
}
