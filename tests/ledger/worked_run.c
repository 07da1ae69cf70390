/* SPDX-License-Identifier: Apache-2.0 */
/* worked_run.c: what the library makes of a case against what the case says of it. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ledger/worked_input.h"

#define ALL WORKED_ACCOUNTS

typedef struct run {
    const worked_case *one;
    worked_input in;
    lrel_context *context;
    lrel_mosaic *mosaic;
    lrel_ledger *ledger;
    unsigned seen[WORKED_ROWS_MAX]; /* by row of the account's table: bit per account */
    char *message;
} run;

__attribute__((format(printf, 2, 3))) static bool differ(run *r, const char *format, ...)
{
    va_list list;

    va_start(list, format);
    vsnprintf(r->message, 256, format, list);
    va_end(list);
    return false;
}

/* Whether @p cell says @p area2; an empty cell says 0, and so does a missing column. */
static bool says(const char *cell, int64_t area2)
{
    char *end;
    long squares = strtol(cell, &end, 10);

    return *end == '\0' && area2 == squares * WORKED_SQUARE_AREA2;
}

/* ---- the account ---- */

static void header_of(lrel_ledger_column column, char name[32])
{
    snprintf(name, 32, "%s", lrel_ledger_column_name(column));
    for (char *at = name; (at = strchr(at, '_'));)
        *at = ' ';
}

static bool knows_headers(run *r)
{
    const worked_table *table = &r->one->account;

    for (size_t c = 0; c < table->column_count; c++) {
        static const char *const others[] = {"account", "class", "operator", "year",
                                             "hazards"};
        bool is_known = false;
        char name[32];

        for (size_t i = 0; i < sizeof others / sizeof *others; i++)
            is_known |= strcmp(table->header[c], others[i]) == 0;
        for (int column = 0; column < LREL_COLUMN_COUNT; column++) {
            header_of((lrel_ledger_column)column, name);
            is_known |= strcmp(table->header[c], name) == 0;
        }
        if (!is_known)
            return differ(r, "line %d: the account has no `%s`", table->line,
                          table->header[c]);
    }
    return true;
}

/* Whether the table does not tell @p header apart, or says @p value there. */
static bool is_of(const worked_table *table, size_t row, const char *header,
                  const char *value)
{
    return !worked_has(table, header) ||
           strcmp(worked_cell(table, row, header), value) == 0;
}

/* The row of the table that is about @p row of the ledger, or row_count. */
static size_t find_row(const run *r, const lrel_ledger_row *row)
{
    const worked_table *table = &r->one->account;
    char year[16];
    size_t i = 0;

    snprintf(year, sizeof year, "%d", r->in.first_year + (int)row->period);
    while (i < table->row_count &&
           !(is_of(table, i, "account", worked_account_names[row->account]) &&
             is_of(table, i, "class",
                   worked_class_names[row->group / WORKED_OPERATORS_MAX]) &&
             is_of(table, i, "operator",
                   r->in.operators[row->group % WORKED_OPERATORS_MAX]) &&
             is_of(table, i, "year", year)))
        i++;
    return i;
}

static bool row_holds(run *r, const lrel_ledger_row *row)
{
    const worked_table *table = &r->one->account;
    size_t i = find_row(r, row);
    bool is_shown = i < table->row_count;
    const char *account = worked_account_names[row->account];
    int year = r->in.first_year + (int)row->period;

    if (is_shown && (r->seen[i] & 1u << row->account))
        return differ(r, "%s %d has two groups of land and the table one", account, year);
    if (is_shown)
        r->seen[i] |= 1u << row->account;
    for (int c = 0; c < LREL_COLUMN_COUNT; c++) {
        char name[32];

        header_of((lrel_ledger_column)c, name);
        if (!says(is_shown ? worked_cell(table, i, name) : "", row->area2[c]))
            return differ(r, "%s %s %d: %s is %g, not `%s`", account,
                          worked_class_names[row->group / WORKED_OPERATORS_MAX], year,
                          name, (double)row->area2[c] / WORKED_SQUARE_AREA2,
                          is_shown ? worked_cell(table, i, name) : "");
    }
    if (is_shown && worked_has(table, "hazards") &&
        !says(worked_cell(table, i, "hazards"),
              (int64_t)row->closing_n * WORKED_SQUARE_AREA2))
        return differ(r, "%s %d: %u hazards, not `%s`", account, year, row->closing_n,
                      worked_cell(table, i, "hazards"));
    return true;
}

/* A table without accounts is of one account, and so of all. */
static bool account_holds(run *r)
{
    const worked_table *table = &r->one->account;
    unsigned wanted = 1u | 1u << ALL;

    if (!knows_headers(r))
        return false;
    for (size_t i = 0; i < lrel_ledger_row_count(r->ledger); i++)
        if (!row_holds(r, lrel_ledger_row_at(r->ledger, i)))
            return false;
    for (size_t i = 0; i < table->row_count; i++)
        if (worked_has(table, "account") ? r->seen[i] == 0 : r->seen[i] != wanted)
            return differ(r, "line %d: no land for row %zu of the account", table->line,
                          i + 1);
    return true;
}

/* ---- single records ---- */

static int account_of(const worked_table *table, size_t row)
{
    int account = 0;

    if (!worked_has(table, "account"))
        return ALL;
    while (account < ALL &&
           strcmp(worked_cell(table, row, "account"), worked_account_names[account]) != 0)
        account++;
    return account;
}

static bool release_holds(run *r, size_t row, size_t release)
{
    const worked_table *table = &r->one->releases;
    lrel_record_area area =
        lrel_ledger_release_area(r->ledger, release, (uint32_t)account_of(table, row));

    if (says(worked_cell(table, row, "counted"), area.counted) &&
        says(worked_cell(table, row, "already released"), area.already_released) &&
        says(worked_cell(table, row, "beyond recorded hazard"), area.beyond_hazard))
        return true;
    return differ(r, "%s: counted %g, already released %g, beyond %g",
                  r->in.release_ids[release], (double)area.counted / WORKED_SQUARE_AREA2,
                  (double)area.already_released / WORKED_SQUARE_AREA2,
                  (double)area.beyond_hazard / WORKED_SQUARE_AREA2);
}

/* The accounts in which @p release must have a row. */
static unsigned accounts_of(const run *r, size_t release)
{
    unsigned accounts = 0;

    if (!worked_has(&r->one->releases, "account"))
        return 1u << ALL;
    for (uint32_t a = 0; a <= ALL; a++) {
        lrel_record_area area = lrel_ledger_release_area(r->ledger, release, a);

        if (area.counted || area.already_released || area.beyond_hazard)
            accounts |= 1u << a;
    }
    return accounts;
}

/* Every row is of a release, and every release is in its rows. */
static bool releases_hold(run *r)
{
    const worked_table *table = &r->one->releases;

    for (size_t k = 0; k < r->in.ledger.release_count && table->line; k++) {
        unsigned missing = accounts_of(r, k);

        for (size_t i = 0; i < table->row_count; i++) {
            if (strcmp(worked_cell(table, i, "release"), r->in.release_ids[k]) != 0)
                continue;
            missing &= ~(1u << account_of(table, i));
            r->seen[i] = 1;
            if (!release_holds(r, i, k))
                return false;
        }
        if (missing)
            return differ(r, "line %d: %s is missing", table->line, r->in.release_ids[k]);
    }
    for (size_t i = 0; i < table->row_count; i++)
        if (!r->seen[i])
            return differ(r, "line %d: no release is `%s`", table->line,
                          worked_cell(table, i, "release"));
    return true;
}

/* What all rows of the hazard called @p id did. */
static lrel_record_area add_up(const run *r, const char *id)
{
    lrel_record_area sum = {0};

    for (size_t k = 0; k < r->in.ledger.hazard_count; k++) {
        lrel_record_area area = lrel_ledger_hazard_area(r->ledger, k, ALL);

        if (strcmp(r->in.hazard_ids[k], id) != 0)
            continue;
        sum.newly_recorded += area.newly_recorded;
        sum.recorded_again += area.recorded_again;
        sum.remaining += area.remaining;
    }
    return sum;
}

static bool hazards_hold(run *r)
{
    const worked_table *table = &r->one->hazards;

    for (size_t k = 0; k < r->in.ledger.hazard_count && table->line; k++) {
        size_t i = 0;

        while (i < table->row_count &&
               strcmp(worked_cell(table, i, "hazard"), r->in.hazard_ids[k]) != 0)
            i++;
        if (i == table->row_count)
            return differ(r, "line %d: %s is missing", table->line, r->in.hazard_ids[k]);
        r->seen[i] = 1;
    }
    for (size_t i = 0; i < table->row_count; i++) {
        lrel_record_area area = add_up(r, worked_cell(table, i, "hazard"));

        if (!r->seen[i] ||
            !says(worked_cell(table, i, "newly recorded"), area.newly_recorded) ||
            !says(worked_cell(table, i, "recorded again"), area.recorded_again) ||
            !says(worked_cell(table, i, "remaining"), area.remaining))
            return differ(r, "%s: newly recorded %g, recorded again %g, remaining %g",
                          worked_cell(table, i, "hazard"),
                          (double)area.newly_recorded / WORKED_SQUARE_AREA2,
                          (double)area.recorded_again / WORKED_SQUARE_AREA2,
                          (double)area.remaining / WORKED_SQUARE_AREA2);
    }
    return true;
}

static bool build(run *r)
{
    lrel_error err;

    lrel_error_init(&err);
    r->context = lrel_context_new(NULL);
    if (r->context &&
        lrel_mosaic_build(r->context, &r->in.mosaic, &r->mosaic, &err) == LREL_OK &&
        lrel_ledger_build(r->context, r->mosaic, &r->in.ledger, &r->ledger, &err) ==
            LREL_OK)
        return true;
    return differ(r, "%s", err.message);
}

bool worked_holds(const worked_case *one, char message[256])
{
    run r = {.one = one, .message = message};
    bool holds = worked_input_make(&r.in, one, message) && build(&r) && account_holds(&r);

    memset(r.seen, 0, sizeof r.seen);
    holds = holds && releases_hold(&r);
    memset(r.seen, 0, sizeof r.seen);
    holds = holds && hazards_hold(&r);
    lrel_ledger_free(r.ledger);
    lrel_mosaic_free(r.mosaic);
    lrel_context_free(r.context);
    return holds;
}
