/* path_check.h -- the checks of path validation as a table: what each one is called,
 * what it demands and which clause says so.
 *
 * The rows stand in the order of what they tell: of several failures the one in the
 * upper row is the most specific reason. A certificate whose signature is wrong need
 * not be called expired as well. */
#ifndef CERTWRIGHT_PATH_CHECK_H
#define CERTWRIGHT_PATH_CHECK_H

enum path_check {
    CHECK_REVOCATION,
    CHECK_SIGNATURE,
    CHECK_ENCODING,
    CHECK_VERSION,
    CHECK_SERIAL_NUMBER,
    CHECK_CRITICAL_EXTENSIONS,
    CHECK_NAME_CHAINING,
    CHECK_NAME_CONSTRAINTS,
    CHECK_NAME_CONSTRAINTS_PLACE,
    CHECK_BASIC_CONSTRAINTS,
    CHECK_PATH_LENGTH,
    CHECK_KEY_USAGE,
    CHECK_EXTENDED_KEY_USAGE,
    CHECK_LEAF_IS_NO_CA,
    CHECK_POLICY_MAPPING,
    CHECK_POLICY,
    CHECK_EXPLICIT_POLICY,
    CHECK_KEY_STRENGTH,
    CHECK_DIGEST_STRENGTH,
    CHECK_AUTHORITY_KEY_IDENTIFIER,
    CHECK_SUBJECT_KEY_IDENTIFIER,
    CHECK_ALT_NAME_FORM,
    CHECK_VALIDITY,
    CHECK_PEER_NAME,
    CHECK_LIMIT,
    CHECK_TRUST_ANCHOR,
    PATH_CHECK_COUNT,
};

struct path_check_row {
    const char *name;   /* "basic-constraints": what data formats call it */
    const char *clause; /* "RFC 5280 6.1.4 (k)" */
    const char *demand; /* a sentence without its full stop */
};

/* path_check_row_of returns the row of CHECK. */
const struct path_check_row *path_check_row_of(enum path_check check);

#endif
