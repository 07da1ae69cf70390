/* SPDX-License-Identifier: Apache-2.0 */
/* normalise.c: a record for every row, in the order of the rows. */
#include "normalise/normalise.h"

#include "core/fail.h"
#include "core/threads.h"
#include "normalise/row.h"

/* How often a long run looks whether it should stop. */
#define ROWS_BETWEEN_LOOKS 8192

static lrel_record *record_new(const lrel_row *row, lrel_records *records)
{
    lrel_record *record = LREL__PUSH(row->table->context, records);

    if (!record)
        return NULL;
    memset(record, 0, sizeof *record);
    record->role = row->source->role;
    record->source = row->source_number;
    record->row = row->table->rows ? row->table->rows[row->at] : (int64_t)row->at + 1;
    record->shape = LREL_SHAPE_NONE;
    record->geometry_kind = record->status = record->status_reason = record->origin = -1;
    record->product = record->activity = record->method = record->acceptance = -1;
    record->use_after = -1;
    record->hazard_class = LREL_CLASS_UNKNOWN;
    record->used = true;
    return record;
}

/* What both roles have. The id comes first: issues name it. */
static void read_common(lrel_row *row)
{
    lrel_record *record = row->record;

    record->id = lrel_row__text(row, LREL_KEY_ID);
    if (record->id.length == 0 && lrel_row__has(row, LREL_KEY_ID))
        lrel_row__issue(row, LREL_ISSUE_ID_MISSING, "id", LREL_TEXT(""), "");
    record->reg = lrel_row__text(row, LREL_KEY_REGISTER);
    if (record->reg.length == 0)
        record->reg = row->source->name;
    record->operator_name = lrel_row__text(row, LREL_KEY_OPERATOR);
    record->place = lrel_row__text(row, LREL_KEY_PLACE);
    record->area_m2 = lrel_row__number(row, &row->keys[LREL_KEY_AREA]);
}

static lrel_status read_row(lrel_row *row, lrel_records *records, lrel_error *err)
{
    row->record = record_new(row, records);
    if (!row->record)
        return lrel__fail_memory(err);
    read_common(row);
    if (row->source->role == LREL_ROLE_HAZARD)
        lrel_row__hazard(row);
    else
        lrel_row__release(row);
    return row->status;
}

static lrel_status read_rows(lrel_row *row, lrel_records *records, lrel_error *err)
{
    lrel_status status;

    for (row->at = 0; row->at < row->table->row_count; row->at++) {
        if (row->at % ROWS_BETWEEN_LOOKS == 0 && lrel__is_cancelled(row->table->context))
            return lrel__fail(err, LREL_E_CANCELLED, "stopped");
        if ((status = read_row(row, records, err)) != LREL_OK)
            return status;
    }
    return LREL_OK;
}

lrel_status lrel_normalise_records(const lrel_programme *programme, uint32_t source,
                                   const lrel_table *table, lrel_arena *arena,
                                   lrel_records *records, lrel_issues *issues,
                                   lrel_error *err)
{
    const lrel_context *context = table->context;
    lrel_row *row = lrel__calloc(context, 1, sizeof *row);
    size_t before = records->count;
    lrel_status status;

    if (!row)
        return lrel__fail_memory(err);
    row->programme = programme;
    row->source = &programme->sources[source];
    row->source_number = source;
    row->table = table;
    row->arena = arena;
    row->issues = issues;
    row->err = err;
    if ((status = lrel_row__bind(row, err)) != LREL_OK)
        goto done;
    if (!lrel__grow(context, &records->at, &records->capacity, before + table->row_count,
                    sizeof *records->at)) {
        status = lrel__fail_memory(err);
        goto done;
    }
    if ((status = read_rows(row, records, err)) != LREL_OK)
        goto done;
    status = lrel_row__report(row, err);

done:
    if (status != LREL_OK)
        records->count = before;
    lrel_row__clear(row);
    lrel__free(context, row);
    return status;
}
