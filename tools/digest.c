/* digest.c -- `certwright digest`: what sha256sum and its kin print, and check. */
#include <stdio.h>
#include <string.h>

#include "../asn1/hex.h"
#include "command.h"
#include "hash_options.h"
#include "input.h"
#include "options.h"
#include "output.h"
#include "report.h"
#include "stream.h"

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

static int print_digest(const char *path, const struct hash *hash)
{
    uint8_t digest[HASH_DIGEST_LENGTH_MAX];
    if (!stream_digest(path, hash, digest))
        return STATUS_UNANSWERED;
    if (needs_escape(path))
        putchar('\\');
    for (size_t i = 0; i < hash->digest_length; i++)
        printf("%02x", digest[i]);
    fputs("  ", stdout);
    print_name(path);
    putchar('\n');
    return STATUS_YES;
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

/* What a list came to. */
struct list_count {
    size_t matched, failed, unreadable, malformed;
};

static void check_line(char *line, const struct hash *hash, struct list_count *count)
{
    struct list_line parsed;
    uint8_t digest[HASH_DIGEST_LENGTH_MAX];
    if (!parse_line(line, hash, &parsed)) {
        count->malformed++;
        return;
    }
    const char *verdict = "OK";
    if (!stream_digest(parsed.name, hash, digest)) {
        count->unreadable++;
        verdict = "FAILED open or read";
    } else if (is_equal(parsed.digest, digest, hash->digest_length)) {
        count->matched++;
    } else {
        count->failed++;
        verdict = "FAILED";
    }
    print_safe(stdout, parsed.name, strlen(parsed.name));
    printf(": %s\n", verdict);
}

static int check_list(const char *path, const struct hash *hash)
{
    struct input input;
    struct list_count count = {0};
    if (!input_read(&input, path))
        return STATUS_UNANSWERED;
    char *at = (char *)input.file, *end = at + input.contents.length;
    while (at < end) {
        char *newline = memchr(at, '\n', (size_t)(end - at));
        char *next = newline != NULL ? newline + 1 : end;
        /* The last line may lack its newline; the buffer has room for a NUL behind it.
         * */
        *(newline != NULL ? newline : end) = '\0';
        if (*at != '\0')
            check_line(at, hash, &count);
        at = next;
    }
    if (count.malformed > 0)
        report("%s: %zu lines are not of the form DIGEST  FILE", input.path,
               count.malformed);
    if (count.failed > 0)
        report("%s: %zu digests do not match", input.path, count.failed);
    if (count.matched + count.failed + count.unreadable + count.malformed == 0)
        report("%s: want a list of digests, have none", input.path);
    input_close(&input);
    if (count.failed > 0)
        return STATUS_NO;
    return count.matched > 0 && count.unreadable == 0 && count.malformed == 0
               ? STATUS_YES
               : STATUS_UNANSWERED;
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
    size_t count = operands.count > 0 ? operands.count : 1;
    for (size_t i = 0; i < count; i++) {
        const char *path = operands.count > 0 ? operands.items[i] : "-";
        int one = is_check ? check_list(path, hash) : print_digest(path, hash);
        status = i == 0 || one > status ? one : status;
    }
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
