/* SPDX-License-Identifier: Apache-2.0 */
/* interrupt.c: signal handlers that do nothing but what POSIX allows in one. */
#include "interrupt.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "exit_status.h"
#include "landrelease/job.h"
#include "progress.h"

static volatile sig_atomic_t is_asked = 0;

static void on_stop(int number)
{
    (void)number;
    if (is_asked) {
        if (!lrel_job_abandon_from_signal())
            return; /* the folder is whole: the status will say so */
        progress_hide_from_signal();
        _exit(EXIT_INTERRUPTED);
    }
    is_asked = 1;
}

/* `landrelease ledger p.yaml | head` is no failure: end as other programs do, by SIGPIPE.
 * The handler was reset when it was called, so the signal raised here ends the program.
 */
static void on_closed_pipe(int number)
{
    (void)lrel_job_abandon_from_signal();
    raise(number);
}

static void handle(int number, void (*handler)(int), int flags)
{
    struct sigaction action;

    memset(&action, 0, sizeof action);
    action.sa_handler = handler;
    action.sa_flags = flags;
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, NULL);
}

void interrupt_install(void)
{
    handle(SIGINT, on_stop, SA_RESTART);
    handle(SIGTERM, on_stop, SA_RESTART);
    handle(SIGPIPE, on_closed_pipe, (int)SA_RESETHAND);
    /* Readers are children whose end is waited for, whatever our parent thought of its.
     */
    handle(SIGCHLD, SIG_DFL, 0);
    /* A file too large for `ulimit -f` is a write that fails (EFBIG), of which the signal
     * would leave neither a word nor the time to tidy up. */
    handle(SIGXFSZ, SIG_IGN, 0);
}

bool interrupt_is_asked(void *user)
{
    (void)user;
    return is_asked != 0;
}
