/* crl.c -- any bytes as a CRL: borrowed, read alike strictly and tolerantly, written back;
 * and the index finds for each serial number in it what a walk finds. */
#include "x509/crl.h"

#include "document.h"
#include "fuzz.h"
#include "x509/crl_index.h"
#include "x509/path/crl_pool.h"
#include "x509/general_name.h"
#include "x509/name_compare.h"

/* Each is looked up among all, twice. */
#define LOOKED_UP_MAX 48

static void check_within(struct bytes document, const struct crl *c)
{
    fuzz_within(document, c->signed_part.to_be_signed, "tbsCertList");
    fuzz_within(document, c->signed_part.signature, "signatureValue");
    fuzz_within(document, c->issuer, "issuer");
    fuzz_within(document, c->revoked_certificates, "revokedCertificates");
    fuzz_within(document, c->unknown_critical, "unknown critical");
    check_extensions_within(document, &c->extensions);
}

/* --- looking up -------------------------------------------------------------------- */

/* RFC 5280 5.3.3: who issued the certificate of each entry of an indirect CRL is said by the
 * nearest certificateIssuer, at it or before. GENERAL_NAMES is empty if there was none. */
static bool is_for(const struct crl *crl, bool is_indirect, struct bytes general_names,
                   struct bytes issuer)
{
    if (!is_indirect || general_names.length == 0)
        return name_equal(crl->issuer, issuer);
    return general_names_have_directory(general_names, issuer);
}

/* The plain way: all entries, one after the other. */
static bool find(const struct crl *crl, bool is_indirect, struct bytes issuer,
                 struct bytes serial, struct revoked_certificate *found)
{
    struct crl_walk walk;
    struct revoked_certificate entry;
    struct bytes names = {0};
    bool is_found = false;
    crl_walk_begin(&walk, crl);
    while (crl_walk_next(&walk, &entry)) {
        if (entry.certificate_issuer.length > 0)
            names = entry.certificate_issuer;
        if (!bytes_equal(entry.user_certificate, serial) ||
            !is_for(crl, is_indirect, names, issuer))
            continue;
        bool is_removal =
            entry.has_reason && entry.reason == CRL_REASON_REMOVE_FROM_CRL;
        if (!is_found || !is_removal)
            *found = entry;
        is_found = true;
        if (!is_removal)
            return true;
    }
    return is_found;
}

static void compare(const struct crl *crl, const struct crl_index *index,
                    bool is_indirect, struct bytes issuer, struct bytes serial)
{
    struct revoked_certificate plain = {0}, walked = {0}, indexed = {0};
    bool is_found = find(crl, is_indirect, issuer, serial, &plain);
    fuzz_require(crl_find(crl, is_indirect, issuer, serial, &walked) == is_found,
                 "crl_find: found by one alone");
    fuzz_require(crl_index_find(index, crl, issuer, serial, &indexed) == is_found,
                 "crl_index_find: found by one alone");
    if (!is_found)
        return;
    bool is_removal = plain.has_reason && plain.reason == CRL_REASON_REMOVE_FROM_CRL;
    fuzz_require(walked.user_certificate.data == indexed.user_certificate.data,
                 "crl_index_find: another entry than crl_find");
    fuzz_require(is_removal
                     ? walked.reason == plain.reason
                     : walked.user_certificate.data == plain.user_certificate.data,
                 "crl_find: another entry");
}

static void check_index(const struct crl *crl, bool is_indirect)
{
    static const uint8_t no_serial[] = {0x2a};
    struct crl_index index;
    struct crl_walk walk;
    struct revoked_certificate entry;
    struct general_names_walk names;
    struct general_name name;
    size_t count = 0;
    fuzz_require(crl_index_build(&index, crl, is_indirect), "crl_index_build");
    compare(crl, &index, is_indirect, crl->issuer, bytes_of(no_serial, 1));
    crl_walk_begin(&walk, crl);
    while (count < LOOKED_UP_MAX && crl_walk_next(&walk, &entry)) {
        compare(crl, &index, is_indirect, crl->issuer, entry.user_certificate);
        fuzz_require(crl_index_work(&index, crl, entry.user_certificate) > 0,
                     "crl_index_work: nothing to look at");
        general_names_walk_begin(&names, entry.certificate_issuer);
        while (count++ < LOOKED_UP_MAX && general_names_walk_next(&names, &name))
            if (name.type == GENERAL_NAME_DIRECTORY)
                compare(crl, &index, is_indirect, name.value, entry.user_certificate);
    }
    crl_index_clear(&index);
}

/* --- writing back ------------------------------------------------------------------ */

static void check_entries(struct bytes document, const struct crl *c)
{
    struct crl_walk walk;
    struct revoked_certificate entry;
    struct der_writer writer = {0};
    size_t count = 0;
    der_begin(&writer, DER_SEQUENCE);
    crl_walk_begin(&walk, c);
    for (; crl_walk_next(&walk, &entry); count++) {
        fuzz_within(document, entry.user_certificate, "userCertificate");
        fuzz_within(document, entry.certificate_issuer, "certificateIssuer");
        revoked_certificate_write(&writer, &entry);
    }
    der_end(&writer);
    fuzz_require(walk.error.kind == ERROR_NONE, "entries cannot be walked again");
    fuzz_require(count == c->revoked_count, "revoked_count");
    der_writer_clear(&writer);
}

static void check_whole(struct bytes document, const struct crl *c)
{
    struct replay replay;
    struct der_writer writer = {0};
    struct error error = {0};
    if (c->version != 2 || !extensions_are_rewritten(&c->extensions) ||
        !c->has_next_update || !replay_of(&replay, &c->signed_part))
        return;
    crl_write(&writer, c, &replay.signer, &error);
    fuzz_written(&writer, document, "crl_write");
}

static void check_strict(struct bytes document, const struct crl *c)
{
    check_signed(document, &c->signed_part);
    check_algorithm(document, &c->signature);
    check_name(c->issuer);
    check_extensions(document, EXTENSIONS_OF_CRL, &c->extensions);
    check_entries(document, c);
    check_index(c, false);
    check_index(c, true);
    check_whole(document, c);
}

/* The pile that path validation reads them into. */
static void check_pool(struct bytes document, bool is_strict)
{
    struct crl_pool pool = {0};
    struct error error = {0};
    bool ok = crl_pool_add(&pool, document, &error);
    fuzz_error(ok, &error, document);
    fuzz_require(!is_strict || ok, "crl_pool_add refuses what is strictly right");
    fuzz_require(!is_strict || pool.crls[0].flaw.kind == ERROR_NONE,
                 "a flaw in what is strictly right");
    crl_pool_clear(&pool);
}

static bool read(struct der_reader *reader, void *out)
{
    return crl_read(reader, out) && der_finish(reader, "CertificateList");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct bytes document = bytes_of(data, size);
    struct crl strict, tolerant;
    bool is_tolerant;
    bool is_strict =
        read_both(document, read, &strict, &tolerant, sizeof strict, &is_tolerant);
    check_within(document, &tolerant);
    if (is_strict)
        check_strict(document, &strict);
    check_pool(document, is_strict);
    return 0;
}
