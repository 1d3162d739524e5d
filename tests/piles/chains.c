/* chains.c -- piles that are deep: chains at the limit and beyond, CAs that certify each
 * other in circles, keys that one name rolls over. */
#include <stdio.h>

#include "forge.h"

#define NAME_SIZE 64

/* Every one of COUNT CAs has certified every other; with ROOT, the last one is certified
 * by the root as well. All called ONE if it is not NULL. */
static void write_cycle(unsigned count, const char *one, bool has_root,
                        const char *file)
{
    char subject[NAME_SIZE], issuer[NAME_SIZE];
    struct pile pile = pile_open(file);
    for (unsigned i = 0; i < count; i++) {
        snprintf(subject, sizeof subject, "CN=%s %u", one != NULL ? one : "Cycle",
                 one != NULL ? 0 : i);
        for (unsigned j = 0; j < count; j++) {
            snprintf(issuer, sizeof issuer, "CN=%s %u", one != NULL ? one : "Cycle",
                     one != NULL ? 0 : j);
            if (i != j)
                pile_add_certificate(&pile, PROFILE_INTERMEDIATE, subject, KEY_CA + i,
                                     issuer, KEY_CA + j);
        }
    }
    if (has_root)
        pile_add_certificate(&pile, PROFILE_INTERMEDIATE, subject, KEY_CA + count - 1,
                             "CN=Root", KEY_ROOT);
    pile_close(&pile);
}

static void write_cycles(void)
{
    static const unsigned counts[] = {2, 3, 8};
    char file[NAME_SIZE];
    for (unsigned i = 0; i < 3; i++) {
        snprintf(file, sizeof file, "cycle-%u.pile", counts[i]);
        write_cycle(counts[i], NULL, false, file);
        snprintf(file, sizeof file, "cycle-%u-rooted.pile", counts[i]);
        write_cycle(counts[i], NULL, true, file);
    }
    write_cycle(8, "Rollover", false, "rollover.pile");
    write_cycle(8, "Rollover", true, "rollover-rooted.pile");
    pile_write_leaf("cycle.leaf", "CN=Cycle 0", KEY_CA);
    pile_write_leaf("rollover.leaf", "CN=Rollover 0", KEY_CA);
}

/* A path of COUNT certificates, leaf and anchor included. */
static void write_chain(unsigned count, const char *file)
{
    char subject[NAME_SIZE], issuer[NAME_SIZE] = "CN=Root";
    unsigned signing_key = KEY_ROOT, key = KEY_CA;
    struct pile pile = pile_open(file);
    for (unsigned i = 0; i < count - 2; i++) {
        snprintf(subject, sizeof subject,
                 i + 3 < count ? "CN=Deep %u of %u" : "CN=Deep", i, count);
        pile_add_certificate(&pile, PROFILE_INTERMEDIATE, subject, key, issuer,
                             signing_key);
        memcpy(issuer, subject, sizeof issuer);
        signing_key = key;
        key = i + 4 < count ? KEY_CA + 1 + i % 2 : KEY_CA; /* the leaf has one signer */
    }
    pile_close(&pile);
}

void write_chains(void)
{
    struct pile root = pile_open("root");
    pile_add_certificate(&root, PROFILE_ROOT, "CN=Root", KEY_ROOT, "CN=Root", KEY_ROOT);
    pile_close(&root);
    write_cycles();
    write_chain(16, "deep-16.pile");
    write_chain(17, "deep-17.pile");
    write_chain(100, "deep-100.pile");
    pile_write_leaf("deep.leaf", "CN=Deep", KEY_CA);
}
