/* SPDX-License-Identifier: Apache-2.0 */
/* incomplete.c: which deliveries do not reach the end of a period. What they lack there
 * is missing, and not zero. */
#include "dataset/dataset.h"

bool lrel_dataset_is_incomplete(const lrel_dataset *data, uint32_t source, lrel_date day)
{
    const lrel_source *s = &data->programme->sources[source];

    return lrel_role_is_of_account(s->role) && s->has_complete_to &&
           data->sources[source].table && s->complete_to.days < day.days &&
           (!data->shown_sources || data->shown_sources[source]);
}

/* "north; south": the names of those that do not reach @p last. @p out has room for all
 * names; NULL: only their length is asked for. */
static size_t join(const lrel_dataset *data, lrel_date last, char *out)
{
    size_t length = 0;

    for (uint32_t s = 0; s < data->programme->source_count; s++) {
        lrel_text name = data->programme->sources[s].name;

        if (!lrel_dataset_is_incomplete(data, s, last))
            continue;
        if (out && length)
            memcpy(out + length, "; ", 2);
        length += length ? 2 : 0;
        if (out)
            memcpy(out + length, name.at, name.length);
        length += name.length;
    }
    return length;
}

lrel_status lrel_dataset__note_incomplete(lrel_dataset *data, lrel_error *err)
{
    lrel__free(data->context, data->incomplete);
    data->incomplete =
        lrel__calloc(data->context, data->period_count + 1, sizeof *data->incomplete);
    if (!data->incomplete)
        return lrel__fail_memory(err);
    for (size_t p = 0; p < data->period_count; p++) {
        lrel_date last = {data->period_starts[p + 1].days - 1};
        size_t length = join(data, last, NULL);
        char *names = length ? lrel_arena_alloc(data->arena, length) : NULL;

        if (length && !names)
            return lrel__fail_memory(err);
        if (length)
            join(data, last, names);
        data->incomplete[p] = (lrel_text){names, length};
    }
    return LREL_OK;
}
