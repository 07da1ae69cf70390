/* SPDX-License-Identifier: Apache-2.0 */
/* csv_reader.h: tables from CSV files, shapes from their columns. */
#ifndef LREL_READ_CSV_READER_H
#define LREL_READ_CSV_READER_H

#include "read/reader.h"

/** Reads the CSV file in the table's `bytes`. Shapes come from the column of WKT or of
 * longitude and latitude that the options name. */
LREL_NODISCARD lrel_status lrel_csv_read(lrel_reader *reader, lrel_error *err);

#endif
