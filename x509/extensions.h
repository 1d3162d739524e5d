/* extensions.h -- the extensions of certificates and requests, RFC 5280 section 4.2,
 * and of CRLs, section 5.2.
 *
 * An Extensions field is a list of (identifier, critical, value). The values that
 * certwright knows are decoded here through one table; a new extension is a name in
 * enum extension_id, a field of struct extensions and a row, with a function that reads
 * the field and one that writes it. The same structure serves for reading and for writing: what is written
 * is read back to the same structure, and to the same octets. */
#ifndef CERTWRIGHT_EXTENSIONS_H
#define CERTWRIGHT_EXTENSIONS_H

#include "../asn1/der_reader.h"
#include "../asn1/der_writer.h"

/* The extensions that are decoded, in the order in which they are written. */
enum extension_id {
    EXTENSION_BASIC_CONSTRAINTS,
    EXTENSION_KEY_USAGE,
    EXTENSION_EXT_KEY_USAGE,
    EXTENSION_SUBJECT_ALT_NAME,
    EXTENSION_SUBJECT_KEY_IDENTIFIER,
    EXTENSION_AUTHORITY_KEY_IDENTIFIER,
    EXTENSION_NAME_CONSTRAINTS,
    EXTENSION_CERTIFICATE_POLICIES,
    EXTENSION_POLICY_MAPPINGS,
    EXTENSION_POLICY_CONSTRAINTS,
    EXTENSION_INHIBIT_ANY_POLICY,
    EXTENSION_CRL_DISTRIBUTION_POINTS,
    EXTENSION_FRESHEST_CRL,
    EXTENSION_AUTHORITY_INFO_ACCESS,
    EXTENSION_CRL_NUMBER,
    EXTENSION_DELTA_CRL_INDICATOR,
    EXTENSION_ISSUING_DISTRIBUTION_POINT,
    EXTENSION_COUNT,
};

/* Whose extensions they are. One that belongs elsewhere is unknown: keyUsage, say, in a
 * CRL. */
enum extensions_owner {
    EXTENSIONS_OF_CERTIFICATE = 1 << 0, /* and of requests */
    EXTENSIONS_OF_CRL = 1 << 1,
};

/* An honest certificate has about ten extensions, and each is compared with all
 * others. */
#define EXTENSIONS_MAX 128

/* KeyUsage, RFC 5280 section 4.2.1.3: bit N of the ASN.1 is 1 << N. */
enum key_usage {
    KEY_USAGE_DIGITAL_SIGNATURE = 1 << 0,
    KEY_USAGE_CONTENT_COMMITMENT = 1 << 1, /* nonRepudiation of old */
    KEY_USAGE_KEY_ENCIPHERMENT = 1 << 2,
    KEY_USAGE_DATA_ENCIPHERMENT = 1 << 3,
    KEY_USAGE_KEY_AGREEMENT = 1 << 4,
    KEY_USAGE_KEY_CERT_SIGN = 1 << 5,
    KEY_USAGE_CRL_SIGN = 1 << 6,
    KEY_USAGE_ENCIPHER_ONLY = 1 << 7,
    KEY_USAGE_DECIPHER_ONLY = 1 << 8,
};
#define KEY_USAGE_BITS 9

/* BasicConstraints, section 4.2.1.9. */
struct basic_constraints {
    bool ca;
    bool has_path_length;
    uint32_t path_length; /* pathLenConstraint */
};

/* No chain comes near it; a larger pathLenConstraint counts as this one. */
#define PATH_LENGTH_MAX 0x7fffffff

/* AuthorityKeyIdentifier, section 4.2.1.1; what is absent is empty, and its
 * data is NULL. */
struct authority_key_identifier {
    struct bytes key_identifier;        /* contents octets */
    struct bytes authority_cert_issuer; /* GeneralNames, under the tag [1] */
    struct bytes authority_cert_serial; /* contents octets of the INTEGER */
};

/* NameConstraints, section 4.2.1.10: the GeneralSubtrees as elements, under the tags
 * [0] and [1]; what is absent is empty. name_constraints.h looks into them. */
struct name_constraints {
    struct bytes permitted_subtrees;
    struct bytes excluded_subtrees;
};

/* PolicyConstraints, section 4.2.1.11. */
struct policy_constraints {
    bool has_require_explicit_policy, has_inhibit_policy_mapping;
    uint32_t require_explicit_policy, inhibit_policy_mapping; /* SkipCerts */
};

/* No chain comes near it; a larger SkipCerts counts as this one. */
#define SKIP_CERTS_MAX 0x7fffffff

struct extensions {
    struct bytes element; /* the Extensions SEQUENCE as read; empty if there is none */
    struct bytes unknown_critical; /* extnID of the first critical one that was not
                                    * decoded; empty if there is none */
    uint32_t undecoded; /* bit 1 << id for each known extension whose value could not be
                         * read, in a tolerant reader */
    uint32_t present;   /* bit 1 << id for each known extension that was decoded */
    uint32_t critical;  /* likewise */
    struct basic_constraints basic_constraints;
    uint32_t key_usage;                  /* of enum key_usage */
    struct bytes ext_key_usage;          /* the SEQUENCE OF KeyPurposeId, an element */
    struct bytes subject_alt_name;       /* the GeneralNames, an element */
    struct bytes subject_key_identifier; /* contents octets */
    struct authority_key_identifier authority_key_identifier;
    struct name_constraints name_constraints;
    struct bytes certificate_policies; /* an element; certificate_policies.h walks it */
    struct bytes policy_mappings;      /* likewise */
    struct policy_constraints policy_constraints;
    uint32_t inhibit_any_policy; /* SkipCerts */
    struct bytes
        crl_distribution_points;        /* an element; distribution_point.h walks it */
    struct bytes freshest_crl;          /* the same syntax */
    struct bytes authority_info_access; /* an element */
    struct bytes crl_number;            /* magnitude, without leading zeros */
    struct bytes delta_crl_indicator;   /* BaseCRLNumber, likewise */
    struct bytes issuing_distribution_point; /* an element; distribution_point.h */
};

/* One Extension of the list, known or not. */
struct extension {
    struct bytes oid; /* extnID, contents octets */
    bool critical;
    struct bytes value; /* contents octets of extnValue: DER, if it is well-formed */
};

/* extensions_read reads the Extensions field of OWNER: not empty, each identifier once,
 * every known value well-formed and every other one DER, and those that MUST or MUST NOT
 * be critical so. A
 * tolerant reader goes on without a value that cannot be read: if it is critical, it
 * counts as unknown. */
bool extensions_read(struct der_reader *reader, enum extensions_owner owner,
                     struct extensions *extensions) __attribute__((warn_unused_result));

/* extensions_write writes the known extensions that are present, or nothing if there is
 * none. */
void extensions_write(struct der_writer *writer, const struct extensions *extensions);

/* extensions_add marks ID as present, and critical or not; set its field as well. */
void extensions_add(struct extensions *extensions, enum extension_id id, bool critical);

/* extensions_has tells whether ID is present. */
bool extensions_has(const struct extensions *extensions, enum extension_id id);

/* extensions_is_critical tells whether ID is present and critical. */
bool extensions_is_critical(const struct extensions *extensions, enum extension_id id);

/* extension_id_of returns which known extension of OWNER has the identifier OID, or
 * EXTENSION_COUNT. */
enum extension_id extension_id_of(struct bytes oid, enum extensions_owner owner);

/* A walk over all extensions of an element that extensions_read has read. */
struct extensions_walk {
    struct der_reader reader;
    struct error error;
};

/* extensions_walk_begin stands before the first extension. WALK must not be moved. */
void extensions_walk_begin(struct extensions_walk *walk, struct bytes element);

/* extensions_walk_next sets EXTENSION to the next one. False when there is none. */
bool extensions_walk_next(struct extensions_walk *walk, struct extension *extension);

/* A walk over the purposes of an ext_key_usage element. */
struct key_purpose_walk {
    struct der_reader reader;
    struct error error;
};

/* key_purpose_walk_begin stands before the first KeyPurposeId. WALK must not be
 * moved. */
void key_purpose_walk_begin(struct key_purpose_walk *walk, struct bytes ext_key_usage);

/* key_purpose_walk_next sets OID to the next purpose. False when there is none. */
bool key_purpose_walk_next(struct key_purpose_walk *walk, struct bytes *oid);

#endif
