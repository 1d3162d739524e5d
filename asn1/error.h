/* error.h -- what went wrong, where in the input, and which clause says so.
 *
 * An error belongs to the caller, who zeroes it before the first use. The first failure
 * is kept and later ones are ignored, so a reader of the message sees the cause and not
 * its consequences. */
#ifndef CERTWRIGHT_ERROR_H
#define CERTWRIGHT_ERROR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum error_kind {
    ERROR_NONE,
    ERROR_TRUNCATED,    /* the input ends too early */
    ERROR_ENCODING,     /* not DER, PEM or base64 as the standards have it */
    ERROR_UNSUPPORTED,  /* well-formed, but certwright has no code for it */
    ERROR_RULE,         /* well-formed, but against a rule of the standard */
    ERROR_SIGNATURE,    /* a signature does not verify */
    ERROR_LIMIT,        /* larger than certwright accepts */
    ERROR_MEMORY,       /* memory ran out */
    ERROR_INPUT_OUTPUT, /* the system refused something */
};

/* For errors that lie at no place in the input. */
#define ERROR_NO_OFFSET SIZE_MAX

struct error {
    enum error_kind kind;
    size_t offset;      /* octets from the start of the document, or ERROR_NO_OFFSET */
    const char *source; /* the clause that was broken ("X.690 10.1"), or NULL */
    char message[160];  /* "FIELD: want ..., have ...", one line of plain ASCII */
};

/* error_clear makes ERROR one that has not failed, as zeroing it does, with an empty
 * message, and leaves the rest of it as it is: nobody looks there before the kind says
 * so. */
static inline void error_clear(struct error *error)
{
    error->kind = ERROR_NONE;
    error->message[0] = '\0';
}

/* error_fail records a failure in ERROR, unless one is there already, and returns
 * false, so that a check is one `return`. SOURCE is a string that lives for ever, or
 * NULL. */
bool error_fail(struct error *error, enum error_kind kind, size_t offset,
                const char *source, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

#endif
