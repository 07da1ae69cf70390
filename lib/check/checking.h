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

/* Where an issue is, that its check has placed itself. */
typedef struct lrel_issue_place {
    size_t issue;
    lrel_grid_point at;
} lrel_issue_place;

/* What one check found. */
typedef struct lrel_check_result {
    lrel_issues *issues;
    struct {
        lrel_issue_place *at;
        size_t count, capacity;
    } places;
} lrel_check_result;

typedef struct lrel_checking {
    const lrel_dataset *data;
    uint32_t owner_count; /* those of records; the units' come behind them */
    uint32_t *record_of_owner;
    lrel_shape_measure *measures; /* by owner */
    const struct lrel_unit_borders *borders;
    const lrel_check_info *info; /* of the check that runs */
    lrel_check_result *result;   /* likewise */
} lrel_checking;

/** Measures every placed record. Clear it in any case. */
LREL_NODISCARD lrel_status lrel_checking__init(lrel_checking *c, const lrel_dataset *data,
                                               lrel_error *err);
void lrel_checking__clear(lrel_checking *c);

/* A record or a fact: what checks may ask of both. */
typedef struct lrel_subject {
    uint32_t source;
    int64_t row; /* as the file counts */
    size_t table_row;
    uint32_t owner; /* in the mosaic, or LREL_OWNER_NONE */
    lrel_text id;
    lrel_text place; /* as stated */
    bool used;
    bool is_elsewhere; /* `where` leaves it to another source, which judges it */
} lrel_subject;

/** Subjects are numbered: records by their number, then facts. Those of a source follow
 * each other. */
size_t lrel_check__subject_count(const lrel_dataset *data);
lrel_subject lrel_check__subject(const lrel_dataset *data, size_t subject);
/** The number behind the last subject of the source of @p first. */
size_t lrel_check__end_of_source(const lrel_dataset *data, size_t first);

/** An issue about a record or fact, to be completed and added. */
lrel_issue lrel_check__issue(const lrel_checking *c, lrel_issue_kind kind,
                             size_t subject);
/** Adds an issue, which must be of a kind that the registry has for this check. */
LREL_NODISCARD lrel_status lrel_check__add(const lrel_checking *c,
                                           const lrel_issue *issue, lrel_error *err);

/* Issues of one kind that a source raises, held back until they are counted. */
typedef struct lrel_suspects {
    lrel_issue *at;
    size_t count, capacity;
} lrel_suspects;

/** @return false where there is no memory */
bool lrel_check__suspect(const lrel_checking *c, lrel_suspects *list,
                         const lrel_issue *issue);
/** Adds them one by one or, where they are more than ten and more than half of @p of,
 * once for the source. */
LREL_NODISCARD lrel_status lrel_check__add_suspects(const lrel_checking *c,
                                                    const lrel_suspects *list, size_t of,
                                                    lrel_error *err);
void lrel_check__clear_suspects(const lrel_checking *c, lrel_suspects *list);

/* Looks at the subjects @p first to @p last - 1, which are of one source. @p rows has
 * room for something about each; @p found is of no issue yet. */
typedef lrel_status (*lrel_source_check)(const lrel_checking *c, size_t first,
                                         size_t last, void *rows, lrel_suspects *found,
                                         lrel_error *err);

/** Calls @p check for each source, of the subjects from @p first on; @p row_bytes is how
 * much it wants for each of them. */
LREL_NODISCARD lrel_status lrel_check__by_source(const lrel_checking *c, size_t first,
                                                 size_t row_bytes,
                                                 lrel_source_check check,
                                                 lrel_error *err);

/** Adds an issue that is at @p at, if that has a place on the Earth. */
LREL_NODISCARD lrel_status lrel_check__add_at(const lrel_checking *c,
                                              const lrel_issue *issue, lrel_grid_point at,
                                              lrel_error *err);

/** The lowest point (by x, then y) in which two edges of a record cross or, where none
 * do, that its outlines pass twice. @p *found false: none, or too many points to look. */
LREL_NODISCARD lrel_status lrel_check__crossing(const lrel_checking *c, uint32_t owner,
                                                lrel_grid_point *out, bool *found,
                                                lrel_error *err);

/** Whether the owner is a line with a width: its rings are ours, and overlap. */
static inline bool lrel_check__is_strip(const lrel_checking *c, uint32_t owner)
{
    return c->data->records.at[c->record_of_owner[owner]].width_m > 0;
}

/** The source rings of a record or fact, and the file they are from. */
typedef struct lrel_source_shape {
    const lrel_input *input;
    const lrel_shape *shape;
    const lrel_shape_ring *rings;
} lrel_source_shape;
lrel_source_shape lrel_check__source_shape(const lrel_dataset *data, size_t subject);
/** The middle of its box, in the coordinates of the file; false where it has no points.
 */
bool lrel_check__source_middle(const lrel_source_shape *s, lrel_xy *out);

/** An issue about the id of a record or fact. */
lrel_issue lrel_check__id_issue(const lrel_checking *c, size_t subject);
/** The part of the check of ids that looks at facts. */
LREL_NODISCARD lrel_status lrel_check__repeated_fact(const lrel_checking *c,
                                                     lrel_error *err);

/** Fills in the position and the place of every issue that has none. */
LREL_NODISCARD lrel_status lrel_check__locate(const lrel_checking *c, lrel_error *err);

/* The checks, a file each. */
#define LREL_CHECK(name)                                                                 \
    LREL_NODISCARD lrel_status lrel_check__##name(const lrel_checking *c, lrel_error *err)
LREL_CHECK(delivery);
LREL_CHECK(mixed_products);
LREL_CHECK(unread_row);
LREL_CHECK(area_of_use);
LREL_CHECK(swapped);
LREL_CHECK(datum_shift);
LREL_CHECK(zero);
LREL_CHECK(two_readings);
LREL_CHECK(outlines);
LREL_CHECK(repeated_shape);
LREL_CHECK(near_same);
LREL_CHECK(replaces);
LREL_CHECK(repeated_points);
LREL_CHECK(revisited_points);
LREL_CHECK(repeated_position);
LREL_CHECK(repeated_item);
LREL_CHECK(long_edge);
LREL_CHECK(circle);
LREL_CHECK(boxes);
LREL_CHECK(stated_area);
LREL_CHECK(repeated_id);
LREL_CHECK(facts);
LREL_CHECK(recorded_again);
LREL_CHECK(beyond_hazard);
LREL_CHECK(shapeless);
LREL_CHECK(product);
LREL_CHECK(contamination);
LREL_CHECK(place);
LREL_CHECK(place_outside);

#endif
