/* explain_html_signature.c -- the second part of the page: the walk through the
 * signature with the numbers of the file. Who signed is found here: a request and a
 * self-issued certificate have the key inside; for others the issuer's certificate is
 * needed. Each kind of arithmetic has a file of its own. */
#include "explain_html_signature.h"

#include "../../asn1/oid.h"
#include "../../keys/key_type.h"
#include "../../x509/certificate.h"
#include "../../x509/crl.h"
#include "../../x509/request.h"
#include "explain_html.h"

/* --- what is signed, and by whom -------------------------------------------------- */

bool explain_html_is_signed(const struct explain_html *html)
{
    enum object_kind kind = html->object->kind;
    return !html->holds_secret &&
           (kind == OBJECT_CERTIFICATE || kind == OBJECT_REQUEST ||
            kind == OBJECT_CRL || kind == OBJECT_TRUSTED_CERTIFICATE);
}

static bool read_signed(const struct explain_html *html,
                        struct signed_structure *structure, struct error *error)
{
    /* Flaws of the encoding are read past: the first part of the page shows them. */
    struct der_reader reader = der_reader_again(html->object->der, error), contents;
    return signed_read(&reader, "SIGNED", "toBeSigned", structure, &contents);
}

struct bytes explain_html_signed_part(const struct explain_html *html)
{
    struct signed_structure structure;
    struct error ignored = {0};
    if (!explain_html_is_signed(html) || !read_signed(html, &structure, &ignored))
        return bytes_of(NULL, 0);
    return structure.to_be_signed;
}

/* The names and the key that the object itself has. */
struct inside {
    struct bytes issuer;                 /* a Name element; empty in a request */
    struct bytes subject;                /* likewise; empty in a CRL */
    struct subject_public_key_info spki; /* element is empty in a CRL */
};

static bool read_inside(const struct object *object, struct inside *inside,
                        struct error *error)
{
    struct der_reader reader = der_reader_again(object->der, error);
    struct certificate certificate;
    struct certification_request request;
    struct crl crl;
    *inside = (struct inside){.issuer = {NULL, 0}};
    if (object->kind == OBJECT_REQUEST) {
        if (!request_read(&reader, &request))
            return false;
        inside->subject = request.subject;
        inside->spki = request.subject_public_key_info;
    } else if (object->kind == OBJECT_CRL) {
        if (!crl_read(&reader, &crl))
            return false;
        inside->issuer = crl.issuer;
    } else {
        if (!certificate_read(&reader, &certificate))
            return false;
        inside->issuer = certificate.issuer;
        inside->subject = certificate.subject;
        inside->spki = certificate.subject_public_key_info;
    }
    return true;
}

/* Whose key is used, and what is to be said of the choice. */
struct signing_key {
    struct subject_public_key_info spki; /* element is empty: there is none */
    struct bytes name;                   /* of its owner, a Name element */
    const char *note;                    /* a sentence, or NULL */
};

static struct signing_key choose_key(const struct explain_html *html,
                                     const struct inside *inside,
                                     const struct inside *issuer)
{
    struct signing_key key = {.note = NULL};
    if (issuer != NULL) {
        key.spki = issuer->spki;
        key.name = issuer->subject;
        if (html->object->kind == OBJECT_REQUEST)
            key.note = "A request is signed with its own key, though; this is another.";
        else if (!bytes_equal(issuer->subject, inside->issuer))
            key.note =
                "Its name is not the one that the file has for its issuer, though.";
    } else if (html->object->kind == OBJECT_REQUEST) {
        key.spki = inside->spki;
        key.name = inside->subject;
        key.note =
            "It is the key in this request: whoever asks for a certificate shows "
            "that the private key is at hand.";
    } else if (html->object->kind != OBJECT_CRL &&
               bytes_equal(inside->issuer, inside->subject)) {
        key.spki = inside->spki;
        key.name = inside->subject;
        key.note =
            "It is the key in this certificate, which names itself as its issuer. "
            "So the signature says nothing of who that is: a root must be trusted "
            "for other reasons.";
    }
    return key;
}

/* --- the part as a whole ---------------------------------------------------------- */

static void put_refusal(struct page *page, const char *sentence,
                        const struct error *error)
{
    page_html(page, "<p class=lead>");
    page_html(page, sentence);
    page_html(page, "</p>\n");
    if (error->kind == ERROR_NONE)
        return;
    page_html(page, "<p class=reason>");
    page_text(page, error->message);
    if (error->source != NULL) {
        page_html(page, " (");
        page_text(page, error->source);
        page_html(page, ")");
    }
    page_html(page, "</p>\n");
}

static void put_needs_issuer(struct page *page, struct bytes issuer)
{
    page_html(page, "<p class=lead>Signed by ");
    explain_html_name(page, issuer);
    page_html(page, ", whose key is not in this file. With the certificate of that "
                    "issuer the walk is shown here:</p>\n"
                    "<p class=number>certwright explain --html --issuer CERT</p>\n");
}

/* The walk for the arithmetic of the key, or NULL. */
static explain_html_walk *walk_of(const struct public_key *key)
{
    if (public_key_rsa(key) != NULL)
        return explain_html_rsa;
    if (public_key_ec(key) != NULL)
        return explain_html_ecdsa;
    return public_key_ed25519(key) != NULL ? explain_html_ed25519 : NULL;
}

static void put_walk(struct page *page, const struct signing_key *key,
                     struct signature_walk *walk)
{
    struct error error = {0};
    if (!public_key_read(&key->spki, &walk->signer_key, &error)) {
        put_refusal(page, "certwright does not compute with this key.", &error);
        return;
    }
    if (!signature_allowed(&walk->signer_key, &walk->algorithm, &error)) {
        put_refusal(page, "The key may not be used with this algorithm.", &error);
        return;
    }
    explain_html_walk *arithmetic = walk_of(&walk->signer_key);
    if (arithmetic == NULL) {
        put_refusal(page, "The arithmetic of this kind of key is not shown.", &error);
        return;
    }
    walk->owner = key->name;
    walk->note = key->note;
    if (walk->algorithm.hash != NULL)
        hash_digest(walk->algorithm.hash, walk->structure.to_be_signed.data,
                    walk->structure.to_be_signed.length, walk->digest);
    arithmetic(page, walk);
}

static void put_part(struct page *page, const struct explain_html *html,
                     const struct inside *issuer)
{
    struct signature_walk walk = {.document = html->object->der};
    struct inside inside;
    struct error error = {0};
    page_html(page, "<section id=signature>\n<h2>The signature</h2>\n");
    if (!read_signed(html, &walk.structure, &error) ||
        !read_inside(html->object, &inside, &error)) {
        put_refusal(page, "The file cannot be read far enough to check its signature.",
                    &error);
    } else if (!signature_algorithm_read(&walk.structure.signature_algorithm,
                                         &walk.algorithm, &error)) {
        put_refusal(page, "certwright does not compute this algorithm.", &error);
    } else {
        struct signing_key key = choose_key(html, &inside, issuer);
        if (key.spki.element.length == 0)
            put_needs_issuer(page, inside.issuer);
        else
            put_walk(page, &key, &walk);
    }
    page_html(page, "</section>\n");
}

bool explain_html_can_have_issued(const struct object *certificate, struct error *error)
{
    struct inside ignored;
    return read_inside(certificate, &ignored, error);
}

void explain_html_signature(struct page *page, const struct explain_html *html)
{
    struct object certificate = {.kind = OBJECT_CERTIFICATE, .der = html->issuer};
    struct inside issuer;
    struct error ignored = {0};
    bool has_issuer =
        html->issuer.length > 0 && read_inside(&certificate, &issuer, &ignored);
    put_part(page, html, has_issuer ? &issuer : NULL);
}
