/* SPDX-License-Identifier: Apache-2.0 */
/* test_strip.c: the land of a line with a width: a hazard holds all that is within half
 * the width, a release holds nothing that is not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "core/memory.h"
#include "normalise/scene_places.h"
#include "normalise/strip.h"
#include "support/random.h"

#define LINE_MAX 12

typedef struct strip_scene {
    place_scene places;
    lrel_strip strip;
    lrel_strip_options options;
    lrel_xy line[LINE_MAX]; /* in grid metres */
    size_t count;
} strip_scene;

static void open_at(strip_scene *s, lrel_xy centre, int units_per_m)
{
    memset(s, 0, sizeof *s);
    s->places = place_scene_open("EPSG:32648", "", centre, units_per_m);
}

static void close_scene(strip_scene *s)
{
    lrel__free(s->places.context, s->strip.rings.at);
    place_scene_close(&s->places);
}

/* Makes the strip of @p line, in UTM metres. */
static void make(strip_scene *s, const lrel_xy *line, size_t count, double width_m,
                 bool is_release)
{
    lrel_error err;

    lrel_error_init(&err);
    s->places.points.count = s->strip.rings.count = 0;
    s->count = count;
    for (size_t i = 0; i < count; i++)
        s->line[i] = place_metres(&s->places, line[i]);
    s->options =
        (lrel_strip_options){width_m, lrel_grid_units_per_m(s->places.grid), is_release};
    assert_int_equal(lrel_placer_strip(s->places.placer, s->places.context, line, count,
                                       &s->options, &s->places.points, &s->strip, &err),
                     LREL_OK);
}

/* How far @p p is from the line, and whether the nearest point lies between the ends of a
 * piece: behind the ends of the whole line there is no land. */
static double distance_to(const strip_scene *s, lrel_xy p, bool *is_beside)
{
    double nearest = HUGE_VAL;

    *is_beside = false;
    for (size_t i = 0; i + 1 < s->count; i++) {
        lrel_xy a = s->line[i], b = s->line[i + 1];
        double dx = b.x - a.x, dy = b.y - a.y;
        double t = ((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy);
        double inside = fmin(fmax(t, 0), 1);
        double d = hypot(p.x - a.x - inside * dx, p.y - a.y - inside * dy);

        if (d >= nearest)
            continue;
        nearest = d;
        *is_beside = (t >= 0 || i > 0) && (t <= 1 || i + 2 < s->count);
    }
    return nearest;
}

static bool is_in_ring(const lrel_grid_point *ring, size_t count, double x, double y)
{
    bool is_in = false;

    for (size_t i = 0, k = count - 1; i < count; k = i++)
        if ((ring[i].y > y) != (ring[k].y > y) && x < (double)(ring[k].x - ring[i].x) *
                                                              (y - ring[i].y) /
                                                              (ring[k].y - ring[i].y) +
                                                          ring[i].x)
            is_in = !is_in;
    return is_in;
}

static bool is_in_strip(const strip_scene *s, lrel_xy p)
{
    double units = s->options.units_per_m;
    size_t first = 0;

    for (size_t r = 0; r < s->strip.rings.count; first += s->strip.rings.at[r++])
        if (is_in_ring(s->places.points.at + first, s->strip.rings.at[r], p.x * units,
                       p.y * units))
            return true;
    return false;
}

/* A walk with bends of every kind, some of them sharp. */
static size_t walk(random_stream *random, lrel_xy *line)
{
    size_t count = 2 + random_below(random, LINE_MAX - 1);
    double angle = 2 * M_PI * random_unit(random);

    line[0] = (lrel_xy){500000 + 100 * random_unit(random),
                        1327000 + 100 * random_unit(random)};
    for (size_t i = 1; i < count; i++) {
        double step = random_chance(random, 1, 6) ? 0.05 : 5 + 60 * random_unit(random);

        line[i] = (lrel_xy){line[i - 1].x + step * cos(angle),
                            line[i - 1].y + step * sin(angle)};
        angle += random_chance(random, 1, 5) ? M_PI * (random_unit(random) - 0.5) * 2
                                             : random_normal(random) / 4;
    }
    return count;
}

/* A point at a known distance from the line, most of them near the border. */
static lrel_xy near_line(const strip_scene *s, random_stream *random)
{
    size_t i = random_below(random, (uint32_t)(s->count - 1));
    double t = random_unit(random), half = s->options.width_m / 2;
    double angle = 2 * M_PI * random_unit(random);
    double far = random_chance(random, 1, 2) ? half * (1 + random_normal(random) / 1000)
                                             : 2 * half * random_unit(random);

    return (lrel_xy){
        s->line[i].x + t * (s->line[i + 1].x - s->line[i].x) + far * cos(angle),
        s->line[i].y + t * (s->line[i + 1].y - s->line[i].y) + far * sin(angle)};
}

static void check_points(strip_scene *s, random_stream *random, size_t *inside)
{
    for (int k = 0; k < 200; k++) {
        lrel_xy p = near_line(s, random);
        bool is_beside, is_in = is_in_strip(s, p);
        double d = distance_to(s, p, &is_beside), half = s->options.width_m / 2;

        *inside += is_in;
        /* The line was measured here once more: a tenth of a millimetre is not judged. */
        if (s->options.is_release && is_in)
            assert_true(d < half + 1e-4);
        if (!s->options.is_release && is_beside && d < half - 1e-4)
            assert_true(is_in);
        /* And nothing lies far from where it should: 1 cm for arcs, 2 mm for rounding. */
        if (!s->options.is_release && is_in)
            assert_true(d < half + 0.012);
        if (s->options.is_release && is_beside && d < half - 0.013 && d > 0.002 &&
            hypot(p.x - s->line[0].x, p.y - s->line[0].y) > half &&
            hypot(p.x - s->line[s->count - 1].x, p.y - s->line[s->count - 1].y) > half)
            assert_true(is_in);
    }
}

static void strip__holds_what_is_within_half_the_width(void **state)
{
    random_stream random = random_from(4);
    strip_scene s;
    size_t inside = 0;

    open_at(&s, (lrel_xy){105, 12}, 1000);
    for (int round = 0; round < 300; round++) {
        double width = round % 3 == 0 ? 1 : round % 3 == 1 ? 10 : 75.5;
        lrel_xy line[LINE_MAX];
        size_t count = walk(&random, line);

        for (int is_release = 0; is_release < 2; is_release++) {
            make(&s, line, count, width, is_release);
            check_points(&s, &random, &inside);
        }
    }
    assert_in_range(inside, 300 * 200 / 2, 300 * 2 * 200 - 1000);
    close_scene(&s);
}

/* The doubled area of all rings, which of a straight line do not overlap. */
static double area_m2(const strip_scene *s)
{
    double units = s->options.units_per_m, sum = 0;
    size_t first = 0;

    for (size_t r = 0; r < s->strip.rings.count; first += s->strip.rings.at[r++])
        for (uint32_t i = 0, n = s->strip.rings.at[r]; i < n; i++) {
            lrel_grid_point a = s->places.points.at[first + i];
            lrel_grid_point b = s->places.points.at[first + (i + 1) % n];

            sum += ((double)a.x * b.y - (double)b.x * a.y) / 2;
        }
    return fabs(sum) / units / units;
}

static void strip__of_a_straight_line_is_its_length_times_its_width(void **state)
{
    static const lrel_xy line[] = {{500000, 1327000}, {500600, 1327800}};
    strip_scene s;
    double wanted;

    open_at(&s, (lrel_xy){105, 12}, 1000);
    make(&s, line, 2, 12, false);
    wanted = 12 * hypot(s.line[1].x - s.line[0].x, s.line[1].y - s.line[0].y);
    assert_int_equal(s.strip.rings.count, 1);
    assert_in_range(1000 * (area_m2(&s) - wanted), 0, 4000); /* 2 mm on each side */
    make(&s, line, 2, 12, true);
    assert_in_range(1000 * (wanted - area_m2(&s)), 0, 4000);
    close_scene(&s);
}

/* In units of 1 cm the margin is as much wider. */
static void strip__keeps_its_promise_on_a_coarse_grid(void **state)
{
    random_stream random = random_from(5);
    strip_scene s;

    open_at(&s, (lrel_xy){105, 12}, 100);
    for (int round = 0; round < 100; round++) {
        lrel_xy line[LINE_MAX];
        size_t count = walk(&random, line);

        for (int is_release = 0; is_release < 2; is_release++) {
            make(&s, line, count, 6, is_release);
            for (int k = 0; k < 100; k++) {
                lrel_xy p = near_line(&s, &random);
                bool is_beside, is_in = is_in_strip(&s, p);
                double d = distance_to(&s, p, &is_beside);

                assert_true(is_release ? !is_in || d < 3.0001
                                       : is_in || !is_beside || d > 2.9999);
            }
        }
    }
    close_scene(&s);
}

/* Far from the grid's centre it does not keep widths. A strip along a meridian and one
 * along a parallel are measured in the projected metres of a UTM zone that is true there
 * to 0.04 %. */
static void strip__is_wide_enough_far_from_the_grids_centre(void **state)
{
    static const lrel_xy lines[][2] = {{{500000, 1327000}, {500000, 1327900}},
                                       {{500000, 1327000}, {500900, 1327000}}};
    /* On the central meridian a UTM metre is 1 / 0.9996 m, so that these are 10 m. */
    const double half = 5 * 0.9996;
    strip_scene s;

    open_at(&s, (lrel_xy){92, 25}, 1000); /* 2,000 km away */
    for (int i = 0; i < 2; i++)
        for (int is_release = 0; is_release < 2; is_release++) {
            double sign = is_release ? 1 : -1, off = half + sign * 0.003;
            lrel_xy beside = {500000 + (i ? 450 : off), 1327000 + (i ? off : 450)};

            make(&s, lines[i], 2, 10, is_release);
            assert_int_equal(is_in_strip(&s, place_metres(&s.places, beside)),
                             !is_release);
            /* and not by much: the projection stretches by 1.3 % here */
            off = half - sign * 0.25;
            beside = (lrel_xy){500000 + (i ? 450 : off), 1327000 + (i ? off : 450)};
            assert_int_equal(is_in_strip(&s, place_metres(&s.places, beside)),
                             is_release);
        }
    close_scene(&s);
}

static void strip__that_ends_where_it_begins_has_no_ends(void **state)
{
    static const lrel_xy ring[] = {{500000, 1327000},
                                   {500100, 1327000},
                                   {500100, 1327100},
                                   {500000, 1327100},
                                   {500000, 1327000}};
    strip_scene s;
    size_t open_rings;

    open_at(&s, (lrel_xy){105, 12}, 1000);
    make(&s, ring, 4, 10, true);
    open_rings = s.strip.rings.count;
    make(&s, ring, 5, 10, true);
    assert_int_equal(s.strip.rings.count, open_rings + 3); /* a side, and two bends */
    assert_true(is_in_strip(
        &s, (lrel_xy){s.line[0].x - 3, s.line[0].y - 3})); /* outside the corner */
    close_scene(&s);
}

static void strip__of_one_place_is_no_land(void **state)
{
    static const lrel_xy line[] = {{500000, 1327000}, {500000, 1327000}};
    strip_scene s;

    open_at(&s, (lrel_xy){105, 12}, 1000);
    make(&s, line, 2, 10, false);
    assert_int_equal(s.strip.rings.count, 0);
    make(&s, line, 1, 10, false);
    assert_int_equal(s.strip.rings.count, 0);
    make(&s, line, 0, 10, false);
    assert_int_equal(s.strip.rings.count, 0);
    assert_int_equal(s.places.points.count, 0);
    close_scene(&s);
}

static void strip__that_is_thinner_than_rounding_is_no_release(void **state)
{
    static const lrel_xy line[] = {{500000, 1327000}, {500600, 1327800}};
    strip_scene s;

    open_at(&s, (lrel_xy){105, 12}, 1000);
    make(&s, line, 2, 0.001, true);
    assert_int_equal(s.strip.rings.count, 0);
    make(&s, line, 2, 0.001, false);
    assert_int_equal(s.strip.rings.count, 1);
    close_scene(&s);
}

static void strip__with_a_point_that_is_nowhere_is_refused_and_adds_nothing(void **state)
{
    static const lrel_xy line[] = {{500000, 1327000}, {500600, 1327800}, {NAN, 1327800}};
    strip_scene s;
    lrel_error err;

    lrel_error_init(&err);
    open_at(&s, (lrel_xy){105, 12}, 1000);
    make(&s, line, 2, 10, false);
    assert_int_equal(s.strip.rings.count, 1);
    assert_int_equal(lrel_placer_strip(s.places.placer, s.places.context, line, 3,
                                       &s.options, &s.places.points, &s.strip, &err),
                     LREL_E_COORDINATE);
    assert_int_equal(s.strip.rings.count, 1);
    assert_int_equal(s.places.points.count, s.strip.rings.at[0]);
    close_scene(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strip__holds_what_is_within_half_the_width),
        cmocka_unit_test(strip__of_a_straight_line_is_its_length_times_its_width),
        cmocka_unit_test(strip__keeps_its_promise_on_a_coarse_grid),
        cmocka_unit_test(strip__is_wide_enough_far_from_the_grids_centre),
        cmocka_unit_test(strip__that_ends_where_it_begins_has_no_ends),
        cmocka_unit_test(strip__of_one_place_is_no_land),
        cmocka_unit_test(strip__that_is_thinner_than_rounding_is_no_release),
        cmocka_unit_test(strip__with_a_point_that_is_nowhere_is_refused_and_adds_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
