/* SPDX-License-Identifier: Apache-2.0 */
/* guard_message.c: each message as it is put and, below it, as it is taken. */
#include "bridge/guard_message.h"

#include <string.h>

#include "core/fail.h"
#include "core/text.h"

static lrel_status no_sense(lrel_error *err)
{
    return lrel__fail(err, LREL_E_FORMAT,
                      "its reader said something that makes no sense");
}

/* How many things follow. Each takes a byte at least: a count is no order for memory. */
static size_t take_count(lrel_wire_in *in)
{
    return lrel_wire_take_number_to(in, (uint64_t)(in->end - in->at));
}

static bool keep(lrel_arena *arena, const char **string)
{
    *string = lrel_arena_text(arena, *string, strlen(*string));
    return *string != NULL;
}

/* What taking a frame came to. */
static lrel_status judge(const lrel_wire_in *in, bool is_kept, lrel_error *err)
{
    if (!is_kept)
        return lrel__fail_memory(err);
    return lrel_wire_is_whole(in) ? LREL_OK : no_sense(err);
}

/* ---- requests ---- */

void lrel_message_put_open(lrel_wire_out *out, const lrel_open_request *request)
{
    lrel_wire_begin(out, LREL_MESSAGE_OPEN);
    lrel_wire_put_number(out, request->abi);
    lrel_wire_put_string(out, request->version);
    lrel_wire_put_number(out, request->memory_bytes);
    lrel_wire_put_number(out, request->cpu_seconds);
    lrel_wire_put_number(out, request->driver);
    lrel_wire_put_string(out, request->path);
    lrel_wire_end(out);
}

bool lrel_message_take_open(lrel_wire_in in, lrel_open_request *request)
{
    request->abi = (uint32_t)lrel_wire_take_number_to(&in, UINT32_MAX);
    request->version = lrel_wire_take_string(&in);
    request->memory_bytes = lrel_wire_take_number(&in);
    request->cpu_seconds = (uint32_t)lrel_wire_take_number_to(&in, UINT32_MAX);
    request->driver = (lrel_vector_driver)lrel_wire_take_number_to(&in, LREL_VECTOR_GDB);
    request->path = lrel_wire_take_string(&in);
    return lrel_wire_is_whole(&in);
}

void lrel_message_put_number(lrel_wire_out *out, lrel_message_kind kind, int64_t number)
{
    lrel_wire_begin(out, kind);
    lrel_wire_put_signed(out, number);
    lrel_wire_end(out);
}

bool lrel_message_take_number(lrel_wire_in in, int64_t *number)
{
    *number = lrel_wire_take_signed(&in);
    return lrel_wire_is_whole(&in);
}

void lrel_message_put_bare(lrel_wire_out *out, lrel_message_kind kind)
{
    lrel_wire_begin(out, kind);
    lrel_wire_end(out);
}

/* ---- layers ---- */

void lrel_message_put_opened(lrel_wire_out *out, const lrel_vector_functions *module,
                             lrel_vector *vector)
{
    size_t count = module->layer_count(vector);
    char library[64];

    module->library(vector, library, sizeof library);
    lrel_wire_begin(out, LREL_MESSAGE_OPENED);
    lrel_wire_put_string(out, library);
    lrel_wire_put_number(out, count);
    for (size_t i = 0; i < count; i++) {
        lrel_vector_layer layer = module->layer(vector, i);

        lrel_wire_put_string(out, layer.name);
        lrel_wire_put_signed(out, layer.row_count);
    }
    lrel_wire_end(out);
}

lrel_status lrel_message_take_opened(lrel_wire_in in, lrel_arena *arena,
                                     const char **library, lrel_vector_layer **layers,
                                     size_t *layer_count, lrel_error *err)
{
    bool is_kept;

    *library = lrel_wire_take_string(&in);
    is_kept = keep(arena, library);
    *layer_count = take_count(&in);
    *layers = lrel_arena_alloc(arena, *layer_count * sizeof **layers);
    is_kept = is_kept && *layers;
    for (size_t i = 0; i < *layer_count && is_kept && !in.has_failed; i++) {
        lrel_vector_layer *layer = &(*layers)[i];

        layer->name = lrel_wire_take_string(&in);
        layer->row_count = lrel_wire_take_signed(&in);
        in.has_failed |= layer->row_count < -1;
        is_kept = keep(arena, &layer->name);
    }
    return judge(&in, is_kept, err);
}

/* ---- columns ---- */

static void put_field(lrel_wire_out *out, const lrel_vector_field *field)
{
    lrel_wire_put_string(out, field->name);
    lrel_wire_put_number(out, field->value);
    lrel_wire_put_string(out, field->type_name);
}

void lrel_message_put_table(lrel_wire_out *out, const lrel_vector_table *table)
{
    lrel_wire_begin(out, LREL_MESSAGE_TABLE);
    lrel_wire_put_string(out, table->id_name);
    lrel_wire_put_string(out, table->shape_name);
    lrel_wire_put_string(out, table->crs);
    lrel_wire_put_string(out, table->crs_why);
    lrel_wire_put_number(out, table->field_count);
    for (size_t i = 0; i < table->field_count; i++)
        put_field(out, &table->fields[i]);
    lrel_wire_end(out);
}

static bool take_field(lrel_wire_in *in, lrel_arena *arena, lrel_vector_field *field)
{
    field->name = lrel_wire_take_string(in);
    field->value = (lrel_vector_value)lrel_wire_take_number_to(in, LREL_VALUE_OTHER);
    field->type = lrel_vector_type_of(field->value);
    field->type_name = lrel_wire_take_string(in);
    return keep(arena, &field->name) && keep(arena, &field->type_name);
}

lrel_status lrel_message_take_table(lrel_wire_in in, lrel_arena *arena,
                                    lrel_vector_table *out, lrel_error *err)
{
    lrel_vector_field *fields;
    bool is_kept;

    *out = (lrel_vector_table){.id_name = lrel_wire_take_string(&in)};
    out->shape_name = lrel_wire_take_string(&in);
    out->crs = lrel_wire_take_string(&in);
    out->crs_why = lrel_wire_take_string(&in);
    out->field_count = take_count(&in);
    out->fields = fields = lrel_arena_alloc(arena, out->field_count * sizeof *fields);
    is_kept = fields && keep(arena, &out->id_name) && keep(arena, &out->shape_name) &&
              keep(arena, &out->crs) && keep(arena, &out->crs_why);
    for (size_t i = 0; i < out->field_count && is_kept && !in.has_failed; i++)
        is_kept = take_field(&in, arena, &fields[i]);
    return judge(&in, is_kept, err);
}

/* ---- shapes: each piece begins with what it is ---- */

typedef enum shape_piece {
    PIECE_END,
    PIECE_POLYGON,
    PIECE_FAULT,
    PIECE_CURVE,
    PIECE_POINTS, /* then as lrel_vector_kind */
    PIECE_LAST = PIECE_POINTS + LREL_VECTOR_RING
} shape_piece;

#define PAIR_BYTES (2 * sizeof(double))

typedef struct shape_writer {
    lrel_wire_out *out;
    double *at; /* of the points that are coming */
    size_t capacity;
} shape_writer;

static void on_polygon(void *user)
{
    lrel_wire_put_byte(((shape_writer *)user)->out, PIECE_POLYGON);
}

static double *on_room(void *user, size_t count)
{
    shape_writer *self = user;

    /* One at least, so that there is an address to give. */
    if (lrel__grow(self->out->context, &self->at, &self->capacity,
                   2 * (count > 0 ? count : 1), sizeof *self->at))
        return self->at;
    self->out->has_failed = true;
    return NULL;
}

static bool on_end(void *user, lrel_vector_kind kind, size_t count)
{
    shape_writer *self = user;
    void *room;

    lrel_wire_put_byte(self->out, (unsigned char)(PIECE_POINTS + (int)kind));
    lrel_wire_put_number(self->out, count);
    room = lrel_wire_put_room(self->out, count * PAIR_BYTES);
    if (room)
        memcpy(room, self->at, count * PAIR_BYTES);
    return room != NULL;
}

static void on_fault(void *user, const char *expected)
{
    shape_writer *self = user;

    lrel_wire_put_byte(self->out, PIECE_FAULT);
    lrel_wire_put_string(self->out, expected);
}

static void on_curve(void *user)
{
    lrel_wire_put_byte(((shape_writer *)user)->out, PIECE_CURVE);
}

static void put_shape(lrel_wire_out *out, const lrel_vector_functions *module,
                      lrel_vector *vector)
{
    shape_writer self = {.out = out};
    const lrel_vector_sink sink = {&self,  on_polygon, on_room,
                                   on_end, on_fault,   on_curve};

    module->shape(vector, &sink);
    lrel_wire_put_byte(out, PIECE_END);
    lrel__free(out->context, self.at);
}

/* Points of one piece, to @p sink where there is one. False: it wants no more. */
static bool take_points(lrel_wire_in *in, lrel_vector_kind kind,
                        const lrel_vector_sink *sink)
{
    uint64_t count = lrel_wire_take_number(in);
    const unsigned char *points = lrel_wire_take_room(in, count, PAIR_BYTES);
    double *room;

    if (!points)
        return false;
    if (!sink)
        return true;
    room = sink->room(sink->user, count);
    if (!room)
        return false;
    memcpy(room, points, count * PAIR_BYTES);
    return sink->end(sink->user, kind, count);
}

/* Goes through a shape. @p sink NULL: only looks at it. */
static void take_shape(lrel_wire_in *in, const lrel_vector_sink *sink)
{
    uint64_t piece;

    while ((piece = lrel_wire_take_number_to(in, PIECE_LAST)) != PIECE_END) {
        const char *expected;

        switch (piece) {
        case PIECE_POLYGON:
            if (sink)
                sink->polygon(sink->user);
            break;
        case PIECE_CURVE:
            if (sink)
                sink->curve(sink->user);
            break;
        case PIECE_FAULT:
            expected = lrel_wire_take_string(in);
            if (sink)
                sink->fault(sink->user, expected);
            break;
        default:
            if (!take_points(in, (lrel_vector_kind)(piece - PIECE_POINTS), sink))
                return;
        }
    }
}

void lrel_message_give_shape(lrel_wire_in shape, const lrel_vector_sink *sink)
{
    take_shape(&shape, sink);
}

/* ---- rows ---- */

void lrel_message_put_row(lrel_wire_out *out, const lrel_vector_functions *module,
                          lrel_vector *vector, const lrel_vector_row *row,
                          size_t field_count)
{
    lrel_wire_begin(out, LREL_MESSAGE_ROW);
    lrel_wire_put_signed(out, row->id);
    for (size_t i = 0; i < field_count; i++)
        lrel_wire_put_string(out, module->cell(vector, i));
    put_shape(out, module, vector);
    /* Last: what is said of a row may be said while its cells and its shape are read. */
    lrel_wire_put_string(out, row->failure);
    lrel_wire_put_string(out, row->warning);
    lrel_wire_end(out);
}

lrel_status lrel_message_take_row(lrel_wire_in in, size_t field_count, const char **cells,
                                  lrel_wire_in *shape, lrel_vector_row *row,
                                  lrel_error *err)
{
    row->id = lrel_wire_take_signed(&in);
    for (size_t i = 0; i < field_count && !in.has_failed; i++)
        cells[i] = lrel_wire_take_string(&in);
    *shape = in;
    take_shape(&in, NULL);
    shape->end = in.at;
    row->failure = lrel_wire_take_string(&in);
    row->warning = lrel_wire_take_string(&in);
    return judge(&in, true, err);
}

/* ---- failures ---- */

void lrel_message_put_failed(lrel_wire_out *out, const lrel_error *err)
{
    lrel_wire_begin(out, LREL_MESSAGE_FAILED);
    lrel_wire_put_number(out, err->status);
    lrel_wire_put_string(out, err->message);
    lrel_wire_end(out);
}

lrel_status lrel_message_take_failed(lrel_wire_in in, lrel_error *err)
{
    lrel_status status = (lrel_status)lrel_wire_take_number_to(&in, LREL_E_INTERNAL);
    const char *message = lrel_wire_take_string(&in);

    if (!lrel_wire_is_whole(&in))
        return no_sense(err);
    switch (status) {
    case LREL_E_NOT_FOUND:
    case LREL_E_FORMAT:
    case LREL_E_READ:
    case LREL_E_LIMIT:
        return lrel__fail(err, status, "%s", message);
    case LREL_E_MEMORY: /* the reader's own, not this process's */
        return lrel__fail(err, LREL_E_LIMIT,
                          "reading it takes more memory than its reader may have");
    default:
        return no_sense(err);
    }
}
