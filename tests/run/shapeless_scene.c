/* SPDX-License-Identifier: Apache-2.0 */
#include "run/shapeless_scene.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char programme[] =
    "programme: P\nas_of: 2022-12-31\nby: [operator, product]\n"
    "grid: {lon: 105, lat: 11.76}\nsources:\n"
    "  - {path: h.csv, role: hazard, crs: EPSG:32648, geometry: {wkt: shape}, id: id,\n"
    "     class: {const: cha}, contamination: {column: what, default: ap},\n"
    "     from: from, to: to, status: status, area: area, operator: op,\n"
    "     geometry_kind: kind, width: width}\n"
    "  - {path: r.csv, role: release, crs: EPSG:32648, geometry: {wkt: shape}, id: id,\n"
    "     hazard: {column: hazard, split: ';'}, product: product, accepted: day,\n"
    "     area: area, operator: op, width: width}\n";

void shapeless_put(job_scratch *s, const char *hazards, const char *releases)
{
    char *text = malloc(strlen(hazards) + strlen(releases) + 200);

    job_put(s, "p.yaml", programme);
    sprintf(text, HAZARDS "%s", hazards);
    job_put(s, "h.csv", text);
    sprintf(text, RELEASES "%s", releases);
    job_put(s, "r.csv", text);
    free(text);
    s->overwrite = true;
}

size_t shapeless_row(const csv_table *table, const char *column, const char *value)
{
    size_t row = 0;

    while (row < table->rows && strcmp(csv_cell(table, row, column), value) != 0)
        row++;
    if (row == table->rows)
        fail_msg("no row has %s %s", column, value);
    return row;
}

void shapeless_expect(const csv_table *table, const char *id, const char *column,
                      const char *value)
{
    assert_string_equal(csv_cell(table, shapeless_row(table, "id", id), column), value);
}

csv_table shapeless_run(job_scratch *s)
{
    job_run(s, "out");
    return csv_read(s, "out/data/records.csv");
}

int64_t shapeless_account(const job_scratch *s, const char *column)
{
    csv_table ledger = csv_read(s, "out/data/ledger.csv");
    int64_t sum = 0;

    for (size_t row = 0; row < ledger.rows; row++)
        if (strcmp(csv_cell(&ledger, row, "account"), "ap_mine") == 0)
            sum += csv_area(&ledger, row, column);
    csv_free(&ledger);
    return sum;
}

int64_t shapeless_land(const csv_table *records, const char *id)
{
    return csv_area(records, shapeless_row(records, "id", id), "drawn_m2");
}

void shapeless_expect_text(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("`%s` is not in %s", part, text);
}
