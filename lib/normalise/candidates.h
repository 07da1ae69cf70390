/* SPDX-License-Identifier: Apache-2.0 */
/* candidates.h: refusing a source whose coordinate operation is not settled. */
#ifndef LREL_NORMALISE_CANDIDATES_H
#define LREL_NORMALISE_CANDIDATES_H

#include "bridge/proj.h"
#include "normalise/placing.h"

/* Those that can be run first, then those that lack a grid file. */
typedef struct lrel_offer {
    lrel_candidate *at; /* lrel__free() */
    size_t count;
} lrel_offer;

/** Refuses @p crs with LREL_E_OPERATION (or LREL_E_MEMORY) and fills @p offer.
 * @param middle  of the data, for how far apart the candidates land
 * @param why     what is wrong, as a clause that follows the name of the CRS */
LREL_NODISCARD lrel_status lrel_offer__refuse(const lrel_context *context,
                                              const lrel_proj_crs *crs, lrel_xy middle,
                                              const char *why, lrel_offer *offer,
                                              lrel_error *err);

#endif
