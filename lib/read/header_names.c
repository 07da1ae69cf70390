/* SPDX-License-Identifier: Apache-2.0 */
/* header_names.c: names of columns from one row, or from two: "Area" over "planned" and
 * "cleared" are "Area planned" and "Area cleared". */
#include "read/header_finder.h"

static bool is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

/* A name of a sheet on one line. */
static bool on_one_line(const lrel_header_view *view, lrel_text *name, lrel_arena *arena)
{
    char *copy;
    size_t length = 0;

    if (!view->is_sheet || name->length == 0 ||
        (!memchr(name->at, '\n', name->length) && !memchr(name->at, '\r', name->length)))
        return true;
    if (!(copy = lrel_arena_alloc(arena, name->length)))
        return false;
    for (size_t i = 0; i < name->length; i++) {
        char c = is_line_end(name->at[i]) ? ' ' : name->at[i];

        if (c != ' ' || length == 0 || copy[length - 1] != ' ')
            copy[length++] = c;
    }
    *name = (lrel_text){copy, length};
    return true;
}

/* The merged range that @p column of row @p row lies in, or NULL. */
static const lrel_sheet_range *range_at(const lrel_header_view *view, size_t row,
                                        size_t column)
{
    int64_t number = view->rows[row].number;

    for (size_t i = 0; i < view->merged_count; i++) {
        const lrel_sheet_range *range = &view->merged[i];

        if (number >= range->first_row && number <= range->last_row &&
            column >= range->first_column && column <= range->last_column)
            return range;
    }
    return NULL;
}

static bool has_merged(const lrel_header_view *view, size_t row)
{
    for (size_t c = 0; c < view->column_count; c++)
        if (range_at(view, row, c))
            return true;
    return false;
}

/* The name above: that of the merged range or, where nothing is merged (CSV has no merged
 * cells), the nearest to the left. */
static lrel_text upper_name(const lrel_header_view *view, size_t row, size_t column)
{
    const lrel_sheet_range *range = range_at(view, row, column);
    lrel_text text = lrel_header_view__at(view, row, column)->text;

    if (range)
        return lrel_header_view__at(view, row, range->first_column)->text;
    if (text.length > 0 || has_merged(view, row))
        return text;
    while (column > 0 && text.length == 0)
        text = lrel_header_view__at(view, row, --column)->text;
    return text;
}

bool lrel_header__name(const lrel_header_view *view, const lrel_header *header,
                       size_t column, lrel_arena *arena, lrel_text *out)
{
    lrel_text upper, lower;
    char *both;

    if (header->count == 1) {
        *out = lrel_header_view__at(view, header->first, column)->text;
        return on_one_line(view, out, arena);
    }
    lower = lrel_header_view__at(view, header->first + 1, column)->text;
    upper = lower.length > 0 ? upper_name(view, header->first, column)
                             : lrel_header_view__at(view, header->first, column)->text;
    if (upper.length == 0 || lower.length == 0 || lrel_text_is_equal(upper, lower)) {
        *out = upper.length ? upper : lower;
        return on_one_line(view, out, arena);
    }
    if (!(both = lrel_arena_alloc(arena, upper.length + lower.length + 1)))
        return false;
    memcpy(both, upper.at, upper.length);
    both[upper.length] = ' ';
    memcpy(both + upper.length + 1, lower.at, lower.length);
    *out = (lrel_text){both, upper.length + lower.length + 1};
    return on_one_line(view, out, arena);
}
