/* documents.h -- the certificates, requests and revocation lists of the public collections,
 * as DER. */
#ifndef CERTWRIGHT_TESTS_ASN1_DOCUMENTS_H
#define CERTWRIGHT_TESTS_ASN1_DOCUMENTS_H

#include "asn1/bytes.h"

/* Where the roots that browsers trust come from, and the test collection. */
#define ROOTS_PACKAGE   "ca-certificates"
#define VECTORS_PACKAGE "python3-cryptography-vectors"

/* A visitor of documents; one with a state of its own puts this structure first. NAME is the
 * file that DOCUMENT is from. */
struct document_visitor {
    void (*visit)(struct document_visitor *visitor, const char *name,
                  struct bytes document);
};

/* visit_documents shows VISITOR what each PEM block of the files *.pem and *.crt of FOLDER
 * holds, and each file *.der, in the order of the names, and returns how many. A folder that
 * cannot be read fails the test and says which PACKAGE has it. */
size_t visit_documents(const char *folder, const char *package,
                       struct document_visitor *visitor);

#endif
