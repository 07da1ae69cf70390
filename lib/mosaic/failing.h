/* SPDX-License-Identifier: Apache-2.0 */
/* failing.h: what a mosaic that contradicts itself was made of, in a form that can be
 * handed to somebody who is to find out why.
 *
 * Asked only behind LREL_E_INVARIANT, so it may take its time: the components are cut
 * once more, each alone, until one contradicts itself again. */
#ifndef LREL_MOSAIC_FAILING_H
#define LREL_MOSAIC_FAILING_H

#include "core/fail.h"
#include "core/memory.h"
#include "landrelease/mosaic.h"
#include "mosaic/faces.h"

/* How a contradiction was brought about again. */
typedef enum lrel_failing_seen {
    LREL_FAILING_UNKNOWN = 0, /* nothing is known: nobody asked, or there was no memory */
    LREL_FAILING_ALONE,       /* by one component alone */
    LREL_FAILING_TOGETHER,    /* by all rings only */
    LREL_FAILING_NEVER        /* not again: the rings are all there were */
} lrel_failing_seen;

typedef struct lrel_failing {
    const lrel_context *context;
    lrel_failing_seen seen;
    bool of_faces; /* for the caller to set: its owners are faces of another mosaic */
    char reason[sizeof((lrel_error *)0)->message];
    struct {
        lrel_grid_point *at; /* from the lower left corner of their box */
        size_t count, capacity;
    } points;
    struct {
        lrel_mosaic_ring *at; /* owners are indices of `owners` */
        size_t count, capacity;
    } rings;
    struct {
        uint32_t *at; /* as the caller numbered them, ascending */
        size_t count, capacity;
    } owners;
    uint8_t *readings; /* by index */
    /* Of a dissolve: sets of owners (their indices), and the class of each; a face whose
     * owners are not here has no class. */
    faceset sets;
    struct {
        uint32_t *at;
        size_t count, capacity;
    } classes;
} lrel_failing;

/** As lrel_mosaic_build(); where that returns LREL_E_INVARIANT, @p failing is told which
 * rings it is that fail.
 * @param failing  cleared first, and to be cleared; as unknown where memory is short or
 *                 the work is cancelled meanwhile; NULL: nobody wants to know */
LREL_NODISCARD lrel_status lrel_mosaic_build_or_tell(const lrel_context *context,
                                                     const lrel_mosaic_input *input,
                                                     lrel_failing *failing,
                                                     lrel_mosaic **out, lrel_error *err);

/** The same of lrel_mosaic_dissolve(). */
LREL_NODISCARD lrel_status lrel_mosaic_dissolve_or_tell(const lrel_mosaic *mosaic,
                                                        const uint32_t *class_of_face,
                                                        lrel_failing *failing,
                                                        lrel_polygons **out,
                                                        lrel_error *err);

void lrel_failing_clear(lrel_failing *failing);

#endif
