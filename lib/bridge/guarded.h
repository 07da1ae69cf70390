/* SPDX-License-Identifier: Apache-2.0 */
/* guarded.h: GDAL, in a process of its own where the context has a guard, and in this one
 * through the module landrelease_gdal where it has none. */
#ifndef LREL_BRIDGE_GUARDED_H
#define LREL_BRIDGE_GUARDED_H

#include "bridge/vector.h"

/** How GDAL reads for @p context.
 * @return LREL_OK, or what lrel_module_open() does */
LREL_NODISCARD lrel_status lrel_gdal_functions(const lrel_context *context,
                                               const lrel_vector_functions **out,
                                               lrel_error *err);

#endif
