/* explain_html.c -- the page as a whole: its policy, its head, and its two parts. */
#include "explain_html.h"

#include <stdio.h>

#include "../../sha/hash.h"
#include "../cli/output.h"
#include "../cli/report.h"

static void put_source(struct page *page, const unsigned char *source, size_t length)
{
    uint8_t digest[HASH_DIGEST_LENGTH_MAX];
    hash_digest(&hash_sha256, source, length, digest);
    page_html(page, "'sha256-");
    page_base64(page, bytes_of(digest, hash_sha256.digest_length));
    page_html(page, "'");
}

/* The policy stands before all that it is about. Nothing may be fetched, framed, posted
 * or run, but for what has one of the two digests. */
static void put_policy(struct page *page)
{
    page_html(page,
              "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
              "'none'; script-src ");
    put_source(page, page_explain_js, page_explain_js_length);
    page_html(page, "; style-src ");
    put_source(page, page_explain_css, page_explain_css_length);
    page_html(page, "; base-uri 'none'; form-action 'none'\">\n");
}

static const char *file_name(const struct explain_html *html)
{
    const char *path = html->input->path;
    const char *slash = strrchr(path, '/');
    if (strcmp(path, "-") == 0)
        return "standard input";
    return slash != NULL && slash[1] != '\0' ? slash + 1 : path;
}

static const char *type_name(const struct schema_tree *tree)
{
    return tree->root != NULL ? tree->root->name : "an object of no known type";
}

static void put_head(struct page *page, const struct explain_html *html)
{
    page_html(page, "<!DOCTYPE html>\n<html lang=en>\n<head>\n<meta charset=utf-8>\n");
    put_policy(page);
    page_html(page, "<meta name=viewport content=\"width=device-width, "
                    "initial-scale=1\">\n"
                    "<meta name=color-scheme content=\"light dark\">\n"
                    "<meta name=referrer content=no-referrer>\n<title>");
    page_text(page, file_name(html));
    page_html(page, ", byte by byte</title>\n<style>");
    page_put(page, bytes_of(page_explain_css, page_explain_css_length));
    page_html(page, "</style>\n</head>\n");
}

static void put_heading(struct page *page, const struct explain_html *html)
{
    page_html(page, "<header>\n<h1>");
    page_text(page, file_name(html));
    page_html(page, "</h1>\n<p>");
    page_text(page, type_name(html->tree));
    page_format(page, ", %zu bytes", html->tree->document.length);
    if (html->tree->error.kind != ERROR_NONE)
        page_html(page, ", <strong>not all of them DER</strong>");
    page_html(page, "</p>\n");
    if (explain_html_is_signed(html))
        page_html(page, "<nav><a href=\"#octets\">The bytes</a> "
                        "<a href=\"#signature\">The signature</a></nav>\n");
    page_html(page, "</header>\n");
}

/* What is said of the field in sight; the script fills it in. */
static void put_details(struct page *page)
{
    page_html(page,
              "<div id=details>\n"
              "<p id=path></p>\n<p id=value></p>\n<p id=meaning></p>\n"
              "<p id=definition><code></code> <cite></cite></p>\n<p id=place></p>\n"
              "</div>\n<p id=said class=quiet aria-live=polite></p>\n");
}

static void put_octets_part(struct page *page, const struct explain_html *html)
{
    struct bytes signed_part = explain_html_signed_part(html);
    page_html(page, "<section id=octets aria-label=\"The bytes and the tree\">\n");
    put_details(page);
    explain_html_bytes(page, html, signed_part);
    explain_html_tree(page, html);
    page_html(page, "</section>\n<p id=keys>Arrow keys, Home and End walk through the "
                    "bytes and the tree, Enter leads from one to the other. "
                    "Bold: identifier and length");
    if (signed_part.length > 0)
        page_html(page, ". Red line: what is signed");
    page_html(page, ".</p>\n");
}

static void put_page(struct page *page, const struct explain_html *html)
{
    put_head(page, html);
    page_html(page, "<body>\n<main>\n<div id=stage>\n");
    put_heading(page, html);
    put_octets_part(page, html);
    page_html(page, "</div>\n");
    if (explain_html_is_signed(html))
        explain_html_signature(page, html);
    page_html(page, "</main>\n<script>");
    page_put(page, bytes_of(page_explain_js, page_explain_js_length));
    page_html(page, "</script>\n</body>\n</html>\n");
}

bool explain_html_fits(const struct explain_html *html)
{
    if (html->object->der.length <= EXPLAIN_HTML_LENGTH_MAX)
        return true;
    report("%s: want at most %zu bytes for a page, have %zu", html->input->path,
           EXPLAIN_HTML_LENGTH_MAX, html->object->der.length);
    return false;
}

/* The page as something to be written. */
struct page_producer {
    struct output_producer producer;
    const struct explain_html *html;
};

static bool write_page(struct output_producer *producer, int descriptor)
{
    const struct page_producer *of = (const struct page_producer *)producer;
    struct page page = {.descriptor = descriptor};
    put_page(&page, of->html);
    return page_finish(&page);
}

static int write_with_issuer(const struct explain_html *html, const char *output_path)
{
    struct page_producer producer = {{write_page}, html};
    bool shows_secret = html->holds_secret && html->shows_secret;
    if (!output_produce(output_path, shows_secret ? OUTPUT_SECRET : OUTPUT_PUBLIC,
                        &producer.producer))
        return STATUS_UNANSWERED;
    if (html->tree->error.kind != ERROR_NONE)
        report_flaw(html->input->path, &html->tree->error);
    if (shows_secret)
        report("%s: the output holds the secret numbers of a private key",
               html->input->path);
    return STATUS_YES;
}

/* The issuer's certificate is read before anything is written. */
int explain_html_write(struct explain_html *html, const char *output_path)
{
    struct input input;
    struct error error = {0};
    int status = STATUS_UNANSWERED;
    if (html->issuer_path == NULL || !explain_html_is_signed(html))
        return write_with_issuer(html, output_path);
    if (!input_open(&input, html->issuer_path))
        return STATUS_UNANSWERED;
    const struct object *object = input_find(&input, OBJECT_CERTIFICATE);
    if (object != NULL && !explain_html_can_have_issued(object, &error)) {
        report_error(html->issuer_path, &error);
    } else if (object != NULL) {
        html->issuer = object->der;
        status = write_with_issuer(html, output_path);
    }
    input_close(&input);
    return status;
}
