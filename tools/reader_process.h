/* SPDX-License-Identifier: Apache-2.0 */
/* reader_process.h: readers of files that strangers made, as children of this program. */
#ifndef LREL_TOOLS_READER_PROCESS_H
#define LREL_TOOLS_READER_PROCESS_H

#include "landrelease/context.h"

/** For lrel_context_options: every command reads with it (program_context.h). */
lrel_guard reader_process_guard(void);

#endif
