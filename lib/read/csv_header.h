/* SPDX-License-Identifier: Apache-2.0 */
/* csv_header.h: the header of a CSV file, and its separator. */
#ifndef LREL_READ_CSV_HEADER_H
#define LREL_READ_CSV_HEADER_H

#include "read/csv_record.h"
#include "read/reader.h"

/** Decides the separator: what a first line `sep=;` says, which is then behind csv->at,
 * else what the first lines hold. */
void lrel_csv_header__separator(lrel_csv *csv);

/** Finds the header, names the columns and moves csv->at behind it. */
LREL_NODISCARD lrel_status lrel_csv_header__read(lrel_csv *csv, lrel_reader *reader,
                                                 lrel_error *err);

#endif
