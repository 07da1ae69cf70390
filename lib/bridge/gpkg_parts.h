/* SPDX-License-Identifier: Apache-2.0 */
/* gpkg_parts.h: what the files that read GeoPackages share among themselves: gpkg.c
 * (which of the two reads what), gpkg_contents.c (layers), gpkg_columns.c (columns and
 * coordinate system), gpkg_rows.c and gpkg_shape.c. */
#ifndef LREL_BRIDGE_GPKG_PARTS_H
#define LREL_BRIDGE_GPKG_PARTS_H

#include <sqlite3.h>
#include <sys/stat.h>

#include "bridge/gpkg.h"
#include "core/fail.h"

/* A layer of an ordinary file. */
typedef struct lrel_gpkg_layer {
    const char *name;
    const char *shape; /* its column of shapes, "" where it has none */
    int srs_id;
    int64_t row_count;
} lrel_gpkg_layer;

typedef struct lrel_gpkg_layers {
    lrel_gpkg_layer *at;
    size_t count;
    size_t capacity;
} lrel_gpkg_layers;

typedef struct lrel_gpkg_fields {
    lrel_vector_field *at;
    size_t count;
    size_t capacity;
} lrel_gpkg_fields;

/* The rows of a layer, from one SELECT. */
typedef struct lrel_gpkg_rows {
    sqlite3_stmt *query;
    sqlite3_value **values; /* of the row: its id, its shape, then fields that are read */
    int value_count;
    int *places; /* by field: its value, or none (a field that is not read) */
} lrel_gpkg_rows;

/* What reads the rest. */
typedef struct lrel_gpkg_gdal {
    const lrel_vector_functions *module; /* NULL: not needed so far */
    lrel_vector *vector;                 /* the module's, another struct than ours */
    bool has_begun;
} lrel_gpkg_gdal;

struct lrel_vector {
    const lrel_context *context;
    lrel_arena *arena; /* names */
    const char *path;
    struct stat about; /* of the file, when it was opened */
    sqlite3 *file;     /* ours, read-only */
    int opened;        /* what SQLite said to that */
    bool is_stored;    /* all values are in the file, none is computed by what it says */
    bool is_ordinary;  /* `layers` are all that GDAL would see */
    lrel_gpkg_layers layers;
    lrel_gpkg_gdal gdal;

    size_t index; /* of the layer that was begun, and of it: */
    lrel_vector_table table;
    lrel_gpkg_fields fields; /* of an ordinary one */
    char crs[16];
    lrel_gpkg_rows rows; /* no query: GDAL reads them all */
    bool is_gdals_row;   /* the one that is being read */
    char cell[64];       /* its number or time as text */
};

/** Whether every column of every table is stored. A computed one (VIRTUAL) could say
 * anything, and whoever asks for it carries that out: we do not. */
bool lrel_gpkg__is_stored(const lrel_vector *vector);

/** Lists the layers of a file in which everything is as most programs write it.
 * @return LREL_OK, with @p vector->is_ordinary false where something is not, or
 *         LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_gpkg__list(lrel_vector *vector, lrel_error *err);

/** The columns and the coordinate system of layer @p vector->index of an ordinary file.
 * @return LREL_OK, with *@p is_ordinary false where something is not as most programs
 *         write it, or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_gpkg__describe(lrel_vector *vector, bool *is_ordinary,
                                               lrel_error *err);

/** Prepares @p sql, with @p name (may be NULL) in place of its `?`.
 * @return NULL where that cannot be done: the file is not ordinary */
sqlite3_stmt *lrel_gpkg__ask(const lrel_vector *vector, const char *sql,
                             const char *name);
/** A text of the row, "" where it is none; valid until the next step. */
const char *lrel_gpkg__text(sqlite3_stmt *query, int column);

/** Begins the rows of the layer @p name with the columns of @p vector->table.
 * @return LREL_OK, LREL_E_FORMAT with SQLite's reason, or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_gpkg__begin(lrel_vector *vector, const char *name,
                                            lrel_error *err);
/** Steps to the next row, behind @p count others. @p *has_row false: there is none. */
LREL_NODISCARD lrel_status lrel_gpkg__next(lrel_vector *vector, int64_t count,
                                           bool *has_row, lrel_error *err);
int64_t lrel_gpkg__id(const lrel_gpkg_rows *rows);

/** Whether the row can be read without GDAL. */
bool lrel_gpkg__is_plain(const lrel_vector *vector);
/** A cell of a plain row. */
const char *lrel_gpkg__cell(lrel_vector *vector, size_t field);
/** A value of another type than its column's, as the file has it: of any row; NULL where
 * GDAL's reading is right. */
const char *lrel_gpkg__odd_cell(lrel_vector *vector, size_t field);
/** The shape of a plain row. */
void lrel_gpkg__shape(const lrel_gpkg_rows *rows, const lrel_vector_sink *sink);

/** gpkg_shape.c: whether the @p size bytes of a geometry are a point, a line, a polygon
 * or a multipolygon, from the first byte to the last. */
bool lrel_gpkg__is_plain_shape(const unsigned char *bytes, size_t size);
/** Hands out such a geometry. */
void lrel_gpkg__put_shape(const unsigned char *bytes, size_t size,
                          const lrel_vector_sink *sink);

#endif
