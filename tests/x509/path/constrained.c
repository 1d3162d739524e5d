/* constrained.c -- names and constraints from text. */
#include "constrained.h"

#include "../fixture.h"
#include "x509/general_name.h"
#include "x509/path/name_constraints_allow.h"

static void write_directory_name(struct der_writer *writer, const char *text)
{
    der_begin(writer, DER_CONTEXT_CONSTRUCTED(GENERAL_NAME_DIRECTORY));
    fixture_name(writer, text);
    der_end(writer);
}

/* What an otherName and an ediPartyName must have in them, at least. */
static void write_inside(struct der_writer *writer, uint8_t tag)
{
    static const uint8_t other[] = {0x06, 0x01, 0x2a, 0xa0, 0x02, 0x05, 0x00};
    static const uint8_t edi_party[] = {0xa1, 0x02, 0x0c, 0x00};
    if (tag == 0xa0)
        der_write_raw(writer, bytes_of(other, sizeof other));
    else if (tag == 0xa5)
        der_write_raw(writer, bytes_of(edi_party, sizeof edi_party));
}

/* Writes the GeneralName "TYPE:VALUE". */
static void write_general_name(struct der_writer *writer, const char *text)
{
    static const struct {
        const char *type;
        uint8_t tag;
    } types[] = {{"dns:", 0x82},   {"email:", 0x81}, {"uri:", 0x86},
                 {"other:", 0xa0}, {"x400:", 0xa3},  {"edi:", 0xa5}};
    static const uint8_t arcs[] = {0x2a, 0x03};
    uint8_t octets[64];
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
        size_t length = strlen(types[i].type);
        if (strncmp(text, types[i].type, length) == 0) {
            der_begin(writer, types[i].tag);
            write_inside(writer, types[i].tag);
            der_write_raw(writer, bytes_of_text(text + length));
            der_end(writer);
            return;
        }
    }
    if (strncmp(text, "ip:", 3) == 0) {
        size_t length = test_hex(text + 3, octets, sizeof octets);
        der_write(writer, 0x87, bytes_of(octets, length));
    } else if (strncmp(text, "dir:", 4) == 0) {
        write_directory_name(writer, text + 4);
    } else {
        ck_assert_msg(strcmp(text, "reg:") == 0, "%s", text);
        der_write(writer, 0x88, bytes_of(arcs, sizeof arcs));
    }
}

/* Writes the pieces of TEXT that begin with SIGN, as GeneralSubtrees under TAG; all of them,
 * as GeneralNames, if SIGN is NUL. Nothing if there is none. */
static void write_list(struct der_writer *writer, uint8_t tag, char sign,
                       const char *text)
{
    char copy[512], *rest = copy;
    bool is_open = false;
    ck_assert_uint_lt(strlen(text), sizeof copy);
    strcpy(copy, text);
    while (rest != NULL && strcmp(copy, "-") != 0) {
        char *piece = rest;
        rest = strchr(piece, ';');
        if (rest != NULL)
            *rest++ = '\0';
        if (sign != '\0' && *piece != sign)
            continue;
        if (!is_open)
            der_begin(writer, tag);
        is_open = true;
        if (sign != '\0')
            der_begin(writer, DER_SEQUENCE);
        write_general_name(writer, piece + (sign != '\0'));
        if (sign != '\0')
            der_end(writer);
    }
    if (is_open)
        der_end(writer);
}

void names_read_constraints(struct names *n, const char *origin)
{
    struct bytes der = fixture_finish(&n->constraints);
    struct error error = {0};
    struct der_writer again = {0};
    struct der_reader reader = der_reader_of(der, &error);
    ck_assert_msg(name_constraints_read(&reader, &n->extensions), "%s: %s", origin,
                  error.message);
    name_constraints_write(&again, &n->extensions);
    ck_assert_msg(bytes_equal(fixture_finish(&again), der), "%s: written", origin);
    der_writer_clear(&again);
}

void names_init(struct names *n, const char *constraints, const char *subject,
                const char *alt_names)
{
    memset(n, 0, sizeof *n);
    der_begin(&n->constraints, DER_SEQUENCE);
    write_list(&n->constraints, 0xa0, '+', constraints);
    write_list(&n->constraints, 0xa1, '-', constraints);
    der_end(&n->constraints);
    names_read_constraints(n, constraints);
    n->certificate.subject =
        fixture_name(&n->subject, strcmp(subject, "-") == 0 ? "" : subject);
    if (strcmp(alt_names, "-") != 0) {
        write_list(&n->alt_names, DER_SEQUENCE, '\0', alt_names);
        n->certificate.extensions.subject_alt_name = fixture_finish(&n->alt_names);
    }
}

void names_clear(struct names *n)
{
    der_writer_clear(&n->constraints);
    der_writer_clear(&n->subject);
    der_writer_clear(&n->alt_names);
}

enum error_kind names_allow(const struct names *n, size_t *left, struct error *error)
{
    *error = (struct error){0};
    bool ok = name_constraints_allow(&n->extensions.name_constraints, &n->certificate,
                                     left, error);
    ck_assert(ok == (error->kind == ERROR_NONE));
    for (const char *at = error->message; *at != '\0'; at++)
        ck_assert_msg(*at >= 0x20 && *at < 0x7f, "not ASCII: %s", error->message);
    ck_assert(ok || error->offset == ERROR_NO_OFFSET);
    return error->kind;
}
