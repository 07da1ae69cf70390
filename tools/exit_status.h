/* SPDX-License-Identifier: Apache-2.0 */
/* exit_status.h: what the program tells the shell. The numbers are a promise to scripts.
 */
#ifndef LREL_TOOLS_EXIT_STATUS_H
#define LREL_TOOLS_EXIT_STATUS_H

#include <stddef.h>

#include "landrelease/status.h"

typedef enum exit_status {
    EXIT_DONE = 0,
    EXIT_INTERNAL = 1, /**< a defect of ours */
    EXIT_USAGE = 2,    /**< the command line asks for something impossible */
    EXIT_ISSUES = 3,   /**< done, and data issues reached --fail-on, or it is a draft */
    EXIT_INPUT = 4,    /**< an input was refused */
    EXIT_OUTPUT = 5,   /**< an output could not be written */
    EXIT_LIMIT = 6,    /**< memory, extent or another limit was reached */
    EXIT_INTERRUPTED = 130
} exit_status;

/** What @p status means for every command; NULL: no status of ours. */
const char *exit_status_meaning(exit_status status);

/** Status @p index of the list, or a negative number behind its end. */
int exit_status_at(size_t index);

/** How the program ends when the library's answer is @p status. */
exit_status exit_status_of(lrel_status status);

#endif
