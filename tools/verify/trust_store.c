/* trust_store.c -- finding and reading trust anchors. */
#include "trust_store.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../cli/report.h"

/* Where systems keep the roots that they trust. */
static const char *const usual_places[] = {
    "/etc/ssl/certs/ca-certificates.crt",                /* Debian, Arch, Alpine */
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem", /* Fedora, Red Hat */
    "/etc/pki/tls/certs/ca-bundle.crt",                  /* older Fedora, Red Hat */
    "/etc/ssl/ca-bundle.pem",                            /* openSUSE */
    "/etc/ssl/cert.pem",                                 /* macOS, OpenBSD, FreeBSD */
    "/usr/local/etc/ssl/cert.pem",                       /* FreeBSD */
    "/usr/local/etc/openssl/cert.pem",                   /* FreeBSD, Homebrew of old */
    "/opt/homebrew/etc/openssl@3/cert.pem",              /* Homebrew */
    "/usr/local/etc/openssl@3/cert.pem",                 /* Homebrew on Intel */
    "/etc/openssl/certs",                                /* NetBSD */
    "/etc/ssl/certs",                                    /* a folder alone */
};

static bool fail_for_memory(void)
{
    report("trust store: out of memory");
    return false;
}

/* Keeps NAME, which is allocated, as long as the store. */
static bool keep_name(struct trust_store *store, char *name)
{
    char **names =
        realloc(store->file_names, (store->file_count + 1) * sizeof *store->file_names);
    if (names == NULL) {
        free(name);
        return fail_for_memory();
    }
    store->file_names = names;
    names[store->file_count++] = name;
    return true;
}

static bool begins_with(struct bytes run, const char *text)
{
    size_t length = strlen(text);
    return run.length >= length && memcmp(run.data, text, length) == 0;
}

/* A file that has no certificate may hold anything; one that says it has some, and
 * whose base 64 is spoilt, has lost an anchor. */
static bool mentions_certificate(struct bytes contents)
{
    for (; contents.length > 0; contents.data++, contents.length--)
        if (contents.data[0] == '-' &&
            (begins_with(contents, "-----BEGIN CERTIFICATE-----") ||
             begins_with(contents, "-----BEGIN X509 CERTIFICATE-----") ||
             begins_with(contents, "-----BEGIN TRUSTED CERTIFICATE-----")))
            return true;
    return false;
}

/* Adds the certificates of INPUT, which was read. */
static bool add_input(struct trust_store *store, struct input *input, bool is_in_folder,
                      size_t *found)
{
    struct error error = {0};
    size_t before = *found;
    /* Decoding will write over the labels. */
    bool is_other =
        is_in_folder && (store->is_system || !mentions_certificate(input->contents));
    if (!input_find_objects(input, &error)) {
        bool is_passed_over = is_other && error.kind != ERROR_MEMORY;
        if (!is_passed_over)
            report_error(input->path, &error);
        return is_passed_over;
    }
    bool ok = certificate_pile_add_objects(&store->pile, input, 0, found) &&
              (*found == before || certificate_pile_keep(&store->pile, input));
    return ok || fail_for_memory();
}

static bool add_file(struct trust_store *store, const char *path, bool is_in_folder,
                     size_t *found)
{
    struct input input;
    struct error error = {0};
    if (!input_try(&input, path, &error)) {
        /* Not even its beginning is that of a certificate. */
        bool is_passed_over = is_in_folder && error.kind == ERROR_ENCODING;
        if (error.kind != ERROR_NONE && !is_passed_over)
            report_error(path, &error);
        return is_passed_over;
    }
    bool ok = add_input(store, &input, is_in_folder, found);
    input_close(&input); /* which is empty if it was kept */
    return ok;
}

/* Folders inside the folder, pipes and links to nowhere are passed over. */
static bool is_regular(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

static bool add_entry(struct trust_store *store, const char *folder, const char *name,
                      size_t *found)
{
    size_t size = strlen(folder) + strlen(name) + 2;
    char *path = malloc(size);
    if (path == NULL)
        return fail_for_memory();
    snprintf(path, size, "%s/%s", folder, name);
    if (!is_regular(path) || (store->is_system && access(path, R_OK) != 0)) {
        free(path);
        return true;
    }
    return keep_name(store, path) && add_file(store, path, true, found);
}

static bool add_folder(struct trust_store *store, const char *path, size_t *found)
{
    struct dirent **entries = NULL;
    int count = scandir(path, &entries, NULL, alphasort);
    if (count < 0) {
        report_system(path);
        return false;
    }
    bool ok = true;
    for (int i = 0; i < count; i++) {
        ok = ok && add_entry(store, path, entries[i]->d_name, found);
        free(entries[i]);
    }
    free(entries);
    return ok;
}

static bool is_folder(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static bool fail_without_certificate(const char *path)
{
    report("%s: want a certificate to trust, have none",
           strcmp(path, "-") == 0 ? "standard input" : path);
    return false;
}

static bool add_place(struct trust_store *store, const char *path)
{
    size_t found = 0;
    if (store->place_count++ == 0)
        store->place = path;
    bool ok = is_folder(path) ? add_folder(store, path, &found)
                              : add_file(store, path, false, &found);
    if (!ok)
        return false;
    if (!store->is_system && store->pile.failure_count > 0) {
        const struct pile_failure *failure = &store->pile.failures[0];
        report_error(failure->path, &failure->error);
        return false;
    }
    return found > 0 || fail_without_certificate(path);
}

/* The folders in TEXT, with colons between; one that is not there is passed over. */
static bool add_folders(struct trust_store *store, const char *text)
{
    char *folders = strdup(text);
    if (folders == NULL)
        return fail_for_memory();
    if (!keep_name(store, folders))
        return false;
    bool has_one = false;
    char *rest = NULL;
    for (char *path = strtok_r(folders, ":", &rest); path != NULL;
         path = strtok_r(NULL, ":", &rest)) {
        if (!is_folder(path))
            continue;
        has_one = true;
        if (!add_place(store, path))
            return false;
    }
    if (!has_one)
        report("SSL_CERT_DIR: %s: want a folder, have none", text);
    return has_one;
}

static bool add_system_store(struct trust_store *store)
{
    store->is_system = true;
    const char *file = getenv("SSL_CERT_FILE"), *folders = getenv("SSL_CERT_DIR");
    if (file != NULL && file[0] != '\0')
        return add_place(store, file);
    if (folders != NULL && folders[0] != '\0')
        return add_folders(store, folders);
    for (size_t i = 0; i < sizeof usual_places / sizeof usual_places[0]; i++)
        if (is_regular(usual_places[i]) || is_folder(usual_places[i]))
            return add_place(store, usual_places[i]);
    report("trust store: want the system's, have none in the usual places; "
           "name one with --trust");
    return false;
}

bool trust_store_open(struct trust_store *store, const struct text_list *paths)
{
    memset(store, 0, sizeof *store);
    if (paths->count == 0 && !add_system_store(store))
        return false;
    for (size_t i = 0; i < paths->count; i++)
        if (!add_place(store, paths->items[i]))
            return false;
    if (store->pile.count == 0) /* all there is in the system's store is spoilt */
        return fail_without_certificate(store->place);
    return certificate_pile_index(&store->pile) || fail_for_memory();
}

void trust_store_close(struct trust_store *store)
{
    certificate_pile_clear(&store->pile);
    for (size_t i = 0; i < store->file_count; i++)
        free(store->file_names[i]);
    free(store->file_names);
    memset(store, 0, sizeof *store);
}
