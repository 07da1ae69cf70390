/* SPDX-License-Identifier: Apache-2.0 */
#include "support/slab.h"

#include <assert.h>
#include <stdlib.h>

/* An edge that is not upright, from left to right. */
typedef struct edge {
    double x0, y0, x1, y1;
    uint32_t ring;
    int turn; /* what crossing it upwards adds to the turns of its ring */
} edge;

typedef struct at_height {
    double y;
    const edge *of;
} at_height;

typedef struct sweep {
    const lrel_mosaic_input *input;
    double x, y; /* the first point, taken off all: far from 0 doubles lose digits */
    edge *edges;
    size_t edge_count;
    double *cuts;
    size_t cut_count, cut_capacity;
    at_height *order;
    int *turns; /* by ring */
    slab_result result;
} sweep;

static void *allocate(size_t count, size_t size)
{
    void *memory = calloc(count ? count : 1, size);

    if (!memory)
        abort();
    return memory;
}

static void add_cut(sweep *s, double x)
{
    if (s->cut_count == s->cut_capacity) {
        s->cut_capacity = s->cut_capacity ? 2 * s->cut_capacity : 256;
        s->cuts = realloc(s->cuts, s->cut_capacity * sizeof *s->cuts);
        if (!s->cuts)
            abort();
    }
    s->cuts[s->cut_count++] = x;
}

static void collect_edges(sweep *s)
{
    size_t room = 0;

    for (size_t r = 0; r < s->input->ring_count; r++) {
        if (room == 0 && s->input->rings[r].count) {
            s->x = s->input->points[s->input->rings[r].first].x;
            s->y = s->input->points[s->input->rings[r].first].y;
        }
        room += s->input->rings[r].count;
    }
    s->edges = allocate(room, sizeof *s->edges);
    for (uint32_t r = 0; r < s->input->ring_count; r++) {
        const lrel_mosaic_ring *ring = &s->input->rings[r];

        for (uint32_t i = 0; i < ring->count; i++) {
            lrel_grid_point p = s->input->points[ring->first + i];
            lrel_grid_point q = s->input->points[ring->first + (i + 1) % ring->count];
            edge e = {p.x - s->x, p.y - s->y, q.x - s->x, q.y - s->y, r, 1};

            if (p.x < q.x)
                s->edges[s->edge_count++] = e;
            else if (p.x > q.x)
                s->edges[s->edge_count++] = (edge){e.x1, e.y1, e.x0, e.y0, r, -1};
        }
    }
}

static double height_at(const edge *e, double x)
{
    return e->y0 + (e->y1 - e->y0) * ((x - e->x0) / (e->x1 - e->x0));
}

/* The abscissa of a crossing: where the difference of heights, linear, becomes 0. */
static void cut_at_crossing(sweep *s, const edge *a, const edge *b)
{
    double left = a->x0 > b->x0 ? a->x0 : b->x0;
    double right = a->x1 < b->x1 ? a->x1 : b->x1;
    double before, after;

    if (left >= right)
        return;
    before = height_at(a, left) - height_at(b, left);
    after = height_at(a, right) - height_at(b, right);
    if ((before < 0 && after > 0) || (before > 0 && after < 0))
        add_cut(s, left + (right - left) * (before / (before - after)));
}

static int compare_cuts(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

static void collect_cuts(sweep *s)
{
    for (size_t i = 0; i < s->edge_count; i++) {
        add_cut(s, s->edges[i].x0);
        add_cut(s, s->edges[i].x1);
        for (size_t k = 0; k < i; k++)
            cut_at_crossing(s, &s->edges[i], &s->edges[k]);
    }
    if (s->cut_count)
        qsort(s->cuts, s->cut_count, sizeof *s->cuts, compare_cuts);
}

static bool ring_covers(const sweep *s, size_t r, lrel_reading reading)
{
    bool is_shell = s->input->rings[r].role == LREL_RING_SHELL;
    bool by_even_odd = is_shell == (reading == LREL_READING_SMALLER);

    return by_even_odd ? s->turns[r] % 2 != 0 : s->turns[r] != 0;
}

/* Whether shell @p shell covers the place and no hole of its part takes it away. */
static bool shell_has(const sweep *s, size_t shell, lrel_reading reading)
{
    const lrel_mosaic_ring *rings = s->input->rings;

    if (rings[shell].role != LREL_RING_SHELL || !ring_covers(s, shell, reading))
        return false;
    for (size_t r = 0; r < s->input->ring_count; r++)
        if (rings[r].role == LREL_RING_HOLE && rings[r].owner == rings[shell].owner &&
            rings[r].part == rings[shell].part && ring_covers(s, r, reading))
            return false;
    return true;
}

static void add_area(slab_result *result, uint64_t owners, double area2)
{
    size_t i = 0;

    while (i < result->area_count && result->areas[i].owners != owners)
        i++;
    if (i == result->area_capacity) {
        result->area_capacity = result->area_capacity ? 2 * result->area_capacity : 32;
        result->areas =
            realloc(result->areas, result->area_capacity * sizeof *result->areas);
        if (!result->areas)
            abort();
    }
    if (i == result->area_count)
        result->areas[result->area_count++] = (slab_area){owners, 0};
    result->areas[i].area2 += area2;
}

/* Gives land whose rings turn as s->turns says to its owners. */
static void give_land(sweep *s, double area2)
{
    uint64_t owners = 0, larger = 0, smaller = 0;

    for (size_t r = 0; r < s->input->ring_count; r++) {
        uint32_t owner = s->input->rings[r].owner;
        bool is_larger = shell_has(s, r, LREL_READING_LARGER);
        bool is_smaller = shell_has(s, r, LREL_READING_SMALLER);
        bool is_read_smaller =
            s->input->readings && s->input->readings[owner] == LREL_READING_SMALLER;

        larger |= (uint64_t)is_larger << owner;
        smaller |= (uint64_t)is_smaller << owner;
        owners |= (uint64_t)(is_read_smaller ? is_smaller : is_larger) << owner;
    }
    if (owners)
        add_area(&s->result, owners, area2);
    for (uint32_t o = 0; o < s->input->owner_count; o++) {
        s->result.larger2[o] += larger >> o & 1 ? area2 : 0;
        s->result.smaller2[o] += smaller >> o & 1 ? area2 : 0;
    }
}

static int compare_heights(const void *a, const void *b)
{
    double x = ((const at_height *)a)->y, y = ((const at_height *)b)->y;

    return (x > y) - (x < y);
}

static void measure_slab(sweep *s, double left, double right)
{
    double middle = left + (right - left) / 2;
    size_t count = 0;

    for (size_t i = 0; i < s->edge_count; i++)
        if (s->edges[i].x0 <= left && s->edges[i].x1 >= right)
            s->order[count++] =
                (at_height){height_at(&s->edges[i], middle), &s->edges[i]};
    if (count == 0)
        return;
    qsort(s->order, count, sizeof *s->order, compare_heights);
    for (size_t i = 0; i + 1 < count; i++) {
        double gap = s->order[i + 1].y - s->order[i].y;

        s->turns[s->order[i].of->ring] += s->order[i].of->turn;
        /* No edge crosses another inside the slab: a gap is a trapezium. */
        if (gap > 0)
            give_land(s, 2 * gap * (right - left));
    }
    s->turns[s->order[count - 1].of->ring] += s->order[count - 1].of->turn;
}

slab_result slab_measure(const lrel_mosaic_input *input)
{
    sweep s = {.input = input};

    assert(input->owner_count <= LAYER_OWNER_MAX);
    collect_edges(&s);
    collect_cuts(&s);
    s.order = allocate(s.edge_count, sizeof *s.order);
    s.turns = allocate(input->ring_count, sizeof *s.turns);
    for (size_t i = 0; i + 1 < s.cut_count; i++)
        if (s.cuts[i] < s.cuts[i + 1])
            measure_slab(&s, s.cuts[i], s.cuts[i + 1]);
    for (size_t r = 0; r < input->ring_count; r++)
        assert(s.turns[r] == 0); /* rings are closed */
    free(s.edges);
    free(s.cuts);
    free(s.order);
    free(s.turns);
    return s.result;
}

void slab_free(slab_result *result)
{
    free(result->areas);
    *result = (slab_result){0};
}

double slab_area2(const slab_result *result, uint64_t owners)
{
    for (size_t i = 0; i < result->area_count; i++)
        if (result->areas[i].owners == owners)
            return result->areas[i].area2;
    return 0;
}
