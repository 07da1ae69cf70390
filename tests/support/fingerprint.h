/* SPDX-License-Identifier: Apache-2.0 */
/* fingerprint.h: all whole numbers that a mosaic gives, in one list, so that two mosaics
 * can be held against each other. */
#ifndef LREL_TEST_FINGERPRINT_H
#define LREL_TEST_FINGERPRINT_H

#include <stdbool.h>

#include "support/layer.h"

typedef struct fingerprint {
    int64_t *numbers;
    size_t count, capacity;
} fingerprint;

/* How to read a mosaic back to the layer it was made from. */
typedef struct fingerprint_view {
    int jobs;
    bool is_renamed; /* else owner i is named i */
    uint32_t owner_names[LAYER_OWNER_MAX];
    int32_t dx, dy;      /* taken off every point */
    bool without_shapes; /* faces and owners only */
} fingerprint_view;

/** The numbers of the mosaic of @p l: faces by their named owners, the areas of owners by
 * name, then polygons dissolved by a class that follows from the named owners. Ends the
 * test where the mosaic cannot be built. To be freed. */
fingerprint fingerprint_of(const layer *l, const fingerprint_view *view);
void fingerprint_free(fingerprint *f);

bool fingerprints_are_equal(const fingerprint *a, const fingerprint *b);

#endif
