/* kat_ed25519.h -- known answers of Ed25519: one signature, and the file of them that its
 * authors published, "sign.input". */
#ifndef CERTWRIGHT_KAT_ED25519_H
#define CERTWRIGHT_KAT_ED25519_H

#include "../cli/input.h"
#include "kat_tally.h"

/* What a vector has, borrowed. */
struct ed25519_answer {
    struct bytes seed, public_key, message, signature;
};

/* kat_run_ed25519 runs ANSWER and counts it: the public key is that of the seed, the
 * signature is the one that the seed makes, and it verifies. */
void kat_run_ed25519(struct kat_file *file, const struct ed25519_answer *answer);

/* kat_is_ed25519_list tells by its first line whether INPUT has the form of sign.input. */
bool kat_is_ed25519_list(const struct input *input);

/* kat_run_ed25519_list runs the vectors of INPUT, whose contents it takes apart. False, and
 * a line on standard error, if a line has another form; then nothing is run. */
bool kat_run_ed25519_list(struct kat_file *file, struct input *input)
    __attribute__((warn_unused_result));

#endif
