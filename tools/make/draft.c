/* draft.c -- from options to the fields of a certificate. */
#include "draft.h"

#include <inttypes.h>
#include <time.h>

#include "../../asn1/calendar.h"
#include "../../asn1/oid.h"
#include "../../x509/name.h"
#include "../cli/output.h"
#include "../cli/report.h"

#define DAYS_MAX   36525        /* a century */
#define TIME_FIRST (-631152000) /* 1950-01-01T00:00:00Z: a UTCTime says no earlier */

static bool finish(struct der_writer *writer, struct bytes *der)
{
    struct error error = {0};
    if (der_writer_finish(writer, der, &error))
        return true;
    report_error(NULL, &error);
    return false;
}

bool draft_set_subject(struct draft *draft, const char *text)
{
    struct error error = {0};
    if (name_write_text(&draft->subject, text != NULL ? text : "", &error))
        return finish(&draft->subject, &draft->certificate.subject);
    report_error("--subject", &error);
    return false;
}

/* Turns the text of one name into a GeneralName. */
typedef bool name_maker(const char *text, uint8_t octets[GENERAL_NAME_TEXT_MAX],
                        struct general_name *name, struct error *error);

static bool write_names(struct der_writer *writer, const struct text_list *list,
                        name_maker *make)
{
    for (size_t i = 0; i < list->count; i++) {
        uint8_t octets[GENERAL_NAME_TEXT_MAX];
        struct general_name name;
        struct error error = {0};
        if (!make(list->items[i], octets, &name, &error)) {
            report_error(list->items[i], &error);
            return false;
        }
        general_name_write(writer, &name);
    }
    return true;
}

bool draft_set_names(struct draft *draft, const struct subject_options *options,
                     struct bytes *names)
{
    *names = bytes_of(NULL, 0);
    if (options->hosts.count + options->emails.count + options->uris.count == 0)
        return true;
    der_begin(&draft->names, DER_SEQUENCE);
    if (!write_names(&draft->names, &options->hosts, general_name_from_host) ||
        !write_names(&draft->names, &options->emails, general_name_from_email) ||
        !write_names(&draft->names, &options->uris, general_name_from_uri))
        return false;
    der_end(&draft->names);
    return finish(&draft->names, names);
}

bool draft_name_from_subject(struct draft *draft, struct bytes *names)
{
    char text[254];
    uint8_t octets[GENERAL_NAME_TEXT_MAX], tag;
    struct general_name name;
    struct error error = {0};
    struct bytes common_name =
        name_find(draft->certificate.subject, oid_common_name, &tag);
    *names = bytes_of(NULL, 0);
    if (common_name.length == 0 || common_name.length >= sizeof text ||
        memchr(common_name.data, 0, common_name.length) != NULL)
        return true;
    memcpy(text, common_name.data, common_name.length);
    text[common_name.length] = '\0';
    if (!general_name_from_host(text, octets, &name, &error))
        return true;
    der_begin(&draft->names, DER_SEQUENCE);
    general_name_write(&draft->names, &name);
    der_end(&draft->names);
    return finish(&draft->names, names);
}

bool draft_set_key(struct draft *draft, const struct private_key *key)
{
    struct bytes der;
    struct error error = {0};
    struct public_key public_key;
    private_key_public(key, &public_key);
    public_key_write(&draft->key, &public_key);
    if (!finish(&draft->key, &der))
        return false;
    if (spki_parse(der, &draft->certificate.subject_public_key_info, &error))
        return true;
    report_error(NULL, &error);
    return false;
}

int64_t draft_now(const struct validity_options *options)
{
    return options->at.is_given ? options->at.seconds : (int64_t)time(NULL);
}

static bool check_validity_options(const struct validity_options *options)
{
    const struct option_number *days = &options->days;
    if (days->is_given && (days->value == 0 || days->value > DAYS_MAX))
        report("--days: want a number from 1 to %d, have %" PRIu64, DAYS_MAX,
               days->value);
    else if (days->is_given && options->not_after.is_given)
        report("--days and --not-after exclude each other");
    else
        return true;
    return false;
}

static void warn_of_long_validity(const struct certificate *certificate,
                                  enum profile profile,
                                  const struct certificate *authority)
{
    int64_t seconds = certificate->not_after - certificate->not_before;
    if (profile == PROFILE_SERVER &&
        seconds > (int64_t)PROFILE_SERVER_DAYS_MAX * CALENDAR_SECONDS_PER_DAY)
        report_later("warning: valid for more than %d days; browsers refuse such a "
                     "certificate from "
                     "a public authority",
                     PROFILE_SERVER_DAYS_MAX);
    if (authority != NULL && certificate->not_before < authority->not_before)
        report_later("warning: valid from a time before that of the authority");
    if (authority != NULL && certificate->not_after > authority->not_after)
        report_later("warning: valid for longer than the authority that issues it");
}

bool draft_set_validity(struct draft *draft, const struct validity_options *options,
                        enum profile profile, const struct certificate *authority)
{
    struct certificate *certificate = &draft->certificate;
    uint64_t days =
        options->days.is_given ? options->days.value : profile_days(profile);
    if (!check_validity_options(options))
        return false;
    certificate->not_before =
        options->not_before.is_given ? options->not_before.seconds : draft_now(options);
    certificate->not_after =
        certificate->not_before + (int64_t)days * CALENDAR_SECONDS_PER_DAY;
    if (options->not_after.is_given)
        certificate->not_after = options->not_after.seconds;
    else if (!options->days.is_given && authority != NULL &&
             certificate->not_after > authority->not_after)
        certificate->not_after = authority->not_after;
    if (certificate->not_after < certificate->not_before) {
        report("validity: want the end behind the beginning, have it before");
        return false;
    }
    if (certificate->not_before < TIME_FIRST ||
        certificate->not_after > CALENDAR_LAST) {
        report("validity: want times from the year 1950 to 9999 (RFC 5280 4.1.2.5)");
        return false;
    }
    warn_of_long_validity(certificate, profile, authority);
    return true;
}

bool draft_set_serial(struct draft *draft, const char *hex)
{
    struct error error = {0};
    struct bytes *serial = &draft->certificate.serial_number;
    if (hex == NULL) {
        if (serial_random(random_system(), draft->serial, serial))
            return true;
        report("the source of random numbers failed");
        return false;
    }
    if (serial_from_hex(hex, draft->serial, serial, &error))
        return true;
    report_error("--serial", &error);
    return false;
}

bool draft_sign_certificate(const struct draft *draft, const struct private_key *key,
                            const struct signature_algorithm *algorithm,
                            struct der_writer *writer, struct bytes *der)
{
    struct error error = {0};
    struct key_signer prepared;
    struct signer signer = {&prepared, algorithm};
    key_signer_begin(&prepared, key, random_system());
    certificate_write(writer, &draft->certificate, &signer, &error);
    key_signer_end(&prepared);
    if (der_writer_finish(writer, der, &error))
        return true;
    report_error(NULL, &error);
    return false;
}

bool draft_write(const struct draft_product *product)
{
    return output_encoded(product->path, OUTPUT_PUBLIC, product->label, product->der,
                          product->is_der);
}

void draft_clear(struct draft *draft)
{
    der_writer_clear(&draft->subject);
    der_writer_clear(&draft->names);
    der_writer_clear(&draft->key);
}
