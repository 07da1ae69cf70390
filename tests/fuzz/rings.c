/* SPDX-License-Identifier: Apache-2.0 */
#include "fuzz/rings.h"

#include "support/random.h"

/* Sides of the plane, 3 to 1000 units: on the small ones everything meets in few points,
 * on the large ones crossings fall anywhere in a pixel. */
static const int32_t sides[16] = {3,  4,  5,  6,   7,   8,   10,  13,
                                  16, 24, 40, 100, 255, 400, 700, 1000};

typedef struct drawing {
    const uint8_t *at;
    size_t left;
    int32_t side;
    layer layer;
    uint32_t owner, part;
} drawing;

static uint8_t byte(drawing *d)
{
    if (d->left == 0)
        return 0;
    d->left--;
    return *d->at++;
}

static int32_t number(drawing *d, int32_t low, int32_t high)
{
    return low + byte(d) % (high - low + 1);
}

static int32_t coordinate(drawing *d)
{
    uint32_t b = byte(d);

    return (int32_t)((d->side > 255 ? b << 8 | byte(d) : b) % (uint32_t)(d->side + 1));
}

static lrel_grid_point point(drawing *d)
{
    lrel_grid_point p;

    p.x = coordinate(d);
    p.y = coordinate(d);
    return p;
}

static int32_t clamp(const drawing *d, int32_t v)
{
    return v < 0 ? 0 : v > d->side ? d->side : v;
}

static void add(drawing *d, lrel_grid_point p)
{
    layer_add_point(&d->layer, clamp(d, p.x), clamp(d, p.y));
}

static void add_points(drawing *d, int count)
{
    for (int i = 0; i < count; i++)
        add(d, point(d));
}

static void draw_scribble(drawing *d)
{
    add_points(d, number(d, 3, 10));
}

static void draw_rectangle(drawing *d)
{
    lrel_grid_point p = point(d), q = point(d);

    add(d, p);
    add(d, (lrel_grid_point){q.x, p.y});
    add(d, q);
    add(d, (lrel_grid_point){p.x, q.y});
}

static void draw_triangle(drawing *d)
{
    add_points(d, 3);
}

/* Points between lie on the line only where that is a grid point: else nearly flat. */
static void draw_flat(drawing *d)
{
    int count = number(d, 2, 5);
    lrel_grid_point p = point(d), q = point(d);

    add(d, p);
    for (int i = 1; i < count; i++)
        add(d, (lrel_grid_point){p.x + (q.x - p.x) / i, p.y + (q.y - p.y) / i});
    add(d, p);
}

static void draw_needles(drawing *d)
{
    uint8_t bits = byte(d);

    for (int i = 0; i < 3; i++) {
        lrel_grid_point p = point(d);

        add(d, p);
        if (bits >> i & 1) {
            add(d, point(d));
            add(d, (lrel_grid_point){p.x, p.y + (bits >> (3 + i) & 1)});
        }
    }
}

static void draw_rounds(drawing *d)
{
    uint8_t bits = byte(d);
    int corners = 3 + (bits & 3), rounds = 2 + (bits >> 2 & 1);
    lrel_grid_point corner[6];

    for (int i = 0; i < corners; i++)
        corner[i] = point(d);
    for (int i = 0; i < rounds * corners; i++)
        add(d, corner[i % corners]);
}

/* Up and down along the sides of a square. */
static void draw_long(drawing *d)
{
    int count = number(d, 65, 110);
    random_stream chance = random_from(byte(d));
    lrel_grid_point middle = point(d);
    int32_t reach = 1 + d->side / 2, jag = 1 + d->side / 8;

    for (int i = 0; i < count; i++) {
        int32_t along = (int32_t)(8L * reach * i / count), side = along / (2 * reach);
        int32_t a = along % (2 * reach) - reach;
        int32_t b = reach - random_between(&chance, 0, jag);

        add(d, (lrel_grid_point){middle.x + (side == 0   ? a
                                             : side == 1 ? b
                                             : side == 2 ? -a
                                                         : -b),
                                 middle.y + (side == 0   ? -b
                                             : side == 1 ? a
                                             : side == 2 ? b
                                                         : -a)});
    }
}

/* One of the rings before the one that is drawn; the first is never a copy. */
static size_t earlier(drawing *d)
{
    return byte(d) % (d->layer.ring_count - 1);
}

static lrel_grid_point corner_of(const drawing *d, size_t ring, uint32_t i)
{
    return layer_ring_points(&d->layer, ring)[i % d->layer.rings[ring].count];
}

static void draw_copy(drawing *d, rings_shape how)
{
    size_t ring = earlier(d);
    uint32_t count = d->layer.rings[ring].count, start = byte(d);
    uint8_t move = how == RINGS_SHIFTED ? byte(d) : 12; /* 12: by nothing */
    lrel_grid_point fresh = {0, 0};

    if (how == RINGS_CHANGED)
        fresh = point(d);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t k = how == RINGS_REVERSED ? start + count - i : start + i;
        lrel_grid_point p = corner_of(d, ring, k);

        if (how == RINGS_CHANGED && i == 0)
            p = fresh;
        add(d, (lrel_grid_point){p.x + move % 5 - 2, p.y + move / 5 % 5 - 2});
    }
}

static void draw_neighbour(drawing *d)
{
    size_t ring = earlier(d);
    uint32_t start = byte(d), edges = (uint32_t)number(d, 1, 4);

    for (uint32_t i = 0; i <= edges; i++)
        add(d, corner_of(d, ring, start + i));
    add(d, point(d));
}

static void draw_touch(drawing *d)
{
    size_t ring = earlier(d);
    uint8_t bits = byte(d);
    lrel_grid_point p = corner_of(d, ring, bits >> 1);

    if (bits & 1) {
        lrel_grid_point q = corner_of(d, ring, (bits >> 1) + 1U);

        p = (lrel_grid_point){(p.x + q.x) / 2, (p.y + q.y) / 2};
    }
    add(d, p);
    add_points(d, 2);
}

static void draw_acute(drawing *d)
{
    uint8_t bits = byte(d);
    lrel_grid_point tip = point(d), end = point(d);

    add(d, tip);
    add(d, end);
    add(d, (lrel_grid_point){end.x + bits % 3 - 1, end.y + bits / 3 % 3 - 1});
}

static void draw_comb(drawing *d)
{
    int teeth = number(d, 2, 9);
    lrel_grid_point p = point(d), q = point(d);

    for (int i = 0; i < teeth; i++) {
        add(d, (lrel_grid_point){p.x + i, p.y});
        add(d, (lrel_grid_point){p.x + i + (q.x & 1), q.y});
    }
    add(d, (lrel_grid_point){p.x + teeth, p.y});
}

static void draw_pinched(drawing *d)
{
    lrel_grid_point p = point(d);

    add(d, p);
    add_points(d, 2);
    add(d, p);
    add_points(d, 2);
}

static void draw(drawing *d, rings_shape shape)
{
    static void (*const plain[RINGS_COPY])(drawing *) = {
        draw_scribble, draw_rectangle, draw_triangle, draw_flat,
        draw_needles,  draw_rounds,    draw_long};

    if (shape < RINGS_COPY)
        plain[shape](d);
    else if (shape < RINGS_NEIGHBOUR)
        draw_copy(d, shape);
    else if (shape == RINGS_NEIGHBOUR)
        draw_neighbour(d);
    else if (shape == RINGS_TOUCH)
        draw_touch(d);
    else if (shape == RINGS_ACUTE)
        draw_acute(d);
    else if (shape == RINGS_COMB)
        draw_comb(d);
    else
        draw_pinched(d);
}

static void turn_back(lrel_grid_point *at, uint32_t count)
{
    for (uint32_t i = 0; i < count / 2; i++) {
        lrel_grid_point swap = at[i];

        at[i] = at[count - 1 - i];
        at[count - 1 - i] = swap;
    }
}

static void open_ring(drawing *d, rings_place place)
{
    bool is_new = d->layer.owner_count == 0 ||
                  (place < RINGS_PART && d->layer.owner_count < RINGS_OWNERS_MAX);

    if (is_new) {
        d->owner =
            layer_add_owner(&d->layer, place == RINGS_SMALLER ? LREL_READING_SMALLER
                                                              : LREL_READING_LARGER);
        d->part = 0;
    } else if (place != RINGS_HOLE) {
        d->part++;
    }
    layer_add_ring(&d->layer, d->owner, d->part,
                   place == RINGS_HOLE ? LREL_RING_HOLE : LREL_RING_SHELL);
}

static void draw_ring(drawing *d)
{
    uint8_t op = byte(d);
    rings_shape shape = op & 15;
    size_t ring = d->layer.ring_count;

    /* Without an earlier ring there is nothing to copy or to touch. */
    if (ring == 0 && shape >= RINGS_COPY && shape <= RINGS_TOUCH)
        shape -= RINGS_COPY;
    open_ring(d, (rings_place)(op >> 4 & 3));
    draw(d, shape);
    if (op & RINGS_STUTTER) {
        add(d, layer_ring_points(&d->layer, ring)[0]);
        add(d, layer_ring_points(&d->layer, ring)[0]);
    }
    if (op & RINGS_BACKWARDS)
        turn_back(layer_ring_points(&d->layer, ring), d->layer.rings[ring].count);
}

/* Moves the layer off the origin and at times makes it coarse or as wide as can be. */
static void place(drawing *d, unsigned where)
{
    int32_t scale = where < 12 ? 1 : where < 15 ? 1000 : LREL_GRID_EXTENT_MAX / d->side;
    int32_t shift =
        where == 15 ? -LREL_GRID_EXTENT_MAX / 2 : 100000000 - 17777777 * (int32_t)where;

    for (size_t i = 0; i < d->layer.point_count; i++) {
        lrel_grid_point *p = &d->layer.points[i];

        *p = (lrel_grid_point){p->x * scale + shift, p->y * scale - shift};
    }
}

layer rings_from_bytes(const uint8_t *bytes, size_t count)
{
    drawing d = {.at = bytes, .left = count, .layer = layer_new()};
    unsigned where;

    d.side = sides[byte(&d) & 15];
    where = byte(&d) & 15;
    while (d.left > 0 && d.layer.ring_count < RINGS_COUNT_MAX &&
           d.layer.point_count < RINGS_POINTS_MAX)
        draw_ring(&d);
    place(&d, where);
    return d.layer;
}
