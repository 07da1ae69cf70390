/* SPDX-License-Identifier: Apache-2.0 */
/* comparison.c: the public handle. */
#include <string.h>

#include "compare/compare.h"

static lrel_status compare(lrel_comparison *c, const char *before, const char *after,
                           lrel_error *err)
{
    lrel_status status;

    if ((status = lrel_delivery__read(c->context, before, &c->before, err)) != LREL_OK ||
        (status = lrel_delivery__read(c->context, after, &c->after, err)) != LREL_OK ||
        (status = lrel_compare__pair(&c->before, &c->after, err)) != LREL_OK ||
        (status = lrel_compare__changes(c, err)) != LREL_OK)
        return status;
    return lrel_compare__restated(c, err);
}

lrel_status lrel_comparison_new(const lrel_context *context, const char *before,
                                const char *after, lrel_comparison **out, lrel_error *err)
{
    lrel_comparison *c = lrel__calloc(context, 1, sizeof *c);
    const char *old_folder, *new_folder;
    lrel_status status;

    if (!c)
        return lrel__fail_memory(err);
    c->context = c->before.context = c->after.context = context;
    c->arena = lrel_arena_new(context);
    old_folder = c->arena ? lrel_arena_text(c->arena, before, strlen(before)) : NULL;
    new_folder = c->arena ? lrel_arena_text(c->arena, after, strlen(after)) : NULL;
    status = old_folder && new_folder ? compare(c, old_folder, new_folder, err)
                                      : lrel__fail_memory(err);
    if (status == LREL_OK)
        *out = c;
    else
        lrel_comparison_free(c);
    return status;
}

void lrel_comparison_free(lrel_comparison *c)
{
    const lrel_context *context;

    if (!c)
        return;
    context = c->context;
    lrel_delivery__clear(&c->before);
    lrel_delivery__clear(&c->after);
    lrel__free(context, c->changes.at);
    lrel__free(context, c->restated.at);
    lrel__free(context, c->sources);
    lrel_arena_free(c->arena);
    lrel__free(context, c);
}

size_t lrel_comparison_source_count(const lrel_comparison *comparison)
{
    return comparison->source_count;
}

lrel_comparison_source lrel_comparison_source_at(const lrel_comparison *comparison,
                                                 size_t source)
{
    return comparison->sources[source];
}

size_t lrel_comparison_restated_count(const lrel_comparison *comparison)
{
    return comparison->restated.count;
}

lrel_restated lrel_comparison_restated_at(const lrel_comparison *comparison,
                                          size_t figure)
{
    const restatement *one = &comparison->restated.at[figure];

    return (lrel_restated){.account = one->account_name,
                           .period = one->period_name,
                           .column = one->column,
                           .before_m2 = (double)one->was_e7 / 1e7,
                           .after_m2 = (double)one->is_e7 / 1e7};
}
