/* SPDX-License-Identifier: Apache-2.0 */
/* published.c: which of the facts are the figures that somebody asks for. */
#include "analysis/published.h"

static bool is_wished(const lrel_fact *fact, const lrel_figure_wish *wish)
{
    const lrel_figure *f = &fact->as.figure;

    if (fact->role != LREL_ROLE_SERIES || !fact->used || !f->value.is_known ||
        f->measure != wish->measure || (f->basis == 1) != wish->is_target)
        return false;
    if (wish->account != LREL_ACCOUNT_EVERY && f->account != (int)wish->account)
        return false;
    return (wish->any_place || lrel_text_is_equal(fact->place, wish->place)) &&
           (wish->any_operator ||
            lrel_text_is_equal(fact->operator_name, wish->operator_name));
}

const lrel_fact *lrel_published_next(const lrel_dataset *data,
                                     const lrel_figure_wish *wish, size_t *at)
{
    while (*at < data->facts.count) {
        const lrel_fact *fact = &data->facts.at[(*at)++];

        if (is_wished(fact, wish))
            return fact;
    }
    return NULL;
}

bool lrel_published_is_of(const lrel_fact *fact, lrel_date first, lrel_date last)
{
    return fact->date.is_known && fact->date.first.days == first.days &&
           fact->date.last.days == last.days;
}
