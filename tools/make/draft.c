/* draft.c -- from options to the fields of a certificate. */
#include "draft.h"

#include <inttypes.h>

#include "../../asn1/calendar.h"
#include "../../asn1/oid.h"
#include "../../x509/name.h"

#define DAYS_MAX   36525        /* a century */
#define TIME_FIRST (-631152000) /* 1950-01-01T00:00:00Z: a UTCTime cannot be earlier */

bool draft_set_subject(struct draft *draft, const char *text, struct decision *decision)
{
    if (!name_write_text(&draft->subject, text != NULL ? text : "", &decision->error))
        return decision_blame_option(decision, "--subject");
    return der_writer_finish(&draft->subject, &draft->certificate.subject,
                             &decision->error);
}

/* Turns the text of one name into a GeneralName. */
typedef bool name_maker(const char *text, uint8_t octets[GENERAL_NAME_TEXT_MAX],
                        struct general_name *name, struct error *error);

static bool write_names(struct der_writer *writer, const struct text_list *list,
                        name_maker *make, struct decision *decision)
{
    for (size_t i = 0; i < list->count; i++) {
        uint8_t octets[GENERAL_NAME_TEXT_MAX];
        struct general_name name;
        if (!make(list->items[i], octets, &name, &decision->error))
            return decision_blame_option(decision, list->items[i]);
        general_name_write(writer, &name);
    }
    return true;
}

bool draft_set_names(struct draft *draft, const struct subject_options *options,
                     struct bytes *names, struct decision *decision)
{
    struct der_writer *writer = &draft->names;
    *names = bytes_of(NULL, 0);
    if (options->hosts.count + options->emails.count + options->uris.count == 0)
        return true;
    der_begin(writer, DER_SEQUENCE);
    if (!write_names(writer, &options->hosts, general_name_from_host, decision) ||
        !write_names(writer, &options->emails, general_name_from_email, decision) ||
        !write_names(writer, &options->uris, general_name_from_uri, decision))
        return false;
    der_end(writer);
    return der_writer_finish(writer, names, &decision->error);
}

bool draft_name_from_subject(struct draft *draft, struct bytes *names,
                             struct decision *decision)
{
    char text[254];
    uint8_t octets[GENERAL_NAME_TEXT_MAX], tag;
    struct general_name name;
    struct error ignored = {0};
    struct bytes common_name =
        name_find(draft->certificate.subject, oid_common_name, &tag);
    *names = bytes_of(NULL, 0);
    if (common_name.length == 0 || common_name.length >= sizeof text ||
        memchr(common_name.data, 0, common_name.length) != NULL)
        return true;
    memcpy(text, common_name.data, common_name.length);
    text[common_name.length] = '\0';
    if (!general_name_from_host(text, octets, &name, &ignored))
        return true;
    der_begin(&draft->names, DER_SEQUENCE);
    general_name_write(&draft->names, &name);
    der_end(&draft->names);
    return der_writer_finish(&draft->names, names, &decision->error);
}

bool draft_set_key(struct draft *draft, const struct private_key *key,
                   struct decision *decision)
{
    struct bytes der;
    struct public_key public_key;
    private_key_public(key, &public_key);
    public_key_write(&draft->key, &public_key);
    return der_writer_finish(&draft->key, &der, &decision->error) &&
           spki_parse(der, &draft->certificate.subject_public_key_info,
                      &decision->error);
}

static const struct key_type *key_type_in(const struct certificate *certificate)
{
    return key_type_of(&certificate->subject_public_key_info.algorithm);
}

void draft_remark_on_keys(const struct draft *draft, enum profile profile,
                          const struct certificate *authority,
                          const struct decision *decision)
{
    const struct key_type *type = key_type_in(&draft->certificate);
    const struct key_type *above = authority != NULL ? key_type_in(authority) : type;
    if (profile != PROFILE_SERVER)
        return;
    if (type != NULL && type->refused_by != NULL)
        decision_remark(decision,
                        (struct remark){.kind = REMARK_KEY_REFUSED, .type = type});
    else if (above != NULL && above->signatures_refused_by != NULL)
        decision_remark(
            decision, (struct remark){.kind = REMARK_SIGNATURE_REFUSED, .type = above});
}

void draft_set_issuer(struct draft *draft, enum profile profile,
                      const struct certificate *authority)
{
    draft->certificate.issuer =
        authority != NULL ? authority->subject : draft->certificate.subject;
    profile_apply(profile, authority, draft->key_identifier,
                  draft->authority_key_identifier, &draft->certificate);
}

static bool refuse(struct decision *decision, const char *source, const char *reason)
{
    return error_fail(&decision->error, ERROR_RULE, ERROR_NO_OFFSET, source, "%s",
                      reason);
}

static bool check_validity_options(const struct validity_options *options,
                                   struct decision *decision)
{
    const struct option_number *days = &options->days;
    if (!days->is_given)
        return true;
    if (days->value == 0 || days->value > DAYS_MAX) {
        error_fail(&decision->error, ERROR_RULE, ERROR_NO_OFFSET, NULL,
                   "want a number from 1 to %d, have %" PRIu64, DAYS_MAX, days->value);
        return decision_blame_option(decision, "--days");
    }
    return !options->not_after.is_given ||
           refuse(decision, NULL, "--days and --not-after exclude each other");
}

static bool check_validity(const struct certificate *certificate,
                           struct decision *decision)
{
    if (certificate->not_after < certificate->not_before)
        return refuse(decision, NULL,
                      "validity: want the end behind the beginning, have it before");
    return (certificate->not_before >= TIME_FIRST &&
            certificate->not_after <= CALENDAR_LAST) ||
           refuse(decision, "RFC 5280 4.1.2.5",
                  "validity: want times from the year 1950 to 9999");
}

static void remark_on_validity(const struct certificate *certificate,
                               enum profile profile,
                               const struct certificate *authority,
                               const struct decision *decision)
{
    int64_t seconds = certificate->not_after - certificate->not_before;
    if (profile == PROFILE_SERVER &&
        seconds > (int64_t)PROFILE_SERVER_DAYS_MAX * CALENDAR_SECONDS_PER_DAY)
        decision_remark(decision, (struct remark){.kind = REMARK_LONG_VALIDITY});
    if (authority != NULL && certificate->not_before < authority->not_before)
        decision_remark(decision, (struct remark){.kind = REMARK_BEFORE_AUTHORITY});
    if (authority != NULL && certificate->not_after > authority->not_after)
        decision_remark(decision, (struct remark){.kind = REMARK_AFTER_AUTHORITY});
}

bool draft_set_validity(struct draft *draft, const struct validity_options *options,
                        enum profile profile, const struct certificate *authority,
                        int64_t now, struct decision *decision)
{
    struct certificate *certificate = &draft->certificate;
    uint64_t days =
        options->days.is_given ? options->days.value : profile_days(profile);
    if (!check_validity_options(options, decision))
        return false;
    certificate->not_before =
        options->not_before.is_given ? options->not_before.seconds : now;
    certificate->not_after =
        certificate->not_before + (int64_t)days * CALENDAR_SECONDS_PER_DAY;
    if (options->not_after.is_given)
        certificate->not_after = options->not_after.seconds;
    else if (!options->days.is_given && authority != NULL &&
             certificate->not_after > authority->not_after)
        certificate->not_after = authority->not_after;
    if (!check_validity(certificate, decision))
        return false;
    remark_on_validity(certificate, profile, authority, decision);
    return true;
}

bool draft_set_serial(struct draft *draft, const char *hex,
                      struct random_source *random, struct decision *decision)
{
    struct bytes *serial = &draft->certificate.serial_number;
    if (hex == NULL)
        return serial_random(random, draft->serial, serial) ||
               error_fail(&decision->error, ERROR_INPUT_OUTPUT, ERROR_NO_OFFSET, NULL,
                          "the source of random numbers failed");
    return serial_from_hex(hex, draft->serial, serial, &decision->error) ||
           decision_blame_option(decision, "--serial");
}

bool draft_sign_certificate(const struct draft *draft, const struct private_key *key,
                            const struct signature_algorithm *algorithm,
                            struct random_source *random, struct der_writer *writer,
                            struct bytes *der, struct decision *decision)
{
    struct key_signer prepared;
    struct signer signer = {&prepared, algorithm};
    key_signer_begin(&prepared, key, random);
    certificate_write(writer, &draft->certificate, &signer, &decision->error);
    key_signer_end(&prepared);
    return der_writer_finish(writer, der, &decision->error);
}

void draft_clear(struct draft *draft)
{
    der_writer_clear(&draft->subject);
    der_writer_clear(&draft->names);
    der_writer_clear(&draft->key);
}
