/* SPDX-License-Identifier: Apache-2.0 */
/* checking.h: what the checks share: measured once, read by all. Private to lib/check.
 *
 * Every check is near linear in records and vertices; what needs to know which records
 * share land asks the faces of the mosaic. */
#ifndef LREL_CHECK_CHECKING_H
#define LREL_CHECK_CHECKING_H

#include "check/check.h"

/* A record's rings on the grid. Whole numbers: neither where a ring begins nor which way
 * it runs can change them. */
typedef struct lrel_shape_measure {
    int64_t outlined2; /* doubled: shells less holes, each by the shoelace formula; what
                          other programs take for the area */
    int64_t border;    /* |dx| + |dy| along all rings: no less than their length */
    int32_t west, south, east, north;
    size_t first_ring;
    uint32_t ring_count;
    uint32_t repeated; /* points that follow themselves */
    bool has_parts;    /* more than one */
} lrel_shape_measure;

typedef struct lrel_checking {
    const lrel_dataset *data;
    uint32_t owner_count; /* those of records; the units' come behind them */
    uint32_t *record_of_owner;
    lrel_shape_measure *measures; /* by owner */
    const lrel_check_info *info;  /* of the check that runs */
} lrel_checking;

/** Measures every placed record. Clear it in any case. */
LREL_NODISCARD lrel_status lrel_checking__init(lrel_checking *c, const lrel_dataset *data,
                                               lrel_error *err);
void lrel_checking__clear(lrel_checking *c);

/** An issue about record @p record, to be completed and added. */
lrel_issue lrel_check__issue(const lrel_checking *c, lrel_issue_kind kind, size_t record);
/** Adds an issue, which must be of a kind that the registry has for this check. */
LREL_NODISCARD lrel_status lrel_check__add(const lrel_checking *c,
                                           const lrel_issue *issue, lrel_error *err);
/** Says where the issue is, if that has a place on the Earth. */
void lrel_check__put_at(const lrel_checking *c, lrel_issue *issue, lrel_grid_point at);

/** The lowest point (by x, then y) in which two edges of a record cross or, where none
 * do, that its outlines pass twice. @p *found false: none, or too many points to look. */
LREL_NODISCARD lrel_status lrel_check__crossing(const lrel_checking *c, uint32_t owner,
                                                lrel_grid_point *out, bool *found,
                                                lrel_error *err);

/** The source rings of a record, and the file they are from. */
typedef struct lrel_source_shape {
    const lrel_input *input;
    const lrel_shape *shape;
    const lrel_shape_ring *rings;
} lrel_source_shape;
lrel_source_shape lrel_check__source_shape(const lrel_dataset *data, size_t record);

/** Fills in the position and the place of every issue that has none. */
LREL_NODISCARD lrel_status lrel_check__locate(const lrel_checking *c, lrel_error *err);

/* The checks, a file each. */
#define LREL_CHECK(name)                                                                 \
    LREL_NODISCARD lrel_status lrel_check__##name(const lrel_checking *c, lrel_error *err)
LREL_CHECK(area_of_use);
LREL_CHECK(swapped);
LREL_CHECK(two_readings);
LREL_CHECK(outlines);
LREL_CHECK(repeated_shape);
LREL_CHECK(repeated_points);
LREL_CHECK(long_edge);
LREL_CHECK(circle);
LREL_CHECK(stated_area);
LREL_CHECK(repeated_id);
LREL_CHECK(recorded_again);
LREL_CHECK(beyond_hazard);
LREL_CHECK(product);
LREL_CHECK(contamination);

#endif
