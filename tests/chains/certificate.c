/* certificate.c -- certificates. Each field of TBSCertificate is written by itself, so that
 * the setting "tbs" can put them together in a wrong way. */
#include "asn1/der_values.h"
#include "extension.h"
#include "keys.h"
#include "make.h"
#include "sign.h"
#include "values.h"
#include "keys/spki.h"

/* The certificate that is being written. */
struct making {
    const struct chain *chain;
    const struct object *object;
    unsigned long number; /* added to the serial number */
};

void write_issuer(struct der_writer *writer, const struct chain *chain,
                  const struct object *object)
{
    const char *name = object_get(object, "issuerName");
    if (name == NULL)
        name =
            object_need(chain_object(chain, object_need(object, "issuer")), "subject");
    write_name(writer, name);
}

/* version [0] EXPLICIT INTEGER DEFAULT v1 */
static void write_version(struct der_writer *writer, const struct making *making)
{
    const char *text = object_need(making->object, "version");
    if (values_is_notation(text)) {
        write_notation(writer, text);
    } else if (number_get(text) != 1) {
        der_begin(writer, DER_CONTEXT_CONSTRUCTED(0));
        der_write_small(writer, (uint32_t)number_get(text) - 1);
        der_end(writer);
    }
}

static void write_serial(struct der_writer *writer, const struct making *making)
{
    size_t start = writer->length;
    der_begin(writer, DER_INTEGER);
    write_hex(writer, object_need(making->object, "serial"));
    der_end(writer);
    if (writer->length > start + 2)
        writer->data[writer->length - 1] =
            (uint8_t)(writer->data[writer->length - 1] + making->number);
}

static void write_inner_algorithm(struct der_writer *writer,
                                  const struct making *making)
{
    const char *inner = object_get(making->object, "innerAlgorithm");
    write_algorithm(writer,
                    inner != NULL ? inner : object_need(making->object, "algorithm"));
}

static void write_issuer_field(struct der_writer *writer, const struct making *making)
{
    write_issuer(writer, making->chain, making->object);
}

static void write_validity(struct der_writer *writer, const struct making *making)
{
    der_begin(writer, DER_SEQUENCE);
    write_time(writer, object_need(making->object, "notBefore"));
    write_time(writer, object_need(making->object, "notAfter"));
    der_end(writer);
}

static void write_subject(struct der_writer *writer, const struct making *making)
{
    write_name(writer, object_need(making->object, "subject"));
}

/* RSAPublicKey ::= SEQUENCE { modulus INTEGER, publicExponent INTEGER }, of contents octets
 * that may be wrong */
static void write_rsa_key(struct der_writer *writer, const struct object *object)
{
    const char *modulus = object_get(object, "modulus");
    const char *exponent = object_get(object, "exponent");
    der_begin(writer, DER_SEQUENCE);
    der_write_oid(writer, oid_rsa_encryption);
    der_write_null(writer);
    der_end(writer);
    der_begin_bit_string(writer);
    der_begin(writer, DER_SEQUENCE);
    der_begin(writer, DER_INTEGER);
    write_notation(writer, modulus != NULL ? modulus : "{$modulus}");
    der_end(writer);
    der_begin(writer, DER_INTEGER);
    write_notation(writer, exponent != NULL ? exponent : "{010001}");
    der_end(writer);
    der_end(writer);
    der_end(writer);
}

static void write_spki(struct der_writer *writer, const struct making *making)
{
    const struct object *object = making->object;
    struct public_key key;
    private_key_public(key_get(object_need(object, "key")), &key);
    const char *text = object_get(object, "spki");
    define_modulus(&key.rsa, "modulus", "head", "tail");
    if (text != NULL) {
        write_notation(writer, text);
    } else if (object_get(object, "modulus") != NULL ||
               object_get(object, "exponent") != NULL) {
        der_begin(writer, DER_SEQUENCE);
        write_rsa_key(writer, object);
        der_end(writer);
    } else {
        public_key_write(writer, &key);
    }
}

/* extensions [3] EXPLICIT Extensions OPTIONAL */
static void write_extensions_field(struct der_writer *writer,
                                   const struct making *making)
{
    struct der_writer list = {0};
    if (write_extensions(&list, making->chain, making->object) > 0) {
        der_begin(writer, DER_CONTEXT_CONSTRUCTED(3));
        der_begin(writer, DER_SEQUENCE);
        der_write_raw(writer, finish(&list));
        der_end(writer);
        der_end(writer);
    }
    der_writer_clear(&list);
}

static const struct {
    const char *name;
    void (*write)(struct der_writer *writer, const struct making *making);
} fields[] = {
    {"version", write_version},
    {"serial", write_serial},
    {"algorithm", write_inner_algorithm},
    {"issuer", write_issuer_field},
    {"validity", write_validity},
    {"subject", write_subject},
    {"spki", write_spki},
    {"extensions", write_extensions_field},
};

/* Writes the fields one after the other and makes each known to notation. */
static void write_fields(struct der_writer *writer, const struct making *making)
{
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        struct der_writer field = {0};
        fields[i].write(&field, making);
        values_define(fields[i].name, finish(&field));
        der_write_raw(writer, finish(&field));
        der_writer_clear(&field);
    }
}

void write_certificate(struct der_writer *writer, const struct chain *chain,
                       const struct object *object, unsigned long number)
{
    struct der_writer contents = {0}, tbs = {0};
    const struct making making = {chain, object, number};
    const char *text = object_get(object, "tbs");
    values_forget();
    write_fields(&contents, &making);
    if (text != NULL) {
        write_notation(&tbs, text);
    } else {
        der_begin(&tbs, DER_SEQUENCE);
        der_write_raw(&tbs, finish(&contents));
        der_end(&tbs);
    }
    write_signed(writer, chain, object, finish(&tbs));
    der_writer_clear(&contents);
    der_writer_clear(&tbs);
}
