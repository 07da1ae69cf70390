/* SPDX-License-Identifier: Apache-2.0 */
/* test_ewkb.c: shapes as PostGIS writes them, and bytes that are none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bridge/ewkb.h"
#include "support/rows.h"

/* Doubles and counts, the lowest byte first. */
#define D0       "0000000000000000"
#define D1       "000000000000f03f"
#define D2       "0000000000000040"
#define D3       "0000000000000840"
#define NAN_     "000000000000f87f"
#define N(n)     n "000000"
#define POINT_   "01" N("01")
#define POINT_Z  "0101000080"
#define SRID_    "887f0000"
#define TRIANGLE N("04") D0 D0 D1 D0 D1 D1 D0 D0
#define POLYGON_ "01" N("03")

typedef struct ewkb_case {
    const char *name;
    const char *hex;
    const char *expected;
} ewkb_case;

static const ewkb_case cases[] = {
    {"ewkb__point", POINT_ D1 D2, "p(1 2)"},
    {"ewkb__number_of_the_system_is_stepped_over", "0101000020" SRID_ D1 D2, "p(1 2)"},
    {"ewkb__height_is_left_behind", POINT_Z D1 D2 D3, "p(1 2)"},
    {"ewkb__height_and_measure_are_left_behind", "01010000c0" D1 D2 D3 D3, "p(1 2)"},
    {"ewkb__empty_point_is_nothing", POINT_ NAN_ NAN_, ""},
    {"ewkb__line", "01" N("02") N("02") D0 D0 D1 D2, "l(0 0,1 2)"},
    {"ewkb__line_with_measures", "0102000040" N("02") D0 D0 D3 D1 D2 D3, "l(0 0,1 2)"},
    {"ewkb__empty_line_is_nothing", "01" N("02") N("00"), ""},
    {"ewkb__polygon_with_a_hole", POLYGON_ N("02") TRIANGLE TRIANGLE,
     "P r(0 0,1 0,1 1,0 0) r(0 0,1 0,1 1,0 0)"},
    {"ewkb__empty_polygon_has_no_ring", POLYGON_ N("00"), "P"},
    {"ewkb__multipolygon",
     "01" N("06") N("02") POLYGON_ N("01") TRIANGLE POLYGON_ N("00"),
     "P r(0 0,1 0,1 1,0 0) P"},
    {"ewkb__multipoint_is_one_piece", "01" N("04") N("02") POINT_ D0 D1 POINT_ D2 D3,
     "p(0 1,2 3)"},
    {"ewkb__multipoint_leaves_out_empty_points",
     "01" N("04") N("02") POINT_ NAN_ NAN_ POINT_ D2 D3, "p(2 3)"},
    {"ewkb__multiline", "01" N("05") N("01") "01" N("02") N("02") D0 D0 D1 D2,
     "l(0 0,1 2)"},
    {"ewkb__collection",
     "01" N("07") N("02") POINT_ D1 D2 "01" N("02") N("02") D0 D0 D1 D2,
     "p(1 2) l(0 0,1 2)"},
    {"ewkb__empty_collection_is_nothing", "01" N("07") N("00"), ""},
    /* what is none */
    {"ewkb__no_bytes_are_no_geometry", "", "! a whole geometry"},
    {"ewkb__other_order_of_bytes_is_not_asked_for", "0000000001" D1 D2,
     "! a whole geometry"},
    {"ewkb__half_a_number_is_no_geometry", "0101", "! a whole geometry"},
    {"ewkb__half_a_point_is_no_geometry", POINT_ D1, "! a whole geometry"},
    {"ewkb__half_an_empty_point_is_no_geometry", POINT_Z NAN_ NAN_, "! a whole geometry"},
    {"ewkb__more_points_than_bytes_are_no_line", "01" N("02") "ffffffff" D0 D0,
     "! a whole geometry"},
    {"ewkb__more_rings_than_bytes_are_no_polygon", POLYGON_ "ffffffff" TRIANGLE,
     "P r(0 0,1 0,1 1,0 0) ! a whole geometry"},
    {"ewkb__more_parts_than_bytes_are_no_multipoint",
     "01" N("04") "ffffffff" POINT_ D0 D1, "! a whole geometry"},
    {"ewkb__multipoint_has_points_alone",
     "01" N("04") N("01") "01" N("02") N("01") D0 D0 D0 D0, "! a whole geometry"},
    {"ewkb__bytes_behind_a_geometry_are_too_many", POINT_ D1 D2 "00",
     "p(1 2) ! one geometry, and nothing behind it"},
    {"ewkb__surface_is_not_read", "01" N("0f") N("00"),
     "! points, lines or polygons; surfaces (3D) are not read"},
    {"ewkb__collections_are_not_without_end",
     "01" N("07") N("01") "01" N("07") N("01") "01" N("07") N("01") "01" N("07")
         N("01") "01" N("07") N("01") "01" N("07") N("01") "01" N("07")
             N("01") "01" N("07") N("01") "01" N("07") N("01") POINT_ D1 D2,
     "! geometries, in collections at most 8 deep"},
};

/* ---- a sink that writes down what it is given ---- */

typedef struct seen {
    char text[512];
    double points[64];
} seen;

static void add(seen *s, const char *word)
{
    if (*s->text)
        strcat(s->text, " ");
    strcat(s->text, word);
}

static void on_polygon(void *user)
{
    add(user, "P");
}

static double *on_room(void *user, size_t count)
{
    seen *s = user;

    assert_true(2 * count <= sizeof s->points / sizeof *s->points);
    return s->points;
}

static bool on_end(void *user, lrel_vector_kind kind, size_t count)
{
    static const char *const words[] = {"p(", "l(", "r("};
    seen *s = user;
    size_t used;

    add(s, words[kind]);
    for (size_t i = 0; i < count; i++) {
        used = strlen(s->text);
        snprintf(s->text + used, sizeof s->text - used, "%s%g %g", i ? "," : "",
                 s->points[2 * i], s->points[2 * i + 1]);
    }
    strcat(s->text, ")");
    return true;
}

static void on_fault(void *user, const char *expected)
{
    add(user, "!");
    add(user, expected);
}

static void on_curve(void *user)
{
    add(user, "curve");
}

/* A block of its own size, so that one byte too far is seen. */
static unsigned char *bytes_of(const char *hex, size_t *count)
{
    unsigned char *bytes;

    *count = strlen(hex) / 2;
    bytes = malloc(*count ? *count : 1);
    assert_non_null(bytes);
    for (size_t i = 0; i < *count; i++) {
        unsigned byte;

        assert_int_equal(sscanf(hex + 2 * i, "%2x", &byte), 1);
        bytes[i] = (unsigned char)byte;
    }
    return bytes;
}

static void shape_is_read(void **state)
{
    const ewkb_case *row = *state;
    seen s = {"", {0}};
    const lrel_vector_sink sink = {&s, on_polygon, on_room, on_end, on_fault, on_curve};
    size_t count;
    unsigned char *bytes = bytes_of(row->hex, &count);

    lrel_ewkb_give(bytes, count, &sink);
    free(bytes);
    assert_string_equal(s.text, row->expected);
}

/* Wherever a shape is cut off, that is said, and no byte behind it is looked at. */
static void ewkb__shape_cut_short_is_no_geometry(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t count;
        unsigned char *bytes = bytes_of(cases[i].hex, &count);

        for (size_t left = 0; left < count && !strchr(cases[i].expected, '!'); left++) {
            unsigned char *part = malloc(left ? left : 1);
            seen s = {"", {0}};
            const lrel_vector_sink sink = {&s,     on_polygon, on_room,
                                           on_end, on_fault,   on_curve};

            assert_non_null(part);
            memcpy(part, bytes, left);
            lrel_ewkb_give(part, left, &sink);
            free(part);
            assert_non_null(strstr(s.text, "! a whole geometry"));
        }
        free(bytes);
    }
}

int main(void)
{
    static const struct CMUnitTest single[] = {
        cmocka_unit_test(ewkb__shape_cut_short_is_no_geometry),
    };
    struct CMUnitTest tests[ROWS(single) + ROWS(cases)];
    size_t count = ROWS(single);

    memcpy(tests, single, sizeof single);
    ADD_ROWS(tests, count, cases, shape_is_read);
    return cmocka_run_group_tests_name("ewkb", tests, NULL, NULL);
}
