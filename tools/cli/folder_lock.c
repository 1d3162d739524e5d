/* folder_lock.c -- flock(2) on a folder. */
#include "folder_lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "report.h"

#define LOCK_FILE "/.certwright.lock"

/* Two minutes: time for many others to make their keys, on a slow machine too. */
#define WAIT_NANOSECONDS 50000000
#define WAITS_MAX        2400

static bool is_busy(void)
{
    return errno == EWOULDBLOCK || errno == EINTR;
}

/* False and errno on failure. */
static bool try_lock(const struct folder_lock *lock)
{
    return flock(lock->descriptor, LOCK_EX | LOCK_NB) == 0;
}

static bool open_file(struct folder_lock *lock, const char *folder)
{
    size_t length = strlen(folder);
    char *path = malloc(length + sizeof LOCK_FILE);
    if (path == NULL)
        return false;
    memcpy(path, folder, length);
    memcpy(path + length, LOCK_FILE, sizeof LOCK_FILE);
    lock->descriptor = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666);
    free(path);
    return lock->descriptor >= 0;
}

/* Opens what can be locked, and tries to lock it. A folder may not be readable, and its file
 * system may lock only what is open for writing. True also if another has the lock. */
static bool open_and_try(struct folder_lock *lock, const char *folder)
{
    lock->descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (lock->descriptor >= 0) {
        if (try_lock(lock) || is_busy())
            return true;
        close(lock->descriptor);
    } else if (errno != EACCES) {
        return false;
    }
    if (!open_file(lock, folder))
        return false;
    if (try_lock(lock) || is_busy())
        return true;
    int saved = errno;
    close(lock->descriptor);
    errno = saved;
    return false;
}

bool folder_lock_take(struct folder_lock *lock, const char *folder)
{
    const struct timespec pause = {.tv_nsec = WAIT_NANOSECONDS};
    if (!open_and_try(lock, folder)) {
        report_system(folder);
        return false;
    }
    bool is_others = true;
    for (int waits = 0; waits < WAITS_MAX && is_others; waits++) {
        if (try_lock(lock)) /* also if it is held already */
            return true;
        is_others = is_busy();
        if (is_others)
            nanosleep(&pause, NULL);
    }
    if (is_others)
        report(
            "%s: another certwright has been at work in this folder for two minutes; "
            "try again when it has ended",
            folder);
    else
        report_system(folder);
    close(lock->descriptor);
    return false;
}

void folder_lock_give_back(struct folder_lock *lock)
{
    close(lock->descriptor);
}
