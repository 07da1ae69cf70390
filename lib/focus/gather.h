/* SPDX-License-Identifier: Apache-2.0 */
/* gather.h: the parts of lrel_focus_open(), a file each. Private to lib/focus. */
#ifndef LREL_FOCUS_GATHER_H
#define LREL_FOCUS_GATHER_H

#include "analysis/items.h"
#include "focus/focus.h"

/** gather.c: open land on both days, and cleared land, from every stay. */
LREL_NODISCARD lrel_status lrel_focus__gather_land(lrel_focus *focus, lrel_error *err);
/** hazard_places.c: where hazards and releases are. */
LREL_NODISCARD lrel_status lrel_focus__gather_places(lrel_focus *focus, lrel_error *err);
/** counts.c: what releases state of their items. */
LREL_NODISCARD lrel_status lrel_focus__gather_counts(lrel_focus *focus, lrel_error *err);
/** nearby_facts.c: accidents, and items found outside of clearance. */
LREL_NODISCARD lrel_status lrel_focus__gather_facts(lrel_focus *focus, lrel_error *err);
/** exposure.c: how near hazards are to what the layers show. */
LREL_NODISCARD lrel_status lrel_focus__gather_exposure(lrel_focus *focus,
                                                       lrel_error *err);
/** priorities.c: the programme's own list. */
LREL_NODISCARD lrel_status lrel_focus__gather_priorities(lrel_focus *focus,
                                                         lrel_error *err);
/** kinds.c: kinds of land. */
LREL_NODISCARD lrel_status lrel_focus__gather_kinds(lrel_focus *focus, lrel_error *err);

/** @return LREL_E_ARGUMENT for the land of all accounts, which has no order */
LREL_NODISCARD lrel_status lrel_focus__check_account(const lrel_focus *focus,
                                                     uint32_t account, lrel_error *err);

/** The number of the hazard that ledger row @p row is a version or part of. */
static inline uint32_t lrel_focus__hazard(const lrel_focus *focus, uint32_t row)
{
    return focus->a->years.hazards[row].counted_as;
}

#endif
