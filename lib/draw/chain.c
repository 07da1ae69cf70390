/* SPDX-License-Identifier: Apache-2.0 */
/* chain.c: a traverse, leg by leg along geodesics of WGS 84 (C. F. F. Karney, Algorithms
 * for geodesics, 2013, as PROJ has them); what it misses when it comes back, spread in
 * proportion to the way walked (N. Bowditch, 1808: the compass rule). */
#include "draw/chain.h"

#include <math.h>

#include "bridge/proj.h"
#include "core/fail.h"

/* A last point so near the first, of the whole way, is the first again. */
#define RETURN_SHARE 0.05
/* What misses more of the way is a blunder: spreading would hide it. */
#define SPREAD_SHARE 0.1
/* No leg is so long that anybody measured it on the ground. */
#define LEG_MAX_M 100000.0

typedef struct walk {
    const lrel_chain_rules *rules;
    lrel_chain *chain;
    bool is_somewhere;
    lrel_xy at;
    double walked_m; /* since the last point with coordinates */
    bool is_start_again;
    const lrel_station *loose; /* a first point with a leg that begins nowhere */
    lrel_error *err;
} walk;

/* Where its leg leads to. */
static lrel_status step(walk *w, const lrel_station *s, lrel_xy *out)
{
    double bearing;

    if (!w->is_somewhere)
        return lrel__fail(w->err, LREL_E_GEOMETRY,
                          "point %lld is measured from a point without coordinates",
                          (long long)s->number);
    if (!(s->distance_m >= 0 && s->distance_m <= LEG_MAX_M))
        return lrel__fail(w->err, LREL_E_GEOMETRY,
                          "point %lld is %.10g m away from the one before",
                          (long long)s->number, s->distance_m);
    bearing = s->bearing_deg + lrel_compass__turn(&w->rules->compass, w->at);
    lrel_geodesic_step(w->at.x, w->at.y, bearing, s->distance_m, &out->x, &out->y);
    return LREL_OK;
}

/* Coordinates go before the leg, which is then a second measurement. */
static void compare(walk *w, const lrel_station *s, lrel_xy by_leg)
{
    double apart = lrel_geodesic_distance_m(s->place.x, s->place.y, by_leg.x, by_leg.y);

    if (apart <= w->rules->tolerance_m || apart <= w->chain->apart_m)
        return;
    w->chain->apart_m = apart;
    w->chain->apart_number = s->number;
}

static lrel_status add_corner(walk *w, const lrel_station *s, lrel_xy before)
{
    lrel_chain *chain = w->chain;
    lrel_corner *slot = LREL__PUSH(w->rules->context, &chain->corners);

    if (!slot)
        return lrel__fail_memory(w->err);
    if (chain->corners.count > 1)
        chain->length_m += lrel_geodesic_distance_m(before.x, before.y, w->at.x, w->at.y);
    w->is_start_again = s->type == LREL_POINT_START && chain->corners.count > 1;
    *slot = (lrel_corner){.station = s, .place = w->at, .walked_m = w->walked_m};
    return LREL_OK;
}

/* Legs that are written beside the point that they begin at would be walked one too late
 * each: nobody can see it from the shape. It is told by the first. */
static lrel_status check_loose(walk *w, const lrel_station *s)
{
    if (!w->is_somewhere && s->has_place && s->has_leg && s->distance_m > 0)
        w->loose = s;
    if (!w->loose || s->has_place)
        return LREL_OK;
    return lrel__fail(
        w->err, LREL_E_GEOMETRY,
        "point %lld has a bearing and distance, and no point before it that "
        "they are from; they belong to the point that they lead to",
        (long long)w->loose->number);
}

static lrel_status visit(walk *w, const lrel_station *s)
{
    lrel_xy before = w->at, by_leg = {0, 0};
    lrel_status status;
    bool is_chained = s->type < LREL_POINT_EVIDENCE;

    if (!is_chained)
        return LREL_OK;
    if (!s->has_place && !s->has_leg)
        return lrel__fail(w->err, LREL_E_GEOMETRY,
                          "point %lld has neither coordinates nor bearing and distance",
                          (long long)s->number);
    if ((status = check_loose(w, s)) != LREL_OK)
        return status;
    if (s->has_leg && (w->is_somewhere || !s->has_place)) {
        if ((status = step(w, s, &by_leg)) != LREL_OK)
            return status;
        w->walked_m += s->distance_m;
        if (s->has_place)
            compare(w, s, by_leg);
    }
    if (s->has_place)
        w->walked_m = 0;
    w->at = s->has_place ? s->place : by_leg;
    w->is_somewhere = true;
    if (s->type >= 0 && !lrel_point_is_of_perimeter(s->type))
        return LREL_OK;
    return add_corner(w, s, before);
}

/* By as much of the miss as of the way was walked, since the last point that was not
 * measured by legs alone. */
static void spread(lrel_chain *chain, lrel_xy missed)
{
    lrel_corner *at = chain->corners.at;
    size_t last = chain->corners.count - 1, first = last;
    double from, way;

    while (first > 0 && at[first].walked_m > at[first - 1].walked_m)
        first--;
    from = at[first].walked_m;
    way = at[last].walked_m - from;
    for (size_t i = first + 1; i <= last && way > 0; i++) {
        double share = (at[i].walked_m - from) / way;

        at[i].place.x += missed.x * share;
        at[i].place.y += missed.y * share;
    }
    chain->is_spread = true;
    chain->corners.count--; /* it is the first */
}

static void close_ring(const walk *w)
{
    const lrel_chain_rules *rules = w->rules;
    lrel_chain *chain = w->chain;
    size_t count = chain->corners.count;
    const lrel_station *end = chain->corners.at[count - 1].station;
    lrel_xy first = chain->corners.at[0].place, last = chain->corners.at[count - 1].place;
    double miss = lrel_geodesic_distance_m(first.x, first.y, last.x, last.y);

    chain->has_returned =
        !end->has_place && (rules->returns || w->is_start_again ||
                            (count > 3 && miss <= chain->length_m * RETURN_SHARE));
    if (!chain->has_returned)
        return;
    chain->miss_m = miss;
    if (rules->is_bowditch && miss <= chain->length_m * SPREAD_SHARE)
        spread(chain, (lrel_xy){first.x - last.x, first.y - last.y});
}

lrel_status lrel_chain__walk(const lrel_chain_rules *rules, const lrel_station *stations,
                             size_t count, lrel_chain *out, lrel_error *err)
{
    walk w = {.rules = rules, .chain = out, .err = err};
    lrel_status status;

    out->corners.count = 0;
    out->length_m = out->miss_m = out->apart_m = 0;
    out->has_returned = out->is_spread = false;
    for (size_t i = 0; i < count; i++)
        if ((status = visit(&w, &stations[i])) != LREL_OK)
            return status;
    if (out->corners.count > 0)
        close_ring(&w);
    if (out->corners.count < 3)
        return lrel__fail(err, LREL_E_GEOMETRY, "%zu points enclose nothing",
                          out->corners.count);
    return LREL_OK;
}
