/* trace_build.c -- `certwright trace build`: a request or certificate growing, element
 * by element, in the order in which a writer of DER appends: the identifier octet of a
 * structure when it begins, what is inside, and its length octets when it ends, for no
 * sooner are they known. Each octet of the result is printed once, with its offset. */
#include <stdio.h>

#include "../../asn1/der_reader.h"
#include "../../keys/signature.h"
#include "../../schema/schema.h"
#include "../../x509/signed.h"
#include "../make/draft_command.h"
#include "../cli/output.h"
#include "../cli/report.h"
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
    const struct signature_algorithm *algorithm; /* that it is signed with */
    size_t written;                              /* octets so far */
};

/* --- lines ------------------------------------------------------------------------ */

/* What stands on the right: TEXT, and below it a definition, broken into lines. */
struct right_side {
    const char *text;
    const char *definition; /* may be "" */
    size_t room;            /* columns */
};

/* Prints the next line, if there is one. */
static void print_line(struct right_side *right)
{
    const char **text = *right->text != '\0' ? &right->text : &right->definition;
    size_t length = strlen(*text);
    if (length > right->room) {
        for (length = right->room; length > 0 && (*text)[length] != ' '; length--)
            ;
        if (length == 0)
            for (length = right->room; ((uint8_t)(*text)[length] & 0xc0) == 0x80;)
                length--;
    }
    fwrite(*text, 1, length, stdout);
    *text += length;
    *text += strspn(*text, " ");
}

static bool has_line(const struct right_side *right)
{
    return *right->text != '\0' || *right->definition != '\0';
}

/* Prints OCTETS, appended now, which will be at OFFSET, in rows; beside them TEXT and
 * DEFINITION. */
static void append(struct growth *growth, const struct schema_node *node, size_t offset,
                   struct bytes octets, const char *text, const char *definition)
{
    int indent = 2 * (node->depth < INDENT_MAX ? node->depth : INDENT_MAX);
    struct right_side right = {text, definition, (size_t)(COLUMNS - LEFT - indent)};
    for (size_t i = 0; i < octets.length || has_line(&right); i += ROW_OCTETS) {
        size_t count = i < octets.length ? octets.length - i : 0;
        if (count > ROW_OCTETS)
            count = ROW_OCTETS;
        growth->written += count;
        if (count > 0)
            printf("%7zu %8zu  ", growth->written, offset + i);
        else
            printf("%18s", "");
        for (size_t j = 0; j < count; j++)
            printf(" %02x", octets.data[i + j]);
        if (has_line(&right)) {
            printf("%*s", LEFT - 18 - 3 * (int)count + indent, "");
            print_line(&right);
        }
        putchar('\n');
    }
}

/* Writes the line of ASN.1 with its clause. */
static const char *definition_of(const struct schema_tree *tree, size_t index,
                                 char text[PATH_SIZE])
{
    snprintf(text, PATH_SIZE, "%s (%s)", schema_definition(tree, index),
             schema_source(tree, index));
    return text;
}

/* --- elements --------------------------------------------------------------------- */

static struct bytes octets_of(const struct schema_tree *tree, size_t offset,
                              size_t length)
{
    return bytes_of(tree->document.data + offset, length);
}

static void begin(struct growth *growth, size_t index)
{
    const struct schema_tree *tree = growth->tree;
    const struct schema_node *node = &tree->nodes[index];
    char path[PATH_SIZE], text[PATH_SIZE + 16], definition[PATH_SIZE];
    schema_path(tree, index, path, sizeof path);
    snprintf(text, sizeof text, "%s begins", path);
    append(growth, node, node->offset, octets_of(tree, node->offset, 1), text,
           definition_of(tree, index, definition));
}

static void end(struct growth *growth, size_t index)
{
    const struct schema_tree *tree = growth->tree;
    const struct schema_node *node = &tree->nodes[index];
    char path[PATH_SIZE], text[PATH_SIZE + 64];
    schema_path(tree, index, path, sizeof path);
    snprintf(text, sizeof text, "%s ends: length %lu, put behind its identifier", path,
             (unsigned long)node->contents_length);
    append(growth, node, node->offset + 1u,
           octets_of(tree, node->offset + 1u, node->header_length - 1u), text, "");
}

static void whole(struct growth *growth, size_t index)
{
    const struct schema_tree *tree = growth->tree;
    const struct schema_node *node = &tree->nodes[index];
    char path[PATH_SIZE], value[VALUE_SIZE], text[PATH_SIZE + VALUE_SIZE + 8];
    char definition[PATH_SIZE];
    schema_path(tree, index, path, sizeof path);
    size_t length = schema_value(tree, index, value, sizeof value);
    if (length >= sizeof value) {
        size_t cut = sizeof value - 4;
        while (((uint8_t)value[cut] & 0xc0) == 0x80)
            cut--;
        strcpy(value + cut, "...");
    }
    snprintf(text, sizeof text, "%s = %s", path, value);
    append(growth, node, node->offset,
           octets_of(tree, node->offset,
                     (size_t)node->header_length + node->contents_length),
           text, definition_of(tree, index, definition));
}

static void say_signed(const struct growth *growth, unsigned long length)
{
    const struct signature_algorithm *algorithm = growth->algorithm;
    printf("\n   What is to be signed is complete: these %lu octets are ", length);
    if (algorithm->hash != NULL)
        printf("hashed with %s,\n   and the digest is signed", algorithm->hash->name);
    else
        printf("signed\n   as they are");
    printf(" (%s); `certwright trace sign` shows how.\n\n", algorithm->scheme->name);
}

/* The parents that are open, innermost first, end where the node behind them begins. */
static void end_before(struct growth *growth, uint32_t *open, uint32_t next)
{
    const struct schema_tree *tree = growth->tree;
    while (*open != SCHEMA_NO_PARENT && schema_end(tree, *open) <= next) {
        const struct schema_node *node = &tree->nodes[*open];
        end(growth, *open);
        if (*open == 1)
            say_signed(growth,
                       (unsigned long)node->header_length + node->contents_length);
        *open = node->parent;
    }
}

static void print_growth(const struct schema_tree *tree,
                         const struct signature_algorithm *algorithm)
{
    struct growth growth = {tree, algorithm, 0};
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

/* --- the command ------------------------------------------------------------------ */

/* What DER, which this program has made, is signed with. */
static bool read_algorithm(struct bytes der, struct signature_algorithm *algorithm)
{
    struct error error = {0};
    struct der_reader reader = der_reader_of(der, &error), contents;
    struct signed_structure structure;
    bool ok =
        signed_read(&reader, "document", "toBeSigned", &structure, &contents) &&
        signature_algorithm_read(&structure.signature_algorithm, algorithm, &error);
    if (!ok)
        report_error(NULL, &error);
    return ok;
}

/* Takes the place of writing: the same octets are shown and, with -o, written too. */
static bool show(const struct draft_product *product)
{
    struct schema_tree tree = {0};
    struct signature_algorithm algorithm;
    if (product->path != NULL && strcmp(product->path, "-") == 0) {
        report("trace build: -o: want a file, for standard output has the text");
        return false;
    }
    if (!read_algorithm(product->der, &algorithm))
        return false;
    bool ok = schema_read(product->der, schema_type_of(product->der), &tree);
    if (!ok)
        report("trace build: out of memory");
    ok = ok && (product->path == NULL || draft_write(product));
    if (ok)
        print_growth(&tree, &algorithm);
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
        "ends. How\n"
        "the signature comes to be, `certwright trace sign` shows.\n\n"
        "  -o, --output FILE   write the result, too: the same file as of the command "
        "itself\n\n"
        "`certwright help selfsign` and so on list the other options.\n\n"
        "Example: certwright trace build selfsign --key root.key --ca --subject "
        "\"CN=Test "
        "Root\"\n",
    .run = run,
};
