/* ber.h -- looking at any encoding, BER, DER or neither, ITU-T X.690 section 8.1:
 * headers of elements, and a walk over all of them.
 *
 * der_reader.h is for readers that know what must come next and judge it; this is for
 * those that want to see what is there. Whatever can be walked over is: tag numbers above
 * 30, lengths longer than needed, the indefinite form. What cannot is a fault with an
 * offset, and then the walk can go on after the element around it.
 *
 * Nothing is copied and nothing allocated. A walk takes time in proportion to the
 * length of the document, and a constant space. */
#ifndef CERTWRIGHT_BER_H
#define CERTWRIGHT_BER_H

#include "bytes.h"

enum ber_class {
    BER_UNIVERSAL,
    BER_APPLICATION,
    BER_CONTEXT,
    BER_PRIVATE,
};

/* Universal tag numbers that der.h has no identifier octet for, X.680 section 8.6. */
#define BER_END_OF_CONTENTS 0
#define BER_SEQUENCE        16
#define BER_SET             17

/* Forms of a header that BER allows or a reader gets over, and DER does not have. */
#define BER_LONG_TAG      0x01u /* a number below 31 in further octets, 8.1.2.2 */
#define BER_PADDED_TAG    0x02u /* a number that begins with the octet 80, 8.1.2.4.2 c */
#define BER_LONG_LENGTH   0x04u /* more length octets than needed, 10.1 */
#define BER_INDEFINITE    0x08u /* 10.1 */
#define BER_RESERVED_FORM 0x10u /* the first length octet is FF, 8.1.3.5 c */

/* A tag number above this is a fault. */
#define BER_NUMBER_MAX 0x7fffffffu

struct ber_header {
    uint8_t identifier; /* the first octet */
    enum ber_class tag_class;
    bool is_constructed;
    uint32_t number;
    size_t identifier_length; /* octets of the tag */
    size_t header_length;     /* octets of tag and length */
    uint64_t
        contents_length; /* what the length octets say, which may be more than there
                               * is; 0 for the indefinite form */
    bool is_indefinite;
    unsigned forms; /* of the BER_... forms above */
};

enum ber_fault {
    BER_FINE,
    BER_TAG_CUT_OFF,
    BER_TAG_TOO_LARGE,
    BER_LENGTH_CUT_OFF,
    BER_LENGTH_TOO_LARGE,     /* 2^63 or more */
    BER_PRIMITIVE_INDEFINITE, /* nobody can say where it ends */
    BER_CONTENTS_CUT_OFF,     /* the header is read, and says more than there is */
    BER_TOO_DEEP,
};

/* ber_read_header reads the header that LEFT, all that its element can have, begins
 * with. After BER_FINE and BER_CONTENTS_CUT_OFF all of HEADER is set. */
enum ber_fault ber_read_header(struct bytes left, struct ber_header *header)
    __attribute__((warn_unused_result));

/* ber_fault_text returns "want ..., have ..." for FAULT, and sets SOURCE to its clause
 * or to NULL. */
const char *ber_fault_text(enum ber_fault fault, const char **source);

/* Elements at this depth are still seen; what is inside them is not. It is the depth
 * that `openssl asn1parse` goes to. */
#define BER_DEPTH_MAX 128

/* What an element of this walk lies in: the document, or an element that was
 * entered. */
struct ber_frame {
    size_t end;
    bool is_indefinite;
};

struct ber_walk {
    struct bytes document;
    size_t position;
    unsigned depth; /* index of the innermost frame */
    struct ber_frame frames[BER_DEPTH_MAX + 1];
    unsigned unended_count; /* elements of indefinite length that had no end */
};

struct ber_element {
    struct ber_header header;
    size_t offset;
    unsigned depth;
    struct bytes contents; /* of the indefinite form: all that is left around it */
};

enum ber_step {
    BER_ELEMENT,
    BER_END,
    BER_FAULT,
};

/* ber_walk_of returns a walk that stands before the first element of DOCUMENT. */
struct ber_walk ber_walk_of(struct bytes document);

/* ber_next steps over the next element, into which the caller may then go. When an
 * element that was entered has no more in it, the walk comes out of it by itself: depth
 * tells. On BER_FAULT the walk stays where it is; ELEMENT has offset, depth, and for
 * BER_CONTENTS_CUT_OFF the header. */
enum ber_step ber_next(struct ber_walk *walk, struct ber_element *element,
                       enum ber_fault *fault) __attribute__((warn_unused_result));

/* ber_enter goes into ELEMENT, the last that ber_next gave, SKIP octets behind the
 * start of its contents: 1 for a BIT STRING that holds DER, else 0. BER_TOO_DEEP, and
 * nothing is done, below BER_DEPTH_MAX. */
enum ber_fault ber_enter(struct ber_walk *walk, const struct ber_element *element,
                         size_t skip) __attribute__((warn_unused_result));

/* ber_leave_rest steps over all that is left in the innermost element, and returns
 * it. */
struct bytes ber_leave_rest(struct ber_walk *walk);

/* ber_is_one_value tells whether OCTETS are one universal element in whose headers, at
 * all depths, is nothing that DER does not have, and nothing behind it: whether it is
 * worth looking into an OCTET STRING. */
bool ber_is_one_value(struct bytes octets);

#endif
