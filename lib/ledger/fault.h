/* SPDX-License-Identifier: Apache-2.0 */
/* fault.h: where a ledger that contradicts itself does so. */
#ifndef LREL_LEDGER_FAULT_H
#define LREL_LEDGER_FAULT_H

#include "core/fail.h"
#include "landrelease/ledger.h"

/* For group, place or period: those of all together. */
#define LREL_FAULT_ALL UINT32_MAX

typedef struct lrel_ledger_fault {
    bool is_known;
    uint32_t account;
    uint32_t period;
    uint32_t group;
    uint32_t place;
    int64_t found2; /* doubled areas: what stands there, and what should */
    int64_t wanted2;
} lrel_ledger_fault;

/** As lrel_ledger_build(); where a balance does not hold, LREL_E_INVARIANT, @p fault says
 * which. @p fault may be NULL; not known: another invariant, or no failure. */
LREL_NODISCARD lrel_status lrel_ledger_build_or_tell(const lrel_context *context,
                                                     const lrel_mosaic *mosaic,
                                                     const lrel_ledger_input *input,
                                                     lrel_ledger_fault *fault,
                                                     lrel_ledger **out, lrel_error *err);

#endif
