/* SPDX-License-Identifier: Apache-2.0 */
/* focus.c: what is gathered, in its order. */
#include "focus/focus.h"

#include <string.h>

#include "focus/order.h"

/* The order is tried on so many of the last years. */
#define YEARS_HIDDEN 3

/* The same day, years before; 29 February becomes the 28th. */
static lrel_date years_before(lrel_date day, int years)
{
    lrel_date out;
    int year, month, of_month;

    lrel_date_to_calendar(day, &year, &month, &of_month);
    if (lrel_date_from_calendar(year - years, month, of_month, &out) != LREL_OK &&
        lrel_date_from_calendar(year - years, month, of_month - 1, &out) != LREL_OK)
        out = (lrel_date){LREL_DAY_BEGINNING};
    return out;
}

static lrel_status gather(lrel_focus *f, lrel_error *err)
{
    static lrel_status (*const parts[])(lrel_focus *, lrel_error *) = {
        lrel_focus__gather_land,      lrel_focus__gather_places,
        lrel_focus__gather_counts,    lrel_focus__gather_facts,
        lrel_focus__gather_kinds,     lrel_focus__gather_exposure,
        lrel_focus__gather_priorities};
    lrel_status status = LREL_OK;

    for (size_t i = 0; i < sizeof parts / sizeof *parts && status == LREL_OK; i++)
        status = parts[i](f, err);
    return status;
}

static lrel_status order_all(lrel_focus *f, lrel_error *err)
{
    uint32_t count = f->a->data->programme->account_count;
    lrel_status status = LREL_OK;

    if (!(f->orders = lrel__calloc(f->context, count, sizeof *f->orders)))
        return lrel__fail_memory(err);
    for (uint32_t a = 0; a < count && status == LREL_OK; a++)
        status = lrel_focus__order(f, a, false, NULL, NULL, &f->orders[a], err);
    return status;
}

lrel_status lrel_focus_open(const lrel_analysis *a, lrel_focus *out, lrel_error *err)
{
    lrel_status status;

    memset(out, 0, sizeof *out);
    out->a = a;
    out->context = a->data->context;
    out->as_of = a->data->programme->as_of;
    out->cut = years_before(out->as_of, YEARS_HIDDEN);
    if (!(out->issues = lrel_issues_new(out->context)))
        return lrel__fail_memory(err);
    status = gather(out, err);
    return status == LREL_OK ? order_all(out, err) : status;
}

lrel_status lrel_focus__check_account(const lrel_focus *f, uint32_t account,
                                      lrel_error *err)
{
    if (account != f->a->data->programme->account_count)
        return LREL_OK;
    return lrel__fail(err, LREL_E_ARGUMENT,
                      "the land of all accounts has no order: items of one kind are not "
                      "those of another; name one account, or none for each");
}

void lrel_focus_clear(lrel_focus *f)
{
    const lrel_context *context = f->context;

    if (!context)
        return;
    for (uint32_t a = 0; f->orders && a < f->a->data->programme->account_count; a++)
        lrel_focus__clear_order(&f->orders[a]);
    lrel__free(context, f->orders);
    lrel__free(context, f->open.at);
    lrel__free(context, f->open_at_cut.at);
    lrel__free(context, f->cleared.at);
    lrel__free(context, f->places);
    lrel__free(context, f->release_places);
    lrel__free(context, f->release_items);
    lrel__free(context, f->accidents.at);
    lrel__free(context, f->items.at);
    for (int level = 0; level < FOCUS_LEVELS; level++)
        lrel__free(context, f->kinds.number[level]);
    lrel__free(context, f->exposure);
    lrel__free(context, f->priorities.at);
    lrel_table_free(f->priorities.table);
    lrel_issues_free(f->issues);
    memset(f, 0, sizeof *f);
}
