/* SPDX-License-Identifier: Apache-2.0 */
/* datum_shift.c: two sources that cover the same sites, all of which lie off by the same
 * way: one of them was read on a wrong datum. Which, datum_guess.c finds out.
 *
 * Sites are the same by their outlines (alike.c) or, where too few are, by their ids. The
 * way between them is measured as the median of the ways between their centroids; it is
 * systematic where it is long against what two surveys differ by and against its own
 * spread. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "bridge/proj.h"
#include "check/alike.h"
#include "check/datum_guess.h"

#define PAIRS_MIN 3
/* More say nothing that these do not. */
#define SIGHTINGS_MAX 512
#define GUESSED_BY    25
/* Borders of two surveys differ by their accuracies; no more than twice is chance. */
#define CHANCE 2.0
/* Over a country a shift in degrees grows by a tenth. */
#define SPREAD_SHARE 0.25

/* What lies between two sources. */
typedef struct offset {
    uint32_t source[2];
    size_t pairs;
    double east, north; /* from the first to the second */
    double spread_m;    /* median distance from that */
    double tolerance_m;
} offset;

/* Room for one number, and one sighting, of each of so many pairs. */
typedef struct room {
    double *numbers;
    lrel_sighting *sightings; /* of the second source */
} room;

/* Chosen evenly from @p pairs, with ways in metres east and north. */
static size_t see(const lrel_checking *c, const lrel_alike *pairs, size_t count,
                  lrel_sighting *out)
{
    size_t wanted = count < SIGHTINGS_MAX ? count : SIGHTINGS_MAX, seen = 0;

    for (size_t i = 0; i < wanted; i++) {
        const lrel_alike *pair = &pairs[i * count / wanted];
        double bearing, way;
        lrel_xy from, to;

        if (!lrel_grid_to_lonlat(c->data->grid, pair->middle[0], &from) ||
            !lrel_grid_to_lonlat(c->data->grid, pair->middle[1], &to))
            continue;
        way = lrel_geodesic_way_m(from.x, from.y, to.x, to.y, &bearing);
        out[seen++] = (lrel_sighting){.seen = to,
                                      .east = way * sin(bearing * (M_PI / 180)),
                                      .north = way * cos(bearing * (M_PI / 180))};
    }
    return seen;
}

static void measure(offset *o, const room *r, size_t count)
{
    for (size_t i = 0; i < count; i++)
        r->numbers[i] = r->sightings[i].east;
    o->east = lrel_median(r->numbers, count);
    for (size_t i = 0; i < count; i++)
        r->numbers[i] = r->sightings[i].north;
    o->north = lrel_median(r->numbers, count);
    for (size_t i = 0; i < count; i++)
        r->numbers[i] =
            hypot(r->sightings[i].east - o->east, r->sightings[i].north - o->north);
    o->spread_m = lrel_median(r->numbers, count);
}

static bool is_systematic(const offset *o)
{
    double length = hypot(o->east, o->north);

    return length > o->tolerance_m && o->spread_m < SPREAD_SHARE * length;
}

/* ---- saying it ---- */

static void write_way(double east, double north, char out[64])
{
    static const char *const winds[] = {"north", "north-east", "east", "south-east",
                                        "south", "south-west", "west", "north-west"};
    double bearing = atan2(east, north) * (180 / M_PI) + 360;

    snprintf(out, 64, "%.0f m to the %s", hypot(east, north),
             winds[(int)floor(bearing / 45 + 0.5) % 8]);
}

#define EXPECTED_SIZE 1200 /* three guesses of either source */

/* Adds "looks like ...; or ..." to what @p out holds. */
static void add_guesses(const lrel_datum_guesses *guesses, char out[EXPECTED_SIZE])
{
    for (size_t i = 0; i < guesses->count; i++) {
        size_t length = strlen(out);

        snprintf(out + length, EXPECTED_SIZE - length, "%s%s",
                 i ? "; or " : "looks like ", guesses->at[i].text);
    }
}

static int name_of(const lrel_checking *c, uint32_t source, const char **name)
{
    lrel_text text = lrel_dataset_source_name(c->data, source);

    *name = text.at;
    return text.length < 200 ? (int)text.length : 200;
}

/* Of the source @p wrong of the two; where the other has guesses too, it may be that. */
static lrel_status report(const lrel_checking *c, const offset *o, int wrong,
                          const lrel_datum_guesses guesses[2], lrel_error *err)
{
    double sign = wrong ? 1 : -1;
    char way[64], value[320], expected[EXPECTED_SIZE] = "";
    const char *other;
    int other_length = name_of(c, o->source[1 - wrong], &other);
    lrel_issue issue = {.kind = LREL_ISSUE_SOURCES_APART,
                        .source = (int32_t)o->source[wrong],
                        .row = -1,
                        .field = LREL_TEXT("crs"),
                        .area2 = -1,
                        .count = (int64_t)o->pairs};

    write_way(sign * o->east, sign * o->north, way);
    snprintf(value, sizeof value, "%s of %.*s, spread %.0f m", way, other_length, other,
             o->spread_m);
    issue.value = lrel_text_of(value);
    add_guesses(&guesses[wrong], expected);
    if (guesses[1 - wrong].count) {
        size_t length = strlen(expected);

        snprintf(expected + length, sizeof expected - length, "; or %.*s ", other_length,
                 other);
        add_guesses(&guesses[1 - wrong], expected);
    }
    issue.expected = expected[0]
                         ? lrel_text_of(expected)
                         : LREL_TEXT("the same sites in the same places; no datum that "
                                     "PROJ knows there explains it");
    return lrel_check__add(c, &issue, err);
}

/* Whether the first guess of @p b is better than that of @p a. */
static bool is_better(const lrel_datum_guesses *a, const lrel_datum_guesses *b)
{
    if (a->count == 0 || b->count == 0)
        return b->count > 0;
    return a->at[0].is_read_on_wgs84 != b->at[0].is_read_on_wgs84
               ? b->at[0].is_read_on_wgs84
               : b->at[0].off_m < a->at[0].off_m;
}

/* Either of the two may be the wrong one; what no guess explains is said of the second.
 */
static lrel_status explain(const lrel_checking *c, const offset *o,
                           const lrel_sighting *sightings, size_t count, lrel_error *err)
{
    lrel_sighting chosen[GUESSED_BY], turned[GUESSED_BY];
    size_t wanted = count < GUESSED_BY ? count : GUESSED_BY;
    lrel_datum_guesses guesses[2];
    lrel_status status;

    for (size_t i = 0; i < wanted; i++) {
        chosen[i] = sightings[i * count / wanted];
        turned[i] = (lrel_sighting){chosen[i].seen, -chosen[i].east, -chosen[i].north};
    }
    status = lrel_datum_guess_of(c, o->source[1], chosen, wanted, o->tolerance_m,
                                 &guesses[1], err);
    if (status == LREL_OK)
        status = lrel_datum_guess_of(c, o->source[0], turned, wanted, o->tolerance_m,
                                     &guesses[0], err);
    if (status != LREL_OK)
        return status;
    return report(c, o, is_better(&guesses[1], &guesses[0]) ? 0 : 1, guesses, err);
}

/* ---- looking ---- */

/* All pairs of two sources. */
static lrel_status look_at(const lrel_checking *c, const lrel_alike *pairs, size_t count,
                           const room *r, lrel_error *err)
{
    size_t by_outline = 0, seen;
    offset o = {.source = {pairs[0].source[0], pairs[0].source[1]}};

    while (by_outline < count && !pairs[by_outline].is_by_id)
        by_outline++;
    if (by_outline < PAIRS_MIN) {
        pairs += by_outline;
        count -= by_outline;
    } else {
        count = by_outline;
    }
    o.pairs = count;
    o.tolerance_m = CHANCE * (c->data->programme->sources[o.source[0]].accuracy_m +
                              c->data->programme->sources[o.source[1]].accuracy_m);
    if (count < PAIRS_MIN)
        return LREL_OK;
    seen = see(c, pairs, count, r->sightings);
    if (seen < PAIRS_MIN)
        return LREL_OK;
    measure(&o, r, seen);
    return is_systematic(&o) ? explain(c, &o, r->sightings, seen, err) : LREL_OK;
}

static lrel_status look_at_all(const lrel_checking *c, const lrel_alikes *pairs,
                               lrel_error *err)
{
    room r = {lrel__alloc(c->data->context, SIGHTINGS_MAX, sizeof *r.numbers),
              lrel__alloc(c->data->context, SIGHTINGS_MAX, sizeof *r.sightings)};
    lrel_status status = r.numbers && r.sightings ? LREL_OK : lrel__fail_memory(err);

    for (size_t i = 0, k; i < pairs->count && status == LREL_OK; i = k) {
        for (k = i + 1; k < pairs->count &&
                        pairs->at[i].source[0] == pairs->at[k].source[0] &&
                        pairs->at[i].source[1] == pairs->at[k].source[1];)
            k++;
        status = look_at(c, &pairs->at[i], k - i, &r, err);
    }
    lrel__free(c->data->context, r.numbers);
    lrel__free(c->data->context, r.sightings);
    return status;
}

lrel_status lrel_check__datum_shift(const lrel_checking *c, lrel_error *err)
{
    lrel_alikes pairs = {0};
    lrel_status status;

    if (c->data->programme->source_count < 2)
        return LREL_OK;
    status = lrel_alikes_by_outline(c, &pairs, err);
    if (status == LREL_OK)
        status = lrel_alikes_by_id(c, &pairs, err);
    lrel_alikes_sort(&pairs);
    if (status == LREL_OK)
        status = look_at_all(c, &pairs, err);
    lrel_alikes_clear(c, &pairs);
    return status;
}
