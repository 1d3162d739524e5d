/* general_name_from_text.c -- host names, addresses and URIs as people type them. */
#include <arpa/inet.h>

#include "general_name.h"

#define DNS_NAME_LENGTH_MAX  253 /* RFC 1035 2.3.4, less the octets of the wire form */
#define DNS_LABEL_LENGTH_MAX 63

static bool fail(struct error *error, const char *source, const char *what,
                 const char *want)
{
    return error_fail(error, ERROR_RULE, ERROR_NO_OFFSET, source, "%s: %s", what, want);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Letters, digits and hyphens (RFC 1123 2.1), and the underscore that some hosts have;
 * no hyphen at either end. */
static bool is_label(const char *label, size_t length)
{
    if (length == 0 || length > DNS_LABEL_LENGTH_MAX || label[0] == '-' ||
        label[length - 1] == '-')
        return false;
    for (size_t i = 0; i < length; i++)
        if (!is_letter(label[i]) && !is_digit(label[i]) && label[i] != '-' &&
            label[i] != '_')
            return false;
    return true;
}

static bool is_number(const char *label, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (!is_digit(label[i]))
            return false;
    return true;
}

/* Checks the labels of NAME, LENGTH octets, and sets COUNT to how many there are. */
static bool check_labels(const char *name, size_t length, unsigned *count)
{
    const char *label = name, *end = name + length;
    for (*count = 1;; ++*count) {
        const char *dot = memchr(label, '.', (size_t)(end - label));
        size_t label_length = (size_t)((dot != NULL ? dot : end) - label);
        if (!is_label(label, label_length))
            return false;
        if (dot == NULL)
            return !is_number(label, label_length);
        label = dot + 1;
    }
}

static bool check_dns_name(const char *text, size_t length, struct error *error)
{
    unsigned count;
    bool is_wildcard = length >= 2 && text[0] == '*' && text[1] == '.';
    if (length > DNS_NAME_LENGTH_MAX)
        return fail(error, "RFC 1035 2.3.4", "host",
                    "want at most 253 octets, have more");
    for (size_t i = 0; i < length; i++)
        if ((text[i] & 0x80) != 0)
            return fail(error, "RFC 5280 7.2", "host",
                        "want ASCII (the xn-- form of an internationalised name)");
    if (is_wildcard) {
        text += 2;
        length -= 2;
    }
    if (!check_labels(text, length, &count))
        return fail(error, "RFC 1123 2.1", "host",
                    "want a DNS name of letters, digits and hyphens, or an IP address");
    return !is_wildcard || count >= 2 ||
           fail(error, "RFC 9525 6.3", "host",
                "want at least two labels behind a wildcard");
}

static bool set_ip(const char *text, uint8_t *octets, struct general_name *name)
{
    name->type = GENERAL_NAME_IP;
    name->value = bytes_of(octets, 4);
    if (inet_pton(AF_INET, text, octets) == 1)
        return true;
    name->value.length = 16;
    return inet_pton(AF_INET6, text, octets) == 1;
}

bool general_name_from_host(const char *text, uint8_t octets[GENERAL_NAME_TEXT_MAX],
                            struct general_name *name, struct error *error)
{
    if (set_ip(text, octets, name))
        return true;
    size_t length = strlen(text);
    if (length > 1 && text[length - 1] == '.')
        length--;
    if (!check_dns_name(text, length, error))
        return false;
    for (size_t i = 0; i < length; i++)
        octets[i] =
            (uint8_t)(text[i] >= 'A' && text[i] <= 'Z' ? text[i] - 'A' + 'a' : text[i]);
    name->type = GENERAL_NAME_DNS;
    name->value = bytes_of(octets, length);
    return true;
}

/* Copies TEXT if it is printable ASCII without spaces. */
static bool copy_ascii(const char *text, uint8_t octets[GENERAL_NAME_TEXT_MAX],
                       struct bytes *value)
{
    size_t length = strlen(text);
    if (length > GENERAL_NAME_TEXT_MAX)
        return false;
    for (size_t i = 0; i < length; i++) {
        octets[i] = (uint8_t)text[i];
        if (octets[i] <= 0x20 || octets[i] >= 0x7f)
            return false;
    }
    *value = bytes_of(octets, length);
    return true;
}

bool general_name_from_email(const char *text, uint8_t octets[GENERAL_NAME_TEXT_MAX],
                             struct general_name *name, struct error *error)
{
    const char *at = strrchr(text, '@');
    unsigned count;
    name->type = GENERAL_NAME_EMAIL;
    if (at == NULL || at == text || at - text > 64 || strchr(text, '@') != at ||
        strlen(at + 1) > DNS_NAME_LENGTH_MAX ||
        !copy_ascii(text, octets, &name->value) ||
        !check_labels(at + 1, strlen(at + 1), &count))
        return fail(error, "RFC 5280 4.2.1.6", "email",
                    "want an address LOCAL@HOST in ASCII");
    return true;
}

bool general_name_from_uri(const char *text, uint8_t octets[GENERAL_NAME_TEXT_MAX],
                           struct general_name *name, struct error *error)
{
    size_t scheme = strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                 "0123456789+-.");
    name->type = GENERAL_NAME_URI;
    if (!is_letter(text[0]) || text[scheme] != ':' || text[scheme + 1] == '\0' ||
        !copy_ascii(text, octets, &name->value))
        return fail(error, "RFC 5280 4.2.1.6", "URI",
                    "want an absolute URI, SCHEME:REST, in ASCII");
    return true;
}
