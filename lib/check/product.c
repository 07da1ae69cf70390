/* SPDX-License-Identifier: Apache-2.0 */
/* product.c: the method determines the product (IMAS 07.11): non-technical survey
 * cancels, technical survey reduces, clearance clears. Land may also be reduced inside a
 * clearance task (LMAC 09.10). Reports that name no method (completion, handover,
 * progress) may come with any product. */
#include <stdio.h>

#include "check/checking.h"

#define BIT(activity) (UINT32_C(1) << LREL_ACTIVITY_##activity)
#define ANY_PRODUCT                                                                      \
    (BIT(COMPLETION) | BIT(HANDOVER) | BIT(PROGRESS) | BIT(POST_CLEARANCE))
#define CLEARING (BIT(CLEARANCE) | BIT(BAC) | BIT(ROAD_CLEARANCE))

typedef struct product_rule {
    uint32_t activities;
    const char *expected;
} product_rule;

static const product_rule rules[] = {
    [LREL_PRODUCT_CANCELLED] = {ANY_PRODUCT | BIT(NTS) | BIT(CANCELLATION_REPORT) |
                                    BIT(ROAD_ASSESSMENT),
                                "nts, cancellation_report or road_assessment"},
    [LREL_PRODUCT_REDUCED] = {ANY_PRODUCT | BIT(TS) | BIT(ROAD_VERIFICATION) | CLEARING,
                              "ts, road_verification, clearance, bac or road_clearance"},
    [LREL_PRODUCT_CLEARED] = {ANY_PRODUCT | CLEARING, "clearance, bac or road_clearance"},
};

lrel_status lrel_check__product(const lrel_checking *c, lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (size_t i = 0; i < c->data->records.count && status == LREL_OK; i++) {
        const lrel_record *r = &c->data->records.at[i];
        lrel_issue issue;
        char value[64];

        if (r->role != LREL_ROLE_RELEASE || !r->used || r->product < 0 ||
            r->activity < 0 || rules[r->product].activities >> r->activity & 1)
            continue;
        issue = lrel_check__issue(c, LREL_ISSUE_PRODUCT_AGAINST_ACTIVITY, i);
        snprintf(value, sizeof value, "%s by %s",
                 lrel_vocabulary_name(&lrel_vocabulary_product, r->product),
                 lrel_vocabulary_name(&lrel_vocabulary_activity, r->activity));
        issue.field = LREL_TEXT("activity");
        issue.value = lrel_text_of(value);
        issue.expected = lrel_text_of(rules[r->product].expected);
        status = lrel_check__add(c, &issue, err);
    }
    return status;
}
