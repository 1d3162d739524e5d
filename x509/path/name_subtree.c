/* name_subtree.c -- whether a name lies in one subtree, RFC 5280 section 4.2.1.10. */
#include "name_subtree.h"

#include "../name_compare.h"
#include "../host_name.h"

/* --- a name made ready ------------------------------------------------------------ */

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
        subject->host = bytes_after(subject->host, 2);
}

static void prepare_email(struct subject_name *subject)
{
    struct bytes value = subject->name->value;
    if (!email_is_valid(value)) {
        refuse(subject, ERROR_ENCODING, "a mailbox under");
        return;
    }
    const uint8_t *at = memchr(value.data, '@', value.length);
    subject->host = bytes_after(value, (size_t)(at - value.data) + 1);
}

/* How many octets of RUN, from the start, are in SET or, if IS_IN is false, are not. A
 * NUL is in no set. */
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

/* URI = scheme "://" [userinfo "@"] host [":" port] and a path, a query, a fragment
 * (RFC 3986 3). Sets HOST; false if there is none. */
static bool uri_host(struct bytes uri, struct bytes *host)
{
    size_t scheme = span(uri, LETTERS DIGITS "+-.", true);
    if (span(uri, LETTERS, true) == 0 || uri.length < scheme + 3 ||
        memcmp(uri.data + scheme, "://", 3) != 0)
        return false;
    uri = bytes_after(uri, scheme + 3);
    uri.length = span(uri, "/?#", false);
    size_t user = span(uri, LETTERS DIGITS "-._~%!$&'()*+,;=:", true);
    if (user < uri.length && uri.data[user] == '@')
        uri = bytes_after(uri, user + 1);
    *host = bytes_of(uri.data, span(uri, ":", false));
    uri = bytes_after(uri, host->length);
    return uri.length == 0 || span(bytes_after(uri, 1), DIGITS, true) == uri.length - 1;
}

/* A URI "that does not include an authority component with a host name specified as a
 * fully qualified domain name": "the application MUST reject the certificate." */
static void prepare_uri(struct subject_name *subject)
{
    if (!uri_host(subject->name->value, &subject->host) ||
        !dns_name_is_valid(subject->host, false))
        refuse(subject, ERROR_RULE, "a URI with a host name under");
}

void name_subtree_prepare(struct subject_name *subject, const struct general_name *name)
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

/* --- a name and a constraint ------------------------------------------------------ */

/* HOST has one label or more before DOMAIN. */
static bool is_below(struct bytes host, struct bytes domain)
{
    if (host.length <= domain.length + 1)
        return false;
    size_t dot = host.length - domain.length - 1;
    return host.data[dot] == '.' &&
           dns_name_matches(bytes_after(host, dot + 1), domain);
}

static bool is_dotted(struct bytes base)
{
    return base.length > 0 && base.data[0] == '.';
}

/* ".example.com" is all hosts below, "example.com" this host alone. */
static bool host_is_within(struct bytes host, struct bytes base)
{
    return is_dotted(base) ? is_below(host, bytes_after(base, 1))
                           : dns_name_matches(host, base);
}

/* Every name that a wildcard stands for has exactly one label before its HOST. All of
 * them are within BASE, or one of them, or none. */
static bool wildcard_is_within(struct bytes host, struct bytes base, bool is_excluded)
{
    struct bytes domain = is_dotted(base) ? bytes_after(base, 1) : base;
    if (dns_name_matches(host, domain) || is_below(host, domain))
        return true;
    const uint8_t *dot = memchr(domain.data, '.', domain.length);
    return is_excluded && !is_dotted(base) && dot != NULL &&
           dns_name_matches(bytes_after(domain, (size_t)(dot - domain.data) + 1), host);
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
    if (email_is_valid(base))
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

bool name_subtree_covers(const struct general_name *base,
                         const struct subject_name *subject, bool is_excluded)
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
