/* SPDX-License-Identifier: Apache-2.0 */
/* Maps in any group, of any part, and simplified: the land stays what the account says it
 * is, shapes are valid where they are written, and no piece vanishes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "run/scenes.h"
#include "run/shown.h"
#include "run/shown_shapes.h"

static const char *const accounts[] = {"ap_mine", "cmr", "other", "unknown"};
#define ACCOUNTS 4

static lrel_map_options options_of(void)
{
    lrel_map_options options;

    lrel_map_options_init(&options);
    return options;
}

static shown_map map_of(job_scratch *s, const lrel_map_options *options)
{
    char path[JOB_PATH_MAX];

    if (!s->job)
        (void)job_open(s);
    job_path(s, "map.geojson", path);
    if (lrel_job_write_map(s->job, options, path, true, &s->err) != LREL_OK)
        fail_msg("%s", s->err.message);
    return shown_read(s, "map.geojson");
}

typedef struct land {
    int64_t area[ACCOUNTS];
} land;

static land land_of(job_scratch *s, const lrel_map_options *options)
{
    shown_map map = map_of(s, options);
    land sums;

    for (int a = 0; a < ACCOUNTS; a++)
        sums.area[a] = shown_area(&map, accounts[a], NULL);
    shown_free(&map);
    return sums;
}

static void expect_same_land(const land *a, const land *b)
{
    for (int i = 0; i < ACCOUNTS; i++)
        assert_int_equal(a->area[i], b->area[i]);
}

static void add_land(land *sum, const land *other)
{
    for (int i = 0; i < ACCOUNTS; i++)
        sum->area[i] += other->area[i];
}

static void map__recorded_land_is_the_same_in_any_groups(void **state)
{
    static const char *const groups[] = {"",
                                         "account",
                                         "operator",
                                         "source,class",
                                         "national_class",
                                         "contamination,operator"};
    lrel_map_options options = options_of();
    land whole = land_of(*state, &options);

    assert_true(whole.area[0] > 0);
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
        land grouped;

        options.by = groups[i];
        grouped = land_of(*state, &options);
        expect_same_land(&grouped, &whole);
    }
}

/* Land that was released, recorded again and released again is in two groups where they
 * tell the releases apart, and in one group once. */
static void map__released_land_is_in_a_group_once(void **state)
{
    static const char *const groups[] = {"product", "year", "operator,asset",
                                         "partner,donor,activity", "source,year"};
    lrel_map_options options = options_of();
    land least;

    options.released = true;
    options.by = "account";
    least = land_of(*state, &options);
    assert_true(least.area[0] > 0);
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
        land grouped;

        options.by = groups[i];
        grouped = land_of(*state, &options);
        for (int a = 0; a < ACCOUNTS; a++)
            assert_true(grouped.area[a] >= least.area[a]);
    }
}

static void map__more_groups_are_more_features(void **state)
{
    lrel_map_options options = options_of();
    shown_map map;
    size_t few;

    options.by = "account";
    map = map_of(*state, &options);
    few = map.feature_count;
    shown_free(&map);
    options.by = "class,operator";
    map = map_of(*state, &options);
    assert_true(map.feature_count > few);
    shown_free(&map);
}

static void map__what_conditions_part_adds_up_again(void **state)
{
    static const char *const parts[] = {"class=cha", "class=sha,class=unknown"};
    lrel_map_options options = options_of();
    land whole = land_of(*state, &options), sum = {{0}};

    for (int i = 0; i < 2; i++) {
        land part;

        options.where = parts[i];
        part = land_of(*state, &options);
        add_land(&sum, &part);
        assert_true(part.area[0] < whole.area[0]);
    }
    expect_same_land(&sum, &whole);
}

static void map__what_days_part_adds_up_again(void **state)
{
    lrel_map_options all = options_of(), until = options_of(), from = options_of();
    land whole, sum, later;

    all.released = until.released = from.released = true;
    assert_int_equal(lrel_date_parse("2018-12-31", &until.at, NULL), LREL_OK);
    assert_int_equal(lrel_date_parse("2019-01-01", &from.from, NULL), LREL_OK);
    whole = land_of(*state, &all);
    sum = land_of(*state, &until);
    later = land_of(*state, &from);
    assert_true(sum.area[0] > 0 && later.area[0] > 0);
    add_land(&sum, &later);
    expect_same_land(&sum, &whole);
}

/* Polygons and marks: pieces of land. */
static size_t pieces_of(const shown_map *map, size_t *marks)
{
    size_t pieces = 0;

    *marks = 0;
    for (size_t i = 0; i < map->feature_count; i++)
        *marks += map->features[i].is_point;
    for (size_t i = 0; i < map->ring_count; i++)
        pieces += map->rings[i].is_shell;
    return pieces + *marks;
}

static void expect_valid_shapes(const shown_map *map)
{
    GEOSContextHandle_t geos = GEOS_init_r();

    for (int a = 0; a < ACCOUNTS; a++) {
        GEOSGeometry **parts = calloc(map->feature_count + 1, sizeof *parts), *all,
                     *merged;
        unsigned count = 0;
        double sum = 0;

        assert_non_null(parts);
        for (size_t i = 0; i < map->feature_count; i++) {
            if (strcmp(map->features[i].account, accounts[a]) != 0 ||
                map->features[i].is_point)
                continue;
            parts[count] = shown_shape(geos, map, &map->features[i]);
            if (GEOSisValid_r(geos, parts[count]) != 1)
                fail_msg("feature %zu: %s", i, GEOSisValidReason_r(geos, parts[count]));
            sum += shown_shape_area(geos, parts[count++]);
        }
        all = GEOSGeom_createCollection_r(geos, GEOS_GEOMETRYCOLLECTION, parts, count);
        merged = GEOSUnaryUnion_r(geos, all);
        /* square degrees; GEOS adds doubles */
        assert_true(fabs(shown_shape_area(geos, merged) - sum) < 1e-12);
        GEOSGeom_destroy_r(geos, merged);
        GEOSGeom_destroy_r(geos, all);
        free(parts);
    }
    GEOS_finish_r(geos);
}

/* Recorded land: no two features of an account share any. */
static void simplified__is_valid_without_overlap_and_loses_no_piece(void **state)
{
    static const double tolerances[] = {1, 20, 100, 1000, 50000};
    lrel_map_options options = options_of();
    shown_map map;
    land whole = land_of(*state, &options);
    size_t pieces, marks, vertices = SIZE_MAX;

    map = map_of(*state, &options);
    pieces = pieces_of(&map, &marks);
    shown_free(&map);
    for (int i = 0; i < 10; i++) {
        land drawn;

        options.simplify_m = tolerances[i % 5];
        options.method = i / 5;
        options.min_area_m2 = 0;
        map = map_of(*state, &options);
        expect_valid_shapes(&map);
        assert_int_equal(pieces_of(&map, &marks), pieces);
        assert_true(i % 5 == 0 || map.position_count <= vertices);
        vertices = map.position_count;
        shown_free(&map);
        drawn = land_of(*state, &options);
        expect_same_land(&drawn, &whole);
    }
}

static void simplified__small_pieces_are_marks_with_their_land(void **state)
{
    lrel_map_options options = options_of();
    land whole = land_of(*state, &options), drawn;
    const int64_t least = 20000;
    shown_map map;
    size_t pieces, marks, fewer;

    options.by = "account";
    map = map_of(*state, &options);
    pieces = pieces_of(&map, &marks);
    shown_free(&map);
    options.simplify_m = 10;
    options.min_area_m2 = (double)least;
    map = map_of(*state, &options);
    expect_valid_shapes(&map);
    assert_int_equal(pieces_of(&map, &marks), pieces);
    for (size_t i = 0; i < map.feature_count; i++)
        assert_true(!map.features[i].is_point || map.features[i].area < least * 10000000);
    fewer = marks;
    shown_free(&map);
    drawn = land_of(*state, &options);
    expect_same_land(&drawn, &whole);
    options.min_area_m2 = 1e12;
    map = map_of(*state, &options);
    assert_int_equal(pieces_of(&map, &marks), pieces);
    assert_int_equal(marks, pieces);
    assert_int_equal(map.ring_count, 0);
    assert_true(fewer > 0 && fewer < marks);
    shown_free(&map);
    drawn = land_of(*state, &options);
    expect_same_land(&drawn, &whole);
}

/* Releases of one account may lie over each other: validity, not overlap. */
static void simplified__released_land_keeps_its_land_at_every_zoom(void **state)
{
    lrel_map_options options = options_of();
    land whole;

    options.released = true;
    options.by = "product,year,operator";
    whole = land_of(*state, &options);
    for (options.zoom = 0; options.zoom <= 22; options.zoom += 4) {
        land drawn = land_of(*state, &options);

        expect_same_land(&drawn, &whole);
    }
}

static char *bytes_of(job_scratch *s, int threads)
{
    lrel_map_options options = options_of();
    shown_map map;

    job_close(s);
    s->threads = threads;
    options.simplify_m = 60;
    options.by = "class,operator";
    map = map_of(s, &options);
    shown_free(&map);
    return job_get(s, "map.geojson");
}

static void simplified__bytes_are_the_same_for_any_threads(void **state)
{
    char *one = bytes_of(*state, 1), *many = bytes_of(*state, 3);

    assert_string_equal(one, many);
    free(one);
    free(many);
}

static void map__impossible_options_are_refused(void **state)
{
    job_scratch *s = *state;
    lrel_map_options wrong[] = {options_of(), options_of(), options_of(), options_of()};
    char path[JOB_PATH_MAX];

    (void)job_open(s);
    job_path(s, "map.geojson", path);
    wrong[0].simplify_m = -1;
    wrong[1].zoom = 23;
    wrong[2].method = 2;
    wrong[3].account = "nope";
    for (int i = 0; i < 4; i++)
        assert_int_equal(lrel_job_write_map(s->job, &wrong[i], path, true, NULL),
                         LREL_E_ARGUMENT);
    assert_false(job_has(s, "map.geojson"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TESTS(map__recorded_land_is_the_same_in_any_groups),
        STATED_SCENE_TEST(map__recorded_land_is_the_same_in_any_groups),
        SCENE_TESTS(map__released_land_is_in_a_group_once),
        STATED_SCENE_TEST(map__released_land_is_in_a_group_once),
        SCENE_TESTS(map__more_groups_are_more_features),
        SCENE_TESTS(map__what_conditions_part_adds_up_again),
        STATED_SCENE_TEST(map__what_conditions_part_adds_up_again),
        SCENE_TESTS(map__what_days_part_adds_up_again),
        SCENE_TESTS(simplified__is_valid_without_overlap_and_loses_no_piece),
        SCENE_TESTS(simplified__small_pieces_are_marks_with_their_land),
        SCENE_TESTS(simplified__released_land_keeps_its_land_at_every_zoom),
        SCENE_TESTS(simplified__bytes_are_the_same_for_any_threads),
        SCENE_TESTS(map__impossible_options_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
