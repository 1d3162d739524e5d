/* explain_html.h -- a document laid beside its tables as one page for a browser: its
 * octets beside its tree, and the arithmetic of its signature with its own numbers. The
 * page stands alone: it fetches nothing, and its Content-Security-Policy lets nothing
 * run but the style and the script of tools/explain/page/, by their SHA-256. */
#ifndef CERTWRIGHT_EXPLAIN_HTML_H
#define CERTWRIGHT_EXPLAIN_HTML_H

#include "../../schema/schema.h"
#include "../cli/input.h"
#include "page.h"

/* A larger object is no page: a browser would have a hundred elements for each ten
 * octets. A CRL of 256 KiB has 7,000 entries. */
#define EXPLAIN_HTML_LENGTH_MAX ((size_t)256 << 10)

/* What a page is of, and how it is made. */
struct explain_html {
    const struct schema_tree *tree; /* surveyed: see explain_secret.h */
    const struct input *input;      /* the file, which the page names */
    const struct object *object;
    bool shows_secret;       /* private numbers too */
    bool holds_secret;       /* there are some, shown or not */
    const char *issuer_path; /* the certificate of whoever signed, or NULL */
    struct bytes issuer;     /* its DER, which explain_html_write reads, or empty */
};

/* explain_html_fits tells whether the object is small enough for a page. False, and a
 * line on standard error, if not. html->tree is not needed yet. */
bool explain_html_fits(const struct explain_html *html)
    __attribute__((warn_unused_result));

/* explain_html_write writes the page to OUTPUT_PATH, or to standard output if it is
 * NULL. Returns the exit status, with a line on standard error unless it is STATUS_YES;
 * then OUTPUT_PATH is as it was. Memory does not grow with the page. */
int explain_html_write(struct explain_html *html, const char *output_path);

/* The parts of the page, each in a file of its name. */

/* explain_html_is_masked tells whether the contents of the node INDEX of VIEW are left
 * out. */
bool explain_html_is_masked(const struct explain_html *html,
                            const struct schema_tree *view, size_t index);

/* explain_html_tree appends the tree: one item for each node, and the words on them. */
void explain_html_tree(struct page *page, const struct explain_html *html);

/* explain_html_bytes appends all octets, each with the node that it belongs to.
 * SIGNED_PART is the part that the signature covers, or empty. */
void explain_html_bytes(struct page *page, const struct explain_html *html,
                        struct bytes signed_part);

/* explain_html_hex appends OCTETS in groups of four. */
void explain_html_hex(struct page *page, struct bytes octets);

/* explain_html_is_signed tells whether the object has a signature, or should have; of
 * one with something private inside no signature is taken apart. */
bool explain_html_is_signed(const struct explain_html *html);

/* explain_html_signed_part returns what the signature covers, or nothing. */
struct bytes explain_html_signed_part(const struct explain_html *html);

/* explain_html_can_have_issued tells whether CERTIFICATE can be read; ERROR says why
 * not. */
bool explain_html_can_have_issued(const struct object *certificate, struct error *error)
    __attribute__((warn_unused_result));

/* explain_html_signature appends the walk through the signature. */
void explain_html_signature(struct page *page, const struct explain_html *html);

#endif
