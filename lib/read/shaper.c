/* SPDX-License-Identifier: Apache-2.0 */
/* shaper.c: rings of one shape. What is too short to enclose land is left out with an
 * issue; but where that is a hole of a release, the release would grow, and the whole
 * shape is not believed. */
#include "read/shaper.h"

#include "landrelease/mosaic.h"

void lrel_shaper__begin(lrel_shaper *shaper, lrel_reader *reader, lrel_text field,
                        lrel_error *err)
{
    *shaper = (lrel_shaper){.reader = reader,
                            .field = field,
                            .err = err,
                            .status = LREL_OK,
                            .first_ring = reader->table->ring_count,
                            .first_point = reader->table->point_count,
                            .first_file_point = reader->table->file_point_count,
                            .kind = LREL_SHAPE_ABSENT,
                            .part = UINT32_MAX};
}

void lrel_shaper__polygon(lrel_shaper *shaper)
{
    shaper->part++;
    shaper->has_shell = false;
}

static int dimension(lrel_shape_kind kind)
{
    switch (kind) {
    case LREL_SHAPE_POLYGON:
        return 3;
    case LREL_SHAPE_LINE:
        return 2;
    case LREL_SHAPE_POINT:
        return 1;
    default:
        return 0;
    }
}

/* Drops the rings before @p first_point, whose points then take their place. */
static size_t displace(lrel_shaper *shaper, size_t first_point)
{
    lrel_table *table = shaper->reader->table;
    size_t moved = table->point_count - first_point;

    if (shaper->kind != LREL_SHAPE_ABSENT)
        shaper->is_mixed = true;
    if (moved > 0)
        memmove(table->points + shaper->first_point, table->points + first_point,
                moved * sizeof *table->points);
    table->point_count = shaper->first_point + moved;
    table->ring_count = shaper->first_ring;
    return shaper->first_point;
}

static bool close_ring(lrel_shaper *shaper, size_t first_point, bool *was_open)
{
    lrel_table *table = shaper->reader->table;
    lrel_xy first = table->points[first_point];
    lrel_xy last = table->points[table->point_count - 1];

    *was_open = first.x != last.x || first.y != last.y;
    if (!*was_open)
        return true;
    if (!lrel_shaper__reserve(shaper, 1))
        return false;
    table->points[table->point_count++] = first;
    return true;
}

/* Takes back a ring that encloses nothing. */
static void leave_out(lrel_shaper *shaper, size_t first_point, bool is_shell)
{
    shaper->reader->table->point_count = first_point;
    shaper->short_rings++;
    if (!is_shell)
        shaper->is_hole_lost = true;
}

static bool push_ring(lrel_shaper *shaper, lrel_shape_ring ring)
{
    lrel_table *table = shaper->reader->table;

    if (table->ring_count == table->ring_capacity &&
        !lrel__grow(shaper->reader->context, &table->rings, &table->ring_capacity,
                    table->ring_count + 1, sizeof *table->rings)) {
        shaper->status = lrel__fail_memory(shaper->err);
        return false;
    }
    table->rings[table->ring_count++] = ring;
    return true;
}

static bool add_ring(lrel_shaper *shaper, size_t first_point, uint32_t part, uint8_t role)
{
    size_t count = shaper->reader->table->point_count - first_point;

    if (count > UINT32_MAX)
        return lrel_shaper__fault(shaper, LREL_ISSUE_SHAPE_UNREADABLE, LREL_TEXT(""),
                                  "fewer points than 4 billion in a ring");
    return push_ring(shaper, (lrel_shape_ring){.first = first_point,
                                               .count = (uint32_t)count,
                                               .part = part,
                                               .role = role});
}

static bool polygon_ring(lrel_shaper *shaper, size_t first_point)
{
    lrel_table *table = shaper->reader->table;
    bool is_shell = !shaper->has_shell, was_open;

    shaper->has_shell = true;
    if (table->point_count == first_point)
        return true; /* EMPTY */
    if (!close_ring(shaper, first_point, &was_open))
        return false;
    if (table->point_count - first_point < LREL_RING_POINTS_LEAST) {
        leave_out(shaper, first_point, is_shell);
        return true;
    }
    shaper->has_open_ring = shaper->has_open_ring || was_open;
    return add_ring(shaper, first_point, shaper->part,
                    is_shell ? LREL_RING_SHELL : LREL_RING_HOLE);
}

bool lrel_shaper__ring(lrel_shaper *shaper, lrel_shape_kind kind, size_t first_point)
{
    lrel_table *table = shaper->reader->table;

    if (dimension(kind) < dimension((lrel_shape_kind)shaper->kind)) {
        table->point_count = first_point;
        shaper->is_mixed = true;
        return true;
    }
    if (kind != shaper->kind)
        first_point = displace(shaper, first_point);
    shaper->kind = (uint8_t)kind;
    if (kind == LREL_SHAPE_POLYGON)
        return polygon_ring(shaper, first_point);
    return add_ring(shaper, first_point, 0, LREL_RING_SHELL);
}

bool lrel_shaper__ring_in_file(lrel_shaper *shaper, lrel_shape_kind kind, uint64_t at,
                               uint32_t count)
{
    lrel_shape_ring ring = {.first = at, .count = count, .is_in_file = true};

    shaper->kind = (uint8_t)kind;
    ring.role = LREL_RING_SHELL;
    if (kind == LREL_SHAPE_POLYGON) {
        ring.part = shaper->part;
        ring.role = shaper->has_shell ? LREL_RING_HOLE : LREL_RING_SHELL;
        shaper->has_shell = true;
    }
    shaper->reader->table->file_point_count += count;
    return push_ring(shaper, ring);
}

/* Enough to find the place in the file. */
static lrel_text short_line(lrel_text value)
{
    lrel_text start = lrel_reader__excerpt(value, LREL_FAULT_BYTES);

    for (size_t i = 0; i < start.length; i++)
        if ((unsigned char)start.at[i] < 0x20)
            return (lrel_text){start.at, i};
    return start;
}

bool lrel_shaper__fault(lrel_shaper *shaper, lrel_issue_kind kind, lrel_text value,
                        const char *reason)
{
    lrel_text shown = short_line(value);

    if (shaper->fault)
        return false;
    shaper->fault_kind = kind;
    shaper->fault = reason;
    shaper->fault_length = shown.length;
    if (shown.length > 0)
        memcpy(shaper->fault_value, shown.at, shown.length);
    return false;
}

static lrel_status issue(lrel_shaper *shaper, lrel_issue_kind kind, lrel_text value,
                         const char *expected)
{
    const lrel_table *table = shaper->reader->table;

    return lrel_reader__issue(shaper->reader, kind, table->rows[table->row_count - 1],
                              shaper->field, value, lrel_text_of(expected), 1,
                              shaper->err);
}

static void judge_short_rings(lrel_shaper *shaper)
{
    if (shaper->fault || shaper->short_rings == 0)
        return;
    if (shaper->reader->table->ring_count == shaper->first_ring)
        lrel_shaper__fault(shaper, LREL_ISSUE_SHAPE_UNREADABLE, LREL_TEXT(""),
                           "rings of four points or more, the last equal to the first");
    else if (shaper->is_hole_lost && shaper->reader->options->is_release)
        lrel_shaper__fault(
            shaper, LREL_ISSUE_SHAPE_UNREADABLE, LREL_TEXT(""),
            "a hole of four points or more; without it the release would grow");
}

static lrel_status report_left_out(lrel_shaper *shaper)
{
    lrel_status status = LREL_OK;

    if (shaper->short_rings > 0)
        status = issue(shaper, LREL_ISSUE_RING_TOO_SHORT, LREL_TEXT(""),
                       "rings of four points or more; shorter ones were left out");
    if (status == LREL_OK && shaper->has_open_ring)
        status = issue(shaper, LREL_ISSUE_RING_OPEN, LREL_TEXT(""),
                       "the first point again at the end; it was added");
    if (status == LREL_OK && shaper->is_mixed)
        status =
            issue(shaper, LREL_ISSUE_COLLECTION_REDUCED, LREL_TEXT(""),
                  shaper->kind == LREL_SHAPE_POLYGON ? "polygons; the rest was left out"
                                                     : "lines; the rest was left out");
    return status;
}

lrel_status lrel_shaper__end(lrel_shaper *shaper)
{
    lrel_table *table = shaper->reader->table;
    lrel_shape *shape = &table->shapes[table->row_count - 1];

    if (shaper->status != LREL_OK)
        return shaper->status;
    judge_short_rings(shaper);
    if (shaper->fault) {
        table->ring_count = shaper->first_ring;
        table->point_count = shaper->first_point;
        table->file_point_count = shaper->first_file_point;
        *shape = (lrel_shape){LREL_SHAPE_UNREADABLE, 0, shaper->first_ring};
        return issue(shaper, shaper->fault_kind,
                     (lrel_text){shaper->fault_value, shaper->fault_length},
                     shaper->fault);
    }
    shape->first_ring = shaper->first_ring;
    shape->ring_count = (uint32_t)(table->ring_count - shaper->first_ring);
    shape->kind = shape->ring_count > 0 ? shaper->kind : LREL_SHAPE_ABSENT;
    return report_left_out(shaper);
}
