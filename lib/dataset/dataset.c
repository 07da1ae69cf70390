/* SPDX-License-Identifier: Apache-2.0 */
/* dataset.c: beginning, end, and small questions. */
#include "dataset/dataset.h"

#include <string.h>

#include "dataset/stated_places.h"

void lrel_dataset_init(lrel_dataset *data, const lrel_context *context,
                       const lrel_programme *programme)
{
    memset(data, 0, sizeof *data);
    data->context = context;
    data->programme = programme;
}

void lrel_dataset__drop_input(lrel_input *input)
{
    lrel_placer_free(input->placer);
    lrel_operation_free(input->operation);
    lrel_table_free(input->table);
    *input = (lrel_input){0};
}

static void free_inputs(const lrel_context *context, lrel_input *inputs, size_t count)
{
    for (size_t i = 0; inputs && i < count; i++)
        lrel_dataset__drop_input(&inputs[i]);
    lrel__free(context, inputs);
}

void lrel_dataset_clear(lrel_dataset *data)
{
    const lrel_context *context = data->context;

    if (!context)
        return;
    lrel_ledger_free(data->ledger);
    lrel_mosaic_free(data->mosaic);
    free_inputs(context, data->sources, data->programme->source_count);
    free_inputs(context, data->boundaries, data->programme->boundary_count);
    lrel_corrections_clear(&data->corrections);
    lrel_alias_names_clear(&data->operators);
    lrel_alias_names_clear(&data->place_aliases);
    lrel_grid_free(data->grid);
    lrel_records_clear(context, &data->records);
    lrel_facts_clear(context, &data->facts);
    lrel__free(context, data->table_row);
    lrel__free(context, data->tie);
    lrel__free(context, data->owner);
    lrel__free(context, data->units);
    lrel__free(context, data->middles);
    lrel__free(context, data->points.at);
    lrel__free(context, data->rings);
    lrel__free(context, data->readings);
    lrel__free(context, data->hazards);
    lrel__free(context, data->record_of_hazard);
    lrel__free(context, data->hazard_of_record);
    lrel__free(context, data->releases);
    lrel__free(context, data->record_of_release);
    lrel__free(context, data->release_of_record);
    lrel__free(context, data->named_accounts);
    lrel__free(context, data->replaces.at);
    lrel__free(context, data->claims.at);
    lrel__free(context, data->borrowings);
    lrel__free(context, data->hazard_name);
    lrel__free(context, data->superseded_on);
    lrel__free(context, data->land_groups.at);
    lrel__free(context, data->places.at);
    lrel__free(context, data->place_of_face);
    lrel_stated_places__free(data->stated_places, context);
    lrel__free(context, data->elsewhere.at);
    lrel__free(context, data->period_starts);
    lrel__free(context, data->incomplete);
    lrel__free(context, data->positions);
    lrel__free(context, data->missing.at);
    lrel_issues_free(data->issues);
    lrel_arena_free(data->arena);
    memset(data, 0, sizeof *data);
}

lrel_text lrel_dataset_account_name(const lrel_dataset *data, uint32_t account)
{
    return account < data->programme->account_count
               ? data->programme->accounts[account].name
               : LREL_TEXT("all");
}

uint32_t lrel_dataset_accounts_of(const lrel_dataset *data, uint32_t contamination)
{
    uint32_t accounts = 0;

    for (uint32_t a = 0; a < data->programme->account_count; a++)
        if (data->programme->accounts[a].contamination & contamination)
            accounts |= UINT32_C(1) << a;
    return accounts;
}

lrel_status lrel_dataset_note(const lrel_dataset *data, lrel_issue_kind kind,
                              size_t record, const char *field, lrel_text value,
                              lrel_text expected, int64_t area2, lrel_error *err)
{
    const lrel_record *r = &data->records.at[record];
    lrel_issue issue = {.kind = kind,
                        .source = (int32_t)r->source,
                        .row = r->row,
                        .id = r->id,
                        .field = lrel_text_of(field),
                        .value = value,
                        .expected = expected,
                        .area2 = area2,
                        .count = 1};

    return lrel_issues_add(data->issues, &issue, err);
}

lrel_status lrel_dataset_note_fact(lrel_dataset *data, lrel_issue_kind kind,
                                   const lrel_fact *fact, lrel_text value,
                                   lrel_error *err)
{
    lrel_issue issue = {.kind = kind,
                        .source = (int32_t)fact->source,
                        .row = fact->row,
                        .id = fact->id,
                        .value = value,
                        .area2 = -1,
                        .count = 1};

    return lrel_issues_add(data->issues, &issue, err);
}
