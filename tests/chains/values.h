/* values.h -- the texts that stand for names, identifiers and octets in the table, written
 * as DER. Names are not checked: the table needs wrong ones. */
#ifndef CERTWRIGHT_TESTS_CHAIN_VALUES_H
#define CERTWRIGHT_TESTS_CHAIN_VALUES_H

#include "asn1/der_writer.h"
#include "asn1/oid.h"
#include "chain.h"
#include "x509/general_name.h"

/* The names that notation in the table can use: parts of the certificate that is being
 * made. */
#define VALUES_NAMES_MAX 20

/* values_define makes $NAME stand for OCTETS from now on. */
void values_define(const char *name, struct bytes octets);

/* values_forget forgets all of them. */
void values_forget(void);

/* values_is_notation tells whether TEXT is notation in braces. */
bool values_is_notation(const char *text);

/* write_notation writes the octets of TEXT, notation in braces (the outermost add no
 * length). */
void write_notation(struct der_writer *writer, const char *text);

/* write_hex writes TEXT, hexadecimal digits. */
void write_hex(struct der_writer *writer, const char *text);

/* write_name writes a Name: notation, or text as name_write_text has it. */
void write_name(struct der_writer *writer, const char *text);

/* oid_get makes OCTETS of TEXT, dotted or a name that OpenSSL's users know, and returns
 * the identifier; "any" is anyPolicy. */
struct bytes oid_get(const char *text, uint8_t octets[OID_OCTETS_MAX]);

/* write_general_name writes TEXT, TYPE:VALUE, where TYPE is DNS, email, URI, IP, dirName,
 * RID, otherName, x400 or ediParty, and VALUE is plain or notation. If IS_CONSTRAINT an IP
 * may have a prefix length. */
void write_general_name(struct der_writer *writer, char *text, bool is_constraint);

/* write_general_names writes each of a list with commas. "DNS:h#.test x3" stands for three
 * names, with 1, 2 and 3 in the place of "#". If IS_CONSTRAINT each is a
 * GeneralSubtree. */
void write_general_names(struct der_writer *writer, char *text, bool is_constraint);

/* write_time writes a Time: RFC 3339 text, or notation. */
void write_time(struct der_writer *writer, const char *text);

/* time_get returns the time that RFC 3339 TEXT is. */
int64_t time_get(const char *text);

/* number_get returns the decimal number TEXT. */
unsigned long number_get(const char *text);

/* finish returns all that WRITER holds. */
struct bytes finish(struct der_writer *writer);

#endif
