/* files.h -- files of certificates, requests and keys, as PEM or as DER. */
#ifndef CERTWRIGHT_TESTS_FILES_H
#define CERTWRIGHT_TESTS_FILES_H

#include "asn1/pem.h"

#define FILE_BLOCKS_MAX 512

/* One thing in a file. */
struct der_block {
    struct bytes label; /* of PEM; empty in a file of DER */
    struct bytes der;
    struct error error; /* of pem_decode; then der is empty */
};

struct der_file {
    const char *path;
    uint8_t *contents, *decoded;
    size_t count;
    struct der_block blocks[FILE_BLOCKS_MAX];
};

/* der_file_open reads the file at PATH: all of its PEM blocks, or one block of DER if its name
 * ends in ".der" or it begins like a long SEQUENCE. */
void der_file_open(struct der_file *file, const char *path);

/* der_file_close frees what FILE holds. */
void der_file_close(struct der_file *file);

/* der_label_is tells whether BLOCK has this label. */
bool der_label_is(const struct der_block *block, const char *label);

/* What is called for each file of a folder. */
struct file_visitor {
    void (*visit)(struct file_visitor *visitor, const struct der_file *file);
};

/* visit_folder visits every file in FOLDER whose name ends in .pem, .crt, .der or .crl, in the
 * order of the names, and returns how many there were. */
size_t visit_folder(const char *folder, struct file_visitor *visitor);

#endif
