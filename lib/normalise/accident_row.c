/* SPDX-License-Identifier: Apache-2.0 */
/* accident_row.c: where, when, by what device, and how many people; never who. No key
 * asks for a name, sex, age or address, so none is ever read into a record. */
#include "normalise/row.h"

void lrel_row__accident(lrel_row *row)
{
    lrel_accident *accident = &row->fact->as.accident;
    bool understood;

    lrel_row__fact_date(row, true);
    accident->category = lrel_row__code(row, LREL_KEY_CATEGORY, &understood);
    accident->is_demining = lrel_row__code(row, LREL_KEY_DEMINING, &understood);
    lrel_row__texts(row, LREL_KEY_HAZARD, &accident->hazards, &accident->hazard_count);
    accident->task = lrel_row__text(row, LREL_KEY_TASK);
    accident->killed = lrel_row__number(row, &row->keys[LREL_KEY_KILLED]);
    accident->injured = lrel_row__number(row, &row->keys[LREL_KEY_INJURED]);
    lrel_row__need_position(row);
}
