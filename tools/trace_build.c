/* trace_build.c -- `certwright trace build`: a request or certificate growing, element by
 * element, in the order in which a writer of DER appends: the identifier octet of a
 * structure when it begins, what is inside, and its length octets when it ends, for no
 * sooner are they known. Each octet of the result is printed once, with its offset. */
#include <stdio.h>

#include "../schema/schema.h"
#include "draft.h"
#include "output.h"
#include "report.h"
#include "trace.h"

#define ROW_OCTETS 8
#define INDENT_MAX 12 /* levels */
#define PATH_SIZE  512
#define VALUE_SIZE 400
#define COLUMNS    100
#define LEFT       50 /* columns before the text */

/* How far the writing has come. */
struct growth {
    const struct schema_tree *tree;
    size_t written; /* octets so far */
};

/* --- lines ----------------------------------------------------------------------------- */

/* Prints TEXT, broken into lines, the first of which goes on where the left side ends. */
static void print_text(const char *text, int indent)
{
    size_t room = (size_t)(COLUMNS - LEFT - indent);
    for (;;) {
        size_t length = strlen(text);
        if (length > room) {
            for (length = room; length > 0 && text[length] != ' '; length--)
                ;
            if (length == 0)
                for (length = room; ((uint8_t)text[length] & 0xc0) == 0x80; length--)
                    ;
        }
        fwrite(text, 1, length, stdout);
        putchar('\n');
        text += length;
        text += strspn(text, " ");
        if (*text == '\0')
            return;
        printf("%*s", LEFT + indent, "");
    }
}

static int indent_of(const struct schema_node *node)
{
    return 2 * (node->depth < INDENT_MAX ? node->depth : INDENT_MAX);
}

/* Prints OCTETS, appended now, which will be at OFFSET, in rows; beside the first of them
 * TEXT. */
static void append(struct growth *growth, size_t offset, struct bytes octets,
                   const char *text, int indent)
{
    for (size_t i = 0; i < octets.length || i == 0; i += ROW_OCTETS) {
        size_t rest = octets.length - i < ROW_OCTETS ? octets.length - i : ROW_OCTETS;
        growth->written += rest;
        printf("%7zu %8zu  ", growth->written, offset + i);
        for (size_t j = 0; j < ROW_OCTETS; j++)
            if (j < rest)
                printf(" %02x", octets.data[i + j]);
            else if (i == 0)
                fputs("   ", stdout);
        if (i == 0) {
            printf("%*s", LEFT - 18 - 3 * ROW_OCTETS + indent, "");
            print_text(text, indent);
        } else {
            putchar('\n');
        }
    }
}

static void print_definition(const struct schema_tree *tree, size_t index)
{
    char text[PATH_SIZE];
    int indent = indent_of(&tree->nodes[index]);
    snprintf(text, sizeof text, "%s (%s)", schema_definition(tree, index),
             schema_source(tree, index));
    printf("%*s", LEFT + indent, "");
    print_text(text, indent);
}

/* --- elements -------------------------------------------------------------------------- */

static struct bytes octets_of(const struct schema_tree *tree, size_t offset,
                              size_t length)
{
    return bytes_of(tree->document.data + offset, length);
}

static void begin(struct growth *growth, size_t index)
{
    const struct schema_tree *tree = growth->tree;
    const struct schema_node *node = &tree->nodes[index];
    char path[PATH_SIZE], text[PATH_SIZE + 16];
    schema_path(tree, index, path, sizeof path);
    snprintf(text, sizeof text, "%s begins", path);
    append(growth, node->offset, octets_of(tree, node->offset, 1), text,
           indent_of(node));
    print_definition(tree, index);
}

static void end(struct growth *growth, size_t index)
{
    const struct schema_tree *tree = growth->tree;
    const struct schema_node *node = &tree->nodes[index];
    char path[PATH_SIZE], text[PATH_SIZE + 64];
    schema_path(tree, index, path, sizeof path);
    snprintf(text, sizeof text, "%s ends: length %lu, put behind its identifier", path,
             (unsigned long)node->contents_length);
    append(growth, node->offset + 1u,
           octets_of(tree, node->offset + 1u, node->header_length - 1u), text,
           indent_of(node));
}

static void whole(struct growth *growth, size_t index)
{
    const struct schema_tree *tree = growth->tree;
    const struct schema_node *node = &tree->nodes[index];
    char path[PATH_SIZE], value[VALUE_SIZE], text[PATH_SIZE + VALUE_SIZE + 8];
    schema_path(tree, index, path, sizeof path);
    size_t length = schema_value(tree, index, value, sizeof value);
    if (length >= sizeof value) {
        size_t cut = sizeof value - 4;
        while (((uint8_t)value[cut] & 0xc0) == 0x80)
            cut--;
        strcpy(value + cut, "...");
    }
    snprintf(text, sizeof text, "%s = %s", path, value);
    append(growth, node->offset,
           octets_of(tree, node->offset,
                     (size_t)node->header_length + node->contents_length),
           text, indent_of(node));
    print_definition(tree, index);
}

/* The parents that are open, innermost first, end where the node behind them begins. */
static void end_before(struct growth *growth, uint32_t *open, uint32_t next)
{
    const struct schema_tree *tree = growth->tree;
    while (*open != SCHEMA_NO_PARENT && schema_end(tree, *open) <= next) {
        const struct schema_node *node = &tree->nodes[*open];
        end(growth, *open);
        if (*open == 1)
            printf("\n   What is to be signed is complete: these %lu octets are hashed "
                   "and signed.\n\n",
                   (unsigned long)node->header_length + node->contents_length);
        *open = node->parent;
    }
}

static void print_growth(const struct schema_tree *tree)
{
    struct growth growth = {tree, 0};
    uint32_t open = SCHEMA_NO_PARENT;
    printf("written   offset   octets\n\n");
    for (uint32_t i = 0; i < tree->count; i++) {
        end_before(&growth, &open, i);
        if (tree->nodes[i].has_children) {
            begin(&growth, i);
            open = i;
        } else {
            whole(&growth, i);
        }
    }
    end_before(&growth, &open, (uint32_t)tree->count);
    printf("\n%zu octets. DER is built from the inside: the length of a structure is "
           "known when\nall that is inside is written, so it is put in last, and what "
           "is behind it moves.\n",
           growth.written);
}

/* --- the command ----------------------------------------------------------------------- */

/* Takes the place of writing: the same octets are shown and, with -o, written too. */
static bool show(const struct draft_product *product)
{
    const struct schema_type *type;
    struct schema_tree tree = {0};
    if (product->path != NULL && strcmp(product->path, "-") == 0) {
        report("trace build: -o: want a file, for standard output has the text");
        return false;
    }
    bool ok =
        schema_type_of(product->der, &type) && schema_read(product->der, type, &tree);
    if (!ok)
        report("trace build: out of memory");
    ok = ok && (product->path == NULL || draft_write(product));
    if (ok)
        print_growth(&tree);
    schema_clear(&tree);
    return ok && output_flush();
}

static int run(const struct command *command, int argc, char **argv)
{
    static const struct {
        const struct command *command;
        int (*run)(const struct command *, int, char **, draft_output *);
    } parts[] = {{&command_request, request_run},
                 {&command_selfsign, selfsign_run},
                 {&command_issue, issue_run}};
    struct operands operands;
    int status;
    for (size_t i = 0; argc > 1 && i < sizeof parts / sizeof parts[0]; i++)
        if (strcmp(argv[1], parts[i].command->name) == 0)
            return parts[i].run(parts[i].command, argc - 1, argv + 1, show);
    if (!options_parse(command, argc, argv, NULL, 0, &operands, &status))
        return status;
    report("trace build: want request, selfsign or issue, have %s",
           operands.count > 0 ? operands.items[0] : "nothing");
    return STATUS_UNANSWERED;
}

const struct command trace_build = {
    .name = "trace build",
    .summary = "show a request or certificate growing, element by element",
    .help =
        "Usage: certwright trace build request|selfsign|issue [OPTION]... [FILE]\n\n"
        "Does what `certwright request`, `selfsign` or `issue` does with the same "
        "options, and\n"
        "shows each element as it is written: how many octets there are by then, where "
        "these\n"
        "will be, the octets, the field and its value, and the line of ASN.1 that it "
        "satisfies.\n"
        "The identifier of a structure is written when it begins, its length when it "
        "ends.\n\n"
        "  -o, --output FILE   write the result, too: the same file as of the command "
        "itself\n\n"
        "`certwright help selfsign` and so on list the other options.\n\n"
        "Example: certwright trace build selfsign --key root.key --ca --subject "
        "\"CN=Test "
        "Root\"\n",
    .run = run,
};
