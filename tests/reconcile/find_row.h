/* SPDX-License-Identifier: Apache-2.0 */
/* find_row.h: the row of a table that says some things. */
#ifndef LREL_TESTS_RECONCILE_FIND_ROW_H
#define LREL_TESTS_RECONCILE_FIND_ROW_H

#include "run/csv_table.h"

/* How many rows have all of @p wanted, "operator=ALFA|year=2020"; *first is the first. */
size_t count_rows(const csv_table *table, const char *wanted, size_t *first);
/* The only row that has; the test fails where there is none, or more than one. */
size_t find_row(const csv_table *table, const char *wanted);

/* On a plane of metres that is the grid itself areas can be worked out by hand; PROJ
 * takes it back to degrees within half a millimetre. */
#define PLANE "crs: \"+proj=laea +lat_0=13 +lon_0=105 +datum=WGS84 +units=m +no_defs\""

/* Fails the test unless the cell, an area, is within half a square metre of it. */
void expect_m2(const csv_table *table, size_t row, const char *column, double m2);

#endif
