/* SPDX-License-Identifier: Apache-2.0 */
/* header_finder.c: the first row of words that is about as wide as what stands below it.
 * Titles are narrower, records hold values. A second row is taken only where one of the
 * two cannot do without the other. */
#include "read/header_finder.h"

#include <stdio.h>
#include <stdlib.h>

#include "read/names.h"

/* Of the columns that are usually filled below, a header names this share at least: one
 * with a few names missing is refused for them, not passed over. */
#define WIDTH_SHARE 0.6

/* Rows below that are looked at for how wide a row usually is. */
#define ROWS_BELOW 20

/* ---- one row ---- */

static int compare_sizes(const void *left, const void *right)
{
    const size_t *a = left, *b = right;

    return *a < *b ? -1 : *a > *b;
}

/* How many cells rows behind @p row usually have filled; 0: there is none. */
static size_t usual_width(const lrel_header_view *view, size_t row)
{
    size_t widths[ROWS_BELOW], count = 0;

    for (size_t i = row + 1; i < view->row_count && count < ROWS_BELOW; i++)
        widths[count++] = view->rows[i].filled;
    if (count == 0)
        return 0;
    qsort(widths, count, sizeof *widths, compare_sizes);
    return widths[count / 2];
}

static bool has_text(const lrel_header_view *view, size_t row)
{
    for (size_t i = 0; i < view->column_count; i++)
        if (lrel_header_view__at(view, row, i)->word == LREL_WORD_TEXT)
            return true;
    return false;
}

static bool is_of_words(const lrel_header_view *view, size_t row)
{
    return view->rows[row].values == 0 && has_text(view, row);
}

/* Nothing but titles of one cell. */
static bool are_single_above(const lrel_header_view *view, size_t row)
{
    for (size_t i = 0; i < row; i++)
        if (view->rows[i].filled > 1)
            return false;
    return true;
}

static bool is_like_header(const lrel_header_view *view, size_t row)
{
    size_t usual = usual_width(view, row), filled = view->rows[row].filled;

    if (usual == 0 && !are_single_above(view, row))
        return false; /* the only record, rather than a header without any */
    return is_of_words(view, row) && (filled > 1 || usual <= 1) &&
           (double)filled >= WIDTH_SHARE * (double)usual;
}

/* A title of several cells: narrower than what is usual, and behind a blank row there is
 * a header that is wider. */
static bool has_wider_below(const lrel_header_view *view, size_t row)
{
    bool is_apart = false;

    if (view->rows[row].filled >= usual_width(view, row))
        return false;
    for (size_t i = row + 1; i < view->row_count; i++) {
        is_apart |= view->rows[i].number > view->rows[i - 1].number + 1;
        if (is_apart && view->rows[i].filled > view->rows[row].filled &&
            is_like_header(view, i))
            return true;
        if (view->rows[i].values > 0)
            break; /* records have begun */
    }
    return false;
}

/* Rows above a header are titles and notes: what is nearly as wide is a record, or a
 * header that we do not know as one. Behind a blank row it is enough to be narrower. */
static bool are_narrow_above(const lrel_header_view *view, size_t row)
{
    size_t usual = usual_width(view, row), filled = view->rows[row].filled;
    bool is_apart = false;

    if (usual < filled)
        usual = filled;
    for (size_t i = row; i-- > 0;) {
        is_apart |= view->rows[i + 1].number > view->rows[i].number + 1;
        if (view->rows[i].filled >= filled ||
            (!is_apart && (double)view->rows[i].filled >= WIDTH_SHARE * (double)usual))
            return false;
    }
    return true;
}

/* Whether the names of a row, or of two together, are each there and each different. */
static bool has_good_names(const lrel_header_view *view, const lrel_header *header)
{
    lrel_names names = {.context = view->context};
    lrel_arena *arena = lrel_arena_new(view->context);
    size_t width = view->rows[header->first + header->count - 1].width;
    bool is_good = arena != NULL;

    if (view->rows[header->first].width > width)
        width = view->rows[header->first].width;
    for (size_t i = 0; i < width && is_good; i++) {
        lrel_text name;
        size_t place;
        bool is_new = false;

        is_good = lrel_header__name(view, header, i, arena, &name) && name.length > 0 &&
                  lrel_names__add(&names, name, &place, &is_new) && is_new;
    }
    lrel_names__clear(&names);
    lrel_arena_free(arena);
    return is_good;
}

/* A first row in order: no name missing, none twice, and no narrower than what is below.
 * Whatever its names look like, it is the header. */
static bool is_first_row_in_order(const lrel_header_view *view)
{
    const lrel_header first = {.first = 0, .count = 1};

    return view->rows[0].width == view->rows[0].filled &&
           view->rows[0].filled >= usual_width(view, 0) && has_good_names(view, &first);
}

/* ---- two rows ---- */

static bool are_neighbours(const lrel_header_view *view, size_t row)
{
    return row + 1 < view->row_count &&
           view->rows[row + 1].number == view->rows[row].number + 1;
}

static bool is_filled(const lrel_header_view *view, size_t row, size_t column)
{
    return lrel_header_view__at(view, row, column)->word != LREL_WORD_NONE;
}

/* A name of the upper row that is merged over several columns, though not over all, with
 * names under it. */
static bool is_merged_over(const lrel_header_view *view, size_t upper)
{
    for (size_t i = 0; i < view->merged_count; i++) {
        const lrel_sheet_range *range = &view->merged[i];
        size_t columns = (size_t)range->last_column - range->first_column + 1;
        size_t under = 0;

        if (range->first_row != view->rows[upper].number || columns < 2 ||
            range->last_row != range->first_row || view->rows[upper].filled < 2)
            continue;
        for (size_t c = range->first_column;
             c <= range->last_column && c < view->column_count; c++)
            under += is_filled(view, upper + 1, c);
        if (under > 0)
            return true;
    }
    return false;
}

/* The lower row fills what the upper one leaves open, and stands only there and under the
 * name to the left of it; and below it are values where it has words. */
static bool fills_gaps(const lrel_header_view *view, size_t upper)
{
    size_t gaps = 0, open_above = 0, values = 0;

    for (size_t c = 0; c < view->column_count; c++) {
        bool is_gap = !is_filled(view, upper, c),
             is_below = is_filled(view, upper + 1, c);
        bool is_before_gap = c + 1 < view->column_count && !is_filled(view, upper, c + 1);

        if (is_gap && !is_below && c < view->rows[upper + 1].width)
            return false;
        if (is_below && !is_gap && !is_before_gap)
            return false;
        gaps += is_gap && is_below;
        open_above += !is_gap && !is_below;
        if (is_below && upper + 2 < view->row_count)
            values += lrel_header_view__at(view, upper + 2, c)->word >= LREL_WORD_YEAR;
    }
    return gaps > 0 && open_above > 0 && values > 0;
}

static bool has_lower_row(const lrel_header_view *view, size_t row)
{
    return are_neighbours(view, row) && is_of_words(view, row + 1) &&
           (is_merged_over(view, row) || fills_gaps(view, row));
}

/* Names such as from, to, from, to, under others that tell them apart. */
static bool has_upper_row(const lrel_header_view *view, size_t row)
{
    const lrel_header lower = {.first = row, .count = 1};
    const lrel_header both = {.first = row - 1, .count = 2};

    if (row == 0 || !are_neighbours(view, row - 1) || !is_of_words(view, row - 1) ||
        view->rows[row - 1].filled < 2)
        return false;
    return is_merged_over(view, row - 1) ||
           (!has_good_names(view, &lower) && has_good_names(view, &both));
}

/* ---- all ---- */

static void say_why(const lrel_header_view *view, lrel_header *header)
{
    if (header->count == 2)
        snprintf(header->why, sizeof header->why,
                 "two rows of words, neither of which names all columns alone");
    else if (header->first > 0)
        snprintf(header->why, sizeof header->why,
                 "the first row of words that is as wide as those below it");
    else if (view->rows[0].number > 1)
        snprintf(header->why, sizeof header->why, "the first row that is not blank");
}

static void search(const lrel_header_view *view, lrel_header *out)
{
    size_t row = 0;

    if (is_first_row_in_order(view) && !has_lower_row(view, 0)) {
        say_why(view, out);
        return;
    }
    while (row < view->row_count &&
           !(is_like_header(view, row) && !has_wider_below(view, row)))
        row++;
    if (row == view->row_count)
        row = 0; /* nothing is: its names are then refused, or are numbers */
    out->first = row;
    if (has_lower_row(view, row)) {
        out->count = 2;
    } else if (has_upper_row(view, row)) {
        out->first = row - 1;
        out->count = 2;
    }
    if (!are_narrow_above(view, out->first))
        *out = (lrel_header){.count = 1};
    say_why(view, out);
}

static lrel_status take_said(const lrel_header_view *view,
                             const lrel_read_options *options, lrel_header *out,
                             lrel_error *err)
{
    size_t row = 0;

    while (row < view->row_count && view->rows[row].number != options->header_row)
        row++;
    if (row == view->row_count ||
        (options->header_rows == 2 && !are_neighbours(view, row)))
        return lrel__fail(err, LREL_E_FORMAT,
                          "`header:` says row %lld%s, which is blank, not there, or "
                          "behind the first %d rows that are not blank",
                          (long long)options->header_row,
                          options->header_rows == 2 ? " and the next" : "",
                          LREL_HEADER_ROWS);
    *out = (lrel_header){row, (size_t)options->header_rows, true, "said by `header:`"};
    return LREL_OK;
}

lrel_status lrel_header__find(const lrel_header_view *view,
                              const lrel_read_options *options, lrel_header *out,
                              lrel_error *err)
{
    *out = (lrel_header){.count = 1};
    if (options->header_row > 0)
        return take_said(view, options, out, err);
    search(view, out);
    return LREL_OK;
}

/* The first rows above the header, as a person will recognise them. */
static lrel_status report_rows_above(lrel_reader *reader, const lrel_header_view *view,
                                     const lrel_header *header, lrel_error *err)
{
    lrel_text value = {"", 0}, where = reader->table->header;

    for (size_t i = 0; i < view->column_count && value.length == 0; i++)
        value = lrel_header_view__at(view, 0, i)->text;
    return lrel_reader__issue(reader, LREL_ISSUE_ROWS_ABOVE_HEADER, -1, LREL_TEXT(""),
                              value, where, (int64_t)header->first, err);
}

lrel_status lrel_header__report(lrel_reader *reader, const lrel_header_view *view,
                                const lrel_header *header, lrel_error *err)
{
    lrel_table *table = reader->table;
    long long first = view->rows[header->first].number;
    char text[64];
    lrel_status status;

    if (!header->why[0])
        return LREL_OK;
    if (header->count == 2)
        snprintf(text, sizeof text, "rows %lld and %lld", first, first + 1);
    else
        snprintf(text, sizeof text, "row %lld", first);
    if ((status = lrel_reader__keep(reader, lrel_text_of(text), &table->header, err)) !=
            LREL_OK ||
        (status = lrel_reader__keep(reader, lrel_text_of(header->why), &table->header_why,
                                    err)) != LREL_OK ||
        header->first == 0)
        return status;
    return report_rows_above(reader, view, header, err);
}
