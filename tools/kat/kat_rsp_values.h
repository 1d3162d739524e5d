/* kat_rsp_values.h -- a NIST response file as a series of records of named values. */
#ifndef CERTWRIGHT_KAT_RSP_VALUES_H
#define CERTWRIGHT_KAT_RSP_VALUES_H

#include "../../sha/hash.h"
#include "kat_tally.h"

#define RSP_VALUES_MAX 32

/* One "name = value". Values stay until they are set again: a file gives a key once for
 * many records. */
struct rsp_value {
    const char *name;
    char *text;
    size_t line;
    bool is_fresh; /* set in the record at hand */
};

struct rsp_state {
    struct kat_file *file;
    const struct hash *hash; /* of the file, when the whole is about one */
    /* Of "Salt len: 20" among the comments; RSA_PSS_SALT_ANY if there is none. */
    size_t salt_length;
    struct rsp_value values[RSP_VALUES_MAX];
    size_t count;
    bool is_overflowing; /* there were more names than fit */
    const char *reason;  /* why nothing of the file is run, or NULL */
};

/* rsp_text returns the value called NAME, borrowed, or NULL. */
const char *rsp_text(const struct rsp_state *state, const char *name);

/* rsp_fresh tells whether NAME was set in the record at hand. */
bool rsp_fresh(const struct rsp_state *state, const char *name);

/* rsp_number returns the decimal value called NAME, or 0. */
unsigned long rsp_number(const struct rsp_state *state, const char *name);

/* rsp_set sets the value called NAME, which is fresh or not, to TEXT, on a LINE from 1; both
 * texts are borrowed. If there are too many names, STATE is overflowing. */
void rsp_set(struct rsp_state *state, const char *name, char *text, size_t line,
             bool is_fresh);

/* rsp_remember sets the value called NAME to what the one called FROM is now. */
void rsp_remember(struct rsp_state *state, const char *name, const char *from);

/* rsp_octets decodes the hexadecimal value called NAME into new memory, owned by the
 * caller. False if there is none, it is not hexadecimal, or memory is out; nothing is
 * owned then. */
bool rsp_octets(const struct rsp_state *state, const char *name, uint8_t **octets,
                size_t *length) __attribute__((warn_unused_result));

#endif
