/* SPDX-License-Identifier: Apache-2.0 */
/* plan.h: what --dry-run prints: inputs, how they are read, and what would be written. */
#ifndef LREL_TOOLS_PLAN_H
#define LREL_TOOLS_PLAN_H

#include "landrelease/error.h"
#include "work.h"

/** What a command would write. */
typedef struct work_plan {
    const char *command;
    const char *target;                   /**< a folder or file; "-": standard output */
    const char *(*file_at)(size_t index); /**< files in the folder; NULL: it is a file */
    lrel_status answer;                   /**< whether the target could be written */
    lrel_error why;                       /**< where it could not */
    const char *where; /**< what shows the data issues; NULL: 'landrelease check' */
} work_plan;

/** "EPSG:3148 Indian 1960 / UTM zone 48N, by EPSG:1542 (accuracy 44 m)". */
void plan_format_coordinates(const lrel_input_summary *input, char *out, size_t size);

/** Prints @p plan on standard output and ends as the command itself would. */
exit_status plan_print(const work *w, const work_plan *plan);

#endif
