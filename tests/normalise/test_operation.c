/* SPDX-License-Identifier: Apache-2.0 */
/* test_operation.c: a source on WGS 84 needs no operation, any other one that is named;
 * and one operation does for the whole source. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "bridge/proj.h"
#include "normalise/esri_wkt.h"
#include "normalise/crs.h"
#include "normalise/placing.h"
#include "support/near.h"
#include "support/rows.h"

#define ESRI_INDIAN_1960                                                                 \
    "PROJCS[\"Indian_1960_UTM_Zone_48N\",GEOGCS[\"GCS_Indian_1960\","                    \
    "DATUM[\"D_Indian_1960\",SPHEROID[\"Everest_Adjustment_1937\",6377276.345,"          \
    "300.8017]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],"         \
    "PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"False_Easting\",500000.0],"         \
    "PARAMETER[\"False_Northing\",0.0],PARAMETER[\"Central_Meridian\",105.0],"           \
    "PARAMETER[\"Scale_Factor\",0.9996],PARAMETER[\"Latitude_Of_Origin\",0.0],"          \
    "UNIT[\"Meter\",1.0]]"
#define ESRI_UTM_48N                                                                     \
    "PROJCS[\"WGS_1984_UTM_Zone_48N\",GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\","     \
    "SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],PRIMEM[\"Greenwich\",0.0],"         \
    "UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Transverse_Mercator\"],"          \
    "PARAMETER[\"False_Easting\",500000.0],PARAMETER[\"False_Northing\",0.0],"           \
    "PARAMETER[\"Central_Meridian\",105.0],PARAMETER[\"Scale_Factor\",0.9996],"          \
    "PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]"
/* The pipeline of EPSG:1542 by hand; of a null-shift; and three that cannot be. */
#define BY_HAND                                                                          \
    "+proj=pipeline +step +inv +proj=utm +zone=48 +ellps=evrst30 +step +proj=cart "      \
    "+ellps=evrst30 +step +proj=helmert +x=198 +y=881 +z=317 +step +inv +proj=cart "     \
    "+ellps=WGS84 +step +proj=unitconvert +xy_in=rad +xy_out=deg"
#define IN_RADIANS "+proj=pipeline +step +inv +proj=utm +zone=48 +ellps=evrst30"

static const lrel_xy battambang = {300000, 1450000};

static lrel_operation *open_operation(const lrel_context *context, const char *crs,
                                      const char *named)
{
    lrel_operation *operation = NULL;
    lrel_error err;

    if (lrel_operation_new(context, lrel_text_of(crs), lrel_text_of(named), battambang,
                           &operation, NULL, 0, NULL, &err) != LREL_OK)
        fail_msg("%s: %s", crs, err.message);
    return operation;
}

static lrel_xy lonlat_of(lrel_operation *operation, lrel_xy point)
{
    lrel_xy lonlat = {0, 0};

    assert_true(lrel_operation_lonlat(operation, point, &lonlat));
    return lonlat;
}

static double distance_m(lrel_xy a, lrel_xy b)
{
    return lrel_geodesic_distance_m(a.x, a.y, b.x, b.y);
}

/* ---- where a point lands ---- */

typedef struct landing_case {
    const char *name;
    const char *crs;
    const char *named;
    lrel_xy point;
    lrel_xy lonlat;
    double tolerance_m;
} landing_case;

/* The point of the issue, +- 0.1 m. */
#define LANDS_BY_1542 {103.1512729, 13.1126181}, 0.1

static const landing_case landings[] = {
    {"operation__1542_on_3148",
     "EPSG:3148",
     "EPSG:1542",
     {300000, 1450000},
     LANDS_BY_1542},
    {"operation__1542_on_esri_text",
     ESRI_INDIAN_1960,
     "EPSG:1542",
     {300000, 1450000},
     LANDS_BY_1542},
    {"operation__by_its_urn",
     "urn:ogc:def:crs:EPSG::3148",
     "urn:ogc:def:coordinateOperation:EPSG::1542",
     {300000, 1450000},
     LANDS_BY_1542},
    {"operation__white_space_and_case_do_not_matter",
     " epsg:3148\n",
     " epsg:1542 ",
     {300000, 1450000},
     LANDS_BY_1542},
    {"operation__a_pipeline_by_hand",
     "EPSG:3148",
     BY_HAND,
     {300000, 1450000},
     LANDS_BY_1542},
    /* The projection undone, and nothing else; PROJ's ballpark in numbers. */
    {"operation__null_shift_said_out_loud",
     "EPSG:3148",
     "null-shift",
     {300000, 1450000},
     {103.15489996, 13.11076230},
     0.01},
    {"operation__1542_on_the_geographic_crs",
     "EPSG:4131",
     "EPSG:1542",
     {103.15489996, 13.11076230},
     LANDS_BY_1542},
    {"operation__utm_of_wgs84_needs_none", "EPSG:32648", "", {500000, 0}, {105, 0}, 1e-4},
    {"operation__south_of_the_equator",
     "EPSG:32748",
     "",
     {500000, 10000000},
     {105, 0},
     1e-4},
    {"operation__esri_text_of_wgs84_needs_none",
     ESRI_UTM_48N,
     "",
     {500000, 0},
     {105, 0},
     1e-4},
    {"operation__longitude_comes_first", "EPSG:4326", "", {105, 13}, {105, 13}, 0},
    {"operation__crs84_needs_none",
     "urn:ogc:def:crs:OGC:1.3:CRS84",
     "",
     {105, 13},
     {105, 13},
     0},
    {"operation__beyond_180_is_the_other_side",
     "EPSG:4326",
     "",
     {190, 13},
     {-170, 13},
     1e-6},
    /* Grads from Paris: 2.33722917 degrees east, 1 grad = 0.9 degrees. */
    {"operation__units_and_meridian_are_no_datum_shift",
     "EPSG:4807",
     "null-shift",
     {1, 50},
     {3.23722917, 45},
     0.01},
    /* The church of Amersfoort is the origin of the Dutch grid. */
    {"operation__dutch_grid",
     "EPSG:28992",
     "EPSG:4833",
     {155000, 463000},
     {5.38720621, 52.15517440},
     1},
    {"operation__the_other_dutch_one_is_near",
     "EPSG:28992",
     "EPSG:15934",
     {155000, 463000},
     {5.38720621, 52.15517440},
     1},
};

static void point_lands(void **state)
{
    const landing_case *row = *state;
    lrel_context *context = lrel_context_new(NULL);
    lrel_operation *operation = open_operation(context, row->crs, row->named);
    double off_m = distance_m(lonlat_of(operation, row->point), row->lonlat);

    assert_near(off_m, 0, row->tolerance_m);
    lrel_operation_free(operation);
    lrel_context_free(context);
}

typedef struct nowhere_case {
    const char *name;
    const char *crs;
    const char *named;
    lrel_xy point;
} nowhere_case;

static const nowhere_case nowheres[] = {
    {"operation__swapped_coordinates_have_no_place", "EPSG:4326", "", {13.1, 103.2}},
    {"operation__latitude_95_has_no_place", "EPSG:4326", "", {10, 95}},
    {"operation__longitude_540_has_no_place", "EPSG:4326", "", {540, 10}},
    {"operation__nan_has_no_place", "EPSG:4326", "", {NAN, 10}},
    {"operation__infinity_has_no_place", "EPSG:32648", "", {300000, INFINITY}},
    {"operation__nan_metres_have_no_place", "EPSG:32648", "", {NAN, 1450000}},
    {"operation__a_place_on_the_moon_has_no_place", "EPSG:32648", "", {4e8, 1450000}},
    /* Sines and cosines of these would do. */
    {"operation__longitude_540_has_no_place_with_a_shift_either",
     "EPSG:4131",
     "EPSG:1542",
     {540, 13}},
    {"operation__latitude_95_has_no_place_with_a_shift_either",
     "EPSG:4131",
     "EPSG:1542",
     {103, 95}},
    {"operation__latitude_101_grads_has_no_place", "EPSG:4807", "null-shift", {1, 101}},
};

static void point_has_no_place(void **state)
{
    const nowhere_case *row = *state;
    lrel_context *context = lrel_context_new(NULL);
    lrel_operation *operation = open_operation(context, row->crs, row->named);
    lrel_xy untouched = {7, 7};

    assert_false(lrel_operation_lonlat(operation, row->point, &untouched));
    assert_near(untouched.x, 7, 0);
    lrel_operation_free(operation);
    lrel_context_free(context);
}

/* ---- what is refused, and what is said ---- */

typedef struct refusal_case {
    const char *name;
    const char *crs;
    const char *named;
    lrel_status status;
    const char *says;
} refusal_case;

static const refusal_case refusals[] = {
    {"operation__none_named_is_refused", "EPSG:3148", "", LREL_E_OPERATION,
     "say one with \"operation:\" (PROJ knows 3)"},
    {"bad_input_02_operation_none_named_on_esri_text_is_refused", ESRI_INDIAN_1960, "",
     LREL_E_OPERATION, "EPSG:3148 (Indian 1960 / UTM zone 48N) needs a datum shift"},
    {"operation__etrs89_needs_one_too", "EPSG:4258", "", LREL_E_OPERATION,
     "say one with \"operation:\""},
    {"operation__the_dutch_grid_needs_one", "EPSG:28992", "", LREL_E_OPERATION,
     "say one with \"operation:\""},
    {"operation__of_another_datum_is_refused", "EPSG:3148", "EPSG:1304", LREL_E_OPERATION,
     "Indian 1975 to WGS 84"},
    {"operation__of_no_such_code_is_refused", "EPSG:3148", "EPSG:999999",
     LREL_E_OPERATION, "no operation that PROJ knows"},
    {"operation__a_projection_is_no_shift", "EPSG:3148", "EPSG:16048", LREL_E_OPERATION,
     "UTM zone 48N"},
    {"operation__a_word_is_no_operation", "EPSG:3148", "best", LREL_E_OPERATION,
     "\"best\" is no operation"},
    {"operation__null_shift_is_spelled_out", "EPSG:3148", "null", LREL_E_OPERATION,
     "null-shift"},
    {"operation__on_wgs84_a_shift_is_a_contradiction", "EPSG:32648", "EPSG:1542",
     LREL_E_OPERATION, "on WGS 84 already"},
    {"operation__with_a_missing_grid_names_it", "EPSG:4267", "EPSG:1693",
     LREL_E_OPERATION, "ca_nrc_ntv2_0.tif"},
    {"operation__many_candidates_are_counted", "EPSG:4267", "", LREL_E_OPERATION,
     "(PROJ knows "},
    {"operation__a_pipeline_into_radians_is_refused", "EPSG:3148", IN_RADIANS,
     LREL_E_OPERATION, "radians"},
    {"operation__a_pipeline_to_nowhere_is_refused", "EPSG:3148",
     "+proj=affine +xoff=1000", LREL_E_OPERATION, "no longitude and latitude"},
    {"operation__nonsense_is_no_pipeline", "EPSG:3148", "+proj=moonbeam",
     LREL_E_OPERATION, "Unknown projection"},
    {"operation__towgs84_does_not_name_one",
     "+proj=longlat +ellps=evrst30 "
     "+towgs84=198,881,317",
     "", LREL_E_OPERATION, "PROJ knows none"},
    {"bad_input_04_crs_missing_is_told", "", "", LREL_E_CRS_MISSING,
     "say it with \"crs:\""},
    {"crs__white_space_is_missing", " \n", "", LREL_E_CRS_MISSING, "\"crs:\""},
    {"crs__a_bare_number_gets_a_hint", "3148", "", LREL_E_CRS_UNKNOWN, "EPSG:3148?"},
    {"crs__no_such_code", "EPSG:999999", "", LREL_E_CRS_UNKNOWN, "EPSG:999999"},
    {"crs__a_name_is_not_looked_up", "WGS 84", "", LREL_E_CRS_UNKNOWN, "EPSG:32648"},
    {"crs__a_url_is_not_opened", "https://example.org/3148.wkt", "", LREL_E_CRS_UNKNOWN,
     "no coordinate system"},
    {"crs__a_file_is_not_opened", "/usr/share/proj/nad27", "", LREL_E_CRS_UNKNOWN,
     "no coordinate system"},
    {"crs__init_files_are_not_read", "+init=epsg:3148", "", LREL_E_CRS_UNKNOWN,
     "no coordinate system"},
    {"crs__init_files_are_not_read_from_a_step", "+proj=utm +zone=48 +init=epsg:3148", "",
     LREL_E_CRS_UNKNOWN, "reads a file"},
    {"crs__heights_are_none", "EPSG:5773", "", LREL_E_CRS_UNKNOWN, "neither"},
    {"crs__cut_off_text", "PROJCS[\"Indian_1960", "", LREL_E_CRS_UNKNOWN,
     "no coordinate system"},
};

static void source_is_refused(void **state)
{
    const refusal_case *row = *state;
    lrel_context *context = lrel_context_new(NULL);
    lrel_operation *operation = NULL;
    lrel_error err;
    lrel_status status;

    lrel_error_init(&err);
    status = lrel_operation_new(context, lrel_text_of(row->crs), lrel_text_of(row->named),
                                battambang, &operation, NULL, 0, NULL, &err);
    assert_int_equal(status, row->status);
    assert_int_equal(err.status, row->status);
    assert_null(operation);
    if (!strstr(err.message, row->says))
        fail_msg("\"%s\" does not say \"%s\"", err.message, row->says);
    lrel_context_free(context);
}

/* ---- the candidates ---- */

static const lrel_candidate *candidate_of(const lrel_candidate *all, size_t count,
                                          const char *code)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(all[i].code, code) == 0)
            return &all[i];
    fail_msg("%s is no candidate", code);
    return all; /* not reached */
}

static void candidates_have_those_that_people_take(void **state)
{
    static const char *const rows[][2] = {{"EPSG:3148", "EPSG:1542"},
                                          {"EPSG:4258", "EPSG:1149"},
                                          {"EPSG:28992", "EPSG:15934"}};
    lrel_context *context = lrel_context_new(NULL);
    lrel_operation *operation = NULL;
    static lrel_candidate all[100];
    size_t count;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(lrel_operation_new(context, lrel_text_of(rows[i][0]),
                                            LREL_TEXT(""), battambang, &operation, all,
                                            100, &count, NULL),
                         LREL_E_OPERATION);
        (void)candidate_of(all, count, rows[i][1]);
    }
    lrel_context_free(context);
}

static void candidates_are_described(void **state)
{
    lrel_context *context = lrel_context_new(NULL);
    lrel_operation *operation = NULL;
    lrel_candidate all[16];
    const lrel_candidate *one;
    size_t count = 0;

    assert_int_equal(lrel_operation_new(context, LREL_TEXT("EPSG:3148"), LREL_TEXT(""),
                                        battambang, &operation, all, 16, &count, NULL),
                     LREL_E_OPERATION);
    one = candidate_of(all, count, "EPSG:1542");
    assert_string_equal(one->name, "Indian 1960 to WGS 84 (2)");
    assert_non_null(strstr(one->area_of_use, "Vietnam"));
    assert_near(one->accuracy_m, 44, 0);
    assert_string_equal(one->missing, "");
    assert_near(all[0].spread_m, 0, 0);
    /* Ecosystem C1.1: 10-30 m apart; the first is as far from the others. */
    one = candidate_of(all, count, "EPSG:1543");
    assert_true(one->spread_m > 10 && one->spread_m < 30);
    lrel_context_free(context);
}

/* ED50 in Portugal: a shift for all of western Europe, one for the country, one for
 * Norway. */
static void candidates_know_where_they_are_made_for(void **state)
{
    static lrel_candidate all[100];
    lrel_context *context = lrel_context_new(NULL);
    lrel_operation *operation = NULL;
    size_t count = 0;

    assert_int_equal(lrel_operation_new(context, LREL_TEXT("EPSG:4230"), LREL_TEXT(""),
                                        (lrel_xy){-8, 39}, &operation, all, 100, &count,
                                        NULL),
                     LREL_E_OPERATION);
    assert_true(candidate_of(all, count, "EPSG:1133")->holds_middle);
    assert_true(candidate_of(all, count, "EPSG:1989")->holds_middle);
    assert_false(candidate_of(all, count, "EPSG:1612")->holds_middle);
    lrel_context_free(context);
}

static void candidates_are_as_many_as_there_is_room_for(void **state)
{
    lrel_context *context = lrel_context_new(NULL);
    lrel_operation *operation = NULL;
    lrel_candidate all[3];
    size_t count = 99;

    all[2].code[0] = 'x';
    assert_int_equal(lrel_operation_new(context, LREL_TEXT("EPSG:4267"), LREL_TEXT(""),
                                        battambang, &operation, all, 2, &count, NULL),
                     LREL_E_OPERATION);
    assert_int_equal(count, 2);
    assert_int_equal(all[2].code[0], 'x');
    assert_int_equal(lrel_operation_new(context, LREL_TEXT("EPSG:3148"),
                                        LREL_TEXT("sloppy"), battambang, &operation, all,
                                        2, &count, NULL),
                     LREL_E_OPERATION);
    assert_int_equal(count, 0);
    lrel_context_free(context);
}

/* NAD27: the grids of North America are not in Debian, and are named after all others. */
static void candidates_that_cannot_run_come_last(void **state)
{
    lrel_context *context = lrel_context_new(NULL);
    lrel_operation *operation = NULL;
    static lrel_candidate all[100];
    bool any_missing = false;
    size_t count = 0;

    assert_int_equal(lrel_operation_new(context, LREL_TEXT("EPSG:4267"), LREL_TEXT(""),
                                        (lrel_xy){-100, 40}, &operation, all, 100, &count,
                                        NULL),
                     LREL_E_OPERATION);
    for (size_t i = 0; i < count; i++) {
        bool is_missing = all[i].missing[0] != '\0';

        assert_ptr_equal(candidate_of(all, i + 1, all[i].code), &all[i]); /* no other */
        assert_false(any_missing && !is_missing);
        assert_true(is_missing ? all[i].spread_m < 0 : all[i].spread_m >= 0);
        any_missing = any_missing || is_missing;
    }
    assert_true(count > 5);
    lrel_context_free(context);
}

static void each_candidate_can_be_named(void **state)
{
    lrel_context *context = lrel_context_new(NULL);
    lrel_operation *operation = NULL;
    lrel_candidate all[16];
    lrel_xy first = {0, 0};
    size_t count = 0;

    assert_int_equal(lrel_operation_new(context, LREL_TEXT("EPSG:3148"), LREL_TEXT(""),
                                        battambang, &operation, all, 16, &count, NULL),
                     LREL_E_OPERATION);
    assert_true(count >= 2);
    for (size_t i = 0; i < count; i++) {
        lrel_xy landed;

        operation = open_operation(context, "EPSG:3148", all[i].code);
        landed = lonlat_of(operation, battambang);
        if (i == 0)
            first = landed;
        assert_near(distance_m(first, landed), all[i].spread_m, 1e-6);
        assert_near(lrel_operation_info_of(operation)->accuracy_m, all[i].accuracy_m, 0);
        lrel_operation_free(operation);
    }
    lrel_context_free(context);
}

/* ---- one operation for all of a source ---- */

typedef struct ellipsoid {
    double a;
    double inverse_flattening;
} ellipsoid;

/* Straight through the Earth; a datum shift by three numbers does not change it. */
static double chord_m(lrel_xy a, lrel_xy b, ellipsoid earth)
{
    const double radian = 0.017453292519943295;
    const double e2 = (2 - 1 / earth.inverse_flattening) / earth.inverse_flattening;
    const lrel_xy ends[2] = {a, b};
    double at[2][3];

    for (int i = 0; i < 2; i++) {
        double sine = sin(ends[i].y * radian);
        double cosine = cos(ends[i].y * radian);
        double n = earth.a / sqrt(1 - e2 * sine * sine);

        at[i][0] = n * cosine * cos(ends[i].x * radian);
        at[i][1] = n * cosine * sin(ends[i].x * radian);
        at[i][2] = n * (1 - e2) * sine;
    }
    return hypot(hypot(at[0][0] - at[1][0], at[0][1] - at[1][1]), at[0][2] - at[1][2]);
}

/* Left to itself PROJ tears this square: its lower corners get the ballpark, the upper
 * ones EPSG:1542, whose area of use begins at 14 N (ecosystem C1.2). 14 N is at 1 548 000
 * m. */
static void polygon_across_14_north_is_not_torn(void **state)
{
    static const lrel_xy corners[] = {
        {400000, 1538000}, {420000, 1538000}, {420000, 1558000}, {400000, 1558000}};
    static const ellipsoid everest = {6377276.345, 300.8017};
    static const ellipsoid wgs84 = {6378137, 298.257223563};
    lrel_context *context = lrel_context_new(NULL);
    lrel_operation *shifted = open_operation(context, "EPSG:3148", "EPSG:1542");
    lrel_operation *plain = open_operation(context, "EPSG:3148", "null-shift");
    lrel_xy before[4];
    lrel_xy after[4];
    lrel_xy move[4];

    for (size_t i = 0; i < 4; i++) {
        before[i] = lonlat_of(plain, corners[i]);
        after[i] = lonlat_of(shifted, corners[i]);
        move[i].x = (after[i].x - before[i].x) * 108000;
        move[i].y = (after[i].y - before[i].y) * 110600;
    }
    lrel_operation_free(shifted);
    lrel_operation_free(plain);
    lrel_context_free(context);
    for (size_t i = 0; i < 4; i++) {
        double length_m = chord_m(before[i], before[(i + 1) % 4], everest);

        /* All by the same vector, but for the ellipsoids' difference (1.35e-4) over 20
         * km; a tear would be 450 m. */
        assert_true(hypot(move[i].x, move[i].y) > 400);
        assert_near(hypot(move[i].x - move[0].x, move[i].y - move[0].y), 0, 5);
        /* 1 cm a km: that much is for the heights, which nobody gives. */
        assert_near(chord_m(after[i], after[(i + 1) % 4], wgs84) / length_m, 1, 1e-5);
    }
}

static void provenance_says_what_was_done(void **state)
{
    lrel_context *context = lrel_context_new(NULL);
    lrel_operation *operation = open_operation(context, ESRI_INDIAN_1960, "EPSG:1542");
    const lrel_operation_info *info = lrel_operation_info_of(operation);
    lrel_operation *again;

    assert_string_equal(info->crs_name, "Indian 1960 / UTM zone 48N");
    assert_string_equal(info->crs_code, "EPSG:3148");
    assert_string_equal(info->operation_code, "EPSG:1542");
    assert_non_null(strstr(info->operation_name, "Indian 1960 to WGS 84 (2)"));
    assert_true(info->has_area);
    assert_near(info->south_deg, 14, 0.01);
    assert_near(info->accuracy_m, 44, 0);
    /* What is printed is what was run, to the bit. */
    again = open_operation(context, "EPSG:3148", info->definition);
    assert_near(lonlat_of(again, battambang).x, lonlat_of(operation, battambang).x, 0);
    assert_near(lonlat_of(again, battambang).y, lonlat_of(operation, battambang).y, 0);
    assert_string_equal(lrel_operation_info_of(again)->operation_code, "pipeline");
    lrel_operation_free(again);
    lrel_operation_free(operation);
    lrel_context_free(context);
}

/* ---- whole degrees ---- */

typedef struct degree_case {
    const char *name;
    const char *crs;
    const char *named;
    lrel_xy low, high; /* where points are looked at */
} degree_case;

static const degree_case degree_cases[] = {
    {"degrees__utm", "EPSG:32648", "", {200000, 1000000}, {800000, 1600000}},
    {"degrees__lonlat_with_halves_among_them", "EPSG:4326", "", {-20, -10}, {20, 10}},
    {"degrees__with_a_shift",
     "EPSG:3148",
     "EPSG:1542",
     {200000, 1000000},
     {800000, 1600000}},
    {"bad_input_13_degrees_across_the_antimeridian",
     "EPSG:32660",
     "",
     {400000, 0},
     {1200000, 400000}},
    {"degrees__by_a_grid", "EPSG:4314", "EPSG:15949", {6, 47}, {14, 55}},
    {"degrees__beyond_all_longitudes", "EPSG:4326", "", {170, 80}, {370, 92}},
};

/* Rounded as PROJ's answer is, wherever that comes near a half. */
static void degrees_are_those_of_proj(void **state)
{
    enum { STEPS = 40 };
    const degree_case *row = *state;
    lrel_context *context = lrel_context_new(NULL);
    lrel_operation *operation = open_operation(context, row->crs, row->named);

    for (int i = 0; i <= STEPS; i++)
        for (int j = 0; j <= STEPS; j++) {
            lrel_xy point = {row->low.x + (row->high.x - row->low.x) * i / STEPS,
                             row->low.y + (row->high.y - row->low.y) * j / STEPS};
            lrel_xy exact, degrees;
            bool has_place = lrel_operation_lonlat(operation, point, &exact);

            assert_int_equal(lrel_operation_degrees(operation, point, &degrees),
                             has_place);
            if (has_place)
                assert_true(degrees.x == floor(exact.x + 0.5) &&
                            degrees.y == floor(exact.y + 0.5));
        }
    lrel_operation_free(operation);
    lrel_context_free(context);
}

/* ---- WGS 84 without the database ---- */

static const char *const plain_codes[] = {"EPSG:4326",  "OGC:CRS84",  "EPSG:32601",
                                          "EPSG:32648", "EPSG:32660", "EPSG:32701",
                                          "EPSG:32748", "EPSG:32760"};

/* What is said of @p text without the database is what PROJ says of it. */
static void check_plain(const lrel_context *context, lrel_proj *proj, const char *text)
{
    char definition[LREL_CRS_DEFINITION_SIZE];
    lrel_proj_crs_info plain;
    const lrel_proj_crs_info *info;
    lrel_proj_crs *crs = NULL;
    lrel_proj_pipe *pipe = NULL;

    if (!lrel_crs__is_plain_wgs84(lrel_text_of(text), &plain, definition))
        fail_msg("not plain: %s", text);
    assert_int_equal(lrel_crs__read(context, proj, lrel_text_of(text), &crs, NULL),
                     LREL_OK);
    lrel_proj_crs_identify(crs);
    assert_int_equal(lrel_proj_pipe_unshifted(crs, &pipe, NULL), LREL_OK);
    info = lrel_proj_crs_info_of(crs);
    assert_string_equal(plain.name, info->name);
    assert_string_equal(plain.code, info->code);
    assert_int_equal(plain.is_geographic, info->is_geographic);
    assert_true(plain.degrees_per_unit == info->degrees_per_unit);
    assert_true(info->is_wgs84);
    assert_string_equal(definition, lrel_proj_pipe_definition(pipe));
    lrel_proj_pipe_free(pipe);
    lrel_proj_crs_free(crs);
}

static void plain_codes_are_as_in_projs_database(void **state)
{
    lrel_context *context = lrel_context_new(NULL);
    lrel_proj *proj = NULL;

    assert_int_equal(lrel_proj_new(context, &proj, NULL), LREL_OK);
    for (size_t i = 0; i < ROWS(plain_codes); i++)
        check_plain(context, proj, plain_codes[i]);
    lrel_proj_free(proj);
    lrel_context_free(context);
}

/* As ESRI's programs write it, with a point in every number, and as mapshaper does. */
#define GCS_WITH_POINTS                                                                  \
    "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,"      \
    "298.257223563]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]"
#define GCS_WITHOUT                                                                      \
    "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137,"        \
    "298.257223563]],PRIMEM[\"Greenwich\",0],UNIT[\"Degree\",0.017453292519943295]]"
#define UTM_WITH_POINTS                                                                  \
    "PROJCS[\"WGS_1984_UTM_Zone_%d%c\"," GCS_WITH_POINTS                                 \
    ",PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"False_Easting\",500000.0],"        \
    "PARAMETER[\"False_Northing\",%d.0],PARAMETER[\"Central_Meridian\",%d.0],"           \
    "PARAMETER[\"Scale_Factor\",0.9996],PARAMETER[\"Latitude_Of_Origin\",0.0],"          \
    "UNIT[\"Meter\",1.0]]"

/* A .prj as provenance tells of it, too. */
static void check_plain_prj(const lrel_context *context, lrel_proj *proj,
                            const char *text)
{
    lrel_operation *operation = open_operation(context, text, "");
    lrel_proj_crs *crs = NULL;
    lrel_proj_pipe *pipe = NULL;

    check_plain(context, proj, text);
    assert_int_equal(lrel_crs__read(context, proj, lrel_text_of(text), &crs, NULL),
                     LREL_OK);
    lrel_proj_crs_identify(crs);
    assert_int_equal(lrel_proj_pipe_unshifted(crs, &pipe, NULL), LREL_OK);
    assert_string_equal(lrel_operation_info_of(operation)->operation_name,
                        lrel_proj_pipe_name(pipe));
    lrel_proj_pipe_free(pipe);
    lrel_proj_crs_free(crs);
    lrel_operation_free(operation);
}

/* In memory of its own, so that whoever reads further is caught. */
static bool is_plain_prj(const char *text, size_t length)
{
    char code[16], *cut = malloc(length + !length);
    bool is_plain;

    assert_non_null(cut);
    memcpy(cut, text, length);
    is_plain = lrel_esri_wkt__code((lrel_text){cut, length}, code);
    free(cut);
    return is_plain;
}

static void plain_prj_files_cut_off_are_none(void **state)
{
    static const char text[] = ESRI_UTM_48N;
    static const char zeros[] = "PROJCS[\"WGS_1984_UTM_Zone_0000";

    for (size_t length = 0; length < sizeof text - 1; length++)
        assert_false(is_plain_prj(text, length));
    assert_true(is_plain_prj(text, sizeof text - 1));
    for (size_t length = 0; length < sizeof zeros; length++)
        assert_false(is_plain_prj(zeros, length));
}

static void plain_prj_files_are_as_proj_reads_them(void **state)
{
    static const int zones[] = {1, 9, 10, 30, 31, 48, 60};
    lrel_context *context = lrel_context_new(NULL);
    lrel_proj *proj = NULL;
    char text[1024];

    assert_int_equal(lrel_proj_new(context, &proj, NULL), LREL_OK);
    check_plain_prj(context, proj, GCS_WITH_POINTS);
    check_plain_prj(context, proj, GCS_WITHOUT);
    for (size_t i = 0; i < ROWS(zones); i++) {
        int meridian = zones[i] * 6 - 183;

        snprintf(text, sizeof text, UTM_WITH_POINTS, zones[i], 'N', 0, meridian);
        check_plain_prj(context, proj, text);
        snprintf(text, sizeof text, UTM_WITH_POINTS, zones[i], 'S', 10000000, meridian);
        check_plain_prj(context, proj, text);
    }
    lrel_proj_free(proj);
    lrel_context_free(context);
}

/* A name that the numbers belie, and what is not quite said: PROJ is asked. */
static void other_prj_files_are_not_plain(void **state)
{
    static const struct {
        const char *from, *to;
    } changes[] = {{"48N", "48S"},
                   {"48N", "49N"},
                   {"48N", "N"},
                   {"48N", "048"},
                   {"48N", "61N"},
                   {"0.9996]", "0.9999]"},
                   {"500000.0", "500001.0"},
                   {"\"Meter\",1.0", "\"Foot_US\",0.3048006"},
                   {"298.257223563", "298.257222101"},
                   {"\"D_WGS_1984\"", "\"D_ITRF_2000\""},
                   {"Greenwich\",0.0", "Ferro\",-17.666666666666668"},
                   {"1.0]]", "1.0]"},
                   {"1.0]]", "1.0]]]"},
                   {"105.0", ""},
                   {"105.0", "105.0.0"}};
    char good[1024], text[1024], definition[LREL_CRS_DEFINITION_SIZE];
    lrel_proj_crs_info info;

    snprintf(good, sizeof good, UTM_WITH_POINTS, 48, 'N', 0, 105);
    assert_true(lrel_crs__is_plain_wgs84(lrel_text_of(good), &info, definition));
    for (size_t i = 0; i < ROWS(changes); i++) {
        const char *at = strstr(good, changes[i].from);

        assert_non_null(at);
        snprintf(text, sizeof text, "%.*s%s%s", (int)(at - good), good, changes[i].to,
                 at + strlen(changes[i].from));
        if (lrel_crs__is_plain_wgs84(lrel_text_of(text), &info, definition))
            fail_msg("plain: %s", text);
    }
    for (size_t length = 0; length < strlen(good); length++)
        assert_false(
            lrel_crs__is_plain_wgs84((lrel_text){good, length}, &info, definition));
}

static void other_codes_are_not_plain(void **state)
{
    static const char *const others[] = {"EPSG:3148",
                                         "EPSG:32600",
                                         "EPSG:32661",
                                         "EPSG:32761",
                                         "EPSG:3264",
                                         "EPSG:326480",
                                         "ESRI:32648",
                                         "EPSG:3264x",
                                         "EPSG:4979",
                                         "WGS 84",
                                         ""};

    for (size_t i = 0; i < ROWS(others); i++) {
        char definition[LREL_CRS_DEFINITION_SIZE];
        lrel_proj_crs_info info;

        assert_false(
            lrel_crs__is_plain_wgs84(lrel_text_of(others[i]), &info, definition));
    }
}

/* ---- the same coordinate system ---- */

typedef struct same_case {
    const char *name;
    const char *a;
    const char *b;
    bool is_same;
} same_case;

static const same_case pairs[] = {
    {"crs_is_same__code_and_urn", "EPSG:3148", "urn:ogc:def:crs:EPSG::3148", true},
    {"crs_is_same__code_and_esri_text", "EPSG:3148", ESRI_INDIAN_1960, true},
    {"crs_is_same__4326_and_crs84", "EPSG:4326", "OGC:CRS84", true},
    {"crs_is_same__4326_and_4979", "EPSG:4326", "EPSG:4979", true},
    {"crs_is_same__white_space_does_not_matter", "EPSG:4326 ", " EPSG:4326", true},
    {"crs_is_same__utm_code_and_esri_text", "EPSG:32648", ESRI_UTM_48N, true},
    {"crs_is_same__another_zone", "EPSG:32647", ESRI_UTM_48N, false},
    {"crs_is_same__utm_and_lonlat", "EPSG:4326", ESRI_UTM_48N, false},
    {"crs_is_same__lonlat_code_and_esri_text", "OGC:CRS84", GCS_WITH_POINTS, true},
    {"crs_is_same__datums_differ", "EPSG:3148", "EPSG:32648", false},
    {"crs_is_same__what_cannot_be_read_is_not_the_same", "EPSG:3148", "nonsense", false},
};

static void sameness_is_told(void **state)
{
    const same_case *row = *state;
    lrel_context *context = lrel_context_new(NULL);

    assert_int_equal(
        lrel_crs_is_same(context, lrel_text_of(row->a), lrel_text_of(row->b)),
        row->is_same);
    lrel_context_free(context);
}

/* ---- real data ---- */

static void amsterdam_names_no_datum(void **state)
{
    static const char path[] =
        "../shared/data/amsterdam_bommenkaart/Verdachte_gebieden_test.prj";
    FILE *file = fopen(path, "rb");
    lrel_context *context = lrel_context_new(NULL);
    lrel_operation *operation = NULL;
    char text[2000];
    size_t length;
    lrel_error err;

    if (!file) {
        lrel_context_free(context);
        print_message("skipped: %s is not there\n", path);
        skip();
        return;
    }
    length = fread(text, 1, sizeof text, file);
    fclose(file);
    assert_int_equal(lrel_operation_new(context, (lrel_text){text, length}, LREL_TEXT(""),
                                        (lrel_xy){121000, 487000}, &operation, NULL, 0,
                                        NULL, &err),
                     LREL_E_OPERATION);
    assert_non_null(strstr(err.message, "if it is EPSG:28992, say so with \"crs:\""));
    assert_true(
        lrel_crs_is_same(context, (lrel_text){text, length}, LREL_TEXT("EPSG:28992")));
    lrel_context_free(context);
}

int main(void)
{
    static const struct CMUnitTest single[] = {
        cmocka_unit_test(candidates_have_those_that_people_take),
        cmocka_unit_test(candidates_are_described),
        cmocka_unit_test(candidates_know_where_they_are_made_for),
        cmocka_unit_test(candidates_are_as_many_as_there_is_room_for),
        cmocka_unit_test(candidates_that_cannot_run_come_last),
        cmocka_unit_test(each_candidate_can_be_named),
        cmocka_unit_test(polygon_across_14_north_is_not_torn),
        cmocka_unit_test(provenance_says_what_was_done),
        cmocka_unit_test(plain_codes_are_as_in_projs_database),
        cmocka_unit_test(plain_prj_files_cut_off_are_none),
        cmocka_unit_test(plain_prj_files_are_as_proj_reads_them),
        cmocka_unit_test(other_codes_are_not_plain),
        cmocka_unit_test(other_prj_files_are_not_plain),
        cmocka_unit_test(amsterdam_names_no_datum),
    };
    struct CMUnitTest tests[ROWS(single) + ROWS(landings) + ROWS(nowheres) +
                            ROWS(refusals) + ROWS(pairs) + ROWS(degree_cases)];
    size_t count = ROWS(single);

    memcpy(tests, single, sizeof single);
    ADD_ROWS(tests, count, landings, point_lands);
    ADD_ROWS(tests, count, nowheres, point_has_no_place);
    ADD_ROWS(tests, count, refusals, source_is_refused);
    ADD_ROWS(tests, count, pairs, sameness_is_told);
    ADD_ROWS(tests, count, degree_cases, degrees_are_those_of_proj);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
