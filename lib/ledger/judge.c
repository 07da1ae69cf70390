/* SPDX-License-Identifier: Apache-2.0 */
/* judge.c: which pieces of a hazard's land are edge difference.
 *
 * Between two changes of where a hazard stands, its land is a set of patches. A piece is
 * what hangs together of it by common border; it is judged by its mean width, by how much
 * of its border is the release's, and by how wide the hazard itself is there. Lengths and
 * areas are whole numbers and compared exactly.
 *
 * Most thin patches are the rim of something wide, and few patches are enough to tell:
 * what hangs together is at least as wide as its patches are one by one, so it is wide as
 * soon as the wide ones among those met make up for all thin ones that the hazard has. */
#include <string.h>

#include "core/radix.h"
#include "core/threads.h"
#include "ledger/edge.h"

/* A strip has two sides, and one of them is the release's: half of the border, if both
 * were equally long. Around a corner the outer side is the longer, and where two
 * measurements zigzag across each other either is. So the release's must be at least two
 * thirds of the rest: 2 parts of 5. An exact half would leave out three slivers in four
 * between measurements 2 m apart (docs/methods/edge.md has the shares). */
#define RELEASE_PARTS 2
#define BORDER_PARTS  5

/* Hazards in one piece of work, each in one account. */
#define BATCH_GROUPS 32

/* The spells of one hazard in one account. */
typedef struct group_list {
    size_t *at; /* the first of each, and one more */
    size_t count, capacity;
} group_list;

typedef struct patch_list {
    uint32_t *at;
    size_t count, capacity;
} patch_list;

/* What the borders of some patches add up to. */
typedef struct outline {
    int64_t area2;
    int64_t length;
    int64_t along_release;
    uint64_t allowance; /* the least of the releases that it lies along */
} outline;

/* Patches that hang together, met one after the other. */
typedef struct gathering {
    patch_list met;
    uint32_t *seen; /* by patch: the stamp of the last gathering that met it */
    uint32_t stamp;
    edge_margin plenty; /* of the wide ones */
    bool is_wide;       /* for sure: the others need not be met, `sum` is of no use */
    outline sum;
} gathering;

/* One thread's. */
typedef struct judge {
    const suspects *all;
    const spell_list *spells;
    const group_list *groups;
    uint32_t *spell_on; /* by face: spell + 1 of the hazard and day at hand, 0: none */
    edge_margin lack;   /* of all thin patches of the hazard */
    gathering piece, drawn;
    uint32_t first_piece; /* stamp of the first of that day */
    bool *is_cut;         /* by period: something changes with it */
    verdict_list out;
    bool out_of_memory;
} judge;

/* The error of a common way to the common datum moves both borders alike; only where the
 * ways differ does it open a gap. */
static uint64_t allowance_of(const lrel_ledger_input *input, uint32_t hazard,
                             uint32_t release)
{
    const lrel_ledger_position *h = &input->positions[input->hazards[hazard].position];
    const lrel_ledger_position *r = &input->positions[input->releases[release].position];
    bool is_apart = h->datum != r->datum;
    uint64_t of_hazard =
        is_apart && h->datum_error > h->error ? h->datum_error : h->error;
    uint64_t of_release =
        is_apart && r->datum_error > r->error ? r->datum_error : r->error;

    return of_hazard + of_release;
}

static const spell *spell_of_face(const judge *j, uint32_t face)
{
    uint32_t number = face == FACE_OUTSIDE ? 0 : j->spell_on[face];

    return number ? &j->spells->at[number - 1] : NULL;
}

static const spell *spell_of_patch(const judge *j, uint32_t patch)
{
    return spell_of_face(j, j->all->land.borders[patch].face);
}

static void begin(gathering *g)
{
    g->met.count = 0;
    g->stamp++;
    g->plenty = 0;
    g->is_wide = false;
    g->sum = (outline){.allowance = UINT64_MAX};
}

static void add_patch(judge *j, gathering *g, uint32_t patch)
{
    edge_margin margin;
    uint32_t *slot;

    if (patch == PATCH_NONE || g->seen[patch] == g->stamp)
        return;
    g->seen[patch] = g->stamp;
    if (!(slot = LREL__PUSH(j->all->ledger->context, &g->met))) {
        j->out_of_memory = true;
        return;
    }
    *slot = patch;
    g->sum.area2 += j->all->land.borders[patch].area2;
    margin = lrel_suspects__margin(j->all, patch);
    g->plenty += margin > 0 ? margin : 0;
    g->is_wide |= g->plenty >= j->lack;
}

/* Adds one stretch of border with @p there on the other side. */
static void add_border(const judge *j, outline *sum, int64_t length, const spell *here,
                       const spell *there)
{
    uint64_t allowance;

    sum->length += length;
    if (!there || !there->is_taken)
        return;
    sum->along_release += length;
    allowance = allowance_of(j->all->ledger->input, here->row, there->row);
    sum->allowance = allowance < sum->allowance ? allowance : sum->allowance;
}

/* A patch next to the piece at hand; it belongs to it. One that an earlier piece of this
 * day met can only be of one that was given up, because it was wide. */
static void add_standing(judge *j, uint32_t patch)
{
    gathering *g = &j->piece;

    if (patch != PATCH_NONE && g->seen[patch] != g->stamp &&
        g->seen[patch] >= j->first_piece)
        g->is_wide = true;
    else
        add_patch(j, g, patch);
}

/* The piece of standing land that patch @p first is part of. */
static void gather_piece(judge *j, uint32_t first)
{
    const patches *land = &j->all->land;
    gathering *g = &j->piece;

    begin(g);
    add_patch(j, g, first);
    for (size_t i = 0; i < g->met.count; i++) {
        uint32_t patch = g->met.at[i];
        const spell *here = spell_of_patch(j, patch);

        for (patch_walk at = patch_walk_begin(land, patch);
             at.border != PATCH_NONE && !g->is_wide; patch_walk_on(land, &at)) {
            const spell *there = spell_of_face(j, patch_walk_face(land, &at));

            if (there && !there->is_taken)
                add_standing(j, patch_walk_patch(land, &at));
            else
                add_border(j, &g->sum, patch_walk_length(land, &at), here, there);
        }
    }
}

/* The part of the hazard as drawn that @p first lies in: its land, standing or taken. */
static void gather_drawn(judge *j, uint32_t first)
{
    const patches *land = &j->all->land;
    gathering *g = &j->drawn;

    begin(g);
    add_patch(j, g, first);
    for (size_t i = 0; i < g->met.count; i++) {
        uint32_t patch = g->met.at[i];

        for (patch_walk at = patch_walk_begin(land, patch);
             at.border != PATCH_NONE && !g->is_wide; patch_walk_on(land, &at)) {
            if (spell_of_face(j, patch_walk_face(land, &at)))
                add_patch(j, g, patch_walk_patch(land, &at));
            else
                g->sum.length += patch_walk_length(land, &at);
        }
    }
}

static bool is_along_release(const outline *piece)
{
    return BORDER_PARTS * piece->along_release >= RELEASE_PARTS * piece->length;
}

/* Several pieces of a hazard mostly lie in one part of it. */
static bool is_thin_as_drawn(judge *j, uint32_t patch, uint64_t width)
{
    const gathering *g = &j->drawn;

    if (g->seen[patch] != g->stamp)
        gather_drawn(j, patch);
    return !g->is_wide && edge_is_thin(g->sum.area2, g->sum.length, width);
}

static void judge_piece(judge *j, uint32_t patch, uint32_t from, uint32_t to)
{
    const gathering *g = &j->piece;

    gather_piece(j, patch);
    if (g->is_wide || !is_along_release(&g->sum) ||
        !edge_is_thin(g->sum.area2, g->sum.length, g->sum.allowance) ||
        is_thin_as_drawn(j, patch, g->sum.allowance))
        return;
    for (size_t i = 0; i < g->met.count; i++) {
        verdict *v = LREL__PUSH(j->all->ledger->context, &j->out);
        uint32_t face = j->all->land.borders[g->met.at[i]].face;

        if (v)
            *v = (verdict){g->met.at[i], j->spell_on[face] - 1, from, to};
        else
            j->out_of_memory = true;
    }
}

/* A hazard may have edge difference from when something is first taken from it to when it
 * last stands on a thin patch: @p from .. @p to - 1, nothing where they are not in order.
 */
static void find_span(const judge *j, size_t first, size_t last, uint32_t *from,
                      uint32_t *to)
{
    *from = UINT32_MAX;
    *to = 0;
    for (size_t i = first; i < last; i++) {
        const spell *s = &j->spells->at[i];

        if (s->is_taken)
            *from = s->from < *from ? s->from : *from;
        else if (j->all->thin[s->face] != PATCH_NONE)
            *to = s->to > *to ? s->to : *to;
    }
}

/* Marks the periods of @p from .. @p to with which some spell begins or is over. */
static void find_cuts(judge *j, size_t first, size_t last, uint32_t from, uint32_t to)
{
    const spell *all = j->spells->at;

    memset(j->is_cut + from, 0, (to - from + 1) * sizeof *j->is_cut);
    for (size_t i = first; i < last; i++) {
        j->is_cut[all[i].from] = true;
        j->is_cut[all[i].to] = true;
    }
}

/* What all thin patches on the faces of the spells lack; they are in order of faces. */
static void find_lack(judge *j, size_t first, size_t last)
{
    const suspects *s = j->all;

    j->lack = 0;
    for (size_t i = first; i < last; i++) {
        uint32_t face = j->spells->at[i].face;

        if (i > first && j->spells->at[i - 1].face == face)
            continue;
        for (uint32_t p = s->thin[face]; p != PATCH_NONE; p = s->thin_next[p])
            j->lack -= lrel_suspects__margin(s, p);
    }
}

/* Puts the spells of period @p at in place. @return whether one of them is of taken land
 */
static bool set_up(judge *j, size_t first, size_t last, uint32_t at)
{
    bool has_taken = false;

    for (size_t i = first; i < last; i++) {
        const spell *one = &j->spells->at[i];

        if (at < one->from || at >= one->to)
            continue;
        j->spell_on[one->face] = (uint32_t)i + 1;
        has_taken |= one->is_taken;
    }
    j->drawn.stamp++;
    j->first_piece = j->piece.stamp + 1;
    return has_taken;
}

static void judge_time(judge *j, size_t first, size_t last, uint32_t from, uint32_t to)
{
    const suspects *s = j->all;
    const spell *all = j->spells->at;
    bool has_taken = set_up(j, first, last, from);

    for (size_t i = first; i < last && has_taken; i++) {
        if (all[i].is_taken || j->spell_on[all[i].face] != i + 1)
            continue;
        for (uint32_t p = s->thin[all[i].face]; p != PATCH_NONE; p = s->thin_next[p])
            if (j->piece.seen[p] < j->first_piece)
                judge_piece(j, p, from, to);
    }
    for (size_t i = first; i < last; i++)
        j->spell_on[all[i].face] = 0;
}

/* The spells of one hazard in one account. */
static void judge_group(judge *j, size_t first, size_t last)
{
    uint32_t from, to;

    find_span(j, first, last, &from, &to);
    if (from >= to)
        return;
    find_cuts(j, first, last, from, to);
    find_lack(j, first, last);
    for (uint32_t p = from, next; p < to; p = next) {
        for (next = p + 1; next < to && !j->is_cut[next];)
            next++;
        judge_time(j, first, last, p, next);
    }
}

static lrel_status judge_batch(size_t batch, int worker, void *user, lrel_error *err)
{
    judge *j = &((judge *)user)[worker];
    size_t from = batch * BATCH_GROUPS, to = from + BATCH_GROUPS;

    for (size_t g = from; g < to && g + 1 < j->groups->count; g++)
        judge_group(j, j->groups->at[g], j->groups->at[g + 1]);
    return j->out_of_memory ? lrel__fail_memory(err) : LREL_OK;
}

static lrel_status find_groups(const lrel_context *context, const spell_list *spells,
                               group_list *groups, lrel_error *err)
{
    for (size_t i = 0; i <= spells->count; i++) {
        const spell *s = &spells->at[i];
        size_t *slot;

        if (i > 0 && i < spells->count && s[-1].identity == s->identity &&
            s[-1].account == s->account)
            continue;
        if (!(slot = LREL__PUSH(context, groups)))
            return lrel__fail_memory(err);
        *slot = i;
    }
    return LREL_OK;
}

/* Verdicts by spell, then by patch. One thread met all of a spell, in order of time. */
static lrel_status sort_verdicts(const lrel_context *context, const verdict_list *list,
                                 lrel_sortable *order, lrel_error *err)
{
    if (!lrel__sortable_init(order, context, list->count))
        return lrel__fail_memory(err);
    for (size_t i = 0; i < list->count; i++)
        order->at[i] = (lrel_keyed){(uint64_t)list->at[i].spell << 32 | list->at[i].patch,
                                    (uint32_t)i};
    lrel__radix_sort(order);
    return LREL_OK;
}

/* Appends @p one; what goes on is one. */
static void add_verdict(verdict_list *list, verdict one)
{
    verdict *last = list->count ? &list->at[list->count - 1] : NULL;

    if (last && last->spell == one.spell && last->patch == one.patch &&
        last->to == one.from)
        last->to = one.to;
    else
        list->at[list->count++] = one;
}

/* Brings all threads' verdicts together. */
static lrel_status collect(judge *judges, int count, verdict_list *out, lrel_error *err)
{
    const lrel_context *context = judges[0].all->ledger->context;
    verdict_list *all = &judges[0].out;
    lrel_sortable order = {0};
    lrel_status status;

    for (int w = 1; w < count; w++) {
        const verdict_list *more = &judges[w].out;

        if (!lrel__grow(context, &all->at, &all->capacity, all->count + more->count,
                        sizeof *all->at))
            return lrel__fail_memory(err);
        if (more->count)
            memcpy(all->at + all->count, more->at, more->count * sizeof *more->at);
        all->count += more->count;
    }
    status = sort_verdicts(context, all, &order, err);
    if (status == LREL_OK &&
        !lrel__grow(context, &out->at, &out->capacity, all->count, sizeof *out->at))
        status = lrel__fail_memory(err);
    for (size_t i = 0; i < all->count && status == LREL_OK; i++)
        add_verdict(out, all->at[order.at[i].value]);
    lrel__sortable_clear(&order, context);
    return status;
}

static bool judge_init(judge *j, const suspects *s, const spell_list *spells,
                       const group_list *groups)
{
    const lrel_context *context = s->ledger->context;

    j->all = s;
    j->spells = spells;
    j->groups = groups;
    j->spell_on = lrel__calloc(context, lrel_mosaic_face_count(s->ledger->mosaic),
                               sizeof *j->spell_on);
    j->piece.seen = lrel__calloc(context, s->land.count, sizeof *j->piece.seen);
    j->drawn.seen = lrel__calloc(context, s->land.count, sizeof *j->drawn.seen);
    j->is_cut =
        lrel__calloc(context, s->ledger->input->period_count + 2, sizeof *j->is_cut);
    return j->spell_on && j->piece.seen && j->drawn.seen && j->is_cut;
}

static void judge_clear(judge *j, const lrel_context *context)
{
    lrel__free(context, j->spell_on);
    lrel__free(context, j->piece.seen);
    lrel__free(context, j->piece.met.at);
    lrel__free(context, j->drawn.seen);
    lrel__free(context, j->drawn.met.at);
    lrel__free(context, j->is_cut);
    lrel__free(context, j->out.at);
}

lrel_status lrel_judge__pieces(const suspects *s, const spell_list *spells,
                               verdict_list *out, lrel_error *err)
{
    const lrel_context *context = s->ledger->context;
    group_list groups = {0};
    int count = lrel__jobs(context);
    judge *judges = lrel__calloc(context, (size_t)count, sizeof *judges);
    lrel_status status =
        judges ? find_groups(context, spells, &groups, err) : lrel__fail_memory(err);

    for (int w = 0; w < count && status == LREL_OK; w++)
        if (!judge_init(&judges[w], s, spells, &groups))
            status = lrel__fail_memory(err);
    if (status == LREL_OK)
        status = lrel__parallel(context, (groups.count + BATCH_GROUPS - 1) / BATCH_GROUPS,
                                judge_batch, judges, err);
    if (status == LREL_OK)
        status = collect(judges, count, out, err);
    for (int w = 0; judges && w < count; w++)
        judge_clear(&judges[w], context);
    lrel__free(context, judges);
    lrel__free(context, groups.at);
    return status;
}
