/* definitions.h -- definitions of the notation, as text files have them: one in each line,
 * NAME := NOTATION, or several in one, NAME = NOTATION ; NAME = NOTATION. */
#ifndef CERTWRIGHT_TESTS_X509_DEFINITIONS_H
#define CERTWRIGHT_TESTS_X509_DEFINITIONS_H

#include "notation.h"

#define DEFINITIONS_MAX 192

/* The last definition of a name counts, so that those of one case come behind those for
 * all. A zeroed object has none. */
struct definitions {
    struct definition all[DEFINITIONS_MAX];
    size_t count;
};

/* trim cuts off the spaces around TEXT, and find_unquoted returns the next C in TEXT that
 * is not between quotation marks, or NULL. */
char *trim(char *text);
char *find_unquoted(char *text, char c);

/* definitions_add adds the definition of NAME as TEXT, both without the spaces around;
 * TEXT must outlive D. */
void definitions_add(struct definitions *d, char *name, char *text);

/* definitions_add_all adds each NAME = NOTATION of TEXT, which is cut into pieces and must
 * outlive D. ORIGIN is for messages. */
void definitions_add_all(struct definitions *d, char *text, const char *origin);

/* definitions_load adds each NAME := NOTATION of the file at PATH, whose other lines are
 * empty or begin with '#'. CONTENTS is what D points into: to be freed with it. */
void definitions_load(struct definitions *d, const char *path, char **contents);

#endif
