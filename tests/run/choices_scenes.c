/* SPDX-License-Identifier: Apache-2.0 */
/* choices_scenes.c: shapes that cross where the grid has no point, so that a figure that
 * is right to the last digit was not taken from another mosaic. */
#include "run/choices_scenes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

#include "run/scenes.h"

static const char programme[] =
    "programme: Choices\n"
    "as_of: 2020-12-31\n"
    "by: []\n"
    "count: accepted\n"
    "before_hazard: date\n"
    "stock: [cha, sha]\n"
    "min_depth_cm: 20\n"
    "sources:\n"
    "  - {path: h.csv, role: hazard, name: H, geometry: {wkt: shape}, crs: EPSG:32648,\n"
    "     id: id, class: class, contamination: {column: what, split: \";\"}, from: "
    "from,\n"
    "     geometry_kind: kind}\n"
    "  - {path: r.csv, role: release, name: R, geometry: {wkt: shape}, crs: EPSG:32648,\n"
    "     id: id, hazard: hazard, contamination: what, product: product,\n"
    "     activity: activity, depth: depth, to: done, accepted: accepted,\n"
    "     handed_over: handed, acceptance: state, geometry_kind: kind}\n"
    "  - {path: k.csv, role: hazard, name: K, geometry: {wkt: shape}, crs: EPSG:32648,\n"
    "     id: id, class: {const: cha}, contamination: {const: ap}, from: from, to: to}\n"
    "  - {path: n.csv, role: release, name: N, id: id, hazard: hazard, product: "
    "product,\n"
    "     to: done, area: area}\n"
    "boundaries:\n"
    "  - {path: b.geojson, level: admin1, code: code}\n";

static const char boundaries[] =
    "{\"type\": \"FeatureCollection\", \"features\": [{\"type\": \"Feature\", "
    "\"properties\": {\"code\": \"1\"}, \"geometry\": {\"type\": \"Polygon\", "
    "\"coordinates\": [[[104.9, 12.8], [105.2, 12.8], [105.2, 13.1], [104.9, 13.1], "
    "[104.9, 12.8]]]}}]}\n";

/* A hazard that was closed, and a release without a shape that explains it. */
static const char closed[] = "id,from,to,shape\n"
                             "K,2010-01-01,2016-06-30,\"POLYGON ((505000 1430000, 505100 "
                             "1430013, 505087 1430113, 505000 1430000))\"\n";
static const char shapeless[] =
    "id,hazard,product,done,area\nN,K,cleared,2016-05-05,1000\n";

static const char datum_programme[] =
    "programme: Datum\n"
    "as_of: 2020-12-31\n"
    "by: []\n"
    "sources:\n"
    "  - {path: h.csv, role: hazard, name: H, geometry: {wkt: shape}, crs: EPSG:3148,\n"
    "     operation: EPSG:1542, id: id, class: {const: cha}, contamination: {const: "
    "ap},\n"
    "     from: {const: 2010}}\n"
    "  - {path: r.csv, role: release, name: R, geometry: {wkt: shape}, crs: EPSG:3148,\n"
    "     operation: 'EPSG:1542', id: id, product: {const: cleared},\n"
    "     contamination: {const: ap}, to: {const: 2015}}\n"
    "  - {path: q.csv, role: release, name: Q, geometry: {wkt: shape}, crs: EPSG:3148,\n"
    "     operation: null-shift, id: id, product: {const: reduced},\n"
    "     contamination: {const: ap}, to: {const: 2015}}\n";

static const char edge_programme[] =
    "programme: Edge\n"
    "as_of: 2020-12-31\n"
    "by: []\n"
    "edge: keep\n"
    "sources:\n"
    "  - {path: h.csv, role: hazard, name: H, geometry: {wkt: shape}, crs: EPSG:32648,\n"
    "     id: id, class: {const: cha}, contamination: {const: ap}, from: {const: 2010}}\n"
    "  - {path: r.csv, role: release, name: R, geometry: {wkt: shape}, crs: EPSG:32648,\n"
    "     id: id, product: {const: cleared}, contamination: {const: ap},\n"
    "     to: {const: 2015}}\n";

static const char reports_programme[] =
    "programme: Reports\n"
    "as_of: 2020-12-31\n"
    "by: []\n"
    "count: completed\n"
    "updates: all\n"
    "operators: o.csv\n"
    "sources:\n"
    "  - {path: h.csv, role: hazard, name: H, geometry: {wkt: shape}, crs: EPSG:32648,\n"
    "     id: id, class: {const: cha}, contamination: {const: ap}, from: info,\n"
    "     date_of_information: info}\n"
    "  - {path: r.csv, role: release, name: R, geometry: {wkt: shape}, crs: EPSG:32648,\n"
    "     id: id, operator: operator, task: task, activity: activity, to: done,\n"
    "     handed_over: handed, product: {const: cleared}, contamination: {const: ap}}\n";

/* Two names of one organisation: without them the reports were of different work. */
static const char reports_operators[] = "name,alias\nALFA,Alfa Demining\n";

/* One row of a table: what stands before its shape and behind it; the shape is a square
 * on a corner. Metres from the middle. */
typedef struct row {
    const char *cells;
    double x, y, reach;
    const char *behind;
} row;

static const row hazards[] = {
    {"A,cha,ap,2010-01-01,", 0, 0, 1000, ""},
    {"B,sha,ap;cmr,2012-01-01,", 900, 333, 800, ""},
    {"S,spot,ap,2010-01-01,", -900, 111, 300, ""},
    {"C,cha,uxo,2010-01-01,circle_from_area", 100, 900, 300, ""},
    {"L,cha,uxo,2021-05-01,", -100, -700, 500, ""},
    {"F,sha,cmr,2010-01-01,", 3000, 90000, 500, ""},
    {"G,sha,cmr,2010-01-01,", 3000, 75000, 12000, ""}, /* reaches within 50 km */
};

/* Ids say what is wrong. */
static const row releases[] = {
    {"fine,A,ap,cleared,ts,30,2015-01-02,2016-01-02,2018-01-02,qa_passed,", -800, 0, 210,
     ""},
    {"open,A,ap,reduced,ts,,2017-01-02,,2018-03-03,,", -703, 0, 210, ""},
    {"rejected,A,ap,cleared,ts,30,2017-01-02,2017-03-02,,rejected,", -606, 0, 210, ""},
    {"product,A,ap,verified,ts,,2017-01-02,2017-03-02,,,", -509, 0, 210, ""},
    {"doubt,A,ap,checked,ts,5,2017-01-02,2017-03-02,,,", -100, 500, 150, ""},
    {"date,A,ap,cleared,ts,30,2016-05-05,soon,,,", -412, 0, 210, ""},
    {"never,A,ap,cleared,ts,30,2016-05-05,1066-10-14,,,", -315, 0, 210, ""},
    {"later,A,ap,cleared,ts,30,2020-11-11,2021-02-03,,,", -218, 0, 210, ""},
    {"spot,A,ap,,eod_spot,,2016-05-05,2016-06-06,,,", -121, 0, 210, ""},
    {"shallow,A,ap,cleared,ts,10,2016-05-05,2016-06-06,,,", -24, 0, 210, ""},
    {"ragged,A,ap,cleared,ts,30,2016-05-05,2016-06-06,,,", 73, 0, 210, ",x"},
    {"sand,A,sand,cleared,ts,30,2016-05-05,2016-06-06,,,", 170, 0, 210, ""},
    {"dance,A,ap,cleared,dancing,30,2016-05-05,2016-06-06,,,", 267, 0, 210, ""},
    {"state,A,ap,cleared,ts,30,2016-05-05,2016-06-06,,soso,", 364, 0, 210, ""},
    {"kind,A,ap,cleared,ts,30,2016-05-05,2016-06-06,,,odd", 461, 0, 210, ""},
    {"circle,A,ap,cleared,ts,30,2016-05-05,2016-06-06,,,circle_from_area", 558, 0, 210,
     ""},
    {"far,G,cmr,cleared,ts,30,2016-05-05,2016-06-06,,,", 3000, 80000, 210, ""},
    {"before,B,ap,cancelled,nts,,2011-05-05,2011-06-06,,,", 752, 333, 210, ""},
};

static const row datum_hazards[] = {{"A", 0, 0, 1000, ""}};
static const row datum_releases[] = {{"R", 500, 0, 900, ""}};
static const row datum_shifted[] = {{"Q", -500, 100, 300, ""}};

/* All of A but a margin, and half of B. */
static const row edge_hazards[] = {{"A", 0, 0, 100, ""}, {"B", 500, 0, 100, ""}};
static const row edge_releases[] = {{"R", 0, 0, 98, ""}, {"Q", 600, 0, 100, ""}};

/* The second report of A is later and smaller; the third is older, and reaches farther
 * than both. */
static const row reports_hazards[] = {{"A,2010-01-01", 0, 0, 1000, ""},
                                      {"A,2015-01-01", 0, 0, 800, ""},
                                      {"A,2012-01-01", 300, 0, 900, ""}};
static const row reports_releases[] = {
    {"P,ALFA,T,progress,2016-01-01,2016-02-01", 300, 0, 200, ""},
    {"Q,Alfa Demining,T,completion,2017-01-01,2017-02-01", 0, 0, 300, ""},
    {"V,ALFA,T,handover,2018-01-01,2018-01-01", -100, 100, 400, ""}};

static void put_rows(const job_scratch *s, const char *name, const char *header,
                     const row *rows, size_t count)
{
    FILE *f = job_create(s, name);

    fprintf(f, "%s,shape\n", header);
    for (size_t i = 0; i < count; i++) {
        double x = 500000 + rows[i].x, y = 1430000 + rows[i].y;
        double far = rows[i].reach, near = far / 7;

        fprintf(f,
                "%s,\"POLYGON ((%.3f %.3f, %.3f %.3f, %.3f %.3f, %.3f %.3f, %.3f "
                "%.3f))\"%s\n",
                rows[i].cells, x + far, y + near, x - near, y + far, x - far, y - near,
                x + near, y - far, x + far, y + near, rows[i].behind);
    }
    assert_int_equal(fclose(f), 0);
}

#define PUT_ROWS(s, name, header, rows)                                                  \
    put_rows(s, name, header, rows, sizeof(rows) / sizeof *(rows))

int choices_every_rule_setup(void **state)
{
    int answer = job_scratch_setup(state);

    if (answer != 0)
        return answer;
    job_put(*state, "p.yaml", programme);
    job_put(*state, "b.geojson", boundaries);
    PUT_ROWS(*state, "h.csv", "id,class,what,from,kind", hazards);
    PUT_ROWS(*state, "r.csv",
             "id,hazard,what,product,activity,depth,done,accepted,handed,state,kind",
             releases);
    job_put(*state, "k.csv", closed);
    job_put(*state, "n.csv", shapeless);
    return 0;
}

int choices_datum_setup(void **state)
{
    int answer = job_scratch_setup(state);

    if (answer != 0)
        return answer;
    job_put(*state, "p.yaml", datum_programme);
    PUT_ROWS(*state, "h.csv", "id", datum_hazards);
    PUT_ROWS(*state, "r.csv", "id", datum_releases);
    PUT_ROWS(*state, "q.csv", "id", datum_shifted);
    return 0;
}

int choices_edge_setup(void **state)
{
    int answer = job_scratch_setup(state);

    if (answer != 0)
        return answer;
    job_put(*state, "p.yaml", edge_programme);
    PUT_ROWS(*state, "h.csv", "id", edge_hazards);
    PUT_ROWS(*state, "r.csv", "id", edge_releases);
    return 0;
}

int choices_reports_setup(void **state)
{
    int answer = job_scratch_setup(state);

    if (answer != 0)
        return answer;
    job_put(*state, "p.yaml", reports_programme);
    job_put(*state, "o.csv", reports_operators);
    PUT_ROWS(*state, "h.csv", "id,info", reports_hazards);
    PUT_ROWS(*state, "r.csv", "id,operator,task,activity,done,handed", reports_releases);
    return 0;
}

int choices_first_setup(void **state)
{
    int answer = scene_first_setup(state);

    if (answer == 0)
        job_replace(*state, "p.yaml", "by: [product, class, operator, admin1]", "by: []");
    return answer;
}

int choices_crowd_setup(void **state)
{
    int answer = scene_crowd_setup(state);

    if (answer == 0)
        job_replace(*state, "p.yaml", "by: [class, operator, admin1]",
                    "by: []\nstock: [cha, sha]\ncount: accepted\nbefore_hazard: date");
    return answer;
}
