/* SPDX-License-Identifier: Apache-2.0 */
/* delivery.c: what a run wrote of its records and its account. */
#include <string.h>

#include "compare/compare.h"
#include "core/number.h"
#include "core/path.h"
#include "model/issue.h"

static const char *const names[DELIVERY_COLUMN_COUNT] = {
    "role",  "source",        "row",    "id",   "operator",  "product",
    "class", "contamination", "hazard", "date", "stated_m2", "drawn_m2",
    "used",  "reason",        "lon",    "lat"};

const char *lrel_delivery__column_name(delivery_column column)
{
    return names[column];
}

static lrel_status read_table(const delivery *d, const char *name, lrel_table **out,
                              lrel_error *err)
{
    const lrel_read_options options = {.source = -1};
    lrel_issues *issues = lrel_issues_new(d->context); /* our own file has none */
    char *path = lrel__path_in(d->context, d->folder, name);
    lrel_error why;
    lrel_status status;

    if (!issues || !path) {
        status = lrel__fail_memory(err);
        goto done;
    }
    lrel_error_init(&why);
    status = lrel_table_read(d->context, path, &options, issues, out, &why);
    if (status != LREL_OK)
        status = lrel__fail(err, status,
                            "%.300s: %.300s; a comparison reads the folders "
                            "that runs wrote",
                            path, why.message);
done:
    lrel_issues_free(issues);
    lrel__free(d->context, path);
    return status;
}

static lrel_status find_columns(delivery *d, lrel_error *err)
{
    for (int c = 0; c < DELIVERY_COLUMN_COUNT; c++)
        if ((d->columns[c] = lrel_table_column(d->records, lrel_text_of(names[c]))) < 0)
            return lrel__fail(err, LREL_E_FORMAT,
                              "%.300s/data/records.csv has no column `%s`: make the run "
                              "again with this version",
                              d->folder, names[c]);
    return LREL_OK;
}

static void take_record(delivery *d, size_t row)
{
    delivery_record *r = &d->at[row];

    r->cells = &d->records->cells[row * d->records->column_count];
    r->pair = UINT32_MAX;
    r->has_place =
        lrel_number_parse(lrel_delivery__cell(d, row, DELIVERY_LON), &r->lon) &&
        lrel_number_parse(lrel_delivery__cell(d, row, DELIVERY_LAT), &r->lat);
    if (!lrel_number_parse(lrel_delivery__cell(d, row, DELIVERY_DRAWN), &r->drawn_m2))
        r->drawn_m2 = -1;
}

lrel_status lrel_delivery__read(const lrel_context *context, const char *folder,
                                delivery *out, lrel_error *err)
{
    lrel_status status;

    *out = (delivery){.context = context, .folder = folder};
    if ((status = read_table(out, "data/records.csv", &out->records, err)) != LREL_OK ||
        (status = read_table(out, "data/ledger.csv", &out->ledger, err)) != LREL_OK ||
        (status = find_columns(out, err)) != LREL_OK)
        return status;
    if (out->records->row_count >= UINT32_MAX)
        return lrel__fail(err, LREL_E_LIMIT, "%.300s: too many records", folder);
    out->at = lrel__alloc(context, out->records->row_count, sizeof *out->at);
    if (!out->at)
        return lrel__fail_memory(err);
    for (; out->count < out->records->row_count; out->count++)
        take_record(out, out->count);
    return LREL_OK;
}

void lrel_delivery__clear(delivery *d)
{
    lrel_table_free(d->records);
    lrel_table_free(d->ledger);
    lrel__free(d->context, d->at);
    *d = (delivery){.context = d->context};
}
