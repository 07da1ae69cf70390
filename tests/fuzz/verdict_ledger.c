/* SPDX-License-Identifier: Apache-2.0 */
/* A history for rings that have none: owners become hazards and releases by chance, in
 * two accounts over four periods; then the closing and what each release did must be what
 * the plain rules give, face by face. */
#include <inttypes.h>
#include <string.h>

#include "fuzz/verdict.h"
#include "support/random.h"
#include "support/rules.h"

#define ACCOUNTS 2
#define PERIODS  4
#define DAYS     20 /* few, so that many events share a day */

typedef struct history {
    lrel_ledger_hazard hazards[LAYER_OWNER_MAX];
    lrel_ledger_release releases[LAYER_OWNER_MAX];
    lrel_date starts[PERIODS + 1];
    lrel_ledger_input input;
} history;

/* What the rules say of everything. */
typedef struct expectation {
    int64_t closing[ACCOUNTS + 1];
    int64_t credit[LAYER_OWNER_MAX][RULES_BEYOND_HAZARD + 1];
} expectation;

static lrel_date day(random_stream *random)
{
    return (lrel_date){random_between(random, 0, DAYS)};
}

static lrel_ledger_hazard hazard(random_stream *random, uint32_t owner, uint32_t accounts)
{
    lrel_ledger_hazard h = {.owner = owner,
                            .hazard = owner,
                            .tie = owner,
                            .counted_as = owner,
                            .group = owner % 3,
                            .accounts = accounts,
                            .class_rank = owner % 2,
                            .to = {LREL_DAY_OPEN}};

    h.from = day(random);
    if (random_chance(random, 1, 4))
        h.to = day(random);
    return h;
}

static lrel_ledger_release release(random_stream *random, uint32_t owner,
                                   uint32_t accounts)
{
    lrel_ledger_release r = {.owner = owner, .tie = owner, .accounts = accounts};

    r.product = random_below(random, 3);
    r.day = day(random);
    return r;
}

static void invent(history *h, const layer *l, uint64_t seed)
{
    random_stream random = random_from(seed);
    lrel_ledger_input *in = &h->input;

    memset(h, 0, sizeof *h);
    for (uint32_t o = 0; o < l->owner_count; o++) {
        uint32_t accounts = 1 + random_below(&random, 3);

        if (random_chance(&random, 1, 2))
            h->hazards[in->hazard_count++] = hazard(&random, o, accounts);
        else
            h->releases[in->release_count++] = release(&random, o, accounts);
    }
    for (int32_t p = 0; p <= PERIODS; p++)
        h->starts[p].days = p * (DAYS + 1) / PERIODS;
    in->hazards = h->hazards;
    in->releases = h->releases;
    in->account_count = ACCOUNTS;
    in->as_of.days = DAYS;
    in->period_starts = h->starts;
    in->period_count = PERIODS;
}

static void expect(const history *h, const lrel_mosaic *mosaic, expectation *e)
{
    rules_result result;

    memset(e, 0, sizeof *e);
    for (size_t f = 0; f < lrel_mosaic_face_count(mosaic); f++) {
        lrel_face face = lrel_mosaic_face_at(mosaic, f);
        uint64_t owners = judge_owners(&face);
        rules_cover cover = {{false}, {false}};

        for (size_t i = 0; i < h->input.hazard_count; i++)
            cover.hazard[i] = owners >> h->hazards[i].owner & 1;
        for (size_t i = 0; i < h->input.release_count; i++)
            cover.release[i] = owners >> h->releases[i].owner & 1;
        rules_fold(&h->input, &cover, &result);
        for (uint32_t a = 0; result.moment_count && a <= ACCOUNTS; a++)
            if (result.moments[result.moment_count - 1].holder[a] >= 0)
                e->closing[a] += face.area2;
        for (size_t i = 0; i < h->input.release_count; i++)
            e->credit[i][result.credit[i][ACCOUNTS]] += face.area2;
    }
}

static bool closings_agree(const history *h, const lrel_ledger *ledger,
                           const expectation *e, char *why)
{
    int64_t closing[ACCOUNTS + 1] = {0};

    for (size_t i = 0; i < lrel_ledger_row_count(ledger); i++) {
        const lrel_ledger_row *row = lrel_ledger_row_at(ledger, i);

        if (row->period == h->input.period_count - 1)
            closing[row->account] += row->area2[LREL_COLUMN_CLOSING];
    }
    for (uint32_t a = 0; a <= ACCOUNTS; a++)
        if (closing[a] != e->closing[a])
            return judge_fault(
                why, "account %u closes with %" PRId64 ", by the rules %" PRId64, a,
                closing[a], e->closing[a]);
    return true;
}

static bool releases_agree(const history *h, const lrel_mosaic *mosaic,
                           const lrel_ledger *ledger, const expectation *e, char *why)
{
    for (size_t i = 0; i < h->input.release_count; i++) {
        lrel_record_area area = lrel_ledger_release_area(ledger, i, ACCOUNTS);
        const int64_t *credit = e->credit[i];

        if (area.counted != credit[RULES_COUNTED] ||
            area.already_released != credit[RULES_ALREADY_RELEASED] ||
            area.beyond_hazard != credit[RULES_BEYOND_HAZARD])
            return judge_fault(why, "release %zu counts for other land than by the rules",
                               i);
        if (area.counted + area.already_released + area.beyond_hazard !=
            lrel_mosaic_owner_area(mosaic, h->releases[i].owner).area2)
            return judge_fault(why, "release %zu is not all of its land", i);
    }
    return true;
}

bool verdict_ledger_is_right(const layer *l, uint64_t seed, char why[JUDGE_WHY_SIZE])
{
    lrel_context *context = NULL;
    lrel_mosaic *mosaic = NULL;
    lrel_ledger *ledger = NULL;
    history h;
    expectation e;
    lrel_error err;
    bool is_right;

    lrel_error_init(&err);
    invent(&h, l, seed);
    if (judge_build(l, 1, &context, &mosaic, &err) != LREL_OK)
        return judge_fault(why, "the build fails: %s", err.message);
    if (lrel_ledger_build(context, mosaic, &h.input, &ledger, &err) != LREL_OK) {
        is_right = judge_fault(why, "the fold fails: %s", err.message);
    } else {
        expect(&h, mosaic, &e);
        is_right = closings_agree(&h, ledger, &e, why) &&
                   releases_agree(&h, mosaic, ledger, &e, why);
    }
    lrel_ledger_free(ledger);
    lrel_mosaic_free(mosaic);
    lrel_context_free(context);
    return is_right;
}
