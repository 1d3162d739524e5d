/* der_reader.h -- reading DER with a cursor, ITU-T X.690.
 *
 * A reader stands before an element of a document and walks over it and its siblings;
 * to look inside a constructed element, enter it with a second reader. Code that reads
 * a structure then follows its ASN.1 from top to bottom, with the standard's field
 * names, and each failure says which field it was and at which octet of the whole
 * document.
 *
 *     return der_enter(reader, DER_SEQUENCE, "validity", &validity) &&
 *            der_read_time(&validity, "notBefore", &not_before) &&
 *            der_read_time(&validity, "notAfter", &not_after) &&
 *            der_finish(&validity, "validity");
 *
 * Reading is strict: lengths are definite, minimal and of at most four octets, tag
 * numbers below 2^31 and in their shortest form, nesting at most DER_DEPTH_MAX, and
 * nothing may be left over. No structure that is read here has a tag number above 30, so
 * one is met by der_read_any alone. For
 * looking at a document, not judging it, a reader can be tolerant: a flaw that leaves
 * the structure readable (a BOOLEAN of 01, say) is then reported and read past. What
 * the reader cannot walk over is an error either way.
 *
 * Nothing is copied and nothing allocated: what is read borrows from the document.
 * After the first error all functions return false and do nothing. */
#ifndef CERTWRIGHT_DER_READER_H
#define CERTWRIGHT_DER_READER_H

#include "bytes.h"
#include "der.h"
#include "error.h"

/* Whoever reads tolerantly hears of each flaw through REPORT. A collector with a state
 * of its own puts this structure first in a larger one. */
struct der_flaws {
    void (*report)(struct der_flaws *flaws, const struct error *flaw);
};

struct der_reader {
    struct bytes document;   /* the whole input, so that offsets are absolute */
    size_t position;         /* offset of the next element */
    size_t end;              /* offset behind the last one */
    unsigned depth;          /* how many elements were entered to come here */
    struct der_flaws *flaws; /* NULL: strict */
    struct error *error;     /* shared by a reader and all that came from it */
};

/* der_reader_of returns a strict reader before the first element of DOCUMENT. ERROR
 * must outlive it. */
struct der_reader der_reader_of(struct bytes document, struct error *error);

/* der_reader_tolerant returns a tolerant reader that reports to FLAWS, or a strict one
 * if FLAWS is NULL. */
struct der_reader der_reader_tolerant(struct bytes document, struct der_flaws *flaws,
                                      struct error *error);

/* der_reader_again returns a reader for ELEMENT, which was read before and is walked
 * over once more: flaws that were reported then are not reported again. */
struct der_reader der_reader_again(struct bytes element, struct error *error);

/* der_reader_is_again tells whether READER came from der_reader_again. */
bool der_reader_is_again(const struct der_reader *reader);

/* der_reader_within returns a reader for PART, a run of octets inside OUTER's document
 * that holds DER of its own: the contents of an OCTET STRING, say. It is one level
 * deeper than OUTER and as tolerant; below DER_DEPTH_MAX levels it fails with
 * ERROR_LIMIT. */
static inline struct der_reader der_reader_within(const struct der_reader *outer,
                                                  struct bytes part);

/* der_offset returns the offset in the document of PART, which was read from READER. */
static inline size_t der_offset(const struct der_reader *reader, struct bytes part);

/* der_at_end tells whether nothing is left to read, or reading has failed: every loop
 * over elements ends. */
static inline bool der_at_end(const struct der_reader *reader);

/* der_next_is tells whether the next element has the identifier octet TAG: for
 * OPTIONAL, DEFAULT and CHOICE. False at the end and after an error. */
static inline bool der_next_is(const struct der_reader *reader, uint8_t tag);

/* der_enter steps over the next element, which must be TAG, and sets INNER before the
 * first of the elements inside it. On failure INNER is a copy of READER. */
static inline bool der_enter(struct der_reader *reader, uint8_t tag, const char *field,
                             struct der_reader *inner)
    __attribute__((warn_unused_result));

/* der_enter_element does the same and sets ELEMENT to all of what was entered, header
 * included. */
static inline bool der_enter_element(struct der_reader *reader, uint8_t tag,
                                     const char *field, struct bytes *element,
                                     struct der_reader *inner)
    __attribute__((warn_unused_result));

/* der_enter_set_of is der_enter for a SET OF, whose elements must be in ascending
 * order (X.690 11.6). TAG is DER_SET or an IMPLICIT tag in its place. */
bool der_enter_set_of(struct der_reader *reader, uint8_t tag, const char *field,
                      struct der_reader *inner) __attribute__((warn_unused_result));

/* der_check_set_of checks that ELEMENTS, a reader that has entered a SET OF, stands
 * before elements in that order. */
static inline bool der_check_set_of(const struct der_reader *elements,
                                    const char *field)
    __attribute__((warn_unused_result));

/* der_read steps over the next element, which must be TAG, and sets CONTENTS to its
 * contents octets. */
static inline bool der_read(struct der_reader *reader, uint8_t tag, const char *field,
                            struct bytes *contents) __attribute__((warn_unused_result));

/* der_read_element does the same and sets ELEMENT to all of it, header included. */
static inline bool der_read_element(struct der_reader *reader, uint8_t tag,
                                    const char *field, struct bytes *element)
    __attribute__((warn_unused_result));

/* der_read_any steps over the next element, whatever it is, and looks at its header only:
 * for what is read again by its type. What nobody else reads is for der_read_value of
 * der_any.h. TAG is the first identifier octet. TAG, CONTENTS and ELEMENT may each be
 * NULL. */
static inline bool der_read_any(struct der_reader *reader, const char *field,
                                uint8_t *tag, struct bytes *contents,
                                struct bytes *element)
    __attribute__((warn_unused_result));

/* der_read_rest steps over all that is left, and sets REST to it: for contents that are no
 * DER, as the point in the BIT STRING of a public key. */
static inline bool der_read_rest(struct der_reader *reader, struct bytes *rest)
    __attribute__((warn_unused_result));

/* der_finish fails if anything is left over in READER's element. */
static inline bool der_finish(const struct der_reader *reader, const char *field)
    __attribute__((warn_unused_result));

/* der_fail records "FIELD: ..." as an error at OFFSET and returns false. */
bool der_fail(const struct der_reader *reader, enum error_kind kind, size_t offset,
              const char *source, const char *field, const char *format, ...)
    __attribute__((cold, format(printf, 6, 7)));

/* der_flaw does the same in a strict reader. In a tolerant one it reports the flaw and
 * returns true: reading goes on. */
bool der_flaw(const struct der_reader *reader, enum error_kind kind, size_t offset,
              const char *source, const char *field, const char *format, ...)
    __attribute__((cold, format(printf, 6, 7), warn_unused_result));

#include "der_reader_inline.h"

#endif
