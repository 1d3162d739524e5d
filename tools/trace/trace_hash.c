/* trace_hash.c -- blocks, rounds and padding. M(i), H(i), W and the letters of the
 * working variables are those of FIPS 180-4; so blocks are counted from 1. */
#include "trace_hash.h"

#include <inttypes.h>
#include <stdio.h>

#include "../../sha/observer.h"

#define WORDS_MAX 8

/* --- what the standard says of each function -------------------------------------- */

static unsigned word_octets(const struct hash *hash)
{
    return hash->block_length == SHA512_BLOCK_LENGTH ? 8 : 4;
}

static unsigned word_count(const struct hash *hash)
{
    return hash == &hash_sha1 ? 5 : 8;
}

static const char *clause(const struct hash *hash)
{
    if (hash == &hash_sha1)
        return "FIPS 180-4 6.1.2";
    return word_octets(hash) == 8 ? "FIPS 180-4 6.4.2" : "FIPS 180-4 6.2.2";
}

static uint64_t word_of(const struct hash_state *state, unsigned i)
{
    if (state->hash == &hash_sha1)
        return state->of.sha1.hash_value[i];
    return word_octets(state->hash) == 8 ? state->of.sha512.hash_value[i]
                                         : state->of.sha256.hash_value[i];
}

/* --- printing --------------------------------------------------------------------- */

static void print_word(const struct hash *hash, uint64_t word)
{
    printf(" %0*" PRIx64, (int)(2 * word_octets(hash)), word);
}

static void print_state(const struct hash_state *state, uint64_t i)
{
    char name[32];
    int length = snprintf(name, sizeof name, "   H(%" PRIu64 ") =", i);
    printf("%s", name);
    for (unsigned word = 0; word < word_count(state->hash); word++) {
        if (word == 4 && word_octets(state->hash) == 8)
            printf("\n%*s", length, "");
        print_word(state->hash, word_of(state, word));
    }
    putchar('\n');
}

struct round_printer {
    struct hash_observer observer; /* first: it is what the library knows */
    const struct hash *hash;
};

static void print_round(struct hash_observer *observer, unsigned t, uint64_t W,
                        const uint64_t *variables)
{
    const struct hash *hash = ((struct round_printer *)observer)->hash;
    printf("   %2u", t);
    print_word(hash, W);
    putchar(' ');
    for (unsigned i = 0; i < word_count(hash); i++)
        print_word(hash, variables[i]);
    putchar('\n');
}

static void print_rounds(const struct hash_state *before, const uint8_t *block)
{
    struct round_printer printer = {{print_round}, before->hash};
    int width = (int)(2 * word_octets(before->hash));
    printf("    t %-*s  a", width, "W(t)");
    for (unsigned i = 1; i < word_count(before->hash); i++)
        printf("%*s %c", width - 1, "", 'a' + (char)i);
    putchar('\n');
    if (before->hash == &hash_sha1)
        sha1_observe_block(&before->of.sha1, block, &printer.observer);
    else if (word_octets(before->hash) == 8)
        sha512_observe_block(&before->of.sha512, block, &printer.observer);
    else
        sha256_observe_block(&before->of.sha256, block, &printer.observer);
}

/* Shows the block M(i) and what it makes of the state. */
static void show_block(const struct trace_hash *trace, const struct trace_block *block,
                       uint64_t i, const char *what)
{
    struct hash_state after = block->before;
    size_t length = trace->hash->block_length;
    hash_update(&after, block->octets, length);
    printf("\n   M(%" PRIu64 ")%s\n", i, what);
    if (trace->hides_message)
        printf("    (secret, %zu octets; --secrets shows them)\n", length);
    else
        trace_octets(bytes_of(block->octets, length), (size_t)(i - 1) * length);
    if (trace->shows_rounds && !trace->hides_message)
        print_rounds(&block->before, block->octets);
    print_state(&after, i);
}

/* --- the message ------------------------------------------------------------------ */

void trace_hash_begin(struct trace_hash *trace, const struct hash *hash,
                      const struct trace_style *style, bool shows_rounds,
                      bool hides_message)
{
    memset(trace, 0, sizeof *trace);
    trace->hash = hash;
    trace->style = style;
    trace->shows_rounds = shows_rounds;
    trace->hides_message = hides_message;
    hash_init(&trace->state, hash);
    trace_say(
        "%s takes the message in blocks of %zu octets; each changes a state of %u "
        "words, which begins as the standard says (%s).",
        hash->name, hash->block_length, word_count(hash), clause(hash));
    putchar('\n');
    print_state(&trace->state, 0);
}

/* The waiting block is whole. */
static void take_block(struct trace_hash *trace)
{
    struct trace_block *block = &trace->kept[++trace->block_count % TRACE_LAST_BLOCKS];
    block->before = trace->state;
    memcpy(block->octets, trace->waiting, trace->hash->block_length);
    hash_update(&trace->state, block->octets, trace->hash->block_length);
    trace->waiting_length = 0;
    if (trace->style->is_full || trace->block_count <= TRACE_FIRST_BLOCKS)
        show_block(trace, block, trace->block_count, "");
}

void trace_hash_update(struct trace_hash *trace, struct bytes data)
{
    while (data.length > 0) {
        size_t room = trace->hash->block_length - trace->waiting_length;
        size_t count = data.length < room ? data.length : room;
        memcpy(trace->waiting + trace->waiting_length, data.data, count);
        trace->waiting_length += count;
        data = bytes_of(data.data + count, data.length - count);
        if (trace->waiting_length == trace->hash->block_length)
            take_block(trace);
    }
}

/* Shows what was kept of the last TRACE_LAST_BLOCKS of TOTAL blocks and was not
 * shown. */
static void show_kept(const struct trace_hash *trace, uint64_t total)
{
    if (trace->style->is_full)
        return;
    uint64_t first = total + 1 - TRACE_LAST_BLOCKS;
    if (first <= TRACE_FIRST_BLOCKS + 1)
        first = TRACE_FIRST_BLOCKS + 1;
    else
        printf("\n   ... M(%d) to M(%" PRIu64 ") are not shown (--full shows them)\n",
               TRACE_FIRST_BLOCKS + 1, first - 1);
    for (uint64_t i = first; i <= trace->block_count; i++)
        show_block(trace, &trace->kept[i % TRACE_LAST_BLOCKS], i, "");
}

/* Section 5.1: a one bit, zeros, and the number of bits in the message. Returns how
 * many octets that fill: one block or two. */
static size_t pad(const struct trace_hash *trace, uint64_t bits,
                  uint8_t padded[2 * HASH_BLOCK_LENGTH_MAX])
{
    size_t length = trace->hash->block_length;
    memset(padded, 0, 2 * HASH_BLOCK_LENGTH_MAX);
    memcpy(padded, trace->waiting, trace->waiting_length);
    padded[trace->waiting_length] = 0x80;
    if (trace->waiting_length + 1 > length - 2 * word_octets(trace->hash))
        length *= 2;
    for (unsigned i = 0; i < 8; i++)
        padded[length - 1 - i] = (uint8_t)(bits >> 8 * i);
    return length;
}

void trace_hash_finish(struct trace_hash *trace, uint8_t *digest)
{
    uint8_t padded[2 * HASH_BLOCK_LENGTH_MAX];
    size_t length = trace->hash->block_length;
    uint64_t octets = trace->block_count * length + trace->waiting_length;
    size_t padded_length = pad(trace, 8 * octets, padded);
    show_kept(trace, trace->block_count + padded_length / length);

    putchar('\n');
    trace_say("The message has %" PRIu64 " octets, of which %zu are left for the last "
              "block. They are padded: one bit 1 (80), zeros, and the length in bits, "
              "%" PRIu64 ", in the last %u octets (FIPS 180-4 5.1).",
              octets, trace->waiting_length, 8 * octets, 2 * word_octets(trace->hash));
    struct hash_state state = trace->state;
    for (size_t i = 0; i < padded_length; i += length) {
        struct trace_block block = {.before = state};
        memcpy(block.octets, padded + i, length);
        show_block(trace, &block, ++trace->block_count, ", padded");
        hash_update(&state, block.octets, length);
    }
    hash_update(&trace->state, trace->waiting, trace->waiting_length);
    hash_finish(&trace->state, digest);

    putchar('\n');
    trace_say("The digest is the last state%s, %zu octets:",
              trace->hash->digest_length <
                      word_count(trace->hash) * word_octets(trace->hash)
                  ? ", cut off"
                  : "",
              trace->hash->digest_length);
    trace_octets(bytes_of(digest, trace->hash->digest_length), 0);
}
