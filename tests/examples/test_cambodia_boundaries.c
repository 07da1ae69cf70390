/* SPDX-License-Identifier: Apache-2.0 */
/* Boundaries: the invented provinces tile, and the real provinces and districts of
 * Cambodia (OpenStreetMap contributors; geoBoundaries) take the invented land apart
 * exactly. GEOS is the judge. Skips what needs ../shared where that is absent. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <geos_c.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bridge/proj.h"
#include "examples/example.h"
#include "read/table.h"
#include "run/sums.h"

#define REAL      "../shared/data/khm_admin/geoboundaries/"
#define PROVINCES REAL "khm-adm1-simplified.geojson"
#define DISTRICTS REAL "cambodia-adm2-simplified.geojson"

/* The shapes of one layer as GEOS has them, beside their table. */
typedef struct shapes {
    lrel_context *context;
    lrel_issues *issues;
    lrel_table *table;
    GEOSContextHandle_t geos;
    GEOSGeometry **at; /* one a row; NULL: none */
} shapes;

static GEOSGeometry *ring_of(const shapes *s, const lrel_shape_ring *ring)
{
    GEOSCoordSequence *points = GEOSCoordSeq_create_r(s->geos, ring->count, 2);

    for (uint32_t i = 0; i < ring->count; i++) {
        lrel_xy p = lrel_table_points(s->table, ring)[i];

        GEOSCoordSeq_setXY_r(s->geos, points, i, p.x, p.y);
    }
    return GEOSGeom_createPolygon_r(s->geos, GEOSGeom_createLinearRing_r(s->geos, points),
                                    NULL, 0);
}

/* Shells less holes, ring by ring: slow and plain. */
static GEOSGeometry *shape_of(const shapes *s, const lrel_shape *shape)
{
    GEOSGeometry *whole = NULL;

    for (uint32_t r = 0; r < shape->ring_count; r++) {
        const lrel_shape_ring *ring = &s->table->rings[shape->first_ring + r];
        GEOSGeometry *part = ring_of(s, ring), *next;

        if (!whole) {
            whole = part;
            continue;
        }
        next = ring->role == LREL_RING_HOLE ? GEOSDifference_r(s->geos, whole, part)
                                            : GEOSUnion_r(s->geos, whole, part);
        GEOSGeom_destroy_r(s->geos, whole);
        GEOSGeom_destroy_r(s->geos, part);
        whole = next;
        assert_non_null(whole);
    }
    return whole;
}

static shapes shapes_read(const char *path, const char *layer)
{
    const lrel_read_options options = {
        .layer = {layer, strlen(layer)}, .source = -1, .is_boundary = true};
    shapes s = {.context = lrel_context_new(NULL), .geos = GEOS_init_r()};

    assert_non_null(s.context);
    s.issues = lrel_issues_new(s.context);
    assert_int_equal(lrel_table_read(s.context, path, &options, s.issues, &s.table, NULL),
                     LREL_OK);
    s.at = calloc(s.table->row_count, sizeof(GEOSGeometry *));
    assert_non_null(s.at);
    for (size_t row = 0; row < s.table->row_count; row++)
        s.at[row] = shape_of(&s, &s.table->shapes[row]);
    return s;
}

static void shapes_free(shapes *s)
{
    for (size_t row = 0; row < s->table->row_count; row++)
        GEOSGeom_destroy_r(s->geos, s->at[row]);
    free(s->at);
    lrel_table_free(s->table);
    lrel_issues_free(s->issues);
    lrel_context_free(s->context);
    GEOS_finish_r(s->geos);
}

static bool cell_is(const shapes *s, size_t row, const char *column, const char *text)
{
    lrel_text name = {column, strlen(column)}, wanted = {text, strlen(text)};

    return lrel_text_is_equal(
        lrel_table_cell(s->table, row, lrel_table_column(s->table, name)), wanted);
}

/* Of a polygon or several, in degrees, on the ellipsoid; its outline's length too. */
static double geodesic_area(const shapes *s, const GEOSGeometry *g, double *around)
{
    const GEOSGeometry *shell;
    double area, *lonlat;
    unsigned count;
    int points;

    if (GEOSGeomTypeId_r(s->geos, g) != GEOS_POLYGON) {
        area = 0;
        for (int i = 0; i < GEOSGetNumGeometries_r(s->geos, g); i++)
            if (GEOSGeom_getDimensions_r(s->geos, GEOSGetGeometryN_r(s->geos, g, i)) == 2)
                area += geodesic_area(s, GEOSGetGeometryN_r(s->geos, g, i), around);
        return area;
    }
    shell = GEOSGetExteriorRing_r(s->geos, g);
    points = shell ? GEOSGeomGetNumPoints_r(s->geos, shell) : 0;
    if (points < 4)
        return 0;
    count = (unsigned)points;
    lonlat = malloc(2 * count * sizeof *lonlat);
    assert_non_null(lonlat);
    for (unsigned i = 0; i < count; i++) {
        GEOSCoordSeq_getXY_r(s->geos, GEOSGeom_getCoordSeq_r(s->geos, shell), i,
                             &lonlat[2 * i], &lonlat[2 * i + 1]);
        if (i)
            *around += lrel_geodesic_distance_m(lonlat[2 * i - 2], lonlat[2 * i - 1],
                                                lonlat[2 * i], lonlat[2 * i + 1]);
    }
    area = lrel_geodesic_polygon_area_m2(lonlat, count - 1);
    free(lonlat);
    return area;
}

/* No gap, no overlap: the union is one polygon without a hole, as large as all together.
 */
static void provinces__tile(void **state)
{
    char path[JOB_PATH_MAX];
    GEOSGeometry *whole = NULL;
    double sum = 0, area;
    shapes s;

    job_path(*state, "data/provinces.geojson", path);
    s = shapes_read(path, "");
    assert_int_equal(s.table->row_count, 25);
    for (size_t row = 0; row < s.table->row_count; row++) {
        GEOSGeometry *next = whole ? GEOSUnion_r(s.geos, whole, s.at[row])
                                   : GEOSGeom_clone_r(s.geos, s.at[row]);

        assert_int_equal(GEOSisValid_r(s.geos, s.at[row]), 1);
        GEOSArea_r(s.geos, s.at[row], &area);
        sum += area;
        GEOSGeom_destroy_r(s.geos, whole);
        whole = next;
    }
    assert_int_equal(GEOSGeomTypeId_r(s.geos, whole), GEOS_POLYGON);
    assert_int_equal(GEOSGetNumInteriorRings_r(s.geos, whole), 0);
    GEOSArea_r(s.geos, whole, &area);
    assert_true(fabs(area - sum) < 1e-9);
    GEOSGeom_destroy_r(s.geos, whole);
    shapes_free(&s);
}

static void skip_without_data(void)
{
    if (access(PROVINCES, R_OK) == 0 && access(DISTRICTS, R_OK) == 0)
        return;
    print_message("skipped: there is no " REAL "\n");
    skip();
}

/* Runs with the real units into `real/`, by @p by. */
static csv_table run_real(job_scratch *s, const char *by)
{
    char cwd[JOB_PATH_MAX], units[4 * JOB_PATH_MAX];

    assert_non_null(getcwd(cwd, sizeof cwd));
    snprintf(units, sizeof units,
             "boundaries:\n"
             "  - {path: %s/" PROVINCES ", level: admin1, code: shapeISO}\n"
             "  - {path: %s/" DISTRICTS ", level: admin2, code: shapeID}\n",
             cwd, cwd);
    job_copy(s, "examples/cambodia/programme.yaml", "p.yaml");
    job_replace(s, "p.yaml",
                "boundaries:\n  - {path: data/provinces.geojson, level: admin1, "
                "code: PCODE, name: NAME}\n",
                units);
    s->by = by;
    s->overwrite = true;
    job_run(s, "real");
    return csv_read(s, "real/data/ledger.csv");
}

static void add_accounts(const csv_table *ledger, sums *out)
{
    static const char *const columns[] = {
        "opening_m2",   "newly_recorded_m2", "resurvey_m2",
        "cancelled_m2", "reduced_m2",        "cleared_m2",
        "closed_m2",    "closing_m2",        "recorded_again_m2"};

    for (size_t row = 0; row < ledger->rows; row++) {
        char key[CSV_KEY_MAX];

        csv_key(ledger, row, 0, 2, key);
        for (int c = 0; c < 9; c++)
            sums_at(out, key)[c] += csv_area(ledger, row, columns[c]);
    }
}

static void khm__units_add_up_to_the_country_exactly(void **state)
{
    static const char *const groupings[] = {"admin1", "admin2", "admin1,admin2,class"};
    csv_table country;
    sums expected = {0};

    skip_without_data();
    country = run_real(*state, "");
    add_accounts(&country, &expected);
    csv_free(&country);
    for (int g = 0; g < 3; g++) {
        csv_table ledger = run_real(*state, groupings[g]);
        sums totals = {0};

        add_accounts(&ledger, &totals);
        sums_expect_same(&totals, &expected);
        sums_free(&totals);
        csv_free(&ledger);
    }
    sums_free(&expected);
}

/* SARUS draws in degrees, and so do the units: edges are straight in the same plane, and
 * GEOS can cut one with the other. The mosaic rounds corners to 1 mm, and follows an edge
 * that is straight in degrees within 1 cm: those of units are long enough to use that. */
#define CORNERS_M 1e-3
#define BORDER_M  1e-2

/* With corners every hundred metres, as an edge that is straight in degrees is no
 * geodesic: 2 km apart they are 2 cm. */
static GEOSGeometry *intersection(const shapes *s, const GEOSGeometry *a,
                                  const GEOSGeometry *b)
{
    GEOSGeometry *cut = GEOSIntersection_r(s->geos, a, b), *dense;

    assert_non_null(cut);
    dense = GEOSDensify_r(s->geos, cut, 0.001);
    assert_non_null(dense);
    GEOSGeom_destroy_r(s->geos, cut);
    return dense;
}

/* How long the border of @p unit is in @p land; degrees are shorter than this everywhere.
 */
static double border_m(const shapes *s, const GEOSGeometry *land,
                       const GEOSGeometry *unit)
{
    GEOSGeometry *border = GEOSBoundary_r(s->geos, unit);
    GEOSGeometry *inside = GEOSIntersection_r(s->geos, border, land);
    double degrees;

    assert_non_null(inside);
    assert_int_equal(GEOSLength_r(s->geos, inside, &degrees), 1);
    GEOSGeom_destroy_r(s->geos, border);
    GEOSGeom_destroy_r(s->geos, inside);
    return 111320 * degrees;
}

/* @return whether a border runs through it */
static bool expect_cut_as_geos(const shapes *hazards, const shapes *units,
                               const csv_table *credits, size_t credit, const char *level)
{
    size_t row = (size_t)csv_integer(credits, credit, "row") - 1, unit = 0;
    const char *code = csv_cell(credits, credit, level);
    double around = 0, border, expected,
           here = (double)csv_area(credits, credit, "m2") / 1e7;
    GEOSGeometry *cut;

    while (!cell_is(units, unit, strcmp(level, "admin1") == 0 ? "shapeISO" : "shapeID",
                    code))
        assert_in_range(++unit, 0, units->table->row_count - 1);
    cut = intersection(hazards, hazards->at[row], units->at[unit]);
    expected = geodesic_area(hazards, cut, &around);
    border = border_m(hazards, hazards->at[row], units->at[unit]);
    if (fabs(here - expected) > 1e-6 * expected + CORNERS_M * around + BORDER_M * border)
        fail_msg("%s in %s: %.4f m2 here, %.4f m2 by GEOS",
                 csv_cell(credits, credit, "id"), code, here, expected);
    GEOSGeom_destroy_r(hazards->geos, cut);
    return border > 0;
}

/* @return how many pieces were compared; @p split: of land that lies in several units */
static size_t compare_level(job_scratch *s, const char *level, const char *path,
                            size_t *split)
{
    csv_table ledger = run_real(s, level), credits = csv_read(s, "real/data/credits.csv");
    char gpkg[JOB_PATH_MAX];
    shapes hazards, units = shapes_read(path, "");
    size_t compared = 0;

    job_path(s, "data/sarus.gpkg", gpkg);
    hazards = shapes_read(gpkg, "hazards");
    *split = 0;
    for (size_t i = 0; i < credits.rows; i++) {
        if (strcmp(csv_cell(&credits, i, "account"), "cmr") != 0 ||
            strcmp(csv_cell(&credits, i, "column"), "newly_recorded") != 0 ||
            strcmp(csv_cell(&credits, i, "source"), "SARUS hazards") != 0 ||
            !*csv_cell(&credits, i, level))
            continue;
        *split += expect_cut_as_geos(&hazards, &units, &credits, i, level);
        compared++;
    }
    shapes_free(&hazards);
    shapes_free(&units);
    csv_free(&credits);
    csv_free(&ledger);
    return compared;
}

static void khm__land_is_cut_at_borders_as_geos_cuts_it(void **state)
{
    size_t split;

    skip_without_data();
    assert_in_range(compare_level(*state, "admin1", PROVINCES, &split), 200, 1000);
    assert_in_range(compare_level(*state, "admin2", DISTRICTS, &split), 200, 1000);
    assert_in_range(split, 5, 1000);
}

static int64_t closing(const csv_table *ledger)
{
    int64_t sum = 0;

    for (size_t row = 0; row < ledger->rows; row++)
        if (strcmp(csv_cell(ledger, row, "account"), "ap_mine") == 0 &&
            strcmp(csv_cell(ledger, row, "period"), "2024") == 0)
            sum += csv_area(ledger, row, "closing_m2");
    return sum;
}

/* Other borders are other cuts and other roundings, of less than 1 m2 in 432 km2. */
static void khm__other_borders_change_no_total(void **state)
{
    csv_table invented, real;

    skip_without_data();
    invented = csv_read(*state, "out/data/ledger.csv");
    real = run_real(*state, "admin1");
    assert_true(llabs(closing(&invented) - closing(&real)) < 10000000);
    csv_free(&real);
    csv_free(&invented);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(provinces__tile),
        cmocka_unit_test(khm__units_add_up_to_the_country_exactly),
        cmocka_unit_test(khm__land_is_cut_at_borders_as_geos_cuts_it),
        cmocka_unit_test(khm__other_borders_change_no_total),
    };
    return cmocka_run_group_tests(tests, example_setup, job_scratch_teardown);
}
