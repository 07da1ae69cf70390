/* SPDX-License-Identifier: Apache-2.0 */
/* series_row.c: published figures, by the conventions of Mine Action Review's tables: a
 * leading asterisk is an estimate, N/R is not reported, N/A not applicable, 0 a true
 * zero, and an empty cell is no figure. */
#include "normalise/row.h"

static const struct {
    const char *cell;
    lrel_value_flag flag;
} words[] = {
    {"N/R", LREL_FLAG_NOT_REPORTED},   {"NR", LREL_FLAG_NOT_REPORTED},
    {"N/A", LREL_FLAG_NOT_APPLICABLE}, {"NA", LREL_FLAG_NOT_APPLICABLE},
    {"-", LREL_FLAG_NOT_REPORTED},     {"\xE2\x80\x93", LREL_FLAG_NOT_REPORTED},
};

/* The unit of the row, else of the column. @return false where neither is understood */
static bool read_unit(lrel_row *row, lrel_figure *figure)
{
    bool understood = true;

    figure->unit = lrel_row__code(row, LREL_KEY_UNIT, &understood);
    if (figure->unit < 0 && understood)
        figure->unit = lrel_vocabulary_find(&lrel_vocabulary_figure_unit,
                                            row->source->keys[LREL_KEY_VALUE].unit);
    return figure->unit >= 0;
}

/* Takes what stands in front of, or instead of, the figure. */
static lrel_text take_flag(lrel_text cell, lrel_figure *figure)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (lrel_text_is_equal_nocase(cell, lrel_text_of(words[i].cell))) {
            figure->flag = words[i].flag;
            return LREL_TEXT("");
        }
    if (cell.length == 0 || cell.at[0] != '*')
        return cell;
    figure->flag = LREL_FLAG_ESTIMATE;
    return lrel_text_trim((lrel_text){cell.at + 1, cell.length - 1});
}

static void read_value(lrel_row *row, lrel_figure *figure)
{
    bool is_of_row;
    lrel_text cell = lrel_row__value(row, &row->keys[LREL_KEY_VALUE], &is_of_row);
    lrel_text number = take_flag(cell, figure);

    if (number.length == 0) {
        lrel_row__issue(row, LREL_ISSUE_FIGURE_WITHOUT_VALUE, "value", cell, "set aside");
        lrel_row__set_aside(row, LREL_REASON_NO_VALUE);
        return;
    }
    if (!read_unit(row, figure)) {
        lrel_row__issue(row, LREL_ISSUE_VALUE_NOT_STATED, "unit", LREL_TEXT(""),
                        "listed without a value");
        return;
    }
    figure->value =
        lrel_row__amount(row, number, is_of_row, (lrel_figure_unit)figure->unit);
    if (figure->value.is_known && figure->value.value == 0 &&
        figure->flag == LREL_FLAG_REPORTED)
        figure->flag = LREL_FLAG_ZERO;
}

/* The period from @p from to @p to, or what is said of one that ends before it begins.
 * @return false where it does */
static bool take_ends(lrel_row *row, const lrel_stated_date *from,
                      const lrel_stated_date *to, lrel_stated_date *date)
{
    if (from->first.days <= to->last.days) {
        *date = (lrel_stated_date){true, from->first, to->last};
        return true;
    }
    lrel_row__issue(row, LREL_ISSUE_PERIOD_BACKWARDS, "to",
                    lrel_row__cell(row, LREL_KEY_TO),
                    date->is_known ? "`date` was taken" : "listed without a period");
    return false;
}

/* `date` is a day or a whole period; `from` and `to` say its ends, and may say one. */
static void read_period(lrel_row *row, const lrel_figure *figure)
{
    lrel_stated_date *date = &row->fact->date;
    lrel_stated_date from, to;
    bool is_forward = true;

    (void)lrel_row__period(row, LREL_KEY_DATE, date);
    (void)lrel_row__period(row, LREL_KEY_FROM, &from);
    (void)lrel_row__period(row, LREL_KEY_TO, &to);
    if (from.is_known && to.is_known)
        is_forward = take_ends(row, &from, &to, date);
    else if (!date->is_known && to.is_known)
        *date = to;
    else if (!date->is_known)
        *date = from;
    if (!date->is_known && is_forward)
        lrel_row__issue(row, LREL_ISSUE_DATE_MISSING, "date", LREL_TEXT(""),
                        "listed without a period");
    else if (date->is_known && figure->basis != 1) /* a target is about days to come */
        lrel_row__see_as_of(row, date->last, "date");
}

static void read_account(lrel_row *row, lrel_figure *figure)
{
    const lrel_programme *programme = row->programme;
    lrel_text name = lrel_row__text(row, LREL_KEY_ACCOUNT);

    figure->account = -1;
    if (name.length == 0)
        return;
    for (uint32_t i = 0; i < programme->account_count; i++)
        if (lrel_text_is_equal(name, programme->accounts[i].name))
            figure->account = (int)i;
    if (lrel_text_is_equal(name, LREL_TEXT("all")))
        figure->account = (int)programme->account_count;
    if (figure->account < 0)
        lrel_row__issue(row, LREL_ISSUE_VALUE_UNKNOWN, "account", name,
                        "taken as not stated");
}

static void read_words(lrel_row *row, lrel_figure *figure)
{
    bool understood;

    figure->measure = lrel_row__code(row, LREL_KEY_MEASURE, &understood);
    if (figure->measure < 0 && understood)
        lrel_row__issue(row, LREL_ISSUE_VALUE_NOT_STATED, "measure", LREL_TEXT(""),
                        "listed without a measure");
    figure->basis = lrel_row__code(row, LREL_KEY_BASIS, &understood);
    figure->flag = lrel_row__code(row, LREL_KEY_FLAG, &understood);
    if (figure->flag < 0)
        figure->flag = LREL_FLAG_REPORTED;
    figure->source_kind = lrel_row__code(row, LREL_KEY_SOURCE_KIND, &understood);
    figure->hazard_class = lrel_row__code(row, LREL_KEY_CLASS, &understood);
    figure->category = lrel_row__code(row, LREL_KEY_CATEGORY, &understood);
    figure->context = lrel_row__code(row, LREL_KEY_CONTEXT, &understood);
    figure->contamination = lrel_row__codes(row, LREL_KEY_CONTAMINATION);
    figure->level = lrel_row__text(row, LREL_KEY_LEVEL);
    figure->donor = lrel_row__text(row, LREL_KEY_DONOR);
    figure->national_class = lrel_row__text(row, LREL_KEY_NATIONAL_CLASS);
    figure->definition = lrel_row__text(row, LREL_KEY_DEFINITION);
    figure->citation = lrel_row__text(row, LREL_KEY_CITATION);
    figure->note = lrel_row__text(row, LREL_KEY_NOTE);
}

void lrel_row__series(lrel_row *row)
{
    lrel_figure *figure = &row->fact->as.figure;

    read_words(row, figure);
    read_account(row, figure);
    read_period(row, figure);
    read_value(row, figure);
}
