/* SPDX-License-Identifier: Apache-2.0 */
/* 06_credits_and_stays.c: the proof behind the figures, and the land behind a day.
 *
 * Shows credits, which say of each figure of the account what part of it is due to which
 * record, and stays, which say from when to when a hazard held a face.
 * Prints both for two hazards that overlap, the older of which is cleared. */
#include <inttypes.h>
#include <stdio.h>

#include <landrelease/ledger.h>

enum { OLD, NEW, CLEARANCE, OWNERS };
static const char *const hazard_names[] = {"the old hazard", "the new hazard"};

/* In metres: the hazards share 40 m x 100 m; the old one is cleared as a whole. */
static const lrel_grid_point points[] = {
    {0, 0},  {100, 0}, {100, 100}, {0, 100},  /* old */
    {60, 0}, {160, 0}, {160, 100}, {60, 100}, /* new */
    {0, 0},  {100, 0}, {100, 100}, {0, 100},  /* the clearance */
};
static const lrel_mosaic_ring rings[] = {
    {.owner = OLD, .first = 0, .count = 4},
    {.owner = NEW, .first = 4, .count = 4},
    {.owner = CLEARANCE, .first = 8, .count = 4},
};

/* Days since 1970-01-01, as lrel_date_parse() would give them. */
static const lrel_date d2018_05_01 = {17652}, d2019_01_01 = {17897},
                       d2019_09_01 = {18140}, d2020_01_01 = {18262},
                       d2020_07_15 = {18458}, d2020_12_31 = {18627},
                       d2021_01_01 = {18628};

static void print_credit(const lrel_credit *credit)
{
    const char *record =
        credit->is_release ? "the clearance" : hazard_names[credit->record];

    /* The opening of the first period has credits too: what brought it about. */
    if (credit->period == LREL_PERIOD_BEFORE)
        printf("before");
    else
        printf("%6d", 2019 + (int)credit->period);
    printf("  %-14s  %5" PRId64 " m2  %s\n",
           lrel_ledger_column_name((lrel_ledger_column)credit->column), credit->area2 / 2,
           record);
}

/* Called by the library; what the caller passes as user comes back as user. */
static lrel_status print_stay(const lrel_stay *stay, void *user, lrel_error *err)
{
    const lrel_mosaic *mosaic = user;
    char from[16], to[16];

    (void)err;
    if (stay->account != 0)
        return LREL_OK;
    lrel_date_format(stay->from, from);
    lrel_date_format(stay->to, to); /* "" where the land is on the account still */
    printf("%5" PRId64 " m2  %s to %-10s  %s\n",
           lrel_mosaic_face_at(mosaic, stay->face).area2 / 2, from, to,
           hazard_names[stay->hazard]);
    return LREL_OK; /* anything else would end the visit and be its status */
}

static lrel_status print_ledger(const lrel_ledger *ledger, lrel_mosaic *mosaic,
                                lrel_error *err)
{
    for (size_t i = 0; i < lrel_ledger_credit_count(ledger); i++)
        if (lrel_ledger_credit_at(ledger, i)->account == 0)
            print_credit(lrel_ledger_credit_at(ledger, i));
    printf("\nhazards standing before 2019: %" PRIu32 ", at the end of 2020: %" PRIu32
           "\n\n",
           lrel_ledger_hazards_standing(ledger, 0, LREL_PERIOD_BEFORE),
           lrel_ledger_hazards_standing(ledger, 0, 1));
    return lrel_ledger_visit_stays(ledger, print_stay, mosaic, err);
}

int main(void)
{
    const lrel_mosaic_input shapes = {
        .points = points, .rings = rings, .ring_count = 3, .owner_count = OWNERS};
    const lrel_ledger_hazard hazards[] = {
        {.owner = OLD,
         .hazard = 0,
         .tie = 0,
         .counted_as = 0,
         .accounts = 1,
         .from = d2018_05_01,
         .to = {LREL_DAY_OPEN}},
        {.owner = NEW,
         .hazard = 1,
         .tie = 1,
         .counted_as = 1,
         .accounts = 1,
         .from = d2019_09_01,
         .to = {LREL_DAY_OPEN}},
    };
    const lrel_ledger_release clearance = {.owner = CLEARANCE,
                                           .tie = 2,
                                           .accounts = 1,
                                           .product = LREL_PRODUCT_CLEARED,
                                           .day = d2020_07_15};
    const lrel_date years[] = {d2019_01_01, d2020_01_01, d2021_01_01};
    const lrel_ledger_input records = {.hazards = hazards,
                                       .hazard_count = 2,
                                       .releases = &clearance,
                                       .release_count = 1,
                                       .account_count = 1,
                                       .as_of = d2020_12_31,
                                       .period_starts = years,
                                       .period_count = 2};
    lrel_context *context = lrel_context_new(NULL);
    lrel_mosaic *mosaic = NULL;
    lrel_ledger *ledger = NULL;
    lrel_error err;
    int exit_status = 1;

    if (!context)
        goto done;
    if (lrel_mosaic_build(context, &shapes, &mosaic, &err) != LREL_OK ||
        lrel_ledger_build(context, mosaic, &records, &ledger, &err) != LREL_OK ||
        print_ledger(ledger, mosaic, &err) != LREL_OK) {
        fprintf(stderr, "%s\n", err.message);
        goto done;
    }
    exit_status = 0;

done:
    lrel_ledger_free(ledger);
    lrel_mosaic_free(mosaic);
    lrel_context_free(context);
    return exit_status;
}
