/* SPDX-License-Identifier: Apache-2.0 */
/* table.h: what every reader makes of a file: columns, rows of text cells, shapes.
 *
 * Cells are text as the file has it, in UTF-8: `007` stays `007`. Shapes are rings of
 * finite doubles in the file's own coordinates, x (east, longitude) first. */
#ifndef LREL_READ_TABLE_H
#define LREL_READ_TABLE_H

#include "core/memory.h"
#include "core/text.h"
#include "model/issue.h"

typedef enum lrel_shape_kind {
    LREL_SHAPE_ABSENT,    /* null, empty, or no geometry column */
    LREL_SHAPE_POLYGON,   /* rings */
    LREL_SHAPE_POINT,     /* one ring, of one point or of all those of a multipoint */
    LREL_SHAPE_LINE,      /* one ring per line */
    LREL_SHAPE_UNREADABLE /* there was something, and an issue says what */
} lrel_shape_kind;

/* Rings of polygons are closed: where the file left one open, its first point was added.
 * Ask lrel_table_points() for the points. */
typedef struct lrel_shape_ring {
    uint64_t first; /* of `points`; or a byte of the file that they lie in */
    uint32_t count; /* as many points as the file had, closing one included */
    uint32_t part;  /* shell and its holes have one number, counted from 0 in a shape */
    uint8_t role;   /* lrel_ring_role */
    bool is_in_file;
} lrel_shape_ring;

typedef struct lrel_shape {
    uint8_t kind; /* lrel_shape_kind */
    uint32_t ring_count;
    uint64_t first_ring;
} lrel_shape;

typedef struct lrel_xy {
    double x;
    double y;
} lrel_xy;

/* The same where it may lie at any multiple of four bytes, as in a .shp. Where compilers
 * cannot say that, and where bytes are the other way round, points are copied out. */
#if defined(__GNUC__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define LREL_POINTS_IN_FILES 1
typedef lrel_xy lrel_file_xy __attribute__((aligned(4)));
#else
#define LREL_POINTS_IN_FILES 0
typedef lrel_xy lrel_file_xy;
#endif

typedef struct lrel_table {
    const lrel_context *context;
    lrel_arena *arena; /* cells and names that are not in `bytes` */
    void *bytes;       /* the file, mapped or read, kept while cells point into it */
    size_t byte_count;
    bool is_mapped;

    lrel_text *columns;
    size_t column_count;
    bool *is_date_column;   /* typed dates (DBF type D): cells are ISO dates */
    bool *is_number_column; /* typed numbers: cells have a decimal point, if any mark */
    bool *is_date_cell; /* typed dates in a column of several types (sheets), else NULL */
    bool *is_number_cell; /* the same where each cell has its type (GeoJSON), else NULL:
                           * row_count x column_count */

    lrel_text *cells; /* row_count x column_count */
    size_t row_count;
    size_t row_capacity;
    int64_t *rows;   /* the number of each row as the file counts, from 1 */
    bool *is_ragged; /* the row had another number of cells: set aside by normalise */

    lrel_shape *shapes; /* one per row */
    lrel_shape_ring *rings;
    size_t ring_count;
    size_t ring_capacity;
    lrel_xy *points;
    size_t point_count;
    size_t point_capacity;
    void *point_file; /* mapped, kept while points lie in it; else NULL */
    size_t point_file_bytes;
    size_t file_point_count; /* points that lie in it */

    bool is_in_degrees; /* cells say so by how they are written: 12 57 15 N */
    lrel_text crs;      /* as the file says it: "EPSG:32648", WKT, or "" */
    lrel_text
        crs_why; /* where that is from or, with "", why it is not known; one clause */
    lrel_text encoding;      /* "UTF-8", "Windows-1252", ... */
    lrel_text encoding_why;  /* one clause, as in "from the .cpg file" */
    bool has_addresses;      /* a row and a column are a cell, as spreadsheets show it */
    int64_t rows_above;      /* what is added to the number of a row for that */
    lrel_text header;        /* "row 3", "rows 3 and 4"; "": the first row, or no rows */
    lrel_text header_why;    /* one clause */
    lrel_text sheet;         /* of a spreadsheet; "": the file has none */
    uint32_t *sheet_columns; /* the place of each column in it, from 0; else NULL */
    const struct lrel_sheet_range *merged; /* cells of it, where it is read as a grid */
    size_t merged_count;
    lrel_text library;     /* that read it for us: "GDAL 3.6.2"; "": we did */
    lrel_text sha256;      /* of the rows of a database; "": the file has its own */
    int64_t database_rows; /* that the database gave; else 0 */
} lrel_table;

/* How to read a file. Texts as in the programme; empty where not said. */
typedef struct lrel_read_options {
    lrel_text layer;
    lrel_text encoding;
    lrel_text wkt_column; /* CSV: geometry as WKT */
    lrel_text lon_column; /* CSV: geometry as two numbers */
    lrel_text lat_column;
    int64_t header_row;        /* CSV, sheets: the row with the names; 0: to be found */
    int header_rows;           /* 1 or 2 */
    const char *encoding_word; /* how a person says one, for advice; NULL: "encoding:" */
    const char *layer_word;    /* the same of a layer; NULL: "layer:" */
    int32_t source;            /* for issues */
    bool is_grid; /* CSV, sheets: all rows and cells as they stand; nothing is a header or
                   * a total, and columns are named by their letters */
    bool is_release;  /* the careful reading of doubtful rings is the smaller one */
    bool is_boundary; /* neither: the larger */
} lrel_read_options;

/** Reads @p path, a file or the folder of a File Geodatabase; its format is decided by
 * ending and content (docs/formats.md).
 *
 * @param out  receives a new table, to be freed with lrel_table_free()
 * @return LREL_OK, LREL_E_NOT_FOUND (the file, a layer, a column, or the module that
 * reads the format), LREL_E_FORMAT with the reason and the next step, LREL_E_READ,
 * LREL_E_LIMIT or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_table_read(const lrel_context *context, const char *path,
                                           const lrel_read_options *options,
                                           lrel_issues *issues, lrel_table **out,
                                           lrel_error *err);

struct lrel_vector; /* bridge/vector.h */

/** The same of a session that lrel_postgis_open() opened, whose table goes by @p name in
 * errors. It can be read once.
 * @return as lrel_table_read(), or LREL_E_CANCELLED */
LREL_NODISCARD lrel_status lrel_table_read_postgis(const lrel_context *context,
                                                   struct lrel_vector *session,
                                                   const char *name,
                                                   const lrel_read_options *options,
                                                   lrel_issues *issues, lrel_table **out,
                                                   lrel_error *err);

/* One layer of a file. */
typedef struct lrel_layer {
    lrel_text name; /* as `layer:` takes it; of a format with one layer, the file's name
                     * without ending */
    int64_t row_count; /* -1: not known without reading */
} lrel_layer;

/** Lists the layers of @p path in the order of the file. Texts live in @p arena.
 * @return as lrel_table_read() */
LREL_NODISCARD lrel_status lrel_table_layers(const lrel_context *context,
                                             const char *path, lrel_arena *arena,
                                             lrel_layer **out, size_t *count,
                                             lrel_error *err);

/** Frees @p table, which may be NULL. */
void lrel_table_free(lrel_table *table);

/** The column named @p name (exactly, else without ASCII case where that is unambiguous),
 * or -1. */
int lrel_table_column(const lrel_table *table, lrel_text name);

/* The address of a cell, of a row ("T!7:7") or of a column ("T!C:C"). */
typedef struct lrel_address {
    char text[160];
} lrel_address;

/** Where row number @p row (as the file counts; -1: no row) and column @p column (-1:
 * none) are in a spreadsheet: "Tasks!C17", of CSV "C17"; "" where there is no such place.
 */
lrel_address lrel_table_address(const lrel_table *table, int64_t row, int column);

/** The cell in row @p row (from 0), column @p column. */
static inline lrel_text lrel_table_cell(const lrel_table *table, size_t row, int column)
{
    return table->cells[row * table->column_count + (size_t)column];
}

/** Whether that cell is a number by type, and not text that may say one. */
static inline bool lrel_table_is_number(const lrel_table *table, size_t row, int column)
{
    if (table->is_number_column && table->is_number_column[column])
        return true;
    return table->is_number_cell &&
           table->is_number_cell[row * table->column_count + (size_t)column];
}

/** Whether that cell is a date by type: ISO, whatever form the column has. */
static inline bool lrel_table_is_date(const lrel_table *table, size_t row, int column)
{
    if (table->is_date_column && table->is_date_column[column])
        return true;
    return table->is_date_cell &&
           table->is_date_cell[row * table->column_count + (size_t)column];
}

/** The points of a ring. */
static inline const lrel_file_xy *lrel_table_points(const lrel_table *table,
                                                    const lrel_shape_ring *of)
{
    if (of->is_in_file)
        return (const lrel_file_xy *)((const char *)table->point_file + of->first);
    return table->points + of->first;
}

/** How many points all rings of @p table have. */
static inline size_t lrel_table_point_count(const lrel_table *table)
{
    return table->point_count + table->file_point_count;
}

#endif
