/* SPDX-License-Identifier: Apache-2.0 */
/* focus.h: which recorded land to work on first. Never where there is none: all recorded
 * areas must be released; this orders the work.
 *
 * Learned from cleared land whose releases state their items (evidence), how many items a
 * hectare of open land may hold (model, estimate); ordered by a score of few terms, with
 * a suggested next step. What the order would have been worth is measured on the past
 * (validation), and so is how focused the clearance was (retrospect). The method is in
 * docs/methods/focus.md. */
#ifndef LREL_FOCUS_FOCUS_H
#define LREL_FOCUS_FOCUS_H

#include "analysis/analysis.h"
#include "map/lattice.h"
#include "write/tidy.h"

/* What every product says. */
#define LREL_FOCUS_STATEMENT                                                             \
    "All recorded areas must be released; this orders the work. "                        \
    "A low place in the order does not mean free of explosive ordnance."

/* Land of one hazard row in one account. */
typedef struct focus_land {
    uint32_t account;
    uint32_t row;   /* of the ledger's hazards */
    uint32_t place; /* of the analysis: the units it lies in */
    int64_t area2;
} focus_land;

typedef struct focus_lands {
    focus_land *at; /* in order of account, the hazard's number, row, place */
    size_t count, capacity;
} focus_lands;

/* Land that a release cleared of a hazard. */
typedef struct focus_cleared {
    uint32_t account;
    uint32_t release; /* of the ledger */
    uint32_t row;
    uint32_t place;
    int64_t area2;
} focus_cleared;

typedef struct focus_cleared_list {
    focus_cleared *at; /* in order of account, release, row, place */
    size_t count, capacity;
} focus_cleared_list;

/* Something with a place, in metres of the grid. */
typedef struct focus_point {
    double x, y;
    double quantity;
    int32_t day;  /* LREL_DAY_OPEN: not known */
    int category; /* of lrel_vocabulary_item; -1: not known */
} focus_point;

typedef struct focus_points {
    focus_point *at; /* in order of facts */
    size_t count, capacity;
    bool has_source; /* the programme has such a source, if an empty one */
} focus_points;

/* Three ways to tell kinds of land apart, each finer than the one before: class and
 * national class; contamination too; the agency too. */
#define FOCUS_LEVELS 3

/* By level and land group of the analysis: which kind it is. */
typedef struct focus_kinds {
    uint32_t *number[FOCUS_LEVELS];
    uint32_t count[FOCUS_LEVELS];
} focus_kinds;

/* A line of the programme's own list of priorities. */
typedef struct focus_priority {
    lrel_text id;
    lrel_text reg; /* "": of any register */
    lrel_text priority;
    bool is_met; /* a hazard on record is called so */
} focus_priority;

/* What all that is said here is made from. */
typedef struct lrel_focus {
    const lrel_analysis *a;
    const lrel_context *context;
    lrel_date as_of;
    lrel_date cut;           /* what the order is tried on begins after this day */
    focus_lands open;        /* on the as-of day */
    focus_lands open_at_cut; /* on the day of the cut */
    focus_cleared_list cleared;
    lrel_xy *places; /* by hazard row: its middle; NAN: none */
    lrel_xy *release_places;
    double *release_items; /* by release and category of items: LREL_ITEM_MAX each;
                              NAN: not stated */
    focus_points accidents, items;
    focus_kinds kinds;
    double *exposure; /* by layer of the programme and hazard row: from 0 to 1 */
    struct {
        focus_priority *at; /* in order of id, then register */
        size_t count;
        lrel_table *table; /* whose texts they are */
        bool is_given;
    } priorities;
    lrel_issues *issues;        /* of reading layers and the list */
    struct focus_order *orders; /* by account: its open hazards on the as-of day */
} lrel_focus;

/** Gathers all that is needed. To be cleared, whatever is returned.
 * @return LREL_OK, LREL_E_MEMORY, LREL_E_CANCELLED, or what was wrong with a layer or
 * with the list of priorities */
LREL_NODISCARD lrel_status lrel_focus_open(const lrel_analysis *a, lrel_focus *out,
                                           lrel_error *err);
void lrel_focus_clear(lrel_focus *focus);

/** focus.csv: open hazards in order. @param account  this one, or LREL_ACCOUNT_EVERY */
LREL_NODISCARD lrel_status lrel_focus_table(const lrel_focus *focus, uint32_t account,
                                            lrel_stream *stream, lrel_error *err);
void lrel_focus_schema(const lrel_focus *focus, lrel_stream *stream);

/** focus_validation.csv: what the order would have been worth in the last three years. */
LREL_NODISCARD lrel_status lrel_focus_validation(const lrel_focus *focus,
                                                 uint32_t account, lrel_stream *stream,
                                                 lrel_error *err);
void lrel_focus_validation_schema(lrel_stream *stream);

/** focus_lorenz.csv: how much of what is expected, and of what was found in the last
 * whole year, lies in how much of the land. */
LREL_NODISCARD lrel_status lrel_focus_lorenz(const lrel_focus *focus, uint32_t account,
                                             lrel_stream *stream, lrel_error *err);
void lrel_focus_lorenz_schema(lrel_stream *stream);

/** focus_retrospect.csv: how focused the clearance of the last whole year was, by
 * operator and unit. */
LREL_NODISCARD lrel_status lrel_focus_retrospect(const lrel_focus *focus,
                                                 uint32_t account, lrel_stream *stream,
                                                 lrel_error *err);
void lrel_focus_retrospect_schema(const lrel_focus *focus, lrel_stream *stream);

/** focus.geojson: what is left of open hazards, with their places in the order.
 * @param lattice  of the as-of day */
LREL_NODISCARD lrel_status lrel_focus_map(const lrel_focus *focus,
                                          const lrel_lattice *lattice, uint32_t account,
                                          lrel_stream *stream, lrel_error *err);

/** focus.html: all of it on a page. */
LREL_NODISCARD lrel_status lrel_focus_brief(const lrel_focus *focus, uint32_t account,
                                            lrel_stream *stream, lrel_error *err);

#endif
