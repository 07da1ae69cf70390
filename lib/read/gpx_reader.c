/* SPDX-License-Identifier: Apache-2.0 */
/* gpx_reader.c: a first pass counts the layers, a second one reads one of them. */
#include "read/gpx_reader.h"

#include "bridge/xml.h"
#include "core/number.h"
#include "read/encoding.h"
#include "read/gathered.h"
#include "read/keyed_cells.h"
#include "read/kml_values.h"
#include "read/layer_choice.h"

/* Deeper elements are somebody's own, and hold no values. */
#define DEPTH_MAX 32

enum { WAYPOINTS, ROUTES, TRACKS, LAYERS };

static const struct {
    const char *row; /* the element */
    const char *layer;
    const char *point; /* in a row; NULL: the row is one */
} kinds[LAYERS] = {
    [WAYPOINTS] = {"wpt", "waypoints", NULL},
    [ROUTES] = {"rte", "routes", "rtept"},
    [TRACKS] = {"trk", "tracks", "trkpt"},
};

static lrel_status check_root(const char *name, lrel_error *err)
{
    return strcmp(name, "gpx") == 0
               ? LREL_OK
               : lrel__fail(err, LREL_E_FORMAT,
                            "named .gpx, but its first element is <%.40s>", name);
}

/* ---- the first pass ---- */

typedef struct counting {
    int depth;
    int64_t rows[LAYERS];
} counting;

static lrel_status count_start(void *user, const lrel_xml_element *element,
                               lrel_error *err)
{
    counting *self = user;

    if (self->depth++ == 0)
        return check_root(element->name, err);
    for (int i = 0; i < LAYERS && self->depth == 2; i++)
        self->rows[i] += strcmp(element->name, kinds[i].row) == 0;
    return LREL_OK;
}

static lrel_status count_end(void *user, const char *name, lrel_error *err)
{
    counting *self = user;

    (void)name, (void)err;
    self->depth--;
    return LREL_OK;
}

static lrel_status count_text(void *user, lrel_text text, lrel_error *err)
{
    (void)user, (void)text, (void)err;
    return LREL_OK;
}

lrel_status lrel_gpx_layers(const lrel_context *context, lrel_text bytes,
                            lrel_arena *arena, lrel_layer **out, size_t *count,
                            lrel_error *err)
{
    static const lrel_xml_listener listener = {.start = count_start,
                                               .end = count_end,
                                               .text = count_text,
                                               .ignores_prefixes = true};
    counting counts = {.depth = 0};
    lrel_layer *layers = lrel_arena_alloc(arena, LAYERS * sizeof *layers);
    lrel_status status;

    if (!layers)
        return lrel__fail_memory(err);
    status = lrel_xml_read_text(context, bytes, &listener, &counts, err);
    *count = 0;
    for (int i = 0; i < LAYERS; i++)
        if (counts.rows[i] > 0)
            layers[(*count)++] =
                (lrel_layer){lrel_text_of(kinds[i].layer), counts.rows[i]};
    *out = layers;
    return status;
}

/* ---- the second pass ---- */

typedef struct reading {
    lrel_reader *reader;
    int kind;
    int depth;
    int row_depth;      /* of the row that is open, 0: none */
    int point_depth;    /* of the point in it that is open, 0: none */
    bool is_leaf;       /* the innermost open element has had none in it */
    size_t first_point; /* of the line that is being read */
    lrel_shaper shaper;
    lrel_keyed_cells cells;
    lrel_gathered text;
} reading;

static lrel_status add_point(reading *self, const lrel_xml_element *element)
{
    lrel_table *table = self->reader->table;
    const char *lon = lrel_xml_attribute(element, "lon");
    const char *lat = lrel_xml_attribute(element, "lat");
    lrel_xy xy;

    if (!lon || !lat || !lrel_number_parse(lrel_text_trim(lrel_text_of(lon)), &xy.x) ||
        !lrel_number_parse(lrel_text_trim(lrel_text_of(lat)), &xy.y)) {
        lrel_shaper__fault(&self->shaper, LREL_ISSUE_SHAPE_UNREADABLE,
                           lrel_text_of(lon ? lon : ""), "numbers in lon and lat");
        return LREL_OK;
    }
    if (!lrel_shaper__reserve(&self->shaper, 1))
        return self->shaper.status;
    table->points[table->point_count++] = xy;
    return LREL_OK;
}

static lrel_status end_line(reading *self, lrel_shape_kind kind)
{
    lrel_table *table = self->reader->table;

    if (!self->shaper.fault && table->point_count > self->first_point)
        lrel_shaper__ring(&self->shaper, kind, self->first_point);
    self->first_point = table->point_count;
    return self->shaper.status;
}

static lrel_status open_row(reading *self, const lrel_xml_element *element,
                            lrel_error *err)
{
    lrel_table *table = self->reader->table;
    lrel_status status =
        lrel_reader__add_row(self->reader, (int64_t)table->row_count + 1, err);

    if (status != LREL_OK)
        return status;
    self->row_depth = self->depth;
    self->cells.next_column = 0;
    lrel_shaper__begin(&self->shaper, self->reader, LREL_TEXT("geometry"), err);
    self->first_point = table->point_count;
    return kinds[self->kind].point ? LREL_OK : add_point(self, element);
}

static lrel_status on_start(void *user, const lrel_xml_element *element, lrel_error *err)
{
    reading *self = user;

    self->is_leaf = true;
    lrel_gathered__begin(&self->text);
    if (++self->depth == 1)
        return check_root(element->name, err);
    if (self->depth == 2 && strcmp(element->name, kinds[self->kind].row) == 0)
        return open_row(self, element, err);
    if (self->row_depth > 0 && self->point_depth == 0 && kinds[self->kind].point &&
        strcmp(element->name, kinds[self->kind].point) == 0) {
        self->point_depth = self->depth;
        return add_point(self, element);
    }
    return LREL_OK;
}

static lrel_status on_text(void *user, lrel_text text, lrel_error *err)
{
    reading *self = user;

    return self->row_depth > 0 && self->point_depth == 0
               ? lrel_gathered__add(&self->text, text, err)
               : LREL_OK;
}

/* The first value of a name counts; further ones are of somebody's lists. */
static bool has_cell(const reading *self, uint32_t column)
{
    size_t row = self->reader->table->row_count - 1;

    for (size_t i = self->cells.count; i-- > 0 && self->cells.at[i].row == row;)
        if (self->cells.at[i].column == column)
            return true;
    return false;
}

static lrel_status add_cell(reading *self, const char *name, lrel_error *err)
{
    lrel_text text = lrel_text_trim((lrel_text){self->text.at, self->text.count});
    size_t before = self->cells.names.count;
    lrel_status status;
    uint32_t column;

    if (text.length == 0)
        return LREL_OK;
    if (lrel_gathered__is_too_long(&self->text))
        return lrel__fail(err, LREL_E_LIMIT, "a value of more than %zu bytes",
                          LREL_CELL_BYTES_MAX);
    if (!lrel_keyed__column(&self->cells, lrel_text_of(name), &column))
        return lrel__fail_memory(err);
    if (self->cells.names.count > LREL_COLUMNS_MAX)
        return lrel__fail(err, LREL_E_LIMIT, "more than %d columns", LREL_COLUMNS_MAX);
    if (self->cells.names.count > before &&
        (status = lrel_reader__keep(self->reader, lrel_text_of(name),
                                    &self->cells.names.at[column], err)) != LREL_OK)
        return status;
    if (has_cell(self, column))
        return LREL_OK;
    if ((status = lrel_reader__keep(self->reader, text, &text, err)) != LREL_OK)
        return status;
    return lrel_keyed__add(&self->cells, column, text,
                           lrel_kml__is_day(text) ? LREL_CELL_DATE : LREL_CELL_TEXT, err);
}

static lrel_status end_row(reading *self)
{
    lrel_status status =
        end_line(self, kinds[self->kind].point ? LREL_SHAPE_LINE : LREL_SHAPE_POINT);

    self->row_depth = 0;
    return status == LREL_OK ? lrel_shaper__end(&self->shaper) : status;
}

static lrel_status on_end(void *user, const char *name, lrel_error *err)
{
    reading *self = user;
    int depth = self->depth--;
    bool is_leaf = self->is_leaf;

    self->is_leaf = false;
    if (self->row_depth == 0)
        return LREL_OK;
    if (depth == self->row_depth)
        return end_row(self);
    if (self->point_depth > 0) {
        if (depth == self->point_depth)
            self->point_depth = 0;
        return LREL_OK;
    }
    if (strcmp(name, "trkseg") == 0)
        return end_line(self, LREL_SHAPE_LINE);
    return is_leaf && depth <= DEPTH_MAX ? add_cell(self, name, err) : LREL_OK;
}

static lrel_status read_layer(lrel_reader *reader, lrel_text bytes, int kind,
                              lrel_error *err)
{
    static const lrel_xml_listener listener = {
        .start = on_start, .end = on_end, .text = on_text, .ignores_prefixes = true};
    const lrel_context *context = reader->context;
    reading self = {.reader = reader,
                    .kind = kind,
                    .cells = {.reader = reader, .names = {.context = context}},
                    .text = {.context = context}};
    lrel_status status = lrel_xml_read_text(context, bytes, &listener, &self, err);

    if (status == LREL_OK)
        status = lrel_keyed__make_columns(&self.cells, err);
    lrel_gathered__clear(&self.text);
    lrel_keyed__clear(&self.cells);
    return status;
}

static int kind_of(lrel_text layer)
{
    int kind = 0;

    for (int i = 0; i < LAYERS; i++)
        if (lrel_text_is_equal(layer, lrel_text_of(kinds[i].layer)))
            kind = i;
    return kind;
}

lrel_status lrel_gpx_read(lrel_reader *reader, lrel_error *err)
{
    lrel_table *table = reader->table;
    lrel_text bytes = {table->bytes, table->byte_count};
    lrel_layer *layers;
    size_t count, index;
    lrel_status status = lrel_encoding__note(reader, "UTF-8", "the format's own", err);

    table->crs = LREL_TEXT("OGC:CRS84");
    table->crs_why = LREL_TEXT("GPX is WGS 84");
    if (status == LREL_OK)
        status =
            lrel_gpx_layers(reader->context, bytes, table->arena, &layers, &count, err);
    if (status == LREL_OK && count == 0)
        status = lrel__fail(err, LREL_E_NOT_FOUND, "has no waypoints, routes or tracks");
    if (status == LREL_OK)
        status = lrel_layer__choose(layers, count, reader->options->layer, &index, err);
    if (status == LREL_OK)
        status = read_layer(reader, bytes, kind_of(layers[index].name), err);
    lrel_table__free_bytes(table);
    return status;
}
