/* certificate_pile.c -- certificates collected from files. A store in a folder has each
 * certificate two or three times, by links and in a bundle; sorting finds those in time
 * that hardly grows. */
#include "certificate_pile.h"

#include <stdlib.h>
#include <string.h>

#include "report.h"

static bool grow(struct certificate_pile *pile)
{
    size_t capacity = pile->capacity == 0 ? 64 : 2 * pile->capacity;
    struct bytes *items = realloc(pile->items, capacity * sizeof *items);
    if (items == NULL)
        return false;
    pile->items = items;
    pile->capacity = capacity;
    return true;
}

static void add_failure(struct certificate_pile *pile, const char *path, size_t number,
                        const struct error *error)
{
    if (pile->failure_count < PILE_FAILURES_MAX)
        pile->failures[pile->failure_count] =
            (struct pile_failure){path, number, *error};
    pile->failure_count++;
}

/* Copies DER, the NUMBERth certificate of the file at PATH, or counts it as a failure if
 * it cannot be read. False if memory runs out. */
static bool add(struct certificate_pile *pile, const char *path, size_t number,
                struct bytes der)
{
    struct path_certificate ignored;
    struct error error = {0};
    if (!path_certificate_read(der, &ignored, &error)) {
        add_failure(pile, path, number, &error);
        return error.kind != ERROR_MEMORY;
    }
    if (pile->count == pile->capacity && !grow(pile))
        return false;
    pile->items[pile->count++] = der;
    return true;
}

bool certificate_pile_keep(struct certificate_pile *pile, struct input *input)
{
    struct input *inputs =
        realloc(pile->inputs, (pile->input_count + 1) * sizeof *inputs);
    if (inputs == NULL)
        return false;
    pile->inputs = inputs;
    inputs[pile->input_count++] = *input;
    memset(input, 0, sizeof *input);
    return true;
}

/* OpenSSL's own form says of an anchor what it is trusted for; to read it as a plain
 * certificate would be to trust it for everything. */
static void add_trusted_certificate(struct certificate_pile *pile, const char *path,
                                    size_t number)
{
    struct error error = {0};
    error_fail(&error, ERROR_UNSUPPORTED, ERROR_NO_OFFSET, NULL,
               "want CERTIFICATE, have a TRUSTED CERTIFICATE of OpenSSL, which is not "
               "read");
    add_failure(pile, path, number, &error);
}

bool certificate_pile_add_objects(struct certificate_pile *pile,
                                  const struct input *input, size_t first,
                                  size_t *found)
{
    size_t number = 0;
    for (size_t i = 0; i < input->count; i++) {
        const struct object *object = &input->objects[i];
        bool is_trusted = object->kind == OBJECT_TRUSTED_CERTIFICATE;
        if (object->kind != OBJECT_CERTIFICATE && !is_trusted)
            continue;
        number++;
        if (i < first)
            continue;
        ++*found;
        if (is_trusted)
            add_trusted_certificate(pile, input->path, number);
        else if (!add(pile, input->path, number, object->der))
            return false;
    }
    return true;
}

/* The order of the octets; of equal ones the first found comes first. */
static int compare_items(const void *a, const void *b)
{
    const struct bytes *x = *(const struct bytes *const *)a;
    const struct bytes *y = *(const struct bytes *const *)b;
    if (x->length != y->length)
        return x->length < y->length ? -1 : 1;
    int order = memcmp(x->data, y->data, x->length);
    return order != 0 ? order : (x > y) - (x < y);
}

/* Empties all but the first of each run of equal ones. */
static bool drop_duplicates(struct certificate_pile *pile)
{
    struct bytes **order = calloc(pile->count + 1, sizeof(struct bytes *));
    if (order == NULL)
        return false;
    for (size_t i = 0; i < pile->count; i++)
        order[i] = &pile->items[i];
    qsort(order, pile->count, sizeof(struct bytes *), compare_items);
    const struct bytes *first = NULL;
    for (size_t i = 0; i < pile->count; i++) {
        if (first != NULL && bytes_equal(*first, *order[i]))
            order[i]->length = 0;
        else
            first = order[i];
    }
    free(order);
    return true;
}

bool certificate_pile_index(struct certificate_pile *pile)
{
    if (!drop_duplicates(pile))
        return false;
    for (size_t i = 0; i < pile->count; i++) {
        struct error error = {0};
        if (pile->items[i].length > 0 &&
            !certificate_pool_add(&pile->pool, pile->items[i], &error))
            return false; /* it was read before: memory is what is missing */
    }
    free(pile->items);
    pile->items = NULL;
    pile->count = pile->capacity = 0;
    return certificate_pool_index(&pile->pool);
}

void certificate_pile_report(const struct certificate_pile *pile)
{
    for (size_t i = 0; i < pile->failure_count && i < PILE_FAILURES_MAX; i++) {
        const struct pile_failure *failure = &pile->failures[i];
        report("%s: certificate %zu is passed over: %s%s%s%s",
               strcmp(failure->path, "-") == 0 ? "standard input" : failure->path,
               failure->number, failure->error.message,
               failure->error.source != NULL ? " (" : "",
               failure->error.source != NULL ? failure->error.source : "",
               failure->error.source != NULL ? ")" : "");
    }
    if (pile->failure_count > PILE_FAILURES_MAX)
        report("%zu more certificates are passed over",
               pile->failure_count - PILE_FAILURES_MAX);
}

void certificate_pile_clear(struct certificate_pile *pile)
{
    for (size_t i = 0; i < pile->input_count; i++)
        input_close(&pile->inputs[i]);
    free(pile->inputs);
    free(pile->items);
    certificate_pool_clear(&pile->pool);
    memset(pile, 0, sizeof *pile);
}
