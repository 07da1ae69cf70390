/* SPDX-License-Identifier: Apache-2.0 */
/* mosaic.h: one exact planar arrangement of many overlapping polygons.
 *
 * Give it rings of integer points, each belonging to an owner. It cuts all of them
 * against each other once and tells, for every set of owners that share some land, how
 * much land that is, exactly. Reading order: lrel_mosaic_input, lrel_mosaic_build(), the
 * faces, then lrel_mosaic_dissolve() for shapes.
 *
 * All coordinates are whole grid units; all areas are *doubled* areas in square units, so
 * that they are whole numbers too. Method: docs/methods/mosaic.md. */
#ifndef LREL_MOSAIC_H
#define LREL_MOSAIC_H

#include <stddef.h>
#include <stdint.h>

#include "landrelease/context.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The widest extent, in grid units per axis, that the arithmetic holds. */
#define LREL_GRID_EXTENT_MAX (INT32_C(1) << 30)

typedef struct lrel_grid_point {
    int32_t x;
    int32_t y;
} lrel_grid_point;

typedef enum lrel_ring_role { LREL_RING_SHELL = 0, LREL_RING_HOLE = 1 } lrel_ring_role;

/** How rings that cross or repeat themselves are read. */
typedef enum lrel_reading {
    LREL_READING_LARGER = 0, /**< shells by non-zero winding, holes by even-odd */
    LREL_READING_SMALLER = 1 /**< shells by even-odd, holes by non-zero winding */
} lrel_reading;

/** A closed line. The first point may be repeated at the end or not; direction, repeated
 * points, spikes and self-crossings are all allowed. A part is its shells' union without
 * its own holes; an owner is the union of its parts. */
typedef struct lrel_mosaic_ring {
    uint32_t owner; /**< below owner_count */
    uint32_t part;  /**< rings of one owner with one part number belong together */
    uint8_t role;   /**< lrel_ring_role */
    uint32_t count; /**< points of this ring */
    uint64_t first; /**< its first point */
} lrel_mosaic_ring;

/** Plain arrays, lent for the time of the call. */
typedef struct lrel_mosaic_input {
    const lrel_grid_point *points;
    const lrel_mosaic_ring *rings;
    size_t ring_count;
    const uint8_t *readings; /**< lrel_reading per owner; NULL: all larger */
    uint32_t owner_count;
} lrel_mosaic_input;

/** Land covered by exactly the same owners, however many pieces it is in. */
typedef struct lrel_face {
    const uint32_t *owners; /**< ascending, at least one; those of the next face follow */
    uint32_t owner_count;
    int64_t area2; /**< doubled area; > 0 */
} lrel_face;

/** What a mosaic says of one owner. */
typedef struct lrel_owner_area {
    int64_t area2;         /**< under its own reading: what its faces add up to */
    int64_t area2_larger;  /**< under LREL_READING_LARGER */
    int64_t area2_smaller; /**< under LREL_READING_SMALLER */
} lrel_owner_area;

/** How large the work was; for people and benchmarks. */
typedef struct lrel_mosaic_stats {
    uint64_t vertices;   /**< after repeated points were dropped */
    uint64_t crossings;  /**< crossings found, before rounding made some of them equal */
    uint64_t nodes;      /**< points where lines meet */
    uint64_t chains;     /**< lines between nodes */
    uint64_t components; /**< groups of rings in contact */
} lrel_mosaic_stats;

typedef struct lrel_mosaic lrel_mosaic;

/** Builds the mosaic of @p input.
 *
 * An invalid polygon is not an error: every ring is read as it is. The result does not
 * depend on the number of threads, nor on where a ring starts or which way it runs; faces
 * come in ascending order of their owners.
 *
 * @param out  receives a new mosaic, to be freed with lrel_mosaic_free(); it keeps
 * nothing of @p input. Untouched unless LREL_OK is returned
 * @return LREL_OK, LREL_E_ARGUMENT (an owner or a point that is not there), LREL_E_EXTENT
 *         (more than LREL_GRID_EXTENT_MAX units wide), LREL_E_INVARIANT, LREL_E_CANCELLED
 *         or LREL_E_MEMORY
 * @since 0.1 */
LREL_EXPORT LREL_NODISCARD lrel_status lrel_mosaic_build(const lrel_context *context,
                                                         const lrel_mosaic_input *input,
                                                         lrel_mosaic **out,
                                                         lrel_error *err);

/** Frees @p mosaic, which may be NULL.
 * @since 0.1 */
LREL_EXPORT void lrel_mosaic_free(lrel_mosaic *mosaic);

/** The number of faces: distinct, non-empty sets of owners.
 * @since 0.1 */
LREL_EXPORT size_t lrel_mosaic_face_count(const lrel_mosaic *mosaic);

/** Face @p face, counted from 0. Its owners belong to the mosaic.
 * @since 0.1 */
LREL_EXPORT lrel_face lrel_mosaic_face_at(const lrel_mosaic *mosaic, size_t face);

/** The number of owners that the mosaic was built for.
 * @since 0.1 */
LREL_EXPORT uint32_t lrel_mosaic_owner_count(const lrel_mosaic *mosaic);

/** The land of @p owner under both readings.
 * @since 0.1 */
LREL_EXPORT lrel_owner_area lrel_mosaic_owner_area(const lrel_mosaic *mosaic,
                                                   uint32_t owner);

/** How large the work was.
 * @since 0.1 */
LREL_EXPORT lrel_mosaic_stats lrel_mosaic_stats_get(const lrel_mosaic *mosaic);

/** In a list of classes: this face takes part in nothing. */
#define LREL_DISSOLVE_NONE UINT32_MAX

/** Polygons of a dissolve, in order of class, then of their first point. */
typedef struct lrel_polygons lrel_polygons;

/** One polygon: a shell, counter-clockwise, and its holes, clockwise. Simple rings; rings
 * touch in points only. */
typedef struct lrel_polygon {
    uint32_t class_id;
    int64_t area2;
    size_t first_ring; /**< the shell; the others are holes */
    size_t ring_count;
} lrel_polygon;

/** Merges faces into polygons: one set of polygons per class.
 *
 * Borders between neighbours are the same points in both. Rings are not closed by a
 * repeated point, start at their lowest point (by x, then y), and the doubled areas of a
 * class add up to those of its faces: this is checked in every build.
 *
 * @param class_of_face  a class, or LREL_DISSOLVE_NONE, per face
 * @param out  receives new polygons, to be freed with lrel_polygons_free()
 * @return LREL_OK, LREL_E_INVARIANT or LREL_E_MEMORY
 * @since 0.1 */
LREL_EXPORT LREL_NODISCARD lrel_status lrel_mosaic_dissolve(const lrel_mosaic *mosaic,
                                                            const uint32_t *class_of_face,
                                                            lrel_polygons **out,
                                                            lrel_error *err);

/** Frees @p polygons, which may be NULL.
 * @since 0.1 */
LREL_EXPORT void lrel_polygons_free(lrel_polygons *polygons);

/** The number of polygons, of all classes.
 * @since 0.1 */
LREL_EXPORT size_t lrel_polygons_count(const lrel_polygons *polygons);

/** Polygon @p polygon, counted from 0. Its rings are first_ring and those behind it.
 * @since 0.1 */
LREL_EXPORT lrel_polygon lrel_polygons_at(const lrel_polygons *polygons, size_t polygon);

/** The points of ring @p ring, which belong to @p polygons; @p count receives how many.
 * @since 0.1 */
LREL_EXPORT const lrel_grid_point *lrel_polygons_ring(const lrel_polygons *polygons,
                                                      size_t ring, size_t *count);

#ifdef __cplusplus
}
#endif
#endif
