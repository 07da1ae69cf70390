/* SPDX-License-Identifier: Apache-2.0 */
/* figure_example.c: the layers behind the figures. Coordinates are grid units, so that
 * every rounding is large enough to see. */
#include "figure_example.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "mosaic/exact.h"
#include "mosaic/label.h"

#define RING(number, start, points)                                                      \
    {                                                                                    \
        .owner = (number), .first = (start), .count = (points)                           \
    }

static const lrel_grid_point overlap_points[] = {
    {1, 2},  {14, 1}, {15, 10}, {3, 12},           /* H1 */
    {10, 6}, {22, 4}, {23, 13}, {11, 14},          /* H2 */
    {8, 3},  {12, 3}, {10, 5},                     /* H3, inside H1 */
    {8, 8},  {19, 7}, {18, 11}, {12, 16}, {7, 15}, /* R1 */
};
static const lrel_mosaic_ring overlap_rings[] = {RING(0, 0, 4), RING(1, 4, 4),
                                                 RING(2, 8, 3), RING(3, 11, 5)};
const layer layer_overlap = {overlap_points, overlap_rings, 4, 4};
const char *const overlap_names[4] = {"H1", "H2", "H3", "R1"};

static const lrel_grid_point pixel_points[] = {
    {1, 1}, {22, 9}, {22, 2}, {2, 10}, {20, 3}, {3, 5}, {11, 11}, {12, 1}, {15, 11},
};
static const lrel_mosaic_ring pixel_rings[] = {RING(0, 0, 3), RING(1, 3, 3),
                                               RING(2, 6, 3)};
const layer layer_pixels = {pixel_points, pixel_rings, 3, 3};

static const lrel_grid_point spike_points[] = {
    {1, 2}, {12, 4}, {1, 6}, {11, 4}, {13, 7}, {9, 7},
};
static const lrel_mosaic_ring spike_rings[] = {RING(0, 0, 3), RING(1, 3, 3)};
const layer layer_spike = {spike_points, spike_rings, 2, 2};

static const lrel_grid_point twice_points[] = {
    {1, 1}, {13, 1}, {13, 9}, {1, 9}, {1, 4}, {9, 4}, {9, 7}, {4, 7}, {4, 2}, {1, 2},
};
static const lrel_mosaic_ring twice_rings[] = {RING(0, 0, 10)};
const layer layer_twice = {twice_points, twice_rings, 1, 1};

static const lrel_grid_point touch_points[] = {
    {1, 1},  {17, 1}, {17, 9}, {1, 9},  /* the hazard */
    {5, 1},  {8, 4},  {5, 7},  {2, 4},  /* a release that touches its edge */
    {11, 1}, {17, 1}, {17, 5}, {11, 5}, /* and two that meet in a point */
    {9, 5},  {11, 5}, {11, 9}, {9, 9},
};
static const lrel_mosaic_ring touch_rings[] = {RING(0, 0, 4), RING(1, 4, 4),
                                               RING(2, 8, 4), RING(3, 12, 4)};
const layer layer_touch = {touch_points, touch_rings, 4, 4};

/* Neighbours have the points of their border, one in the other's order. */
#define BORDER_DOWN                                                                      \
    {20, 12}, {21, 10}, {19, 8}, {20, 6},                                                \
    {                                                                                    \
        18, 4                                                                            \
    }
#define BORDER_UP                                                                        \
    {18, 4}, {20, 6}, {19, 8},                                                           \
    {                                                                                    \
        21, 10                                                                           \
    }
#define BORDER_LEFT                                                                      \
    {20, 12}, {17, 13}, {14, 10}, {11, 13}, {8, 12},                                     \
    {                                                                                    \
        5, 14                                                                            \
    }
#define BORDER_RIGHT                                                                     \
    {20, 12}, {23, 14}, {26, 12}, {29, 14}, {32, 13},                                    \
    {                                                                                    \
        35, 15                                                                           \
    }
static const lrel_grid_point parcel_points[] = {
    /* on the left */
    BORDER_DOWN,
    {19, 2},
    {14, 1},
    {9, 3},
    {4, 2},
    {3, 7},
    {2, 13},
    {5, 14},
    {8, 12},
    {11, 13},
    {14, 10},
    {17, 13},
    /* on the right */
    {19, 2},
    BORDER_UP,
    BORDER_RIGHT,
    {38, 14},
    {37, 7},
    {34, 2},
    {29, 3},
    {24, 1},
    /* above */
    BORDER_LEFT,
    {2, 13},
    {3, 18},
    {6, 22},
    {12, 21},
    {18, 23},
    {24, 21},
    {30, 23},
    {35, 21},
    {37, 17},
    {38, 14},
    {35, 15},
    {32, 13},
    {29, 14},
    {26, 12},
    {23, 14},
    /* the island */
    {13, 14},
    {14, 12},
    {15, 14},
};
static const lrel_mosaic_ring parcel_rings[] = {RING(0, 0, 16), RING(1, 16, 16),
                                                RING(2, 32, 21), RING(3, 53, 3)};
const layer layer_parcels = {parcel_points, parcel_rings, 4, 4};

spot to_spot(lrel_grid_point p)
{
    return (spot){p.x, p.y};
}

/* Coordinates inside a mosaic begin at its lowest. */
static spot from_set(const example *e, lrel_grid_point p)
{
    return (spot){p.x + e->mosaic->set.origin.x, p.y + e->mosaic->set.origin.y};
}

static lrel_status link_all(example *e, lrel_error *err)
{
    const shard *s = &e->mosaic->shards[0];
    uint32_t list[EXAMPLE_POINTS_MAX];

    for (uint32_t c = 0; c < s->chains.count; c++)
        list[c] = c;
    return lrel_links__make(&e->around, &e->mosaic->set, s, list, s->chains.count, 0,
                            (uint32_t)s->chains.count, 0, (uint32_t)s->nodes.count, true,
                            err);
}

example example_make(const layer *from)
{
    lrel_mosaic_input input = {.points = from->points,
                               .rings = from->rings,
                               .ring_count = from->ring_count,
                               .owner_count = from->owner_count};
    lrel_context_options options;
    example e = {0};
    lrel_error err;

    lrel_error_init(&err);
    lrel_context_options_init(&options);
    options.jobs = 1; /* all of the graph in one shard */
    e.context = lrel_context_new(&options);
    if (e.context && lrel_mosaic_build(e.context, &input, &e.mosaic, &err) == LREL_OK &&
        lrel_ringset__make_parts(&e.mosaic->set) &&
        lrel_contacts__init(&e.found, &e.mosaic->set, &err) == LREL_OK &&
        link_all(&e, &err) == LREL_OK)
        return e;
    fprintf(stderr, "%s\n", err.message);
    exit(1);
}

void example_free(example *e)
{
    lrel_links__clear(&e->around, e->context);
    lrel_contacts__clear(&e->found);
    lrel_mosaic_free(e->mosaic);
    lrel_context_free(e->context);
}

size_t example_half_edge(const example *e, uint32_t h, spot *out)
{
    const shard *s = &e->mosaic->shards[0];
    const chain *c = &s->chains.at[h >> 1];
    size_t n = 0;

    out[n++] = from_set(e, s->nodes.at[half_edge_origin(s, h)]);
    for (uint32_t i = 0; i < c->inner_count; i++)
        out[n++] = from_set(
            e, chain_inner(&e->mosaic->set, c, h & 1 ? c->inner_count - 1 - i : i));
    out[n++] = from_set(e, s->nodes.at[half_edge_origin(s, h ^ 1)]);
    return n;
}

size_t example_cycle(const example *e, uint32_t h, spot *out, int64_t *area2)
{
    uint32_t start = h;
    double sum = 0;
    size_t n = 0;

    do {
        n += example_half_edge(e, h, out + n) - 1; /* its end is the start of the next */
        h = e->around.next[h];
    } while (h != start);
    for (size_t i = 0, k = n - 1; i < n; k = i++)
        sum += out[k].x * out[i].y - out[i].x * out[k].y;
    *area2 = (int64_t)sum;
    return n;
}

static int compare_hits(const void *a, const void *b, void *user)
{
    const lrel_grid_point *from = user;
    int64_t sa = step_along(*from, ((const hit *)a)->at);
    int64_t sb = step_along(*from, ((const hit *)b)->at);

    return sa < sb ? -1 : sa > sb;
}

size_t example_bent(const example *e, uint32_t r, spot *out)
{
    const ringset *set = &e->mosaic->set;
    const ring *one = &set->rings[r];
    size_t n = 0;

    for (uint32_t v = one->first; v < one->first + one->count; v++) {
        hit on_edge[EXAMPLE_POINTS_MAX];
        size_t count = 0;

        for (uint32_t i = e->found.hit_first[r]; i < e->found.hit_first[r + 1]; i++)
            if (e->found.hits[i].edge == v)
                on_edge[count++] = e->found.hits[i];
        qsort_r(on_edge, count, sizeof *on_edge, compare_hits, &set->points[v]);
        out[n++] = from_set(e, set->points[v]);
        for (size_t i = 0; i < count; i++)
            out[n++] = from_set(e, on_edge[i].at);
    }
    return n;
}

static bool every_ring(uint32_t ring_index, void *user)
{
    (void)ring_index;
    (void)user;
    return true;
}

int example_turns(const example *e, lrel_grid_point at)
{
    const ringset *set = &e->mosaic->set;
    label here = {0};
    index_list near = {0};
    int turns = 0;

    at = (lrel_grid_point){at.x - set->origin.x, at.y - set->origin.y};
    if (lrel_label__locate(&here, set, at, every_ring, NULL, &near) && here.count)
        turns = here.at[0].turns;
    lrel__free(e->context, here.at);
    lrel__free(e->context, near.at);
    return turns;
}

static double distance(spot p, spot a, spot b)
{
    double dx = b.x - a.x, dy = b.y - a.y;
    double t = ((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy);

    t = t < 0 ? 0 : t > 1 ? 1 : t;
    return hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

double example_depth(const outline *shape, spot p)
{
    double least = 1e9;
    bool is_inside = false;

    for (size_t r = 0; r < shape->ring_count; r++)
        for (size_t i = shape->ring_first[r], k = shape->ring_first[r + 1] - 1;
             i < shape->ring_first[r + 1]; k = i++) {
            spot a = shape->points[k], b = shape->points[i];

            least = fmin(least, distance(p, a, b));
            if ((a.y <= p.y) != (b.y <= p.y) &&
                p.x < a.x + (p.y - a.y) * (b.x - a.x) / (b.y - a.y))
                is_inside = !is_inside;
        }
    return is_inside ? least : -least;
}

outline example_outline(const lrel_polygons *polygons, size_t number)
{
    lrel_polygon polygon = lrel_polygons_at(polygons, number);
    outline shape = {.ring_count = polygon.ring_count};
    size_t n = 0;

    for (size_t r = 0; r < polygon.ring_count; r++) {
        size_t count;
        const lrel_grid_point *points =
            lrel_polygons_ring(polygons, polygon.first_ring + r, &count);

        for (size_t i = 0; i < count; i++)
            shape.points[n++] = to_spot(points[i]);
        shape.ring_first[r + 1] = n;
    }
    return shape;
}

spot example_middle(const outline *shape)
{
    double best_depth = -1e9;
    spot best = {0, 0};

    for (double y = 0; y < 20; y += .25)
        for (double x = 0; x < 26; x += .25) {
            double here = example_depth(shape, (spot){x, y});

            if (here > best_depth + 1e-6) {
                best_depth = here;
                best = (spot){x, y};
            }
        }
    return best;
}
