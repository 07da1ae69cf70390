/* SPDX-License-Identifier: Apache-2.0 */
/* lands.h: the faces, and what of them is edge difference on a day apart, because maps
 * and answers about a point tell it so.
 *
 * Land is numbered: what of face f is no edge difference is land f, and behind the faces
 * come the pieces that are. */
#ifndef LREL_DATASET_LANDS_H
#define LREL_DATASET_LANDS_H

#include "dataset/dataset.h"

/* A piece of a face that is edge difference on the day shown. */
typedef struct lrel_edge_land {
    uint32_t face;
    uint32_t accounts; /* bit i: in account i; bit account_count: of all land */
    lrel_grid_point shell[2];
    int64_t area2;
} lrel_edge_land;

typedef struct lrel_lands {
    const lrel_dataset *data;
    struct {
        lrel_edge_land *at; /* in order of face, then shell */
        size_t count, capacity;
    } edge;
} lrel_lands;

/* Some land of a face. */
typedef struct lrel_land_list {
    uint32_t face; /* a land of that number too, if has_rest; then */
    bool has_rest;
    uint32_t first_edge, edge_count; /* those behind it, numbers of land */
} lrel_land_list;

/** Nothing is apart. */
void lrel_lands_init(lrel_lands *lands, const lrel_dataset *data);
/** Tells the edge difference at the end of day @p at apart. @return LREL_OK or as
 * lrel_dataset_visit_edge() */
LREL_NODISCARD lrel_status lrel_lands_tell_edge(lrel_lands *lands, lrel_date at,
                                                lrel_error *err);
void lrel_lands_clear(lrel_lands *lands);

/** How many numbers of land there are. */
size_t lrel_lands_count(const lrel_lands *lands);
/** What face @p face falls into. */
lrel_land_list lrel_lands_of_face(const lrel_lands *lands, uint32_t face);
/** The land that a piece of face @p face is whose shell starts with the points @p shell.
 */
uint32_t lrel_lands_find(const lrel_lands *lands, uint32_t face,
                         const lrel_grid_point *shell);
/** The exact area of a land, on the grid. */
int64_t lrel_lands_area(const lrel_lands *lands, uint32_t land);
/** Whether a land is edge difference in @p account. */
bool lrel_lands_is_edge(const lrel_lands *lands, uint32_t land, uint32_t account);

#endif
