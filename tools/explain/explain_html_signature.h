/* explain_html_signature.h -- what the parts of the walk through a signature share:
 * explain_html_signature.c finds the numbers, and a file for each kind of key has the walk:
 * explain_html_rsa.c with explain_html_blocks.c, explain_html_ecdsa.c, explain_html_ed25519.c.
 * explain_html_steps.c has what they have in common. */
#ifndef CERTWRIGHT_EXPLAIN_HTML_SIGNATURE_H
#define CERTWRIGHT_EXPLAIN_HTML_SIGNATURE_H

#include "../../keys/curve_keys.h"
#include "../../keys/rsa_key.h"
#include "../../keys/signature.h"
#include "../../x509/signed.h"
#include "page.h"

/* A signature with all that is needed to check it. */
struct signature_walk {
    struct bytes document; /* the file that it is in */
    struct signed_structure structure;
    struct signature_algorithm algorithm;
    struct public_key signer_key;           /* which may be used with the algorithm */
    struct bytes owner;                     /* of the key: a Name element */
    const char *note;                       /* a sentence on that, or NULL */
    uint8_t digest[HASH_DIGEST_LENGTH_MAX]; /* of what is signed; if there is a hash */
};

/* The walk as it is for one kind of key: sentences and steps. */
typedef void explain_html_walk(struct page *page, const struct signature_walk *walk);
explain_html_walk explain_html_rsa, explain_html_ecdsa, explain_html_ed25519;

/* Steps that all have: what is signed, and its digest. */
explain_html_walk explain_html_message, explain_html_digest;

/* explain_html_owner begins the step on the public key: whose it is. */
explain_html_walk explain_html_owner;

/* explain_html_name appends NAME, a Name element. */
void explain_html_name(struct page *page, struct bytes name);

/* explain_html_number appends OCTETS as a number in a box. */
void explain_html_number(struct page *page, struct bytes octets);

/* Between explain_html_begin_numbers and explain_html_end_numbers stand numbers with a name
 * each, markup of ours: big-endian, or with IS_REVERSED the least significant byte first,
 * which is turned round. */
void explain_html_begin_numbers(struct page *page);
void explain_html_named(struct page *page, const char *name, struct bytes number,
                        bool is_reversed);
void explain_html_end_numbers(struct page *page);

/* explain_html_refuse ends the walk with the sentence that the signature is wrong and with
 * FAULT, sentences on why. */
void explain_html_refuse(struct page *page, const char *fault);

/* explain_html_is_right tells what the library says of the signature. */
bool explain_html_is_right(const struct signature_walk *walk);

/* A run of octets in a block, with what it is. */
struct explain_part {
    size_t length;
    const char *name, *meaning;
};

/* explain_html_legend appends what the COUNT PARTS of a block are, and explain_html_block the
 * LENGTH octets at BLOCK in their colours; beside WANTED, unless that is NULL, with what
 * differs marked. */
void explain_html_legend(struct page *page, const struct explain_part *parts,
                         size_t count);
void explain_html_block(struct page *page, const struct explain_part *parts,
                        size_t count, const uint8_t *wanted, const uint8_t *block,
                        size_t length);

/* explain_html_comparison appends WANTED above IS, and the last word on the signature: what
 * the library says has precedence over what can be seen. FAULT, sentences on what is wrong,
 * follows a refusal. */
void explain_html_comparison(struct page *page, const struct signature_walk *walk,
                             const struct explain_part *parts, size_t count,
                             const uint8_t *wanted, const uint8_t *is, size_t length,
                             const char *fault);

/* explain_html_compare_rsa appends the steps behind s^e mod n, which is OPENED: the block that
 * it should be, and the comparison octet by octet. */
void explain_html_compare_rsa(struct page *page, const struct signature_walk *walk,
                              const uint8_t *opened);

#endif
