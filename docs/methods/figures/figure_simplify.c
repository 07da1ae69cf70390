/* SPDX-License-Identifier: Apache-2.0 */
/* figure_simplify.c: borders as arcs, and with fewer points. */
#include <stdlib.h>

#include "figures.h"
#include "landrelease/simplify.h"
#include "mosaic/arcs.h"

#define AT_ONCE 128

/* Every face is a class of its own. */
static void number_faces(const example *e, uint32_t class_of_face[EXAMPLE_POINTS_MAX])
{
    for (uint32_t f = 0; f < lrel_mosaic_face_count(e->mosaic); f++)
        class_of_face[f] = f;
}

static void give_up(const lrel_error *err)
{
    fprintf(stderr, "%s\n", err->message);
    exit(1);
}

static size_t points_of(const arcset *set, size_t number, spot out[AT_ONCE])
{
    const arc *a = &set->arcs.at[number];

    for (size_t i = 0; i < a->count; i++)
        out[i] = (spot){set->points.at[a->first + i].x + set->origin.x,
                        set->points.at[a->first + i].y + set->origin.y};
    return a->count;
}

static void draw_arcs(svg *s, const arcset *set, const char *only_class)
{
    spot points[AT_ONCE];

    for (size_t i = 0; i < set->arcs.count; i++) {
        size_t count = points_of(set, i, points);

        svg_path(s, points, count, 0, only_class ? only_class : figure_class(i));
        for (size_t k = 1; k + 1 < count && !only_class; k++)
            svg_dot(s, points[k], 2, "plain");
    }
    for (size_t i = 0; i < set->arcs.count && !only_class; i++) {
        size_t count = points_of(set, i, points);

        svg_dot(s, points[0], 4, "node");
        svg_dot(s, points[count - 1], 4, "node");
    }
}

static void begin(svg *s, FILE *out, const char *title, example *e, arcset *set)
{
    uint32_t class_of_face[EXAMPLE_POINTS_MAX];
    lrel_error err;

    *e = example_make(&layer_parcels);
    number_faces(e, class_of_face);
    if (lrel_arcset__init(set, e->mosaic, class_of_face, &err) != LREL_OK)
        give_up(&err);
    svg_begin(s, out, title, (spot){0, 0}, (spot){40, 25}, 15);
}

void figure_simplify_arcs(FILE *out)
{
    example e;
    arcset set;
    svg s;

    begin(&s, out, "arcs between nodes", &e, &set);
    draw_arcs(&s, &set, NULL);
    svg_end(&s);
    lrel_arcset__clear(&set);
    example_free(&e);
}

/* As many units as keep the island's dent and little else. */
#define TOLERANCE 6

static lrel_simplified *simplify(const example *e)
{
    uint32_t class_of_face[EXAMPLE_POINTS_MAX];
    lrel_simplify_options options;
    lrel_simplified *simplified = NULL;
    lrel_error err;

    number_faces(e, class_of_face);
    lrel_simplify_options_init(&options);
    options.tolerance = TOLERANCE;
    if (lrel_simplify(e->mosaic, class_of_face, &options, &simplified, &err) != LREL_OK)
        give_up(&err);
    return simplified;
}

void figure_simplify_after(FILE *out)
{
    static const char *const styles[] = {"h", "r", "none", "hr"};
    lrel_simplified *simplified;
    const lrel_polygons *polygons;
    example e;
    arcset set;
    svg s;

    begin(&s, out, "the same with fewer points", &e, &set);
    simplified = simplify(&e);
    polygons = lrel_simplified_polygons(simplified);
    draw_arcs(&s, &set, "was");
    for (size_t i = 0; i < lrel_polygons_count(polygons); i++) {
        outline shape = example_outline(polygons, i);

        svg_shape_begin(&s);
        for (size_t r = 0; r < shape.ring_count; r++)
            svg_shape_ring(&s, shape.points + shape.ring_first[r],
                           shape.ring_first[r + 1] - shape.ring_first[r]);
        svg_shape_end(&s, styles[lrel_polygons_at(polygons, i).class_id % 4]);
    }
    svg_end(&s);
    lrel_simplified_free(simplified);
    lrel_arcset__clear(&set);
    example_free(&e);
}
