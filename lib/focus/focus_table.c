/* SPDX-License-Identifier: Apache-2.0 */
/* focus_table.c: open hazards in order, with all that put them there. */
#include <math.h>

#include "focus/order.h"
#include "report/report.h"

static const lrel_tidy_column first_columns[] = {
    {"account", "string", NULL, "contamination of one kind"},
    {"rank", "integer", NULL,
     "1: first. Empty: not ranked, the reason says why. An order of work, not of safety"},
    {"id", "string", NULL, "of the hazard, as its source writes it"},
    {"source", "string", NULL, "whose record it is"},
    {"row", "integer", NULL, "of that source, as the file counts"},
    {"operator", "string", NULL, "who reported it"},
    {"class", "string", NULL, "suspected (sha), confirmed (cha), or not understood"},
    {"national_class", "string", NULL, "class in the country's own words"},
    {"contamination", "string", NULL, "what is in the ground"},
    {"from", "date", NULL, "recorded; empty: not stated"},
};

static const lrel_tidy_column last_columns[] = {
    {"remaining_m2", "number", "m2",
     "of its land: recorded and not released; adds up to the closing of the account"},
    {"edge_m2", "number", "m2", "of that: edge difference"},
    {"items_counted", "string", NULL, "the categories of items that the account counts"},
    {"items_per_ha", "number", "items/ha",
     "expected in its land; empty: no counts to learn from"},
    {"items_per_ha_low", "number", "items/ha",
     "the expectation lies above it with 95 % credibility"},
    {"items_per_ha_high", "number", "items/ha", "and below this one with 95 %"},
    {"items_expected", "number", "items", "items_per_ha over remaining_m2"},
    {"kind_per_ha", "number", "items/ha",
     "of all land of its class, contamination and agency"},
    {"place_factor", "number", NULL,
     "what is found near it over what its kind lets expect; 1: the same"},
    {"near_n", "integer", "releases",
     "of cleared land with counts within the programme's distance, its own included"},
    {"own_n", "integer", "releases", "of those: of its own land"},
    {"own_items", "number", "items", "found in its own cleared land"},
    {"threshold_per_ha", "number", "items/ha", "the chance below is about"},
    {"chance", "number", NULL,
     "that the expectation is the threshold or more, from 0 to 1"},
    {"accidents_near", "number", NULL, "accidents, each by how near it is"},
    {"items_near", "number", "items",
     "items found outside of clearance, each by how near it is"},
    {"exposure", "number", NULL, "how near the programme's layers come"},
    {"points_density", "number", NULL, "of the score: by items_per_ha"},
    {"points_accidents", "number", NULL, "of the score: by accidents_near"},
    {"points_items", "number", NULL, "of the score: by items_near"},
    {"points_exposure", "number", NULL, "of the score: by exposure"},
    {"score", "number", NULL, "their sum, of 100; empty: not ranked"},
    {"own_priority", "string", NULL, "as the programme's own list says"},
    {"next_step", "string", NULL, "survey or clearance; empty: no suggestion"},
    {"reason", "string", NULL, "why, one sentence"},
    {"note", "string", NULL, "what every row of this table must be read with"},
};

#define COUNT(columns) (sizeof(columns) / sizeof *(columns))

static bool has_level(const lrel_focus *f, int level)
{
    return lrel_programme_has_group(&f->a->rules, (lrel_by)(LREL_BY_ADMIN1 + level - 1));
}

static void add_units(const lrel_focus *f, lrel_tidy *out)
{
    for (int level = 1; level <= 9; level++) {
        lrel_by by = (lrel_by)(LREL_BY_ADMIN1 + level - 1);
        const char *name = lrel_report__name_column(f->a->data, by);

        if (!has_level(f, level))
            continue;
        lrel_tidy_add(out,
                      &(lrel_tidy_column){lrel_by_name(by), "string", NULL,
                                          "unit in which most of its land lies"},
                      1);
        if (name)
            lrel_tidy_add(
                out, &(lrel_tidy_column){name, "string", NULL, "what it is called"}, 1);
    }
}

static void list_columns(const lrel_focus *f, lrel_tidy *out)
{
    out->count = 0;
    lrel_tidy_add(out, first_columns, COUNT(first_columns));
    add_units(f, out);
    lrel_tidy_add(out, last_columns, COUNT(last_columns));
}

static void write_units(const lrel_focus *f, const focus_hazard *h, lrel_csv *csv)
{
    const lrel_group *place = &f->a->years.places.at[h->place];

    for (int level = 1; level <= 9; level++) {
        lrel_by by = (lrel_by)(LREL_BY_ADMIN1 + level - 1);

        if (!has_level(f, level))
            continue;
        lrel_csv_text(csv, place->value[by]);
        if (lrel_report__name_column(f->a->data, by))
            lrel_csv_text(csv, lrel_report__unit_name(f->a->data, by, place->value[by]));
    }
}

static void write_number(lrel_csv *csv, bool is_known, double value)
{
    if (is_known)
        lrel_csv_double(csv, lrel_focus__rounded(value));
    else
        lrel_csv_empty(csv);
}

/* To a tenth of a point: of 100, more is not in it. */
static void write_points(lrel_csv *csv, bool is_known, double value)
{
    if (is_known)
        lrel_csv_double(csv, lrel_focus__tenths(value));
    else
        lrel_csv_empty(csv);
}

static void write_identity(const focus_order *o, const focus_hazard *h, lrel_csv *csv)
{
    const lrel_dataset *data = o->focus->a->data;
    const lrel_record *r = lrel_focus__record(o->focus, h);
    char contamination[LREL_VOCABULARY_JOINED_MAX];

    lrel_csv_text(csv, lrel_dataset_account_name(data, o->account));
    if (h->rank)
        lrel_csv_integer(csv, h->rank);
    else
        lrel_csv_empty(csv);
    lrel_csv_text(csv, r->id);
    lrel_csv_text(csv, lrel_dataset_source_name(data, r->source));
    lrel_csv_integer(csv, r->row);
    lrel_csv_text(csv, r->operator_name);
    lrel_csv_string(csv, lrel_vocabulary_name(&lrel_vocabulary_class, r->hazard_class));
    lrel_csv_text(csv, lrel_record_details_of(r)->national_class);
    lrel_csv_text(csv, (lrel_text){contamination, lrel_vocabulary_join(
                                                      &lrel_vocabulary_contamination,
                                                      r->contamination, contamination)});
    if (r->from.is_known)
        lrel_csv_date(csv, r->from.first);
    else
        lrel_csv_empty(csv);
    write_units(o->focus, h, csv);
}

static void write_belief(const focus_order *o, const focus_hazard *h, lrel_csv *csv)
{
    const lrel_dataset *data = o->focus->a->data;
    char categories[LREL_VOCABULARY_JOINED_MAX];
    uint32_t set = lrel_items_of_account(data->programme, o->account);
    double ha = lrel_analysis_m2(o->focus->a, h->area2) / 10000;

    lrel_csv_text(csv, (lrel_text){categories, lrel_vocabulary_join(&lrel_vocabulary_item,
                                                                    set, categories)});
    write_number(csv, h->is_known, h->belief.per_ha);
    write_number(csv, h->is_known, h->low);
    write_number(csv, h->is_known, h->high);
    write_number(csv, h->is_known, h->belief.per_ha * ha);
    write_number(csv, h->is_known, h->belief.of_kind);
    write_number(csv, h->is_known, h->belief.place);
    lrel_csv_integer(csv, (int64_t)h->belief.near_n);
    lrel_csv_integer(csv, (int64_t)h->belief.own_n);
    write_number(csv, h->belief.own_n > 0, h->belief.own_items);
    write_number(csv, h->is_known, o->threshold_per_ha);
    write_number(csv, h->is_known, h->chance);
}

static void write_score(const focus_order *o, const focus_hazard *h, lrel_csv *csv)
{
    const focus_priority *own = lrel_focus__priority(o->focus, h);

    for (int t = LREL_FOCUS_ACCIDENTS; t < LREL_FOCUS_TERMS; t++)
        write_number(csv, o->weights[t] > 0, h->figure[t]);
    for (int t = 0; t < LREL_FOCUS_TERMS; t++)
        write_points(csv, h->rank > 0 && o->weights[t] > 0, h->points[t]);
    write_points(csv, h->rank > 0, h->score);
    lrel_csv_text(csv, own ? own->priority : LREL_TEXT(""));
    lrel_csv_string(csv, lrel_focus__step_name(h->step));
    lrel_csv_string(csv, lrel_focus__reason(o, h).text);
    lrel_csv_string(csv, LREL_FOCUS_STATEMENT);
}

static void write_hazard(const focus_order *o, const focus_hazard *h, lrel_csv *csv)
{
    int units = lrel_grid_units_per_m(o->focus->a->data->grid);

    write_identity(o, h, csv);
    lrel_csv_area_m2(csv, h->area2, units);
    lrel_csv_area_m2(csv, h->edge2, units);
    write_belief(o, h, csv);
    write_score(o, h, csv);
    lrel_csv_end_row(csv);
}

lrel_status lrel_focus_table(const lrel_focus *f, uint32_t account, lrel_stream *stream,
                             lrel_error *err)
{
    uint32_t count = f->a->data->programme->account_count;
    lrel_status status;
    lrel_tidy columns;
    lrel_csv csv;

    if ((status = lrel_focus__check_account(f, account, err)) != LREL_OK)
        return status;
    list_columns(f, &columns);
    lrel_tidy_begin(&columns, &csv, stream);
    for (uint32_t a = 0; a < count; a++)
        for (size_t i = 0; i < f->orders[a].count; i++)
            if (account == LREL_ACCOUNT_EVERY || account == a)
                write_hazard(&f->orders[a], &f->orders[a].at[i], &csv);
    return LREL_OK;
}

void lrel_focus_schema(const lrel_focus *f, lrel_stream *stream)
{
    lrel_tidy columns;

    list_columns(f, &columns);
    lrel_tidy_schema(&columns,
                     "Open hazards in the order in which to work on them: one hazard of "
                     "one account a row. " LREL_FOCUS_STATEMENT,
                     stream);
}
