/* SPDX-License-Identifier: Apache-2.0 */
/* coverage_row.c: where survey has been. Without a status, or a status that is not
 * understood, nobody may conclude that survey was there: it stays not stated. */
#include "normalise/row.h"

void lrel_row__coverage(lrel_row *row)
{
    lrel_coverage *coverage = &row->fact->as.coverage;
    bool understood;

    lrel_row__fact_date(row, false);
    coverage->status = lrel_row__code(row, LREL_KEY_COVERAGE_STATUS, &understood);
    if (coverage->status < 0 && understood)
        lrel_row__issue(row, LREL_ISSUE_VALUE_NOT_STATED, "status", LREL_TEXT(""),
                        "listed without a status");
    coverage->activity = lrel_row__code(row, LREL_KEY_ACTIVITY, &understood);
    coverage->contamination = lrel_row__codes(row, LREL_KEY_CONTAMINATION);
    if (row->fact->place.length == 0)
        lrel_row__need_position(row);
}
