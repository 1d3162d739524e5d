/* json.c -- putting JSON together. */
#include "json.h"

void json_put(bool *is_whole, json_t *object, const char *name, json_t *value)
{
    if (json_object_set_new(object, name, value) != 0)
        *is_whole = false;
}

void json_append(bool *is_whole, json_t *array, json_t *value)
{
    if (json_array_append_new(array, value) != 0)
        *is_whole = false;
}

json_t *json_hex(struct bytes octets)
{
    json_malloc_t allocate;
    json_free_t release;
    json_get_alloc_funcs(&allocate, &release);
    char *text = allocate(2 * octets.length + 1);
    if (text == NULL)
        return NULL;
    for (size_t i = 0; i < octets.length; i++) {
        text[2 * i] = "0123456789abcdef"[octets.data[i] >> 4];
        text[2 * i + 1] = "0123456789abcdef"[octets.data[i] & 0xf];
    }
    json_t *value = json_stringn(text, 2 * octets.length);
    release(text);
    return value;
}
