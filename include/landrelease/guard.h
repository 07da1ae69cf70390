/* SPDX-License-Identifier: Apache-2.0 */
/* guard.h: reading files that strangers made in a process of its own.
 *
 * Formats that GDAL reads are read by a program of landrelease's, the reader, where the
 * context has a guard: what is in a file can then end that program, and no other. The
 * library itself starts no process. It asks the guard to, since the caller alone knows
 * whether it may, and who waits for children. Without a guard they are read in the
 * calling process, and without limits.
 *
 * The reader limits itself before it opens the file. Besides what a guard says: it writes
 * no file, opens no socket, starts no program and gains no privileges, as far as the
 * system has means for that. */
#ifndef LREL_GUARD_H
#define LREL_GUARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "landrelease/export.h"

#ifdef __cplusplus
extern "C" {
#endif

/** A reader that was started. */
typedef struct lrel_reader_process {
    int socket; /**< this process's end, closed when another program is started */
    int64_t id; /**< the guard's own, as its process id */
} lrel_reader_process;

/** Both functions may be called from several threads at once. A reader is stopped by the
 * thread that had it started. */
typedef struct lrel_guard {
    size_t size; /**< set by lrel_guard_init() */
    /** Starts @p program, an absolute path, without arguments. Its standard input shall
     * be the other end of a pair of connected stream sockets (AF_UNIX, SOCK_STREAM), its
     * other descriptors lead nowhere. Of the environment it needs LD_LIBRARY_PATH,
     * PROJ_DATA, PROJ_LIB and GDAL_DATA, where they are set.
     * @return false where that cannot be done; errno says why */
    bool (*start)(const char *program, lrel_reader_process *out, void *user);
    /** Closes the socket, ends the process if it has not ended (SIGKILL), and waits for
     * it.
     * @return how it ended, as waitpid() has it; -1 where that cannot be told */
    int (*stop)(const lrel_reader_process *process, void *user);
    void *user;
    /** What one reader may have. A file that takes more is refused. */
    uint64_t memory_bytes; /**< at least 64 MiB; default: 2 GiB */
    uint32_t cpu_seconds;  /**< of computing, at least 1; default: 10 minutes */
    uint32_t wait_seconds; /**< that the library waits for it, at least 1; default: 30
                                minutes */
} lrel_guard;

/** Fills @p guard with the default limits; `start` and `stop` are the caller's to set.
 * @since 0.1 */
LREL_EXPORT void lrel_guard_init(lrel_guard *guard);

#ifdef __cplusplus
}
#endif
#endif
