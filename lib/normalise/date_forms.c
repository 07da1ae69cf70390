/* SPDX-License-Identifier: Apache-2.0 */
/* date_forms.c: what a date that cannot be read should have been. Day and month the wrong
 * way round reads twelve days of thirty, so whoever declared the wrong form hears it from
 * a few cells only: each of them says which form reads all, as any of them may be the
 * first in another order. Nothing is read by it.
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

        if (cell.length && !lrel_table_is_date(table, row, column) &&
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

/* @return NULL where there is no memory */
static const char *sentence(lrel_row *row, lrel_text form, const char *other)
{
    char text[200];
    lrel_text said;
    int length;

    if (form.length == 0 && !other)
        return iso;
    if (form.length == 0)
        form = lrel_text_of(iso);
    if (other && !*other)
        other = iso;
    length =
        snprintf(text, sizeof text, "%.*s%s%s", LREL_TEXT_ARGS(form),
                 other ? "; every cell of the column fits " : "", other ? other : "");
    said =
        (lrel_text){text, length < (int)sizeof text ? (size_t)length : sizeof text - 1};
    return lrel_arena_text(row->arena, text, lrel_text_utf8_prefix(said));
}

const char *lrel_row__expected_date(lrel_row *row, lrel_bound_key *key, lrel_text form)
{
    if (!key->expected_date)
        key->expected_date = sentence(
            row, form, key->column < 0 ? NULL : form_of_all(row->table, key->column));
    if (!key->expected_date && row->status == LREL_OK)
        row->status = lrel__fail_memory(row->err);
    return key->expected_date ? key->expected_date : "";
}
