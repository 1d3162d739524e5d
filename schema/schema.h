/* schema.h -- the ASN.1 modules of the standards as tables, and documents laid beside
 * them: which field each octet belongs to, and what the field is for.
 *
 * A type is a table; the reader knows none of them by name. Every octet of a document
 * belongs to exactly one node: an element's identifier and length octets and, if
 * nothing lies inside it, its contents. What the tables do not have is described by its
 * tag, and what is no DER at all by what went wrong, so that nothing is left out.
 * Reading here is for looking: nothing is judged, and BER is walked over like DER. */
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
    SCHEMA_ENCLOSING,   /* OCTET STRING or BIT STRING around the one field, which is DER
                         * or pieces */
    SCHEMA_PIECES,      /* bytes that are no ASN.1, in pieces by one of LAYOUTS; only
                         * inside what is ENCLOSING */
};

enum schema_tagging { SCHEMA_OWN_TAG, SCHEMA_IMPLICIT, SCHEMA_EXPLICIT };

/* How a value reads that is more than its type says. */
enum schema_format {
    SCHEMA_PLAIN,
    SCHEMA_ADDRESS, /* an OCTET STRING: 4 or 16 octets of IP address, or twice that with
                     * a mask */
    SCHEMA_BIG_ENDIAN,    /* an OCTET STRING, or a piece: a number */
    SCHEMA_LITTLE_ENDIAN, /* likewise, its least significant byte first */
};

struct schema_type;

/* A field of a SEQUENCE, an alternative of a CHOICE, the element of a list, or what is
 * inside an ENCLOSING type: then, and for the element of a list, NAME may be "". */
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
    bool is_secret;     /* a number that only its owner may know */
};

/* How bytes fall into pieces: equal ones, or one byte that says which form the rest has and
 * equal ones after it. Each piece is a field. */
struct schema_layout {
    bool has_form;
    uint8_t form;  /* what the first byte is */
    size_t length; /* of all pieces together; not used with a form */
    const struct schema_field *fields;
    size_t field_count;
};

/* What an open type is, if the OBJECT IDENTIFIER is OID; and what such an identifier
 * means. The identifier is the last one in the SEQUENCE around that comes before, as an
 * element of its own or first in an AlgorithmIdentifier. */
struct schema_opening {
    const char *oid;  /* "2.5.29.15" */
    const char *name; /* as the standard has it: "keyUsage" */
    const char *source;
    const char *meaning; /* of this extension, attribute, algorithm: a plain sentence */
    const struct schema_type *type; /* NULL: its value is not looked into */
};

/* What a number, or a bit of a BIT STRING, is called. */
struct schema_number {
    uint32_t value;
    const char *name;
};

struct schema_type {
    const char *name;       /* "TBSCertificate" */
    const char *definition; /* the line of ASN.1 that begins it: "TBSCertificate ::=
                             * SEQUENCE" */
    const char *source;     /* "RFC 5280 4.1" */
    const char *meaning; /* one plain sentence, where no field leads to the type: of a
                             * document or what is opened by an OID; else NULL */
    enum schema_kind kind;
    uint8_t tag; /* identifier octet; 0 for CHOICE, open types and pieces */
    const struct schema_field *fields;
    size_t field_count;
    const struct schema_opening *openings; /* of an open type; of an OBJECT IDENTIFIER:
                                            * what its values mean */
    size_t opening_count;
    const struct schema_number *numbers;
    size_t number_count;
    const struct schema_layout *layouts;
    size_t layout_count;
    enum schema_format format;
    bool is_secret; /* a private key: some of its fields are secret */
};

/* What of a document may not be shown. */
enum schema_hiding {
    SCHEMA_SHOW_ALL,    /* whoever asks knows what is private */
    SCHEMA_HIDE_FIELDS, /* what the tables call a secret, and what they do not know:
                         * for a private key that is exactly as they have it */
    SCHEMA_HIDE_KEYS,   /* private keys, wherever they are: see secret.h */
    SCHEMA_HIDE_ALL,    /* all but the header of the outermost SEQUENCE */
};

/* How a node came about. */
enum schema_node_kind {
    NODE_FIELD,     /* a field of the tables, or the whole document */
    NODE_TAG,       /* the EXPLICIT tag around a field, which is its one child */
    NODE_UNDEFINED, /* an element that the tables do not have at this place */
    NODE_PIECE,     /* bytes that are a field without being an element: SCHEMA_PIECES */
    NODE_ENCLOSED, /* the octet of a BIT STRING before the DER inside it: unused bits */
    NODE_END,      /* the two octets that end an element of indefinite length */
    NODE_BROKEN,   /* octets that are no element */
    NODE_HIDDEN,   /* octets that are left out, whatever they are */
};

#define SCHEMA_NO_PARENT UINT32_MAX

/* An element of the document, or a run of octets that is none. Its own octets are those
 * from OFFSET, HEADER_LENGTH of them, and, if it has no children, CONTENTS_LENGTH more.
 * Large documents have many, so numbers are no wider than they must be. */
struct schema_node {
    const struct schema_field *field;       /* NULL for the document itself, and unless
                                             * NODE_FIELD, NODE_TAG or NODE_PIECE */
    const struct schema_field *alternative; /* of a CHOICE, or NULL */
    const struct schema_type *type; /* after CHOICE and open types were resolved; NULL
                                     * if it is not known */
    const struct schema_opening *opening; /* if the type was found by an OID, or of an
                                           * OID that has a row; or NULL */
    uint32_t offset;
    uint32_t contents_length; /* of what is there of it; of octets that are no element:
                               * all of them */
    uint32_t parent;          /* index of the node around it, or SCHEMA_NO_PARENT */
    uint32_t index;           /* among its siblings, from 0 */
    uint32_t child_count;
    uint8_t kind;          /* enum schema_node_kind */
    uint8_t tag;           /* identifier octet; 0 for octets that are none */
    uint8_t header_length; /* identifier and length; 0 for octets that are no element */
    uint8_t depth;         /* how many nodes are around it */
    bool has_children;
    bool has_pieces;    /* which are its children */
    bool is_cut_off;    /* its length says more octets than there are */
    bool is_indefinite; /* its length is of the indefinite form */
    bool is_hidden;     /* its contents, or some of them, are left out */
};

/* A document with its nodes, in the order of their offsets: a parent before its
 * children. */
struct schema_tree {
    struct bytes document;
    const struct schema_type *root;
    enum schema_hiding hiding;
    struct schema_node *nodes;
    size_t count;
    size_t matched; /* fields found */
    /* Elements that the tables do not have where they are, octets that are no element, and
     * fields that are missing though nothing was cut off. */
    size_t faults;
    struct error error; /* of the first octets that are no element, or an element
                             * that is cut off; kind ERROR_NONE if there are none */
};

/* The types that a document can be. NULL ends the table. */
extern const struct schema_type *const schema_documents[];

/* Elements that lie inside so many others are not looked into. A certificate has about
 * fifteen levels. */
#define SCHEMA_DEPTH_MAX 64

/* Larger documents are not read. */
#define SCHEMA_DOCUMENT_MAX ((size_t)1 << 30)

/* schema_type_of returns the one of schema_documents that DOCUMENT fits best, from its
 * structure, or NULL. */
const struct schema_type *schema_type_of(struct bytes document);

/* schema_survey lays DOCUMENT, which it borrows, beside TYPE and sets TREE to what is to
 * be known of it as a whole: all but the nodes. A TYPE of NULL describes it by its tags
 * alone; whatever its octets are, it can be read. Elements in what HIDING leaves out are
 * not looked for, so no error tells of them. False if DOCUMENT is longer than
 * SCHEMA_DOCUMENT_MAX. Time is linear in its length, and no memory is taken. */
bool schema_survey(struct bytes document, const struct schema_type *type,
                   enum schema_hiding hiding, struct schema_tree *tree)
    __attribute__((warn_unused_result));

/* What schema_walk calls for each node, in order. VIEW is the surveyed tree with only
 * the node INDEX, those around it and, if it has children, the first of them, INDEX + 1;
 * it is valid during the call. False ends the walk. */
struct schema_visitor {
    bool (*visit)(struct schema_visitor *visitor, const struct schema_tree *view,
                  size_t index);
};

/* schema_walk visits the nodes of SURVEYED, which schema_survey has set, one after
 * another, and takes no memory. False if VISITOR ended it. */
bool schema_walk(const struct schema_tree *surveyed, struct schema_visitor *visitor)
    __attribute__((warn_unused_result));

/* schema_read does the same as schema_survey, shows all, and keeps the nodes: at most
 * one of 64 octets for two octets of DOCUMENT. False also if memory runs out. Free TREE
 * with schema_clear in any case. */
bool schema_read(struct bytes document, const struct schema_type *type,
                 struct schema_tree *tree) __attribute__((warn_unused_result));

/* schema_clear frees what TREE holds. */
void schema_clear(struct schema_tree *tree);

/* schema_contents returns the contents octets of the node INDEX, children and all; of
 * octets that are no element, these. */
struct bytes schema_contents(const struct schema_tree *tree, size_t index);

/* schema_path writes the path of the node INDEX, "tbsCertificate.validity.notBefore" or
 * "tbsCertificate.extensions[3].extnValue.cA"; at most SIZE octets, as snprintf. What
 * is inside an OCTET STRING, a BIT STRING or an EXPLICIT tag has the path of what is
 * around it; an alternative of a CHOICE adds its name if it has a tag of its own
 * ("...extnValue[0].dNSName"); an element that the tables do not have is "[2]", by its
 * place. The path of the document is the name of its type. */
size_t schema_path(const struct schema_tree *tree, size_t index, char *text,
                   size_t size);

/* schema_value writes the value of the node INDEX in words: a number, a date, a name
 * with what it stands for, "3 elements"; with nothing in it that misleads a terminal;
 * at most SIZE octets, as snprintf. It does not know of secrets. */
size_t schema_value(const struct schema_tree *tree, size_t index, char *text,
                    size_t size);

/* schema_is_secret tells whether the contents of the node INDEX are, or could be, a
 * number that only its owner may know: tree->hiding leaves them out; the tables say so;
 * or it is in a private key that does not fit the tables, where everything could be. */
bool schema_is_secret(const struct schema_tree *tree, size_t index);

/* schema_definition, schema_source and schema_meaning return the line of ASN.1, the
 * clause and the sentence for the node INDEX; for one that is in no table, what its tag
 * says. Never NULL. */
const char *schema_definition(const struct schema_tree *tree, size_t index);
const char *schema_source(const struct schema_tree *tree, size_t index);
const char *schema_meaning(const struct schema_tree *tree, size_t index);

/* schema_find returns the index of the first node with this path ("tbsCertificate"), or
 * tree->count. */
size_t schema_find(const struct schema_tree *tree, const char *path);

/* schema_end returns the index behind the last node inside the node INDEX. */
size_t schema_end(const struct schema_tree *tree, size_t index);

#endif
