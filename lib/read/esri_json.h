/* SPDX-License-Identifier: Apache-2.0 */
/* esri_json.h: feature sets as ArcGIS writes them ("Esri JSON"), in a document whose
 * members the GeoJSON reader has looked over. */
#ifndef LREL_READ_ESRI_JSON_H
#define LREL_READ_ESRI_JSON_H

#include "read/geojson_feature.h"

/* Where the values of members stand; those that are not there have no place (`at` NULL).
 */
typedef struct lrel_esri_members {
    lrel_json_mark features;
    lrel_json_mark fields;
    lrel_json_mark reference; /* spatialReference */
} lrel_esri_members;

/** Reads the features as rows, and the coordinate system into the table.
 *
 * Rings are told apart by their winding, as in shapefiles: ArcGIS winds shells clockwise.
 * Dates are milliseconds since 1970 in UTC; they become dates with their time of day. */
LREL_NODISCARD lrel_status lrel_esri__read(lrel_geojson *self,
                                           const lrel_esri_members *members,
                                           lrel_error *err);

#endif
