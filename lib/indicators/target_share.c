/* SPDX-License-Identifier: Apache-2.0 */
/* target_share.c: I11: what was reached of a published target: by the account, and by
 * figures published for the same thing. Never divided where the periods differ. */
#include "indicators/indicator_figures.h"

static bool is_target(const lrel_fact *fact)
{
    return fact->as.figure.basis == 1;
}

/* --- by the account --- */

static int column_of(int measure)
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
        return -1;
    }
}

static bool is_of_one_kind(const lrel_figure *f)
{
    return f->hazard_class >= 0 || f->national_class.length || f->category >= 0 ||
           f->context >= 0 || f->contamination;
}

/* Why the account has no figure that is of the same. */
static const char *why_none(indicator_making *m, const lrel_fact *target,
                            indicator_dim *dim, uint32_t *value)
{
    const lrel_figure *f = &target->as.figure;

    if (column_of(f->measure) < 0 && f->measure != LREL_MEASURE_RELEASED)
        return "the account has no yearly amount of this measure";
    if (f->unit > LREL_FIGURE_ACRE)
        return "the target is no area";
    if (f->account < 0)
        return "the target does not say which account it is of";
    if (is_of_one_kind(f))
        return "the target is of one kind of land alone";
    if (target->place.length && target->operator_name.length)
        return "the target is of one operator in one place";
    *dim = target->place.length           ? DIM_ADMIN1
           : target->operator_name.length ? DIM_OPERATOR
                                          : DIM_ALL;
    *value = *dim == DIM_ALL ? 0
             : *dim == DIM_ADMIN1
                 ? lrel_indicators__find_value(&m->sums, *dim, target->place)
                 : lrel_indicators__find_value(&m->sums, *dim, target->operator_name);
    return *value == UINT32_MAX ? "no record is of this place or operator" : NULL;
}

static int64_t add_years(const indicator_making *m, const lrel_fact *target,
                         indicator_dim dim, uint32_t value, uint32_t first, uint32_t last)
{
    const indicator_block *block =
        lrel_indicators__look(&m->sums, (uint32_t)target->as.figure.account, dim, value);
    int column = column_of(target->as.figure.measure);
    int64_t sum = 0;

    for (uint32_t p = first; p <= last && block; p++)
        if (block->at[p])
            sum += column < 0 ? indicator_released(block->at[p]->done)
                              : block->at[p]->done[column];
    return sum;
}

static indicator_row begin(indicator_making *m, const indicator_info *of,
                           const lrel_fact *target, const char *actual)
{
    indicator_row row = lrel_indicators__row(
        m, of, NULL, of->name,
        lrel_indicators__text(
            m, "%s; %s",
            lrel_vocabulary_name(&lrel_vocabulary_measure, target->as.figure.measure),
            actual));

    row.formula = "a / b * 100";
    row.year = lrel_indicators__period(m, &target->date);
    row.by = target->operator_name.length ? "operator"
             : target->place.length       ? "admin1"
                                          : "all";
    row.group = target->operator_name.length ? target->operator_name : target->place;
    if (target->as.figure.account >= 0)
        row.account = (uint32_t)target->as.figure.account;
    row.b = lrel_indicators__figure(
        target,
        lrel_indicators__text(m, "target: %s", lrel_indicators__citation(m, target)));
    return row;
}

static lrel_status by_account(indicator_making *m, const indicator_info *of,
                              const lrel_fact *target, lrel_error *err)
{
    indicator_row row = begin(m, of, target, "actual of the account");
    indicator_dim dim = DIM_ALL;
    uint32_t value = 0, first = 0, last = 0;
    const char *why = why_none(m, target, &dim, &value);

    if (!why)
        why = lrel_indicators__years_of(m, &target->date, &first, &last);
    if (why) {
        row.note = lrel_indicators__because(m, why);
        return lrel_indicators__push(m, &row, err);
    }
    row.a = indicator_area(add_years(m, target, dim, value, first, last),
                           "as counted, in the same years");
    lrel_indicators__divide(m, &row, 100, "%", "not computable, because the target is 0");
    return lrel_indicators__push(m, &row, err);
}

/* --- by what was published --- */

static bool is_actual_of(const lrel_fact *actual, const lrel_fact *target)
{
    return !is_target(actual) &&
           lrel_text_is_equal(actual->operator_name, target->operator_name);
}

static int32_t shared_days(const lrel_fact *a, const lrel_fact *b)
{
    int32_t first =
        a->date.first.days > b->date.first.days ? a->date.first.days : b->date.first.days;
    int32_t last =
        a->date.last.days < b->date.last.days ? a->date.last.days : b->date.last.days;

    return last - first + 1;
}

static lrel_status push_published(indicator_making *m, const indicator_info *of,
                                  const lrel_fact *target, const lrel_fact *actual,
                                  bool is_same_period, lrel_error *err)
{
    indicator_row row = begin(m, of, target, "actual as published");

    row.a = lrel_indicators__figure(
        actual,
        lrel_indicators__text(m, "published: %s", lrel_indicators__citation(m, actual)));
    if (!is_same_period)
        row.note = lrel_indicators__text(
            m, "not computable, because the periods differ: the figure is of %s",
            lrel_indicators__period(m, &actual->date));
    else if (strcmp(row.a.unit, row.b.unit) != 0)
        row.note = "not computable, because the units differ";
    else
        lrel_indicators__divide(m, &row, 100, "%",
                                "not computable, because the target is 0");
    return lrel_indicators__push(m, &row, err);
}

/* Every figure of the same period; where there is none, the one that shares most days, to
 * say that it is of another. */
static lrel_status by_published(indicator_making *m, const indicator_info *of,
                                const indicator_figures *figures, size_t first,
                                size_t last, const lrel_fact *target, lrel_error *err)
{
    const lrel_fact *other = NULL;
    bool is_found = false;
    lrel_status status = LREL_OK;

    for (size_t i = first; i < last && status == LREL_OK; i++) {
        const lrel_fact *actual = figures->at[i];

        if (!is_actual_of(actual, target))
            continue;
        if (lrel_indicators__compare_period(actual, target) == 0) {
            is_found = true;
            status = push_published(m, of, target, actual, true, err);
        } else if (shared_days(actual, target) > 0 &&
                   (!other || shared_days(actual, target) > shared_days(other, target)))
            other = actual;
    }
    if (status == LREL_OK && !is_found && other)
        status = push_published(m, of, target, other, false, err);
    return status;
}

lrel_status lrel_indicators__make_targets(indicator_making *m, const indicator_info *of,
                                          lrel_error *err)
{
    indicator_figures figures = {0};
    size_t targets = 0;
    lrel_status status = lrel_indicators__list_figures(m, &figures, err);

    for (size_t first = 0, last; first < figures.count && status == LREL_OK;
         first = last) {
        for (last = first + 1;
             last < figures.count &&
             lrel_indicators__compare_thing(figures.at[first], figures.at[last]) == 0;)
            last++;
        for (size_t i = first; i < last && status == LREL_OK; i++) {
            if (!is_target(figures.at[i]))
                continue;
            targets++;
            status = by_account(m, of, figures.at[i], err);
            if (status == LREL_OK)
                status = by_published(m, of, &figures, first, last, figures.at[i], err);
        }
    }
    if (status == LREL_OK && targets == 0) {
        indicator_row row = lrel_indicators__row(m, of, NULL, of->name, "");

        row.formula = "a / b * 100";
        row.note = "not computable, because no published target was read";
        status = lrel_indicators__push(m, &row, err);
    }
    lrel__free(m->context, figures.at);
    return status;
}
