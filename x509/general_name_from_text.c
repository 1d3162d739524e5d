/* general_name_from_text.c -- host names, addresses and URIs as people type them. */
#include <arpa/inet.h>

#include "../asn1/text.h"
#include "general_name.h"
#include "host_name.h"

static bool fail(struct error *error, const char *source, const char *what,
                 const char *want)
{
    return error_fail(error, ERROR_RULE, ERROR_NO_OFFSET, source, "%s: %s", what, want);
}

/* What is typed must be what a verifier accepts: the same rules decide of both. */
static bool check_dns_name(struct bytes name, struct error *error)
{
    bool is_wildcard = name.length >= 2 && memcmp(name.data, "*.", 2) == 0;
    if (dns_name_is_valid(name, true))
        return true;
    if (name.length > DNS_NAME_LENGTH_MAX)
        return fail(error, "RFC 1035 2.3.4", "host",
                    "want at most 253 octets, have more");
    for (size_t i = 0; i < name.length; i++)
        if ((name.data[i] & 0x80) != 0)
            return fail(error, "RFC 5280 7.2", "host",
                        "want ASCII (the xn-- form of an internationalised name)");
    if (is_wildcard &&
        dns_name_is_valid(bytes_of(name.data + 2, name.length - 2), false))
        return fail(error, "RFC 9525 6.3", "host",
                    "want at least two labels behind a wildcard");
    return fail(error, "RFC 1123 2.1", "host",
                "want a DNS name of letters, digits and hyphens, or an IP address");
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
    if (!check_dns_name(bytes_of(text, length), error))
        return false;
    for (size_t i = 0; i < length; i++)
        octets[i] = (uint8_t)text_to_lower(text[i]);
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
    name->type = GENERAL_NAME_EMAIL;
    if (!copy_ascii(text, octets, &name->value) || !email_is_valid(name->value))
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
    if (!text_is_letter(text[0]) || text[scheme] != ':' || text[scheme + 1] == '\0' ||
        !copy_ascii(text, octets, &name->value))
        return fail(error, "RFC 5280 4.2.1.6", "URI",
                    "want an absolute URI, SCHEME:REST, in ASCII");
    return true;
}
