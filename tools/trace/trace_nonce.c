/* trace_nonce.c -- the generator HMAC_DRBG, whose K and V are shown in the order in which they
 * change. Steps b to h are those of RFC 6979 section 3.2. */
#include "trace_nonce.h"

#include <stdio.h>

static const char *const seeding[] = {
    "d. K = HMAC_K(V || 00 || seed)",
    "e. V = HMAC_K(V)",
    "f. K = HMAC_K(V || 01 || seed)",
    "g. V = HMAC_K(V)",
};
#define SEEDING_COUNT (sizeof seeding / sizeof seeding[0])

static void print_secret(const struct trace_style *style, const char *what,
                         const struct trace_value *value)
{
    printf("\n   %s:\n", what);
    trace_secret_rows(style, bytes_of(value->bytes, value->length));
}

/* What is said of the change number I of K or V. */
static const char *change_name(size_t i, bool is_K)
{
    if (i < SEEDING_COUNT)
        return seeding[i];
    return is_K ? "h. K = HMAC_K(V || 00), for another candidate" : "h. V = HMAC_K(V)";
}

static void print_steps(const struct trace_style *style,
                        const struct trace_values *values)
{
    size_t changes = 0;
    for (size_t i = 0; i < values->count; i++) {
        const struct trace_value *value = &values->values[i];
        switch ((enum ecdsa_value)value->what) {
        case ECDSA_NONCE_SEED:
            print_secret(style, "seed", value);
            break;
        case ECDSA_NONCE_K:
        case ECDSA_NONCE_V:
            print_secret(style, change_name(changes, value->what == ECDSA_NONCE_K),
                         value);
            changes++;
            break;
        case ECDSA_NONCE_REFUSED:
            print_secret(style, "A candidate that is 0 or not below n, thrown away",
                         value);
            break;
        default:
            break;
        }
    }
}

void trace_nonce(struct trace_style *style, const struct curve *curve,
                 const struct hash *hash, const struct trace_values *values,
                 bool is_deterministic)
{
    struct bytes k = trace_kept(values, ECDSA_NONCE);
    trace_step(style, "The nonce k",
               is_deterministic ? "RFC 6979 3.2" : "RFC 6979 3.2, 3.6");
    trace_say(
        "k must be a number that nobody can guess, and another one for each message: "
        "whoever knows one k has the key, and so has whoever sees two signatures with "
        "the same. It comes from HMAC_DRBG with %s, a generator with two values, K "
        "and V, and a seed: %s.",
        hash->name,
        is_deterministic
            ? "d and e, so that the same message has the same signature each time"
            : "d, e and 32 fresh random bytes. The randomness makes every signature "
              "different; without it, or if it were bad, k is still as unknown as d");
    printf("\n   b. V = %zu bytes 01   c. K = %zu bytes 00\n", hash->digest_length,
           hash->digest_length);
    print_steps(style, values);
    putchar('\n');
    trace_say("The leftmost %u bits of %s are k, unless that is 0 or not below n:",
              curve->bits,
              8 * hash->digest_length < curve->bits ? "the last values of V, one after "
                                                      "another,"
                                                    : "the last V");
    trace_secret_bytes(style, "k", k, curve->bits);
}
