/* advice.h -- what a browser shows when a check fails, and what to do about it, for
 * somebody who meets the error for the first time. */
#ifndef CERTWRIGHT_ADVICE_H
#define CERTWRIGHT_ADVICE_H

#include "../../x509/path/path.h"

struct advice {
    const char *chrome;  /* its name for the error: "NET::ERR_CERT_DATE_INVALID"; or
                          * NULL: it shows the page */
    const char *firefox; /* "SEC_ERROR_EXPIRED_CERTIFICATE"; or NULL, likewise */
    const char *browser; /* the same as a sentence without its full stop, in the place
                          * of the two names; or NULL */
    const char *remedy;  /* what it means and what to do: a sentence without its full
                          * stop */
};

/* advice_for returns the advice on JUDGEMENT, which came of INPUTS: on its most
 * specific reason, or that there is nothing to do. */
const struct advice *advice_for(const struct path_inputs *inputs,
                                const struct path_judgement *judgement);

/* advice_browser_text writes what a browser would show, as one sentence without its
 * full stop. Returns TEXT. */
#define ADVICE_BROWSER_SIZE 256
const char *advice_browser_text(const struct advice *advice,
                                char text[ADVICE_BROWSER_SIZE]);

#endif
