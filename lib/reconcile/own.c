/* SPDX-License-Identifier: Apache-2.0 */
/* own.c: the cells of the account, fewer: records of one operator are put together. */
#include "reconcile/own.h"

#include "reconcile/figure.h"

/* ---- cells ---- */

static bool is_same(const lrel_own_cell *a, const lrel_own_cell *b)
{
    return a->account == b->account && a->period == b->period && a->column == b->column &&
           a->group == b->group && a->place == b->place &&
           lrel_text_is_equal(a->operator_name, b->operator_name);
}

static lrel_status add(lrel_own *own, const lrel_credit *credit, lrel_error *err)
{
    const lrel_dataset *data = own->analysis->data;
    size_t record = lrel_analysis_record(own->analysis, credit);
    lrel_own_cell cell = {credit->account, credit->period,
                          credit->column,  credit->group,
                          credit->place,   data->records.at[record].operator_name,
                          credit->area2};
    lrel_own_cell *place = own->count ? &own->at[own->count - 1] : NULL;

    if (place && is_same(place, &cell)) {
        place->area2 += cell.area2;
        return LREL_OK;
    }
    if (!(place = LREL__PUSH(data->context, own)))
        return lrel__fail_memory(err);
    *place = cell;
    return LREL_OK;
}

lrel_status lrel_own_make(const lrel_analysis *analysis, lrel_own *out, lrel_error *err)
{
    const lrel_ledger *ledger = analysis->years.ledger;
    uint32_t account = 0;
    lrel_status status = LREL_OK;

    *out = (lrel_own){.analysis = analysis};
    for (size_t i = 0; i < lrel_ledger_credit_count(ledger) && status == LREL_OK; i++)
        status = add(out, lrel_ledger_credit_at(ledger, i), err);
    for (size_t i = 0; i <= out->count && status == LREL_OK; i++)
        for (; account < LREL_ACCOUNT_MAX + 2 &&
               (i == out->count || out->at[i].account >= account);
             account++)
            out->first[account] = i;
    return status;
}

void lrel_own_clear(lrel_own *own)
{
    if (own->analysis)
        lrel__free(own->analysis->data->context, own->at);
    *own = (lrel_own){0};
}

/* ---- what a figure is about ---- */

bool lrel_own_years_before(const lrel_analysis *analysis, lrel_date day, uint32_t *out)
{
    const lrel_dataset *years = &analysis->years;
    int month, number;
    uint32_t period = lrel_analysis_period_of(analysis, day);

    *out = period == LREL_PERIOD_BEFORE ? 0 : period + 1;
    lrel_date_to_calendar(day, NULL, &month, &number);
    return day.days + 1 >= years->period_starts[0].days &&
           day.days <= years->programme->as_of.days &&
           ((month == 12 && number == 31) || day.days == years->programme->as_of.days);
}

bool lrel_own_years(const lrel_analysis *analysis, lrel_date first, lrel_date last,
                    uint32_t *from, uint32_t *end)
{
    int month, day;

    lrel_date_to_calendar(last, NULL, &month, &day);
    return month == 12 && day == 31 && lrel_own_years_before(analysis, last, end) &&
           lrel_own_years_before(analysis, (lrel_date){first.days - 1}, from);
}

static bool is_in_place(const lrel_group *place, lrel_text code)
{
    for (int by = LREL_BY_ADMIN1; by <= LREL_BY_ADMIN9; by++)
        if (place->value[by].length && lrel_text_is_equal(place->value[by], code))
            return true;
    return code.length == 0;
}

static bool is_of_class(const lrel_group *land, const lrel_figure *figure)
{
    if (figure->hazard_class >= 0 &&
        !lrel_text_is_equal(land->value[LREL_BY_CLASS],
                            lrel_text_of(lrel_vocabulary_name(&lrel_vocabulary_class,
                                                              figure->hazard_class))))
        return false;
    return figure->national_class.length == 0 ||
           lrel_text_is_equal(land->value[LREL_BY_NATIONAL_CLASS],
                              figure->national_class);
}

static bool is_of_land(const lrel_own *own, const lrel_own_cell *cell,
                       const lrel_fact *fact)
{
    const lrel_dataset *years = &own->analysis->years;

    return is_in_place(&years->places.at[cell->place], fact->place) &&
           is_of_class(&years->land_groups.at[cell->group], &fact->as.figure);
}

int64_t lrel_own_flow(const lrel_own *own, const lrel_fact *fact, uint32_t account,
                      lrel_ledger_column column, uint32_t from, uint32_t end)
{
    int64_t sum = 0;

    for (size_t i = own->first[account]; i < own->first[account + 1]; i++) {
        const lrel_own_cell *cell = &own->at[i];

        if (cell->column == (uint32_t)column && cell->period >= from &&
            cell->period < end && is_of_land(own, cell, fact) &&
            (fact->operator_name.length == 0 ||
             lrel_text_is_equal_nocase(fact->operator_name, cell->operator_name)))
            sum += cell->area2;
    }
    return sum;
}

/* What a column adds to the stock. */
static int sign_of(uint32_t column)
{
    switch (column) {
    case LREL_COLUMN_OPENING:
    case LREL_COLUMN_NEWLY_RECORDED:
    case LREL_COLUMN_RESURVEY:
    case LREL_COLUMN_TRANSFERRED:
        return 1;
    case LREL_COLUMN_CANCELLED:
    case LREL_COLUMN_REDUCED:
    case LREL_COLUMN_CLEARED:
    case LREL_COLUMN_CLOSED:
        return -1;
    default:
        return 0;
    }
}

int64_t lrel_own_stock(const lrel_own *own, const lrel_fact *fact, uint32_t account,
                       uint32_t end)
{
    int64_t sum = 0;

    for (size_t i = own->first[account]; i < own->first[account + 1]; i++) {
        const lrel_own_cell *cell = &own->at[i];

        if ((cell->period == LREL_PERIOD_BEFORE || cell->period < end) &&
            is_of_land(own, cell, fact))
            sum += sign_of(cell->column) * cell->area2;
    }
    return sum;
}

/* ---- a figure ---- */

static lrel_ledger_column column_of(int measure)
{
    switch (measure) {
    case LREL_MEASURE_NEWLY_RECORDED:
        return LREL_COLUMN_NEWLY_RECORDED;
    case LREL_MEASURE_RESURVEY:
        return LREL_COLUMN_RESURVEY;
    case LREL_MEASURE_CANCELLED:
        return LREL_COLUMN_CANCELLED;
    case LREL_MEASURE_REDUCED:
        return LREL_COLUMN_REDUCED;
    case LREL_MEASURE_CLEARED:
        return LREL_COLUMN_CLEARED;
    default:
        return LREL_COLUMN_COUNT;
    }
}

static bool is_answerable(const lrel_fact *fact)
{
    const lrel_figure *f = &fact->as.figure;

    return lrel_figure_is_area(fact) && f->basis != 1 && f->category < 0 &&
           f->context < 0 && f->donor.length == 0 && fact->date.is_known;
}

static bool has_operator(const lrel_dataset *data, lrel_text name)
{
    for (size_t i = 0; i < data->records.count; i++)
        if (lrel_text_is_equal_nocase(data->records.at[i].operator_name, name))
            return true;
    return false;
}

static bool has_unit(const lrel_dataset *data, lrel_text code)
{
    for (size_t i = 0; i < data->unit_count; i++)
        if (lrel_text_is_equal(data->units[i].code, code))
            return true;
    return false;
}

const char *lrel_own_lacks(const lrel_own *own, const lrel_fact *fact, uint32_t account)
{
    const lrel_dataset *data = own->analysis->data;

    if (own->first[account] == own->first[account + 1])
        return "no record of this account was read";
    if (fact->operator_name.length && !has_operator(data, fact->operator_name))
        return "no record of this operator was read";
    if (fact->place.length && !has_unit(data, fact->place))
        return "no boundary of this place was read";
    return NULL;
}

static bool find_stock(const lrel_own *own, const lrel_fact *fact, uint32_t account,
                       int64_t *area2, uint32_t *last_year)
{
    uint32_t end;

    if (fact->operator_name.length ||
        !lrel_own_years_before(own->analysis, fact->date.last, &end))
        return false;
    *area2 = lrel_own_stock(own, fact, account, end);
    *last_year = end ? end - 1 : LREL_PERIOD_BEFORE;
    return true;
}

bool lrel_own_figure(const lrel_own *own, const lrel_fact *fact, int64_t *area2,
                     uint32_t *last_year)
{
    int measure = fact->as.figure.measure;
    lrel_ledger_column column = column_of(measure);
    uint32_t account, from, end;

    if (!is_answerable(fact) ||
        !lrel_figure_account(own->analysis->data, fact, &account) ||
        lrel_own_lacks(own, fact, account))
        return false;
    if (measure == LREL_MEASURE_STOCK)
        return find_stock(own, fact, account, area2, last_year);
    if ((column == LREL_COLUMN_COUNT && measure != LREL_MEASURE_RELEASED) ||
        !lrel_own_years(own->analysis, fact->date.first, fact->date.last, &from, &end))
        return false;
    *area2 = 0;
    *last_year = end ? end - 1 : LREL_PERIOD_BEFORE;
    if (column != LREL_COLUMN_COUNT)
        *area2 = lrel_own_flow(own, fact, account, column, from, end);
    else
        for (int p = 0; p < 3; p++)
            *area2 +=
                lrel_own_flow(own, fact, account,
                              (lrel_ledger_column)(LREL_COLUMN_CANCELLED + p), from, end);
    return true;
}
