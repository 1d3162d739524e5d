/* explain_text.c -- the explanation as text. A block for each node: rows of octets on
 * the left, each with its offset, contents a little further right than the header;
 * lines of text on the right, further right the deeper the node lies. Colours are by
 * depth. */
#include "explain_text.h"

#include <stdlib.h>
#include <string.h>

#include "../../asn1/text.h"

#define ROW_OCTETS    8
#define SHORT_OCTETS  24 /* longer contents are abbreviated to two rows */
#define SHORT_VALUE   400
#define FULL_VALUE    ((size_t)1 << 20) /* of longer text the octets are enough */
#define OFFSET_DIGITS 6
/* The offset, two spaces, two more before contents, the octets, two spaces. */
#define LEFT_COLUMNS (OFFSET_DIGITS + 2 + 2 + 3 * ROW_OCTETS - 1 + 2)

#define INDENT_STEP  2
#define INDENT_MAX   24
#define TEXT_COLUMNS 36 /* at least, however narrow the terminal is */
#define PATH_SIZE    4096

#define DEFINITION_SIZE 512

/* Line kinds, which stand as the first octet of each line of text. */
#define LINE_NAME       'N'
#define LINE_DEFINITION 'D'
#define LINE_MEANING    'M'

#define COLOUR_END "\033[0m"

struct block {
    const struct schema_tree *tree;
    const struct schema_node *node;
    const struct explain_style *style;
    struct bytes header, contents; /* its own octets */
    size_t shown;                  /* of the contents */
    bool is_masked;
    unsigned indent;
    char *lines; /* of text, each with its kind before it and a newline behind it */
    size_t lines_size;
};

/* --- the left side ---------------------------------------------------------------- */

static const char *colour_of_depth(const struct block *block)
{
    /* Those that can be read on black and on white. */
    static const char *const colours[] = {"\033[34m", "\033[32m", "\033[35m",
                                          "\033[36m", "\033[31m", "\033[33m"};
    return block->style->is_coloured
               ? colours[block->node->depth % (sizeof colours / sizeof colours[0])]
               : "";
}

/* Prints one row of OCTETS, of which the first is at OFFSET, padded to the right
 * side. */
static void print_octets(FILE *stream, const struct block *block, struct bytes octets,
                         size_t offset, bool is_contents)
{
    fprintf(stream, "%*zu  %s%s", OFFSET_DIGITS, offset, is_contents ? "  " : "",
            colour_of_depth(block));
    for (size_t i = 0; i < octets.length; i++)
        fprintf(stream, "%s%02x", i > 0 ? " " : "", octets.data[i]);
    fputs(block->style->is_coloured ? COLOUR_END : "", stream);
    size_t used = 3 * octets.length + OFFSET_DIGITS + (is_contents ? 3 : 1);
    fprintf(stream, "%*s", LEFT_COLUMNS - (int)used, "");
}

static size_t rows_of(size_t length)
{
    return (length + ROW_OCTETS - 1) / ROW_OCTETS;
}

static struct bytes row_of(struct bytes octets, size_t row)
{
    size_t start = row * ROW_OCTETS;
    size_t length = octets.length - start;
    return bytes_of(octets.data + start, length < ROW_OCTETS ? length : ROW_OCTETS);
}

/* Prints the ROWth row of the left side; false if there are no more. */
static bool print_left(FILE *stream, const struct block *block, size_t row)
{
    size_t header_rows = rows_of(block->header.length);
    size_t shown_rows = rows_of(block->shown), offset = block->node->offset;
    if (row < header_rows) {
        print_octets(stream, block, row_of(block->header, row),
                     offset + row * ROW_OCTETS, false);
        return true;
    }
    row -= header_rows;
    offset += block->header.length;
    if (row < shown_rows) {
        print_octets(stream, block,
                     row_of(bytes_of(block->contents.data, block->shown), row),
                     offset + row * ROW_OCTETS, true);
        return true;
    }
    size_t rest = block->contents.length - block->shown;
    if (row > shown_rows || rest == 0)
        return false;
    char note[64];
    snprintf(note, sizeof note, "  ... %zu %s%s", rest,
             block->shown > 0 ? "more" : "byte",
             block->shown > 0 || rest == 1 ? "" : "s");
    fprintf(stream, "%*zu  %-*s", OFFSET_DIGITS, offset + block->shown,
            LEFT_COLUMNS - OFFSET_DIGITS - 2, note);
    return true;
}

/* --- the right side --------------------------------------------------------------- */

/* Returns how much of TEXT, which is not empty, goes on a line of COLUMNS: to a space,
 * to the point of a path before EQUALS, or, where there is neither, as far as it goes.
 * Octets that continue a character of UTF-8 take no column. */
static size_t line_length(const char *text, const char *equals, unsigned columns)
{
    size_t length = 0, cut = 0;
    for (unsigned used = 0; text[length] != '\0'; length++) {
        if (((unsigned char)text[length] & 0xc0) != 0x80 && used++ == columns)
            return text[length] == ' ' || cut == 0 ? length : cut;
        if (text[length] == ' ')
            cut = length;
        else if (text[length] == '.' && equals != NULL && text + length < equals)
            cut = length + 1;
    }
    return length;
}

/* Appends TEXT of this KIND to LINES. */
static void put_wrapped(struct text *lines, char kind, const char *text,
                        unsigned columns)
{
    const char *equals = strstr(text, " = ");
    while (*text != '\0') {
        size_t length = line_length(text, equals, columns);
        text_put(lines, &kind, 1);
        text_put(lines, text, length);
        text_put(lines, "\n", 1);
        text += length;
        text += *text == ' ';
    }
}

/* How much is shown of a value in words. */
static size_t value_max(const struct block *block)
{
    return block->style->is_full ? FULL_VALUE : SHORT_VALUE;
}

/* Writes the value of the node in words into TEXT, which has room for all that is shown
 * of it. */
static void write_value(const struct block *block, size_t index, char *text,
                        size_t size)
{
    size_t octets = block->contents.length;
    if (block->is_masked) {
        snprintf(text, size, "(secret, %zu byte%s; --secrets shows %s)", octets,
                 octets == 1 ? "" : "s", octets == 1 ? "it" : "them");
        return;
    }
    size_t length = schema_value(block->tree, index, text, size);
    size_t cut = value_max(block);
    if (length <= cut)
        return;
    while (((unsigned char)text[cut] & 0xc0) == 0x80)
        cut--;
    snprintf(text + cut, size - cut, "... (%zu bytes%s)", octets,
             block->style->is_full ? "" : "; --full shows them");
}

/* The text may be of a private number. */
static void wipe_and_free(char *text, size_t length)
{
    if (text != NULL)
        explicit_bzero(text, length);
    free(text);
}

/* Returns the path of the node and its value; owned by the caller. */
static char *name_of(const struct block *block, size_t index)
{
    size_t value = schema_value(block->tree, index, NULL, 0);
    if (value > value_max(block))
        value = value_max(block);
    size_t size = PATH_SIZE + 96 + value;
    char *name = malloc(size);
    if (name == NULL)
        return NULL;
    size_t length = schema_path(block->tree, index, name, PATH_SIZE);
    if (length >= PATH_SIZE)
        length = PATH_SIZE - 1;
    length += (size_t)snprintf(name + length, size - length, " = ");
    write_value(block, index, name + length, size - length);
    return name;
}

static void put_definition(struct text *lines, const struct block *block, size_t index,
                           unsigned columns)
{
    const char *definition = schema_definition(block->tree, index);
    const char *source = schema_source(block->tree, index);
    char line[DEFINITION_SIZE];
    bool fits = strlen(definition) + strlen(source) + 3 <= columns;
    snprintf(line, sizeof line, "%s%s%s%s", definition, fits ? " (" : "",
             fits ? source : "", fits ? ")" : "");
    put_wrapped(lines, LINE_DEFINITION, line, columns);
    snprintf(line, sizeof line, "(%s)", source);
    if (!fits)
        put_wrapped(lines, LINE_DEFINITION, line, columns);
}

/* Puts the lines of text together, in a buffer that never moves: nothing of a private
 * number stays behind. A line has at least one octet of text, and two more. */
static bool make_lines(struct block *block, size_t index)
{
    const char *meaning = schema_meaning(block->tree, index);
    char *name = name_of(block, index);
    if (name == NULL)
        return false;
    size_t name_length = strlen(name);
    block->lines_size = 3 * (name_length + 2 * DEFINITION_SIZE + strlen(meaning)) + 1;
    block->lines = malloc(block->lines_size);
    if (block->lines != NULL) {
        struct text lines = text_of(block->lines, block->lines_size);
        unsigned taken = LEFT_COLUMNS + block->indent;
        unsigned columns = block->style->columns > taken + TEXT_COLUMNS
                               ? block->style->columns - taken
                               : TEXT_COLUMNS;
        put_wrapped(&lines, LINE_NAME, name, columns);
        put_definition(&lines, block, index, columns);
        put_wrapped(&lines, LINE_MEANING, meaning, columns);
        text_end(&lines);
    }
    wipe_and_free(name, name_length);
    return block->lines != NULL;
}

static void print_line(FILE *stream, const struct block *block, char kind,
                       const char *text, size_t length)
{
    bool is_coloured = block->style->is_coloured && kind != LINE_MEANING;
    fprintf(stream, "%*s", (int)block->indent, "");
    if (is_coloured)
        fprintf(stream, "%s", kind == LINE_NAME ? "\033[1m" : "\033[2m");
    if (is_coloured && kind == LINE_NAME)
        fputs(colour_of_depth(block), stream);
    fwrite(text, 1, length, stream);
    if (is_coloured)
        fputs(COLOUR_END, stream);
}

/* --- blocks ----------------------------------------------------------------------- */

/* BASE is the depth of the outermost node that is printed, at the left edge of the
 * text. */
static struct block block_of(const struct schema_tree *tree, unsigned base,
                             size_t index, const struct explain_style *style)
{
    const struct schema_node *node = &tree->nodes[index];
    struct block block = {.tree = tree, .node = node, .style = style};
    unsigned indent = INDENT_STEP * (node->depth - base);
    block.indent = indent < INDENT_MAX ? indent : INDENT_MAX;
    block.header = bytes_of(tree->document.data + node->offset, node->header_length);
    if (!node->has_children)
        block.contents = schema_contents(tree, index);
    block.shown = block.contents.length;
    if (!style->is_full && block.shown > SHORT_OCTETS)
        block.shown = 2 * ROW_OCTETS;
    block.is_masked = block.contents.length > 0 && !style->shows_secret &&
                      schema_is_secret(tree, index);
    if (block.is_masked)
        block.shown = 0;
    return block;
}

static bool print_block(FILE *stream, const struct schema_tree *tree, unsigned base,
                        size_t index, const struct explain_style *style)
{
    struct block block = block_of(tree, base, index, style);
    bool ok = make_lines(&block, index);
    const char *line = block.lines;
    for (size_t row = 0; ok; row++) {
        bool has_left = print_left(stream, &block, row);
        if (!has_left && *line == '\0')
            break;
        if (*line != '\0') {
            size_t length = strcspn(line + 1, "\n");
            if (!has_left)
                fprintf(stream, "%*s", LEFT_COLUMNS, "");
            print_line(stream, &block, line[0], line + 1, length);
            line += length + 2;
        }
        putc('\n', stream);
    }
    wipe_and_free(block.lines, block.lines_size);
    return ok;
}

/* Prints the nodes that it visits, or the first of a path and those in it. */
struct printer {
    struct schema_visitor visitor;
    FILE *stream;
    const struct explain_style *style;
    const char *only, *heading;
    struct explain_span *span;
    unsigned base; /* depth of the first node */
    bool has_begun, has_failed;
};

static bool has_path(const struct schema_tree *tree, size_t index, const char *path)
{
    char text[PATH_SIZE];
    return schema_path(tree, index, text, sizeof text) < sizeof text &&
           strcmp(text, path) == 0;
}

static bool print_node(struct schema_visitor *visitor, const struct schema_tree *view,
                       size_t index)
{
    struct printer *printer = (struct printer *)visitor;
    const struct schema_node *node = &view->nodes[index];
    size_t end = (size_t)node->offset + node->header_length + node->contents_length;
    if (!printer->has_begun) {
        if (printer->only != NULL && !has_path(view, index, printer->only))
            return true;
        printer->base = node->depth;
        printer->span->start = node->offset;
        fputs(printer->heading, printer->stream);
    } else if (printer->only != NULL && node->depth <= printer->base) {
        return false;
    } else {
        putc('\n', printer->stream);
    }
    printer->has_begun = true;
    if (end > printer->span->end)
        printer->span->end = end;
    printer->has_failed =
        !print_block(printer->stream, view, printer->base, index, printer->style);
    return !printer->has_failed;
}

bool explain_text(FILE *stream, const struct schema_tree *tree, const char *only,
                  const char *heading, const struct explain_style *style,
                  struct explain_span *span)
{
    struct printer printer = {.visitor = {print_node},
                              .stream = stream,
                              .style = style,
                              .only = only,
                              .heading = heading,
                              .span = span};
    *span = (struct explain_span){0, 0};
    return schema_walk(tree, &printer.visitor) || !printer.has_failed;
}
