/* SPDX-License-Identifier: Apache-2.0 */
/* declaration_row.c: what an authority has declared of a unit of land, in its own words:
 * no list of codes would keep what was promised and what was not. */
#include "normalise/row.h"

void lrel_row__declaration(lrel_row *row)
{
    lrel_declaration *declaration = &row->fact->as.declaration;

    lrel_row__fact_date(row, false);
    declaration->level = lrel_row__text(row, LREL_KEY_LEVEL);
    declaration->status = lrel_row__text(row, LREL_KEY_DECLARED_STATUS);
    declaration->by = lrel_row__text(row, LREL_KEY_DECLARED_BY);
    declaration->contamination = lrel_row__codes(row, LREL_KEY_CONTAMINATION);
    if (declaration->status.length == 0)
        lrel_row__issue(row, LREL_ISSUE_VALUE_NOT_STATED, "status", LREL_TEXT(""),
                        "listed without a status");
    if (row->fact->place.length == 0)
        lrel_row__issue(row, LREL_ISSUE_VALUE_NOT_STATED, "place", LREL_TEXT(""),
                        "listed without a place");
}
