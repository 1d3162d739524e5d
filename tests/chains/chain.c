/* chain.c -- reading the table. */
#include "chain.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DEFINITIONS_MAX 32

static struct {
    const char *path;
    char *contents, *next;
    size_t line;
    struct definition definitions[DEFINITIONS_MAX];
    size_t definition_count;
    struct chain defaults;
    const char *chain; /* the one that is made now */
} table;

void table_die(const char *format, ...)
{
    va_list arguments;
    fprintf(stderr, "make-chains: %s:%zu: ", table.path, table.line);
    if (table.chain != NULL)
        fprintf(stderr, "in or before this line, %s: ", table.chain);
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
    exit(2);
}

/* --- text ------------------------------------------------------------------------------ */

static char *trim(char *text)
{
    text += strspn(text, " ");
    size_t length = strlen(text);
    while (length > 0 && text[length - 1] == ' ')
        length--;
    text[length] = '\0';
    return text;
}

char *cut_text(char **rest, char separator)
{
    size_t depth = 0;
    bool is_quoted = false;
    char *piece = *rest, *at = piece;
    if (piece == NULL)
        return NULL;
    for (; *at != '\0'; at++) {
        if (*at == '"')
            is_quoted = !is_quoted;
        else if (!is_quoted && *at == '{')
            depth++;
        else if (!is_quoted && *at == '}' && depth > 0)
            depth--;
        else if (!is_quoted && depth == 0 && *at == separator)
            break;
    }
    *rest = *at == '\0' ? NULL : at + 1;
    *at = '\0';
    return trim(piece);
}

char *text_copy(char copy[CHAIN_TEXT_MAX], const char *text)
{
    if (strlen(text) >= CHAIN_TEXT_MAX)
        table_die("want at most %d characters", CHAIN_TEXT_MAX);
    return strcpy(copy, text);
}

/* --- objects --------------------------------------------------------------------------- */

static struct object *find_object(struct chain *chain, const char *name)
{
    for (size_t i = 0; i < chain->object_count; i++)
        if (strcmp(chain->objects[i].name, name) == 0)
            return &chain->objects[i];
    return NULL;
}

const struct object *chain_object(const struct chain *chain, const char *name)
{
    for (size_t i = 0; i < chain->object_count; i++)
        if (strcmp(chain->objects[i].name, name) == 0)
            return &chain->objects[i];
    table_die("no certificate or CRL is called \"%s\"", name);
}

bool object_is_crl(const struct object *object)
{
    size_t length = strlen(object->name);
    return length > 4 && strcmp(object->name + length - 4, ".crl") == 0;
}

const char *object_get(const struct object *object, const char *word)
{
    for (size_t i = object->setting_count; i > 0; i--)
        if (strcmp(object->settings[i - 1].word, word) == 0)
            return object->settings[i - 1].value;
    return NULL;
}

const char *object_need(const struct object *object, const char *word)
{
    const char *value = object_get(object, word);
    if (value == NULL)
        table_die("%s: want a setting %s", object->name, word);
    return value;
}

static void remove_setting(struct object *object, const char *word)
{
    size_t kept = 0;
    for (size_t i = 0; i < object->setting_count; i++)
        if (strcmp(object->settings[i].word, word) != 0)
            object->settings[kept++] = object->settings[i];
    if (kept == object->setting_count)
        table_die("%s: no setting %s to take away", object->name, word);
    object->setting_count = kept;
}

static void add_setting(struct object *object, const char *word, const char *value)
{
    if (object->setting_count == SETTINGS_MAX)
        table_die("%s: too many settings", object->name);
    object->settings[object->setting_count++] = (struct setting){word, value};
}

/* "WORD VALUE" sets or replaces, "+WORD VALUE" adds, "-WORD" takes away. */
static void apply_setting(struct object *object, char *text)
{
    char *value = text + strcspn(text, " ");
    if (*value != '\0')
        *value++ = '\0';
    value = trim(value);
    if (text[0] == '-') {
        remove_setting(object, text + 1);
        return;
    }
    if (text[0] == '+') {
        add_setting(object, text + 1, value);
        return;
    }
    for (size_t i = 0; i < object->setting_count; i++)
        if (strcmp(object->settings[i].word, text) == 0) {
            object->settings[i].value = value;
            return;
        }
    add_setting(object, text, value);
}

/* --- lines ----------------------------------------------------------------------------- */

static struct object *new_object(struct chain *chain, const char *name)
{
    if (chain->object_count == OBJECTS_MAX)
        table_die("too many certificates");
    struct object *object = &chain->objects[chain->object_count++];
    *object = (struct object){.is_changed = true};
    if (strlen(name) >= sizeof object->name)
        table_die("the name \"%s\" is too long", name);
    strcpy(object->name, name);
    return object;
}

/* "like NAME", first in a line, starts a new object from the default's. */
static void read_object(struct chain *chain, const char *name, char *text)
{
    struct object *object = find_object(chain, name);
    if (object == NULL)
        object = new_object(chain, name);
    object->is_changed = true;
    for (char *piece; (piece = cut_text(&text, ';')) != NULL;) {
        if (strncmp(piece, "like ", 5) == 0) {
            const struct object *model = chain_object(&table.defaults, piece + 5);
            memcpy(object->settings, model->settings, sizeof object->settings);
            object->setting_count = model->setting_count;
        } else if (*piece != '\0') {
            apply_setting(object, piece);
        }
    }
}

/* "ladder: COUNT [SETTING]..." makes ca1, issued by the root, to caCOUNT, each issued by
 * the one before, without pathLenConstraint; the leaf is issued by the last. */
static void read_ladder(struct chain *chain, char *text)
{
    char *end, name[32], line[128];
    unsigned long count = strtoul(text, &end, 10);
    struct object *leaf = find_object(chain, "leaf");
    static char issuers[OBJECTS_MAX][32], subjects[OBJECTS_MAX][32];
    if (count == 0 || count >= OBJECTS_MAX || leaf == NULL)
        table_die("ladder: want a number below %d", OBJECTS_MAX);
    chain->object_count = 0;
    for (unsigned long i = 0; i <= count; i++) {
        snprintf(subjects[i], sizeof subjects[i], "CN=CA %lu", i);
        snprintf(issuers[i], sizeof issuers[i], "ca%lu", i);
    }
    chain->objects[chain->object_count++] = *chain_object(&table.defaults, "root");
    chain->objects[chain->object_count++] = *chain_object(&table.defaults, "leaf");
    for (unsigned long i = 1; i <= count; i++) {
        snprintf(name, sizeof name, "ca%lu", i);
        snprintf(line, sizeof line, "like intermediate");
        read_object(chain, name, line);
        struct object *object = find_object(chain, name);
        add_setting(object, "issuer", i == 1 ? "root" : issuers[i - 1]);
        add_setting(object, "subject", subjects[i]);
        remove_setting(object, "basicConstraints");
        add_setting(object, "basicConstraints", "critical CA:TRUE");
    }
    add_setting(&chain->objects[1], "issuer", issuers[count]);
}

static const char **field_of(struct chain *chain, const char *word)
{
    const struct {
        const char *word, **field;
    } fields[] = {
        {"fault", &chain->fault},     {"want", &chain->want},
        {"openssl", &chain->openssl}, {"options", &chain->options},
        {"trusted", &chain->trusted}, {"untrusted", &chain->untrusted},
        {"target", &chain->target},   {"crls", &chain->crls},
    };
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
        if (strcmp(fields[i].word, word) == 0)
            return fields[i].field;
    return NULL;
}

/* "NAME := NOTATION" */
static bool read_definition(char *line)
{
    char *text = strstr(line, " := ");
    if (text == NULL)
        return false;
    if (table.definition_count == DEFINITIONS_MAX)
        table_die("too many definitions");
    *text = '\0';
    struct definition *definition = &table.definitions[table.definition_count++];
    snprintf(definition->name, sizeof definition->name, "%s", trim(line));
    definition->text = text + 4;
    return true;
}

size_t table_definitions(const struct definition **definitions)
{
    *definitions = table.definitions;
    return table.definition_count;
}

static void read_line(struct chain *chain, char *line)
{
    char *text = strchr(line, ':');
    if (text == NULL)
        table_die("want \"WORD: TEXT\", have \"%s\"", line);
    *text++ = '\0';
    const char **field = field_of(chain, line);
    if (field != NULL)
        *field = trim(text);
    else if (strcmp(line, "ladder") == 0)
        read_ladder(chain, trim(text));
    else
        read_object(chain, line, text);
}

/* The next line without its end, or NULL; comments are left out. A line that ends in a
 * backslash goes on in the next. */
static char *next_line(void)
{
    while (*table.next != '\0') {
        char *line = table.next, *end;
        for (;;) {
            end = strchr(table.next, '\n');
            if (end == NULL)
                table_die("want a line end at the end");
            table.line++;
            table.next = end + 1;
            if (end == line || end[-1] != '\\')
                break;
            end[-1] = end[0] = ' ';
        }
        *end = '\0';
        if (line[0] != '#')
            return line;
    }
    return NULL;
}

static bool read_block(struct chain *chain)
{
    char *line;
    while ((line = next_line()) != NULL && (line[0] == '\0' || read_definition(line)))
        continue;
    if (line == NULL)
        return false;
    if (strcmp(line, "default") != 0 && strncmp(line, "chain ", 6) != 0)
        table_die("want \"chain NAME\", have \"%s\"", line);
    char *classes = strstr(line, " class ");
    chain->classes = classes == NULL ? "-" : classes + 7;
    if (classes != NULL)
        *classes = '\0';
    chain->name = line[0] == 'd' ? NULL : trim(line + 6);
    table.chain = chain->name;
    while ((line = next_line()) != NULL && line[0] != '\0')
        read_line(chain, line);
    return true;
}

static void check_openssl(const struct chain *chain)
{
    const char *text = chain->openssl;
    const char *rest = strstr(text, "; ");
    bool is_ok = strncmp(text, "OK", 2) == 0;
    if (is_ok == (strcmp(chain->want, "valid") == 0) || rest == NULL ||
        (!is_ok && strncmp(text, "fails", 5) != 0) ||
        (strncmp(rest, "; certwright ", 13) != 0 &&
         strncmp(rest, "; OpenSSL ", 10) != 0 && strncmp(rest, "; both ", 7) != 0))
        table_die("openssl: want another answer than ours, and who is right; have "
                  "\"%s\"",
                  text);
}

bool table_next(struct chain *chain)
{
    *chain = table.defaults;
    for (size_t i = 0; i < chain->object_count; i++)
        chain->objects[i].is_changed = false;
    if (!read_block(chain))
        return false;
    if (chain->fault == NULL || chain->want == NULL)
        table_die("want the lines fault and want");
    if (chain->openssl == NULL)
        chain->openssl = strcmp(chain->want, "valid") == 0 ? "OK" : "fails";
    else
        check_openssl(chain);
    return true;
}

static char *read_all(FILE *file)
{
    size_t length = 0, room = 1 << 20;
    char *contents = malloc(room);
    while (contents != NULL) {
        length += fread(contents + length, 1, room - length - 1, file);
        if (length < room - 1)
            break;
        char *more = realloc(contents, room *= 2);
        if (more == NULL)
            free(contents);
        contents = more;
    }
    if (contents != NULL)
        contents[length] = '\0';
    return contents;
}

void table_open(const char *path)
{
    FILE *file = fopen(path, "rb");
    table.path = path;
    if (file == NULL)
        table_die("cannot be opened");
    table.contents = table.next = read_all(file);
    if (table.contents == NULL || ferror(file))
        table_die("cannot be read");
    fclose(file);
    if (!read_block(&table.defaults) || table.defaults.name != NULL)
        table_die("want the default chain first");
}

void table_close(void)
{
    free(table.contents);
}
