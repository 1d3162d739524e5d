/* key.c -- what can be done with a key of any kind, each through the row of its type. */
#include "key.h"

#include <stdio.h>

#include "../asn1/der_values.h"
#include "key_type.h"

/* More rows with one identifier than there are; three curves have one. */
#define LABELS_MAX 8

const struct key_type *key_type_of(const struct algorithm_identifier *algorithm)
{
    for (size_t i = 0; key_types[i] != NULL; i++)
        if (bytes_equal(algorithm->algorithm, *key_types[i]->oid) &&
            (key_types[i]->parameters == NULL ||
             bytes_equal(algorithm->parameters, *key_types[i]->parameters)))
            return key_types[i];
    return NULL;
}

const struct key_type *key_type_by_name(const char *name)
{
    for (size_t i = 0; key_types[i] != NULL; i++)
        if (key_types[i]->generate != NULL && strcmp(key_types[i]->name, name) == 0)
            return key_types[i];
    return NULL;
}

/* The labels of the rows with OID, as "P-256, P-384 or P-521"; or, if there is none, what all
 * rows are called. */
static void list_labels(struct bytes oid, char *text, size_t size)
{
    const char *labels[LABELS_MAX] = {key_types_labels};
    size_t count = 0, length = 0;
    for (size_t i = 0; key_types[i] != NULL; i++)
        if (bytes_equal(oid, *key_types[i]->oid) && count < LABELS_MAX)
            labels[count++] = key_types[i]->label;
    count += count == 0;
    text[0] = '\0';
    for (size_t i = 0; i < count && length < size; i++)
        length += (size_t)snprintf(text + length, size - length, "%s%s",
                                   i == 0           ? ""
                                   : i + 1 == count ? " or "
                                                    : ", ",
                                   labels[i]);
}

bool key_type_fail(const struct algorithm_identifier *algorithm, const char *what,
                   size_t offset, struct error *error)
{
    char labels[64], text[ALGORITHM_TEXT_SIZE];
    list_labels(algorithm->algorithm, labels, sizeof labels);
    return error_fail(error, ERROR_UNSUPPORTED, offset, NULL, "%s: want %s, have %s",
                      what, labels, algorithm_to_text(algorithm, text));
}

static bool find_type(const struct subject_public_key_info *spki,
                      const struct key_type **type, struct error *error)
{
    *type = key_type_of(&spki->algorithm);
    return *type != NULL || key_type_fail(&spki->algorithm, "public key", 0, error);
}

bool public_key_read(const struct subject_public_key_info *spki, struct public_key *key,
                     struct error *error)
{
    struct der_reader outer = der_reader_of(spki->element, error);
    struct der_reader reader = der_reader_within(&outer, spki->subject_public_key);
    key->pss = (struct rsa_pss_parameters){0};
    if (find_type(spki, &key->type, error) &&
        key->type->read_public(&reader, &spki->algorithm, key) &&
        der_finish(&reader, "subjectPublicKey"))
        return true;
    memset(key, 0, sizeof *key);
    return false;
}

/* Such a form does not say what it is: the first type that has one is tried. */
bool public_key_parse_traditional(struct bytes der, struct public_key *key,
                                  struct error *error)
{
    struct der_reader reader = der_reader_of(der, error);
    memset(key, 0, sizeof *key);
    for (size_t i = 0; key_types[i] != NULL; i++) {
        const struct traditional_form *form = key_types[i]->traditional;
        if (form == NULL || form->read_public == NULL)
            continue;
        if (!form->read_public(&reader, key))
            break;
        key->type = key_types[i];
        return true;
    }
    memset(key, 0, sizeof *key);
    return error_fail(error, ERROR_UNSUPPORTED, 0, NULL,
                      "public key: want a SubjectPublicKeyInfo, have another form");
}

void public_key_write(struct der_writer *writer, const struct public_key *key)
{
    der_begin(writer, DER_SEQUENCE);
    key->type->write_algorithm(writer, key);
    der_begin_bit_string(writer);
    key->type->write_public(writer, key);
    der_end(writer);
    der_end(writer);
}

bool public_key_equal(const struct public_key *a, const struct public_key *b)
{
    return a->type == b->type && a->type->equal(a, b);
}

struct key_strength public_key_strength(const struct public_key *key)
{
    struct key_strength strength = {0};
    key->type->strength(key, &strength);
    return strength;
}

bool public_key_check_to_certify(const struct public_key *key, struct error *error)
{
    return key->type->check_to_certify(key, error);
}

void private_key_public(const struct private_key *key, struct public_key *public_key)
{
    public_key->type = key->type;
    public_key->pss = key->pss;
    key->type->derive_public(key, public_key);
}

void private_key_wipe(struct private_key *key)
{
    explicit_bzero(key, sizeof *key);
}

static bool has_size(const struct key_type *type, uint64_t bits)
{
    return type->sizes == NULL ||
           (bits >= type->sizes->bits_min && bits <= type->sizes->bits_max);
}

enum key_result key_generate(const struct key_type *type,
                             const struct key_generation *generation,
                             struct random_source *random, struct private_key *key)
{
    memset(key, 0, sizeof *key);
    if (type->generate == NULL || !has_size(type, generation->bits))
        return KEY_OUT_OF_RANGE;
    key->type = type;
    enum key_result result = type->generate(generation, random, key);
    if (result != KEY_OK)
        private_key_wipe(key);
    return result;
}
