/* SPDX-License-Identifier: Apache-2.0 */
/* foldpy.h: random timelines of one face and what ../shared/reference/fold.py makes of
 * them, read from a Python that runs beside the test. */
#ifndef LREL_TEST_FOLDPY_H
#define LREL_TEST_FOLDPY_H

#include <stdio.h>
#include <sys/types.h>

#include "support/rules.h"

/* What fold.py's random_case() can make: 4 hazards of 3 rows, 4 releases, 4 accounts. */
#define FOLDPY_ACCOUNTS 4
#define FOLDPY_HAZARDS  16
#define FOLDPY_RELEASES 4
#define FOLDPY_FLOWS    256
#define FOLDPY_GROUPS   6  /* 2 * class rank + operator */
#define FOLDPY_DAYS     25 /* all events are on days 0 to 24 */

typedef struct foldpy_flow {
    uint32_t account;
    uint32_t group;
    uint32_t column; /* lrel_ledger_column */
    int day;
    int amount; /* signed as in a row of the ledger */
} foldpy_flow;

typedef struct foldpy_case {
    long seed;
    lrel_date as_of;
    size_t hazard_count, release_count, flow_count;
    /* Rows of fold.py: hazard is the number in "h1", tie its order by id and version. */
    lrel_ledger_hazard hazards[FOLDPY_HAZARDS];
    bool is_here[FOLDPY_HAZARDS];
    uint64_t replaced[FOLDPY_HAZARDS]; /* bit i: takes the place of hazard i */
    lrel_ledger_release releases[FOLDPY_RELEASES];
    foldpy_flow flows[FOLDPY_FLOWS];
    int holder[FOLDPY_ACCOUNTS + 1]; /* row, or -1 */
    rules_credit credit[FOLDPY_RELEASES];
} foldpy_case;

typedef struct foldpy {
    pid_t process;
    FILE *output;
} foldpy;

/* Starts Python on seeds first .. last - 1. Of every @p batch seeds the last quarter of
 * batches has an as-of date in the middle of things. @return false where there is no
 * Python */
bool foldpy_open(foldpy *judge, const char *script, long first, long last, long batch);

/* The next timeline. @return false after the last one */
bool foldpy_next(foldpy *judge, foldpy_case *next);

/* @return the exit status of Python */
int foldpy_close(foldpy *judge);

#endif
