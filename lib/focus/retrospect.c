/* SPDX-License-Identifier: Apache-2.0 */
/* retrospect.c: pieces of one year's release, put together by operator, by unit, by both
 * and by neither. Areas are those of the ledger's credits; what tasks found is their
 * stated items over the land that they alone cleared. */
#include "focus/retrospect.h"

#include <stdlib.h>
#include <string.h>

#include "stats/curve.h"

/* Land that one release released in one unit, once as credited (of any product) and once
 * as a task with its items stated; or land that stood there at the start of the year. */
typedef enum piece_kind { PIECE_CREDIT, PIECE_TASK, PIECE_STOCK } piece_kind;

typedef struct piece {
    piece_kind kind;
    uint32_t product;
    uint32_t release;
    lrel_text operator_name;
    lrel_text unit;
    int64_t area2;
    int64_t confirmed2;
    double items;
} piece;

typedef struct pieces {
    piece *at;
    size_t count, capacity;
} pieces;

/* All that is put together. */
typedef struct looking {
    const lrel_focus *focus;
    uint32_t account;
    uint32_t period;
    pieces work;  /* credits and tasks */
    pieces stock; /* one piece a unit, in their order */
    lrel_portion *portions;
} looking;

bool lrel_focus__last_year(const lrel_focus *f, uint32_t *period)
{
    for (size_t p = f->a->years.period_count; p-- > 0;)
        if (!lrel_analysis_is_part_year(f->a, p)) {
            *period = (uint32_t)p;
            return true;
        }
    return false;
}

static bool is_confirmed(const lrel_focus *f, uint32_t group)
{
    return lrel_text_is_equal(f->a->years.land_groups.at[group].value[LREL_BY_CLASS],
                              LREL_TEXT("cha"));
}

static lrel_text unit_of(const lrel_focus *f, uint32_t place)
{
    return f->a->years.places.at[place].value[LREL_BY_ADMIN1];
}

static lrel_text operator_of(const lrel_focus *f, uint32_t release)
{
    const lrel_dataset *data = f->a->data;

    return data->records.at[data->record_of_release[release]].operator_name;
}

/* --- the pieces --- */

static lrel_status add_piece(const looking *l, pieces *list, const piece *one,
                             lrel_error *err)
{
    piece *slot = LREL__PUSH(l->focus->context, list);

    if (!slot)
        return lrel__fail_memory(err);
    *slot = *one;
    return LREL_OK;
}

static lrel_status add_credits(looking *l, lrel_error *err)
{
    const lrel_focus *f = l->focus;
    const lrel_ledger *ledger = f->a->years.ledger;
    lrel_status status = LREL_OK;

    for (size_t i = 0; i < lrel_ledger_credit_count(ledger) && status == LREL_OK; i++) {
        const lrel_credit *c = lrel_ledger_credit_at(ledger, i);
        piece one = {.kind = PIECE_CREDIT, .release = c->record, .area2 = c->area2};

        if (c->account != l->account || c->period != l->period || !c->is_release ||
            c->column < LREL_COLUMN_CANCELLED || c->column > LREL_COLUMN_CLEARED)
            continue;
        one.product = c->column - LREL_COLUMN_CANCELLED;
        one.operator_name = operator_of(f, c->record);
        one.unit = unit_of(f, c->place);
        one.confirmed2 = is_confirmed(f, c->group) ? c->area2 : 0;
        status = add_piece(l, &l->work, &one, err);
    }
    return status;
}

static int compare_units(const void *left, const void *right)
{
    const piece *a = left, *b = right;

    return lrel_text_compare(a->unit, b->unit);
}

static void merge_stock(pieces *stock)
{
    size_t kept = 0;

    if (stock->count == 0)
        return;
    qsort(stock->at, stock->count, sizeof *stock->at, compare_units);
    for (size_t i = 0; i < stock->count; i++) {
        piece *into = kept ? &stock->at[kept - 1] : NULL;

        if (!into || compare_units(into, &stock->at[i]) != 0) {
            stock->at[kept++] = stock->at[i];
            continue;
        }
        into->area2 += stock->at[i].area2;
        into->confirmed2 += stock->at[i].confirmed2;
    }
    stock->count = kept;
}

static lrel_status add_stock(looking *l, lrel_error *err)
{
    const lrel_focus *f = l->focus;
    const lrel_ledger *ledger = f->a->years.ledger;
    lrel_status status = LREL_OK;

    for (size_t i = 0; i < lrel_ledger_row_count(ledger) && status == LREL_OK; i++) {
        const lrel_ledger_row *row = lrel_ledger_row_at(ledger, i);
        piece one = {.kind = PIECE_STOCK, .area2 = row->area2[LREL_COLUMN_OPENING]};

        if (row->account != l->account || row->period != l->period || one.area2 == 0)
            continue;
        one.unit = unit_of(f, row->place);
        one.confirmed2 = is_confirmed(f, row->group) ? one.area2 : 0;
        status = add_piece(l, &l->stock, &one, err);
    }
    merge_stock(&l->stock);
    return status;
}

/* @p e is the evidence of the release whose land @p c is a part of. */
static piece task_piece(const lrel_focus *f, const focus_cleared *c,
                        const focus_evidence *e)
{
    uint32_t group = f->a->years.hazards[c->row].group;

    return (piece){.kind = PIECE_TASK,
                   .product = LREL_PRODUCT_CLEARED,
                   .release = c->release,
                   .operator_name = operator_of(f, c->release),
                   .unit = unit_of(f, c->place),
                   .area2 = c->area2,
                   .confirmed2 = is_confirmed(f, group) ? c->area2 : 0,
                   .items = e->items * (double)c->area2 / (double)e->area2};
}

static lrel_status add_tasks(looking *l, lrel_error *err)
{
    const lrel_focus *f = l->focus;
    focus_evidence_list evidence;
    lrel_status status = lrel_focus__find_evidence(f, l->account, &evidence, err);
    size_t k = 0;

    for (size_t i = 0; i < f->cleared.count && status == LREL_OK; i++) {
        const focus_cleared *c = &f->cleared.at[i];
        piece one;

        if (c->account != l->account)
            continue;
        while (evidence.at[k].release != c->release) /* both are in order of releases */
            k++;
        if (!evidence.at[k].is_counted ||
            lrel_analysis_period_of(f->a, (lrel_date){evidence.at[k].day}) != l->period)
            continue;
        one = task_piece(f, c, &evidence.at[k]);
        status = add_piece(l, &l->work, &one, err);
    }
    lrel_focus__clear_evidence(f, &evidence);
    return status;
}

/* --- the cells --- */

typedef struct division {
    bool by_operator, by_unit;
} division;

static int compare_cells(const piece *a, const piece *b, const division *d)
{
    int order =
        d->by_operator ? lrel_text_compare(a->operator_name, b->operator_name) : 0;

    return order || !d->by_unit ? order : lrel_text_compare(a->unit, b->unit);
}

static int compare_pieces(const void *left, const void *right, void *user)
{
    const piece *a = left, *b = right;
    int order = compare_cells(a, b, user);

    if (order)
        return order;
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    return a->release < b->release ? -1 : a->release > b->release;
}

/* Pieces of one task, [first, last), become a portion. */
static lrel_portion take_task(const lrel_focus *f, const piece *at, size_t first,
                              size_t last, focus_cell *cell)
{
    int64_t area2 = 0, confirmed2 = 0;
    double items = 0;

    for (size_t i = first; i < last; i++) {
        area2 += at[i].area2;
        confirmed2 += at[i].confirmed2;
        items += at[i].items;
    }
    cell->tasks_n++;
    cell->counted2 += area2;
    cell->items += items;
    if (!(items > 0)) {
        cell->zero_n++;
        cell->zero2 += area2;
        cell->zero_suspected2 += area2 - confirmed2;
    }
    return (lrel_portion){lrel_analysis_m2(f->a, area2), items, at[first].release};
}

static void fill_cell(const lrel_focus *f, const piece *at, size_t count,
                      lrel_portion *portions, focus_cell *cell)
{
    size_t tasks = 0;

    for (size_t i = 0, k; i < count; i = k) {
        k = i + 1;
        if (at[i].kind == PIECE_CREDIT) {
            cell->released2[at[i].product] += at[i].area2;
            cell->confirmed2 += at[i].confirmed2;
        }
        if (at[i].kind != PIECE_TASK)
            continue;
        while (k < count && at[k].kind == PIECE_TASK && at[k].release == at[i].release)
            k++;
        portions[tasks++] = take_task(f, at, i, k, cell);
    }
    lrel_portions_sort(portions, tasks);
    cell->gini = lrel_portions_gini(portions, tasks);
}

/* The stock is that of the unit, whoever works in it. */
static void fill_stock(const pieces *stock, focus_cell *cell)
{
    for (size_t i = 0; i < stock->count; i++) {
        const piece *one = &stock->at[i];

        if (cell->of_unit && !lrel_text_is_equal(one->unit, cell->unit))
            continue;
        cell->stock2 += one->area2;
        cell->stock_confirmed2 += one->confirmed2;
    }
}

/* The cell of the work [first, last). */
static focus_cell make_cell(const looking *l, const division *d, size_t first,
                            size_t last)
{
    const piece *at = &l->work.at[first];
    focus_cell cell = {.of_operator = d->by_operator, .of_unit = d->by_unit};

    if (d->by_operator)
        cell.operator_name = at->operator_name;
    if (d->by_unit)
        cell.unit = at->unit;
    fill_cell(l->focus, at, last - first, l->portions, &cell);
    fill_stock(&l->stock, &cell);
    return cell;
}

static lrel_status divide(looking *l, const division *d, focus_cells *out,
                          lrel_error *err)
{
    pieces *work = &l->work;

    qsort_r(work->at, work->count, sizeof *work->at, compare_pieces,
            (void *)(uintptr_t)d);
    for (size_t i = 0, k; i < work->count; i = k) {
        focus_cell *cell = LREL__PUSH(l->focus->context, out);

        if (!cell)
            return lrel__fail_memory(err);
        k = i + 1;
        while (k < work->count && compare_cells(&work->at[i], &work->at[k], d) == 0)
            k++;
        *cell = make_cell(l, d, i, k);
    }
    return LREL_OK;
}

static lrel_status divide_all(looking *l, focus_cells *out, lrel_error *err)
{
    static const division divisions[] = {
        {false, false}, {true, false}, {false, true}, {true, true}};
    bool has_units = lrel_programme_has_group(&l->focus->a->rules, LREL_BY_ADMIN1);
    lrel_status status = LREL_OK;

    l->portions = lrel__alloc(l->focus->context, l->work.count, sizeof *l->portions);
    if (!l->portions)
        return lrel__fail_memory(err);
    for (size_t d = 0; d < sizeof divisions / sizeof *divisions && l->work.count; d++)
        if ((has_units || !divisions[d].by_unit) && status == LREL_OK)
            status = divide(l, &divisions[d], out, err);
    return status;
}

lrel_status lrel_focus__look_back(const lrel_focus *f, uint32_t account, uint32_t period,
                                  focus_cells *out, lrel_error *err)
{
    looking l = {.focus = f, .account = account, .period = period};
    lrel_status status;

    memset(out, 0, sizeof *out);
    if ((status = add_credits(&l, err)) == LREL_OK &&
        (status = add_stock(&l, err)) == LREL_OK &&
        (status = add_tasks(&l, err)) == LREL_OK)
        status = divide_all(&l, out, err);
    lrel__free(f->context, l.portions);
    lrel__free(f->context, l.work.at);
    lrel__free(f->context, l.stock.at);
    return status;
}

void lrel_focus__clear_cells(const lrel_focus *f, focus_cells *cells)
{
    lrel__free(f->context, cells->at);
    memset(cells, 0, sizeof *cells);
}

/* --- ratios --- */

static focus_ratio ratio(double above, double below, const char *why_not)
{
    return below > 0 ? (focus_ratio){above / below, NULL} : (focus_ratio){0, why_not};
}

focus_ratio lrel_focus__zero_find_share(const focus_cell *c)
{
    return ratio((double)c->zero2, (double)c->counted2,
                 "no release of cleared land states its items");
}

focus_ratio lrel_focus__survey_share(const focus_cell *c)
{
    int64_t survey2 =
        c->released2[LREL_PRODUCT_CANCELLED] + c->released2[LREL_PRODUCT_REDUCED];

    return ratio((double)survey2, (double)(survey2 + c->released2[LREL_PRODUCT_CLEARED]),
                 "nothing was released");
}

focus_ratio lrel_focus__class_focus(const focus_cell *c)
{
    int64_t released2 = c->released2[0] + c->released2[1] + c->released2[2];
    focus_ratio of_release =
        ratio((double)c->confirmed2, (double)released2, "nothing was released");
    focus_ratio of_stock = ratio((double)c->stock_confirmed2, (double)c->stock2,
                                 "no land stood at the start of the year");

    if (of_release.why_not)
        return of_release;
    if (of_stock.why_not)
        return of_stock;
    return ratio(of_release.value, of_stock.value,
                 "no confirmed land stood at the start of the year");
}

focus_ratio lrel_focus__cell_gini(const focus_cell *c)
{
    if (c->tasks_n == 0)
        return (focus_ratio){0, "no release of cleared land states its items"};
    if (c->tasks_n == 1)
        return (focus_ratio){0, "one release is not compared with itself"};
    return c->gini >= 0 ? (focus_ratio){c->gini, NULL}
                        : (focus_ratio){0, "no item was found"};
}
