/* kat_rsp.h -- NIST response files as a series of records of named values, and the
 * tests that run on them. Internal to `certwright kat`. */
#ifndef CERTWRIGHT_KAT_RSP_H
#define CERTWRIGHT_KAT_RSP_H

#include "kat.h"

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
    size_t
        salt_length; /* "Salt len: 20" among the comments; RSA_PSS_SALT_ANY if none */
    struct rsp_value values[RSP_VALUES_MAX];
    size_t count;
    bool is_overflowing; /* there were more names than fit */
    const char *reason;  /* why nothing of the file is run */
};

/* rsp_text returns the value called NAME, or NULL. */
const char *rsp_text(const struct rsp_state *state, const char *name);

/* rsp_fresh tells whether NAME was set in the record at hand. */
bool rsp_fresh(const struct rsp_state *state, const char *name);

/* rsp_number returns the decimal value called NAME, or 0. */
unsigned long rsp_number(const struct rsp_state *state, const char *name);

/* rsp_remember sets the value called NAME to what the one called FROM is now. */
void rsp_remember(struct rsp_state *state, const char *name, const char *from);

/* rsp_octets decodes the hexadecimal value called NAME into new memory, owned by the
 * caller. False if there is none, it is not hexadecimal, or memory is out; nothing is
 * owned then. */
bool rsp_octets(const struct rsp_state *state, const char *name, uint8_t **octets,
                size_t *length) __attribute__((warn_unused_result));

/* Each runs the record at hand, if it is a whole vector. */
void rsp_run_message(struct rsp_state *state);
void rsp_run_monte(struct rsp_state *state);
void rsp_run_hmac(struct rsp_state *state);
void rsp_run_key(struct rsp_state *state);
void rsp_run_pkcs1(struct rsp_state *state);
void rsp_run_pss(struct rsp_state *state);

/* rsp_run_none skips it, for the reason of the file. */
void rsp_run_none(struct rsp_state *state);

#endif
