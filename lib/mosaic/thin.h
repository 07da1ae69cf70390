/* SPDX-License-Identifier: Apache-2.0 */
/* thin.h: takes points off arcs. */
#ifndef LREL_MOSAIC_THIN_H
#define LREL_MOSAIC_THIN_H

#include "landrelease/simplify.h"
#include "mosaic/live.h"

/** Drops from @p l what @p options let go. @p in_way receives how many points stay
 * although they are small. @return LREL_OK, LREL_E_CANCELLED or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_arcs__thin(live *l, const lrel_simplify_options *options,
                                           uint64_t *in_way, lrel_error *err);

#endif
