/* SPDX-License-Identifier: Apache-2.0 */
/* shapeless_scene.h: a file of hazards and one of releases, in which shapes may be
 * missing, lines or nobody's; and what a run says of them. */
#ifndef LREL_TESTS_RUN_SHAPELESS_SCENE_H
#define LREL_TESTS_RUN_SHAPELESS_SCENE_H

#include "run/csv_table.h"
#include "run/job_scratch.h"

/* A square of 100 m at @p x km east of the grid's centre: 10,000 m2 but for the scale. */
#define SQUARE(x)                                                                        \
    "\"POLYGON((" x "000 1300000," x "100 1300000," x "100 1300100," x "000 1300100," x  \
    "000 1300000))\""

/* The columns of the two files. */
#define HAZARDS  "id,what,from,to,status,area,op,kind,width,shape\n"
#define RELEASES "id,hazard,product,day,area,op,width,shape\n"

/* Writes `p.yaml` and the rows of both files. */
void shapeless_put(job_scratch *s, const char *hazards, const char *releases);
/* Runs it, and gives its records. */
csv_table shapeless_run(job_scratch *s);

/* The row that has @p value; the test fails where there is none. */
size_t shapeless_row(const csv_table *table, const char *column, const char *value);
/* What record @p id has in @p column. */
void shapeless_expect(const csv_table *table, const char *id, const char *column,
                      const char *value);
/* The area of record @p id as drawn. */
int64_t shapeless_land(const csv_table *records, const char *id);
/* A column of the account `ap_mine`, over all its rows. */
int64_t shapeless_account(const job_scratch *s, const char *column);
/* The test fails where a file has no @p part in it. */
void shapeless_expect_text(const char *text, const char *part);

#endif
