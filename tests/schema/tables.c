/* tables.c -- tests of the tables themselves: every row that a document can lead to says
 * what it must. */
#include "asn1/oid.h"
#include "schema/schema.h"
#include "suites.h"

#define TYPES_MAX 1000

/* The types that documents lead to, each once. */
struct found {
    const struct schema_type *types[TYPES_MAX];
    size_t count;
};

static void find(struct found *found, const struct schema_type *type)
{
    for (size_t i = 0; i < found->count; i++)
        if (found->types[i] == type)
            return;
    ck_assert_uint_lt(found->count, TYPES_MAX);
    found->types[found->count++] = type;
}

static const struct found *find_all(void)
{
    static struct found found;
    if (found.count > 0)
        return &found;
    for (size_t i = 0; schema_documents[i] != NULL; i++)
        find(&found, schema_documents[i]);
    for (size_t i = 0; i < found.count; i++) {
        const struct schema_type *type = found.types[i];
        for (size_t j = 0; j < type->field_count; j++)
            find(&found, type->fields[j].type);
        for (size_t j = 0; j < type->opening_count; j++)
            if (type->openings[j].type != NULL)
                find(&found, type->openings[j].type);
        for (size_t j = 0; j < type->layout_count; j++)
            for (size_t k = 0; k < type->layouts[j].field_count; k++)
                find(&found, type->layouts[j].fields[k].type);
    }
    return &found;
}

static bool is_text(const char *text)
{
    return text != NULL && text[0] != '\0' && text[strlen(text) - 1] != ' ';
}

/* A sentence with its full stop, printable, in one line. */
static bool is_sentence(const char *text)
{
    if (!is_text(text) || strchr(".?", text[strlen(text) - 1]) == NULL)
        return false;
    for (; *text != '\0'; text++)
        if (*text < ' ' || *text > '~')
            return false;
    return true;
}

START_TEST(types)
{
    const struct found *found = find_all();
    ck_assert_uint_gt(found->count, 130);
    for (size_t i = 0; i < found->count; i++) {
        const struct schema_type *type = found->types[i];
        bool is_list = type->kind == SCHEMA_SEQUENCE_OF || type->kind == SCHEMA_SET_OF;
        bool has_tag = type->kind != SCHEMA_CHOICE && type->kind != SCHEMA_OPEN &&
                       type->kind != SCHEMA_PIECES;
        ck_assert_msg(is_text(type->name), "type %zu", i);
        ck_assert_msg(is_text(type->definition), "%s", type->name);
        ck_assert_msg(is_text(type->source), "%s", type->name);
        ck_assert_msg(has_tag == (type->tag != 0), "%s", type->name);
        if (is_list || type->kind == SCHEMA_ENCLOSING)
            ck_assert_msg(type->field_count == 1, "%s", type->name);
        if (type->kind == SCHEMA_SEQUENCE || type->kind == SCHEMA_CHOICE)
            ck_assert_msg(type->field_count > 0, "%s", type->name);
    }
}
END_TEST

/* The modules with EXPLICIT TAGS; the others here have IMPLICIT TAGS, or say so. */
static enum schema_tagging module_tagging(const struct schema_field *field)
{
    static const char *const explicit_modules[] = {"RFC 8017 ", "RFC 4055 ",
                                                   "RFC 5915 "};
    for (size_t i = 0; i < sizeof explicit_modules / sizeof explicit_modules[0]; i++)
        if (strncmp(field->source, explicit_modules[i], 9) == 0)
            return SCHEMA_EXPLICIT;
    return SCHEMA_IMPLICIT;
}

/* The tag that the line of ASN.1 gives: "[n]", with IMPLICIT or EXPLICIT or by what the
 * module says; a CHOICE and an open type are always EXPLICIT, X.680 31.2.7. */
static enum schema_tagging line_tagging(const struct schema_field *field,
                                        unsigned *number)
{
    enum schema_kind kind = field->type->kind;
    const char *tag = strchr(field->definition, '[');
    if (tag == NULL || sscanf(tag, "[%u]", number) != 1)
        return SCHEMA_OWN_TAG;
    if (strstr(tag, "] EXPLICIT ") != NULL || kind == SCHEMA_CHOICE ||
        kind == SCHEMA_OPEN)
        return SCHEMA_EXPLICIT;
    return strstr(tag, "] IMPLICIT ") != NULL ? SCHEMA_IMPLICIT : module_tagging(field);
}

/* What a row says in its line of ASN.1 is what the reader goes by. */
START_TEST(lines)
{
    const struct found *found = find_all();
    size_t optional = 0, tagged = 0;
    for (size_t i = 0; i < found->count; i++) {
        const struct schema_type *type = found->types[i];
        for (size_t j = 0; j < type->field_count; j++) {
            const struct schema_field *field = &type->fields[j];
            const char *line = field->definition;
            bool is_optional =
                strstr(line, " OPTIONAL") != NULL || strstr(line, " DEFAULT ") != NULL;
            unsigned number = 0;
            ck_assert_msg(is_optional == field->is_optional, "%s: %s", type->name,
                          line);
            ck_assert_msg(line_tagging(field, &number) == field->tagging, "%s: %s",
                          type->name, line);
            ck_assert_msg(number == field->tag_number, "%s: %s", type->name, line);
            optional += is_optional;
            tagged += field->tagging != SCHEMA_OWN_TAG;
        }
    }
    ck_assert_uint_ge(optional, 50);
    ck_assert_uint_ge(tagged, 40);
}
END_TEST

START_TEST(fields)
{
    const struct found *found = find_all();
    size_t count = 0, secrets = 0;
    for (size_t i = 0; i < found->count; i++) {
        const struct schema_type *type = found->types[i];
        bool may_lack_name =
            type->kind != SCHEMA_SEQUENCE && type->kind != SCHEMA_CHOICE;
        for (size_t j = 0; j < type->field_count; j++, count++) {
            const struct schema_field *field = &type->fields[j];
            ck_assert_msg(may_lack_name || is_text(field->name), "%s", type->name);
            ck_assert_msg(is_text(field->definition), "%s %s", type->name, field->name);
            ck_assert_msg(is_text(field->source), "%s %s", type->name, field->name);
            ck_assert_msg(is_sentence(field->meaning), "%s %s: %s", type->name,
                          field->name, field->meaning);
            ck_assert_ptr_nonnull(field->type);
            secrets += field->is_secret;
            if (!may_lack_name)
                ck_assert_msg(
                    strncmp(field->definition, field->name, strlen(field->name)) == 0,
                    "%s: %s", type->name, field->definition);
            if (field->tagging == SCHEMA_IMPLICIT)
                ck_assert_msg(field->type->tag != 0, "%s %s", type->name, field->name);
        }
    }
    ck_assert_uint_ge(count, 214);
    /* RSA has six, and three for each prime beyond the second; PKCS #8 the octets around
     * and what is inside; curves and DSA one each. */
    ck_assert_uint_eq(secrets, 13);
}
END_TEST

/* Pieces: each has a name, a clause and a sentence, and one byte of a form can be told apart. */
START_TEST(layouts)
{
    const struct found *found = find_all();
    size_t count = 0;
    for (size_t i = 0; i < found->count; i++) {
        const struct schema_type *type = found->types[i];
        ck_assert((type->kind == SCHEMA_PIECES) == (type->layout_count > 0));
        for (size_t j = 0; j < type->layout_count; j++, count++) {
            const struct schema_layout *layout = &type->layouts[j];
            ck_assert_uint_gt(layout->field_count, layout->has_form);
            ck_assert(layout->has_form == (layout->length == 0));
            for (size_t k = 0; k < layout->field_count; k++) {
                const struct schema_field *field = &layout->fields[k];
                ck_assert_msg(is_text(field->name) && is_text(field->source), "%s",
                              type->name);
                ck_assert_msg(
                    strncmp(field->definition, field->name, strlen(field->name)) == 0,
                    "%s %s", type->name, field->name);
                ck_assert_msg(is_sentence(field->meaning), "%s", field->meaning);
            }
            for (size_t k = 0; k < j; k++)
                ck_assert(layout->has_form && layout->form != type->layouts[k].form);
        }
    }
    ck_assert_uint_eq(count, 11);
}
END_TEST

/* Identifiers are in their one form, and none is twice in a table. */
START_TEST(openings)
{
    const struct found *found = find_all();
    size_t count = 0;
    for (size_t i = 0; i < found->count; i++) {
        const struct schema_type *type = found->types[i];
        for (size_t j = 0; j < type->opening_count; j++, count++) {
            const struct schema_opening *opening = &type->openings[j];
            uint8_t octets[OID_OCTETS_MAX];
            char text[OID_TEXT_SIZE];
            size_t length;
            ck_assert_msg(oid_from_text(opening->oid, octets, &length), "%s",
                          opening->oid);
            ck_assert_str_eq(oid_to_text(bytes_of(octets, length), text), opening->oid);
            ck_assert_msg(is_text(opening->name) && is_text(opening->source), "%s",
                          opening->oid);
            ck_assert_msg(is_sentence(opening->meaning), "%s", opening->oid);
            if (opening->type != NULL)
                ck_assert_msg(is_sentence(opening->type->meaning), "%s", opening->oid);
            for (size_t k = 0; k < j; k++)
                ck_assert_str_ne(type->openings[k].oid, opening->oid);
        }
    }
    ck_assert_uint_gt(count, 150);
}
END_TEST

START_TEST(documents)
{
    size_t count = 0;
    for (; schema_documents[count] != NULL; count++)
        ck_assert_msg(is_sentence(schema_documents[count]->meaning), "%s",
                      schema_documents[count]->name);
    ck_assert_uint_eq(count, 13);
}
END_TEST

Suite *tables_suite(void)
{
    Suite *suite = suite_create("schema tables");
    TCase *tables = tcase_create("tables");
    tcase_add_test(tables, types);
    tcase_add_test(tables, fields);
    tcase_add_test(tables, lines);
    tcase_add_test(tables, layouts);
    tcase_add_test(tables, openings);
    tcase_add_test(tables, documents);
    suite_add_tcase(suite, tables);
    return suite;
}
