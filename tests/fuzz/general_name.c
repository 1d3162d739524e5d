/* general_name.c -- any bytes as GeneralNames, written back one by one, and as the text of a
 * host, a mailbox or a URI, which is a name that is read again. */
#include "x509/general_name.h"

#include <stdlib.h>

#include "fuzz.h"
#include "x509/path/peer_name.h"

static void check_text_of(const struct general_name *name)
{
    static char text[8192];
    size_t length = general_name_to_text(name, text, sizeof text);
    if (length >= sizeof text)
        return;
    fuzz_require(strlen(text) == length, "general_name_to_text: length");
    fuzz_safe(bytes_of(text, length), false, "general_name_to_text: unsafe text");
}

static void check_names(struct bytes document, struct bytes names)
{
    struct general_names_walk walk;
    struct general_name name;
    struct der_writer writer = {0};
    der_begin(&writer, names.data[0]);
    general_names_walk_begin(&walk, names);
    while (general_names_walk_next(&walk, &name)) {
        fuzz_within(document, name.value, "value");
        check_text_of(&name);
        general_name_write(&writer, &name);
    }
    fuzz_require(walk.error.kind == ERROR_NONE, "names cannot be walked again");
    der_end(&writer);
    fuzz_written(&writer, names, "general_name_write");
}

static void check_made(const struct general_name *name)
{
    struct der_writer writer = {0};
    struct error error = {0};
    struct bytes written;
    struct general_name again;
    general_name_write(&writer, name);
    fuzz_require(der_writer_finish(&writer, &written, &error), "general_name_write");
    struct der_reader reader = der_reader_of(written, &error);
    fuzz_require(general_name_read(&reader, false, &again) &&
                     der_finish(&reader, "GeneralName"),
                 "a name made from text is wrong");
    fuzz_require(again.type == name->type, "type");
    fuzz_same(name->value, again.value, "a name made from text");
    check_text_of(name);
    der_writer_clear(&writer);
}

static void check_peer(const char *text, enum general_name_type type)
{
    uint8_t octets[GENERAL_NAME_TEXT_MAX];
    struct general_name name;
    struct error error = {0};
    bool ok = peer_name_from_text(type, text, octets, &name, &error);
    fuzz_error(ok, &error, bytes_of_text(text));
    if (!ok)
        return;
    check_made(&name);
    fuzz_require(peer_name_matches(&name, &name), "a peer that is not itself");
}

static void check_text(struct bytes run)
{
    static bool (*const makers[])(const char *, uint8_t[GENERAL_NAME_TEXT_MAX],
                                  struct general_name *, struct error *) = {
        general_name_from_host, general_name_from_email, general_name_from_uri};
    char *text = fuzz_text(run);
    uint8_t octets[GENERAL_NAME_TEXT_MAX];
    for (size_t i = 0; i < sizeof makers / sizeof makers[0]; i++) {
        struct general_name name;
        struct error error = {0};
        bool ok = makers[i](text, octets, &name, &error);
        fuzz_error(ok, &error, run);
        if (ok)
            check_made(&name);
    }
    check_peer(text, GENERAL_NAME_DNS);
    check_peer(text, GENERAL_NAME_IP);
    check_peer(text, GENERAL_NAME_EMAIL);
    free(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct bytes document = bytes_of(data, size), names;
    struct error error = {0}, tolerant_error = {0};
    struct fuzz_flaws flaws = {{fuzz_count_flaw}, 0};
    struct der_reader reader = der_reader_of(document, &error);
    check_text(document);
    bool ok = general_names_read(&reader, DER_SEQUENCE, "names", &names);
    fuzz_error(ok, &error, document);
    if (ok)
        check_names(document, names);
    reader = der_reader_tolerant(document, &flaws.flaws, &tolerant_error);
    bool is_tolerant = general_names_read(&reader, DER_SEQUENCE, "names", &names);
    fuzz_require(ok == (is_tolerant && flaws.count == 0),
                 "strict and tolerant disagree");
    if (is_tolerant) {
        struct general_names_walk walk;
        struct general_name name;
        general_names_walk_begin(&walk, names);
        while (general_names_walk_next(&walk, &name))
            check_text_of(&name);
    }
    return 0;
}
