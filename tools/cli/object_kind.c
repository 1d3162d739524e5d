/* object_kind.c -- telling certificates, requests, CRLs and keys apart by their
 * structure. It looks no deeper than that; whether an object is well-formed is found
 * when it is read. */
#include "../../asn1/der_reader.h"
#include "input.h"

const char *object_kind_name(enum object_kind kind)
{
    switch (kind) {
    case OBJECT_CERTIFICATE:
        return "a certificate";
    case OBJECT_REQUEST:
        return "a certificate request";
    case OBJECT_CRL:
        return "a CRL";
    case OBJECT_PUBLIC_KEY:
    case OBJECT_RSA_PUBLIC_KEY:
        return "a public key";
    case OBJECT_PRIVATE_KEY:
        return "a private key";
    case OBJECT_TRUSTED_CERTIFICATE:
        return "a TRUSTED CERTIFICATE of OpenSSL";
    default:
        return "something else";
    }
}

/* Steps over the next element; at the end of what can be read nothing more is there. */
static void skip(struct der_reader *reader)
{
    struct bytes ignored;
    if (!der_read_any(reader, "", NULL, &ignored, NULL))
        reader->position = reader->end;
}

/* What is signed: a request has a version, a name, and a key; a CRL has a time where a
 * certificate has its validity. */
static enum object_kind kind_of_signed(struct der_reader to_be_signed)
{
    if (der_next_is(&to_be_signed, DER_CONTEXT_CONSTRUCTED(0)))
        return OBJECT_CERTIFICATE;
    bool starts_with_integer = der_next_is(&to_be_signed, DER_INTEGER);
    if (starts_with_integer)
        skip(&to_be_signed); /* version or serialNumber */
    skip(&to_be_signed);     /* subject of a request, or an algorithm */
    skip(&to_be_signed);     /* key of a request, or an issuer */
    if (der_at_end(&to_be_signed) ||
        der_next_is(&to_be_signed, DER_CONTEXT_CONSTRUCTED(0)))
        return starts_with_integer ? OBJECT_REQUEST : OBJECT_UNKNOWN;
    return der_next_is(&to_be_signed, DER_SEQUENCE) ? OBJECT_CERTIFICATE : OBJECT_CRL;
}

/* A version and more is a private key; a modulus and an exponent are a public one. */
static enum object_kind kind_of_integers(struct der_reader reader)
{
    skip(&reader);
    bool has_second = der_next_is(&reader, DER_INTEGER);
    skip(&reader);
    return has_second && der_at_end(&reader) ? OBJECT_RSA_PUBLIC_KEY
                                             : OBJECT_PRIVATE_KEY;
}

enum object_kind object_kind_of(struct bytes der)
{
    struct error ignored = {0};
    struct der_reader reader = der_reader_of(der, &ignored), outer, first;
    if (!der_enter(&reader, DER_SEQUENCE, "", &outer))
        return OBJECT_UNKNOWN;
    if (der_next_is(&outer, DER_INTEGER))
        return kind_of_integers(outer);
    if (!der_enter(&outer, DER_SEQUENCE, "", &first))
        return OBJECT_UNKNOWN;
    if (!der_next_is(&first, DER_OID)) /* no AlgorithmIdentifier: something signed */
        return kind_of_signed(first);
    return der_next_is(&outer, DER_BIT_STRING) ? OBJECT_PUBLIC_KEY : OBJECT_PRIVATE_KEY;
}
