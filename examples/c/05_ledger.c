/* SPDX-License-Identifier: Apache-2.0 */
/* 05_ledger.c: the account of one hazard and two releases, every square metre once.
 *
 * Shows how records are given to the ledger, as days and numbers, and what it says of
 * each release: counted, already released, beyond recorded hazard. Prints what the
 * releases did, then the account year by year: a row adds up. */
#include <inttypes.h>
#include <stdio.h>

#include <landrelease/ledger.h>

enum { HAZARD, CLEARANCE, SURVEY, OWNERS };

/* In metres. The survey reaches 20 m into cleared land and 30 m beyond the hazard:
 *
 *     0         50    70        100      130
 *     |-- clearance --|          |         |
 *               |------ survey ------------|
 *     |------------ hazard ------|           all of them 100 m high */
static const lrel_grid_point points[] = {
    {0, 0},  {100, 0}, {100, 100}, {0, 100},  /* the hazard */
    {0, 0},  {70, 0},  {70, 100},  {0, 100},  /* the clearance */
    {50, 0}, {130, 0}, {130, 100}, {50, 100}, /* the technical survey */
};
static const lrel_mosaic_ring rings[] = {
    {.owner = HAZARD, .first = 0, .count = 4},
    {.owner = CLEARANCE, .first = 4, .count = 4},
    {.owner = SURVEY, .first = 8, .count = 4},
};
static const uint8_t readings[OWNERS] = {LREL_READING_LARGER, LREL_READING_SMALLER,
                                         LREL_READING_SMALLER};

static lrel_date day(int year, int month, int day_of_month)
{
    lrel_date date = {LREL_DAY_OPEN};

    /* These days exist; a status must be looked at all the same. */
    if (lrel_date_from_calendar(year, month, day_of_month, &date) != LREL_OK)
        fprintf(stderr, "no such day\n");
    return date;
}

static void print_release(const lrel_ledger *ledger, const char *name, size_t release)
{
    lrel_record_area area = lrel_ledger_release_area(ledger, release, 0);

    printf("%s: counted %" PRId64 " m2, already released %" PRId64
           ", beyond recorded hazard %" PRId64 "\n",
           name, area.counted / 2, area.already_released / 2, area.beyond_hazard / 2);
}

static void print_row(const lrel_ledger_row *row)
{
    printf("%d:", 2019 + (int)row->period);
    for (int column = 0; column < LREL_COLUMN_COUNT; column++)
        if (row->area2[column] != 0)
            printf(" %s %" PRId64, lrel_ledger_column_name(column),
                   row->area2[column] / 2);
    printf("\n");
}

static void print_ledger(const lrel_ledger *ledger)
{
    print_release(ledger, "clearance", 0);
    print_release(ledger, "survey", 1);
    printf("left of the hazard: %" PRId64 " m2\n",
           lrel_ledger_hazard_area(ledger, 0, 0).remaining / 2);
    /* Account 0 is ours; the rows of account 1 are the land of all accounts, the same. */
    for (size_t i = 0; i < lrel_ledger_row_count(ledger); i++)
        if (lrel_ledger_row_at(ledger, i)->account == 0)
            print_row(lrel_ledger_row_at(ledger, i));
}

int main(void)
{
    const lrel_mosaic_input shapes = {.points = points,
                                      .rings = rings,
                                      .ring_count = 3,
                                      .readings = readings,
                                      .owner_count = OWNERS};
    const lrel_ledger_hazard hazard = {.owner = HAZARD,
                                       .tie = 0, /* ties order the records of one day */
                                       .accounts = 1u << 0,
                                       .from = day(2019, 3, 1),
                                       .to = {LREL_DAY_OPEN}};
    const lrel_ledger_release releases[] = {
        {.owner = CLEARANCE,
         .tie = 1,
         .accounts = 1u << 0,
         .product = LREL_PRODUCT_CLEARED,
         .day = day(2020, 7, 15)},
        {.owner = SURVEY,
         .tie = 2,
         .accounts = 1u << 0,
         .product = LREL_PRODUCT_REDUCED,
         .day = day(2021, 2, 3)},
    };
    const lrel_date years[] = {day(2019, 1, 1), day(2020, 1, 1), day(2021, 1, 1),
                               day(2022, 1, 1)};
    const lrel_ledger_input records = {.hazards = &hazard,
                                       .hazard_count = 1,
                                       .releases = releases,
                                       .release_count = 2,
                                       .account_count = 1,
                                       .as_of = day(2021, 12, 31),
                                       .period_starts = years,
                                       .period_count = 3};
    lrel_context *context = lrel_context_new(NULL);
    lrel_mosaic *mosaic = NULL;
    lrel_ledger *ledger = NULL;
    lrel_error err;
    int exit_status = 1;

    if (!context)
        goto done;
    if (lrel_mosaic_build(context, &shapes, &mosaic, &err) != LREL_OK ||
        lrel_ledger_build(context, mosaic, &records, &ledger, &err) != LREL_OK) {
        fprintf(stderr, "%s\n", err.message);
        goto done;
    }
    print_ledger(ledger);
    exit_status = 0;

done:
    lrel_ledger_free(ledger); /* it borrows the mosaic and the records: it goes first */
    lrel_mosaic_free(mosaic);
    lrel_context_free(context);
    return exit_status;
}
