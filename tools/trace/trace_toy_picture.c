/* trace_toy_picture.c -- the picture is a grid of cells. A cell stands for SCALE numbers in
 * a row and 2 SCALE in a column when the field is too large for the width, for a character
 * is about twice as high as it is wide; what is in it is then how many points there are. */
#include "trace_toy_picture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define MARGIN       6  /* columns before the axis */
#define CELLS_MAX    73 /* columns after it */
#define LABEL_EVERY  5
#define EMPTY_CELL   0
#define LINE_CELL    '+'
#define ASCII_POINTS "o"

struct glyphs {
    const char *point, *empty, *line, *vertical, *corner, *horizontal;
};

static const struct glyphs ascii = {ASCII_POINTS, ".", "+", "|", "+", "-"};
static const struct glyphs utf8 = {"●", "·", "◦", "│", "└", "─"};

struct grid {
    int columns, rows, scale_x, scale_y;
    bool is_wide; /* a space between columns */
    char letter[CELLS_MAX][CELLS_MAX];
    int points[CELLS_MAX][CELLS_MAX];
};

static bool is_utf8(void)
{
    static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const char *value = getenv(names[i]);
        if (value == NULL || value[0] == '\0')
            continue;
        const char *charset = strchr(value, '.');
        return charset != NULL && (strncasecmp(charset, ".utf-8", 6) == 0 ||
                                   strncasecmp(charset, ".utf8", 5) == 0);
    }
    return false;
}

bool toy_draws_lines(int p)
{
    return p <= CELLS_MAX;
}

static void fit(struct grid *grid, int p)
{
    memset(grid, 0, sizeof *grid);
    grid->scale_x = (p + CELLS_MAX - 1) / CELLS_MAX;
    grid->scale_y = toy_draws_lines(p) ? 1 : 2 * grid->scale_x;
    grid->columns = (p + grid->scale_x - 1) / grid->scale_x;
    grid->rows = (p + grid->scale_y - 1) / grid->scale_y;
    grid->is_wide = 2 * p - 1 <= CELLS_MAX;
}

static char *letter_at(struct grid *grid, struct toy_point point)
{
    return &grid->letter[point.y / grid->scale_y][point.x / grid->scale_x];
}

static void put_line(struct grid *grid, const struct toy_group *group,
                     const struct toy_drawing *drawing)
{
    int p = group->curve.p;
    struct toy_point start = drawing->marks[0].point;
    for (int x = 0; x < p; x++) {
        int y = toy_modulo((int64_t)drawing->slope * (x - start.x) + start.y, p);
        *letter_at(grid, (struct toy_point){.x = x, .y = y}) = LINE_CELL;
    }
}

/* The first of two marks at one place is seen. */
static void put_marks(struct grid *grid, const struct toy_drawing *drawing)
{
    for (int i = drawing->mark_count - 1; i >= 0; i--)
        if (!drawing->marks[i].point.is_infinity)
            *letter_at(grid, drawing->marks[i].point) = drawing->marks[i].letter;
}

static void print_cell(const struct grid *grid, const struct glyphs *glyphs, int x,
                       int y)
{
    char letter = grid->letter[y][x];
    int points = grid->points[y][x];
    bool is_scaled = grid->scale_x > 1;
    if (letter != EMPTY_CELL && letter != LINE_CELL)
        putchar(letter);
    else if (points > 0 && is_scaled)
        putchar(points > 9 ? '*' : '0' + (char)points);
    else
        fputs(points > 0            ? glyphs->point
              : letter == LINE_CELL ? glyphs->line
                                    : glyphs->empty,
              stdout);
}

static void print_row(const struct grid *grid, const struct glyphs *glyphs, int y)
{
    if (y % LABEL_EVERY == 0)
        printf("%*d", MARGIN, y * grid->scale_y);
    else
        printf("%*s", MARGIN, "");
    fputs(glyphs->vertical, stdout);
    for (int x = 0; x < grid->columns; x++) {
        print_cell(grid, glyphs, x, y);
        if (grid->is_wide && x + 1 < grid->columns)
            putchar(' ');
    }
    putchar('\n');
}

static void print_axis(const struct grid *grid, const struct glyphs *glyphs)
{
    int width = grid->is_wide ? 2 : 1, used = 0;
    printf("%*s%s", MARGIN, "", glyphs->corner);
    for (int i = 0; i < width * grid->columns - (width - 1); i++)
        fputs(glyphs->horizontal, stdout);
    printf("\n%*s", MARGIN + 1, "");
    for (int x = 0; x < grid->columns; x += LABEL_EVERY) {
        used += printf("%*s%d", width * x - used, "", x * grid->scale_x);
        if (width * (x + LABEL_EVERY) + 3 > CELLS_MAX)
            break;
    }
    putchar('\n');
}

void toy_draw(const struct toy_group *group, const struct toy_drawing *drawing)
{
    const struct glyphs *glyphs = is_utf8() ? &utf8 : &ascii;
    static struct grid grid;
    fit(&grid, group->curve.p);
    for (int i = 0; i < group->count; i++) {
        struct toy_point point = group->points[i];
        grid.points[point.y / grid.scale_y][point.x / grid.scale_x]++;
    }
    if (drawing != NULL && drawing->has_line && toy_draws_lines(group->curve.p))
        put_line(&grid, group, drawing);
    if (drawing != NULL)
        put_marks(&grid, drawing);
    for (int y = grid.rows - 1; y >= 0; y--)
        print_row(&grid, glyphs, y);
    print_axis(&grid, glyphs);
}
