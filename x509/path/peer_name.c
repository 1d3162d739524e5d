/* peer_name.c -- whom a certificate must name, and whether it does. */
#include "peer_name.h"

#include "../host_name.h"

static bool fail(struct error *error, const char *source, const char *message)
{
    return error_fail(error, ERROR_RULE, ERROR_NO_OFFSET, source, "%s", message);
}

/* What a certificate may be asked to hold is more than what a host may be called. */
static bool host_from_text(const char *text, uint8_t octets[GENERAL_NAME_TEXT_MAX],
                           struct general_name *name, struct error *error)
{
    return general_name_from_host(text, octets, name, error) &&
           (name->type == GENERAL_NAME_IP || dns_name_is_valid(name->value, false) ||
            fail(error, "RFC 1123 2.1",
                 "host: want letters, digits and hyphens, and no wildcard"));
}

bool peer_name_from_text(enum general_name_type type, const char *text,
                         uint8_t octets[GENERAL_NAME_TEXT_MAX],
                         struct general_name *name, struct error *error)
{
    switch (type) {
    case GENERAL_NAME_DNS:
        return host_from_text(text, octets, name, error);
    case GENERAL_NAME_IP:
        return (host_from_text(text, octets, name, error) &&
                name->type == GENERAL_NAME_IP) ||
               fail(error, "RFC 5280 4.2.1.6", "host: want an IP address");
    case GENERAL_NAME_EMAIL:
        return general_name_from_email(text, octets, name, error);
    default:
        return error_fail(error, ERROR_UNSUPPORTED, ERROR_NO_OFFSET, NULL,
                          "name: want a host, an IP address or an e-mail address");
    }
}

bool peer_name_matches(const struct general_name *presented,
                       const struct general_name *reference)
{
    if (presented->type != reference->type)
        return false;
    switch (presented->type) {
    case GENERAL_NAME_DNS:
        return dns_name_matches(presented->value, reference->value);
    case GENERAL_NAME_EMAIL:
        return email_matches(presented->value, reference->value);
    case GENERAL_NAME_IP:
        return (presented->value.length == 4 || presented->value.length == 16) &&
               bytes_equal(presented->value, reference->value);
    default:
        return false;
    }
}
