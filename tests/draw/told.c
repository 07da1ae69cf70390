/* SPDX-License-Identifier: Apache-2.0 */
/* told.c: see told.h. */
#include "draw/told.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

#include "bridge/proj.h"
#include "draw/draw.h"
#include "normalise/placing.h"

told told_begin(const char *csv, const char *words)
{
    told t = {.d = delivery_begin()};
    char text[2000], path[320];

    snprintf(text, sizeof text,
             "programme: Told\nas_of: 2024-12-31\nsources:\n  - {path: t.csv, id: id, "
             "%s}\n",
             words);
    delivery_write(&t.d, "p.yaml", lrel_text_of(text));
    delivery_path(&t.d, "p.yaml", path);
    if (lrel_programme_read(t.d.context, path, &t.programme, &t.d.err) != LREL_OK)
        fail_msg("%s", t.d.err.message);
    t.source = &t.programme->sources[0];
    delivery_write(&t.d, "t.csv", lrel_text_of(csv));
    delivery_open(&t.d, "t.csv",
                  lrel_source_has_numbered_points(t.source)
                      ? &(lrel_read_options){0}
                      : &(lrel_read_options){.lon_column = t.source->lon_column,
                                             .lat_column = t.source->lat_column});
    if (t.d.status != LREL_OK)
        fail_msg("%s", t.d.err.message);
    return t;
}

told told_draw(const char *csv, const char *words)
{
    told t = told_begin(csv, words);
    lrel_operation *operation = NULL;

    t.d.status =
        lrel_draw_points(t.d.context, t.source, 0, t.d.table, t.d.issues, &t.d.err);
    if (t.d.status != LREL_OK)
        return t;
    if (t.d.table->ring_count > 0)
        assert_int_equal(lrel_operation_new(t.d.context, t.source->crs,
                                            t.source->operation, (lrel_xy){0, 0},
                                            &operation, NULL, 0, NULL, &t.d.err),
                         LREL_OK);
    t.d.status =
        lrel_draw_traverses(t.source, 0, operation, t.d.table, t.d.issues, &t.d.err);
    lrel_operation_free(operation);
    return t;
}

void told_end(told *t)
{
    lrel_programme_free(t->programme);
    delivery_end(&t->d);
}

bool told_has_issue(const told *t, const char *code, const char *part)
{
    for (size_t i = 0; i < lrel_issues_count(t->d.issues); i++) {
        const lrel_issue *issue = lrel_issues_at(t->d.issues, i);
        char expected[600];

        snprintf(expected, sizeof expected, "%.*s", LREL_TEXT_ARGS(issue->expected));
        if (strcmp(lrel_issue_info_of(issue->kind)->code, code) == 0 &&
            strstr(expected, part))
            return true;
    }
    return false;
}

lrel_xy told_point(const told *t, size_t row)
{
    const lrel_table *table = t->d.table;
    const lrel_shape *shape = &table->shapes[row];

    assert_true(shape->ring_count > 0);
    return lrel_table_points(table, &table->rings[shape->first_ring])[0];
}

size_t told_ring(const told *t, size_t row, double lonlat[TOLD_RING])
{
    const lrel_shape *shape = &t->d.table->shapes[row];
    const lrel_shape_ring *ring;
    const lrel_file_xy *at;

    assert_int_equal(shape->kind, LREL_SHAPE_POLYGON);
    ring = &t->d.table->rings[shape->first_ring];
    at = lrel_table_points(t->d.table, ring);
    assert_in_range(ring->count, 4, 32);
    for (size_t i = 0; i < ring->count; i++) {
        lonlat[2 * i] = at[i].x;
        lonlat[2 * i + 1] = at[i].y;
    }
    assert_true(at[0].x == at[ring->count - 1].x && at[0].y == at[ring->count - 1].y);
    return ring->count;
}

double told_area_m2(const told *t, size_t row)
{
    double ring[TOLD_RING];

    return lrel_geodesic_polygon_area_m2(ring, told_ring(t, row, ring) - 1);
}
