/* SPDX-License-Identifier: Apache-2.0 */
/* What a run writes as GeoJSON, against RFC 7946, and its polygons on the written
 * coordinates against GEOS: valid, and without overlap in an account. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "run/scenes.h"
#include "run/shown.h"
#include "run/shown_shapes.h"

static const char *const names[] = {"out/data/remaining.geojson",
                                    "out/data/released.geojson",
                                    "out/data/timeline.geojson"};
#define MAPS 3
#define STATEMENT                                                                        \
    "Blank = no record in the files read. It does not mean free of explosive ordnance."

/* Twice the area of a ring, positive where it runs against the clock. */
static int64_t turn_of(const shown_map *map, const shown_ring *ring)
{
    const shown_position *p = &map->positions[ring->first];
    int64_t sum = 0;

    for (size_t i = 1; i + 1 < ring->count; i++)
        sum += (p[i].lon - p->lon) * (p[i + 1].lat - p->lat) -
               (p[i + 1].lon - p->lon) * (p[i].lat - p->lat);
    return sum;
}

static void expect_rfc_7946(const shown_map *map)
{
    assert_null(strstr(map->members, "|crs|"));
    assert_non_null(strstr(map->members, "|bbox|"));
    assert_string_equal(map->statement, STATEMENT);
    assert_int_not_equal(*map->as_of, 0);
    for (size_t r = 0; r < map->ring_count; r++) {
        const shown_ring *ring = &map->rings[r];
        const shown_position *p = &map->positions[ring->first];

        assert_in_range(ring->count, 4, 100000);
        assert_memory_equal(&p[0], &p[ring->count - 1], sizeof *p);
        assert_int_equal(turn_of(map, ring) > 0, ring->is_shell);
        for (size_t i = 0; i < ring->count; i++) {
            assert_true(p[i].lon >= map->bbox[0] && p[i].lon <= map->bbox[2]);
            assert_true(p[i].lat >= map->bbox[1] && p[i].lat <= map->bbox[3]);
        }
    }
}

static void geojson__keeps_to_rfc_7946(void **state)
{
    job_run(*state, "out");
    for (int m = 0; m < MAPS; m++) {
        shown_map map = shown_read(*state, names[m]);

        assert_int_not_equal(map.feature_count, 0);
        assert_int_not_equal(map.ring_count, 0);
        expect_rfc_7946(&map); /* the reader takes no more than seven decimals */
        shown_free(&map);
    }
}

/* What the programme says of its borders goes with every map, and only what it says. */
static void geojson__carries_the_note_on_boundaries(void **state)
{
    static const char said[] = "boundary_note: The border at 103.125 E is invented.\n";
    static const char *const outs[] = {"said", "unsaid"};
    job_scratch *s = *state;

    for (int o = 0; o < 2; o++) {
        job_run(s, outs[o]);
        for (int m = 0; m < MAPS; m++) {
            char name[JOB_PATH_MAX];
            shown_map map;

            snprintf(name, sizeof name, "%s%s", outs[o], names[m] + strlen("out"));
            map = shown_read(s, name);
            assert_string_equal(map.boundary_note,
                                o ? "" : "The border at 103.125 E is invented.");
            shown_free(&map);
        }
        if (o == 0)
            job_replace(s, "p.yaml", said, "");
    }
}

/* An empty map is a map: nothing recorded is said, not left out. */
static void geojson__before_all_records_is_an_empty_collection(void **state)
{
    job_scratch *s = *state;
    char path[JOB_PATH_MAX];
    lrel_map_options options;
    shown_map map;

    (void)job_open(s);
    job_path(s, "early.geojson", path);
    lrel_map_options_init(&options);
    options.account = "cmr";
    assert_int_equal(lrel_date_parse("1950-01-01", &options.at, NULL), LREL_OK);
    assert_int_equal(lrel_job_write_map(s->job, &options, path, false, NULL), LREL_OK);
    map = shown_read(s, "early.geojson");
    assert_string_equal(map.statement, STATEMENT);
    shown_free(&map);
}

static void geojson__every_shape_is_valid_where_it_is_written(void **state)
{
    GEOSContextHandle_t geos = GEOS_init_r();

    job_run(*state, "out");
    for (int m = 0; m < MAPS; m++) {
        shown_map map = shown_read(*state, names[m]);

        for (size_t i = 0; i < map.feature_count; i++) {
            GEOSGeometry *shape = shown_shape(geos, &map, &map.features[i]);

            if (GEOSisValid_r(geos, shape) != 1)
                fail_msg("%s, feature %zu: %s", names[m], i,
                         GEOSisValidReason_r(geos, shape));
            GEOSGeom_destroy_r(geos, shape);
        }
        shown_free(&map);
    }
    GEOS_finish_r(geos);
}

static void remaining__no_two_shapes_of_an_account_overlap(void **state)
{
    static const char *const accounts[] = {"ap_mine", "cmr", "other", "unknown"};
    GEOSContextHandle_t geos = GEOS_init_r();
    shown_map map;

    job_run(*state, "out");
    map = shown_read(*state, names[0]);
    for (int a = 0; a < 4; a++) {
        GEOSGeometry **parts = calloc(map.feature_count, sizeof *parts), *all, *merged;
        unsigned count = 0;
        double sum = 0;

        assert_non_null(parts);
        for (size_t i = 0; i < map.feature_count; i++)
            if (strcmp(map.features[i].account, accounts[a]) == 0) {
                parts[count] = shown_shape(geos, &map, &map.features[i]);
                sum += shown_shape_area(geos, parts[count++]);
            }
        assert_true(sum > 0);
        all = GEOSGeom_createCollection_r(geos, GEOS_GEOMETRYCOLLECTION, parts, count);
        merged = GEOSUnaryUnion_r(geos, all);
        /* square degrees; GEOS adds doubles */
        assert_true(fabs(shown_shape_area(geos, merged) - sum) < 1e-12);
        GEOSGeom_destroy_r(geos, merged);
        GEOSGeom_destroy_r(geos, all);
        free(parts);
    }
    shown_free(&map);
    GEOS_finish_r(geos);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TESTS(geojson__keeps_to_rfc_7946),
        cmocka_unit_test_setup_teardown(geojson__carries_the_note_on_boundaries,
                                        scene_first_setup, job_scratch_teardown),
        SCENE_TESTS(geojson__before_all_records_is_an_empty_collection),
        SCENE_TESTS(geojson__every_shape_is_valid_where_it_is_written),
        SCENE_TESTS(remaining__no_two_shapes_of_an_account_overlap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
