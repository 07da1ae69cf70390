/* SPDX-License-Identifier: Apache-2.0 */
/* imsma_shapes.h: geospatialinfo and geopoint as shapes that belong to guids. */
#ifndef LREL_READ_IMSMA_SHAPES_H
#define LREL_READ_IMSMA_SHAPES_H

#include "read/names.h"
#include "read/reader.h"

/* Where a point is to its site, as its type says (IMSMA, Point_Types). */
typedef enum lrel_imsma_side {
    LREL_IMSMA_PERIMETER, /* turning, intermediate, end, or not said */
    LREL_IMSMA_START,     /* of the perimeter; alone, what a survey began at */
    LREL_IMSMA_INSIDE,    /* evidence, usage */
    LREL_IMSMA_OUTSIDE    /* reference, benchmark, view */
} lrel_imsma_side;

/* A geopoint. */
typedef struct lrel_imsma_point {
    size_t shape;
    size_t row;    /* of the table of points */
    double number; /* its place in the shape; NaN: not said */
    lrel_xy at;    /* longitude, latitude; NaN: not known */
    uint8_t side;  /* lrel_imsma_side */
} lrel_imsma_point;

/* A geospatialinfo. */
typedef struct lrel_imsma_shape {
    uint8_t kind; /* lrel_shape_kind */
    bool is_active;
    lrel_text id;
    size_t first_point, point_count; /* in order of their numbers */
} lrel_imsma_shape;

typedef struct lrel_imsma_shapes {
    const lrel_context *context;
    lrel_table *info, *points_table; /* that texts point into */
    lrel_names guids;                /* of shapes, in the order of `at` */
    lrel_imsma_shape *at;
    lrel_imsma_point *points;
    size_t point_count;
    size_t points_alone; /* of no shape */
} lrel_imsma_shapes;

/** Takes the tables @p info (geospatialinfo) and @p points (geopoint), which become the
 * shapes' own whatever happens
 * @param out  to be cleared in any case
 * @return LREL_OK, LREL_E_NOT_FOUND (a column) or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_imsma__take_shapes(const lrel_context *context,
                                                   lrel_table *info, lrel_table *points,
                                                   lrel_imsma_shapes *out,
                                                   lrel_error *err);
void lrel_imsma__clear_shapes(lrel_imsma_shapes *shapes);

/** Gives row @p row of the reader's table the shapes @p list (places in @p shapes, of
 * which the inactive ones are passed over), with the data issues that there are. */
LREL_NODISCARD lrel_status lrel_imsma__draw(lrel_reader *reader,
                                            const lrel_imsma_shapes *shapes,
                                            const size_t *list, size_t count, size_t row,
                                            lrel_error *err);

#endif
