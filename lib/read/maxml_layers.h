/* SPDX-License-Identifier: Apache-2.0 */
/* maxml_layers.h: the layers of a maXML file: each kind of object that reports are of,
 * the points of each, and those of shapes that are not active. */
#ifndef LREL_READ_MAXML_LAYERS_H
#define LREL_READ_MAXML_LAYERS_H

#include "read/maxml_points.h"
#include "read/maxml_reports.h"
#include "read/names.h"

/* What layers there are of a kind: "Hazard", "Hazard points", "Hazard inactive points".
 */
typedef enum lrel_maxml_part {
    LREL_MAXML_OBJECTS,
    LREL_MAXML_POINTS,
    LREL_MAXML_INACTIVE_POINTS,
    LREL_MAXML_PARTS
} lrel_maxml_part;

typedef struct lrel_maxml_kind {
    lrel_text name; /* of the element, as it first stands there */
    int64_t counts[LREL_MAXML_PARTS];
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

/** The layers: all kinds, then the points of those that have some, then the others. */
LREL_NODISCARD lrel_status lrel_maxml_kinds__layers(const lrel_maxml_kinds *kinds,
                                                    lrel_layer **out, size_t *count,
                                                    lrel_error *err);

/** Finds the kind that the layer @p name is of, and its part; "" is the only kind beside
 * attachments.
 * @return LREL_OK, or LREL_E_NOT_FOUND with the list of layers */
LREL_NODISCARD lrel_status lrel_maxml_kinds__choose(const lrel_maxml_kinds *kinds,
                                                    lrel_text name, size_t *kind,
                                                    lrel_maxml_part *part,
                                                    lrel_error *err);

/** Which kind the object @p node is of; it is added where it is new. */
LREL_NODISCARD lrel_status lrel_maxml_kinds__of(lrel_maxml_kinds *kinds,
                                                const lrel_maxml_tree *tree, size_t node,
                                                size_t *kind, lrel_error *err);

#endif
