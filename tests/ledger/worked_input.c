/* SPDX-License-Identifier: Apache-2.0 */
/* worked_input.c: `| H1 | sha | 2020-03-01 | | A B |` becomes a hazard with two squares.
 */
#include "ledger/worked_input.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SIDE 10

const char *const worked_account_names[WORKED_ACCOUNTS + 1] = {"ap_mine", "cmr", "other",
                                                               "unknown", "all"};
const char *const worked_class_names[3] = {"cha", "sha", "unknown"};
static const char *const product_names[3] = {"cancelled", "reduced", "cleared"};

static const char *const headers[] = {"record",  "what",     "day",      "closed",
                                      "version", "replaces", "accounts", "operator",
                                      "squares", "names",    "stated"};

static int find(const char *const *names, int count, const char *name, size_t length)
{
    for (int i = 0; i < count; i++)
        if (strlen(names[i]) == length && strncmp(names[i], name, length) == 0)
            return i;
    return -1;
}

/* Steps through `a b c`. @return false after the last word */
static bool next_word(const char **rest, const char **word, size_t *length)
{
    *rest += strspn(*rest, " ,");
    *word = *rest;
    *length = strcspn(*rest, " ,");
    *rest += *length;
    return *length > 0;
}

static bool read_day(const char *cell, int32_t empty, lrel_date *out)
{
    out->days = empty;
    return *cell == '\0' || lrel_date_parse(cell, out, NULL) == LREL_OK;
}

/* The accounts a cell names; all of @p empty where it names none. */
static bool read_accounts(const char *cell, uint32_t empty, uint32_t *out)
{
    const char *word;
    size_t length;

    *out = *cell ? 0 : empty;
    while (next_word(&cell, &word, &length)) {
        int account = find(worked_account_names, WORKED_ACCOUNTS, word, length);

        if (account < 0)
            return false;
        *out |= 1u << account;
    }
    return true;
}

/* A new owner with the squares of @p cell: A lies at x = 0, B beside it, and so on. */
static bool add_squares(worked_input *in, const char *cell, uint32_t *owner)
{
    const char *word;
    size_t length;
    uint32_t part = 0;

    *owner = in->mosaic.owner_count++;
    for (; next_word(&cell, &word, &length); part++) {
        size_t ring = in->mosaic.ring_count++;
        lrel_grid_point *p = &in->points[4 * ring];
        int32_t x = SIDE * (*word - 'A');

        if (length != 1 || !isupper((unsigned char)*word) || part == WORKED_SQUARES_MAX)
            return false;
        p[0] = (lrel_grid_point){x, 0};
        p[1] = (lrel_grid_point){x + SIDE, 0};
        p[2] = (lrel_grid_point){x + SIDE, SIDE};
        p[3] = (lrel_grid_point){x, SIDE};
        in->rings[ring] = (lrel_mosaic_ring){
            .owner = *owner, .part = part, .count = 4, .first = 4 * ring};
    }
    return true;
}

/* Ties are ranks by id, then row. */
static uint32_t tie_of(const worked_table *records, size_t row)
{
    const char *id = worked_cell(records, row, "record");
    uint32_t tie = 0;

    for (size_t i = 0; i < records->row_count; i++) {
        int order = strcmp(worked_cell(records, i, "record"), id);

        tie += order < 0 || (order == 0 && i < row);
    }
    return tie;
}

/* The first row with the id of @p row. */
static uint32_t number_of(const worked_table *records, const char *id, size_t length)
{
    for (size_t i = 0; i < records->row_count; i++) {
        const char *other = worked_cell(records, i, "record");

        if (strlen(other) == length && strncmp(other, id, length) == 0)
            return (uint32_t)i;
    }
    return UINT32_MAX;
}

static uint32_t operator_of(worked_input *in, const char *name)
{
    uint32_t i = 0;

    while (i < in->operator_count && strcmp(in->operators[i], name) != 0)
        i++;
    if (i == in->operator_count && i < WORKED_OPERATORS_MAX)
        in->operators[in->operator_count++] = name;
    return i;
}

static bool read_replaces(worked_input *in, const worked_table *records, size_t row,
                          lrel_ledger_hazard *h)
{
    const char *rest = worked_cell(records, row, "replaces"), *word;
    size_t length, used = 0;

    for (size_t i = 0; i < in->ledger.hazard_count; i++)
        used += in->hazards[i].replaces_count;
    h->replaces_first = used;
    while (next_word(&rest, &word, &length)) {
        in->replaces[used++] = number_of(records, word, length);
        h->replaces_count++;
    }
    return h->replaces_count <= 3;
}

/* Rows of one id are versions where the table has them, else parts that count as one. */
static bool add_hazard(worked_input *in, const worked_table *records, size_t row,
                       int rank)
{
    const char *id = worked_cell(records, row, "record");
    uint32_t number = number_of(records, id, strlen(id));
    lrel_ledger_hazard *h = &in->hazards[in->ledger.hazard_count];

    *h = (lrel_ledger_hazard){
        .hazard = worked_has(records, "version") ? number : (uint32_t)row,
        .version = (uint32_t)strtoul(worked_cell(records, row, "version"), NULL, 10),
        .tie = tie_of(records, row),
        .counted_as = number,
        .group = (uint32_t)rank * WORKED_OPERATORS_MAX +
                 operator_of(in, worked_cell(records, row, "operator")),
        .class_rank = (uint32_t)rank};
    if (!read_day(worked_cell(records, row, "day"), LREL_DAY_BEGINNING, &h->from) ||
        !read_day(worked_cell(records, row, "closed"), LREL_DAY_OPEN, &h->to) ||
        !read_accounts(worked_cell(records, row, "accounts"), 1, &h->accounts) ||
        !read_replaces(in, records, row, h) ||
        !add_squares(in, worked_cell(records, row, "squares"), &h->owner))
        return false;
    in->hazard_ids[in->ledger.hazard_count++] = id;
    return true;
}

/* A release without squares borrows those of the hazard that it names. */
static bool add_borrowing(worked_input *in, const worked_table *records, size_t row)
{
    const char *name = worked_cell(records, row, "names");
    const char *stated = worked_cell(records, row, "stated");
    uint32_t number = number_of(records, name, strlen(name));
    char *end;

    in->borrowings[in->ledger.borrowing_count++] =
        (lrel_ledger_borrowing){.release = (uint32_t)in->ledger.release_count,
                                .hazard = number,
                                .area2 = strtol(stated, &end, 10) * WORKED_SQUARE_AREA2};
    return *stated && *end == '\0' && number != UINT32_MAX &&
           !*worked_cell(records, row, "squares");
}

static bool place_release(worked_input *in, const worked_table *records, size_t row,
                          uint32_t *owner)
{
    *owner = LREL_OWNER_NONE;
    return *worked_cell(records, row, "names")
               ? add_borrowing(in, records, row)
               : add_squares(in, worked_cell(records, row, "squares"), owner);
}

static bool add_release(worked_input *in, const worked_table *records, size_t row,
                        int product)
{
    lrel_ledger_release *r = &in->releases[in->ledger.release_count];

    *r = (lrel_ledger_release){.tie = tie_of(records, row), .product = (uint32_t)product};
    if (*worked_cell(records, row, "closed") || *worked_cell(records, row, "replaces") ||
        !*worked_cell(records, row, "day") ||
        !read_day(worked_cell(records, row, "day"), 0, &r->day) ||
        !read_accounts(worked_cell(records, row, "accounts"), 15, &r->accounts) ||
        !place_release(in, records, row, &r->owner))
        return false;
    in->release_ids[in->ledger.release_count++] = worked_cell(records, row, "record");
    return true;
}

static bool add_record(worked_input *in, const worked_table *records, size_t row)
{
    const char *what = worked_cell(records, row, "what");
    int rank = find(worked_class_names, 3, what, strlen(what));
    int product = find(product_names, 3, what, strlen(what));

    if (rank >= 0)
        return add_hazard(in, records, row, rank);
    return product >= 0 && add_release(in, records, row, product);
}

/* Calendar years from the first dated record to the as-of day. */
static bool make_periods(worked_input *in, const worked_case *one)
{
    lrel_ledger_input *ledger = &in->ledger;
    lrel_date first;
    int year, last;

    if (lrel_date_parse(one->as_of, &ledger->as_of, NULL) != LREL_OK)
        return false;
    first = ledger->as_of;
    for (size_t i = 0; i < ledger->hazard_count; i++) {
        lrel_date from = in->hazards[i].from;

        if (from.days != LREL_DAY_BEGINNING && from.days < first.days)
            first = from;
    }
    for (size_t i = 0; i < ledger->release_count; i++)
        if (in->releases[i].day.days < first.days)
            first = in->releases[i].day;
    lrel_date_to_calendar(first, &in->first_year, NULL, NULL);
    lrel_date_to_calendar(ledger->as_of, &last, NULL, NULL);
    ledger->period_count = (size_t)(last - in->first_year) + 1;
    if (ledger->period_count > WORKED_PERIODS_MAX)
        return false;
    for (year = in->first_year; year <= last + 1; year++)
        if (lrel_date_from_calendar(year, 1, 1, &in->starts[year - in->first_year]) !=
            LREL_OK)
            return false;
    return true;
}

bool worked_input_make(worked_input *in, const worked_case *one, char message[256])
{
    const worked_table *records = &one->records;

    memset(in, 0, sizeof *in);
    in->mosaic.points = in->points;
    in->mosaic.rings = in->rings;
    for (size_t c = 0; c < records->column_count; c++)
        if (find(headers, sizeof headers / sizeof *headers, records->header[c],
                 strlen(records->header[c])) < 0) {
            snprintf(message, 256, "no record has a `%s`", records->header[c]);
            return false;
        }
    for (size_t row = 0; row < records->row_count; row++)
        if (!add_record(in, records, row)) {
            snprintf(message, 256, "row %zu of the records says what no record can",
                     row + 1);
            return false;
        }
    in->ledger.hazards = in->hazards;
    in->ledger.releases = in->releases;
    in->ledger.replaces = in->replaces;
    in->ledger.borrowings = in->borrowings;
    in->ledger.account_count = WORKED_ACCOUNTS;
    in->ledger.period_starts = in->starts;
    if (make_periods(in, one))
        return true;
    snprintf(message, 256, "no periods up to `%s`", one->as_of);
    return false;
}
