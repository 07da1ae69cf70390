/* SPDX-License-Identifier: Apache-2.0 */
/* item_row.c: ordnance that was found, with what IMAS 05.10 asks of a device: category,
 * model, condition, depth, disposal. */
#include "normalise/row.h"

static int read_category(lrel_row *row)
{
    bool understood;
    int category = lrel_row__code(row, LREL_KEY_CATEGORY, &understood);

    if (category < 0 && understood && lrel_row__has(row, LREL_KEY_CATEGORY))
        lrel_row__issue(row, LREL_ISSUE_VALUE_NOT_STATED, "category", LREL_TEXT(""),
                        "listed without a category");
    return category;
}

void lrel_row__item(lrel_row *row)
{
    lrel_item *item = &row->fact->as.item;
    bool understood;

    lrel_row__fact_date(row, true);
    item->category = read_category(row);
    item->context = lrel_row__code(row, LREL_KEY_CONTEXT, &understood);
    item->model = lrel_row__text(row, LREL_KEY_MODEL);
    item->quantity = lrel_row__number(row, &row->keys[LREL_KEY_QUANTITY]);
    lrel_row__texts(row, LREL_KEY_HAZARD, &item->hazards, &item->hazard_count);
    item->release = lrel_row__text(row, LREL_KEY_RELEASE);
    item->task = lrel_row__text(row, LREL_KEY_TASK);
    item->depth_cm = lrel_row__number(row, &row->keys[LREL_KEY_DEPTH]);
    item->condition = lrel_row__text(row, LREL_KEY_CONDITION);
    item->disposal = lrel_row__text(row, LREL_KEY_DISPOSAL);
    lrel_row__need_position(row);
}
