/* SPDX-License-Identifier: Apache-2.0 */
/* hazard_names.h: hazards by id and register. */
#ifndef LREL_DATASET_HAZARD_NAMES_H
#define LREL_DATASET_HAZARD_NAMES_H

#include "dataset/dataset.h"

/* Hazard records in order of id, register, record. */
typedef struct hazard_names {
    uint32_t *records;
    size_t count;
} hazard_names;

LREL_NODISCARD lrel_status lrel_hazard_names__init(hazard_names *n,
                                                   const lrel_dataset *data,
                                                   lrel_error *err);
void lrel_hazard_names__clear(hazard_names *n, const lrel_context *context);

/** The run of records with @p id, in any register: [*first, *last). False where none. */
bool lrel_hazard_names__find_id(const hazard_names *n, const lrel_dataset *data,
                                lrel_text id, size_t *first, size_t *last);

/** The run of records with @p id in @p reg. False where none. */
bool lrel_hazard_names__find(const hazard_names *n, const lrel_dataset *data,
                             lrel_text id, lrel_text reg, size_t *first, size_t *last);

#endif
