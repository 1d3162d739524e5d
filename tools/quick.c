/* quick.c -- `certwright quick`: everything that a server on the user's own machine
 * needs, in one command. The root is made once and used again. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <sys/stat.h>

#include "authority.h"
#include "command.h"
#include "draft.h"
#include "key_file.h"
#include "options.h"
#include "report.h"

/* Of HOST.pem while it is being written. */
#define LONGEST_SUFFIX ".pem.XXXXXX"

#define ROOT_BITS 3072
#define LEAF_BITS 2048

/* RFC 5280 appendix A.1, ub-common-name: a longer host goes into subjectAltName
 * alone. */
#define COMMON_NAME_LENGTH_MAX 64

/* A DNS name, or an IPv6 address, and a NUL. */
#define HOST_SIZE 256

struct quick_options {
    struct subject_options subject; /* only the hosts are used */
    struct validity_options validity;
    const char *folder;
    bool is_forced, is_quiet;
};

struct quick_paths {
    char host[HOST_SIZE];
    char root[PATH_MAX], root_key[PATH_MAX], leaf[PATH_MAX], leaf_key[PATH_MAX];
};

static bool set_path(char path[PATH_MAX], const char *folder, const char *name,
                     const char *suffix)
{
    bool is_here = folder[0] == '\0' || strcmp(folder, ".") == 0;
    size_t folder_length = is_here ? 0 : strlen(folder);
    while (folder_length > 1 && folder[folder_length - 1] == '/')
        folder_length--;
    int length =
        snprintf(path, PATH_MAX, "%.*s%s%s%s", (int)folder_length, folder,
                 is_here || folder[folder_length - 1] == '/' ? "" : "/", name, suffix);
    if (length > 0 && length < PATH_MAX)
        return true;
    report("%s: the path is too long", folder);
    return false;
}

/* The first host as its certificate has it: a DNS name in lower case and without a dot
 * at its end, an address as it was typed. It is checked, and so holds no slash. */
static bool first_host(const struct quick_options *options, char host[HOST_SIZE])
{
    uint8_t octets[GENERAL_NAME_TEXT_MAX];
    struct general_name name;
    struct error error = {0};
    const char *typed = options->subject.hosts.items[0];
    if (!general_name_from_host(typed, octets, &name, &error)) {
        report_error(typed, &error);
        return false;
    }
    if (name.type == GENERAL_NAME_DNS)
        snprintf(host, HOST_SIZE, "%.*s", (int)name.value.length, name.value.data);
    else
        snprintf(host, HOST_SIZE, "%s", typed);
    return true;
}

/* The files are called after the first host; a wildcard is spelt out. */
static bool set_paths(struct quick_paths *paths, const char *folder, const char *host)
{
    char stem[HOST_SIZE + 16];
    bool is_wildcard = host[0] == '*';
    snprintf(stem, sizeof stem, "%s%s", is_wildcard ? "_wildcard" : "",
             host + is_wildcard);
    if (strlen(stem) + strlen(LONGEST_SUFFIX) > NAME_MAX) {
        report("%s: is too long for the name of a file; name another host first", host);
        return false;
    }
    if (strcmp(stem, "root") == 0) {
        report("root: is what the authority's own files are called; name another host "
               "first");
        return false;
    }
    return set_path(paths->root, folder, "root", ".pem") &&
           set_path(paths->root_key, folder, "root", ".key") &&
           set_path(paths->leaf, folder, stem, ".pem") &&
           set_path(paths->leaf_key, folder, stem, ".key");
}

static bool exists(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0;
}

static bool make_folder(const char *folder)
{
    if (folder[0] != '\0' && (mkdir(folder, 0777) == 0 || errno == EEXIST))
        return true;
    if (folder[0] == '\0')
        report("quick: --dir: want a folder, have nothing");
    else
        report_system(folder);
    return false;
}

/* Reads the key at PATH, or makes one of BITS bits and writes it there. */
static bool read_or_make_key(const char *path, unsigned bits,
                             const struct quick_options *o, bool is_new,
                             struct rsa_private_key *key)
{
    enum output_kind kind = is_new ? OUTPUT_PRIVATE_FORCE : OUTPUT_PRIVATE;
    struct key_format format = {false, false};
    if (!is_new && exists(path))
        return key_read(path, key) && key_check_to_create(&key->public_key, path);
    return output_may_write(path, kind) && key_generate(bits, o->is_quiet, key) &&
           key_write(path, kind, format, key);
}

/* Every root has a name of its own, so that a browser that knows several is not
 * confused. */
static bool set_root_subject(struct draft *draft)
{
    char subject[64];
    uint8_t id[SPKI_KEY_IDENTIFIER_LENGTH];
    spki_key_identifier(&draft->certificate.subject_public_key_info, id);
    snprintf(subject, sizeof subject, "O=certwright quick,CN=Root %02X%02X%02X%02X",
             id[0], id[1], id[2], id[3]);
    return draft_set_subject(draft, subject);
}

static bool write_certificate(const struct draft *draft,
                              const struct rsa_private_key *key, const char *path)
{
    struct der_writer writer = {0};
    struct bytes der;
    struct signature_algorithm algorithm =
        signature_algorithm_of(SIGNATURE_RSA_PKCS1, &hash_sha256);
    bool ok = draft_sign_certificate(draft, key, &algorithm, &writer, &der) &&
              output_encoded(path, OUTPUT_PUBLIC, "CERTIFICATE", der, false);
    der_writer_clear(&writer);
    return ok;
}

static bool make_root(const struct quick_paths *paths,
                      const struct quick_options *options)
{
    struct rsa_private_key key = {0};
    struct draft draft = {0};
    struct validity_options validity = {.at = options->validity.at};
    bool ok = read_or_make_key(paths->root_key, ROOT_BITS, options, false, &key) &&
              draft_set_key(&draft, &key.public_key) && set_root_subject(&draft) &&
              draft_set_validity(&draft, &validity, PROFILE_ROOT, NULL) &&
              draft_set_serial(&draft, NULL);
    if (ok) {
        draft.certificate.issuer = draft.certificate.subject;
        profile_apply(PROFILE_ROOT, NULL, draft.key_identifier,
                      draft.authority_key_identifier, &draft.certificate);
        ok = write_certificate(&draft, &key, paths->root);
    }
    draft_clear(&draft);
    rsa_private_key_wipe(&key);
    return ok;
}

static bool set_leaf_subject(struct draft *draft, const char *host)
{
    char subject[COMMON_NAME_LENGTH_MAX + 8];
    if (strlen(host) > COMMON_NAME_LENGTH_MAX)
        return draft_set_subject(draft, NULL);
    snprintf(subject, sizeof subject, "CN=%.*s", COMMON_NAME_LENGTH_MAX, host);
    return draft_set_subject(draft, subject);
}

static bool make_leaf(const struct quick_paths *paths,
                      const struct quick_options *options, const struct authority *root)
{
    struct rsa_private_key key = {0};
    struct draft draft = {0};
    struct bytes names;
    bool ok = read_or_make_key(paths->leaf_key, LEAF_BITS, options, options->is_forced,
                               &key) &&
              draft_set_key(&draft, &key.public_key) &&
              set_leaf_subject(&draft, paths->host) &&
              draft_set_names(&draft, &options->subject, &names) &&
              draft_set_validity(&draft, &options->validity, PROFILE_SERVER,
                                 &root->certificate) &&
              draft_set_serial(&draft, NULL);
    if (ok) {
        draft.certificate.issuer = root->certificate.subject;
        profile_apply(PROFILE_SERVER, &root->certificate, draft.key_identifier,
                      draft.authority_key_identifier, &draft.certificate);
        profile_set_alt_name(&draft.certificate, names);
        ok = write_certificate(&draft, &root->key, paths->leaf);
    }
    draft_clear(&draft);
    rsa_private_key_wipe(&key);
    return ok;
}

static void say_what_next(const struct quick_paths *paths, bool is_new_root)
{
    printf("Load %s and %s into the server.\n", paths->leaf, paths->leaf_key);
    printf("Have clients trust %s%s: curl --cacert %s, or a browser's list of "
           "authorities.\n",
           paths->root, is_new_root ? "" : " (the same root as before)", paths->root);
    printf("Keep %s to yourself: whoever has it can pose as any server to those "
           "clients.\n",
           paths->root_key);
}

/* All hosts are checked before anything is written. */
static bool check_names(const struct quick_options *options)
{
    struct draft draft = {0};
    struct bytes names;
    bool ok = draft_set_names(&draft, &options->subject, &names);
    draft_clear(&draft);
    return ok;
}

static int make_all(const struct quick_options *options)
{
    struct quick_paths paths;
    struct authority root = {0};
    if (!check_names(options) || !first_host(options, paths.host) ||
        !set_paths(&paths, options->folder, paths.host) ||
        !make_folder(options->folder))
        return STATUS_UNANSWERED;
    bool is_new_root = !exists(paths.root);
    struct signature_algorithm algorithm =
        signature_algorithm_of(SIGNATURE_RSA_PKCS1, &hash_sha256);
    bool ok = (!is_new_root || make_root(&paths, options)) &&
              authority_open(&root, paths.root, paths.root_key, &algorithm,
                             PROFILE_SERVER, draft_now(&options->validity)) &&
              make_leaf(&paths, options, &root);
    authority_close(&root);
    if (!ok)
        return STATUS_UNANSWERED;
    say_what_next(&paths, is_new_root);
    return output_flush() ? STATUS_YES : STATUS_UNANSWERED;
}

static int run(const struct command *command, int argc, char **argv)
{
    struct quick_options o = {.folder = "."};
    const struct option_row rows[] = {
        {"dir", 'd', OPTION_TEXT, &o.folder},
        {"days", 0, OPTION_NUMBER, &o.validity.days},
        {"at", 0, OPTION_TIME, &o.validity.at},
        {"force", 'f', OPTION_FLAG, &o.is_forced},
        {"quiet", 'q', OPTION_FLAG, &o.is_quiet},
    };
    struct operands operands;
    int status;
    if (!options_parse(command, argc, argv, rows, OPTION_COUNT(rows), &operands,
                       &status))
        return status;
    if (operands.count == 0) {
        report("quick: want at least one host, such as example.test or 127.0.0.1");
        return STATUS_UNANSWERED;
    }
    o.subject.hosts = (struct text_list){(const char **)operands.items, operands.count};
    return make_all(&o);
}

const struct command command_quick = {
    .name = "quick",
    .summary = "a root, a key and a certificate for a test server, in one go",
    .help = "Usage: certwright quick [--dir DIR] [--days N] [--force] [-q] HOST...\n\n"
            "Makes, in DIR, the root of an authority of your own (root.pem, root.key) "
            "unless it is\n"
            "there already, a key (HOST.key) and a certificate (HOST.pem) for all the "
            "HOSTs, DNS\n"
            "names or IP addresses, ready for a web server. The files are called after "
            "the first\n"
            "HOST. A key that exists is used again.\n\n"
            "  -d, --dir DIR  the folder; by default this one\n"
            "      --days N   valid for N days; by default 90\n"
            "      --at T     take T for now, such as 2026-11-23T12:00:00Z\n"
            "  -f, --force    make a new key for HOST even if there is one\n"
            "  -q, --quiet    do not show the search for keys\n\n"
            "Example: certwright quick example.test 127.0.0.1\n"
            "mkcert:  mkcert -install; mkcert example.test 127.0.0.1\n",
    .run = run,
};
