/* authority_judge.c -- the checks, in the order in which their failures are best told. */
#include "authority_judge.h"

#include "../../asn1/calendar.h"

static bool belongs(const struct public_key *certified, const struct public_key *key,
                    enum authority_blame *blamed, struct error *error)
{
    if (public_key_equal(certified, key))
        return true;
    *blamed = AUTHORITY_PAIR;
    return error_fail(error, ERROR_RULE, ERROR_NO_OFFSET, NULL,
                      "is not the private key of the certificate");
}

static bool is_valid_at(const struct certificate *certificate, int64_t now,
                        struct error *error)
{
    char text[CALENDAR_TEXT_SIZE];
    if (now >= certificate->not_before && now <= certificate->not_after)
        return true;
    bool is_early = now < certificate->not_before;
    calendar_to_text(is_early ? certificate->not_before : certificate->not_after, text);
    return error_fail(error, ERROR_RULE, ERROR_NO_OFFSET, "RFC 5280 4.1.2.5",
                      "this authority's certificate is %s %s",
                      is_early ? "not valid before" : "expired since", text);
}

static bool is_large_enough(const struct public_key *key, enum authority_blame *blamed,
                            struct error *error)
{
    if (public_key_check_to_certify(key, error))
        return true;
    *blamed = AUTHORITY_KEY;
    return false;
}

bool authority_judge(const struct certificate *certificate,
                     const struct public_key *key, enum profile profile,
                     const struct signature_wish *wish, int64_t now,
                     struct signature_algorithm *algorithm,
                     enum authority_blame *blamed, struct error *error)
{
    struct public_key certified;
    *blamed = AUTHORITY_CERTIFICATE;
    return public_key_read(&certificate->subject_public_key_info, &certified, error) &&
           belongs(&certified, key, blamed, error) &&
           is_valid_at(certificate, now, error) &&
           is_large_enough(&certified, blamed, error) &&
           signature_choose(&certified, wish, algorithm, error) &&
           profile_check_authority(profile, certificate, error);
}
