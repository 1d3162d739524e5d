/* pieces.h -- the inside of an OCTET STRING or BIT STRING that is no ASN.1 but has pieces at
 * fixed places, as a point of a curve has: which layout it has, and where the pieces are. */
#ifndef CERTWRIGHT_SCHEMA_PIECES_H
#define CERTWRIGHT_SCHEMA_PIECES_H

#include "fit.h"

/* pieces_layout returns the layout that CONTENTS have at PLACE, the inside of an ENCLOSING
 * type, or NULL: it is no place for pieces, or they do not fit. */
const struct schema_layout *pieces_layout(const struct place *place,
                                          struct bytes contents);

/* pieces_length returns how many bytes of a whole of LENGTH the piece INDEX of LAYOUT has. */
size_t pieces_length(const struct schema_layout *layout, size_t length, size_t index);

#endif
