/* rfc5280_general_name.c -- GeneralName, RFC 5280 section 4.2.1.6: everything that can
 * be named. */
#include "tables.h"

static const struct schema_opening other_names[] = {
    {"1.3.6.1.4.1.311.20.2.3", "id-ms-user-principal-name", "MS-WCCE",
     "The name under which somebody logs in to a Windows domain.", &schema_utf8_string},
    {"1.3.6.1.5.5.7.8.7", "id-on-dnsSRV", "RFC 4985 2",
     "A service and the domain that offers it.", &schema_ia5_string},
    {"1.3.6.1.5.5.7.8.9", "id-on-SmtpUTF8Mailbox", "RFC 9598 3",
     "A mail address with letters beyond ASCII before the @.", &schema_utf8_string},
    {"1.3.6.1.5.5.7.8.5", "id-on-xmppAddr", "RFC 6120 13.7.1.4",
     "An address of the chat protocol XMPP.", &schema_utf8_string},
};

static const struct schema_type other_name_type = {
    .name = "OBJECT IDENTIFIER",
    .definition = "OBJECT IDENTIFIER",
    .source = "RFC 5280 4.2.1.6",
    .tag = DER_OID,
    OPENINGS(other_names),
};

static const struct schema_type other_name_value = {
    .name = "ANY",
    .definition = "ANY DEFINED BY type-id",
    .source = "RFC 5280 4.2.1.6",
    .kind = SCHEMA_OPEN,
    OPENINGS(other_names),
};

static const struct schema_field other_name_fields[] = {
    {.name = "type-id",
     .definition = "type-id OBJECT IDENTIFIER",
     .source = "RFC 5280 4.2.1.6",
     .meaning = "Which kind of name it is.",
     .type = &other_name_type},
    {.name = "value",
     .definition = "value [0] EXPLICIT ANY DEFINED BY type-id",
     .source = "RFC 5280 4.2.1.6",
     .meaning = "The name, in whatever form its kind has.",
     .type = &other_name_value,
     EXPLICIT(0)},
};

static const struct schema_type other_name = {
    .name = "OtherName",
    .definition = "OtherName ::= SEQUENCE",
    .source = "RFC 5280 4.2.1.6",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(other_name_fields),
};

static const struct schema_field edi_party_fields[] = {
    {.name = "nameAssigner",
     .definition = "nameAssigner [0] DirectoryString OPTIONAL",
     .source = "RFC 5280 4.2.1.6",
     .meaning = "Who gave the name below.",
     .type = &schema_directory_string,
     EXPLICIT(0),
     OPTIONAL},
    {.name = "partyName",
     .definition = "partyName [1] DirectoryString",
     .source = "RFC 5280 4.2.1.6",
     .meaning = "A name in electronic data interchange between companies.",
     .type = &schema_directory_string,
     EXPLICIT(1)},
};

static const struct schema_type edi_party_name = {
    .name = "EDIPartyName",
    .definition = "EDIPartyName ::= SEQUENCE",
    .source = "RFC 5280 4.2.1.6",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(edi_party_fields),
};

/* Nobody has X.400 mail any more: its three parts, and no deeper. */
static const struct schema_type attributes_of_mail = {
    .name = "SEQUENCE",
    .definition = "SEQUENCE",
    .source = "RFC 5280 A.1",
    .tag = DER_SEQUENCE,
};

static const struct schema_type attributes_of_mail_set = {
    .name = "SET",
    .definition = "SET",
    .source = "RFC 5280 A.1",
    .tag = DER_SET,
};

static const struct schema_field or_address_fields[] = {
    {.name = "built-in-standard-attributes",
     .definition = "built-in-standard-attributes BuiltInStandardAttributes",
     .source = "RFC 5280 A.1",
     .meaning = "Country, administration and name of an X.400 mailbox.",
     .type = &attributes_of_mail},
    {.name = "built-in-domain-defined-attributes",
     .definition = "built-in-domain-defined-attributes BuiltInDomainDefinedAttributes "
                   "OPTIONAL",
     .source = "RFC 5280 A.1",
     .meaning = "What the mail system adds of its own.",
     .type = &attributes_of_mail,
     OPTIONAL},
    {.name = "extension-attributes",
     .definition = "extension-attributes ExtensionAttributes OPTIONAL",
     .source = "RFC 5280 A.1",
     .meaning = "What was added to the standard later.",
     .type = &attributes_of_mail_set,
     OPTIONAL},
};

static const struct schema_type or_address = {
    .name = "ORAddress",
    .definition = "ORAddress ::= SEQUENCE",
    .source = "RFC 5280 A.1",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(or_address_fields),
};

static const struct schema_type ip_address = {
    .name = "OCTET STRING",
    .definition = "OCTET STRING",
    .source = "RFC 5280 4.2.1.6",
    .tag = DER_OCTET_STRING,
    .format = SCHEMA_ADDRESS,
};

static const struct schema_field general_name_alternatives[] = {
    {.name = "otherName",
     .definition = "otherName [0] OtherName",
     .source = "RFC 5280 4.2.1.6",
     .meaning = "A name of a kind that has no number of its own here.",
     .type = &other_name,
     IMPLICIT(0)},
    {.name = "rfc822Name",
     .definition = "rfc822Name [1] IA5String",
     .source = "RFC 5280 4.2.1.6",
     .meaning = "A mail address; mail programs compare it with the sender's.",
     .type = &schema_ia5_string,
     IMPLICIT(1)},
    {.name = "dNSName",
     .definition = "dNSName [2] IA5String",
     .source = "RFC 5280 4.2.1.6",
     .meaning = "A host name; a browser compares it with the one in its address bar.",
     .type = &schema_ia5_string,
     IMPLICIT(2)},
    {.name = "x400Address",
     .definition = "x400Address [3] ORAddress",
     .source = "RFC 5280 4.2.1.6",
     .meaning = "A mailbox of the old mail system X.400.",
     .type = &or_address,
     IMPLICIT(3)},
    {.name = "directoryName",
     .definition = "directoryName [4] Name",
     .source = "RFC 5280 4.2.1.6",
     .meaning = "A name like the subject's.",
     .type = &schema_name,
     EXPLICIT(4)},
    {.name = "ediPartyName",
     .definition = "ediPartyName [5] EDIPartyName",
     .source = "RFC 5280 4.2.1.6",
     .meaning = "A name in electronic data interchange between companies.",
     .type = &edi_party_name,
     IMPLICIT(5)},
    {.name = "uniformResourceIdentifier",
     .definition = "uniformResourceIdentifier [6] IA5String",
     .source = "RFC 5280 4.2.1.6",
     .meaning = "A URI: where something is, or a service's name.",
     .type = &schema_ia5_string,
     IMPLICIT(6)},
    {.name = "iPAddress",
     .definition = "iPAddress [7] OCTET STRING",
     .source = "RFC 5280 4.2.1.6",
     .meaning = "An IP address, 4 bytes of version 4 or 16 of version 6; in "
                "nameConstraints a mask follows it.",
     .type = &ip_address,
     IMPLICIT(7)},
    {.name = "registeredID",
     .definition = "registeredID [8] OBJECT IDENTIFIER",
     .source = "RFC 5280 4.2.1.6",
     .meaning = "A thing that was registered under this number.",
     .type = &schema_oid,
     IMPLICIT(8)},
};

const struct schema_type schema_general_name = {
    .name = "GeneralName",
    .definition = "GeneralName ::= CHOICE",
    .source = "RFC 5280 4.2.1.6",
    .kind = SCHEMA_CHOICE,
    FIELDS(general_name_alternatives),
};

static const struct schema_field names[] = {
    {.name = "",
     .definition = "SEQUENCE SIZE (1..MAX) OF GeneralName",
     .source = "RFC 5280 4.2.1.6",
     .meaning = "One name.",
     .type = &schema_general_name},
};

const struct schema_type schema_general_names = {
    .name = "GeneralNames",
    .definition = "GeneralNames ::= SEQUENCE SIZE (1..MAX) OF GeneralName",
    .source = "RFC 5280 4.2.1.6",
    .meaning = "A list of names; one that fits is enough.",
    .kind = SCHEMA_SEQUENCE_OF,
    .tag = DER_SEQUENCE,
    FIELDS(names),
};
