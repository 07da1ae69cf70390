/* SPDX-License-Identifier: Apache-2.0 */
/* find_kinds.c: the definitions of a find. */
#include "analysis/items.h"
#include "indicators/task_finds.h"

/* Order of item_category. */
enum { AP_MINE, IMPROVISED_MINE = 2, SUBMUNITION };

/* Improvised mines are among AP mines, as in the reviews of the treaty: a task that found
 * one has not found nothing. */
static const struct {
    uint32_t categories;    /* 0: explosive ordnance of any kind */
    uint32_t contamination; /* of accounts that are asked by it; 0: every one */
    const char *name;
    const char *none;
} definitions[FINDS_COUNT] = {
    [FINDS_AP] = {1u << AP_MINE | 1u << IMPROVISED_MINE,
                  1u << LREL_CONTAMINATION_AP | 1u << LREL_CONTAMINATION_AP_AV_MIXED |
                      1u << LREL_CONTAMINATION_IMPROVISED_AP,
                  "AP mines", "no AP mine found"},
    [FINDS_SUBMUNITIONS] = {1u << SUBMUNITION, 1u << LREL_CONTAMINATION_CMR,
                            "submunitions", "no submunition found"},
    [FINDS_ANY] = {0, 0, "any explosive ordnance", "no explosive ordnance found"},
};

uint32_t lrel_indicators__categories(indicator_finds finds)
{
    uint32_t categories = definitions[finds].categories;

    return categories ? categories : lrel_items_any();
}

const char *lrel_indicators__finds_name(indicator_finds finds)
{
    return definitions[finds].name;
}

const char *lrel_indicators__none_name(indicator_finds finds)
{
    return definitions[finds].none;
}

/* In the land of all accounts there is battle area clearance, which looks for no mines:
 * it is asked for any ordnance alone. */
bool lrel_indicators__is_asked(const lrel_dataset *data, uint32_t account,
                               indicator_finds finds)
{
    if (definitions[finds].contamination == 0)
        return true;
    if (account == data->programme->account_count)
        return false;
    return (data->programme->accounts[account].contamination &
            definitions[finds].contamination) != 0;
}
