/* SPDX-License-Identifier: Apache-2.0 */
/* text_steps.c: from stated to counted, operator by operator: a table for each account,
 * products side by side; for one operator alone also year by year. */
#include <stdio.h>
#include <stdlib.h>

#include "reconcile/steps.h"
#include "reconcile/text.h"

enum { NAME_WIDTH = 48, AREA_WIDTH = 16, PRODUCTS = 4 /* the last: not understood */ };

/* A step of one year, later of all years. */
typedef struct line {
    lrel_text operator_name;
    uint32_t account;
    int step; /* -1: of a year: stated and counted */
    int year; /* 0 but where step is -1 */
    lrel_text released_by;
    bool has[PRODUCTS];
    lrel_fine_area area[PRODUCTS];
    lrel_fine_area counted[PRODUCTS]; /* where step is -1 */
} line;

typedef struct lines {
    const lrel_dataset *data;
    bool by_year;
    line *at;
    size_t count, capacity;
} lines;

/* ---- collecting ---- */

static int product_column(int product)
{
    return product < 0 ? PRODUCTS - 1 : product;
}

static line *add(lines *all, const lrel_step_row *row, int step, int year)
{
    line *place = LREL__PUSH(all->data->context, all);

    if (place)
        *place = (line){.operator_name = row->of->operator_name,
                        .account = row->account,
                        .step = step,
                        .year = year,
                        .released_by = row->released_by};
    return place;
}

static lrel_status on_step(const lrel_step_row *row, void *user, lrel_error *err)
{
    lines *all = user;
    int p = product_column(row->of->product);
    line *place = add(all, row, (int)row->step, 0);

    if (!place)
        return lrel__fail_memory(err);
    place->has[p] = true;
    place->area[p] = row->area;
    if (!all->by_year ||
        (row->step != LREL_WATERFALL_STATED && row->step != LREL_WATERFALL_COUNTED))
        return LREL_OK;
    if (!(place = add(all, row, -1, row->of->year)))
        return lrel__fail_memory(err);
    place->has[p] = true;
    if (row->step == LREL_WATERFALL_STATED)
        place->area[p] = row->area;
    else
        place->counted[p] = row->area;
    return LREL_OK;
}

static int compare(const void *left, const void *right)
{
    const line *a = left, *b = right;
    int order = lrel_text_compare(a->operator_name, b->operator_name);

    if (order)
        return order;
    if (a->account != b->account)
        return a->account < b->account ? -1 : 1;
    if ((a->step < 0) != (b->step < 0))
        return a->step < 0 ? 1 : -1;
    if (a->step != b->step)
        return a->step < b->step ? -1 : 1;
    if (a->year != b->year)
        return a->year < b->year ? -1 : 1;
    return lrel_text_compare(a->released_by, b->released_by);
}

static void add_up(lines *all)
{
    size_t kept = 0;

    if (all->count > 1)
        qsort(all->at, all->count, sizeof *all->at, compare);
    for (size_t i = 0; i < all->count; i++) {
        line *into = &all->at[kept ? kept - 1 : 0];
        const line one = all->at[i];

        if (kept == 0 || compare(into, &one) != 0) {
            all->at[kept++] = one;
            continue;
        }
        for (int p = 0; p < PRODUCTS; p++) {
            into->has[p] |= one.has[p];
            into->area[p] += one.area[p];
            into->counted[p] += one.counted[p];
        }
    }
    all->count = kept;
}

/* ---- writing ---- */

static const char *product_name(int p)
{
    return p == PRODUCTS - 1 ? "not understood"
                             : lrel_vocabulary_name(&lrel_vocabulary_product, p);
}

/* The products that lines @p first to @p last - 1 have. */
static void find_products(const lines *all, size_t first, size_t last, bool has[PRODUCTS])
{
    for (int p = 0; p < PRODUCTS; p++) {
        has[p] = p < PRODUCTS - 1;
        for (size_t i = first; i < last; i++)
            has[p] |= all->at[i].has[p];
    }
}

static void write_cells(const line *l, const lrel_fine_area *area,
                        const bool products[PRODUCTS], lrel_stream *s)
{
    for (int p = 0; p < PRODUCTS; p++) {
        if (!products[p])
            continue;
        if (l->has[p])
            lrel_reconcile__area(s, area[p], AREA_WIDTH);
        else
            lrel_reconcile__right(s, "-", AREA_WIDTH);
    }
    lrel_stream_char(s, '\n');
}

static void write_step(const line *l, const bool products[PRODUCTS], lrel_stream *s)
{
    char name[400];
    size_t used;

    lrel_waterfall_step_name((lrel_waterfall_step)l->step, name);
    used = strlen(name);
    if (l->step == LREL_WATERFALL_ALREADY_RELEASED)
        snprintf(name + used, sizeof name - used, ", by %.*s",
                 (int)(l->released_by.length ? l->released_by.length : 17),
                 l->released_by.length ? l->released_by.at : "nobody that is named");
    lrel_stream_text(s, "  ");
    lrel_reconcile__left(s, lrel_text_of(name), NAME_WIDTH);
    write_cells(l, l->area, products, s);
}

static void write_year(const line *l, const bool products[PRODUCTS], lrel_stream *s)
{
    char year[24] = "no date";

    if (l->year)
        snprintf(year, sizeof year, "%d", l->year);
    lrel_stream_text(s, "  ");
    lrel_reconcile__left(s, lrel_text_of(year), 8);
    lrel_reconcile__left(s, LREL_TEXT("stated"), NAME_WIDTH - 8);
    write_cells(l, l->area, products, s);
    lrel_stream_text(s, "          ");
    lrel_reconcile__left(s, LREL_TEXT("counted"), NAME_WIDTH - 8);
    write_cells(l, l->counted, products, s);
}

/* Lines @p first to @p last - 1: one operator in one account. */
static void write_table(const lines *all, size_t first, size_t last, lrel_stream *s)
{
    const line *head = &all->at[first];
    lrel_text account = lrel_dataset_account_name(all->data, head->account);
    bool products[PRODUCTS], is_by_year = false;
    char title[400];

    find_products(all, first, last, products);
    snprintf(title, sizeof title, "%.*s, account %.*s",
             head->operator_name.length ? (int)head->operator_name.length : 17,
             head->operator_name.length ? head->operator_name.at : "no operator named",
             LREL_TEXT_ARGS(account));
    lrel_stream_char(s, '\n');
    lrel_reconcile__left(s, lrel_text_of(title), NAME_WIDTH + 2);
    for (int p = 0; p < PRODUCTS; p++)
        if (products[p])
            lrel_reconcile__right(s, product_name(p), AREA_WIDTH);
    lrel_stream_char(s, '\n');
    for (size_t i = first; i < last; i++) {
        if (all->at[i].step >= 0) {
            write_step(&all->at[i], products, s);
            continue;
        }
        if (!is_by_year)
            lrel_stream_text(s, "  by year:\n");
        is_by_year = true;
        write_year(&all->at[i], products, s);
    }
}

static void write_tables(const lines *all, lrel_stream *s)
{
    for (size_t first = 0, last; first < all->count; first = last) {
        for (last = first + 1; last < all->count &&
                               all->at[last].account == all->at[first].account &&
                               lrel_text_is_equal(all->at[last].operator_name,
                                                  all->at[first].operator_name);)
            last++;
        write_table(all, first, last, s);
    }
}

lrel_status lrel_reconcile__text_steps(const lrel_reconcile *wish, lrel_stream *s,
                                       lrel_error *err)
{
    lines all = {.data = wish->analysis->data, .by_year = wish->operator_name.length > 0};
    lrel_status status = lrel_reconcile__visit_steps(wish, on_step, &all, err);

    if (status == LREL_OK) {
        add_up(&all);
        lrel_stream_text(s, "\nFROM STATED TO COUNTED\n");
        lrel_stream_text(s, all.count ? "What releases state of their own area, step by "
                                        "step to what the account counts of them. Do "
                                        "not add accounts.\n"
                                      : "There are no releases.\n");
        write_tables(&all, s);
        if (all.count)
            lrel_stream_text(s, "\nWhich records these are: data/records.csv and "
                                "check/issues.csv of 'landrelease run'.\n");
    }
    lrel__free(all.data->context, all.at);
    return status;
}
