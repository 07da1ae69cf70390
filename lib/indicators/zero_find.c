/* SPDX-License-Identifier: Apache-2.0 */
/* zero_find.c: I3 and I4, clearance tasks that found nothing. By two definitions, each
 * row with its own; a task whose counts are not stated is no task without finds, and is
 * counted apart. */
#include "indicators/making.h"

static int64_t task_count(const indicator_cell *cell, int f)
{
    return cell->tasks[f][OUTCOME_FOUND] + cell->tasks[f][OUTCOME_ZERO] +
           cell->tasks[f][OUTCOME_NOT_STATED] + cell->tasks[f][OUTCOME_FOUND_IN_PART];
}

/* Of tasks that do not say all: those with finds too, or the share of the others would be
 * one among tasks with finds. */
static int64_t open_tasks(const indicator_cell *cell, int f)
{
    return cell->tasks[f][OUTCOME_NOT_STATED] + cell->tasks[f][OUTCOME_FOUND_IN_PART];
}

static int64_t open_area(const indicator_cell *cell, int f)
{
    return cell->counted[f][OUTCOME_NOT_STATED] + cell->counted[f][OUTCOME_FOUND_IN_PART];
}

static bool is_empty(const indicator_making *m, const indicator_view *v, int f)
{
    return !indicator_is_total(m, v) && task_count(v->cell, f) == 0 &&
           v->cell->done[LREL_COLUMN_CLEARED] == 0;
}

static const char *not_stated(indicator_making *m, const indicator_view *v, int f)
{
    int64_t tasks = open_tasks(v->cell, f);

    if (tasks == 0 && open_area(v->cell, f) == 0)
        return "";
    return lrel_indicators__text(
        m, "%lld tasks whose counts are not all stated, %.0f m2 counted, are in neither",
        (long long)tasks, lrel_analysis_m2(m->a, open_area(v->cell, f)));
}

static const char *why_not(indicator_making *m, const indicator_view *v, int f)
{
    return lrel_indicators__because(m, task_count(v->cell, f) == 0
                                           ? "there is no clearance task"
                                           : "no clearance task states what it found");
}

static indicator_amount area(const indicator_cell *cell, int f, bool is_stated,
                             bool is_zero)
{
    static const char *const words[2][2] = {
        {"cleared, as counted, of tasks that state what they found",
         "cleared, as counted, of tasks that found none"},
        {"cleared, as stated, of tasks that state what they found",
         "cleared, as stated, of tasks that found none"}};
    const char *is = words[is_stated][is_zero];
    int64_t counted = cell->counted[f][OUTCOME_ZERO];
    lrel_stated_sum stated = cell->stated[f][OUTCOME_ZERO];

    if (!is_zero) {
        counted += cell->counted[f][OUTCOME_FOUND];
        stated += cell->stated[f][OUTCOME_FOUND];
    }
    return is_stated ? indicator_stated(stated, is) : indicator_area(counted, is);
}

static const char *definition_of(indicator_making *m, int f, bool is_stated)
{
    return lrel_indicators__text(m, "%s; %s",
                                 lrel_indicators__none_name((indicator_finds)f),
                                 is_stated ? "area as stated" : "area as counted");
}

/* Places and classes share the area of a task; what it states is of no single one. */
static bool has_stated_rows(const indicator_view *v)
{
    return v->dim == DIM_ALL || v->dim == DIM_OPERATOR || v->dim == DIM_ASSET;
}

static lrel_status push_share(indicator_making *m, const indicator_info *of,
                              const indicator_view *v, int f, bool is_stated,
                              lrel_error *err)
{
    indicator_row row =
        lrel_indicators__row(m, of, v, of->name, definition_of(m, f, is_stated));

    row.a = area(v->cell, f, is_stated, true);
    row.b = area(v->cell, f, is_stated, false);
    row.formula = "a / b * 100";
    row.note = not_stated(m, v, f);
    lrel_indicators__divide(m, &row, 100, "%", why_not(m, v, f));
    return lrel_indicators__push(m, &row, err);
}

static lrel_status share(indicator_making *m, const indicator_info *of,
                         const indicator_view *v, lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (int f = 0; f < FINDS_COUNT && status == LREL_OK; f++) {
        if (!lrel_indicators__is_asked(m->data, v->account, (indicator_finds)f) ||
            is_empty(m, v, f))
            continue;
        status = push_share(m, of, v, f, false, err);
        if (status == LREL_OK && has_stated_rows(v))
            status = push_share(m, of, v, f, true, err);
    }
    return status;
}

static lrel_status push_tasks(indicator_making *m, const indicator_info *of,
                              const indicator_view *v, int f, indicator_outcome outcome,
                              lrel_error *err)
{
    bool is_zero = outcome == OUTCOME_ZERO;
    indicator_row row = lrel_indicators__row(
        m, of, v, is_zero ? "tasks without finds" : "tasks whose counts are not stated",
        lrel_indicators__none_name((indicator_finds)f));

    row.a =
        indicator_number((double)v->cell->tasks[f][outcome], "n",
                         is_zero ? "clearance tasks that found none"
                                 : "clearance tasks that do not state what they found");
    row.b = indicator_number((double)task_count(v->cell, f), "n", "clearance tasks");
    row.formula = "a, of b";
    if (task_count(v->cell, f) == 0)
        row.note = why_not(m, v, f);
    else if (is_zero && open_tasks(v->cell, f) == task_count(v->cell, f))
        row.note = why_not(m, v, f);
    else
        row.value = row.a;
    row.value.is = "";
    return lrel_indicators__push(m, &row, err);
}

static lrel_status push_area(indicator_making *m, const indicator_info *of,
                             const indicator_view *v, int f, lrel_error *err)
{
    indicator_row row = lrel_indicators__row(m, of, v, "area of tasks without finds",
                                             definition_of(m, f, false));

    row.a = area(v->cell, f, false, true);
    row.formula = "a";
    if (task_count(v->cell, f) == open_tasks(v->cell, f) &&
        v->cell->counted[f][OUTCOME_ZERO] == 0)
        row.note = why_not(m, v, f);
    else
        row.value = row.a;
    row.value.is = "";
    return lrel_indicators__push(m, &row, err);
}

static lrel_status tasks(indicator_making *m, const indicator_info *of,
                         const indicator_view *v, lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (int f = 0; f < FINDS_COUNT && status == LREL_OK; f++) {
        if (!lrel_indicators__is_asked(m->data, v->account, (indicator_finds)f) ||
            is_empty(m, v, f))
            continue;
        status = push_tasks(m, of, v, f, OUTCOME_ZERO, err);
        if (status == LREL_OK)
            status = push_area(m, of, v, f, err);
        if (status == LREL_OK && v->cell->tasks[f][OUTCOME_NOT_STATED] > 0)
            status = push_tasks(m, of, v, f, OUTCOME_NOT_STATED, err);
    }
    return status;
}

lrel_status lrel_indicators__make_zero_share(indicator_making *m,
                                             const indicator_info *of, lrel_error *err)
{
    return lrel_indicators__each(m, of, share, err);
}

lrel_status lrel_indicators__make_zero_tasks(indicator_making *m,
                                             const indicator_info *of, lrel_error *err)
{
    return lrel_indicators__each(m, of, tasks, err);
}
