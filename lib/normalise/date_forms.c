/* SPDX-License-Identifier: Apache-2.0 */
/* date_forms.c: what a date that cannot be read should have been. Day and month the wrong
 * way round reads twelve days of thirty, so whoever declared the wrong form hears it from
 * a few cells only: the first of them says which form reads all. Nothing is read by it.
 */
#include <stdio.h>

#include "core/fail.h"
#include "model/date_form.h"
#include "normalise/row.h"

/* Forms that registers have; an empty one is ISO 8601. */
static const char *const common[] = {"",         "%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y",
                                     "%d-%m-%Y", "%m-%d-%Y", "%Y/%m/%d", "%d/%m/%y",
                                     "%m/%d/%y", "%d-%b-%Y", "%d %b %Y", "%d-%b-%y"};

static const char iso[] = "YYYY-MM-DD, YYYY-MM or YYYY";

static bool reads_all(const lrel_table *table, int column, const char *form)
{
    for (size_t row = 0; row < table->row_count; row++) {
        lrel_text cell = lrel_text_trim(lrel_table_cell(table, row, column));
        lrel_stated_date date;

        if (cell.length &&
            lrel_date_form_read(lrel_text_of(form), cell, &date) != LREL_DATE_READ)
            return false;
    }
    return true;
}

/* The only common form that reads every cell of @p column; NULL: none, or several. */
static const char *form_of_all(const lrel_table *table, int column)
{
    const char *found = NULL;

    for (size_t i = 0; i < sizeof common / sizeof *common; i++) {
        if (!reads_all(table, column, common[i]))
            continue;
        if (found)
            return NULL;
        found = common[i];
    }
    return found;
}

const char *lrel_row__expected_date(lrel_row *row, lrel_bound_key *key, lrel_text form)
{
    const char *other = NULL, *kept;
    char text[200];
    int length;

    if (!key->is_form_doubted && key->column >= 0)
        other = form_of_all(row->table, key->column);
    key->is_form_doubted = true;
    if (form.length == 0 && !other)
        return iso;
    if (form.length == 0)
        form = lrel_text_of(iso);
    if (other && !*other)
        other = iso;
    length =
        snprintf(text, sizeof text, "%.*s%s%s", LREL_TEXT_ARGS(form),
                 other ? "; every cell of the column fits " : "", other ? other : "");
    kept = lrel_arena_text(row->arena, text,
                           length < (int)sizeof text ? (size_t)length : sizeof text - 1);
    if (!kept && row->status == LREL_OK)
        row->status = lrel__fail_memory(row->err);
    return kept ? kept : "";
}
