/* SPDX-License-Identifier: Apache-2.0 */
/* gdal_module.h: the one symbol that the module landrelease_gdal exports; the reader has
 * it linked in. */
#ifndef LREL_BRIDGE_GDAL_MODULE_H
#define LREL_BRIDGE_GDAL_MODULE_H

#include "bridge/vector.h"

__attribute__((
    visibility("default"))) extern const lrel_vector_functions lrel_module_gdal;

#endif
