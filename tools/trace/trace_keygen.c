/* trace_keygen.c -- `certwright trace keygen`: how a key is found, and what follows
 * from two primes. */
#include <inttypes.h>
#include <stdio.h>

#include "../../bignum/modular.h"
#include "../cli/key_file.h"
#include "trace.h"
#include "trace_keygen_curve.h"
#include "trace_search.h"
#include "trace_toy.h"

#define BITS_DEFAULT 2048
#define TOY_MESSAGE  42
#define TOY_FACTORED                                                                   \
    829 /* bits of RSA-250, the largest that was factored in the open */

struct keygen_options {
    const struct key_type *type;
    struct option_number bits;
    const char *path, *seed;
    struct trace_style style;
    bool is_toy;
};

/* --- what follows from p and q ---------------------------------------------------- */

static void show_number(const struct trace_search *search, const char *name,
                        const struct number *number, bool is_secret)
{
    char text[TRACE_NUMBER_SIZE];
    if (search->is_toy)
        printf("   %-6s = %s\n", name,
               trace_short_number(&search->style, number, text));
    else if (is_secret)
        trace_secret(&search->style, name, number, number->limb_count * GMP_NUMB_BITS);
    else
        trace_number_of(&search->style, name, number);
}

/* E * EXPONENT mod (PRIME - 1), which must be 1. */
static bool is_inverse(const struct rsa_private_key *key, const struct number *exponent,
                       const struct number *prime)
{
    struct number e, order, product;
    number_from_word(&e, key->public_key.public_exponent);
    bool ok = number_subtract_word(&order, prime, 1) &&
              modular_multiply(&product, &e, exponent, &order) &&
              number_equal_word(&product, 1);
    number_wipe(&order);
    number_wipe(&product);
    return ok;
}

static bool check_line(const char *equation, bool holds)
{
    printf("   %-24s %s\n", equation, holds ? "holds" : "DOES NOT HOLD");
    return holds;
}

static bool show_checks(const struct rsa_private_key *key)
{
    struct number product;
    const struct number *p = &key->prime1, *q = &key->prime2;
    bool ok =
        check_line("p q = n", number_multiply(&product, p, q) &&
                                  number_equal(&product, &key->public_key.modulus));
    ok &= check_line("e d mod (p - 1) = 1", is_inverse(key, &key->private_exponent, p));
    ok &= check_line("e d mod (q - 1) = 1", is_inverse(key, &key->private_exponent, q));
    ok &= check_line("e dP mod (p - 1) = 1", is_inverse(key, &key->exponent1, p));
    ok &= check_line("e dQ mod (q - 1) = 1", is_inverse(key, &key->exponent2, q));
    ok &= check_line("q qInv mod p = 1",
                     modular_multiply(&product, q, &key->coefficient, p) &&
                         number_equal_word(&product, 1));
    number_wipe(&product);
    if (!ok)
        report("trace keygen: %s", rsa_result_text(RSA_FAULT));
    return ok;
}

static bool show_key(struct trace_search *search, const struct rsa_private_key *key)
{
    trace_step(&search->style, "What follows from two primes", "RFC 8017 3.2");
    show_number(search, "p", &key->prime1, true);
    show_number(search, "q", &key->prime2, true);
    printf("\n   n = p q: the modulus, public\n");
    show_number(search, "n", &key->public_key.modulus, false);
    printf("   e      = %llu: the public exponent\n",
           (unsigned long long)key->public_key.public_exponent);
    printf("\n   d = e^-1 mod lcm(p - 1, q - 1): the private exponent\n");
    show_number(search, "d", &key->private_exponent, true);
    printf("\n   dP = d mod (p - 1), dQ = d mod (q - 1), qInv = q^-1 mod p: for the "
           "Chinese remainder theorem\n");
    show_number(search, "dP", &key->exponent1, true);
    show_number(search, "dQ", &key->exponent2, true);
    show_number(search, "qInv", &key->coefficient, true);
    trace_step(&search->style, "The checks", "RFC 8017 3.2");
    return show_checks(key);
}

/* A message there and back. */
static bool try_toy(struct trace_search *search, const struct rsa_private_key *key)
{
    struct number m, s, back;
    const struct number *n = &key->public_key.modulus;
    char text[TRACE_NUMBER_SIZE];
    number_from_word(&m, TOY_MESSAGE);
    if (!number_resize(&m, n->limb_count) ||
        !modular_power(&s, &m, &key->private_exponent,
                       key->private_exponent.limb_count * GMP_NUMB_BITS, n) ||
        !modular_power_public(&back, &s, key->public_key.public_exponent, n) ||
        !number_equal(&back, &m)) {
        report("trace keygen: %s", rsa_result_text(RSA_FAULT));
        return false;
    }
    trace_step(&search->style, "A try", "RFC 8017 5.2");
    printf("   m      = %d\n", TOY_MESSAGE);
    printf("   s = m^d mod n\n   s      = %s\n",
           trace_short_number(&search->style, &s, text));
    printf("   s^e mod n = %s, which is m again\n",
           trace_short_number(&search->style, &back, text));
    return true;
}

/* --- the command ------------------------------------------------------------------ */

static void say_toy(const struct keygen_options *options)
{
    const char *why = options->bits.value <= TOY_FACTORED
                          ? "anyone can factor it"
                          : "too small to be safe, whoever has the means can factor it";
    if (!options->is_toy)
        return;
    printf("TOY KEY: %s. It is for looking at, and is not written to a file.\n\n", why);
    report("TOY KEY: %s", why);
}

static bool search_key(const struct keygen_options *options,
                       struct trace_search *search, struct rsa_private_key *key)
{
    struct toy_random seeded =
        toy_random_of(options->seed != NULL ? options->seed : "");
    struct random_source *random =
        options->seed != NULL ? &seeded.source : random_system();
    size_t bits = (size_t)options->bits.value;
    trace_step(&search->style, "The search for two primes", "FIPS 186-5 A.1.3");
    trace_say(
        "Odd numbers of %zu bits are drawn until one is prime: the sieve drops those "
        "that a small prime divides; Miller-Rabin raises random bases b to m, where "
        "candidate - 1 = 2^a m, and squares. For a prime that comes to 1 or to "
        "candidate - 1; a base for which it does not is a witness that it is none.",
        bits / 2);
    putchar('\n');
    enum rsa_result result =
        options->is_toy ? toy_generate(key, bits, random, &search->observer)
                        : rsa_generate_observed(key, bits, RSA_PUBLIC_EXPONENT_DEFAULT,
                                                random, &search->observer);
    if (result != RSA_OK)
        report("trace keygen: %s", rsa_result_text(result));
    return result == RSA_OK;
}

static bool keygen_rsa(const struct keygen_options *options, struct private_key *key)
{
    static struct trace_search search;
    *key = (struct private_key){.type = &key_type_rsa};
    trace_search_begin(&search, &options->style, options->is_toy);
    say_toy(options);
    search.style.shows_secret = options->is_toy || options->style.shows_secret;
    bool ok = search_key(options, &search, &key->rsa) && show_key(&search, &key->rsa);
    if (ok && options->is_toy) {
        ok = try_toy(&search, &key->rsa);
        printf("\nTOY KEY: do not use it.\n");
    }
    explicit_bzero(&search, sizeof search);
    return ok;
}

static int keygen(struct keygen_options *options)
{
    struct private_key key = {0};
    struct key_format format = {false, false};
    if (!options->is_toy)
        trace_warn_of_secrets(&options->style);
    bool ok = trace_keygen_has(options->type)
                  ? trace_keygen_curve(&options->style, options->type, &key)
                  : keygen_rsa(options, &key);
    if (ok && !options->is_toy && options->path == NULL)
        printf("\n   The key is thrown away; -o KEY keeps it.\n");
    else if (ok && !options->is_toy)
        ok = key_write(options->path, OUTPUT_PRIVATE, format, &key);
    private_key_wipe(&key);
    return ok && output_flush() ? STATUS_YES : STATUS_UNANSWERED;
}

/* Sizes, and toys, which are of RSA. */
static bool check_rsa(struct keygen_options *o)
{
    uint64_t bits = o->bits.value;
    o->is_toy = bits < RSA_GENERATE_BITS_MIN;
    if (bits < TOY_BITS_MIN || bits > RSA_GENERATE_BITS_MAX || bits % 2 != 0)
        report("trace keygen: --bits: want an even number from %d to %d, have %" PRIu64,
               TOY_BITS_MIN, RSA_GENERATE_BITS_MAX, bits);
    else if (o->is_toy && o->path != NULL)
        report("trace keygen: -o: a toy key of %" PRIu64
               " bits is not written to a file; want "
               "--bits %d or more",
               bits, RSA_GENERATE_BITS_MIN);
    else if (!o->is_toy && o->seed != NULL)
        report("trace keygen: --seed is for toys: whoever knows it has the key");
    else
        return true;
    return false;
}

static bool check_curve(const struct keygen_options *o)
{
    if (o->bits.is_given)
        report("trace keygen: --bits: keys of type %s have one size", o->type->name);
    else if (o->seed != NULL)
        report(
            "trace keygen: --seed is for toys, and only rsa has toy keys; `certwright "
            "trace curve` shows a toy curve");
    else
        return true;
    return false;
}

static bool check_type(const struct keygen_options *o)
{
    if (o->type == &key_type_rsa || trace_keygen_has(o->type))
        return true;
    report("trace keygen: --type: the making of %s keys is not shown", o->type->label);
    return false;
}

static int run(const struct command *command, int argc, char **argv)
{
    struct keygen_options o = {.bits = {.value = BITS_DEFAULT}};
    const char *type_name = NULL;
    const struct option_row rows[] = {
        {"type", 't', OPTION_TEXT, &type_name},
        {"bits", 'b', OPTION_NUMBER, &o.bits},
        {"output", 'o', OPTION_TEXT, &o.path},
        {"seed", 0, OPTION_TEXT, &o.seed},
        {"full", 0, OPTION_FLAG, &o.style.is_full},
        {"secrets", 0, OPTION_FLAG, &o.style.shows_secret},
    };
    struct operands operands;
    int status;
    if (!options_parse(command, argc, argv, rows, OPTION_COUNT(rows), &operands,
                       &status))
        return status;
    if (operands.count > 0)
        report("trace keygen: takes no operand, have %s", operands.items[0]);
    else if (o.path != NULL && strcmp(o.path, "-") == 0)
        report("trace keygen: -o: want a file, for standard output has the text");
    else if (key_type_from_option(type_name, "trace keygen", &o.type) &&
             check_type(&o) &&
             (o.type == &key_type_rsa ? check_rsa(&o) : check_curve(&o)) &&
             (o.path == NULL || output_may_write(o.path, OUTPUT_PRIVATE)))
        return keygen(&o);
    return STATUS_UNANSWERED;
}

const struct command trace_keygen = {
    .name = "trace keygen",
    .summary = "show how a key is found",
    .help =
        "Usage: certwright trace keygen [--type T] [--bits N] [--seed TEXT] [--full]\n"
        "                               [--secrets] [-o KEY]\n\n"
        "Shows, for an RSA key, the search for two primes, candidate by candidate: the "
        "sieve, the\n"
        "Miller-Rabin test and its witnesses; then the numbers that follow, and that "
        "they fit.\n"
        "For a key on an elliptic curve, the random number, the point that is the "
        "public "
        "key, its\n"
        "bytes, and that it is on the curve.\n\n"
        "  -t, --type T       rsa (the default), p256, p384, p521, ed25519 or x25519\n"
        "  -b, --bits N       of rsa: size of the modulus, an even number from 16 to "
        "8192; by\n"
        "                     default 2048. Below 2048 the key is a TOY: anyone can "
        "factor it. It\n"
        "                     is shown whole and never written to a file\n"
        "      --seed TEXT    of a toy: the same numbers each time\n"
        "      --full         all candidates, and all digits of long numbers\n"
        "      --secrets      of a key that is no toy: the private numbers too\n"
        "  -o, --output KEY   keep a key that is no toy, in a file with mode 0600\n\n"
        "Example: certwright trace keygen --bits 32\n"
        "OpenSSL: openssl prime -generate -bits 16\n",
    .run = run,
};
