/* SPDX-License-Identifier: Apache-2.0 */
/* figure_land.c: whose land, what became of it, and the polygons of that. */
#include <stdlib.h>
#include <string.h>

#include "figures.h"

static void draw_polygons(svg *s, const lrel_polygons *polygons,
                          const char *const *class_names)
{
    for (size_t i = 0; i < lrel_polygons_count(polygons); i++) {
        outline shape = example_outline(polygons, i);

        svg_shape_begin(s);
        for (size_t r = 0; r < shape.ring_count; r++)
            svg_shape_ring(s, shape.points + shape.ring_first[r],
                           shape.ring_first[r + 1] - shape.ring_first[r]);
        svg_shape_end(s, class_names[lrel_polygons_at(polygons, i).class_id]);
    }
}

static lrel_polygons *dissolve(const example *e, const uint32_t *class_of_face)
{
    lrel_polygons *polygons = NULL;
    lrel_error err;

    if (lrel_mosaic_dissolve(e->mosaic, class_of_face, &polygons, &err) == LREL_OK)
        return polygons;
    fprintf(stderr, "%s\n", err.message);
    exit(1);
}

/* What of the layer's owners a face has: 1 hazards, 2 releases, 3 both. */
static int kinds_of(lrel_face face, uint32_t first_release)
{
    int kinds = 0;

    for (uint32_t i = 0; i < face.owner_count; i++)
        kinds |= face.owners[i] < first_release ? 1 : 2;
    return kinds;
}

void figure_labels(FILE *out)
{
    static const char *const by_kinds[] = {"none", "h", "r", "hr"};
    example e = example_make(&layer_overlap);
    uint32_t class_of_face[EXAMPLE_POINTS_MAX];
    const char *styles[EXAMPLE_POINTS_MAX];
    lrel_polygons *polygons;
    svg s;

    for (uint32_t f = 0; f < lrel_mosaic_face_count(e.mosaic); f++) {
        class_of_face[f] = f;
        styles[f] = by_kinds[kinds_of(lrel_mosaic_face_at(e.mosaic, f), 3)];
    }
    polygons = dissolve(&e, class_of_face);
    svg_begin(&s, out, "faces and their owners", (spot){0, 0}, (spot){24, 17}, 22);
    draw_polygons(&s, polygons, styles);
    for (size_t i = 0; i < lrel_polygons_count(polygons); i++) {
        outline shape = example_outline(polygons, i);
        lrel_face face =
            lrel_mosaic_face_at(e.mosaic, lrel_polygons_at(polygons, i).class_id);
        char text[64] = "";

        for (uint32_t k = 0; k < face.owner_count; k++)
            snprintf(text + strlen(text), sizeof text - strlen(text), "%s%s",
                     k ? " " : "", overlap_names[face.owners[k]]);
        svg_text(&s, example_middle(&shape), text, "small");
    }
    svg_end(&s);
    lrel_polygons_free(polygons);
    example_free(&e);
}

void figure_winding(FILE *out)
{
    static const char *const styles[] = {"h"};
    static const lrel_grid_point places[] = {{11, 5}, {6, 6}, {3, 3}, {2, 6}, {7, 2}};
    example e = example_make(&layer_twice);
    lrel_owner_area area = lrel_mosaic_owner_area(e.mosaic, 0);
    char text[96];
    svg s;

    svg_begin(&s, out, "winding numbers", (spot){0, 0}, (spot){14, 11}, 34);
    figure_draw_rings(&s, &layer_twice, styles);
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        snprintf(text, sizeof text, "%d", example_turns(&e, places[i]));
        svg_text(&s, to_spot(places[i]), text, "");
    }
    snprintf(text, sizeof text, "doubled area: %lld non-zero, %lld even-odd",
             (long long)area.area2_larger, (long long)area.area2_smaller);
    svg_text(&s, (spot){7, 10}, text, "small");
    svg_end(&s);
    example_free(&e);
}

/* The land's state after the fold of the ledger, by face. */
typedef enum land_state { STATE_REMAINING, STATE_CLEARED, STATE_BEYOND } land_state;

static lrel_status see_stay(const lrel_stay *stay, void *user, lrel_error *err)
{
    uint32_t *class_of_face = user;

    (void)err;
    class_of_face[stay->face] =
        stay->to.days == LREL_DAY_OPEN ? STATE_REMAINING : STATE_CLEARED;
    return LREL_OK;
}

/* Folds @p e, whose owners from @p first_release on are releases, day by day. */
static void fold_faces(const example *e, uint32_t first_release, uint32_t *class_of_face)
{
    static const lrel_date starts[] = {{0}, {100}};
    lrel_ledger_hazard hazards[4] = {{0}};
    lrel_ledger_release releases[4] = {{0}};
    uint32_t owners = lrel_mosaic_owner_count(e->mosaic);
    lrel_ledger_input input = {.hazards = hazards,
                               .hazard_count = first_release,
                               .releases = releases,
                               .release_count = owners - first_release,
                               .account_count = 1,
                               .as_of = {99},
                               .period_starts = starts,
                               .period_count = 1};
    lrel_ledger *ledger = NULL;

    for (uint32_t o = 0; o < owners; o++)
        if (o < first_release)
            hazards[o] = (lrel_ledger_hazard){.owner = o,
                                              .hazard = o,
                                              .tie = o,
                                              .counted_as = o,
                                              .accounts = 1,
                                              .from = {(int32_t)o},
                                              .to = {LREL_DAY_OPEN}};
        else
            releases[o - first_release] =
                (lrel_ledger_release){.owner = o,
                                      .tie = o,
                                      .accounts = 1,
                                      .product = LREL_PRODUCT_CLEARED,
                                      .day = {(int32_t)o}};
    for (size_t f = 0; f < lrel_mosaic_face_count(e->mosaic); f++)
        class_of_face[f] = STATE_BEYOND;
    if (lrel_ledger_build(e->context, e->mosaic, &input, &ledger, NULL) != LREL_OK ||
        lrel_ledger_visit_stays(ledger, see_stay, class_of_face, NULL) != LREL_OK)
        exit(1);
    lrel_ledger_free(ledger);
}

static void draw_states(svg *s, const layer *from, uint32_t first_release, bool has_names)
{
    static const char *const styles[] = {"h", "hr", "none"};
    static const char *const names[] = {"recorded, not released", "cleared", "beyond"};
    example e = example_make(from);
    uint32_t class_of_face[EXAMPLE_POINTS_MAX];
    lrel_polygons *polygons;

    fold_faces(&e, first_release, class_of_face);
    polygons = dissolve(&e, class_of_face);
    draw_polygons(s, polygons, styles);
    for (size_t i = 0; i < lrel_polygons_count(polygons) && has_names; i++) {
        outline shape = example_outline(polygons, i);

        svg_text(s, example_middle(&shape), names[lrel_polygons_at(polygons, i).class_id],
                 "small");
    }
    lrel_polygons_free(polygons);
    example_free(&e);
}

void figure_states(FILE *out)
{
    svg s;

    svg_begin(&s, out, "what the fold makes of the faces", (spot){0, 0}, (spot){24, 17},
              22);
    draw_states(&s, &layer_overlap, 3, true);
    svg_end(&s);
}

/* The rings of the polygons of what remains, each a little inside its land. */
static void draw_rings_apart(svg *s, const lrel_polygons *polygons)
{
    size_t drawn = 0;

    for (size_t i = 0; i < lrel_polygons_count(polygons); i++) {
        outline shape = example_outline(polygons, i);

        for (size_t r = 0; r < shape.ring_count; r++, drawn++) {
            const spot *ring_points = shape.points + shape.ring_first[r];
            size_t count = shape.ring_first[r + 1] - shape.ring_first[r];

            for (size_t k = 0; k < count; k++)
                svg_arrow(s, ring_points[k], ring_points[(k + 1) % count], .18, .3,
                          figure_class(drawn));
        }
    }
}

void figure_touch(FILE *out)
{
    static const char *const styles[] = {"h"};
    example e = example_make(&layer_touch);
    uint32_t class_of_face[EXAMPLE_POINTS_MAX];
    lrel_polygons *polygons;
    svg s;

    fold_faces(&e, 1, class_of_face);
    for (size_t f = 0; f < lrel_mosaic_face_count(e.mosaic); f++)
        if (class_of_face[f] != STATE_REMAINING)
            class_of_face[f] = LREL_DISSOLVE_NONE;
    polygons = dissolve(&e, class_of_face);
    svg_begin(&s, out, "rings that touch in points", (spot){0, 0}, (spot){18, 10}, 32);
    draw_polygons(&s, polygons, styles);
    draw_rings_apart(&s, polygons);
    svg_end(&s);
    lrel_polygons_free(polygons);
    example_free(&e);
}
