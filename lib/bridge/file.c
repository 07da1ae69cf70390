/* SPDX-License-Identifier: Apache-2.0 */
/* file.c: POSIX files, with interrupted calls taken up again. */
#include "bridge/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/fail.h"

static lrel_status open_error(const char *path, int reason, lrel_error *err)
{
    switch (reason) {
    case ENOENT:
    case ENOTDIR:
        return lrel__fail(err, LREL_E_NOT_FOUND, "%s: no such file", path);
    case EACCES:
    case EPERM:
        return lrel__fail(err, LREL_E_READ, "%s: no permission to read it", path);
    default:
        return lrel__fail(err, LREL_E_READ, "%s: cannot be opened (system error %d)",
                          path, reason);
    }
}

lrel_status lrel_file__open(const char *path, int *file, uint64_t *bytes, lrel_error *err)
{
    struct stat about;
    /* O_NONBLOCK: opening a pipe that nobody writes to must not wait. */
    int opened = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

    if (opened < 0)
        return open_error(path, errno, err);
    if (fstat(opened, &about) != 0 || !S_ISREG(about.st_mode)) {
        lrel_file__close(opened);
        return lrel__fail(err, LREL_E_READ, "%s: not an ordinary file", path);
    }
    *file = opened;
    if (bytes)
        *bytes = (uint64_t)about.st_size;
    return LREL_OK;
}

bool lrel_file__read(int file, void *bytes, size_t length, size_t *got)
{
    char *at = bytes;

    *got = 0;
    while (*got < length) {
        ssize_t more = read(file, at + *got, length - *got);

        if (more < 0 && errno == EINTR)
            continue;
        if (more < 0)
            return false;
        if (more == 0)
            break;
        *got += (size_t)more;
    }
    return true;
}

void lrel_file__close(int file)
{
    (void)close(file);
}
