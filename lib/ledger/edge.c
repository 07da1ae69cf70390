/* SPDX-License-Identifier: Apache-2.0 */
/* edge.c: what comes of edge difference: pieces of land, and sums of records. */
#include "ledger/edge.h"

#include <stdlib.h>
#include <string.h>

#include "ledger/watch.h"

/* A verdict on a patch in an account. */
typedef struct edge_patch {
    const verdict *what;
    const spell_land *land;
    uint32_t account;
    uint32_t identity;
} edge_patch;

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
static lrel_status add_land(edge_measuring *m, const edge_patch *list, size_t count,
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
static size_t list_patches(const edge_measuring *m, edge_patch *list)
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

static lrel_status find_land(edge_measuring *m, lrel_error *err)
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

static lrel_status make_pieces(edge_measuring *m, lrel_error *err)
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
                                   .area2 = patch->area2,
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
static void add_record_sums(edge_measuring *m, const edge_land *list, size_t count)
{
    uint32_t any = m->ledger->input->account_count;
    size_t columns = (size_t)any + 1;
    uint32_t last = (uint32_t)m->ledger->input->period_count + 1;

    for (size_t i = 0; i < count; i++) {
        int64_t *sums = m->ledger->edge_sums + list[i].holder * columns;
        int64_t area2 = m->who.land.borders[list[i].patch].area2;
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

static lrel_status make_sums(edge_measuring *m, lrel_error *err)
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

/* ---- all of it ---- */

static lrel_status index_verdicts(edge_measuring *m, lrel_error *err)
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

lrel_status lrel_edge__begin(edge_measuring *m, lrel_ledger *ledger, lrel_error *err)
{
    int count = lrel__jobs(ledger->context);
    lrel_status status;

    *m = (edge_measuring){.ledger = ledger, .who = {.ledger = ledger}};
    if (!ledger->input->positions || ledger->input->release_count == 0)
        return LREL_OK;
    if ((status = lrel_suspects__find(&m->who, ledger, err)) != LREL_OK ||
        m->who.count == 0)
        return status;
    m->watchers = lrel__calloc(ledger->context, (size_t)count, sizeof *m->watchers);
    if (!m->watchers)
        return lrel__fail_memory(err);
    for (int w = 0; w < count; w++)
        m->watchers[w].all = &m->who;
    return LREL_OK;
}

static lrel_status judge_spells(edge_measuring *m, lrel_error *err)
{
    lrel_status status = lrel_watcher__spells(m->watchers, lrel__jobs(m->ledger->context),
                                              &m->spells, err);

    return status == LREL_OK ? lrel_judge__pieces(&m->who, &m->spells, &m->verdicts, err)
                             : status;
}

lrel_status lrel_edge__measure(edge_measuring *m, lrel_error *err)
{
    lrel_status status = m->watchers ? judge_spells(m, err) : LREL_OK;

    if (status != LREL_OK || m->verdicts.count == 0)
        return status;
    if ((status = index_verdicts(m, err)) || (status = find_land(m, err)) ||
        (status = make_sums(m, err)) || (status = make_pieces(m, err)) ||
        (status = lrel_edge__count_again(m, err)))
        return status;
    return m->ledger->input->closes_edge ? lrel_edge__find_closures(m, err) : LREL_OK;
}

void lrel_edge__end(edge_measuring *m)
{
    const lrel_context *context;

    if (!m->ledger)
        return;
    context = m->ledger->context;
    for (int w = 0; m->watchers && w < lrel__jobs(context); w++)
        lrel_watcher__clear(&m->watchers[w]);
    lrel__free(context, m->watchers);
    lrel_suspects__clear(&m->who);
    lrel__free(context, m->spells.at);
    lrel__free(context, m->verdicts.at);
    lrel__free(context, m->first);
    lrel__free(context, m->counted_of);
    lrel__free(context, m->land.at);
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
