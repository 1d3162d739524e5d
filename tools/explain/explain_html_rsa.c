/* explain_html_rsa.c -- the walk through an RSA signature: n and e, s, and s^e mod n. */
#include "explain_html_signature.h"

#include "../../rsa/primitive.h"

static void put_key(struct page *page, const struct signature_walk *walk)
{
    const struct rsa_public_key *key = public_key_rsa(&walk->signer_key);
    uint8_t modulus[RSA_MODULUS_LENGTH_MAX];
    size_t k = key->modulus_length;
    explain_html_owner(page, walk);
    page_format(page, "<p>Two numbers: e = %llu, and n, of %zu bits:</p>\n",
                (unsigned long long)key->public_exponent, key->modulus_bits);
    if (number_to_octets(&key->modulus, modulus, k))
        explain_html_number(page, bytes_of(modulus, k));
    page_html(page, "</li>\n");
}

static void put_signature(struct page *page, const struct signature_walk *walk)
{
    page_format(
        page,
        "<li><h3>The signature</h3>\n<p>The last field of the file, read as one "
        "number, s, of %zu bytes:</p>\n",
        walk->structure.signature.length);
    explain_html_number(page, walk->structure.signature);
    page_html(page, "</li>\n");
}

static void put_no(struct page *page, const char *sentence)
{
    page_html(page, "<p class=\"verdict no\">");
    page_html(page, sentence);
    page_html(page, "</p>\n</li>\n");
}

/* Computes s^e mod n and goes on with it, or says why not. */
static void put_opened(struct page *page, const struct signature_walk *walk)
{
    const struct rsa_public_key *key = public_key_rsa(&walk->signer_key);
    uint8_t opened[RSA_MODULUS_LENGTH_MAX];
    size_t k = key->modulus_length, length = walk->structure.signature.length;
    page_html(page, "<li><h3>s<sup>e</sup> mod n</h3>\n");
    if (length != k) {
        page_format(
            page,
            "<p class=\"verdict no\">The signature has %zu bytes and n has %zu: "
            "it was not made with this key.</p>\n</li>\n",
            length, k);
        return;
    }
    enum rsa_result result =
        rsa_public_operation(key, walk->structure.signature.data, opened);
    if (result != RSA_OK) {
        put_no(page, result == RSA_NO_MEMORY
                         ? "Memory ran out."
                         : "s is not below n: it was not made with this key.");
        return;
    }
    page_html(page,
              "<p>What only the private key could do, the public key undoes:</p>\n");
    explain_html_number(page, bytes_of(opened, k));
    page_html(page, "</li>\n");
    explain_html_compare_rsa(page, walk, opened);
}

void explain_html_rsa(struct page *page, const struct signature_walk *walk)
{
    page_format(
        page,
        "<p class=lead>%s with %s. Whoever has the private key made s from the "
        "digest; whoever has the public key can see that it was so.</p>\n<ol>\n",
        walk->algorithm.scheme->is_pss ? "RSASSA-PSS" : "RSASSA-PKCS1-v1_5",
        walk->algorithm.hash->name);
    explain_html_message(page, walk);
    explain_html_digest(page, walk);
    put_key(page, walk);
    put_signature(page, walk);
    put_opened(page, walk);
    page_html(page, "</ol>\n");
}
