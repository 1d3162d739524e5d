/* staged_file.h -- a file on its way to its name: what is there already is looked at, the
 * new file is written beside it under another name, then renamed. Every function that fails has said so on standard error,
 * unless a signal is about to end the process. */
#ifndef CERTWRIGHT_STAGED_FILE_H
#define CERTWRIGHT_STAGED_FILE_H

#include <sys/stat.h>

#include "output.h"

/* A zeroed one is empty, and safe to discard. */
struct staged_file {
    const char *shown; /* how messages call it: as the user does */
    enum output_kind kind;
    /* A file that belongs with this one and already has its name; or NULL. */
    const char *companion;
    char *path;      /* of a public file, behind symbolic links; owned */
    char *temporary; /* owned; NULL if there is none */
    bool replaces;   /* a file that held no private key when it was LOOKED at */
    struct stat looked;
};

/* staged_file_prepare sets STAGED, which must not hold anything, for a file at PATH, which
 * it borrows, and checks that what is there may be replaced. STAGED is to be discarded either
 * way. */
bool staged_file_prepare(struct staged_file *staged, const char *path,
                         enum output_kind kind) __attribute__((warn_unused_result));

/* staged_file_write writes what FILE holds into a temporary file in the same folder and
 * syncs it. Called, like staged_file_name, while signals are held. */
bool staged_file_write(struct staged_file *staged, const struct output_file *file)
    __attribute__((warn_unused_result));

/* staged_file_name gives the temporary file its name. Only a file that still is the one
 * that staged_file_prepare saw is replaced; any other is searched first. */
bool staged_file_name(struct staged_file *staged) __attribute__((warn_unused_result));

/* staged_file_sync_folder syncs the folder that STAGED is in, so that a new name outlives a
 * power cut. */
void staged_file_sync_folder(const struct staged_file *staged);

/* staged_file_discard removes the temporary file, if there is one still, and frees what
 * STAGED holds. */
void staged_file_discard(struct staged_file *staged);

/* staged_contents_write writes what FILE holds to DESCRIPTOR. False, and errno, on failure,
 * which the caller reports; EINTR also if held_signals_ask_to_stop before all is written. */
bool staged_contents_write(const struct output_file *file, int descriptor)
    __attribute__((warn_unused_result));

#endif
