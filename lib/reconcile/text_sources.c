/* SPDX-License-Identifier: Apache-2.0 */
/* text_sources.c: published figures beside each other, and beside what is counted. */
#include <stdio.h>

#include "core/number.h"
#include "reconcile/compare.h"
#include "reconcile/figure.h"
#include "reconcile/text.h"

enum { SUBJECT_WIDTH = 42, VALUE_WIDTH = 15 };

typedef struct writing {
    const lrel_dataset *data;
    lrel_stream *s;
    size_t shown, left_out;
    bool has_headline;
    bool is_of_one; /* operator */
} writing;

static void format_value(const lrel_fact *fact, char out[64])
{
    if (lrel_figure_is_area(fact))
        lrel_reconcile__format_whole(lrel_reconcile__published(fact), out);
    else
        lrel_number_format(fact->as.figure.value.value, false, out, 64);
}

/* "2024", "2024-12-31", "2025-07-01 to 2025-12-31" */
static void format_time(const lrel_stated_date *date, char out[64])
{
    char last[16];
    int year, month, day, last_year, last_month, last_day;

    lrel_date_to_calendar(date->first, &year, &month, &day);
    lrel_date_to_calendar(date->last, &last_year, &last_month, &last_day);
    lrel_date_format(date->first, out);
    lrel_date_format(date->last, last);
    if (date->first.days == date->last.days)
        return;
    if (year == last_year && month == 1 && day == 1 && last_month == 12 && last_day == 31)
        out[4] = '\0';
    else
        snprintf(out + strlen(out), 64 - strlen(out), " to %s", last);
}

static void add_word(char *out, size_t size, lrel_text word)
{
    size_t used = strlen(out);

    if (word.length)
        snprintf(out + used, size - used, " %.*s", LREL_TEXT_ARGS(word));
}

static void write_subject(const writing *w, const lrel_fact *fact)
{
    char time[64], of[400], text[600] = "";
    uint32_t account;

    format_time(&fact->date, time);
    lrel_figure_name_of(fact, of, sizeof of);
    snprintf(text, sizeof text, "%s %s", time,
             lrel_vocabulary_name(&lrel_vocabulary_measure, fact->as.figure.measure));
    add_word(text, sizeof text, lrel_text_of(of));
    add_word(text, sizeof text, fact->operator_name);
    add_word(text, sizeof text, fact->place);
    if (lrel_figure_account(w->data, fact, &account))
        add_word(text, sizeof text, lrel_dataset_account_name(w->data, account));
    lrel_stream_text(w->s, "  ");
    lrel_reconcile__left(w->s, lrel_text_of(text), SUBJECT_WIDTH);
}

static void write_difference(const writing *w, const lrel_pair *pair)
{
    lrel_stated_sum e4;
    double value;
    char text[64] = "-";

    if (lrel_pair_difference(pair, &e4, &value)) {
        if (lrel_figure_is_area(pair->authority))
            lrel_reconcile__format_whole((lrel_fine_area)e4 * 1000, text);
        else
            lrel_number_format(value, false, text, sizeof text);
    }
    lrel_reconcile__right(w->s, text, VALUE_WIDTH);
    lrel_reconcile__right(w->s, lrel_pair_ratio(pair, text) ? text : "-", 9);
}

/* An estimate has an asterisk, as it is printed. */
static void write_side(const writing *w, const lrel_fact *fact)
{
    char text[66] = "-";

    if (fact && fact->as.figure.flag == LREL_FLAG_ESTIMATE) {
        text[0] = '*';
        format_value(fact, text + 1);
    } else if (fact) {
        format_value(fact, text);
    }
    lrel_reconcile__right(w->s, text, VALUE_WIDTH);
}

static void write_footnote(const writing *w, const lrel_fact *fact)
{
    if (!fact ||
        (fact->as.figure.note.length == 0 && fact->as.figure.flag != LREL_FLAG_ESTIMATE))
        return;
    lrel_stream_text(w->s, fact->as.figure.flag == LREL_FLAG_ESTIMATE
                               ? "    * an estimate of "
                               : "    note of ");
    lrel_stream_utf8(w->s, lrel_dataset_source_name(w->data, fact->source));
    if (fact->as.figure.note.length)
        lrel_stream_text(w->s, ": ");
    lrel_stream_utf8(w->s, fact->as.figure.note);
    lrel_stream_char(w->s, '\n');
}

static lrel_status on_pair(const lrel_pair *pair, void *user, lrel_error *err)
{
    writing *w = user;

    (void)err;
    w->has_headline |= pair->authority != NULL;
    if ((!pair->authority || !pair->other) && !pair->has_own) {
        w->left_out++;
        return LREL_OK;
    }
    if (w->shown++ == 0) {
        lrel_reconcile__left(w->s, LREL_TEXT(""), SUBJECT_WIDTH + 2);
        lrel_reconcile__right(w->s, "A authority", VALUE_WIDTH);
        lrel_reconcile__right(w->s, "B other", VALUE_WIDTH);
        lrel_reconcile__right(w->s, "B - A", VALUE_WIDTH);
        lrel_reconcile__right(w->s, "B / A", 9);
        lrel_reconcile__right(w->s, "counted here", VALUE_WIDTH);
        lrel_stream_text(w->s, "  who B is\n");
    }
    write_subject(w, lrel_pair_fact(pair));
    write_side(w, pair->authority);
    write_side(w, pair->other);
    write_difference(w, pair);
    if (pair->has_own)
        lrel_reconcile__area(w->s, lrel_fine_area_of(w->data, pair->own_area2),
                             VALUE_WIDTH);
    else
        lrel_reconcile__right(w->s, "-", VALUE_WIDTH);
    if (pair->other) {
        lrel_stream_text(w->s, "  ");
        lrel_stream_text(w->s, lrel_figure_speaker(w->data, pair->other));
    }
    lrel_stream_char(w->s, '\n');
    write_footnote(w, pair->authority);
    write_footnote(w, pair->other);
    if (pair->mixed[0]) {
        lrel_stream_text(w->s, "    the same square metres under other names: ");
        lrel_stream_utf8(w->s, lrel_text_of(pair->mixed));
        lrel_stream_char(w->s, '\n');
    }
    return LREL_OK;
}

static void write_end(const writing *w)
{
    char count[LREL_INTEGER_BYTES];

    if (w->shown + w->left_out == 0) {
        lrel_stream_text(w->s, w->is_of_one
                                   ? "No published figure is of this operator alone.\n"
                                   : "There are no published figures (role series).\n");
        return;
    }
    if (w->left_out) {
        lrel_stream_text(w->s, "  Not shown: ");
        lrel_stream_text(w->s, lrel_integer_format((int64_t)w->left_out, count));
        lrel_stream_text(w->s, " figures with nothing to stand beside; "
                               "compare_sources.csv has them.\n");
    }
    if (!w->has_headline)
        lrel_stream_text(w->s,
                         "  None of the figures is the authority's: their source_kind is "
                         "not authority_db, and no\n  source that says no kind is called "
                         "by the name that `authority:` gives.\n");
}

lrel_status lrel_reconcile__text_sources(const lrel_reconcile *wish, const lrel_own *own,
                                         lrel_stream *s, lrel_error *err)
{
    writing w = {.data = wish->analysis->data,
                 .s = s,
                 .is_of_one = wish->operator_name.length > 0};
    lrel_status status;

    lrel_stream_text(s, "\nWHAT THE AUTHORITY SAYS, AND WHAT OTHERS SAY\n"
                        "Published figures of the same, and this account's own. Areas in "
                        "m2.\n\n");
    status = lrel_reconcile__visit_pairs(wish, own, on_pair, &w, err);
    if (status == LREL_OK)
        write_end(&w);
    return status;
}
