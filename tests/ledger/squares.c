/* SPDX-License-Identifier: Apache-2.0 */
/* Squares stand 4 units apart in rows of 16 and have sides of 1, 2 or 3 units, so that
 * land of one timeline that is booked to another shows. */
#include "ledger/squares.h"

#include <string.h>

#define DISTANCE 4
#define ROW      16

static int32_t side_of(uint32_t timeline)
{
    return 1 + (int32_t)(timeline % 3);
}

int64_t squares_area2(uint32_t timeline)
{
    return 2 * (int64_t)side_of(timeline) * side_of(timeline);
}

uint32_t squares_timeline_of(uint32_t tie)
{
    return tie / SQUARES_TIES;
}

uint32_t squares_record_of(uint32_t tie)
{
    return tie % FOLDPY_HAZARDS;
}

size_t squares_list_replaced(uint64_t replaced, uint32_t offset, uint32_t *out)
{
    size_t count = 0;
    for (uint32_t old = 0; old < FOLDPY_HAZARDS; old++)
        if ((replaced >> old & 1) != 0)
            out[count++] = offset + old;
    return count;
}

/* A new owner whose polygon is the timeline's square. */
static uint32_t add_square(squares *s, uint32_t timeline)
{
    int32_t x = (int32_t)(timeline % ROW) * DISTANCE,
            y = (int32_t)(timeline / ROW) * DISTANCE;
    int32_t side = side_of(timeline);
    size_t ring = s->mosaic.ring_count++;
    lrel_grid_point *points = &s->points[4 * ring];
    points[0] = (lrel_grid_point){x, y};
    points[1] = (lrel_grid_point){x + side, y};
    points[2] = (lrel_grid_point){x + side, y + side};
    points[3] = (lrel_grid_point){x, y + side};
    s->rings[ring] =
        (lrel_mosaic_ring){.owner = s->mosaic.owner_count, .count = 4, .first = 4 * ring};
    s->timeline_of_owner[s->mosaic.owner_count] = timeline;
    return s->mosaic.owner_count++;
}

/* The polygon of a hazard row: its own, or one that it shares with others here; of a row
 * that is not here none, or one without a ring. */
static uint32_t owner_of_hazard(squares *s, uint32_t timeline, bool is_here,
                                uint32_t *shared)
{
    bool coin = random_chance(&s->random, 1, 2);
    if (!is_here)
        return coin ? LREL_OWNER_NONE : s->mosaic.owner_count++;
    if (coin)
        return add_square(s, timeline);
    if (*shared == LREL_OWNER_NONE)
        *shared = add_square(s, timeline);
    return *shared;
}

/* Where the first day is before the first period, hazards of that day may as well be
 * undated: nothing is earlier. */
static void make_undated(lrel_ledger_hazard *h)
{
    if (h->from.days != 0)
        return;
    h->from.days = LREL_DAY_BEGINNING;
    if (h->to.days == 0)
        h->to.days = LREL_DAY_BEGINNING;
}

static void add_hazards(squares *s, uint32_t timeline)
{
    const foldpy_case *c = &s->cases[timeline];
    uint32_t shared = LREL_OWNER_NONE, offset = timeline * FOLDPY_HAZARDS;
    for (uint32_t i = 0; i < c->hazard_count; i++) {
        lrel_ledger_hazard *h = &s->hazards[s->ledger.hazard_count++];
        *h = c->hazards[i];
        h->owner = owner_of_hazard(s, timeline, c->is_here[i], &shared);
        h->hazard += offset;
        h->counted_as += offset;
        h->tie += timeline * SQUARES_TIES;
        h->replaces_first = s->replaced_count;
        h->replaces_count = squares_list_replaced(c->replaced[i], offset,
                                                  &s->replaces[s->replaced_count]);
        s->replaced_count += h->replaces_count;
        if (s->start.days > 0)
            make_undated(h);
    }
}

static void add_releases(squares *s, uint32_t timeline)
{
    const foldpy_case *c = &s->cases[timeline];
    for (uint32_t i = 0; i < c->release_count; i++) {
        lrel_ledger_release *r = &s->releases[s->ledger.release_count++];
        *r = c->releases[i];
        r->owner = add_square(s, timeline);
        r->tie += timeline * SQUARES_TIES;
    }
}

static void add_periods(squares *s)
{
    s->ledger.period_count = (size_t)(FOLDPY_DAYS - s->start.days);
    for (size_t i = 0; i <= s->ledger.period_count; i++)
        s->period_starts[i].days = s->start.days + (int32_t)i;
    s->ledger.period_starts = s->period_starts;
}

void squares_make_input(squares *s)
{
    s->mosaic = (lrel_mosaic_input){.points = s->points, .rings = s->rings};
    s->ledger = (lrel_ledger_input){.hazards = s->hazards,
                                    .releases = s->releases,
                                    .replaces = s->replaces,
                                    .account_count = FOLDPY_ACCOUNTS,
                                    .as_of = s->cases[0].as_of};
    s->replaced_count = 0;
    add_periods(s);
    for (uint32_t timeline = 0; timeline < s->count; timeline++) {
        add_hazards(s, timeline);
        add_releases(s, timeline);
    }
    random_shuffle(&s->random, s->hazards, s->ledger.hazard_count, sizeof *s->hazards);
    random_shuffle(&s->random, s->releases, s->ledger.release_count, sizeof *s->releases);
}

void squares_place_faces(squares *s, const lrel_mosaic *mosaic)
{
    for (size_t face = 0; face < lrel_mosaic_face_count(mosaic); face++)
        s->timeline_of_face[face] =
            s->timeline_of_owner[lrel_mosaic_face_at(mosaic, face).owners[0]];
    s->ledger.place_of_face = s->timeline_of_face;
}
