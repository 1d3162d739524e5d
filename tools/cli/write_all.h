/* write_all.h -- writing all of something to a descriptor. */
#ifndef CERTWRIGHT_WRITE_ALL_H
#define CERTWRIGHT_WRITE_ALL_H

#include <stdbool.h>

#include "../../asn1/bytes.h"

/* write_all writes CONTENTS to DESCRIPTOR. False, and errno, on failure, which the caller
 * reports; EINTR also if held_signals_ask_to_stop before all is written. */
bool write_all(int descriptor, struct bytes contents)
    __attribute__((warn_unused_result));

#endif
