/* chain.c -- certificates and CRLs for the tests of path validation. */
#include "chain.h"

#include <stdlib.h>

#include "asn1/calendar.h"
#include "asn1/der_values.h"
#include "../fixture.h"
#include "rsa/pkcs1_signature.h"
#include "rsa/primitive.h"

#define TEXT_MAX     2048
#define MODULUS_MAX  (2 * 260 + 1)
#define MODULUS_BITS 2048

/* What a label says, as text of definitions. */
struct label {
    char subject[32], key[8], issuer[32], signer[8];
    char definitions[TEXT_MAX];
    char modulus[MODULUS_MAX];
};

void chain_init(struct chain *c)
{
    memset(c, 0, sizeof *c);
    definitions_load(&c->definitions, "tests/vectors/x509/chain.txt",
                     &c->definitions_text);
    ck_assert(calendar_from_text("2026-07-01T00:00:00Z", &c->inputs.time));
    c->inputs.certificate = &c->leaf;
    c->inputs.anchors = &c->anchors;
    c->inputs.untrusted = &c->untrusted;
}

void chain_clear(struct chain *c)
{
    path_judgement_clear(&c->judgement);
    certificate_pool_clear(&c->anchors);
    certificate_pool_clear(&c->untrusted);
    crl_pool_clear(&c->crls);
    for (size_t i = 0; i < c->document_count; i++)
        free(c->documents[i].octets);
    free(c->definitions_text);
}

/* --- what a line says ------------------------------------------------------------------ */

/* The modulus of the key called NAME, as digits. A number in the place of some octets in
 * the middle makes one of which nobody knows the factors. */
static void write_modulus(const char *name, char digits[MODULUS_MAX])
{
    uint8_t octets[MODULUS_BITS / 8];
    bool is_forged = name[0] == 'x';
    const struct rsa_public_key *key =
        &fixture_key_called(is_forged ? 'a' : name[0])->rsa.public_key;
    ck_assert_uint_eq(key->modulus_bits, MODULUS_BITS);
    ck_assert(number_to_octets(&key->modulus, octets, sizeof octets));
    if (is_forged)
        octets[100] = octets[101] = (uint8_t)atoi(name + 1);
    strcpy(digits, "00");
    for (size_t i = 0; i < sizeof octets; i++)
        snprintf(digits + 2 + 2 * i, 3, "%02x", octets[i]);
}

/* Cuts "NAME/KEY#LABEL" into name and key. */
static void cut_label(const char *label, char name[32], char key[8])
{
    ck_assert_msg(sscanf(label, "%31[^/ ]/%7[^# ]", name, key) == 2,
                  "want NAME/KEY, have %s", label);
}

static void read_label(struct label *l, const char *text)
{
    const char *by = strstr(text, " by "), *rest = strchr(text, ';');
    cut_label(text, l->subject, l->key);
    cut_label(by != NULL && (rest == NULL || by < rest) ? by + 4 : text, l->issuer,
              l->signer);
    write_modulus(l->key, l->modulus);
    bool is_leaf = strncmp(l->subject, "Leaf", 4) == 0;
    int length = snprintf(
        l->definitions, sizeof l->definitions,
        "subject=30{ 31{ 30{ 06{550403} 0c{\"%s\"} } } };"
        "issuer=30{ 31{ 30{ 06{550403} 0c{\"%s\"} } } };"
        "key_name=\"%s\"; signer_name=\"%s\"%s%s%s",
        l->subject, l->issuer, l->key, l->signer,
        is_leaf ? ";serial=$leaf_serial; is_ca=$leaf_is_ca; usage=$leaf_usage;"
                  "purposes=$leaf_purposes; purpose=$leaf_purpose; names=$leaf_names"
                : "",
        rest != NULL ? ";" : "", rest != NULL ? rest + 1 : "");
    ck_assert_msg(length > 0 && length < TEXT_MAX, "too long: %s", text);
}

/* --- documents ------------------------------------------------------------------------- */

/* Writes the signature over TBS that ALGORITHM says, weak ones as well, or one with SHA-256
 * where ALGORITHM is not known. */
static void write_signature(struct der_writer *writer, struct bytes tbs,
                            struct bytes algorithm, char signer)
{
    uint8_t digest[HASH_DIGEST_LENGTH_MAX], signature[MODULUS_BITS / 8];
    uint8_t salt[HASH_DIGEST_LENGTH_MAX] = {0}, encoded[MODULUS_BITS / 8];
    struct seeded_random random;
    struct algorithm_identifier identifier;
    struct signature_algorithm how;
    struct error error = {0};
    struct der_reader reader = der_reader_of(algorithm, &error);
    ck_assert_msg(algorithm_read(&reader, "algorithm", &identifier), "%s",
                  error.message);
    if (!signature_algorithm_read(&identifier, &how, &error))
        how = fixture_algorithm;
    const struct rsa_pss_parameters pss = {how.hash, how.mgf1_hash, how.salt_length};
    hash_digest(how.hash, tbs.data, tbs.length, digest);
    seeded_random_init(&random, 1);
    ck_assert_int_eq(how.scheme->is_pss
                         ? rsa_encode_pss(&pss, digest, salt, encoded, MODULUS_BITS - 1)
                         : rsa_encode_pkcs1(how.hash, digest, encoded, sizeof encoded),
                     RSA_OK);
    ck_assert_int_eq(rsa_private_operation(&fixture_key_called(signer)->rsa,
                                           &random.source, encoded, signature),
                     RSA_OK);
    der_write_bit_octets(writer, bytes_of(signature, sizeof signature));
}

static struct bytes keep(struct chain *c, const char *text, struct bytes octets)
{
    ck_assert_uint_lt(c->document_count, CHAIN_DOCUMENTS_MAX);
    struct chain_document *document = &c->documents[c->document_count++];
    snprintf(document->label, sizeof document->label, "%.*s", (int)strcspn(text, " ;"),
             text);
    document->octets = malloc(octets.length);
    ck_assert_ptr_nonnull(document->octets);
    memcpy(document->octets, octets.data, octets.length);
    document->length = octets.length;
    return bytes_of(document->octets, document->length);
}

/* Makes the document whose inner part is called TBS. */
static struct bytes make(struct chain *c, const char *tbs, const char *text)
{
    static struct label label;
    static struct notation inner, outer;
    struct der_writer writer = {0};
    size_t count = c->definitions.count;
    char modulus[] = "modulus";
    read_label(&label, text);
    definitions_add(&c->definitions, modulus, label.modulus);
    definitions_add_all(&c->definitions, label.definitions, text);
    const struct scope scope = {c->definitions.all, c->definitions.count};
    notation_encode(&inner, tbs, &scope);
    notation_encode(&outer, "$outer", &scope);
    c->definitions.count = count;
    der_begin(&writer, DER_SEQUENCE);
    der_write_raw(&writer, notation_bytes(&inner));
    der_write_raw(&writer, notation_bytes(&outer));
    write_signature(&writer, notation_bytes(&inner), notation_bytes(&outer),
                    label.signer[0]);
    der_end(&writer);
    struct bytes document = keep(c, text, fixture_finish(&writer));
    der_writer_clear(&writer);
    return document;
}

struct bytes chain_certificate(struct chain *c, const char *text)
{
    return make(c, "$tbs_certificate", text);
}

struct bytes chain_crl(struct chain *c, const char *text)
{
    return make(c, "$tbs_crl", text);
}

/* --- piles ----------------------------------------------------------------------------- */

static void add(struct chain *c, struct certificate_pool *pool, const char *text)
{
    struct error error = {0};
    ck_assert_msg(certificate_pool_add(pool, chain_certificate(c, text), &error),
                  "%s: %s", text, error.message);
}

void chain_trust(struct chain *c, const char *text)
{
    add(c, &c->anchors, text);
}

void chain_offer(struct chain *c, const char *text)
{
    add(c, &c->untrusted, text);
}

void chain_ask(struct chain *c, const char *text)
{
    struct error error = {0};
    ck_assert_msg(path_certificate_read(chain_certificate(c, text), &c->leaf, &error),
                  "%s: %s", text, error.message);
}

void chain_publish(struct chain *c, const char *text)
{
    struct error error = {0};
    ck_assert_msg(crl_pool_add(&c->crls, chain_crl(c, text), &error), "%s: %s", text,
                  error.message);
    c->inputs.crls = &c->crls;
}

/* --- judging --------------------------------------------------------------------------- */

enum path_verdict chain_judge(struct chain *c)
{
    path_judgement_clear(&c->judgement);
    ck_assert(certificate_pool_index(&c->anchors));
    ck_assert(certificate_pool_index(&c->untrusted));
    crl_pool_sort(&c->crls);
    path_judge(&c->inputs, &c->judgement);
    return c->judgement.verdict;
}

const char *chain_label(const struct chain *c,
                        const struct path_certificate *certificate)
{
    for (size_t i = 0; i < c->document_count; i++)
        if (c->documents[i].octets == certificate->certificate.signed_part.element.data)
            return c->documents[i].label;
    ck_abort_msg("a certificate that nobody made");
    return NULL;
}

const char *chain_paths(const struct chain *c, char *text, size_t size)
{
    size_t length = 0;
    text[0] = '\0';
    for (size_t i = 0; i < c->judgement.report_count; i++) {
        const struct path_report *report = &c->judgement.reports[i];
        length += (size_t)snprintf(text + length, size - length, i > 0 ? "; " : "");
        for (size_t j = 0; j < report->count; j++)
            length += (size_t)snprintf(text + length, size - length, "%s ",
                                       chain_label(c, report->certificates[j]));
        length += (size_t)snprintf(
            text + length, size - length, "[%s]",
            report->anchor != NULL ? chain_label(c, report->anchor) : "");
        ck_assert_uint_lt(length, size);
    }
    return text;
}

const struct path_report *chain_chosen(const struct chain *c)
{
    ck_assert_uint_gt(c->judgement.report_count, c->judgement.chosen);
    return &c->judgement.reports[c->judgement.chosen];
}
