/* SPDX-License-Identifier: Apache-2.0 */
/* text_stocks.c: the stock by the date that land counts on, one table an account. */
#include <stdio.h>

#include "reconcile/count_stocks.h"
#include "reconcile/text.h"

enum { STOCK_WIDTH = 16, WAITING_WIDTH = 24 };

static const char *const names[] = {"completed", "accepted", "handed over"};

/* Exact areas of whatever grid the stage is on. */
static lrel_fine_area fine(const lrel_count_stocks *all, int64_t area2, lrel_stage stage)
{
    int64_t units = all->units_per_m[stage];

    return (lrel_fine_area)area2 * (5000000 / (units * units));
}

static void write_waiting(const lrel_count_stocks *all, const lrel_count_stock *stock,
                          lrel_stage stage, lrel_stream *s)
{
    char area[64], text[120];
    int64_t area2;

    if (!lrel_count_stocks_waiting(all, stock, stage, &area2))
        return;
    lrel_reconcile__format_whole(fine(all, area2, stage), area);
    snprintf(text, sizeof text, "%s in %zu", area, stock->waiting_n[stage]);
    lrel_reconcile__right(s, text, WAITING_WIDTH);
}

static void write_row(const lrel_count_stocks *all, uint32_t account, size_t period,
                      lrel_stream *s)
{
    const lrel_count_stock *stock = lrel_count_stocks_at(all, account, period);
    char name[24];

    lrel_dataset_period_name(all->data, period, name);
    lrel_stream_text(s, "  ");
    lrel_reconcile__left(s, lrel_text_of(name), 18);
    for (int k = 0; k < LREL_STAGE_COUNT; k++)
        if (!all->unknown[k])
            lrel_reconcile__area(s, fine(all, stock->area2[k], (lrel_stage)k),
                                 STOCK_WIDTH);
    write_waiting(all, stock, LREL_STAGE_COMPLETED, s);
    write_waiting(all, stock, LREL_STAGE_ACCEPTED, s);
    lrel_stream_char(s, '\n');
}

static bool has_land(const lrel_count_stocks *all, uint32_t account)
{
    for (size_t p = 0; p < all->data->period_count; p++)
        for (int k = 0; k < LREL_STAGE_COUNT; k++)
            if (lrel_count_stocks_at(all, account, p)->area2[k])
                return true;
    return false;
}

static void write_head(const lrel_count_stocks *all, uint32_t account, lrel_stream *s)
{
    static const char *const waiting[] = {"not accepted, releases", "not handed over"};

    lrel_stream_char(s, '\n');
    lrel_reconcile__left(s, lrel_dataset_account_name(all->data, account), 20);
    for (int k = 0; k < LREL_STAGE_COUNT; k++)
        if (!all->unknown[k])
            lrel_reconcile__right(s, names[k], STOCK_WIDTH);
    for (int k = 0; k + 1 < LREL_STAGE_COUNT; k++)
        if (!all->unknown[k] && !all->unknown[k + 1])
            lrel_reconcile__right(s, waiting[k], WAITING_WIDTH);
    lrel_stream_char(s, '\n');
}

static void write_intro(const lrel_count_stocks *all, bool is_of_one, lrel_stream *s)
{
    lrel_stream_text(s, "\nWHEN LAND COUNTS AS RELEASED\n"
                        "What would be recorded and not released at the end of each "
                        "period, if land counts when it\nis completed, accepted, handed "
                        "over; and the area between, with the releases that wait.\nThis "
                        "account counts what is ");
    lrel_stream_text(s, names[all->chosen]);
    lrel_stream_text(s, is_of_one ? ". Of all operators together.\n" : ".\n");
    for (int k = 0; k < LREL_STAGE_COUNT; k++) {
        if (!all->unknown[k])
            continue;
        lrel_stream_text(s, "If ");
        lrel_stream_text(s, names[k]);
        lrel_stream_text(s, " counts");
        lrel_stream_text(s, ": not computable, because ");
        lrel_stream_text(s, all->unknown[k]);
        lrel_stream_text(s, ".\n");
    }
}

lrel_status lrel_reconcile__text_stocks(const lrel_reconcile *wish, lrel_stream *s,
                                        lrel_error *err)
{
    const lrel_dataset *data = wish->analysis->data;
    lrel_count_stocks all;
    lrel_status status = lrel_count_stocks_make(data, &all, err);

    if (status == LREL_OK)
        write_intro(&all, wish->operator_name.length > 0, s);
    for (uint32_t a = 0; a <= data->programme->account_count && status == LREL_OK; a++) {
        if (lrel_reconcile__leaves_account(wish, a) || !has_land(&all, a))
            continue;
        write_head(&all, a, s);
        for (size_t p = 0; p < data->period_count; p++)
            write_row(&all, a, p, s);
    }
    lrel_count_stocks_clear(&all);
    return status;
}
