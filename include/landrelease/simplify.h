/* SPDX-License-Identifier: Apache-2.0 */
/* simplify.h: polygons of a mosaic with fewer points, for maps at a distance.
 *
 * As lrel_mosaic_dissolve(), but the borders between classes are simplified: each border
 * once, for both its sides, so neighbours neither part nor overlap, no two lines cross,
 * and nothing changes the side of a line. No polygon is lost; each keeps its exact land
 * beside its simplified shape. Reading order: lrel_simplify_options, lrel_simplify(), the
 * polygons, then land, marks and neighbours. Method: docs/methods/simplify.md. */
#ifndef LREL_SIMPLIFY_H
#define LREL_SIMPLIFY_H

#include "landrelease/mosaic.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum lrel_simplify_method {
    /** Points go in order of the area of the triangle with their neighbours, weighted so
     * that spikes go before bends. Looks natural; the default. */
    LREL_SIMPLIFY_VISVALINGAM = 0,
    /** Points stay that lie farther than the tolerance from the line without them. */
    LREL_SIMPLIFY_DOUGLAS_PEUCKER = 1
} lrel_simplify_method;

typedef struct lrel_simplify_options {
    size_t size;        /**< set by lrel_simplify_options_init() */
    int method;         /**< lrel_simplify_method */
    uint32_t tolerance; /**< grid units. Visvalingam: the side of a square; a point goes
                              whose weighted triangle is smaller. Douglas-Peucker: a
                              distance. 0: every point stays */
} lrel_simplify_options;

/** Visvalingam, tolerance 0.
 * @since 0.1 */
LREL_EXPORT void lrel_simplify_options_init(lrel_simplify_options *options);

typedef struct lrel_simplified lrel_simplified;

/** How much was simplified; for people and benchmarks. Points on two borders count twice.
 */
typedef struct lrel_simplify_stats {
    uint64_t arcs;            /**< borders between nodes */
    uint64_t vertices;        /**< of all arcs, before */
    uint64_t vertices_left;   /**< and after */
    uint64_t vertices_in_way; /**< kept although small: without them lines would cross,
                                   something would change sides, or nothing be left */
} lrel_simplify_stats;

/** Merges faces into polygons, as lrel_mosaic_dissolve() does, and simplifies their
 * borders. The result is arranged again, which must find no crossing and no land of two
 * polygons: this is checked in every build, and does not depend on threads or on
 * the order of input.
 *
 * @param class_of_face  a class, or LREL_DISSOLVE_NONE, per face
 * @param options        NULL: the defaults
 * @param out  receives a new handle, to be freed with lrel_simplified_free(); it keeps
 *             nothing of @p mosaic but its context
 * @return LREL_OK, LREL_E_ARGUMENT (no such method), LREL_E_LIMIT, LREL_E_INVARIANT or
 *         LREL_E_MEMORY
 * @since 0.1 */
LREL_EXPORT LREL_NODISCARD lrel_status lrel_simplify(const lrel_mosaic *mosaic,
                                                     const uint32_t *class_of_face,
                                                     const lrel_simplify_options *options,
                                                     lrel_simplified **out,
                                                     lrel_error *err);

/** Frees @p simplified, which may be NULL.
 * @since 0.1 */
LREL_EXPORT void lrel_simplified_free(lrel_simplified *simplified);

/** The polygons, which belong to @p simplified; their areas are those of the simplified
 * shapes.
 * @since 0.1 */
LREL_EXPORT const lrel_polygons *lrel_simplified_polygons(
    const lrel_simplified *simplified);

/** The exact doubled area of polygon @p polygon before it was simplified. Over a class
 * these add up to its faces.
 * @since 0.1 */
LREL_EXPORT int64_t lrel_simplified_land2(const lrel_simplified *simplified,
                                          size_t polygon);

/** A point within polygon @p polygon as it was before, to a unit: where a mark stands for
 * one that is too small to draw.
 * @since 0.1 */
LREL_EXPORT lrel_grid_point lrel_simplified_mark(const lrel_simplified *simplified,
                                                 size_t polygon);

/** One border: the polygons on its two sides, LREL_DISSOLVE_NONE where there is none. */
typedef struct lrel_neighbours {
    uint32_t left, right;
} lrel_neighbours;

/** The number of borders between nodes.
 * @since 0.1 */
LREL_EXPORT size_t lrel_simplified_border_count(const lrel_simplified *simplified);

/** Border @p number, counted from 0. Two polygons may have several.
 * @since 0.1 */
LREL_EXPORT lrel_neighbours lrel_simplified_border_at(const lrel_simplified *simplified,
                                                      size_t number);

/** How much was simplified.
 * @since 0.1 */
LREL_EXPORT lrel_simplify_stats
lrel_simplified_stats_get(const lrel_simplified *simplified);

#ifdef __cplusplus
}
#endif
#endif
