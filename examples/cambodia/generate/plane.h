/* SPDX-License-Identifier: Apache-2.0 */
/* plane.h: from the metres in which the land is invented (WGS 84 / UTM 48N, EPSG:32648)
 * to the coordinates in which agencies send it. */
#ifndef CAMBODIA_PLANE_H
#define CAMBODIA_PLANE_H

#include <stdbool.h>

#include "strip.h"

/* @return false, having said why */
bool plane_open(void);
void plane_close(void);

/* Longitude and latitude in degrees on WGS 84, and back. */
point plane_to_degrees(point utm);
point plane_from_degrees(point lonlat);

/* Indian 1960 / UTM 48N (EPSG:3148), by EPSG:1542 backwards: never by PROJ's own choice,
 * which for Cambodia is no datum shift at all. */
point plane_to_indian(point utm);

#endif
