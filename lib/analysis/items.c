/* SPDX-License-Identifier: Apache-2.0 */
/* items.c: contamination and the items that it is made of. */
#include "analysis/items.h"

/* In the order of lrel_vocabulary_item. */
enum { AP_MINE, AV_MINE, IMPROVISED_MINE, SUBMUNITION, OTHER_UXO, IED };

#define BIT(category) (UINT32_C(1) << (category))

/* Mixed contamination is counted by its AP mines: an account of AV mines has `av`. */
static const uint32_t made_of[LREL_CONTAMINATION_COUNT] = {
    [LREL_CONTAMINATION_AP] = BIT(AP_MINE),
    [LREL_CONTAMINATION_AV] = BIT(AV_MINE),
    [LREL_CONTAMINATION_AP_AV_MIXED] = BIT(AP_MINE),
    [LREL_CONTAMINATION_IMPROVISED_AP] = BIT(IMPROVISED_MINE),
    [LREL_CONTAMINATION_IMPROVISED_OTHER] = BIT(IMPROVISED_MINE) | BIT(IED),
    [LREL_CONTAMINATION_CMR] = BIT(SUBMUNITION),
    [LREL_CONTAMINATION_UXO] = BIT(OTHER_UXO),
    [LREL_CONTAMINATION_AXO] = BIT(OTHER_UXO),
    [LREL_CONTAMINATION_IED] = BIT(IED),
    [LREL_CONTAMINATION_BOOBY_TRAP] = BIT(IED),
};

uint32_t lrel_items_any(void)
{
    return BIT(lrel_vocabulary_count(&lrel_vocabulary_item)) - 1;
}

uint32_t lrel_items_of_account(const lrel_programme *programme, uint32_t account)
{
    uint32_t items = 0;

    if (account >= programme->account_count)
        return lrel_items_any();
    for (int c = 0; c < LREL_CONTAMINATION_COUNT; c++)
        if (programme->accounts[account].contamination >> c & 1)
            items |= made_of[c];
    return items ? items : lrel_items_any();
}

bool lrel_items_found(const lrel_record *record, uint32_t categories, double *out)
{
    const lrel_stated_number *items = lrel_record_details_of(record)->items;
    bool is_stated = false;

    *out = 0;
    for (int i = 0; i < LREL_ITEM_MAX; i++) {
        if (!(categories >> i & 1) || !items[i].is_known)
            continue;
        is_stated = true;
        *out += items[i].value;
    }
    return is_stated;
}
