/* advice.c -- what browsers show: the names of errors in Chrome (net/base/
 * net_error_list.h) and Firefox (NSS's SEC_ERROR and SSL_ERROR, mozilla::pkix), by the
 * check that fails. Browsers check less than RFC 5280 in some places; there they show
 * the page. */
#include "advice.h"

#include <stdio.h>

#include "../../keys/key_type.h"

#define CHROME_AUTHORITY "NET::ERR_CERT_AUTHORITY_INVALID"
#define CHROME_DATE      "NET::ERR_CERT_DATE_INVALID"
#define CHROME_INVALID   "NET::ERR_CERT_INVALID"
#define CHROME_NAME      "NET::ERR_CERT_COMMON_NAME_INVALID"

static const struct advice rows[PATH_CHECK_COUNT] = {
    [CHECK_REVOCATION] = {NULL, NULL,
                          "The page: browsers do not insist on knowing whether a "
                          "certificate was revoked",
                          "It is not known whether the certificate was revoked: fetch "
                          "a current CRL of its issuer and give it with --crl"},
    [CHECK_SIGNATURE] =
        {CHROME_AUTHORITY, "SEC_ERROR_BAD_SIGNATURE", NULL,
         "The certificate was altered, or the named issuer did not sign it: trust "
         "nothing in it and get it from its source again"},
    [CHECK_ENCODING] = {CHROME_INVALID, "SEC_ERROR_BAD_DER", NULL,
                        "The certificate is malformed: whoever issued it must issue it "
                        "again with a program that keeps the rules"},
    [CHECK_VERSION] =
        {CHROME_INVALID, "MOZILLA_PKIX_ERROR_V1_CERT_USED_AS_CA", NULL,
         "A certificate in the chain is of an old version that cannot say it belongs "
         "to an authority: the authority needs one of version 3"},
    [CHECK_SERIAL_NUMBER] = {CHROME_INVALID, NULL, NULL,
                             "The serial number is not one that an authority may give: "
                             "the certificate must be issued again"},
    [CHECK_CRITICAL_EXTENSIONS] =
        {CHROME_INVALID, "SEC_ERROR_UNKNOWN_CRITICAL_EXTENSION", NULL,
         "The certificate has a condition that must not be ignored and that is not "
         "understood here: use it with the program it was made for, or have it issued "
         "without"},
    [CHECK_NAME_CHAINING] =
        {CHROME_AUTHORITY, "SEC_ERROR_UNKNOWN_ISSUER", NULL,
         "The chain does not fit together: give the certificate of the issuer that "
         "this one names"},
    [CHECK_NAME_CONSTRAINTS] =
        {CHROME_INVALID, "SEC_ERROR_CERT_NOT_IN_NAME_SPACE", NULL,
         "The authority may not issue certificates for this name: get one from an "
         "authority that may"},
    [CHECK_NAME_CONSTRAINTS_PLACE] =
        {NULL, NULL, NULL,
         "The certificate limits names though it issues nothing: have it issued "
         "without nameConstraints"},
    [CHECK_BASIC_CONSTRAINTS] =
        {CHROME_INVALID, "SEC_ERROR_CA_CERT_INVALID", NULL,
         "The certificate was signed with one that does not belong to an authority: "
         "trust nothing in it and get one from a real authority"},
    [CHECK_PATH_LENGTH] =
        {CHROME_INVALID, "SEC_ERROR_PATH_LEN_CONSTRAINT_INVALID", NULL,
         "An authority in the chain had no right to make further authorities, or the "
         "chain is longer than was allowed: get a certificate from one nearer to the "
         "root"},
    [CHECK_KEY_USAGE] =
        {CHROME_INVALID, "SEC_ERROR_INADEQUATE_KEY_USAGE", NULL,
         "The key may not be used for this: have the certificate issued with the "
         "right keyUsage"},
    [CHECK_EXTENDED_KEY_USAGE] =
        {CHROME_INVALID, "SEC_ERROR_INADEQUATE_CERT_TYPE", NULL,
         "The certificate is for another purpose: get one for this purpose, or ask "
         "about the right one with --purpose"},
    [CHECK_LEAF_IS_NO_CA] =
        {NULL, "MOZILLA_PKIX_ERROR_CA_CERT_USED_AS_END_ENTITY", NULL,
         "The server or client shows the certificate of an authority: give it one of "
         "its own, issued by that authority"},
    [CHECK_POLICY_MAPPING] =
        {CHROME_INVALID, "SEC_ERROR_POLICY_VALIDATION_FAILED", NULL,
         "An authority in the chain equates a policy with every other: it must be "
         "issued again without that"},
    [CHECK_POLICY] = {CHROME_INVALID, "SEC_ERROR_POLICY_VALIDATION_FAILED", NULL,
                      "The chain demands a certificate policy and shares none: get a "
                      "certificate under a policy that its authority allows"},
    [CHECK_EXPLICIT_POLICY] =
        {CHROME_INVALID, "SEC_ERROR_POLICY_VALIDATION_FAILED", NULL,
         "The certificate was issued under none of the wanted policies: get one that "
         "was, or ask for fewer with --policy"},
    [CHECK_KEY_STRENGTH] =
        {"NET::ERR_CERT_WEAK_KEY", "MOZILLA_PKIX_ERROR_INADEQUATE_KEY_SIZE", NULL,
         "The key is so weak that others may compute the private one: make an RSA key "
         "of 2048 bits or more, or one of P-256, and have a certificate issued for it"},
    [CHECK_DIGEST_STRENGTH] =
        {"NET::ERR_CERT_WEAK_SIGNATURE_ALGORITHM",
         "SEC_ERROR_CERT_SIGNATURE_ALGORITHM_DISABLED", NULL,
         "The signature is made over a digest that can be forged: have the certificate "
         "issued again with SHA-256"},
    [CHECK_AUTHORITY_KEY_IDENTIFIER] =
        {NULL, NULL, NULL,
         "The certificate does not say which key of its issuer signed it: have it "
         "issued again with an authorityKeyIdentifier"},
    [CHECK_SUBJECT_KEY_IDENTIFIER] =
        {NULL, NULL, NULL,
         "A certificate of an authority does not identify its key: have it issued "
         "again with a subjectKeyIdentifier"},
    [CHECK_ALT_NAME_FORM] =
        {CHROME_NAME, "SSL_ERROR_BAD_CERT_DOMAIN", NULL,
         "A name in the certificate is not one that a host or mailbox can have: have "
         "it issued again with the right name"},
    [CHECK_VALIDITY] = {CHROME_DATE, "SEC_ERROR_EXPIRED_CERTIFICATE", NULL,
                        "The certificate has expired: renew it and load the new one "
                        "into the server"},
    [CHECK_PEER_NAME] =
        {CHROME_NAME, "SSL_ERROR_BAD_CERT_DOMAIN", NULL,
         "The certificate belongs to another name: check the address that was asked "
         "for, or get a certificate that has it in subjectAltName"},
    [CHECK_TRUST_ANCHOR] =
        {CHROME_AUTHORITY, "SEC_ERROR_UNKNOWN_ISSUER", NULL,
         "No authority that is trusted here has signed it: give the missing "
         "intermediate certificates with --untrusted or, if its root deserves it, "
         "trust that with --trust"},
    [CHECK_LIMIT] = {CHROME_AUTHORITY, "SEC_ERROR_UNKNOWN_ISSUER", NULL,
                     "The chain asks for more work than any honest one: give only the "
                     "certificates that are needed"},
};

static const struct advice not_yet_valid = {
    CHROME_DATE, "MOZILLA_PKIX_ERROR_NOT_YET_VALID_CERTIFICATE", NULL,
    "The certificate is not valid yet: check the clock of this machine, or wait"};

static const struct advice expired_issuer = {
    CHROME_DATE, "SEC_ERROR_EXPIRED_ISSUER_CERTIFICATE", NULL,
    "The certificate of an authority in the chain has expired: get its new one, and "
    "load it into the server beside the certificate"};

static const struct advice not_yet_valid_issuer = {
    CHROME_DATE, "MOZILLA_PKIX_ERROR_NOT_YET_VALID_ISSUER_CERTIFICATE", NULL,
    "The certificate of an authority in the chain is not valid yet: check the clock of "
    "this machine, or wait"};

static const struct advice self_signed = {
    CHROME_AUTHORITY, "MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT", NULL,
    "The certificate is signed by its own key, so nobody vouches for it: for a test "
    "trust it with --trust, for the public get one from an authority"};

static const struct advice revoked = {
    "NET::ERR_CERT_REVOKED", "SEC_ERROR_REVOKED_CERTIFICATE", NULL,
    "The authority has taken the certificate back, perhaps because its key was stolen: "
    "do not use it, and get a new one for a new key"};

static const struct advice valid = {
    NULL, NULL, "The page, and nothing about the certificate", "Nothing"};

static const struct advice valid_but_refused = {
    NULL, NULL,
    "Perhaps no page: Chrome takes no key of P-521 from a server, and no browser "
    "Ed25519 anywhere in a chain",
    "Nothing, unless browsers are to visit the server: for them use keys of P-256, "
    "P-384 or RSA"};

static const struct advice accepted = {
    NULL, NULL,
    "First its warning; and, after somebody chose to proceed, the page, marked as not "
    "secure",
    "Nothing if it was you who compared the fingerprint with whoever runs the server; "
    "otherwise do so before going on"};

static const struct advice cannot_judge = {
    NULL, NULL,
    "What it makes of an algorithm that certwright does not compute: this cannot be "
    "said here",
    "Ask a program that has the algorithm, `openssl verify` say: it is neither "
    "accepted nor refused here"};

static const struct advice out_of_memory = {NULL, NULL,
                                            "This cannot be said: memory ran out",
                                            "Try again where there is more memory"};

static const struct advice *advice_on_validity(const struct path_inputs *inputs,
                                               const struct certificate *certificate,
                                               bool is_leaf)
{
    if (inputs->time < certificate->not_before)
        return is_leaf ? &not_yet_valid : &not_yet_valid_issuer;
    return is_leaf ? &rows[CHECK_VALIDITY] : &expired_issuer;
}

static const struct advice *advice_on(const struct path_inputs *inputs,
                                      const struct path_report *report,
                                      const struct finding *finding)
{
    switch (finding->check) {
    case CHECK_VALIDITY:
        return advice_on_validity(inputs,
                                  &path_at(report, finding->position)->certificate,
                                  finding->position == 0);
    case CHECK_TRUST_ANCHOR:
        return path_certificate_is_self_issued(inputs->certificate)
                   ? &self_signed
                   : &rows[CHECK_TRUST_ANCHOR];
    case CHECK_REVOCATION:
        return finding->is_revoked ? &revoked : &rows[CHECK_REVOCATION];
    default:
        return &rows[finding->check];
    }
}

static const struct key_type *key_type_in(const struct path_certificate *certificate)
{
    return key_type_of(&certificate->certificate.subject_public_key_info.algorithm);
}

static bool has_refused_signature(const struct path_certificate *issuer)
{
    const struct key_type *type = key_type_in(issuer);
    return type != NULL && type->signatures_refused_by != NULL;
}

/* Whether there are browsers that take no server with such a chain, though it is valid. */
static bool is_refused_by_browsers(const struct path_inputs *inputs,
                                   const struct path_report *report)
{
    const struct key_type *type = key_type_in(inputs->certificate);
    if (inputs->purpose != PURPOSE_SERVER)
        return false;
    for (size_t i = 1; i < report->count; i++)
        if (has_refused_signature(report->certificates[i]))
            return true;
    return (type != NULL && type->refused_by != NULL) ||
           (report->anchor != NULL && has_refused_signature(report->anchor));
}

const struct advice *advice_for(const struct path_inputs *inputs,
                                const struct path_judgement *judgement)
{
    const struct finding *reason = path_reason(judgement);
    if (judgement->is_out_of_memory)
        return &out_of_memory;
    switch (judgement->verdict) {
    case VERDICT_VALID:
        return is_refused_by_browsers(inputs, &judgement->reports[judgement->chosen])
                   ? &valid_but_refused
                   : &valid;
    case VERDICT_ACCEPTED:
        return &accepted;
    case VERDICT_CANNOT_JUDGE:
        return &cannot_judge;
    default:
        return reason == NULL
                   ? &rows[CHECK_TRUST_ANCHOR]
                   : advice_on(inputs, &judgement->reports[judgement->chosen], reason);
    }
}

const char *advice_browser_text(const struct advice *advice,
                                char text[ADVICE_BROWSER_SIZE])
{
    if (advice->browser != NULL)
        snprintf(text, ADVICE_BROWSER_SIZE, "%s", advice->browser);
    else if (advice->chrome != NULL && advice->firefox != NULL)
        snprintf(text, ADVICE_BROWSER_SIZE, "A warning: %s in Chrome, %s in Firefox",
                 advice->chrome, advice->firefox);
    else if (advice->chrome != NULL)
        snprintf(text, ADVICE_BROWSER_SIZE,
                 "A warning in Chrome, %s; the page in Firefox", advice->chrome);
    else if (advice->firefox != NULL)
        snprintf(text, ADVICE_BROWSER_SIZE,
                 "The page in Chrome; a warning in Firefox, %s", advice->firefox);
    else
        snprintf(text, ADVICE_BROWSER_SIZE,
                 "The page: browsers do not insist on this rule");
    return text;
}
