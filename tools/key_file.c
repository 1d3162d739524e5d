/* key_file.c -- private keys in files. */
#include "key_file.h"

#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#if defined(__linux__)
#include <sys/prctl.h>
#endif

#include "../rsa/generate.h"
#include "../x509/certificate.h"
#include "../x509/private_key.h"
#include "../x509/request.h"
#include "../x509/rsa_key.h"
#include "input.h"
#include "report.h"

void key_protect_process(void)
{
    struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
#if defined(__linux__)
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

static void warn_if_readable_by_others(const char *path)
{
    struct stat status;
    if (stat(path, &status) == 0 && S_ISREG(status.st_mode) &&
        (status.st_mode & 077) != 0)
        report_later("warning: %s: others may read this private key (chmod 600)", path);
}

bool key_read(const char *path, struct rsa_private_key *key)
{
    struct input input;
    struct error error = {0};
    key_protect_process();
    if (!input_open(&input, path))
        return false;
    const struct object *object = input_find(&input, OBJECT_PRIVATE_KEY);
    bool ok = object != NULL && private_key_parse(object->der, key, &error);
    if (object != NULL && !ok)
        report_error(input.path, &error);
    input_close(&input);
    if (ok)
        warn_if_readable_by_others(path);
    return ok;
}

bool object_write_spki(const struct object *object, struct der_writer *writer,
                       struct error *error)
{
    struct certificate certificate;
    struct certification_request request;
    struct subject_public_key_info spki;
    struct rsa_private_key key;
    switch (object->kind) {
    case OBJECT_CERTIFICATE:
        if (!certificate_parse(object->der, &certificate, error))
            return false;
        der_write_raw(writer, certificate.subject_public_key_info.element);
        return true;
    case OBJECT_REQUEST:
        if (!request_parse(object->der, &request, error))
            return false;
        der_write_raw(writer, request.subject_public_key_info.element);
        return true;
    case OBJECT_PUBLIC_KEY:
        if (!spki_parse(object->der, &spki, error))
            return false;
        der_write_raw(writer, spki.element);
        return true;
    case OBJECT_PRIVATE_KEY:
        key_protect_process();
        if (!private_key_parse(object->der, &key, error))
            return false;
        spki_write_rsa(writer, &key.public_key);
        rsa_private_key_wipe(&key);
        return true;
    default:
        return error_fail(error, ERROR_UNSUPPORTED, 0, NULL,
                          "want a key, a certificate or a request, have %s",
                          object_kind_name(object->kind));
    }
}

static bool read_spki_key(const struct object *object,
                          const struct signature_algorithm *algorithm,
                          struct rsa_public_key *key, struct error *error)
{
    struct der_writer writer = {0};
    struct bytes der;
    struct subject_public_key_info spki;
    bool ok = object_write_spki(object, &writer, error) &&
              der_writer_finish(&writer, &der, error) &&
              spki_parse(der, &spki, error) && spki_rsa_key(&spki, key, error) &&
              (algorithm == NULL || signature_key_allows(&spki, algorithm, error));
    der_writer_clear(&writer);
    return ok;
}

bool key_read_public(const char *path, const struct signature_algorithm *algorithm,
                     struct rsa_public_key *key)
{
    struct input input;
    struct error error = {0};
    if (!input_open(&input, path))
        return false;
    bool ok = read_spki_key(&input.objects[0], algorithm, key, &error);
    if (!ok)
        report_error(input.path, &error);
    input_close(&input);
    return ok;
}

bool key_write(const char *path, enum output_kind kind, struct key_format format,
               const struct rsa_private_key *key)
{
    struct der_writer writer = {0};
    struct bytes der;
    struct error error = {0};
    if (format.is_pkcs1)
        rsa_private_key_write(&writer, key);
    else
        private_key_write(&writer, key);
    bool ok = der_writer_finish(&writer, &der, &error);
    if (!ok)
        report_error(path, &error);
    ok = ok &&
         output_encoded(path, kind, format.is_pkcs1 ? "RSA PRIVATE KEY" : "PRIVATE KEY",
                        der, format.is_der);
    der_writer_clear(&writer);
    return ok;
}

static void show_progress(struct rsa_progress *progress, enum rsa_progress_event event)
{
    (void)progress;
    fputs(event == RSA_PROGRESS_PRIME ? "+" : ".", stderr);
}

bool key_generate(unsigned long bits, bool is_quiet, struct rsa_private_key *key)
{
    struct rsa_progress progress = {show_progress};
    bool is_shown = !is_quiet && isatty(STDERR_FILENO) == 1;
    key_protect_process();
    if (bits < RSA_GENERATE_BITS_MIN || bits > RSA_GENERATE_BITS_MAX || bits % 2 != 0) {
        report("--bits: want an even number from %d to %d, have %lu",
               RSA_GENERATE_BITS_MIN, RSA_GENERATE_BITS_MAX, bits);
        return false;
    }
    if (is_shown)
        fprintf(stderr,
                "two primes of %lu bits (. a candidate, + a prime): ", bits / 2);
    enum rsa_result result = rsa_generate(key, bits, RSA_PUBLIC_EXPONENT_DEFAULT,
                                          random_system(), is_shown ? &progress : NULL);
    if (is_shown)
        fputc('\n', stderr);
    if (result != RSA_OK)
        report("key generation: %s", rsa_result_text(result));
    return result == RSA_OK;
}
