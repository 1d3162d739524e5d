/* mutations.c -- tables of hostile input. Every input is a block of its own from malloc, so
 * that the sanitizers see a reader that looks behind its end. */
#include "mutations.h"

#include <stdlib.h>

#include "asn1/der_values.h"
#include "tests/support/support.h"

#define INPUT_MAX     1024
#define LINE_SIZE     4096
#define COLUMN_COUNT  4
#define HEX_DIGITS    "0123456789abcdef"
#define EVENT_PATTERN "%7s %15s %zu %63[^;\n]"

/* A line of a table, or one call of the functions without a table. */
struct row {
    const char *origin; /* for messages: where it comes from */
    const struct named_reader *reader;
    const char *result; /* NULL: not looked at */
    struct event events[EVENTS_MAX];
    size_t event_count;
};

static void collect(struct der_flaws *flaws, const struct error *flaw)
{
    struct collector *c = (struct collector *)flaws;
    ck_assert_msg(c->count < EVENTS_MAX, "too many flaws: %s", flaw->message);
    c->seen[c->count++] = *flaw;
}

void collector_init(struct collector *c)
{
    *c = (struct collector){.flaws.report = collect};
}

/* The message is one line of plain ASCII that begins with the field. */
static bool message_is_well_formed(const char *message)
{
    if (strncmp(message, FIELD ": ", strlen(FIELD ": ")) != 0)
        return false;
    while (*message >= 0x20 && *message < 0x7f)
        message++;
    return *message == '\0';
}

static void check_event(const struct row *row, const struct event *want,
                        const struct error *have, size_t shift)
{
    const char *clause = have->source == NULL ? "-" : have->source;
    ck_assert_msg(want->kind == have->kind && want->offset + shift == have->offset &&
                      strcmp(want->clause, clause) == 0,
                  "%s: %s: want kind %d at %zu (%s), have kind %d at %zu (%s): %s",
                  row->origin, row->reader->name, (int)want->kind, want->offset + shift,
                  want->clause, (int)have->kind, have->offset, clause, have->message);
    ck_assert_msg(message_is_well_formed(have->message), "%s: \"%s\"", row->origin,
                  have->message);
}

/* Reads what READER stands before as ROW says. C has heard of every flaw until now, none. */
static void read_row(const struct row *row, struct der_reader *reader,
                     struct collector *c)
{
    char result[RESULT_SIZE] = "nothing";
    size_t shift = reader->position, count = row->event_count;
    bool fails = count > 0 && !row->events[count - 1].is_flaw;
    if (reader->flaws == NULL && count > 0) {
        fails = true;
        count = 1;
    }
    bool is_read = row->reader->read(reader, result) && der_finish(reader, FIELD);
    ck_assert_msg(is_read != fails, "%s: %s: %s", row->origin, row->reader->name,
                  is_read ? result : reader->error->message);
    ck_assert_msg(is_read == (reader->error->kind == ERROR_NONE),
                  "%s: %s: what is returned and the error do not agree", row->origin,
                  row->reader->name);
    if (!is_read)
        collect(&c->flaws, reader->error);
    ck_assert_msg(c->count == count, "%s: %s: want %zu events, have %zu", row->origin,
                  row->reader->name, count, c->count);
    for (size_t i = 0; i < count; i++)
        check_event(row, &row->events[i], &c->seen[i], shift);
    if (is_read && row->result != NULL)
        ck_assert_msg(strcmp(row->result, result) == 0, "%s: %s: want %s, have %s",
                      row->origin, row->reader->name, row->result, result);
}

/* INPUT as a document. */
static void run_alone(const struct row *row, struct bytes input, bool is_tolerant)
{
    struct error error = {0};
    struct collector c;
    collector_init(&c);
    uint8_t *copy = malloc(input.length);
    if (copy != NULL)
        memcpy(copy, input.data, input.length);
    struct der_reader reader = der_reader_tolerant(
        bytes_of(copy, input.length), is_tolerant ? &c.flaws : NULL, &error);
    read_row(row, &reader, &c);
    free(copy);
}

/* INPUT as the last element of a SEQUENCE, so that no offset starts at zero. */
static void run_inside(const struct row *row, struct bytes input, bool is_tolerant)
{
    struct error error = {0};
    struct collector c;
    struct der_writer writer = {0};
    struct bytes document;
    der_begin(&writer, DER_SEQUENCE);
    der_write_null(&writer);
    der_write_raw(&writer, input);
    der_end(&writer);
    ck_assert(der_writer_finish(&writer, &document, &error));

    collector_init(&c);
    struct der_reader inner,
        outer = der_reader_tolerant(document, is_tolerant ? &c.flaws : NULL, &error);
    ck_assert(der_enter(&outer, DER_SEQUENCE, FIELD, &inner));
    ck_assert(der_read_null(&inner, FIELD));
    read_row(row, &inner, &c);
    der_writer_clear(&writer);
}

static void run_row(const struct row *row, const uint8_t *input, size_t length)
{
    for (int is_tolerant = 0; is_tolerant <= 1; is_tolerant++) {
        run_alone(row, bytes_of(input, length), is_tolerant);
        run_inside(row, bytes_of(input, length), is_tolerant);
    }
}

void expect_error(const struct named_reader *reader, const uint8_t *input,
                  size_t length, enum error_kind kind, size_t offset,
                  const char *clause)
{
    struct row row = {.origin = "no table", .reader = reader, .event_count = 1};
    row.events[0] = (struct event){.kind = kind, .offset = offset};
    strcpy(row.events[0].clause, clause == NULL ? "-" : clause);
    run_row(&row, input, length);
}

void expect_accepted(const struct named_reader *reader, const uint8_t *input,
                     size_t length)
{
    struct row row = {.origin = "no table", .reader = reader};
    run_row(&row, input, length);
}

/* --- tables ----------------------------------------------------------------------------- */

static enum error_kind kind_by_name(const char *name)
{
    static const struct {
        const char *name;
        enum error_kind kind;
    } kinds[] = {{"truncated", ERROR_TRUNCATED},
                 {"encoding", ERROR_ENCODING},
                 {"unsupported", ERROR_UNSUPPORTED},
                 {"rule", ERROR_RULE},
                 {"limit", ERROR_LIMIT}};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (strcmp(kinds[i].name, name) == 0)
            return kinds[i].kind;
    ck_abort_msg("no kind of error is called \"%s\"", name);
    return ERROR_NONE;
}

/* Reads "flaw KIND OFFSET CLAUSE; error KIND OFFSET CLAUSE", or "ok". */
static void parse_events(struct row *row, char *text)
{
    row->event_count = 0;
    if (strcmp(text, "ok") == 0)
        return;
    for (char *at = text; at != NULL; at = strchr(at, ';')) {
        struct event *event = &row->events[row->event_count++];
        char what[8], kind[16];
        at += strspn(at, "; ");
        ck_assert_msg(row->event_count <= EVENTS_MAX &&
                          sscanf(at, EVENT_PATTERN, what, kind, &event->offset,
                                 event->clause) == 4,
                      "%s: want events, have \"%s\"", row->origin, text);
        ck_assert(strcmp(what, "flaw") == 0 || strcmp(what, "error") == 0);
        event->is_flaw = strcmp(what, "flaw") == 0;
        event->kind = kind_by_name(kind);
    }
}

/* Cuts LINE at each '|', and the spaces around, and returns how many columns it has. */
static size_t split_columns(char *line, char *columns[COLUMN_COUNT])
{
    size_t count = 0;
    for (char *bar = line; bar != NULL && count < COLUMN_COUNT; count++) {
        columns[count] = bar + strspn(bar, " ");
        bar = strchr(bar, '|');
        char *end = bar == NULL ? columns[count] + strlen(columns[count]) : bar;
        while (end > columns[count] && (end[-1] == ' ' || end[-1] == '\n'))
            end--;
        *end = '\0';
        if (bar != NULL)
            bar++;
    }
    return count;
}

/* Hexadecimal digits, and characters between quotation marks, with spaces between. */
static size_t parse_octets(const char *text, uint8_t octets[INPUT_MAX])
{
    size_t length = 0;
    for (text += strspn(text, " "); *text != '\0'; text += strspn(text, " ")) {
        bool is_quoted = *text == '"';
        size_t count = is_quoted ? strcspn(++text, "\"") : strspn(text, HEX_DIGITS) / 2;
        ck_assert_msg(count > 0 && count <= INPUT_MAX - length,
                      "want octets, have \"%s\"", text);
        if (is_quoted)
            memcpy(octets + length, text, count);
        else
            test_hex(text, octets + length, count);
        text += is_quoted ? count + 1 : 2 * count;
        length += count;
    }
    return length;
}

static void run_line(char *line, const char *origin)
{
    uint8_t input[INPUT_MAX];
    char *columns[COLUMN_COUNT];
    struct row row = {.origin = origin};
    ck_assert_msg(split_columns(line, columns) == COLUMN_COUNT,
                  "%s: want %d columns, have fewer", origin, COLUMN_COUNT);
    row.reader = reader_by_name(columns[0], strlen(columns[0]));
    row.result = strcmp(columns[2], "-") == 0 ? NULL : columns[2];
    parse_events(&row, columns[3]);
    run_row(&row, input, parse_octets(columns[1], input));
}

size_t run_mutations(const char *path)
{
    static char line[LINE_SIZE];
    char origin[256];
    size_t number = 0, count = 0;
    FILE *file = fopen(path, "r");
    ck_assert_msg(file != NULL, "cannot open %s from the root of the repository", path);
    while (fgets(line, sizeof line, file) != NULL) {
        ck_assert_msg(strlen(line) + 1 < sizeof line, "%s: line too long", path);
        number++;
        if (line[0] == '#' || line[0] == '\n')
            continue;
        snprintf(origin, sizeof origin, "%s:%zu", path, number);
        run_line(line, origin);
        count++;
    }
    fclose(file);
    return count;
}
