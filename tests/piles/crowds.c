/* crowds.c -- piles that are wide: 10,000 certificates of one name, of which one is the
 * right one. The decoys are copies of it, altered, and so nobody's signature fits them. */
#include "forge.h"

enum place { RIGHT_FIRST, RIGHT_LAST, RIGHT_NOWHERE };

/* How a decoy differs from the right one. */
struct decoys {
    const char *file;
    enum place place;
    bool has_new_key, is_expired;
    bool has_no_identifier; /* the right one neither */
};

static void add_decoys(struct pile *pile, const struct decoys *decoys,
                       struct bytes original)
{
    struct copy copy = copy_begin(original);
    if (decoys->is_expired)
        copy_expire(&copy);
    for (int i = 0; i < MANY; i++) {
        copy_new_serial(&copy);
        if (decoys->has_new_key)
            copy_new_key(&copy);
        pile_add(pile, "CERTIFICATE", copy.certificate.signed_part.element);
    }
    copy_clear(&copy);
}

static void write_crowd(const struct decoys *decoys, enum profile profile,
                        const char *issuer, unsigned key, unsigned signing_key)
{
    struct draft d;
    struct pile pile = pile_open(decoys->file);
    draft_begin(&d, profile, "CN=Crowd", key, issuer, signing_key);
    if (decoys->has_no_identifier)
        draft_drop(&d, EXTENSION_SUBJECT_KEY_IDENTIFIER);
    struct bytes original = draft_sign(&d);
    if (decoys->place == RIGHT_FIRST)
        pile_add(&pile, "CERTIFICATE", original);
    add_decoys(&pile, decoys, original);
    if (decoys->place == RIGHT_LAST)
        pile_add(&pile, "CERTIFICATE", original);
    draft_clear(&d);
    pile_close(&pile);
}

void write_crowds(void)
{
    static const struct decoys crowds[] = {
        {"one-key-first.pile", RIGHT_FIRST, false, false, false},
        {"one-key-last.pile", RIGHT_LAST, false, false, false},
        {"one-key-expired.pile", RIGHT_LAST, false, true, false},
        {"keys.pile", RIGHT_LAST, true, false, false},
        {"keys-without.pile", RIGHT_NOWHERE, true, false, false},
        {"no-identifiers.pile", RIGHT_LAST, true, false, true},
    };
    static const struct decoys anchors = {"anchors", RIGHT_LAST, true, false, false};
    static const struct decoys nameless = {"anchors-no-identifiers", RIGHT_LAST, true,
                                           false, true};
    static const struct decoys self_issued = {"self-issued.pile", RIGHT_LAST, true,
                                              false, false};
    for (size_t i = 0; i < sizeof crowds / sizeof crowds[0]; i++)
        write_crowd(&crowds[i], PROFILE_INTERMEDIATE, "CN=Root", KEY_CA, KEY_ROOT);
    write_crowd(&anchors, PROFILE_ROOT, "CN=Crowd", KEY_CA, KEY_CA);
    write_crowd(&nameless, PROFILE_ROOT, "CN=Crowd", KEY_CA, KEY_CA);
    write_crowd(&self_issued, PROFILE_ROOT, "CN=Crowd", KEY_CA, KEY_CA);
    pile_write_leaf("crowd.leaf", "CN=Crowd", KEY_CA);
}
