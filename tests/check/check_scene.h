/* SPDX-License-Identifier: Apache-2.0 */
/* check_scene.h: a small programme per case, on a plane of metres that is the grid
 * itself, so that areas can be worked out by hand; and what its issues.csv says. */
#ifndef LREL_TESTS_CHECK_CHECK_SCENE_H
#define LREL_TESTS_CHECK_CHECK_SCENE_H

#include "run/csv_table.h"
#include "run/job_scratch.h"

/* One row of each case's tables; shapes are WKT without quotes. */
typedef struct check_case {
    const char *name;
    /* Rows of "id,op,what,from,to,version,replaces,area,shape"; two hazard files, the
     * areas of Bravo in hectares. */
    const char *alfa;
    const char *bravo;
    /* Rows of "id,hazard,task,what,product,activity,accepted,state,area,shape". */
    const char *releases;
    const char *code; /* the issue that is looked for */
    size_t count;     /* rows of issues.csv that have it */
    const char *id;   /* of the first of them; NULL: not looked at */
    const char *value;
    const char *expected;
} check_case;

/* Writes `p.yaml` and the three tables. */
void check_put(const job_scratch *s, const char *alfa, const char *bravo,
               const char *releases);

/* Runs what was put, as the folder `out`, and gives its issues. */
csv_table check_issues(job_scratch *s);
/* How many rows have @p code; *first receives the first of them, or SIZE_MAX. */
size_t check_count(const csv_table *issues, const char *code, size_t *first);

/* A cell of an issue; NULL: not looked at. */
typedef struct check_cell {
    const char *column, *expected;
} check_cell;

/* Runs what was put: @p count rows have @p code, and the first of them these cells. */
void check_expect(job_scratch *s, const char *code, size_t count, const check_cell *cells,
                  size_t cell_count);

/* Runs every row of a table of cases, a struct that begins with its name, as a test of
 * that name with a scratch of its own. */
typedef void (*check_row_fn)(job_scratch *s, const void *row);
int check_run_rows(const void *rows, size_t row_size, size_t count, check_row_fn run);
int check_run_cases(const check_case *cases, size_t count);

#define CHECK_ROWS_MAIN(cases, run)                                                      \
    int main(void)                                                                       \
    {                                                                                    \
        return check_run_rows(cases, sizeof *(cases), sizeof cases / sizeof *(cases),    \
                              run);                                                      \
    }

#define CHECK_MAIN(cases)                                                                \
    int main(void)                                                                       \
    {                                                                                    \
        return check_run_cases(cases, sizeof cases / sizeof *(cases));                   \
    }

/* The beginning of a hazard's row: all but its shape. */
#define HAZARD(id)       id ",,ap,2010-01-01,,,,,"
#define STATED(id, area) id ",,ap,2010-01-01,,,," area ","
#define OF(id, op, what) id "," op "," what ",2010-01-01,,,,,"
#define RELEASE(id)      id ",,,ap,cleared,clearance,2015-01-01,,,"
#define SQUARE           "POLYGON ((0 0, 200 0, 200 200, 0 200, 0 0))\n"
#define SQUARE_TURNED    "POLYGON ((200 200, 200 0, 0 0, 0 200, 200 200))\n"
#define ELSEWHERE        "POLYGON ((900 0, 1100 0, 1100 200, 900 200, 900 0))\n"

#endif
