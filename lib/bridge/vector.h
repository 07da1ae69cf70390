/* SPDX-License-Identifier: Apache-2.0 */
/* vector.h: rows and shapes of files that outside libraries read: what the module
 * landrelease_gdal does, one driver at a time, and gpkg.h for GeoPackages.
 *
 * Open a file, look at its layers, begin one, let its rows be read. Texts are as GDAL
 * gives them and need not be UTF-8. Nothing is written, nothing printed, and nothing that
 * another user of GDAL in this process relies on is changed: settings and the handler of
 * errors are those of the calling thread, for as long as a call lasts. */
#ifndef LREL_BRIDGE_VECTOR_H
#define LREL_BRIDGE_VECTOR_H

#include "bridge/module.h"
#include "core/memory.h"

/* The only drivers there are. Others are never asked, whatever a file may hold. */
typedef enum lrel_vector_driver {
    LREL_VECTOR_GPKG,
    LREL_VECTOR_FGB,
    LREL_VECTOR_GDB
} lrel_vector_driver;

/* An open file; of one thread at a time. */
typedef struct lrel_vector lrel_vector;

typedef struct lrel_vector_layer {
    const char *name;
    int64_t row_count; /* -1: not known without reading */
} lrel_vector_layer;

typedef enum lrel_vector_type {
    LREL_VECTOR_TEXT,      /* cells are text, times included */
    LREL_VECTOR_NUMBER,    /* cells are numbers with a decimal point */
    LREL_VECTOR_DATE,      /* cells are ISO dates, or dates with a time of day */
    LREL_VECTOR_UNREADABLE /* lists and bytes: cells are empty */
} lrel_vector_type;

/* What the values of a column are, by its type. */
typedef enum lrel_vector_value {
    LREL_VALUE_TEXT,
    LREL_VALUE_WHOLE,
    LREL_VALUE_WHOLE_32, /* of 32 bits and less */
    LREL_VALUE_BOOLEAN,
    LREL_VALUE_REAL,
    LREL_VALUE_REAL_32,
    LREL_VALUE_DAY,
    LREL_VALUE_TIME, /* of day */
    LREL_VALUE_DAY_AND_TIME,
    LREL_VALUE_OTHER
} lrel_vector_value;

static inline lrel_vector_type lrel_vector_type_of(lrel_vector_value value)
{
    switch (value) {
    case LREL_VALUE_TEXT:
    case LREL_VALUE_TIME:
        return LREL_VECTOR_TEXT;
    case LREL_VALUE_WHOLE:
    case LREL_VALUE_WHOLE_32:
    case LREL_VALUE_BOOLEAN:
    case LREL_VALUE_REAL:
    case LREL_VALUE_REAL_32:
        return LREL_VECTOR_NUMBER;
    case LREL_VALUE_DAY:
    case LREL_VALUE_DAY_AND_TIME:
        return LREL_VECTOR_DATE;
    case LREL_VALUE_OTHER:
        break;
    }
    return LREL_VECTOR_UNREADABLE;
}

typedef struct lrel_vector_field {
    const char *name;
    lrel_vector_value value;
    lrel_vector_type type; /* of its cells */
    const char *type_name; /* as GDAL says it: "Binary" */
} lrel_vector_field;

/* A layer whose rows are to be read. */
typedef struct lrel_vector_table {
    const lrel_vector_field *fields;
    size_t field_count;
    const char *id_name; /* of the column of feature ids, "" where the format has none */
    const char
        *shape_name;     /* of the column of shapes, "" where there is none or no name */
    const char *crs;     /* "EPSG:32648", WKT, or "" */
    const char *crs_why; /* one clause */
    size_t rows_expected, points_expected; /* hints for who makes room; 0: none */
} lrel_vector_table;

/* Where the coordinate system of a layer is from, for `crs_why`. */
#define LREL_VECTOR_CRS_OF_LAYER "from the layer's coordinate system"
#define LREL_VECTOR_CRS_NOT_SAID "the layer names no coordinate system"

typedef enum lrel_vector_kind {
    LREL_VECTOR_POINTS,
    LREL_VECTOR_LINE,
    LREL_VECTOR_RING
} lrel_vector_kind;

/* Where the shape of a row goes. What a function gives as false stops the shape. */
typedef struct lrel_vector_sink {
    void *user;
    /* A polygon begins: its first ring is the shell. */
    void (*polygon)(void *user);
    /* Room for @p count pairs of x and y, or NULL. Followed by end() with as many. */
    double *(*room)(void *user, size_t count);
    bool (*end)(void *user, lrel_vector_kind kind, size_t count);
    /* The shape cannot be read: what was expected in its place. */
    void (*fault)(void *user, const char *expected);
    /* A curve was made into chords. */
    void (*curve)(void *user);
} lrel_vector_sink;

typedef struct lrel_vector_row {
    int64_t id; /* as the file counts; of formats that do not, the position from 1 */
    /* What GDAL said of this row, "" where nothing. */
    const char *failure;
    const char *warning;
} lrel_vector_row;

/* Takes a row; what is not LREL_OK ends the reading and is what read() returns. cell()
 * and shape() may be called on @p vector meanwhile. */
typedef lrel_status (*lrel_vector_row_fn)(lrel_vector *vector, const lrel_vector_row *row,
                                          void *user, lrel_error *err);

typedef struct lrel_vector_functions {
    lrel_module_head head;

    /** Says which library reads @p vector, and its version: "GDAL 3.6.2". */
    void (*library)(const lrel_vector *vector, char *out, size_t capacity);

    /** Opens @p path, an absolute path that the caller has looked at.
     * @return LREL_OK, LREL_E_FORMAT with GDAL's reason, or LREL_E_MEMORY */
    lrel_status (*open)(const lrel_context *context, const char *path,
                        lrel_vector_driver driver, lrel_vector **out, lrel_error *err);
    /** Closes @p vector, which may be NULL. */
    void (*close)(lrel_vector *vector);

    size_t (*layer_count)(const lrel_vector *vector);
    lrel_vector_layer (*layer)(lrel_vector *vector, size_t index);

    /** Begins to read layer @p index. @p out stays until close(). */
    lrel_status (*begin)(lrel_vector *vector, size_t index, lrel_vector_table *out,
                         lrel_error *err);
    /** Reads the rows of the layer that was begun, in the order of the file.
     * @return LREL_OK, LREL_E_FORMAT, LREL_E_MEMORY or what @p row returned */
    lrel_status (*read)(lrel_vector *vector, lrel_vector_row_fn row, void *user,
                        lrel_error *err);
    /** Reads the row with the number @p id alone, of a format whose rows have one.
     * @return as read(), LREL_E_FORMAT where there is no such row */
    lrel_status (*find)(lrel_vector *vector, int64_t id, lrel_vector_row_fn row,
                        void *user, lrel_error *err);
    /** The cell of the row in field @p field as text, "" where it is null. Stays until
     * the next call. */
    const char *(*cell)(lrel_vector *vector, size_t field);
    /** Hands out the shape of the row; calls nothing where there is none. */
    void (*shape)(lrel_vector *vector, const lrel_vector_sink *sink);
} lrel_vector_functions;

#endif
