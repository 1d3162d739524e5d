/* readers.h -- every function of asn1/ that reads an element, by name and with one shape, so
 * that a table of hostile input can call any of them. */
#ifndef CERTWRIGHT_TESTS_ASN1_READERS_H
#define CERTWRIGHT_TESTS_ASN1_READERS_H

#include "asn1/der_reader.h"

#define RESULT_SIZE 2048
#define FIELD       "field" /* what they say was read */

/* The limits that the readers "small" and "named_bits" are called with. */
#define SMALL_MAX            1000
#define NAMED_BITS_COUNT_MAX 9

struct named_reader {
    const char *name;
    const char *valid; /* hexadecimal: an element that it reads */

    /* The clause broken by an element of another type; NULL if all types are read. */
    const char *other_type;

    /* Reads from READER and writes what was read into RESULT, or returns false. */
    bool (*read)(struct der_reader *reader, char result[RESULT_SIZE]);
};

extern const struct named_reader named_readers[];
extern const size_t named_reader_count;

/* reader_by_name returns the reader called NAME, LENGTH characters; none fails the test. */
const struct named_reader *reader_by_name(const char *name, size_t length);

/* walk_element steps over the next element and walks over everything inside it, which must
 * be nothing but elements. COUNT grows by how many there are. */
bool walk_element(struct der_reader *reader, size_t *count);

#endif
