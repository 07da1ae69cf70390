/* SPDX-License-Identifier: Apache-2.0 */
/* sources.c: which files an answer is from, and of what days they tell. */
#include <string.h>

#include "lookup/lookup.h"

static void widen(lrel_date day, int32_t as_of, int32_t *first, int32_t *last)
{
    if (day.days > as_of)
        return;
    *first = day.days < *first ? day.days : *first;
    *last = day.days > *last ? day.days : *last;
}

/* The days of the record that the account can see. */
static void widen_by_record(const lrel_record *r, int32_t as_of, int32_t *first,
                            int32_t *last)
{
    bool is_hazard = r->role == LREL_ROLE_HAZARD;

    if (is_hazard && r->from.is_known)
        widen(r->from.first, as_of, first, last);
    if (is_hazard && r->to.is_known)
        widen(r->to.last, as_of, first, last);
    if (!is_hazard && r->counts_on.is_known)
        widen(r->counts_on.last, as_of, first, last);
}

static bool describe(lrel_lookup *l, uint32_t index, const int32_t *first,
                     const int32_t *last, size_t records)
{
    const lrel_source *s = &l->data->programme->sources[index];
    lrel_lookup_source *out = &l->sources[l->source_count++];

    *out = (lrel_lookup_source){
        .name = lrel_arena_text(l->kept, s->name.at, s->name.length),
        .role = lrel_vocabulary_name(&lrel_vocabulary_role, (int)s->role),
        .records = records};
    if (first[index] <= last[index]) {
        lrel_date_format((lrel_date){first[index]}, out->first);
        lrel_date_format((lrel_date){last[index]}, out->last);
    }
    if (s->has_complete_to)
        lrel_date_format(s->complete_to, out->complete_to);
    return out->name != NULL;
}

lrel_status lrel_lookup__make_sources(lrel_lookup *l, lrel_error *err)
{
    const lrel_dataset *data = l->data;
    size_t count = data->programme->source_count;
    int32_t *first = lrel_arena_alloc(l->kept, (count + 1) * sizeof *first);
    int32_t *last = lrel_arena_alloc(l->kept, (count + 1) * sizeof *last);
    size_t *records = lrel_arena_alloc(l->kept, (count + 1) * sizeof *records);

    l->sources = lrel_arena_alloc(l->kept, (count + 1) * sizeof *l->sources);
    if (!first || !last || !records || !l->sources)
        return lrel__fail_memory(err);
    for (size_t s = 0; s < count; s++) {
        first[s] = INT32_MAX;
        last[s] = INT32_MIN;
        records[s] = 0;
    }
    for (size_t i = 0; i < data->records.count; i++) {
        const lrel_record *r = &data->records.at[i];

        records[r->source]++;
        widen_by_record(r, data->programme->as_of.days, &first[r->source],
                        &last[r->source]);
    }
    for (uint32_t s = 0; s < count; s++)
        if (data->programme->sources[s].role <= LREL_ROLE_RELEASE &&
            data->sources[s].table && !describe(l, s, first, last, records[s]))
            return lrel__fail_memory(err);
    return LREL_OK;
}
