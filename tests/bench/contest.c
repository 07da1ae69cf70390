/* SPDX-License-Identifier: Apache-2.0 */
/* The report of a run comes back through a pipe; silence until the limit means too slow.
 * Memory is what the kernel saw in use at the worst moment, less the same of a process
 * that was made alike and did nothing: the libraries and the workload itself. */
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

static void run_in_child(const contestant *c, const task *t, int out)
{
    run_report report;
    memset(&report, 0, sizeof report);
    setpgid(0, 0); /* what it starts is stopped with it */
    if (!c->entry->run(t, c->entry, &report) || write(out, &report, sizeof report) < 0)
        _exit(1);
    _exit(0);
}

static bool take_report(contestant *c, int in)
{
    struct pollfd wait = {.fd = in, .events = POLLIN};
    run_report report;
    if (poll(&wait, 1, CONTEST_LIMIT_S * 1000) <= 0) {
        c->was_stopped = true;
        return false;
    }
    if (read(in, &report, sizeof report) != sizeof report)
        return false;
    c->report = report;
    c->seconds[c->run_count++] = report.seconds;
    return true;
}

static double end_of(pid_t child)
{
    struct rusage usage;
    wait4(child, NULL, 0, &usage);
    return (double)usage.ru_maxrss / KB_PER_MB;
}

static double idle_mb(void)
{
    pid_t child = fork();
    if (child == 0)
        _exit(0);
    return child > 0 ? end_of(child) : 0;
}

static void run_once(contestant *c, const task *t, double idle)
{
    int ends[2];
    pid_t child;
    double peak_mb;
    bool is_told;
    if (pipe(ends) != 0)
        return;
    fflush(NULL);
    child = fork();
    if (child == 0)
        run_in_child(c, t, ends[1]);
    close(ends[1]);
    if (child > 0) {
        is_told = take_report(c, ends[0]);
        kill(-child, SIGKILL); /* it has reported, or takes too long */
        kill(child, SIGKILL);
        peak_mb = end_of(child) - idle;
        if (is_told && c->report.peak_mb > 0)
            peak_mb = c->report.peak_mb;
        c->peak_mb = peak_mb > c->peak_mb ? peak_mb : c->peak_mb;
    }
    close(ends[0]);
}

void contest_run(contest *c, const task *t, size_t runs)
{
    double idle = idle_mb();
    for (size_t i = 0; i < c->count; i++)
        if (c->all[i].entry->missing != NULL)
            c->all[i].missing = c->all[i].entry->missing();
    for (size_t run = 0; run < runs && run < CONTEST_RUNS_MAX; run++)
        for (size_t i = 0; i < c->count; i++)
            if (c->all[i].missing == NULL && !c->all[i].was_stopped &&
                c->all[i].run_count == run)
                run_once(&c->all[i], t, idle);
}

/* ---- figures ---- */

static int compare_doubles(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return left < right ? -1 : left > right;
}

double contest_median_s(const contestant *c)
{
    double sorted[CONTEST_RUNS_MAX];
    if (c->was_stopped)
        return CONTEST_LIMIT_S;
    if (c->run_count == 0)
        return 0;
    memcpy(sorted, c->seconds, c->run_count * sizeof *sorted);
    qsort(sorted, c->run_count, sizeof *sorted, compare_doubles);
    return (sorted[(c->run_count - 1) / 2] + sorted[c->run_count / 2]) / 2;
}

double contest_least_s(const contestant *c)
{
    double least = c->run_count > 0 ? c->seconds[0] : 0;
    if (c->was_stopped)
        return CONTEST_LIMIT_S;
    for (size_t i = 1; i < c->run_count; i++)
        least = c->seconds[i] < least ? c->seconds[i] : least;
    return least;
}

const contestant *contest_ours(const contest *c, const contestant *theirs)
{
    const contestant *found = NULL;
    for (size_t i = 0; i < c->count; i++) {
        const entry *e = c->all[i].entry;
        if (!e->is_ours || e->format != theirs->entry->format)
            continue;
        if (found == NULL || e->threads == theirs->entry->threads)
            found = &c->all[i];
    }
    return found;
}

static double ratio_of(double theirs, double ours)
{
    return ours > 0 ? theirs / ours : 0;
}

double contest_ratio(const contest *c, const contestant *theirs)
{
    const contestant *ours = contest_ours(c, theirs);
    return ours != NULL ? ratio_of(contest_median_s(theirs), contest_median_s(ours)) : 0;
}

double contest_least_ratio(const contest *c, const contestant *theirs)
{
    const contestant *ours = contest_ours(c, theirs);
    return ours != NULL ? ratio_of(contest_least_s(theirs), contest_least_s(ours)) : 0;
}
