/* der_any.h -- values of a type that the reader does not know: ANY, an attribute's value,
 * the parameters of an algorithm.
 *
 * A document is DER to its last element, whether somebody asks for that element or not. So
 * what is not read field by field is checked here: that all in it, at every depth, is
 * what der_rules.h demands. A breach is a flaw, for the element around the value can be
 * read all the same: a strict reader fails, a tolerant one reports each and goes on. A
 * reader of der_reader_again, for what was checked before, checks nothing.
 *
 * The time is in proportion to the length, nothing is allocated, and nesting counts from
 * the outside of the document: at most DER_DEPTH_MAX levels (ERROR_LIMIT). */
#ifndef CERTWRIGHT_DER_ANY_H
#define CERTWRIGHT_DER_ANY_H

#include "der_reader.h"

/* der_check_value checks ELEMENT, which was read from READER and belongs to its level,
 * header and contents. */
bool der_check_value(const struct der_reader *reader, const char *field,
                     struct bytes element) __attribute__((warn_unused_result));

/* der_check_inside checks that PART, the contents of an element or of a string read from
 * READER, is elements of one level deeper, any number of them. */
bool der_check_inside(const struct der_reader *reader, const char *field,
                      struct bytes part) __attribute__((warn_unused_result));

/* der_check_one checks that PART, which must be the contents of a string read from READER,
 * is exactly one value, one level deeper. */
bool der_check_one(const struct der_reader *reader, const char *field,
                   struct bytes part) __attribute__((warn_unused_result));

/* der_read_value steps over the next element, whatever it is, as der_read_any does, and
 * checks it. TAG, CONTENTS and ELEMENT may each be NULL. */
bool der_read_value(struct der_reader *reader, const char *field, uint8_t *tag,
                    struct bytes *contents, struct bytes *element)
    __attribute__((warn_unused_result));

#endif
