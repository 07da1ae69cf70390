/* SPDX-License-Identifier: Apache-2.0 */
/* fact_row.c: what facts have in common: a day, a position, and that nothing but a day
 * beyond the as-of day, or a row out of shape, sets them aside. */
#include "normalise/row.h"

void lrel_row__see_as_of(lrel_row *row, lrel_date day, const char *field)
{
    char text[16];

    if (day.days <= row->programme->as_of.days)
        return;
    lrel_date_format(day, text);
    lrel_row__issue(row, LREL_ISSUE_DATE_AFTER_AS_OF, field, lrel_text_of(text),
                    "set aside");
    lrel_row__set_aside(row, LREL_REASON_AFTER_AS_OF);
}

void lrel_row__fact_date(lrel_row *row, bool is_evidence)
{
    lrel_stated_date *date = &row->fact->date;
    lrel_date_state state = lrel_row__date(row, LREL_KEY_DATE, date);

    if (state == LREL_DATE_STATE_ABSENT && lrel_row__has(row, LREL_KEY_DATE))
        lrel_row__issue(row, LREL_ISSUE_DATE_MISSING, "date", LREL_TEXT(""),
                        "listed without a date");
    if (state == LREL_DATE_STATE_READ)
        lrel_row__see_as_of(row, is_evidence ? date->first : date->last, "date");
}

void lrel_row__need_position(lrel_row *row)
{
    if (*row->used && lrel_row__shape(row) == LREL_SHAPE_ABSENT)
        lrel_row__issue(row, LREL_ISSUE_POSITION_MISSING, "geometry", LREL_TEXT(""),
                        "listed without a position");
}

/* Whatever can be put on a map: an unreadable shape has been reported by its reader. */
static void keep_shape(lrel_row *row)
{
    lrel_shape_kind kind = lrel_row__shape(row);

    if (kind != LREL_SHAPE_ABSENT && kind != LREL_SHAPE_UNREADABLE)
        row->fact->shape = (uint32_t)row->at;
}

void lrel_row__fact(lrel_row *row)
{
    keep_shape(row);
    if (row->table->is_ragged && row->table->is_ragged[row->at])
        lrel_row__set_aside(row, LREL_REASON_UNREADABLE);
    switch (row->fact->role) {
    case LREL_ROLE_ITEM:
        lrel_row__item(row);
        break;
    case LREL_ROLE_ACCIDENT:
        lrel_row__accident(row);
        break;
    case LREL_ROLE_COVERAGE:
        lrel_row__coverage(row);
        break;
    case LREL_ROLE_DECLARATION:
        lrel_row__declaration(row);
        break;
    default:
        lrel_row__series(row);
        break;
    }
}
