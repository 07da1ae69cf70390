/* SPDX-License-Identifier: Apache-2.0 */
/* inside.h: a point inside an area, for people to look at: the middle of the widest piece
 * of the line through the middle of its box. Shared by lib/check and lib/map. */
#ifndef LREL_CHECK_INSIDE_H
#define LREL_CHECK_INSIDE_H

#include "check/checking.h"

/* Begins as {.context = ...}; serves one area after the other. */
typedef struct lrel_inside {
    const lrel_context *context;
    double *at; /* where the line is cut */
    size_t count, capacity;
    double y, middle;
} lrel_inside;

/** Begins an area that lies in this box. */
void lrel_inside__begin(lrel_inside *in, int32_t west, int32_t south, int32_t east,
                        int32_t north);
/** Adds a ring, shell or hole. @return false where there is no memory */
bool lrel_inside__add(lrel_inside *in, const lrel_grid_point *points, size_t count);
/** The point; the middle of the box where the area is too thin for one. */
lrel_grid_point lrel_inside__point(lrel_inside *in);
void lrel_inside__clear(lrel_inside *in);

#endif
