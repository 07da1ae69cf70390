/* SPDX-License-Identifier: Apache-2.0 */
/* trend_scene.h: two provinces on a plane of metres, worked out by hand. Survey of A was
 * finished in 2019, of B in 2022, when 2 km2 were found there. */
#ifndef LREL_TESTS_TREND_TREND_SCENE_H
#define LREL_TESTS_TREND_TREND_SCENE_H

#include <math.h>

#include "run/csv_table.h"

/* A side of a kilometre is drawn to a millimetre: a few square metres either way. @p area
 * is in 1e-7 m2. */
#define scene_assert_km2(area, km2)                                                      \
    assert_true(fabs((double)(area) / 1e7 - (km2)*1e6) < 3)

#define SCENE_PLANE                                                                      \
    "crs: \"+proj=laea +lat_0=13 +lon_0=105 +datum=WGS84 +units=m +no_defs\""

static const char scene_programme[] =
    "programme: Trend\nas_of: 2023-12-31\nby: [admin1]\ngrid: {lon: 105, lat: 13}\n"
    "sources:\n"
    "  - {path: h.csv, role: hazard, name: Hazards, " SCENE_PLANE
    ", geometry: {wkt: WKT},"
    " id: id, version: ver, from: from, to: to, class: {const: cha}, contamination: "
    "{const: ap}}\n"
    "  - {path: r.csv, role: release, name: Releases, " SCENE_PLANE
    ", geometry: {wkt: WKT}, id: id, product: product, accepted: day, contamination: "
    "{const: ap}, items: {ap_mine: apm}}\n"
    "  - {path: c.csv, role: coverage, id: id, place: place, status: status, date: day}\n"
    "boundaries:\n"
    "  - {path: units.geojson, level: admin1, code: code}\n";

static const char scene_units[] =
    "{\"type\":\"FeatureCollection\",\"features\":["
    "{\"type\":\"Feature\",\"properties\":{\"code\":\"A\"},\"geometry\":{\"type\":"
    "\"Polygon\",\"coordinates\":[[[104.9,12.9],[105.05,12.9],[105.05,13.1],[104.9,13.1],"
    "[104.9,12.9]]]}},"
    "{\"type\":\"Feature\",\"properties\":{\"code\":\"B\"},\"geometry\":{\"type\":"
    "\"Polygon\",\"coordinates\":[[[105.05,12.9],[105.2,12.9],[105.2,13.1],[105.05,13.1],"
    "[105.05,12.9]]]}}]}";

static const char scene_hazards[] =
    "id,ver,from,to,WKT\n"
    "A-1,1,2018-02-01,,\"POLYGON ((0 0, 1000 0, 1000 1000, 0 1000, 0 0))\"\n"
    "A-2,1,2018-02-01,,\"POLYGON ((2000 0, 3000 0, 3000 1000, 2000 1000, 2000 0))\"\n"
    "A-2,2,2022-02-01,,\"POLYGON ((2000 0, 2500 0, 2500 1000, 2000 1000, 2000 0))\"\n"
    "A-3,1,2018-02-01,2021-03-01,\"POLYGON ((0 2000, 100 2000, 100 2100, 0 2100, 0 "
    "2000))\"\n"
    "B-1,1,2022-07-01,,\"POLYGON ((8000 0, 10000 0, 10000 1000, 8000 1000, 8000 0))\"\n";

/* 0.4 km2 cleared with 8 mines, 0.1 reduced, 0.1 cleared with none. */
static const char scene_releases[] =
    "id,product,day,apm,WKT\n"
    "R-1,cleared,2020-05-01,8,\"POLYGON ((0 0, 400 0, 400 1000, 0 1000, 0 0))\"\n"
    "R-2,reduced,2022-05-01,,\"POLYGON ((400 0, 500 0, 500 1000, 400 1000, 400 0))\"\n"
    "R-3,cleared,2023-05-01,0,\"POLYGON ((500 0, 600 0, 600 1000, 500 1000, 500 0))\"\n";

static const char scene_coverage[] = "id,place,status,day\n"
                                     "C-1,A,surveyed,2019-06-01\n"
                                     "C-2,B,not_surveyed,2019-06-01\n"
                                     "C-3,B,surveyed,2022-06-01\n"
                                     "C-4,Nowhere,surveyed,2022-06-01\n";

static inline void scene_put(const job_scratch *s)
{
    job_put(s, "p.yaml", scene_programme);
    job_put(s, "units.geojson", scene_units);
    job_put(s, "h.csv", scene_hazards);
    job_put(s, "r.csv", scene_releases);
    job_put(s, "c.csv", scene_coverage);
}

#endif
