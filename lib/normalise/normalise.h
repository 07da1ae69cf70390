/* SPDX-License-Identifier: Apache-2.0 */
/* normalise.h: rows of a table become records: words become codes, dates become days,
 * areas become square metres. Nothing is dropped: what is not understood is named in a
 * data issue and the record says what became of it. */
#ifndef LREL_NORMALISE_NORMALISE_H
#define LREL_NORMALISE_NORMALISE_H

#include "model/fact.h"
#include "model/issue.h"
#include "model/record.h"
#include "programme/programme.h"
#include "read/table.h"

/** Appends a record for every row of @p table, read as the source number @p source of
 * @p programme, which holds hazards or releases.
 *
 * Sets `used` false, with the reason, where the record alone decides that (product not
 * understood, rejected or not accepted yet, eod_spot, no date, impossible date, after the
 * as-of day, ragged row, depth, class not stock). A hazard is never set aside for a word
 * or a date. What only the whole programme can tell (the hazard a release names,
 * accounts, versions, positions) is left to lib/run.
 *
 * Texts of the records are slices of @p table and @p programme, which must outlive them.
 * A value that no mapping covers is one issue per value, with the number of records; what
 * is wrong with a single record is an issue of its own.
 *
 * @param arena  owns the lists of ids of the records
 * @return LREL_OK, LREL_E_NOT_FOUND (a mapped column that the table lacks, naming the
 *         nearest), LREL_E_CANCELLED or LREL_E_MEMORY; @p records is then as it was */
LREL_NODISCARD lrel_status lrel_normalise_records(
    const lrel_programme *programme, uint32_t source, const lrel_table *table,
    lrel_arena *arena, lrel_records *records, lrel_issues *issues, lrel_error *err);

/** The same for the sources of all other roles: appends a fact for every row.
 *
 * A fact is set aside only where it is dated after the as-of day, has a ragged row, is
 * another kind of row, or was published without a value. What is not understood is named
 * in a data issue and listed as not stated. */
LREL_NODISCARD lrel_status lrel_normalise_facts(const lrel_programme *programme,
                                                uint32_t source, const lrel_table *table,
                                                lrel_arena *arena, lrel_facts *facts,
                                                lrel_issues *issues, lrel_error *err);

#endif
