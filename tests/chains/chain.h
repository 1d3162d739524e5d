/* chain.h -- one chain of tests/vectors/x509/chains.txt: what is expected of it, and its
 * certificates and CRLs as settings, pairs of a word and a text. README.md has the
 * language.
 *
 * This is a program for tests: whatever is wrong ends it with a message. All text is
 * borrowed from the table, which stays in memory. */
#ifndef CERTWRIGHT_TESTS_CHAIN_H
#define CERTWRIGHT_TESTS_CHAIN_H

#include <stdbool.h>
#include <stddef.h>

#include "tests/support/notation.h"

#define SETTINGS_MAX 40
#define OBJECTS_MAX  48

/* Longest line of the table, and so longest text of a setting. */
#define CHAIN_TEXT_MAX 8192

struct setting {
    const char *word, *value; /* "notAfter", "2026-05-31T23:59:59Z" */
};

/* A certificate, or a CRL, whose name ends in ".crl". */
struct object {
    char name[32];
    struct setting settings[SETTINGS_MAX];
    size_t setting_count;
    bool is_changed; /* has a line in the chain's own block */
};

struct chain {
    const char *name, *classes, *fault, *want, *openssl, *options;
    const char *trusted, *untrusted, *target, *crls; /* names of objects, or NULL */
    struct object objects[OBJECTS_MAX];              /* in the order of their lines */
    size_t object_count;
};

/* table_open reads the file at PATH. */
void table_open(const char *path);

/* table_next sets CHAIN to the next one: the default chain with its own lines applied.
 * False at the end. */
bool table_next(struct chain *chain);

/* table_definitions sets DEFINITIONS to those of the table so far and returns how many
 * there are. */
size_t table_definitions(const struct definition **definitions);

/* table_close frees the file. */
void table_close(void);

/* table_die ends the program; the message says which line, or which chain if it is made
 * already. */
void table_die(const char *format, ...) __attribute__((format(printf, 1, 2), noreturn));

/* chain_object returns the object called NAME, which must be there. */
const struct object *chain_object(const struct chain *chain, const char *name);

/* object_is_crl tells whether OBJECT is a CRL. */
bool object_is_crl(const struct object *object);

/* object_get returns the text of the last setting of OBJECT with this WORD, or NULL. */
const char *object_get(const struct object *object, const char *word);

/* object_need does the same; the setting must be there. */
const char *object_need(const struct object *object, const char *word);

/* cut_text takes the piece before the next SEPARATOR that is not in braces or quotes off
 * *REST and returns it without spaces around it, or NULL if nothing is left. *REST is
 * NULL after the last one. */
char *cut_text(char **rest, char separator);

/* text_copy copies TEXT to COPY and returns it. */
char *text_copy(char copy[CHAIN_TEXT_MAX], const char *text);

#endif
