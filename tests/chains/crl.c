/* crl.c -- CRLs. */
#include "asn1/der_time.h"
#include "asn1/der_values.h"
#include "extension.h"
#include "make.h"
#include "sign.h"
#include "values.h"
#include "x509/crl.h"

/* An entry in the making, with room for what it borrows. */
struct entry {
    struct revoked_certificate fields;
    struct der_writer serial, issuer;
    char *extensions; /* more of them, notation; or NULL */
};

static enum crl_reason reason_of(const char *text)
{
    static const char *const names[CRL_REASON_MAX + 1] = {
        "unspecified",     "keyCompromise",
        "cACompromise",    "affiliationChanged",
        "superseded",      "cessationOfOperation",
        "certificateHold", NULL,
        "removeFromCRL",   "privilegeWithdrawn",
        "aACompromise"};
    for (unsigned i = 0; i <= CRL_REASON_MAX; i++)
        if (names[i] != NULL && strcmp(names[i], text) == 0)
            return i;
    table_die("no reason is called \"%s\"", text);
}

static void read_word(struct entry *entry, char *word)
{
    if (strncmp(word, "date:", 5) == 0) {
        entry->fields.revocation_date = time_get(word + 5);
    } else if (strncmp(word, "invalid:", 8) == 0) {
        entry->fields.has_invalidity_date = true;
        entry->fields.invalidity_date = time_get(word + 8);
    } else if (strncmp(word, "issuer:", 7) == 0) {
        der_begin(&entry->issuer, DER_SEQUENCE);
        write_general_names(&entry->issuer, word + 7, false);
        der_end(&entry->issuer);
        entry->fields.certificate_issuer = finish(&entry->issuer);
    } else if (values_is_notation(word)) {
        entry->extensions = word;
    } else {
        entry->fields.has_reason = true;
        entry->fields.reason = reason_of(word);
    }
}

/* Puts the extensions that are notation behind those of ENTRY, an element. */
static void write_with_extensions(struct der_writer *writer, struct bytes entry,
                                  const char *extensions)
{
    struct error error = {0};
    struct der_reader reader = der_reader_of(entry, &error), inner;
    struct bytes part;
    if (!der_enter(&reader, DER_SEQUENCE, "entry", &inner))
        table_die("%s", error.message);
    der_begin(writer, DER_SEQUENCE);
    while (!der_at_end(&inner) && !der_next_is(&inner, DER_SEQUENCE) &&
           der_read_any(&inner, "entry", NULL, NULL, &part))
        der_write_raw(writer, part);
    der_begin(writer, DER_SEQUENCE);
    if (!der_at_end(&inner) && der_read(&inner, DER_SEQUENCE, "extensions", &part))
        der_write_raw(writer, part);
    write_notation(writer, extensions);
    der_end(writer);
    der_end(writer);
}

/* "CERTIFICATE|HEX [REASON] [date:TIME] [invalid:TIME] [issuer:NAME] [{EXTENSIONS}]" */
static void write_entry(struct der_writer *writer, const struct chain *chain,
                        char *text)
{
    struct entry entry = {.fields.revocation_date = time_get("2026-05-15T00:00:00Z")};
    struct der_writer scratch = {0};
    const char *serial = cut_text(&text, ' ');
    bool is_hex = serial[strspn(serial, "0123456789abcdef")] == '\0';
    write_hex(&entry.serial,
              is_hex ? serial : object_need(chain_object(chain, serial), "serial"));
    entry.fields.user_certificate = finish(&entry.serial);
    for (char *word; (word = cut_text(&text, ' ')) != NULL;)
        if (*word != '\0')
            read_word(&entry, word);
    revoked_certificate_write(&scratch, &entry.fields);
    if (entry.extensions == NULL)
        der_write_raw(writer, finish(&scratch));
    else
        write_with_extensions(writer, finish(&scratch), entry.extensions);
    der_writer_clear(&entry.serial);
    der_writer_clear(&entry.issuer);
    der_writer_clear(&scratch);
}

/* revokedCertificates SEQUENCE OF SEQUENCE { ... } OPTIONAL */
static void write_revoked(struct der_writer *writer, const struct chain *chain,
                          const struct object *object)
{
    char text[CHAIN_TEXT_MAX];
    if (object_get(object, "revoked") == NULL)
        return;
    der_begin(writer, DER_SEQUENCE);
    for (size_t i = 0; i < object->setting_count; i++) {
        if (strcmp(object->settings[i].word, "revoked") != 0)
            continue;
        text_copy(text, object->settings[i].value);
        if (values_is_notation(text))
            write_notation(writer, text);
        else
            write_entry(writer, chain, text);
    }
    der_end(writer);
}

/* crlExtensions [0] EXPLICIT Extensions OPTIONAL */
static void write_crl_extensions(struct der_writer *writer, const struct chain *chain,
                                 const struct object *object)
{
    struct der_writer list = {0};
    if (write_extensions(&list, chain, object) > 0) {
        der_begin(writer, DER_CONTEXT_CONSTRUCTED(0));
        der_begin(writer, DER_SEQUENCE);
        der_write_raw(writer, finish(&list));
        der_end(writer);
        der_end(writer);
    }
    der_writer_clear(&list);
}

void write_crl(struct der_writer *writer, const struct chain *chain,
               const struct object *object)
{
    struct der_writer tbs = {0};
    const char *next = object_get(object, "nextUpdate");
    unsigned long version = number_get(object_need(object, "version"));
    values_forget();
    der_begin(&tbs, DER_SEQUENCE);
    if (version > 1)
        der_write_small(&tbs, (uint32_t)version - 1);
    write_algorithm(&tbs, object_need(object, "algorithm"));
    write_issuer(&tbs, chain, object);
    write_time(&tbs, object_need(object, "thisUpdate"));
    if (next != NULL)
        write_time(&tbs, next);
    write_revoked(&tbs, chain, object);
    write_crl_extensions(&tbs, chain, object);
    der_end(&tbs);
    write_signed(writer, chain, object, finish(&tbs));
    der_writer_clear(&tbs);
}
