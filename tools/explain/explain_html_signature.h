/* explain_html_signature.h -- what the two halves of the walk through a signature
 * share: explain_html_signature.c finds the numbers, explain_html_blocks.c shows what
 * becomes of them. */
#ifndef CERTWRIGHT_EXPLAIN_HTML_SIGNATURE_H
#define CERTWRIGHT_EXPLAIN_HTML_SIGNATURE_H

#include "../../keys/signature.h"
#include "../../x509/signed.h"
#include "page.h"

/* A signature with all that is needed to check it. */
struct signature_walk {
    struct signed_structure structure;
    struct signature_algorithm algorithm;
    struct public_key signer_key;
    const struct rsa_public_key *key; /* in it */
    uint8_t digest[HASH_DIGEST_LENGTH_MAX];
    uint8_t opened[RSA_MODULUS_LENGTH_MAX]; /* s^e mod n, key->modulus_length octets */
};

/* explain_html_compare appends the steps behind s^e mod n: the block that it should be,
 * and the comparison octet by octet. */
void explain_html_compare(struct page *page, const struct signature_walk *walk);

#endif
