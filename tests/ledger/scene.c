/* SPDX-License-Identifier: Apache-2.0 */
/* Shapes lie on a plane of some sixty units, so that borders touch, cross in rounded
 * points and fall together far more often than in life. */
#include "ledger/scene.h"

#include <string.h>

#include "support/workload.h"

#define PLANE         64
#define VERTEX_MAX    12
#define HAZARD_NUMBER 10

static lrel_mosaic_ring *add_ring(scene *s, uint32_t owner, uint8_t role, size_t count)
{
    lrel_mosaic_ring *ring = &s->rings[s->mosaic.ring_count++];
    *ring = (lrel_mosaic_ring){
        .owner = owner, .role = role, .count = (uint32_t)count, .first = s->point_count};
    s->point_count += count;
    return ring;
}

static void add_star(scene *s, random_stream *random, uint32_t owner, uint8_t role,
                     double radius)
{
    double x = random_between(random, 0, PLANE), y = random_between(random, 0, PLANE);
    size_t count = (size_t)random_between(random, 3, VERTEX_MAX);
    lrel_mosaic_ring *ring = add_ring(s, owner, role, count);
    workload_star(random, x, y, radius, 0.3, count, &s->points[ring->first]);
}

static void add_box(scene *s, random_stream *random, uint32_t owner, uint8_t role)
{
    int32_t x = 8 * random_between(random, 0, 6), y = 8 * random_between(random, 0, 6);
    int32_t w = 8 * random_between(random, 1, 4), h = 8 * random_between(random, 1, 4);
    lrel_grid_point *p = &s->points[add_ring(s, owner, role, 4)->first];
    p[0] = (lrel_grid_point){x, y};
    p[1] = (lrel_grid_point){x + w, y};
    p[2] = (lrel_grid_point){x + w, y + h};
    p[3] = (lrel_grid_point){x, y + h};
}

static void add_copy(scene *s, random_stream *random, uint32_t owner)
{
    lrel_mosaic_ring old = s->rings[random_below(random, (uint32_t)s->mosaic.ring_count)];
    lrel_mosaic_ring *ring = add_ring(s, owner, LREL_RING_SHELL, old.count);
    memcpy(&s->points[ring->first], &s->points[old.first], old.count * sizeof *s->points);
}

/* A new owner with a shape: a star, a box, the outline of another, at times with a hole.
 */
static uint32_t add_owner(scene *s, random_stream *random, lrel_reading reading)
{
    uint32_t owner = s->mosaic.owner_count++;
    uint32_t kind = random_below(random, 8);
    s->readings[owner] = (uint8_t)reading;
    if (kind < 4)
        add_star(s, random, owner, LREL_RING_SHELL, random_between(random, 6, 30));
    else if (kind < 6)
        add_box(s, random, owner, LREL_RING_SHELL);
    else
        add_copy(s, random, owner);
    if (random_chance(random, 1, 6))
        add_star(s, random, owner, LREL_RING_HOLE, 8);
    return owner;
}

/* Half of the plane, for the place of a face. */
static void add_unit(scene *s)
{
    s->unit = s->mosaic.owner_count++;
    lrel_grid_point *p = &s->points[add_ring(s, s->unit, LREL_RING_SHELL, 4)->first];
    p[0] = (lrel_grid_point){-PLANE, -PLANE};
    p[1] = (lrel_grid_point){PLANE / 2, -PLANE};
    p[2] = (lrel_grid_point){PLANE / 2 + 5, 2 * PLANE};
    p[3] = (lrel_grid_point){-PLANE, 2 * PLANE};
}

static uint32_t some_accounts(const scene *s, random_stream *random)
{
    return 1 + random_below(random, (UINT32_C(1) << s->ledger.account_count) - 1);
}

static void add_replaces(scene *s, random_stream *random, lrel_ledger_hazard *h)
{
    h->replaces_first = s->replaces_count;
    for (uint32_t old = 0; old < HAZARD_NUMBER; old++)
        if (old != h->hazard && random_chance(random, 1, 12) &&
            s->replaces_count < SCENE_REPLACES) {
            s->replaces[s->replaces_count++] = old;
            h->replaces_count++;
        }
}

/* A later version keeps the polygon of the one before, or has its own, or none. */
static uint32_t owner_of_version(scene *s, random_stream *random, uint32_t version)
{
    uint32_t chance = random_below(random, 8);
    if (version > 0 && chance < 2)
        return s->hazards[s->ledger.hazard_count - 2].owner;
    if (version > 0 && chance < 3)
        return LREL_OWNER_NONE;
    return add_owner(s, random, LREL_READING_LARGER);
}

static void add_row(scene *s, random_stream *random, uint32_t hazard, uint32_t version,
                    int32_t day, bool is_plain)
{
    lrel_ledger_hazard *h = &s->hazards[s->ledger.hazard_count++];
    memset(h, 0, sizeof *h);
    h->hazard = hazard;
    h->version = version;
    /* Two deliveries of one hazard under two numbers count as one. */
    h->counted_as = hazard == 1 && s->seed % 2 == 0 ? 0 : hazard;
    h->group = random_below(random, SCENE_GROUPS);
    h->class_rank = random_below(random, 3);
    h->accounts = some_accounts(s, random);
    h->from.days = day;
    h->to.days = LREL_DAY_OPEN;
    if (!is_plain && random_chance(random, 1, 3))
        h->to.days = random_between(random, 0, SCENE_DAYS);
    if (!is_plain)
        add_replaces(s, random, h);
    h->owner = owner_of_version(s, random, version);
}

static void add_hazards(scene *s, random_stream *random, bool is_plain)
{
    uint32_t count = random_below(random, HAZARD_NUMBER + 1);
    for (uint32_t hazard = 0; hazard < count; hazard++) {
        uint32_t versions = is_plain ? 1 : 1 + random_below(random, 2);
        int32_t day = random_chance(random, 1, 5)
                          ? LREL_DAY_BEGINNING
                          : random_between(random, 0, SCENE_DAYS - 1);
        for (uint32_t version = 0; version < versions; version++) {
            add_row(s, random, hazard, version, day, is_plain);
            if (random_chance(random, 2, 3))
                day = random_between(random, day < 0 ? 0 : day, SCENE_DAYS - 1);
        }
    }
}

static void add_releases(scene *s, random_stream *random)
{
    uint32_t count = random_below(random, SCENE_RELEASES + 1);
    for (uint32_t i = 0; i < count; i++)
        s->releases[s->ledger.release_count++] = (lrel_ledger_release){
            .owner = random_chance(random, 1, 12)
                         ? LREL_OWNER_NONE
                         : add_owner(s, random, LREL_READING_SMALLER),
            .accounts = some_accounts(s, random),
            .product = random_below(random, 3),
            .day = {random_between(random, 0, SCENE_DAYS - 1)}};
}

/* Names sort as they like: ranks are handed out at random. */
static void add_ties(scene *s, random_stream *random)
{
    uint32_t ties[SCENE_HAZARDS + SCENE_RELEASES];
    size_t hazards = s->ledger.hazard_count, count = hazards + s->ledger.release_count;
    for (size_t i = 0; i < count; i++)
        ties[i] = (uint32_t)i;
    random_shuffle(random, ties, count, sizeof *ties);
    for (size_t i = 0; i < hazards; i++)
        s->hazards[i].tie = ties[i];
    for (size_t i = hazards; i < count; i++)
        s->releases[i - hazards].tie = ties[i];
}

static void add_periods(scene *s, random_stream *random)
{
    int32_t day = random_chance(random, 1, 2) ? 0 : random_between(random, 1, 15);
    s->ledger.period_count = (size_t)random_between(random, 1, SCENE_PERIODS);
    for (size_t i = 0; i < s->ledger.period_count; i++) {
        s->period_starts[i].days = day;
        day += random_between(random, 1, 8);
    }
    s->period_starts[s->ledger.period_count].days =
        day > SCENE_DAYS ? day : SCENE_DAYS + 1;
    s->ledger.period_starts = s->period_starts;
    s->ledger.as_of.days =
        random_chance(random, 2, 3)
            ? SCENE_DAYS
            : random_between(random, s->period_starts[0].days, SCENE_DAYS);
}

static void connect(scene *s)
{
    s->mosaic.points = s->points;
    s->mosaic.rings = s->rings;
    s->mosaic.readings = s->readings;
    s->ledger.hazards = s->hazards;
    s->ledger.releases = s->releases;
    s->ledger.replaces = s->replaces;
    s->ledger.period_starts = s->period_starts;
}

void scene_make(scene *s, uint64_t seed, bool is_plain)
{
    random_stream random = random_from(seed);
    memset(s, 0, sizeof *s);
    s->seed = seed;
    s->ledger.account_count = 1 + random_below(&random, 4);
    add_unit(s);
    add_hazards(s, &random, is_plain);
    add_releases(s, &random);
    add_ties(s, &random);
    add_periods(s, &random);
    connect(s);
}

/* ---- another order of the same ---- */

static void turn_ring(random_stream *random, const lrel_grid_point *from,
                      lrel_mosaic_ring ring, lrel_grid_point *to)
{
    uint32_t start = random_below(random, ring.count);
    bool backwards = random_chance(random, 1, 2);
    for (uint32_t i = 0; i < ring.count; i++) {
        uint32_t step = backwards ? ring.count - i : i;
        to[i] = from[ring.first + (start + step) % ring.count];
    }
}

static void shuffle_rings(scene *s, const scene *old, random_stream *random)
{
    random_shuffle(random, s->rings, s->mosaic.ring_count, sizeof *s->rings);
    s->point_count = 0;
    for (size_t i = 0; i < s->mosaic.ring_count; i++) {
        turn_ring(random, old->points, s->rings[i], &s->points[s->point_count]);
        s->rings[i].first = s->point_count;
        s->point_count += s->rings[i].count;
    }
}

static uint32_t renamed(const uint32_t *names, uint32_t owner)
{
    return owner == LREL_OWNER_NONE ? owner : names[owner];
}

static void rename_owners(scene *s, const scene *old, random_stream *random)
{
    uint32_t names[SCENE_RINGS];
    for (uint32_t i = 0; i < s->mosaic.owner_count; i++)
        names[i] = i;
    random_shuffle(random, names, s->mosaic.owner_count, sizeof *names);
    for (uint32_t i = 0; i < s->mosaic.owner_count; i++)
        s->readings[names[i]] = old->readings[i];
    for (size_t i = 0; i < s->mosaic.ring_count; i++)
        s->rings[i].owner = names[s->rings[i].owner];
    for (size_t i = 0; i < s->ledger.hazard_count; i++)
        s->hazards[i].owner = renamed(names, s->hazards[i].owner);
    for (size_t i = 0; i < s->ledger.release_count; i++)
        s->releases[i].owner = renamed(names, s->releases[i].owner);
    s->unit = names[s->unit];
}

void scene_shuffle(scene *s, uint64_t seed)
{
    static scene old;
    random_stream random = random_from(seed);
    old = *s;
    shuffle_rings(s, &old, &random);
    rename_owners(s, &old, &random);
    random_shuffle(&random, s->hazards, s->ledger.hazard_count, sizeof *s->hazards);
    random_shuffle(&random, s->releases, s->ledger.release_count, sizeof *s->releases);
    connect(s);
}

/* ---- faces ---- */

static bool is_among(lrel_face face, uint32_t owner)
{
    for (uint32_t i = 0; i < face.owner_count; i++)
        if (face.owners[i] == owner)
            return true;
    return false;
}

void scene_places(const scene *s, const lrel_mosaic *mosaic, uint32_t *places)
{
    for (size_t i = 0; i < lrel_mosaic_face_count(mosaic); i++)
        places[i] = is_among(lrel_mosaic_face_at(mosaic, i), s->unit);
}

void scene_cover(const scene *s, lrel_face face, rules_cover *cover)
{
    memset(cover, 0, sizeof *cover);
    for (size_t i = 0; i < s->ledger.hazard_count; i++)
        cover->hazard[i] = is_among(face, s->hazards[i].owner);
    for (size_t i = 0; i < s->ledger.release_count; i++)
        cover->release[i] = is_among(face, s->releases[i].owner);
}
