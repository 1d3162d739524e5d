/* explain_html_steps.c -- what the walks through a signature have in common: the steps on what
 * is signed, its digest and the key's owner, and numbers with their names. */
#include "explain_html_signature.h"

#include <stdio.h>

#include "../../x509/name.h"
#include "explain_html.h"

#define NAME_SIZE 1024

void explain_html_name(struct page *page, struct bytes name)
{
    char text[NAME_SIZE];
    if (name_to_text(name, text, sizeof text) >= sizeof text)
        text[sizeof text - 1] = '\0';
    page_html(page, "<span class=name>");
    page_text(page, text[0] != '\0' ? text : "(an empty name)");
    page_html(page, "</span>");
}

void explain_html_number(struct page *page, struct bytes octets)
{
    page_html(page, "<p class=number>");
    explain_html_hex(page, octets);
    page_html(page, "</p>\n");
}

void explain_html_begin_numbers(struct page *page)
{
    page_html(page, "<dl>\n");
}

void explain_html_named(struct page *page, const char *name, struct bytes number,
                        bool is_reversed)
{
    page_format(page, "<dt>%s</dt><dd>", name);
    for (size_t i = 0; i < number.length; i++)
        page_format(page, "%s%02x", i > 0 && i % 4 == 0 ? " " : "",
                    number.data[is_reversed ? number.length - 1 - i : i]);
    page_html(page, "</dd>\n");
}

void explain_html_end_numbers(struct page *page)
{
    page_html(page, "</dl>\n");
}

void explain_html_refuse(struct page *page, const char *fault)
{
    page_html(page, "<p class=\"verdict no\">The signature is wrong. ");
    page_html(page, fault);
    page_html(page, "</p>\n");
}

void explain_html_message(struct page *page, const struct signature_walk *walk)
{
    struct bytes message = walk->structure.to_be_signed;
    size_t start = (size_t)(message.data - walk->document.data);
    page_format(page,
                "<li><h3>The bytes that are signed</h3>\n<p>The first element inside, "
                "identifier and length included: <a href=\"#n1\">bytes %zu to %zu</a>, "
                "%zu of them.</p>\n</li>\n",
                start, start + message.length - 1, message.length);
}

void explain_html_digest(struct page *page, const struct signature_walk *walk)
{
    const struct hash *hash = walk->algorithm.hash;
    page_format(page, "<li><h3>Their digest</h3>\n<p>%s of exactly these bytes:</p>\n",
                hash->name);
    explain_html_number(page, bytes_of(walk->digest, hash->digest_length));
    page_html(page, "</li>\n");
}

void explain_html_owner(struct page *page, const struct signature_walk *walk)
{
    page_html(page, "<li><h3>The public key</h3>\n<p>Of ");
    explain_html_name(page, walk->owner);
    page_html(page, ". ");
    page_html(page, walk->note != NULL ? walk->note : "");
    page_html(page, "</p>\n");
}

bool explain_html_is_right(const struct signature_walk *walk)
{
    struct bytes input = walk->structure.to_be_signed;
    if (walk->algorithm.hash != NULL)
        input = bytes_of(walk->digest, walk->algorithm.hash->digest_length);
    return signature_check(&walk->algorithm, &walk->signer_key, input,
                           walk->structure.signature) == KEY_OK;
}
