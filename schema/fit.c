/* fit.c -- finding the field for an element. What recursion there is follows the
 * tables, not the document. */
#include "fit.h"

#include "../asn1/der.h"
#include "../asn1/oid.h"

struct place place_of_document(const struct schema_type *type)
{
    struct place place = {.type = type, .is_single = type != NULL};
    return place;
}

struct place place_inside(const struct schema_type *type, struct bytes oid)
{
    struct place place = {.type = type->fields[0].type,
                          .field = &type->fields[0],
                          .is_single = true,
                          .oid = oid};
    return place;
}

/* The identifier outside counts for what is in a list or behind an EXPLICIT tag, and a
 * SEQUENCE has its own. */
struct place place_of_match(const struct match *match, struct bytes oid)
{
    struct place place = {.type = match->type};
    if (match->kind == NODE_TAG) {
        place.is_single = true;
        place.field = match->alternative != NULL ? match->alternative : match->field;
        place.oid = oid;
    } else if (match->type != NULL && match->type->kind == SCHEMA_SET_OF) {
        place.oid = oid;
    }
    return place;
}

const struct schema_opening *fit_opening(const struct schema_type *type,
                                         struct bytes oid)
{
    char text[OID_TEXT_SIZE];
    if (type->opening_count == 0 || oid.length == 0)
        return NULL;
    oid_to_text(oid, text);
    for (size_t i = 0; i < type->opening_count; i++)
        if (strcmp(type->openings[i].oid, text) == 0)
            return &type->openings[i];
    return NULL;
}

static bool fits(const struct schema_type *type, uint8_t tag, struct bytes oid,
                 struct match *match);

/* The same for a field, with its tag. TARGET is field or alternative. */
static bool fits_field(const struct schema_field *field,
                       const struct schema_field **target, uint8_t tag,
                       struct bytes oid, struct match *match)
{
    if (field->tagging == SCHEMA_OWN_TAG) {
        if (!fits(field->type, tag, oid, match))
            return false;
        *target = field;
        return true;
    }
    bool is_explicit = field->tagging == SCHEMA_EXPLICIT;
    unsigned constructed =
        is_explicit ? DER_CONSTRUCTED : field->type->tag & DER_CONSTRUCTED;
    if (tag != (DER_CONTEXT(0) | constructed | field->tag_number))
        return false;
    match->kind = is_explicit ? NODE_TAG : NODE_FIELD;
    match->type = field->type;
    *target = field;
    return true;
}

static bool fits_choice(const struct schema_type *type, uint8_t tag, struct bytes oid,
                        struct match *match)
{
    for (size_t i = 0; i < type->field_count; i++)
        if (fits_field(&type->fields[i], &match->alternative, tag, oid, match))
            return true;
    return false;
}

/* An open type whose identifier nobody knows, or which is not looked into, is what its
 * tag says. */
static bool fits_open(const struct schema_type *type, uint8_t tag, struct bytes oid,
                      struct match *match)
{
    const struct schema_opening *opening = fit_opening(type, oid);
    if (opening != NULL && opening->type != NULL) {
        if (!fits(opening->type, tag, oid, match))
            return false;
    } else {
        match->kind = NODE_FIELD;
        match->type = NULL;
        match->is_opaque = opening != NULL;
    }
    match->opening = opening;
    return true;
}

/* Whether an element with the identifier octet TAG can be of TYPE. */
static bool fits(const struct schema_type *type, uint8_t tag, struct bytes oid,
                 struct match *match)
{
    switch (type->kind) {
    case SCHEMA_CHOICE:
        return fits_choice(type, tag, oid, match);
    case SCHEMA_OPEN:
        return fits_open(type, tag, oid, match);
    case SCHEMA_PIECES:
        return false; /* no element, whatever the first byte is */
    default:
        match->kind = NODE_FIELD;
        match->type = type;
        return tag == type->tag;
    }
}

static struct match undefined(void)
{
    struct match match = {.kind = NODE_UNDEFINED};
    return match;
}

static struct match match_single(struct place *place, uint8_t tag)
{
    struct match match = undefined();
    bool is_first = !place->is_taken;
    place->is_taken = true;
    if (!is_first || !fits(place->type, tag, place->oid, &match))
        return undefined();
    match.field = place->field;
    return match;
}

/* Fields come in order, and those that may be absent are passed over. If none fits, the
 * element stands where the next one should that must be there. */
static struct match match_in_sequence(struct place *place, uint8_t tag)
{
    const struct schema_type *type = place->type;
    struct match match = undefined();
    size_t i = place->next;
    while (i < type->field_count) {
        const struct schema_field *field = &type->fields[i++];
        if (fits_field(field, &match.field, tag, place->oid, &match)) {
            place->next = i;
            return match;
        }
        match = undefined();
        if (!field->is_optional) {
            place->next = i;
            break;
        }
    }
    return match;
}

struct match place_match(struct place *place, uint8_t tag)
{
    struct match match = undefined();
    if (place->type == NULL)
        return match;
    if (place->is_single)
        return match_single(place, tag);
    switch (place->type->kind) {
    case SCHEMA_SEQUENCE:
        return match_in_sequence(place, tag);
    case SCHEMA_SEQUENCE_OF:
    case SCHEMA_SET_OF:
        if (fits_field(&place->type->fields[0], &match.field, tag, place->oid, &match))
            return match;
        return undefined();
    default:
        return undefined();
    }
}

size_t place_missing(const struct place *place)
{
    size_t count = 0;
    if (place->type == NULL)
        return 0;
    if (place->is_single)
        return !place->is_taken;
    if (place->type->kind == SCHEMA_SEQUENCE)
        for (size_t i = place->next; i < place->type->field_count; i++)
            count += !place->type->fields[i].is_optional;
    return count;
}
