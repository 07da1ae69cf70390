/* SPDX-License-Identifier: Apache-2.0 */
/* reader_serve.c: a request is a call of the module's, and its answer what came of it. */
#include "bridge/reader/reader_serve.h"

#include <string.h>

#include "bridge/gdal/gdal_module.h"
#include "bridge/reader/reader_calls.h"
#include "bridge/reader/reader_limits.h"
#include "bridge/reader/reader_socket.h"
#include "core/fail.h"
#include "landrelease/version.h"

/* Rows are sent together: a call of the system's for each would take as long as reading
 * it. */
#define SENT_BYTES ((size_t)128 << 10)

typedef struct server {
    lrel_wire_out out;
    lrel_vector *vector;
    size_t layer_count;
    size_t field_count;
    bool has_begun;
} server;

/* Sends what was put, and the error in its place where it could not be. */
static void answer(server *self, lrel_status status, const lrel_error *err)
{
    static const lrel_error too_long = {.status = LREL_E_LIMIT,
                                        .message = "a row of it is too long to be read"};

    if (status != LREL_OK)
        lrel_message_put_failed(&self->out, err);
    if (self->out.has_failed) {
        lrel_wire_drop(&self->out);
        lrel_message_put_failed(&self->out, &too_long);
    }
    lrel_reader_send(&self->out);
}

static void check_build(const lrel_open_request *request)
{
    /* They are installed together, and found beside each other. */
    if (request->abi != LREL_READER_ABI || strcmp(request->version, LREL_VERSION) != 0)
        lrel_reader_give_up();
}

static void open_file(server *self, lrel_wire_in values)
{
    lrel_open_request request;
    lrel_status status;
    lrel_error err;

    if (self->vector || !lrel_message_take_open(values, &request))
        lrel_reader_give_up();
    check_build(&request);
    lrel_reader_limit(request.memory_bytes, request.cpu_seconds);
    lrel_reader_restrict_calls();
    status = lrel_module_gdal.open(self->out.context, request.path, request.driver,
                                   &self->vector, &err);
    if (status == LREL_OK) {
        self->layer_count = lrel_module_gdal.layer_count(self->vector);
        lrel_message_put_opened(&self->out, &lrel_module_gdal, self->vector);
    }
    answer(self, status, &err);
}

static void begin_layer(server *self, lrel_wire_in values)
{
    lrel_vector_table table;
    lrel_status status;
    lrel_error err;
    int64_t index;

    if (self->has_begun || !lrel_message_take_number(values, &index) || index < 0 ||
        (uint64_t)index >= self->layer_count)
        lrel_reader_give_up();
    status = lrel_module_gdal.begin(self->vector, (size_t)index, &table, &err);
    if (status == LREL_OK) {
        self->has_begun = true;
        self->field_count = table.field_count;
        lrel_message_put_table(&self->out, &table);
    }
    answer(self, status, &err);
}

static lrel_status on_row(lrel_vector *vector, const lrel_vector_row *row, void *user,
                          lrel_error *err)
{
    server *self = user;

    lrel_message_put_row(&self->out, &lrel_module_gdal, vector, row, self->field_count);
    if (self->out.has_failed)
        return lrel__fail(err, LREL_E_LIMIT, "row %lld is too long to be read",
                          (long long)row->id);
    if (self->out.count >= SENT_BYTES)
        lrel_reader_send(&self->out);
    return LREL_OK;
}

/* What a row that failed left behind is taken back; those before it were whole. */
static void end_rows(server *self, lrel_status status, const lrel_error *err)
{
    if (self->out.has_failed)
        lrel_wire_drop(&self->out);
    if (status == LREL_OK)
        lrel_message_put_bare(&self->out, LREL_MESSAGE_END);
    answer(self, status, err);
}

static void read_rows(server *self)
{
    lrel_status status;
    lrel_error err;

    if (!self->has_begun)
        lrel_reader_give_up();
    status = lrel_module_gdal.read(self->vector, on_row, self, &err);
    end_rows(self, status, &err);
}

static void find_row(server *self, lrel_wire_in values)
{
    lrel_status status;
    lrel_error err;
    int64_t id;

    if (!self->has_begun || !lrel_message_take_number(values, &id))
        lrel_reader_give_up();
    status = lrel_module_gdal.find(self->vector, id, on_row, self, &err);
    end_rows(self, status, &err);
}

_Noreturn void lrel_reader_serve(void)
{
    server self = {.out = {.context = lrel_context_new(NULL)}};

    while (self.out.context) {
        uint32_t kind;
        lrel_wire_in values = lrel_reader_next(&kind);

        switch (kind) {
        case LREL_MESSAGE_OPEN:
            open_file(&self, values);
            break;
        case LREL_MESSAGE_BEGIN:
            begin_layer(&self, values);
            break;
        case LREL_MESSAGE_READ:
            read_rows(&self);
            break;
        case LREL_MESSAGE_FIND:
            find_row(&self, values);
            break;
        default:
            lrel_reader_give_up();
        }
    }
    lrel_reader_give_up();
}
