/* SPDX-License-Identifier: Apache-2.0 */
/* ahead.c: the owners of a face lie anywhere among all owners, and so does what they
 * bring, the events of that, and the sums of those. Each of these tells where the next
 * is, so each is asked for some faces earlier than the next. */
#include "ledger/ahead.h"

/* Faces that are asked for at once, and between one step and the next. */
#define BLOCK 8
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

/* What the faces from @p first on bring; their owners stand one behind the other. */
static inline void ask_for(const lrel_mosaic *mosaic, const timeline *line,
                           const tally *sums, size_t first, step *ask)
{
    size_t count = lrel_mosaic_face_count(mosaic), last = first + BLOCK - 1;
    const uint32_t *owners, *end;
    lrel_face f;

    if (first >= count)
        return;
    owners = lrel_mosaic_face_at(mosaic, first).owners;
    f = lrel_mosaic_face_at(mosaic, last < count ? last : count - 1);
    for (end = f.owners + f.owner_count; owners < end; owners++)
        ask(line, sums, &line->brings[*owners]);
}

void lrel_ahead__ask(const lrel_mosaic *mosaic, const timeline *line, const tally *sums,
                     size_t face)
{
    if (line->owner_count < MANY_OWNERS || face % BLOCK)
        return;
    ask_for(mosaic, line, sums, face + 4 * BLOCK, ask_entry);
    ask_for(mosaic, line, sums, face + 3 * BLOCK, ask_event);
    ask_for(mosaic, line, sums, face + 2 * BLOCK, ask_record);
    ask_for(mosaic, line, sums, face + BLOCK, ask_sum);
}
