/* SPDX-License-Identifier: Apache-2.0 */
/* fuzz_tables.h: bytes as a table: the readers of CSV, spreadsheets, KML, GPX and JSON,
 * and the search for headers. The first byte says what the others are. */
#ifndef LREL_TEST_FUZZ_TABLES_H
#define LREL_TEST_FUZZ_TABLES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

typedef enum table_kind {
    TABLE_CSV,
    TABLE_XLSX_SHEET,   /* XML of a sheet, packed */
    TABLE_XLSX_STRINGS, /* XML of shared texts */
    TABLE_XLSX_STYLES,
    TABLE_XLSX_BOOK, /* XML of the workbook */
    TABLE_ODS,       /* content.xml, packed */
    TABLE_XLSX_FILE, /* the zip file itself */
    TABLE_ODS_FILE,
    TABLE_KML,
    TABLE_GPX,
    TABLE_JSON,
    TABLE_KIND_COUNT
} table_kind;

/** Whether the bytes are read as a table in which all holds that readers promise, or
 * refused with a reason, twice alike. @p told receives what does not hold; may be NULL.
 */
bool fuzz_table_is_right(const uint8_t *bytes, size_t count, FILE *told);

typedef struct table_seed {
    const char *name; /* also of its file */
    table_kind kind;
    const char *text;
} table_seed;

extern const table_seed table_seeds[];
size_t table_seed_count(void);

#endif
