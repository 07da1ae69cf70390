/* SPDX-License-Identifier: Apache-2.0 */
/* test_facts.c: what is said of items and accidents: what they name, their ids, their
 * positions and their place codes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

#include "check/check_scene.h"

static const char programme[] =
    "programme: Facts\nas_of: 2020-12-31\nby: []\nsources:\n"
    "  - {path: h.csv, role: hazard, name: h, geometry: {wkt: shape}, crs: EPSG:4326,\n"
    "     id: id, class: {const: cha}, contamination: {const: ap},\n"
    "     from: {const: 2010-01-01}, place: place}\n"
    "  - {path: r.csv, role: release, name: r, geometry: {wkt: shape}, crs: EPSG:4326,\n"
    "     id: id, product: {const: cleared}, accepted: {const: 2015-01-01},\n"
    "     contamination: {const: ap}}\n"
    "  - {path: i.csv, role: item, name: i, geometry: {lon: lon, lat: lat},\n"
    "     crs: EPSG:4326, id: id, category: {column: what, values: {saa: other_uxo}},\n"
    "     hazard: {column: hazard, split: \";\"}, release: release, place: place,\n"
    "     where: {column: what, values: [ap_mine, av_mine]}}\n"
    "  - {path: a.csv, role: accident, name: a, geometry: {lon: lon, lat: lat},\n"
    "     crs: EPSG:4326, id: id, hazard: hazard}\n";

static const char boundaries[] = "boundaries:\n  - {path: units.geojson, level: admin1, "
                                 "code: code,\n     name: name}\n";

/* From 103 to 107 E, a degree each, 12 to 13 N. */
#define UNIT(code, name, west, east)                                                     \
    "{\"type\": \"Feature\",\n\"properties\": {\"code\": \"" code                        \
    "\", \"name\": \"" name                                                              \
    "\"}, \"geometry\": {\"type\": \"Polygon\",\n\"coordinates\": [[[" west              \
    ", 12], [" east ", 12], [" east ", 13], [" west ", 13], [" west ", 12]]]}}"
static const char units[] = "{\"type\": \"FeatureCollection\", \"features\": [" UNIT(
    "01", "West", "103",
    "104") ",\n" UNIT("02", "Preah Vihear", "104",
                      "105") ",\n" UNIT("3", "Twin", "105",
                                        "106") ",\n" UNIT("03", "Twin", "106",
                                                          "107") "]}\n";

typedef struct fact_case {
    const char *name;
    const char *hazards;   /* id,place,shape */
    const char *releases;  /* id,shape */
    const char *items;     /* id,what,hazard,release,lon,lat,place */
    const char *accidents; /* id,hazard,lon,lat */
    bool has_boundaries;
    const char *code; /* what is looked for */
    size_t count;     /* rows that have it */
    const char *id;   /* of the first of them */
    const char *value;
    const char *of; /* its count, of records */
} fact_case;

#define BOX                                                                              \
    "\"POLYGON ((103.1 12.1, 103.101 12.1, 103.101 12.101, 103.1 12.101, 103.1 "         \
    "12.1))\"\n"
#define EAST(x)       "\"POLYGON ((" x " 12.1, 104.6 12.1, 104.6 12.2, " x " 12.1))\"\n"
#define OUT(id)       id ",01," EAST("104.5")
#define H             "H1,01," BOX
#define R             "R1," BOX
#define I(id, hazard) id ",ap_mine," hazard ",,103.1,12.1,\n"
#define AT(id, x, y)  id ",ap_mine,,," x "," y ",\n"
#define IN(id, place) id ",ap_mine,,,103.1,12.1," place "\n"
#define NAMED(id)     id ",ap_mine,,R9,103.1,12.1,\n"
/* Ten, and eleven. */
#define TEN(X)      X("1") X("2") X("3") X("4") X("5") X("6") X("7") X("8") X("9") X("10")
#define UNKNOWN(id) I(id, "H9")
#define KNOWN(id)   I("k" id, "H1")
#define ZERO(id)    AT(id, "0", "0")
#define SWAPPED(id) AT(id, "12.1", "103.1")
#define PLACE(id)   IN(id, "P" id)
#define SAME(id)    IN("same", "")
#define PERSON(id)  "acc,,103.1,12.1\n"

static const fact_case cases[] = {
    {"hazard__of_an_item_that_a_file_has_passes", H, "", I("i", "H1"), "", false,
     "LREL-L001", 0, NULL, NULL, NULL},
    {"hazard__of_an_item_that_no_file_has_is_said", H, "", I("i", "H1;H9"), "", false,
     "LREL-L001", 1, "i", "H9", "1"},
    {"hazard__of_an_accident_that_no_file_has_is_said", H, "", "", "a,H9,103.1,12.1\n",
     false, "LREL-L001", 1, "a", "H9", "1"},
    {"hazard__is_not_judged_where_no_file_has_hazards", "", R, I("i", "H9"), "", false,
     "LREL-L001", 0, NULL, NULL, NULL},
    {"hazard__that_is_a_release_is_said", H, R, I("i", "R1"), "", false, "LREL-L001", 1,
     "i", "R1", "1"},
    {"hazard__unknown_of_ten_items_is_said_of_each", H, "", TEN(UNKNOWN), "", false,
     "LREL-L001", 10, "1", "H9", "1"},
    {"hazard__unknown_of_eleven_items_is_said_of_the_source", H, "",
     TEN(UNKNOWN) UNKNOWN("11"), "", false, "LREL-L001", 1, "", "most of the source",
     "11"},
    {"hazard__unknown_of_eleven_in_twenty_two_is_said_of_each", H, "",
     TEN(UNKNOWN) UNKNOWN("11") TEN(KNOWN) KNOWN("11"), "", false, "LREL-L001", 11, "1",
     "H9", "1"},

    {"release__of_an_item_that_a_file_has_passes", H, R, "i,ap_mine,,R1,103.1,12.1,\n",
     "", false, "LREL-L011", 0, NULL, NULL, NULL},
    {"release__of_an_item_that_no_file_has_is_said", H, R, NAMED("i"), "", false,
     "LREL-L011", 1, "i", "R9", "1"},
    {"release__is_not_judged_where_no_file_has_releases", H, "", NAMED("i"), "", false,
     "LREL-L011", 0, NULL, NULL, NULL},

    {"id__of_two_items_of_one_kind_is_said_of_both", "", "", SAME("") SAME(""), "", false,
     "LREL-H002", 2, "same", "same", "1"},
    {"id__of_items_of_two_kinds_is_a_report", "", "",
     SAME("") "same,av_mine,,,103.1,12.1,\n", "", false, "LREL-H002", 0, NULL, NULL,
     NULL},
    {"id__of_two_accidents_is_said_of_both", "", "", "", PERSON("") PERSON(""), false,
     "LREL-H002", 2, "acc", "acc", "1"},
    {"id__of_an_item_and_an_accident_is_two_ids", "", "", SAME(""), "same,,103.1,12.1\n",
     false, "LREL-H002", 0, NULL, NULL, NULL},
    {"id__of_a_table_of_casualties_is_said_once", "", "", "", TEN(PERSON) PERSON("11"),
     false, "LREL-H002", 1, "", "most of the source", "11"},
    {"id__that_is_missing_is_none", "", "", IN("", "") IN("", ""), "", false, "LREL-H002",
     0, NULL, NULL, NULL},

    {"zero__of_an_item_is_said", "", "", AT("i", "0", "0.0"), "", false, "LREL-C006", 1,
     "i", "0, 0", "1"},
    {"zero__in_one_of_two_passes", "", "", AT("i", "0", "0.0001"), "", false, "LREL-C006",
     0, NULL, NULL, NULL},
    {"zero__is_said_beside_the_boundaries_too", "", "", AT("i", "0", "0"), "", true,
     "LREL-C006", 1, "i", "0, 0", "1"},
    {"zero__of_ten_items_is_said_of_each", "", "", TEN(ZERO), "", false, "LREL-C006", 10,
     "1", "0, 0", "1"},
    {"zero__of_eleven_items_is_said_of_the_source", "", "", TEN(ZERO) ZERO("11"), "",
     false, "LREL-C006", 1, "", "most of the source", "11"},
    {"zero__of_a_hazard_is_said", "z,,POINT (0 0)\n" H, "", "", "", false, "LREL-C006", 1,
     "z", "0, 0", "1"},
    {"zero__as_one_point_of_many_passes", "z,,\"POLYGON ((0 0, 0.01 0, 0 0.01, 0 0))\"\n",
     "", "", "", false, "LREL-C006", 0, NULL, NULL, NULL},

    {"swapped__item_out_of_place_either_way_passes", H, "",
     AT("i", "12.1", "53.1") TEN(KNOWN), "", true, "LREL-C005", 0, NULL, NULL, NULL},
    {"swapped__item_out_of_place_would_be_in_place", H, "",
     AT("i", "12.1", "103.1") TEN(KNOWN), "", true, "LREL-C005", 1, "i",
     "12.1000, 103.1000", "1"},
    {"swapped__items_are_said_once", H, "", TEN(SWAPPED), "", true, "LREL-C005", 1, "",
     "most of the source", "10"},

    {"swapped__item_of_another_source_is_not_judged", H, "",
     "i,left out,,,12.1,103.1,\n" TEN(KNOWN), "", true, "LREL-C005", 0, NULL, NULL, NULL},
    {"zero__item_of_another_source_is_not_judged", "", "", "i,left out,,,0,0,\n", "",
     false, "LREL-C006", 0, NULL, NULL, NULL},

    {"place__of_a_boundary_passes", "", "", IN("i", "01"), "", true, "LREL-B003", 0, NULL,
     NULL, NULL},
    {"place__that_no_boundary_has_is_said_once_a_code", "", "", IN("i", "9") IN("j", "9"),
     "", true, "LREL-B003", 1, "", "9", "2"},
    {"place__of_a_hazard_is_looked_at_too", "h,9," BOX, "", "", "", true, "LREL-B003", 1,
     "", "9", "1"},
    {"place__is_not_judged_without_boundaries", "", "", IN("i", "9"), "", false,
     "LREL-B003", 0, NULL, NULL, NULL},
    {"outside__land_in_the_unit_passes", "h,01," BOX, "", "", "", true, "LREL-B004", 0,
     NULL, NULL, NULL},
    {"outside__land_on_its_border_passes", "h,01," EAST("103.999"), "", "", "", true,
     "LREL-B004", 0, NULL, NULL, NULL},
    {"outside__land_just_beyond_it_is_said", "h,01," EAST("104.0001"), "", "", "", true,
     "LREL-B004", 1, "h", "01", "1"},
    {"outside__land_in_another_unit_is_said", "h,01," EAST("104.5"), "", "", "", true,
     "LREL-B004", 1, "h", "01", "1"},
    {"outside__land_passes_with_the_code_of_its_own_unit", "h,02," EAST("104.5"), "", "",
     "", true, "LREL-B004", 0, NULL, NULL, NULL},
    {"outside__a_code_of_no_unit_is_not_judged", "h,9," BOX, "", "", "", true,
     "LREL-B004", 0, NULL, NULL, NULL},
    {"outside__is_not_judged_without_boundaries", "h,01," EAST("104.5"), "", "", "",
     false, "LREL-B004", 0, NULL, NULL, NULL},
    {"outside__of_ten_records_is_said_of_each", TEN(OUT), "", "", "", true, "LREL-B004",
     10, "1", "01", "1"},
    {"outside__of_eleven_records_is_said_of_the_source", TEN(OUT) OUT("11"), "", "", "",
     true, "LREL-B004", 1, "", "most of the source", "11"},
    {"repair__a_zero_that_was_lost", "h,1," BOX "g,1," BOX, "", "", "", true, "LREL-B005",
     1, "", "1", "2"},
    {"repair__leaves_no_code_unknown", "h,1," BOX, "", "", "", true, "LREL-B003", 0, NULL,
     NULL, NULL},
    {"repair__is_looked_at_like_the_code", "h,1," EAST("104.5"), "", "", "", true,
     "LREL-B004", 1, "h", "01", "1"},
    {"repair__a_zero_too_many", "", "", IN("i", "0002"), "", true, "LREL-B005", 1, "",
     "0002", "1"},
    {"repair__a_name", "h, PREAH vihear ," BOX, "", "", "", true, "LREL-B005", 1, "",
     "PREAH vihear", "1"},
    {"repair__of_a_code_there_is_none", "h,01," BOX "g,3," BOX, "", "", "", true,
     "LREL-B005", 0, NULL, NULL, NULL},
    {"repair__not_where_two_units_might_be_meant", "h,003," BOX "g,Twin," BOX, "", "", "",
     true, "LREL-B005", 0, NULL, NULL, NULL},
    {"repair__not_of_a_code_with_letters", "h,1a," BOX, "", "", "", true, "LREL-B005", 0,
     NULL, NULL, NULL},
    {"repair__not_of_nothing_but_zeros", "h,00," BOX, "", "", "", true, "LREL-B005", 0,
     NULL, NULL, NULL},
    {"repair__not_without_boundaries", "h,1," BOX, "", "", "", false, "LREL-B005", 0,
     NULL, NULL, NULL},

    {"place__not_stated_is_none", "", "", IN("i", ""), "", true, "LREL-B003", 0, NULL,
     NULL, NULL},
    {"place__ten_codes_are_said_each", "", "", TEN(PLACE), "", true, "LREL-B003", 10, "",
     "P1", "1"},
    {"place__eleven_codes_are_said_once", "", "", TEN(PLACE) PLACE("11"), "", true,
     "LREL-B003", 1, "", "P1 and 10 other codes", "11"},
};

static void put_table(const job_scratch *s, const char *name, const char *header,
                      const char *rows)
{
    char text[4096];

    snprintf(text, sizeof text, "%s%s", header, rows);
    job_put(s, name, text);
}

static void put(const job_scratch *s, const fact_case *c)
{
    put_table(s, "p.yaml", programme, c->has_boundaries ? boundaries : "");
    put_table(s, "h.csv", "id,place,shape\n", c->hazards);
    put_table(s, "r.csv", "id,shape\n", c->releases);
    put_table(s, "i.csv", "id,what,hazard,release,lon,lat,place\n", c->items);
    put_table(s, "a.csv", "id,hazard,lon,lat\n", c->accidents);
    job_put(s, "units.geojson", units);
}

static void run_fact(job_scratch *s, const void *row)
{
    const fact_case *c = row;
    const check_cell cells[] = {{"id", c->id}, {"value", c->value}, {"count", c->of}};

    put(s, c);
    check_expect(s, c->code, c->count, cells, 3);
}

CHECK_ROWS_MAIN(cases, run_fact)
