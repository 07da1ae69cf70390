/* SPDX-License-Identifier: Apache-2.0 */
/* wkt.h: polygons from well-known text, for tests only and apart from the library's
 * reader.
 *
 * POLYGON, MULTIPOLYGON and collections of them; points and lines are passed over,
 * because they hold no land. The case of letters, white space and line ends do not
 * matter. */
#ifndef LREL_TEST_WKT_H
#define LREL_TEST_WKT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct wkt_point {
    double x, y;
} wkt_point;

typedef struct wkt_ring {
    uint32_t part; /* counts polygons */
    bool is_hole;
    size_t first, count;
} wkt_ring;

typedef struct wkt_shape {
    wkt_point *points;
    size_t point_count, point_capacity;
    wkt_ring *rings;
    size_t ring_count, ring_capacity;
    uint32_t part_count;
} wkt_shape;

/** Reads all of @p text. @return false, with nothing to free, where it is anything else
 */
bool wkt_read(const char *text, wkt_shape *out);
void wkt_free(wkt_shape *shape);

/** Of a valid shape: its shells' areas less those of its holes. */
double wkt_area(const wkt_shape *shape);

#endif
