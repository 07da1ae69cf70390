/* SPDX-License-Identifier: Apache-2.0 */
/* texts.h: sentences of the manual that hold for every command that reads a programme. */
#ifndef LREL_TOOLS_TEXTS_H
#define LREL_TOOLS_TEXTS_H

#include "options.h"

extern const char text_memory_of_work[];
extern const char text_ranges_of_work[];
/** All statuses; 3 where it is a draft or data issues reached --fail-on. */
extern const exit_entry text_exits_of_work[];
/** The programme file, its mapping files, and what they name. */
extern const file_entry text_files_of_work[];

#endif
