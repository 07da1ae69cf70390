/* SPDX-License-Identifier: Apache-2.0 */
/* fact.c: what tables ask of a fact, whatever its role. */
#include "model/fact.h"

uint32_t lrel_fact_contamination(const lrel_fact *fact)
{
    switch (fact->role) {
    case LREL_ROLE_COVERAGE:
        return fact->as.coverage.contamination;
    case LREL_ROLE_DECLARATION:
        return fact->as.declaration.contamination;
    case LREL_ROLE_SERIES:
        return fact->as.figure.contamination;
    default:
        return 0;
    }
}

const lrel_text *lrel_fact_hazards(const lrel_fact *fact, size_t *count)
{
    switch (fact->role) {
    case LREL_ROLE_ITEM:
        *count = fact->as.item.hazard_count;
        return fact->as.item.hazards;
    case LREL_ROLE_ACCIDENT:
        *count = fact->as.accident.hazard_count;
        return fact->as.accident.hazards;
    default:
        *count = 0;
        return NULL;
    }
}

void lrel_facts_clear(const lrel_context *context, lrel_facts *facts)
{
    lrel__free(context, facts->at);
    *facts = (lrel_facts){NULL, 0, 0};
}
