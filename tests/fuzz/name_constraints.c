/* name_constraints.c -- any bytes as a NameConstraints, a GeneralNames and a Name, one behind
 * the other: whether a certificate with these names keeps these constraints, against RFC 5280
 * section 4.2.1.10 written here label by label. */
#include "x509/name_constraints.h"

#include <ctype.h>

#include "asn1/oid.h"
#include "fuzz.h"
#include "plain_names.h"
#include "x509/general_name.h"
#include "x509/name.h"
#include "x509/name_compare.h"
#include "x509/path/name_constraints_allow.h"

enum answer { OUTSIDE, INSIDE, REFUSED };

/* Whether the last labels of HOST are those of DOMAIN, and how many are before them. */
static bool ends_in(struct bytes host, struct bytes domain, size_t *before)
{
    static struct plain_labels a, b;
    plain_split(host, &a);
    plain_split(domain, &b);
    if (a.count < b.count)
        return false;
    *before = a.count - b.count;
    for (size_t i = 0; i < b.count; i++)
        if (!plain_is_same(a.items[*before + i], b.items[i]))
            return false;
    return true;
}

/* HOST and a constraint on it: ".d" is all below, "d" this host, and if BELOW_TOO all below. */
static enum answer host_in(struct bytes host, struct bytes base, bool below_too)
{
    size_t before;
    bool is_dotted = base.data[0] == '.';
    if (!ends_in(host, is_dotted ? bytes_after(base, 1) : base, &before))
        return OUTSIDE;
    if (is_dotted)
        return before > 0 ? INSIDE : OUTSIDE;
    return before == 0 || below_too ? INSIDE : OUTSIDE;
}

/* What a wildcard stands for has one label in the place of the asterisk. It is tried with the
 * label that BASE has there, and with one that no base has. */
static enum answer dns_in(struct bytes name, struct bytes base, bool is_excluded)
{
    static struct plain_labels labels;
    uint8_t concrete[512];
    if (!plain_is_dns(name, true))
        return REFUSED;
    if (base.length == 0)
        return INSIDE;
    if (name.data[0] != '*')
        return host_in(name, base, true);
    memcpy(concrete, "\x01", 1); /* is in no name */
    memcpy(concrete + 1, name.data + 1, name.length - 1);
    if (host_in(bytes_of(concrete, name.length), base, true) == INSIDE)
        return INSIDE;
    plain_split(base, &labels);
    memcpy(concrete, labels.items[0].data, labels.items[0].length);
    memcpy(concrete + labels.items[0].length, name.data + 1, name.length - 1);
    return is_excluded && labels.items[0].length > 0
               ? host_in(bytes_of(concrete, labels.items[0].length + name.length - 1),
                         base, true)
               : OUTSIDE;
}

static enum answer email_in(struct bytes name, struct bytes base)
{
    struct bytes local, host, base_local, base_host;
    if (!plain_is_mailbox(name, &local, &host))
        return REFUSED;
    if (plain_is_mailbox(base, &base_local, &base_host))
        return plain_email_match(name, base) ? INSIDE : OUTSIDE;
    return host_in(host, base, false);
}

/* The host of SCHEME://[USER@]HOST[:PORT][/...], RFC 3986 section 3. */
static bool host_of_uri(struct bytes uri, struct bytes *host)
{
    size_t at = 0, end, user = SIZE_MAX, colon;
    while (at < uri.length && (isalnum(uri.data[at]) ||
                               (uri.data[at] != 0 && strchr("+-.", uri.data[at]))))
        at++;
    if (at == 0 || !isalpha(uri.data[0]) || uri.length - at < 3 ||
        memcmp(uri.data + at, "://", 3) != 0)
        return false;
    at += 3;
    for (end = at;
         end < uri.length && (uri.data[end] == 0 || !strchr("/?#", uri.data[end]));
         end++) {
        uint8_t c = uri.data[end];
        if (c == 0)
            return false; /* in no part of an authority */
        if (c == '@' && user == SIZE_MAX)
            user = end;
    }
    for (size_t i = at; user != SIZE_MAX && i < user; i++)
        if (!isalnum(uri.data[i]) && !strchr("-._~%!$&'()*+,;=:", uri.data[i]))
            return false;
    at = user != SIZE_MAX ? user + 1 : at;
    for (colon = at; colon < end && uri.data[colon] != ':'; colon++)
        ;
    *host = bytes_of(uri.data + at, colon - at);
    for (size_t i = colon + 1; i < end; i++)
        if (!isdigit(uri.data[i]))
            return false;
    return plain_is_dns(*host, false);
}

static enum answer uri_in(struct bytes name, struct bytes base)
{
    struct bytes host;
    return host_of_uri(name, &host) ? host_in(host, base, false) : REFUSED;
}

static enum answer address_in(struct bytes name, struct bytes base)
{
    if (name.length != 4 && name.length != 16)
        return REFUSED;
    if (base.length != 2 * name.length)
        return OUTSIDE;
    for (size_t bit = 0; bit < 8 * name.length; bit++) {
        unsigned mask = 0x80u >> bit % 8;
        bool counts = (base.data[name.length + bit / 8] & mask) != 0;
        if (counts && (base.data[bit / 8] & mask) != (name.data[bit / 8] & mask))
            return OUTSIDE;
    }
    return INSIDE;
}

static enum answer name_in(const struct general_name *name,
                           const struct general_name *base, bool is_excluded)
{
    switch (name->type) {
    case GENERAL_NAME_DNS:
        return dns_in(name->value, base->value, is_excluded);
    case GENERAL_NAME_EMAIL:
        return email_in(name->value, base->value);
    case GENERAL_NAME_URI:
        return uri_in(name->value, base->value);
    case GENERAL_NAME_IP:
        return address_in(name->value, base->value);
    case GENERAL_NAME_DIRECTORY:
        return name_is_within(name->value, base->value) ? INSIDE : OUTSIDE;
    default:
        return REFUSED;
    }
}

/* What a list of subtrees says of NAME; HAS_TYPE, whether it has one of its type. */
static enum answer list_says(struct bytes list, bool is_excluded,
                             const struct general_name *name, bool *has_type)
{
    struct error error = {0};
    struct der_reader subtrees, subtree, reader = der_reader_again(list, &error);
    struct general_name base;
    enum answer answer = OUTSIDE;
    *has_type = false;
    if (list.length == 0 || !der_enter(&reader, list.data[0], "", &subtrees))
        return OUTSIDE;
    while (!der_at_end(&subtrees)) {
        if (!der_enter(&subtrees, DER_SEQUENCE, "", &subtree) ||
            !general_name_read(&subtree, true, &base))
            fuzz_fail("a subtree cannot be read again");
        if (base.type != name->type)
            continue;
        *has_type = true;
        enum answer one = name_in(name, &base, is_excluded);
        if (one != OUTSIDE)
            answer = one;
    }
    return answer;
}

static bool allows(const struct name_constraints *constraints,
                   const struct general_name *name)
{
    bool has_type;
    if (list_says(constraints->excluded_subtrees, true, name, &has_type) != OUTSIDE)
        return false;
    enum answer answer =
        list_says(constraints->permitted_subtrees, false, name, &has_type);
    return !has_type || answer == INSIDE;
}

static bool allows_all(const struct name_constraints *constraints,
                       const struct certificate *certificate)
{
    const struct general_name subject = {GENERAL_NAME_DIRECTORY, certificate->subject};
    struct general_names_walk names;
    struct general_name name;
    struct name_walk attributes;
    struct name_attribute attribute;
    bool ok = name_is_empty(subject.value) || allows(constraints, &subject);
    bool has_email = false;
    general_names_walk_begin(&names, certificate->extensions.subject_alt_name);
    while (general_names_walk_next(&names, &name)) {
        has_email = has_email || name.type == GENERAL_NAME_EMAIL;
        ok = ok && allows(constraints, &name);
    }
    name_walk_begin(&attributes, subject.value);
    while (!has_email && name_walk_next(&attributes, &attribute)) {
        name = (struct general_name){GENERAL_NAME_EMAIL, attribute.contents};
        if (bytes_equal(attribute.type, oid_email_address))
            ok = ok && allows(constraints, &name);
    }
    return ok;
}

/* Reads what there is; what is not there is empty. */
static bool read_input(struct bytes document, struct extensions *constraints,
                       struct certificate *certificate)
{
    static const uint8_t empty[] = {DER_SEQUENCE, 0};
    struct error error = {0};
    struct der_reader reader = der_reader_of(document, &error);
    memset(constraints, 0, sizeof *constraints);
    memset(certificate, 0, sizeof *certificate);
    certificate->subject = bytes_of(empty, sizeof empty);
    if (!name_constraints_read(&reader, constraints))
        return false;
    if (der_at_end(&reader))
        return true;
    return general_names_read(&reader, DER_SEQUENCE, "names",
                              &certificate->extensions.subject_alt_name) &&
           (der_at_end(&reader) ||
            name_read(&reader, "subject", &certificate->subject));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct extensions constraints;
    struct certificate certificate;
    struct error error = {0};
    size_t left = NAME_COMPARISONS_MAX, none = 0;
    if (size >= PLAIN_LABELS_MAX ||
        !read_input(bytes_of(data, size), &constraints, &certificate))
        return 0;
    bool ok = name_constraints_allow(&constraints.name_constraints, &certificate, &left,
                                     &error);
    fuzz_error(ok, &error, bytes_of(data, size));
    fuzz_require(ok == allows_all(&constraints.name_constraints, &certificate),
                 "name_constraints_allow: another verdict");
    fuzz_require(left <= NAME_COMPARISONS_MAX, "comparisons that cost less than none");
    struct error poor = {0};
    if (left < NAME_COMPARISONS_MAX)
        fuzz_require(!name_constraints_allow(&constraints.name_constraints,
                                             &certificate, &none, &poor),
                     "allowed without a comparison");
    return 0;
}
