/* SPDX-License-Identifier: Apache-2.0 */
/* verdict.h: everything that must hold for the mosaic of any rings, and for the ledger
 * folded over it. */
#ifndef LREL_TEST_FUZZ_VERDICT_H
#define LREL_TEST_FUZZ_VERDICT_H

#include "support/judge.h"

/** Builds the mosaic of @p l and holds it against the slab oracle, exact noding, several
 * dissolves, itself after changes that must not matter, and the ledger's
 * plain rules.
 * @param seed  chooses the changes and the histories
 * @param jobs  threads of the changed mosaic; the first is always built on one
 * @return true where all holds; else false, and @p why says what does not */
bool verdict_is_right(const layer *l, uint64_t seed, int jobs, char why[JUDGE_WHY_SIZE]);

/** The part of it that is about the ledger. */
bool verdict_ledger_is_right(const layer *l, uint64_t seed, char why[JUDGE_WHY_SIZE]);

#endif
