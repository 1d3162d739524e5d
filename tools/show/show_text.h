/* show_text.h -- what all printers of `show` write through: where the text goes, which
 * OpenSSL's layout it has, and the few forms in which octets are printed.
 *
 * What comes out of a file passes through show_safe, show_printable or a number's
 * printer, and nothing else: a control character or a mark that turns text around never
 * reaches a terminal, even where OpenSSL lets it through. */
#ifndef CERTWRIGHT_SHOW_TEXT_H
#define CERTWRIGHT_SHOW_TEXT_H

#include <stdio.h>

#include "../../asn1/bytes.h"
#include "../../asn1/der_reader.h"

/* Whose layout. What came with 3.2 to 3.4 is in neither: they differ from both. */
enum show_like {
    SHOW_LIKE_3_0,
    SHOW_LIKE_3_5,
};

struct show {
    FILE *out;
    FILE *nowhere; /* where something is printed to see whether it can be */
    enum show_like like;
};

/* show_format prints words of the program's own, as printf does. */
void show_format(const struct show *show, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* show_indented does the same behind INDENT spaces. */
void show_indented(const struct show *show, int indent, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* show_safe prints OCTETS as the UTF-8 that they should be; what is not, and what could
 * mislead a terminal, as \XX for each octet. */
void show_safe(const struct show *show, struct bytes octets);

/* show_printable prints ASCII, and a dot for every other octet. */
void show_printable(const struct show *show, struct bytes octets);

/* show_hex prints OCTETS on the line, upper-case, with colons between. */
void show_hex(const struct show *show, struct bytes octets);

/* show_octets prints OCTETS in lines of PER_LINE, lower-case, with colons between and
 * at the end of each line but the last, behind INDENT spaces. */
void show_octets(const struct show *show, struct bytes octets, int indent,
                 size_t per_line);

/* show_oid prints the long name of OID, or dotted decimal; show_oid_short the short
 * one. */
void show_oid(const struct show *show, struct bytes oid);
void show_oid_short(const struct show *show, struct bytes oid);

/* show_oid_name returns the names of OID that OpenSSL of SHOW's version has, or
 * NULL. */
const struct oid_name *show_oid_name(const struct show *show, struct bytes oid);

/* show_comma prints ", " unless IS_FIRST, which becomes false. */
void show_comma(const struct show *show, bool *is_first);

/* show_until_nul returns the octets before the first NUL: what a C program prints of a
 * string. */
struct bytes show_until_nul(struct bytes octets);

#endif
