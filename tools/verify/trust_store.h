/* trust_store.h -- the trust anchors: the certificates in the files and folders that
 * were named, or in the system's store. */
#ifndef CERTWRIGHT_TRUST_STORE_H
#define CERTWRIGHT_TRUST_STORE_H

#include <stdbool.h>

#include "../cli/certificate_pile.h"
#include "../cli/options.h"

/* A zeroed store is empty and safe to close. */
struct trust_store {
    struct certificate_pile pile; /* pile.pool has the anchors, indexed */
    const char *place;            /* the only file or folder, or the first of several */
    size_t place_count;
    bool is_system;
    char **file_names; /* owned; what the failures of the pile point to */
    size_t file_count;
};

/* trust_store_open reads the certificates in PATHS, each a file or a folder. Of a
 * folder every regular file is read, in the order of the names, and those without a
 * certificate are passed over. If PATHS is empty the system's store is read: the file
 * SSL_CERT_FILE, or the folders SSL_CERT_DIR, or else the first of the usual places
 * that is there.
 *
 * What was named must have certificates, and each must be readable: else false and a
 * line on standard error. In the system's store those that cannot be read are failures
 * of the pile and no more. Anchors in OpenSSL's form TRUSTED CERTIFICATE, which carries
 * rules of its own, are not read; in what was named they are an error. Call
 * trust_store_close either way. */
bool trust_store_open(struct trust_store *store, const struct text_list *paths)
    __attribute__((warn_unused_result));

/* trust_store_close frees what STORE holds. */
void trust_store_close(struct trust_store *store);

#endif
