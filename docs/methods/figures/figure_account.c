/* SPDX-License-Identifier: Apache-2.0 */
/* figure_account.c: four records, from what was reported to the account: the land day by
 * day, and every face with what each record is credited with there. */
#include <stdlib.h>
#include <string.h>

#include "figures.h"

static const spot low = {-.6, -.6}, high = {17.6, 9.6};

#define UNIT         22.0
#define PANEL_WIDTH  (18.2 * UNIT)
#define PANEL_HEIGHT (10.2 * UNIT)
#define OWNERS       4

static const char *const class_of_state[SITE_STATE_COUNT] = {
    [SITE_SUSPECTED] = "sha",       [SITE_CONFIRMED] = "cha", [SITE_CLEARED] = "cleared",
    [SITE_CLEARED_TWICE] = "twice", [SITE_BEYOND] = "beyond",
};

/* ---- the records, as reported ---- */

/* Where the words about a record, and its day, find room inside of its outline. */
static const spot words_at[OWNERS][2] = {{{.25, 5.4}, {.25, 4.75}},
                                         {{6.25, 8.4}, {6.25, 7.75}},
                                         {{4.15, 1.45}, {7.02, 1.45}},
                                         {{13.2, 6.3}, {13.2, 5.65}}};

static void draw_record(svg *s, const site *of, uint32_t owner)
{
    const lrel_record *r = site_record(of, owner);
    bool is_hazard = r->role == LREL_ROLE_HAZARD;
    char id[SITE_ID_ROOM], day[16], text[64];
    spot points[EXAMPLE_POINTS_MAX];
    size_t count = site_ring(of, owner, points);

    site_id(of, owner, id);
    svg_path(s, points, count, 1, is_hazard ? "hazard" : "release");
    snprintf(text, sizeof text, "%s %s", id,
             !is_hazard                          ? "cleared"
             : r->hazard_class == LREL_CLASS_CHA ? "confirmed"
                                                 : "suspected");
    svg_text(s, words_at[owner][0], text, "halo left");
    lrel_date_format(is_hazard ? r->from.first : r->counts_on.last, day);
    svg_text(s, words_at[owner][1], day, "halo left");
}

static int64_t area_as_drawn(const site *of, uint32_t owner)
{
    return lrel_mosaic_owner_area(of->data->mosaic, owner).area2_larger;
}

static void draw_reported(const svg *page, const site *of, double x, double y)
{
    svg s = svg_panel(page, x, y, low, high, UNIT);
    int64_t sums[2] = {0, 0};
    char title[96], area[2][SITE_AREA_ROOM];

    for (uint32_t o = 0; o < OWNERS; o++) {
        draw_record(&s, of, o);
        sums[site_record(of, o)->role == LREL_ROLE_RELEASE] += area_as_drawn(of, o);
    }
    site_area(of, sums[0], area[0]);
    site_area(of, sums[1], area[1]);
    snprintf(title, sizeof title, "As reported: hazards %s, releases %s", area[0],
             area[1]);
    svg_words(page, x + UNIT / 2, y, title, "head");
}

/* ---- the land on a day ---- */

/* Pieces of land in one state by one record are one class. */
static uint32_t class_of(site_land land)
{
    return land.state == SITE_NO_RECORD
               ? LREL_DISSOLVE_NONE
               : (uint32_t)land.state + SITE_STATE_COUNT * land.owner;
}

static void name_piece(svg *s, const site *of, const lrel_polygon *piece,
                       const outline *shape)
{
    site_state state = piece->class_id % SITE_STATE_COUNT;
    char id[SITE_ID_ROOM], area[SITE_AREA_ROOM], text[64];
    spot at = site_label_spot(shape);

    site_id(of, piece->class_id / SITE_STATE_COUNT, id);
    site_area(of, piece->area2, area);
    if (state == SITE_CLEARED_TWICE) {
        svg_text(s, (spot){at.x, at.y + .35}, "R1, R2", "halo");
        svg_text(s, (spot){at.x, at.y - .3}, area, "halo");
        return;
    }
    snprintf(text, sizeof text, "%s %s", id, area);
    svg_text(s, at, text, "halo");
}

static void draw_day(const svg *page, const site *of, const char *day, double x, double y)
{
    size_t faces = lrel_mosaic_face_count(of->data->mosaic);
    svg s = svg_panel(page, x, y, low, high, UNIT);
    uint32_t class_of_face[EXAMPLE_POINTS_MAX];
    lrel_polygons *polygons;
    char title[96], area[SITE_AREA_ROOM];
    int64_t stock = 0;
    lrel_date date = {0};

    if (lrel_date_parse(day, &date, NULL) != LREL_OK)
        exit(1);
    for (uint32_t f = 0; f < faces; f++) {
        site_land land = site_land_on(of, f, date);

        class_of_face[f] = class_of(land);
        if (land.state == SITE_SUSPECTED || land.state == SITE_CONFIRMED)
            stock += lrel_mosaic_face_at(of->data->mosaic, f).area2;
    }
    polygons = site_dissolve(of, class_of_face);
    for (size_t pass = 0; pass < 2; pass++) /* names above all outlines */
        for (size_t i = 0; i < lrel_polygons_count(polygons); i++) {
            lrel_polygon piece = lrel_polygons_at(polygons, i);
            outline shape = site_outline(polygons, i);

            if (pass == 0)
                site_draw(&s, &shape, class_of_state[piece.class_id % SITE_STATE_COUNT]);
            else
                name_piece(&s, of, &piece, &shape);
        }
    site_area(of, stock, area);
    snprintf(title, sizeof title, "%s: %s recorded, not released", day, area);
    svg_words(page, x + UNIT / 2, y, title, "head");
    lrel_polygons_free(polygons);
}

static void draw_legend(const svg *page, double x, double y)
{
    static const struct {
        const char *class_name, *text;
        double width;
    } entries[] = {{"sha", "suspected", 90},
                   {"cha", "confirmed", 90},
                   {"cleared", "cleared", 80},
                   {"twice", "cleared by R1, already released for R2", 240},
                   {"beyond", "beyond recorded hazard", 0}};

    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
        svg_box(page, x, y, 14, 14, entries[i].class_name);
        svg_words(page, x + 20, y + 11, entries[i].text, "cell left");
        x += entries[i].width;
    }
}

void figure_ledger_days(FILE *out, const site *of)
{
    const double left = 6, right = left + PANEL_WIDTH + 14, upper = 24,
                 lower = upper + PANEL_HEIGHT + 34;
    svg page;

    svg_page(&page, out, "four records, and the land on three days",
             right + PANEL_WIDTH + 6, lower + PANEL_HEIGHT + 30);
    draw_reported(&page, of, left, upper);
    draw_day(&page, of, "2020-12-31", right, upper);
    draw_day(&page, of, "2021-12-31", left, lower);
    draw_day(&page, of, "2022-12-31", right, lower);
    draw_legend(&page, left + UNIT / 2, lower + PANEL_HEIGHT + 8);
    svg_end(&page);
}

/* ---- face by face ---- */

#define ROW_HEIGHT   18.0
#define COLUMN_WIDTH 92.0

static void letter_of(uint32_t face, char out[2])
{
    out[0] = (char)('A' + face);
    out[1] = '\0';
}

/* Faces in the colour that the last day gives them. */
static void draw_faces(const svg *page, const site *of, double x, double y)
{
    size_t faces = lrel_mosaic_face_count(of->data->mosaic);
    svg s = svg_panel(page, x, y, low, high, UNIT);
    uint32_t class_of_face[EXAMPLE_POINTS_MAX];
    lrel_polygons *polygons;

    for (uint32_t f = 0; f < faces; f++)
        class_of_face[f] = f;
    polygons = site_dissolve(of, class_of_face);
    for (size_t i = 0; i < lrel_polygons_count(polygons); i++) {
        uint32_t face = lrel_polygons_at(polygons, i).class_id;
        outline shape = site_outline(polygons, i);
        site_land land = site_land_on(of, face, of->data->programme->as_of);
        char letter[2];

        letter_of(face, letter);
        site_draw(&s, &shape, class_of_state[land.state]);
        svg_text(&s, site_label_spot(&shape), letter, "halo bold");
    }
    lrel_polygons_free(polygons);
}

static const char *effect_text(const lrel_moment *m)
{
    switch (m->effect) {
    case LREL_EFFECT_ENTERED:
        return "newly recorded";
    case LREL_EFFECT_LEFT:
        return "cleared";
    case LREL_EFFECT_TRANSFERRED:
        return "transferred";
    case LREL_EFFECT_ALREADY_RELEASED:
        return "already released";
    case LREL_EFFECT_BEYOND_HAZARD:
        return "beyond";
    case LREL_EFFECT_NOTHING:
        break;
    }
    return "stands too";
}

typedef struct table_row {
    const svg *page;
    double x, y;
} table_row;

/* The column of an owner: they come hazards first, each in order of their days. */
static double column_at(double x, uint32_t owner)
{
    return x + 100 + COLUMN_WIDTH * (owner + .5);
}

static void put_event(const lrel_moment *m, uint32_t owner, void *user)
{
    table_row *row = user;
    bool is_credit = m->effect == LREL_EFFECT_ENTERED || m->effect == LREL_EFFECT_LEFT;

    svg_words(row->page, column_at(row->x, owner), row->y, effect_text(m),
              is_credit ? "cell bold" : "cell");
}

static void put_heads(const svg *page, const site *of, double x, double y)
{
    svg_words(page, x, y, "face", "cell left");
    svg_words(page, x + 90, y, "land", "cell right");
    for (uint32_t o = 0; o < OWNERS; o++) {
        const lrel_record *r = site_record(of, o);
        char id[SITE_ID_ROOM], day[16];

        site_id(of, o, id);
        lrel_date_format(r->role == LREL_ROLE_HAZARD ? r->from.first : r->counts_on.last,
                         day);
        svg_words(page, column_at(x, o), y - 14, id, "cell bold");
        svg_words(page, column_at(x, o), y, day, "cell");
    }
}

/* What the account credits a record with, and what its outline has. */
static void put_sums(const svg *page, const site *of, double x, double y)
{
    size_t hazards = of->data->hazard_count;

    svg_words(page, x, y, "credited", "cell left bold");
    svg_words(page, x, y + ROW_HEIGHT, "as drawn", "cell left");
    for (uint32_t o = 0; o < OWNERS; o++) {
        int64_t credited =
            o < hazards
                ? lrel_ledger_hazard_area(of->data->ledger, o, 0).newly_recorded
                : lrel_ledger_release_area(of->data->ledger, o - hazards, 0).counted;
        char area[SITE_AREA_ROOM];

        site_area(of, credited, area);
        svg_words(page, column_at(x, o), y, area, "cell bold");
        site_area(of, area_as_drawn(of, o), area);
        svg_words(page, column_at(x, o), y + ROW_HEIGHT, area, "cell");
    }
}

static void draw_table(const svg *page, const site *of, double x, double y)
{
    uint32_t faces = (uint32_t)lrel_mosaic_face_count(of->data->mosaic);
    double width = 100 + OWNERS * COLUMN_WIDTH;

    put_heads(page, of, x, y);
    svg_box(page, x, y + 5, width, 1, "rule");
    for (uint32_t f = 0; f < faces; f++) {
        table_row row = {page, x, y + ROW_HEIGHT * (f + 1) + 2};
        char letter[2], area[SITE_AREA_ROOM];

        letter_of(f, letter);
        site_area(of, lrel_mosaic_face_at(of->data->mosaic, f).area2, area);
        svg_words(page, x, row.y, letter, "cell left bold");
        svg_words(page, x + 90, row.y, area, "cell right");
        site_events(of, f, put_event, &row);
    }
    y += ROW_HEIGHT * (faces + 1) + 2;
    svg_box(page, x, y - 12, width, 1, "rule");
    put_sums(page, of, x, y + 3);
}

void figure_ledger_faces(FILE *out, const site *of)
{
    const double table = PANEL_WIDTH + 20;
    svg page;

    svg_page(&page, out, "the faces, and what each record is credited with",
             table + 100 + OWNERS * COLUMN_WIDTH + 10, 262);
    draw_faces(&page, of, 4, 22);
    draw_table(&page, of, table, 32);
    svg_end(&page);
}
