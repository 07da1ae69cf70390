/* SPDX-License-Identifier: Apache-2.0 */
/* sheet_files.h: spreadsheets that a test writes itself, from a table in plain text or
 * from its own XML, so that no workbook lies in the tree that nobody can read. */
#ifndef LREL_TESTS_SUPPORT_SHEET_FILES_H
#define LREL_TESTS_SUPPORT_SHEET_FILES_H

#include <stdbool.h>
#include <stddef.h>

/* Writes a zip file of @p count parts, each a name and its text. */
typedef struct zip_text {
    const char *name;
    const char *text;
} zip_text;
void zip_texts_write(const char *path, const zip_text *parts, size_t count);

/* Tables in plain text: a line is a row, `|` stands between cells, and the first
 * characters of a cell say what it is:
 *
 *     text        a text              (nothing: no cell)
 *     #12.5       a number            #7@id: shown as 0007
 *     d2014-03-01 a date              #41699.5@date: a number shown as one (XLSX)
 *     !#N/A       an error
 *     ?           a formula without a stored result
 *     >A1:C1      as the only cell of a line: a merged range (XLSX)
 *     ~           before a line: the row is hidden
 */
typedef struct sheet_text {
    const char *name;
    const char *rows;
    bool is_hidden;
} sheet_text;

void xlsx_write(const char *path, const sheet_text *sheets, size_t count, bool is_1904);
void ods_write(const char *path, const sheet_text *sheets, size_t count);

/* A workbook of one sheet "S" whose part is @p xml; shared strings @p strings or NULL. */
void xlsx_write_xml(const char *path, const char *xml, const char *strings);

#define XLSX_SHEET_START                                                                 \
    "<worksheet "                                                                        \
    "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
#define XLSX_SHEET_END "</sheetData></worksheet>"

#endif
