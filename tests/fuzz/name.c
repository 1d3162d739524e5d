/* name.c -- any bytes as two Names, one behind the other, and as the text of one. A name is
 * the same after it became text and was read again; whether two are equal does not depend on
 * their order, and equal ones have one hash. */
#include "x509/name.h"

#include <stdlib.h>

#include "asn1/der_string.h"
#include "document.h"
#include "fuzz.h"
#include "x509/name_compare.h"

static void check_attributes(struct bytes document, struct bytes name)
{
    struct name_walk walk;
    struct name_attribute attribute;
    uint8_t tag;
    size_t count = 0;
    name_walk_begin(&walk, name);
    for (; name_walk_next(&walk, &attribute); count++) {
        fuzz_require(count > 0 || attribute.starts_rdn, "the first starts no RDN");
        fuzz_within(document, attribute.type, "type");
        fuzz_within(attribute.element, attribute.contents, "contents");
        fuzz_within(name, attribute.element, "value");
        fuzz_require(name_find(name, attribute.type, &tag).data != NULL, "name_find");
    }
    fuzz_require(walk.error.kind == ERROR_NONE, "a name cannot be walked again");
    fuzz_require((count == 0) == name_is_empty(name), "name_is_empty");
}

/* --- RFC 5280 7.1 once more -------------------------------------------------------- */

/* The next character of a string as it counts: lower-case, white space at the ends left out,
 * a run of it inside as one. */
static int32_t next_counted(const struct name_attribute *value, size_t *position)
{
    size_t at = *position;
    int32_t c = der_string_next(value->tag, value->contents, &at);
    bool is_space = false, is_first = *position == 0;
    while (c == ' ' || (c >= '\t' && c <= '\r')) {
        is_space = true;
        *position = at;
        c = der_string_next(value->tag, value->contents, &at);
    }
    if (is_space && !is_first && c != DER_STRING_END)
        return ' ';
    *position = at;
    return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

static bool is_same_value(const struct name_attribute *a,
                          const struct name_attribute *b)
{
    size_t a_at = 0, b_at = 0;
    if (!bytes_equal(a->type, b->type))
        return false;
    if (!der_tag_is_string(a->tag) || !der_tag_is_string(b->tag))
        return bytes_equal(a->element, b->element);
    for (;;) {
        int32_t c = next_counted(a, &a_at);
        if (c != next_counted(b, &b_at))
            return false;
        if (c == DER_STRING_END)
            return true;
    }
}

/* The attributes of a name, each with the number of its RDN. */
struct attributes {
    struct name_attribute items[512];
    size_t rdns[512], count;
    bool is_comparable; /* no RDN has more than are compared as a set */
};

static void collect(struct bytes name, struct attributes *all)
{
    struct name_walk walk;
    struct name_attribute attribute;
    size_t in_rdn = 0, rdn = 0;
    all->count = 0;
    all->is_comparable = true;
    name_walk_begin(&walk, name);
    while (name_walk_next(&walk, &attribute) && all->count < 512) {
        rdn += attribute.starts_rdn;
        in_rdn = attribute.starts_rdn ? 1 : in_rdn + 1;
        if (in_rdn > NAME_RDN_ATTRIBUTES_MAX)
            all->is_comparable = false;
        all->rdns[all->count] = rdn;
        all->items[all->count++] = attribute;
    }
    if (all->count == 512)
        all->is_comparable = false;
}

/* Each attribute of A takes one of B that is in the same RDN and not yet taken. */
static bool is_same_name(const struct attributes *a, const struct attributes *b)
{
    bool is_taken[512] = {false};
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++) {
        size_t j = 0;
        while (j < b->count && (is_taken[j] || a->rdns[i] != b->rdns[j] ||
                                !is_same_value(&a->items[i], &b->items[j])))
            j++;
        if (j == b->count)
            return false;
        is_taken[j] = true;
    }
    return true;
}

static void check_pair(struct bytes a, struct bytes b)
{
    static struct attributes a_all, b_all;
    collect(a, &a_all);
    collect(b, &b_all);
    if (a_all.is_comparable && b_all.is_comparable)
        fuzz_require(name_equal(a, b) == is_same_name(&a_all, &b_all),
                     "name_equal: another answer");
    bool is_equal = name_equal(a, b), is_within = name_is_within(a, b);
    fuzz_require(name_equal(b, a) == is_equal, "name_equal: not symmetric");
    fuzz_require(!is_equal || name_hash(a) == name_hash(b), "equal, with two hashes");
    fuzz_require(!is_equal || is_within, "equal, and not within");
    fuzz_require(!(is_within && name_is_within(b, a)) || is_equal,
                 "within each other, and not equal");
    fuzz_require(!bytes_equal(a, b) || is_equal, "the same bytes, and not equal");
}

/* What name_write_text wrote is a name that a subject may have, or there is a reason. */
static void check_text(struct bytes run)
{
    char *text = fuzz_text(run);
    struct der_writer writer = {0};
    struct error error = {0}, subject_error = {0};
    struct bytes name, again;
    bool ok = name_write_text(&writer, text, &error);
    fuzz_error(ok, &error, run);
    if (ok) {
        fuzz_require(der_writer_finish(&writer, &name, &error), "name_write_text");
        struct der_reader reader = der_reader_of(name, &error);
        fuzz_require(name_read(&reader, "name", &again) && der_finish(&reader, "name"),
                     "name_write_text writes what name_read refuses");
        check_name(name);
        bool is_subject = name_check_subject(name, &subject_error);
        fuzz_require(is_subject == (subject_error.kind == ERROR_NONE), "subject");
    }
    der_writer_clear(&writer);
    free(text);
}

static void check_tolerant(struct bytes document, bool is_strict)
{
    struct fuzz_flaws flaws = {{fuzz_count_flaw}, 0};
    struct error error = {0};
    struct bytes name;
    struct der_reader reader = der_reader_tolerant(document, &flaws.flaws, &error);
    bool ok = name_read(&reader, "name", &name);
    fuzz_require(is_strict == (ok && flaws.count == 0), "strict and tolerant disagree");
    if (ok) {
        static char text[16384];
        size_t length = name_to_text(name, text, sizeof text);
        if (length < sizeof text)
            fuzz_safe(bytes_of(text, length), false, "a name with flaws: unsafe text");
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct bytes document = bytes_of(data, size), a, b;
    struct error error = {0};
    struct der_reader reader = der_reader_of(document, &error);
    if (size > 4096)
        return 0;
    check_text(document);
    bool ok = name_read(&reader, "name", &a);
    fuzz_error(ok, &error, document);
    check_tolerant(document, ok);
    if (!ok)
        return 0;
    fuzz_within(document, a, "name");
    check_attributes(document, a);
    check_name(a);
    if (!name_read(&reader, "name", &b))
        return 0;
    check_name(b);
    check_pair(a, b);
    return 0;
}
