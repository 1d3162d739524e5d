/* kat_ed25519.c -- known answers of Ed25519. A line of "sign.input" is
 *
 *     seed and public key : public key : message : signature and message :
 *
 * all in hexadecimal. */
#include "kat_ed25519.h"

#include <stdio.h>
#include <string.h>

#include "../../asn1/hex.h"
#include "../../ec/ed25519.h"
#include "../cli/report.h"
#include "kat_hex.h"

void kat_run_ed25519(struct kat_file *file, const struct ed25519_answer *answer)
{
    struct ed25519_private_key key;
    uint8_t signature[ED25519_SIGNATURE_LENGTH];
    struct bytes have;
    if (answer->seed.length != ED25519_SEED_LENGTH ||
        answer->signature.length != ED25519_SIGNATURE_LENGTH) {
        kat_verdict(file, false, "a seed of 32 bytes and a signature of 64",
                    "something else");
        return;
    }
    ed25519_private_key_set(&key, answer->seed.data);
    have = bytes_of(key.public_key.point, ED25519_PUBLIC_LENGTH);
    if (!bytes_equal(answer->public_key, have)) {
        kat_compare(file, "public key", answer->public_key, have);
        return;
    }
    enum ec_result result = ed25519_sign(&key, answer->message.data,
                                         answer->message.length, NULL, NULL, signature);
    have = bytes_of(signature, sizeof signature);
    if (result == EC_OK && bytes_equal(answer->signature, have))
        result = ed25519_verify(&key.public_key, answer->message.data,
                                answer->message.length, answer->signature.data, NULL);
    if (result != EC_OK)
        kat_verdict(file, false, "a signature", ec_result_text(result));
    else
        kat_compare(file, "signature", answer->signature, have);
}

/* --- sign.input ------------------------------------------------------------------- */

#define FIELD_COUNT 4
#define BLANKS      " \t\r"

/* Cuts the line at TEXT, which ends at END, into its fields: hexadecimal text with a colon
 * after each. False if it has another form. */
static bool find_fields(const char *text, const char *end,
                        struct bytes fields[FIELD_COUNT])
{
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        const char *start = text;
        while (text < end && hex_digit(*text) >= 0)
            text++;
        if (text == end || *text != ':' || (text - start) % 2 != 0)
            return false;
        fields[i] = bytes_of((const uint8_t *)start, (size_t)(text - start));
        text++;
    }
    while (text < end && strchr(BLANKS, *text) != NULL)
        text++;
    return text == end;
}

static bool is_blank(const char *text, const char *end)
{
    while (text < end && strchr(BLANKS, *text) != NULL)
        text++;
    return text == end;
}

/* Whether the lengths of FIELDS go together: only then is it known what each is. */
static bool is_answer(const struct bytes fields[FIELD_COUNT])
{
    return fields[0].length == 2 * (ED25519_SEED_LENGTH + ED25519_PUBLIC_LENGTH) &&
           fields[1].length == 2 * ED25519_PUBLIC_LENGTH &&
           fields[3].length == 2 * ED25519_SIGNATURE_LENGTH + fields[2].length;
}

/* Decodes FIELD where it stands. */
static struct bytes decode(struct bytes field)
{
    uint8_t *octets = (uint8_t *)field.data;
    for (size_t i = 0; i < field.length / 2; i++)
        octets[i] = (uint8_t)(hex_digit((char)field.data[2 * i]) << 4 |
                              hex_digit((char)field.data[2 * i + 1]));
    return bytes_of(octets, field.length / 2);
}

/* The public key stands twice in a line, and so does the message. */
static void run_line(struct kat_file *file, const struct bytes fields[FIELD_COUNT])
{
    struct bytes key = decode(fields[0]), public_key = decode(fields[1]),
                 message = decode(fields[2]), signed_message = decode(fields[3]);
    struct ed25519_answer answer = {
        .seed = bytes_of(key.data, ED25519_SEED_LENGTH),
        .public_key = public_key,
        .message = message,
        .signature = bytes_of(signed_message.data, ED25519_SIGNATURE_LENGTH),
    };
    struct bytes key_again =
        bytes_of(key.data + ED25519_SEED_LENGTH, ED25519_PUBLIC_LENGTH);
    struct bytes message_again =
        bytes_of(signed_message.data + ED25519_SIGNATURE_LENGTH, message.length);
    if (!bytes_equal(key_again, public_key))
        kat_compare(file, "public key behind the seed", public_key, key_again);
    else if (!bytes_equal(message_again, message))
        kat_compare(file, "message behind the signature", message, message_again);
    else
        kat_run_ed25519(file, &answer);
}

static const char *line_end(const char *text, const char *end)
{
    const char *newline = memchr(text, '\n', (size_t)(end - text));
    return newline != NULL ? newline : end;
}

bool kat_is_ed25519_list(const struct input *input)
{
    struct bytes fields[FIELD_COUNT];
    const char *text = (const char *)input->contents.data,
               *end = text + input->contents.length;
    return input->contents.length > 0 && find_fields(text, line_end(text, end), fields);
}

/* Goes through all lines, and runs them if RUNS. */
static bool go_through(struct kat_file *file, const struct input *input, bool runs)
{
    const char *text = (const char *)input->contents.data,
               *end = text + input->contents.length;
    for (size_t number = 1; text < end; number++) {
        struct bytes fields[FIELD_COUNT];
        const char *stop = line_end(text, end);
        if (!is_blank(text, stop)) {
            if (!find_fields(text, stop, fields) || !is_answer(fields)) {
                report("%s: line %zu: want seed and key, key, message, signature and "
                       "message, each with a colon behind it, have something else",
                       file->path, number);
                return false;
            }
            snprintf(file->where, sizeof file->where, "line %zu: message of %zu bytes",
                     number, fields[2].length / 2);
            if (runs)
                run_line(file, fields);
        }
        text = stop < end ? stop + 1 : end;
    }
    return true;
}

bool kat_run_ed25519_list(struct kat_file *file, struct input *input)
{
    return go_through(file, input, false) && go_through(file, input, true);
}
