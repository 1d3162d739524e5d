/* asn1_list.c -- the tree of any encoding, in the words and columns of `openssl
 * asn1parse`. A fault is where that program stops too. */
#include <inttypes.h>
#include <stdarg.h>

#include "../../asn1/der_rules.h"
#include "asn1.h"

static const char *universal_name(uint32_t number)
{
    static const char *const names[] = {
        "EOC",
        "BOOLEAN",
        "INTEGER",
        "BIT STRING",
        "OCTET STRING",
        "NULL",
        "OBJECT",
        "OBJECT DESCRIPTOR",
        "EXTERNAL",
        "REAL",
        "ENUMERATED",
        "<ASN1 11>",
        "UTF8STRING",
        "<ASN1 13>",
        "<ASN1 14>",
        "<ASN1 15>",
        "SEQUENCE",
        "SET",
        "NUMERICSTRING",
        "PRINTABLESTRING",
        "T61STRING",
        "VIDEOTEXSTRING",
        "IA5STRING",
        "UTCTIME",
        "GENERALIZEDTIME",
        "GRAPHICSTRING",
        "VISIBLESTRING",
        "GENERALSTRING",
        "UNIVERSALSTRING",
        "<ASN1 29>",
        "BMPSTRING",
    };
    return number < sizeof names / sizeof names[0] ? names[number] : NULL;
}

static void format_name(const struct ber_header *header, char name[32])
{
    static const char *const forms[] = {"<ASN1 %u>", "appl [ %u ]", "cont [ %u ]",
                                        "priv [ %u ] "};
    const char *universal =
        header->tag_class == BER_UNIVERSAL ? universal_name(header->number) : NULL;
    if (universal != NULL)
        snprintf(name, 32, "%s", universal);
    else
        snprintf(name, 32, forms[header->tag_class], header->number);
}

static void print_element(const struct ber_element *element, bool is_indented)
{
    const struct ber_header *header = &element->header;
    char name[32], length[24] = "inf ";
    format_name(header, name);
    if (!header->is_indefinite)
        snprintf(length, sizeof length, "%4" PRIu64, header->contents_length);
    printf("%5zu:d=%-2u hl=%zu l=%s %s%*s%-18s", element->offset, element->depth,
           header->header_length, length, header->is_constructed ? "cons: " : "prim: ",
           is_indented ? (int)element->depth : 0, "", name);
    if (!header->is_constructed && header->tag_class == BER_UNIVERSAL)
        asn1_print_value(header->number, element->contents);
    putchar('\n');
}

/* A listing on its way. */
struct lister {
    struct der_breaches breaches; /* first: breaches come back to it */
    struct der_siblings siblings[BER_DEPTH_MAX + 1];
    struct asn1_listing *listing;
    struct ber_walk walk;
};

/* Indented to the column of the names, so that the eye finds both. */
static void print_breach(struct der_breaches *breaches, size_t offset,
                         const char *source, const char *format, ...)
{
    struct lister *lister = (struct lister *)breaches;
    va_list arguments;
    lister->listing->breach_count++;
    printf("      ! byte %zu: ", offset);
    va_start(arguments, format);
    vprintf(format, arguments);
    va_end(arguments);
    if (source != NULL)
        printf(" (%s)", source);
    putchar('\n');
}

/* A strict listing goes on behind the element around the fault; another one ends. */
static bool get_over(struct lister *lister, enum ber_fault fault, size_t offset,
                     struct error *error)
{
    const char *source;
    const char *text = ber_fault_text(fault, &source);
    if (!lister->listing->is_strict)
        return error_fail(error, fault == BER_TOO_DEEP ? ERROR_LIMIT : ERROR_ENCODING,
                          offset, source, "%s", text);
    size_t skipped = ber_leave_rest(&lister->walk).length;
    print_breach(&lister->breaches, offset, source, "%s; %zu octets passed over", text,
                 skipped);
    return true;
}

/* Says which elements of indefinite length ended without its end-of-contents. What
 * follows them is listed all the same: where they end is known from around them, and
 * OpenSSL does not ask. */
static void check_ended(struct lister *lister, struct error *error)
{
    struct ber_walk *walk = &lister->walk;
    static const char text[] = "want end-of-contents octets, have the end";
    for (; walk->unended_count > 0; walk->unended_count--) {
        if (lister->listing->is_strict)
            print_breach(&lister->breaches, walk->position, "X.690 8.1.3.6", "%s",
                         text);
        else
            (void)error_fail(error, ERROR_TRUNCATED, walk->position, "X.690 8.1.3.6",
                             "%s", text);
    }
}

static bool enter(struct lister *lister, const struct ber_element *element,
                  struct error *error)
{
    if (!element->header.is_constructed ||
        (element->contents.length == 0 && !element->header.is_indefinite))
        return true;
    enum ber_fault fault = ber_enter(&lister->walk, element, 0);
    if (fault == BER_FINE) {
        lister->siblings[element->depth + 1] = der_siblings_in(&element->header);
        return true;
    }
    if (!lister->listing->is_strict)
        return get_over(lister, fault, element->offset, error);
    const char *source, *text = ber_fault_text(fault, &source);
    print_breach(&lister->breaches, element->offset, source, "%s", text);
    return true;
}

/* End-of-contents octets that end nothing: OpenSSL stops there if they are
 * outermost. */
static bool is_stray_end(const struct ber_element *element)
{
    return element->depth == 0 && element->header.tag_class == BER_UNIVERSAL &&
           !element->header.is_constructed &&
           element->header.number == BER_END_OF_CONTENTS;
}

/* Where an element of indefinite length ends is not known yet; it is a breach anyway. */
static void judge_element(struct lister *lister, const struct ber_element *element)
{
    const struct ber_header *header = &element->header;
    bool is_ended = lister->walk.depth < element->depth;
    size_t length = header->is_indefinite
                        ? 0
                        : header->header_length + (size_t)header->contents_length;
    der_rules_check(&lister->breaches, element, is_ended);
    if (element->depth == 0 && element->offset != 0)
        print_breach(&lister->breaches, element->offset, NULL,
                     "want one value, have another behind it");
    if (!is_ended)
        der_siblings_check(
            &lister->siblings[element->depth], &lister->breaches, element->offset,
            bytes_of(lister->walk.document.data + element->offset, length));
}

static bool list_element(struct lister *lister, const struct ber_element *element,
                         struct error *error)
{
    struct asn1_listing *listing = lister->listing;
    print_element(element, listing->is_indented);
    if (listing->is_strict)
        judge_element(lister, element);
    else if (is_stray_end(element))
        return error_fail(error, ERROR_ENCODING, element->offset, "X.690 8.1.5",
                          "want end-of-contents octets only behind contents of "
                          "indefinite length, have them outside");
    return enter(lister, element, error);
}

bool asn1_list(struct bytes document, struct asn1_listing *listing, struct error *error)
{
    struct lister lister = {
        .breaches = {print_breach}, .listing = listing, .walk = ber_walk_of(document)};
    struct ber_element element;
    enum ber_fault fault;
    for (;;) {
        enum ber_step step = ber_next(&lister.walk, &element, &fault);
        check_ended(&lister, error);
        if (step == BER_END)
            return error->kind == ERROR_NONE;
        bool ok = step == BER_FAULT ? get_over(&lister, fault, element.offset, error)
                                    : list_element(&lister, &element, error);
        if (!ok)
            return false;
    }
}
