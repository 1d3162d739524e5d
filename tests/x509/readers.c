/* readers.c -- the readers of x509/ as tables call them. A reader that takes octets instead of
 * a der_reader is given all that there are, as are, strictly, those of whole documents. */
#include "table.h"

#include "fixture.h"
#include "keys/algorithm_parameters.h"
#include "x509/crl.h"
#include "x509/general_name.h"
#include "x509/name.h"
#include "x509/name_constraints.h"
#include "keys/curve_keys.h"
#include "keys/private_key.h"
#include "keys/rsa_key.h"

static bool read_algorithm(struct der_reader *reader)
{
    struct algorithm_identifier identifier;
    return algorithm_read(reader, "algorithm", &identifier);
}

static bool read_signature_parameters(struct der_reader *reader)
{
    struct algorithm_identifier identifier;
    return algorithm_read(reader, "algorithm", &identifier) &&
           signature_parameters_check(reader, &identifier);
}

static bool read_key_parameters(struct der_reader *reader)
{
    struct algorithm_identifier identifier;
    return algorithm_read(reader, "algorithm", &identifier) &&
           key_parameters_check(reader, &identifier);
}

static bool read_spki(struct der_reader *reader)
{
    struct subject_public_key_info spki;
    return spki_read(reader, "subjectPublicKeyInfo", &spki);
}

static struct bytes take_all(struct der_reader *reader)
{
    size_t position = reader->position;
    reader->position = reader->end;
    return bytes_of(reader->document.data + position, reader->end - position);
}

static bool read_spki_key(struct der_reader *reader)
{
    struct subject_public_key_info spki;
    struct public_key key;
    return spki_parse(take_all(reader), &spki, reader->error) &&
           public_key_read(&spki, &key, reader->error);
}

static bool read_rsa_public_key(struct der_reader *reader)
{
    struct rsa_public_key key;
    return rsa_public_key_read(reader, "RSAPublicKey", &key);
}

/* What is refused leaves nothing behind. */
static bool read_private_key(struct der_reader *reader)
{
    static const struct private_key zero;
    struct private_key key;
    memset(&key, 0xa5, sizeof key);
    bool ok = private_key_parse(take_all(reader), &key, reader->error);
    ck_assert(ok || memcmp(&key, &zero, sizeof key) == 0);
    private_key_wipe(&key);
    return ok;
}

static bool read_ecdsa_signature(struct der_reader *reader)
{
    struct ecdsa_signature signature;
    return ecdsa_signature_parse(take_all(reader), &curve_p256, &signature,
                                 reader->error);
}

static bool read_signed(struct der_reader *reader)
{
    struct signed_structure structure;
    struct der_reader contents;
    return signed_read(reader, "structure", "toBeSigned", &structure, &contents);
}

static bool read_name(struct der_reader *reader)
{
    struct bytes name;
    return name_read(reader, "name", &name);
}

static bool read_general_name(struct der_reader *reader)
{
    struct general_name name;
    return general_name_read(reader, false, &name);
}

static bool read_constraint(struct der_reader *reader)
{
    struct general_name name;
    return general_name_read(reader, true, &name);
}

static bool read_general_names(struct der_reader *reader)
{
    struct bytes names;
    return general_names_read(reader, DER_SEQUENCE, "names", &names);
}

static bool read_extensions(struct der_reader *reader)
{
    struct extensions extensions;
    return extensions_read(reader, EXTENSIONS_OF_CERTIFICATE, &extensions);
}

static bool read_crl_extensions(struct der_reader *reader)
{
    struct extensions extensions;
    return extensions_read(reader, EXTENSIONS_OF_CRL, &extensions);
}

static bool read_crl(struct der_reader *reader)
{
    struct crl crl;
    if (reader->flaws == NULL)
        return crl_parse(take_all(reader), &crl, reader->error);
    return crl_read(reader, &crl);
}

static bool read_name_constraints(struct der_reader *reader)
{
    struct extensions extensions;
    return name_constraints_read(reader, &extensions);
}

static bool read_certificate(struct der_reader *reader)
{
    struct certificate certificate;
    if (reader->flaws == NULL)
        return certificate_parse(take_all(reader), &certificate, reader->error);
    return certificate_read(reader, &certificate);
}

static bool read_request(struct der_reader *reader)
{
    struct certification_request request;
    if (reader->flaws == NULL)
        return request_parse(take_all(reader), &request, reader->error);
    return request_read(reader, &request);
}

const struct table_reader table_readers[] = {
    {"algorithm", read_algorithm, false},
    {"signature_parameters", read_signature_parameters, false},
    {"key_parameters", read_key_parameters, false},
    {"spki", read_spki, false},
    {"spki_key", read_spki_key, true},
    {"rsa_public_key", read_rsa_public_key, true},
    {"private_key", read_private_key, true},
    {"ecdsa_signature", read_ecdsa_signature, true},
    {"signed", read_signed, false},
    {"name", read_name, false},
    {"general_name", read_general_name, false},
    {"constraint", read_constraint, false},
    {"general_names", read_general_names, false},
    {"extensions", read_extensions, false},
    {"crl_extensions", read_crl_extensions, false},
    {"crl", read_crl, false},
    {"name_constraints", read_name_constraints, false},
    {"certificate", read_certificate, false},
    {"request", read_request, false},
    {NULL, NULL, false},
};
