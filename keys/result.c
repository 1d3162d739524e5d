/* result.c -- what each result is called. */
#include "result.h"

#include <stddef.h>

#include "key_type.h"

const char *key_result_text(const struct key_type *type, enum key_result result)
{
    switch (result) {
    case KEY_OK:
        return "done";
    case KEY_NO:
        return "invalid signature";
    case KEY_BAD_KEY:
        return "the numbers of the key are not consistent";
    case KEY_OUT_OF_RANGE:
        return type != NULL ? type->out_of_range : "there is no key for this";
    case KEY_WEAK_HASH:
        return "this hash is for verifying old signatures only";
    case KEY_NO_RANDOM:
        return "the source of random numbers failed";
    case KEY_NO_MEMORY:
        return "memory ran out";
    case KEY_FAULT:
        return "the computation went wrong (hardware fault or damaged key); nothing "
               "was released";
    }
    return "unknown result";
}
