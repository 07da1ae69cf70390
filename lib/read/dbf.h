/* SPDX-License-Identifier: Apache-2.0 */
/* dbf.h: the cells of a .dbf, in UTF-8. Most of them point into the file. */
#ifndef LREL_READ_DBF_H
#define LREL_READ_DBF_H

#include "bridge/iconv.h"
#include "bridge/shapelib.h"
#include "read/reader.h"

/* Text that did not fit the encoding, per column. */
typedef struct lrel_dbf_bad {
    size_t cells;
    int64_t first_row;
    lrel_text first_value;
} lrel_dbf_bad;

/* Begin with zeros; end with lrel_dbf__clear(). */
typedef struct lrel_dbf {
    const lrel_context *context;
    const char *bytes; /* lent */
    lrel_dbf_layout layout;
    bool is_ascii;     /* all text is; no cell needs a look */
    lrel_iconv *iconv; /* NULL: UTF-8 */
    lrel_iconv_buffer work;
    lrel_dbf_bad *bad; /* one a column */
} lrel_dbf;

/** Reads the header of the .dbf in @p bytes, decides its encoding (@p cpg: the text of
 * the .cpg file, or "") and names the table's columns. */
LREL_NODISCARD lrel_status lrel_dbf__open(lrel_dbf *dbf, lrel_reader *reader,
                                          lrel_text bytes, lrel_text cpg,
                                          lrel_error *err);
void lrel_dbf__clear(lrel_dbf *dbf);

/** Record @p record (from 0) is marked as deleted. */
bool lrel_dbf__is_deleted(const lrel_dbf *dbf, size_t record);

/** Fills the cells of the last row from record @p record. */
LREL_NODISCARD lrel_status lrel_dbf__read_row(lrel_dbf *dbf, lrel_reader *reader,
                                              size_t record, lrel_error *err);

/** Adds the issues that only the whole file shows. */
LREL_NODISCARD lrel_status lrel_dbf__report(const lrel_dbf *dbf, lrel_reader *reader,
                                            lrel_error *err);

/** True for types that hold the bytes of numbers instead of text (Visual FoxPro, dBase
 * 7). */
bool lrel_dbf__is_binary(const lrel_dbf_field *field);

/** The bytes of a cell, without padding; for the decision on the encoding. */
lrel_text lrel_dbf__raw(const lrel_dbf *dbf, size_t record, size_t field);

/** Decides the encoding (dbf_encoding.c): dbf->is_ascii, dbf->iconv, and the table's
 * `encoding` with its reason. */
LREL_NODISCARD lrel_status lrel_dbf__decide(lrel_dbf *dbf, lrel_reader *reader,
                                            lrel_text cpg, lrel_error *err);

/** @p text without a character that was cut where a field of @p width bytes ended. */
lrel_text lrel_dbf__without_cut(lrel_text text, size_t width);

#endif
