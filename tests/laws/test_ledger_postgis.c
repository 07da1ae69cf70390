/* SPDX-License-Identifier: Apache-2.0 */
/* PostGIS, a second opinion that shares no line with us: the benchmark's records, loaded
 * into a database of their own, and the rules written as SQL for what the workload has:
 * hazards of one version that are never closed, and releases.
 *
 * There land is contaminated at a moment where a hazard was recorded before it and no
 * release came between. So what stands on a record's land when its turn comes is the
 * union, over the earlier hazards it meets, of what both cover less the releases between
 * the two. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/area.h"
#include "support/postgres.h"
#include "support/workload.h"

/* The whole workload takes PostGIS the better part of a minute. */
#ifdef __SANITIZE_ADDRESS__
#define HAZARDS 1500
#else
#define HAZARDS 10000
#endif
#define ACCOUNTS  2
#define YEARS_MAX 26
/* Of the sum over all years. Rounding moves a border by half a millimetre at most and
 * either way, so that sums over thousands of records agree far better than one record. */
#define TOLERANCE 1e-6
/* Metres, times the length of a record's border: how far one record may be off. A border
 * moves by no more than a grid unit; on average by much less. */
#define BORDER_M 3e-4

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

/* What PostGIS says, in square metres. */
typedef struct opinion {
    double *stood; /* by account, then owner */
    double *already;
    double *border; /* metres: the longest of the borders that went into an area */
    double remaining[ACCOUNTS];
    double invalid;
} opinion;

typedef struct comparison {
    workload *w;
    size_t records;
    lrel_context *context;
    lrel_mosaic *mosaic;
    lrel_ledger *ledger;
    opinion said;
    double worst_sum, worst_record; /* as parts of what is allowed */
} comparison;

/* ---- asking ---- */

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

static void read_answer(FILE *answer, opinion *said, size_t records)
{
    char what[16];
    unsigned account, id;
    double area, border;
    while (fscanf(answer, "%15s %u %u %lf %lf", what, &account, &id, &area, &border) ==
           5) {
        size_t at = account * records + id;
        assert_true(account < ACCOUNTS && id < records);
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
    assert_true(feof(answer));
}

static void ask_postgis(postgres *server, comparison *c)
{
    FILE *script = tmpfile(), *answer;
    assert_non_null(script);
    write_records(script, c->w);
    fputs(semantics, script);
    fputs(per_record, script);
    fputs(at_the_end, script);
    answer = postgres_run(server, script);
    fclose(script);
    assert_non_null(answer);
    read_answer(answer, &c->said, c->records);
    fclose(answer);
}

/* ---- comparing ---- */

static double m2(int64_t area2)
{
    return lrel_area_to_m2(area2, WORKLOAD_UNITS_PER_M);
}

static void check_sum(comparison *c, const char *what, uint32_t account, double ours,
                      double theirs, double whole)
{
    double off = fabs(ours - theirs) / (TOLERANCE * whole);
    c->worst_sum = off > c->worst_sum ? off : c->worst_sum;
    if (!(off <= 1))
        fail_msg("account %u, %s: %.3f m2, PostGIS has %.3f", account, what, ours,
                 theirs);
}

static void check_one(comparison *c, const char *what, uint32_t account, uint32_t owner,
                      double ours, double theirs)
{
    double border = c->said.border[account * c->records + owner];
    double off = fabs(ours - theirs) / (BORDER_M * border + 1e-6);
    c->worst_record = off > c->worst_record ? off : c->worst_record;
    if (!(off <= 1))
        fail_msg("account %u, owner %u, %s: %.4f m2, PostGIS has %.4f (border %.0f m)",
                 account, owner, what, ours, theirs, border);
}

static void check_records(comparison *c, uint32_t account)
{
    const lrel_ledger_input *in = &c->w->ledger;
    const double *stood = &c->said.stood[account * c->records];
    const double *already = &c->said.already[account * c->records];
    for (size_t i = 0; i < in->release_count; i++) {
        lrel_record_area area = lrel_ledger_release_area(c->ledger, i, account);
        uint32_t owner = in->releases[i].owner;
        check_one(c, "counted", account, owner, m2(area.counted), stood[owner]);
        check_one(c, "already released", account, owner, m2(area.already_released),
                  already[owner]);
    }
    for (size_t i = 0; i < in->hazard_count; i++) {
        uint32_t owner = in->hazards[i].owner;
        double all = m2(lrel_mosaic_owner_area(c->mosaic, owner).area2);
        if ((in->hazards[i].accounts >> account & 1) != 0)
            check_one(c, "newly recorded", account, owner,
                      m2(lrel_ledger_hazard_area(c->ledger, i, account).newly_recorded),
                      all - stood[owner]);
    }
}

static size_t year_of(const workload *w, lrel_date day)
{
    size_t year = 0;
    while (year + 1 < w->ledger.period_count &&
           w->period_starts[year + 1].days <= day.days)
        year++;
    return year;
}

/* PostGIS's columns: what came before the first year is its opening. */
static void add_columns(const comparison *c, uint32_t account,
                        double sums[][LREL_COLUMN_COUNT])
{
    const lrel_ledger_input *in = &c->w->ledger;
    for (size_t i = 0; i < in->hazard_count; i++) {
        const lrel_ledger_hazard *h = &in->hazards[i];
        double all = m2(lrel_mosaic_owner_area(c->mosaic, h->owner).area2);
        if ((h->accounts >> account & 1) != 0)
            sums[year_of(c->w, h->from)]
                [h->from.days == LREL_DAY_BEGINNING ? LREL_COLUMN_OPENING
                                                    : LREL_COLUMN_NEWLY_RECORDED] +=
                all - c->said.stood[account * c->records + h->owner];
    }
    for (size_t i = 0; i < in->release_count; i++) {
        const lrel_ledger_release *r = &in->releases[i];
        sums[year_of(c->w, r->day)][LREL_COLUMN_CANCELLED + r->product] +=
            c->said.stood[account * c->records + r->owner];
    }
}

static double over_all_years(double sums[][LREL_COLUMN_COUNT], size_t years,
                             size_t column)
{
    double sum = 0;
    for (size_t year = 0; year < years; year++)
        sum += sums[year][column];
    return sum;
}

static void check_rows(comparison *c, uint32_t account)
{
    static const lrel_ledger_column columns[] = {
        LREL_COLUMN_OPENING, LREL_COLUMN_NEWLY_RECORDED, LREL_COLUMN_CANCELLED,
        LREL_COLUMN_REDUCED, LREL_COLUMN_CLEARED};
    double sums[YEARS_MAX][LREL_COLUMN_COUNT] = {{0}};
    size_t years = c->w->ledger.period_count;
    /* One group and one place: one row per account and year. */
    const lrel_ledger_row *rows = lrel_ledger_row_at(c->ledger, account * years);
    add_columns(c, account, sums);
    assert_true(rows[0].account == account && rows[years - 1].period == years - 1);
    for (size_t k = 0; k < sizeof columns / sizeof *columns; k++) {
        double all = over_all_years(sums, years, columns[k]), ours = 0;
        for (size_t year = 0; year < years; year++) {
            bool is_stock = columns[k] == LREL_COLUMN_OPENING;
            double cell = is_stock && year > 0 ? 0 : m2(rows[year].area2[columns[k]]);
            check_sum(c, lrel_ledger_column_name(columns[k]), account, cell,
                      sums[year][columns[k]], all);
            ours += cell;
        }
        check_sum(c, lrel_ledger_column_name(columns[k]), account, ours, all, all);
    }
    check_sum(c, "closing", account, m2(rows[years - 1].area2[LREL_COLUMN_CLOSING]),
              c->said.remaining[account], c->said.remaining[account]);
}

/* ---- the test ---- */

static void open_comparison(comparison *c)
{
    workload_options options = workload_default();
    options.hazards = random_count_from_environment("LREL_POSTGIS_HAZARDS", HAZARDS);
    options.releases = options.hazards * 14 / 10;
    options.accounts = ACCOUNTS;
    memset(c, 0, sizeof *c);
    c->w = workload_new(&options);
    assert_non_null(c->w);
    for (size_t i = 0; i < options.hazards; i++)
        c->w->hazards[i].group = 0;
    c->records = options.hazards + options.releases;
    c->said.stood = calloc(ACCOUNTS * c->records, sizeof(double));
    c->said.already = calloc(ACCOUNTS * c->records, sizeof(double));
    c->said.border = calloc(ACCOUNTS * c->records, sizeof(double));
    c->context = lrel_context_new(NULL);
    assert_int_equal(lrel_mosaic_build(c->context, &c->w->mosaic, &c->mosaic, NULL),
                     LREL_OK);
    assert_int_equal(
        lrel_ledger_build(c->context, c->mosaic, &c->w->ledger, &c->ledger, NULL),
        LREL_OK);
}

static void close_comparison(comparison *c)
{
    lrel_ledger_free(c->ledger);
    lrel_mosaic_free(c->mosaic);
    lrel_context_free(c->context);
    free(c->said.stood);
    free(c->said.already);
    free(c->said.border);
    workload_free(c->w);
}

static void ledger__agrees_with_postgis_on_the_benchmarks_workload(void **state)
{
    comparison c;
    const char *why = "";
    postgres *server = postgres_start(&why);
    if (server == NULL && postgres_is_missing()) {
        print_message("skipped: %s\n", why);
        skip();
    }
    if (server == NULL)
        fail_msg("%s", why);
    open_comparison(&c);
    ask_postgis(server, &c);
    postgres_stop(server);
    assert_true(c.said.invalid ==
                0); /* else it would be about repairs, not about rules */
    for (uint32_t account = 0; account < ACCOUNTS; account++) {
        check_records(&c, account);
        check_rows(&c, account);
    }
    print_message("%zu records: sums are off by at most %.2g, single records by %.2g m x "
                  "border\n",
                  c.records, c.worst_sum * TOLERANCE, c.worst_record * BORDER_M);
    close_comparison(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ledger__agrees_with_postgis_on_the_benchmarks_workload),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
