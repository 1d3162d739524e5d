/* oid.c -- OBJECT IDENTIFIERs. Each arc is written in base 128, the uppermost bit of an
 * octet saying that more follow; the first two arcs share one number, 40 * first +
 * second. */
#include "oid.h"

#include <inttypes.h>
#include <stdio.h>

#include "oid_names.h"
#include "text.h"

#define OCTETS(text) OID_OCTETS(text)

const struct bytes oid_common_name = OCTETS("\x55\x04\x03");  /* 2.5.4.3 */
const struct bytes oid_country_name = OCTETS("\x55\x04\x06"); /* 2.5.4.6 */
const struct bytes oid_domain_component = /* 0.9.2342.19200300.100.1.25 */
    OCTETS("\x09\x92\x26\x89\x93\xf2\x2c\x64\x01\x19");
const struct bytes oid_email_address = /* 1.2.840.113549.1.9.1 */
    OCTETS("\x2a\x86\x48\x86\xf7\x0d\x01\x09\x01");

const struct bytes oid_rsa_encryption = /* 1.2.840.113549.1.1.1 */
    OCTETS("\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01");
const struct bytes oid_sha1_with_rsa_encryption = /* 1.2.840.113549.1.1.5 */
    OCTETS("\x2a\x86\x48\x86\xf7\x0d\x01\x01\x05");
const struct bytes oid_rsaes_oaep = /* 1.2.840.113549.1.1.7 */
    OCTETS("\x2a\x86\x48\x86\xf7\x0d\x01\x01\x07");
const struct bytes oid_mgf1 = /* 1.2.840.113549.1.1.8 */
    OCTETS("\x2a\x86\x48\x86\xf7\x0d\x01\x01\x08");
const struct bytes oid_rsassa_pss = /* 1.2.840.113549.1.1.10 */
    OCTETS("\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0a");
const struct bytes oid_sha256_with_rsa_encryption = /* 1.2.840.113549.1.1.11 */
    OCTETS("\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0b");
const struct bytes oid_sha384_with_rsa_encryption = /* 1.2.840.113549.1.1.12 */
    OCTETS("\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0c");
const struct bytes oid_sha512_with_rsa_encryption = /* 1.2.840.113549.1.1.13 */
    OCTETS("\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0d");
const struct bytes oid_sha224_with_rsa_encryption = /* 1.2.840.113549.1.1.14 */
    OCTETS("\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0e");
const struct bytes oid_sha512_224_with_rsa_encryption = /* 1.2.840.113549.1.1.15 */
    OCTETS("\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0f");
const struct bytes oid_sha512_256_with_rsa_encryption = /* 1.2.840.113549.1.1.16 */
    OCTETS("\x2a\x86\x48\x86\xf7\x0d\x01\x01\x10");

const struct bytes oid_ec_public_key = /* 1.2.840.10045.2.1 */
    OCTETS("\x2a\x86\x48\xce\x3d\x02\x01");
const struct bytes oid_ecdsa_with_sha1 = /* 1.2.840.10045.4.1 */
    OCTETS("\x2a\x86\x48\xce\x3d\x04\x01");
const struct bytes oid_ecdsa_with_sha224 = /* 1.2.840.10045.4.3.1 */
    OCTETS("\x2a\x86\x48\xce\x3d\x04\x03\x01");
const struct bytes oid_ecdsa_with_sha256 = /* 1.2.840.10045.4.3.2 */
    OCTETS("\x2a\x86\x48\xce\x3d\x04\x03\x02");
const struct bytes oid_ecdsa_with_sha384 = /* 1.2.840.10045.4.3.3 */
    OCTETS("\x2a\x86\x48\xce\x3d\x04\x03\x03");
const struct bytes oid_ecdsa_with_sha512 = /* 1.2.840.10045.4.3.4 */
    OCTETS("\x2a\x86\x48\xce\x3d\x04\x03\x04");
const struct bytes oid_x25519 = OCTETS("\x2b\x65\x6e");  /* 1.3.101.110 */
const struct bytes oid_ed25519 = OCTETS("\x2b\x65\x70"); /* 1.3.101.112 */

const struct bytes oid_subject_key_identifier = OCTETS("\x55\x1d\x0e");  /* 2.5.29.14 */
const struct bytes oid_key_usage = OCTETS("\x55\x1d\x0f");               /* 2.5.29.15 */
const struct bytes oid_subject_alt_name = OCTETS("\x55\x1d\x11");        /* 2.5.29.17 */
const struct bytes oid_basic_constraints = OCTETS("\x55\x1d\x13");       /* 2.5.29.19 */
const struct bytes oid_name_constraints = OCTETS("\x55\x1d\x1e");        /* 2.5.29.30 */
const struct bytes oid_crl_distribution_points = OCTETS("\x55\x1d\x1f"); /* 2.5.29.31 */
const struct bytes oid_certificate_policies = OCTETS("\x55\x1d\x20");    /* 2.5.29.32 */
const struct bytes oid_policy_mappings = OCTETS("\x55\x1d\x21");         /* 2.5.29.33 */
const struct bytes oid_authority_key_identifier =                        /* 2.5.29.35 */
    OCTETS("\x55\x1d\x23");
const struct bytes oid_policy_constraints = OCTETS("\x55\x1d\x24"); /* 2.5.29.36 */
const struct bytes oid_ext_key_usage = OCTETS("\x55\x1d\x25");      /* 2.5.29.37 */
const struct bytes oid_freshest_crl = OCTETS("\x55\x1d\x2e");       /* 2.5.29.46 */
const struct bytes oid_inhibit_any_policy = OCTETS("\x55\x1d\x36"); /* 2.5.29.54 */
const struct bytes oid_authority_info_access = /* 1.3.6.1.5.5.7.1.1 */
    OCTETS("\x2b\x06\x01\x05\x05\x07\x01\x01");

const struct bytes oid_crl_number = OCTETS("\x55\x1d\x14");          /* 2.5.29.20 */
const struct bytes oid_reason_code = OCTETS("\x55\x1d\x15");         /* 2.5.29.21 */
const struct bytes oid_invalidity_date = OCTETS("\x55\x1d\x18");     /* 2.5.29.24 */
const struct bytes oid_delta_crl_indicator = OCTETS("\x55\x1d\x1b"); /* 2.5.29.27 */
const struct bytes oid_issuing_distribution_point =                  /* 2.5.29.28 */
    OCTETS("\x55\x1d\x1c");
const struct bytes oid_certificate_issuer = OCTETS("\x55\x1d\x1d"); /* 2.5.29.29 */

const struct bytes oid_any_policy = OCTETS("\x55\x1d\x20\x00"); /* 2.5.29.32.0 */

const struct bytes oid_any_purpose = OCTETS("\x55\x1d\x25\x00"); /* 2.5.29.37.0 */
const struct bytes oid_server_auth =                             /* 1.3.6.1.5.5.7.3.1 */
    OCTETS("\x2b\x06\x01\x05\x05\x07\x03\x01");
const struct bytes oid_client_auth = /* 1.3.6.1.5.5.7.3.2 */
    OCTETS("\x2b\x06\x01\x05\x05\x07\x03\x02");
const struct bytes oid_email_protection = /* 1.3.6.1.5.5.7.3.4 */
    OCTETS("\x2b\x06\x01\x05\x05\x07\x03\x04");

const struct bytes oid_extension_request = /* 1.2.840.113549.1.9.14 */
    OCTETS("\x2a\x86\x48\x86\xf7\x0d\x01\x09\x0e");

/* What is wrong with the contents octets of an identifier. */
enum oid_fault {
    OID_VALID,
    OID_EMPTY,
    OID_NOT_MINIMAL,
    OID_CUT_OFF,
    OID_TOO_LONG,
};

/* Reads one base-128 number at *POSITION. */
static enum oid_fault read_arc(struct bytes oid, size_t *position, uint64_t *arc)
{
    *arc = 0;
    if (oid.data[*position] == 0x80)
        return OID_NOT_MINIMAL;
    while (*position < oid.length) {
        uint8_t octet = oid.data[(*position)++];
        if (*arc >> 56 != 0) /* another seven bits would reach 2^63 */
            return OID_TOO_LONG;
        *arc = *arc << 7 | (octet & 0x7f);
        if ((octet & 0x80) == 0)
            return OID_VALID;
    }
    return OID_CUT_OFF;
}

/* Splits the number that the first two arcs share: the first is 0, 1 or 2, and the
 * second is below 40 under 0 and 1. */
static void split_first(uint64_t number, uint64_t arcs[2])
{
    arcs[0] = number < 80 ? number / 40 : 2;
    arcs[1] = number - 40 * arcs[0];
}

static enum oid_fault read_arcs(struct bytes oid, uint64_t arcs[OID_ARCS_MAX],
                                size_t *count)
{
    size_t position = 0;
    if (oid.length == 0)
        return OID_EMPTY;
    *count = 0;
    while (position < oid.length) {
        uint64_t arc;
        enum oid_fault fault = read_arc(oid, &position, &arc);
        if (fault != OID_VALID)
            return fault;
        if (*count == OID_ARCS_MAX)
            return OID_TOO_LONG;
        if (*count == 0) {
            split_first(arc, arcs);
            *count = 2;
        } else {
            arcs[(*count)++] = arc;
        }
    }
    return OID_VALID;
}

/* Whether one of the eight octets at AT is 80: what is left when 80 is taken from each
 * by exclusive or has an octet 0 then, and the rest is the usual test for that. */
static inline bool has_80_in_eight(const uint8_t *at)
{
    const uint64_t ones = 0x0101010101010101;
    uint64_t word;
    memcpy(&word, at, 8);
    word ^= 0x80 * ones;
    return ((word - ones) & ~word & 0x80 * ones) != 0;
}

bool oid_is_plain(struct bytes oid)
{
    if (oid.length < 1 || oid.length > 9 || oid.data[oid.length - 1] >= 0x80)
        return false;
    if (oid.length >= 8)
        return !has_80_in_eight(oid.data); /* a ninth is the last */
    bool has_80 = false;
    for (size_t i = 0; i < oid.length; i++)
        has_80 |= oid.data[i] == 0x80;
    return !has_80;
}

static bool fail_for(enum oid_fault fault, const struct der_reader *reader,
                     size_t offset, const char *field)
{
    switch (fault) {
    case OID_VALID:
        return true;
    case OID_EMPTY:
        return der_fail(reader, ERROR_ENCODING, offset, "X.690 8.19.2", field,
                        "want an OBJECT IDENTIFIER of at least 1 octet, have none");
    case OID_NOT_MINIMAL:
        return der_fail(reader, ERROR_ENCODING, offset, "X.690 8.19.2", field,
                        "want the shortest form of each arc, have a leading 80");
    case OID_CUT_OFF:
        return der_fail(reader, ERROR_ENCODING, offset, "X.690 8.19.2", field,
                        "want the last arc to end, have a continuation bit");
    case OID_TOO_LONG:
        break;
    }
    return der_fail(reader, ERROR_LIMIT, offset, NULL, field,
                    "want at most %d arcs below 2^63, have more or larger ones",
                    OID_ARCS_MAX);
}

bool der_check_oid(struct der_reader reader, size_t offset, const char *field,
                   struct bytes oid)
{
    uint64_t arcs[OID_ARCS_MAX];
    size_t count;
    return fail_for(read_arcs(oid, arcs, &count), &reader, offset, field);
}

void der_write_oid(struct der_writer *writer, struct bytes oid)
{
    uint64_t arcs[OID_ARCS_MAX];
    size_t count;
    if (read_arcs(oid, arcs, &count) != OID_VALID)
        der_writer_fail(writer, ERROR_ENCODING);
    der_write(writer, DER_OID, oid);
}

const char *oid_to_text(struct bytes oid, char text[OID_TEXT_SIZE])
{
    uint64_t arcs[OID_ARCS_MAX];
    size_t count = 0, used = 0;
    if (read_arcs(oid, arcs, &count) != OID_VALID)
        return strcpy(text, "?");
    for (size_t i = 0; i < count; i++)
        used += (size_t)snprintf(text + used, OID_TEXT_SIZE - used, "%s%" PRIu64,
                                 i == 0 ? "" : ".", arcs[i]);
    return text;
}

/* Reads one decimal number at *TEXT, without leading zeros, below 2^63. */
static bool parse_arc(const char **text, uint64_t *arc)
{
    const char *at = *text;
    if (*at < '0' || *at > '9' || (*at == '0' && at[1] >= '0' && at[1] <= '9'))
        return false;
    for (*arc = 0; *at >= '0' && *at <= '9'; at++) {
        unsigned digit = (unsigned)(*at - '0');
        if (*arc > ((uint64_t)INT64_MAX - digit) / 10)
            return false;
        *arc = *arc * 10 + digit;
    }
    *text = at;
    return true;
}

static bool parse_arcs(const char *text, uint64_t arcs[OID_ARCS_MAX], size_t *count)
{
    for (*count = 0; *count < OID_ARCS_MAX; text++) {
        if (!parse_arc(&text, &arcs[*count]))
            return false;
        ++*count;
        if (*text == '\0')
            return *count >= 2 && arcs[0] <= 2 && (arcs[0] == 2 || arcs[1] < 40) &&
                   arcs[1] <= INT64_MAX - 80;
        if (*text != '.')
            return false;
    }
    return false;
}

static size_t write_arc(uint8_t *octets, uint64_t arc)
{
    size_t count = 1;
    for (uint64_t rest = arc >> 7; rest > 0; rest >>= 7)
        count++;
    for (size_t i = 0; i < count; i++) {
        octets[count - 1 - i] = (uint8_t)((arc & 0x7f) | (i > 0 ? 0x80 : 0));
        arc >>= 7;
    }
    return count;
}

bool oid_from_text(const char *text, uint8_t octets[OID_OCTETS_MAX], size_t *length)
{
    uint64_t arcs[OID_ARCS_MAX];
    size_t count;
    if (!parse_arcs(text, arcs, &count))
        return false;
    *length = write_arc(octets, 40 * arcs[0] + arcs[1]);
    for (size_t i = 2; i < count; i++)
        *length += write_arc(octets + *length, arcs[i]);
    return true;
}

/* Compares two dotted texts arc by arc, as numbers. */
static int compare_dotted(const char *a, const char *b)
{
    for (;;) {
        size_t a_length = strspn(a, "0123456789"), b_length = strspn(b, "0123456789");
        if (a_length != b_length)
            return a_length < b_length ? -1 : 1;
        int order = memcmp(a, b, a_length);
        if (order != 0)
            return order;
        a += a_length;
        b += b_length;
        if (*a == '\0' || *b == '\0')
            return (*a != '\0') - (*b != '\0');
        a++;
        b++;
    }
}

const struct oid_name *oid_name_at(size_t index)
{
    if (index < oid_names_to_1_2_count)
        return &oid_names_to_1_2[index];
    index -= oid_names_to_1_2_count;
    return index < oid_names_from_1_3_count ? &oid_names_from_1_3[index] : NULL;
}

const struct oid_name *oid_newer_name_at(size_t index)
{
    return index < oid_names_newer_count ? &oid_names_newer[index] : NULL;
}

/* Looks for OID among the first COUNT entries of a table, in ascending order, whose
 * entries AT returns. */
static const struct oid_name *find(const struct oid_name *(*at)(size_t), size_t count,
                                   struct bytes oid)
{
    char text[OID_TEXT_SIZE];
    size_t first = 0, end = count;
    oid_to_text(oid, text);
    while (first < end) {
        size_t middle = first + (end - first) / 2;
        int order = compare_dotted(text, at(middle)->dotted);
        if (order == 0)
            return at(middle);
        if (order < 0)
            end = middle;
        else
            first = middle + 1;
    }
    return NULL;
}

const struct oid_name *oid_name_of(struct bytes oid)
{
    return find(oid_name_at, oid_names_to_1_2_count + oid_names_from_1_3_count, oid);
}

const struct oid_name *oid_newer_name_of(struct bytes oid)
{
    return find(oid_newer_name_at, oid_names_newer_count, oid);
}

static bool same_text(const char *name, struct bytes text)
{
    return text_equal_but_for_case(bytes_of_text(name), text);
}

const struct oid_name *oid_name_by_text(const char *text, size_t length)
{
    const struct oid_name *name;
    for (size_t i = 0; (name = oid_name_at(i)) != NULL; i++)
        if (same_text(name->short_name, bytes_of(text, length)) ||
            same_text(name->long_name, bytes_of(text, length)) ||
            same_text(name->dotted, bytes_of(text, length)))
            return name;
    return NULL;
}
