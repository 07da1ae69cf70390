/* SPDX-License-Identifier: Apache-2.0 */
/* suspects.c: which hazards may have edge difference, before any of their land is folded.
 *
 * A piece is made of patches, and merging patches only shortens their borders: so a piece
 * that is thinner than its allowance has a patch that is. Most hazards have none. */
#include <string.h>

#include "core/radix.h"
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

/* The hazard of an entry; UINT32_MAX: none. */
static uint32_t identity_of(const timeline *line, const owner_entry *e)
{
    if (e->kind == BRINGS_HAZARD)
        return e->at;
    return e->kind == BRINGS_SINGLE ? line->details[e->at].identity : UINT32_MAX;
}

/* The accounts that any row of a hazard contaminates. */
static void find_accounts(suspects *s)
{
    const timeline *line = &s->ledger->line;

    for (size_t e = 0; e < line->event_count; e++)
        if (line->events[e].step == STEP_ESTABLISH)
            s->accounts[line->details[e].identity] |= line->events[e].accounts;
}

/* The last release of a face in each account: its event. @return the accounts that have
 * one */
static uint32_t find_releases(const timeline *line, lrel_face face,
                              uint32_t last[LREL_ACCOUNT_MAX])
{
    uint32_t released = 0;

    for (uint32_t i = 0; i < face.owner_count; i++)
        EACH_ENTRY(line, face.owners[i], e)
        {
            if (e->kind != BRINGS_RELEASE)
                continue;
            for (uint32_t left = line->events[e->at].accounts; left; left &= left - 1) {
                uint32_t a = (uint32_t)__builtin_ctz(left);

                last[a] = released >> a & 1 && last[a] > e->at ? last[a] : e->at;
                released |= UINT32_C(1) << a;
            }
        }
    return released;
}

/* Whether one of the releases may take land from the hazard: it comes after it, or the
 * hazard takes the place of others, from which it may have been taken before. */
static bool is_touched_by(const suspects *s, uint32_t identity, uint32_t released,
                          const uint32_t last[LREL_ACCOUNT_MAX])
{
    const timeline *line = &s->ledger->line;
    bool has_replaced =
        line->replaces_first[identity] < line->replaces_first[identity + 1];
    uint32_t first = line->identity_events[line->identity_first[identity]];

    for (uint32_t left = released & s->accounts[identity]; left; left &= left - 1)
        if (has_replaced || last[__builtin_ctz(left)] > first)
            return true;
    return false;
}

/* Hazards from which a release may take land. */
static void mark_touched(const suspects *s, bool *is_touched)
{
    const timeline *line = &s->ledger->line;

    for (size_t f = 0; f < lrel_mosaic_face_count(s->ledger->mosaic); f++) {
        lrel_face face = lrel_mosaic_face_at(s->ledger->mosaic, f);
        uint32_t last[LREL_ACCOUNT_MAX];
        uint32_t released = find_releases(line, face, last);

        for (uint32_t i = 0; i < face.owner_count && released; i++)
            EACH_ENTRY(line, face.owners[i], e)
            {
                uint32_t identity = identity_of(line, e);

                if (identity != UINT32_MAX && !is_touched[identity])
                    is_touched[identity] = is_touched_by(s, identity, released, last);
            }
    }
}

static bool has_touched(const timeline *line, lrel_face face, const bool *is_touched)
{
    for (uint32_t i = 0; i < face.owner_count; i++)
        EACH_ENTRY(line, face.owners[i], e)
        {
            uint32_t identity = identity_of(line, e);

            if (identity != UINT32_MAX && is_touched[identity])
                return true;
        }
    return false;
}

/* Faces that a touched hazard has. */
static bool find_wanted(suspects *s, const bool *is_touched)
{
    const lrel_ledger *ledger = s->ledger;
    bool has_one = false;

    for (size_t f = 0; f < lrel_mosaic_face_count(ledger->mosaic); f++) {
        lrel_face face = lrel_mosaic_face_at(ledger->mosaic, f);

        s->is_wanted[f] = has_touched(&ledger->line, face, is_touched);
        has_one |= s->is_wanted[f];
    }
    return has_one;
}

static lrel_status find_thin(suspects *s, lrel_error *err)
{
    const lrel_context *context = s->ledger->context;
    size_t faces = lrel_mosaic_face_count(s->ledger->mosaic);

    s->thin = lrel__alloc(context, faces, sizeof *s->thin);
    s->thin_next = lrel__alloc(context, s->land.count, sizeof *s->thin_next);
    if (!s->thin || !s->thin_next)
        return lrel__fail_memory(err);
    memset(s->thin, 0xFF, faces * sizeof *s->thin);
    for (uint32_t p = s->land.count; p-- > 0;) {
        uint32_t *first = &s->thin[s->land.borders[p].face];

        if (!patch_is_outer(&s->land, p) || lrel_suspects__margin(s, p) >= 0)
            continue;
        s->thin_next[p] = *first;
        *first = p;
    }
    return LREL_OK;
}

static void add_suspect(suspects *s, uint32_t identity)
{
    if (s->place[identity] == SUSPECT_NONE)
        s->place[identity] = s->count++;
}

/* The first thin patch of every touched hazard, by identity; PATCH_NONE: it has none. */
static void find_first_thin(const suspects *s, const bool *is_touched, uint32_t *first)
{
    const timeline *line = &s->ledger->line;

    memset(first, 0xFF, line->identity_count * sizeof *first);
    for (size_t f = 0; f < lrel_mosaic_face_count(s->ledger->mosaic); f++) {
        lrel_face face;

        if (s->thin[f] == PATCH_NONE)
            continue;
        face = lrel_mosaic_face_at(s->ledger->mosaic, f);
        for (uint32_t i = 0; i < face.owner_count; i++)
            EACH_ENTRY(line, face.owners[i], e)
            {
                uint32_t identity = identity_of(line, e);

                if (identity != UINT32_MAX && is_touched[identity] &&
                    s->thin[f] < first[identity])
                    first[identity] = s->thin[f];
            }
    }
}

/* Touched hazards with thin patches, in the order of these: it is that of the plane. */
static lrel_status list_suspects(suspects *s, const bool *is_touched, lrel_error *err)
{
    const lrel_context *context = s->ledger->context;
    uint32_t count = s->ledger->line.identity_count;
    uint32_t *first = lrel__alloc(context, count, sizeof *first);
    lrel_sortable order = {0};
    lrel_status status = LREL_OK;

    if (first && lrel__sortable_init(&order, context, count)) {
        find_first_thin(s, is_touched, first);
        order.count = 0;
        for (uint32_t i = 0; i < count; i++)
            if (first[i] != PATCH_NONE)
                order.at[order.count++] = (lrel_keyed){first[i], i};
        lrel__radix_sort(&order);
        for (size_t i = 0; i < order.count; i++)
            add_suspect(s, order.at[i].value);
    } else {
        status = lrel__fail_memory(err);
    }
    lrel__sortable_clear(&order, context);
    lrel__free(context, first);
    return status;
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

        if (one->step == STEP_ESTABLISH &&
            s->place[line->details[e].identity] != SUSPECT_NONE)
            is_counted[line->holders[one->subject].counted] = true;
    }
    for (size_t e = 0; e < line->event_count; e++) {
        const event *one = &line->events[e];
        uint32_t identity = line->details[e].identity;

        if (one->step != STEP_ESTABLISH)
            continue;
        if (is_counted[line->holders[one->subject].counted])
            add_suspect(s, identity);
    }
    lrel__free(line->context, is_counted);
    return LREL_OK;
}

lrel_status lrel_suspects__find(suspects *s, const lrel_ledger *ledger, lrel_error *err)
{
    const lrel_context *context = ledger->context;
    bool *is_touched = NULL;
    lrel_status status;

    memset(s, 0, sizeof *s);
    s->ledger = ledger;
    s->widest = widest_allowance(ledger->input);
    if ((status = check_positions(ledger->input, err)) != LREL_OK)
        return status;
    is_touched = lrel__calloc(context, ledger->line.identity_count, sizeof *is_touched);
    s->place = lrel__alloc(context, ledger->line.identity_count, sizeof *s->place);
    s->accounts = lrel__calloc(context, ledger->line.identity_count, sizeof *s->accounts);
    s->is_wanted = lrel__alloc(context, lrel_mosaic_face_count(ledger->mosaic),
                               sizeof *s->is_wanted);
    if (!is_touched || !s->place || !s->accounts || !s->is_wanted) {
        status = lrel__fail_memory(err);
        goto done;
    }
    memset(s->place, 0xFF, ledger->line.identity_count * sizeof *s->place);
    find_accounts(s);
    mark_touched(s, is_touched);
    if (!find_wanted(s, is_touched))
        goto done;
    if ((status = lrel_patches__make(&s->land, ledger->mosaic, s->is_wanted, err)) ||
        (status = find_thin(s, err)) || (status = list_suspects(s, is_touched, err)))
        goto done;
    status = join_parts(s, err);

done:
    lrel__free(context, is_touched);
    return status;
}

bool lrel_suspects__is_on(const suspects *s, lrel_face face)
{
    for (uint32_t i = 0; i < face.owner_count; i++)
        EACH_ENTRY(&s->ledger->line, face.owners[i], e)
        {
            uint32_t identity = identity_of(&s->ledger->line, e);

            if (identity != UINT32_MAX && s->place[identity] != SUSPECT_NONE)
                return true;
        }
    return false;
}

void lrel_suspects__clear(suspects *s)
{
    const lrel_context *context = s->ledger->context;

    lrel_patches__clear(&s->land);
    lrel__free(context, s->place);
    lrel__free(context, s->accounts);
    lrel__free(context, s->is_wanted);
    lrel__free(context, s->thin);
    lrel__free(context, s->thin_next);
    memset(s, 0, sizeof *s);
}
