/* overwrite.h -- whether what stands under a name may give way to a result. Every function
 * that says no has said why on standard error. */
#ifndef CERTWRIGHT_OVERWRITE_H
#define CERTWRIGHT_OVERWRITE_H

#include <sys/stat.h>

#include "output.h"

/* output_is_private tells whether KIND is for a private key, not for a result that is public
 * or secret. */
bool output_is_private(enum output_kind kind);

/* overwrite_may tells whether what stands at PATH may give way to a file of this KIND. A
 * private file takes no symbolic link's place, and that of a regular file only with
 * OUTPUT_PRIVATE_FORCE. Any other replaces a regular file unless that holds a private key or
 * cannot be searched for one. Devices, pipes and free names are no obstacle. */
bool overwrite_may(const char *path, enum output_kind kind)
    __attribute__((warn_unused_result));

/* overwrite_search searches the file at PATH, which messages call SHOWN, for a private key.
 * IS_THERE is set to whether there is a file at all, and then LOOKED to its status. False if
 * it holds a key or cannot be searched. */
bool overwrite_search(const char *path, const char *shown, bool *is_there,
                      struct stat *looked) __attribute__((warn_unused_result));

/* overwrite_refuse says that there is a file at SHOWN, and returns false. */
bool overwrite_refuse(const char *shown);

#endif
