/* SPDX-License-Identifier: Apache-2.0 */
/* indicator_sums.c: the groups, and the cells that are added to. Cells are made when
 * something is added: most groups are in few accounts and years. */
#include "indicators/indicator_sums.h"

#include <stdlib.h>

static const lrel_by by_of_dim[DIM_COUNT] = {
    [DIM_OPERATOR] = LREL_BY_OPERATOR,
    [DIM_ADMIN1] = LREL_BY_ADMIN1,
    [DIM_CLASS] = LREL_BY_CLASS,
    [DIM_NATIONAL_CLASS] = LREL_BY_NATIONAL_CLASS,
};

static bool is_of_holder(indicator_dim dim)
{
    return dim == DIM_OPERATOR || dim == DIM_CLASS || dim == DIM_NATIONAL_CLASS;
}

/* --- values --- */

static int compare(const void *left, const void *right)
{
    return lrel_text_compare(*(const lrel_text *)left, *(const lrel_text *)right);
}

static bool push(const indicator_sums *sums, indicator_values *values, lrel_text text)
{
    lrel_text *slot;

    if (values->count && lrel_text_is_equal(values->at[values->count - 1], text))
        return true;
    if (!(slot = LREL__PUSH(sums->a->data->context, values)))
        return false;
    *slot = text;
    return true;
}

static void sort(indicator_values *values)
{
    size_t kept = 0;

    if (values->count == 0)
        return;
    qsort(values->at, values->count, sizeof *values->at, compare);
    for (size_t i = 0; i < values->count; i++)
        if (kept == 0 || !lrel_text_is_equal(values->at[kept - 1], values->at[i]))
            values->at[kept++] = values->at[i];
    values->count = kept;
}

uint32_t lrel_indicators__find_value(const indicator_sums *sums, indicator_dim dim,
                                     lrel_text text)
{
    const indicator_values *values = &sums->values[dim];
    size_t low = 0, high = values->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = lrel_text_compare(values->at[middle], text);

        if (order == 0)
            return (uint32_t)middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return UINT32_MAX;
}

/* A dimension in which nothing is stated has no values. */
static void drop_if_unstated(indicator_values *values)
{
    if (values->count == 1 && values->at[0].length == 0)
        values->count = 0;
}

static bool list_of_land(indicator_sums *sums, indicator_dim dim)
{
    const lrel_groups *groups =
        dim == DIM_ADMIN1 ? &sums->a->years.places : &sums->a->years.land_groups;

    for (size_t i = 0; i < groups->count; i++)
        if (!push(sums, &sums->values[dim], groups->at[i].value[by_of_dim[dim]]))
            return false;
    return true;
}

static bool list_operators(indicator_sums *sums)
{
    const lrel_dataset *data = sums->a->data;

    for (size_t i = 0; i < data->records.count; i++)
        if (!push(sums, &sums->values[DIM_OPERATOR], data->records.at[i].operator_name))
            return false;
    for (size_t i = 0; i < data->facts.count; i++)
        if (data->facts.at[i].role == LREL_ROLE_ITEM &&
            !push(sums, &sums->values[DIM_OPERATOR], data->facts.at[i].operator_name))
            return false;
    return list_of_land(sums, DIM_OPERATOR);
}

/* Units without land too: an accident may be in one. */
static bool list_units(indicator_sums *sums)
{
    const lrel_dataset *data = sums->a->data;

    for (size_t i = 0; i < data->unit_count; i++)
        if (data->units[i].level == 1 &&
            !push(sums, &sums->values[DIM_ADMIN1], data->units[i].code))
            return false;
    return list_of_land(sums, DIM_ADMIN1) &&
           push(sums, &sums->values[DIM_ADMIN1], LREL_TEXT(""));
}

static bool list_assets(indicator_sums *sums)
{
    const lrel_dataset *data = sums->a->data;
    uint32_t stated = 0;

    for (size_t i = 0; i < data->records.count; i++)
        stated |= lrel_record_details_of(&data->records.at[i])->assets;
    if (!push(sums, &sums->values[DIM_ASSET], LREL_TEXT("")))
        return false;
    for (int code = 0; code < lrel_vocabulary_count(&lrel_vocabulary_asset); code++)
        if (stated >> code & 1 &&
            !push(sums, &sums->values[DIM_ASSET],
                  lrel_text_of(lrel_vocabulary_name(&lrel_vocabulary_asset, code))))
            return false;
    return true;
}

static bool list_all(indicator_sums *sums)
{
    if (!push(sums, &sums->values[DIM_ALL], LREL_TEXT("")) || !list_operators(sums) ||
        !list_units(sums) || !list_of_land(sums, DIM_CLASS) ||
        !list_of_land(sums, DIM_NATIONAL_CLASS) || !list_assets(sums))
        return false;
    for (int dim = 0; dim < DIM_COUNT; dim++) {
        sort(&sums->values[dim]);
        if (dim != DIM_ALL)
            drop_if_unstated(&sums->values[dim]);
        sums->first[dim + 1] = sums->first[dim] + sums->values[dim].count;
    }
    return true;
}

/* --- which value groups, places and records have --- */

static bool number_groups(indicator_sums *sums, const lrel_groups *groups,
                          indicator_dim dim, uint32_t **out)
{
    *out = lrel_arena_alloc(sums->arena, (groups->count + 1) * sizeof **out);
    for (size_t i = 0; i < groups->count && *out; i++)
        (*out)[i] =
            lrel_indicators__find_value(sums, dim, groups->at[i].value[by_of_dim[dim]]);
    return *out != NULL;
}

static bool number_records(indicator_sums *sums)
{
    const lrel_records *records = &sums->a->data->records;
    uint32_t *of = lrel_arena_alloc(sums->arena, (records->count + 1) * sizeof *of);

    sums->operator_of_record = of;
    for (size_t i = 0; i < records->count && of;
         i++) /* those of one file come together */
        of[i] = i > 0 && lrel_text_is_equal(records->at[i].operator_name,
                                            records->at[i - 1].operator_name)
                    ? of[i - 1]
                    : lrel_indicators__find_value(sums, DIM_OPERATOR,
                                                  records->at[i].operator_name);
    return of != NULL;
}

static bool number_all(indicator_sums *sums)
{
    const lrel_dataset *years = &sums->a->years;
    size_t accounts = sums->a->data->programme->account_count + 1;

    for (int dim = 0; dim < DIM_COUNT; dim++)
        if (is_of_holder((indicator_dim)dim) &&
            !number_groups(sums, &years->land_groups, (indicator_dim)dim,
                           &sums->of_group[dim]))
            return false;
    sums->blocks = lrel__calloc(sums->a->data->context, accounts * sums->first[DIM_COUNT],
                                sizeof *sums->blocks);
    return sums->blocks &&
           number_groups(sums, &years->places, DIM_ADMIN1, &sums->of_place) &&
           number_records(sums);
}

lrel_status lrel_indicators__list_values(indicator_sums *sums, const lrel_analysis *a,
                                         lrel_arena *arena, lrel_error *err)
{
    *sums = (indicator_sums){
        .a = a, .arena = arena, .periods = (uint32_t)a->years.period_count};
    return list_all(sums) && number_all(sums) ? LREL_OK : lrel__fail_memory(err);
}

void lrel_indicators__clear_sums(indicator_sums *sums)
{
    for (int dim = 0; dim < DIM_COUNT && sums->a; dim++)
        lrel__free(sums->a->data->context, sums->values[dim].at);
    if (sums->a)
        lrel__free(sums->a->data->context, sums->blocks);
}

/* --- cells --- */

static indicator_block **slot_of(const indicator_sums *sums, uint32_t account,
                                 indicator_dim dim, uint32_t value)
{
    return &sums->blocks[account * sums->first[DIM_COUNT] + sums->first[dim] + value];
}

const indicator_block *lrel_indicators__look(const indicator_sums *sums, uint32_t account,
                                             indicator_dim dim, uint32_t value)
{
    return *slot_of(sums, account, dim, value);
}

indicator_block *lrel_indicators__block(indicator_sums *sums, uint32_t account,
                                        indicator_dim dim, uint32_t value)
{
    indicator_block **slot = slot_of(sums, account, dim, value);
    size_t bytes = sizeof **slot + (sums->periods + 1) * sizeof(indicator_cell *);

    if (!*slot && (*slot = lrel_arena_alloc(sums->arena, bytes)))
        memset(*slot, 0, bytes);
    return *slot;
}

indicator_cell *lrel_indicators__cell(indicator_sums *sums, indicator_block *block,
                                      uint32_t period)
{
    indicator_cell **slot = &block->at[period];

    if (!*slot && (*slot = lrel_arena_alloc(sums->arena, sizeof **slot)))
        memset(*slot, 0, sizeof **slot);
    return *slot;
}

/* --- whose --- */

indicator_whose lrel_indicators__whose_land(const indicator_sums *sums, uint32_t group,
                                            uint32_t place)
{
    indicator_whose whose = {.value = {[DIM_ASSET] = UINT32_MAX}};

    for (int dim = 0; dim < DIM_COUNT; dim++)
        if (sums->of_group[dim])
            whose.value[dim] = sums->of_group[dim][group];
    whose.value[DIM_ADMIN1] = sums->of_place[place];
    return whose;
}

void lrel_indicators__set_record(const indicator_sums *sums, size_t record,
                                 indicator_whose *whose)
{
    const lrel_record *r = &sums->a->data->records.at[record];
    uint32_t assets = lrel_record_details_of(r)->assets;

    whose->value[DIM_OPERATOR] = sums->operator_of_record[record];
    if (r->role != LREL_ROLE_RELEASE || sums->values[DIM_ASSET].count == 0)
        return;
    if (assets == 0)
        whose->assets = 1u << lrel_indicators__find_value(sums, DIM_ASSET, LREL_TEXT(""));
    for (int code = 0; assets >> code; code++)
        if (assets >> code & 1)
            whose->assets |=
                1u << lrel_indicators__find_value(
                    sums, DIM_ASSET,
                    lrel_text_of(lrel_vocabulary_name(&lrel_vocabulary_asset, code)));
}

static bool add_to(indicator_sums *sums, uint32_t account, indicator_dim dim,
                   uint32_t value, uint32_t period, indicator_add_fn add,
                   const void *what)
{
    indicator_block *block = lrel_indicators__block(sums, account, dim, value);
    indicator_cell *all =
        block ? lrel_indicators__cell(sums, block, sums->periods) : NULL;
    indicator_cell *one = all && period != LREL_PERIOD_BEFORE
                              ? lrel_indicators__cell(sums, block, period)
                              : all;

    if (!all || !one)
        return false;
    add(all, what);
    if (one != all)
        add(one, what);
    return true;
}

lrel_status lrel_indicators__add(indicator_sums *sums, uint32_t account,
                                 const indicator_whose *whose, uint32_t dims,
                                 uint32_t period, indicator_add_fn add, const void *what,
                                 lrel_error *err)
{
    for (int dim = 0; dim < DIM_COUNT; dim++)
        if (dims & DIM_BIT(dim) && dim != DIM_ASSET && whose->value[dim] != UINT32_MAX &&
            !add_to(sums, account, (indicator_dim)dim, whose->value[dim], period, add,
                    what))
            return lrel__fail_memory(err);
    for (uint32_t value = 0; whose->assets >> value && dims & DIM_BIT(DIM_ASSET); value++)
        if (whose->assets >> value & 1 &&
            !add_to(sums, account, DIM_ASSET, value, period, add, what))
            return lrel__fail_memory(err);
    return LREL_OK;
}
