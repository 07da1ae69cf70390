/* SPDX-License-Identifier: Apache-2.0 */
/* edge_scene.h: hazards and releases that are rectangles in metres, and what a ledger
 * says of the edge difference that they leave. Hazards are recorded in 2019, releases
 * count in 2021; the periods are the years 2019 to 2022. */
#ifndef LREL_TESTS_LEDGER_EDGE_SCENE_H
#define LREL_TESTS_LEDGER_EDGE_SCENE_H

#include "landrelease/ledger.h"

#define UNITS   1000 /* in a metre */
#define MAX     8
#define PERIODS 4
#define ANY(s)  ((s)->input.account_count) /* of all land */

typedef struct edge_scene {
    lrel_grid_point points[4 * 2 * MAX];
    lrel_mosaic_ring rings[2 * MAX];
    size_t rings_n;
    uint32_t owners_n;
    lrel_ledger_hazard hazards[MAX];
    lrel_ledger_release releases[MAX];
    lrel_ledger_position positions[3]; /* 0: 5 m */
    lrel_date starts[PERIODS + 1];
    lrel_ledger_input input;
    lrel_context *context;
    lrel_mosaic *mosaic;
    lrel_ledger *ledger;
} edge_scene;

/* Day @p day of @p year, counted in years of 365 days. */
lrel_date edge_day(int year, int day);

/* An empty scene, to be freed with edge_free(). */
edge_scene edge_scene_of(uint32_t accounts);
void edge_free(edge_scene *s);

/* Each is a rectangle, and an owner of its own. */
lrel_ledger_hazard *edge_add_hazard(edge_scene *s, double x0, double y0, double x1,
                                    double y1);
lrel_ledger_release *edge_add_release(edge_scene *s, double x0, double y0, double x1,
                                      double y1);
/* Another ring of the owner made last; holes by @p role. */
void edge_add_ring(edge_scene *s, lrel_ring_role role, double x0, double y0, double x1,
                   double y1);

/* Cuts the mosaic and folds the ledger. */
void edge_make(edge_scene *s);

/* Square metres of edge difference at the end of @p year. */
int edge_m2(const edge_scene *s, uint32_t account, int year);
/* Hazards that are counted then. */
int edge_counted(const edge_scene *s, uint32_t account, int year);
/* A column of the account in that year. */
int edge_column_m2(const edge_scene *s, uint32_t account, int year,
                   lrel_ledger_column column);
/* The edge difference on the as-of day, and the land recorded then. */
void edge_check(const edge_scene *s, int edge, int closing);

#endif
