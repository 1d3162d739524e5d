/* der.h -- the tags and limits of DER, ITU-T X.690, shared by reader and writer.
 *
 * Every element is an identifier octet (class, primitive or constructed, tag number), a
 * length, and contents. No type here has a tag number above 30, which would be several
 * identifier octets. */
#ifndef CERTWRIGHT_DER_H
#define CERTWRIGHT_DER_H

#include <stdint.h>

/* Identifier octets of the universal types, X.680 section 8.6. */
#define DER_BOOLEAN          0x01
#define DER_INTEGER          0x02
#define DER_BIT_STRING       0x03
#define DER_OCTET_STRING     0x04
#define DER_NULL             0x05
#define DER_OID              0x06
#define DER_ENUMERATED       0x0a
#define DER_UTF8_STRING      0x0c
#define DER_NUMERIC_STRING   0x12
#define DER_PRINTABLE_STRING 0x13
#define DER_TELETEX_STRING   0x14
#define DER_IA5_STRING       0x16
#define DER_UTC_TIME         0x17
#define DER_GENERALIZED_TIME 0x18
#define DER_VISIBLE_STRING   0x1a
#define DER_UNIVERSAL_STRING 0x1c
#define DER_BMP_STRING       0x1e
#define DER_SEQUENCE         0x30 /* SEQUENCE and SEQUENCE OF, constructed */
#define DER_SET              0x31 /* SET and SET OF, constructed */

/* Context-specific tags: [N] IMPLICIT of a primitive type, and [N] EXPLICIT or IMPLICIT
 * of a constructed one. */
#define DER_CONTEXT(n)             (0x80 | (n))
#define DER_CONTEXT_CONSTRUCTED(n) (0xa0 | (n))
#define DER_CONSTRUCTED            0x20

/* A certificate nests about ten deep; more only serves to exhaust a stack. */
#define DER_DEPTH_MAX 32

/* Longest text of der_tag_name with its NUL. */
#define DER_TAG_NAME_SIZE 32

/* der_tag_name writes what X.680 calls the type with this identifier octet into NAME
 * ("OCTET STRING", "[0] constructed"), and returns NAME. Of a tag number above 30 it says
 * no more than that: "[APPLICATION >30]". */
const char *der_tag_name(uint8_t tag, char name[DER_TAG_NAME_SIZE]);

#endif
