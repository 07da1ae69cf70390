/* SPDX-License-Identifier: Apache-2.0 */
/* opening.c: one file is read and gets its coordinate operation, or is refused with the
 * reason and the next step. */
#include "dataset/opening.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "draw/draw.h"
#include "read/box.h"

void lrel_refusals__add(lrel_refusals *refusals, const char *line)
{
    const char *copy = lrel_arena_text(refusals->arena, line, strlen(line));
    const char **slot = copy ? LREL__PUSH(refusals->context, refusals) : NULL;

    if (slot)
        *slot = copy;
    else
        refusals->out_of_memory = true;
}

/* Candidates to choose from that one refusal lists. */
#define CANDIDATE_MAX 24

/* Names may be long paths; a line keeps room for the reason. */
static int name_width(const lrel_opening *o)
{
    return o->name.length < 300 ? (int)o->name.length : 300;
}

void lrel_opening__refuse(const lrel_opening *o, const lrel_error *err)
{
    char line[1024];

    if (lrel_load__ends_the_run(err->status))
        return;
    if (lrel_text_is_equal(o->name, o->path))
        snprintf(line, sizeof line, "%.*s: %.500s", name_width(o), o->name.at,
                 err->message);
    else
        snprintf(line, sizeof line, "%.*s (%.*s): %.400s", name_width(o), o->name.at,
                 o->path.length < 300 ? (int)o->path.length : 300, o->path.at,
                 err->message);
    lrel_refusals__add(o->refusals, line);
}

static void list_candidates(const lrel_opening *o, const lrel_candidate *list,
                            size_t count)
{
    char line[1024], accuracy[48], spread[64];

    for (size_t i = 0; i < count && i < CANDIDATE_MAX; i++) {
        const lrel_candidate *c = &list[i];

        if (c->accuracy_m >= 0)
            snprintf(accuracy, sizeof accuracy, "accuracy %ld m", lround(c->accuracy_m));
        else
            snprintf(accuracy, sizeof accuracy, "accuracy not known");
        if (i == 0)
            spread[0] = '\0';
        else if (c->spread_m >= 0)
            snprintf(spread, sizeof spread, "; %ld m difference from the first",
                     lround(c->spread_m));
        else
            snprintf(spread, sizeof spread, "; where it lands is not known");
        snprintf(line, sizeof line,
                 "%.*s:   operation: %.63s  (%.159s; %s; area of use: %.199s%s%s%.127s)",
                 name_width(o), o->name.at, c->code, c->name, accuracy, c->area_of_use,
                 spread, c->missing[0] ? "; needs a file that is not installed: " : "",
                 c->missing);
        lrel_refusals__add(o->refusals, line);
    }
}

bool lrel_dataset__find_box(const lrel_table *table, lrel_xy *low, lrel_xy *high)
{
    lrel_box box = lrel_box_empty();

    for (size_t r = 0; r < table->ring_count; r++)
        lrel_box_add_ring(&box, table, &table->rings[r]);
    *low = box.low;
    *high = box.high;
    return !lrel_box_is_empty(&box);
}

/* Degrees, and zones whose metres were undone, are on the datum of `crs:`, not on its map
 * projection. */
static lrel_status check_degrees(const lrel_operation *operation, lrel_error *err)
{
    const lrel_operation_info *info = lrel_operation_info_of(operation);

    if (info->is_geographic)
        return LREL_OK;
    return lrel__fail(
        err, LREL_E_COORDINATE,
        "its coordinates are written as degrees, UTM or MGRS, and %s counts "
        "in metres; name the system in degrees on the same datum, as in "
        "`crs: EPSG:4326` for WGS 84",
        info->crs_code[0] ? info->crs_code : info->crs_name);
}

/* The programme's word on coordinates goes before the file's; a contradiction is a data
 * issue. */
static lrel_status decide_operation(const lrel_context *context, const lrel_opening *o,
                                    lrel_input *in, lrel_error *err)
{
    lrel_candidate candidates[CANDIDATE_MAX];
    size_t count = 0;
    lrel_text crs = o->crs.length ? o->crs : in->table->crs;
    lrel_xy low, high, middle = {0, 0};
    bool has_box = lrel_dataset__find_box(in->table, &low, &high);
    lrel_status status;

    if (lrel_table_point_count(in->table) == 0)
        return LREL_OK;
    if (o->crs.length && in->table->crs.length &&
        !lrel_crs_is_same(context, o->crs, in->table->crs)) {
        lrel_issue issue = {.kind = LREL_ISSUE_CRS_CONTRADICTED,
                            .source = o->options.source,
                            .row = -1,
                            .field = LREL_TEXT("crs"),
                            .value = in->table->crs,
                            .expected = o->crs,
                            .area2 = -1,
                            .count = (int64_t)in->table->row_count};

        if ((status = lrel_issues_add(o->issues, &issue, err)) != LREL_OK)
            return status;
    }
    if (has_box)
        middle = (lrel_xy){(low.x + high.x) / 2, (low.y + high.y) / 2};
    status = lrel_operation_new(context, crs, o->operation, middle, &in->operation,
                                candidates, CANDIDATE_MAX, &count, err);
    if (status == LREL_E_CRS_MISSING && in->table->crs_why.length) {
        char reason[sizeof err->message];

        snprintf(reason, sizeof reason, "%s", err->message);
        status = lrel__fail(err, status, "%.300s (%.*s)", reason,
                            LREL_TEXT_ARGS(in->table->crs_why));
    }
    if (status == LREL_OK && in->table->is_in_degrees)
        status = check_degrees(in->operation, err);
    if (status == LREL_OK && has_box)
        status = lrel_operation_check_extent(in->operation, low, high, err);
    if (status != LREL_OK)
        lrel_opening__refuse(o, err);
    if (status == LREL_E_OPERATION)
        list_candidates(o, candidates, count);
    return status;
}

lrel_status lrel_opening__open(const lrel_context *context, const lrel_opening *o,
                               lrel_input *in, lrel_error *err)
{
    lrel_status status =
        o->session
            ? lrel_table_read_postgis(context, o->session, o->path.at, &o->options,
                                      o->issues, &in->table, err)
            : lrel_table_read(context, o->file, &o->options, o->issues, &in->table, err);

    /* What people corrected is what shapes are drawn by, too. */
    if (status == LREL_OK && o->source)
        status = lrel_corrections_apply(o->corrections, o->source, o->options.source,
                                        in->table, o->issues, err);
    if (status == LREL_OK && o->source)
        status = lrel_draw_points(context, o->source, o->options.source, in->table,
                                  o->issues, err);
    if (status != LREL_OK) {
        lrel_opening__refuse(o, err);
        return status;
    }
    if ((status = decide_operation(context, o, in, err)) != LREL_OK || !o->source)
        return status;
    status = lrel_draw_traverses(o->source, o->options.source, in->operation, in->table,
                                 o->issues, err);
    if (status == LREL_OK)
        status = lrel_draw_sites(o->source, o->options.source, in->operation, in->table,
                                 o->issues, err);
    if (status != LREL_OK)
        lrel_opening__refuse(o, err);
    return status;
}
