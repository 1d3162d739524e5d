/* kat.c -- any bytes as a file of known answers, NIST's or Wycheproof's. Whatever it says, it
 * is run to its end, what is printed is safe, and of JSON that is refused nothing was run. */
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "tools/kat/kat_json.h"
#include "tools/kat/kat_rsp.h"

static bool is_json(struct bytes file)
{
    for (size_t i = 0; i < file.length; i++)
        if (strchr(" \t\r\n", file.data[i]) == NULL)
            return file.data[i] == '{';
    return false;
}

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
        bool as_json = is_json(input.contents);
        bool ok = as_json ? kat_run_json(&file, &input) : kat_run_rsp(&file, &input);
        fuzz_safe(fuzz_output_end(&output), true, "kat: unsafe text");
        fuzz_output_free(&output);
        fuzz_require(ok || !as_json || kat_counted(&file) == 0,
                     "kat: a file that is refused was run");
        fuzz_require(file.where[sizeof file.where - 1] == '\0', "kat: where");
    }
    input_close(&input);
    return 0;
}
