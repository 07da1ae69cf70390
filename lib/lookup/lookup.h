/* SPDX-License-Identifier: Apache-2.0 */
/* lookup.h: what stands behind the public handle.
 *
 * Made once: the indexes over the records of the account and over those beside it (the
 * *aside*), the marks, and what has no place. Made anew by each question: the answer,
 * whose texts live in an arena of its own. */
#ifndef LREL_LOOKUP_LOOKUP_H
#define LREL_LOOKUP_LOOKUP_H

#include "dataset/lands.h"
#include "landrelease/locator.h"
#include "landrelease/lookup.h"
#include "ledger/history.h"

/* Edges follow the source's line within 1 cm, and points are rounded: closer than this
 * nobody can say which side a point is on. */
#define LOOKUP_TOUCH_M 0.02
/* Distances are shown to a tenth of a metre: what is shown as 5.0 m is within 5 m. */
#define LOOKUP_SHOWN_M 0.05

/* Records with a shape that are no part of the account, in a mosaic of their own. */
typedef struct lookup_aside {
    lrel_mosaic *mosaic;
    lrel_locator *locator;
    uint32_t *record_of_owner;
} lookup_aside;

/* A record that is a point, several, or a line. */
typedef struct lookup_mark {
    uint32_t record;
    bool is_line;
    size_t first; /* in `points` */
    size_t count;
} lookup_mark;

typedef struct lookup_marks {
    struct {
        lookup_mark *at;
        size_t count, capacity;
    } list;
    struct {
        lrel_xy *at; /* grid metres */
        size_t count, capacity;
    } points;
} lookup_marks;

typedef enum lookup_absence {
    ABSENT_HAZARD_SHAPE,
    ABSENT_HAZARD_POSITION,
    ABSENT_RELEASE_SHAPE,
    ABSENT_RELEASE_POSITION,
    ABSENT_FACT, /* items and accidents */
    ABSENCE_COUNT
} lookup_absence;

/* The edge difference at the end of a day, in a mosaic of its own: one face may have a
 * piece that is and another that is not. */
typedef struct lookup_slivers {
    bool is_made;
    lrel_date day;       /* for which that is so */
    lrel_lands lands;    /* owners of the mosaic are pieces of edge difference in it */
    lrel_mosaic *mosaic; /* NULL: there is no such piece */
    lrel_locator *locator;
} lookup_slivers;

/* Records without a place on the map, by what they lack and the place code they state. */
typedef struct absent_group {
    lookup_absence what;
    lrel_text place; /* "": none, or one that no unit has */
    size_t count;
    lrel_stated_sum stated;
} absent_group;

typedef struct lookup_absents {
    absent_group *at; /* sorted */
    size_t count, capacity;
} lookup_absents;

/* The question. */
typedef struct lookup_question {
    lrel_xy lonlat;
    lrel_xy metres; /* on the grid */
    double stretch; /* no ground distance here is shorter than one on the grid divided by
                       this, nor longer than one multiplied by it */
    double error_m;
    lrel_date at;
} lookup_question;

/* A side of the answer. */
typedef struct answer_side {
    lrel_land_side land; /* without units */
    lrel_lookup_side summary;
    lrel_lookup_account *accounts;
    lrel_lookup_event *events;
    size_t event_count;
} answer_side;

/* A record of the answer, and what sorts it. */
typedef struct answer_record {
    lrel_lookup_record summary;
    uint32_t record;
    bool is_aside;
} answer_record;

struct lrel_lookup {
    const lrel_dataset *data;
    const lrel_context *context;
    lrel_locator *locator;
    lrel_history *history;
    uint32_t record_owners; /* owners from here on are units */
    uint32_t *record_of_owner;
    const lrel_unit **unit_of_owner; /* by owner less record_owners */
    lookup_aside aside;
    lookup_slivers slivers; /* of the last day asked for */
    lookup_marks marks;
    lookup_absents absents;
    lrel_lookup_source *sources;
    size_t source_count;
    double error_max_m; /* of any record */
    double reach_m;     /* of the mosaic, from the grid's centre */
    lrel_arena *kept;   /* texts of sources */

    lookup_question question;
    lrel_arena *arena; /* of the answer */
    struct {
        answer_record *at;
        size_t count, capacity;
    } records;
    struct {
        answer_side *at;
        size_t count, capacity;
    } sides;
    struct {
        lrel_lookup_unit *at;
        size_t count, capacity;
    } units;
    struct {
        lrel_lookup_absent *at;
        size_t count, capacity;
    } lacking;
    struct {
        uint32_t *at; /* owners whose border is within their error */
        size_t count, capacity;
    } doubtful;
    bool has_nearest[2]; /* of records, of hazards */
    lrel_lookup_record nearest[2];
};

/** Makes a lookup of @p data: see lrel_lookup_new(). */
LREL_NODISCARD lrel_status lrel_lookup__new(const lrel_dataset *data, lrel_lookup **out,
                                            lrel_error *err);

/* What is made once, a file each. */
LREL_NODISCARD lrel_status lrel_lookup__make_aside(lrel_lookup *l, lrel_error *err);
LREL_NODISCARD lrel_status lrel_lookup__make_marks(lrel_lookup *l, lrel_error *err);
LREL_NODISCARD lrel_status lrel_lookup__make_absents(lrel_lookup *l, lrel_error *err);
LREL_NODISCARD lrel_status lrel_lookup__make_sources(lrel_lookup *l, lrel_error *err);

/** Counts record @p record among those without a place. */
LREL_NODISCARD lrel_status lrel_lookup__lack(lrel_lookup *l, size_t record,
                                             bool has_shape, lrel_error *err);
/** Whether the record is an outline that is no part of the account, or a mark. */
bool lrel_lookup__is_aside(const lrel_dataset *data, size_t record);
bool lrel_lookup__is_mark(const lrel_dataset *data, size_t record);

/* The parts of an answer. */
LREL_NODISCARD lrel_status lrel_lookup__survey(lrel_lookup *l, lrel_error *err);
LREL_NODISCARD lrel_status lrel_lookup__find_nearest(lrel_lookup *l, lrel_error *err);
LREL_NODISCARD lrel_status lrel_lookup__tell_side(lrel_lookup *l, lrel_land_side side,
                                                  answer_side *out, lrel_error *err);
/** Says of the sides' recorded land what is edge difference. */
LREL_NODISCARD lrel_status lrel_lookup__tell_edge(lrel_lookup *l, lrel_error *err);
void lrel_lookup__drop_slivers(lrel_lookup *l);
LREL_NODISCARD lrel_status lrel_lookup__list_absents(lrel_lookup *l, lrel_error *err);

/** Describes @p record; what depends on the point is left as it is in @p out.
 * @return false where there is no memory */
bool lrel_lookup__describe(const lrel_lookup *l, uint32_t record,
                           lrel_lookup_record *out);
/** A copy that lives as long as the answer, or NULL. */
const char *lrel_lookup__text(const lrel_lookup *l, lrel_text text);
/** The position error of @p record. @return whether its operation's is known */
bool lrel_lookup__error_of(const lrel_dataset *data, uint32_t record, double *error_m);

/** The point of mark @p m nearest to @p at, in grid metres; its distance. */
double lrel_lookup__mark_distance(const lookup_marks *marks, const lookup_mark *m,
                                  lrel_xy at, lrel_xy *nearest);
/** The way from the point of the question to @p metres on the grid. @return false where
 * that is no place */
bool lrel_lookup__way(const lrel_lookup *l, lrel_xy metres, double *distance_m,
                      double *bearing_deg);

/** A place in grid units as one in metres, and back. */
static inline lrel_xy lookup_metres(const lrel_lookup *l, lrel_grid_place place)
{
    double units = lrel_grid_units_per_m(l->data->grid);

    return (lrel_xy){place.x / units, place.y / units};
}

static inline lrel_grid_place lookup_place(const lrel_lookup *l, lrel_xy metres)
{
    double units = lrel_grid_units_per_m(l->data->grid);

    return (lrel_grid_place){metres.x * units, metres.y * units};
}

#endif
