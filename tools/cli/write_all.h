/* write_all.h -- all of it into a descriptor. */
#ifndef CERTWRIGHT_WRITE_ALL_H
#define CERTWRIGHT_WRITE_ALL_H

#include <stdbool.h>

#include "../../asn1/bytes.h"

/* write_all writes CONTENTS to DESCRIPTOR. A signal that is held and ends the process breaks
 * it off (held_signals.h). False, errno, and nothing said, on failure. */
bool write_all(int descriptor, struct bytes contents)
    __attribute__((warn_unused_result));

#endif
