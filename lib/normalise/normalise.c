/* SPDX-License-Identifier: Apache-2.0 */
/* normalise.c: a record for every row, in the order of the rows. */
#include "normalise/normalise.h"

#include "core/fail.h"
#include "core/threads.h"
#include "normalise/row.h"

/* How often a long run looks whether it should stop. */
#define ROWS_BETWEEN_LOOKS 8192

static lrel_record *record_new(lrel_row *row, lrel_records *records)
{
    lrel_record *record = LREL__PUSH(row->table->context, records);

    if (!record)
        return NULL;
    memset(record, 0, sizeof *record);
    record->role = row->source->role;
    record->source = row->source_number;
    record->row = row->number;
    record->shape = LREL_SHAPE_NONE;
    record->geometry_kind = record->status = record->status_reason = record->origin = -1;
    record->product = record->activity = record->acceptance = -1;
    record->hazard_class = LREL_CLASS_UNKNOWN;
    record->used = true;
    row->used = &record->used;
    row->reason = &record->reason;
    return record;
}

static lrel_fact *fact_new(lrel_row *row, lrel_facts *facts)
{
    lrel_fact *fact = LREL__PUSH(row->table->context, facts);

    if (!fact)
        return NULL;
    memset(fact, 0, sizeof *fact);
    fact->role = row->source->role;
    fact->source = row->source_number;
    fact->row = row->number;
    fact->table_row = row->at;
    fact->shape = LREL_SHAPE_NONE;
    fact->used = true;
    row->used = &fact->used;
    row->reason = &fact->reason;
    return fact;
}

/* The id comes first: issues name it. Of a row that `where` leaves to others nothing more
 * is read, and nothing is said. */
static bool begin_row(lrel_row *row)
{
    row->id = lrel_row__text(row, LREL_KEY_ID);
    if (!lrel_row__is_ours(row)) {
        lrel_row__set_aside(row, LREL_REASON_ANOTHER_KIND);
        return false;
    }
    if (row->id.length == 0 && lrel_row__has(row, LREL_KEY_ID))
        lrel_row__issue(row, LREL_ISSUE_ID_MISSING, "id", LREL_TEXT(""), "");
    return true;
}

/* What hazards and releases have both. */
static void read_common(lrel_row *row)
{
    lrel_record *record = row->record;
    lrel_text reg = lrel_row__text(row, LREL_KEY_REGISTER);

    if (reg.length > 0)
        record->reg = reg;
    record->operator_name = lrel_row__text(row, LREL_KEY_OPERATOR);
    record->place = lrel_row__text(row, LREL_KEY_PLACE);
    record->area_m2 = lrel_row__number(row, &row->keys[LREL_KEY_AREA]);
}

static void keep_details(lrel_row *row)
{
    lrel_record_details *kept = lrel_arena_alloc(row->arena, sizeof *kept);

    if (!kept) {
        row->status = lrel__fail_memory(row->err);
        return;
    }
    *kept = row->details;
    row->record->details = kept;
}

/* Where the records of a source go: into one of the two. */
typedef struct target {
    lrel_records *records;
    lrel_facts *facts;
} target;

static lrel_status read_record(lrel_row *row, lrel_records *records, lrel_error *err)
{
    row->record = record_new(row, records);
    if (!row->record)
        return lrel__fail_memory(err);
    row->record->reg = row->source->name;
    if (begin_row(row)) {
        read_common(row);
        if (row->source->role == LREL_ROLE_HAZARD)
            lrel_row__hazard(row);
        else
            lrel_row__release(row);
        if (row->has_details && row->status == LREL_OK)
            keep_details(row);
    }
    row->record->id = row->id;
    return row->status;
}

static lrel_status read_fact(lrel_row *row, lrel_facts *facts, lrel_error *err)
{
    row->fact = fact_new(row, facts);
    if (!row->fact)
        return lrel__fail_memory(err);
    if (begin_row(row)) {
        row->fact->operator_name = lrel_row__text(row, LREL_KEY_OPERATOR);
        row->fact->place = lrel_row__text(row, LREL_KEY_PLACE);
        lrel_row__fact(row);
    }
    row->fact->id = row->id;
    return row->status;
}

static lrel_status read_rows(lrel_row *row, const target *to, lrel_error *err)
{
    const lrel_table *table = row->table;
    lrel_status status;

    for (row->at = 0; row->at < table->row_count; row->at++) {
        if (row->at % ROWS_BETWEEN_LOOKS == 0 && lrel__is_cancelled(table->context))
            return lrel__fail(err, LREL_E_CANCELLED, "stopped");
        row->number = table->rows ? table->rows[row->at] : (int64_t)row->at + 1;
        status = to->records ? read_record(row, to->records, err)
                             : read_fact(row, to->facts, err);
        if (status != LREL_OK)
            return status;
    }
    return LREL_OK;
}

static bool make_room(const lrel_table *table, const target *to)
{
    const lrel_context *context = table->context;
    lrel_records *records = to->records;

    if (!records)
        return lrel__grow(context, &to->facts->at, &to->facts->capacity,
                          to->facts->count + table->row_count, sizeof *to->facts->at);
    return lrel__grow(context, &records->at, &records->capacity,
                      records->count + table->row_count, sizeof *records->at);
}

static lrel_status normalise(const lrel_programme *programme, uint32_t source,
                             const lrel_table *table, lrel_arena *arena, const target *to,
                             lrel_issues *issues, lrel_error *err)
{
    lrel_row *row = lrel__calloc(table->context, 1, sizeof *row);
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
    if (!make_room(table, to)) {
        status = lrel__fail_memory(err);
        goto done;
    }
    if ((status = read_rows(row, to, err)) != LREL_OK)
        goto done;
    status = lrel_row__report(row, err);

done:
    lrel_row__clear(row);
    lrel__free(table->context, row);
    return status;
}

lrel_status lrel_normalise_records(const lrel_programme *programme, uint32_t source,
                                   const lrel_table *table, lrel_arena *arena,
                                   lrel_records *records, lrel_issues *issues,
                                   lrel_error *err)
{
    size_t before = records->count;
    const target to = {.records = records};
    lrel_status status = normalise(programme, source, table, arena, &to, issues, err);

    if (status != LREL_OK)
        records->count = before;
    return status;
}

lrel_status lrel_normalise_facts(const lrel_programme *programme, uint32_t source,
                                 const lrel_table *table, lrel_arena *arena,
                                 lrel_facts *facts, lrel_issues *issues, lrel_error *err)
{
    size_t before = facts->count;
    const target to = {.facts = facts};
    lrel_status status = normalise(programme, source, table, arena, &to, issues, err);

    if (status != LREL_OK)
        facts->count = before;
    return status;
}
