/* folder_lock.h -- one process at a time in a folder. */
#ifndef CERTWRIGHT_FOLDER_LOCK_H
#define CERTWRIGHT_FOLDER_LOCK_H

#include <stdbool.h>

struct folder_lock {
    int descriptor; /* of the folder, or of the file in it; open while the lock is held */
};

/* folder_lock_take waits until no other process holds the lock of FOLDER, two minutes at
 * most, and takes it. The lock is on the folder itself and leaves nothing behind; where a
 * folder cannot be locked, as on NFS, it is on a file .certwright.lock in it, which stays.
 * False, and a line on standard error, if the lock cannot be had. */
bool folder_lock_take(struct folder_lock *lock, const char *folder)
    __attribute__((warn_unused_result));

/* folder_lock_give_back lets the next process in. So does the end of this one, however it
 * comes. */
void folder_lock_give_back(struct folder_lock *lock);

#endif
