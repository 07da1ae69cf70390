/* SPDX-License-Identifier: Apache-2.0 */
/* texts.h: what help and manual say alike of every command that reads a programme. */
#ifndef LREL_TOOLS_TEXTS_H
#define LREL_TOOLS_TEXTS_H

#include "options.h"

extern const char text_memory_of_work[];
/** Of commands that take no day. */
extern const char text_ranges_of_work[];
/** All statuses; 3 where it is a draft or data issues reached --fail-on. */
extern const exit_entry text_exits_of_work[];

/** The operand PROGRAMME.yaml as a row of options; @p settings has it as `programme`. */
#define OPERAND_PROGRAMME(settings)                                                      \
    {                                                                                    \
        OPTION_OPERAND,                                                                  \
            .name = "PROGRAMME.yaml", .offset = offsetof(settings, programme),           \
            .help = "the programme file", .is_required = true, .names = VALUE_FILE,      \
            .endings = "yaml yml"                                                        \
    }

/** The same as a row of files. */
#define FILE_PROGRAMME                                                                   \
    {                                                                                    \
        "PROGRAMME.yaml", "names the sources and says how to read them; paths in it "    \
                          "are relative to it"                                           \
    }

/** What is left where the mosaic contradicts itself, as a row of files. */
#define FILE_REPRODUCER                                                                  \
    {                                                                                    \
        "landrelease-reproducer-*.txt", "in the current folder, behind a defect of "     \
                                        "landrelease only: add it to the report; it "    \
                                        "has shapes, but not where they lie, and "       \
                                        "nothing else of the data"                       \
    }

#endif
