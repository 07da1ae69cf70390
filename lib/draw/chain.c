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
    lrel_reached last;  /* the point before, of those that the way goes through */
    size_t last_number; /* its place among the stations, from 1 */
    bool is_start_again;
    const lrel_station *loose; /* a first point with a leg that begins nowhere */
    lrel_error *err;
} walk;

static void follow(const walk *w, const lrel_station *s, lrel_xy origin, lrel_xy *out)
{
    double bearing = s->bearing_deg + lrel_compass__turn(&w->rules->compass, origin);

    lrel_geodesic_step(origin.x, origin.y, bearing, s->distance_m, &out->x, &out->y);
}

static bool is_walkable(const lrel_station *s)
{
    return s->distance_m >= 0 && s->distance_m <= LEG_MAX_M;
}

/* Where its leg leads to. */
static lrel_status step(const walk *w, const lrel_station *s, const lrel_reached *origin,
                        lrel_xy *out)
{
    if (!origin->is_known)
        return lrel__fail(w->err, LREL_E_GEOMETRY,
                          "point %lld is measured from a point without coordinates",
                          (long long)s->number);
    if (!is_walkable(s))
        return lrel__fail(w->err, LREL_E_GEOMETRY,
                          "point %lld is %.10g m away from the one that it is measured "
                          "from",
                          (long long)s->number, s->distance_m);
    follow(w, s, origin->place, out);
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

static lrel_status add_corner(walk *w, const lrel_station *s)
{
    lrel_chain *chain = w->chain;
    size_t count = chain->corners.count;
    lrel_corner *slot = LREL__PUSH(w->rules->context, &chain->corners);

    if (!slot)
        return lrel__fail_memory(w->err);
    *slot = (lrel_corner){s, w->last.place, w->last.walked_m};
    if (count > 0)
        chain->length_m += lrel_geodesic_distance_m(slot[-1].place.x, slot[-1].place.y,
                                                    slot->place.x, slot->place.y);
    w->is_start_again = s->type == LREL_POINT_START && count > 0;
    return LREL_OK;
}

/* Legs that are written beside the point that they begin at would be walked one too late
 * each: nobody can see it from the shape. It is told by the first. */
static lrel_status check_loose(walk *w, const lrel_station *s)
{
    if (s->from > 0)
        return LREL_OK;
    if (!w->last.is_known && s->has_place && s->has_leg && s->distance_m > 0)
        w->loose = s;
    if (!w->loose || s->has_place)
        return LREL_OK;
    return lrel__fail(
        w->err, LREL_E_GEOMETRY,
        "point %lld has a bearing and distance, and no point before it that "
        "they are from; they belong to the point that they lead to",
        (long long)w->loose->number);
}

/* The way does not go through it, but a later leg may begin there. */
static void pass_by(const walk *w, const lrel_station *s, const lrel_reached *origin,
                    lrel_reached *here)
{
    *here = (lrel_reached){.is_known = s->has_place, .place = s->place};
    if (s->has_place || !s->has_leg || !origin->is_known || !is_walkable(s))
        return;
    here->is_known = true;
    here->walked_m = origin->walked_m + s->distance_m;
    follow(w, s, origin->place, &here->place);
}

static lrel_status go_to(walk *w, const lrel_station *s, const lrel_reached *origin,
                         lrel_reached *here)
{
    lrel_xy by_leg = {0, 0};
    lrel_status status;

    if (!s->has_place && !s->has_leg)
        return lrel__fail(w->err, LREL_E_GEOMETRY,
                          "point %lld has neither coordinates nor bearing and distance",
                          (long long)s->number);
    if ((status = check_loose(w, s)) != LREL_OK)
        return status;
    if (s->has_leg && (origin->is_known || !s->has_place)) {
        if ((status = step(w, s, origin, &by_leg)) != LREL_OK)
            return status;
        if (s->has_place)
            compare(w, s, by_leg);
    }
    *here = s->has_place ? (lrel_reached){true, s->place, 0}
                         : (lrel_reached){true, by_leg, origin->walked_m + s->distance_m};
    return LREL_OK;
}

static lrel_status visit(walk *w, const lrel_station *stations, size_t i)
{
    const lrel_station *s = &stations[i];
    lrel_chain *chain = w->chain;
    lrel_reached *here = &chain->reached.at[i];
    const lrel_reached *origin = s->from > 0 ? &chain->reached.at[s->from - 1] : &w->last;
    bool is_branch = s->from > 0 && s->from != w->last_number && !s->has_place;
    bool is_chained = s->type < LREL_POINT_EVIDENCE;
    lrel_status status;

    if (!is_chained) {
        pass_by(w, s, origin, here);
        return LREL_OK;
    }
    if ((status = go_to(w, s, origin, here)) != LREL_OK)
        return status;
    w->last = *here;
    w->last_number = i + 1;
    chain->is_branched |= is_branch && chain->corners.count > 0;
    if (s->type >= 0 && !lrel_point_is_of_perimeter(s->type))
        return LREL_OK;
    return add_corner(w, s);
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
    if (rules->is_bowditch && !chain->is_branched &&
        miss <= chain->length_m * SPREAD_SHARE)
        spread(chain, (lrel_xy){first.x - last.x, first.y - last.y});
}

lrel_status lrel_chain__walk(const lrel_chain_rules *rules, const lrel_station *stations,
                             size_t count, lrel_chain *out, lrel_error *err)
{
    walk w = {.rules = rules, .chain = out, .err = err};
    lrel_status status;

    out->corners.count = 0;
    out->length_m = out->miss_m = out->apart_m = 0;
    out->has_returned = out->is_spread = out->is_branched = false;
    if (!lrel__grow(rules->context, &out->reached.at, &out->reached.capacity, count,
                    sizeof *out->reached.at))
        return lrel__fail_memory(err);
    for (size_t i = 0; i < count; i++)
        if ((status = visit(&w, stations, i)) != LREL_OK)
            return status;
    if (out->corners.count > 0)
        close_ring(&w);
    if (out->corners.count < 3)
        return lrel__fail(err, LREL_E_GEOMETRY, "%zu points enclose nothing",
                          out->corners.count);
    return LREL_OK;
}
