/* SPDX-License-Identifier: Apache-2.0 */
/* Openings and closings are what stands on the faces on those days, not sums of flows, so
 * that the balance is a law to be found, not an assumption. */
#include "ledger/account.h"

#include <string.h>

typedef struct adder {
    const scene *s;
    account *out;
    const rules_result *result;
    uint32_t place;
    int64_t area2;
} adder;

bool account_has_credits(uint32_t column)
{
    return column != LREL_COLUMN_OPENING && column != LREL_COLUMN_CLOSING &&
           column != LREL_COLUMN_RESURVEY && column != LREL_COLUMN_TRANSFERRED;
}

int account_period(const scene *s, lrel_date day)
{
    int period = -1;
    for (size_t p = 0; p < s->ledger.period_count; p++)
        if (s->period_starts[p].days <= day.days)
            period = (int)p;
    return period;
}

static account_land *land_of(const adder *a, uint32_t account_number, uint32_t group)
{
    return &a->out->land[account_number][group][a->place];
}

static size_t record_index(const adder *a, bool is_release, uint32_t record)
{
    (void)a;
    return is_release ? SCENE_HAZARDS + record : record;
}

/* ---- flows ---- */

static void add_flows(const adder *a)
{
    for (size_t i = 0; i < a->result->flow_count; i++) {
        const rules_flow *flow = &a->result->flows[i];
        account_land *land = land_of(a, flow->account, flow->group);
        int period = account_period(a->s, flow->day);
        size_t record = record_index(a, flow->by_release, flow->record);
        land->has_rows = true;
        if (period < 0)
            continue;
        land->area2[period][flow->column] += flow->amount * a->area2;
        if (account_has_credits(flow->column))
            land->credit[record][period][flow->column] += flow->amount * a->area2;
    }
}

/* ---- stocks ---- */

static int group_of_holder(const adder *a, const rules_moment *moment,
                           uint32_t account_number)
{
    int holder = moment == NULL ? -1 : moment->holder[account_number];
    return holder < 0 ? -1 : (int)a->s->hazards[holder].group;
}

static uint64_t hazards_on(const adder *a, const rules_moment *moment,
                           uint32_t account_number)
{
    uint32_t all = a->s->ledger.account_count;
    uint64_t hazards = 0;
    for (uint32_t n = 0; n < all; n++)
        for (size_t row = 0; row < a->s->ledger.hazard_count; row++)
            if ((n == account_number || account_number == all) &&
                (moment->standing[n] >> row & 1) != 0)
                hazards |= UINT64_C(1) << a->s->hazards[row].counted_as;
    return hazards;
}

/* The face as it is when period @p p begins; p may be the one after the last. */
static void add_stock(const adder *a, size_t p, uint32_t account_number)
{
    const rules_moment *moment = rules_before(a->result, a->s->period_starts[p]);
    int group = group_of_holder(a, moment, account_number);
    account_land *land;
    if (group < 0)
        return;
    land = land_of(a, account_number, (uint32_t)group);
    if (p < a->s->ledger.period_count)
        land->area2[p][LREL_COLUMN_OPENING] += a->area2;
    if (p > 0)
        land->area2[p - 1][LREL_COLUMN_CLOSING] += a->area2;
    land->stood[p] |= hazards_on(a, moment, account_number);
}

/* ---- records ---- */

/* A hazard's share of all accounts together is what it brought into at least one: of
 * flows of one event the first counts. */
static void add_entries(const adder *a, uint32_t column)
{
    uint32_t all = a->s->ledger.account_count;
    size_t counted = SIZE_MAX;
    for (size_t i = 0; i < a->result->flow_count; i++) {
        const rules_flow *flow = &a->result->flows[i];
        lrel_record_area *areas = a->out->record[flow->record];
        if (flow->column != column || flow->account == all)
            continue;
        for (uint32_t n = 0; n <= all; n++) {
            int64_t *area = column == LREL_COLUMN_NEWLY_RECORDED
                                ? &areas[n].newly_recorded
                                : &areas[n].recorded_again;
            if (n == flow->account || (n == all && flow->moment != counted))
                *area += a->area2;
        }
        counted = flow->moment;
    }
}

static void add_remaining(const adder *a)
{
    const rules_moment *end = rules_before(a->result, (lrel_date){LREL_DAY_OPEN});
    uint32_t all = a->s->ledger.account_count;
    for (size_t row = 0; end != NULL && row < a->s->ledger.hazard_count; row++) {
        bool holds_any = false;
        for (uint32_t n = 0; n < all; n++) {
            bool holds = end->holder[n] == (int)row;
            a->out->record[row][n].remaining += holds ? a->area2 : 0;
            holds_any |= holds;
        }
        a->out->record[row][all].remaining += holds_any ? a->area2 : 0;
    }
}

static void add_releases(const adder *a)
{
    for (uint32_t i = 0; i < a->s->ledger.release_count; i++)
        for (uint32_t n = 0; n <= a->s->ledger.account_count; n++) {
            lrel_record_area *area = &a->out->record[record_index(a, true, i)][n];
            rules_credit credit = a->result->credit[i][n];
            area->counted += credit == RULES_COUNTED ? a->area2 : 0;
            area->already_released += credit == RULES_ALREADY_RELEASED ? a->area2 : 0;
            area->beyond_hazard += credit == RULES_BEYOND_HAZARD ? a->area2 : 0;
        }
}

void account_of_scene(const scene *s, const lrel_mosaic *mosaic, account *out)
{
    static rules_result result;
    static uint32_t places[1 << 16];
    rules_cover cover;
    memset(out, 0, sizeof *out);
    scene_places(s, mosaic, places);
    for (size_t i = 0; i < lrel_mosaic_face_count(mosaic); i++) {
        lrel_face face = lrel_mosaic_face_at(mosaic, i);
        adder a = {s, out, &result, places[i], face.area2};
        scene_cover(s, face, &cover);
        rules_fold(&s->ledger, &cover, &result);
        add_flows(&a);
        for (size_t p = 0; p <= s->ledger.period_count; p++)
            for (uint32_t n = 0; n <= s->ledger.account_count; n++)
                add_stock(&a, p, n);
        add_entries(&a, LREL_COLUMN_NEWLY_RECORDED);
        add_entries(&a, LREL_COLUMN_RECORDED_AGAIN);
        add_remaining(&a);
        add_releases(&a);
    }
}
