/* notation.c -- any bytes as a document, which comes back from its notation as it was; and as
 * the text of a notation, whose octets come back from the notation of them. */
#include <stdlib.h>

#include "fuzz.h"
#include "tools/asn1/asn1.h"

static void check_octets(struct bytes document)
{
    struct fuzz_output output;
    struct asn1_built built = {0};
    struct error error = {0};
    if (document.length == 0)
        return; /* a text of nothing is refused */
    fuzz_output_begin(&output);
    asn1_write_notation(output.stream, document);
    struct bytes text = fuzz_output_end(&output);
    fuzz_safe(text, true, "asn1_write_notation: unsafe text");
    fuzz_require(asn1_build(text, &built, &error), "asn1_build refuses the notation");
    fuzz_same(document, bytes_of(built.octets, built.length), "asn1_build");
    free(built.octets);
    fuzz_output_free(&output);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct bytes input = bytes_of(data, size);
    struct asn1_built built = {0};
    struct error error = {0};
    check_octets(input);
    bool ok = asn1_build(input, &built, &error);
    fuzz_error(ok, &error, input);
    if (ok)
        check_octets(bytes_of(built.octets, built.length));
    free(built.octets);
    return 0;
}
