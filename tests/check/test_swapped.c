/* SPDX-License-Identifier: Apache-2.0 */
/* test_swapped.c: latitude before longitude, northing before easting. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "check/check_scene.h"

#define BOUNDARIES "boundaries:\n  - {path: units.geojson, level: admin1, code: code}\n"

static const char units[] =
    "{\"type\": \"FeatureCollection\", \"features\": [{\"type\": \"Feature\",\n"
    "\"properties\": {\"code\": \"01\"}, \"geometry\": {\"type\": \"Polygon\",\n"
    "\"coordinates\": [[[35, 48], [36, 48], [36, 49], [35, 49], [35, 48]]]}}]}\n";

/* A triangle of a thousandth of a degree, or of a hundred metres. */
typedef struct place {
    const char *id;
    double x, y;
} place;

typedef struct swap_case {
    const char *name;
    const char *crs;
    bool has_boundaries;
    place places[5]; /* up to the first without an id */
    size_t count;    /* issues of C005 */
    const char *id;
    const char *value;
    const char *expected;
} swap_case;

#define DEGREES "EPSG:4326"
#define UTM     "EPSG:32648"
#define NEAR                                                                             \
    {"a", 35.001, 48.001}, {"b", 35.002, 48.002},                                        \
    {                                                                                    \
        "c", 35.003, 48.003                                                              \
    }

static const swap_case cases[] = {
    {"swap__to_a_latitude_beyond_90_is_said",
     DEGREES,
     false,
     {{"a", 103, 13}, {"b", 103.01, 13}, {"c", 13, 103}},
     1,
     "c",
     "13.0005, 103.0005",
     "103.0005, 13.0005"},
    {"swap__of_nothing_passes",
     DEGREES,
     false,
     {{"a", 103, 13}, {"b", 103.01, 13}, {"c", 103, 13.1}},
     0,
     NULL,
     NULL,
     NULL},
    {"swap__of_most_of_a_source_is_said_once",
     DEGREES,
     false,
     {{"a", 103, 13}, {"b", 13, 103.01}, {"c", 13, 103}},
     1,
     "",
     "most of the source",
     "x (east, longitude) first"},
    {"bad_input_07_swap_of_all_of_a_source_is_said_once",
     DEGREES,
     false,
     {{"b", 13, 103.01}, {"c", 13, 103}},
     1,
     "",
     "most of the source",
     NULL},
    {"swap__of_half_of_a_source_is_said_of_each_record",
     DEGREES,
     false,
     {{"a", 103, 13}, {"b", 103.1, 13}, {"c", 13, 103}, {"d", 13, 103.1}},
     2,
     "c",
     NULL,
     NULL},
    {"swap__to_another_place_on_the_earth_is_said",
     DEGREES,
     false,
     {NEAR, {"d", 48.001, 35.001}},
     1,
     "d",
     "48.0015, 35.0015",
     "35.0015, 48.0015"},
    /* The median is within a kilometre of the grid's centre: in place is up to 53 km. */
    {"swap__to_just_within_three_times_the_median_and_50_km_is_said",
     DEGREES,
     false,
     {NEAR, {"d", 48.46, 35}},
     1,
     "d",
     NULL,
     NULL},
    {"swap__to_just_beyond_three_times_the_median_and_50_km_passes",
     DEGREES,
     false,
     {NEAR, {"d", 48.49, 35}},
     0,
     NULL,
     NULL,
     NULL},
    {"swap__into_the_boundaries_is_said",
     DEGREES,
     true,
     {NEAR, {"d", 48.5, 35.5}},
     1,
     "d",
     "48.5005, 35.5005",
     NULL},
    {"swap__to_just_within_50_km_of_the_boundaries_is_said",
     DEGREES,
     true,
     {NEAR, {"d", 48.5, 36.64}},
     1,
     "d",
     NULL,
     NULL},
    {"swap__to_just_beyond_50_km_of_the_boundaries_passes",
     DEGREES,
     true,
     {NEAR, {"d", 48.5, 36.74}},
     0,
     NULL,
     NULL,
     NULL},
    {"swap__of_what_is_out_of_place_either_way_passes",
     DEGREES,
     true,
     {NEAR, {"d", 10, 60}},
     0,
     NULL,
     NULL,
     NULL},
    {"swap__of_northing_and_easting_is_said",
     UTM,
     false,
     {{"a", 500000, 1400000}, {"b", 501000, 1400000}, {"c", 1400000, 500500}},
     1,
     "c",
     "1400050.0000, 500550.0000",
     "500550.0000, 1400050.0000"},
};

static void put(const job_scratch *s, const swap_case *c)
{
    char text[2048], programme[600];
    size_t length = (size_t)snprintf(text, sizeof text, "id,shape\n");
    double d = strcmp(c->crs, UTM) == 0 ? 100 : 0.001;

    for (int i = 0; i < 5 && c->places[i].id; i++) {
        double x = c->places[i].x, y = c->places[i].y;

        length += (size_t)snprintf(
            text + length, sizeof text - length,
            "%s,\"POLYGON ((%.4f %.4f, %.4f %.4f, %.4f %.4f, %.4f %.4f))\"\n",
            c->places[i].id, x, y, x + d, y, x + d, y + d, x, y);
    }
    job_put(s, "h.csv", text);
    job_put(s, "units.geojson", units);
    snprintf(programme, sizeof programme,
             "programme: Swapped\nas_of: 2020-12-31\nby: []\n%ssources:\n"
             "  - {path: h.csv, role: hazard, name: H, geometry: {wkt: shape}, crs: %s,\n"
             "     id: id, class: {const: cha}, contamination: {const: ap}}\n%s",
             c->places[0].x == 35.001 ? "grid: {lon: 35, lat: 48}\n" : "", c->crs,
             c->has_boundaries ? BOUNDARIES : "");
    job_put(s, "p.yaml", programme);
}

static void run_swap(job_scratch *s, const void *row)
{
    const swap_case *c = row;
    const check_cell cells[] = {
        {"id", c->id}, {"value", c->value}, {"expected", c->expected}};

    put(s, c);
    check_expect(s, "LREL-C005", c->count, cells, 3);
}

CHECK_ROWS_MAIN(cases, run_swap)
