/* SPDX-License-Identifier: Apache-2.0 */
/* plane_scene.h: programmes on a plane of metres that is the grid itself, so that areas
 * are exact; and rows of indicators.csv by what they say. */
#ifndef LREL_TESTS_INDICATORS_PLANE_SCENE_H
#define LREL_TESTS_INDICATORS_PLANE_SCENE_H

#include "run/csv_table.h"
#include "run/job_scratch.h"

/* The programme's sources: h.csv, r.csv, items.csv, accidents.csv, series.csv. */
typedef struct plane {
    const job_scratch *s;
    FILE *hazards, *releases, *items, *accidents, *series;
    int rows; /* rectangles so far, one above the other */
} plane;

/* @param more  further keys of the programme, as in "deadline: 2030-12-31\n" */
plane plane_begin(const job_scratch *s, const char *more);
void plane_end(plane *p);

/* A hazard; @p shape is WKT. */
void plane_hazard(plane *p, const char *id, const char *op, const char *what,
                  const char *hazard_class, const char *from, const char *shape);
/* What a release says besides its shape; NULL is an empty cell. */
typedef struct plane_release {
    const char *id, *task, *op, *product, *day, *ap, *uxo, *assets;
    const char *what; /* NULL: "ap" */
    const char *activity;
    const char *done; /* NULL: on its day, which is that of acceptance */
} plane_release;
void plane_release_put(plane *p, const plane_release *r, const char *shape);
/* A release of @p area_m2, and a hazard of the same land, on ground of its own. */
void plane_task(plane *p, const plane_release *r, int64_t area_m2);

/* A square of 100 m whose south-west corner is there. */
const char *plane_square(int x_m, int y_m, char out[160]);
/* Longitude and latitude of a place on the plane near its middle, to some centimetres. */
void plane_point(plane *p, FILE *to, const char *begin, double x_m, double y_m,
                 const char *rest);

/* Which row; NULL: whichever. */
typedef struct indicator_key {
    const char *indicator, *name, *account, *by, *group, *year, *definition;
} indicator_key;

/* The only row of that kind; the test fails where there is none, or another. */
size_t indicator_row_of(const csv_table *table, const indicator_key *key);
size_t indicator_count(const csv_table *table, const indicator_key *key);
/* Its value to @p decimals places is @p printed. */
void indicator_expect(const csv_table *table, const indicator_key *key, int decimals,
                      const char *printed);
/* It has no value, and the note says why. */
void indicator_expect_none(const csv_table *table, const indicator_key *key,
                           const char *because);

#endif
