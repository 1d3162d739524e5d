/* key_file.c -- private keys in files. */
#include "key_file.h"

#include <inttypes.h>
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>
#if defined(__linux__)
#include <sys/prctl.h>
#endif

#include "../../asn1/oid.h"
#include "../../rsa/generate.h"
#include "../../x509/certificate.h"
#include "../../keys/private_key.h"
#include "../../x509/request.h"
#include "../../keys/rsa_key.h"
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

bool key_read(const char *path, struct rsa_private_key *key)
{
    struct input input;
    struct error error = {0};
    if (!input_open(&input, path))
        return false;
    const struct object *object = input_find(&input, OBJECT_PRIVATE_KEY);
    bool ok = object != NULL && private_key_parse(object->der, key, &error);
    if (object != NULL && !ok)
        report_error(input.path, &error);
    input_close(&input);
    return ok;
}

bool object_has_key(const struct object *object)
{
    return object->kind == OBJECT_CERTIFICATE || object->kind == OBJECT_REQUEST ||
           object->kind == OBJECT_PUBLIC_KEY || object->kind == OBJECT_RSA_PUBLIC_KEY ||
           object->kind == OBJECT_PRIVATE_KEY;
}

/* The RSAPublicKey of PKCS#1, as some programs write it bare. */
static bool write_rsa_public_key(struct bytes der, struct der_writer *writer,
                                 struct error *error)
{
    struct rsa_public_key key;
    struct der_reader reader = der_reader_of(der, error);
    if (!rsa_public_key_read(&reader, "RSAPublicKey", &key) ||
        !der_finish(&reader, "RSAPublicKey"))
        return false;
    spki_write_rsa(writer, &key);
    return true;
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
    case OBJECT_RSA_PUBLIC_KEY:
        return write_rsa_public_key(object->der, writer, error);
    case OBJECT_PRIVATE_KEY:
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

/* An id-RSASSA-PSS key is for signatures alone (RFC 4055 section 1). */
static bool check_use(const struct subject_public_key_info *spki,
                      struct signature_algorithm *algorithm, struct error *error)
{
    if (algorithm != NULL)
        return signature_key_allows(spki, algorithm, error);
    return !bytes_equal(spki->algorithm.algorithm, oid_rsassa_pss) ||
           error_fail(
               error, ERROR_RULE, ERROR_NO_OFFSET, "RFC 4055 1",
               "public key: want one for encryption, have one for RSASSA-PSS only");
}

static bool read_spki_key(const struct object *object,
                          struct signature_algorithm *algorithm,
                          struct rsa_public_key *key, struct error *error)
{
    struct der_writer writer = {0};
    struct bytes der;
    struct subject_public_key_info spki;
    bool ok = object_write_spki(object, &writer, error) &&
              der_writer_finish(&writer, &der, error) &&
              spki_parse(der, &spki, error) && spki_rsa_key(&spki, key, error) &&
              check_use(&spki, algorithm, error);
    der_writer_clear(&writer);
    return ok;
}

const struct object *object_first_key(const struct input *input)
{
    for (size_t i = 0; i < input->count; i++)
        if (object_has_key(&input->objects[i]))
            return &input->objects[i];
    return &input->objects[0]; /* whose reader says what it wants */
}

bool key_read_public(const char *path, struct signature_algorithm *algorithm,
                     struct rsa_public_key *key)
{
    struct input input;
    struct error error = {0};
    if (!input_open(&input, path))
        return false;
    bool ok = read_spki_key(object_first_key(&input), algorithm, key, &error);
    if (!ok)
        report_error(input.path, &error);
    input_close(&input);
    return ok;
}

bool key_check_to_create(const struct rsa_public_key *key, const char *path)
{
    if (key->modulus_bits >= RSA_GENERATE_BITS_MIN &&
        key->modulus_bits <= RSA_GENERATE_BITS_MAX)
        return true;
    report("%s: want an RSA key of %d to %d bits, have %zu", path,
           RSA_GENERATE_BITS_MIN, RSA_GENERATE_BITS_MAX, key->modulus_bits);
    return false;
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

bool key_generate(uint64_t bits, bool is_quiet, struct rsa_private_key *key)
{
    struct rsa_progress progress = {show_progress};
    bool is_shown = !is_quiet && isatty(STDERR_FILENO) == 1;
    if (bits < RSA_GENERATE_BITS_MIN || bits > RSA_GENERATE_BITS_MAX || bits % 2 != 0) {
        report("--bits: want an even number from %d to %d, have %" PRIu64,
               RSA_GENERATE_BITS_MIN, RSA_GENERATE_BITS_MAX, bits);
        return false;
    }
    if (is_shown)
        fprintf(stderr, "two primes of %" PRIu64 " bits (. a candidate, + a prime): ",
                bits / 2);
    enum rsa_result result =
        rsa_generate(key, (size_t)bits, RSA_PUBLIC_EXPONENT_DEFAULT, random_system(),
                     is_shown ? &progress : NULL);
    if (is_shown)
        fputc('\n', stderr);
    if (result != RSA_OK)
        report("key generation: %s", rsa_result_text(result));
    return result == RSA_OK;
}
