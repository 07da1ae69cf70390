/* SPDX-License-Identifier: Apache-2.0 */
/* layer_choice.h: which of a file's layers is meant. Of several one must be named: a
 * guess would leave the rest out in silence. Only layers without rows cannot be missed.
 */
#ifndef LREL_READ_LAYER_CHOICE_H
#define LREL_READ_LAYER_CHOICE_H

#include "read/table.h"

/** The layer named @p name or, where that is empty, the only one that has rows.
 * @return LREL_OK, or LREL_E_NOT_FOUND with the list of layers */
LREL_NODISCARD lrel_status lrel_layer__choose(const lrel_layer *layers, size_t count,
                                              lrel_text name, size_t *index,
                                              lrel_error *err);

/** Whether one has the name @p name, and which. */
bool lrel_layer__find(const lrel_layer *layers, size_t count, lrel_text name,
                      size_t *index);

#endif
