/* pieces.c -- which layout a run of bytes has. */
#include "pieces.h"

/* Shorter ones are none: the smallest curve of SEC 2 has coordinates of 14 bytes. So a
 * document has no more nodes than every second byte (schema.h). */
#define PIECE_LENGTH_MIN 14

static bool has_layout(const struct schema_layout *layout, struct bytes contents)
{
    size_t parts = layout->field_count - layout->has_form;
    if (contents.length < layout->has_form + parts * PIECE_LENGTH_MIN ||
        (contents.length - layout->has_form) % parts != 0)
        return false;
    if (layout->has_form)
        return contents.data[0] == layout->form;
    return contents.length == layout->length;
}

/* The type that is at PLACE, of an open one by its identifier. */
static const struct schema_type *type_at(const struct place *place)
{
    const struct schema_type *type = place->type;
    if (type == NULL || type->kind != SCHEMA_OPEN)
        return type;
    const struct schema_opening *opening = fit_opening(type, place->oid);
    return opening != NULL ? opening->type : NULL;
}

const struct schema_layout *pieces_layout(const struct place *place,
                                          struct bytes contents)
{
    const struct schema_type *type = type_at(place);
    if (type == NULL || type->kind != SCHEMA_PIECES)
        return NULL;
    for (size_t i = 0; i < type->layout_count; i++)
        if (has_layout(&type->layouts[i], contents))
            return &type->layouts[i];
    return NULL;
}

size_t pieces_length(const struct schema_layout *layout, size_t length, size_t index)
{
    if (!layout->has_form)
        return length / layout->field_count;
    return index == 0 ? 1 : (length - 1) / (layout->field_count - 1);
}
