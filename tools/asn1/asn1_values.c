/* asn1_values.c -- values of universal types as `openssl asn1parse` prints them. */
#include "../../asn1/der.h"
#include "../../asn1/oid.h"
#include "asn1.h"
#include "../cli/report.h"

/* OpenSSL prints no identifier above this length; its name, or the fear of it, is
 * CVE-2023-2650: the time to print one arc grows with the square of its length. */
#define OID_OCTETS_SHOWN 586
/* Each seven bits add less than 2.2 decimal digits. */
#define ARC_LIMBS (OID_OCTETS_SHOWN * 22 / 10 / 9 + 2)

#define LIMB_BASE 1000000000u /* nine decimal digits */

/* An arc of any size, least limb first. */
struct arc {
    uint32_t limbs[ARC_LIMBS];
    size_t count;
};

/* Sets ARC to ARC * FACTOR + TERM. */
static void multiply_add(struct arc *arc, uint32_t factor, uint32_t term)
{
    uint64_t carry = term;
    for (size_t i = 0; i < arc->count; i++) {
        carry += (uint64_t)arc->limbs[i] * factor;
        arc->limbs[i] = (uint32_t)(carry % LIMB_BASE);
        carry /= LIMB_BASE;
    }
    if (carry > 0)
        arc->limbs[arc->count++] = (uint32_t)carry;
}

static void subtract_80(struct arc *arc)
{
    size_t i = 0;
    if (arc->limbs[0] < 80) {
        arc->limbs[0] += LIMB_BASE;
        for (i = 1; arc->limbs[i] == 0; i++)
            arc->limbs[i] = LIMB_BASE - 1;
        arc->limbs[i]--;
    }
    arc->limbs[0] -= 80;
    while (arc->count > 1 && arc->limbs[arc->count - 1] == 0)
        arc->count--;
}

static void print_arc(FILE *stream, const struct arc *arc)
{
    size_t i = arc->count - 1;
    fprintf(stream, "%u", arc->limbs[i]);
    while (i-- > 0)
        fprintf(stream, "%09u", arc->limbs[i]);
}

/* The first two arcs share a number, X.690 8.19.4. */
static void print_first_arcs(FILE *stream, struct arc *arc)
{
    unsigned first = 2;
    if (arc->count > 1 || arc->limbs[0] >= 80) {
        subtract_80(arc);
    } else {
        first = arc->limbs[0] / 40;
        arc->limbs[0] %= 40;
    }
    fprintf(stream, "%u.", first);
    print_arc(stream, arc);
}

static void print_dotted(FILE *stream, struct bytes oid)
{
    struct arc arc = {{0}, 1};
    bool is_first = true;
    for (size_t i = 0; i < oid.length; i++) {
        multiply_add(&arc, 128, oid.data[i] & 0x7f);
        if ((oid.data[i] & 0x80) != 0)
            continue;
        if (is_first) {
            print_first_arcs(stream, &arc);
        } else {
            fputc('.', stream);
            print_arc(stream, &arc);
        }
        is_first = false;
        arc = (struct arc){{0}, 1};
    }
}

bool asn1_oid_is_valid(struct bytes oid)
{
    if (oid.length == 0 || (oid.data[oid.length - 1] & 0x80) != 0)
        return false;
    for (size_t i = 0; i < oid.length; i++)
        if (oid.data[i] == 0x80 && (i == 0 || (oid.data[i - 1] & 0x80) == 0))
            return false;
    return true;
}

void asn1_print_oid(FILE *stream, struct bytes oid)
{
    const struct oid_name *name = oid_name_of(oid);
    if (name != NULL)
        fputs(name->long_name, stream);
    else if (oid.length <= OID_OCTETS_SHOWN)
        print_dotted(stream, oid);
    else
        fputs("<INVALID>", stream);
}

static void print_hex(struct bytes octets)
{
    static const char digits[] = "0123456789ABCDEF";
    for (size_t i = 0; i < octets.length; i++) {
        putchar(digits[octets.data[i] >> 4]);
        putchar(digits[octets.data[i] & 15]);
    }
}

/* Contents that are not what the type says are printed as they are. */
static void print_bad(const char *type, struct bytes contents)
{
    printf(":BAD %s:[", type);
    print_hex(contents);
    putchar(']');
}

static void print_text(struct bytes contents)
{
    putchar(':');
    print_safe(stdout, (const char *)contents.data, contents.length);
}

/* The magnitude of negative CONTENTS: two's complement, without the octet FF that only
 * gives the sign. */
static void print_negative(struct bytes contents)
{
    size_t last = contents.length; /* behind the last octet that is not zero */
    while (contents.data[last - 1] == 0)
        last--;
    putchar('-');
    for (size_t i = 0; i < contents.length; i++) {
        uint8_t octet = contents.data[i];
        if (i + 1 < last)
            octet = (uint8_t)~octet;
        else if (i + 1 == last)
            octet = (uint8_t)(~octet + 1);
        if (i > 0 || octet != 0)
            print_hex(bytes_of(&octet, 1));
    }
}

static void print_integer(const char *type, struct bytes contents)
{
    const uint8_t *at = contents.data;
    bool is_padded =
        contents.length > 1 && at[0] == ((at[1] & 0x80) != 0 ? 0xff : 0x00);
    if (contents.length == 0 || is_padded) {
        print_bad(type, contents);
        return;
    }
    putchar(':');
    if ((at[0] & 0x80) != 0)
        print_negative(contents);
    else if (at[0] == 0 && contents.length > 1)
        print_hex(bytes_of(at + 1, contents.length - 1));
    else
        print_hex(contents);
}

static void print_boolean(struct bytes contents)
{
    if (contents.length == 1)
        printf(":%u", contents.data[0]);
    else if (contents.length == 0)
        print_bad("BOOLEAN", contents);
    else {
        printf(":BAD BOOLEAN:%u:[", contents.data[0]);
        print_hex(contents);
        putchar(']');
    }
}

/* What looks like lines of text is printed as text. */
static bool is_text(struct bytes contents)
{
    for (size_t i = 0; i < contents.length; i++) {
        uint8_t c = contents.data[i];
        if (c > '~' || (c < ' ' && c != '\n' && c != '\r' && c != '\t'))
            return false;
    }
    return true;
}

static void print_octets(struct bytes contents)
{
    if (contents.length == 0)
        return;
    if (is_text(contents)) {
        print_text(contents);
        return;
    }
    printf("[HEX DUMP]:");
    print_hex(contents);
}

static void print_object(struct bytes contents)
{
    if (!asn1_oid_is_valid(contents)) {
        print_bad("OBJECT", contents);
        return;
    }
    putchar(':');
    asn1_print_oid(stdout, contents);
}

void asn1_print_value(uint32_t number, struct bytes contents)
{
    switch (number) {
    case DER_BOOLEAN:
        print_boolean(contents);
        break;
    case DER_INTEGER:
        print_integer("INTEGER", contents);
        break;
    case DER_ENUMERATED:
        print_integer("ENUMERATED", contents);
        break;
    case DER_OCTET_STRING:
        print_octets(contents);
        break;
    case DER_OID:
        print_object(contents);
        break;
    case DER_UTF8_STRING:
    case DER_NUMERIC_STRING:
    case DER_PRINTABLE_STRING:
    case DER_TELETEX_STRING:
    case DER_IA5_STRING:
    case DER_VISIBLE_STRING:
    case DER_UTC_TIME:
    case DER_GENERALIZED_TIME:
        print_text(contents);
        break;
    default:
        break;
    }
}
