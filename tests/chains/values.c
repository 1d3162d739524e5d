/* values.c -- names, identifiers, times and octets. */
#include "values.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>

#include "asn1/calendar.h"
#include "asn1/der_time.h"
#include "asn1/hex.h"
#include "tests/support/notation.h"
#include "x509/name.h"

#define DEFINITIONS_ALL 64

static struct {
    struct definition definitions[VALUES_NAMES_MAX];
    char *texts[VALUES_NAMES_MAX];
    size_t count;
} scope;

struct bytes finish(struct der_writer *writer)
{
    struct error error = {0};
    struct bytes encoded;
    if (!der_writer_finish(writer, &encoded, &error))
        table_die("%s", error.message);
    return encoded;
}

/* --- octets ---------------------------------------------------------------------------- */

void values_define(const char *name, struct bytes octets)
{
    char *text = malloc(2 * octets.length + 1);
    if (text == NULL || scope.count == VALUES_NAMES_MAX)
        table_die("no room for $%s", name);
    for (size_t i = 0; i < octets.length; i++)
        snprintf(text + 2 * i, 3, "%02x", octets.data[i]);
    text[2 * octets.length] = '\0';
    struct definition *definition = &scope.definitions[scope.count];
    snprintf(definition->name, sizeof definition->name, "%s", name);
    definition->text = scope.texts[scope.count++] = text;
}

void values_forget(void)
{
    while (scope.count > 0)
        free(scope.texts[--scope.count]);
}

bool values_is_notation(const char *text)
{
    return text[0] == '{';
}

/* The definitions of the table, and behind them the parts of this certificate. */
static struct scope whole_scope(struct definition all[DEFINITIONS_ALL])
{
    const struct definition *definitions;
    size_t count = table_definitions(&definitions);
    if (count + scope.count > DEFINITIONS_ALL)
        table_die("too many definitions");
    memcpy(all, definitions, count * sizeof *all);
    memcpy(all + count, scope.definitions, scope.count * sizeof *all);
    return (struct scope){all, count + scope.count};
}

void write_notation(struct der_writer *writer, const char *text)
{
    static struct notation n;
    struct definition all[DEFINITIONS_ALL];
    struct scope known = whole_scope(all);
    char copy[CHAIN_TEXT_MAX];
    const char *reason;
    size_t length = strlen(text);
    if (length < 2 || text[0] != '{' || text[length - 1] != '}')
        table_die("want notation in braces, have \"%s\"", text);
    text_copy(copy, text + 1)[length - 2] = '\0';
    if (!notation_parse(&n, copy, &known, &reason))
        table_die("%s: %s", reason, text);
    der_write_raw(writer, notation_bytes(&n));
}

void write_hex(struct der_writer *writer, const char *text)
{
    uint8_t octets[CHAIN_TEXT_MAX / 2];
    size_t length;
    if (!hex_decode(text, octets, sizeof octets, &length))
        table_die("want hexadecimal digits, have \"%s\"", text);
    der_write_raw(writer, bytes_of(octets, length));
}

unsigned long number_get(const char *text)
{
    char *end;
    unsigned long number = strtoul(text, &end, 10);
    if (end == text || *end != '\0')
        table_die("want a number, have \"%s\"", text);
    return number;
}

/* --- identifiers, times, names ----------------------------------------------------------- */

struct bytes oid_get(const char *text, uint8_t octets[OID_OCTETS_MAX])
{
    size_t length;
    const char *wanted = strcmp(text, "any") == 0 ? "anyPolicy" : text;
    const struct oid_name *name = oid_name_by_text(wanted, strlen(wanted));
    if (!oid_from_text(name != NULL ? name->dotted : text, octets, &length))
        table_die("want an identifier, have \"%s\"", text);
    return bytes_of(octets, length);
}

int64_t time_get(const char *text)
{
    int64_t seconds;
    if (!calendar_from_text(text, &seconds))
        table_die("want a time, have \"%s\"", text);
    return seconds;
}

void write_time(struct der_writer *writer, const char *text)
{
    if (values_is_notation(text))
        write_notation(writer, text);
    else
        der_write_time(writer, time_get(text));
}

void write_name(struct der_writer *writer, const char *text)
{
    struct error error = {0};
    if (values_is_notation(text))
        write_notation(writer, text);
    else if (!name_write_text(writer, text, &error))
        table_die("%s: %s", text, error.message);
}

/* --- general names ----------------------------------------------------------------------- */

/* An address, or an address and a mask of as many ones as stand behind the slash. */
static void write_ip(struct der_writer *writer, char *text, bool is_constraint)
{
    uint8_t octets[32] = {0};
    char *slash = strchr(text, '/');
    if (slash != NULL)
        *slash++ = '\0';
    bool is_v6 = strchr(text, ':') != NULL;
    size_t length = is_v6 ? 16 : 4;
    if (inet_pton(is_v6 ? AF_INET6 : AF_INET, text, octets) != 1 ||
        is_constraint != (slash != NULL))
        table_die("want an address, have \"%s\"", text);
    unsigned long ones = is_constraint ? number_get(slash) : 0;
    for (size_t i = 0; i < ones && i < 8 * length; i++)
        octets[length + i / 8] |= (uint8_t)(0x80 >> i % 8);
    der_write_raw(writer, bytes_of(octets, is_constraint ? 2 * length : length));
}

/* The contents octets of the name. */
static void write_value(struct der_writer *writer, enum general_name_type type,
                        char *text, bool is_constraint)
{
    uint8_t octets[OID_OCTETS_MAX];
    if (values_is_notation(text))
        write_notation(writer, text);
    else if (type == GENERAL_NAME_IP)
        write_ip(writer, text, is_constraint);
    else if (type == GENERAL_NAME_DIRECTORY)
        write_name(writer, text);
    else if (type == GENERAL_NAME_REGISTERED_ID)
        der_write_raw(writer, oid_get(text, octets));
    else
        der_write_raw(writer, bytes_of_text(text));
}

void write_general_name(struct der_writer *writer, char *text, bool is_constraint)
{
    static const char *const types[] = {"otherName", "email", "DNS", "x400", "dirName",
                                        "ediParty",  "URI",   "IP",  "RID"};
    char *value = strchr(text, ':');
    if (value == NULL)
        table_die("want TYPE:NAME, have \"%s\"", text);
    *value++ = '\0';
    for (unsigned type = 0; type < sizeof types / sizeof types[0]; type++)
        if (strcmp(types[type], text) == 0) {
            struct der_writer scratch = {0};
            write_value(&scratch, type, value, is_constraint);
            struct general_name name = {type, finish(&scratch)};
            general_name_write(writer, &name);
            der_writer_clear(&scratch);
            return;
        }
    table_die("no type of name is called \"%s\"", text);
}

/* GeneralSubtree ::= SEQUENCE { base GeneralName, minimum [0] DEFAULT 0, maximum [1] } */
static void write_one(struct der_writer *writer, char *text, bool is_constraint)
{
    if (is_constraint)
        der_begin(writer, DER_SEQUENCE);
    write_general_name(writer, text, is_constraint);
    if (is_constraint)
        der_end(writer);
}

static void write_numbered(struct der_writer *writer, const char *text,
                           unsigned long number, bool is_constraint)
{
    char name[CHAIN_TEXT_MAX + 32];
    const char *mark = strchr(text, '#');
    if (mark == NULL)
        table_die("want \"#\" in a name that is repeated");
    snprintf(name, sizeof name, "%.*s%lu%s", (int)(mark - text), text, number,
             mark + 1);
    write_one(writer, name, is_constraint);
}

void write_general_names(struct der_writer *writer, char *text, bool is_constraint)
{
    for (char *piece; (piece = cut_text(&text, ',')) != NULL;) {
        char *count = values_is_notation(piece) ? NULL : strstr(piece, " x");
        if (count == NULL) {
            write_one(writer, piece, is_constraint);
            continue;
        }
        *count = '\0';
        for (unsigned long i = 1, end = number_get(count + 2); i <= end; i++)
            write_numbered(writer, piece, i, is_constraint);
    }
}
