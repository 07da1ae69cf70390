/* SPDX-License-Identifier: Apache-2.0 */
/* esri_wkt.h: the texts of .prj files that say WGS 84.
 *
 * Nearly every shapefile on WGS 84 has one of 121 texts, for longitude and latitude or a
 * UTM zone, as ESRI's and GDAL's programs write them. PROJ reads them too, but has to
 * look through its database for what they are called there, which takes as long as
 * reading ten thousand shapes. */
#ifndef LREL_NORMALISE_ESRI_WKT_H
#define LREL_NORMALISE_ESRI_WKT_H

#include "core/text.h"

/** Writes "EPSG:4326", "EPSG:326zz" or "EPSG:327zz".
 * @return false where @p text is none of these; it may mean the same all the same */
bool lrel_esri_wkt__code(lrel_text text, char code[16]);

#endif
