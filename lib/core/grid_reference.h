/* SPDX-License-Identifier: Apache-2.0 */
/* grid_reference.h: points on the grids of UTM and MGRS, as text. */
#ifndef LREL_CORE_GRID_REFERENCE_H
#define LREL_CORE_GRID_REFERENCE_H

#include "core/fail.h"
#include "core/text.h"
#include "landrelease/coordinate.h"

/** Whether @p text begins as a grid reference does and has numbers that no angle has.
 * "12N" may be a latitude; what stands behind it tells. */
bool lrel_grid_reference__is(lrel_text text);

/** Reads all of @p text. @return LREL_OK or LREL_E_COORDINATE */
LREL_NODISCARD lrel_status lrel_grid_reference__parse(lrel_text text,
                                                      lrel_coordinate *out,
                                                      lrel_error *err);

#endif
