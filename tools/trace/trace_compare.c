/* trace_compare.c -- EM, DB, H and the lengths are the names of RFC 8017 section 9. */
#include "trace_compare.h"

#include <stdio.h>

#include "../../rsa/pss_encoding.h"
#include "trace_encoding.h"

#define ROW_OCTETS 16

static void print_row(const uint8_t *octets, size_t length)
{
    for (size_t i = 0; i < ROW_OCTETS; i++) {
        if (i > 0 && i % 4 == 0)
            putchar(' ');
        if (i < length)
            printf("%02x", octets[i]);
        else
            fputs("  ", stdout);
    }
}

/* Prints A and B, LENGTH octets each, row by row under their names, with a mark at rows
 * that differ, and the first octet that does. */
static void compare(const char *a_name, const uint8_t *a, const char *b_name,
                    const uint8_t *b, size_t length)
{
    size_t first = 0;
    printf("%8s  %-35s  %s\n", "", a_name, b_name);
    for (size_t i = 0; i < length; i += ROW_OCTETS) {
        size_t rest = length - i < ROW_OCTETS ? length - i : ROW_OCTETS;
        printf("%8zu  ", i);
        print_row(a + i, rest);
        fputs("  ", stdout);
        print_row(b + i, rest);
        puts(memcmp(a + i, b + i, rest) != 0 ? " *" : "");
    }
    while (first < length && a[first] == b[first])
        first++;
    putchar('\n');
    if (first == length)
        trace_say("They are the same, octet for octet.");
    else
        trace_say("The first octet that differs is %zu: %02x on the left, %02x on the "
                  "right; in all %zu of %zu bits differ.",
                  first, a[first], b[first], trace_distance(a, b, length), 8 * length);
}

void trace_compare_pkcs1(struct trace_style *style,
                         const struct trace_evidence *evidence)
{
    size_t k = evidence->key->modulus_length;
    trace_step(style, "The block that should be there: 00 01 FF...FF 00 DigestInfo",
               "RFC 8017 8.2.2, step 3");
    trace_say("It is built again from the digest, and nothing in the other is parsed: "
              "there is only one right block.");
    trace_step(style, "The two beside each other", "RFC 8017 8.2.2, step 4");
    compare("s^e mod n", evidence->EM, "wanted", evidence->expected, k);
}

/* Prints DB without its mask, and the salt that is in it; false if it has another
 * shape. */
static bool show_DB(const struct signature_algorithm *algorithm,
                    const struct rsa_pss_block *block)
{
    trace_say("DB = maskedDB xor MGF1(H) with %s, its upper %u bits zero:",
              algorithm->mgf1_hash->name, block->unused_bits);
    trace_octets(bytes_of(block->DB, block->DB_length), 0);
    if (!block->has_salt) {
        size_t i = block->PS_length;
        trace_say("That is not zeros, 01 and a salt: octet %zu is %02x.", i,
                  i < block->DB_length ? block->DB[i] : 0);
        return false;
    }
    trace_say("That is %zu octets 00, then 01, then a salt of %zu octets%s.",
              block->PS_length, block->salt_length,
              algorithm->salt_length != RSA_PSS_SALT_ANY &&
                      algorithm->salt_length != block->salt_length
                  ? ", which is not the length that was agreed"
                  : "");
    return true;
}

void trace_compare_pss(struct trace_style *style, const struct trace_evidence *evidence)
{
    const struct signature_algorithm *algorithm = evidence->algorithm;
    struct rsa_pss_parameters parameters = {algorithm->hash, algorithm->mgf1_hash,
                                            algorithm->salt_length};
    struct rsa_pss_block block;
    uint8_t wanted[HASH_DIGEST_LENGTH_MAX];
    if (!rsa_pss_open(&block, &parameters, evidence->EM, evidence->key->modulus_bits))
        return;
    trace_step(style, "The block taken apart: EM = maskedDB H bc",
               "RFC 8017 9.1.2, steps 3 to 11");
    trace_say("Its last octet is %02x%s. H:", block.trailer,
              block.trailer == RSA_PSS_TRAILER ? ", as it should be"
                                               : ", where bc should be");
    trace_octets(bytes_of(block.H, block.H_length), (size_t)(block.H - evidence->EM));
    if (!show_DB(algorithm, &block))
        return;
    rsa_pss_hash(algorithm->hash, evidence->digest, block.salt, block.salt_length,
                 wanted);
    trace_step(style, "H beside Hash(M'), M' = eight octets 00, the digest, the salt",
               "RFC 8017 9.1.2, steps 12 to 14");
    compare("H in the block", block.H, "Hash(M')", wanted, block.H_length);
}
