/* SPDX-License-Identifier: Apache-2.0 */
/* interrupt.h: Ctrl-C, a friendly kill, and a reader that goes away. */
#ifndef LREL_TOOLS_INTERRUPT_H
#define LREL_TOOLS_INTERRUPT_H

#include <stdbool.h>

/** From here on SIGINT and SIGTERM ask the work to stop; a second one ends the program at
 * once. A closed pipe ends it quietly. Either way no unfinished folder stays behind. */
void interrupt_install(void);

/** Whether the work was asked to stop; for lrel_context_options. */
bool interrupt_is_asked(void *user);

#endif
