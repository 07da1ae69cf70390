/* SPDX-License-Identifier: Apache-2.0 */
/* published.h: finding published figures (role `series`). They stand beside the account,
 * each with its source: two that differ are two figures, never one. */
#ifndef LREL_ANALYSIS_PUBLISHED_H
#define LREL_ANALYSIS_PUBLISHED_H

#include "dataset/dataset.h"

/* Which figures are meant. {.measure = ..., .account = ...} asks for what was done in the
 * whole country. */
typedef struct lrel_figure_wish {
    int measure; /* lrel_measure */
    bool is_target;
    uint32_t account; /* account_count: the land of all; LREL_ACCOUNT_EVERY: any, or not
                         stated */
    bool any_place;
    lrel_text place; /* its code; "": the whole country */
    bool any_operator;
    lrel_text operator_name; /* "": not of a single one */
} lrel_figure_wish;

/** The next of the figures that are used and have a value, in order of source and row.
 * @param at  begins as 0
 * @return NULL behind the last */
const lrel_fact *lrel_published_next(const lrel_dataset *data,
                                     const lrel_figure_wish *wish, size_t *at);

/** Whether the figure is of exactly @p first to @p last, both included. */
bool lrel_published_is_of(const lrel_fact *fact, lrel_date first, lrel_date last);

#endif
