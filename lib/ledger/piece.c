/* SPDX-License-Identifier: Apache-2.0 */
/* piece.c: a piece is what hangs together of a hazard's standing land by common border.
 * It is judged by its mean width, by how much of its border is the release's, and by how
 * wide the hazard itself is there. Lengths and areas are whole numbers and compared
 * exactly.
 *
 * Most thin patches are the rim of something wide, and few patches are enough to tell:
 * what hangs together is at least as wide as its patches are one by one, so it is wide as
 * soon as the wide ones among those met make up for all thin ones that the hazard has. */
#include "ledger/piece.h"

/* A strip has two sides, and one of them is the release's: half of the border, if both
 * were equally long. Around a corner the outer side is the longer, and where two
 * measurements zigzag across each other either is. So the release's must be at least two
 * thirds of the rest: 2 parts of 5. An exact half would leave out three slivers in four
 * between measurements 2 m apart (docs/methods/edge.md has the shares). */
#define RELEASE_PARTS 2
#define BORDER_PARTS  5

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

static const spell *spell_of_face(const scene *s, uint32_t face)
{
    uint32_t number = face == FACE_OUTSIDE ? 0 : s->spell_on[face];

    return number ? &s->spells->at[number - 1] : NULL;
}

static const spell *spell_of_patch(const scene *s, uint32_t patch)
{
    return spell_of_face(s, s->all->land.borders[patch].face);
}

static void begin(gathering *g)
{
    g->met.count = 0;
    g->stamp++;
    g->plenty = 0;
    g->is_wide = false;
    g->sum = (outline){.allowance = UINT64_MAX};
}

static void add_patch(scene *s, gathering *g, uint32_t patch)
{
    edge_margin margin;
    uint32_t *slot;

    if (patch == PATCH_NONE || g->seen[patch] == g->stamp)
        return;
    g->seen[patch] = g->stamp;
    if (!(slot = LREL__PUSH(s->all->ledger->context, &g->met))) {
        s->out_of_memory = true;
        return;
    }
    *slot = patch;
    g->sum.area2 += s->all->land.borders[patch].area2;
    margin = lrel_suspects__margin(s->all, patch);
    g->plenty += margin > 0 ? margin : 0;
    g->is_wide |= g->plenty >= s->lack;
}

/* Adds one stretch of border with @p there on the other side. */
static void add_border(const scene *s, outline *sum, int64_t length, const spell *here,
                       const spell *there)
{
    uint64_t allowance;

    sum->length += length;
    if (!there || !there->is_taken)
        return;
    sum->along_release += length;
    allowance = allowance_of(s->all->ledger->input, here->row, there->row);
    sum->allowance = allowance < sum->allowance ? allowance : sum->allowance;
}

/* A patch next to the piece at hand; it belongs to it. One that an earlier piece of this
 * day met can only be of one that was given up, because it was wide. */
static void add_standing(scene *s, uint32_t patch)
{
    gathering *g = &s->piece;

    if (patch != PATCH_NONE && g->seen[patch] != g->stamp &&
        g->seen[patch] >= s->first_piece)
        g->is_wide = true;
    else
        add_patch(s, g, patch);
}

/* The piece of standing land that patch @p first is part of. */
static void gather_piece(scene *s, uint32_t first)
{
    const patches *land = &s->all->land;
    gathering *g = &s->piece;

    begin(g);
    add_patch(s, g, first);
    for (size_t i = 0; i < g->met.count; i++) {
        uint32_t patch = g->met.at[i];
        const spell *here = spell_of_patch(s, patch);

        for (patch_walk at = patch_walk_begin(land, patch);
             at.border != PATCH_NONE && !g->is_wide; patch_walk_on(land, &at)) {
            const spell *there = spell_of_face(s, patch_walk_face(land, &at));

            if (there && !there->is_taken)
                add_standing(s, patch_walk_patch(land, &at));
            else
                add_border(s, &g->sum, patch_walk_length(land, &at), here, there);
        }
    }
}

/* The part of the hazard as drawn that @p first lies in: its land, standing or taken. */
static void gather_drawn(scene *s, uint32_t first)
{
    const patches *land = &s->all->land;
    gathering *g = &s->drawn;

    begin(g);
    add_patch(s, g, first);
    for (size_t i = 0; i < g->met.count; i++) {
        uint32_t patch = g->met.at[i];

        for (patch_walk at = patch_walk_begin(land, patch);
             at.border != PATCH_NONE && !g->is_wide; patch_walk_on(land, &at)) {
            if (spell_of_face(s, patch_walk_face(land, &at)))
                add_patch(s, g, patch_walk_patch(land, &at));
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
static bool is_thin_as_drawn(scene *s, uint32_t patch, uint64_t width)
{
    const gathering *g = &s->drawn;

    if (g->seen[patch] != g->stamp)
        gather_drawn(s, patch);
    return !g->is_wide && edge_is_thin(g->sum.area2, g->sum.length, width);
}

void lrel_piece__judge(scene *s, uint32_t patch, uint32_t from, uint32_t to)
{
    const gathering *g = &s->piece;

    gather_piece(s, patch);
    if (g->is_wide || !is_along_release(&g->sum) ||
        !edge_is_thin(g->sum.area2, g->sum.length, g->sum.allowance) ||
        is_thin_as_drawn(s, patch, g->sum.allowance))
        return;
    for (size_t i = 0; i < g->met.count; i++) {
        verdict *v = LREL__PUSH(s->all->ledger->context, &s->out);
        uint32_t face = s->all->land.borders[g->met.at[i]].face;

        if (v)
            *v = (verdict){g->met.at[i], s->spell_on[face] - 1, from, to};
        else
            s->out_of_memory = true;
    }
}
