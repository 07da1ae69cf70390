/* SPDX-License-Identifier: Apache-2.0 */
/* found_table.c: found_after_release.csv, the most serious first, and the same in JSON
 * and in sentences. It says what was found and when, and records nothing again. */
#include <stdio.h>

#include "indicators/found_members.h"
#include "write/json_members.h"
#include "write/tidy.h"

static const lrel_tidy_column columns[] = {
    {"what", "string", NULL,
     "released, item found later on D; or released, accident later on D"},
    {"position", "string", NULL,
     "inside the released land, or outside it within the buffer"},
    {"outside_m", "number", "m", "how far outside; 0: inside"},
    {"buffer_m", "number", "m", "buffer within which positions count"},
    {"found_source", "string", NULL, "source of the item or accident"},
    {"found_row", "integer", NULL, "its row there"},
    {"found_id", "string", NULL, "its id"},
    {"found_on", "date", NULL, "its day"},
    {"category", "string", NULL, "code of item_category"},
    {"quantity", "number", NULL, "items; empty: of an accident, or not stated"},
    {"killed", "number", NULL, "people killed, of an accident"},
    {"injured", "number", NULL, "people injured, of an accident"},
    {"release_source", "string", NULL,
     "source of the last release there before that day"},
    {"release_row", "integer", NULL, "its row there"},
    {"release_id", "string", NULL, "its id"},
    {"release_operator", "string", NULL, "who released"},
    {"product", "string", NULL, "cancelled, reduced or cleared"},
    {"released_on", "date", NULL, "the day on which the release counts"},
    {"days_after", "integer", "days", "from that day to the day found"},
    {"accounts", "string", NULL,
     "accounts in which it had released the land; empty: beyond every recorded hazard"},
    {"still_recorded_in", "string", NULL,
     "accounts in which the land at the place was on record on that day"},
    {"note", "string", NULL, "what to mind"},
};

static const char *product_name(const indicator_making *m, const indicator_find *f)
{
    return lrel_vocabulary_name(&lrel_vocabulary_product,
                                (int)m->data->releases[f->release].product);
}

static const lrel_record *release_of(const indicator_making *m, const indicator_find *f)
{
    return &m->data->records.at[m->data->record_of_release[f->release]];
}

static bool is_accident(const lrel_fact *fact)
{
    return fact->role == LREL_ROLE_ACCIDENT;
}

static void what_text(const lrel_fact *fact, char out[64])
{
    char day[16];

    lrel_date_format(fact->date.first, day);
    snprintf(out, 64, "released, %s later on %s",
             is_accident(fact) ? "accident" : "item found", day);
}

/* "ap_mine+cmr" */
static void account_names(const indicator_making *m, uint32_t set, char out[512])
{
    size_t n = 0;

    out[0] = '\0';
    for (uint32_t a = 0; a < m->all; a++) {
        lrel_text name = lrel_dataset_account_name(m->data, a);

        if (set >> a & 1 && n + name.length + 2 < 512)
            n += (size_t)snprintf(out + n, 512 - n, "%s%.*s", n ? "+" : "",
                                  LREL_TEXT_ARGS(name));
    }
}

/* The task may list its own finds under a day that comes behind its release. */
static const char *note_of(const indicator_making *m, const indicator_find *f)
{
    const lrel_fact *fact = &m->data->facts.at[f->fact];
    const lrel_record *release = release_of(m, f);
    lrel_text task = lrel_record_details_of(release)->task;
    bool names_release, names_task;

    if (is_accident(fact)) {
        names_release = false;
        names_task = fact->as.accident.task.length &&
                     lrel_text_is_equal(fact->as.accident.task, task);
    } else {
        names_release = fact->as.item.release.length &&
                        lrel_text_is_equal(fact->as.item.release, release->id);
        names_task =
            fact->as.item.task.length && lrel_text_is_equal(fact->as.item.task, task);
    }
    if (names_release || names_task)
        return "it names this very release or its task: look at the dates";
    return f->recorded ? "the land was still on record in another account" : "";
}

static bool is_wanted(const indicator_making *m, const indicator_find *f,
                      uint32_t account)
{
    return account == LREL_ACCOUNT_EVERY || account == m->all ||
           f->accounts >> account & 1;
}

/* --- CSV --- */

static void write_number(lrel_csv *csv, const lrel_stated_number *number)
{
    if (number && number->is_known)
        lrel_csv_double(csv, number->value);
    else
        lrel_csv_empty(csv);
}

/* To a decimetre: positions are no better. */
static double decimetres(double metres)
{
    return (double)(int64_t)(metres * 10 + 0.5) / 10;
}

static void write_fact(const indicator_making *m, const lrel_fact *fact, lrel_csv *csv)
{
    bool accident = is_accident(fact);

    lrel_csv_text(csv, lrel_dataset_source_name(m->data, fact->source));
    lrel_csv_integer(csv, fact->row);
    lrel_csv_text(csv, fact->id);
    lrel_csv_date(csv, fact->date.first);
    lrel_csv_string(csv, lrel_vocabulary_name(&lrel_vocabulary_item,
                                              accident ? fact->as.accident.category
                                                       : fact->as.item.category));
    write_number(csv, accident ? NULL : &fact->as.item.quantity);
    write_number(csv, accident ? &fact->as.accident.killed : NULL);
    write_number(csv, accident ? &fact->as.accident.injured : NULL);
}

static void write_release(const indicator_making *m, const indicator_find *f,
                          lrel_csv *csv)
{
    const lrel_record *r = release_of(m, f);

    lrel_csv_text(csv, lrel_dataset_source_name(m->data, r->source));
    lrel_csv_integer(csv, r->row);
    lrel_csv_text(csv, r->id);
    lrel_csv_text(csv, r->operator_name);
    lrel_csv_string(csv, product_name(m, f));
    lrel_csv_date(csv, f->released);
    lrel_csv_integer(csv, m->data->facts.at[f->fact].date.first.days - f->released.days);
}

static void write_find(const indicator_making *m, const indicator_find *f, lrel_csv *csv)
{
    const lrel_fact *fact = &m->data->facts.at[f->fact];
    char what[64], accounts[512];

    what_text(fact, what);
    lrel_csv_string(csv, what);
    lrel_csv_string(csv, f->outside_m > 0 ? "within the buffer" : "inside");
    lrel_csv_double(csv, decimetres(f->outside_m));
    lrel_csv_double(csv, m->points.buffer_m);
    write_fact(m, fact, csv);
    write_release(m, f, csv);
    account_names(m, f->accounts, accounts);
    lrel_csv_string(csv, accounts);
    account_names(m, f->recorded, accounts);
    lrel_csv_string(csv, accounts);
    lrel_csv_string(csv, note_of(m, f));
    lrel_csv_end_row(csv);
}

void lrel_indicators_found(const lrel_indicators *m, uint32_t account,
                           lrel_stream *stream)
{
    lrel_tidy tidy = {.count = 0};
    lrel_csv csv;

    lrel_tidy_add(&tidy, columns, sizeof columns / sizeof *columns);
    lrel_tidy_begin(&tidy, &csv, stream);
    for (size_t i = 0; i < m->points.finds.count; i++)
        if (is_wanted(m, &m->points.finds.at[i], account))
            write_find(m, &m->points.finds.at[i], &csv);
}

void lrel_indicators_found_schema(const lrel_indicators *m, lrel_stream *stream)
{
    lrel_tidy tidy = {.count = 0};

    (void)m;
    lrel_tidy_add(&tidy, columns, sizeof columns / sizeof *columns);
    lrel_tidy_schema(&tidy,
                     "Items and accidents on land that had been released before: one "
                     "of them and the last release there a row, the most serious first. "
                     "Nothing is recorded again by this list",
                     stream);
}

/* --- sentences and JSON --- */

size_t lrel_indicators_found_count(const lrel_indicators *m)
{
    return m->points.finds.count;
}

static void sentence(const indicator_making *m, const indicator_find *f, char *out,
                     size_t size)
{
    const lrel_fact *fact = &m->data->facts.at[f->fact];
    const lrel_record *r = release_of(m, f);
    char what[64], where[48] = "inside", day[16];

    what_text(fact, what);
    lrel_date_format(f->released, day);
    if (f->outside_m > 0)
        snprintf(where, sizeof where, "%.1f m outside", decimetres(f->outside_m));
    snprintf(out, size, "%s: %.*s (%s), %s %.*s, %s on %s by %.*s", what,
             LREL_TEXT_ARGS(fact->id),
             lrel_vocabulary_name(&lrel_vocabulary_item, is_accident(fact)
                                                             ? fact->as.accident.category
                                                             : fact->as.item.category),
             where, LREL_TEXT_ARGS(r->id), product_name(m, f), day,
             LREL_TEXT_ARGS(r->operator_name));
}

void lrel_indicators_found_line(const lrel_indicators *m, size_t index, char *out,
                                size_t size)
{
    sentence(m, &m->points.finds.at[index], out, size);
}

static void json_find(const indicator_making *m, const indicator_find *f, lrel_json *json)
{
    const lrel_fact *fact = &m->data->facts.at[f->fact];
    const lrel_record *r = release_of(m, f);
    char text[512];

    lrel_json_object(json, true);
    what_text(fact, text);
    lrel_json_member_string(json, "what", text);
    lrel_json_key(json, "outside_m");
    lrel_json_double(json, decimetres(f->outside_m));
    lrel_json_member_string(
        json, "category",
        lrel_vocabulary_name(&lrel_vocabulary_item, is_accident(fact)
                                                        ? fact->as.accident.category
                                                        : fact->as.item.category));
    if (is_accident(fact)) {
        lrel_json_member_known(json, "killed", fact->as.accident.killed.is_known,
                               fact->as.accident.killed.value);
        lrel_json_member_known(json, "injured", fact->as.accident.injured.is_known,
                               fact->as.accident.injured.value);
    }
    lrel_json_member_text(json, "found_source",
                          lrel_dataset_source_name(m->data, fact->source));
    lrel_json_member_integer(json, "found_row", fact->row);
    lrel_json_member_text(json, "found_id", fact->id);
    lrel_json_key(json, "found_on");
    lrel_json_date(json, fact->date.first);
    lrel_json_member_text(json, "release_source",
                          lrel_dataset_source_name(m->data, r->source));
    lrel_json_member_integer(json, "release_row", r->row);
    lrel_json_member_text(json, "release_id", r->id);
    lrel_json_member_text(json, "release_operator", r->operator_name);
    lrel_json_member_string(json, "product", product_name(m, f));
    lrel_json_key(json, "released_on");
    lrel_json_date(json, f->released);
    account_names(m, f->accounts, text);
    lrel_json_member_string(json, "accounts", text);
    account_names(m, f->recorded, text);
    lrel_json_member_string(json, "still_recorded_in", text);
    lrel_json_member_string(json, "note", note_of(m, f));
    lrel_json_object_end(json);
}

void lrel_indicators__found_members(const indicator_making *m, uint32_t account,
                                    lrel_json *json)
{
    lrel_json_key(json, "buffer_m");
    lrel_json_double(json, m->points.buffer_m);
    lrel_json_key(json, "found_after_release");
    lrel_json_array(json, false);
    for (size_t i = 0; i < m->points.finds.count; i++)
        if (is_wanted(m, &m->points.finds.at[i], account))
            json_find(m, &m->points.finds.at[i], json);
    lrel_json_array_end(json);
}
