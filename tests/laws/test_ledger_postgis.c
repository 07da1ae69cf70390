/* SPDX-License-Identifier: Apache-2.0 */
/* PostGIS, a second opinion, on the benchmark's workload: every record, every year, what
 * remains. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "core/area.h"
#include "ledger/opinion.h"

/* The workload of the benchmark: PostGIS takes the better part of a minute for it. */
#define HAZARDS   10000
#define ACCOUNTS  OPINION_ACCOUNTS
#define YEARS_MAX 26
/* Of the sum over all years. Rounding moves a border by half a millimetre at most and
 * either way, so that sums over thousands of records agree far better than one record. */
#define TOLERANCE 1e-6
/* Metres, times the length of a record's border: how far one record may be off. A border
 * moves by no more than a grid unit; on average by much less. */
#define BORDER_M 3e-4

typedef struct comparison {
    workload *w;
    size_t records;
    lrel_context *context;
    lrel_mosaic *mosaic;
    lrel_ledger *ledger;
    opinion said;
    double worst_sum, worst_record; /* as parts of what is allowed */
} comparison;

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
    opinion_clear(&c->said);
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
    assert_true(opinion_ask(&c.said, server, c.w));
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
