/* kat_formats.c -- telling the forms of known answers apart. */
#include "kat_formats.h"

#include <string.h>

#include "kat_ed25519.h"
#include "kat_json.h"
#include "kat_rsp.h"

static bool looks_like_json(const struct input *input)
{
    for (size_t i = 0; i < input->contents.length; i++)
        if (strchr(" \t\r\n", input->contents.data[i]) == NULL)
            return input->contents.data[i] == '{';
    return false;
}

enum kat_format kat_format_of(const struct input *input)
{
    if (looks_like_json(input))
        return KAT_JSON;
    return kat_is_ed25519_list(input) ? KAT_ED25519 : KAT_RSP;
}

bool kat_run_input(struct kat_file *file, struct input *input)
{
    switch (kat_format_of(input)) {
    case KAT_JSON:
        return kat_run_json(file, input);
    case KAT_ED25519:
        return kat_run_ed25519_list(file, input);
    case KAT_RSP:
        break;
    }
    return kat_run_rsp(file, input);
}
