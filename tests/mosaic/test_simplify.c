/* SPDX-License-Identifier: Apache-2.0 */
/* Simplified polygons: small ones by eye, tangles by what simplify.h promises, and large
 * ones for the time that a square would take.
 *
 * LREL_FUZZ_CASES=n runs n tangles instead of the usual number; LREL_FUZZ_SEED=n begins
 * at another seed. */
#include <setjmp.h>
#include <stdarg.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "landrelease/simplify.h"
#include "support/judge.h"
#include "support/planar.h"
#include "support/points.h"
#include "support/tangle.h"

#define OWNERS_MAX 3
#define TEXT_SIZE  1000
#define CASES      1000
#define FIRST_SEED 1

#define VISVALINGAM     LREL_SIMPLIFY_VISVALINGAM
#define DOUGLAS_PEUCKER LREL_SIMPLIFY_DOUGLAS_PEUCKER

typedef struct simplify_case {
    const char *name;
    const char *owners[OWNERS_MAX]; /* each face is a class of its own */
    int method;
    uint32_t tolerance;
    const char *wanted; /* one line a polygon: class, shell, holes */
} simplify_case;

/* A square with a small dent in its upper side; its right neighbour, and one above. */
#define DENTED "POLYGON((0 0,100 0,100 100,60 100,50 97,40 100,0 100))"
#define RIGHT  "POLYGON((100 0,200 0,200 100,100 100))"
#define ABOVE  "POLYGON((0 100,40 100,50 97,60 100,100 100,100 200,0 200))"
/* The dent's land: 20 wide, 3 deep, so the triangle at its tip has 30 square units,
 * weighted 1.7 times at most. */

static const simplify_case cases[] = {
    {"simplify__tolerance_0_leaves_every_point",
     {DENTED},
     VISVALINGAM,
     0,
     "0 (0 0,100 0,100 100,60 100,50 97,40 100,0 100)\n"},
    {"simplify__visvalingam_takes_a_small_triangle",
     {DENTED},
     VISVALINGAM,
     8,
     "0 (0 0,100 0,100 100,0 100)\n"},
    {"simplify__visvalingam_leaves_a_triangle_above_the_tolerance",
     {DENTED},
     VISVALINGAM,
     6,
     "0 (0 0,100 0,100 100,60 100,50 97,40 100,0 100)\n"},
    {"simplify__douglas_peucker_takes_what_is_near_the_line",
     {DENTED},
     DOUGLAS_PEUCKER,
     4,
     "0 (0 0,100 0,100 100,0 100)\n"},
    {"simplify__douglas_peucker_leaves_what_is_farther",
     {DENTED},
     DOUGLAS_PEUCKER,
     3,
     "0 (0 0,100 0,100 100,50 97,0 100)\n"},
    /* The spike has 50 square units and counts 0.3 times; the bend has 50 and counts 1.7
     * times. */
    {"simplify__a_spike_goes_before_a_bend",
     {"POLYGON((0 0,200 0,200 100,101 100,100 200,99 100,40 100,20 95,0 100))"},
     VISVALINGAM,
     9,
     "0 (0 0,200 0,200 100,40 100,20 95,0 100)\n"},
    {"simplify__neighbours_share_the_simplified_border",
     {DENTED, ABOVE},
     VISVALINGAM,
     20,
     "0 (0 0,100 0,100 100,0 100)\n1 (0 100,100 100,100 200,0 200)\n"},
    {"simplify__nodes_stay",
     {"POLYGON((0 0,100 0,101 50,100 100,0 100))", "POLYGON((100 0,200 0,200 50,101 50))",
      "POLYGON((101 50,200 50,200 100,100 100))"},
     VISVALINGAM,
     20,
     "0 (0 0,100 0,101 50,100 100,0 100)\n1 (100 0,200 0,200 50,101 50)\n"
     "2 (100 100,101 50,200 50,200 100)\n"},
    {"simplify__a_polygon_stays_a_triangle",
     {"POLYGON((0 0,3 0,3 3,0 3))"},
     VISVALINGAM,
     1000,
     "0 (0 0,3 0,3 3)\n"},
    {"simplify__a_hole_stays",
     {"POLYGON((0 0,1000 0,1000 1000,0 1000),(10 10,13 10,13 13,10 13))"},
     DOUGLAS_PEUCKER,
     100,
     "0 (0 0,1000 0,1000 1000,0 1000)(10 10,13 13,13 10)\n"},
    /* Without the point at 50 the island would be on the other side of the line. */
    {"simplify__an_island_stays_on_its_side",
     {"POLYGON((0 0,100 0,100 100,50 90,0 100))", "POLYGON((49 93,51 93,50 95))"},
     DOUGLAS_PEUCKER,
     50,
     "0 (0 0,100 0,100 100,50 90,0 100)\n1 (49 93,51 93,50 95)\n"},
    {"simplify__without_the_island_the_point_goes",
     {"POLYGON((0 0,100 0,100 100,50 90,0 100))"},
     DOUGLAS_PEUCKER,
     20,
     "0 (0 0,100 0,100 100,0 100)\n"},
    /* The new line would pass 0.2 units below the island's lowest point, through its
     * pixel. */
    {"simplify__a_line_keeps_half_a_unit_from_what_it_does_not_touch",
     {"POLYGON((0 0,50 -20,100 2,100 -100,0 -100))", "POLYGON((40 1,45 50,35 50))"},
     DOUGLAS_PEUCKER,
     50,
     "0 (0 -100,100 -100,100 2,50 -20,0 0)\n1 (35 50,40 1,45 50)\n"},
    /* Both sides of the sliver would be one line. */
    {"simplify__a_sliver_between_two_nodes_stays",
     {"POLYGON((0 0,100 0,100 50,50 52,0 50))",
      "POLYGON((0 50,50 54,100 50,100 100,0 100))", "POLYGON((0 50,50 52,100 50,50 54))"},
     DOUGLAS_PEUCKER,
     20,
     "0 (0 0,100 0,100 50,0 50)\n1 (0 50,50 54,100 50,100 100,0 100)\n"
     "2 (0 50,100 50,50 54)\n"},
};

static void write_ring(FILE *to, const lrel_grid_point *at, size_t count)
{
    for (size_t i = 0; i < count; i++)
        fprintf(to, "%s%d %d", i ? "," : "(", at[i].x, at[i].y);
    fputc(')', to);
}

static void write_polygons(FILE *to, const lrel_polygons *polygons)
{
    for (size_t i = 0; i < lrel_polygons_count(polygons); i++) {
        lrel_polygon p = lrel_polygons_at(polygons, i);

        fprintf(to, "%u ", p.class_id);
        for (size_t r = p.first_ring; r < p.first_ring + p.ring_count; r++) {
            size_t count;
            const lrel_grid_point *ring = lrel_polygons_ring(polygons, r, &count);

            write_ring(to, ring, count);
        }
        fputc('\n', to);
    }
}

/* A layer, its mosaic, a class per face, and what is made of them. */
typedef struct scene {
    lrel_context *context;
    lrel_mosaic *mosaic;
    uint32_t *classes;
    lrel_simplified *simplified;
} scene;

/* Classes follow from the owners, so that they do not depend on the order of faces; every
 * fourth word leaves its faces out where @p is_sparse. */
static uint32_t class_of_owners(uint64_t owners, uint32_t class_count, bool is_sparse)
{
    uint64_t word = owners * UINT64_C(0x9E3779B97F4A7C15);

    if (is_sparse && word >> 62 == 0)
        return LREL_DISSOLVE_NONE;
    return (uint32_t)(word >> 32) % class_count;
}

static scene scene_of(const layer *l, int jobs, uint32_t class_count, bool is_sparse)
{
    scene s = {0};

    assert_int_equal(judge_build(l, jobs, &s.context, &s.mosaic, NULL), LREL_OK);
    s.classes = calloc(lrel_mosaic_face_count(s.mosaic) + 1, sizeof *s.classes);
    assert_non_null(s.classes);
    for (size_t i = 0; i < lrel_mosaic_face_count(s.mosaic); i++) {
        lrel_face face = lrel_mosaic_face_at(s.mosaic, i);

        s.classes[i] = class_count
                           ? class_of_owners(judge_owners(&face), class_count, is_sparse)
                           : (uint32_t)i;
    }
    return s;
}

static void scene_free(scene *s)
{
    lrel_simplified_free(s->simplified);
    free(s->classes);
    lrel_mosaic_free(s->mosaic);
    lrel_context_free(s->context);
}

static lrel_status scene_simplify(scene *s, int method, uint32_t tolerance,
                                  lrel_error *err)
{
    lrel_simplify_options options;

    lrel_simplify_options_init(&options);
    options.method = method;
    options.tolerance = tolerance;
    lrel_simplified_free(s->simplified);
    s->simplified = NULL;
    return lrel_simplify(s->mosaic, s->classes, &options, &s->simplified, err);
}

static void run_case(void **state)
{
    const simplify_case *c = *state;
    layer l = layer_new();
    char text[TEXT_SIZE] = "";
    FILE *to = fmemopen(text, TEXT_SIZE, "w");
    scene s;

    assert_non_null(to);
    for (size_t o = 0; o < OWNERS_MAX && c->owners[o]; o++)
        layer_add_wkt(&l, LREL_READING_LARGER, c->owners[o]);
    s = scene_of(&l, 1, 0, false);
    assert_int_equal(scene_simplify(&s, c->method, c->tolerance, NULL), LREL_OK);
    write_polygons(to, lrel_simplified_polygons(s.simplified));
    fclose(to);
    assert_string_equal(text, c->wanted);
    scene_free(&s);
    layer_free(&l);
}

static void simplify__an_unknown_method_is_refused(void **state)
{
    layer l = layer_new();
    lrel_error err;
    scene s;

    (void)state;
    layer_add_wkt(&l, LREL_READING_LARGER, DENTED);
    s = scene_of(&l, 1, 0, false);
    assert_int_equal(scene_simplify(&s, 7, 1, &err), LREL_E_ARGUMENT);
    assert_non_null(strstr(err.message, "no method 7"));
    scene_free(&s);
    layer_free(&l);
}

static void simplify__borders_say_who_is_on_each_side(void **state)
{
    layer l = layer_new();
    scene s;
    size_t between = 0, outside = 0;

    (void)state;
    layer_add_wkt(&l, LREL_READING_LARGER, DENTED);
    layer_add_wkt(&l, LREL_READING_LARGER, RIGHT);
    s = scene_of(&l, 1, 0, false);
    assert_int_equal(scene_simplify(&s, VISVALINGAM, 20, NULL), LREL_OK);
    assert_int_equal(lrel_simplified_border_count(s.simplified), 3);
    for (size_t i = 0; i < 3; i++) {
        lrel_neighbours n = lrel_simplified_border_at(s.simplified, i);

        between += n.left + n.right == 1;
        outside += (n.left == LREL_DISSOLVE_NONE) + (n.right == LREL_DISSOLVE_NONE);
    }
    assert_int_equal(between, 1);
    assert_int_equal(outside, 2);
    assert_int_equal(lrel_simplified_stats_get(s.simplified).arcs, 3);
    assert_true(lrel_simplified_stats_get(s.simplified).vertices >
                lrel_simplified_stats_get(s.simplified).vertices_left);
    scene_free(&s);
    layer_free(&l);
}

/* What a plain dissolve of the same classes has must be there: as many rings in each
 * class, and the same land. */
typedef struct ring_sums {
    uint64_t polygons, rings, land;
} ring_sums;

static ring_sums sums_of(const lrel_polygons *polygons, const lrel_simplified *s,
                         uint32_t class_id)
{
    ring_sums sums = {0};

    for (size_t i = 0; i < lrel_polygons_count(polygons); i++) {
        lrel_polygon p = lrel_polygons_at(polygons, i);
        uint64_t land = (uint64_t)(s ? lrel_simplified_land2(s, i) : p.area2);

        if (p.class_id != class_id)
            continue;
        sums.polygons++;
        sums.rings += p.ring_count;
        sums.land += land * land; /* the same pieces, not only the same sum */
    }
    return sums;
}

static bool keeps_all_pieces(const scene *s, uint32_t class_count)
{
    lrel_polygons *plain = NULL;
    bool is_kept = true;

    assert_int_equal(lrel_mosaic_dissolve(s->mosaic, s->classes, &plain, NULL), LREL_OK);
    for (uint32_t c = 0; c < class_count; c++) {
        ring_sums before = sums_of(plain, NULL, c);
        ring_sums after =
            sums_of(lrel_simplified_polygons(s->simplified), s->simplified, c);

        is_kept &= memcmp(&before, &after, sizeof before) == 0;
    }
    lrel_polygons_free(plain);
    return is_kept;
}

static double distance_from(const lrel_grid_point *ring, size_t count, lrel_grid_point p)
{
    double nearest = HUGE_VAL;

    for (size_t i = 0; i < count; i++) {
        lrel_grid_point a = ring[i], b = ring[(i + 1) % count];
        double dx = (double)b.x - a.x, dy = (double)b.y - a.y;
        double along =
            (((double)p.x - a.x) * dx + ((double)p.y - a.y) * dy) / (dx * dx + dy * dy);

        along = along < 0 ? 0 : along > 1 ? 1 : along;
        nearest = fmin(nearest, hypot(a.x + along * dx - p.x, a.y + along * dy - p.y));
    }
    return nearest;
}

/* A mark lies in its polygon as it was, or less than a unit beside it: with tolerance 0
 * that is the polygon at hand. In none of its holes, likewise. */
static bool marks_are_inside(const scene *s)
{
    const lrel_polygons *polygons = lrel_simplified_polygons(s->simplified);

    for (size_t i = 0; i < lrel_polygons_count(polygons); i++) {
        lrel_polygon p = lrel_polygons_at(polygons, i);
        lrel_grid_point mark = lrel_simplified_mark(s->simplified, i);

        for (size_t r = 0; r < p.ring_count; r++) {
            size_t count;
            const lrel_grid_point *ring =
                lrel_polygons_ring(polygons, p.first_ring + r, &count);
            points_place is_wrong = r ? POINTS_INSIDE : POINTS_OUTSIDE;

            if (points_locate(ring, count, mark) == is_wrong &&
                distance_from(ring, count, mark) > 1)
                return false;
        }
    }
    return true;
}

static bool tangle_is_right(unsigned long seed, uint64_t *dropped)
{
    layer l = tangle_from(seed);
    random_stream random = random_from(seed);
    uint32_t class_count = 1 + random_below(&random, 3);
    scene s = scene_of(&l, 1, class_count, random_chance(&random, 1, 2));
    bool is_right = true;

    for (int round = 0; round < 6 && is_right; round++) {
        uint32_t tolerance = round < 2 ? 0 : UINT32_C(1) << random_below(&random, 11);
        char why[PLANAR_WHY_SIZE] = "pieces are lost";
        lrel_error err = {.message = ""};
        lrel_simplify_stats stats;

        if (scene_simplify(&s, round & 1, tolerance, &err) != LREL_OK) {
            fprintf(stderr, "seed %lu, round %d: %s\n", seed, round, err.message);
            is_right = false;
            break;
        }
        stats = lrel_simplified_stats_get(s.simplified);
        *dropped += stats.vertices - stats.vertices_left;
        is_right = planar_is_sound(lrel_simplified_polygons(s.simplified), why) &&
                   keeps_all_pieces(&s, class_count);
        if (is_right && tolerance == 0) {
            strcpy(why, "a mark is outside, or a point has gone");
            is_right = marks_are_inside(&s) && stats.vertices == stats.vertices_left;
        }
        if (!is_right) {
            fprintf(stderr, "seed %lu, round %d: %s\n", seed, round, why);
            layer_print(&l, stderr);
        }
    }
    scene_free(&s);
    layer_free(&l);
    return is_right;
}

static void simplify__tangles_neither_part_nor_cross_nor_vanish(void **state)
{
    unsigned long cases_n = random_count_from_environment("LREL_FUZZ_CASES", CASES);
    unsigned long first = random_count_from_environment("LREL_FUZZ_SEED", FIRST_SEED);
    unsigned long wrong = 0;
    uint64_t dropped = 0;

    (void)state;
    for (unsigned long i = 0; i < cases_n && wrong < 3; i++)
        wrong += !tangle_is_right(first + i, &dropped);
    print_message("%lu tangles from seed %lu, %llu points dropped\n", cases_n, first,
                  (unsigned long long)dropped);
    assert_int_equal(wrong, 0);
    assert_true(dropped > 10 * cases_n);
}

static void reverse_and_shuffle(layer *l, random_stream *random)
{
    for (size_t r = 0; r < l->ring_count; r++) {
        lrel_grid_point *at = layer_ring_points(l, r);

        for (uint32_t i = 0, k = l->rings[r].count; i + 1 < k; i++) {
            lrel_grid_point swap = at[i];

            at[i] = at[--k];
            at[k] = swap;
        }
    }
    random_shuffle(random, l->rings, l->ring_count, sizeof *l->rings);
}

static char *text_of(const layer *l, int jobs, int method, uint32_t tolerance)
{
    scene s = scene_of(l, jobs, 3, true);
    char *text = NULL;
    size_t size;
    FILE *to = open_memstream(&text, &size);

    assert_non_null(to);
    assert_int_equal(scene_simplify(&s, method, tolerance, NULL), LREL_OK);
    write_polygons(to, lrel_simplified_polygons(s.simplified));
    fclose(to);
    scene_free(&s);
    return text;
}

static void simplify__threads_and_order_and_direction_change_nothing(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 150; seed++) {
        layer l = tangle_from(seed);
        random_stream random = random_from(seed);
        uint32_t tolerance = UINT32_C(1) << random_below(&random, 8);
        char *before = text_of(&l, 1, seed & 1, tolerance), *after;

        reverse_and_shuffle(&l, &random);
        after = text_of(&l, 1 + (int)(seed % 4), seed & 1, tolerance);
        assert_string_equal(before, after);
        free(before);
        free(after);
        layer_free(&l);
    }
}

/* A line that Douglas and Peucker cut at its end, again and again: a spiral of sorts, of
 * which each point is farther out than all before. */
static void simplify__a_long_border_takes_no_square_of_time(void **state)
{
    enum { POINTS = 40000 };
    layer l = layer_new();
    lrel_simplify_stats stats;
    scene s;

    (void)state;
    layer_add_owner(&l, LREL_READING_LARGER);
    layer_add_ring(&l, 0, 0, LREL_RING_SHELL);
    layer_add_point(&l, 0, -1000);
    layer_add_point(&l, POINTS * 1000, -1000);
    for (int32_t i = POINTS; i > 0; i--)
        layer_add_point(&l, i * 1000, i % 2 ? 0 : 1000 + (POINTS - i) * 1000);
    layer_add_point(&l, 0, 0);
    s = scene_of(&l, 1, 0, false);
    for (int method = 0; method < 2; method++) {
        assert_int_equal(scene_simplify(&s, method, 100, NULL), LREL_OK);
        stats = lrel_simplified_stats_get(s.simplified);
        assert_true(stats.vertices_left >= POINTS);
        assert_int_equal(scene_simplify(&s, method, UINT32_C(1) << 30, NULL), LREL_OK);
        stats = lrel_simplified_stats_get(s.simplified);
        assert_true(stats.vertices_left < POINTS / 10);
    }
    scene_free(&s);
    layer_free(&l);
}

int main(void)
{
    enum { TABLE = sizeof cases / sizeof *cases };
    struct CMUnitTest tests[TABLE + 5] = {
        cmocka_unit_test(simplify__an_unknown_method_is_refused),
        cmocka_unit_test(simplify__borders_say_who_is_on_each_side),
        cmocka_unit_test(simplify__tangles_neither_part_nor_cross_nor_vanish),
        cmocka_unit_test(simplify__threads_and_order_and_direction_change_nothing),
        cmocka_unit_test(simplify__a_long_border_takes_no_square_of_time),
    };

    for (size_t i = 0; i < TABLE; i++)
        tests[5 + i] = (struct CMUnitTest){cases[i].name, run_case, NULL, NULL,
                                           (void *)(uintptr_t)&cases[i]};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
