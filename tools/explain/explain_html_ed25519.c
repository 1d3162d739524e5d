/* explain_html_ed25519.c -- the walk through an Ed25519 signature, RFC 8032 section 5.1.7,
 * with its letters: from S back to a point that must be R. The numbers are those that the
 * library shows as it verifies; on the page they have their most significant byte first. */
#include <stdio.h>

#include "explain_html_signature.h"
#include "signature_fault.h"

#define HALF (ED25519_SIGNATURE_LENGTH / 2)

/* What was shown of a verification; empty where that did not come so far. */
struct watch {
    struct ed25519_observer observer;
    uint8_t value[ED25519_CHECK + 1][64];
    size_t length[ED25519_CHECK + 1];
};

static void keep(struct ed25519_observer *observer, enum ed25519_value what,
                 const uint8_t *bytes, size_t length)
{
    struct watch *watch = (struct watch *)observer;
    if (length > sizeof watch->value[what])
        return;
    memcpy(watch->value[what], bytes, length);
    watch->length[what] = length;
}

static void put_seen(struct page *page, const char *name, const struct watch *watch,
                     enum ed25519_value what, bool is_number)
{
    explain_html_named(page, name, bytes_of(watch->value[what], watch->length[what]),
                       is_number);
}

static void put_key(struct page *page, const struct signature_walk *walk,
                    const struct watch *watch)
{
    const struct ed25519_public_key *key = public_key_ed25519(&walk->signer_key);
    explain_html_owner(page, walk);
    page_html(page,
              "<p>A point A on the curve &minus;x<sup>2</sup> + y<sup>2</sup> = 1 + "
              "dx<sup>2</sup>y<sup>2</sup> modulo 2<sup>255</sup> &minus; 19: the "
              "base point B, as many times as the private key says. The file has y, "
              "its least significant byte first, and in the topmost bit whether x "
              "is odd; here and below, numbers are written with their most "
              "significant byte first.</p>\n");
    explain_html_begin_numbers(page);
    explain_html_named(page, "A", bytes_of(key->point, sizeof key->point), false);
    if (watch->length[ED25519_A_X] > 0) {
        put_seen(page, "x of A", watch, ED25519_A_X, true);
        put_seen(page, "y of A", watch, ED25519_A_Y, true);
    }
    explain_html_end_numbers(page);
    page_html(page, "</li>\n");
}

static bool put_signature(struct page *page, const struct signature_walk *walk)
{
    struct bytes signature = walk->structure.signature;
    bool ok = signature.length == ED25519_SIGNATURE_LENGTH;
    page_html(page,
              "<li><h3>The signature</h3>\n<p>The last field of the file: a point, "
              "R, and a number, S.</p>\n");
    if (ok) {
        explain_html_begin_numbers(page);
        explain_html_named(page, "R", bytes_of(signature.data, HALF), false);
        explain_html_named(page, "S", bytes_of(signature.data + HALF, HALF), true);
        explain_html_end_numbers(page);
        page_html(page,
                  "<p>R = rB, for a number r that only the signer knew and that "
                  "serves for this message alone; S = r + ka modulo L, where a is "
                  "the private key, k the digest below, and L the number of "
                  "multiples of B.</p>\n");
    } else {
        page_format(
            page,
            "<p class=\"verdict no\">It has %zu bytes, not 64: the signature is "
            "wrong.</p>\n",
            signature.length);
    }
    page_html(page, "</li>\n");
    return ok;
}

static void put_challenge(struct page *page, const struct watch *watch)
{
    page_html(page,
              "<li><h3>The digest of R, A and what is signed</h3>\n<p>SHA-512 of "
              "the three, one behind the other; as a number modulo L it is k.</p>\n");
    explain_html_begin_numbers(page);
    put_seen(page, "SHA-512", watch, ED25519_CHALLENGE_HASH, false);
    put_seen(page, "k", watch, ED25519_CHALLENGE, true);
    explain_html_end_numbers(page);
    page_html(page, "</li>\n");
}

static void put_comparison(struct page *page, const struct signature_walk *walk,
                           const struct watch *watch, const char *fault)
{
    const struct explain_part part = {HALF, "R", ""};
    page_html(page,
              "<li><h3>Back from S</h3>\n<p>SB &minus; kA = (r + ka)B &minus; kaB = "
              "rB. Everybody can compute it, and of a right signature it is "
              "R.</p>\n");
    explain_html_begin_numbers(page);
    put_seen(page, "SB &minus; kA", watch, ED25519_CHECK, false);
    explain_html_end_numbers(page);
    page_html(page,
              "</li>\n<li><h3>The comparison</h3>\n<p>This point, written as R is, "
              "must be R.</p>\n");
    explain_html_comparison(page, walk, &part, 1, walk->structure.signature.data,
                            watch->value[ED25519_CHECK], HALF, fault);
    page_html(page, "</li>\n");
}

/* The steps after R and S are read. */
static void put_way_back(struct page *page, const struct signature_walk *walk,
                         const struct watch *watch, enum ec_result result)
{
    struct signature_fault fault = {.kind = SIGNATURE_RIGHT};
    char text[SIGNATURE_FAULT_SIZE];
    if (result != EC_OK)
        fault = ed25519_find_fault(public_key_ed25519(&walk->signer_key),
                                   walk->structure.to_be_signed,
                                   walk->structure.signature.data);
    signature_fault_text(&fault, "R", "S", text);
    if (watch->length[ED25519_CHECK] == 0) {
        page_html(page, "<li><h3>Back from S</h3>\n");
        explain_html_refuse(page, text);
        page_html(page, "</li>\n");
        return;
    }
    put_challenge(page, watch);
    put_comparison(page, walk, watch, text);
}

void explain_html_ed25519(struct page *page, const struct signature_walk *walk)
{
    struct watch watch = {.observer = {keep}};
    struct bytes message = walk->structure.to_be_signed;
    enum ec_result result = EC_NO;
    if (walk->structure.signature.length == ED25519_SIGNATURE_LENGTH)
        result = ed25519_verify(public_key_ed25519(&walk->signer_key), message.data,
                                message.length, walk->structure.signature.data,
                                &watch.observer);
    page_html(page,
              "<p class=lead>Ed25519. Whoever has the private key made R and S from "
              "the message itself; whoever has the public key can see that it was "
              "so.</p>\n<ol>\n");
    explain_html_message(page, walk);
    put_key(page, walk, &watch);
    if (put_signature(page, walk))
        put_way_back(page, walk, &watch, result);
    page_html(page, "</ol>\n");
}
