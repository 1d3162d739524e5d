/* fuzz.c -- what the fuzz targets share. */
#include "fuzz.h"

#include <stdlib.h>

#include "bignum/allocator.h"

/* What the program prints goes nowhere; this is where findings are told. */
static FILE *terminal;

static FILE *open_or_abort(const char *path)
{
    FILE *stream = fopen(path, "w");
    if (stream == NULL)
        abort();
    return stream;
}

/* libFuzzer keeps the streams that it found, so that these are for the program alone. */
int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    allocator_install();
    terminal = stderr;
    stderr = open_or_abort("/dev/null");
    stdout = open_or_abort("/dev/null");
    return 0;
}

void fuzz_fail(const char *what)
{
    fprintf(terminal, "\nFINDING: %s\n", what);
    fflush(terminal);
    abort();
}

static void print_run(const char *name, struct bytes run)
{
    fprintf(terminal, "%s (%zu bytes):", name, run.length);
    for (size_t i = 0; i < run.length && i < 2048; i++)
        fprintf(terminal, "%s%02x", i % 4 == 0 ? " " : "", run.data[i]);
    fputc('\n', terminal);
}

void fuzz_same(struct bytes want, struct bytes have, const char *what)
{
    if (bytes_equal(want, have))
        return;
    print_run("\nwant", want);
    print_run("have", have);
    fuzz_fail(what);
}

void fuzz_within(struct bytes document, struct bytes part, const char *what)
{
    uintptr_t start = (uintptr_t)document.data, at = (uintptr_t)part.data;
    if (part.length == 0)
        return;
    fuzz_require(at >= start && at - start <= document.length &&
                     part.length <= document.length - (at - start),
                 what);
}

void fuzz_written(struct der_writer *writer, struct bytes want, const char *what)
{
    struct bytes have;
    struct error error = {0};
    fuzz_require(der_writer_finish(writer, &have, &error), what);
    fuzz_same(want, have, what);
    der_writer_clear(writer);
}

/* What must not reach a terminal, by Unicode's own lists: Cc, Zl, Zp, Bidi_Control, and what has
 * no width. It shares nothing with asn1/text.c, nor the decoder with asn1/der_string.c. */
static bool is_unsafe(uint32_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x061c || c == 0xfeff ||
           (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) ||
           (c >= 0x2060 && c <= 0x2069);
}

/* Reads one character of UTF-8, RFC 3629, at *AT. UINT32_MAX if it is none. */
static uint32_t next_character(struct bytes text, size_t *at)
{
    static const uint32_t least[] = {0, 0x80, 0x800, 0x10000};
    uint8_t first = text.data[(*at)++];
    if (first < 0x80)
        return first;
    size_t more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
    uint32_t c = first & (0x3fu >> more);
    if (first < 0xc0 || first > 0xf7 || more > text.length - *at)
        return UINT32_MAX;
    for (size_t i = 0; i < more; i++) {
        uint8_t next = text.data[(*at)++];
        if ((next & 0xc0) != 0x80)
            return UINT32_MAX;
        c = c << 6 | (next & 0x3f);
    }
    bool is_one = c >= least[more] && c <= 0x10ffff && (c < 0xd800 || c > 0xdfff);
    return is_one ? c : UINT32_MAX;
}

void fuzz_safe(struct bytes text, bool is_lines, const char *what)
{
    for (size_t at = 0; at < text.length;) {
        uint32_t c = next_character(text, &at);
        if (c == UINT32_MAX || (is_unsafe(c) && (c != '\n' || !is_lines))) {
            print_run("\ntext", text);
            fuzz_fail(what);
        }
    }
}

void fuzz_error(bool is_ok, const struct error *error, struct bytes document)
{
    fuzz_require(is_ok == (error->kind == ERROR_NONE), "a verdict without its error");
    if (is_ok)
        return;
    fuzz_require(error->offset == ERROR_NO_OFFSET || error->offset <= document.length,
                 "an error outside the document");
    fuzz_require(memchr(error->message, 0, sizeof error->message) != NULL,
                 "a message without its end");
    fuzz_require(error->message[0] != '\0', "an error without a message");
    for (const char *at = error->message; *at != '\0'; at++)
        fuzz_require(*at >= ' ' && *at <= '~', "a message that is not ASCII");
}

char *fuzz_text(struct bytes run)
{
    char *text = malloc(run.length + 1);
    if (text == NULL)
        abort();
    if (run.length > 0)
        memcpy(text, run.data, run.length);
    text[run.length] = '\0';
    return text;
}

void fuzz_count_flaw(struct der_flaws *flaws, const struct error *flaw)
{
    struct fuzz_flaws *counter = (struct fuzz_flaws *)flaws;
    fuzz_require(flaw->kind != ERROR_NONE && flaw->message[0] != '\0',
                 "a flaw without a message");
    counter->count++;
}

void fuzz_output_begin(struct fuzz_output *output)
{
    *output = (struct fuzz_output){0};
    output->stream = open_memstream(&output->text, &output->length);
    if (output->stream == NULL)
        abort();
}

void fuzz_output_begin_stdout(struct fuzz_output *output)
{
    fuzz_output_begin(output);
    output->saved = stdout;
    stdout = output->stream;
}

struct bytes fuzz_output_end(struct fuzz_output *output)
{
    if (output->saved != NULL)
        stdout = output->saved;
    if (fclose(output->stream) != 0)
        abort();
    return bytes_of(output->text, output->length);
}

void fuzz_output_free(struct fuzz_output *output)
{
    free(output->text);
}
