/* SPDX-License-Identifier: Apache-2.0 */
/* wish.c: what is asked for. */
#include "reconcile/reconcile.h"

bool lrel_reconcile__leaves_account(const lrel_reconcile *wish, uint32_t account)
{
    return wish->account != LREL_ACCOUNT_EVERY && wish->account != account;
}

bool lrel_reconcile__leaves_operator(const lrel_reconcile *wish, lrel_text name)
{
    return wish->operator_name.length &&
           !lrel_text_is_equal_nocase(wish->operator_name, name);
}
