/* make_seeds.c -- takes files apart for the fuzz targets, and puts piles together:
 *
 *     make-seeds [--few] FOLDER FILE...
 *     make-seeds --piles <LIST
 *
 * Each PEM block or DER of each FILE goes to the targets of its kind in FOLDER, and the parts of
 * certificates to those that read parts: names, general names, constraints, OBJECT
 * IDENTIFIERs, keys, points, signatures. The targets that read anything get one in eight with --few. Each line of LIST
 * is a pile, OUT WISHES FILE...: all objects of the FILEs in one, behind an OCTET STRING of
 * WISHES, which are hexadecimal digits (path.c). */
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "asn1/ber.h"
#include "asn1/hex.h"
#include "keys/key_type.h"
#include "keys/private_key.h"
#include "sha/hash.h"
#include "tools/asn1/asn1.h"
#include "tools/cli/input.h"
#include "x509/certificate.h"
#include "x509/crl.h"
#include "x509/request.h"

#define SEED_LENGTH_MAX 6000

static const char *folder;
static bool is_few;
static size_t object_count;

static void fail(const char *path)
{
    perror(path);
    exit(1);
}

/* Writes RUN as a seed of TARGET, under its own digest: each is kept once. */
static void put(const char *target, struct bytes run)
{
    char path[512];
    uint8_t digest[HASH_DIGEST_LENGTH_MAX];
    if (run.length == 0 || run.length > SEED_LENGTH_MAX)
        return;
    snprintf(path, sizeof path, "%s/%s", folder, target);
    mkdir(path, 0777); /* or it is there */
    hash_digest(hash_by_name("SHA-256"), run.data, run.length, digest);
    snprintf(path, sizeof path, "%s/%s/%02x%02x%02x%02x%02x%02x", folder, target,
             digest[0], digest[1], digest[2], digest[3], digest[4], digest[5]);
    FILE *file = fopen(path, "wb");
    if (file == NULL || fwrite(run.data, 1, run.length, file) != run.length ||
        fclose(file) != 0)
        fail(path);
}

/* Puts up to three runs, one behind the other. */
static void put_together(const char *target, struct bytes a, struct bytes b,
                         struct bytes c)
{
    static uint8_t octets[3 * SEED_LENGTH_MAX];
    const struct bytes runs[] = {a, b, c};
    size_t length = 0;
    for (size_t i = 0; i < 3; i++) {
        if (runs[i].length == 0 || runs[i].length > SEED_LENGTH_MAX)
            continue;
        memcpy(octets + length, runs[i].data, runs[i].length);
        length += runs[i].length;
    }
    put(target, bytes_of(octets, length));
}

static void put_notation(struct bytes der)
{
    char *text = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&text, &length);
    if (stream == NULL)
        fail("memory");
    asn1_write_notation(stream, der);
    if (fclose(stream) != 0)
        fail("memory");
    put("notation", bytes_of(text, length));
    free(text);
}

static void put_identifiers(struct bytes der)
{
    struct ber_walk walk = ber_walk_of(der);
    struct ber_element element;
    enum ber_fault fault;
    while (ber_next(&walk, &element, &fault) == BER_ELEMENT) {
        if (element.header.identifier == 0x06)
            put("oid", element.contents);
        if (element.header.is_constructed && ber_enter(&walk, &element, 0) != BER_FINE)
            return;
    }
}

static void put_constraints(const struct certificate *c)
{
    struct extensions_walk walk;
    struct extension extension;
    struct bytes alt_names = c->extensions.subject_alt_name;
    if (c->extensions.element.length == 0)
        return;
    extensions_walk_begin(&walk, c->extensions.element);
    while (extensions_walk_next(&walk, &extension))
        if (extension_id_of(extension.oid, EXTENSIONS_OF_CERTIFICATE) ==
            EXTENSION_NAME_CONSTRAINTS) {
            put("name_constraints", extension.value);
            put_together("name_constraints", extension.value, alt_names, c->subject);
        }
}

/* Where KEY and the signature are of a curve, they go to the targets for these; the first byte
 * for ec_point chooses the curve. */
static void put_curve_parts(const struct certificate *c)
{
    static const struct curve *const curves[] = {&curve_p256, &curve_p384, &curve_p521};
    static struct public_key key;
    const struct subject_public_key_info *spki = &c->subject_public_key_info;
    struct error error = {0};
    if (c->signed_part.signature.length > 0 && c->signed_part.signature.data[0] == 0x30)
        put("ecdsa_signature", c->signed_part.signature);
    if (!public_key_read(spki, &key, &error))
        return;
    for (uint8_t i = 0; i < sizeof curves / sizeof curves[0]; i++)
        if (key.type->curve == curves[i])
            put_together("ec_point", bytes_of(&i, 1), spki->subject_public_key,
                         (struct bytes){NULL, 0});
    if (key.type == &key_type_ed25519)
        put_together("ed25519", spki->subject_public_key, c->signed_part.signature,
                     c->signed_part.to_be_signed);
}

static void put_parts(struct bytes der)
{
    struct certificate c;
    struct error error = {0};
    if (!certificate_parse(der, &c, &error))
        return;
    put_together("name", c.issuer, c.subject, (struct bytes){NULL, 0});
    put("general_name", c.extensions.subject_alt_name);
    put("private_key", c.subject_public_key_info.element);
    put_constraints(&c);
    put_curve_parts(&c);
    put_identifiers(der);
}

/* The public half of a private key: of some types there is no other that has parameters. */
static void put_public_half(struct bytes der)
{
    static struct private_key key;
    static struct public_key half;
    struct der_writer writer = {0};
    struct error error = {0};
    struct bytes spki;
    if (!private_key_parse(der, &key, &error))
        return;
    private_key_public(&key, &half);
    public_key_write(&writer, &half);
    if (der_writer_finish(&writer, &spki, &error))
        put("private_key", spki);
    der_writer_clear(&writer);
    private_key_wipe(&key);
}

static void put_object(const struct object *object)
{
    static const char *const targets[] = {
        [OBJECT_CERTIFICATE] = "certificate",
        [OBJECT_REQUEST] = "request",
        [OBJECT_CRL] = "crl",
        [OBJECT_PUBLIC_KEY] = "private_key",
        [OBJECT_RSA_PUBLIC_KEY] = "private_key",
        [OBJECT_PRIVATE_KEY] = "private_key",
        [OBJECT_TRUSTED_CERTIFICATE] = "show",
    };
    static const char *const all[] = {"der", "notation", "schema", "explain", "show"};
    if (object->kind != OBJECT_UNKNOWN)
        put(targets[object->kind], object->der);
    put_parts(object->der);
    if (object->kind == OBJECT_PRIVATE_KEY)
        put_public_half(object->der);
    if (is_few && object_count++ % 8 != 0)
        return;
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        put(all[i], object->der);
    put_notation(object->der);
}

static void take_apart(const char *path)
{
    struct input input;
    struct error error = {0};
    if (!input_read(&input, path))
        exit(1);
    if (memchr(input.contents.data, 0, input.contents.length) == NULL) {
        put("pem", input.contents); /* before it is decoded in place */
        put("base64", input.contents);
    }
    if (input_find_objects(&input, &error))
        for (size_t i = 0; i < input.count; i++)
            put_object(&input.objects[i]);
    input_close(&input);
}

/* --- piles ------------------------------------------------------------------------- */

static void add_objects(FILE *out, const char *path)
{
    struct input input;
    struct error error = {0};
    if (!input_read(&input, path))
        exit(1);
    if (input_find_objects(&input, &error))
        for (size_t i = 0; i < input.count; i++)
            fwrite(input.objects[i].der.data, 1, input.objects[i].der.length, out);
    input_close(&input);
}

static void make_pile(char *line)
{
    uint8_t octets[2 + 100] = {0x04};
    size_t length = 0;
    const char *out_path = strtok(line, " \n"), *wishes = strtok(NULL, " \n");
    if (wishes == NULL || !hex_decode(wishes, octets + 2, sizeof octets - 2, &length))
        fail("a line of the list");
    FILE *out = fopen(out_path, "wb");
    if (out == NULL)
        fail(out_path);
    octets[1] = (uint8_t)length;
    fwrite(octets, 1, 2 + length, out);
    for (const char *path; (path = strtok(NULL, " \n")) != NULL;)
        add_objects(out, path);
    if (fclose(out) != 0)
        fail(out_path);
}

static void make_piles(void)
{
    static char line[65536];
    while (fgets(line, sizeof line, stdin) != NULL)
        make_pile(line);
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fprintf(stderr, "usage: make-seeds [--few] FOLDER FILE...\n"
                        "       make-seeds --piles <LIST\n");
        return 1;
    }
    if (strcmp(argv[1], "--piles") == 0) {
        make_piles();
        return 0;
    }
    is_few = argc > 2 && strcmp(argv[1], "--few") == 0;
    argv += is_few;
    argc -= is_few;
    folder = argv[1];
    mkdir(folder, 0777); /* or it is there */
    for (int i = 2; i < argc; i++)
        take_apart(argv[i]);
    return 0;
}
