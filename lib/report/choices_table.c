/* SPDX-License-Identifier: Apache-2.0 */
/* choices_table.c: each account under every alternative, and the difference from the
 * programme's own. */
#include "report/choices.h"

#include <inttypes.h>
#include <string.h>

static const char *const names[] = {"rule",
                                    "about",
                                    "setting",
                                    "alternative",
                                    "chosen",
                                    "records_n",
                                    "account",
                                    "stock_m2",
                                    "stock_n",
                                    "cancelled_m2",
                                    "reduced_m2",
                                    "cleared_m2",
                                    "stock_difference_m2",
                                    "stock_difference_n",
                                    "cancelled_difference_m2",
                                    "reduced_difference_m2",
                                    "cleared_difference_m2"};

/* Columns behind `account`. */
#define FIGURES 10

static void write_figures(const lrel_choice_figures *f, lrel_csv *csv)
{
    lrel_csv_area_m2(csv, f->stock, LREL_CHOICE_UNITS_PER_M);
    lrel_csv_integer(csv, f->stock_n);
    for (int p = 0; p < 3; p++)
        lrel_csv_area_m2(csv, f->released[p], LREL_CHOICE_UNITS_PER_M);
}

static void write_differences(const lrel_choice_figures *f,
                              const lrel_choice_figures *own, lrel_csv *csv)
{
    lrel_csv_area_m2(csv, f->stock - own->stock, LREL_CHOICE_UNITS_PER_M);
    lrel_csv_integer(csv, (int64_t)f->stock_n - own->stock_n);
    for (int p = 0; p < 3; p++)
        lrel_csv_area_m2(csv, f->released[p] - own->released[p], LREL_CHOICE_UNITS_PER_M);
}

/* What could not be run has no figures. */
static void write_row(const lrel_choice *c, const lrel_choices *choices, uint32_t account,
                      lrel_text name, lrel_csv *csv)
{
    lrel_csv_string(csv, c->rule);
    lrel_csv_text(csv, c->about);
    lrel_csv_text(csv, c->setting);
    lrel_csv_text(csv, c->alternative);
    lrel_csv_string(csv, c->is_chosen ? "yes" : "no");
    if (c->is_known)
        lrel_csv_integer(csv, (int64_t)c->records_n);
    else
        lrel_csv_empty(csv);
    lrel_csv_text(csv, name);
    if (c->is_known) {
        write_figures(&c->figures[account], csv);
        write_differences(&c->figures[account], &choices->own[account], csv);
    } else {
        for (size_t i = 0; i < FIGURES; i++)
            lrel_csv_empty(csv);
    }
    lrel_csv_end_row(csv);
}

void lrel_report_choices(const lrel_dataset *data, const lrel_choices *choices,
                         lrel_stream *stream)
{
    lrel_csv csv;

    lrel_csv_begin(&csv, stream, names, sizeof names / sizeof *names);
    for (size_t i = 0; i < choices->count; i++)
        for (uint32_t a = 0; a <= data->programme->account_count; a++)
            write_row(&choices->at[i], choices, a, lrel_dataset_account_name(data, a),
                      &csv);
}

size_t lrel_choices_rule_end(const lrel_choices *choices, size_t first)
{
    size_t end = first;

    while (end < choices->count &&
           strcmp(choices->at[end].rule, choices->at[first].rule) == 0)
        end++;
    return end;
}

const lrel_choice *lrel_choices_largest(const lrel_dataset *data,
                                        const lrel_choices *choices, size_t first,
                                        int64_t *moved)
{
    uint32_t all = data->programme->account_count;
    size_t end = lrel_choices_rule_end(choices, first);
    const lrel_choice *largest = NULL;

    *moved = 0;
    for (size_t i = first; i < end; i++) {
        const lrel_choice *c = &choices->at[i];
        int64_t difference =
            c->is_known ? c->figures[all].stock - choices->own[all].stock : 0;

        if (imaxabs(difference) <= imaxabs(*moved))
            continue;
        *moved = difference;
        largest = c;
    }
    return largest;
}
