/* names.c -- writes COUNT certificates whose names and extensions are out to mislead
 * whoever reads them on a terminal, as PEM: escape sequences, bidirectional overrides,
 * octets that are no UTF-8, line feeds before what looks like another field. They are
 * signed by nobody. The same COUNT and SEED give the same certificates.
 *
 *     names COUNT SEED */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "asn1/der_values.h"
#include "asn1/der_writer.h"
#include "asn1/oid.h"
#include "asn1/pem.h"

/* xorshift64*, S. Vigna 2016: enough to choose by. */
static uint64_t state;

static unsigned below(unsigned bound)
{
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    return (unsigned)((state * 0x2545f4914f6cdd1d) >> 33) % bound;
}

/* What a terminal, a reader or a program may stumble over, in UTF-8 or as octets. */
static const struct {
    const char *octets;
    size_t length;
} pieces[] = {
#define PIECE(text)                                                                    \
    {                                                                                  \
        (text), sizeof(text) - 1                                                       \
    }
    PIECE("\x1b[2J"),
    PIECE("\x1b]0;title\x07"),
    PIECE("\x1b[31m"),
    PIECE("\x9b\x33\x31m"),
    PIECE("\xc2\x9b\x33\x31m"),
    PIECE("\x7f"),
    PIECE("\x08\x08\x08"),
    PIECE("\r"),
    PIECE("\0"),
    PIECE("\xe2\x80\xae"),
    PIECE("\xe2\x80\xab"),
    PIECE("\xe2\x81\xa6"),
    PIECE("\xe2\x80\x8b"),
    PIECE("\xef\xbb\xbf"),
    PIECE("\xe2\x80\xa8"),
    PIECE("\xc0\x8a"),
    PIECE("\xed\xa0\x80"),
    PIECE("\xf4\x90\x80\x80"),
    PIECE("\xff\xfe"),
    PIECE("\x80"),
    PIECE("\xc3\xa9"),
    PIECE("\xf0\x9f\x98\x80"),
    PIECE("\xd8\x9c"),
    PIECE("\xf3\xa0\x81\x81"),
    PIECE("\n        Subject: CN=bank.test"),
    PIECE("\nCertificate:\n    Data:\n"),
    PIECE("\n# bank.pem, 1 of 1: a certificate\n"),
    PIECE("\n                DNS:bank.test"),
    PIECE("<script>alert(1)</script>"),
    PIECE("\"';--"),
    PIECE("\\"),
    PIECE(", CN = bank.test"),
    PIECE("/CN=bank.test"),
    PIECE("bank.test"),
    PIECE("xn--bcher-kva"),
    PIECE("%s%n"),
    PIECE(" "),
    PIECE("#"),
    PIECE("\0\x1b\0["),
    PIECE("\x20\x2e\x20\x28"),
    PIECE("\0\0\0\x1b"),
#undef PIECE
};

#define TEXT_MAX 400

/* A text of some pieces, and now and then of any octets. */
static struct bytes text(void)
{
    static uint8_t octets[TEXT_MAX];
    size_t length = 0;
    for (unsigned count = 1 + below(6); count > 0; count--) {
        size_t i = below(sizeof pieces / sizeof pieces[0]);
        if (below(8) == 0) {
            for (unsigned any = 1 + below(8); any > 0; any--)
                octets[length++] = (uint8_t)below(256);
            continue;
        }
        memcpy(octets + length, pieces[i].octets, pieces[i].length);
        length += pieces[i].length;
    }
    return bytes_of(octets, length);
}

static void write_oid(struct der_writer *writer, const char *dotted)
{
    uint8_t octets[OID_OCTETS_MAX];
    size_t length;
    if (!oid_from_text(dotted, octets, &length))
        abort();
    der_write_oid(writer, bytes_of(octets, length));
}

static void write_name(struct der_writer *writer)
{
    static const char *const types[] = {"2.5.4.3",  "2.5.4.10",
                                        "2.5.4.6",  "1.2.840.113549.1.9.1",
                                        "2.5.4.97", "1.2.3.4.5"};
    static const uint8_t tags[] = {
        DER_UTF8_STRING,    DER_PRINTABLE_STRING, DER_TELETEX_STRING,
        DER_IA5_STRING,     DER_BMP_STRING,       DER_UNIVERSAL_STRING,
        DER_VISIBLE_STRING, DER_OCTET_STRING,     DER_NUMERIC_STRING,
    };
    der_begin(writer, DER_SEQUENCE);
    for (unsigned count = 1 + below(4); count > 0; count--) {
        der_begin(writer, DER_SET);
        der_begin(writer, DER_SEQUENCE);
        write_oid(writer, types[below(6)]);
        der_write(writer, tags[below(sizeof tags)], text());
        der_end(writer);
        der_end(writer);
    }
    der_end(writer);
}

static void write_other_name(struct der_writer *writer)
{
    static const char *const types[] = {"1.3.6.1.4.1.311.20.2.3", "1.2.3.4",
                                        "1.3.6.1.5.5.7.8.9"};
    der_begin(writer, DER_CONTEXT_CONSTRUCTED(0));
    write_oid(writer, types[below(3)]);
    der_begin(writer, DER_CONTEXT_CONSTRUCTED(0));
    der_write(writer, below(2) == 0 ? DER_UTF8_STRING : DER_IA5_STRING, text());
    der_end(writer);
    der_end(writer);
}

static void write_general_names(struct der_writer *writer)
{
    for (unsigned count = 1 + below(4); count > 0; count--) {
        unsigned kind = below(6);
        if (kind == 0) {
            write_other_name(writer);
        } else if (kind == 4) {
            der_begin(writer, DER_CONTEXT_CONSTRUCTED(4));
            write_name(writer);
            der_end(writer);
        } else {
            static const uint8_t tags[] = {1, 2, 6, 7};
            der_write(writer, (uint8_t)DER_CONTEXT(tags[below(4)]), text());
        }
    }
}

static void write_notice(struct der_writer *writer)
{
    der_begin(writer, DER_SEQUENCE); /* PolicyInformation */
    write_oid(writer, "1.2.3.4");
    der_begin(writer, DER_SEQUENCE);
    der_begin(writer, DER_SEQUENCE);
    write_oid(writer, "1.3.6.1.5.5.7.2.1");
    der_write(writer, DER_IA5_STRING, text());
    der_end(writer);
    der_begin(writer, DER_SEQUENCE);
    write_oid(writer, "1.3.6.1.5.5.7.2.2");
    der_begin(writer, DER_SEQUENCE);
    der_write(writer, DER_UTF8_STRING, text());
    der_end(writer);
    der_end(writer);
    der_end(writer);
    der_end(writer);
}

/* The fillings of extensions: each writes the value. */
static void write_point(struct der_writer *writer)
{
    der_begin(writer, DER_SEQUENCE);
    der_begin(writer, DER_CONTEXT_CONSTRUCTED(0));
    der_begin(writer, DER_CONTEXT_CONSTRUCTED(0));
    write_general_names(writer);
    der_end(writer);
    der_end(writer);
    der_end(writer);
}

static void write_access(struct der_writer *writer)
{
    der_begin(writer, DER_SEQUENCE);
    write_oid(writer, "1.3.6.1.5.5.7.48.1");
    der_write(writer, DER_CONTEXT(6), text());
    der_end(writer);
}

static void write_subtree(struct der_writer *writer)
{
    der_begin(writer, DER_CONTEXT_CONSTRUCTED(0));
    der_begin(writer, DER_SEQUENCE);
    der_write(writer, DER_CONTEXT(2), text());
    der_end(writer);
    der_end(writer);
}

static const struct {
    const char *oid;
    void (*write)(struct der_writer *writer);
} fillings[] = {
    {"2.5.29.17", write_general_names},  {"2.5.29.18", write_general_names},
    {"2.5.29.31", write_point},          {"2.5.29.32", write_notice},
    {"1.3.6.1.5.5.7.1.1", write_access}, {"2.5.29.30", write_subtree},
};

/* A known extension with a hostile filling, and two whose octets are hostile. */
static void write_extensions(struct der_writer *writer)
{
    static const char *const raw[] = {"2.16.840.1.113730.1.13", "1.2.3.4.5.6",
                                      "2.5.29.17", "2.5.29.9"};
    der_begin(writer, DER_CONTEXT_CONSTRUCTED(3));
    der_begin(writer, DER_SEQUENCE);
    size_t i = below(sizeof fillings / sizeof fillings[0]);
    der_begin(writer, DER_SEQUENCE);
    write_oid(writer, fillings[i].oid);
    der_begin(writer, DER_OCTET_STRING);
    der_begin(writer, DER_SEQUENCE);
    fillings[i].write(writer);
    der_end(writer);
    der_end(writer);
    der_end(writer);
    for (unsigned count = 0; count < 2; count++) {
        der_begin(writer, DER_SEQUENCE);
        write_oid(writer, raw[below(4)]);
        der_begin(writer, DER_OCTET_STRING);
        if (below(2) == 0)
            der_write(writer, DER_IA5_STRING, text());
        else
            der_write_raw(writer, text());
        der_end(writer);
        der_end(writer);
    }
    der_end(writer);
    der_end(writer);
}

static void write_algorithm(struct der_writer *writer)
{
    der_begin(writer, DER_SEQUENCE);
    write_oid(writer, "1.2.840.113549.1.1.11");
    der_write_null(writer);
    der_end(writer);
}

/* Modulus and exponent are what fits in a line each. */
static void write_key(struct der_writer *writer)
{
    der_begin(writer, DER_SEQUENCE);
    der_begin(writer, DER_SEQUENCE);
    write_oid(writer, "1.2.840.113549.1.1.1");
    der_write_null(writer);
    der_end(writer);
    der_begin_bit_string(writer);
    der_begin(writer, DER_SEQUENCE);
    der_write_small(writer, 3233);
    der_write_small(writer, 17);
    der_end(writer);
    der_end(writer);
    der_end(writer);
}

static void write_certificate(struct der_writer *writer, uint32_t serial)
{
    der_begin(writer, DER_SEQUENCE);
    der_begin(writer, DER_SEQUENCE);
    der_begin(writer, DER_CONTEXT_CONSTRUCTED(0));
    der_write_small(writer, 2);
    der_end(writer);
    der_write_small(writer, serial);
    write_algorithm(writer);
    write_name(writer);
    der_begin(writer, DER_SEQUENCE);
    der_write(writer, DER_UTC_TIME, bytes_of_text("260101000000Z"));
    der_write(writer, DER_UTC_TIME, bytes_of_text("270101000000Z"));
    der_end(writer);
    write_name(writer);
    write_key(writer);
    write_extensions(writer);
    der_end(writer);
    write_algorithm(writer);
    der_write_bit_octets(writer, bytes_of("\x01\x02", 2));
    der_end(writer);
}

static bool print_certificate(uint32_t serial)
{
    struct der_writer writer = {0};
    struct bytes der;
    struct error error = {0};
    write_certificate(&writer, serial);
    if (!der_writer_finish(&writer, &der, &error))
        return false;
    size_t length = pem_encoded_length("CERTIFICATE", der.length);
    char *pem = malloc(length);
    if (pem != NULL) {
        pem_encode("CERTIFICATE", der, pem);
        fwrite(pem, 1, length, stdout);
    }
    free(pem);
    der_writer_clear(&writer);
    return pem != NULL;
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: names COUNT SEED\n");
        return 2;
    }
    state = strtoull(argv[2], NULL, 10) + 1;
    unsigned long count = strtoul(argv[1], NULL, 10);
    for (uint32_t i = 1; i <= count; i++)
        if (!print_certificate(i))
            return 2;
    return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 2;
}
