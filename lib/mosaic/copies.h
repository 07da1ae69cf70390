/* SPDX-License-Identifier: Apache-2.0 */
/* copies.h: whether two outlines run along the same line. Agencies send many twice: a
 * release has its hazard's outline, two lists hold one polygon. */
#ifndef LREL_MOSAIC_COPIES_H
#define LREL_MOSAIC_COPIES_H

#include "landrelease/mosaic.h"

/** Whether rings @p a and @p b, of @p count points each, run along one line, wherever
 * they start and whichever way round. Takes linear time, and for that may say no where a
 * line passes the first point of @p a several times. */
bool lrel_copies__is_same_line(const lrel_grid_point *a, const lrel_grid_point *b,
                               uint32_t count);

#endif
