/* hidden.c -- which octets the walk leaves out. */
#include "hidden.h"

#include "../asn1/der.h"
#include "element.h"

/* Identifier and length of a key: 30 84 and four octets. */
#define KEY_HEADER_MAX 6

/* All but the header of the SEQUENCE that every key is; in anything else even that could
 * be of a secret. */
static struct secret_range whole(struct bytes document)
{
    struct element element;
    struct secret_range range = {0, document.length};
    if (document.length > 0 && document.data[0] == DER_SEQUENCE &&
        element_at(document, &element) == NULL &&
        element.header_length <= KEY_HEADER_MAX)
        range.start = element.header_length;
    return range;
}

struct hidden hidden_begin(struct bytes document, enum schema_hiding hiding)
{
    struct hidden hidden = {{document, document.length},
                            {document.length, document.length}};
    if (hiding == SCHEMA_HIDE_ALL)
        hidden.next = whole(document);
    else if (hiding == SCHEMA_HIDE_KEYS)
        hidden = (struct hidden){{document, 0}, {0, 0}};
    hidden_advance(&hidden, 0);
    return hidden;
}

void hidden_advance(struct hidden *hidden, size_t position)
{
    size_t length = hidden->search.document.length;
    while (hidden->next.end <= position && hidden->next.start < length)
        if (!secret_search_next(&hidden->search, &hidden->next))
            hidden->next = (struct secret_range){length, length};
}

bool hidden_overlaps(const struct hidden *hidden, size_t start, size_t end)
{
    return hidden->next.start < end && start < hidden->next.end;
}

bool hidden_has(const struct hidden *hidden, size_t start, size_t end)
{
    return start < end && hidden->next.start <= start && end <= hidden->next.end;
}
