/* SPDX-License-Identifier: Apache-2.0 */
/* reader_limits.c: limits of the system's, and for memory a look at what is in use.
 *
 * A limit of the system's on memory fails an allocation, which libraries take in many
 * ways: one ends with abort(), one loses a row, one names another reason. So the process
 * looks itself, every few milliseconds of computing, and ends with a status that says
 * why. The system's limit stands behind that, for a reader that a file has taken over. */
#include "bridge/reader/reader_limits.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

#include "bridge/guard_message.h"
#include "bridge/reader/reader_socket.h"

/* Pages come at some gigabytes per second: what is taken between two looks is no more
 * than a tenth of the least that makes sense as a limit. */
#define US_BETWEEN_LOOKS 10000
/* A geodatabase holds two files of each of its tables open. */
#define OPEN_FILES 1024
/* Between the signal that names the reason and the one that cannot be ignored. */
#define CPU_GRACE_SECONDS 5

/* Address checks take a sixth of all addresses for themselves. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define IS_CHECKED true
#else
#define IS_CHECKED false
#endif

/* A handler of signals knows nothing but what is here. */
static struct {
    int status; /* /proc/self/status */
    uint64_t bytes;
} memory;

/* The number behind @p name, in KiB; 0 where there is none. */
static uint64_t kib_of(const char *status, const char *name)
{
    const char *at = strstr(status, name);

    return at ? strtoull(at + strlen(name), NULL, 10) : 0;
}

static void on_look(int number)
{
    int error = errno;
    char text[4096];
    ssize_t length = pread(memory.status, text, sizeof text - 1, 0);

    text[length > 0 ? length : 0] = '\0';
    /* Pages of a file that is read in place are the system's and cost nothing. */
    if ((kib_of(text, "\nRssAnon:") + kib_of(text, "\nVmSwap:")) << 10 > memory.bytes)
        _exit(LREL_READER_NO_MEMORY);
    errno = error;
}

static void watch_memory(uint64_t bytes)
{
    const struct itimerval often = {{0, US_BETWEEN_LOOKS}, {0, US_BETWEEN_LOOKS}};
    struct sigaction action = {.sa_flags = SA_RESTART};

    action.sa_handler = on_look;
    sigemptyset(&action.sa_mask);
    memory.bytes = bytes;
    memory.status = open("/proc/self/status", O_RDONLY | O_CLOEXEC);
    if (memory.status < 0) /* no /proc: the system's limit alone, and abort() */
        return;
    if (sigaction(SIGPROF, &action, NULL) != 0 ||
        setitimer(ITIMER_PROF, &often, NULL) != 0)
        lrel_reader_give_up();
}

/* At most what the system allows already. */
static void limit(int resource, rlim_t soft, rlim_t hard)
{
    struct rlimit now;

    if (getrlimit((__rlimit_resource_t)resource, &now) != 0)
        lrel_reader_give_up();
    now.rlim_max = hard < now.rlim_max ? hard : now.rlim_max;
    now.rlim_cur = soft < now.rlim_max ? soft : now.rlim_max;
    if (setrlimit((__rlimit_resource_t)resource, &now) != 0)
        lrel_reader_give_up();
}

void lrel_reader_limit(uint64_t memory_bytes, uint32_t cpu_seconds)
{
    const rlim_t behind =
        memory_bytes < RLIM_INFINITY / 2 ? 2 * memory_bytes : RLIM_INFINITY;

    watch_memory(memory_bytes);
    if (!IS_CHECKED)
        limit(RLIMIT_DATA, behind, behind);
    /* As the system had them for a program that was started alone. */
    (void)signal(SIGXCPU, SIG_DFL);
    limit(RLIMIT_CPU, cpu_seconds, (rlim_t)cpu_seconds + CPU_GRACE_SECONDS);
    limit(RLIMIT_NOFILE, OPEN_FILES, OPEN_FILES);
    limit(RLIMIT_CORE, 0, 0); /* what agencies send lies in no other folder */
    (void)signal(SIGXFSZ, SIG_IGN);
    limit(RLIMIT_FSIZE, 0, 0);
}
