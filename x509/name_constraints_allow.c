/* name_constraints_allow.c -- whether the names of a certificate keep the constraints of
 * a CA above it, RFC 5280 section 4.2.1.10.
 * Invariants: (1) what takes time in proportion to a name is done once for the name, and
 * what is done for each constraint is bounded or paid for from the budget; (2) what
 * cannot be judged is refused. */
#include "../asn1/oid.h"
#include "general_name.h"
#include "name.h"
#include "name_compare.h"
#include "name_constraints.h"
#include "peer_name.h"
#include "text.h"

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

/* A name made ready to be compared. */
struct subject_name {
    const struct general_name *name;
    enum error_kind refusal; /* what it gets under a constraint of its type */
    const char *want;        /* why */
    struct bytes host; /* of a DNS name, behind the wildcard; of a mailbox; a URI */
    bool is_wildcard;
};

static struct bytes after(struct bytes run, size_t count)
{
    return bytes_of(run.data + count, run.length - count);
}

/* --- messages ------------------------------------------------------------------------- */

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

/* --- a name made ready ---------------------------------------------------------------- */

static void refuse(struct subject_name *subject, enum error_kind kind, const char *want)
{
    subject->refusal = kind;
    subject->want = want;
}

static void prepare_dns(struct subject_name *subject)
{
    subject->host = subject->name->value;
    if (!dns_name_is_valid(subject->host, true)) {
        refuse(subject, ERROR_ENCODING, "a DNS name under");
        return;
    }
    subject->is_wildcard = subject->host.data[0] == '*';
    if (subject->is_wildcard)
        subject->host = after(subject->host, 2);
}

static void prepare_email(struct subject_name *subject)
{
    struct bytes value = subject->name->value;
    if (!email_is_valid(value)) {
        refuse(subject, ERROR_ENCODING, "a mailbox under");
        return;
    }
    const uint8_t *at = memchr(value.data, '@', value.length);
    subject->host = after(value, (size_t)(at - value.data) + 1);
}

/* How many octets of RUN, from the start, are in SET or, if IS_IN is false, are not. A NUL
 * is in no set. */
static size_t span(struct bytes run, const char *set, bool is_in)
{
    size_t count = 0;
    while (count < run.length &&
           (run.data[count] != '\0' && strchr(set, run.data[count]) != NULL) == is_in)
        count++;
    return count;
}

#define DIGITS  "0123456789"
#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

/* URI = scheme "://" [userinfo "@"] host [":" port] and a path, a query, a fragment (RFC
 * 3986 3). Sets HOST; false if there is none. */
static bool uri_host(struct bytes uri, struct bytes *host)
{
    size_t scheme = span(uri, LETTERS DIGITS "+-.", true);
    if (span(uri, LETTERS, true) == 0 || uri.length < scheme + 3 ||
        memcmp(uri.data + scheme, "://", 3) != 0)
        return false;
    uri = after(uri, scheme + 3);
    uri.length = span(uri, "/?#", false);
    size_t user = span(uri, LETTERS DIGITS "-._~%!$&'()*+,;=:", true);
    if (user < uri.length && uri.data[user] == '@')
        uri = after(uri, user + 1);
    *host = bytes_of(uri.data, span(uri, ":", false));
    uri = after(uri, host->length);
    return uri.length == 0 || span(after(uri, 1), DIGITS, true) == uri.length - 1;
}

/* "If ... the URI does not include an authority component that includes a host name
 * specified as a fully qualified domain name (e.g., if the URI either does not include
 * an authority component or includes an authority component in which the host name is
 * specified as an IP address), then the application MUST reject the certificate." */
static void prepare_uri(struct subject_name *subject)
{
    if (!uri_host(subject->name->value, &subject->host) ||
        !dns_name_is_valid(subject->host, false))
        refuse(subject, ERROR_RULE, "a URI with a host name under");
}

static void prepare(struct subject_name *subject, const struct general_name *name)
{
    *subject = (struct subject_name){.name = name};
    switch (name->type) {
    case GENERAL_NAME_DNS:
        prepare_dns(subject);
        break;
    case GENERAL_NAME_EMAIL:
        prepare_email(subject);
        break;
    case GENERAL_NAME_URI:
        prepare_uri(subject);
        break;
    case GENERAL_NAME_IP:
        if (name->value.length != 4 && name->value.length != 16)
            refuse(subject, ERROR_ENCODING, "4 or 16 octets under");
        break;
    case GENERAL_NAME_DIRECTORY:
        break;
    default:
        refuse(subject, ERROR_UNSUPPORTED, "a type that can be compared under");
    }
}

/* --- a name and a constraint ---------------------------------------------------------- */

/* HOST has one label or more before DOMAIN. */
static bool is_below(struct bytes host, struct bytes domain)
{
    if (host.length <= domain.length + 1)
        return false;
    size_t dot = host.length - domain.length - 1;
    return host.data[dot] == '.' && dns_name_matches(after(host, dot + 1), domain);
}

/* ".example.com" is all hosts below, "example.com" this host alone. */
static bool host_is_within(struct bytes host, struct bytes base)
{
    return base.data[0] == '.' ? is_below(host, after(base, 1))
                               : dns_name_matches(host, base);
}

/* Every name that a wildcard stands for has exactly one label before its HOST. All of
 * them are within BASE, or one of them, or none. */
static bool wildcard_is_within(struct bytes host, struct bytes base, bool is_excluded)
{
    bool is_dotted = base.data[0] == '.';
    struct bytes domain = is_dotted ? after(base, 1) : base;
    if (dns_name_matches(host, domain) || is_below(host, domain))
        return true;
    const uint8_t *dot = memchr(domain.data, '.', domain.length);
    return is_excluded && !is_dotted && dot != NULL &&
           dns_name_matches(after(domain, (size_t)(dot - domain.data) + 1), host);
}

/* "Any DNS name that can be constructed by simply adding zero or more labels to the
 * left-hand side of the name satisfies the name constraint." With a dot before it, one
 * label or more, as it is widely used. */
static bool dns_is_within(const struct subject_name *subject, struct bytes base,
                          bool is_excluded)
{
    if (base.length == 0)
        return true;
    if (subject->is_wildcard)
        return wildcard_is_within(subject->host, base, is_excluded);
    return host_is_within(subject->host, base) || is_below(subject->host, base);
}

static bool email_is_within(const struct subject_name *subject, struct bytes base)
{
    if (memchr(base.data, '@', base.length) != NULL)
        return email_matches(subject->name->value, base);
    return host_is_within(subject->host, base);
}

static bool ip_is_within(struct bytes address, struct bytes base)
{
    if (base.length != 2 * address.length)
        return false;
    for (size_t i = 0; i < address.length; i++)
        if (((address.data[i] ^ base.data[i]) & base.data[address.length + i]) != 0)
            return false;
    return true;
}

static bool is_within(const struct subject_name *subject,
                      const struct general_name *base, bool is_excluded)
{
    switch (base->type) {
    case GENERAL_NAME_DNS:
        return dns_is_within(subject, base->value, is_excluded);
    case GENERAL_NAME_EMAIL:
        return email_is_within(subject, base->value);
    case GENERAL_NAME_URI:
        return host_is_within(subject->host, base->value);
    case GENERAL_NAME_IP:
        return ip_is_within(subject->name->value, base->value);
    default:
        return name_is_within(subject->name->value, base->value);
    }
}

/* --- a name and all constraints ------------------------------------------------------- */

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
        verdict->is_within = is_within(subject, &base, is_excluded);
        verdict->base = base;
    }
    return error.kind == ERROR_NONE ||
           error_fail(check->error, error.kind, error.offset, error.source, "%s",
                      error.message);
}

static bool allow_name(const struct check *check, const struct general_name *name)
{
    struct subject_name subject;
    struct verdict verdict;
    prepare(&subject, name);
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

/* --- the names of a certificate ------------------------------------------------------- */

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
           error_fail(check->error, walk.error.kind, walk.error.offset,
                      walk.error.source, "%s", walk.error.message);
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
