/* SPDX-License-Identifier: Apache-2.0 */
/* items.c: contamination and the items that it is made of. */
#include "analysis/items.h"

/* In the order of lrel_vocabulary_item. */
enum { AP_MINE, AV_MINE, IMPROVISED_MINE, SUBMUNITION, OTHER_UXO, IED, FUZE };

#define BIT(category) (UINT32_C(1) << (category))

/* Mixed contamination is counted by its AP mines: an account of AV mines has `av`. */
static const uint32_t made_of[LREL_CONTAMINATION_COUNT] = {
    [LREL_CONTAMINATION_AP] = BIT(AP_MINE),
    [LREL_CONTAMINATION_AV] = BIT(AV_MINE),
    [LREL_CONTAMINATION_AP_AV_MIXED] = BIT(AP_MINE),
    [LREL_CONTAMINATION_IMPROVISED_AP] = BIT(IMPROVISED_MINE),
    [LREL_CONTAMINATION_IMPROVISED_OTHER] = BIT(IMPROVISED_MINE),
    [LREL_CONTAMINATION_CMR] = BIT(SUBMUNITION),
    [LREL_CONTAMINATION_UXO] = BIT(OTHER_UXO),
    [LREL_CONTAMINATION_AXO] = BIT(OTHER_UXO),
    [LREL_CONTAMINATION_IED] = BIT(IED),
    [LREL_CONTAMINATION_BOOBY_TRAP] = BIT(IED),
};

uint32_t lrel_items_any(void)
{
    return BIT(FUZE + 1) - 1;
}

uint32_t lrel_items_of_account(const lrel_programme *programme, uint32_t account)
{
    uint32_t items = 0, all = 0;

    for (int c = 0; c < LREL_CONTAMINATION_COUNT; c++) {
        all |= made_of[c];
        if (account < programme->account_count &&
            programme->accounts[account].contamination >> c & 1)
            items |= made_of[c];
    }
    return items ? items : all;
}

uint32_t lrel_items_needed(const lrel_source *source, uint32_t categories)
{
    uint32_t set = categories & (BIT(AP_MINE) | BIT(OTHER_UXO));

    if (!set)
        set = categories & BIT(SUBMUNITION) ? BIT(SUBMUNITION) : categories & -categories;
    for (int c = 0; c < LREL_ITEM_MAX; c++)
        if (source->items[c].is_set)
            set |= BIT(c);
    return set & categories;
}

bool lrel_items_found(const lrel_source *source, const lrel_record *record,
                      uint32_t categories, double *out)
{
    const lrel_stated_number *items = lrel_record_details_of(record)->items;
    uint32_t needed = lrel_items_needed(source, categories);
    bool is_stated = true;

    *out = 0;
    for (int i = 0; i < LREL_ITEM_MAX; i++) {
        if (categories >> i & 1 && items[i].is_known)
            *out += items[i].value;
        if (needed >> i & 1 && !items[i].is_known)
            is_stated = false;
    }
    return is_stated;
}
