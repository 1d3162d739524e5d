/* crl.h -- certificate revocation lists, RFC 5280 section 5, read and written.
 *
 * A CRL is read without copying and without allocating: it borrows from the document.
 * What a CRL says of a certificate, and whether it may be believed, is in
 * path.h. */
#ifndef CERTWRIGHT_CRL_H
#define CERTWRIGHT_CRL_H

#include "extensions.h"
#include "signed.h"

/* A CRL of a million entries has 40 MB. */
#define CRL_LENGTH_MAX ((size_t)64 << 20)

/* CRLReason, section 5.3.1; 7 is not used. */
enum crl_reason {
    CRL_REASON_UNSPECIFIED = 0,
    CRL_REASON_KEY_COMPROMISE = 1,
    CRL_REASON_CA_COMPROMISE = 2,
    CRL_REASON_AFFILIATION_CHANGED = 3,
    CRL_REASON_SUPERSEDED = 4,
    CRL_REASON_CESSATION_OF_OPERATION = 5,
    CRL_REASON_CERTIFICATE_HOLD = 6,
    CRL_REASON_REMOVE_FROM_CRL = 8,
    CRL_REASON_PRIVILEGE_WITHDRAWN = 9,
    CRL_REASON_AA_COMPROMISE = 10,
};
#define CRL_REASON_MAX 10

struct crl {
    struct signed_structure signed_part; /* to_be_signed is tbsCertList */
    unsigned version;                    /* 1 or 2, as people count */
    struct algorithm_identifier signature;
    struct bytes issuer; /* a Name element */
    int64_t this_update; /* seconds as in calendar.h */
    bool has_next_update;
    int64_t next_update;
    struct bytes
        revoked_certificates; /* the SEQUENCE OF as an element; empty if absent */
    size_t revoked_count;
    bool has_remove_from_crl;      /* an entry has that reason */
    struct bytes unknown_critical; /* extnID of the first critical extension of an entry
                                    * that is not known; empty if there is none */
    struct extensions extensions;  /* crlExtensions */
};

/* One entry of revokedCertificates. */
struct revoked_certificate {
    struct bytes user_certificate; /* serial number, contents octets */
    int64_t revocation_date;
    struct bytes extensions; /* crlEntryExtensions, an element; empty if absent */
    enum crl_reason reason;  /* CRL_REASON_UNSPECIFIED if absent */
    bool has_reason;
    bool has_invalidity_date;
    int64_t invalidity_date;
    struct bytes certificate_issuer; /* GeneralNames of the extension in this entry,
                                      * an element; empty if absent */
};

/* crl_read reads a CertificateList, strictly or tolerantly as READER does: version 2 if
 * it or an entry has extensions, an issuer that is not empty, every entry well-formed,
 * inner and outer algorithm equal. nextUpdate may be absent. Takes time in proportion
 * to the length. */
bool crl_read(struct der_reader *reader, struct crl *crl)
    __attribute__((warn_unused_result));

/* crl_parse reads, strictly, the one CertificateList that is all there is in DER. */
bool crl_parse(struct bytes der, struct crl *crl, struct error *error)
    __attribute__((warn_unused_result));

/* A walk over the entries of a CRL that was read. */
struct crl_walk {
    struct der_reader reader;
    struct error error;
};

/* crl_walk_begin stands before the first entry. WALK must not be moved. */
void crl_walk_begin(struct crl_walk *walk, const struct crl *crl);

/* crl_walk_next sets ENTRY to the next one. False when there is none. */
bool crl_walk_next(struct crl_walk *walk, struct revoked_certificate *entry);

/* crl_find sets ENTRY to the entry for the certificate with this SERIAL_NUMBER and
 * ISSUER (a Name element). In an indirect CRL an entry is for the issuer that its
 * certificateIssuer names, or the one before it did, or else the CRL's own (section
 * 5.3.3); in any other every entry is for the CRL's issuer. Of several entries the
 * first that is not removeFromCRL counts. False if there is none. Takes time in
 * proportion to the number of entries. */
bool crl_find(const struct crl *crl, bool is_indirect, struct bytes issuer,
              struct bytes serial_number, struct revoked_certificate *entry);

/* crl_write writes a CertificateList of version 2 with the issuer, thisUpdate,
 * nextUpdate, revokedCertificates (an element, or empty) and extensions of FIELDS,
 * signed by SIGNER. A list of no entries is left out. If signing fails, ERROR says how
 * and the writer fails. */
void crl_write(struct der_writer *writer, const struct crl *fields,
               const struct signer *signer, struct error *error);

/* revoked_certificate_write writes one entry, to be put into a SEQUENCE: the reason
 * unless has_reason is false, invalidityDate if there is one, and certificateIssuer,
 * critical, if there is one. */
void revoked_certificate_write(struct der_writer *writer,
                               const struct revoked_certificate *entry);

#endif
