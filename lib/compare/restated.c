/* SPDX-License-Identifier: Apache-2.0 */
/* restated.c: periods of the past that both deliveries have whole, and whose figures
 * differ. The last period of a delivery is cut at its as-of day: it ends on another day
 * in the next one, and is none that both have. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "compare/compare.h"

/* What a period is known by. */
enum { ACCOUNT, PERIOD, FROM, TO, KEY_COUNT };
static const char *const key_names[KEY_COUNT] = {"account", "period", "from", "to"};

/* What is compared: flows, and what they leave. The opening is the closing before. */
static const char *const figure_names[] = {
    "newly_recorded", "resurvey", "cancelled", "reduced", "cleared", "closed", "closing"};
#define FIGURE_COUNT (sizeof figure_names / sizeof *figure_names)

/* Land is measured on a grid that follows the records: the same outlines on another one
 * differ by less than this, in 1e-7 m2 and as a part. */
#define SAME_E7   10000000
#define SAME_PART 1e-6

/* One period of one account, all its groups of land together. */
typedef struct period {
    lrel_text key[KEY_COUNT];
    int64_t sum_e7[FIGURE_COUNT];
} period;

typedef struct periods {
    period *at;
    size_t count;
} periods;

/* An exact decimal of at most seven places, as our tables have them. */
static bool read_e7(lrel_text text, int64_t *out)
{
    bool is_negative = text.length > 0 && text.at[0] == '-';
    int places = -1;
    int64_t value = 0;

    for (size_t i = is_negative; i < text.length; i++) {
        char c = text.at[i];

        if (c == '.' && places < 0) {
            places = 0;
            continue;
        }
        if (c < '0' || c > '9' || places == 7 ||
            __builtin_mul_overflow(value, 10, &value) ||
            __builtin_add_overflow(value, c - '0', &value))
            return false;
        places += places >= 0;
    }
    for (int p = places < 0 ? 0 : places; p < 7; p++)
        if (__builtin_mul_overflow(value, 10, &value))
            return false;
    *out = is_negative ? -value : value;
    return true;
}

static lrel_status fail_table(const delivery *d, const char *what, lrel_error *err)
{
    return lrel__fail(err, LREL_E_FORMAT, "%.300s/data/ledger.csv: %s", d->folder, what);
}

static lrel_status find_columns(const delivery *d, int keys[KEY_COUNT],
                                int figures[FIGURE_COUNT], lrel_error *err)
{
    for (int k = 0; k < KEY_COUNT; k++)
        if ((keys[k] = lrel_table_column(d->ledger, lrel_text_of(key_names[k]))) < 0)
            return fail_table(d, "is no account that a run wrote", err);
    for (size_t f = 0; f < FIGURE_COUNT; f++) {
        char name[32];

        (void)snprintf(name, sizeof name, "%s_m2", figure_names[f]);
        if ((figures[f] = lrel_table_column(d->ledger, lrel_text_of(name))) < 0)
            return fail_table(d, "is no account that a run wrote", err);
    }
    return LREL_OK;
}

static int compare(const void *left, const void *right)
{
    const period *a = left, *b = right;
    int order = 0;

    for (int k = 0; k < KEY_COUNT && order == 0; k++)
        order = lrel_text_compare(a->key[k], b->key[k]);
    return order;
}

static lrel_status take_row(const delivery *d, size_t row, const int keys[KEY_COUNT],
                            const int figures[FIGURE_COUNT], period *out, lrel_error *err)
{
    for (int k = 0; k < KEY_COUNT; k++)
        out->key[k] = lrel_table_cell(d->ledger, row, keys[k]);
    for (size_t f = 0; f < FIGURE_COUNT; f++)
        if (!read_e7(lrel_table_cell(d->ledger, row, figures[f]), &out->sum_e7[f]))
            return fail_table(d, "has an area that is no exact decimal", err);
    return LREL_OK;
}

/* Rows of one period are added up. */
static lrel_status join(const delivery *d, periods *p, lrel_error *err)
{
    size_t kept = 0;

    if (p->count)
        qsort(p->at, p->count, sizeof *p->at, compare);
    for (size_t i = 0; i < p->count; i++) {
        if (kept == 0 || compare(&p->at[kept - 1], &p->at[i]) != 0) {
            p->at[kept++] = p->at[i];
            continue;
        }
        for (size_t f = 0; f < FIGURE_COUNT; f++)
            if (__builtin_add_overflow(p->at[kept - 1].sum_e7[f], p->at[i].sum_e7[f],
                                       &p->at[kept - 1].sum_e7[f]))
                return fail_table(d, "has areas too large to add up", err);
    }
    p->count = kept;
    return LREL_OK;
}

static lrel_status read_periods(const delivery *d, periods *out, lrel_error *err)
{
    int keys[KEY_COUNT], figures[FIGURE_COUNT];
    size_t rows = d->ledger->row_count;
    lrel_status status = find_columns(d, keys, figures, err);

    if (status != LREL_OK)
        return status;
    if (!(out->at = lrel__alloc(d->context, rows, sizeof *out->at)))
        return lrel__fail_memory(err);
    for (; out->count < rows && status == LREL_OK; out->count++)
        status = take_row(d, out->count, keys, figures, &out->at[out->count], err);
    return status == LREL_OK ? join(d, out, err) : status;
}

static bool is_restated(int64_t was_e7, int64_t is_e7)
{
    double more = fabs((double)(is_e7 - was_e7));

    return more > SAME_E7 &&
           more > SAME_PART * fmax(fabs((double)was_e7), fabs((double)is_e7));
}

static const char *string_of(const lrel_comparison *c, lrel_text text)
{
    return lrel_arena_text(c->arena, text.at, text.length);
}

static lrel_status compare_period(lrel_comparison *c, const period *was, const period *is,
                                  lrel_error *err)
{
    for (size_t f = 0; f < FIGURE_COUNT; f++) {
        restatement *one;

        if (!is_restated(was->sum_e7[f], is->sum_e7[f]))
            continue;
        if (!(one = LREL__PUSH(c->context, &c->restated)))
            return lrel__fail_memory(err);
        *one = (restatement){.account_name = string_of(c, was->key[ACCOUNT]),
                             .period_name = string_of(c, was->key[PERIOD]),
                             .account = was->key[ACCOUNT],
                             .period = was->key[PERIOD],
                             .from = was->key[FROM],
                             .to = was->key[TO],
                             .column = figure_names[f],
                             .was_e7 = was->sum_e7[f],
                             .is_e7 = is->sum_e7[f]};
        if (!one->account_name || !one->period_name)
            return lrel__fail_memory(err);
    }
    return LREL_OK;
}

lrel_status lrel_compare__restated(lrel_comparison *c, lrel_error *err)
{
    periods before = {0}, after = {0};
    lrel_status status = read_periods(&c->before, &before, err);

    if (status == LREL_OK)
        status = read_periods(&c->after, &after, err);
    for (size_t i = 0, k = 0; status == LREL_OK && i < before.count && k < after.count;) {
        int order = compare(&before.at[i], &after.at[k]);

        if (order == 0)
            status = compare_period(c, &before.at[i], &after.at[k], err);
        i += order <= 0;
        k += order >= 0;
    }
    lrel__free(c->context, before.at);
    lrel__free(c->context, after.at);
    return status;
}
