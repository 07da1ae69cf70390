/* SPDX-License-Identifier: Apache-2.0 */
/* items.h: which items speak of an account, and whether a release says how many it found.
 * What is not stated is not nothing. */
#ifndef LREL_ANALYSIS_ITEMS_H
#define LREL_ANALYSIS_ITEMS_H

#include "programme/programme.h"

/** The categories (bits of lrel_vocabulary_item) that the contamination of account
 * @p account is made of: of one with AP mines, AP mines and improvised mines. Every
 * category for the account of all land (account_count), and where no category speaks of
 * the account. */
uint32_t lrel_items_of_account(const lrel_programme *programme, uint32_t account);

/** All categories. */
uint32_t lrel_items_any(void);

/** How many items of @p categories release @p record found.
 * @return false where it states none of these counts */
bool lrel_items_found(const lrel_record *record, uint32_t categories, double *out);

#endif
