/* host_name.c -- host names and mailboxes: well-formed, and the same as another; RFC
 * 9525 section 6, RFC 5321 section 4.1.2, RFC 5280 section 7.5. */
#include "host_name.h"

#include <string.h>

#include "../asn1/text.h"

#define LOCAL_PART_LENGTH_MAX 64 /* RFC 5321 4.5.3.1.1 */

static bool is_digit(uint8_t c)
{
    return c >= '0' && c <= '9';
}

/* --- DNS names -------------------------------------------------------------------- */

/* The left-most label of NAME, which is not empty. */
static struct bytes first_label(struct bytes name)
{
    const uint8_t *dot = memchr(name.data, '.', name.length);
    return bytes_of(name.data, dot != NULL ? (size_t)(dot - name.data) : name.length);
}

static bool is_label(struct bytes label)
{
    if (label.length == 0 || label.length > DNS_LABEL_LENGTH_MAX ||
        label.data[0] == '-' || label.data[label.length - 1] == '-')
        return false;
    for (size_t i = 0; i < label.length; i++)
        if (!text_is_letter(label.data[i]) && !is_digit(label.data[i]) &&
            label.data[i] != '-')
            return false;
    return true;
}

/* RFC 1123 2.1: the last label is not all digits, or a name could be an address. */
static bool is_number(struct bytes label)
{
    for (size_t i = 0; i < label.length; i++)
        if (!is_digit(label.data[i]))
            return false;
    return true;
}

static bool is_wildcard(struct bytes name)
{
    return name.length >= 2 && name.data[0] == '*' && name.data[1] == '.';
}

bool dns_name_is_valid(struct bytes name, bool with_wildcard)
{
    size_t count_min = 1, count = 1;
    if (name.length == 0 || name.length > DNS_NAME_LENGTH_MAX)
        return false;
    if (with_wildcard && is_wildcard(name)) {
        name = bytes_after(name, 2);
        count_min = 2;
    }
    for (;; count++) {
        if (name.length == 0)
            return false;
        struct bytes label = first_label(name);
        if (!is_label(label))
            return false;
        if (label.length == name.length)
            return count >= count_min && !is_number(label);
        name = bytes_after(name, label.length + 1);
    }
}

bool dns_name_matches(struct bytes presented, struct bytes reference)
{
    if (reference.length > 0 && reference.data[reference.length - 1] == '.')
        reference.length--;
    if (!dns_name_is_valid(presented, true) || !dns_name_is_valid(reference, false))
        return false;
    if (!is_wildcard(presented))
        return text_equal_but_for_case(presented, reference);
    /* With their dots: a reference of one label has nothing left to compare. */
    return text_equal_but_for_case(
        bytes_after(presented, 1),
        bytes_after(reference, first_label(reference).length));
}

/* --- mailboxes -------------------------------------------------------------------- */

static bool is_atom_character(uint8_t c)
{
    return text_is_letter(c) || is_digit(c) ||
           (c != 0 && strchr("!#$%&'*+-/=?^_`{|}~", c) != NULL);
}

/* Dot-string = Atom *("." Atom) */
static bool is_local_part(struct bytes local)
{
    bool is_in_atom = false;
    if (local.length > LOCAL_PART_LENGTH_MAX)
        return false;
    for (size_t i = 0; i < local.length; i++) {
        bool is_dot = local.data[i] == '.';
        if (is_dot ? !is_in_atom : !is_atom_character(local.data[i]))
            return false;
        is_in_atom = !is_dot;
    }
    return is_in_atom;
}

/* Cuts NAME at its '@'. */
static bool split_mailbox(struct bytes name, struct bytes *local, struct bytes *host)
{
    const uint8_t *at = name.length > 0 ? memchr(name.data, '@', name.length) : NULL;
    if (at == NULL)
        return false;
    *local = bytes_of(name.data, (size_t)(at - name.data));
    *host = bytes_after(name, local->length + 1);
    return is_local_part(*local) && dns_name_is_valid(*host, false);
}

bool email_is_valid(struct bytes name)
{
    struct bytes local, host;
    return split_mailbox(name, &local, &host);
}

bool email_matches(struct bytes presented, struct bytes reference)
{
    struct bytes local, host, reference_local, reference_host;
    return split_mailbox(presented, &local, &host) &&
           split_mailbox(reference, &reference_local, &reference_host) &&
           bytes_equal(local, reference_local) &&
           text_equal_but_for_case(host, reference_host);
}
