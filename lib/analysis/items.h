/* SPDX-License-Identifier: Apache-2.0 */
/* items.h: which items speak of an account, and whether a release says how many it found.
 * What is not stated is not nothing. */
#ifndef LREL_ANALYSIS_ITEMS_H
#define LREL_ANALYSIS_ITEMS_H

#include "programme/programme.h"

/** The categories (bits of lrel_vocabulary_item) that the contamination of account
 * @p account is made of: of one with AP mines, AP mines and improvised mines. Of the
 * account of all land (account_count), and of one that holds `unknown` alone: all that
 * contamination is made of. */
uint32_t lrel_items_of_account(const lrel_programme *programme, uint32_t account);

/** Explosive ordnance of any kind; small arms ammunition is none of a hazard (IMAS 04.10
 * does not list it). */
uint32_t lrel_items_any(void);

/** What of @p categories a release of @p source must state before it can say that it
 * found nothing: what matters most of them, and all that the source has columns for. */
uint32_t lrel_items_needed(const lrel_source *source, uint32_t categories);

/** How many items of @p categories release @p record of @p source found.
 * @return false where it does not state all that it must */
bool lrel_items_found(const lrel_source *source, const lrel_record *record,
                      uint32_t categories, double *out);

#endif
