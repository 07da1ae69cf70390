/* SPDX-License-Identifier: Apache-2.0 */
/* totals.h: rows that sum up others. They are no records: counted, their land would stand
 * twice. */
#ifndef LREL_READ_TOTALS_H
#define LREL_READ_TOTALS_H

#include "read/reader.h"

/** Whether @p text begins with a word for a total, or is one. */
bool lrel_totals__begins(lrel_text text);

/** Whether the last row of the table says that it is a total: the first cell that is
 * filled begins with the word, all others are numbers. */
bool lrel_totals__is_labelled(const lrel_reader *reader);

/** Whether the last row is one that does not say so: nothing but numbers, each the sum of
 * its column. */
bool lrel_totals__is_sum(const lrel_reader *reader);

/** Takes the last row away and says so. */
LREL_NODISCARD lrel_status lrel_totals__leave_out(lrel_reader *reader, lrel_error *err);

#endif
