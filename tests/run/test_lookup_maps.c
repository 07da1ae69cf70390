/* SPDX-License-Identifier: Apache-2.0 */
/* What is on record at a point is what the maps of the same account show there; and it is
 * the same for any threads and order. */
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

#include "landrelease/lookup.h"
#include "run/scenes.h"
#include "run/shown.h"
#include "run/square.h"
#include "support/random.h"
#include "support/scarce_memory.h"

#define PLACES 400
/* Maps are rounded to 1e-7 degrees, 1 cm, and noded again: closer to a line than this
 * they may differ, in degrees. */
#define NEAR_A_LINE 1e-6

/* ---- against the timeline ---- */

static GEOSGeometry *ring_line(GEOSContextHandle_t geos, const shown_map *map,
                               const shown_ring *ring)
{
    GEOSCoordSequence *line = GEOSCoordSeq_create_r(geos, (unsigned)ring->count, 2);

    for (size_t i = 0; i < ring->count; i++) {
        const shown_position *p = &map->positions[ring->first + i];

        GEOSCoordSeq_setXY_r(geos, line, (unsigned)i, (double)p->lon / 1e7,
                             (double)p->lat / 1e7);
    }
    return GEOSGeom_createLinearRing_r(geos, line);
}

/* Inside by even-odd over all rings, which are those of valid polygons; false in *@p sure
 * close to one of them. */
static bool is_inside(GEOSContextHandle_t geos, const shown_map *map,
                      const shown_feature *f, const GEOSGeometry *point, bool *sure)
{
    bool inside = false;

    for (size_t r = 0; r < f->ring_count; r++) {
        GEOSGeometry *line = ring_line(geos, map, &map->rings[f->first_ring + r]);
        GEOSGeometry *polygon =
            GEOSGeom_createPolygon_r(geos, GEOSGeom_clone_r(geos, line), NULL, 0);
        double distance = 0;

        GEOSDistance_r(geos, line, point, &distance);
        *sure &= distance > NEAR_A_LINE;
        inside ^= GEOSContains_r(geos, polygon, point) == 1;
        GEOSGeom_destroy_r(geos, polygon);
        GEOSGeom_destroy_r(geos, line);
    }
    return inside;
}

static bool stands_on(const shown_feature *f, const char *day)
{
    return strcmp(f->from, day) <= 0 && (f->to[0] == '\0' || strcmp(f->to, day) > 0);
}

/* Whether the timeline has land of @p account at the point on @p day. */
static bool is_on_timeline(GEOSContextHandle_t geos, const shown_map *map,
                           const GEOSGeometry *point, const char *account,
                           const char *day, bool *sure)
{
    bool is_recorded = false;

    for (size_t i = 0; i < map->feature_count; i++) {
        const shown_feature *f = &map->features[i];

        if (strcmp(f->account, account) == 0 && stands_on(f, day))
            is_recorded |= is_inside(geos, map, f, point, sure);
    }
    return is_recorded;
}

static lrel_date random_day(random_stream *random, lrel_date as_of)
{
    return random_chance(random, 1, 4)
               ? as_of
               : (lrel_date){as_of.days - (int32_t)random_below(random, 4000)};
}

static void lookup__says_what_the_timeline_shows(void **state)
{
    job_scratch *s = *state;
    GEOSContextHandle_t geos = GEOS_init_r();
    random_stream random = random_from(7);
    lrel_lookup *lookup = NULL;
    shown_map map;
    size_t recorded = 0;
    lrel_date as_of;

    job_run(s, "out");
    map = shown_read(s, "out/data/timeline.geojson");
    (void)job_open(s);
    assert_int_equal(lrel_lookup_new(s->job, &lookup, &s->err), LREL_OK);
    assert_int_equal(lrel_date_parse(map.as_of, &as_of, NULL), LREL_OK);
    for (int i = 0; i < PLACES; i++) {
        lrel_lookup_options o;
        const shown_position *near =
            &map.positions[random_below(&random, (uint32_t)map.position_count)];
        double lon = (double)near->lon / 1e7 + random_normal(&random) * 5e-4;
        double lat = (double)near->lat / 1e7 + random_normal(&random) * 5e-4;
        GEOSGeometry *point = GEOSGeom_createPointFromXY_r(geos, lon, lat);
        char day[16];

        lrel_lookup_options_init(&o);
        o.at = random_day(&random, as_of);
        lrel_date_format(o.at, day);
        assert_int_equal(lrel_lookup_point(lookup, lon, lat, &o, &s->err), LREL_OK);
        for (size_t a = 0; a < lrel_lookup_account_count(lookup); a++) {
            lrel_lookup_account account = lrel_lookup_account_at(lookup, 0, a);
            bool sure = true;
            bool on_map = is_on_timeline(geos, &map, point, account.account, day, &sure);

            if (sure && on_map != (account.state == LREL_LAND_RECORDED))
                fail_msg("%.9f %.9f on %s, %s: %s", lon, lat, day, account.account,
                         account.text);
            recorded += on_map;
        }
        GEOSGeom_destroy_r(geos, point);
    }
    assert_true(recorded > PLACES / 10);
    lrel_lookup_free(lookup);
    shown_free(&map);
    GEOS_finish_r(geos);
}

/* ---- the same for any threads and order ---- */

/* Everything but rows, which follow the input. */
static size_t write_answer(const lrel_lookup *l, char *out, size_t size)
{
    size_t n = 0;
    lrel_lookup_record nearest;

#define ADD(...) (n += (size_t)snprintf(out + n, n < size ? size - n : 0, __VA_ARGS__))
    for (size_t i = 0; i < lrel_lookup_record_count(l); i++) {
        lrel_lookup_record r = lrel_lookup_record_at(l, i);

        ADD("%s %s %s %d %.6f %.4f\n", r.role, r.id, r.source, (int)r.relation,
            r.border_m, r.bearing_deg);
    }
    for (size_t s = 0; s < lrel_lookup_side_count(l); s++) {
        ADD("%s %.6f\n", lrel_lookup_side_at(l, s).records,
            lrel_lookup_side_at(l, s).distance_m);
        for (size_t i = 0; i < lrel_lookup_event_count(l, s); i++) {
            lrel_lookup_event e = lrel_lookup_event_at(l, s, i);

            ADD("%s %s %s %s %s\n", e.account, e.day, e.text, e.id, e.state_text);
        }
    }
    for (int hazard = 0; hazard < 2; hazard++)
        if (lrel_lookup_nearest(l, hazard, &nearest))
            ADD("%s %.6f %.4f\n", nearest.id, nearest.border_m, nearest.bearing_deg);
#undef ADD
    assert_true(n < size);
    return n;
}

/* The answers about the same places every time: on and around a lattice of the crowd's
 * land, with an error that makes much of it doubtful. */
static char *write_answers(job_scratch *s)
{
    size_t size = (size_t)4 << 20, n = 0;
    char *text = malloc(size);
    random_stream random = random_from(3);
    lrel_lookup *lookup = NULL;
    lrel_lookup_options o;

    (void)job_open(s);
    assert_int_equal(lrel_lookup_new(s->job, &lookup, &s->err), LREL_OK);
    lrel_lookup_options_init(&o);
    o.error_m = 20;
    for (int i = 0; i < PLACES / 2; i++) {
        double lon = 103 + random_between(&random, 0, 50) * 2e-4;
        double lat = 13 + random_between(&random, 0, 50) * 2e-4;

        assert_int_equal(lrel_lookup_point(lookup, lon, lat, &o, &s->err), LREL_OK);
        n += write_answer(lookup, text + n, size - n);
    }
    lrel_lookup_free(lookup);
    job_close(s);
    return text;
}

static void lookup__is_the_same_for_any_threads_and_order(void **state)
{
    job_scratch *s = *state;
    char *first, *again;

    s->threads = 1;
    first = write_answers(s);
    s->threads = 5;
    again = write_answers(s);
    assert_string_equal(first, again);
    free(again);
    crowd_shuffle(s, 9);
    crowd_turn_rings(s, 4);
    again = write_answers(s);
    assert_string_equal(first, again);
    free(again);
    free(first);
}

/* ---- edge difference ---- */

/* A map of the land recorded at the end of @p day. */
static shown_map map_of_day(job_scratch *s, lrel_date day)
{
    char path[JOB_PATH_MAX];
    lrel_map_options options;

    job_path(s, "day.geojson", path);
    lrel_map_options_init(&options);
    options.at = day;
    if (lrel_job_write_map(s->job, &options, path, true, &s->err) != LREL_OK)
        fail_msg("%s", s->err.message);
    return shown_read(s, "day.geojson");
}

/* Whether the map has edge difference of @p account at the point. */
static bool is_edge_on_map(GEOSContextHandle_t geos, const shown_map *map,
                           const GEOSGeometry *point, const char *account, bool *sure)
{
    bool is_edge = false;

    for (size_t i = 0; i < map->feature_count; i++) {
        const shown_feature *f = &map->features[i];
        bool inside =
            strcmp(f->account, account) == 0 && is_inside(geos, map, f, point, sure);

        is_edge |= inside && f->is_edge;
    }
    return is_edge;
}

/* Asks around every corner of the map; @return how many points were edge difference. */
static size_t compare_with_map(job_scratch *s, GEOSContextHandle_t geos,
                               lrel_lookup *lookup, lrel_date day)
{
    shown_map map = map_of_day(s, day);
    random_stream random = random_from(11);
    lrel_lookup_options o;
    size_t edges = 0;

    lrel_lookup_options_init(&o);
    o.at = day;
    for (size_t i = 0; i < PLACES && map.position_count; i++) {
        const shown_position *near = &map.positions[i % map.position_count];
        double lon = (double)near->lon / 1e7 + random_normal(&random) * 3e-5;
        double lat = (double)near->lat / 1e7 + random_normal(&random) * 3e-5;
        GEOSGeometry *point = GEOSGeom_createPointFromXY_r(geos, lon, lat);
        lrel_lookup_account account;
        bool sure = true, on_map;

        assert_int_equal(lrel_lookup_point(lookup, lon, lat, &o, &s->err), LREL_OK);
        account = lrel_lookup_account_at(lookup, 0, 0);
        on_map = is_edge_on_map(geos, &map, point, account.account, &sure);
        if (sure && on_map != account.is_edge)
            fail_msg("%.9f %.9f: edge difference %s", lon, lat,
                     on_map ? "on the map alone" : "not on the map");
        edges += on_map;
        GEOSGeom_destroy_r(geos, point);
    }
    shown_free(&map);
    return edges;
}

/* E-1 was released in June 2019 but for slivers, and a half of E-3 in 2020: as of the
 * last day, of a day on which no period ends, and of one before any release. One lookup
 * tells of all of them. */
static void lookup__edge_difference_is_that_of_the_map(void **state)
{
    static const char *const files[] = {"hazards.geojson", "releases.geojson",
                                        "half_hazards.geojson", "half_releases.geojson"};
    static const char *const programmes[] = {"programme.yaml", "half.yaml"};
    static const char *const days[] = {"2021-12-31", "2019-08-15", "2018-12-31",
                                       "2021-12-31"};
    job_scratch *s = *state;
    GEOSContextHandle_t geos = GEOS_init_r();
    char path[JOB_PATH_MAX];

    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        snprintf(path, sizeof path, "testdata/edge/%s", files[i]);
        job_copy(s, path, files[i]);
    }
    for (size_t p = 0; p < sizeof programmes / sizeof *programmes; p++) {
        lrel_lookup *lookup;

        snprintf(path, sizeof path, "testdata/edge/%s", programmes[p]);
        job_copy(s, path, "p.yaml");
        lookup = square_open(s);
        for (size_t d = 0; d < sizeof days / sizeof *days; d++) {
            lrel_date day;
            size_t edges;

            assert_int_equal(lrel_date_parse(days[d], &day, NULL), LREL_OK);
            edges = compare_with_map(s, geos, lookup, day);
            assert_true(d == 2 ? edges == 0 : edges > 10);
        }
        square_close(s, lookup);
    }
    GEOS_finish_r(geos);
}

static void lookup__no_memory_for_edge_difference_is_a_status(void **state)
{
    lrel_status status = LREL_E_MEMORY;

    (void)state;
    for (long blocks = 0; status == LREL_E_MEMORY; blocks++) {
        scarce_memory memory;
        lrel_context *context = scarce_memory_context(&memory, 1000000);
        lrel_job *job = NULL;
        lrel_lookup *lookup = NULL;

        assert_int_equal(
            lrel_job_open(context, "testdata/edge/half.yaml", NULL, &job, NULL), LREL_OK);
        assert_int_equal(lrel_lookup_new(job, &lookup, NULL), LREL_OK);
        atomic_store(&memory.left, blocks);
        status = lrel_lookup_point(lookup, 103.00199, 13.0019, NULL, NULL);
        assert_true(status == LREL_OK || status == LREL_E_MEMORY);
        assert_true(blocks < 1000);
        if (status == LREL_OK)
            assert_true(lrel_lookup_account_at(lookup, 0, 0).is_edge);
        lrel_lookup_free(lookup);
        lrel_job_free(job);
        lrel_context_free(context);
        assert_int_equal(atomic_load(&memory.held), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TESTS(lookup__says_what_the_timeline_shows),
        cmocka_unit_test_setup_teardown(lookup__is_the_same_for_any_threads_and_order,
                                        scene_crowd_setup, job_scratch_teardown),
        cmocka_unit_test_setup_teardown(lookup__edge_difference_is_that_of_the_map,
                                        job_scratch_setup, job_scratch_teardown),
        cmocka_unit_test_setup_teardown(lookup__no_memory_for_edge_difference_is_a_status,
                                        job_scratch_setup, job_scratch_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
