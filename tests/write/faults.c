/* SPDX-License-Identifier: Apache-2.0 */
/* faults.c: the wrapped calls. */
#include "faults.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <sys/types.h>
#include <unistd.h>

ssize_t __real_write(int descriptor, const void *bytes, size_t count);
int __real_fsync(int descriptor);
int __real_close(int descriptor);
int __real_renameat2(int from_parent, const char *from, int to_parent, const char *to,
                     unsigned flags);
int __real_mkdirat(int parent, const char *name, mode_t mode);
int __real_openat(int parent, const char *name, int flags, ...);
int __real_unlinkat(int parent, const char *name, int flags);

ssize_t __wrap_write(int descriptor, const void *bytes, size_t count);
int __wrap_fsync(int descriptor);
int __wrap_close(int descriptor);
int __wrap_renameat2(int from_parent, const char *from, int to_parent, const char *to,
                     unsigned flags);
int __wrap_mkdirat(int parent, const char *name, mode_t mode);
int __wrap_openat(int parent, const char *name, int flags, ...);
int __wrap_unlinkat(int parent, const char *name, int flags);

static struct {
    fault_kind kind;
    int left; /* calls before the one that goes wrong */
    int reason;
    bool is_met;
    unsigned writes;
} fault;

void faults_begin(fault_kind kind, int number, int reason)
{
    fault.kind = kind;
    fault.left = number;
    fault.reason = reason;
    fault.is_met = false;
    fault.writes = 0;
}

bool faults_end(void)
{
    fault.kind = FAULT_NONE;
    return fault.is_met;
}

/* True when this call must fail, with errno set. */
static bool goes_wrong(void)
{
    if ((fault.kind != FAULT_ERROR && fault.kind != FAULT_KILL) || fault.left-- != 0)
        return false;
    fault.is_met = true;
    if (fault.kind == FAULT_KILL)
        raise(SIGKILL);
    errno = fault.reason;
    return true;
}

ssize_t __wrap_write(int descriptor, const void *bytes, size_t count)
{
    if (goes_wrong())
        return -1;
    if (fault.kind != FAULT_TRICKLE)
        return __real_write(descriptor, bytes, count);
    fault.is_met = true;
    if (fault.writes++ % 2 == 0) {
        errno = EINTR;
        return -1;
    }
    return __real_write(descriptor, bytes, count < 4099 ? count : 4099);
}

int __wrap_fsync(int descriptor)
{
    return goes_wrong() ? -1 : __real_fsync(descriptor);
}

/* Only the closing of a file that was written matters; others have nothing to lose. */
int __wrap_close(int descriptor)
{
    int flags = fcntl(descriptor, F_GETFL);
    bool is_written = flags >= 0 && (flags & O_ACCMODE) == O_WRONLY;

    if (!is_written || !goes_wrong())
        return __real_close(descriptor);
    __real_close(descriptor);
    errno = fault.reason;
    return -1;
}

int __wrap_renameat2(int from_parent, const char *from, int to_parent, const char *to,
                     unsigned flags)
{
    return goes_wrong() ? -1 : __real_renameat2(from_parent, from, to_parent, to, flags);
}

int __wrap_mkdirat(int parent, const char *name, mode_t mode)
{
    return goes_wrong() ? -1 : __real_mkdirat(parent, name, mode);
}

int __wrap_openat(int parent, const char *name, int flags, ...)
{
    mode_t mode = 0;
    va_list arguments;

    if (flags & O_CREAT) {
        va_start(arguments, flags);
        mode = va_arg(arguments, mode_t);
        va_end(arguments);
        if (goes_wrong())
            return -1;
    }
    return __real_openat(parent, name, flags, mode);
}

int __wrap_unlinkat(int parent, const char *name, int flags)
{
    if (fault.kind == FAULT_KILL)
        (void)goes_wrong();
    return __real_unlinkat(parent, name, flags);
}
