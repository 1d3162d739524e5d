/* distribution_points.c -- where CRLs are to be had. The fields stand in the order of the
 * ASN.1, so the words are collected first. */
#include "distribution_points.h"

#include "asn1/der_values.h"
#include "values.h"
#include "x509/distribution_point.h"

static const char *const reason_names[REASON_FLAG_BITS] = {
    "unused",      "keyCompromise",        "cACompromise",    "affiliationChanged",
    "superseded",  "cessationOfOperation", "certificateHold", "privilegeWithdrawn",
    "aACompromise"};

uint32_t bits_get(char *text, const char *const *names, size_t count)
{
    uint32_t bits = 0;
    for (char *at = text; *at != '\0'; at++)
        if (*at == '+')
            *at = ',';
    for (char *piece; (piece = cut_text(&text, ',')) != NULL;) {
        size_t i = 0;
        while (i < count && strcmp(names[i], piece) != 0)
            i++;
        if (i == count)
            table_die("no bit is called \"%s\"", piece);
        bits |= (uint32_t)1 << i;
    }
    return bits;
}

/* The words of one point. */
struct point {
    struct der_writer names;
    bool only_user, only_ca, only_attribute, indirect, has_reasons;
    uint32_t reasons;
    char *crl_issuer; /* a general name */
};

static void read_word(struct point *point, char *word)
{
    if (strcmp(word, "onlyUser") == 0)
        point->only_user = true;
    else if (strcmp(word, "onlyCA") == 0)
        point->only_ca = true;
    else if (strcmp(word, "onlyAttribute") == 0)
        point->only_attribute = true;
    else if (strcmp(word, "indirect") == 0)
        point->indirect = true;
    else if (strncmp(word, "reasons:", 8) == 0) {
        point->has_reasons = true;
        point->reasons = bits_get(word + 8, reason_names, REASON_FLAG_BITS);
    } else if (strncmp(word, "crlIssuer:", 10) == 0)
        point->crl_issuer = word + 10;
    else
        write_general_name(&point->names, word, false);
}

static struct point read_point(char *text)
{
    struct point point = {0};
    for (char *word; (word = cut_text(&text, ' ')) != NULL;)
        if (*word != '\0')
            read_word(&point, word);
    return point;
}

/* distributionPoint [0] DistributionPointName, a CHOICE and so EXPLICIT, whose
 * fullName is [0] IMPLICIT GeneralNames */
static void write_names(struct der_writer *writer, struct point *point)
{
    if (point->names.length == 0)
        return;
    der_begin(writer, DER_CONTEXT_CONSTRUCTED(0));
    der_begin(writer, DER_CONTEXT_CONSTRUCTED(0));
    der_write_raw(writer, finish(&point->names));
    der_end(writer);
    der_end(writer);
}

void write_distribution_points(struct der_writer *writer, char *text)
{
    der_begin(writer, DER_SEQUENCE);
    for (char *piece; (piece = cut_text(&text, ',')) != NULL;) {
        struct point point = read_point(piece);
        der_begin(writer, DER_SEQUENCE);
        write_names(writer, &point);
        if (point.has_reasons)
            der_write_named_bits(writer, DER_CONTEXT(1), point.reasons);
        if (point.crl_issuer != NULL) {
            der_begin(writer, DER_CONTEXT_CONSTRUCTED(2));
            write_general_name(writer, point.crl_issuer, false);
            der_end(writer);
        }
        der_end(writer);
        der_writer_clear(&point.names);
    }
    der_end(writer);
}

static void write_flag(struct der_writer *writer, uint8_t number, bool value)
{
    const uint8_t octet = 0xff;
    if (value)
        der_write(writer, (uint8_t)DER_CONTEXT(number), bytes_of(&octet, 1));
}

void write_issuing_distribution_point(struct der_writer *writer, char *text)
{
    struct point point = read_point(text);
    der_begin(writer, DER_SEQUENCE);
    write_names(writer, &point);
    write_flag(writer, 1, point.only_user);
    write_flag(writer, 2, point.only_ca);
    if (point.has_reasons)
        der_write_named_bits(writer, DER_CONTEXT(3), point.reasons);
    write_flag(writer, 4, point.indirect);
    write_flag(writer, 5, point.only_attribute);
    der_end(writer);
    der_writer_clear(&point.names);
}
