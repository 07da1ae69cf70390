/* SPDX-License-Identifier: Apache-2.0 */
/* accidents_table.c: accidents_outside_records.csv: the accidents of I10, in the order of
 * their sources. */
#include "indicators/making.h"
#include "write/tidy.h"

static const lrel_tidy_column columns[] = {
    {"source", "string", NULL, "source of the accident"},
    {"row", "integer", NULL, "its row there"},
    {"id", "string", NULL, "its id"},
    {"date", "date", NULL, "its day"},
    {"category", "string", NULL, "what exploded, code of item_category"},
    {"killed", "number", NULL, "people killed"},
    {"injured", "number", NULL, "people injured"},
    {"place", "string", NULL, "place code as stated"},
    {"buffer_m", "number", "m", "within which no land was on record on that day"},
    {"land", "string", NULL,
     "what the land at the place was: no record, released before, closed before, left "
     "out by a resurvey"},
    {"release_source", "string", NULL, "of land released before: source of the release"},
    {"release_id", "string", NULL, "its id"},
};

static void write_number(lrel_csv *csv, const lrel_stated_number *number)
{
    if (number->is_known)
        lrel_csv_double(csv, number->value);
    else
        lrel_csv_empty(csv);
}

static void write_release(const indicator_making *m, uint32_t release, lrel_csv *csv)
{
    const lrel_record *r;

    if (release == UINT32_MAX) {
        lrel_csv_empty(csv);
        lrel_csv_empty(csv);
        return;
    }
    r = &m->data->records.at[m->data->record_of_release[release]];
    lrel_csv_text(csv, lrel_dataset_source_name(m->data, r->source));
    lrel_csv_text(csv, r->id);
}

static void write_row(const indicator_making *m, const indicator_outside *outside,
                      lrel_csv *csv)
{
    const lrel_fact *fact = &m->data->facts.at[outside->fact];

    lrel_csv_text(csv, lrel_dataset_source_name(m->data, fact->source));
    lrel_csv_integer(csv, fact->row);
    lrel_csv_text(csv, fact->id);
    lrel_csv_date(csv, fact->date.first);
    lrel_csv_string(
        csv, lrel_vocabulary_name(&lrel_vocabulary_item, fact->as.accident.category));
    write_number(csv, &fact->as.accident.killed);
    write_number(csv, &fact->as.accident.injured);
    lrel_csv_text(csv, fact->place);
    lrel_csv_double(csv, m->points.buffer_m);
    lrel_csv_string(csv, outside->state);
    write_release(m, outside->release, csv);
    lrel_csv_end_row(csv);
}

void lrel_indicators_accidents(const lrel_indicators *m, lrel_stream *stream)
{
    lrel_tidy tidy = {.count = 0};
    lrel_csv csv;

    lrel_tidy_add(&tidy, columns, sizeof columns / sizeof *columns);
    lrel_tidy_begin(&tidy, &csv, stream);
    for (size_t i = 0; i < m->points.outside.count; i++)
        write_row(m, &m->points.outside.at[i], &csv);
}

void lrel_indicators_accidents_schema(const lrel_indicators *m, lrel_stream *stream)
{
    lrel_tidy tidy = {.count = 0};

    (void)m;
    lrel_tidy_add(&tidy, columns, sizeof columns / sizeof *columns);
    lrel_tidy_schema(&tidy,
                     "Accidents where no hazard was on record: one a row. Nothing is "
                     "recorded by this list",
                     stream);
}
