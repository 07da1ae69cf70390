/* SPDX-License-Identifier: Apache-2.0 */
/* perimeters.h: the points of records as the cells of a table say them. */
#ifndef LREL_DRAW_PERIMETERS_H
#define LREL_DRAW_PERIMETERS_H

#include "draw/cell_code.h"
#include "draw/chain.h"
#include "draw/merge.h"
#include "draw/numbered.h"
#include "model/unit.h"

/* Columns whose cells rows of one record have in common: id, version, and that of
 * `where`. */
#define LREL_PERIMETER_KEYS 3

/* The table, bound to the words of `traverse`. */
typedef struct lrel_perimeters {
    const lrel_source *source;
    int32_t source_number;
    lrel_operation *operation; /* NULL: no point has coordinates */
    lrel_table *table;
    int id, version, where, point;
    int bearing, distance;  /* of rows */
    int from_point;         /* likewise; -1: none */
    lrel_numbered numbered; /* of a row with all its points; none: rows are points */
    bool has_own_point;     /* ... but for the first, by `lon` and `lat` without a # */
    const lrel_unit *unit;
    lrel_cell_code type;
    struct {
        lrel_station *at;
        size_t count, capacity;
    } stations; /* of the record that came last */
} lrel_perimeters;

/** @return LREL_OK, LREL_E_NOT_FOUND or LREL_E_PROGRAMME */
LREL_NODISCARD lrel_status lrel_perimeters__bind(lrel_perimeters *p,
                                                 const lrel_source *source,
                                                 int32_t source_number,
                                                 lrel_operation *operation,
                                                 lrel_table *table, lrel_error *err);
void lrel_perimeters__clear(lrel_perimeters *p);
void lrel_perimeters__keys(const lrel_perimeters *p, int keys[LREL_PERIMETER_KEYS]);
lrel_text lrel_perimeters__id(const lrel_perimeters *p, size_t row);

/** Refuses bearings without a north, saying what each would be.
 * @return LREL_OK or LREL_E_PROGRAMME */
LREL_NODISCARD lrel_status lrel_perimeters__need_north(const lrel_perimeters *p,
                                                       lrel_operation *operation,
                                                       lrel_error *err);

/** The points of one record, in order, which stay until the next call.
 * @return LREL_OK, LREL_E_GEOMETRY with what is wrong with a cell, or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_perimeters__stations(lrel_perimeters *p,
                                                     const uint32_t *rows, size_t count,
                                                     const lrel_station **out,
                                                     size_t *out_count, lrel_error *err);

/** from_point.c: finds the stations that legs begin at.
 * @return LREL_OK, LREL_E_GEOMETRY: one names no earlier point; or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_perimeters__find_origins(lrel_perimeters *p,
                                                         lrel_error *err);

/** Works out the declination for a record of magnetic bearings, where the programme does
 * not say it. @return LREL_OK or LREL_E_GEOMETRY: there is none to be had */
LREL_NODISCARD lrel_status lrel_perimeters__declination(
    const lrel_perimeters *p, size_t row, const lrel_station *stations, size_t count,
    lrel_compass *compass, lrel_error *err);

/** Says which types of points were not understood. */
LREL_NODISCARD lrel_status lrel_perimeters__report(lrel_perimeters *p,
                                                   lrel_issues *issues, lrel_error *err);

#endif
