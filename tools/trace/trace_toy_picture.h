/* trace_toy_picture.h -- the points of a toy curve, drawn with characters: as many columns
 * and rows as the field has numbers, or fewer, each for some of them, so that it is never
 * wider than 80 columns. */
#ifndef CERTWRIGHT_TRACE_TOY_PICTURE_H
#define CERTWRIGHT_TRACE_TOY_PICTURE_H

#include "trace_toy_group.h"

/* A point with a letter of its own. */
struct toy_mark {
    struct toy_point point;
    char letter;
};

/* What is drawn beside the points. */
struct toy_drawing {
    const struct toy_mark *marks; /* infinity is passed over */
    int mark_count;
    bool has_line; /* through the first mark, with this slope */
    int slope;
};

/* toy_draw prints the points of GROUP and DRAWING, which may be NULL: with characters of
 * ASCII unless LC_ALL, LC_CTYPE or LANG, the first that is set, asks for UTF-8. */
void toy_draw(const struct toy_group *group, const struct toy_drawing *drawing);

/* toy_draws_lines tells whether the picture of a curve modulo P has a place for every
 * number, without which a line would be no line. */
bool toy_draws_lines(int p);

#endif
