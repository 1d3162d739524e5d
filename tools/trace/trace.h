/* trace.h -- the parts of `certwright trace`; each has a file of its name. */
#ifndef CERTWRIGHT_TRACE_H
#define CERTWRIGHT_TRACE_H

#include "../cli/command.h"
#include "../cli/options.h"

extern const struct command trace_sign, trace_verify, trace_build, trace_keygen,
    trace_curve;

#endif
