/* SPDX-License-Identifier: Apache-2.0 */
/* gpkg.h: GeoPackages, read through SQLite where they are ordinary, and by the module
 * landrelease_gdal where they are not: a file, a layer or a row at a time. The module is
 * opened when it is first needed, since to load it takes longer than to read most files.
 */
#ifndef LREL_BRIDGE_GPKG_H
#define LREL_BRIDGE_GPKG_H

#include "bridge/vector.h"

/* What landrelease_gdal exports too; open() does not look at the driver and gives what
 * lrel_module_open() does where the module is needed and not there. */
extern const lrel_vector_functions lrel_gpkg;

/** Version of SQLite. */
const char *lrel_gpkg_sqlite_version(void);

#endif
