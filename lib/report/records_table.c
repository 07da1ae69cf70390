/* SPDX-License-Identifier: Apache-2.0 */
/* records_table.c: what became of every record. */
#include <string.h>

#include "report/report.h"

static const char *const record_columns[] = {"role",
                                             "source",
                                             "row",
                                             "id",
                                             "operator",
                                             "product",
                                             "class",
                                             "contamination",
                                             "hazard",
                                             "date",
                                             "stated_m2",
                                             "drawn_m2",
                                             "newly_recorded_m2",
                                             "counted_m2",
                                             "already_released_m2",
                                             "beyond_hazard_m2",
                                             "recorded_again_m2",
                                             "remaining_m2",
                                             "edge_m2",
                                             "used",
                                             "reason",
                                             "lon",
                                             "lat"};

static const char *const account_columns[] = {"role",
                                              "source",
                                              "row",
                                              "id",
                                              "account",
                                              "newly_recorded_m2",
                                              "counted_m2",
                                              "already_released_m2",
                                              "beyond_hazard_m2",
                                              "recorded_again_m2",
                                              "remaining_m2",
                                              "edge_m2"};

/* stated_m2 to edge_m2. */
#define AREA_COLUMNS 9

/* The names that a list of ids has in one cell. */
static lrel_status write_joined(const lrel_dataset *data, lrel_csv *csv,
                                const lrel_text *list, size_t count, lrel_error *err)
{
    size_t length = 0, n = 0;
    char *text;

    for (size_t i = 0; i < count; i++)
        length += list[i].length + 1;
    if (!(text = lrel_arena_alloc(data->arena, length + 1)))
        return lrel__fail_memory(err);
    for (size_t i = 0; i < count; i++) {
        if (i)
            text[n++] = ';';
        if (list[i].length)
            memcpy(text + n, list[i].at, list[i].length);
        n += list[i].length;
    }
    lrel_csv_text(csv, (lrel_text){text, n});
    return LREL_OK;
}

static void write_set(lrel_csv *csv, const lrel_vocabulary *words, uint32_t set)
{
    char text[LREL_VOCABULARY_JOINED_MAX];

    lrel_csv_text(csv, (lrel_text){text, lrel_vocabulary_join(words, set, text)});
}

static void write_area(lrel_csv *csv, bool applies, int64_t area2, int units)
{
    if (applies)
        lrel_csv_area_m2(csv, area2, units);
    else
        lrel_csv_empty(csv);
}

static void write_areas(const lrel_dataset *data, size_t i, uint32_t account,
                        lrel_csv *csv)
{
    int units = lrel_grid_units_per_m(data->grid);
    bool is_hazard = data->hazard_of_record[i] != UINT32_MAX;
    bool is_release =
        data->release_of_record[i] != UINT32_MAX && data->records.at[i].used;
    lrel_record_area area = {0};

    if (is_hazard)
        area = lrel_ledger_hazard_area(data->ledger, data->hazard_of_record[i], account);
    if (is_release)
        area =
            lrel_ledger_release_area(data->ledger, data->release_of_record[i], account);
    write_area(csv, is_hazard, area.newly_recorded, units);
    write_area(csv, is_release, area.counted, units);
    write_area(csv, is_release, area.already_released, units);
    write_area(csv, is_release, area.beyond_hazard, units);
    write_area(csv, is_hazard, area.recorded_again, units);
    write_area(csv, is_hazard, area.remaining, units);
    write_area(csv, is_hazard, area.edge, units);
}

static void write_date(lrel_csv *csv, const lrel_dataset *data, size_t i)
{
    const lrel_record *r = &data->records.at[i];
    lrel_stated_date date = r->role == LREL_ROLE_HAZARD ? r->from : r->counts_on;
    lrel_date closure;

    if (lrel_dataset_borrowed_day(data, i, &closure))
        lrel_csv_date(csv, closure);
    else if (date.is_known)
        lrel_csv_date(csv, r->role == LREL_ROLE_HAZARD ? date.first : date.last);
    else
        lrel_csv_empty(csv);
}

static void write_identity(const lrel_dataset *data, size_t i, lrel_csv *csv)
{
    const lrel_record *r = &data->records.at[i];

    lrel_csv_string(csv, lrel_vocabulary_name(&lrel_vocabulary_role, (int)r->role));
    lrel_csv_text(csv, lrel_dataset_source_name(data, r->source));
    lrel_csv_integer(csv, r->row);
    lrel_csv_text(csv, r->id);
}

/* Where it is, for the next delivery to be compared with this one. */
static void write_middle(const lrel_dataset *data, uint32_t source, size_t table_row,
                         lrel_csv *csv)
{
    int32_t lon7, lat7;

    if (lrel_dataset_middle(data, source, table_row, &lon7, &lat7)) {
        lrel_csv_degrees(csv, lon7);
        lrel_csv_degrees(csv, lat7);
        return;
    }
    lrel_csv_empty(csv);
    lrel_csv_empty(csv);
}

static lrel_status write_record(const lrel_dataset *data, size_t i, lrel_csv *csv,
                                lrel_error *err)
{
    const lrel_record *r = &data->records.at[i];
    int units = lrel_grid_units_per_m(data->grid);
    bool is_placed = data->owner[i] != LREL_OWNER_NONE;
    lrel_status status;

    write_identity(data, i, csv);
    lrel_csv_text(csv, r->operator_name);
    lrel_csv_string(csv, lrel_vocabulary_name(&lrel_vocabulary_product, r->product));
    lrel_csv_string(csv,
                    r->role == LREL_ROLE_HAZARD
                        ? lrel_vocabulary_name(&lrel_vocabulary_class, r->hazard_class)
                        : "");
    write_set(csv, &lrel_vocabulary_contamination, r->contamination);
    if ((status = write_joined(data, csv, r->hazards, r->hazard_count, err)) != LREL_OK)
        return status;
    write_date(csv, data, i);
    if (r->area_m2.is_known)
        lrel_report__write_stated(csv, lrel_report__stated(r->area_m2));
    else
        lrel_csv_empty(csv);
    write_area(csv, is_placed,
               is_placed ? lrel_mosaic_owner_area(data->mosaic, data->owner[i]).area2 : 0,
               units);
    write_areas(data, i, data->programme->account_count, csv);
    lrel_csv_string(csv, r->used ? "yes" : "no");
    lrel_csv_string(csv, lrel_reason_text(r->reason));
    write_middle(data, r->source, data->table_row[i], csv);
    lrel_csv_end_row(csv);
    return LREL_OK;
}

/* A day of its own: that of an item or accident from its first, as of a hazard; of a
 * figure the last one of its period. */
static void write_fact_date(const lrel_fact *fact, lrel_csv *csv)
{
    bool is_evidence = fact->role == LREL_ROLE_ITEM || fact->role == LREL_ROLE_ACCIDENT;

    if (fact->date.is_known)
        lrel_csv_date(csv, is_evidence ? fact->date.first : fact->date.last);
    else
        lrel_csv_empty(csv);
}

/* A fact has no part in the account: no areas. */
static lrel_status write_fact(const lrel_dataset *data, const lrel_fact *fact,
                              lrel_csv *csv, lrel_error *err)
{
    size_t hazard_count;
    const lrel_text *hazards = lrel_fact_hazards(fact, &hazard_count);
    int hazard_class = fact->role == LREL_ROLE_SERIES ? fact->as.figure.hazard_class : -1;
    lrel_status status;

    lrel_csv_string(csv, lrel_vocabulary_name(&lrel_vocabulary_role, (int)fact->role));
    lrel_csv_text(csv, lrel_dataset_source_name(data, fact->source));
    lrel_csv_integer(csv, fact->row);
    lrel_csv_text(csv, fact->id);
    lrel_csv_text(csv, fact->operator_name);
    lrel_csv_empty(csv); /* product */
    lrel_csv_string(csv, lrel_vocabulary_name(&lrel_vocabulary_class, hazard_class));
    write_set(csv, &lrel_vocabulary_contamination, lrel_fact_contamination(fact));
    if ((status = write_joined(data, csv, hazards, hazard_count, err)) != LREL_OK)
        return status;
    write_fact_date(fact, csv);
    for (int column = 0; column < AREA_COLUMNS; column++)
        lrel_csv_empty(csv);
    lrel_csv_string(csv, fact->used ? "yes" : "no");
    lrel_csv_string(csv, lrel_reason_text(fact->reason));
    write_middle(data, fact->source, fact->table_row, csv);
    lrel_csv_end_row(csv);
    return LREL_OK;
}

/* Both lists are in order of source, and a source is in one of them. */
lrel_status lrel_report_records(const lrel_dataset *data, const lrel_agency *only,
                                lrel_stream *stream, lrel_error *err)
{
    size_t fact = 0;
    lrel_csv csv;

    lrel_csv_begin(&csv, stream, record_columns,
                   sizeof record_columns / sizeof *record_columns);
    for (size_t i = 0; i < data->records.count || fact < data->facts.count;) {
        bool is_fact = i == data->records.count ||
                       (fact < data->facts.count &&
                        data->facts.at[fact].source < data->records.at[i].source);
        lrel_status status = LREL_OK;

        if (is_fact && (!only || only->owns_fact[fact]))
            status = write_fact(data, &data->facts.at[fact], &csv, err);
        if (!is_fact && (!only || only->owns_record[i]))
            status = write_record(data, i, &csv, err);
        fact += is_fact;
        i += !is_fact;

        if (status != LREL_OK)
            return status;
    }
    return LREL_OK;
}

void lrel_report_records_by_account(const lrel_dataset *data, lrel_stream *stream)
{
    lrel_csv csv;

    lrel_csv_begin(&csv, stream, account_columns,
                   sizeof account_columns / sizeof *account_columns);
    for (size_t i = 0; i < data->records.count; i++) {
        uint32_t accounts =
            data->hazard_of_record[i] != UINT32_MAX
                ? data->hazards[data->hazard_of_record[i]].accounts
            : data->release_of_record[i] != UINT32_MAX && data->records.at[i].used
                ? data->releases[data->release_of_record[i]].accounts
                : 0;

        for (uint32_t a = 0; a < data->programme->account_count; a++) {
            if (!(accounts >> a & 1))
                continue;
            write_identity(data, i, &csv);
            lrel_csv_text(&csv, lrel_dataset_account_name(data, a));
            write_areas(data, i, a, &csv);
            lrel_csv_end_row(&csv);
        }
    }
}
