/* SPDX-License-Identifier: Apache-2.0 */
/* shp_files.h: the bytes of small shapefiles, written by the test itself and not by a
 * library, so that every byte can also be a wrong one. */
#ifndef LREL_TESTS_READ_SHP_FILES_H
#define LREL_TESTS_READ_SHP_FILES_H

#include "core/text.h"

typedef struct shp_bytes {
    unsigned char at[4096];
    size_t count;
} shp_bytes;

lrel_text shp_text(const shp_bytes *bytes);

/* A .shp and its .shx, without records, of shape type @p type. */
typedef struct shp_file {
    shp_bytes shp;
    shp_bytes shx;
    int type;
    int records;
} shp_file;

shp_file shp_begin(int type);
/* Appends a record of points, lines or rings: "0 0,4 0,4 4;1 1,2 1": parts are parted by
 * semicolons. "" is a null shape, "-" one of the type without parts. */
void shp_add(shp_file *file, const char *parts);

/* A column: name, type, width. */
typedef struct dbf_column {
    const char *name;
    char type;
    unsigned char width;
} dbf_column;

/* A .dbf of @p count columns without records; @p language is its code page number. */
typedef struct dbf_file {
    shp_bytes dbf;
    const dbf_column *columns;
    size_t count;
    int records;
} dbf_file;

dbf_file dbf_begin(const dbf_column *columns, size_t count, unsigned char language);
/* Appends a record; its cells are parted by bars and padded with blanks. Marked as
 * deleted where @p cells begins with `*!`. */
void dbf_add(dbf_file *file, const char *cells);

#endif
