/* SPDX-License-Identifier: Apache-2.0 */
/* vector_shape.c: rings from the module, written by it straight into the table. */
#include "read/shaper.h"
#include "read/vector_reader.h"

typedef struct incoming {
    lrel_shaper shaper;
    size_t first; /* of the points that are coming */
    bool has_curve;
} incoming;

static void on_polygon(void *user)
{
    incoming *self = user;

    lrel_shaper__polygon(&self->shaper);
}

static double *on_room(void *user, size_t count)
{
    incoming *self = user;
    lrel_table *table = self->shaper.reader->table;

    /* One at least, so that there is an address to give. */
    if (!lrel_shaper__reserve(&self->shaper, count > 0 ? count : 1))
        return NULL;
    self->first = table->point_count;
    return &table->points[self->first].x;
}

/* A finite number less itself is 0, and any other is no number. */
static bool is_finite(const lrel_xy *at, size_t count)
{
    double x = 0, y = 0;

    for (size_t i = 0; i < count; i++) {
        x += at[i].x - at[i].x;
        y += at[i].y - at[i].y;
    }
    return x == 0 && y == 0;
}

static bool on_end(void *user, lrel_vector_kind kind, size_t count)
{
    static const lrel_shape_kind kinds[] = {
        [LREL_VECTOR_POINTS] = LREL_SHAPE_POINT,
        [LREL_VECTOR_LINE] = LREL_SHAPE_LINE,
        [LREL_VECTOR_RING] = LREL_SHAPE_POLYGON,
    };
    incoming *self = user;
    lrel_table *table = self->shaper.reader->table;

    if (!is_finite(table->points + self->first, count))
        return lrel_shaper__fault(&self->shaper, LREL_ISSUE_COORDINATE_INVALID,
                                  LREL_TEXT(""), "finite coordinates");
    table->point_count += count;
    return lrel_shaper__ring(&self->shaper, kinds[kind], self->first);
}

static void on_fault(void *user, const char *expected)
{
    incoming *self = user;

    lrel_shaper__fault(&self->shaper, LREL_ISSUE_SHAPE_UNREADABLE, LREL_TEXT(""),
                       expected);
}

static void on_curve(void *user)
{
    incoming *self = user;

    self->has_curve = true;
}

lrel_status lrel_vector__read_shape(lrel_reader *reader, const lrel_vector_file *file,
                                    const char *failure, bool *has_curve, lrel_error *err)
{
    incoming self = {.has_curve = false};
    const lrel_vector_sink sink = {&self,  on_polygon, on_room,
                                   on_end, on_fault,   on_curve};

    lrel_shaper__begin(&self.shaper, reader, LREL_TEXT("geometry"), err);
    file->module->shape(file->vector, &sink);
    /* A shape that GDAL could not make has no rings; what is left of it is not believed.
     */
    if (*failure)
        lrel_shaper__fault(&self.shaper, LREL_ISSUE_SHAPE_UNREADABLE,
                           lrel_text_of(failure), "a shape that can be read");
    *has_curve = self.has_curve;
    return lrel_shaper__end(&self.shaper);
}
