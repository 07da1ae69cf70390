/* SPDX-License-Identifier: Apache-2.0 */
/* ahead.c: the owners of a face lie anywhere among all owners, and so does what they
 * bring, the events of that, and the sums of those. Each of these tells where the next
 * is, so each is asked for some faces earlier than the next. */
#include "ledger/ahead.h"

/* Faces between one step and the next. */
#define STRIDE 6
/* With fewer owners all of it is near the processor anyway. */
#define MANY_OWNERS 65536

typedef void step(const timeline *line, const tally *sums, const owner_entry *brings);

static inline void ask_entry(const timeline *line, const tally *sums,
                             const owner_entry *brings)
{
    (void)line;
    (void)sums;
    __builtin_prefetch(brings);
}

static inline void ask_event(const timeline *line, const tally *sums,
                             const owner_entry *brings)
{
    (void)sums;
    if (brings->kind == BRINGS_RELEASE || brings->kind == BRINGS_SINGLE)
        __builtin_prefetch(&line->events[brings->at]);
}

static inline void ask_record(const timeline *line, const tally *sums,
                              const owner_entry *brings)
{
    if (brings->kind == BRINGS_RELEASE)
        lrel_tally__ask_list(sums, 2 * line->events[brings->at].subject + 1);
    else if (brings->kind == BRINGS_SINGLE)
        __builtin_prefetch(&line->holders[line->events[brings->at].subject]);
}

static inline void ask_sum(const timeline *line, const tally *sums,
                           const owner_entry *brings)
{
    if (brings->kind == BRINGS_RELEASE)
        lrel_tally__ask_sum(sums, 2 * line->events[brings->at].subject + 1);
}

static inline void ask_for(const lrel_mosaic *mosaic, const timeline *line,
                           const tally *sums, size_t face, step *ask)
{
    lrel_face f;

    if (face >= lrel_mosaic_face_count(mosaic))
        return;
    f = lrel_mosaic_face_at(mosaic, face);
    for (uint32_t i = 0; i < f.owner_count; i++)
        ask(line, sums, &line->brings[f.owners[i]]);
}

void lrel_ahead__ask(const lrel_mosaic *mosaic, const timeline *line, const tally *sums,
                     size_t face)
{
    if (line->owner_count < MANY_OWNERS)
        return;
    ask_for(mosaic, line, sums, face + 4 * STRIDE, ask_entry);
    ask_for(mosaic, line, sums, face + 3 * STRIDE, ask_event);
    ask_for(mosaic, line, sums, face + 2 * STRIDE, ask_record);
    ask_for(mosaic, line, sums, face + STRIDE, ask_sum);
}
