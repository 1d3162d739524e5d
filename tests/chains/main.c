/* main.c -- make-chains TABLE FOLDER: makes a folder for each chain of TABLE in FOLDER,
 * with leaf.pem, untrusted.pem, trusted.pem, crl.pem and options, the arguments for
 * `certwright verify`, one a line; and FOLDER/list, a line for each chain:
 *
 *     NAME|CLASSES|WANT|OPENSSL */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "asn1/pem.h"
#include "chain.h"
#include "keys.h"
#include "make.h"
#include "values.h"

#define DEFAULT_AT "2026-06-01T00:00:00Z"

static FILE *open_file(const char *folder, const char *name)
{
    char path[1024];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    if (file == NULL)
        table_die("%s: %s", path, strerror(errno));
    return file;
}

static void close_file(FILE *file)
{
    if (ferror(file) || fclose(file) != 0)
        table_die("a file cannot be written: %s", strerror(errno));
}

static void make_folder(const char *path)
{
    if (mkdir(path, 0777) != 0)
        table_die("%s: %s", path, strerror(errno));
}

/* --- PEM --------------------------------------------------------------------------------- */

static void put_pem(FILE *file, const char *label, struct bytes der)
{
    size_t length = pem_encoded_length(label, der.length);
    char *text = malloc(length + 1);
    if (text == NULL)
        table_die("no memory");
    pem_encode(label, der, text);
    fwrite(text, 1, length, file);
    free(text);
}

static void put_object(FILE *file, const struct chain *chain,
                       const struct object *object)
{
    const char *copies = object_get(object, "copies");
    unsigned long count = copies == NULL ? 1 : number_get(copies);
    for (unsigned long i = 0; i < count; i++) {
        struct der_writer der = {0};
        if (object_is_crl(object))
            write_crl(&der, chain, object);
        else
            write_certificate(&der, chain, object, i);
        put_pem(file, object_is_crl(object) ? "X509 CRL" : "CERTIFICATE", finish(&der));
        der_writer_clear(&der);
    }
}

/* The objects that NAMES lists, separated by spaces; no file if there are none. */
static void put_objects(const char *folder, const char *name, const struct chain *chain,
                        const char *names)
{
    char copy[CHAIN_TEXT_MAX], *rest = text_copy(copy, names);
    if (*names == '\0')
        return;
    FILE *file = open_file(folder, name);
    for (char *piece; (piece = cut_text(&rest, ' ')) != NULL;)
        if (*piece != '\0')
            put_object(file, chain, chain_object(chain, piece));
    close_file(file);
}

static bool lists(const char *names, const char *name)
{
    char copy[CHAIN_TEXT_MAX], *rest = text_copy(copy, names);
    for (char *piece; (piece = cut_text(&rest, ' ')) != NULL;)
        if (strcmp(piece, name) == 0)
            return true;
    return false;
}

/* Lists in NAMES the certificates that are neither trusted nor the target; or the
 * CRLs. */
static const char *list_objects(char names[CHAIN_TEXT_MAX], const struct chain *chain,
                                bool of_crls)
{
    size_t length = 0;
    names[0] = '\0';
    for (size_t i = 0; i < chain->object_count; i++) {
        const struct object *object = &chain->objects[i];
        if (object_is_crl(object) != of_crls || lists(chain->trusted, object->name) ||
            strcmp(chain->target, object->name) == 0)
            continue;
        length += (size_t)snprintf(names + length, CHAIN_TEXT_MAX - length, "%s ",
                                   object->name);
    }
    return names;
}

/* --- one chain --------------------------------------------------------------------------- */

static bool has_changed_crl(const struct chain *chain)
{
    for (size_t i = 0; i < chain->object_count; i++)
        if (chain->objects[i].is_changed && object_is_crl(&chain->objects[i]))
            return true;
    return false;
}

/* CRLs are asked for if the chain has a line about one. */
static bool has_crls(const struct chain *chain)
{
    return chain->crls != NULL ? *chain->crls != '\0' : has_changed_crl(chain);
}

static void put_options(const char *folder, const struct chain *chain)
{
    char copy[CHAIN_TEXT_MAX], *rest = text_copy(copy, chain->options);
    FILE *file = open_file(folder, "options");
    if (strstr(chain->options, "--at ") == NULL)
        fprintf(file, "--at\n%s\n", DEFAULT_AT);
    if (has_crls(chain))
        fputs("--crl\ncrl.pem\n", file);
    for (char *piece; (piece = cut_text(&rest, ' ')) != NULL;)
        if (*piece != '\0')
            fprintf(file, "%s\n", strcmp(piece, "\"\"") == 0 ? "" : piece);
    close_file(file);
}

static void make_chain(const char *parent, const struct chain *chain, FILE *list)
{
    char folder[1024], names[CHAIN_TEXT_MAX];
    snprintf(folder, sizeof folder, "%s/%s", parent, chain->name);
    make_folder(folder);
    put_objects(folder, "trusted.pem", chain, chain->trusted);
    put_objects(folder, "leaf.pem", chain, chain->target);
    put_objects(folder, "untrusted.pem", chain,
                chain->untrusted != NULL ? chain->untrusted
                                         : list_objects(names, chain, false));
    if (has_crls(chain))
        put_objects(folder, "crl.pem", chain,
                    chain->crls != NULL ? chain->crls
                                        : list_objects(names, chain, true));
    put_options(folder, chain);
    fprintf(list, "%s|%s|%s|%s\n", chain->name, chain->classes, chain->want,
            chain->openssl);
}

int main(int argc, char **argv)
{
    static struct chain chain;
    if (argc != 3) {
        fputs("usage: make-chains TABLE FOLDER\n", stderr);
        return 2;
    }
    table_open(argv[1]);
    make_folder(argv[2]);
    FILE *list = open_file(argv[2], "list");
    while (table_next(&chain))
        make_chain(argv[2], &chain, list);
    close_file(list);
    values_forget();
    keys_close();
    table_close();
    return 0;
}
