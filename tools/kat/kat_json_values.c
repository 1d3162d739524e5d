/* kat_json_values.c -- the values of a Wycheproof vector, and what it expects. */
#include "kat_json_values.h"

#include <string.h>

#include "kat_hex.h"

const char *json_text(const json_t *object, const char *name)
{
    const char *text = json_string_value(json_object_get(object, name));
    return text != NULL ? text : "";
}

bool json_octets(const json_t *object, const char *name, struct json_octets *octets)
{
    const char *text = json_string_value(json_object_get(object, name));
    *octets = (struct json_octets){NULL, 0};
    return text != NULL && kat_hex_new(text, &octets->data, &octets->length);
}

void json_judge(struct json_group *group, const json_t *test, bool is_accepted)
{
    const char *expected = json_text(test, "result");
    bool is_right = strcmp(expected, "acceptable") == 0 ||
                    strcmp(expected, is_accepted ? "valid" : "invalid") == 0;
    kat_verdict(group->file, is_right, expected[0] != '\0' ? expected : "a result",
                is_accepted ? "accepted" : "refused");
}
