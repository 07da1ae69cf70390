/* SPDX-License-Identifier: Apache-2.0 */
/* The bomb map of Amsterdam, as the city publishes it: suspect areas without dates, which
 * stand from before the first period, and one released area. Its .prj is of no known
 * datum, so that the programme has to say the coordinate system and the operation. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bridge/proj.h"
#include "landrelease/mosaic.h"
#include "read/table.h"
#include "run/csv_table.h"
#include "run/job_scratch.h"

#define FOLDER   "../shared/data/amsterdam_bommenkaart"
#define HAZARDS  "Verdachte_gebieden_test"
#define RELEASES "Gevrijwaard_gebied_test"
#define OPERATION                                                                        \
    "15934" /* Amersfoort to WGS 84 (3): a Helmert shift, no grid needed                 \
             */

/* Corners are rounded to the grid of 1 mm, which moves edges by less than half of it. */
#define ROUNDING_M 0.0005

/* The release has a date of registration, 19951108, in `Datum1`. */
static const char programme[] =
    "programme: Bommenkaart Amsterdam\n"
    "as_of: 2020-12-31\n"
    "by: [class]\n"
    "sources:\n"
    "  - {path: FOLDER/" HAZARDS ".shp, role: hazard, name: Verdacht, id: OBJECTID,\n"
    "     crs: EPSG:28992, operation: EPSG:" OPERATION ", class: {const: sha},\n"
    "     contamination: {column: Hoofdgroep, values: {Afwerpmunitie: uxo}}}\n"
    "  - {path: FOLDER/" RELEASES ".shp, role: release, name: Gevrijwaard,\n"
    "     id: OBJECTID, crs: EPSG:28992, operation: EPSG:" OPERATION ",\n"
    "     product: {column: Soort_hand, values: {Vrijgave: cleared}}, accepted: Datum1,\n"
    "     contamination: {const: uxo}, area: SHAPE_Area}\n";

static int amsterdam_setup(void **state)
{
    char cwd[JOB_PATH_MAX], path[2 * JOB_PATH_MAX];

    if (job_scratch_setup(state) != 0)
        return -1;
    if (access(FOLDER, R_OK) != 0)
        return 0;
    if (!getcwd(cwd, sizeof cwd))
        return -1;
    snprintf(path, sizeof path, "%s/" FOLDER, cwd);
    job_put(*state, "p.yaml", programme);
    job_replace(*state, "p.yaml", "FOLDER", path);
    return 0;
}

static void skip_without_data(void)
{
    if (access(FOLDER, R_OK) == 0)
        return;
    print_message("skipped: there is no " FOLDER "\n");
    skip();
}

static void amsterdam__undated_suspect_areas_stand_before_the_first_period(void **state)
{
    csv_table ledger;

    skip_without_data();
    job_run(*state, "out");
    ledger = csv_read(*state, "out/data/ledger.csv");
    assert_string_equal(csv_cell(&ledger, 0, "account"), "other");
    assert_string_equal(csv_cell(&ledger, 0, "period"), "1995"); /* of the release */
    assert_true(csv_area(&ledger, 0, "opening_m2") > 0);
    for (size_t row = 0; row < ledger.rows; row++) {
        assert_int_equal(csv_area(&ledger, row, "newly_recorded_m2"), 0);
        assert_int_equal(csv_integer(&ledger, row, "opening_n"), 6);
    }
    csv_free(&ledger);
}

static void amsterdam__all_records_are_used(void **state)
{
    csv_table records;

    skip_without_data();
    job_run(*state, "out");
    records = csv_read(*state, "out/data/records.csv");
    assert_int_equal(records.rows, 7);
    for (size_t row = 0; row < records.rows; row++)
        assert_string_equal(csv_cell(&records, row, "used"), "yes");
    csv_free(&records);
}

/* The polygons of a file in degrees, by PROJ itself. */
typedef struct outline {
    lrel_context *context;
    lrel_proj *proj;
    lrel_proj_crs *crs;
    lrel_proj_shifts *shifts;
    lrel_proj_pipe *pipe;
    lrel_table *table;
} outline;

static void outline_open(outline *o, const char *name)
{
    const lrel_read_options options = {.encoding = LREL_TEXT("UTF-8"), .source = -1};
    char path[JOB_PATH_MAX];
    lrel_issues *issues;
    size_t found;

    o->context = lrel_context_new(NULL);
    assert_non_null(o->context);
    issues = lrel_issues_new(o->context);
    assert_int_equal(lrel_proj_new(o->context, &o->proj, NULL), LREL_OK);
    assert_int_equal(lrel_proj_crs_from_code(o->proj, "EPSG", "28992", &o->crs, NULL),
                     LREL_OK);
    assert_int_equal(lrel_proj_shifts_new(o->crs, "EPSG", &o->shifts, NULL), LREL_OK);
    found = lrel_proj_shifts_find(o->shifts, "EPSG", OPERATION);
    assert_in_range(found, 0, lrel_proj_shifts_count(o->shifts) - 1);
    assert_int_equal(lrel_proj_pipe_from_shift(o->shifts, found, &o->pipe, NULL),
                     LREL_OK);
    snprintf(path, sizeof path, FOLDER "/%s.shp", name);
    assert_int_equal(lrel_table_read(o->context, path, &options, issues, &o->table, NULL),
                     LREL_OK);
    lrel_issues_free(issues);
}

static void outline_close(outline *o)
{
    lrel_table_free(o->table);
    lrel_proj_pipe_free(o->pipe);
    lrel_proj_shifts_free(o->shifts);
    lrel_proj_crs_free(o->crs);
    lrel_proj_free(o->proj);
    lrel_context_free(o->context);
}

/* Adds the length of the ring to @p around. */
static double ring_area(const outline *o, const lrel_shape_ring *ring, double *around)
{
    double *lonlat = malloc(2 * ring->count * sizeof *lonlat), area;
    const lrel_file_xy *points = lrel_table_points(o->table, ring);

    assert_non_null(lonlat);
    for (size_t i = 0; i < ring->count; i++) {
        lonlat[2 * i] = points[i].x;
        lonlat[2 * i + 1] = points[i].y;
        assert_true(lrel_proj_pipe_forward(o->pipe, &lonlat[2 * i], &lonlat[2 * i + 1]));
        if (i)
            *around += lrel_geodesic_distance_m(lonlat[2 * i - 2], lonlat[2 * i - 1],
                                                lonlat[2 * i], lonlat[2 * i + 1]);
    }
    area = lrel_geodesic_polygon_area_m2(lonlat, ring->count - 1);
    free(lonlat);
    return ring->role == LREL_RING_HOLE ? -area : area;
}

static void expect_geodesic_areas(const csv_table *records, const char *source,
                                  const char *name)
{
    outline o = {0};
    size_t compared = 0;

    outline_open(&o, name);
    for (size_t row = 0; row < records->rows; row++) {
        const lrel_shape *shape;
        double expected = 0, around = 0, drawn;

        if (strcmp(csv_cell(records, row, "source"), source) != 0)
            continue;
        shape = &o.table->shapes[csv_integer(records, row, "row") - 1];
        for (uint32_t r = 0; r < shape->ring_count; r++)
            expected += ring_area(&o, &o.table->rings[shape->first_ring + r], &around);
        drawn = (double)csv_area(records, row, "drawn_m2") / 1e7;
        if (fabs(drawn - expected) > 1e-6 * expected + ROUNDING_M * around)
            fail_msg("%s %s is %.6f m2, not %.6f", source, csv_cell(records, row, "id"),
                     drawn, expected);
        compared++;
    }
    assert_int_equal(compared, o.table->row_count);
    outline_close(&o);
}

static void amsterdam__drawn_areas_are_geodesic_areas(void **state)
{
    csv_table records;

    skip_without_data();
    job_run(*state, "out");
    records = csv_read(*state, "out/data/records.csv");
    expect_geodesic_areas(&records, "Verdacht", HAZARDS);
    expect_geodesic_areas(&records, "Gevrijwaard", RELEASES);
    csv_free(&records);
}

static size_t count_contradictions(job_scratch *s)
{
    csv_table issues;
    size_t contradicted = 0;

    job_run(s, "out");
    issues = csv_read(s, "out/check/issues.csv");
    for (size_t row = 0; row < issues.rows; row++)
        contradicted += strcmp(csv_cell(&issues, row, "code"), "LREL-C001") == 0;
    csv_free(&issues);
    return contradicted;
}

/* "D_unknown" on the Bessel ellipsoid: EPSG:28992 says more, and nothing else. */
static void amsterdam__a_prj_of_unknown_datum_contradicts_nothing(void **state)
{
    skip_without_data();
    assert_int_equal(count_contradictions(*state), 0);
}

static void amsterdam__a_crs_that_contradicts_the_prj_is_a_data_issue(void **state)
{
    skip_without_data();
    job_replace(*state, "p.yaml", "EPSG:28992, operation: EPSG:" OPERATION, "EPSG:32631");
    assert_int_equal(count_contradictions(*state), 2); /* both files */
}

static void amsterdam__without_an_operation_it_is_refused(void **state)
{
    job_scratch *s = *state;

    skip_without_data();
    job_replace(s, "p.yaml", "operation: EPSG:" OPERATION ",", "");
    assert_int_equal(job_try(s, "out"), LREL_E_REFUSED);
    assert_non_null(strstr(s->messages, "operation: EPSG:" OPERATION));
}

#define TEST(test)                                                                       \
    cmocka_unit_test_setup_teardown(test, amsterdam_setup, job_scratch_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(amsterdam__undated_suspect_areas_stand_before_the_first_period),
        TEST(amsterdam__all_records_are_used),
        TEST(amsterdam__drawn_areas_are_geodesic_areas),
        TEST(amsterdam__a_prj_of_unknown_datum_contradicts_nothing),
        TEST(amsterdam__a_crs_that_contradicts_the_prj_is_a_data_issue),
        TEST(amsterdam__without_an_operation_it_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
