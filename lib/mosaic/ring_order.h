/* SPDX-License-Identifier: Apache-2.0 */
/* ring_order.h: which rings a set has, and in which order. */
#ifndef LREL_MOSAIC_RING_ORDER_H
#define LREL_MOSAIC_RING_ORDER_H

#include "mosaic/ringset.h"

/* What is known of an input ring before it is copied. */
typedef struct ring_measure {
    box around;
    uint32_t kept; /* points without repeated ones; fewer than three are no ring */
    uint32_t code;
    uint32_t first; /* where its points go, if it is one */
    bool is_plain;  /* its first `kept` points repeat none */
} ring_measure;

/** Makes the rings of @p set from @p input and its measures: tells each of them where its
 * points go, and those that are rings no more that they keep none.
 * @return LREL_OK or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_ringset__order(ringset *set,
                                               const lrel_mosaic_input *input,
                                               ring_measure *measures, lrel_error *err);

#endif
