/* SPDX-License-Identifier: Apache-2.0 */
/* test_partners.c: one release that an operator and its partner both report. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

#include "check/check_scene.h"

static const char programme[] =
    "programme: Partners\nas_of: 2020-12-31\nby: []\ngrid: {lon: 105, lat: 13}\n"
    "sources:\n"
    "  - {path: h.csv, role: hazard, name: Hazards, geometry: {wkt: shape}, id: id,\n"
    "     crs: \"+proj=laea +lat_0=13 +lon_0=105 +datum=WGS84 +units=m +no_defs\",\n"
    "     class: {const: cha}, contamination: {const: ap}}\n"
    "  - {path: r.csv, role: release, name: Releases, geometry: {wkt: shape}, id: id,\n"
    "     crs: \"+proj=laea +lat_0=13 +lon_0=105 +datum=WGS84 +units=m +no_defs\",\n"
    "     operator: op, partner: partner, contamination: {const: ap},\n"
    "     product: {const: cleared}, accepted: accepted}\n";

#define ROW(id, op, partner, x, X)                                                       \
    id "," op "," partner ",2015-01-01,\"POLYGON ((" x " 0, " X " 0, " X " 200, " x      \
       " 200, " x " 0))\"\n"

typedef struct partner_case {
    const char *name;
    const char *rows;
    const char *code;
    size_t count;
    const char *value;
} partner_case;

static const partner_case cases[] = {
    {"partners__both_report_one_release",
     ROW("r", "HALO", "CSHD", "0", "200") ROW("s", "CSHD", "", "10.1", "210.1"),
     "LREL-L018", 1, "Releases: r: 94.9 % of this, 94.9 % of that"},
    {"partners__it_does_not_matter_who_names_whom",
     ROW("r", "HALO", "", "0", "200") ROW("s", "CSHD", "HALO", "10.1", "210.1"),
     "LREL-L018", 1, NULL},
    {"partners__the_same_shape_is_said_so_too",
     ROW("r", "HALO", "CSHD", "0", "200") ROW("s", "CSHD", "", "0", "200"), "LREL-L018",
     1, "Releases: r: 100.0 % of this, 100.0 % of that"},
    {"partners__and_as_nothing_else",
     ROW("r", "HALO", "CSHD", "0", "200") ROW("s", "CSHD", "", "0", "200"), "LREL-G013",
     0, NULL},
    {"partners__of_land_of_their_own_report_two",
     ROW("r", "HALO", "CSHD", "0", "200") ROW("s", "CSHD", "", "41", "241"), "LREL-L018",
     0, NULL},
    {"partners__others_are_two_agencies",
     ROW("r", "HALO", "CSHD", "0", "200") ROW("s", "MAG", "", "10.1", "210.1"),
     "LREL-L017", 1, NULL},
};

static void run_case(job_scratch *s, const void *row)
{
    const partner_case *c = row;
    const check_cell cells[] = {{"id", "s"}, {"value", c->value}};
    char text[1200];

    snprintf(text, sizeof text, "id,op,partner,accepted,shape\n%s", c->rows);
    job_put(s, "p.yaml", programme);
    job_put(s, "h.csv", "id,shape\nh,\"POLYGON ((0 0, 900 0, 900 900, 0 900, 0 0))\"\n");
    job_put(s, "r.csv", text);
    check_expect(s, c->code, c->count, cells, 2);
}

CHECK_ROWS_MAIN(cases, run_case)
