/* SPDX-License-Identifier: Apache-2.0 */
/* traverse.c: `geometry: {traverse: }` or numbered columns: the points of a record, in
 * rows or in one row, become its perimeter. What cannot be drawn is named, and its shape
 * is unreadable: a hazard then stands beside the total, a release is set aside. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/threads.h"
#include "draw/draw.h"
#include "draw/magnetic.h"
#include "draw/merge.h"
#include "draw/perimeters.h"
#include "draw/shape.h"

/* Smaller misses are the rounding of degrees and decimetres. */
#define MISS_MIN_M 0.5
/* How often a long run looks whether it should stop. */
#define GROUPS_BETWEEN_LOOKS 1024

/* The ring of one record, in source coordinates. */
typedef struct drawn {
    size_t first, count; /* of `rings`; none: it cannot be drawn */
    bool is_absent;      /* it says no point */
} drawn;

typedef struct job {
    lrel_perimeters p;
    lrel_chain_rules rules;
    lrel_chain chain;
    lrel_row_groups groups;
    lrel_issues *issues;
    drawn *drawn; /* by group */
    struct {
        lrel_xy *at;
        size_t count, capacity;
    } rings;
} job;

static lrel_status report(const job *j, size_t group, lrel_issue_kind kind,
                          lrel_text field, lrel_text value, const char *expected,
                          lrel_error *err)
{
    const lrel_table *table = j->p.table;
    size_t row = j->groups.rows[j->groups.first[group]];

    return lrel_draw__report(j->issues,
                             &(lrel_draw_issue){.kind = kind,
                                                .source = j->p.source_number,
                                                .row = table->rows[row],
                                                .id = lrel_perimeters__id(&j->p, row),
                                                .field = field,
                                                .value = value,
                                                .expected = expected},
                             err);
}

/* ---- what is worth telling of one that was drawn ---- */

static lrel_status report_miss(const job *j, size_t group, lrel_error *err)
{
    const lrel_chain *chain = &j->chain;
    char value[80];

    if (!chain->has_returned || chain->miss_m < MISS_MIN_M)
        return LREL_OK;
    snprintf(value, sizeof value, "%.1f m, %.2g %% of the perimeter", chain->miss_m,
             100 * chain->miss_m / fmax(chain->length_m, 1e-3));
    return report(j, group, LREL_ISSUE_TRAVERSE_MISSES, LREL_TEXT("traverse"),
                  lrel_text_of(value),
                  chain->is_spread ? "spread over the legs by the rule of Bowditch"
                  : j->rules.is_bowditch && chain->is_branched
                      ? "legs that do not follow each other are not spread; closed from "
                        "the last point to the first"
                  : j->rules.is_bowditch ? "too much to spread; closed from the last "
                                           "point to the first"
                                         : "closed from the last point to the first",
                  err);
}

static lrel_status report_apart(const job *j, size_t group, lrel_error *err)
{
    const lrel_chain *chain = &j->chain;
    char value[80];

    if (chain->apart_m <= 0)
        return LREL_OK;
    snprintf(value, sizeof value, "%.1f m at point %lld", chain->apart_m,
             (long long)chain->apart_number);
    return report(j, group, LREL_ISSUE_TRAVERSE_POINT_DIFFERS, LREL_TEXT("traverse"),
                  lrel_text_of(value), "the coordinates were used", err);
}

/* Rows of one record that say different things: the first that says one is believed. */
static lrel_status report_contradictions(const job *j, size_t group, lrel_error *err)
{
    const lrel_table *table = j->p.table;
    lrel_status status = LREL_OK;

    for (int key = 0; key < LREL_KEY_COUNT && status == LREL_OK; key++) {
        const lrel_mapping *mapping = &j->p.source->keys[key];
        int column = mapping->is_set && !mapping->has_constant
                         ? lrel_table_column(table, mapping->column)
                         : -1;
        size_t row;

        if (column < 0 || key == LREL_KEY_POINT_TYPE)
            continue;
        row = lrel_row_groups__contradiction(table, &j->groups, group, column);
        if (row != SIZE_MAX)
            status =
                report(j, group, LREL_ISSUE_POINTS_CONTRADICT, table->columns[column],
                       lrel_text_trim(lrel_table_cell(table, row, column)),
                       "what the first of its points says", err);
    }
    return status;
}

/* ---- drawing ---- */

static lrel_status keep_ring(job *j, size_t group, lrel_error *err)
{
    const lrel_chain *chain = &j->chain;
    lrel_operation *operation = j->rules.compass.operation;
    size_t first = j->rings.count;

    for (size_t i = 0; i <= chain->corners.count; i++) {
        const lrel_corner *corner = &chain->corners.at[i % chain->corners.count];
        lrel_xy *slot = LREL__PUSH(j->p.table->context, &j->rings);

        if (!slot)
            return lrel__fail_memory(err);
        if (corner->station->has_place)
            *slot = corner->station->said;
        else if (!lrel_operation_source_point(operation, corner->place, slot))
            return lrel__fail(err, LREL_E_GEOMETRY,
                              "a point lies beyond the coordinate system");
    }
    j->drawn[group] = (drawn){.first = first, .count = j->rings.count - first};
    return LREL_OK;
}

static lrel_status draw_group(job *j, size_t group, lrel_error *err)
{
    const lrel_station *stations;
    size_t count, first = j->groups.first[group];
    lrel_status status = lrel_perimeters__stations(&j->p, j->groups.rows + first,
                                                   j->groups.first[group + 1] - first,
                                                   &stations, &count, err);

    if (status == LREL_OK && count == 0) {
        j->drawn[group].is_absent = true;
        return LREL_OK;
    }
    if (status == LREL_OK)
        status = lrel_perimeters__declination(&j->p, j->groups.rows[first], stations,
                                              count, &j->rules.compass, err);
    if (status == LREL_OK)
        status = lrel_chain__walk(&j->rules, stations, count, &j->chain, err);
    if (status == LREL_OK)
        status = keep_ring(j, group, err);
    return status;
}

static lrel_status draw_or_report(job *j, size_t group, lrel_error *err)
{
    lrel_error why;
    lrel_status status;
    bool is_ours;

    status = lrel_draw__is_ours(j->p.table, j->p.source,
                                j->groups.rows[j->groups.first[group]], &is_ours, err);
    if (status != LREL_OK || !is_ours)
        return status;
    lrel_error_init(&why);
    status = draw_group(j, group, &why);
    if (status == LREL_E_GEOMETRY) {
        j->drawn[group] = (drawn){0};
        status = report(j, group, LREL_ISSUE_TRAVERSE_UNREADABLE, LREL_TEXT("traverse"),
                        LREL_TEXT(""), why.message, err);
    } else if (status != LREL_OK) {
        if (err)
            *err = why;
    } else if (j->drawn[group].is_absent) {
        return LREL_OK;
    } else if ((status = report_miss(j, group, err)) == LREL_OK) {
        status = report_apart(j, group, err);
    }
    return status == LREL_OK ? report_contradictions(j, group, err) : status;
}

static lrel_status draw_all(job *j, lrel_error *err)
{
    lrel_table *table = j->p.table;
    lrel_status status = LREL_OK;

    j->drawn = lrel__calloc(table->context, j->groups.count, sizeof *j->drawn);
    if (!j->drawn)
        return lrel__fail_memory(err);
    for (size_t g = 0; g < j->groups.count && status == LREL_OK; g++) {
        if (g % GROUPS_BETWEEN_LOOKS == 0 && lrel__is_cancelled(table->context))
            return lrel__fail(err, LREL_E_CANCELLED, "stopped");
        status = draw_or_report(j, g, err);
    }
    if (status == LREL_OK)
        status = lrel_perimeters__report(&j->p, j->issues, err);
    if (status != LREL_OK)
        return status;
    lrel_row_groups__merge(table, &j->groups);
    for (size_t g = 0; g < j->groups.count && status == LREL_OK; g++) {
        table->shapes[g].kind =
            j->drawn[g].is_absent ? LREL_SHAPE_ABSENT : LREL_SHAPE_UNREADABLE;
        if (j->drawn[g].count > 0)
            status = lrel_draw__set_shape(table, g, LREL_SHAPE_POLYGON,
                                          j->rings.at + j->drawn[g].first,
                                          j->drawn[g].count, err);
    }
    return status;
}

static void set_rules(job *j, lrel_operation *operation)
{
    const lrel_source *source = j->p.source;

    j->rules = (lrel_chain_rules){
        .context = j->p.table->context,
        .compass = {.north = source->traverse.north,
                    .operation = operation,
                    .declination_deg = source->traverse.declination_deg},
        .returns = source->traverse.returns,
        .is_bowditch = source->traverse.is_bowditch,
        .tolerance_m = 2 * source->accuracy_m};
}

lrel_status lrel_draw_traverses(const lrel_source *source, int32_t source_number,
                                lrel_operation *operation, lrel_table *table,
                                lrel_issues *issues, lrel_error *err)
{
    job j = {.issues = issues};
    int keys[LREL_PERIMETER_KEYS];
    lrel_status status;

    if (!lrel_source_has_perimeters(source))
        return LREL_OK;
    if ((status = lrel_perimeters__bind(&j.p, source, source_number, operation, table,
                                        err)) != LREL_OK)
        goto done;
    set_rules(&j, operation);
    if ((status = lrel_perimeters__need_north(&j.p, operation, err)) != LREL_OK)
        goto done;
    lrel_perimeters__keys(&j.p, keys);
    if ((status = lrel_row_groups__make(table, keys, LREL_PERIMETER_KEYS, &j.groups,
                                        err)) != LREL_OK)
        goto done;
    status = draw_all(&j, err);

done:
    lrel_perimeters__clear(&j.p);
    lrel_row_groups__clear(table->context, &j.groups);
    lrel__free(table->context, j.chain.corners.at);
    lrel__free(table->context, j.chain.reached.at);
    lrel__free(table->context, j.drawn);
    lrel__free(table->context, j.rings.at);
    return status;
}
