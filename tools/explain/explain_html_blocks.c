/* explain_html_blocks.c -- the padded block, EMSA-PKCS1-v1_5 or EMSA-PSS (RFC 8017
 * section 9), part by part, and the comparison octet by octet. EM, DB, H, PS, emBits
 * and emLen are the standard's names. */
#include "explain_html_signature.h"

#include <stdio.h>

#include "../../rsa/pkcs1_signature.h"
#include "../../rsa/pss_signature.h"
#include "explain_html.h"

/* --- blocks ----------------------------------------------------------------------- */

void explain_html_legend(struct page *page, const struct explain_part *parts,
                         size_t count)
{
    page_html(page, "<ul class=legend>\n");
    for (size_t i = 0; i < count; i++)
        if (parts[i].length > 0)
            page_format(page,
                        "<li><span class=\"swatch p%zu\"></span><span><b>%s</b> %zu "
                        "byte%s: %s</span></li>\n",
                        i, parts[i].name, parts[i].length,
                        parts[i].length == 1 ? "" : "s", parts[i].meaning);
    page_html(page, "</ul>\n");
}

static size_t part_at(const struct explain_part *parts, size_t count, size_t offset)
{
    size_t i = 0;
    while (i + 1 < count && offset >= parts[i].length)
        offset -= parts[i++].length;
    return i;
}

/* One octet of a block, or two on top of each other: what must be and what is. */
static void put_cell(struct page *page, size_t part, const uint8_t *wanted, uint8_t is)
{
    bool differs = wanted != NULL && *wanted != is;
    page_format(page, "<span class=\"q p%zu%s\">", part, differs ? " differs" : "");
    if (wanted != NULL)
        page_format(page, "<b>%02x</b>", *wanted);
    page_format(page, "<b>%02x</b></span>", is);
}

void explain_html_block(struct page *page, const struct explain_part *parts,
                        size_t count, const uint8_t *wanted, const uint8_t *block,
                        size_t length)
{
    page_format(page, "<div class=\"cells %s\">\n",
                wanted != NULL ? "pairs" : "single");
    for (size_t i = 0; i < length; i++) {
        if (i % 8 == 0)
            page_format(page, "%s<div class=line><i>%zu</i>", i > 0 ? "</div>\n" : "",
                        i);
        put_cell(page, part_at(parts, count, i), wanted != NULL ? wanted + i : NULL,
                 block[i]);
    }
    page_html(page, length > 0 ? "</div>\n</div>\n" : "</div>\n");
}

static size_t count_differences(const uint8_t *a, const uint8_t *b, size_t length,
                                size_t *first)
{
    size_t count = 0;
    for (size_t i = length; i-- > 0;)
        if (a[i] != b[i]) {
            count++;
            *first = i;
        }
    return count;
}

/* --- the comparison --------------------------------------------------------------- */

/* The steps' last word. */
static void put_verdict(struct page *page, const struct signature_walk *walk,
                        const uint8_t *wanted, const uint8_t *is, size_t length,
                        const char *fault)
{
    size_t first = 0, count = count_differences(wanted, is, length, &first);
    if (count > 0)
        page_format(
            page,
            "<p class=\"verdict no\">%zu of %zu bytes differ, the first at %zu: "
            "the signature is wrong. ",
            count, length, first);
    else if (!explain_html_is_right(walk))
        page_html(page,
                  "<p class=\"verdict no\">These bytes are the same, but the block "
                  "is not as the algorithm wants it: the signature is wrong. ");
    else
        page_format(
            page,
            "<p class=\"verdict yes\">All %zu bytes are the same: the owner of "
            "this key signed exactly these bytes, and not one was changed since.",
            length);
    if (count > 0)
        page_html(page, fault);
    page_html(page, "</p>\n");
}

void explain_html_comparison(struct page *page, const struct signature_walk *walk,
                             const struct explain_part *parts, size_t count,
                             const uint8_t *wanted, const uint8_t *is, size_t length,
                             const char *fault)
{
    page_html(page, "<p class=rows>Above, what must be; below, what is there.</p>\n");
    explain_html_block(page, parts, count, wanted, is, length);
    put_verdict(page, walk, wanted, is, length, fault);
}

#define WRONG "What was signed is something else, or signed with another key."

static void put_malformed(struct page *page, const char *reason)
{
    page_format(page,
                "<p class=\"verdict no\">%s: the signature is wrong. " WRONG "</p>\n",
                reason);
}

/* --- RSASSA-PKCS1-v1_5 ------------------------------------------------------------ */

static void compare_pkcs1(struct page *page, const struct signature_walk *walk,
                          const uint8_t *opened)
{
    uint8_t wanted[RSA_MODULUS_LENGTH_MAX];
    const struct hash *hash = walk->algorithm.hash;
    size_t k = public_key_rsa(&walk->signer_key)->modulus_length, fill = 2;
    page_html(page, "<li><h3>The block that it must be</h3>\n");
    if (rsa_encode_pkcs1(hash, walk->digest, wanted, k) != RSA_OK) {
        put_malformed(page, "The key is too short for this digest");
        page_html(page, "</li>\n");
        return;
    }
    while (wanted[fill] == 0xff)
        fill++;
    const struct explain_part parts[] = {
        {2, "00 01", "a block for a signature begins so"},
        {fill - 2, "ff ...", "fills the block up to the length of the key"},
        {1, "00", "ends the filling"},
        {k - fill - 1 - hash->digest_length, "DigestInfo", "DER that names the hash"},
        {hash->digest_length, "digest", "the one of step 2"},
    };
    page_html(page, "<p>Made from the digest alone, by RFC 8017 section 9.2. There is "
                    "only one right block, so nothing is searched for in it.</p>\n");
    explain_html_legend(page, parts, 5);
    page_html(page, "</li>\n<li><h3>The comparison</h3>\n");
    explain_html_comparison(page, walk, parts, 5, wanted, opened, k, WRONG);
    page_html(page, "</li>\n");
}

/* --- RSASSA-PSS ------------------------------------------------------------------- */

/* What is wrong with BLOCK, or NULL. */
static const char *flaw_of(const struct rsa_pss_block *block)
{
    if (block->trailer != RSA_PSS_TRAILER)
        return "The last byte is not bc";
    return block->has_salt ? NULL : "There is no 01 behind the zeros";
}

static void put_encoded(struct page *page, const struct rsa_pss_block *block,
                        const uint8_t *opened, size_t length)
{
    const struct explain_part parts[] = {
        {block->excess, "00", "before EM, which is a bit shorter than the key"},
        {block->DB_length, "maskedDB", "the salt and its padding, hidden by a mask"},
        {block->H_length, "H", "a digest of the digest and the salt"},
        {1, "bc", "a block of this scheme ends so"},
    };
    page_html(page, "<li><h3>The parts of the block</h3>\n"
                    "<p>EMSA-PSS, RFC 8017 section 9.1.</p>\n");
    explain_html_legend(page, parts, 4);
    explain_html_block(page, parts, 4, NULL, opened, length);
    page_html(page, "</li>\n");
}

static void put_unmasked(struct page *page, const struct signature_walk *walk,
                         const struct rsa_pss_block *block)
{
    const struct explain_part parts[] = {
        {block->PS_length, "PS", "zeros"},
        {1, "01", "ends the zeros"},
        {block->salt_length, "salt", "random, so that no two signatures are the same"},
    };
    page_format(
        page,
        "<li><h3>The mask comes off</h3>\n<p>DB = maskedDB &oplus; MGF1(H), with "
        "%s, less the bits above the length of EM.</p>\n",
        walk->algorithm.mgf1_hash->name);
    explain_html_legend(page, parts, 3);
    explain_html_block(page, parts, 3, NULL, block->DB, block->DB_length);
    page_html(page, "</li>\n");
}

static void refuse_block(struct page *page, const char *reason)
{
    page_html(page, "<li><h3>The comparison</h3>\n");
    put_malformed(page, reason);
    page_html(page, "</li>\n");
}

static void compare_pss(struct page *page, const struct signature_walk *walk,
                        const uint8_t *opened)
{
    const struct signature_algorithm *algorithm = &walk->algorithm;
    const struct rsa_public_key *key = public_key_rsa(&walk->signer_key);
    struct rsa_pss_parameters parameters = {algorithm->hash, algorithm->mgf1_hash,
                                            algorithm->salt_length};
    struct rsa_pss_block block;
    uint8_t wanted[HASH_DIGEST_LENGTH_MAX];
    if (!rsa_pss_open(&block, &parameters, opened, key->modulus_bits)) {
        refuse_block(page, "The key is too short for this digest");
        return;
    }
    put_encoded(page, &block, opened, key->modulus_length);
    if (flaw_of(&block) != NULL) {
        refuse_block(page, flaw_of(&block));
        return;
    }
    put_unmasked(page, walk, &block);
    rsa_pss_hash(algorithm->hash, walk->digest, block.salt, block.salt_length, wanted);
    const struct explain_part parts[] = {{block.H_length, "H", ""}};
    page_format(
        page,
        "<li><h3>The comparison</h3>\n<p>%s of eight zeros, the digest of step 2 "
        "and the salt must be H.</p>\n",
        algorithm->hash->name);
    explain_html_comparison(page, walk, parts, 1, wanted, block.H, block.H_length,
                            WRONG);
    page_html(page, "</li>\n");
}

void explain_html_compare_rsa(struct page *page, const struct signature_walk *walk,
                              const uint8_t *opened)
{
    if (walk->algorithm.scheme->is_pss)
        compare_pss(page, walk, opened);
    else
        compare_pkcs1(page, walk, opened);
}
