/* path_check.c -- the table of the checks. */
#include "path_check.h"

static const struct path_check_row rows[PATH_CHECK_COUNT] = {
    [CHECK_REVOCATION] =
        {"revocation", "RFC 5280 6.1.3 (a)(3)",
         "a CRL in force, from whoever issues them for this certificate, covers it and "
         "does not list it"},
    [CHECK_SIGNATURE] =
        {"signature", "RFC 5280 6.1.3 (a)(1)",
         "the signature verifies with the public key of the certificate above"},
    [CHECK_ENCODING] = {"encoding", "X.690 10",
                        "the certificate is DER and keeps the rules of its profile"},
    [CHECK_VERSION] = {"version", "RFC 5280 6.1.4 (k)",
                       "a certificate that issues others has version 3"},
    [CHECK_SERIAL_NUMBER] = {"serial-number", "RFC 5280 4.1.2.2",
                             "the serial number is not zero and has at most 20 octets"},
    [CHECK_CRITICAL_EXTENSIONS] = {"critical-extensions", "RFC 5280 6.1.4 (o)",
                                   "every extension that is critical is understood"},
    [CHECK_NAME_CHAINING] = {"name-chaining", "RFC 5280 6.1.3 (a)(4)",
                             "the issuer is the subject of the certificate above"},
    [CHECK_NAME_CONSTRAINTS] =
        {"name-constraints", "RFC 5280 6.1.3 (b)",
         "all names lie in the permitted subtrees of the certificates above, and none "
         "in an excluded one"},
    [CHECK_NAME_CONSTRAINTS_PLACE] = {"name-constraints-place", "RFC 5280 4.2.1.10",
                                      "name constraints stand in CA certificates only"},
    [CHECK_BASIC_CONSTRAINTS] =
        {"basic-constraints", "RFC 5280 6.1.4 (k)",
         "a certificate that issues others has basicConstraints with cA TRUE"},
    [CHECK_PATH_LENGTH] = {"path-length", "RFC 5280 6.1.4 (l)",
                           "no more CA certificates follow than pathLenConstraint and "
                           "the greatest depth allow"},
    [CHECK_KEY_USAGE] =
        {"key-usage", "RFC 5280 6.1.4 (n)",
         "a keyUsage, if there is one, allows what the key is used for"},
    [CHECK_EXTENDED_KEY_USAGE] =
        {"extended-key-usage", "RFC 5280 4.2.1.12",
         "an extKeyUsage, if there is one, allows the purpose"},
    [CHECK_LEAF_IS_NO_CA] =
        {"leaf-is-no-ca", "CA/Browser Forum BR 7.1.2.7",
         "the certificate of a server or a client is not one of a CA"},
    [CHECK_POLICY_MAPPING] = {"policy-mapping", "RFC 5280 6.1.4 (a)",
                              "anyPolicy is not mapped"},
    [CHECK_POLICY] = {"policy", "RFC 5280 6.1.3 (f)",
                      "a certificate policy is left, or none is required"},
    [CHECK_EXPLICIT_POLICY] =
        {"explicit-policy", "RFC 5280 6.1.5 (g)",
         "one of the wanted policies is left, or none is required"},
    [CHECK_KEY_STRENGTH] = {"key-strength", "CA/Browser Forum BR 6.1.5",
                            "the key is RSA of 2048 bits or more, with an odd exponent "
                            "from 3 on, or as strong on a curve"},
    [CHECK_DIGEST_STRENGTH] = {"digest-strength", "CA/Browser Forum BR 7.1.3",
                               "the signature is made over a digest of the SHA-2 "
                               "family"},
    [CHECK_AUTHORITY_KEY_IDENTIFIER] =
        {"authority-key-identifier", "RFC 5280 4.2.1.1",
         "a certificate that is not self-signed has an authorityKeyIdentifier"},
    [CHECK_SUBJECT_KEY_IDENTIFIER] = {"subject-key-identifier", "RFC 5280 4.2.1.2",
                                      "a CA certificate has a subjectKeyIdentifier"},
    [CHECK_ALT_NAME_FORM] =
        {"alt-name-form", "RFC 5280 4.2.1.6",
         "the DNS names and e-mail addresses in subjectAltName are such names"},
    [CHECK_VALIDITY] = {"validity", "RFC 5280 6.1.3 (a)(2)",
                        "the time lies from notBefore to notAfter"},
    [CHECK_PEER_NAME] = {"peer-name", "RFC 9525 6",
                         "a name in subjectAltName is the one that was asked for"},
    [CHECK_LIMIT] = {"limit", "certwright",
                     "an answer is found within the limits on work"},
    [CHECK_TRUST_ANCHOR] = {"trust-anchor", "RFC 5280 6.1",
                            "the path begins with a trusted certificate"},
};

const struct path_check_row *path_check_row_of(enum path_check check)
{
    return &rows[check];
}
