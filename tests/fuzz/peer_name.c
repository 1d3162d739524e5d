/* peer_name.c -- two texts with a new line between as the name in a certificate and the one
 * that is asked for, against the rules of plain_names.h. */
#include "x509/path/peer_name.h"

#include "fuzz.h"
#include "plain_names.h"
#include "x509/host_name.h"

static bool match(enum general_name_type type, struct bytes a, struct bytes b)
{
    const struct general_name presented = {type, a}, reference = {type, b};
    return peer_name_matches(&presented, &reference);
}

static void check_pair(struct bytes a, struct bytes b)
{
    struct bytes local, host;
    fuzz_require(dns_name_is_valid(a, true) == plain_is_dns(a, true),
                 "wildcard is valid");
    fuzz_require(dns_name_is_valid(a, false) == plain_is_dns(a, false),
                 "host is valid");
    fuzz_require(email_is_valid(a) == plain_is_mailbox(a, &local, &host),
                 "email is valid");
    fuzz_require(dns_name_matches(a, b) == plain_dns_match(a, b), "dns_name_matches");
    fuzz_require(email_matches(a, b) == plain_email_match(a, b), "email_matches");
    fuzz_require(match(GENERAL_NAME_DNS, a, b) == plain_dns_match(a, b), "a DNS peer");
    fuzz_require(match(GENERAL_NAME_EMAIL, a, b) == plain_email_match(a, b),
                 "an e-mail peer");
    fuzz_require(match(GENERAL_NAME_IP, a, b) ==
                     (bytes_equal(a, b) && (a.length == 4 || a.length == 16)),
                 "an address as peer");
    fuzz_require(!match(GENERAL_NAME_URI, a, b), "a URI as peer");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0 || size > PLAIN_LABELS_MAX - 1)
        return 0;
    const uint8_t *line = memchr(data, '\n', size);
    size_t length = line != NULL ? (size_t)(line - data) : size;
    struct bytes a = bytes_of(data, length);
    struct bytes b = line != NULL ? bytes_of(line + 1, size - length - 1) : a;
    check_pair(a, b);
    check_pair(b, a);
    return 0;
}
