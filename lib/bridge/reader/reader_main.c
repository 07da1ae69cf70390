/* SPDX-License-Identifier: Apache-2.0 */
/* reader_main.c: landrelease_reader, which lib/bridge/guarded.c asks to read one file. It
 * is no command: what it reads and writes at its standard input is for no person. */
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "bridge/reader/reader_serve.h"

int main(void)
{
    /* Ctrl-C goes to whoever started us, who then ends us. */
    (void)signal(SIGINT, SIG_IGN);
    /* Nothing that was open there is open here; 1 and 2 lead nowhere. */
    (void)close_range(STDERR_FILENO + 1, ~0U, 0);
    (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
    lrel_reader_serve();
}
