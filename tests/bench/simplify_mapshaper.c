/* SPDX-License-Identifier: Apache-2.0 */
/* mapshaper simplifies the same polygons by the same method, weighted Visvalingam on the
 * borders that they share, and repairs lines that cross then. Its interval of an area is
 * 0.65 times the side of the square, where ours is that side. */
#include <stdio.h>

#include "bench/process.h"

#define INTERVAL_OF_SIDE 0.65

bool simplify_mapshaper(const task *t, const entry *e, run_report *report)
{
    char hazards[512], out[512], interval[32];
    const char *const words[] = {
        MAPSHAPER, "-i",    hazards, "-simplify", "weighted",       interval,
        "-proj",   "wgs84", "-o",    out,         "format=geojson", "precision=0.0000001",
        "force",   NULL};
    (void)e;
    snprintf(hazards, sizeof hazards, "%s/hazards.shp", t->folder);
    snprintf(out, sizeof out, "%s/simplify_mapshaper.geojson", t->folder);
    snprintf(interval, sizeof interval, "interval=%g", INTERVAL_OF_SIDE * SIMPLIFY_M);
    return process_run(words, report);
}
