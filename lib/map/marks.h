/* SPDX-License-Identifier: Apache-2.0 */
/* marks.h: what is drawn of a record that has no land on the map: the lines of its shape,
 * its point, or a point in the unit that its place code names. */
#ifndef LREL_MAP_MARKS_H
#define LREL_MAP_MARKS_H

#include "check/inside.h"
#include "map/layers.h"

typedef enum map_standin {
    MARK_NONE,
    MARK_OUTLINE, /* the lines of its shape */
    MARK_POINT,   /* its own point or points */
    MARK_PLACE    /* one in the unit of its place code */
} map_standin;

typedef struct map_marks {
    const lrel_dataset *data;
    uint32_t *units; /* by code, the finest level first */
    size_t unit_count;
    lrel_inside inside;
    struct {
        lrel_grid_point *at;
        size_t count, capacity;
    } points; /* of the line or mark at hand, in 1e-7 degrees */
    bool out_of_memory;
} map_marks;

/** @return LREL_OK or LREL_E_MEMORY; clear it in any case */
LREL_NODISCARD lrel_status lrel_marks__init(map_marks *m, const lrel_dataset *data,
                                            lrel_error *err);
void lrel_marks__clear(map_marks *m);

/** What is drawn of record @p record: nothing where its position is not believed. */
map_standin lrel_marks__of(const map_marks *m, size_t record);

/** Fills `points` with line @p line of the record's outline. @return false behind the
 * last line */
bool lrel_marks__line(map_marks *m, size_t record, uint32_t line);

/** Fills `points` with the one point of a mark that is none of lines; or with none. */
void lrel_marks__point(map_marks *m, size_t record);

/** Adds all that is drawn of the record. */
void lrel_marks__add_extent(map_marks *m, size_t record, map_extent *extent);

#endif
