/* SPDX-License-Identifier: Apache-2.0 */
/* find_kinds.c: the definitions of a find. */
#include "indicators/task_finds.h"

/* Order of item_category. */
enum { AP_MINE, AV_MINE, IMPROVISED_MINE, SUBMUNITION, OTHER_UXO, IED, FUZE, SAA };

/* Improvised mines are among AP mines, as in the reviews of the treaty: a task that found
 * one has not found nothing. Small arms ammunition is no explosive ordnance of a hazard
 * (IMAS 04.10 does not list it). */
static const struct {
    uint32_t categories;
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
    [FINDS_ANY] = {1u << AP_MINE | 1u << AV_MINE | 1u << IMPROVISED_MINE |
                       1u << SUBMUNITION | 1u << OTHER_UXO | 1u << IED | 1u << FUZE,
                   0, "any explosive ordnance", "no explosive ordnance found"},
};

uint32_t lrel_indicators__categories(indicator_finds finds)
{
    return definitions[finds].categories;
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
