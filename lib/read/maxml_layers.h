/* SPDX-License-Identifier: Apache-2.0 */
/* maxml_layers.h: the layers of a maXML file: each kind of object that reports are of,
 * and the points of each. */
#ifndef LREL_READ_MAXML_LAYERS_H
#define LREL_READ_MAXML_LAYERS_H

#include "read/maxml_points.h"
#include "read/maxml_reports.h"
#include "read/names.h"

typedef struct lrel_maxml_kind {
    lrel_text name; /* of the element, as it first stands there */
    int64_t objects, points;
    bool is_attachment;
} lrel_maxml_kind;

/* Begin with zeros but for the context; end with lrel_maxml_kinds__clear(). */
typedef struct lrel_maxml_kinds {
    const lrel_context *context;
    lrel_arena *arena; /* of texts; lent */
    lrel_names plain;  /* names as lrel_maxml__plain() has them */
    lrel_maxml_kind *at;
    size_t count, capacity;
} lrel_maxml_kinds;

/** A first pass over the file: which kinds there are. */
LREL_NODISCARD lrel_status lrel_maxml_kinds__list(lrel_maxml_kinds *kinds,
                                                  lrel_text bytes, lrel_error *err);
void lrel_maxml_kinds__clear(lrel_maxml_kinds *kinds);

/** The layers: all kinds, then the points of those that have some. */
LREL_NODISCARD lrel_status lrel_maxml_kinds__layers(const lrel_maxml_kinds *kinds,
                                                    lrel_layer **out, size_t *count,
                                                    lrel_error *err);

/** Finds the kind that the layer @p name is of; "" is the only kind beside attachments.
 * @param is_points  whether it is the layer of their points
 * @return LREL_OK, or LREL_E_NOT_FOUND with the list of layers */
LREL_NODISCARD lrel_status lrel_maxml_kinds__choose(const lrel_maxml_kinds *kinds,
                                                    lrel_text name, size_t *kind,
                                                    bool *is_points, lrel_error *err);

/** Which kind the object @p node is of; it is added where it is new. */
LREL_NODISCARD lrel_status lrel_maxml_kinds__of(lrel_maxml_kinds *kinds,
                                                const lrel_maxml_tree *tree, size_t node,
                                                size_t *kind, lrel_error *err);

#endif
