/* SPDX-License-Identifier: Apache-2.0 */
/* What a good analyst would ask a database: of each release the land on earlier hazards,
 * less what earlier releases cover. One query over indexed and analysed tables, timed in
 * the server, with the helpers that PostgreSQL starts by itself. */
#include "bench/mosaic_postgis.h"

#include <stdlib.h>
#include <string.h>

#include "bench/entry.h"

static const char tables[] = "CREATE TABLE hazard (rank int, g geometry);\n"
                             "CREATE TABLE release (rank int, g geometry);\n";
static const char indexes[] = "CREATE INDEX ON hazard USING gist (g);\n"
                              "CREATE INDEX ON release USING gist (g);\n"
                              "VACUUM ANALYZE hazard;\nVACUUM ANALYZE release;\n";

static const char query[] =
    "SET client_connection_check_interval = '1s';\n" /* it ends when psql is stopped */
    "SELECT extract(epoch FROM clock_timestamp());\n"
    "SELECT sum(ST_Area(CASE WHEN before.g IS NULL THEN land.g\n"
    "                        ELSE ST_Difference(land.g, before.g) END))\n"
    "FROM release r,\n"
    "  LATERAL (SELECT ST_Intersection(r.g, ST_Union(h.g)) AS g FROM hazard h\n"
    "           WHERE h.rank < r.rank AND ST_Intersects(h.g, r.g)) land,\n"
    "  LATERAL (SELECT ST_Union(e.g) AS g FROM release e\n"
    "           WHERE e.rank < r.rank AND ST_Intersects(e.g, r.g)\n"
    "             AND land.g IS NOT NULL) before\n"
    "WHERE land.g IS NOT NULL;\n"
    "SELECT extract(epoch FROM clock_timestamp());\n";

static void write_polygon(FILE *script, const workload *w, const lrel_mosaic_ring *ring)
{
    fputs("POLYGON((", script);
    for (uint32_t i = 0; i <= ring->count; i++) {
        lrel_grid_point p = w->points[ring->first + i % ring->count];
        fprintf(script, "%s%.3f %.3f", i > 0 ? "," : "",
                (double)p.x / WORKLOAD_UNITS_PER_M, (double)p.y / WORKLOAD_UNITS_PER_M);
    }
    fputs("))\n", script);
}

static void copy_rows(FILE *script, const workload *w, const uint32_t *order,
                      const char *table, size_t from, size_t to)
{
    fprintf(script, "COPY %s FROM stdin;\n", table);
    for (size_t i = from; i < to; i++) {
        fprintf(script, "%u\t", order[i]);
        write_polygon(script, w, &w->rings[i]);
    }
    fputs("\\.\n", script);
}

bool postgis_load(postgres *server, const workload *w)
{
    size_t hazards = w->ledger.hazard_count;
    uint32_t *order = order_of_owners(w);
    FILE *script = tmpfile(), *answer;

    fputs(tables, script);
    copy_rows(script, w, order, "hazard", 0, hazards);
    copy_rows(script, w, order, "release", hazards, w->mosaic.owner_count);
    fputs(indexes, script);
    answer = postgres_run(server, script);
    fclose(script);
    free(order);
    if (answer == NULL)
        return false;
    fclose(answer);
    return true;
}

const char *postgis_missing(void)
{
    return postgres_is_missing() ? "PostgreSQL with PostGIS is not installed" : NULL;
}

bool run_postgis(const task *t, const entry *e, run_report *report)
{
    FILE *script = tmpfile(), *answer;
    double start, end;
    bool is_told;

    (void)e;
    if (t->postgres == NULL)
        return false;
    fputs(query, script);
    answer = postgres_run(t->postgres, script);
    fclose(script);
    if (answer == NULL)
        return false;
    is_told = fscanf(answer, "%lf %lf %lf", &start, &report->answer, &end) == 3;
    fclose(answer);
    report->seconds = end - start;
    return is_told;
}
