/* private_key.c -- tests keys/private_key.h: PKCS#8, PKCS#1 and SEC 1. Vectors: by hand,
 * tests/vectors/x509/private_key.txt; all key files of python3-cryptography-vectors, with
 * what becomes of each in tests/vectors/x509/key_files.txt; and a key of `certwright
 * keygen`. */
#include "keys/private_key.h"

#include <stdlib.h>

#include "tests/support/files.h"
#include "../x509/fixture.h"
#include "suites.h"
#include "../x509/table.h"
#include "keys/rsa_key.h"

START_TEST(table)
{
    ck_assert_uint_eq(table_run("tests/vectors/x509/private_key.txt"), 102);
}
END_TEST

/* The key written as PKCS#8 is the file that it came from; as PKCS#1, what is inside. */
START_TEST(both_forms)
{
    struct der_writer pkcs8 = {0}, pkcs1 = {0};
    struct private_key key;
    struct error error = {0};
    static struct der_file file;
    der_file_open(&file, "tests/vectors/x509/key.pem");
    private_key_write(&pkcs8, fixture_key());
    ck_assert(bytes_equal(fixture_finish(&pkcs8), file.blocks[0].der));

    private_key_write_traditional(&pkcs1, fixture_key());
    struct bytes der = fixture_finish(&pkcs1);
    ck_assert(private_key_parse(der, &key, &error));
    ck_assert(memcmp(&key, fixture_key(), sizeof key) == 0);
    struct bytes whole = file.blocks[0].der;
    ck_assert(
        bytes_equal(bytes_of(whole.data + whole.length - der.length, der.length), der));
    private_key_wipe(&key);
    der_writer_clear(&pkcs8);
    der_writer_clear(&pkcs1);
    der_file_close(&file);
}
END_TEST

/* --- files ----------------------------------------------------------------------------- */

/* The files that were visited, and those of them whose keys are written back the same. */
struct key_files {
    struct file_visitor visitor;
    size_t count, same;
};

/* Copies what the table says of FILE into RESULT: "same", or a kind of error, of PEM or of the
 * key. */
static void look_up(const struct der_file *file, char result[32])
{
    struct table_lines lines;
    char *columns[3];
    result[0] = '\0';
    table_lines_open(&lines, "tests/vectors/x509/key_files.txt");
    for (char *line; (line = table_lines_next(&lines)) != NULL;) {
        ck_assert_uint_eq(table_columns(line, columns, 3), 3);
        size_t length = strlen(columns[0]), path_length = strlen(file->path);
        if (path_length > length &&
            strcmp(file->path + path_length - length, columns[0]) == 0)
            strcpy(result, columns[1]);
    }
    ck_assert_msg(result[0] != '\0', "%s is not in key_files.txt", file->path);
}

/* Whether KEY is written, in one of its forms, as it stands in FILE. */
static bool is_same(const struct der_file *file, const struct private_key *key)
{
    struct der_writer pkcs8 = {0}, older = {0};
    struct bytes der = file->blocks[0].der;
    private_key_write(&pkcs8, key);
    bool same = bytes_equal(fixture_finish(&pkcs8), der);
    if (key->type->traditional != NULL) {
        private_key_write_traditional(&older, key);
        same = same || bytes_equal(fixture_finish(&older), der);
    }
    der_writer_clear(&pkcs8);
    der_writer_clear(&older);
    return same;
}

static void check_key_file(struct file_visitor *visitor, const struct der_file *file)
{
    struct key_files *files = (struct key_files *)visitor;
    struct private_key key;
    char result[32];
    look_up(file, result);
    ck_assert_uint_eq(file->count, 1);
    files->count++;
    struct error error = file->blocks[0].error;
    if (error.kind == ERROR_NONE &&
        private_key_parse(file->blocks[0].der, &key, &error)) {
        ck_assert_msg(strcmp(result, "same") == 0, "%s: accepted", file->path);
        ck_assert_msg(is_same(file, &key), "%s: written with other octets", file->path);
        private_key_wipe(&key);
        files->same++;
        return;
    }
    ck_assert_msg(strcmp(result, "same") != 0 && table_kind(result) == error.kind,
                  "%s: want %s, have kind %d: %s", file->path, result, (int)error.kind,
                  error.message);
}

START_TEST(key_files)
{
    static const char *const folders[] = {
        "asymmetric/DER_Serialization",
        "asymmetric/PEM_Serialization",
        "asymmetric/PKCS8",
        "asymmetric/Traditional_OpenSSL_Serialization",
        "asymmetric/Ed25519",
        "asymmetric/X25519"};
    struct key_files files = {.visitor.visit = check_key_file};
    char path[512];
    for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
        test_vector_path(folders[i], path, sizeof path);
        visit_folder(path, &files.visitor);
    }
    ck_assert_uint_ge(files.count, 77);
    ck_assert_uint_ge(files.same, 15);
}
END_TEST

Suite *private_key_suite(void)
{
    Suite *suite = suite_create("private_key");
    TCase *values = tcase_create("values");
    tcase_set_timeout(values, 120);
    tcase_add_test(values, table);
    tcase_add_test(values, both_forms);
    tcase_add_test(values, key_files);
    suite_add_tcase(suite, values);
    return suite;
}
