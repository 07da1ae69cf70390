/* SPDX-License-Identifier: Apache-2.0 */
/* stays.h: the stays of some faces. */
#ifndef LREL_LEDGER_STAYS_H
#define LREL_LEDGER_STAYS_H

#include "landrelease/ledger.h"

/** As lrel_ledger_visit_stays(), but only of the faces that are true in @p is_wanted, by
 * face; NULL: of all. */
LREL_NODISCARD lrel_status lrel_ledger__visit_stays_on(const lrel_ledger *ledger,
                                                       const bool *is_wanted,
                                                       lrel_stay_fn on_stay, void *user,
                                                       lrel_error *err);

#endif
