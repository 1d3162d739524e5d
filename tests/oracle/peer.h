/* peer.h -- what OpenSSL reads: a document of each kind, with every part of it that OpenSSL
 * decodes only when it is asked for. */
#ifndef CERTWRIGHT_TESTS_ORACLE_PEER_H
#define CERTWRIGHT_TESTS_ORACLE_PEER_H

#include "asn1/bytes.h"

enum document_kind {
    DOCUMENT_CERTIFICATE,
    DOCUMENT_CRL,
    DOCUMENT_REQUEST,
    DOCUMENT_KIND_COUNT,
};

#define PEER_WHY_SIZE 200

/* peer_reads tells whether OpenSSL can read DER as a document of KIND, and nothing behind it:
 * its structure, each extension that it has a decoder for, and a key of a type that is known
 * here. If not, WHY is what it cannot, and the reason it gives: "document: ...", "key: ...",
 * "time: ...", "certificate extension OID: ..." and likewise "CRL", "entry" and "request". */
bool peer_reads(enum document_kind kind, struct bytes der, char why[PEER_WHY_SIZE]);

#endif
