/* SPDX-License-Identifier: Apache-2.0 */
/* fuzz_traverse.c: any cells are a ring that is closed and on the Earth, or a data issue.
 * A line is a row; its cells are id;number;type;coordinates;bearing;distance;from, and
 * then again those of numbered columns. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "draw/draw.h"
#include "fuzz/fuzz_told.h"
#include "read/reader.h"

#define COLUMNS  14
#define ROWS_MAX 200

const char *const fuzz_told_seeds[] = {
    "H;1;reference;104 "
    "12;;\nH;2;benchmark;;90;100\nH;3;start;;90;50\nH;4;turning;;0;100\n"
    "H;5;turning;;90;100\nH;6;turning;;180;100\n",
    "H;1;start;104 12;;\nH;2;turning;;0;100\nH;3;turning;;90;100\nH;4;turning;;180;104\n"
    "H;5;end;;270;97\n",
    "A;2;;;90;10\nB;1;;104 12;;\nA;1;;103 12;;\nB;2;;;45;5\nA;3;;;0;10\nB;3;;;N 45 W;5\n",
    "H;1;start;180 89.9;;\nH;2;turning;;0;90000\nH;3;turning;;90;90000\n",
    "H;1;view;104 12;;\nH;2;evidence;;12;1\nH;3;start;48P 312345 1421234;;\n"
    "H;4;turning;48P 312445 1421234;12;100\nH;5;turning;;90;1\n",
    "H;1;start;104 12;;\nH;2;turning;;0;100;1\nH;3;evidence;;45;10;start\n"
    "H;4;turning;;90;100;3\n",
    "H;104 12;;;;turning;0;100;1;90;100;2\nH;104 12;;;104 "
    "12.1;evidence;;;;90;100;1;104.1 "
    "12\n",
    NULL};

/* What the cells are, as points in rows and as points of one row. */
static const char *const names[2][COLUMNS] = {
    {"id", "no", "type", "xy", "b", "d", "f", "-", "-", "-", "-", "-", "-", "-"},
    {"id", "xy1", "b1", "d1", "xy02", "type2", "b2", "d2", "f2", "b3", "d3", "f3", "xy4",
     "b5"},
};

/* Cells are slices of @p text. @return false where there is no memory */
static bool fill(lrel_reader *reader, lrel_text text, bool is_numbered)
{
    const char *at = text.at, *end = text.at + text.length;

    if (lrel_reader__set_columns(reader, COLUMNS, NULL) != LREL_OK)
        return false;
    for (int i = 0; i < COLUMNS; i++)
        reader->table->columns[i] = lrel_text_of(names[is_numbered][i]);
    for (int64_t row = 1; at < end && row <= ROWS_MAX; row++) {
        const char *line_end = memchr(at, '\n', (size_t)(end - at));

        if (lrel_reader__add_row(reader, row, NULL) != LREL_OK)
            return false;
        line_end = line_end ? line_end : end;
        for (int i = 0; i < COLUMNS && at <= line_end; i++) {
            const char *mark =
                at < line_end ? memchr(at, ';', (size_t)(line_end - at)) : NULL;

            mark = mark ? mark : line_end;
            lrel_reader__last_cells(reader)[i] = (lrel_text){at, (size_t)(mark - at)};
            at = mark + 1;
        }
        at = line_end + 1;
    }
    return true;
}

static bool is_ring(const lrel_table *table, const lrel_shape *shape)
{
    const lrel_shape_ring *ring = &table->rings[shape->first_ring];
    const lrel_file_xy *at = lrel_table_points(table, ring);

    if (shape->ring_count != 1 || ring->count < 4 || at[0].x != at[ring->count - 1].x ||
        at[0].y != at[ring->count - 1].y)
        return false;
    for (uint32_t i = 0; i < ring->count; i++)
        if (!isfinite(at[i].x) || !isfinite(at[i].y) || fabs(at[i].x) > 540 ||
            fabs(at[i].y) > 90)
            return false;
    return true;
}

static bool is_drawn(const lrel_table *table, const lrel_issues *issues)
{
    size_t unreadable = 0, named = 0;

    for (size_t row = 0; row < table->row_count; row++) {
        const lrel_shape *shape = &table->shapes[row];

        unreadable += shape->kind == LREL_SHAPE_UNREADABLE;
        if (shape->kind != LREL_SHAPE_UNREADABLE && shape->kind != LREL_SHAPE_ABSENT &&
            (shape->kind != LREL_SHAPE_POLYGON || !is_ring(table, shape)))
            return false;
    }
    for (size_t i = 0; i < lrel_issues_count(issues); i++)
        named += lrel_issues_at(issues, i)->kind == LREL_ISSUE_TRAVERSE_UNREADABLE;
    return unreadable == named;
}

static bool draw(lrel_reader *reader, const lrel_source *source)
{
    const lrel_context *context = reader->context;
    lrel_table *table = reader->table;
    lrel_operation *operation = NULL;
    lrel_status status =
        lrel_draw_points(context, source, 0, table, reader->issues, NULL);

    if (status == LREL_OK)
        status = lrel_operation_new(context, source->crs, LREL_TEXT(""),
                                    (lrel_xy){104, 12}, &operation, NULL, 0, NULL, NULL);
    if (status == LREL_OK)
        status = lrel_draw_traverses(source, 0, operation, table, reader->issues, NULL);
    lrel_operation_free(operation);
    return status == LREL_OK && is_drawn(table, reader->issues);
}

static bool is_right(lrel_text text, bool is_numbered)
{
    lrel_context *context = lrel_context_new(NULL);
    lrel_read_options options = {0};
    lrel_reader reader = {.context = context, .options = &options};
    lrel_source source = {
        .crs = LREL_TEXT("EPSG:4326"),
        .accuracy_m = 5,
        .coordinates_column = is_numbered ? LREL_TEXT("xy#") : LREL_TEXT("xy"),
        .order = LREL_ORDER_LON_LAT,
        .traverse = {.is_set = true,
                     .bearing = is_numbered ? LREL_TEXT("b#") : LREL_TEXT("b"),
                     .distance = is_numbered ? LREL_TEXT("d#") : LREL_TEXT("d"),
                     .point = is_numbered ? LREL_TEXT("") : LREL_TEXT("no"),
                     .from_point = is_numbered ? LREL_TEXT("f#") : LREL_TEXT("f"),
                     .north = LREL_NORTH_GRID,
                     .returns = true,
                     .is_bowditch = true}};
    bool result = false;

    source.keys[LREL_KEY_ID] = (lrel_mapping){.is_set = true, .column = LREL_TEXT("id")};
    source.keys[LREL_KEY_POINT_TYPE] = (lrel_mapping){
        .is_set = true, .column = is_numbered ? LREL_TEXT("type#") : LREL_TEXT("type")};
    reader.table = lrel_table__new(context);
    reader.issues = lrel_issues_new(context);
    if (reader.table && reader.issues && fill(&reader, text, is_numbered))
        result = draw(&reader, &source);
    lrel_table_free(reader.table);
    lrel_issues_free(reader.issues);
    lrel_context_free(context);
    return result;
}

bool fuzz_told_is_right(const uint8_t *bytes, size_t count, FILE *told)
{
    char *copy = malloc(count ? count : 1);
    bool result = false;

    if (copy && count)
        memcpy(copy, bytes, count);
    if (copy)
        result = is_right((lrel_text){copy, count}, false) &&
                 is_right((lrel_text){copy, count}, true);
    if (!result && told)
        (void)fprintf(told, "%.*s\n", (int)count, (const char *)bytes);
    free(copy);
    return result;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
    if (!fuzz_told_is_right(bytes, count, stderr))
        abort();
    return 0;
}
