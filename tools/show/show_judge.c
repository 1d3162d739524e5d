/* show_judge.c -- what the readers that judge say of an object that is only looked at: its
 * flaws. */
#include "show_judge.h"

#include "../../asn1/der_values.h"
#include "../../asn1/oid.h"
#include "../../keys/key_type.h"
#include "../../keys/private_key.h"
#include "../../x509/certificate.h"
#include "../../x509/crl.h"
#include "../../x509/request.h"
#include "show_key.h"

/* The two numbers of an RSA key are not negative, and nothing follows them. */
static bool read_rsa_key(struct der_reader *key)
{
    struct der_reader inner;
    struct bytes number;
    return der_enter(key, DER_SEQUENCE, "RSAPublicKey", &inner) &&
           der_read_unsigned(&inner, "modulus", &number) &&
           der_read_unsigned(&inner, "publicExponent", &number) &&
           der_finish(&inner, "RSAPublicKey");
}

/* Whether SPKI, a part of DER, holds a key of its type, if certwright has that. */
static bool read_key_by_type(struct bytes der,
                             const struct subject_public_key_info *spki,
                             struct error *error)
{
    struct public_key key;
    if (key_type_of(&spki->algorithm) == NULL || public_key_read(spki, &key, error))
        return true;
    error->offset += (size_t)(spki->element.data - der.data);
    return false;
}

/* READER has read SPKI, or what SPKI is part of: DER. Of an RSA key any size will do. */
static bool read_key_of(const struct der_reader *reader, struct bytes der,
                        const struct subject_public_key_info *spki)
{
    struct der_reader key = der_reader_within(reader, spki->subject_public_key);
    bool is_rsa = bytes_equal(spki->algorithm.algorithm, oid_rsa_encryption) ||
                  bytes_equal(spki->algorithm.algorithm, oid_rsassa_pss);
    if (!is_rsa)
        return read_key_by_type(der, spki, reader->error);
    return read_rsa_key(&key) && der_finish(&key, "RSAPublicKey");
}

/* A key with which it is said how it may be used, or of a type that certwright has not, is
 * printed to see whether it can be. */
static bool public_key_is_judged(struct bytes der)
{
    struct subject_public_key_info spki;
    struct error error = {0};
    struct der_reader reader = der_reader_again(der, &error);
    if (!spki_read(&reader, "SubjectPublicKeyInfo", &spki))
        return false;
    const struct key_type *type = key_type_of(&spki.algorithm);
    return type != NULL && type != &key_type_rsa_pss;
}

/* False without an error if it is of no type that certwright has. */
static bool read_private_key(struct bytes der, struct der_reader *reader)
{
    struct private_key key;
    struct error error = {0};
    bool ok = private_key_parse(der, &key, &error);
    private_key_wipe(&key);
    if (ok)
        reader->position = reader->end;
    else if (error.kind != ERROR_UNSUPPORTED || private_key_is_rsa(der))
        *reader->error = error;
    return ok;
}

bool show_judge(const struct object *object, struct der_reader *reader)
{
    struct certificate certificate;
    struct certification_request request;
    struct crl crl;
    struct subject_public_key_info spki;
    switch (object->kind) {
    case OBJECT_CERTIFICATE:
        return certificate_read(reader, &certificate) &&
               read_key_of(reader, object->der, &certificate.subject_public_key_info);
    case OBJECT_REQUEST:
        return request_read(reader, &request) &&
               read_key_of(reader, object->der, &request.subject_public_key_info);
    case OBJECT_PUBLIC_KEY:
        return public_key_is_judged(object->der) &&
               spki_read(reader, "SubjectPublicKeyInfo", &spki) &&
               read_key_of(reader, object->der, &spki);
    case OBJECT_RSA_PUBLIC_KEY:
        return read_rsa_key(reader);
    case OBJECT_CRL:
        return crl_read(reader, &crl);
    case OBJECT_PRIVATE_KEY:
        return read_private_key(object->der, reader);
    default:
        return false;
    }
}

bool show_must_be_right(const struct object *object)
{
    return object->kind == OBJECT_PRIVATE_KEY && private_key_is_rsa(object->der);
}

/* EncryptedPrivateKeyInfo begins with an algorithm, every other private key with a version. */
static bool is_encrypted(const struct object *object)
{
    struct error error = {0};
    struct der_reader reader = der_reader_again(object->der, &error), inner;
    return object->kind == OBJECT_PRIVATE_KEY &&
           der_enter(&reader, DER_SEQUENCE, "private key", &inner) &&
           der_next_is(&inner, DER_SEQUENCE);
}

bool show_is_shown(const struct object *object)
{
    return object->kind != OBJECT_UNKNOWN &&
           object->kind != OBJECT_TRUSTED_CERTIFICATE && !is_encrypted(object);
}

const char *show_kind_name(const struct object *object)
{
    return is_encrypted(object) ? "an encrypted private key"
                                : object_kind_name(object->kind);
}
