/* plain_names.c -- DNS names and mailboxes label by label. It shares no code with
 * x509/path/peer_name.c. */
#include "plain_names.h"

#include <ctype.h>

void plain_split(struct bytes name, struct plain_labels *labels)
{
    labels->count = 1;
    labels->items[0] = bytes_of(name.data, 0);
    for (size_t i = 0; i < name.length; i++) {
        if (name.data[i] != '.')
            labels->items[labels->count - 1].length++;
        else
            labels->items[labels->count++] = bytes_of(name.data + i + 1, 0);
    }
}

static bool is_label(struct bytes label)
{
    bool ok = label.length >= 1 && label.length <= 63;
    for (size_t i = 0; ok && i < label.length; i++) {
        bool is_edge = i == 0 || i + 1 == label.length;
        uint8_t c = label.data[i];
        ok = c < 0x80 && (isalnum(c) || (c == '-' && !is_edge));
    }
    return ok;
}

static bool is_number(struct bytes label)
{
    for (size_t i = 0; i < label.length; i++)
        if (label.data[i] < '0' || label.data[i] > '9')
            return false;
    return true;
}

bool plain_is_dns(struct bytes name, bool with_wildcard)
{
    static struct plain_labels labels;
    if (name.length < 1 || name.length > 253)
        return false;
    plain_split(name, &labels);
    bool is_wildcard = with_wildcard && labels.count >= 3 &&
                       labels.items[0].length == 1 && name.data[0] == '*';
    for (size_t i = is_wildcard ? 1 : 0; i < labels.count; i++)
        if (!is_label(labels.items[i]))
            return false;
    return !is_number(labels.items[labels.count - 1]);
}

bool plain_is_same(struct bytes a, struct bytes b)
{
    bool ok = a.length == b.length;
    for (size_t i = 0; ok && i < a.length; i++)
        ok = tolower(a.data[i]) == tolower(b.data[i]);
    return ok;
}

bool plain_dns_match(struct bytes presented, struct bytes reference)
{
    static struct plain_labels a, b;
    if (reference.length > 0 && reference.data[reference.length - 1] == '.')
        reference.length--;
    if (!plain_is_dns(presented, true) || !plain_is_dns(reference, false))
        return false;
    plain_split(presented, &a);
    plain_split(reference, &b);
    bool ok = a.count == b.count;
    for (size_t i = 0; ok && i < a.count; i++)
        ok = plain_is_same(a.items[i], b.items[i]) ||
             (i == 0 && a.items[0].data[0] == '*');
    return ok;
}

/* Splits at the only '@' that there may be. */
bool plain_is_mailbox(struct bytes name, struct bytes *local, struct bytes *host)
{
    static struct plain_labels atoms;
    size_t at = 0;
    while (at < name.length && name.data[at] != '@')
        at++;
    if (at == name.length || at > 64)
        return false;
    *local = bytes_of(name.data, at);
    *host = bytes_of(name.data + at + 1, name.length - at - 1);
    plain_split(*local, &atoms);
    for (size_t i = 0; i < atoms.count; i++) {
        if (atoms.items[i].length == 0)
            return false;
        for (size_t j = 0; j < atoms.items[i].length; j++) {
            uint8_t c = atoms.items[i].data[j];
            if (c <= ' ' || c >= 0x7f || (ispunct(c) && strchr("()<>[]:;@\\,\"", c)))
                return false;
        }
    }
    return plain_is_dns(*host, false);
}

bool plain_email_match(struct bytes presented, struct bytes reference)
{
    struct bytes a_local, a_host, b_local, b_host;
    return plain_is_mailbox(presented, &a_local, &a_host) &&
           plain_is_mailbox(reference, &b_local, &b_host) &&
           bytes_equal(a_local, b_local) && plain_is_same(a_host, b_host);
}
