/* name.c -- any bytes as two Names, one behind the other, and as the text of one. A name is
 * the same after it became text and was read again; whether two are equal does not depend on
 * their order, and equal ones have one hash. */
#include "x509/name.h"

#include <stdlib.h>

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

static void check_pair(struct bytes a, struct bytes b)
{
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
