/* general_name.h -- GeneralName, RFC 5280 section 4.2.1.6: what a certificate is valid
 * for, and the text that people type for it. */
#ifndef CERTWRIGHT_GENERAL_NAME_H
#define CERTWRIGHT_GENERAL_NAME_H

#include "../asn1/der_reader.h"
#include "../asn1/der_writer.h"

/* The alternatives, by their context-specific tag number. */
enum general_name_type {
    GENERAL_NAME_OTHER = 0,         /* otherName */
    GENERAL_NAME_EMAIL = 1,         /* rfc822Name */
    GENERAL_NAME_DNS = 2,           /* dNSName */
    GENERAL_NAME_X400 = 3,          /* x400Address */
    GENERAL_NAME_DIRECTORY = 4,     /* directoryName */
    GENERAL_NAME_EDI_PARTY = 5,     /* ediPartyName */
    GENERAL_NAME_URI = 6,           /* uniformResourceIdentifier */
    GENERAL_NAME_IP = 7,            /* iPAddress */
    GENERAL_NAME_REGISTERED_ID = 8, /* registeredID */
};

struct general_name {
    enum general_name_type type;
    struct bytes value; /* contents octets; for directoryName the Name element */
};

/* general_name_read reads one GeneralName. An iPAddress must have 4 or 16 octets,
 * unless IS_CONSTRAINT, when it is an address and a mask of 8 or 32 (section 4.2.1.10).
 * The IA5String types must hold ASCII. An otherName's value and an x400Address must be
 * DER throughout; what they mean is not looked at. */
bool general_name_read(struct der_reader *reader, bool is_constraint,
                       struct general_name *name) __attribute__((warn_unused_result));

/* general_name_write writes NAME. */
void general_name_write(struct der_writer *writer, const struct general_name *name);

/* general_names_read reads GeneralNames, at least one, and sets NAMES to the element.
 * TAG is DER_SEQUENCE, or an IMPLICIT tag in its place. */
bool general_names_read(struct der_reader *reader, uint8_t tag, const char *field,
                        struct bytes *names) __attribute__((warn_unused_result));

/* A walk over a GeneralNames element that general_names_read has read. */
struct general_names_walk {
    struct der_reader reader;
    struct error error;
};

/* general_names_walk_begin stands before the first name. WALK must not be moved. NAMES
 * may be empty. */
void general_names_walk_begin(struct general_names_walk *walk, struct bytes names);

/* general_names_walk_next sets NAME to the next one. False when there is none. */
bool general_names_walk_next(struct general_names_walk *walk,
                             struct general_name *name);

/* general_names_have_directory tells whether NAMES, a GeneralNames element, has the
 * Name element DIRECTORY, compared as in name_compare.h. NAMES may be empty. */
bool general_names_have_directory(struct bytes names, struct bytes directory);

/* Room for the value of a name made from text: a DNS name has at most 253 octets, an
 * e-mail address 320, and a URI as many as anybody types. */
#define GENERAL_NAME_TEXT_MAX 2048

/* general_name_from_host makes NAME of TEXT, a DNS name, a wildcard DNS name or an IP
 * address; its value is in OCTETS. DNS names become lower case and lose one trailing
 * dot. They must be ASCII (an internationalised name is typed as its A-label), and such
 * as dns_name_is_valid takes them (host_name.h): labels of 1 to 63 letters, digits and
 * hyphens, without a hyphen at either end, 253 octets in all; a wildcard must be the
 * whole left-most label before at least two others; and the last label must not be a
 * number. */
bool general_name_from_host(const char *text, uint8_t octets[GENERAL_NAME_TEXT_MAX],
                            struct general_name *name, struct error *error)
    __attribute__((warn_unused_result));

/* general_name_from_email makes an rfc822Name of TEXT, a mailbox as email_is_valid takes
 * them: LOCAL@HOST in ASCII. */
bool general_name_from_email(const char *text, uint8_t octets[GENERAL_NAME_TEXT_MAX],
                             struct general_name *name, struct error *error)
    __attribute__((warn_unused_result));

/* general_name_from_uri makes a uniformResourceIdentifier of TEXT, which must be
 * absolute, SCHEME:REST, in printable ASCII. */
bool general_name_from_uri(const char *text, uint8_t octets[GENERAL_NAME_TEXT_MAX],
                           struct general_name *name, struct error *error)
    __attribute__((warn_unused_result));

/* general_name_to_text writes NAME as "DNS:example.test", "IP Address:127.0.0.1",
 * "email:...", "URI:...", "DirName:...", escaped as in name_to_text; returns the length
 * of the whole text, of which at most SIZE octets are written, the NUL included. */
size_t general_name_to_text(const struct general_name *name, char *text, size_t size);

#endif
