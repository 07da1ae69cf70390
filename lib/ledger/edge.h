/* SPDX-License-Identifier: Apache-2.0 */
/* edge.h: edge difference, what two measurements of one border leave between them.
 *
 * Of the stock at the end of a period: pieces of a hazard that a release has taken land
 * from, thinner than both sources know their borders, along that release. They never
 * change the fold. Reading order: suspects (which hazards may have some), watch and
 * spells (where those stood, and when), judge (which pieces are), edge (what comes of it:
 * land) and edge_hazards (hazards). */
#ifndef LREL_LEDGER_EDGE_H
#define LREL_LEDGER_EDGE_H

#include "ledger/ledger.h"
#include "mosaic/patches.h"

/* What land has more than a strip of some width with the same border would: mean width is
 * 2 x area / perimeter, and a strip's perimeter is twice its length. Below 0 it is
 * thinner. Where land is put together margins add up, and the border they share is won
 * besides. */
typedef __int128 edge_margin;

static inline edge_margin edge_margin_of(int64_t area2, int64_t length, uint64_t width)
{
    return (edge_margin)area2 * PATCH_LENGTH_PARTS -
           (edge_margin)length * (edge_margin)width;
}

/** Whether land of @p area2 within a border of @p length is on average thinner than
 * @p width grid units. */
static inline bool edge_is_thin(int64_t area2, int64_t length, uint64_t width)
{
    return edge_margin_of(area2, length, width) < 0;
}

/* Not among the suspects. */
#define SUSPECT_NONE UINT32_MAX

/* Hazards that may have edge difference at some time, told without folding. Those that
 * lie close to each other are close to each other in their order too, so that what is
 * asked for one after the other is found in few places of memory. */
typedef struct suspects {
    const lrel_ledger *ledger;
    uint32_t *place;     /* by identity: among the suspects, or SUSPECT_NONE; */
    uint32_t *accounts;  /* those that any of its rows contaminates */
    patches land;        /* of all hazards that a release may take land from */
    bool *is_wanted;     /* by face: it has patches */
    uint32_t *thin;      /* by face: the first patch thinner than any allowance, */
    uint32_t *thin_next; /* by patch: and the next; PATCH_NONE behind the last */
    uint32_t count;      /* of suspects */
    uint64_t widest;     /* no allowance is wider */
} suspects;

/** Finds the suspects. @return LREL_OK, LREL_E_ARGUMENT (a position that is not there),
 * LREL_E_INVARIANT, LREL_E_CANCELLED or LREL_E_MEMORY; clear it in any case */
LREL_NODISCARD lrel_status lrel_suspects__find(suspects *s, const lrel_ledger *ledger,
                                               lrel_error *err);
void lrel_suspects__clear(suspects *s);

/** Whether a suspect has polygons on @p face. */
bool lrel_suspects__is_on(const suspects *s, lrel_face face);

/** The margin of one patch against the widest allowance. */
static inline edge_margin lrel_suspects__margin(const suspects *s, uint32_t patch)
{
    const patch_border *b = &s->land.borders[patch];

    return edge_margin_of(b->area2, b->length, s->widest);
}

/* Land that stands, in an account. */
typedef struct spell_land {
    uint32_t holder;     /* row of a hazard */
    uint32_t held;       /* accounts in which that row holds it */
    uint32_t standing_n; /* hazards that stand */
} spell_land;

/* At the ends of periods from .. to - 1 (counted from the one before the first, which is
 * 0) a suspect stood on a face, or a release had taken the face from it. */
typedef struct spell {
    uint32_t identity;
    uint32_t account; /* account_count: all of them */
    uint32_t face;
    uint32_t from, to;
    uint32_t row; /* the hazard's row that stands, or the release that took it */
    spell_land land;
    spell_land all; /* of a hazard in one account only: it is the same hazard in all */
    bool is_taken;
    bool is_of_all; /* and has no spell of its own there */
} spell;

typedef struct spell_list {
    spell *at;
    size_t count, capacity;
} spell_list;

/* Patch @p patch is, at the ends of periods from .. to - 1, a piece or part of one of the
 * hazard of @p spell that is edge difference as far as that hazard goes. */
typedef struct verdict {
    uint32_t patch;
    uint32_t spell;
    uint32_t from, to;
} verdict;

typedef struct verdict_list {
    verdict *at;
    size_t count, capacity;
} verdict_list;

/** Judges the pieces of every suspect, account and period; the verdicts come in order of
 * their spells. @return LREL_OK, LREL_E_CANCELLED or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_judge__pieces(const suspects *s, const spell_list *spells,
                                              verdict_list *out, lrel_error *err);

/* A piece of edge difference of the land, before it gets its name. */
typedef struct edge_land {
    uint32_t patch;
    uint32_t account;
    uint32_t from, to;
    uint32_t holder;
    uint32_t held;
} edge_land;

/* The measuring of one account. */
typedef struct edge_measuring {
    lrel_ledger *ledger;
    suspects who;
    struct watcher *watchers; /* one per thread; NULL where there is nobody to watch */
    spell_list spells;
    verdict_list verdicts;
    uint32_t *first;      /* by spell: its first verdict, and one more */
    uint32_t *counted_of; /* by hazard row: what it counts as, as `stood` has it */
    struct {
        edge_land *at;
        size_t count, capacity;
    } land;
} edge_measuring;

/** Counts the hazards that have edge difference once more, without it.
 * @return LREL_OK or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_edge__count_again(edge_measuring *m, lrel_error *err);

/** Notes which hazards nothing but edge difference is left of. @return LREL_OK or
 * LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_edge__find_closures(edge_measuring *m, lrel_error *err);

/** Finds the suspects and makes the watchers, once there is a timeline. End it in any
 * case. */
LREL_NODISCARD lrel_status lrel_edge__begin(edge_measuring *m, lrel_ledger *ledger,
                                            lrel_error *err);

/** Finds the edge difference of what the watchers saw, takes hazards that stand on
 * nothing else off `stood`, and notes which hazards nothing else is left of. */
LREL_NODISCARD lrel_status lrel_edge__measure(edge_measuring *m, lrel_error *err);
void lrel_edge__end(edge_measuring *m);

/** Makes the closures that were noted part of the input; *has_closed tells whether there
 * are any. @return LREL_OK or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_edge__close(lrel_ledger *ledger, bool *has_closed,
                                            lrel_error *err);
void lrel_edge__clear(lrel_ledger *ledger);

int64_t lrel_edge__of_hazard(const lrel_ledger *ledger, size_t hazard, uint32_t account);

#endif
