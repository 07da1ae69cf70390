/* SPDX-License-Identifier: Apache-2.0 */
/* edge.c: what comes of edge difference: pieces of land, and sums of records. */
#include "ledger/edge.h"

#include <stdlib.h>
#include <string.h>

#include "core/radix.h"
#include "ledger/watch.h"
#include "mosaic/path.h"

/* ---- land ---- */

/* A verdict in an account, or in all of them. */
typedef struct opinion {
    const verdict *what;
    const spell_land *land;
    uint32_t account;
} opinion;

/* Whether all hazards that stand on the patch at the end of period @p at agree; the next
 * period with which that may change in *next. */
static bool is_unanimous(const opinion *list, size_t count, uint32_t at, uint32_t *next,
                         const spell_land **shows)
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

static uint32_t first_period(const opinion *list, size_t count)
{
    uint32_t first = UINT32_MAX;

    for (size_t i = 0; i < count; i++)
        first = list[i].what->from < first ? list[i].what->from : first;
    return first;
}

/* One patch in one account: it is edge difference while it is that for every hazard that
 * stands on it. */
static lrel_status add_land(edge_measuring *m, const opinion *list, size_t count,
                            lrel_error *err)
{
    uint32_t at = first_period(list, count), next;

    for (; at != UINT32_MAX; at = next) {
        const spell_land *shows;
        edge_land *last = m->land.count ? &m->land.at[m->land.count - 1] : NULL;

        if (!is_unanimous(list, count, at, &next, &shows))
            continue;
        if (last && last->patch == list->what->patch && last->account == list->account &&
            last->to == at && last->holder == shows->holder &&
            last->held == shows->held) {
            last->to = next;
            continue;
        }
        if (!(last = LREL__PUSH(m->ledger->context, &m->land)))
            return lrel__fail_memory(err);
        *last = (edge_land){list->what->patch, list->account, at, next,
                            shows->holder,     shows->held};
    }
    return LREL_OK;
}

/* Verdict @p number / 2, in its account or, where that is the same, in all. */
static opinion opinion_of(const edge_measuring *m, uint32_t number)
{
    const verdict *v = &m->verdicts.at[number / 2];
    const spell *s = &m->spells.at[v->spell];

    return number & 1 ? (opinion){v, &s->all, m->ledger->input->account_count}
                      : (opinion){v, &s->land, s->account};
}

/* Numbers of opinions by patch and account. */
static bool sort_opinions(const edge_measuring *m, lrel_sortable *order)
{
    if (m->verdicts.count > UINT32_MAX / 2 ||
        !lrel__sortable_init(order, m->ledger->context, 2 * m->verdicts.count))
        return false;
    order->count = 0;
    for (uint32_t i = 0; i < 2 * (uint32_t)m->verdicts.count; i++) {
        const verdict *v = &m->verdicts.at[i / 2];

        if ((i & 1) == 0 || m->spells.at[v->spell].is_of_all)
            order->at[order->count++] =
                (lrel_keyed){(uint64_t)v->patch << 8 | opinion_of(m, i).account, i};
    }
    lrel__radix_sort(order);
    return true;
}

static lrel_status find_land(edge_measuring *m, lrel_error *err)
{
    const lrel_context *context = m->ledger->context;
    lrel_sortable order = {0};
    opinion *list = NULL;
    lrel_status status = LREL_OK;

    if (!sort_opinions(m, &order) ||
        !(list = lrel__alloc(context, order.count, sizeof *list)))
        status = lrel__fail_memory(err);
    for (size_t i = 0, count; i < order.count && status == LREL_OK; i += count) {
        for (count = 0;
             i + count < order.count && order.at[i + count].key == order.at[i].key;
             count++)
            list[count] = opinion_of(m, order.at[i + count].value);
        status = add_land(m, list, count, err);
    }
    lrel__sortable_clear(&order, context);
    lrel__free(context, list);
    return status;
}

/* ---- pieces and sums ---- */

/* A patch that is edge difference at some time, with its name. */
typedef struct named_patch {
    lrel_grid_point shell[2];
    uint32_t first; /* of its land */
} named_patch;

typedef struct named_list {
    named_patch *at;
    size_t count, capacity;
} named_list;

static int compare_names(const void *a, const void *b)
{
    const named_patch *na = a, *nb = b;
    int order = path_compare_points(na->shell[0], nb->shell[0]);

    return order ? order : path_compare_points(na->shell[1], nb->shell[1]);
}

/* The patches that the land is of, in its order, which is that of the plane. */
static bool list_patches(const edge_measuring *m, named_list *list)
{
    for (size_t i = 0; i < m->land.count; i++) {
        named_patch *slot;

        if (i > 0 && m->land.at[i].patch == m->land.at[i - 1].patch)
            continue;
        if (!(slot = LREL__PUSH(m->ledger->context, list)))
            return false;
        slot->first = (uint32_t)i;
    }
    return true;
}

/* Patches in one piece of work. */
#define BATCH_PATCHES 256

typedef struct naming_work {
    const edge_measuring *m;
    named_list *list;
} naming_work;

static lrel_status name_batch(size_t piece, int worker, void *user, lrel_error *err)
{
    const naming_work *work = user;
    size_t first = piece * BATCH_PATCHES, last = first + BATCH_PATCHES;

    (void)worker;
    (void)err;
    for (size_t i = first; i < last && i < work->list->count; i++) {
        named_patch *one = &work->list->at[i];

        lrel_patches__name(&work->m->who.land, work->m->land.at[one->first].patch,
                           one->shell);
    }
    return LREL_OK;
}

static lrel_status name_patches(const edge_measuring *m, named_list *list,
                                lrel_error *err)
{
    naming_work work = {m, list};

    if (!list_patches(m, list))
        return lrel__fail_memory(err);
    return lrel__parallel(m->ledger->context,
                          (list->count + BATCH_PATCHES - 1) / BATCH_PATCHES, name_batch,
                          &work, err);
}

/* By face and then by name. */
static void sort_patches(const edge_measuring *m, const named_list *list,
                         lrel_sortable *order, named_patch *sorted)
{
    for (uint32_t i = 0; i < list->count; i++)
        order->at[i] = (lrel_keyed){
            m->who.land.borders[m->land.at[list->at[i].first].patch].face, i};
    lrel__radix_sort(order);
    for (size_t i = 0, k; i < order->count; i = k) {
        for (k = i; k < order->count && order->at[k].key == order->at[i].key; k++)
            sorted[k] = list->at[order->at[k].value];
        if (k - i > 1)
            qsort(sorted + i, k - i, sizeof *sorted, compare_names);
    }
}

/* The land of one patch is in order of accounts and periods. */
static bool add_pieces(edge_measuring *m, const named_patch *named)
{
    const edge_land *first = &m->land.at[named->first];
    const edge_land *end = m->land.at + m->land.count;
    const patch_border *patch = &m->who.land.borders[first->patch];

    for (const edge_land *one = first; one < end && one->patch == first->patch; one++) {
        lrel_edge_piece *piece = LREL__PUSH(m->ledger->context, &m->ledger->edge);

        if (!piece)
            return false;
        *piece = (lrel_edge_piece){.face = patch->face,
                                   .account = one->account,
                                   .from = one->from - 1,
                                   .to = one->to - 1,
                                   .hazard = one->holder,
                                   .area2 = patch->area2,
                                   .shell = {named->shell[0], named->shell[1]}};
    }
    return true;
}

static lrel_status make_pieces(edge_measuring *m, lrel_error *err)
{
    const lrel_context *context = m->ledger->context;
    lrel_sortable order = {0};
    named_list list = {0};
    named_patch *sorted = NULL;
    lrel_status status = name_patches(m, &list, err);

    if (status != LREL_OK)
        goto done;
    sorted = lrel__alloc(context, list.count, sizeof *sorted);
    if (!sorted || !lrel__sortable_init(&order, context, list.count)) {
        status = lrel__fail_memory(err);
        goto done;
    }
    sort_patches(m, &list, &order, sorted);
    for (size_t i = 0; i < list.count && status == LREL_OK; i++)
        if (!add_pieces(m, &sorted[i]))
            status = lrel__fail_memory(err);

done:
    lrel__sortable_clear(&order, context);
    lrel__free(context, list.at);
    lrel__free(context, sorted);
    return status;
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
