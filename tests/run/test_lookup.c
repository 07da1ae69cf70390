/* SPDX-License-Identifier: Apache-2.0 */
/* What is on record at a point: against the timeline that a run writes, and case by case
 * what a person at the point must be told and must not. */
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

/* ---- one hazard, one release ---- */

/* A square of 0.001 degrees with its south-west corner at 103.5, 13; its west half is
 * cleared. 1e-5 degrees are 1.08 m to the east here, and 1.11 m to the north. */
static const char square[] = "POLYGON ((103.5 13, 103.501 13, 103.501 13.001, "
                             "103.5 13.001, 103.5 13))";
static const char west_half[] = "POLYGON ((103.5 13, 103.5005 13, 103.5005 13.001, "
                                "103.5 13.001, 103.5 13))";

/* @p more: further keys of the source of hazards, as in "accuracy_m: 2, ". */
static void put_square(const job_scratch *s, const char *more)
{
    char text[2000];

    snprintf(
        text, sizeof text,
        "programme: Square\n"
        "as_of: 2024-12-31\n"
        "sources:\n"
        "  - {path: h.csv, role: hazard, geometry: {wkt: g}, crs: EPSG:4326, id: id,\n"
        "     class: class, contamination: {const: ap}, from: from, area: area,\n"
        "     %splace: place}\n"
        "  - {path: r.csv, role: release, geometry: {wkt: g}, crs: EPSG:4326, id: id,\n"
        "     product: product, contamination: {const: ap}, accepted: accepted,\n"
        "     acceptance: state}\n",
        more);
    job_put(s, "p.yaml", text);
    snprintf(text, sizeof text,
             "id,class,from,area,place,g\nH1,cha,2010-05-01,,,\"%s\"\n", square);
    job_put(s, "h.csv", text);
    snprintf(text, sizeof text,
             "id,product,accepted,state,g\nR1,cleared,2015-06-01,qa_passed,\"%s\"\n",
             west_half);
    job_put(s, "r.csv", text);
}

static lrel_lookup *open_lookup(job_scratch *s)
{
    lrel_lookup *lookup = NULL;

    (void)job_open(s);
    if (lrel_lookup_new(s->job, &lookup, &s->err) != LREL_OK)
        fail_msg("%s", s->err.message);
    return lookup;
}

static void close_lookup(job_scratch *s, lrel_lookup *lookup)
{
    lrel_lookup_free(lookup);
    job_close(s);
}

static void ask(lrel_lookup *lookup, double lon, double lat)
{
    assert_int_equal(lrel_lookup_point(lookup, lon, lat, NULL, NULL), LREL_OK);
}

/* The record called @p id in the answer; the test fails where it is not. */
static lrel_lookup_record find_record(const lrel_lookup *lookup, const char *id)
{
    for (size_t i = 0; i < lrel_lookup_record_count(lookup); i++)
        if (strcmp(lrel_lookup_record_at(lookup, i).id, id) == 0)
            return lrel_lookup_record_at(lookup, i);
    fail_msg("no record %s in the answer", id);
    return (lrel_lookup_record){0};
}

static lrel_land_state state_of(const lrel_lookup *lookup, size_t side)
{
    return lrel_lookup_account_at(lookup, side, 0).state; /* ap_mine */
}

static void lookup__inside_a_hazard_it_covers_and_is_recorded(void **state)
{
    job_scratch *s = *state;
    lrel_lookup *lookup;

    put_square(s, "");
    lookup = open_lookup(s);
    ask(lookup, 103.50075, 13.0005);
    assert_int_equal(lrel_lookup_record_count(lookup), 1);
    assert_int_equal(find_record(lookup, "H1").relation, LREL_RELATION_INSIDE);
    assert_false(find_record(lookup, "H1").is_doubtful);
    assert_int_equal(lrel_lookup_side_count(lookup), 1);
    assert_int_equal(state_of(lookup, 0), LREL_LAND_RECORDED);
    assert_string_equal(lrel_lookup_account_at(lookup, 0, 0).since, "2010-05-01");
    assert_false(lrel_lookup_nearest(lookup, false, &(lrel_lookup_record){0}));
    close_lookup(s, lookup);
}

/* Law 3: three metres outside of a hazard that is drawn to within five is not outside. */
static void lookup__outside_within_the_position_error_is_not_outside(void **state)
{
    job_scratch *s = *state;
    lrel_lookup *lookup;
    lrel_lookup_record h;

    put_square(s, "");
    lookup = open_lookup(s);
    ask(lookup, 103.501 + 3e-5, 13.0005);
    h = find_record(lookup, "H1");
    assert_int_equal(h.relation, LREL_RELATION_OUTSIDE);
    assert_true(h.is_doubtful);
    assert_true(fabs(h.border_m - 3.254) < 0.01);
    assert_true(fabs(h.bearing_deg - 270) < 0.1);
    assert_true(h.error_m == 5 && h.is_error_known);
    assert_int_equal(lrel_lookup_side_count(lookup), 2);
    assert_int_equal(state_of(lookup, 0), LREL_LAND_NO_RECORD);
    assert_int_equal(state_of(lookup, 1), LREL_LAND_RECORDED);
    assert_string_equal(lrel_lookup_side_at(lookup, 1).records, "H1");
    close_lookup(s, lookup);
}

static void lookup__the_position_error_is_the_sources(void **state)
{
    job_scratch *s = *state;
    lrel_lookup *lookup;
    lrel_lookup_options o;

    put_square(s, "accuracy_m: 2, ");
    lookup = open_lookup(s);
    ask(lookup, 103.501 + 3e-5, 13.0005);
    assert_int_equal(lrel_lookup_record_count(lookup), 0);
    assert_int_equal(lrel_lookup_side_count(lookup), 1);
    lrel_lookup_options_init(&o);
    o.error_m = 2; /* of the point: together more than 3.25 m */
    assert_int_equal(lrel_lookup_point(lookup, 103.501 + 3e-5, 13.0005, &o, NULL),
                     LREL_OK);
    assert_true(find_record(lookup, "H1").is_doubtful);
    o.error_m = 1;
    assert_int_equal(lrel_lookup_point(lookup, 103.501 + 3e-5, 13.0005, &o, NULL),
                     LREL_OK);
    assert_int_equal(lrel_lookup_record_count(lookup), 0);
    close_lookup(s, lookup);
}

/* The other way round: what is cleared ends close by, and the hazard goes on. */
static void lookup__cleared_land_near_its_end_is_doubtful(void **state)
{
    job_scratch *s = *state;
    lrel_lookup *lookup;

    put_square(s, "");
    lookup = open_lookup(s);
    ask(lookup, 103.5005 - 2e-5, 13.0005);
    assert_int_equal(state_of(lookup, 0), LREL_LAND_RELEASED);
    assert_true(find_record(lookup, "R1").is_doubtful);
    assert_false(find_record(lookup, "H1").is_doubtful);
    assert_int_equal(lrel_lookup_side_count(lookup), 2);
    assert_int_equal(state_of(lookup, 1), LREL_LAND_RECORDED);
    assert_false(lrel_lookup_side_at(lookup, 1).is_touching);
    close_lookup(s, lookup);
}

static void lookup__on_a_border_both_sides_are_named(void **state)
{
    job_scratch *s = *state;
    lrel_lookup *lookup;
    unsigned seen;

    put_square(s, "");
    lookup = open_lookup(s);
    ask(lookup, 103.5005, 13.0005);
    assert_int_equal(find_record(lookup, "R1").relation, LREL_RELATION_BORDER);
    assert_int_equal(find_record(lookup, "H1").relation, LREL_RELATION_INSIDE);
    assert_int_equal(lrel_lookup_side_count(lookup), 2);
    assert_true(lrel_lookup_side_at(lookup, 1).is_touching);
    seen = 1u << state_of(lookup, 0) | 1u << state_of(lookup, 1);
    assert_int_equal(seen, 1u << LREL_LAND_RECORDED | 1u << LREL_LAND_RELEASED);
    close_lookup(s, lookup);
}

static void lookup__tells_events_in_order_and_what_they_made(void **state)
{
    job_scratch *s = *state;
    lrel_lookup *lookup;
    lrel_lookup_event first, second;

    put_square(s, "");
    lookup = open_lookup(s);
    ask(lookup, 103.50025, 13.0005);
    assert_int_equal(lrel_lookup_event_count(lookup, 0), 2);
    first = lrel_lookup_event_at(lookup, 0, 0);
    second = lrel_lookup_event_at(lookup, 0, 1);
    assert_string_equal(first.day, "2010-05-01");
    assert_string_equal(first.text, "newly recorded");
    assert_string_equal(first.id, "H1");
    assert_string_equal(first.state_text, "recorded, not released");
    assert_string_equal(second.day, "2015-06-01");
    assert_string_equal(second.text, "cleared");
    assert_string_equal(second.product, "cleared");
    assert_string_equal(second.id, "R1");
    assert_int_equal(second.row, 1);
    assert_string_equal(second.state_text, "released: cleared");
    close_lookup(s, lookup);
}

static void lookup__at_a_day_later_events_are_counted_and_not_told(void **state)
{
    job_scratch *s = *state;
    lrel_lookup *lookup;
    lrel_lookup_options o;

    put_square(s, "");
    lookup = open_lookup(s);
    lrel_lookup_options_init(&o);
    assert_int_equal(lrel_date_parse("2015-05-31", &o.at, NULL), LREL_OK);
    assert_int_equal(lrel_lookup_point(lookup, 103.50025, 13.0005, &o, NULL), LREL_OK);
    assert_int_equal(state_of(lookup, 0), LREL_LAND_RECORDED);
    assert_int_equal(lrel_lookup_account_at(lookup, 0, 0).later_events, 1);
    assert_int_equal(lrel_lookup_event_count(lookup, 0), 1);
    assert_int_equal(lrel_lookup_record_count(lookup), 2); /* of all days */
    o.at.days++;                                           /* that day's end */
    assert_int_equal(lrel_lookup_point(lookup, 103.50025, 13.0005, &o, NULL), LREL_OK);
    assert_int_equal(state_of(lookup, 0), LREL_LAND_RELEASED);
    assert_int_equal(lrel_date_parse("2025-01-01", &o.at, NULL), LREL_OK);
    assert_int_equal(lrel_lookup_point(lookup, 103.50025, 13.0005, &o, NULL),
                     LREL_E_ARGUMENT);
    close_lookup(s, lookup);
}

static void lookup__without_a_record_the_nearest_is_named(void **state)
{
    job_scratch *s = *state;
    lrel_lookup *lookup;
    lrel_lookup_record nearest;

    put_square(s, "");
    lookup = open_lookup(s);
    ask(lookup, 103.50075, 13.011); /* 0.01 degrees of the meridian, 110,631 m each */
    assert_int_equal(lrel_lookup_record_count(lookup), 0);
    assert_true(lrel_lookup_nearest(lookup, false, &nearest));
    assert_string_equal(nearest.id, "H1");
    assert_true(fabs(nearest.border_m - 1106.31) < 0.05);
    assert_true(fabs(nearest.bearing_deg - 180) < 0.1);
    assert_true(lrel_lookup_nearest(lookup, true, &nearest));
    assert_string_equal(nearest.id, "H1");
    close_lookup(s, lookup);
}

/* A release alone covers the point: then the hazard next to it is still told. */
static void lookup__on_a_release_alone_the_nearest_hazard_is_named(void **state)
{
    job_scratch *s = *state;
    lrel_lookup *lookup;
    lrel_lookup_record nearest;

    put_square(s, "");
    job_replace(s, "r.csv", "103.5005 13, ", "103.51 13, ");
    job_replace(s, "r.csv", "103.5005 13.001", "103.51 13.001");
    lookup = open_lookup(s);
    ask(lookup, 103.505, 13.0005);
    assert_int_equal(state_of(lookup, 0), LREL_LAND_RELEASE_ALONE);
    assert_false(lrel_lookup_nearest(lookup, false, &nearest));
    assert_true(lrel_lookup_nearest(lookup, true, &nearest));
    assert_string_equal(nearest.id, "H1");
    assert_true(fabs(nearest.border_m - 433.8) < 0.5);
    close_lookup(s, lookup);
}

static void lookup__anywhere_on_earth_has_an_answer(void **state)
{
    static const struct {
        double lon, lat, low_m, high_m;
    } places[] = {
        {-77, -13, 19e6, 20.1e6}, /* the far side of the grid's centre, 103 13 */
        {-76.5, -13, 19e6, 20.1e6}, {0, 90, 8.5e6, 8.6e6},  {180, -90, 11.4e6, 11.5e6},
        {-180, 0, 8.4e6, 8.7e6},    {180, 0, 8.4e6, 8.7e6}, {103.5, -13, 2.8e6, 2.9e6},
    };
    job_scratch *s = *state;
    lrel_lookup *lookup;

    put_square(s, "");
    lookup = open_lookup(s);
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        lrel_lookup_record nearest;

        ask(lookup, places[i].lon, places[i].lat);
        assert_int_equal(state_of(lookup, 0), LREL_LAND_NO_RECORD);
        assert_true(lrel_lookup_nearest(lookup, false, &nearest));
        assert_true(nearest.border_m > places[i].low_m &&
                    nearest.border_m < places[i].high_m);
    }
    close_lookup(s, lookup);
}

static void lookup__what_is_no_point_is_refused(void **state)
{
    static const double points[][2] = {{180.001, 0}, {-181, 0}, {0, 90.001},  {0, -91},
                                       {NAN, 0},     {0, NAN},  {INFINITY, 0}};
    job_scratch *s = *state;
    lrel_lookup *lookup;
    lrel_lookup_options o;

    put_square(s, "");
    lookup = open_lookup(s);
    for (size_t i = 0; i < sizeof points / sizeof *points; i++)
        assert_int_equal(
            lrel_lookup_point(lookup, points[i][0], points[i][1], NULL, &s->err),
            LREL_E_ARGUMENT);
    lrel_lookup_options_init(&o);
    o.error_m = -1;
    assert_int_equal(lrel_lookup_point(lookup, 0, 0, &o, NULL), LREL_E_ARGUMENT);
    close_lookup(s, lookup);
}

/* ---- what is no part of the account ---- */

static void lookup__what_is_set_aside_is_told_with_its_reason(void **state)
{
    job_scratch *s = *state;
    lrel_lookup *lookup;

    put_square(s, "");
    job_replace(s, "r.csv", "qa_passed", "rejected");
    lookup = open_lookup(s);
    ask(lookup, 103.50025, 13.0005);
    assert_int_equal(state_of(lookup, 0), LREL_LAND_RECORDED);
    assert_string_equal(find_record(lookup, "H1").reason, "");
    assert_string_equal(find_record(lookup, "R1").reason, "not accepted yet");
    assert_int_equal(find_record(lookup, "R1").relation, LREL_RELATION_INSIDE);
    assert_string_equal(lrel_lookup_record_at(lookup, 1).id, "R1"); /* behind */
    close_lookup(s, lookup);
}

/* An indication is no stock, and yet a point in it is not without a record. */
static void lookup__a_class_that_is_no_stock_covers_too(void **state)
{
    job_scratch *s = *state;
    lrel_lookup *lookup;

    put_square(s, "");
    job_replace(s, "h.csv", "cha", "indication");
    lookup = open_lookup(s);
    ask(lookup, 103.50075, 13.0005);
    assert_int_equal(state_of(lookup, 0), LREL_LAND_NO_RECORD);
    assert_int_equal(find_record(lookup, "H1").relation, LREL_RELATION_INSIDE);
    assert_true(find_record(lookup, "H1").reason[0]);
    ask(lookup, 103.5011, 13.0005);
    assert_int_equal(lrel_lookup_record_count(lookup), 0);
    close_lookup(s, lookup);
}

/* A point with 40,000 m2 stated reaches 113 m at least. */
static void lookup__a_mark_may_cover_as_far_as_its_stated_area(void **state)
{
    job_scratch *s = *state;
    lrel_lookup *lookup;
    lrel_lookup_record h, nearest;

    put_square(s, "");
    job_put(s, "h.csv",
            "id,class,from,area,place,g\nH1,cha,2010-05-01,40000,,POINT (103.6 13)\n");
    lookup = open_lookup(s);
    ask(lookup, 103.6, 13.001); /* 110.6 m */
    h = find_record(lookup, "H1");
    assert_int_equal(h.relation, LREL_RELATION_MARK);
    assert_true(h.is_doubtful);
    assert_true(fabs(h.border_m - 110.6) < 0.1);
    assert_string_equal(h.stated_m2, "40000");
    ask(lookup, 103.6, 13.002);
    assert_int_equal(lrel_lookup_record_count(lookup), 0);
    assert_true(lrel_lookup_nearest(lookup, false, &nearest));
    assert_int_equal(nearest.relation, LREL_RELATION_MARK);
    assert_true(fabs(nearest.border_m - 221.3) < 0.2);
    assert_int_equal(lrel_lookup_absent_count(lookup), 0);
    close_lookup(s, lookup);
}

/* ---- units ---- */

static void add_units(const job_scratch *s)
{
    job_put(s, "units.geojson",
            "{\"type\": \"FeatureCollection\", \"features\": [\n"
            "{\"type\": \"Feature\", \"properties\": {\"c\": \"W\", \"n\": \"West\"}, "
            "\"geometry\": {\"type\": \"Polygon\", \"coordinates\": "
            "[[[103, 12.9], [103.5005, 12.9], [103.5005, 13.1], [103, 13.1], [103, "
            "12.9]]]}},\n"
            "{\"type\": \"Feature\", \"properties\": {\"c\": \"E\", \"n\": \"East\"}, "
            "\"geometry\": {\"type\": \"Polygon\", \"coordinates\": "
            "[[[103.5005, 12.9], [104, 12.9], [104, 13.1], [103.5005, 13.1], [103.5005, "
            "12.9]]]}}]}\n");
    job_replace(
        s, "p.yaml", "sources:\n",
        "boundaries:\n  - {path: units.geojson, level: admin1, code: c, name: n}\n"
        "sources:\n");
}

static void lookup__on_the_border_of_units_both_are_named(void **state)
{
    job_scratch *s = *state;
    lrel_lookup *lookup;

    put_square(s, "");
    add_units(s);
    lookup = open_lookup(s);
    ask(lookup, 103.4, 13);
    assert_int_equal(lrel_lookup_unit_count(lookup), 1);
    assert_string_equal(lrel_lookup_unit_at(lookup, 0).code, "W");
    assert_string_equal(lrel_lookup_unit_at(lookup, 0).name, "West");
    ask(lookup, 103.5005, 13.05);
    assert_int_equal(lrel_lookup_unit_count(lookup), 2);
    assert_string_equal(lrel_lookup_unit_at(lookup, 0).code, "E");
    assert_int_equal(lrel_lookup_side_count(lookup), 1); /* no record tells them apart */
    ask(lookup, 105, 13);
    assert_int_equal(lrel_lookup_unit_count(lookup), 0);
    close_lookup(s, lookup);
}

static void lookup__what_has_no_shape_is_told_where_it_may_be(void **state)
{
    job_scratch *s = *state;
    lrel_lookup *lookup;
    lrel_lookup_absent absent;

    put_square(s, "");
    add_units(s);
    job_put(s, "h.csv",
            "id,class,from,area,place,g\nN1,cha,2010-05-01,500,W,\n"
            "N2,cha,2011-05-01,700,W,\nN3,cha,2011-05-01,30,E,\nN4,cha,,5,elsewhere,\n");
    lookup = open_lookup(s);
    ask(lookup, 103.4, 13);
    assert_int_equal(lrel_lookup_absent_count(lookup), 2);
    absent = lrel_lookup_absent_at(lookup, 0); /* a place that no unit is: anywhere */
    assert_string_equal(absent.place, "");
    assert_int_equal(absent.count, 1);
    absent = lrel_lookup_absent_at(lookup, 1);
    assert_string_equal(absent.what, "hazards without shape");
    assert_string_equal(absent.place, "W");
    assert_int_equal(absent.count, 2);
    assert_string_equal(absent.stated_m2, "1200");
    close_lookup(s, lookup);
}

/* ---- the files ---- */

static void lookup__lists_the_files_and_their_days(void **state)
{
    job_scratch *s = *state;
    lrel_lookup *lookup;
    lrel_lookup_source source;

    put_square(s, "complete_to: 2023-06-30, ");
    lookup = open_lookup(s);
    assert_int_equal(lrel_lookup_source_count(lookup), 2);
    source = lrel_lookup_source_at(lookup, 0);
    assert_string_equal(source.name, "h.csv");
    assert_string_equal(source.role, "hazard");
    assert_int_equal(source.records, 1);
    assert_string_equal(source.first, "2010-05-01");
    assert_string_equal(source.last, "2010-05-01");
    assert_string_equal(source.complete_to, "2023-06-30");
    assert_string_equal(lrel_lookup_source_at(lookup, 1).complete_to, "");
    close_lookup(s, lookup);
}

/* EPSG:1542 is good to some forty metres, and BRAVO's own ten do not matter then. */
static void lookup__a_coarse_coordinate_operation_is_the_error(void **state)
{
    job_scratch *s = *state;
    lrel_lookup *lookup = open_lookup(s);

    ask(lookup, 103.107, 13.1015);
    assert_true(find_record(lookup, "B-01").error_m > 30);
    assert_true(find_record(lookup, "A-02").error_m == 5);
    close_lookup(s, lookup);
}

/* A pipeline says nothing of how good it is. */
static void lookup__an_error_that_is_not_known_is_said(void **state)
{
    job_scratch *s = *state;
    lrel_lookup *lookup;

    put_square(s, "operation: \"+proj=noop\", ");
    lookup = open_lookup(s);
    ask(lookup, 103.50025, 13.0005);
    assert_false(find_record(lookup, "H1").is_error_known);
    assert_true(find_record(lookup, "H1").error_m == 5);
    assert_true(find_record(lookup, "R1").is_error_known);
    close_lookup(s, lookup);
}

static void lookup__no_memory_is_a_status(void **state)
{
    job_scratch *s = *state;
    lrel_status status = LREL_E_MEMORY;
    char path[JOB_PATH_MAX];

    put_square(s, "");
    job_path(s, "p.yaml", path);
    for (long blocks = 0; status == LREL_E_MEMORY; blocks++) {
        scarce_memory memory;
        lrel_context *context = scarce_memory_context(&memory, 1000000);
        lrel_job *job = NULL;
        lrel_lookup *lookup = NULL;

        assert_int_equal(lrel_job_open(context, path, NULL, &job, NULL), LREL_OK);
        atomic_store(&memory.left, blocks);
        status = lrel_lookup_new(job, &lookup, NULL);
        if (status == LREL_OK)
            status = lrel_lookup_point(lookup, 103.5005, 13.0005, NULL, NULL);
        assert_true(status == LREL_OK || status == LREL_E_MEMORY);
        assert_true(blocks < 1000);
        lrel_lookup_free(lookup);
        lrel_job_free(job);
        lrel_context_free(context);
        assert_int_equal(atomic_load(&memory.held), 0);
    }
}

#define SQUARE_TEST(test)                                                                \
    cmocka_unit_test_setup_teardown(test, job_scratch_setup, job_scratch_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TESTS(lookup__says_what_the_timeline_shows),
        cmocka_unit_test_setup_teardown(lookup__is_the_same_for_any_threads_and_order,
                                        scene_crowd_setup, job_scratch_teardown),
        SQUARE_TEST(lookup__inside_a_hazard_it_covers_and_is_recorded),
        SQUARE_TEST(lookup__outside_within_the_position_error_is_not_outside),
        SQUARE_TEST(lookup__the_position_error_is_the_sources),
        SQUARE_TEST(lookup__cleared_land_near_its_end_is_doubtful),
        SQUARE_TEST(lookup__on_a_border_both_sides_are_named),
        SQUARE_TEST(lookup__tells_events_in_order_and_what_they_made),
        SQUARE_TEST(lookup__at_a_day_later_events_are_counted_and_not_told),
        SQUARE_TEST(lookup__without_a_record_the_nearest_is_named),
        SQUARE_TEST(lookup__on_a_release_alone_the_nearest_hazard_is_named),
        SQUARE_TEST(lookup__anywhere_on_earth_has_an_answer),
        SQUARE_TEST(lookup__what_is_no_point_is_refused),
        SQUARE_TEST(lookup__what_is_set_aside_is_told_with_its_reason),
        SQUARE_TEST(lookup__a_class_that_is_no_stock_covers_too),
        SQUARE_TEST(lookup__a_mark_may_cover_as_far_as_its_stated_area),
        SQUARE_TEST(lookup__on_the_border_of_units_both_are_named),
        SQUARE_TEST(lookup__what_has_no_shape_is_told_where_it_may_be),
        SQUARE_TEST(lookup__lists_the_files_and_their_days),
        cmocka_unit_test_setup_teardown(
            lookup__a_coarse_coordinate_operation_is_the_error, scene_first_setup,
            job_scratch_teardown),
        SQUARE_TEST(lookup__an_error_that_is_not_known_is_said),
        SQUARE_TEST(lookup__no_memory_is_a_status),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
