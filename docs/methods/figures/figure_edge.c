/* SPDX-License-Identifier: Apache-2.0 */
/* figure_edge.c: three hazards measured twice, and what that leaves between the outlines.
 */
#include <math.h>
#include <string.h>

#include "figures.h"

#define UNIT  36.0
#define PAIRS 3 /* hazards, and behind them a release of each */

static const spot low = {-1.7, -.9}, high = {21.6, 10.4};

typedef enum sort { SORT_STOCK, SORT_EDGE, SORT_RELEASED, SORT_BEYOND, SORT_COUNT } sort;

static const char *const class_of_sort[SORT_COUNT] = {"cha", "edge", "cleared",
                                                      "outside"};

static bool is_edge(const site *of, uint32_t face, const lrel_grid_point *shell)
{
    const lrel_ledger *ledger = of->data->ledger;

    for (size_t i = 0; i < lrel_ledger_edge_count(ledger); i++) {
        const lrel_edge_piece *piece = lrel_ledger_edge_at(ledger, i);

        if (piece->account == 0 && piece->to == of->data->period_count &&
            piece->face == face && memcmp(piece->shell, shell, sizeof piece->shell) == 0)
            return true;
    }
    return false;
}

static sort sort_of(const site *of, uint32_t face, const lrel_grid_point *shell)
{
    switch (site_land_on(of, face, of->data->programme->as_of).state) {
    case SITE_CLEARED:
        return SORT_RELEASED;
    case SITE_BEYOND:
        return SORT_BEYOND;
    default:
        return is_edge(of, face, shell) ? SORT_EDGE : SORT_STOCK;
    }
}

static spot middle_of_ring(const site *of, uint32_t owner)
{
    spot points[EXAMPLE_POINTS_MAX], sum = {0, 0};
    size_t count = site_ring(of, owner, points);

    for (size_t i = 0; i < count; i++) {
        sum.x += points[i].x / (double)count;
        sum.y += points[i].y / (double)count;
    }
    return sum;
}

/* Words of a sliver stand beside it: inside of the hazard where the sliver does. */
static spot beside(const site *of, uint32_t hazard, const outline *shape, double aside)
{
    spot middle = middle_of_ring(of, hazard);
    spot at = site_label_spot(shape);
    double dx = at.x - middle.x, dy = at.y - middle.y, length = hypot(dx, dy);

    return (spot){at.x + aside * dx / length, at.y + .7 * aside * dy / length};
}

/* Land beyond a hazard is told of where slivers are what is shown. */
static void name_piece(svg *s, const site *of, const lrel_polygon *piece,
                       const outline *shape, sort what)
{
    uint32_t pair =
        lrel_mosaic_face_at(of->data->mosaic, piece->class_id).owners[0] % PAIRS;
    char area[SITE_AREA_ROOM];

    site_area(of, piece->area2, area);
    if (what == SORT_EDGE)
        svg_text(s, beside(of, pair, shape, -.8), area, "halo");
    else if (what != SORT_BEYOND)
        svg_text(s, site_label_spot(shape), area, "halo");
    else if (pair == 0)
        svg_text(s, beside(of, pair, shape, .8), area, "halo");
}

static void draw_pieces(svg *s, const site *of)
{
    uint32_t class_of_face[EXAMPLE_POINTS_MAX];
    lrel_polygons *polygons;

    for (uint32_t f = 0; f < lrel_mosaic_face_count(of->data->mosaic); f++)
        class_of_face[f] = f;
    polygons = site_dissolve(of, class_of_face);
    for (size_t pass = 0; pass < 2; pass++) /* names above all outlines */
        for (size_t i = 0; i < lrel_polygons_count(polygons); i++) {
            lrel_polygon piece = lrel_polygons_at(polygons, i);
            outline shape = site_outline(polygons, i);
            size_t count;
            sort what = sort_of(of, piece.class_id,
                                lrel_polygons_ring(polygons, piece.first_ring, &count));

            if (pass == 0)
                site_draw(s, &shape, class_of_sort[what]);
            else
                name_piece(s, of, &piece, &shape, what);
        }
    lrel_polygons_free(polygons);
}

static void draw_outlines(svg *s, const site *of)
{
    for (uint32_t owner = 0; owner < 2 * PAIRS; owner++) {
        spot points[EXAMPLE_POINTS_MAX];
        size_t count = site_ring(of, owner, points);

        svg_path(s, points, count, 1, owner < PAIRS ? "hazard" : "release");
    }
}

/* ---- words ---- */

static int64_t sum_of(const site *of, sort what)
{
    const lrel_ledger *ledger = of->data->ledger;
    int64_t edge = 0, remaining = 0, counted = 0, beyond = 0;

    for (size_t h = 0; h < of->data->hazard_count; h++) {
        lrel_record_area area = lrel_ledger_hazard_area(ledger, h, 0);

        edge += area.edge;
        remaining += area.remaining;
    }
    for (size_t r = 0; r < of->data->release_count; r++) {
        lrel_record_area area = lrel_ledger_release_area(ledger, r, 0);

        counted += area.counted;
        beyond += area.beyond_hazard;
    }
    return what == SORT_EDGE       ? edge
           : what == SORT_STOCK    ? remaining - edge
           : what == SORT_RELEASED ? counted
                                   : beyond;
}

static void put_legend(const svg *page, const site *of, double x, double y)
{
    static const struct {
        sort what;
        const char *text;
        double x, y;
    } entries[] = {{SORT_EDGE, "edge difference, still recorded:", 0, 0},
                   {SORT_STOCK, "all else recorded, not released:", 0, 20},
                   {SORT_RELEASED, "cleared:", 300, 0},
                   {SORT_BEYOND, "beyond recorded hazard:", 300, 20}};

    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
        char area[SITE_AREA_ROOM], text[96];

        site_area(of, sum_of(of, entries[i].what), area);
        snprintf(text, sizeof text, "%s %s", entries[i].text, area);
        svg_box(page, x + entries[i].x, y + entries[i].y, 14, 14,
                class_of_sort[entries[i].what]);
        svg_words(page, x + entries[i].x + 20, y + entries[i].y + 11, text, "cell left");
    }
    for (int i = 0; i < 2; i++) {
        double line[2] = {x + 540, y + 7 + 20 * i};

        fprintf(page->out, "<path class=\"%s\" d=\"M%g %gh26\"/>\n",
                i ? "release" : "hazard", line[0], line[1]);
        svg_words(page, line[0] + 32, line[1] + 4,
                  i ? "outline of the release" : "outline of the survey", "cell left");
    }
}

static void put_heads(svg *s)
{
    svg_text(s, (spot){.2, 9.75}, "H1: slivers alone are left", "head");
    svg_text(s, (spot){14.6, 9.75}, "H2: a strip 20 m wide is left", "head");
    svg_text(s, (spot){14.6, 2.3}, "H3: a ditch, 9 m wide", "head");
}

void figure_edge_slivers(FILE *out, const site *of)
{
    double width = (high.x - low.x) * UNIT, height = (high.y - low.y) * UNIT;
    svg page, s;

    svg_page(&page, out, "two measurements of three hazards", width, height + 50);
    s = svg_panel(&page, 0, 0, low, high, UNIT);
    draw_pieces(&s, of);
    draw_outlines(&s, of);
    put_heads(&s);
    put_legend(&page, of, 24, height + 2);
    svg_end(&page);
}
