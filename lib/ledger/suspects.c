/* SPDX-License-Identifier: Apache-2.0 */
/* suspects.c: which hazards may have edge difference, before any of their land is folded
 * once more.
 *
 * A piece is made of patches, and merging patches only shortens their borders: so a piece
 * that is thinner than its allowance has a patch that is. Most hazards have none. */
#include <string.h>

#include "ledger/edge.h"

static lrel_status check_positions(const lrel_ledger_input *input, lrel_error *err)
{
    for (size_t i = 0; i < input->hazard_count; i++)
        if (input->hazards[i].position >= input->position_count)
            return lrel__fail(err, LREL_E_ARGUMENT, "hazard row %zu has position %u", i,
                              input->hazards[i].position);
    for (size_t i = 0; i < input->release_count; i++)
        if (input->releases[i].position >= input->position_count)
            return lrel__fail(err, LREL_E_ARGUMENT, "release %zu has position %u", i,
                              input->releases[i].position);
    return LREL_OK;
}

/* No allowance is wider. */
static uint64_t widest_allowance(const lrel_ledger_input *input)
{
    uint64_t widest = 0;

    for (size_t i = 0; i < input->position_count; i++) {
        const lrel_ledger_position *p = &input->positions[i];

        widest = p->error > widest ? p->error : widest;
        widest = p->datum_error > widest ? p->datum_error : widest;
    }
    return 2 * widest;
}

/* Goes through what owner @p owner brings, as @p e. */
#define EACH_ENTRY(line, owner, e)                                                       \
    for (const owner_entry *e = &(line)->brings[owner]; e;                               \
         e = e->next ? &(line)->more.at[e->next - 1] : NULL)

static bool brings_release(const timeline *line, uint32_t owner)
{
    EACH_ENTRY(line, owner, e)
    if (e->kind == BRINGS_RELEASE)
        return true;
    return false;
}

/* The hazard of an entry; UINT32_MAX: none. */
static uint32_t identity_of(const timeline *line, const owner_entry *e)
{
    if (e->kind == BRINGS_HAZARD)
        return e->at;
    return e->kind == BRINGS_SINGLE ? line->details[e->at].identity : UINT32_MAX;
}

/* Whether owner @p owner is the polygon of a hazard with @p mark. */
static bool has_marked(const timeline *line, uint32_t owner, const bool *mark)
{
    EACH_ENTRY(line, owner, e)
    {
        uint32_t identity = identity_of(line, e);

        if (identity != UINT32_MAX && mark[identity])
            return true;
    }
    return false;
}

/* Sets @p mark of the hazards of a face; only of those with @p among, unless that is
 * NULL. */
static void mark_hazards(const timeline *line, lrel_face face, bool *mark,
                         const bool *among)
{
    for (uint32_t i = 0; i < face.owner_count; i++)
        EACH_ENTRY(line, face.owners[i], e)
        {
            uint32_t identity = identity_of(line, e);

            if (identity != UINT32_MAX && (!among || among[identity]))
                mark[identity] = true;
        }
}

/* Sets @p on_face of the faces that a hazard with @p mark has. */
static bool mark_faces(const lrel_ledger *ledger, const bool *mark, bool *on_face)
{
    size_t count = lrel_mosaic_face_count(ledger->mosaic);
    bool has_one = false;

    for (size_t f = 0; f < count; f++) {
        lrel_face face = lrel_mosaic_face_at(ledger->mosaic, f);

        on_face[f] = false;
        for (uint32_t i = 0; i < face.owner_count && !on_face[f]; i++)
            on_face[f] = has_marked(&ledger->line, face.owners[i], mark);
        has_one |= on_face[f];
    }
    return has_one;
}

/* Hazards that share land with a release. */
static void mark_touched(const lrel_ledger *ledger, bool *is_touched)
{
    for (size_t f = 0; f < lrel_mosaic_face_count(ledger->mosaic); f++) {
        lrel_face face = lrel_mosaic_face_at(ledger->mosaic, f);
        bool is_released = false;

        for (uint32_t i = 0; i < face.owner_count && !is_released; i++)
            is_released = brings_release(&ledger->line, face.owners[i]);
        if (is_released)
            mark_hazards(&ledger->line, face, is_touched, NULL);
    }
}

/* Patches thinner than any allowance, by face: a counting sort. */
static lrel_status find_thin(suspects *s, lrel_error *err)
{
    const lrel_context *context = s->ledger->context;
    size_t faces = lrel_mosaic_face_count(s->ledger->mosaic);
    uint32_t sum = 0;

    s->thin = lrel__alloc(context, s->land.count, sizeof *s->thin);
    s->thin_first = lrel__calloc(context, faces + 1, sizeof *s->thin_first);
    if (!s->thin || !s->thin_first)
        return lrel__fail_memory(err);
    for (uint32_t c = 0; c < s->land.count; c++) {
        const patch_border *b = &s->land.borders[c];

        if (patch_is_outer(&s->land, c) && edge_is_thin(b->area2, b->length, s->widest))
            s->thin_first[b->face]++;
    }
    for (size_t f = 0; f <= faces; f++) {
        sum += s->thin_first[f];
        s->thin_first[f] = sum;
    }
    for (uint32_t c = s->land.count; c-- > 0;) {
        const patch_border *b = &s->land.borders[c];

        if (patch_is_outer(&s->land, c) && edge_is_thin(b->area2, b->length, s->widest))
            s->thin[--s->thin_first[b->face]] = c;
    }
    return LREL_OK;
}

/* Rows that count as one hazard are suspects together, because they are counted so. */
static lrel_status join_parts(suspects *s, lrel_error *err)
{
    const timeline *line = &s->ledger->line;
    bool *is_counted =
        lrel__calloc(line->context, line->counted_count, sizeof *is_counted);

    if (!is_counted)
        return lrel__fail_memory(err);
    for (size_t e = 0; e < line->event_count; e++) {
        const event *one = &line->events[e];

        if (one->step == STEP_ESTABLISH && s->is_suspect[line->details[e].identity])
            is_counted[line->holders[one->subject].counted] = true;
    }
    for (size_t e = 0; e < line->event_count; e++) {
        const event *one = &line->events[e];
        uint32_t identity = line->details[e].identity;

        if (one->step != STEP_ESTABLISH)
            continue;
        s->accounts[identity] |= one->accounts;
        if (is_counted[line->holders[one->subject].counted])
            s->is_suspect[identity] = true;
    }
    lrel__free(line->context, is_counted);
    for (uint32_t i = 0; i < line->identity_count; i++)
        s->count += s->is_suspect[i];
    return LREL_OK;
}

lrel_status lrel_suspects__find(suspects *s, const lrel_ledger *ledger, lrel_error *err)
{
    const lrel_context *context = ledger->context;
    size_t faces = lrel_mosaic_face_count(ledger->mosaic);
    bool *is_touched = NULL;
    lrel_status status;

    memset(s, 0, sizeof *s);
    s->ledger = ledger;
    s->widest = widest_allowance(ledger->input);
    if ((status = check_positions(ledger->input, err)) != LREL_OK)
        return status;
    is_touched = lrel__calloc(context, ledger->line.identity_count, sizeof *is_touched);
    s->is_suspect =
        lrel__calloc(context, ledger->line.identity_count, sizeof *s->is_suspect);
    s->accounts = lrel__calloc(context, ledger->line.identity_count, sizeof *s->accounts);
    s->has_suspect = lrel__calloc(context, faces, sizeof *s->has_suspect);
    s->is_wanted = lrel__calloc(context, faces, sizeof *s->is_wanted);
    if (!is_touched || !s->is_suspect || !s->accounts || !s->has_suspect ||
        !s->is_wanted) {
        status = lrel__fail_memory(err);
        goto done;
    }
    mark_touched(ledger, is_touched);
    if (!mark_faces(ledger, is_touched, s->is_wanted))
        goto done;
    if ((status = lrel_patches__make(&s->land, ledger->mosaic, s->is_wanted, err)) ||
        (status = find_thin(s, err)))
        goto done;
    for (size_t f = 0; f < faces; f++)
        if (s->thin_first[f] < s->thin_first[f + 1])
            mark_hazards(&ledger->line, lrel_mosaic_face_at(ledger->mosaic, f),
                         s->is_suspect, is_touched);
    if ((status = join_parts(s, err)) == LREL_OK)
        mark_faces(ledger, s->is_suspect, s->has_suspect);

done:
    lrel__free(context, is_touched);
    return status;
}

void lrel_suspects__clear(suspects *s)
{
    const lrel_context *context = s->ledger->context;

    lrel_patches__clear(&s->land);
    lrel__free(context, s->is_suspect);
    lrel__free(context, s->accounts);
    lrel__free(context, s->has_suspect);
    lrel__free(context, s->is_wanted);
    lrel__free(context, s->thin);
    lrel__free(context, s->thin_first);
    memset(s, 0, sizeof *s);
}
