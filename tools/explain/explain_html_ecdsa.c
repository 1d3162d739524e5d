/* explain_html_ecdsa.c -- the walk through an ECDSA signature, FIPS 186-5 section 6.4.2, with
 * its letters: from r and s back to a point whose x must be r. The numbers are those that
 * the library shows as it verifies. */
#include <stdio.h>

#include "../../ec/multiple.h"
#include "explain_html_signature.h"
#include "signature_fault.h"

/* What was shown of a verification; empty where that did not come so far. */
struct watch {
    struct ecdsa_observer observer;
    uint8_t value[ECDSA_V + 1][CURVE_LENGTH_MAX];
    size_t length[ECDSA_V + 1];
};

static void keep(struct ecdsa_observer *observer, enum ecdsa_value what,
                 const uint8_t *bytes, size_t length)
{
    struct watch *watch = (struct watch *)observer;
    if (length > CURVE_LENGTH_MAX)
        return;
    memcpy(watch->value[what], bytes, length);
    watch->length[what] = length;
}

static struct bytes seen(const struct watch *watch, enum ecdsa_value what)
{
    return bytes_of(watch->value[what], watch->length[what]);
}

static void put_seen(struct page *page, const char *name, const struct watch *watch,
                     enum ecdsa_value what)
{
    explain_html_named(page, name, seen(watch, what), false);
}

/* The coordinates of POINT under their names, which are markup. */
static void put_point(struct page *page, const struct curve *curve, const char *x_name,
                      const char *y_name, const struct affine_point *point)
{
    uint8_t encoded[CURVE_POINT_LENGTH_MAX];
    curve_write_point(curve, point, encoded);
    explain_html_named(page, x_name, bytes_of(encoded + 1, curve->length), false);
    explain_html_named(page, y_name,
                       bytes_of(encoded + 1 + curve->length, curve->length), false);
}

/* --- key and signature ------------------------------------------------------------ */

static void put_key(struct page *page, const struct signature_walk *walk)
{
    const struct ec_public_key *key = public_key_ec(&walk->signer_key);
    const struct curve *curve = key->curve;
    uint8_t order[CURVE_LENGTH_MAX];
    field_write_modulus(curve->order, order);
    explain_html_owner(page, walk);
    page_format(
        page,
        "<p>A point Q on the curve %s, y<sup>2</sup> = x<sup>3</sup> &minus; 3x + "
        "b modulo a prime: the base point G, as many times as the private key "
        "says. There are n multiples of G, and numbers of multiples count modulo "
        "n.</p>\n",
        curve->name);
    explain_html_begin_numbers(page);
    put_point(page, curve, "x of Q", "y of Q", &key->point);
    explain_html_named(page, "n", bytes_of(order, curve->length), false);
    explain_html_end_numbers(page);
    page_html(page, "</li>\n");
}

/* Reads r and s, and shows them. False, and the walk is over, if there are none. */
static bool put_signature(struct page *page, const struct signature_walk *walk,
                          const struct curve *curve, struct ecdsa_signature *signature)
{
    struct error error = {0};
    page_html(page, "<li><h3>The signature</h3>\n<p>The last field of the file: two "
                    "numbers, in DER.</p>\n");
    bool ok =
        ecdsa_signature_parse(walk->structure.signature, curve, signature, &error);
    if (ok) {
        explain_html_begin_numbers(page);
        explain_html_named(page, "r", bytes_of(signature->r, curve->length), false);
        explain_html_named(page, "s", bytes_of(signature->s, curve->length), false);
        explain_html_end_numbers(page);
        page_html(page,
                  "<p>r is the x-coordinate of a point R = kG, for a number k that "
                  "only the signer knew and that serves for this message alone; s "
                  "= (e + rd) / k modulo n, where d is the private key and e the "
                  "digest.</p>\n");
    } else {
        explain_html_refuse(page, "r and s cannot be read:");
        page_html(page, "<p class=reason>");
        page_text(page, error.message);
        page_html(page, "</p>\n");
    }
    page_html(page, "</li>\n");
    return ok;
}

/* --- the way back ----------------------------------------------------------------- */

static void put_multipliers(struct page *page, const struct watch *watch)
{
    page_html(page,
              "<li><h3>Back from s</h3>\n<p>k = (e + rd) / s, and so R = kG = (e/s)G "
              "+ (r/s)Q, because Q = dG. Everybody can compute the two factors: e "
              "are the leftmost bits of the digest, as many as n has, and w = 1/s "
              "modulo n.</p>\n");
    explain_html_begin_numbers(page);
    put_seen(page, "e", watch, ECDSA_E);
    put_seen(page, "w", watch, ECDSA_W);
    put_seen(page, "u<sub>1</sub> = ew", watch, ECDSA_U1);
    put_seen(page, "u<sub>2</sub> = rw", watch, ECDSA_U2);
    explain_html_end_numbers(page);
    page_html(page, "</li>\n");
}

static void put_points(struct page *page, const struct signature_walk *walk,
                       const struct watch *watch)
{
    const struct ec_public_key *key = public_key_ec(&walk->signer_key);
    const struct curve *curve = key->curve;
    struct affine_point multiple;
    page_html(page, "<li><h3>Two points, and their sum</h3>\n<p>A multiple of the base "
                    "point and one of the public key, added on the curve. Of a right "
                    "signature the sum is R.</p>\n");
    explain_html_begin_numbers(page);
    if (curve_multiple(curve, watch->value[ECDSA_U1], NULL, &multiple))
        put_point(page, curve, "x of u<sub>1</sub>G", "y of u<sub>1</sub>G", &multiple);
    if (curve_multiple(curve, watch->value[ECDSA_U2], &key->point, &multiple))
        put_point(page, curve, "x of u<sub>2</sub>Q", "y of u<sub>2</sub>Q", &multiple);
    put_seen(page, "x of the sum", watch, ECDSA_SUM_X);
    put_seen(page, "y of the sum", watch, ECDSA_SUM_Y);
    explain_html_end_numbers(page);
    page_html(page, "</li>\n");
}

static void put_comparison(struct page *page, const struct signature_walk *walk,
                           const struct ecdsa_signature *signature,
                           const struct watch *watch, const char *fault)
{
    struct bytes v = seen(watch, ECDSA_V);
    const struct explain_part part = {v.length, "r", ""};
    page_html(page,
              "<li><h3>The comparison</h3>\n<p>v, which is x of the sum modulo n, "
              "must be r.</p>\n");
    if (v.length == 0)
        explain_html_refuse(page, "The sum is infinity, which has no x.");
    else
        explain_html_comparison(page, walk, &part, 1, signature->r, v.data, v.length,
                                fault);
    page_html(page, "</li>\n");
}

/* The steps after r and s are read. */
static void put_way_back(struct page *page, const struct signature_walk *walk,
                         const struct ecdsa_signature *signature)
{
    const struct ec_public_key *key = public_key_ec(&walk->signer_key);
    struct watch watch = {.observer = {keep}};
    char text[SIGNATURE_FAULT_SIZE];
    enum ec_result result = ecdsa_verify(key, walk->algorithm.hash, walk->digest,
                                         signature, &watch.observer);
    struct signature_fault fault = {.kind = SIGNATURE_RIGHT};
    if (result != EC_OK)
        fault = ecdsa_find_fault(key, walk->algorithm.hash,
                                 walk->structure.to_be_signed, signature);
    signature_fault_text(&fault, "r", "s", text);
    if (watch.length[ECDSA_U2] == 0) {
        page_html(page, "<li><h3>Back from s</h3>\n");
        explain_html_refuse(page, text);
        page_html(page, "</li>\n");
        return;
    }
    put_multipliers(page, &watch);
    put_points(page, walk, &watch);
    put_comparison(page, walk, signature, &watch, text);
}

void explain_html_ecdsa(struct page *page, const struct signature_walk *walk)
{
    const struct curve *curve = public_key_ec(&walk->signer_key)->curve;
    struct ecdsa_signature signature;
    page_format(
        page,
        "<p class=lead>ECDSA with %s on the curve %s. Whoever has the private key "
        "made r and s from the digest; whoever has the public key can see that "
        "it was so.</p>\n<ol>\n",
        walk->algorithm.hash->name, curve->name);
    explain_html_message(page, walk);
    explain_html_digest(page, walk);
    put_key(page, walk);
    if (put_signature(page, walk, curve, &signature))
        put_way_back(page, walk, &signature);
    page_html(page, "</ol>\n");
}
