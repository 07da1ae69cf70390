/* SPDX-License-Identifier: Apache-2.0 */
/* figure_lines.c: rings, hot pixels, chains, half-edges, cycles. */
#include <math.h>

#include "figures.h"

static const char *const classes[] = {"a", "b", "c", "d", "e", "f"};

const char *figure_class(size_t i)
{
    return classes[i % (sizeof classes / sizeof *classes)];
}

void figure_draw_rings(svg *s, const layer *from, const char *const *class_names)
{
    for (size_t r = 0; r < from->ring_count; r++) {
        const lrel_mosaic_ring *one = &from->rings[r];
        spot points[EXAMPLE_POINTS_MAX];

        for (uint32_t i = 0; i < one->count; i++)
            points[i] = to_spot(from->points[one->first + i]);
        svg_path(s, points, one->count, 1, class_names[r]);
    }
}

void figure_draw_nodes(svg *s, const example *e)
{
    const ringset *set = &e->mosaic->set;

    for (uint32_t r = 0; r < set->ring_count; r++)
        for (uint32_t i = 0; i < set->rings[r].count; i++) {
            lrel_grid_point p = set->points[set->rings[r].first + i];

            svg_dot(s, (spot){p.x + set->origin.x, p.y + set->origin.y}, 2.5, "plain");
        }
    for (size_t n = 0; n < e->mosaic->shards[0].nodes.count; n++) {
        lrel_grid_point p = e->mosaic->shards[0].nodes.at[n];

        svg_dot(s, (spot){p.x + set->origin.x, p.y + set->origin.y}, 3.5, "node");
    }
}

void figure_rings(FILE *out)
{
    static const char *const styles[] = {"h", "h", "h", "r"};
    static const spot names[] = {{3.2, 8}, {21.5, 9}, {10, 3.5}, {10, 15}};
    svg s;

    svg_begin(&s, out, "four rings", (spot){0, 0}, (spot){24, 17}, 22);
    figure_draw_rings(&s, &layer_overlap, styles);
    for (int i = 0; i < 4; i++)
        svg_text(&s, names[i], overlap_names[i], "");
    svg_end(&s);
}

/* The rings before and after bending, over the hot pixels that they meet. */
static void draw_bending(svg *s, const layer *from)
{
    static const char *const was[] = {"was", "was", "was"};
    example e = example_make(from);
    const ringset *set = &e.mosaic->set;

    for (uint32_t r = 0; r < set->ring_count; r++) {
        spot points[EXAMPLE_POINTS_MAX];
        size_t count = example_bent(&e, r, points);

        for (size_t i = 0; i < count; i++)
            svg_pixel(s, points[i], "pixel");
    }
    figure_draw_rings(s, from, was);
    for (uint32_t r = 0; r < set->ring_count; r++) {
        spot points[EXAMPLE_POINTS_MAX];
        size_t count = example_bent(&e, r, points);

        svg_path(s, points, count, 1,
                 figure_class(set->codes[*ring_codes(set, &set->rings[r])].owner));
    }
    figure_draw_nodes(s, &e);
    example_free(&e);
}

void figure_hot_pixels(FILE *out)
{
    svg s;

    svg_begin(&s, out, "edges bent through hot pixels", (spot){0, 0}, (spot){23, 12}, 28);
    draw_bending(&s, &layer_pixels);
    svg_end(&s);
}

void figure_spike(FILE *out)
{
    svg s;

    svg_begin(&s, out, "a corner met by the hot pixel beside it", (spot){0, 1},
              (spot){14, 8}, 40);
    draw_bending(&s, &layer_spike);
    svg_text(&s, (spot){12.4, 3.4}, "v", "");
    svg_text(&s, (spot){11, 3.1}, "p", "");
    svg_end(&s);
}

void figure_chains(FILE *out)
{
    example e = example_make(&layer_overlap);
    svg s;

    svg_begin(&s, out, "nodes and chains", (spot){0, 0}, (spot){24, 17}, 22);
    for (uint32_t c = 0; c < e.mosaic->shards[0].chains.count; c++) {
        spot points[EXAMPLE_POINTS_MAX];
        size_t count = example_half_edge(&e, 2 * c, points);

        svg_path(&s, points, count, 0, figure_class(c));
    }
    figure_draw_nodes(&s, &e);
    svg_end(&s);
    example_free(&e);
}

/* The node where most lines meet; of several the first. */
static uint32_t busiest_node(const example *e)
{
    uint32_t best = 0;

    for (uint32_t n = 1; n < e->mosaic->shards[0].nodes.count; n++)
        if (e->around.start[n + 1] - e->around.start[n] >
            e->around.start[best + 1] - e->around.start[best])
            best = n;
    return best;
}

/* @p far on the way from @p a to @p b, and @p aside to the left of it. */
static spot towards(spot a, spot b, double far, double aside)
{
    double length = hypot(b.x - a.x, b.y - a.y);
    double ux = (b.x - a.x) / length, uy = (b.y - a.y) / length;

    return (spot){a.x + far * ux - aside * uy, a.y + far * uy + aside * ux};
}

void figure_node(FILE *out)
{
    example e = example_make(&layer_overlap);
    uint32_t node = busiest_node(&e), first = e.around.start[node];
    uint32_t count = e.around.start[node + 1] - first;
    spot along[EXAMPLE_POINTS_MAX];
    spot middle;
    svg s;

    example_half_edge(&e, e.around.order[first], along);
    middle = along[0];
    svg_begin(&s, out, "half-edges around a node", (spot){middle.x - 6, middle.y - 4},
              (spot){middle.x + 6, middle.y + 4}, 46);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t leaving = e.around.order[first + i];
        char text[48];

        example_half_edge(&e, leaving, along);
        svg_line(&s, along[0], along[1], "thin");
        svg_arrow(&s, along[0], along[1], .1, .35, "b");
        svg_arrow(&s, along[1], along[0], .1, .35, "a");
        snprintf(text, sizeof text, "%u", i);
        svg_text(&s, towards(along[0], along[1], 1.4, .4), text, "");
        for (uint32_t k = 0; k < count; k++)
            if (e.around.next[leaving ^ 1] == e.around.order[first + k])
                snprintf(text, sizeof text, "arriving by %u, go on by %u", i, k);
        svg_text(&s, (spot){middle.x - 5.8, middle.y + 3.6 - .4 * i}, text, "small left");
    }
    svg_dot(&s, middle, 5, "node");
    svg_end(&s);
    example_free(&e);
}

/* The cycle to the left of half-edge @p h: an arrow per edge, and its area in its middle.
 */
static void draw_cycle(svg *s, const example *e, uint32_t h, size_t number)
{
    outline shape = {.ring_count = 1};
    int64_t area2;
    size_t count = example_cycle(e, h, shape.points, &area2);
    spot at;
    char text[32];

    shape.ring_first[1] = count;
    for (size_t i = 0; i < count; i++)
        svg_arrow(s, shape.points[i], shape.points[(i + 1) % count], .16, .3,
                  figure_class(number));
    at = example_middle(&shape);
    if (area2 <= 0) /* the outer border of a component: its area stands beside it */
        at = (spot){shape.points[0].x + 1, shape.points[0].y - .6};
    snprintf(text, sizeof text, "%lld", (long long)area2);
    svg_text(s, at, text, "small");
}

void figure_cycles(FILE *out)
{
    example e = example_make(&layer_overlap);
    size_t half_edges = 2 * e.mosaic->shards[0].chains.count, number = 0;
    bool is_drawn[EXAMPLE_POINTS_MAX] = {false};
    svg s;

    svg_begin(&s, out, "cycles and their doubled areas", (spot){0, 0}, (spot){24, 17},
              26);
    for (uint32_t h = 0; h < half_edges; h++) {
        if (is_drawn[h])
            continue;
        for (uint32_t at = h; !is_drawn[at]; at = e.around.next[at])
            is_drawn[at] = true;
        draw_cycle(&s, &e, h, number++);
    }
    figure_draw_nodes(&s, &e);
    svg_end(&s);
    example_free(&e);
}
