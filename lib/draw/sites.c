/* SPDX-License-Identifier: Apache-2.0 */
/* sites.c: records of which one point is known. Where the programme says that its kind is
 * a circle from its area, a point and an area are drawn as one: an outline beside the
 * total, never land. A point from which a site was seen or found is not the site: IMSMA
 * of 2003 drew hazards as circles about the place where the surveyor stood. */
#include <math.h>
#include <stdio.h>

#include "bridge/proj.h"
#include "draw/cell_code.h"
#include "draw/draw.h"
#include "draw/shape.h"
#include "model/unit.h"

/* Enough for an outline that looks round. */
#define CORNERS 64
/* Larger circles are a district: an area in another unit. */
#define RADIUS_MAX_M 20000.0
#define PI           3.14159265358979323846

typedef struct job {
    lrel_table *table;
    const lrel_source *source;
    int32_t source_number;
    lrel_operation *operation;
    lrel_cell_code kind, type;
    int id, area;
    const lrel_unit *unit;
    lrel_issues *issues;
    int64_t circles;
} job;

/* Points that are of a site's surroundings; the start point is one in the Landmine Impact
 * Survey, and without its traverse nothing tells which is meant. */
static bool is_elsewhere(int type)
{
    return type == LREL_POINT_VIEW || type == LREL_POINT_START ||
           type == LREL_POINT_REFERENCE || type == LREL_POINT_BENCHMARK;
}

static lrel_status leave_point(job *j, size_t row, int type, lrel_error *err)
{
    lrel_table *table = j->table;

    table->shapes[row] = (lrel_shape){LREL_SHAPE_ABSENT, 0, 0};
    return lrel_draw__report(
        j->issues,
        &(lrel_draw_issue){
            .kind = LREL_ISSUE_POINT_NOT_THE_SITE,
            .source = j->source_number,
            .row = table->rows[row],
            .id = j->id < 0 ? LREL_TEXT("")
                            : lrel_text_trim(lrel_table_cell(table, row, j->id)),
            .field = LREL_TEXT("point_type"),
            .value =
                lrel_text_of(lrel_vocabulary_name(&lrel_vocabulary_point_type, type)),
            .expected = "not taken for its place"},
        err);
}

/* The radius of a regular polygon with the area that the row states; 0: none. */
static double radius_of(const job *j, size_t row)
{
    double area = 0, radius;

    if (j->area < 0 ||
        !lrel_unit_read(j->unit, lrel_text_trim(lrel_table_cell(j->table, row, j->area)),
                        &area) ||
        !(area > 0))
        return 0;
    radius = sqrt(2 * area / (CORNERS * sin(2 * PI / CORNERS)));
    return radius <= RADIUS_MAX_M ? radius : 0;
}

static lrel_status draw_circle(job *j, size_t row, double radius, lrel_error *err)
{
    const lrel_shape_ring *ring = &j->table->rings[j->table->shapes[row].first_ring];
    const lrel_file_xy *point = lrel_table_points(j->table, ring);
    lrel_xy centre, corners[CORNERS + 1];

    if (!lrel_operation_lonlat(j->operation, (lrel_xy){point->x, point->y}, &centre))
        return LREL_OK;
    for (int i = 0; i < CORNERS; i++) {
        lrel_xy corner;

        lrel_geodesic_step(centre.x, centre.y, 360.0 * i / CORNERS, radius, &corner.x,
                           &corner.y);
        if (!lrel_operation_source_point(j->operation, corner, &corners[i]))
            return LREL_OK;
    }
    corners[CORNERS] = corners[0];
    j->circles++;
    return lrel_draw__set_shape(j->table, row, LREL_SHAPE_POLYGON, corners, CORNERS + 1,
                                err);
}

static lrel_status visit(job *j, size_t row, lrel_error *err)
{
    const lrel_shape *shape = &j->table->shapes[row];
    bool is_type_understood, is_kind_understood, is_ours;
    int type, kind;
    double radius;
    lrel_status status;

    if (shape->kind != LREL_SHAPE_POINT || shape->ring_count != 1 ||
        j->table->rings[shape->first_ring].count != 1)
        return LREL_OK;
    if ((status = lrel_draw__is_ours(j->table, j->source, row, &is_ours, err)) ||
        !is_ours)
        return status;
    if ((status = lrel_cell_code__read(&j->type, row, &type, &is_type_understood, err)) ||
        (status = lrel_cell_code__read(&j->kind, row, &kind, &is_kind_understood, err)))
        return status;
    if (is_elsewhere(type))
        return leave_point(j, row, type, err);
    if (kind != LREL_GEOMETRY_CIRCLE_FROM_AREA || !is_type_understood ||
        lrel_point_is_of_perimeter(type) || (radius = radius_of(j, row)) <= 0)
        return LREL_OK;
    return draw_circle(j, row, radius, err);
}

static lrel_status report_circles(const job *j, lrel_error *err)
{
    lrel_issue issue = {.kind = LREL_ISSUE_CIRCLE_DRAWN,
                        .source = j->source_number,
                        .row = -1,
                        .field = LREL_TEXT("geometry_kind"),
                        .value = LREL_TEXT("circle_from_area"),
                        .expected = LREL_TEXT("beside the total"),
                        .area2 = -1,
                        .count = j->circles};

    return j->circles == 0 ? LREL_OK : lrel_issues_add(j->issues, &issue, err);
}

lrel_status lrel_draw_sites(const lrel_source *source, int32_t source_number,
                            lrel_operation *operation, lrel_table *table,
                            lrel_issues *issues, lrel_error *err)
{
    const lrel_mapping *id = &source->keys[LREL_KEY_ID];
    const lrel_mapping *area = &source->keys[LREL_KEY_AREA];
    job j = {.table = table,
             .source = source,
             .source_number = source_number,
             .operation = operation,
             .issues = issues,
             .unit = lrel_unit_find(LREL_UNIT_AREA, area->unit)};
    lrel_status status = LREL_OK;

    if (lrel_source_has_perimeters(source) || !operation ||
        (!source->keys[LREL_KEY_POINT_TYPE].is_set &&
         !source->keys[LREL_KEY_GEOMETRY_KIND].is_set))
        return LREL_OK;
    j.id = id->is_set && !id->has_constant ? lrel_table_column(table, id->column) : -1;
    j.area =
        area->is_set && !area->has_constant ? lrel_table_column(table, area->column) : -1;
    lrel_cell_code__bind(&j.kind, table, source, LREL_KEY_GEOMETRY_KIND);
    lrel_cell_code__bind(&j.type, table, source, LREL_KEY_POINT_TYPE);
    for (size_t row = 0; row < table->row_count && status == LREL_OK; row++)
        status = visit(&j, row, err);
    if (status == LREL_OK)
        status = lrel_words__report(&j.type.words, source_number, "taken as not stated",
                                    issues, err);
    if (status == LREL_OK)
        status = report_circles(&j, err);
    lrel_cell_code__clear(&j.kind);
    lrel_cell_code__clear(&j.type);
    return status;
}
