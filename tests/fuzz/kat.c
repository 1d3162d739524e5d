/* kat.c -- any bytes as a file of known answers: NIST's, Wycheproof's or a list of Ed25519
 * signatures. Whatever it says, it is run to its end, what is printed is safe, and of what is
 * refused nothing was run, unless it is NIST's. */
#include <string.h>

#include "fuzz.h"
#include "tools/kat/kat_formats.h"

/* A Monte Carlo test hashes 100,000 messages, whatever it is given. */
static bool is_slow(const char *text)
{
    return strstr(text, "Monte") != NULL;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct input input = {.path = "file", .file_size = size};
    struct kat_file file = {.path = "file"};
    struct fuzz_output output;
    input.file = (uint8_t *)fuzz_text(bytes_of(data, size));
    input.contents = bytes_of(input.file, size);
    if (!is_slow((const char *)input.file)) {
        fuzz_output_begin_stdout(&output);
        enum kat_format format = kat_format_of(&input);
        bool ok = kat_run_input(&file, &input);
        fuzz_safe(fuzz_output_end(&output), true, "kat: unsafe text");
        fuzz_output_free(&output);
        fuzz_require(ok || format == KAT_RSP || kat_counted(&file) == 0,
                     "kat: a file that is refused was run");
        fuzz_require(file.where[sizeof file.where - 1] == '\0', "kat: where");
    }
    input_close(&input);
    return 0;
}
