/* SPDX-License-Identifier: Apache-2.0 */
#include "ledger/edge_scene.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

lrel_date edge_day(int year, int day)
{
    return (lrel_date){(year - 1970) * 365 + day};
}

edge_scene edge_scene_of(uint32_t accounts)
{
    edge_scene s = {.positions = {{5 * UNITS, 0, 0}},
                    .input = {.account_count = accounts,
                              .as_of = {edge_day(2023, 0).days - 1},
                              .period_count = PERIODS,
                              .position_count = 3}};

    for (int p = 0; p <= PERIODS; p++)
        s.starts[p] = edge_day(2019 + p, 0);
    return s;
}

void edge_add_ring(edge_scene *s, lrel_ring_role role, double x0, double y0, double x1,
                   double y1)
{
    lrel_grid_point *p = &s->points[4 * s->rings_n];

    p[0] = (lrel_grid_point){(int32_t)(x0 * UNITS), (int32_t)(y0 * UNITS)};
    p[1] = (lrel_grid_point){(int32_t)(x1 * UNITS), (int32_t)(y0 * UNITS)};
    p[2] = (lrel_grid_point){(int32_t)(x1 * UNITS), (int32_t)(y1 * UNITS)};
    p[3] = (lrel_grid_point){(int32_t)(x0 * UNITS), (int32_t)(y1 * UNITS)};
    s->rings[s->rings_n] = (lrel_mosaic_ring){.owner = s->owners_n - 1,
                                              .part = (uint32_t)s->rings_n,
                                              .role = (uint8_t)role,
                                              .count = 4,
                                              .first = 4 * s->rings_n};
    s->rings_n++;
}

lrel_ledger_hazard *edge_add_hazard(edge_scene *s, double x0, double y0, double x1,
                                    double y1)
{
    uint32_t n = (uint32_t)s->input.hazard_count++;

    s->owners_n++;
    edge_add_ring(s, LREL_RING_SHELL, x0, y0, x1, y1);
    s->hazards[n] = (lrel_ledger_hazard){.owner = s->owners_n - 1,
                                         .hazard = n,
                                         .tie = n,
                                         .counted_as = n,
                                         .accounts = 1,
                                         .from = edge_day(2019, 100),
                                         .to = {LREL_DAY_OPEN}};
    return &s->hazards[n];
}

lrel_ledger_release *edge_add_release(edge_scene *s, double x0, double y0, double x1,
                                      double y1)
{
    uint32_t n = (uint32_t)s->input.release_count++;

    s->owners_n++;
    edge_add_ring(s, LREL_RING_SHELL, x0, y0, x1, y1);
    s->releases[n] = (lrel_ledger_release){.owner = s->owners_n - 1,
                                           .tie = MAX + n,
                                           .accounts = 1,
                                           .product = LREL_PRODUCT_CLEARED,
                                           .day = edge_day(2021, 100)};
    return &s->releases[n];
}

void edge_make(edge_scene *s)
{
    lrel_mosaic_input mosaic = {s->points, s->rings, s->rings_n, NULL, s->owners_n};

    s->input.hazards = s->hazards;
    s->input.releases = s->releases;
    s->input.period_starts = s->starts;
    s->input.positions = s->positions;
    s->context = lrel_context_new(NULL);
    assert_int_equal(lrel_mosaic_build(s->context, &mosaic, &s->mosaic, NULL), LREL_OK);
    assert_int_equal(
        lrel_ledger_build(s->context, s->mosaic, &s->input, &s->ledger, NULL), LREL_OK);
}

void edge_free(edge_scene *s)
{
    lrel_ledger_free(s->ledger);
    lrel_mosaic_free(s->mosaic);
    lrel_context_free(s->context);
}

int edge_m2(const edge_scene *s, uint32_t account, int year)
{
    return (int)(lrel_ledger_edge_area(s->ledger, account, (uint32_t)(year - 2019)) / 2 /
                 UNITS / UNITS);
}

int edge_counted(const edge_scene *s, uint32_t account, int year)
{
    return (int)lrel_ledger_hazards_standing(s->ledger, account, (uint32_t)(year - 2019));
}

int edge_column_m2(const edge_scene *s, uint32_t account, int year,
                   lrel_ledger_column column)
{
    int64_t sum = 0;

    for (size_t i = 0; i < lrel_ledger_row_count(s->ledger); i++) {
        const lrel_ledger_row *row = lrel_ledger_row_at(s->ledger, i);

        if (row->account == account && row->period == (uint32_t)(year - 2019))
            sum += row->area2[column];
    }
    return (int)(sum / 2 / UNITS / UNITS);
}

void edge_check(const edge_scene *s, int edge, int closing)
{
    assert_int_equal(edge_m2(s, 0, 2022), edge);
    assert_int_equal(edge_column_m2(s, 0, 2022, LREL_COLUMN_CLOSING), closing);
}
