/* SPDX-License-Identifier: Apache-2.0 */
/* start_text.h: what `start` says on standard output. */
#ifndef LREL_TOOLS_START_TEXT_H
#define LREL_TOOLS_START_TEXT_H

#include "landrelease/inspect.h"

/** Prints the files of @p inspection below @p folder, a line a layer, and which of @p
 * open questions to begin with. */
void start_text_print(const lrel_inspection *inspection, const char *folder,
                      const lrel_open_questions *open);

#endif
