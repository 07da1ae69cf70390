/* SPDX-License-Identifier: Apache-2.0 */
/* chain.h: points that follow each other on the ground, by coordinates or by bearing and
 * distance, become a ring. Longitudes and latitudes are on WGS 84. */
#ifndef LREL_DRAW_CHAIN_H
#define LREL_DRAW_CHAIN_H

#include "core/fail.h"
#include "core/memory.h"
#include "normalise/placing.h"
#include "programme/programme.h"

/* One point, as it was written down. */
typedef struct lrel_station {
    int64_t number; /* as rows or columns count, for messages */
    int type;       /* lrel_point_type, -1: not stated, and of the perimeter */
    bool has_place; /* coordinates */
    lrel_xy place;
    lrel_xy said; /* the same as the source has them */
    bool has_leg; /* bearing and distance */
    double bearing_deg;
    double distance_m;
    lrel_text said_from; /* where they begin, as written; "": at the point before */
    size_t from;         /* the same: a station before this one, counted from 1; or 0 */
} lrel_station;

/* What bearings count from. */
typedef struct lrel_compass {
    lrel_north north;
    lrel_operation *operation; /* of the source: its grid; may be NULL */
    double declination_deg;    /* of magnetic north */
} lrel_compass;

/** What is to be added to a bearing at @p lonlat so that it counts from true north. */
double lrel_compass__turn(const lrel_compass *compass, lrel_xy lonlat);

typedef struct lrel_chain_rules {
    const lrel_context *context;
    lrel_compass compass;
    bool returns;
    bool is_bowditch;
    double tolerance_m; /* two measurements of one point may differ by so much */
} lrel_chain_rules;

/* Where a point is. */
typedef struct lrel_reached {
    bool is_known;
    lrel_xy place;
    double walked_m; /* of legs since the last point with coordinates */
} lrel_reached;

/* A point of the ring. */
typedef struct lrel_corner {
    const lrel_station *station;
    lrel_xy place;
    double walked_m; /* as above */
} lrel_corner;

/* What came of it. The lists are kept from one chain to the next. */
typedef struct lrel_chain {
    struct {
        lrel_corner *at; /* the ring, not closed; clear with lrel__free() */
        size_t count, capacity;
    } corners;
    struct {
        lrel_reached *at; /* by station; likewise */
        size_t count, capacity;
    } reached;
    double length_m;   /* of the perimeter as measured */
    bool has_returned; /* the last point is the first again, as far as anybody can tell */
    double miss_m;     /* ... and lies so far from it */
    bool is_spread;
    bool is_branched; /* legs of the ring begin elsewhere than at the point before */
    double apart_m; /* the most that coordinates and leg of one point differ; 0: within */
    int64_t apart_number; /* which */
} lrel_chain;

/** Walks along @p stations.
 * @return LREL_OK, LREL_E_GEOMETRY with the reason why there is no ring, or
 * LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_chain__walk(const lrel_chain_rules *rules,
                                            const lrel_station *stations, size_t count,
                                            lrel_chain *out, lrel_error *err);

#endif
