/* SPDX-License-Identifier: Apache-2.0 */
/* locator.h: what of a mosaic is at one place, and what is nearest to it.
 *
 * A locator holds an index over the lines of a mosaic. Ask it about a place with
 * lrel_locator_look(), then read the owners and the sides; or ask for the nearest owner.
 * An answer takes microseconds. Distances are those on the grid, in grid units.
 *
 * What it looks at are the lines between faces. So the border of an owner is where its
 * land ends; a line inside its own land, as between two of its parts, is none. */
#ifndef LREL_LOCATOR_H
#define LREL_LOCATOR_H

#include <stdbool.h>

#include "landrelease/mosaic.h"

#ifdef __cplusplus
extern "C" {
#endif

/** A place in grid units, whole or not, that may lie beyond what the grid holds. */
typedef struct lrel_grid_place {
    double x;
    double y;
} lrel_grid_place;

/** How an owner stands to a place. */
typedef struct lrel_located {
    uint32_t owner;
    bool is_inside;  /**< the place lies on its land; on a border: on the land to the
                          east, and in a corner on the land that begins there */
    bool has_border; /**< its border was found; lrel_locator_look(): within reach */
    double border;   /**< how far that is, */
    lrel_grid_place nearest; /**< and where */
} lrel_located;

/** Land at a place, or close to it. */
typedef struct lrel_land_side {
    const uint32_t *owners; /**< ascending; they belong to the mosaic */
    uint32_t owner_count;   /**< 0: land of no owner */
    double distance;        /**< to it; 0 for the land at the place itself */
} lrel_land_side;

/** One thread at a time may use a locator; several may share a mosaic. */
typedef struct lrel_locator lrel_locator;

/** Makes a locator of @p mosaic, which must outlive it.
 * @param out  receives a new locator, to be freed with lrel_locator_free()
 * @return LREL_OK, LREL_E_LIMIT (more lines than 32 bits count) or LREL_E_MEMORY
 * @since 0.1 */
LREL_EXPORT LREL_NODISCARD lrel_status lrel_locator_new(const lrel_mosaic *mosaic,
                                                        lrel_locator **out,
                                                        lrel_error *err);

/** Frees @p locator, which may be NULL.
 * @since 0.1 */
LREL_EXPORT void lrel_locator_free(lrel_locator *locator);

/** Looks at @p at: who has the land there, and whose border is within @p reach.
 *
 * The land *at* the place is that of the grid point nearest to it. The land on both sides
 * of every line within @p touch is told too, each distinct set of owners once.
 *
 * @param reach  units, not below @p touch
 * @param touch  units
 * @return LREL_OK, LREL_E_ARGUMENT (no number, or a negative one) or LREL_E_MEMORY; then
 *         the answer before is gone
 * @since 0.1 */
LREL_EXPORT LREL_NODISCARD lrel_status lrel_locator_look(lrel_locator *locator,
                                                         lrel_grid_place at, double reach,
                                                         double touch, lrel_error *err);

/** Owners inside which the place lies, or whose border is within reach; in ascending
 * order.
 * @since 0.1 */
LREL_EXPORT size_t lrel_locator_count(const lrel_locator *locator);

/** Owner @p index of the answer, counted from 0.
 * @since 0.1 */
LREL_EXPORT lrel_located lrel_locator_at(const lrel_locator *locator, size_t index);

/** Distinct sets of owners within touch: at least one.
 * @since 0.1 */
LREL_EXPORT size_t lrel_locator_side_count(const lrel_locator *locator);

/** Side @p side; 0 is the land at the place itself, the others are in order of their
 * owners.
 * @since 0.1 */
LREL_EXPORT lrel_land_side lrel_locator_side_at(const lrel_locator *locator, size_t side);

/** Whether lrel_locator_nearest() looks at @p owner. */
typedef bool (*lrel_owner_filter)(uint32_t owner, void *user);

/** Finds the owner whose border is nearest to @p at, of those for which @p is_wanted
 * holds; of several equally near, the lowest.
 * @param is_wanted  NULL: every owner
 * @return false where there is none; *@p out is then untouched
 * @since 0.1 */
LREL_EXPORT bool lrel_locator_nearest(lrel_locator *locator, lrel_grid_place at,
                                      lrel_owner_filter is_wanted, void *user,
                                      lrel_located *out);

#ifdef __cplusplus
}
#endif
#endif
