/* SPDX-License-Identifier: Apache-2.0 */
/* shapefile_shape.c: points stay where they lie in the file; only those of rings that
 * have to be closed are copied. Z and M behind them are left alone (ESRI Shapefile
 * Technical Description, July 1998, pages 5 to 18). shapelib is not asked: why, stands in
 * bridge/shapelib.c. */
#include "read/shapefile_shape.h"

#include "read/shapefile_index.h"
#include "read/shapefile_rings.h"
#include "read/shaper.h"

/* Shape types; those with Z are 10 more, those with M 20 more. */
enum {
    SHAPE_NULL = 0,
    SHAPE_POINT = 1,
    SHAPE_LINE = 3,
    SHAPE_POLYGON = 5,
    SHAPE_POINTS = 8,
    SHAPE_PATCHES = 31
};

#define POINT_BYTES 16
/* Type and box, in front of what the types with many points have. */
#define BOX_END 36

typedef struct shp_record {
    lrel_shaper *shaper;
    const char *at; /* the content, from the type on */
    size_t length;
} shp_record;

static bool fault(shp_record *record, const char *reason)
{
    return lrel_shaper__fault(record->shaper, LREL_ISSUE_SHAPE_UNREADABLE, LREL_TEXT(""),
                              reason);
}

/* A number less itself is 0, but NaN where it is infinite or NaN; and NaN stays NaN. This
 * loop is run through by every coordinate, and so it has no branches. */
static bool are_finite(const lrel_file_xy *points, size_t count)
{
    lrel_xy sum = {0, 0};

    for (size_t i = 0; i < count; i++) {
        sum.x += points[i].x - points[i].x;
        sum.y += points[i].y - points[i].y;
    }
    return sum.x == 0 && sum.y == 0;
}

static bool check_finite(shp_record *record, const lrel_file_xy *points, size_t count)
{
    return are_finite(points, count) ||
           lrel_shaper__fault(record->shaper, LREL_ISSUE_COORDINATE_INVALID,
                              LREL_TEXT(""), "finite coordinates");
}

/* Copies @p count points, which lie within the record, behind those of the table. */
static bool copy_points(shp_record *record, const char *from, size_t count)
{
    lrel_table *table = record->shaper->reader->table;
    lrel_xy *to;

    /* One more, for a ring that has to be closed. */
    if (!lrel_shaper__reserve(record->shaper, count + 1))
        return false;
    to = table->points + table->point_count;
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    memcpy(to, from, count * POINT_BYTES);
#else
    for (size_t i = 0; i < count * 2; i++) {
        uint64_t bits = (uint64_t)lrel_shp__little(from + i * 8 + 4) << 32 |
                        lrel_shp__little(from + i * 8);

        memcpy((char *)to + i * 8, &bits, sizeof bits);
    }
#endif
    table->point_count += count;
    return check_finite(record, to, count);
}

static bool read_point(shp_record *record)
{
    size_t first = record->shaper->reader->table->point_count;

    if (record->length < 4 + POINT_BYTES)
        return fault(record, "a record long enough for a point");
    return copy_points(record, record->at + 4, 1) &&
           lrel_shaper__ring(record->shaper, LREL_SHAPE_POINT, first);
}

static bool read_points(shp_record *record)
{
    size_t first = record->shaper->reader->table->point_count;
    size_t count;

    if (record->length < BOX_END + 4)
        return fault(record, "a record long enough for its number of points");
    count = lrel_shp__little(record->at + BOX_END);
    if (count > (record->length - BOX_END - 4) / POINT_BYTES)
        return fault(record, "a record long enough for the points that it says it has");
    if (count == 0)
        return true;
    return copy_points(record, record->at + BOX_END + 4, count) &&
           lrel_shaper__ring(record->shaper, LREL_SHAPE_POINT, first);
}

/* Whether @p count points make a ring as they are, where they are: a .shx may tell of
 * records at every second byte. */
static bool may_stay(lrel_shape_kind kind, const char *points, size_t count)
{
    return LREL_POINTS_IN_FILES && count <= UINT32_MAX &&
           (uintptr_t)points % _Alignof(lrel_file_xy) == 0 &&
           (kind != LREL_SHAPE_POLYGON ||
            (count >= LREL_RING_POINTS_LEAST &&
             memcmp(points, points + (count - 1) * POINT_BYTES, POINT_BYTES) == 0));
}

/* One line or ring: its points lie within the record. */
static bool read_part(shp_record *record, lrel_shape_kind kind, const char *points,
                      size_t count)
{
    const lrel_table *table = record->shaper->reader->table;
    size_t first = table->point_count;

    lrel_shaper__polygon(record->shaper);
    if (may_stay(kind, points, count))
        return check_finite(record, (const lrel_file_xy *)points, count) &&
               lrel_shaper__ring_in_file(record->shaper, kind,
                                         (uint64_t)(points - (char *)table->point_file),
                                         (uint32_t)count);
    return copy_points(record, points, count) &&
           lrel_shaper__ring(record->shaper, kind, first);
}

/* Lines and rings: where each begins, then the points of all. */
static bool read_parts(shp_record *record, lrel_shape_kind kind)
{
    const char *starts = record->at + BOX_END + 8, *points;
    size_t parts, count;

    if (record->length < BOX_END + 8)
        return fault(record, "a record long enough for its number of parts");
    parts = lrel_shp__little(record->at + BOX_END);
    count = lrel_shp__little(record->at + BOX_END + 4);
    if (parts > (record->length - BOX_END - 8) / 4 ||
        count > (record->length - BOX_END - 8 - parts * 4) / POINT_BYTES)
        return fault(record,
                     "a record long enough for the parts and points it says it has");
    points = starts + parts * 4;
    for (size_t i = 0; i < parts; i++) {
        size_t from = lrel_shp__little(starts + i * 4);
        size_t to = i + 1 < parts ? lrel_shp__little(starts + i * 4 + 4) : count;

        if (from > to || to > count || (i == 0 && from != 0))
            return fault(record, "parts in order, from the first point to the last");
        if (from < to && !read_part(record, kind, points + from * POINT_BYTES, to - from))
            return false;
    }
    /* Points without a part would be lost. */
    return parts > 0 || count == 0 || fault(record, "parts for its points");
}

static bool read_content(shp_record *record)
{
    uint32_t type = lrel_shp__little(record->at);

    if (type == SHAPE_PATCHES)
        return fault(record, "polygons; multipatches (3D) are not read");
    switch (type < 30 ? type % 10 : UINT32_MAX) {
    case SHAPE_NULL:
        return type == SHAPE_NULL || fault(record, "a type of shape that exists");
    case SHAPE_POINT:
        return read_point(record);
    case SHAPE_POINTS:
        return read_points(record);
    case SHAPE_LINE:
        return read_parts(record, LREL_SHAPE_LINE);
    case SHAPE_POLYGON:
        return read_parts(record, LREL_SHAPE_POLYGON);
    default:
        return fault(record, "a type of shape that exists");
    }
}

/* Finds the content of the record at @p offset. */
static bool open_record(shp_record *record, lrel_text shp, uint64_t offset)
{
    size_t left, length;

    if (offset < LREL_SHP_HEADER || offset > shp.length ||
        shp.length - offset < LREL_SHP_RECORD_HEADER + 4)
        return fault(record, "a record inside the file");
    left = shp.length - (size_t)offset - LREL_SHP_RECORD_HEADER;
    length = (size_t)lrel_shp__big(shp.at + offset + 4) * 2;
    if (length < 4 || length > left)
        return fault(record, "a record that ends inside the file");
    record->at = shp.at + offset + LREL_SHP_RECORD_HEADER;
    record->length = length;
    return true;
}

lrel_status lrel_shp__read_shape(lrel_reader *reader, lrel_text shp, uint64_t offset,
                                 lrel_error *err)
{
    lrel_shaper shaper;
    shp_record record = {&shaper, NULL, 0};

    lrel_shaper__begin(&shaper, reader, LREL_TEXT("geometry"), err);
    if (open_record(&record, shp, offset))
        read_content(&record);
    return lrel_shapefile__end_shape(&shaper, err);
}
