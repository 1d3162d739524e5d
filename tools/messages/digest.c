/* digest.c -- `certwright digest`: what sha256sum and its kin print, and check. */
#include <stdio.h>
#include <string.h>

#include "../../asn1/hex.h"
#include "../cli/command.h"
#include "digest_files.h"
#include "../cli/hash_options.h"
#include "../cli/input.h"
#include "../cli/options.h"
#include "../cli/output.h"
#include "../cli/report.h"

/* Like coreutils: a name with a newline, a carriage return or a backslash is escaped,
 * and its line begins with a backslash. */
static bool needs_escape(const char *name)
{
    return strpbrk(name, "\n\r\\") != NULL;
}

static void print_name(const char *name)
{
    for (; *name != '\0'; name++) {
        if (*name == '\n')
            fputs("\\n", stdout);
        else if (*name == '\r')
            fputs("\\r", stdout);
        else if (*name == '\\')
            fputs("\\\\", stdout);
        else
            putchar(*name);
    }
}

/* Digests printed, and what that came to. */
struct printing {
    struct digest_files files;
    int status;
};

static void print_digest(struct digest_files *files, const struct digest_file *file,
                         const uint8_t *digest)
{
    if (digest == NULL) {
        ((struct printing *)files)->status = STATUS_UNANSWERED;
        return;
    }
    if (needs_escape(file->path))
        putchar('\\');
    for (size_t i = 0; i < files->hash->digest_length; i++)
        printf("%02x", digest[i]);
    fputs("  ", stdout);
    print_name(file->path);
    putchar('\n');
}

static int print_digests(const struct hash *hash, char *const *paths, size_t count)
{
    struct printing printing = {.files = {.hash = hash, .digested = print_digest}};
    for (size_t i = 0; i < count; i++)
        digest_files_add(&printing.files, paths[i], NULL);
    digest_files_finish(&printing.files);
    return printing.status;
}

/* One line of a list: where the digest is, and the name with its escapes taken out. */
struct list_line {
    const char *digest;
    char *name;
};

static void unescape(char *name)
{
    char *to = name;
    for (; *name != '\0'; name++) {
        char c = *name;
        if (c == '\\' && (name[1] == 'n' || name[1] == 'r' || name[1] == '\\')) {
            name++;
            c = *name == 'n' ? '\n' : *name == 'r' ? '\r' : '\\';
        }
        *to++ = c;
    }
    *to = '\0';
}

/* "HEX  NAME" or "HEX *NAME". False if LINE is not of that form for HASH. */
static bool parse_line(char *line, const struct hash *hash, struct list_line *parsed)
{
    bool is_escaped = line[0] == '\\';
    line += is_escaped;
    size_t digits = 2 * hash->digest_length;
    if (strlen(line) < digits + 3 || line[digits] != ' ' ||
        (line[digits + 1] != ' ' && line[digits + 1] != '*'))
        return false;
    for (size_t i = 0; i < digits; i++)
        if (hex_digit(line[i]) < 0)
            return false;
    parsed->digest = line;
    parsed->name = line + digits + 2;
    if (is_escaped)
        unescape(parsed->name);
    return true;
}

static bool is_equal(const char *hex, const uint8_t *digest, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (hex_octet(hex + 2 * i) != digest[i])
            return false;
    return true;
}

/* A list being checked, and what that came to. */
struct checking {
    struct digest_files files;
    size_t matched, failed, unreadable, malformed;
};

/* The mark of a file is the digest that its line has. */
static void check_digest(struct digest_files *files, const struct digest_file *file,
                         const uint8_t *digest)
{
    struct checking *checking = (struct checking *)files;
    const char *verdict = "OK";
    if (digest == NULL) {
        checking->unreadable++;
        verdict = "FAILED open or read";
    } else if (is_equal(file->mark, digest, files->hash->digest_length)) {
        checking->matched++;
    } else {
        checking->failed++;
        verdict = "FAILED";
    }
    print_safe(stdout, file->path, strlen(file->path));
    printf(": %s\n", verdict);
}

static void check_line(struct checking *checking, char *line)
{
    struct list_line parsed;
    if (parse_line(line, checking->files.hash, &parsed))
        digest_files_add(&checking->files, parsed.name, parsed.digest);
    else
        checking->malformed++;
}

/* Says what is to be said of the whole list. */
static int conclude(const char *path, const struct checking *checking)
{
    size_t others = checking->unreadable + checking->malformed;
    if (checking->malformed > 0)
        report("%s: %zu lines are not of the form DIGEST  FILE", path,
               checking->malformed);
    if (checking->failed > 0)
        report("%s: %zu digests do not match", path, checking->failed);
    if (checking->matched + checking->failed + others == 0)
        report("%s: want a list of digests, have none", path);
    if (checking->failed > 0)
        return STATUS_NO;
    return checking->matched > 0 && others == 0 ? STATUS_YES : STATUS_UNANSWERED;
}

static int check_list(const char *path, const struct hash *hash)
{
    struct input input;
    struct checking checking = {.files = {.hash = hash, .digested = check_digest}};
    if (!input_read_plain(&input, path, INPUT_TEXT_MAX))
        return STATUS_UNANSWERED;
    char *at = (char *)input.file, *end = at + input.contents.length;
    while (at < end) {
        char *newline = memchr(at, '\n', (size_t)(end - at));
        char *next = newline != NULL ? newline + 1 : end;
        /* The last line may lack its newline; the buffer has room for a NUL behind it.
         * */
        *(newline != NULL ? newline : end) = '\0';
        if (*at != '\0')
            check_line(&checking, at);
        at = next;
    }
    digest_files_finish(&checking.files);
    int status = conclude(input.path, &checking);
    input_close(&input);
    return status;
}

static int check_lists(const struct hash *hash, char *const *paths, size_t count)
{
    int status = STATUS_YES;
    for (size_t i = 0; i < count; i++) {
        int one = check_list(paths[i], hash);
        status = one > status ? one : status;
    }
    return status;
}

static int run(const struct command *command, int argc, char **argv)
{
    struct hash_options options = {0};
    const struct hash *hash;
    bool is_check = false;
    const struct option_row rows[] = {
        {"check", 'c', OPTION_FLAG, &is_check},
        HASH_OPTION_ROW_SHA1(options),
        HASH_OPTION_ROWS(options),
    };
    struct operands operands;
    int status;
    if (!options_parse(command, argc, argv, rows, OPTION_COUNT(rows), &operands,
                       &status))
        return status;
    if (!hash_options_hash(&options, "digest", &hash))
        return STATUS_UNANSWERED;
    char standard_input[] = "-";
    char *const alone[] = {standard_input};
    char *const *paths = operands.count > 0 ? operands.items : alone;
    size_t count = operands.count > 0 ? operands.count : 1;
    status =
        is_check ? check_lists(hash, paths, count) : print_digests(hash, paths, count);
    return output_flush() ? status : STATUS_UNANSWERED;
}

const struct command command_digest = {
    .name = "digest",
    .summary = "print or check SHA digests of files",
    .help =
        "Usage: certwright digest "
        "[--sha256|--sha384|--sha512|--sha224|--sha512-256|--sha1]\n"
        "                         [FILE]...\n"
        "       certwright digest --check [--sha...] [LIST]...\n\n"
        "Prints the SHA-256 digest, or another, of each FILE, as sha256sum does. With\n"
        "--check, reads such lines from LIST and says for each file whether it is as "
        "the\n"
        "line says.\n\n"
        "  -c, --check  check the digests in LIST\n\n"
        "Example: certwright digest *.pem > list; certwright digest --check list\n"
        "OpenSSL: openssl dgst -sha256 -r FILE\n",
    .run = run,
};
