/* trace_signer.c -- whose key it is. */
#include "trace_signer.h"

#include <stdio.h>

#include "../../keys/curve_keys.h"
#include "../../keys/rsa_key.h"
#include "../../rsa/primitive.h"
#include "../../x509/name.h"
#include "../cli/key_file.h"
#include "trace_fault.h"

#define NAME_SIZE 512

/* Two certificates of one name can have different keys, and who signed is what the key
 * says; but a name that differs is worth a line. */
static void warn_if_not_issuer(const struct trace_message *message, const char *path)
{
    struct trace_message issuer;
    struct bytes wanted = trace_message_field(message, "tbsCertificate.issuer"), have;
    char text[NAME_SIZE];
    if (wanted.length > 0 && trace_message_open(&issuer, path, TRACE_TO_BE_SIGNED)) {
        have = trace_message_field(&issuer, "tbsCertificate.subject");
        if (have.length > 0 && !bytes_equal(have, wanted)) {
            name_to_text(wanted, text, sizeof text);
            report("%s: note: this is not the issuer that is named, %s", path, text);
        }
        trace_message_close(&issuer);
    }
}

static bool read_own_key(const struct trace_message *message, struct bytes element,
                         struct public_key *key)
{
    struct error error = {0};
    struct subject_public_key_info spki;
    if (spki_parse(element, &spki, &error) && public_key_read(&spki, key, &error))
        return true;
    error.offset = ERROR_NO_OFFSET; /* it counted from the start of a part */
    report_error(message->path, &error);
    return false;
}

/* An issuer that is not the subject. */
static bool refuse(const struct trace_message *message, struct bytes issuer)
{
    char text[NAME_SIZE] = "another";
    if (issuer.length > 0)
        name_to_text(issuer, text, sizeof text);
    report("%s: --issuer is missing: signed by %s, whose key is not in it",
           message->path, text);
    return false;
}

/* An altered name does not hide that the key in a certificate made its signature. */
static bool is_signed_with(const struct trace_message *message, struct bytes element)
{
    struct error ignored = {0};
    struct subject_public_key_info spki;
    struct public_key key;
    struct signature_algorithm algorithm;
    uint8_t EM[RSA_MODULUS_LENGTH_MAX];
    const struct signed_structure *structure = &message->structure;
    return spki_parse(element, &spki, &ignored) &&
           public_key_read(&spki, &key, &ignored) && public_key_rsa(&key) != NULL &&
           signature_algorithm_read(&structure->signature_algorithm, &algorithm,
                                    &ignored) &&
           structure->signature.length == key.rsa.modulus_length &&
           rsa_public_operation(&key.rsa, structure->signature.data, EM) == RSA_OK &&
           trace_is_well_formed(&algorithm, &key.rsa, EM);
}

static bool is_own_issuer(const struct trace_message *message, struct bytes element,
                          struct bytes issuer)
{
    struct bytes subject = trace_message_field(message, "tbsCertificate.subject");
    return message->kind == OBJECT_REQUEST ||
           (issuer.length > 0 && bytes_equal(issuer, subject)) ||
           is_signed_with(message, element);
}

static bool read_named_key(struct trace_signer *signer,
                           const struct trace_message *message, const char *path,
                           struct public_key *key)
{
    snprintf(signer->whose, sizeof signer->whose, "%s",
             signer->key_path != NULL ? "the key that was given" : "the issuer's key");
    signer->path = path;
    if (!key_read_public(path, key))
        return false;
    if (signer->issuer_path != NULL)
        warn_if_not_issuer(message, path);
    return true;
}

bool trace_signer_find(struct trace_signer *signer, const struct trace_message *message,
                       struct public_key *key)
{
    const char *path =
        signer->key_path != NULL ? signer->key_path : signer->issuer_path;
    bool is_request = message->kind == OBJECT_REQUEST;
    if (path != NULL)
        return read_named_key(signer, message, path, key);
    struct bytes element = trace_message_field(
        message, is_request ? "certificationRequestInfo.subjectPKInfo"
                            : "tbsCertificate.subjectPublicKeyInfo");
    struct bytes issuer = trace_message_field(message, "tbsCertificate.issuer");
    if (element.length == 0 || !is_own_issuer(message, element, issuer))
        return refuse(message, issuer);
    signer->own_key = element;
    signer->path = message->path;
    snprintf(signer->whose, sizeof signer->whose, "the key in it");
    return read_own_key(message, element, key);
}

bool trace_shows(const struct key_type *type, const char *path)
{
    const struct public_key key = {.type = type};
    if (public_key_rsa(&key) != NULL || public_key_ec(&key) != NULL ||
        public_key_ed25519(&key) != NULL)
        return true;
    report("%s: this is a key of the type %s, whose arithmetic `trace` does not show",
           path, type->label);
    return false;
}
