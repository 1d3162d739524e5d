/* table.c -- tables of hostile input. Every document is read from a block of its own from
 * malloc, so that the sanitizers see a reader that looks behind its end. */
#include "table.h"

#include <stdlib.h>

#include "definitions.h"
#include "tests/support/support.h"

#define EVENT_PATTERN "%7s %15s %7s %63[^;]"

struct event {
    bool is_flaw;
    enum error_kind kind;
    size_t offset;
    char clause[64];
};

struct row {
    const char *origin;
    const struct table_reader *reader;
    struct notation document;
    struct event events[TABLE_EVENTS_MAX];
    size_t event_count;
};

static void collect(struct der_flaws *flaws, const struct error *flaw)
{
    struct flaw_collector *c = (struct flaw_collector *)flaws;
    ck_assert_msg(c->count < TABLE_EVENTS_MAX, "too many flaws: %s", flaw->message);
    c->seen[c->count++] = *flaw;
}

void flaw_collector_init(struct flaw_collector *c)
{
    *c = (struct flaw_collector){.flaws.report = collect};
}

enum error_kind table_kind(const char *name)
{
    static const char *const names[] = {
        [ERROR_NONE] = "none",
        [ERROR_TRUNCATED] = "truncated",
        [ERROR_ENCODING] = "encoding",
        [ERROR_UNSUPPORTED] = "unsupported",
        [ERROR_RULE] = "rule",
        [ERROR_SIGNATURE] = "signature",
        [ERROR_LIMIT] = "limit",
        [ERROR_MEMORY] = "memory",
        [ERROR_INPUT_OUTPUT] = "input-output",
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(names[i], name) == 0)
            return (enum error_kind)i;
    ck_abort_msg("no kind of error is called \"%s\"", name);
    return ERROR_NONE;
}

/* --- running a case -------------------------------------------------------------------- */

static bool is_plain_line(const char *message)
{
    const char *at = message;
    while (*at >= 0x20 && *at < 0x7f)
        at++;
    return at > message && *at == '\0';
}

static void check_event(const struct row *row, const struct event *want,
                        const struct error *have)
{
    const char *clause = have->source == NULL ? "-" : have->source;
    ck_assert_msg(want->kind == have->kind && want->offset == have->offset &&
                      strcmp(want->clause, clause) == 0,
                  "%s: want kind %d at %zu (%s), have kind %d at %zu (%s): %s",
                  row->origin, (int)want->kind, want->offset, want->clause,
                  (int)have->kind, have->offset, clause, have->message);
    ck_assert_msg(is_plain_line(have->message), "%s: message \"%s\"", row->origin,
                  have->message);
}

static void run_row_on(const struct row *row, struct bytes document, bool is_tolerant)
{
    struct error error = {0};
    struct flaw_collector c;
    flaw_collector_init(&c);
    struct der_reader reader =
        der_reader_tolerant(document, is_tolerant ? &c.flaws : NULL, &error);
    size_t count = row->event_count;
    bool fails = count > 0 && (!is_tolerant || !row->events[count - 1].is_flaw);
    if (fails && !is_tolerant)
        count = 1;
    bool is_read = row->reader->read(&reader) && der_finish(&reader, "document");
    ck_assert_msg(is_read != fails, "%s: %s, %s", row->origin,
                  is_tolerant ? "tolerant" : "strict",
                  is_read ? "accepted" : error.message);
    ck_assert_msg(is_read == (error.kind == ERROR_NONE),
                  "%s: what is returned and the error do not agree", row->origin);
    if (!is_read)
        collect(&c.flaws, &error);
    ck_assert_msg(c.count == count, "%s: want %zu events, have %zu, the last %s",
                  row->origin, count, c.count,
                  c.count > 0 ? c.seen[c.count - 1].message : "");
    for (size_t i = 0; i < count; i++)
        check_event(row, &row->events[i], &c.seen[i]);
}

static void run_row(const struct row *row)
{
    size_t length = row->document.length;
    uint8_t *copy = malloc(length > 0 ? length : 1);
    ck_assert_ptr_nonnull(copy);
    memcpy(copy, row->document.octets, length);
    run_row_on(row, bytes_of(copy, length), false);
    if (!row->reader->is_strict_only)
        run_row_on(row, bytes_of(copy, length), true);
    free(copy);
}

/* --- reading a table ------------------------------------------------------------------- */

size_t table_columns(char *line, char **columns, size_t count)
{
    size_t found = 0;
    for (char *at = line; at != NULL && found < count;) {
        char *bar = find_unquoted(at, '|');
        if (bar != NULL)
            *bar++ = '\0';
        columns[found++] = trim(at);
        at = bar;
    }
    return found;
}

void table_lines_open(struct table_lines *lines, const char *path)
{
    size_t length;
    *lines = (struct table_lines){.path = path};
    lines->contents = lines->next = (char *)test_file(path, &length);
    ck_assert_uint_eq(strlen(lines->contents), length);
}

char *table_lines_next(struct table_lines *lines)
{
    while (*lines->next != '\0') {
        char *line = lines->next, *end = strchr(line, '\n');
        ck_assert_msg(end != NULL, "%s: want a line end at the end", lines->path);
        *end = '\0';
        lines->next = end + 1;
        lines->number++;
        if (line[0] == '#' || line[0] == '\0')
            continue;
        snprintf(lines->origin, sizeof lines->origin, "%s:%zu", lines->path,
                 lines->number);
        return line;
    }
    free(lines->contents);
    return NULL;
}

static size_t parse_place(const struct row *row, const char *place)
{
    if (strcmp(place, "start") == 0)
        return 0;
    if (strcmp(place, "end") == 0)
        return row->document.length;
    if (strcmp(place, "none") == 0)
        return ERROR_NO_OFFSET;
    size_t number = strtoul(place, NULL, 10);
    ck_assert_msg(number >= 1 && number <= row->document.mark_count,
                  "%s: no mark \"%s\"", row->origin, place);
    return row->document.marks[number - 1];
}

static void parse_events(struct row *row, char *text)
{
    row->event_count = 0;
    if (strcmp(text, "ok") == 0)
        return;
    for (char *at = text; at != NULL; at = strchr(at, ';')) {
        struct event *event = &row->events[row->event_count++];
        char what[8], kind[16], place[8];
        at += strspn(at, "; ");
        ck_assert_msg(row->event_count <= TABLE_EVENTS_MAX &&
                          sscanf(at, EVENT_PATTERN, what, kind, place, event->clause) ==
                              4,
                      "%s: want events, have \"%s\"", row->origin, text);
        ck_assert(strcmp(what, "flaw") == 0 || strcmp(what, "error") == 0);
        event->is_flaw = strcmp(what, "flaw") == 0;
        event->kind = table_kind(kind);
        event->offset = parse_place(row, place);
    }
}

static const struct table_reader *reader_by_name(const struct row *row,
                                                 const char *name)
{
    const struct table_reader *reader = table_readers;
    while (reader->name != NULL && strcmp(reader->name, name) != 0)
        reader++;
    ck_assert_msg(reader->name != NULL, "%s: no reader \"%s\"", row->origin, name);
    return reader;
}

/* Encodes the document of ROW; the definitions of this case are forgotten afterwards. */
static void encode_document(struct row *row, struct definitions *d, char *text)
{
    char whole[64];
    size_t count = d->count;
    if (find_unquoted(text, '=') != NULL) {
        definitions_add_all(d, text, row->origin);
        snprintf(whole, sizeof whole, "$%s", row->reader->name);
        text = whole;
    }
    notation_encode(&row->document, text, &(struct scope){d->all, d->count});
    d->count = count;
}

static void run_case(struct definitions *d, char *line, const char *origin)
{
    static struct row row;
    char *columns[3];
    row.origin = origin;
    ck_assert_msg(table_columns(line, columns, 3) == 3, "%s: want 3 columns", origin);
    row.reader = reader_by_name(&row, columns[0]);
    encode_document(&row, d, columns[1]);
    parse_events(&row, columns[2]);
    run_row(&row);
}

size_t table_run(const char *path)
{
    struct table_lines lines;
    struct definitions d = {.count = 0};
    size_t count = 0;
    table_lines_open(&lines, path);
    for (char *line; (line = table_lines_next(&lines)) != NULL;) {
        char *sign = strstr(line, ":=");
        if (sign != NULL) {
            *sign = '\0';
            definitions_add(&d, line, sign + 2);
            continue;
        }
        run_case(&d, line, lines.origin);
        count++;
    }
    return count;
}
