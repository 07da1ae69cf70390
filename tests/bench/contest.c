/* SPDX-License-Identifier: Apache-2.0 */
/* The report of a run comes back through a pipe; silence until the limit means too slow.
 */
#include "bench/contest.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define KB_PER_MB 1024.0

static void run_in_child(const contestant *c, const workload *w, int out)
{
    run_report report;
    memset(&report, 0, sizeof report);
    if (!c->run(w, c->threads, &report) || write(out, &report, sizeof report) < 0)
        _exit(1);
    _exit(0);
}

static void take_report(contestant *c, int in, int limit_s)
{
    struct pollfd wait = {.fd = in, .events = POLLIN};
    run_report report;
    if (poll(&wait, 1, limit_s * 1000) <= 0) {
        c->was_stopped = true;
        return;
    }
    if (read(in, &report, sizeof report) != sizeof report)
        return;
    c->report = report;
    c->seconds[c->run_count++] = report.seconds;
}

static void run_once(contestant *c, const workload *w, int limit_s)
{
    struct rusage usage;
    int ends[2];
    pid_t child;
    double peak_mb;
    if (pipe(ends) != 0)
        return;
    fflush(NULL);
    child = fork();
    if (child == 0)
        run_in_child(c, w, ends[1]);
    close(ends[1]);
    if (child > 0) {
        take_report(c, ends[0], limit_s);
        kill(child, SIGKILL); /* it has reported, or takes too long */
        wait4(child, NULL, 0, &usage);
        peak_mb = (double)usage.ru_maxrss / KB_PER_MB;
        c->peak_mb = peak_mb > c->peak_mb ? peak_mb : c->peak_mb;
    }
    close(ends[0]);
}

void contest_run(contestant *contestants, size_t count, const workload *w, size_t runs,
                 int limit_s)
{
    for (size_t run = 0; run < runs && run < CONTEST_RUNS_MAX; run++)
        for (size_t i = 0; i < count; i++)
            if (!contestants[i].was_stopped)
                run_once(&contestants[i], w, limit_s);
}

static int compare_doubles(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return left < right ? -1 : left > right;
}

double contest_median_s(const contestant *c)
{
    double sorted[CONTEST_RUNS_MAX];
    if (c->run_count == 0)
        return 0;
    memcpy(sorted, c->seconds, c->run_count * sizeof *sorted);
    qsort(sorted, c->run_count, sizeof *sorted, compare_doubles);
    return (sorted[(c->run_count - 1) / 2] + sorted[c->run_count / 2]) / 2;
}

double contest_least_s(const contestant *c)
{
    double least = c->run_count > 0 ? c->seconds[0] : 0;
    for (size_t i = 1; i < c->run_count; i++)
        least = c->seconds[i] < least ? c->seconds[i] : least;
    return least;
}
