/* SPDX-License-Identifier: Apache-2.0 */
/* shapefile_rings.c: rings in order of size; the first that is around another, going up,
 * is the smallest. */
#include "read/shapefile_rings.h"

#include <math.h>
#include <stdlib.h>

#include "landrelease/mosaic.h"
#include "read/ring_locator.h"

#define NO_RING SIZE_MAX

typedef struct sized_ring {
    size_t ring; /* counted from the first of the shape */
    double area; /* without sign */
} sized_ring;

typedef struct ring_set {
    lrel_reader *reader;
    lrel_shape_ring *rings;
    size_t count;
    lrel_ring_locator *locators;
    sized_ring *by_size; /* small to large */
    size_t *rank;        /* of a ring in by_size */
    bool *is_shell;
    size_t *parent; /* the shell of a hole, or NO_RING */
} ring_set;

static const lrel_file_xy *points_of(const ring_set *set, size_t ring)
{
    return lrel_table_points(set->reader->table, &set->rings[ring]);
}

/* The doubled area, > 0 for counter-clockwise rings; relative to the first point, since
 * coordinates are far from zero and rings are small. */
static double signed_area(const lrel_file_xy *points, size_t count)
{
    double sum = 0;

    for (size_t i = 1; i + 1 < count; i++)
        sum += (points[i].x - points[0].x) * (points[i + 1].y - points[0].y) -
               (points[i + 1].x - points[0].x) * (points[i].y - points[0].y);
    return sum;
}

static int compare_sizes(const void *a, const void *b)
{
    const sized_ring *one = a, *other = b;

    if (one->area != other->area)
        return one->area < other->area ? -1 : 1;
    return one->ring < other->ring ? -1 : one->ring > other->ring;
}

static bool init_set(ring_set *set, lrel_reader *reader, size_t first, size_t count)
{
    const lrel_context *context = reader->context;

    *set = (ring_set){
        .reader = reader, .rings = reader->table->rings + first, .count = count};
    set->locators = lrel__calloc(context, count, sizeof *set->locators);
    set->by_size = lrel__alloc(context, count, sizeof *set->by_size);
    set->rank = lrel__alloc(context, count, sizeof *set->rank);
    set->is_shell = lrel__alloc(context, count, sizeof *set->is_shell);
    set->parent = lrel__alloc(context, count, sizeof *set->parent);
    if (!set->locators || !set->by_size || !set->rank || !set->is_shell || !set->parent)
        return false;
    for (size_t i = 0; i < count; i++) {
        double area = signed_area(points_of(set, i), set->rings[i].count);

        set->is_shell[i] = area <= 0;
        set->parent[i] = NO_RING;
        set->by_size[i] = (sized_ring){i, fabs(area)};
        if (!lrel_ring_locator__init(&set->locators[i], context, points_of(set, i),
                                     set->rings[i].count))
            return false;
    }
    qsort(set->by_size, count, sizeof *set->by_size, compare_sizes);
    for (size_t i = 0; i < count; i++)
        set->rank[set->by_size[i].ring] = i;
    return true;
}

static void clear_set(ring_set *set)
{
    const lrel_context *context = set->reader->context;

    for (size_t i = 0; set->locators && i < set->count; i++)
        lrel_ring_locator__clear(&set->locators[i]);
    lrel__free(context, set->locators);
    lrel__free(context, set->by_size);
    lrel__free(context, set->rank);
    lrel__free(context, set->is_shell);
    lrel__free(context, set->parent);
}

static bool has_box_around(const lrel_ring_locator *outer, const lrel_ring_locator *inner)
{
    double slack = outer->tolerance;

    return outer->low.x - slack <= inner->low.x &&
           inner->high.x <= outer->high.x + slack &&
           outer->low.y - slack <= inner->low.y && inner->high.y <= outer->high.y + slack;
}

static bool have_boxes_apart(const lrel_ring_locator *a, const lrel_ring_locator *b)
{
    return a->high.x < b->low.x || b->high.x < a->low.x || a->high.y < b->low.y ||
           b->high.y < a->low.y;
}

/* True where @p inner lies in @p outer, border included. Where no corner decides it, the
 * middles of the sides do: a rectangle in the mouth of a U has all corners on its border.
 */
static bool is_around(const ring_set *set, size_t outer, size_t inner)
{
    const lrel_ring_locator *locator = &set->locators[outer];
    const lrel_file_xy *points = points_of(set, inner);
    size_t edges = set->rings[inner].count - 1;
    bool is_decided = false;

    if (!has_box_around(locator, &set->locators[inner]))
        return false;
    for (size_t i = 0; i < edges; i++) {
        lrel_side side = lrel_ring_locator__side(locator, points[i]);

        if (side == LREL_OUTSIDE)
            return false;
        is_decided = is_decided || side == LREL_INSIDE;
    }
    for (size_t i = 0; i < edges && !is_decided; i++) {
        lrel_xy middle = {(points[i].x + points[i + 1].x) / 2,
                          (points[i].y + points[i + 1].y) / 2};

        if (lrel_ring_locator__side(locator, middle) == LREL_OUTSIDE)
            return false;
    }
    return true;
}

/* True where a part of @p hole takes land from @p shell. */
static bool is_touched(const ring_set *set, size_t shell, size_t hole)
{
    const lrel_ring_locator *locator = &set->locators[shell];
    const lrel_file_xy *points = points_of(set, hole);

    if (have_boxes_apart(locator, &set->locators[hole]))
        return false;
    for (size_t i = 0; i + 1 < set->rings[hole].count; i++)
        if (lrel_ring_locator__side(locator, points[i]) == LREL_INSIDE ||
            lrel_ring_locator__is_crossed(locator, points[i], points[i + 1]))
            return true;
    return false;
}

/* The smallest shell around @p hole; else the smallest that it reaches into: a hole
 * across its shell is clipped by it, and never becomes land. */
static size_t shell_of(const ring_set *set, size_t hole)
{
    double area = set->by_size[set->rank[hole]].area;

    for (size_t i = 0; i < set->count; i++) {
        size_t ring = set->by_size[i].ring;

        if (ring != hole && set->is_shell[ring] && set->by_size[i].area >= area &&
            is_around(set, ring, hole))
            return ring;
    }
    for (size_t i = 0; i < set->count; i++) {
        size_t ring = set->by_size[i].ring;

        if (ring != hole && set->is_shell[ring] && is_touched(set, ring, hole))
            return ring;
    }
    return NO_RING;
}

/* The smallest ring around @p shell, of either role. Rings of the same size are no
 * container: a shell given twice is the same land twice. */
static size_t container_of(const ring_set *set, size_t shell)
{
    double area = set->by_size[set->rank[shell]].area;

    for (size_t i = set->rank[shell] + 1; i < set->count; i++)
        if (set->by_size[i].area > area && is_around(set, set->by_size[i].ring, shell))
            return set->by_size[i].ring;
    return NO_RING;
}

/* Holes get their shells; those that have none become shells, but only after all were
 * looked at, so that the order of rings does not matter. */
static void assign_holes(ring_set *set)
{
    for (size_t i = 0; i < set->count; i++)
        if (!set->is_shell[i])
            set->parent[i] = shell_of(set, i);
    for (size_t i = 0; i < set->count; i++)
        if (!set->is_shell[i] && set->parent[i] == NO_RING)
            set->is_shell[i] = true;
}

/* Shells directly inside shells; of a release they become holes. */
static bool assign_nested(ring_set *set)
{
    bool has_nested = false;

    for (size_t i = 0; i < set->count; i++) {
        size_t container = set->is_shell[i] ? container_of(set, i) : NO_RING;

        if (container == NO_RING || !set->is_shell[container])
            continue;
        has_nested = true;
        if (set->reader->options->is_release)
            set->parent[i] = container;
    }
    return has_nested;
}

/* Up from a ring to the shell that has no shell of its own. */
static size_t root_of(const ring_set *set, size_t ring)
{
    while (set->parent[ring] != NO_RING)
        ring = set->parent[ring];
    return ring;
}

static void write_roles(ring_set *set)
{
    uint32_t part = 0;

    for (size_t i = 0; i < set->count; i++)
        if (set->parent[i] == NO_RING) {
            set->rings[i].role = LREL_RING_SHELL;
            set->rings[i].part = part++;
        }
    for (size_t i = 0; i < set->count; i++)
        if (set->parent[i] != NO_RING) {
            set->rings[i].role = LREL_RING_HOLE;
            set->rings[i].part = set->rings[root_of(set, i)].part;
        }
}

lrel_status lrel_shapefile__roles(lrel_reader *reader, size_t first, size_t count,
                                  bool *has_nested, lrel_error *err)
{
    ring_set set;
    lrel_status status = LREL_OK;

    *has_nested = false;
    if (count < 2)
        return LREL_OK; /* however it is wound, it is in no other */
    if (init_set(&set, reader, first, count)) {
        assign_holes(&set);
        *has_nested = assign_nested(&set);
        write_roles(&set);
    } else {
        status = lrel__fail_memory(err);
    }
    clear_set(&set);
    return status;
}

static lrel_status assign_roles(lrel_shaper *shaper, bool *has_nested, lrel_error *err)
{
    const lrel_table *table = shaper->reader->table;

    *has_nested = false;
    if (shaper->kind != LREL_SHAPE_POLYGON || shaper->fault || shaper->status != LREL_OK)
        return LREL_OK;
    return lrel_shapefile__roles(shaper->reader, shaper->first_ring,
                                 table->ring_count - shaper->first_ring, has_nested, err);
}

lrel_status lrel_shapefile__end_shape(lrel_shaper *shaper, lrel_error *err)
{
    lrel_reader *reader = shaper->reader;
    const lrel_table *table = reader->table;
    bool has_nested;
    lrel_status status;

    /* Whether a ring too short to have a direction was a hole, nobody can tell. */
    shaper->is_hole_lost = shaper->short_rings > 0;
    if ((status = assign_roles(shaper, &has_nested, err)) != LREL_OK)
        return status;
    if ((status = lrel_shaper__end(shaper)) != LREL_OK || !has_nested || shaper->fault)
        return status;
    return lrel_reader__issue(reader, LREL_ISSUE_RING_NESTED_SHELL,
                              table->rows[table->row_count - 1], LREL_TEXT("geometry"),
                              LREL_TEXT(""),
                              reader->options->is_release ? LREL_TEXT("taken as a hole")
                                                          : LREL_TEXT("taken as land"),
                              1, err);
}
