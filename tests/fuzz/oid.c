/* oid.c -- any bytes as the contents of an OBJECT IDENTIFIER, against a decoder over GMP that
 * knows no limits, and as dotted text or a name. */
#include "asn1/oid.h"

#include <gmp.h>
#include <stdlib.h>

#include "fuzz.h"
#include "tools/asn1/asn1.h"

struct plain {
    bool is_valid;      /* whole arcs in their shortest form */
    bool is_in_limits;  /* at most OID_ARCS_MAX, below 2^63 */
    char text[1 << 16]; /* if is_in_limits */
};

/* X.690 8.19, arc by arc. */
static void decode_plainly(struct bytes oid, struct plain *plain)
{
    size_t count = 0, used = 0;
    mpz_t arc;
    mpz_init(arc);
    plain->is_valid = oid.length > 0;
    plain->is_in_limits = true;
    for (size_t i = 0; i < oid.length && plain->is_valid;) {
        plain->is_valid = oid.data[i] != 0x80;
        mpz_set_ui(arc, 0);
        do {
            mpz_mul_2exp(arc, arc, 7);
            mpz_add_ui(arc, arc, oid.data[i] & 0x7f);
        } while ((oid.data[i++] & 0x80) != 0 && i < oid.length);
        plain->is_valid = plain->is_valid && (oid.data[i - 1] & 0x80) == 0;
        plain->is_in_limits = plain->is_in_limits && mpz_sizeinbase(arc, 2) <= 63;
        if (count == 0) {
            unsigned long first = mpz_cmp_ui(arc, 80) < 0 ? mpz_get_ui(arc) / 40 : 2;
            mpz_sub_ui(arc, arc, 40 * first);
            used += (size_t)sprintf(plain->text, "%lu", first);
            count++;
        }
        if (plain->is_in_limits && count < OID_ARCS_MAX)
            used += (size_t)gmp_sprintf(plain->text + used, ".%Zd", arc);
        count++;
    }
    plain->is_in_limits = plain->is_in_limits && count <= OID_ARCS_MAX;
    mpz_clear(arc);
}

static void check_named(struct bytes oid, const struct oid_name *name)
{
    char text[OID_TEXT_SIZE];
    fuzz_require(strcmp(name->dotted, oid_to_text(oid, text)) == 0, "oid_name_of");
    fuzz_require(oid_name_by_text(name->dotted, strlen(name->dotted)) == name,
                 "oid_name_by_text");
}

static void check_octets(struct bytes oid)
{
    static struct plain plain;
    char text[OID_TEXT_SIZE];
    uint8_t octets[OID_OCTETS_MAX];
    size_t length;
    struct der_writer writer = {0};
    struct error error = {0};
    struct bytes document, contents;
    decode_plainly(oid, &plain);
    der_write(&writer, DER_OID, oid);
    fuzz_require(der_writer_finish(&writer, &document, &error), "der_write");
    struct der_reader reader = der_reader_of(document, &error);
    bool ok = der_read_oid(&reader, "oid", &contents);
    fuzz_error(ok, &error, document);
    fuzz_require(ok == (plain.is_valid && plain.is_in_limits), "der_read_oid");
    fuzz_require(asn1_oid_is_valid(oid) == plain.is_valid, "asn1_oid_is_valid");
    fuzz_require(!oid_is_plain(oid) || ok, "oid_is_plain");
    oid_to_text(oid, text);
    if (ok) {
        fuzz_same(bytes_of_text(plain.text), bytes_of_text(text), "oid_to_text");
        fuzz_require(oid_from_text(text, octets, &length), "oid_from_text");
        fuzz_same(oid, bytes_of(octets, length), "oid_from_text");
        if (oid_name_of(oid) != NULL)
            check_named(oid, oid_name_of(oid));
    } else {
        fuzz_require(strcmp(text, "?") == 0, "text of what is no OID");
    }
    der_writer_clear(&writer);
}

static void check_text(struct bytes run)
{
    uint8_t octets[OID_OCTETS_MAX];
    char *text = fuzz_text(run), again[OID_TEXT_SIZE];
    size_t length;
    if (oid_from_text(text, octets, &length)) {
        fuzz_require(length <= sizeof octets, "oid_from_text: length");
        oid_to_text(bytes_of(octets, length), again);
        fuzz_same(bytes_of_text(text), bytes_of_text(again), "oid_from_text, to_text");
    }
    const struct oid_name *name = oid_name_by_text(text, strlen(text));
    fuzz_require(name == NULL || oid_from_text(name->dotted, octets, &length),
                 "oid_name_by_text: dotted");
    free(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > 4096)
        return 0;
    check_octets(bytes_of(data, size));
    check_text(bytes_of(data, size));
    return 0;
}
