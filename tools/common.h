/* SPDX-License-Identifier: Apache-2.0 */
/* common.h: options that mean the same for every command that takes them; defined once,
 * in common.c. */
#ifndef LREL_TOOLS_COMMON_H
#define LREL_TOOLS_COMMON_H

#include <stdbool.h>

/** Which of them a command takes. --help, --json-usage and --color belong to all. */
enum {
    COMMON_JOBS = 1,
    COMMON_QUIET = 2,
    COMMON_PROGRESS = 4,
    COMMON_JSON = 8,
    COMMON_DRAFT = 16,
    COMMON_DRY_RUN = 32,
    COMMON_FAIL_ON = 64,
    COMMON_VERBOSE = 128,

    /** What every command takes that reads a programme. */
    COMMON_WORK = COMMON_JOBS | COMMON_QUIET | COMMON_VERBOSE | COMMON_PROGRESS |
                  COMMON_DRAFT | COMMON_DRY_RUN
};

/** Option --fail-on was not given: data issues never fail a command. */
#define FAIL_ON_NOTHING (-1)

/** Their values. */
typedef struct common_values {
    int jobs; /**< 0: not given */
    bool quiet;
    bool verbose;
    int progress; /**< a progress_mode */
    bool json;
    int color; /**< a color_choice */
    bool draft;
    bool dry_run;
    int fail_on; /**< an lrel_level, or FAIL_ON_NOTHING */
} common_values;

#define COMMON_DEFAULTS ((common_values){.fail_on = FAIL_ON_NOTHING})

struct option;

/** The table of them, as an array that ends with one that has no name; offsets are those
 * of struct common_values. */
const struct option *common_options(void);

/** The names of severities, in the order of lrel_level, NULL behind the last. */
extern const char *const level_names[];

/** Makes messages, colour and progress as @p values say. */
void common_apply(const common_values *values);

#endif
