/* SPDX-License-Identifier: Apache-2.0 */
/* indicator_figures.h: published figures, sorted so that those of one thing stand
 * together. */
#ifndef LREL_INDICATORS_INDICATOR_FIGURES_H
#define LREL_INDICATORS_INDICATOR_FIGURES_H

#include "indicators/making.h"

typedef struct indicator_figures {
    const lrel_fact **at;
    size_t count;
} indicator_figures;

/** Those that have a value and a period, by what they are about, then period, operator,
 * and their order in the files. To be freed with lrel__free().
 * @return LREL_OK or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_indicators__list_figures(const indicator_making *m,
                                                         indicator_figures *out,
                                                         lrel_error *err);

/** Order by what is measured: measure, account, place, kind of land, of item. Neither
 * period nor operator. */
int lrel_indicators__compare_thing(const lrel_fact *a, const lrel_fact *b);
int lrel_indicators__compare_period(const lrel_fact *a, const lrel_fact *b);

/** Its value; areas in m2, as stated. */
indicator_amount lrel_indicators__figure(const lrel_fact *fact, const char *is);
/** "2024", "2010 to 2018", "2025-07-01 to 2025-12-31" */
const char *lrel_indicators__period(indicator_making *m, const lrel_stated_date *date);
/** Where it is published: citation, else its source and row. */
const char *lrel_indicators__citation(indicator_making *m, const lrel_fact *fact);

/** Which years of the account the period is: @p first to @p last, both included.
 * @return NULL, or why it is none */
const char *lrel_indicators__years_of(indicator_making *m, const lrel_stated_date *date,
                                      uint32_t *first, uint32_t *last);

#endif
