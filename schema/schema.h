/* schema.h -- the ASN.1 modules of the standards as tables, and documents laid beside
 * them: which field each octet belongs to, and what the field is for.
 *
 * A type is a table; the reader knows none of them by name. Every octet of a document
 * belongs to exactly one node: an element's identifier and length octets and, if nothing
 * lies inside it, its contents. What the tables do not have is described by its tag, and
 * what is no DER at all by what went wrong, so that nothing is left out. Reading here is
 * for looking: nothing is judged. */
#ifndef CERTWRIGHT_SCHEMA_H
#define CERTWRIGHT_SCHEMA_H

#include "../asn1/bytes.h"
#include "../asn1/error.h"

enum schema_kind {
    SCHEMA_VALUE,       /* a simple type, or a type that is not looked into */
    SCHEMA_SEQUENCE,    /* FIELDS in order */
    SCHEMA_SEQUENCE_OF, /* any number of the one field */
    SCHEMA_SET_OF,      /* likewise */
    SCHEMA_CHOICE,      /* one of FIELDS, told apart by tag */
    SCHEMA_OPEN,        /* what it is follows from an OBJECT IDENTIFIER: OPENINGS */
    SCHEMA_ENCLOSING, /* OCTET STRING or BIT STRING around DER: the one field, or an open
                         * type */
};

enum schema_tagging { SCHEMA_OWN_TAG, SCHEMA_IMPLICIT, SCHEMA_EXPLICIT };

struct schema_type;

/* A field of a SEQUENCE, an alternative of a CHOICE, or the element of a list. */
struct schema_field {
    const char *name;       /* "serialNumber" */
    const char *definition; /* the line of ASN.1 without its comma: "serialNumber
                             * CertificateSerialNumber" */
    const char *source;     /* the section on it: "RFC 5280 4.1.2.2" */
    const char *meaning;    /* one plain sentence on what it is for */
    const struct schema_type *type;
    enum schema_tagging tagging;
    uint8_t tag_number; /* context-specific, unless SCHEMA_OWN_TAG */
    bool is_optional;   /* OPTIONAL or DEFAULT */
};

/* What an open type is, if the OBJECT IDENTIFIER is OID. */
struct schema_opening {
    const struct bytes *oid;
    const char
        *meaning; /* of this extension, attribute, algorithm: one plain sentence */
    const char *source;
    const struct schema_type *type; /* NULL: its value is not looked into */
};

/* What a number, or a bit of a BIT STRING, is called. */
struct schema_number {
    uint32_t value;
    const char *name;
};

struct schema_type {
    const char *name;   /* "TBSCertificate" */
    const char *source; /* "RFC 5280 4.1" */
    enum schema_kind kind;
    uint8_t tag; /* identifier octet; 0 for CHOICE and open types */
    const struct schema_field *fields;
    size_t field_count;
    const struct schema_opening *openings;
    size_t opening_count;
    const struct schema_number *numbers;
    size_t number_count;
};

/* How a node came about. */
enum schema_node_kind {
    NODE_FIELD,     /* FIELD of the tables */
    NODE_UNDEFINED, /* an element that the tables do not have at this place */
    NODE_ENCLOSED,  /* octets of a BIT STRING before the DER inside it: unused bits */
    NODE_BROKEN,    /* octets that are no element */
};

#define SCHEMA_NO_PARENT SIZE_MAX

/* An element of the document, or a run of octets that is none. Its own octets are those
 * from OFFSET, HEADER_LENGTH of them, and, if it has no children, CONTENTS_LENGTH more. */
struct schema_node {
    enum schema_node_kind kind;
    const struct schema_field
        *field;                     /* NULL unless NODE_FIELD; for an element of a list
                                           * the list's one field */
    const struct schema_type *type; /* after CHOICE and open types were resolved; NULL
                                           * if it is not known */
    const struct schema_opening *opening; /* if the type was found by an OID, or NULL */
    uint8_t tag; /* identifier octet; 0 for octets that are none */
    size_t offset, header_length, contents_length;
    size_t parent; /* index of the node around it, or SCHEMA_NO_PARENT */
    size_t index;  /* among the elements of the list that it is in */
    unsigned depth;
    bool has_children;
};

/* A document with its nodes, in the order of their offsets: a parent before its
 * children. */
struct schema_tree {
    struct bytes document;
    const struct schema_type *root;
    struct schema_node *nodes;
    size_t count;
    struct error
        error; /* of the first octets that are no element; kind ERROR_NONE if all
                         * are */
};

/* The types that a document can be. NULL ends the table. */
extern const struct schema_type *const schema_documents[];

/* schema_type_of returns which of schema_documents DOCUMENT is, from its structure, or
 * NULL. */
const struct schema_type *schema_type_of(struct bytes document);

/* schema_read lays DOCUMENT, which it borrows, beside TYPE; a TYPE of NULL describes it by
 * its tags alone. False if memory runs out; there is a limit on nothing but depth, below
 * which octets are not looked into. */
bool schema_read(struct bytes document, const struct schema_type *type,
                 struct schema_tree *tree) __attribute__((warn_unused_result));

/* schema_clear frees what TREE holds. */
void schema_clear(struct schema_tree *tree);

/* schema_path writes the path of the node INDEX, "tbsCertificate.validity.notBefore" or
 * "tbsCertificate.extensions[3].extnValue.cA"; at most SIZE octets, as snprintf. */
size_t schema_path(const struct schema_tree *tree, size_t index, char *text,
                   size_t size);

/* schema_value writes the value of the node INDEX in words: a number, a date, a name with
 * what it stands for, "3 elements"; with nothing in it that misleads a terminal; at most
 * SIZE octets, as snprintf. */
size_t schema_value(const struct schema_tree *tree, size_t index, char *text,
                    size_t size);

/* schema_definition, schema_source and schema_meaning return the line of ASN.1, the
 * clause and the sentence for the node INDEX; for one that is in no table, what its tag
 * says. Never NULL. */
const char *schema_definition(const struct schema_tree *tree, size_t index);
const char *schema_source(const struct schema_tree *tree, size_t index);
const char *schema_meaning(const struct schema_tree *tree, size_t index);

/* schema_find returns the index of the node with this path ("tbsCertificate"), or
 * tree->count. */
size_t schema_find(const struct schema_tree *tree, const char *path);

#endif
