/* table.h -- runs tables of structures, right and wrong, against the readers of x509/.
 *
 * A table is a file of lines. `NAME := NOTATION` defines a part (notation.h). A case is
 *
 *     reader | document | events
 *
 * whose document is written in notation, or as `NAME = NOTATION; ...`: the definition that has
 * the reader's name, with these parts in the place of the defined ones. The events are "ok",
 * or flaws and at most one error behind them, separated by ';':
 *
 *     flaw KIND PLACE CLAUSE; error KIND PLACE CLAUSE
 *
 * PLACE is the number of a mark '^' in the document, counted from 1, or "start", "end", or
 * "none"; CLAUSE is "-" where the error names none. Strict reading fails with the first of
 * them; tolerant reading reports all flaws, goes on, and fails with the error if there is
 * one. Lines that begin with '#' and empty lines are passed over; "#BUG" marks a case that is
 * right and fails: take the mark away with the bug. */
#ifndef CERTWRIGHT_TESTS_X509_TABLE_H
#define CERTWRIGHT_TESTS_X509_TABLE_H

#include "asn1/der_reader.h"
#include "notation.h"

/* A reader of x509/ by its name in tables. */
struct table_reader {
    const char *name;
    bool (*read)(struct der_reader *reader);
    bool is_strict_only; /* it takes no reader, and so cannot be tolerant */
};

/* table_readers ends with a row without a name. */
extern const struct table_reader table_readers[];

#define TABLE_EVENTS_MAX 8

/* Collects the flaws that a tolerant reader reports. */
struct flaw_collector {
    struct der_flaws flaws;
    struct error seen[TABLE_EVENTS_MAX];
    size_t count;
};

/* flaw_collector_init makes C empty; pass &c->flaws where a der_flaws is wanted. */
void flaw_collector_init(struct flaw_collector *c);

/* table_run runs every case of the table at PATH, seen from the root of the repository, and
 * returns how many there were. */
size_t table_run(const char *path);

/* table_kind returns the kind of error called NAME: "truncated", "encoding", "unsupported",
 * "rule", "signature", "limit", "memory", "input-output", or "none". */
enum error_kind table_kind(const char *name);

/* table_columns cuts LINE at each '|', and the spaces around, into COLUMNS, at most COUNT of
 * them, and returns how many it has. A '|' inside quotation marks does not count. */
size_t table_columns(char *line, char **columns, size_t count);

/* A walk over the lines of a table for whoever has columns of their own. */
struct table_lines {
    const char *path;
    char *contents, *next;
    size_t number;
    char origin[256]; /* "PATH:NUMBER", for messages */
};

/* table_lines_open starts at the beginning of the file at PATH. */
void table_lines_open(struct table_lines *lines, const char *path);

/* table_lines_next returns the next line that is not empty and no comment, as a string that
 * may be written to; at the end it frees all lines and returns NULL. */
char *table_lines_next(struct table_lines *lines);

#endif
