/* peer_name.c -- tests x509/path/peer_name.h: which names are hosts and mailboxes, and which are
 * the same. Vectors by hand: tests/vectors/x509/peer_name.txt. */
#include "x509/path/peer_name.h"

#include <stdlib.h>
#include <time.h>

#include "../fixture.h"
#include "../notation.h"
#include "../suites.h"
#include "../table.h"
#include "x509/host_name.h"

/* The octets between the quotation marks, in a block of their own. */
static struct bytes unquote(const char *text, const char *origin)
{
    size_t length = strlen(text);
    ck_assert_msg(length >= 2 && text[0] == '"' && text[length - 1] == '"', "%s: %s",
                  origin, text);
    uint8_t *copy = malloc(length);
    ck_assert_ptr_nonnull(copy);
    memcpy(copy, text + 1, length - 2);
    copy[length - 2] = '\0';
    return bytes_of(copy, length - 2);
}

static bool is_word(const char *have, const char *yes, const char *no,
                    const char *origin)
{
    ck_assert_msg(strcmp(have, yes) == 0 || strcmp(have, no) == 0, "%s: %s", origin,
                  have);
    return strcmp(have, yes) == 0;
}

static void run_host(struct bytes name, const char *want, const char *origin)
{
    bool is_wildcard = strcmp(want, "wildcard") == 0;
    bool is_valid = !is_wildcard && is_word(want, "valid", "invalid", origin);
    ck_assert_msg(dns_name_is_valid(name, false) == is_valid, "%s", origin);
    ck_assert_msg(dns_name_is_valid(name, true) == (is_valid || is_wildcard), "%s",
                  origin);
}

static enum general_name_type type_of(const char *name, const char *origin)
{
    if (strcmp(name, "dns") == 0)
        return GENERAL_NAME_DNS;
    if (strcmp(name, "ip") == 0)
        return GENERAL_NAME_IP;
    if (strcmp(name, "email") == 0)
        return GENERAL_NAME_EMAIL;
    ck_assert_msg(strcmp(name, "uri") == 0, "%s: %s", origin, name);
    return GENERAL_NAME_URI;
}

static void run_peer(char **columns, const char *origin)
{
    static struct notation n;
    static uint8_t octets[GENERAL_NAME_TEXT_MAX];
    struct general_name presented, reference;
    struct error error = {0}, other = {0};
    struct bytes text = unquote(columns[1], origin);
    bool ok = peer_name_from_text(type_of(columns[0] + 5, origin),
                                  (const char *)text.data, octets, &reference, &error);
    free((void *)text.data);
    ck_assert_msg(ok == (strcmp(columns[3], "invalid") != 0), "%s: %s", origin,
                  error.message);
    ck_assert(ok == (error.kind == ERROR_NONE));
    if (!ok) {
        const char *clause = error.source == NULL ? "-" : error.source;
        ck_assert_msg(strcmp(clause, columns[4]) == 0, "%s: have %s", origin, clause);
        ck_assert_uint_eq(error.offset, ERROR_NO_OFFSET);
        return;
    }
    notation_encode(&n, columns[2], NULL);
    struct der_reader reader = der_reader_of(notation_bytes(&n), &other);
    ck_assert_msg(general_name_read(&reader, false, &presented), "%s: %s", origin,
                  other.message);
    ck_assert_msg(peer_name_matches(&presented, &reference) ==
                      is_word(columns[3], "match", "no", origin),
                  "%s", origin);
}

static void run_pair(char **columns, const char *origin)
{
    struct bytes presented = unquote(columns[1], origin);
    struct bytes reference = unquote(columns[2], origin);
    bool is_dns = is_word(columns[0], "dns", "email", origin);
    bool have = is_dns ? dns_name_matches(presented, reference)
                       : email_matches(presented, reference);
    ck_assert_msg(have == is_word(columns[3], "match", "no", origin), "%s", origin);
    free((void *)presented.data);
    free((void *)reference.data);
}

static void run_line(char *line, const char *origin)
{
    char *columns[5];
    size_t count = table_columns(line, columns, 5);
    bool is_host = strcmp(columns[0], "host") == 0;
    if (is_host || strcmp(columns[0], "mailbox") == 0) {
        ck_assert_msg(count == 4, "%s: want 4 columns", origin);
        struct bytes name = unquote(columns[1], origin);
        if (is_host)
            run_host(name, columns[2], origin);
        else
            ck_assert_msg(email_is_valid(name) ==
                              is_word(columns[2], "valid", "invalid", origin),
                          "%s", origin);
        free((void *)name.data);
        return;
    }
    ck_assert_msg(count == 5, "%s: want 5 columns", origin);
    if (strncmp(columns[0], "peer ", 5) == 0)
        run_peer(columns, origin);
    else
        run_pair(columns, origin);
}

START_TEST(table)
{
    struct table_lines lines;
    size_t count = 0;
    table_lines_open(&lines, "tests/vectors/x509/peer_name.txt");
    for (char *line; (line = table_lines_next(&lines)) != NULL; count++)
        run_line(line, lines.origin);
    ck_assert_uint_eq(count, 168);
}
END_TEST

/* 253 octets are a name, 254 are not; a wildcard counts, a trailing dot of the reference does
 * not. */
START_TEST(lengths)
{
    char name[270];
    for (size_t length = 240; length <= 260; length++) {
        for (size_t i = 0; i < length; i++)
            name[i] = i % 50 == 1 && i < length - 1 ? '.' : 'a';
        struct bytes run = bytes_of(name, length);
        ck_assert(dns_name_is_valid(run, false) == (length <= 253));
        ck_assert(dns_name_matches(run, run) == (length <= 253));
        name[length] = '.';
        ck_assert(dns_name_matches(run, bytes_of(name, length + 1)) == (length <= 253));
        name[0] = '*';
        ck_assert(dns_name_is_valid(run, true) == (length <= 253));
    }
}
END_TEST

/* No octet but letters, digits, the hyphen and the dot between labels. */
START_TEST(every_octet)
{
    for (unsigned c = 0; c < 256; c++) {
        uint8_t host[] = {'a', (uint8_t)c, 'a'}, local[] = {(uint8_t)c, '@', 'a'};
        bool is_alphanumeric =
            (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        bool is_atext = is_alphanumeric;
        for (const char *at = "!#$%&'*+-/=?^_`{|}~"; *at != '\0'; at++)
            is_atext = is_atext || c == (unsigned char)*at;
        ck_assert_msg(dns_name_is_valid(bytes_of(host, 3), true) ==
                          (is_alphanumeric || c == '-' || c == '.'),
                      "octet %02X", c);
        ck_assert_msg(email_is_valid(bytes_of(local, 3)) == is_atext, "octet %02X", c);
    }
}
END_TEST

/* Nothing matches an address of another length, be it the same. */
START_TEST(strange_addresses)
{
    static const uint8_t octets[32] = {1, 2, 3, 4};
    for (size_t length = 0; length <= 32; length++) {
        struct general_name name = {GENERAL_NAME_IP, bytes_of(octets, length)};
        ck_assert(peer_name_matches(&name, &name) == (length == 4 || length == 16));
    }
    for (int type = GENERAL_NAME_OTHER; type <= GENERAL_NAME_REGISTERED_ID; type++) {
        struct general_name name = {(enum general_name_type)type, bytes_of("a@b.c", 5)};
        ck_assert(peer_name_matches(&name, &name) == (type == GENERAL_NAME_EMAIL));
        name.value = bytes_of("b.c", 3);
        ck_assert(peer_name_matches(&name, &name) == (type == GENERAL_NAME_DNS));
        for (int other = 0; other <= GENERAL_NAME_REGISTERED_ID; other++) {
            struct general_name same = {(enum general_name_type)other, name.value};
            ck_assert(other == type || !peer_name_matches(&name, &same));
        }
    }
}
END_TEST

/* 100,000 names take their number's time: a thousandth of a second each would be found. */
START_TEST(many_names)
{
    static const char host[] = "www.a-rather-long-name-of-a-host.example.com";
    struct der_writer writer = {0};
    struct general_names_walk walk;
    struct general_name name, reference;
    struct error error = {0};
    static uint8_t octets[GENERAL_NAME_TEXT_MAX];
    size_t want = test_is_quick() ? 1000 : 100000, count = 0, matches = 0;
    ck_assert(peer_name_from_text(GENERAL_NAME_DNS, host, octets, &reference, &error));
    der_begin(&writer, DER_SEQUENCE);
    for (size_t i = 0; i < want; i++) {
        char text[64];
        snprintf(text, sizeof text, "n%zu.a-rather-long-name-of-a-host.example.com", i);
        der_write(&writer, DER_CONTEXT(2),
                  i == want - 1 ? bytes_of_text(host) : bytes_of_text(text));
    }
    der_end(&writer);
    clock_t start = clock();
    general_names_walk_begin(&walk, fixture_finish(&writer));
    for (; general_names_walk_next(&walk, &name); count++)
        matches += peer_name_matches(&name, &reference);
    ck_assert_uint_eq(count, want);
    ck_assert_uint_eq(matches, 1);
    ck_assert((clock() - start) / CLOCKS_PER_SEC < 10);
    der_writer_clear(&writer);
}
END_TEST

Suite *peer_name_suite(void)
{
    Suite *suite = suite_create("peer_name");
    TCase *values = tcase_create("values");
    tcase_set_timeout(values, 60);
    tcase_add_test(values, table);
    tcase_add_test(values, lengths);
    tcase_add_test(values, every_octet);
    tcase_add_test(values, strange_addresses);
    tcase_add_test(values, many_names);
    suite_add_tcase(suite, values);
    return suite;
}
