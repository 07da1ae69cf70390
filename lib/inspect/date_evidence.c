/* SPDX-License-Identifier: Apache-2.0 */
/* date_evidence.c: every cell is read by every form. The form that reads most is taken;
 * of a pair that differs in the order of day and month, only where some day above 12
 * speaks for it and none against. */
#include "inspect/date_evidence.h"

#include "model/date_form.h"

/* Shorter and longer cells are no dates ("2 January 2020 00:00:00" has 23 bytes). */
#define DATE_LEAST 4
#define DATE_MOST  32
/* Of a column of dates, this share is read; the rest are typing errors. */
#define SHARE_LEAST 0.6
/* Fewer numbers of eight digits may be dates by chance. */
#define DIGITS_LEAST 3

static bool may_be_date(lrel_text cell)
{
    size_t digits = 0;

    if (cell.length < DATE_LEAST || cell.length > DATE_MOST)
        return false;
    for (size_t i = 0; i < cell.length; i++)
        digits += cell.at[i] >= '0' && cell.at[i] <= '9';
    return digits >= 2;
}

static void note_range(lrel_date_tally *tally, int form, const lrel_stated_date *date)
{
    if (tally->read[form] == 0 || date->first.days < tally->first[form].days)
        tally->first[form] = date->first;
    if (tally->read[form] == 0 || date->last.days > tally->last[form].days)
        tally->last[form] = date->last;
    tally->read[form]++;
}

void lrel_date_tally__add(lrel_date_tally *tally, lrel_text cell)
{
    bool is_date = false;
    int last_pair = 0;

    tally->cells++;
    if (!may_be_date(cell))
        return;
    for (int form = 0; form < LREL_KNOWN_FORM_COUNT; form++) {
        const lrel_known_form *known = &lrel_known_forms[form];
        lrel_stated_date date;
        lrel_date_reading reading =
            lrel_date_form_read(lrel_text_of(known->form), cell, &date);

        tally->impossible[form] += reading == LREL_DATE_IMPOSSIBLE;
        is_date |= reading != LREL_DATE_UNREADABLE && !known->is_digits;
        if (reading != LREL_DATE_READ)
            continue;
        note_range(tally, form, &date);
        if (form == 0 && cell.length == 4)
            tally->years++;
        if (known->pair && known->pair == last_pair)
            tally->both[known->pair]++;
        last_pair = known->pair;
    }
    tally->dates += is_date;
}

/* The form that reads most, the first of equals; another of the same pair apart. */
static int best_form(const lrel_date_tally *tally, int but)
{
    int best = -1;

    for (int form = 0; form < LREL_KNOWN_FORM_COUNT; form++) {
        int64_t most = best < 0 ? 0 : tally->read[best] + tally->impossible[best];

        if (form != but && tally->read[form] + tally->impossible[form] > most)
            best = form;
    }
    return best;
}

static bool is_enough(const lrel_date_tally *tally, int form)
{
    int64_t read = tally->read[form] + tally->impossible[form];

    if (lrel_known_forms[form].is_digits)
        return read == tally->cells && tally->read[form] == read && read >= DIGITS_LEAST;
    return (double)tally->dates >= SHARE_LEAST * (double)tally->cells;
}

/* The two forms of a pair, @p form being the one that reads more. */
static void settle_pair(const lrel_date_tally *tally, lrel_date_finding *found)
{
    int64_t both = tally->both[lrel_known_forms[found->form].pair];
    int64_t only = tally->read[found->form] - both;

    found->read_other = tally->read[found->other] - both;
    if (only == 0 && found->read_other == 0)
        found->state = both > 0 ? LREL_DATES_AMBIGUOUS : LREL_DATES_READ;
    else if (found->read_other > 0)
        found->state = LREL_DATES_MIXED;
    if (found->state == LREL_DATES_READ)
        found->other = -1;
}

/* Forms apart from each other: what the second reads, the first does not. */
static void settle_others(const lrel_date_tally *tally, lrel_date_finding *found)
{
    int second = best_form(tally, found->form);

    if (second < 0 || tally->read[second] == 0 ||
        tally->read[found->form] + tally->read[second] > tally->cells)
        return;
    found->state = LREL_DATES_MIXED;
    found->other = second;
    found->read_other = tally->read[second];
}

lrel_date_finding lrel_date_tally__find(const lrel_date_tally *tally)
{
    lrel_date_finding found = {.state = LREL_DATES_NONE, .form = 0, .other = -1};
    int form = best_form(tally, -1);

    if (form < 0 || !is_enough(tally, form))
        return found;
    found =
        (lrel_date_finding){.state = LREL_DATES_READ,
                            .form = form,
                            .other = -1,
                            .read = tally->read[form],
                            .impossible = tally->impossible[form],
                            .first = tally->first[form],
                            .last = tally->last[form],
                            .is_years = form == 0 && tally->years == tally->read[form]};
    for (int other = 0; lrel_known_forms[form].pair && other < LREL_KNOWN_FORM_COUNT;
         other++)
        if (other != form && lrel_known_forms[other].pair == lrel_known_forms[form].pair)
            found.other = other;
    if (found.other >= 0)
        settle_pair(tally, &found);
    else
        settle_others(tally, &found);
    return found;
}
