/* fit.h -- which field of the tables an element is. A place is where the next element
 * of some container stands; an element is known by its identifier octet, by the fields
 * that came before, and, in an open type, by an OBJECT IDENTIFIER. */
#ifndef CERTWRIGHT_SCHEMA_FIT_H
#define CERTWRIGHT_SCHEMA_FIT_H

#include "schema.h"

struct place {
    const struct schema_type *type;   /* of the container, or of the one thing in it;
                                       * NULL: nothing is known */
    const struct schema_field *field; /* of the one thing */
    bool is_single;   /* the inside of an EXPLICIT tag, an OCTET STRING, the document */
    bool is_taken;    /* and the one thing was there */
    size_t next;      /* of the fields of a SEQUENCE */
    struct bytes oid; /* which open types here go by */
};

struct match {
    enum schema_node_kind kind; /* NODE_FIELD, NODE_TAG or NODE_UNDEFINED */
    const struct schema_field *field, *alternative;
    const struct schema_type *type;
    const struct schema_opening *opening;
    bool is_opaque; /* the OID is known, and that its value is not looked into */
};

/* place_of_document returns the place of a whole document of TYPE, which may be
 * NULL. */
struct place place_of_document(const struct schema_type *type);

/* place_inside returns the place inside an OCTET STRING or BIT STRING of TYPE. */
struct place place_inside(const struct schema_type *type, struct bytes oid);

/* place_of_match returns the first place inside an element that matched. OID is the one
 * of the place around. */
struct place place_of_match(const struct match *match, struct bytes oid);

/* place_match tells what the element with the identifier octet TAG is, and moves PLACE
 * behind it. */
struct match place_match(struct place *place, uint8_t tag);

/* place_missing returns how many fields that are not OPTIONAL would still have to
 * come. */
size_t place_missing(const struct place *place);

/* fit_opening returns the row of TYPE for OID, or NULL. */
const struct schema_opening *fit_opening(const struct schema_type *type,
                                         struct bytes oid);

#endif
