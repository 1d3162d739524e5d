/* der.c -- any bytes as elements. The listing says no more than it may on a terminal; what it
 * finds no breach in is what the strict reader walks over; and that reader and the walk over
 * BER see the same elements. Values are written back. */
#include "asn1/der_reader.h"

#include "asn1/ber.h"
#include "asn1/der_string.h"
#include "asn1/der_time.h"
#include "asn1/der_values.h"
#include "asn1/oid.h"
#include "fuzz.h"
#include "tools/asn1/asn1.h"

/* One element, read by the reader of its type and written by the writer. */
static void check_value(uint8_t tag, struct bytes element)
{
    struct error error = {0};
    struct der_reader reader = der_reader_of(element, &error);
    struct der_writer writer = {0};
    struct bytes run;
    bool is_true, ok = false;
    unsigned unused_bits;
    uint32_t bits;
    int64_t seconds;
    if (tag == DER_BOOLEAN && (ok = der_read_boolean(&reader, "", &is_true)))
        der_write_boolean(&writer, is_true);
    else if (tag == DER_INTEGER && (ok = der_read_integer(&reader, "", &run)))
        der_write_integer(&writer, run);
    else if (tag == DER_NULL && (ok = der_read_null(&reader, "")))
        der_write_null(&writer);
    else if (tag == DER_OID && (ok = der_read_oid(&reader, "", &run)))
        der_write_oid(&writer, run);
    else if (tag == DER_BIT_STRING &&
             (ok = der_read_bit_string(&reader, "", &run, &unused_bits)))
        der_write_bit_string(&writer, run, unused_bits);
    else if (tag == DER_UTC_TIME && (ok = der_read_time(&reader, "", &seconds)))
        der_write_time(&writer, seconds);
    else if (tag == DER_GENERALIZED_TIME &&
             (ok = der_read_generalized_time(&reader, "", &seconds)))
        der_write_generalized_time(&writer, seconds);
    else if (tag == DER_ENUMERATED &&
             (ok = der_read_tagged_unsigned(&reader, tag, "", &run)))
        der_write_tagged_unsigned(&writer, tag, run);
    fuzz_error(ok || error.kind == ERROR_NONE, &error, element);
    if (ok)
        fuzz_written(&writer, element, "a value");
    der_writer_clear(&writer);

    struct error bits_error = {0};
    reader = der_reader_of(element, &bits_error);
    if (tag == DER_BIT_STRING && der_read_named_bits(&reader, tag, "", 32, &bits)) {
        der_write_named_bits(&writer, tag, bits);
        fuzz_written(&writer, element, "named bits");
    }
}

static void check_integers(struct bytes element)
{
    struct error error = {0}, small_error = {0};
    struct bytes magnitude;
    uint32_t small;
    struct der_reader reader = der_reader_of(element, &error);
    bool ok = der_read_unsigned(&reader, "", &magnitude);
    reader = der_reader_of(element, &small_error);
    bool is_small = der_read_small(&reader, "", UINT32_MAX, &small);
    fuzz_require(is_small == (ok && magnitude.length <= 4), "der_read_small");
    if (!ok)
        return;
    struct der_writer writer = {0};
    der_write_unsigned(&writer, magnitude);
    fuzz_written(&writer, element, "der_write_unsigned");
    if (is_small) {
        der_write_small(&writer, small);
        fuzz_written(&writer, element, "der_write_small");
    }
}

static void check_time(struct bytes element)
{
    char text[CALENDAR_TEXT_SIZE];
    int64_t seconds, again;
    struct error error = {0};
    struct der_reader reader = der_reader_of(element, &error);
    if (!der_read_time(&reader, "", &seconds))
        return;
    calendar_to_text(seconds, text);
    fuzz_require(calendar_from_text(text, &again) && again == seconds, "calendar");
}

/* Walks as both do, and demands that they see the same. False at the first element that the
 * strict reader does not read. */
static bool walk_both(struct bytes document)
{
    struct error error = {0};
    struct der_reader readers[DER_DEPTH_MAX + 1];
    struct ber_walk walk = ber_walk_of(document);
    struct ber_element seen;
    enum ber_fault fault;
    readers[0] = der_reader_of(document, &error);
    while (ber_next(&walk, &seen, &fault) == BER_ELEMENT) {
        struct der_reader *reader = &readers[seen.depth];
        struct der_reader before = *reader;
        struct bytes contents, element;
        uint8_t tag;
        fuzz_within(document, seen.contents, "contents of BER");
        if (seen.header.identifier == BER_END_OF_CONTENTS ||
            !der_read_any(reader, "element", &tag, &contents, &element))
            return false;
        fuzz_require(
            der_offset(reader, element) == seen.offset &&
                tag == seen.header.identifier && contents.data == seen.contents.data &&
                contents.length == seen.contents.length && seen.header.forms == 0,
            "the strict reader and the walk over BER see two things");
        check_value(tag, element);
        check_integers(element);
        check_time(element);
        if (!seen.header.is_constructed)
            continue;
        if (seen.depth + 1 > DER_DEPTH_MAX ||
            !der_enter(&before, tag, "element", &readers[seen.depth + 1]))
            return false;
        if (ber_enter(&walk, &seen, 0) != BER_FINE)
            return false;
    }
    return error.kind == ERROR_NONE && walk.position == document.length;
}

/* Whether no element has a tag that DER allows and der.h does not know. */
static bool has_small_tags(struct bytes document)
{
    struct ber_walk walk = ber_walk_of(document);
    struct ber_element seen;
    enum ber_fault fault;
    while (ber_next(&walk, &seen, &fault) == BER_ELEMENT) {
        if (seen.header.number > 30 || seen.depth >= DER_DEPTH_MAX)
            return false;
        if (seen.header.is_constructed && ber_enter(&walk, &seen, 0) != BER_FINE)
            return false;
    }
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct bytes document = bytes_of(data, size);
    struct asn1_listing plain = {.is_indented = true}, strict = {.is_strict = true};
    struct error error = {0}, strict_error = {0};
    struct fuzz_output output;
    fuzz_output_begin_stdout(&output);
    bool is_whole = asn1_list(document, &plain, &error);
    bool is_listed = asn1_list(document, &strict, &strict_error);
    fuzz_safe(fuzz_output_end(&output), true, "asn1_list: unsafe text");
    fuzz_output_free(&output);
    fuzz_error(is_whole, &error, document);
    fuzz_error(is_listed, &strict_error, document);
    bool is_walked = walk_both(document);
    fuzz_require(!is_walked || is_whole || size == 0, "asn1_list stops in what is DER");
    bool has_no_breach = is_listed && strict.breach_count == 0 && size > 0;
    fuzz_require(!has_no_breach || is_whole, "no breach in what asn1_list stops in");
    if (has_no_breach && has_small_tags(document))
        fuzz_require(is_walked, "no breach in what the strict reader refuses");
    return 0;
}
