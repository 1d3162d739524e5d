/* name_constraints_allow.c -- whether the names of a certificate keep the constraints
 * of a CA above it, RFC 5280 section 4.2.1.10.
 * Invariants: (1) what takes time in proportion to a name is done once for the name,
 * and what is done for each constraint is bounded or paid for from the budget; (2) what
 * cannot be judged is refused. */
#include "name_constraints_allow.h"

#include "../../asn1/oid.h"
#include "../general_name.h"
#include "../name.h"
#include "name_subtree.h"
#include "../../asn1/text.h"

/* One comparison pays for so many octets of directory names: nearly every one is
 * shorter. */
#define OCTETS_PER_COMPARISON 256

#define NAME_TEXT_SIZE 60

/* What all checks of one certificate share. */
struct check {
    const struct name_constraints *constraints;
    size_t *comparisons_left;
    struct error *error;
};

/* --- messages --------------------------------------------------------------------- */

/* The name as text in ASCII, as much of it as there is room for. */
static void name_text(const struct general_name *name, char out[NAME_TEXT_SIZE])
{
    char shown[NAME_TEXT_SIZE];
    struct text text = text_of(out, NAME_TEXT_SIZE);
    general_name_to_text(name, shown, sizeof shown);
    for (const char *at = shown; *at != '\0'; at++) {
        if ((*at & 0x80) != 0)
            text_format(&text, "\\%02X", (unsigned char)*at);
        else
            text_put(&text, at, 1);
    }
    text_end(&text);
}

/* The base of a constraint: an address with the length of its mask. */
static void base_text(const struct general_name *base, char out[NAME_TEXT_SIZE])
{
    struct general_name name = *base;
    unsigned bits = 0;
    if (base->type != GENERAL_NAME_IP) {
        name_text(base, out);
        return;
    }
    name.value.length /= 2;
    for (size_t i = name.value.length; i < base->value.length; i++)
        for (uint8_t octet = base->value.data[i]; octet != 0; octet &= octet - 1)
            bits++;
    name_text(&name, out);
    struct text text = {out, NAME_TEXT_SIZE, strlen(out)};
    text_format(&text, "/%u", bits);
    text_end(&text);
}

static bool fail(const struct check *check, enum error_kind kind,
                 const struct general_name *name, const char *want,
                 const struct general_name *base)
{
    char shown_name[NAME_TEXT_SIZE], shown_base[NAME_TEXT_SIZE];
    name_text(name, shown_name);
    base_text(base, shown_base);
    return error_fail(check->error, kind, ERROR_NO_OFFSET, "RFC 5280 4.2.1.10",
                      "%s: want %s %s", shown_name, want, shown_base);
}

/* --- a name and all constraints --------------------------------------------------- */

static bool spend(const struct check *check, const struct general_name *name,
                  const struct general_name *base)
{
    size_t cost = 1;
    if (base->type == GENERAL_NAME_DIRECTORY && name->type == GENERAL_NAME_DIRECTORY)
        cost += (name->value.length + base->value.length) / OCTETS_PER_COMPARISON;
    if (*check->comparisons_left >= cost) {
        *check->comparisons_left -= cost;
        return true;
    }
    *check->comparisons_left = 0;
    return error_fail(check->error, ERROR_LIMIT, ERROR_NO_OFFSET, NULL,
                      "name constraints: want at most %d comparisons with names, need "
                      "more",
                      NAME_COMPARISONS_MAX);
}

/* Steps over a GeneralSubtree in bounded time: its base was looked into when it was
 * read. */
static bool next_base(struct der_reader *subtrees, struct general_name *base)
{
    struct der_reader subtree;
    uint8_t tag;
    if (!der_enter(subtrees, DER_SEQUENCE, "GeneralSubtree", &subtree) ||
        !der_read_any(&subtree, "base", &tag, &base->value, NULL))
        return false;
    base->type = tag & 0x1f;
    return true;
}

/* What a list of subtrees says of a name. */
struct verdict {
    bool is_constrained, is_within;
    struct general_name base; /* the one it is within, or else the last of its type */
};

/* Looks through LIST. False, and an error, if that is not possible. */
static bool judge(const struct check *check, struct bytes list, bool is_excluded,
                  const struct subject_name *subject, struct verdict *verdict)
{
    struct error error = {0};
    struct der_reader subtrees, reader = der_reader_again(list, &error);
    struct general_name base;
    *verdict = (struct verdict){0};
    if (list.length == 0 ||
        !der_enter(&reader, list.data[0], "GeneralSubtrees", &subtrees))
        subtrees = reader;
    while (!verdict->is_within && !der_at_end(&subtrees) &&
           next_base(&subtrees, &base)) {
        if (!spend(check, subject->name, &base))
            return false;
        if (base.type != subject->name->type)
            continue;
        if (subject->refusal != ERROR_NONE)
            return fail(check, subject->refusal, subject->name, subject->want, &base);
        verdict->is_constrained = true;
        verdict->is_within = name_subtree_covers(&base, subject, is_excluded);
        verdict->base = base;
    }
    return error.kind == ERROR_NONE ||
           error_fail(check->error, error.kind, ERROR_NO_OFFSET, error.source, "%s",
                      error.message);
}

static bool allow_name(const struct check *check, const struct general_name *name)
{
    struct subject_name subject;
    struct verdict verdict;
    name_subtree_prepare(&subject, name);
    if (!judge(check, check->constraints->excluded_subtrees, true, &subject, &verdict))
        return false;
    if (verdict.is_within)
        return fail(check, ERROR_RULE, name, "a name outside the excluded",
                    &verdict.base);
    if (!judge(check, check->constraints->permitted_subtrees, false, &subject,
               &verdict))
        return false;
    return !verdict.is_constrained || verdict.is_within ||
           fail(check, ERROR_RULE, name, "a permitted name, such as in", &verdict.base);
}

/* --- the names of a certificate --------------------------------------------------- */

static bool allow_alt_names(const struct check *check, struct bytes alt_names,
                            bool *has_email)
{
    struct general_names_walk walk;
    struct general_name name;
    general_names_walk_begin(&walk, alt_names);
    while (general_names_walk_next(&walk, &name)) {
        *has_email = *has_email || name.type == GENERAL_NAME_EMAIL;
        if (!allow_name(check, &name))
            return false;
    }
    return walk.error.kind == ERROR_NONE ||
           error_fail(check->error, walk.error.kind, ERROR_NO_OFFSET, walk.error.source,
                      "%s", walk.error.message);
}

/* "When constraints are imposed on the rfc822Name name form, but the certificate does
 * not include a subject alternative name, the rfc822Name constraint MUST be applied to
 * the attribute of type emailAddress in the subject distinguished name." Other names in
 * the subjectAltName do not take that away. */
static bool allow_subject_emails(const struct check *check, struct bytes subject)
{
    struct name_walk walk;
    struct name_attribute attribute;
    name_walk_begin(&walk, subject);
    while (name_walk_next(&walk, &attribute)) {
        const struct general_name email = {GENERAL_NAME_EMAIL, attribute.contents};
        if (bytes_equal(attribute.type, oid_email_address) &&
            !allow_name(check, &email))
            return false;
    }
    return true;
}

bool name_constraints_allow(const struct name_constraints *constraints,
                            const struct certificate *certificate,
                            size_t *comparisons_left, struct error *error)
{
    const struct check check = {constraints, comparisons_left, error};
    const struct general_name subject = {GENERAL_NAME_DIRECTORY, certificate->subject};
    bool has_email = false;
    return (name_is_empty(subject.value) || allow_name(&check, &subject)) &&
           allow_alt_names(&check, certificate->extensions.subject_alt_name,
                           &has_email) &&
           (has_email || allow_subject_emails(&check, subject.value));
}
