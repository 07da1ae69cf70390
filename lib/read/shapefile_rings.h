/* SPDX-License-Identifier: Apache-2.0 */
/* shapefile_rings.h: which rings of a shapefile polygon are shells, and whose holes the
 * others are. */
#ifndef LREL_READ_SHAPEFILE_RINGS_H
#define LREL_READ_SHAPEFILE_RINGS_H

#include "read/shaper.h"

/** Writes role and part of the @p count rings from @p first on, all closed.
 *
 * Shells are wound clockwise (ESRI Shapefile Technical Description, July 1998, page 8). A
 * hole belongs to the smallest shell around it; one in no shell is a shell. A shell
 * directly inside a shell is land of a hazard or boundary, a hole of a release: @p
 * has_nested then.
 *
 * @return LREL_OK or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_shapefile__roles(lrel_reader *reader, size_t first,
                                                 size_t count, bool *has_nested,
                                                 lrel_error *err);

/** Ends a shape whose rings, each in a part of its own, are told apart by winding: roles,
 * then lrel_shaper__end() and what there is to say. */
LREL_NODISCARD lrel_status lrel_shapefile__end_shape(lrel_shaper *shaper,
                                                     lrel_error *err);

#endif
