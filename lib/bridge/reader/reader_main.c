/* SPDX-License-Identifier: Apache-2.0 */
/* reader_main.c: landrelease_reader, which lib/bridge/guarded.c asks to read one file. It
 * is no command: what it reads and writes at its standard input is for no person. */
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "bridge/reader/reader_serve.h"

/* What libraries print is for no person either, whoever started us. */
static void mute(void)
{
    int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);

    if (nowhere < 0 || dup2(nowhere, STDOUT_FILENO) < 0 ||
        dup2(nowhere, STDERR_FILENO) < 0) {
        (void)close(STDOUT_FILENO);
        (void)close(STDERR_FILENO);
    }
    if (nowhere > STDERR_FILENO)
        (void)close(nowhere);
}

int main(void)
{
    /* Ctrl-C goes to whoever started us, who then ends us. */
    (void)signal(SIGINT, SIG_IGN);
    /* Nothing that was open there is open here. */
    (void)close_range(STDERR_FILENO + 1, ~0U, 0);
    mute();
    (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
    lrel_reader_serve();
}
