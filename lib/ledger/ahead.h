/* SPDX-License-Identifier: Apache-2.0 */
/* ahead.h: asking memory for what faces will soon need. */
#ifndef LREL_LEDGER_AHEAD_H
#define LREL_LEDGER_AHEAD_H

#include "ledger/tally.h"
#include "ledger/timeline.h"

/** Asks for what the faces of @p mosaic behind face @p face have need of, in @p line and
 * in @p sums. Changes nothing but how long they wait for it. */
void lrel_ahead__ask(const lrel_mosaic *mosaic, const timeline *line, const tally *sums,
                     size_t face);

#endif
