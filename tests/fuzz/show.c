/* show.c -- any bytes as a file for `show`: its objects as text, in both layouts, with nothing
 * in it that misleads a terminal; and as JSON, which another reader takes, and which has an
 * object for each. */
#include "tools/show/show_objects.h"

#include <jansson.h>
#include <stdlib.h>

#include "fuzz.h"
#include "tools/cli/input.h"
#include "tools/show/show_json.h"
#include "tools/show/show_key.h"

/* The decoding of PEM goes over the octets of INPUT. */
static bool read_input(struct input *input, const uint8_t *data, size_t size)
{
    struct error error = {0};
    *input = (struct input){.path = "file", .file_size = size};
    input->file = (uint8_t *)fuzz_text(bytes_of(data, size));
    input->contents = bytes_of(input->file, size);
    bool ok = input_find_objects(input, &error);
    fuzz_error(ok, &error, bytes_of(data, size));
    fuzz_require(!ok || input->count > 0, "no objects");
    return ok;
}

static bool show_one(const struct show *show, const struct object *object,
                     struct der_reader *reader)
{
    switch (object->kind) {
    case OBJECT_CERTIFICATE:
        return show_certificate(show, reader);
    case OBJECT_REQUEST:
        return show_request(show, reader);
    case OBJECT_CRL:
        return show_crl(show, reader);
    case OBJECT_PUBLIC_KEY:
        return show_public_key(show, reader);
    case OBJECT_RSA_PUBLIC_KEY:
        return show_rsa_public_key(show, reader);
    case OBJECT_PRIVATE_KEY:
        return show_private_key(show, reader);
    default:
        return false;
    }
}

/* Text, whether it comes to an end or not. True if it does. */
static bool check_text(const struct object *object, enum show_like like, FILE *nowhere)
{
    struct fuzz_output output;
    struct error error = {0};
    struct der_reader reader = der_reader_again(object->der, &error);
    fuzz_output_begin(&output);
    struct show show = {output.stream, nowhere, like};
    bool ok = show_one(&show, object, &reader);
    fuzz_safe(fuzz_output_end(&output), true, "show: unsafe text");
    fuzz_output_free(&output);
    return ok;
}

/* What was shown as text is data too: one document, written as the input is read. */
static void check_json(const struct input *input, FILE *nowhere)
{
    struct fuzz_output output;
    json_error_t json_error;
    fuzz_output_begin(&output);
    struct show show = {output.stream, nowhere, SHOW_LIKE_3_5};
    fuzz_require(show_json(&show, input, 1), "show --json: shown as text alone");
    fuzz_safe(fuzz_output_end(&output), true, "show --json: unsafe text");
    json_t *json =
        json_loadb(output.text, output.length, JSON_REJECT_DUPLICATES, &json_error);
    fuzz_require(json != NULL, "show --json: no JSON");
    fuzz_require(json_array_size(json_object_get(json, "objects")) == input->count,
                 "show --json: another number of objects");
    json_decref(json);
    fuzz_output_free(&output);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static FILE *nowhere;
    struct input input;
    bool is_shown = read_input(&input, data, size);
    if (nowhere == NULL)
        nowhere = fopen("/dev/null", "w");
    for (size_t i = 0; i < input.count; i++) {
        bool is_old = check_text(&input.objects[i], SHOW_LIKE_3_0, nowhere);
        bool is_new = check_text(&input.objects[i], SHOW_LIKE_3_5, nowhere);
        fuzz_require(is_old == is_new, "show: one layout ends, the other does not");
        is_shown = is_shown && is_new;
    }
    if (is_shown)
        check_json(&input, nowhere);
    input_close(&input);
    return 0;
}
