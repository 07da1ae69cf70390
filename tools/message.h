/* SPDX-License-Identifier: Apache-2.0 */
/* message.h: what the program says to people, on standard error, one line a message. */
#ifndef LREL_TOOLS_MESSAGE_H
#define LREL_TOOLS_MESSAGE_H

#include <stdbool.h>

#include "exit_status.h"
#include "landrelease/error.h"
#include "landrelease/job.h"

/** Whether only errors are said from here on. */
void message_be_quiet(bool quiet);

/** Whether messages are JSON objects, one a line, from here on. */
void message_be_json(bool json);

/** "landrelease: error: ..." about the command line, and where to read more.
 * @param command  whose help to name; NULL: the program's
 * @return EXIT_USAGE */
exit_status message_usage(const char *command, const char *format, ...) LREL_PRINTF(2, 3);

/** One line of the library's, or of ours: "landrelease: warning: ...". */
void message_line(lrel_level level, const char *format, ...) LREL_PRINTF(2, 3);

/** The error, its place, and the next step. @return the exit status for it */
exit_status message_failure(const lrel_error *err);

/** message_failure() with a next step that the caller knows better. */
exit_status message_failure_next(const lrel_error *err, const char *next);

/** message_failure() for memory that was not to be had. */
exit_status message_no_memory(void);

/** Writes what is still to be written of standard output, and says so if that fails.
 * @return @p otherwise or EXIT_OUTPUT */
exit_status message_finish(exit_status otherwise);

#endif
