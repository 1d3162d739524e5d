/* forge.c -- certificates, CRLs and files. */
#include "forge.h"

#include <stdio.h>
#include <stdlib.h>

#include "asn1/pem.h"
#include "x509/general_name.h"
#include "x509/name.h"
#include "keys/private_key.h"

static struct private_key keys[KEY_COUNT];
static const char *folder;
static uint64_t state = 4;

void forge_fail(const char *message)
{
    fprintf(stderr, "make-piles: %s\n", message);
    exit(2);
}

uint64_t forge_number(void) /* an LCG of Knuth's; its upper half looks random */
{
    state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return state ^ state >> 32;
}

static bool fill(struct random_source *source, uint8_t *octets, size_t length)
{
    (void)source;
    for (size_t i = 0; i < length; i++)
        octets[i] = (uint8_t)forge_number();
    return true;
}

static struct random_source random_numbers = {fill};

static void *allocate(size_t size)
{
    void *block = malloc(size);
    if (block == NULL)
        forge_fail("out of memory");
    return block;
}

/* --- keys ----------------------------------------------------------------------------- */

#define KEY_FILE_MAX 65536

static unsigned load_keys(const char *path, unsigned first)
{
    static char text[KEY_FILE_MAX];
    static uint8_t der[KEY_FILE_MAX];
    struct pem_block block;
    struct error error = {0};
    size_t position = 0, length;
    FILE *stream = fopen(path, "rb");
    if (stream == NULL)
        forge_fail(path);
    struct bytes file = bytes_of(text, fread(text, 1, sizeof text, stream));
    fclose(stream);
    for (; pem_next(file, &position, &block, &error) == PEM_BLOCK; first++)
        if (first == KEY_COUNT || !pem_decode(file, &block, der, &length, &error) ||
            !private_key_parse(bytes_of(der, length), &keys[first], &error))
            forge_fail(path);
    return first;
}

void forge_start(const char *where)
{
    folder = where;
    unsigned count = load_keys("tests/vectors/x509/key.pem", 0);
    count = load_keys("tests/vectors/x509/other.pem", count);
    if (load_keys("tests/vectors/x509/piles.pem", count) != KEY_COUNT)
        forge_fail("want ten keys, have fewer");
}

const struct private_key *forge_key(unsigned key)
{
    return &keys[key];
}

struct bytes forge_finish(struct der_writer *writer)
{
    struct error error = {0};
    struct bytes encoded;
    if (!der_writer_finish(writer, &encoded, &error))
        forge_fail(error.message);
    return encoded;
}

/* --- certificates --------------------------------------------------------------------- */

static const struct signature_algorithm algorithm = {.scheme = &scheme_sha256_with_rsa,
                                                     .hash = &hash_sha256};

static struct bytes write_name(struct der_writer *writer, const char *text)
{
    struct error error = {0};
    if (!name_write_text(writer, text, &error))
        forge_fail(error.message);
    return forge_finish(writer);
}

static struct subject_public_key_info write_key(struct der_writer *writer, unsigned key)
{
    struct subject_public_key_info spki;
    struct error error = {0};
    struct public_key public_key;
    private_key_public(&keys[key], &public_key);
    public_key_write(writer, &public_key);
    if (!spki_parse(forge_finish(writer), &spki, &error))
        forge_fail(error.message);
    return spki;
}

static void new_serial(uint8_t octets[8])
{
    uint64_t number = forge_number();
    octets[0] = 0x40; /* positive, and never shorter */
    for (int i = 1; i < 8; i++)
        octets[i] = (uint8_t)(number >> 8 * i);
}

static void set_identifiers(struct draft *d, enum profile profile)
{
    struct der_writer writer = {0};
    struct certificate authority = {.subject_public_key_info =
                                        write_key(&writer, d->signing_key)};
    profile_apply(profile, profile == PROFILE_ROOT ? NULL : &authority,
                  d->key_identifier, d->authority_key_identifier, &d->fields);
    d->fields.extensions.basic_constraints.has_path_length = false;
    der_writer_clear(&writer);
}

void draft_begin(struct draft *d, enum profile profile, const char *subject,
                 unsigned key, const char *issuer, unsigned signing_key)
{
    static const char host[] = "host.test";
    const struct general_name name = {GENERAL_NAME_DNS, bytes_of_text(host)};
    memset(d, 0, sizeof *d);
    new_serial(d->serial_number);
    d->signing_key = signing_key;
    d->fields.serial_number = bytes_of(d->serial_number, sizeof d->serial_number);
    d->fields.subject = write_name(&d->subject, subject);
    d->fields.issuer = write_name(&d->issuer, issuer);
    d->fields.not_before = FORGE_TIME;
    d->fields.not_after = FORGE_TIME + (int64_t)profile_days(profile) * 86400;
    d->fields.subject_public_key_info = write_key(&d->key, key);
    set_identifiers(d, profile);
    if (profile_is_authority(profile))
        return;
    der_begin(&d->alt_names, DER_SEQUENCE);
    general_name_write(&d->alt_names, &name);
    der_end(&d->alt_names);
    profile_set_alt_name(&d->fields, forge_finish(&d->alt_names));
}

void draft_set_extension(struct draft *d, enum extension_id id, bool critical,
                         struct bytes *field, struct bytes value)
{
    extensions_add(&d->fields.extensions, id, critical);
    *field = value;
}

void draft_drop(struct draft *d, enum extension_id id)
{
    d->fields.extensions.present &= ~(UINT32_C(1) << id);
}

struct bytes draft_sign(struct draft *d)
{
    struct key_signer prepared;
    const struct signer signer = {&prepared, &algorithm};
    struct error error = {0};
    key_signer_begin(&prepared, &keys[d->signing_key], &random_numbers);
    certificate_write(&d->certificate, &d->fields, &signer, &error);
    key_signer_end(&prepared);
    if (error.kind != ERROR_NONE)
        forge_fail(error.message);
    return forge_finish(&d->certificate);
}

void draft_clear(struct draft *d)
{
    der_writer_clear(&d->subject);
    der_writer_clear(&d->issuer);
    der_writer_clear(&d->key);
    der_writer_clear(&d->alt_names);
    der_writer_clear(&d->certificate);
}

/* --- files ---------------------------------------------------------------------------- */

struct pile pile_open(const char *name)
{
    char path[1024];
    int length = snprintf(path, sizeof path, "%s/%s.pem", folder, name);
    struct pile pile = {length > 0 && (size_t)length < sizeof path ? fopen(path, "wb")
                                                                   : NULL};
    if (pile.stream == NULL)
        forge_fail(name);
    return pile;
}

void pile_add(struct pile *pile, const char *label, struct bytes der)
{
    size_t length = pem_encoded_length(label, der.length);
    char *text = allocate(length);
    pem_encode(label, der, text);
    if (fwrite(text, 1, length, pile->stream) != length)
        forge_fail("cannot write");
    free(text);
}

void pile_close(struct pile *pile)
{
    if (fclose(pile->stream) != 0)
        forge_fail("cannot write");
}

void pile_write(const char *name, const char *label, struct bytes der)
{
    struct pile pile = pile_open(name);
    pile_add(&pile, label, der);
    pile_close(&pile);
}

void pile_add_certificate(struct pile *pile, enum profile profile, const char *subject,
                          unsigned key, const char *issuer, unsigned signing_key)
{
    struct draft d;
    draft_begin(&d, profile, subject, key, issuer, signing_key);
    pile_add(pile, "CERTIFICATE", draft_sign(&d));
    draft_clear(&d);
}

void pile_write_leaf(const char *name, const char *issuer, unsigned signing_key)
{
    struct pile pile = pile_open(name);
    pile_add_certificate(&pile, PROFILE_SERVER, "CN=host.test", KEY_LEAF, issuer,
                         signing_key);
    pile_close(&pile);
}

/* --- copies --------------------------------------------------------------------------- */

struct copy copy_begin(struct bytes der)
{
    struct copy copy = {.octets = allocate(der.length)};
    struct error error = {0};
    memcpy(copy.octets, der.data, der.length);
    if (!certificate_parse(bytes_of(copy.octets, der.length), &copy.certificate,
                           &error))
        forge_fail(error.message);
    return copy;
}

static uint8_t *octets_of(struct copy *copy, struct bytes field)
{
    return copy->octets + (field.data - copy->octets);
}

void copy_new_serial(struct copy *copy)
{
    new_serial(octets_of(copy, copy->certificate.serial_number));
}

void copy_new_key(struct copy *copy)
{
    uint64_t number = forge_number();
    struct bytes identifier = copy->certificate.extensions.subject_key_identifier;
    uint8_t *at =
        octets_of(copy, copy->certificate.subject_public_key_info.subject_public_key);
    at += 4 + 4 + 1 + 16; /* behind two headers, the sign, and the leading octets */
    for (int i = 0; i < 8; i++) {
        at[i] = (uint8_t)(number >> 8 * i);
        if (identifier.length > 0)
            octets_of(copy, identifier)[i] = (uint8_t)(number >> 8 * i);
    }
}

void copy_expire(struct copy *copy)
{
    /* Validity is two UTCTimes of 15 octets between issuer and subject. */
    struct bytes subject = copy->certificate.subject;
    uint8_t *validity = octets_of(copy, subject) - 30;
    memcpy(validity + 15, validity, 15);
}

void copy_clear(struct copy *copy)
{
    free(copy->octets);
}

/* --- CRLs ----------------------------------------------------------------------------- */

void crl_draft(struct crl *fields, struct bytes issuer, struct bytes identifier,
               struct bytes number)
{
    struct extensions *extensions = &fields->extensions;
    memset(fields, 0, sizeof *fields);
    fields->issuer = issuer;
    fields->this_update = FORGE_TIME;
    fields->has_next_update = true;
    fields->next_update = FORGE_TIME + (int64_t)365 * 86400;
    extensions->authority_key_identifier.key_identifier = identifier;
    extensions_add(extensions, EXTENSION_AUTHORITY_KEY_IDENTIFIER, false);
    extensions->crl_number = number;
    extensions_add(extensions, EXTENSION_CRL_NUMBER, false);
}

struct bytes crl_sign(struct der_writer *writer, const struct crl *fields, unsigned key)
{
    struct key_signer prepared;
    const struct signer signer = {&prepared, &algorithm};
    struct error error = {0};
    key_signer_begin(&prepared, &keys[key], &random_numbers);
    crl_write(writer, fields, &signer, &error);
    key_signer_end(&prepared);
    if (error.kind != ERROR_NONE)
        forge_fail(error.message);
    return forge_finish(writer);
}
