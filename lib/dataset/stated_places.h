/* SPDX-License-Identifier: Apache-2.0 */
/* stated_places.h: `place: stated`: land counts in the unit that the hazard states which
 * holds it, wherever it lies (docs/places.md). Private to lib/dataset. */
#ifndef LREL_DATASET_STATED_PLACES_H
#define LREL_DATASET_STATED_PLACES_H

#include "dataset/unit_tree.h"

/* What hazards state. */
struct lrel_stated_places {
    lrel_unit_tree tree;
    const lrel_tree_unit **of_hazard; /* by row of the ledger; NULL: it states none */
    uint32_t *hazard_of_owner;        /* rows of the ledger; UINT32_MAX: of no hazard */
};

/** Reads what the hazards of @p data state, and says of which nothing can be known.
 * *out is to be freed in any case. @return LREL_OK or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_stated_places__make(const lrel_dataset *data,
                                                    lrel_stated_places **out,
                                                    lrel_error *err);
void lrel_stated_places__free(lrel_stated_places *stated, const lrel_context *context);

/** Makes of the codes of the units that land lies in, by level less 1, those that it
 * counts in while row @p hazard holds it. @return whether any is another */
bool lrel_stated_places__turn(const lrel_stated_places *stated, uint32_t hazard,
                              lrel_text code[LREL_LEVEL_MAX]);

/** Says how much land counts elsewhere than it lies, once it is known where.
 * @return LREL_OK or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_stated_places__report(const lrel_dataset *data,
                                                      lrel_error *err);

#endif
