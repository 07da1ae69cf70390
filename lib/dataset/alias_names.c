/* SPDX-License-Identifier: Apache-2.0 */
/* alias_names.c: a file of aliases. */
#include "dataset/alias_names.h"

#include <stdlib.h>
#include <string.h>

#include "bridge/unicode.h"
#include "core/fail.h"
#include "landrelease/date.h"
#include "landrelease/ledger.h"

enum { NAME, ALIAS, FROM, TO, COLUMN_COUNT };

/* Columns of days may be left out. */
static lrel_status find_columns(const lrel_alias_names *names, int columns[COLUMN_COUNT],
                                lrel_error *err)
{
    const char *const wanted[COLUMN_COUNT] = {names->name_column, "alias", "from", "to"};

    for (int c = 0; c < COLUMN_COUNT; c++) {
        columns[c] = lrel_table_column(names->table, lrel_text_of(wanted[c]));
        if (columns[c] < 0 && c <= ALIAS)
            return lrel__fail(err, LREL_E_FORMAT,
                              "has no column `%s`; such a file has %s and alias, and "
                              "from and to where an alias holds for some time only",
                              wanted[c], names->name_column);
    }
    return LREL_OK;
}

/* A day; @p open where the cell is empty. @return false where it is none */
static bool read_day(lrel_text cell, int32_t open, int32_t *out)
{
    char copy[16];
    lrel_date day;

    *out = open;
    if (cell.length == 0)
        return true;
    if (cell.length >= sizeof copy)
        return false;
    memcpy(copy, cell.at, cell.length);
    copy[cell.length] = '\0';
    if (lrel_date_parse(copy, &day, NULL) != LREL_OK)
        return false;
    *out = day.days;
    return true;
}

static lrel_text cell_of(const lrel_table *table, size_t row, int column)
{
    return column < 0 ? LREL_TEXT("")
                      : lrel_text_trim(lrel_table_cell(table, row, column));
}

static lrel_status take_row(lrel_alias_names *names, lrel_folder *folder, size_t row,
                            const int columns[COLUMN_COUNT], lrel_error *err)
{
    const lrel_table *table = names->table;
    lrel_alias_name *one = &names->at[names->count];
    lrel_text alias = cell_of(table, row, columns[ALIAS]), folded;
    const char *copy;
    lrel_status status;

    one->row = table->rows ? table->rows[row] : (int64_t)row + 1;
    one->name = cell_of(table, row, columns[NAME]);
    if (one->name.length == 0 || alias.length == 0)
        return lrel__fail(err, LREL_E_FORMAT, "row %lld: %s and alias are both needed",
                          (long long)one->row, names->name_column);
    if (!read_day(cell_of(table, row, columns[FROM]), LREL_DAY_BEGINNING, &one->first) ||
        !read_day(cell_of(table, row, columns[TO]), LREL_DAY_OPEN, &one->last) ||
        one->first > one->last)
        return lrel__fail(
            err, LREL_E_FORMAT,
            "row %lld: from and to are days, as in 2024-12-31, the first of "
            "them not behind the last",
            (long long)one->row);
    if ((status = lrel_unicode_fold(folder, alias, &folded, err)) != LREL_OK)
        return status;
    if (!(copy = lrel_arena_text(names->arena, folded.at, folded.length)))
        return lrel__fail_memory(err);
    one->folded = (lrel_text){copy, folded.length};
    names->count++;
    return LREL_OK;
}

static int compare(const void *left, const void *right)
{
    const lrel_alias_name *a = left, *b = right;
    int order = lrel_text_compare(a->folded, b->folded);

    if (order)
        return order;
    if (a->first != b->first)
        return a->first < b->first ? -1 : 1;
    return a->row < b->row ? -1 : a->row > b->row;
}

/* On one day what is written so has one name. */
static lrel_status sort(lrel_alias_names *names, lrel_error *err)
{
    if (names->count)
        qsort(names->at, names->count, sizeof *names->at, compare);
    for (size_t i = 1; i < names->count; i++) {
        const lrel_alias_name *a = &names->at[i - 1], *b = &names->at[i];

        if (lrel_text_is_equal(a->folded, b->folded) && b->first <= a->last)
            return lrel__fail(err, LREL_E_FORMAT,
                              "rows %lld and %lld: one alias has two rows on one day",
                              (long long)(a->row < b->row ? a->row : b->row),
                              (long long)(a->row < b->row ? b->row : a->row));
    }
    return LREL_OK;
}

static lrel_status take_rows(lrel_alias_names *names, lrel_error *err)
{
    lrel_folder folder = {.context = names->context};
    int columns[COLUMN_COUNT];
    lrel_status status = find_columns(names, columns, err);

    if (status != LREL_OK)
        return status;
    names->arena = lrel_arena_new(names->context);
    names->at = lrel__alloc(names->context, names->table->row_count, sizeof *names->at);
    if (!names->arena || !names->at)
        return lrel__fail_memory(err);
    for (size_t row = 0; row < names->table->row_count && status == LREL_OK; row++)
        status = take_row(names, &folder, row, columns, err);
    lrel_folder_clear(&folder);
    return status == LREL_OK ? sort(names, err) : status;
}

lrel_status lrel_alias_names_read(const lrel_context *context, const char *path,
                                  const char *name_column, lrel_alias_names *out,
                                  lrel_issues *issues, lrel_error *err)
{
    const lrel_read_options options = {.source = -1};
    lrel_status status;

    *out = (lrel_alias_names){.context = context, .name_column = name_column};
    if (!path)
        return LREL_OK;
    status = lrel_table_read(context, path, &options, issues, &out->table, err);
    return status == LREL_OK ? take_rows(out, err) : status;
}

void lrel_alias_names_clear(lrel_alias_names *names)
{
    lrel_table_free(names->table);
    lrel_arena_free(names->arena);
    lrel__free(names->context, names->at);
    *names = (lrel_alias_names){.context = names->context};
}

/* The first row of what is written as @p folded, or the one behind where it would stand.
 */
static size_t first_of(const lrel_alias_names *names, lrel_text folded)
{
    size_t low = 0, high = names->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (lrel_text_compare(names->at[middle].folded, folded) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_always_one(const lrel_alias_name *a)
{
    return a->first == LREL_DAY_BEGINNING && a->last == LREL_DAY_OPEN;
}

bool lrel_alias_names_find(const lrel_alias_names *names, lrel_text folded, int32_t day,
                           lrel_text *out)
{
    for (size_t i = first_of(names, folded);
         i < names->count && lrel_text_is_equal(names->at[i].folded, folded); i++) {
        const lrel_alias_name *a = &names->at[i];

        if (day == LREL_DAY_OPEN ? !is_always_one(a) : day < a->first || day > a->last)
            continue;
        *out = a->name;
        return true;
    }
    return false;
}
