/* key_file.c -- private keys in files. */
#include "key_file.h"

#include <inttypes.h>
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>
#if defined(__linux__)
#include <sys/prctl.h>
#endif

#include "../../x509/certificate.h"
#include "../../keys/private_key.h"
#include "../../x509/request.h"
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

bool key_read(const char *path, struct private_key *key)
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
static bool write_bare_key(struct bytes der, struct der_writer *writer,
                           struct error *error)
{
    struct public_key key;
    if (!public_key_parse_traditional(der, &key, error))
        return false;
    public_key_write(writer, &key);
    return true;
}

static bool write_public_half(struct bytes der, struct der_writer *writer,
                              struct error *error)
{
    struct private_key key;
    struct public_key public_key;
    if (!private_key_parse(der, &key, error))
        return false;
    private_key_public(&key, &public_key);
    private_key_wipe(&key);
    public_key_write(writer, &public_key);
    return true;
}

bool object_write_spki(const struct object *object, struct der_writer *writer,
                       struct error *error)
{
    struct certificate certificate;
    struct certification_request request;
    struct subject_public_key_info spki;
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
        return write_bare_key(object->der, writer, error);
    case OBJECT_PRIVATE_KEY:
        return write_public_half(object->der, writer, error);
    default:
        return error_fail(error, ERROR_UNSUPPORTED, 0, NULL,
                          "want a key, a certificate or a request, have %s",
                          object_kind_name(object->kind));
    }
}

static bool read_spki_key(const struct object *object, struct public_key *key,
                          struct error *error)
{
    struct der_writer writer = {0};
    struct bytes der;
    struct subject_public_key_info spki;
    bool is_found = object_write_spki(object, &writer, error) &&
                    der_writer_finish(&writer, &der, error);
    bool ok =
        is_found && spki_parse(der, &spki, error) && public_key_read(&spki, key, error);
    if (is_found && !ok && object->kind != OBJECT_PUBLIC_KEY)
        error->offset = ERROR_NO_OFFSET; /* it counts from the key, not from the file */
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

bool key_read_public(const char *path, struct public_key *key)
{
    struct input input;
    struct error error = {0};
    if (!input_open(&input, path))
        return false;
    bool ok = read_spki_key(object_first_key(&input), key, &error);
    if (!ok)
        report_error(input.path, &error);
    input_close(&input);
    return ok;
}

bool key_choose(const struct public_key *key, const struct signature_wish *wish,
                const char *path, struct signature_algorithm *algorithm)
{
    struct error error = {0};
    if (signature_choose(key, wish, algorithm, &error))
        return true;
    report_error(path, &error);
    return false;
}

bool key_check_to_certify(const struct public_key *key, const char *path)
{
    struct error error = {0};
    if (public_key_check_to_certify(key, &error))
        return true;
    report_error(path, &error);
    return false;
}

bool key_read_to_certify(const char *path, const struct signature_wish *wish,
                         struct private_key *key, struct signature_algorithm *algorithm)
{
    struct public_key public_key;
    if (!key_read(path, key))
        return false;
    private_key_public(key, &public_key);
    return key_check_to_certify(&public_key, path) &&
           key_choose(&public_key, wish, path, algorithm);
}

bool key_write(const char *path, enum output_kind kind, struct key_format format,
               const struct private_key *key)
{
    struct der_writer writer = {0};
    struct bytes der;
    struct error error = {0};
    if (format.is_traditional)
        private_key_write_traditional(&writer, key);
    else
        private_key_write(&writer, key);
    bool ok = der_writer_finish(&writer, &der, &error);
    if (!ok)
        report_error(path, &error);
    ok = ok && output_encoded(path, kind,
                              format.is_traditional ? key->type->traditional->pem_label
                                                    : "PRIVATE KEY",
                              der, format.is_der);
    der_writer_clear(&writer);
    return ok;
}

/* The names of the types of which keys can be made, as "rsa, p256, p384". */
static void list_types(char *text, size_t size)
{
    size_t length = 0;
    text[0] = '\0';
    for (size_t i = 0; key_types[i] != NULL && length < size; i++)
        if (key_types[i]->generate != NULL)
            length += (size_t)snprintf(text + length, size - length, "%s%s",
                                       length > 0 ? ", " : "", key_types[i]->name);
}

bool key_type_from_option(const char *name, const char *command,
                          const struct key_type **type)
{
    char names[128];
    *type = name != NULL ? key_type_by_name(name) : key_types[0];
    if (*type != NULL)
        return true;
    list_types(names, sizeof names);
    report("%s: --type: want one of %s, have %s", command, names, name);
    return false;
}

unsigned key_bits_usual(const struct key_type *type, bool is_authority)
{
    if (type->sizes == NULL)
        return 0;
    return is_authority ? type->sizes->bits_authority : type->sizes->bits_leaf;
}

static void show_progress(const char *text)
{
    fputs(text, stderr);
}

static bool check_bits(const struct key_sizes *sizes, uint64_t bits)
{
    if (sizes == NULL ||
        (bits >= sizes->bits_min && bits <= sizes->bits_max && bits % 2 == 0))
        return true;
    report("--bits: want an even number from %u to %u, have %" PRIu64, sizes->bits_min,
           sizes->bits_max, bits);
    return false;
}

bool key_make(const struct key_type *type, uint64_t bits, bool is_quiet,
              struct private_key *key)
{
    bool is_shown = !is_quiet && type->sizes != NULL && isatty(STDERR_FILENO) == 1;
    struct key_generation generation = {bits, is_shown ? show_progress : NULL};
    if (!check_bits(type->sizes, bits))
        return false;
    enum key_result result = key_generate(type, &generation, random_system(), key);
    if (is_shown)
        fputc('\n', stderr);
    if (result != KEY_OK)
        report("key generation: %s", key_result_text(type, result));
    return result == KEY_OK;
}
