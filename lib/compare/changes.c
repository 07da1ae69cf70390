/* SPDX-License-Identifier: Apache-2.0 */
/* changes.c: how the records of two deliveries differ, one difference after the other. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "bridge/proj.h"
#include "compare/compare.h"

/* A record that is written again is off by the last digit of its coordinates; what people
 * move, they move further. */
#define MOVED_M 1.0
/* Of an area, in m2 and as a part of it. */
#define RESHAPED_M2   1.0
#define RESHAPED_PART 1e-4

const char *lrel_change_kind_name(lrel_change_kind kind)
{
    static const char *const names[LREL_CHANGE_KIND_COUNT] = {
        "added",    "removed",   "moved",       "reshaped",
        "re-dated", "described", "area_stated", "status"};

    return (unsigned)kind < LREL_CHANGE_KIND_COUNT ? names[kind] : "";
}

/* Columns whose other value is a difference by itself. */
static const struct {
    delivery_column column;
    lrel_change_kind kind;
} compared[] = {
    {DELIVERY_DATE, LREL_CHANGE_REDATED},
    {DELIVERY_OPERATOR, LREL_CHANGE_DESCRIBED},
    {DELIVERY_PRODUCT, LREL_CHANGE_DESCRIBED},
    {DELIVERY_CLASS, LREL_CHANGE_DESCRIBED},
    {DELIVERY_CONTAMINATION, LREL_CHANGE_DESCRIBED},
    {DELIVERY_HAZARD, LREL_CHANGE_DESCRIBED},
    {DELIVERY_STATED, LREL_CHANGE_AREA_STATED},
    {DELIVERY_USED, LREL_CHANGE_STATUS},
    {DELIVERY_REASON, LREL_CHANGE_STATUS},
};

static lrel_status add(lrel_comparison *c, change what, lrel_error *err)
{
    change *one = LREL__PUSH(c->context, &c->changes);

    if (!one)
        return lrel__fail_memory(err);
    *one = what;
    return LREL_OK;
}

static lrel_status add_lone(lrel_comparison *c, lrel_change_kind kind, uint32_t before,
                            uint32_t after, lrel_error *err)
{
    return add(c, (change){kind, before, after, "", {0}, {0}, -1}, err);
}

/* How far it moved; 0 where it did not, or nobody can say. */
static double distance_m(const delivery_record *a, const delivery_record *b)
{
    return a->has_place && b->has_place
               ? lrel_geodesic_distance_m(a->lon, a->lat, b->lon, b->lat)
               : 0;
}

static bool is_reshaped(const delivery_record *a, const delivery_record *b)
{
    double more = fabs(a->drawn_m2 - b->drawn_m2);

    if (a->has_place != b->has_place || (a->drawn_m2 < 0) != (b->drawn_m2 < 0))
        return true;
    return more > RESHAPED_M2 && more > RESHAPED_PART * fmax(a->drawn_m2, b->drawn_m2);
}

static lrel_status compare_places(lrel_comparison *c, uint32_t before, uint32_t after,
                                  lrel_error *err)
{
    const delivery_record *a = &c->before.at[before], *b = &c->after.at[after];
    double moved_m = distance_m(a, b);
    change what = {.before = before,
                   .after = after,
                   .field = lrel_delivery__column_name(DELIVERY_DRAWN),
                   .was = lrel_delivery__cell(&c->before, before, DELIVERY_DRAWN),
                   .is = lrel_delivery__cell(&c->after, after, DELIVERY_DRAWN),
                   .distance_m = moved_m > MOVED_M ? moved_m : -1};

    if (is_reshaped(a, b))
        what.kind = LREL_CHANGE_RESHAPED;
    else if (moved_m > MOVED_M)
        what.kind = LREL_CHANGE_MOVED;
    else
        return LREL_OK;
    return add(c, what, err);
}

static lrel_status compare_records(lrel_comparison *c, uint32_t before, uint32_t after,
                                   lrel_error *err)
{
    lrel_status status = compare_places(c, before, after, err);

    for (size_t i = 0; i < sizeof compared / sizeof *compared && status == LREL_OK; i++) {
        delivery_column column = compared[i].column;
        lrel_text was = lrel_delivery__cell(&c->before, before, column);
        lrel_text is = lrel_delivery__cell(&c->after, after, column);

        if (!lrel_text_is_equal(was, is))
            status = add(c,
                         (change){compared[i].kind, before, after,
                                  lrel_delivery__column_name(column), was, is, -1},
                         err);
    }
    return status;
}

/* ---- by source ---- */

static int compare_names(const void *a, const void *b)
{
    return strcmp(((const lrel_comparison_source *)a)->name,
                  ((const lrel_comparison_source *)b)->name);
}

static lrel_comparison_source *find_source(const lrel_comparison *c, lrel_text name)
{
    for (size_t i = 0; i < c->source_count; i++)
        if (lrel_text_is_equal(lrel_text_of(c->sources[i].name), name))
            return &c->sources[i];
    return NULL;
}

static lrel_status count_records(lrel_comparison *c, const delivery *d, bool is_new,
                                 size_t *capacity, lrel_error *err)
{
    lrel_comparison_source *last = NULL;

    for (size_t i = 0; i < d->count; i++) {
        lrel_text name = lrel_delivery__cell(d, i, DELIVERY_SOURCE);

        if (!last || !lrel_text_is_equal(lrel_text_of(last->name), name))
            last = find_source(c, name);
        if (!last) {
            const char *copy = lrel_arena_text(c->arena, name.at, name.length);

            if (!copy || !lrel__grow(c->context, &c->sources, capacity,
                                     c->source_count + 1, sizeof *c->sources))
                return lrel__fail_memory(err);
            last = &c->sources[c->source_count++];
            *last = (lrel_comparison_source){.name = copy};
        }
        *(is_new ? &last->after_n : &last->before_n) += 1;
    }
    return LREL_OK;
}

/* A record that differs in two columns of one kind counts once. */
static void count_changes(lrel_comparison *c)
{
    for (size_t i = 0; i < c->changes.count; i++) {
        const change *one = &c->changes.at[i];
        bool is_new = one->after != UINT32_MAX;
        lrel_text name =
            is_new ? lrel_delivery__cell(&c->after, one->after, DELIVERY_SOURCE)
                   : lrel_delivery__cell(&c->before, one->before, DELIVERY_SOURCE);
        const change *before = i ? one - 1 : NULL;

        if (before && before->kind == one->kind && before->before == one->before &&
            before->after == one->after)
            continue;
        find_source(c, name)->changed_n[one->kind]++;
    }
}

lrel_status lrel_compare__changes(lrel_comparison *c, lrel_error *err)
{
    size_t capacity = 0;
    lrel_status status;

    if ((status = count_records(c, &c->before, false, &capacity, err)) != LREL_OK ||
        (status = count_records(c, &c->after, true, &capacity, err)) != LREL_OK)
        return status;
    if (c->source_count)
        qsort(c->sources, c->source_count, sizeof *c->sources, compare_names);
    for (uint32_t i = 0; i < c->before.count && status == LREL_OK; i++) {
        uint32_t pair = c->before.at[i].pair;

        status = pair == UINT32_MAX ? add_lone(c, LREL_CHANGE_REMOVED, i, UINT32_MAX, err)
                                    : compare_records(c, i, pair, err);
    }
    for (uint32_t i = 0; i < c->after.count && status == LREL_OK; i++)
        if (c->after.at[i].pair == UINT32_MAX)
            status = add_lone(c, LREL_CHANGE_ADDED, UINT32_MAX, i, err);
    if (status == LREL_OK)
        count_changes(c);
    return status;
}
