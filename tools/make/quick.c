/* quick.c -- `certwright quick`: everything that a server on the user's own machine
 * needs, in one command. The root is made once and used again.
 *
 * One process at a time works in a folder: those that come later find what the first has
 * made. A key and its certificate are written together, the key first. Should the machine
 * stop between the two, there is a key without its certificate, and no secret under another
 * name; the next run uses this key and makes the certificate. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <sys/stat.h>

#include "../../keys/private_key.h"
#include "../cli/command.h"
#include "../cli/folder_lock.h"
#include "../cli/key_file.h"
#include "../cli/report.h"
#include "authority.h"
#include "decision_report.h"
#include "draft_command.h"
#include "quick_pair.h"

#define LONGEST_SUFFIX ".pem"

/* RFC 5280 appendix A.1, ub-common-name: a longer host goes into subjectAltName
 * alone. */
#define COMMON_NAME_LENGTH_MAX 64

/* A DNS name, or an IPv6 address, and a NUL. */
#define HOST_SIZE 256

struct quick_options {
    struct subject_options subject; /* only the hosts are used */
    struct validity_options validity;
    const char *folder, *type_name;
    const struct key_type *type;
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
    errno = ENAMETOOLONG;
    report_system(folder);
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

/* Every root has a name of its own, so that a browser that knows several is not
 * confused. */
static bool set_root_subject(struct draft *draft, struct decision *decision)
{
    char subject[64];
    uint8_t id[SPKI_KEY_IDENTIFIER_LENGTH];
    spki_key_identifier(&draft->certificate.subject_public_key_info, id);
    snprintf(subject, sizeof subject, "O=certwright quick,CN=Root %02X%02X%02X%02X",
             id[0], id[1], id[2], id[3]);
    return draft_set_subject(draft, subject, decision);
}

static bool fill_root(struct draft *draft, const struct private_key *key, int64_t now,
                      struct decision *decision)
{
    static const struct validity_options usual_validity;
    if (!draft_set_key(draft, key, decision) || !set_root_subject(draft, decision) ||
        !draft_set_validity(draft, &usual_validity, PROFILE_ROOT, NULL, now,
                            decision) ||
        !draft_set_serial(draft, NULL, random_system(), decision))
        return false;
    draft_set_issuer(draft, PROFILE_ROOT, NULL);
    return true;
}

static bool make_root(const struct quick_paths *paths,
                      const struct quick_options *options)
{
    struct quick_pair pair = {.key_path = paths->root_key,
                              .path = paths->root,
                              .key_kind = OUTPUT_PRIVATE,
                              .type = options->type,
                              .is_authority = true,
                              .is_quiet = options->is_quiet};
    struct draft draft = {0};
    struct decision decision = {.hear = remark_report};
    bool ok = quick_pair_key(&pair) &&
              (fill_root(&draft, &pair.key, draft_now(&options->validity), &decision) ||
               decision_report_refusal(&decision, NULL)) &&
              quick_pair_write(&pair, &draft, &pair.key, &pair.algorithm);
    draft_clear(&draft);
    private_key_wipe(&pair.key);
    return ok;
}

static bool set_leaf_subject(struct draft *draft, const char *host,
                             struct decision *decision)
{
    char subject[COMMON_NAME_LENGTH_MAX + 8];
    if (strlen(host) > COMMON_NAME_LENGTH_MAX)
        return draft_set_subject(draft, NULL, decision);
    snprintf(subject, sizeof subject, "CN=%.*s", COMMON_NAME_LENGTH_MAX, host);
    return draft_set_subject(draft, subject, decision);
}

static bool fill_leaf(struct draft *draft, const struct private_key *key,
                      const char *host, const struct quick_options *options,
                      const struct certificate *root, struct decision *decision)
{
    struct bytes names;
    if (!draft_set_key(draft, key, decision) ||
        !set_leaf_subject(draft, host, decision) ||
        !draft_set_names(draft, &options->subject, &names, decision) ||
        !draft_set_validity(draft, &options->validity, PROFILE_SERVER, root,
                            draft_now(&options->validity), decision) ||
        !draft_set_serial(draft, NULL, random_system(), decision))
        return false;
    draft_remark_on_keys(draft, PROFILE_SERVER, root, decision);
    draft_set_issuer(draft, PROFILE_SERVER, root);
    profile_set_alt_name(&draft->certificate, names);
    return true;
}

static bool make_leaf(const struct quick_paths *paths,
                      const struct quick_options *options, const struct authority *root)
{
    struct quick_pair pair = {.key_path = paths->leaf_key,
                              .path = paths->leaf,
                              .key_kind = options->is_forced ? OUTPUT_PRIVATE_FORCE
                                                             : OUTPUT_PRIVATE,
                              .type = options->type,
                              .is_type_asked_for = options->type_name != NULL,
                              .is_quiet = options->is_quiet};
    struct draft draft = {0};
    struct decision decision = {.hear = remark_report};
    bool ok = quick_pair_key(&pair) &&
              (fill_leaf(&draft, &pair.key, paths->host, options, &root->certificate,
                         &decision) ||
               decision_report_refusal(&decision, NULL)) &&
              quick_pair_write(&pair, &draft, &root->key, &root->algorithm);
    draft_clear(&draft);
    private_key_wipe(&pair.key);
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
    struct decision decision = {0};
    struct bytes names;
    bool ok = draft_set_names(&draft, &options->subject, &names, &decision) ||
              decision_report_refusal(&decision, NULL);
    draft_clear(&draft);
    return ok;
}

/* What a key signs with unless told otherwise. */
static const struct signature_wish usual;

/* Makes what is not there. IS_NEW_ROOT tells whether the root is new. */
static bool make_files(const struct quick_paths *paths,
                       const struct quick_options *options, bool *is_new_root)
{
    struct authority root = {0};
    *is_new_root = !quick_file_exists(paths->root);
    bool ok = (!*is_new_root || make_root(paths, options)) &&
              authority_open(&root, paths->root, paths->root_key, &usual,
                             PROFILE_SERVER, draft_now(&options->validity)) &&
              make_leaf(paths, options, &root);
    authority_close(&root);
    return ok;
}

static int make_all(const struct quick_options *options)
{
    struct quick_paths paths;
    struct folder_lock lock;
    bool is_new_root;
    if (!check_names(options) || !first_host(options, paths.host) ||
        !set_paths(&paths, options->folder, paths.host) ||
        !make_folder(options->folder) || !folder_lock_take(&lock, options->folder))
        return STATUS_UNANSWERED;
    bool ok = make_files(&paths, options, &is_new_root);
    folder_lock_give_back(&lock);
    if (!ok)
        return STATUS_UNANSWERED;
    say_what_next(&paths, is_new_root);
    return output_flush() ? STATUS_YES : STATUS_UNANSWERED;
}

static bool check_type(const struct key_type *type)
{
    if ((type->uses & KEY_SIGNS) != 0)
        return true;
    report("quick: --type: want a type of key that signs, have %s", type->name);
    return false;
}

static int run(const struct command *command, int argc, char **argv)
{
    struct quick_options o = {.folder = "."};
    const struct option_row rows[] = {
        {"dir", 'd', OPTION_TEXT, &o.folder},
        {"type", 0, OPTION_TEXT, &o.type_name},
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
    if (!key_type_from_option(o.type_name, "quick", &o.type) || !check_type(o.type))
        return STATUS_UNANSWERED;
    o.subject.hosts = (struct text_list){(const char **)operands.items, operands.count};
    return make_all(&o);
}

const struct command command_quick = {
    .name = "quick",
    .summary = "a root, a key and a certificate for a test server, in one go",
    .help =
        "Usage: certwright quick [--dir DIR] [--type T] [--days N] [--force] [-q] "
        "HOST...\n\n"
        "Makes, in DIR, the root of an authority of your own (root.pem, root.key) "
        "unless it is\n"
        "there already, a key (HOST.key) and a certificate (HOST.pem) for all the "
        "HOSTs, DNS\n"
        "names or IP addresses, ready for a web server. The files are called after "
        "the first\n"
        "HOST. A key that exists is used again, with a new certificate. Others at work "
        "in DIR are\n"
        "waited for, and all use the same root.\n\n"
        "  -d, --dir DIR  the folder; by default this one\n"
        "      --type T   the type of new keys, of the root and of HOST: rsa (the "
        "default),\n"
        "                 p256, p384, p521 or ed25519; browsers do not take the last "
        "two\n"
        "      --days N   valid for N days; by default 90\n"
        "      --at T     take T for now, such as 2026-11-23T12:00:00Z\n"
        "  -f, --force    make a new key for HOST even if there is one\n"
        "  -q, --quiet    do not show the search for keys\n\n"
        "Example: certwright quick example.test 127.0.0.1\n"
        "mkcert:  mkcert -install; mkcert example.test 127.0.0.1\n",
    .run = run,
};
