/* SPDX-License-Identifier: Apache-2.0 */
#include "support/tangle.h"

#include <math.h>

/* More than the 64 edges of a tile, so that one ring lies in several. */
#define LONG_RING_MIN 65
#define LONG_RING_MAX 150

typedef struct tangle {
    random_stream random;
    layer *layer;
    int32_t grid; /* coordinates lie in [0, grid] */
} tangle;

static int32_t coordinate(tangle *t)
{
    return random_between(&t->random, 0, t->grid);
}

static int32_t clamp(const tangle *t, double v)
{
    return v < 0 ? 0 : v > t->grid ? t->grid : (int32_t)lround(v);
}

/* Any points in any order: crosses itself. */
static void add_scribble(tangle *t)
{
    int count = random_between(&t->random, 3, 12);

    for (int i = 0; i < count; i++)
        layer_add_point(t->layer, coordinate(t), coordinate(t));
}

static void add_rectangle(tangle *t)
{
    int32_t x0 = coordinate(t), y0 = coordinate(t), x1 = coordinate(t),
            y1 = coordinate(t);

    layer_add_point(t->layer, x0, y0);
    layer_add_point(t->layer, x1, y0);
    layer_add_point(t->layer, x1, y1);
    layer_add_point(t->layer, x0, y1);
}

/* Points around a centre, at random distances: jagged, and simple on a grid fine enough.
 */
static void add_star(tangle *t, int count)
{
    double cx = coordinate(t), cy = coordinate(t);
    double reach = t->grid * (0.1 + 0.6 * random_unit(&t->random));

    for (int i = 0; i < count; i++) {
        double angle = 2 * 3.14159265358979 * i / count;
        double r = reach * (0.5 + 0.5 * random_unit(&t->random));

        layer_add_point(t->layer, clamp(t, cx + r * cos(angle)),
                        clamp(t, cy + r * sin(angle)));
    }
}

/* There and back on one line: no land. */
static void add_flat(tangle *t)
{
    int32_t x = coordinate(t), y = coordinate(t);
    int32_t dx = coordinate(t) - x, dy = coordinate(t) - y;
    int count = random_between(&t->random, 2, 4);

    layer_add_point(t->layer, x, y);
    for (int i = 1; i < count; i++) {
        /* Halfway is on the line only where it is a grid point; elsewhere, nearly flat.
         */
        layer_add_point(t->layer, x + dx / i, y + dy / i);
        if (random_chance(&t->random, 1, 3))
            layer_add_point(t->layer, x + dx / i, y + dy / i);
    }
}

/* A triangle with needles: out and back to the same point, or nearly. */
static void add_needles(tangle *t)
{
    for (int i = 0; i < 3; i++) {
        int32_t x = coordinate(t), y = coordinate(t);

        layer_add_point(t->layer, x, y);
        if (random_chance(&t->random, 1, 2))
            continue;
        layer_add_point(t->layer, coordinate(t), coordinate(t));
        layer_add_point(t->layer, x,
                        random_chance(&t->random, 1, 2) ? y : clamp(t, y + 1));
    }
}

/* A triangle or so, walked twice, and back once at times. */
static void add_rounds(tangle *t)
{
    lrel_grid_point corner[5];
    int count = random_between(&t->random, 3, 5),
        rounds = random_between(&t->random, 2, 3);

    for (int i = 0; i < count; i++)
        corner[i] = (lrel_grid_point){coordinate(t), coordinate(t)};
    for (int i = 0; i < rounds * count; i++)
        layer_add_point(t->layer, corner[i % count].x, corner[i % count].y);
}

/* An earlier ring again: as it is, shifted, reversed, or with a point moved. */
static void add_copy(tangle *t)
{
    size_t ring = random_below(&t->random, (uint32_t)t->layer->ring_count - 1);
    uint32_t count = t->layer->rings[ring].count;
    bool is_shifted = random_chance(&t->random, 1, 3);
    bool is_reversed = random_chance(&t->random, 1, 2);
    bool is_changed = random_chance(&t->random, 1, 4);
    int32_t dx = is_shifted ? random_between(&t->random, -2, 2) : 0;
    int32_t dy = is_shifted ? random_between(&t->random, -2, 2) : 0;
    uint32_t start = count ? random_below(&t->random, count) : 0;

    for (uint32_t i = 0; i < count; i++) {
        uint32_t k = (start + (is_reversed ? count - i : i)) % count;
        lrel_grid_point p = layer_ring_points(t->layer, ring)[k];

        if (is_changed && i == 0)
            p = (lrel_grid_point){coordinate(t), coordinate(t)};
        layer_add_point(t->layer, clamp(t, p.x + dx), clamp(t, p.y + dy));
    }
}

static void add_any(tangle *t)
{
    switch (random_below(&t->random, t->layer->ring_count > 1 ? 13 : 9)) {
    case 0:
    case 1:
        add_scribble(t);
        break;
    case 2:
    case 3:
        add_rectangle(t);
        break;
    case 4:
    case 5:
        add_star(t, random_between(&t->random, 3, 20));
        break;
    case 6:
        add_flat(t);
        break;
    case 7:
        add_needles(t);
        break;
    case 8:
        add_rounds(t);
        break;
    default:
        add_copy(t);
    }
}

/* Moves the layer off the origin and, one time in three, makes it coarse: its areas then
 * dwarf what rounding moves, and one time in nine fill the widest extent. */
static void place(tangle *t)
{
    int32_t scale = 1;
    int64_t x, y;

    if (random_chance(&t->random, 1, 3))
        scale = random_chance(&t->random, 1, 3) ? LREL_GRID_EXTENT_MAX / t->grid : 1000;
    x = random_between(&t->random, -LREL_GRID_EXTENT_MAX, LREL_GRID_EXTENT_MAX);
    y = random_between(&t->random, -LREL_GRID_EXTENT_MAX, LREL_GRID_EXTENT_MAX);
    for (size_t i = 0; i < t->layer->point_count; i++) {
        lrel_grid_point *p = &t->layer->points[i];

        *p = (lrel_grid_point){
            (int32_t)(x + (int64_t)p->x * scale - LREL_GRID_EXTENT_MAX / 2),
            (int32_t)(y + (int64_t)p->y * scale - LREL_GRID_EXTENT_MAX / 2)};
    }
}

layer tangle_from(uint64_t seed)
{
    layer made = layer_new();
    tangle t = {random_from(seed), &made, 0};
    uint32_t owners = 2 + random_below(&t.random, 7);
    bool has_long_ring = random_chance(&t.random, 1, 12);

    /* 3 .. 1000, as many small as large: a factor of e^5.8 spread evenly. */
    t.grid = (int32_t)(3 * exp(5.81 * random_unit(&t.random)));
    for (uint32_t o = 0; o < owners; o++) {
        uint32_t rings =
            1 + random_below(&t.random, random_chance(&t.random, 1, 3) ? 4 : 1);

        layer_add_owner(&made, (lrel_reading)random_below(&t.random, 2));
        for (uint32_t r = 0; r < rings; r++) {
            bool is_hole = r > 0 && random_chance(&t.random, 1, 2);

            layer_add_ring(&made, o, random_below(&t.random, 2),
                           is_hole ? LREL_RING_HOLE : LREL_RING_SHELL);
            if (has_long_ring && o == 0 && r == 0)
                add_star(&t, random_between(&t.random, LONG_RING_MIN, LONG_RING_MAX));
            else
                add_any(&t);
        }
    }
    place(&t);
    return made;
}
