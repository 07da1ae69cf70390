/* SPDX-License-Identifier: Apache-2.0 */
/* row_texts.c: see row_texts.h. */
#include "indicators/row_texts.h"

#include <stdio.h>

#include "core/number.h"
#include "report/report.h"

double lrel_indicators__rounded(double value, int digits)
{
    char text[40];
    double out = value;

    snprintf(text, sizeof text, "%.*g", digits, value);
    (void)lrel_number_parse(lrel_text_of(text), &out);
    return out;
}

lrel_text lrel_indicators__group(const indicator_row *row, char room[INDICATOR_GROUP_MAX])
{
    if (strcmp(row->by, "asset") != 0 || row->group.length == 0)
        return row->group;
    snprintf(room, INDICATOR_GROUP_MAX, "tasks involving %.*s",
             LREL_TEXT_ARGS(row->group));
    return lrel_text_of(room);
}

lrel_text lrel_indicators__group_name(const indicator_making *m, const indicator_row *row)
{
    return strcmp(row->by, "admin1") == 0
               ? lrel_report__unit_name(m->data, LREL_BY_ADMIN1, row->group)
               : LREL_TEXT("");
}

/* A sentence that each row of a group of assets has. */
#define DOES_NOT_ADD_UP "does not add up: a task with several assets is in each"

const char *lrel_indicators__note(const indicator_row *row, char out[INDICATOR_NOTE_MAX])
{
    bool is_asset = strcmp(row->by, "asset") == 0 && row->group.length;

    if (!is_asset)
        return row->note;
    snprintf(out, INDICATOR_NOTE_MAX, "%s%s%s", row->note, row->note[0] ? "; " : "",
             DOES_NOT_ADD_UP);
    return out;
}
