/* SPDX-License-Identifier: Apache-2.0 */
/* flow.c: stocks of one land, speaker and definition in order of time, each with the next
 * one, and what was published, or counted, of the time between. */
#include "reconcile/flow.h"

#include <stdlib.h>

#include "reconcile/figure.h"

#define FLOWS_MAX 16

static const struct {
    const char *name;
    int sign;
    int measure; /* -1: nobody publishes it */
    lrel_ledger_column column;
} lines[] = {
    [LREL_FLOW_NEWLY_RECORDED] = {"newly_recorded", 1, LREL_MEASURE_NEWLY_RECORDED,
                                  LREL_COLUMN_NEWLY_RECORDED},
    [LREL_FLOW_RESURVEY] = {"resurvey", 1, LREL_MEASURE_RESURVEY, LREL_COLUMN_RESURVEY},
    [LREL_FLOW_TRANSFERRED] = {"transferred", 1, -1, LREL_COLUMN_TRANSFERRED},
    [LREL_FLOW_CANCELLED] = {"cancelled", -1, LREL_MEASURE_CANCELLED,
                             LREL_COLUMN_CANCELLED},
    [LREL_FLOW_REDUCED] = {"reduced", -1, LREL_MEASURE_REDUCED, LREL_COLUMN_REDUCED},
    [LREL_FLOW_CLEARED] = {"cleared", -1, LREL_MEASURE_CLEARED, LREL_COLUMN_CLEARED},
    [LREL_FLOW_RELEASED] = {"released", -1, LREL_MEASURE_RELEASED, LREL_COLUMN_COUNT},
    [LREL_FLOW_CLOSED] = {"closed", -1, -1, LREL_COLUMN_CLOSED},
};

const char *lrel_flow_line_name(lrel_flow_line line)
{
    return lines[line].name;
}

int lrel_flow_line_sign(lrel_flow_line line)
{
    return lines[line].sign;
}

typedef struct visiting {
    const lrel_dataset *data;
    const lrel_own *own;
    lrel_flow_figures figures;
    const lrel_fact **stocks;
    size_t stock_count;
    lrel_flow_ways ways[LREL_FLOW_LINE_COUNT]; /* of the span at hand */
    lrel_flow_fn on_flow;
    void *user;
} visiting;

/* ---- stocks ---- */

static int compare_numbers(int64_t a, int64_t b)
{
    return a < b ? -1 : a > b;
}

static int64_t account_of(const lrel_dataset *data, const lrel_fact *fact)
{
    uint32_t account;

    return lrel_figure_account(data, fact, &account) ? account : INT64_MAX;
}

/* What makes two stocks points of one series. */
static int compare_series(const lrel_dataset *data, const lrel_fact *a,
                          const lrel_fact *b)
{
    const lrel_figure *fa = &a->as.figure, *fb = &b->as.figure;
    int order = compare_numbers(account_of(data, a), account_of(data, b));

    if (order == 0)
        order = compare_numbers(fa->contamination, fb->contamination);
    if (order == 0)
        order = lrel_text_compare(a->place, b->place);
    if (order == 0)
        order = lrel_text_compare(a->operator_name, b->operator_name);
    if (order == 0)
        order = compare_numbers(fa->hazard_class, fb->hazard_class);
    if (order == 0)
        order = lrel_text_compare(fa->national_class, fb->national_class);
    if (order == 0)
        order = compare_numbers(fa->source_kind, fb->source_kind);
    return order ? order : lrel_text_compare(fa->definition, fb->definition);
}

/* And what makes them one point of it. */
static int compare_points(const lrel_dataset *data, const lrel_fact *a,
                          const lrel_fact *b)
{
    int order = compare_series(data, a, b);

    if (order == 0)
        order = compare_numbers(a->date.last.days, b->date.last.days);
    return order ? order : compare_numbers(a->as.figure.value.e4, b->as.figure.value.e4);
}

static int compare_stocks(const void *left, const void *right, void *user)
{
    const lrel_fact *a = *(const lrel_fact *const *)left;
    const lrel_fact *b = *(const lrel_fact *const *)right;
    const visiting *v = user;
    int order = compare_points(v->data, a, b);

    if (order == 0)
        order = compare_numbers(a->source, b->source);
    return order ? order : compare_numbers(a->row, b->row);
}

static bool is_wanted(const lrel_reconcile *wish, const lrel_fact *fact)
{
    const lrel_figure *f = &fact->as.figure;
    uint32_t account;

    return fact->role == LREL_ROLE_SERIES && fact->used &&
           f->measure == LREL_MEASURE_STOCK && f->basis != 1 && f->value.is_known &&
           f->donor.length == 0 && fact->date.is_known && lrel_figure_is_area(fact) &&
           !lrel_reconcile__leaves_operator(wish, fact->operator_name) &&
           (wish->account == LREL_ACCOUNT_EVERY ||
            (lrel_figure_account(wish->analysis->data, fact, &account) &&
             account == wish->account));
}

/* One value that two publications have of one day is one stock. */
static void drop_repeated(visiting *v)
{
    size_t kept = 0;

    for (size_t i = 0; i < v->stock_count; i++)
        if (kept == 0 || compare_points(v->data, v->stocks[kept - 1], v->stocks[i]) != 0)
            v->stocks[kept++] = v->stocks[i];
    v->stock_count = kept;
}

static lrel_status list_stocks(visiting *v, const lrel_reconcile *wish, lrel_error *err)
{
    const lrel_facts *facts = &v->data->facts;

    v->stocks = lrel__alloc(v->data->context, facts->count + 1, sizeof *v->stocks);
    if (!v->stocks)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < facts->count; i++)
        if (is_wanted(wish, &facts->at[i]))
            v->stocks[v->stock_count++] = &facts->at[i];
    if (v->stock_count > 1)
        qsort_r(v->stocks, v->stock_count, sizeof *v->stocks, compare_stocks, v);
    drop_repeated(v);
    return LREL_OK;
}

/* ---- one span ---- */

static lrel_fine_area stated(const lrel_fact *fact)
{
    return (lrel_fine_area)fact->as.figure.value.e4 * 1000;
}

static void work_out(lrel_flow *flow)
{
    flow->expected = stated(flow->opening);
    for (int line = 0; line < LREL_FLOW_LINE_COUNT; line++)
        if (flow->has[line])
            flow->expected += lines[line].sign * flow->area[line];
    flow->is_computable = true;
}

static void note_estimates(lrel_flow *flow)
{
    if (flow->opening->as.figure.flag == LREL_FLAG_ESTIMATE)
        lrel_notes_add(&flow->note, "the opening stock is an estimate");
    if (flow->closing->as.figure.flag == LREL_FLAG_ESTIMATE)
        lrel_notes_add(&flow->note, "the closing stock is an estimate");
}

static bool is_whole(const visiting *v, lrel_flow_line line)
{
    return v->ways[line].count > 0;
}

/* "cancelled from 2020-01-01 on" */
static void note_missing(const visiting *v, const lrel_flow *flow, lrel_flow_line line,
                         lrel_notes *notes)
{
    lrel_date reach = v->ways[line].reach;
    char day[16];

    lrel_date_format(reach, day);
    if (reach.days == flow->opening->date.last.days + 1)
        lrel_notes_add(notes, "%s", lines[line].name);
    else
        lrel_notes_add(notes, "%s from %s on", lines[line].name, day);
}

/* Which lines make the released land: the three products, or what was published of them
 * together. @return false where neither is whole */
static bool choose_released(const visiting *v, bool is_used[LREL_FLOW_LINE_COUNT])
{
    bool has_three = is_whole(v, LREL_FLOW_CANCELLED) && is_whole(v, LREL_FLOW_REDUCED) &&
                     is_whole(v, LREL_FLOW_CLEARED);

    is_used[LREL_FLOW_CANCELLED] = is_used[LREL_FLOW_REDUCED] =
        is_used[LREL_FLOW_CLEARED] = has_three;
    is_used[LREL_FLOW_RELEASED] = !has_three && is_whole(v, LREL_FLOW_RELEASED);
    is_used[LREL_FLOW_NEWLY_RECORDED] = is_whole(v, LREL_FLOW_NEWLY_RECORDED);
    is_used[LREL_FLOW_RESURVEY] = is_whole(v, LREL_FLOW_RESURVEY);
    return has_three || is_used[LREL_FLOW_RELEASED];
}

static size_t count_ways(const visiting *v, const bool is_used[LREL_FLOW_LINE_COUNT])
{
    size_t count = 1;

    for (int line = 0; line < LREL_FLOW_LINE_COUNT && count <= FLOWS_MAX; line++)
        if (is_used[line])
            count = v->ways[line].is_cut ? FLOWS_MAX + 1 : count * v->ways[line].count;
    return count;
}

/* Way number @p number of those that competing figures make. */
static void take_way(const visiting *v, const bool is_used[LREL_FLOW_LINE_COUNT],
                     size_t number, lrel_flow *flow)
{
    for (int line = 0; line < LREL_FLOW_LINE_COUNT; line++) {
        const lrel_flow_ways *ways = &v->ways[line];
        const lrel_flow_way *way;

        if (!is_used[line])
            continue;
        way = &ways->at[number % ways->count];
        number /= ways->count;
        flow->has[line] = true;
        flow->area[line] = (lrel_fine_area)way->e4 * 1000;
        lrel_notes_add(&flow->figures, "%s: %s", lines[line].name, way->figures.text);
        if (ways->count > 1)
            lrel_notes_add(&flow->note, "%s: %zu published values compete",
                           lines[line].name, ways->count);
    }
}

static lrel_status find_ways(visiting *v, const lrel_flow *flow, lrel_error *err)
{
    lrel_date first = {flow->opening->date.last.days + 1};
    lrel_status status = LREL_OK;

    for (int line = 0; line < LREL_FLOW_LINE_COUNT && status == LREL_OK; line++)
        if (lines[line].measure >= 0)
            status =
                lrel_flow_find_ways(&v->figures, flow->closing, lines[line].measure,
                                    first, flow->closing->date.last, &v->ways[line], err);
    return status;
}

/* @p has_released: then what was not published by product was published together. */
static void list_missing(const visiting *v, bool has_released, lrel_flow *flow)
{
    for (int line = 0; line < LREL_FLOW_RELEASED; line++)
        if (lines[line].measure >= 0 && !is_whole(v, (lrel_flow_line)line) &&
            !(line >= LREL_FLOW_CANCELLED && has_released))
            note_missing(v, flow, (lrel_flow_line)line, &flow->missing);
}

static lrel_status visit_published(visiting *v, const lrel_flow *empty, lrel_error *err)
{
    bool is_used[LREL_FLOW_LINE_COUNT] = {false}, has_released;
    lrel_flow flow = *empty;
    lrel_status status = find_ways(v, &flow, err);

    if (status != LREL_OK)
        return status;
    has_released = choose_released(v, is_used);
    list_missing(v, has_released, &flow);
    flow.of = has_released ? count_ways(v, is_used) : 0;
    if (flow.of == 0 || flow.of > FLOWS_MAX) {
        if (flow.of == 0)
            lrel_notes_add(&flow.note, "not computable, because what was released in "
                                       "that time was not all published");
        else
            lrel_notes_add(&flow.note,
                           "not computable, because published values "
                           "compete in more than %d ways",
                           FLOWS_MAX);
        flow.of = 1;
        return v->on_flow(&flow, v->user, err);
    }
    for (size_t i = 0; i < flow.of && status == LREL_OK; i++) {
        lrel_flow way = flow;

        way.number = i + 1;
        take_way(v, is_used, i, &way);
        work_out(&way);
        status = v->on_flow(&way, v->user, err);
    }
    return status;
}

/* ---- the account ---- */

static void take_account(const visiting *v, uint32_t account, uint32_t from, uint32_t end,
                         lrel_flow *flow)
{
    const lrel_fact *like = flow->closing;

    for (int line = 0; line < LREL_FLOW_LINE_COUNT; line++) {
        if (lines[line].column == LREL_COLUMN_COUNT)
            continue;
        flow->has[line] = true;
        flow->area[line] = lrel_fine_area_of(
            v->data, lrel_own_flow(v->own, like, account, lines[line].column, from, end));
    }
    flow->own_opening =
        lrel_fine_area_of(v->data, lrel_own_stock(v->own, like, account, from));
    flow->own_closing =
        lrel_fine_area_of(v->data, lrel_own_stock(v->own, like, account, end));
    for (uint32_t p = from; p < end; p++)
        if (v->own->analysis->years.incomplete[p].length) {
            lrel_notes_add(&flow->note,
                           "incomplete: some sources do not reach the end of %d",
                           lrel_analysis_year(v->own->analysis, p));
            break;
        }
    work_out(flow);
}

static lrel_status visit_account(visiting *v, const lrel_flow *empty, lrel_error *err)
{
    lrel_flow flow = *empty;
    uint32_t account, from, end;
    const char *lacks;

    flow.is_of_account = true;
    if (flow.closing->operator_name.length)
        lrel_notes_add(&flow.note, "not computable, because land that one operator "
                                   "recorded is released by others too");
    else if (!lrel_figure_account(v->data, flow.closing, &account))
        lrel_notes_add(&flow.note,
                       "not computable, because the stocks do not say of which account");
    else if ((lacks = lrel_own_lacks(v->own, flow.closing, account)) != NULL)
        lrel_notes_add(&flow.note, "not computable, because %s", lacks);
    else if (!lrel_own_years_before(v->own->analysis, flow.opening->date.last, &from) ||
             !lrel_own_years_before(v->own->analysis, flow.closing->date.last, &end))
        lrel_notes_add(&flow.note, "not computable, because the span does not begin and "
                                   "end with a year of the account");
    else
        take_account(v, account, from, end, &flow);
    return v->on_flow(&flow, v->user, err);
}

/* ---- all spans ---- */

static lrel_status visit_span(visiting *v, const lrel_fact *opening,
                              const lrel_fact *closing, lrel_error *err)
{
    lrel_flow flow = {.opening = opening, .closing = closing, .number = 1, .of = 1};
    lrel_status status;

    note_estimates(&flow);
    status = visit_published(v, &flow, err);
    return status == LREL_OK ? visit_account(v, &flow, err) : status;
}

/* The end of the run of stocks of one day, from number @p first on. */
static size_t end_of_day(const visiting *v, size_t first, size_t last)
{
    size_t end = first;

    while (end < last &&
           v->stocks[end]->date.last.days == v->stocks[first]->date.last.days)
        end++;
    return end;
}

/* Stocks @p first to @p last - 1 are one series; each of a day with each of the next. */
static lrel_status visit_series(visiting *v, size_t first, size_t last, lrel_error *err)
{
    size_t next = end_of_day(v, first, last), end;
    lrel_status status = LREL_OK;

    for (; next < last && status == LREL_OK; first = next, next = end) {
        end = end_of_day(v, next, last);
        for (size_t a = first; a < next && status == LREL_OK; a++)
            for (size_t b = next; b < end && status == LREL_OK; b++)
                status = visit_span(v, v->stocks[a], v->stocks[b], err);
    }
    return status;
}

static lrel_status visit_all(visiting *v, lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (size_t first = 0, last; first < v->stock_count && status == LREL_OK;
         first = last) {
        for (last = first + 1;
             last < v->stock_count &&
             compare_series(v->data, v->stocks[first], v->stocks[last]) == 0;)
            last++;
        status = visit_series(v, first, last, err);
    }
    return status;
}

lrel_status lrel_reconcile__visit_flows(const lrel_reconcile *wish, const lrel_own *own,
                                        lrel_flow_fn on_flow, void *user, lrel_error *err)
{
    const lrel_dataset *data = wish->analysis->data;
    visiting *v = lrel__calloc(data->context, 1, sizeof *v);
    lrel_status status;

    if (!v)
        return lrel__fail_memory(err);
    v->data = data;
    v->own = own;
    v->on_flow = on_flow;
    v->user = user;
    status = lrel_flow_figures_list(data, &v->figures, err);
    if (status == LREL_OK)
        status = list_stocks(v, wish, err);
    if (status == LREL_OK)
        status = visit_all(v, err);
    lrel_flow_figures_clear(&v->figures);
    lrel__free(data->context, v->stocks);
    lrel__free(data->context, v);
    return status;
}
