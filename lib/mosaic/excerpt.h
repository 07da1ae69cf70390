/* SPDX-License-Identifier: Apache-2.0 */
/* excerpt.h: some rings of a mosaic taken out of it, as an input of their own. */
#ifndef LREL_MOSAIC_EXCERPT_H
#define LREL_MOSAIC_EXCERPT_H

#include "mosaic/failing.h"
#include "mosaic/mosaic.h"

/* What rings are taken from. */
typedef struct excerpt_source {
    const ringset *set;
    const lrel_mosaic *mosaic;     /* to take classes too; NULL: no classes */
    const uint32_t *class_of_face; /* of the mosaic */
    uint32_t *index_of_owner;      /* of what is taken; UINT32_MAX: not taken */
    /* Faces by owner: those of owner o are from first_face[o] to first_face[o + 1]. */
    uint32_t *first_face, *faces;
    uint32_t *taken_for; /* by face: the excerpt it was last taken for */
    uint32_t number;     /* of the excerpt at hand */
} excerpt_source;

/** @return false where there is no memory; clear it in any case */
bool lrel_excerpt__init(excerpt_source *from, const ringset *set,
                        const lrel_mosaic *mosaic, const uint32_t *class_of_face);
void lrel_excerpt__clear(excerpt_source *from);

/** Makes @p out the @p count rings @p rings, moved to the corner of their box, and the
 * classes of the faces that their owners have. @return false where there is no memory */
bool lrel_excerpt__take(excerpt_source *from, const uint32_t *rings, uint32_t count,
                        lrel_failing *out);

/** Cuts the mosaic of @p excerpt and, where it has classes, dissolves it.
 * @return what that returns */
LREL_NODISCARD lrel_status lrel_excerpt__try(lrel_failing *excerpt, bool has_classes,
                                             lrel_error *err);

#endif
