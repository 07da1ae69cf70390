/* SPDX-License-Identifier: Apache-2.0 */
/* The rules as SQL. Land is contaminated at a moment where a hazard was recorded before
 * it and no release came between. So what stands on a record's land when its turn comes
 * is the union, over the earlier hazards it meets, of what both cover less the releases
 * between the two. */
#include "ledger/opinion.h"

#include <stdlib.h>
#include <string.h>

/* All overlays are made on a grid of a tenth of ours. Without one, GEOS 3.11 loses whole
 * polygons where borders nearly coincide: it took 1.4e-11 m2 for the intersection of a
 * release with the four earlier ones that cover its 4,842 m2 exactly. */
static const char prepare[] =
    "CREATE TABLE record (id int, is_hazard boolean, day int, tie int, accounts int,\n"
    "                     product int, g geometry);\n"
    "CREATE FUNCTION both_of(a geometry, b geometry) RETURNS geometry LANGUAGE sql AS\n"
    "  'SELECT ST_CollectionExtract(ST_Intersection(a, b, 1e-4), 3)' IMMUTABLE;\n"
    "CREATE FUNCTION a_less_b(a geometry, b geometry) RETURNS geometry LANGUAGE sql AS\n"
    "  'SELECT CASE WHEN b IS NULL THEN a\n"
    "          ELSE ST_CollectionExtract(ST_Difference(a, b, 1e-4), 3) END' IMMUTABLE;\n"
    "COPY record FROM stdin;\n";

/* `rank` is the order of the account; `member` has a row per record and account. */
static const char semantics[] =
    "CREATE TABLE member AS\n"
    "  SELECT a AS account, id, is_hazard, g,\n"
    "         row_number() OVER (PARTITION BY a ORDER BY day, NOT is_hazard, tie) AS "
    "rank\n"
    "  FROM record, generate_series(0, 1) a WHERE accounts >> a & 1 = 1;\n"
    "CREATE INDEX ON member USING gist (g);\n"
    "ANALYZE member;\n"
    "CREATE TABLE stands AS\n" /* on a record's land when its turn comes */
    "  WITH pair AS (\n"
    "    SELECT e.account, e.id, e.rank AS this, h.rank AS earlier,\n"
    "           both_of(e.g, h.g) AS g\n"
    "    FROM member e JOIN member h ON ST_Intersects(e.g, h.g)\n"
    "    WHERE h.is_hazard AND h.account = e.account AND h.rank < e.rank),\n"
    "  piece AS (\n"
    "    SELECT account, id, a_less_b(g, between_g) AS g\n"
    "    FROM pair, LATERAL (\n"
    "      SELECT ST_Union(r.g, 1e-4) AS between_g FROM member r\n"
    "      WHERE NOT r.is_hazard AND r.account = pair.account AND r.rank > earlier\n"
    "        AND r.rank < this AND ST_Intersects(r.g, pair.g)) q)\n"
    "  SELECT account, id, ST_Union(g, 1e-4) AS g FROM piece GROUP BY account, id;\n"
    "CREATE INDEX ON stands USING gist (g);\n"
    "ANALYZE stands;\n";

/* Of each record: what stood on its land; of a release: what had been released before. */
static const char per_record[] =
    "SELECT 'stood', account, id, ST_Area(s.g), ST_Perimeter(s.g) + ST_Perimeter(r.g)\n"
    "FROM stands s JOIN record r USING (id);\n"
    "WITH before AS (\n"
    "  SELECT r.account, r.id, r.g, s.g AS standing, ST_Union(q.g, 1e-4) AS released\n"
    "  FROM member r JOIN member m USING (account) JOIN stands q\n"
    "    ON q.account = m.account AND q.id = m.id AND ST_Intersects(q.g, r.g)\n"
    "  LEFT JOIN stands s ON s.account = r.account AND s.id = r.id\n"
    "  WHERE NOT r.is_hazard AND NOT m.is_hazard AND m.rank < r.rank\n"
    "  GROUP BY r.account, r.id, r.g, s.g)\n"
    "SELECT 'already', account, id,\n"
    "       ST_Area(a_less_b(both_of(g, released), standing)),\n"
    "       ST_Perimeter(released) + ST_Perimeter(g)\n"
    "FROM before;\n";

/* What stands at the end: every hazard less the releases after it. */
static const char at_the_end[] =
    "WITH left_over AS (\n"
    "  SELECT h.account, a_less_b(h.g, after_g) AS g\n"
    "  FROM member h, LATERAL (\n"
    "    SELECT ST_Union(r.g, 1e-4) AS after_g FROM member r\n"
    "    WHERE NOT r.is_hazard AND r.account = h.account AND r.rank > h.rank\n"
    "      AND ST_Intersects(r.g, h.g)) q\n"
    "  WHERE h.is_hazard)\n"
    "SELECT 'remaining', account, 0, ST_Area(ST_Union(g, 1e-4)), 0 FROM left_over\n"
    "GROUP BY account;\n"
    "SELECT 'invalid', 0, 0, count(*), 0 FROM record WHERE NOT ST_IsValid(g);\n";

static void write_polygon(FILE *script, const workload *w, const lrel_mosaic_ring *ring)
{
    fputs("POLYGON((", script);
    for (uint32_t i = 0; i <= ring->count; i++) {
        lrel_grid_point p = w->points[ring->first + i % ring->count];
        fprintf(script, "%s%d.%03d %d.%03d", i > 0 ? "," : "", p.x / WORKLOAD_UNITS_PER_M,
                p.x % WORKLOAD_UNITS_PER_M, p.y / WORKLOAD_UNITS_PER_M,
                p.y % WORKLOAD_UNITS_PER_M);
    }
    fputs("))\n", script);
}

static void write_records(FILE *script, const workload *w)
{
    fputs(prepare, script);
    for (size_t i = 0; i < w->ledger.hazard_count; i++) {
        const lrel_ledger_hazard *h = &w->hazards[i];
        fprintf(script, "%u\ttrue\t%d\t%u\t%u\t0\t", h->owner, h->from.days, h->tie,
                h->accounts);
        write_polygon(script, w, &w->rings[h->owner]);
    }
    for (size_t i = 0; i < w->ledger.release_count; i++) {
        const lrel_ledger_release *r = &w->releases[i];
        fprintf(script, "%u\tfalse\t%d\t%u\t%u\t%u\t", r->owner, r->day.days, r->tie,
                r->accounts, r->product);
        write_polygon(script, w, &w->rings[r->owner]);
    }
    fputs("\\.\n", script);
}

static bool read_answer(FILE *answer, opinion *said, size_t records)
{
    char what[16];
    unsigned account, id;
    double area, border;
    while (fscanf(answer, "%15s %u %u %lf %lf", what, &account, &id, &area, &border) ==
           5) {
        size_t at = account * records + id;
        if (account >= OPINION_ACCOUNTS || id >= records)
            return false;
        if (strcmp(what, "stood") == 0)
            said->stood[at] = area;
        else if (strcmp(what, "already") == 0)
            said->already[at] = area;
        else if (strcmp(what, "remaining") == 0)
            said->remaining[account] = area;
        else
            said->invalid = area;
        said->border[at] = border > said->border[at] ? border : said->border[at];
    }
    return feof(answer) != 0;
}

bool opinion_ask(opinion *said, postgres *server, const workload *w)
{
    size_t records = w->mosaic.owner_count;
    FILE *script = tmpfile(), *answer;
    bool is_read;
    said->stood = calloc(OPINION_ACCOUNTS * records, sizeof(double));
    said->already = calloc(OPINION_ACCOUNTS * records, sizeof(double));
    said->border = calloc(OPINION_ACCOUNTS * records, sizeof(double));
    if (script == NULL)
        return false;
    write_records(script, w);
    fputs(semantics, script);
    fputs(per_record, script);
    fputs(at_the_end, script);
    answer = postgres_run(server, script);
    fclose(script);
    if (answer == NULL)
        return false;
    is_read = read_answer(answer, said, records);
    fclose(answer);
    return is_read;
}

void opinion_clear(opinion *said)
{
    free(said->stood);
    free(said->already);
    free(said->border);
}
