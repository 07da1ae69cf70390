/* SPDX-License-Identifier: Apache-2.0 */
/* edge.c: what comes of edge difference: pieces of land, sums of records, numbers of
 * hazards, and the hazards that nothing else is left of. */
#include "ledger/edge.h"

#include <stdlib.h>
#include <string.h>

#include "ledger/fold.h"

/* No row of a hazard. */
#define ROW_NONE UINT32_MAX

/* A verdict on a patch in an account. */
typedef struct edge_patch {
    const verdict *what;
    const spell_land *land;
    uint32_t account;
    uint32_t identity;
} edge_patch;

/* A piece of edge difference of the land, before it gets its name. */
typedef struct edge_land {
    uint32_t patch;
    uint32_t account;
    uint32_t from, to;
    uint32_t holder;
    uint32_t held;
} edge_land;

typedef struct measuring {
    lrel_ledger *ledger;
    suspects who;
    spell_list spells;
    verdict_list verdicts;
    uint32_t *first;      /* by spell: its first verdict, and one more */
    uint32_t *counted_of; /* by hazard row: what it counts as, as `stood` has it */
    struct {
        edge_land *at;
        size_t count, capacity;
    } land;
} measuring;

/* ---- land ---- */

static int compare_patches(const void *a, const void *b)
{
    const edge_patch *ca = a, *cb = b;

    if (ca->what->patch != cb->what->patch)
        return ca->what->patch < cb->what->patch ? -1 : 1;
    if (ca->account != cb->account)
        return ca->account < cb->account ? -1 : 1;
    if (ca->what->from != cb->what->from)
        return ca->what->from < cb->what->from ? -1 : 1;
    return ca->identity < cb->identity ? -1 : 1;
}

/* Whether all hazards that stand on the patch at the end of period @p at agree; the next
 * period with which that may change in *next. */
static bool is_unanimous(const edge_patch *list, size_t count, uint32_t at,
                         uint32_t *next, const spell_land **shows)
{
    uint32_t agree = 0;

    *next = UINT32_MAX;
    *shows = NULL;
    for (size_t i = 0; i < count; i++) {
        const verdict *v = list[i].what;

        if (v->from > at)
            *next = v->from < *next ? v->from : *next;
        else if (v->to > at) {
            *next = v->to < *next ? v->to : *next;
            *shows = list[i].land;
            agree++;
        }
    }
    return *shows && agree == (*shows)->standing_n;
}

/* One patch in one account: it is edge difference while it is that for every hazard that
 * stands on it. */
static lrel_status add_land(measuring *m, const edge_patch *list, size_t count,
                            lrel_error *err)
{
    uint32_t at = list[0].what->from, next;

    for (; at != UINT32_MAX; at = next) {
        const spell_land *shows;
        edge_land *last = m->land.count ? &m->land.at[m->land.count - 1] : NULL;

        if (!is_unanimous(list, count, at, &next, &shows))
            continue;
        if (last && last->patch == list[0].what->patch &&
            last->account == list[0].account && last->to == at &&
            last->holder == shows->holder && last->held == shows->held) {
            last->to = next;
            continue;
        }
        if (!(last = LREL__PUSH(m->ledger->context, &m->land)))
            return lrel__fail_memory(err);
        *last = (edge_land){list[0].what->patch, list[0].account, at, next,
                            shows->holder,       shows->held};
    }
    return LREL_OK;
}

/* Every verdict, in its account, and in all where that is the same. */
static size_t list_patches(const measuring *m, edge_patch *list)
{
    uint32_t any = m->ledger->input->account_count;
    size_t count = 0;

    for (size_t i = 0; i < m->verdicts.count; i++) {
        const verdict *v = &m->verdicts.at[i];
        const spell *s = &m->spells.at[v->spell];

        list[count++] = (edge_patch){v, &s->land, s->account, s->identity};
        if (s->is_of_all)
            list[count++] = (edge_patch){v, &s->all, any, s->identity};
    }
    return count;
}

static lrel_status find_land(measuring *m, lrel_error *err)
{
    edge_patch *list =
        lrel__alloc(m->ledger->context, 2 * m->verdicts.count, sizeof *list);
    lrel_status status = list ? LREL_OK : lrel__fail_memory(err);
    size_t count = 0;

    if (list) {
        count = list_patches(m, list);
        qsort(list, count, sizeof *list, compare_patches);
    }
    for (size_t i = 0, k; i < count && status == LREL_OK; i = k) {
        for (k = i + 1; k < count && list[k].what->patch == list[i].what->patch &&
                        list[k].account == list[i].account;
             k++)
            continue;
        status = add_land(m, list + i, k - i, err);
    }
    lrel__free(m->ledger->context, list);
    return status;
}

/* ---- pieces and sums ---- */

static int compare_points(lrel_grid_point a, lrel_grid_point b)
{
    if (a.x != b.x)
        return a.x < b.x ? -1 : 1;
    return a.y < b.y ? -1 : a.y > b.y;
}

static int compare_pieces(const void *a, const void *b)
{
    const lrel_edge_piece *pa = a, *pb = b;
    int order;

    if (pa->face != pb->face)
        return pa->face < pb->face ? -1 : 1;
    if ((order = compare_points(pa->shell[0], pb->shell[0])) != 0 ||
        (order = compare_points(pa->shell[1], pb->shell[1])) != 0)
        return order;
    if (pa->account != pb->account)
        return pa->account < pb->account ? -1 : 1;
    return pa->from + 1 < pb->from + 1 ? -1 : pa->from + 1 > pb->from + 1;
}

static lrel_status make_pieces(measuring *m, lrel_error *err)
{
    lrel_ledger *ledger = m->ledger;
    lrel_grid_point name[2] = {{0, 0}, {0, 0}};
    uint32_t named = PATCH_NONE;

    for (size_t i = 0; i < m->land.count; i++) {
        const edge_land *one = &m->land.at[i];
        const patch_border *patch = &m->who.land.borders[one->patch];
        lrel_edge_piece *piece = LREL__PUSH(ledger->context, &ledger->edge);

        if (!piece)
            return lrel__fail_memory(err);
        if (named != one->patch)
            lrel_patches__name(&m->who.land, one->patch, name);
        named = one->patch;
        *piece = (lrel_edge_piece){.face = patch->face,
                                   .account = one->account,
                                   .from = one->from - 1,
                                   .to = one->to - 1,
                                   .hazard = one->holder,
                                   .area2 = patch->patch_area2,
                                   .shell = {name[0], name[1]}};
    }
    if (ledger->edge.count)
        qsort(ledger->edge.at, ledger->edge.count, sizeof *ledger->edge.at,
              compare_pieces);
    return LREL_OK;
}

/* The pieces of one patch on the as-of day, @p list .. @p list + @p count, into the sums
 * of the records that hold it: in one account, and once where it is edge difference in
 * every account that the record holds. */
static void add_record_sums(measuring *m, const edge_land *list, size_t count)
{
    uint32_t any = m->ledger->input->account_count;
    size_t columns = (size_t)any + 1;
    uint32_t last = (uint32_t)m->ledger->input->period_count + 1;

    for (size_t i = 0; i < count; i++) {
        int64_t *sums = m->ledger->edge_sums + list[i].holder * columns;
        int64_t area2 = m->who.land.borders[list[i].patch].patch_area2;
        uint32_t mask = 0, lowest = any;

        if (list[i].to != last || list[i].account == any)
            continue;
        sums[list[i].account] += area2;
        for (size_t k = count; k-- > 0;)
            if (list[k].to == last && list[k].account != any &&
                list[k].holder == list[i].holder) {
                mask |= UINT32_C(1) << list[k].account;
                lowest = list[k].account;
            }
        if (mask == list[i].held && lowest == list[i].account)
            sums[any] += area2;
    }
}

static lrel_status make_sums(measuring *m, lrel_error *err)
{
    lrel_ledger *ledger = m->ledger;

    ledger->edge_sums = lrel__calloc(
        ledger->context, ledger->input->hazard_count * (ledger->input->account_count + 1),
        sizeof *ledger->edge_sums);
    if (!ledger->edge_sums)
        return lrel__fail_memory(err);
    for (size_t i = 0, k; i < m->land.count; i = k) {
        for (k = i + 1; k < m->land.count && m->land.at[k].patch == m->land.at[i].patch;
             k++)
            continue;
        add_record_sums(m, m->land.at + i, k - i);
    }
    return LREL_OK;
}

/* ---- hazards ---- */

/* Whether nothing of spell @p s is more than edge difference at the end of period @p at.
 */
static bool is_all_edge(const measuring *m, size_t s, uint32_t at)
{
    int64_t area2 = 0;

    for (uint32_t i = m->first[s]; i < m->first[s + 1]; i++) {
        const verdict *v = &m->verdicts.at[i];

        if (v->from <= at && at < v->to)
            area2 += m->who.land.borders[v->patch].patch_area2;
    }
    return area2 == lrel_mosaic_face_at(m->ledger->mosaic, m->spells.at[s].face).area2;
}

static bool mark_presence(const measuring *m, const spell *one, const spell_land *land,
                          uint32_t account, uint32_t from, uint32_t to)
{
    const lrel_ledger_input *input = m->ledger->input;
    presence_key key = {UINT32_C(1) << account, input->hazards[land->holder].group,
                        input->place_of_face ? input->place_of_face[one->face] : 0,
                        m->counted_of[one->row]};

    return lrel_presence__mark(&m->ledger->stood, m->ledger->context, &key, from, to);
}

/* Notes where the hazard of spell @p s stood on more than edge difference. */
static bool note_presence(const measuring *m, size_t s)
{
    const spell *one = &m->spells.at[s];
    bool has_memory = true;

    for (uint32_t p = one->from, next; p < one->to && has_memory; p = next) {
        next = m->first[s] == m->first[s + 1] ? one->to : p + 1;
        if (is_all_edge(m, s, p))
            continue;
        has_memory =
            mark_presence(m, one, &one->land, one->account, p, next) &&
            (!one->is_of_all ||
             mark_presence(m, one, &one->all, m->ledger->input->account_count, p, next));
    }
    return has_memory;
}

static bool *find_counted(measuring *m)
{
    const timeline *line = &m->ledger->line;
    size_t rows = m->ledger->input->hazard_count;
    bool *is_counted =
        lrel__calloc(line->context, line->counted_count, sizeof *is_counted);

    m->counted_of = lrel__alloc(line->context, rows, sizeof *m->counted_of);
    if (!is_counted || !m->counted_of) {
        lrel__free(line->context, is_counted);
        return NULL;
    }
    for (size_t i = 0; i < rows; i++)
        m->counted_of[line->holders[i].row] = line->holders[i].counted;
    for (size_t i = 0; i < m->verdicts.count; i++)
        is_counted[m->counted_of[m->spells.at[m->verdicts.at[i].spell].row]] = true;
    return is_counted;
}

/* Hazards with edge difference are counted once more, without it. */
static lrel_status count_again(measuring *m, lrel_error *err)
{
    presence *stood = &m->ledger->stood;
    bool *is_counted = find_counted(m), has_memory = true;

    if (!is_counted)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < stood->count; i++)
        if (is_counted[stood->keys[i].hazard])
            memset(stood->bits + i * stood->words_each, 0,
                   stood->words_each * sizeof *stood->bits);
    for (size_t s = 0; s < m->spells.count && has_memory; s++)
        if (!m->spells.at[s].is_taken && is_counted[m->counted_of[m->spells.at[s].row]])
            has_memory = note_presence(m, s);
    lrel__free(m->ledger->context, is_counted);
    return has_memory ? LREL_OK : lrel__fail_memory(err);
}

static bool is_later_row(const lrel_ledger_hazard *a, const lrel_ledger_hazard *b)
{
    return a->from.days != b->from.days ? a->from.days > b->from.days
                                        : a->version > b->version;
}

/* The spells of one hazard: if on the as-of day it stands on nothing but edge difference,
 * it is closed on the day of the last release that took land of it. A closure is after
 * the first day of what it closes. */
static lrel_status find_closure(measuring *m, size_t first, size_t last, lrel_error *err)
{
    const lrel_ledger_input *input = m->ledger->input;
    uint32_t now = (uint32_t)input->period_count, row = ROW_NONE;
    int32_t day = INT32_MIN;
    edge_closure *slot;

    for (size_t s = first; s < last; s++) {
        const spell *one = &m->spells.at[s];

        if (one->to != now + 1)
            continue;
        if (one->is_taken) {
            int32_t taken = input->releases[one->row].day.days;

            day = taken > day ? taken : day;
            continue;
        }
        if (one->account != input->account_count && !is_all_edge(m, s, now))
            return LREL_OK;
        if (row == ROW_NONE ||
            is_later_row(&input->hazards[one->row], &input->hazards[row]))
            row = one->row;
    }
    if (row == ROW_NONE || day == INT32_MIN)
        return LREL_OK;
    if (day <= input->hazards[row].from.days)
        day = input->hazards[row].from.days + 1;
    if (!(slot = LREL__PUSH(m->ledger->context, &m->ledger->closures)))
        return lrel__fail_memory(err);
    *slot = (edge_closure){row, day};
    return LREL_OK;
}

static lrel_status find_closures(measuring *m, lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (size_t i = 0, k; i < m->spells.count && status == LREL_OK; i = k) {
        for (k = i + 1;
             k < m->spells.count && m->spells.at[k].identity == m->spells.at[i].identity;
             k++)
            continue;
        status = find_closure(m, i, k, err);
    }
    return status;
}

/* ---- all of it ---- */

static lrel_status index_verdicts(measuring *m, lrel_error *err)
{
    uint32_t next = 0;

    m->first = lrel__alloc(m->ledger->context, m->spells.count + 1, sizeof *m->first);
    if (!m->first)
        return lrel__fail_memory(err);
    for (size_t s = 0; s <= m->spells.count; s++) {
        while (next < m->verdicts.count && m->verdicts.at[next].spell < s)
            next++;
        m->first[s] = next;
    }
    return LREL_OK;
}

static lrel_status measure(measuring *m, lrel_error *err)
{
    lrel_status status;

    if ((status = lrel_suspects__find(&m->who, m->ledger, err)) != LREL_OK ||
        m->who.count == 0)
        return status;
    if ((status = lrel_spells__make(&m->who, &m->spells, err)) ||
        (status = lrel_judge__pieces(&m->who, &m->spells, &m->verdicts, err)))
        return status;
    if (m->verdicts.count == 0)
        return LREL_OK;
    if ((status = index_verdicts(m, err)) || (status = find_land(m, err)) ||
        (status = make_sums(m, err)) || (status = make_pieces(m, err)) ||
        (status = count_again(m, err)))
        return status;
    return m->ledger->input->closes_edge ? find_closures(m, err) : LREL_OK;
}

lrel_status lrel_edge__measure(lrel_ledger *ledger, lrel_error *err)
{
    measuring m = {.ledger = ledger, .who = {.ledger = ledger}};
    lrel_status status;

    if (!ledger->input->positions || ledger->input->release_count == 0)
        return LREL_OK;
    status = measure(&m, err);
    lrel_suspects__clear(&m.who);
    lrel__free(ledger->context, m.spells.at);
    lrel__free(ledger->context, m.verdicts.at);
    lrel__free(ledger->context, m.first);
    lrel__free(ledger->context, m.counted_of);
    lrel__free(ledger->context, m.land.at);
    return status;
}

lrel_status lrel_edge__close(lrel_ledger *ledger, bool *has_closed, lrel_error *err)
{
    size_t count = ledger->lent.hazard_count;

    *has_closed = ledger->closures.count > 0;
    if (!*has_closed)
        return LREL_OK;
    ledger->closed = lrel__alloc(ledger->context, count, sizeof *ledger->closed);
    if (!ledger->closed)
        return lrel__fail_memory(err);
    memcpy(ledger->closed, ledger->lent.hazards, count * sizeof *ledger->closed);
    for (size_t i = 0; i < ledger->closures.count; i++)
        ledger->closed[ledger->closures.at[i].row].to.days = ledger->closures.at[i].day;
    ledger->lent.hazards = ledger->closed;
    return LREL_OK;
}

void lrel_edge__clear(lrel_ledger *ledger)
{
    lrel__free(ledger->context, ledger->edge.at);
    lrel__free(ledger->context, ledger->edge_sums);
    lrel__free(ledger->context, ledger->closures.at);
    memset(&ledger->edge, 0, sizeof ledger->edge);
    memset(&ledger->closures, 0, sizeof ledger->closures);
    ledger->edge_sums = NULL;
}

int64_t lrel_edge__of_hazard(const lrel_ledger *ledger, size_t hazard, uint32_t account)
{
    size_t columns = (size_t)ledger->input->account_count + 1;

    return ledger->edge_sums ? ledger->edge_sums[hazard * columns + account] : 0;
}

size_t lrel_ledger_edge_count(const lrel_ledger *ledger)
{
    return ledger->edge.count;
}

const lrel_edge_piece *lrel_ledger_edge_at(const lrel_ledger *ledger, size_t piece)
{
    return &ledger->edge.at[piece];
}

int64_t lrel_ledger_edge_area(const lrel_ledger *ledger, uint32_t account,
                              uint32_t period)
{
    int64_t area2 = 0;

    for (size_t i = 0; i < ledger->edge.count; i++) {
        const lrel_edge_piece *p = &ledger->edge.at[i];

        if (p->account == account && p->from + 1 <= period + 1 && period + 1 < p->to + 1)
            area2 += p->area2;
    }
    return area2;
}
