/* SPDX-License-Identifier: Apache-2.0 */
/* test_guard_message.c: what the reader says arrives as it was said; and what it could
 * say if the file that it reads had taken it over is refused, without a look beyond its
 * end.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bridge/guard_message.h"

/* ---- a library that reads one layer of one row ---- */

struct lrel_vector {
    const char *cells[3];
};

static const double ring[] = {0, 0, 1, 0, 1, 1, 0, 0};

static void library(const lrel_vector *vector, char *out, size_t capacity)
{
    snprintf(out, capacity, "GDAL 3.6.2");
}

static size_t layer_count(const lrel_vector *vector)
{
    return 2;
}

static lrel_vector_layer layer_at(lrel_vector *vector, size_t index)
{
    return index == 0 ? (lrel_vector_layer){"hazards", 7} : (lrel_vector_layer){"", -1};
}

static const char *cell(lrel_vector *vector, size_t field)
{
    return vector->cells[field];
}

static void shape(lrel_vector *vector, const lrel_vector_sink *sink)
{
    double *room;

    sink->curve(sink->user);
    sink->polygon(sink->user);
    room = sink->room(sink->user, 6);
    memcpy(room, ring, sizeof ring);
    assert_true(sink->end(sink->user, LREL_VECTOR_RING, 4));
    sink->fault(sink->user, "something else");
}

static const lrel_vector_functions module = {
    .library = library,
    .layer_count = layer_count,
    .layer = layer_at,
    .cell = cell,
    .shape = shape,
};

/* ---- frames ---- */

typedef struct scene {
    lrel_context *context;
    lrel_arena *arena;
    lrel_wire_out out;
    lrel_error err;
} scene;

static int begin(void **state)
{
    scene *s = calloc(1, sizeof *s);

    s->context = lrel_context_new(NULL);
    s->arena = lrel_arena_new(s->context);
    s->out.context = s->context;
    *state = s;
    return 0;
}

static int end(void **state)
{
    scene *s = *state;

    lrel__free(s->context, s->out.at);
    lrel_arena_free(s->arena);
    lrel_context_free(s->context);
    free(s);
    return 0;
}

/* The values of the one frame that was put. */
static lrel_wire_in values_of(const scene *s, uint32_t expected)
{
    uint32_t kind;
    size_t length;

    assert_false(s->out.has_failed);
    assert_true(lrel_wire_head(s->out.at, &kind, &length));
    assert_int_equal(kind, expected);
    assert_int_equal(length, s->out.count - LREL_WIRE_HEAD_BYTES);
    return (lrel_wire_in){.at = s->out.at + LREL_WIRE_HEAD_BYTES,
                          .end = s->out.at + s->out.count};
}

static void put_row(scene *s)
{
    lrel_vector vector = {{"a", "", "47.61"}};
    const lrel_vector_row row = {-3, "failure", "warning"};

    lrel_message_put_row(&s->out, &module, &vector, &row, 3);
}

static void put_table(scene *s)
{
    static const lrel_vector_field fields[] = {
        {"name", LREL_VALUE_TEXT, LREL_VECTOR_TEXT, "String"},
        {"day", LREL_VALUE_DAY, LREL_VECTOR_DATE, "Date"},
    };
    static const lrel_vector_table table = {
        .fields = fields,
        .field_count = 2,
        .id_name = "fid",
        .shape_name = "geom",
        .crs = "EPSG:32648",
        .crs_why = LREL_VECTOR_CRS_OF_LAYER,
    };

    lrel_message_put_table(&s->out, &table);
}

static void put_opened(scene *s)
{
    lrel_message_put_opened(&s->out, &module, NULL);
}

/* ---- what arrives is what was said ---- */

static void wire__numbers_of_every_size(void **state)
{
    static const uint64_t numbers[] = {0, 1, 127, 128, 300, UINT32_MAX, UINT64_MAX};
    static const int64_t signs[] = {0, -1, 1, INT64_MIN, INT64_MAX};
    scene *s = *state;
    lrel_wire_in in;

    lrel_wire_begin(&s->out, 1);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        lrel_wire_put_number(&s->out, numbers[i]);
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        lrel_wire_put_signed(&s->out, signs[i]);
    lrel_wire_end(&s->out);
    in = values_of(s, 1);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        assert_true(lrel_wire_take_number(&in) == numbers[i]);
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        assert_true(lrel_wire_take_signed(&in) == signs[i]);
    assert_true(lrel_wire_is_whole(&in));
}

static void message__open(void **state)
{
    scene *s = *state;
    const lrel_open_request said = {LREL_READER_ABI, "1.2.3",         (uint64_t)3 << 40,
                                    UINT32_MAX,      LREL_VECTOR_GDB, "/a b"};
    lrel_open_request heard;

    lrel_message_put_open(&s->out, &said);
    assert_true(lrel_message_take_open(values_of(s, LREL_MESSAGE_OPEN), &heard));
    assert_int_equal(heard.abi, said.abi);
    assert_string_equal(heard.version, said.version);
    assert_true(heard.memory_bytes == said.memory_bytes);
    assert_int_equal(heard.cpu_seconds, said.cpu_seconds);
    assert_int_equal(heard.driver, said.driver);
    assert_string_equal(heard.path, said.path);
}

static void message__number(void **state)
{
    scene *s = *state;
    int64_t number;

    lrel_message_put_number(&s->out, LREL_MESSAGE_FIND, INT64_MIN);
    assert_true(lrel_message_take_number(values_of(s, LREL_MESSAGE_FIND), &number));
    assert_true(number == INT64_MIN);
}

static void message__opened(void **state)
{
    scene *s = *state;
    const char *by;
    lrel_vector_layer *layers;
    size_t count;

    put_opened(s);
    assert_int_equal(lrel_message_take_opened(values_of(s, LREL_MESSAGE_OPENED), s->arena,
                                              &by, &layers, &count, &s->err),
                     LREL_OK);
    assert_string_equal(by, "GDAL 3.6.2");
    assert_int_equal(count, 2);
    assert_string_equal(layers[0].name, "hazards");
    assert_int_equal(layers[0].row_count, 7);
    assert_string_equal(layers[1].name, "");
    assert_int_equal(layers[1].row_count, -1);
}

static void message__table(void **state)
{
    scene *s = *state;
    lrel_vector_table heard;

    put_table(s);
    assert_int_equal(lrel_message_take_table(values_of(s, LREL_MESSAGE_TABLE), s->arena,
                                             &heard, &s->err),
                     LREL_OK);
    assert_string_equal(heard.id_name, "fid");
    assert_string_equal(heard.shape_name, "geom");
    assert_string_equal(heard.crs, "EPSG:32648");
    assert_string_equal(heard.crs_why, LREL_VECTOR_CRS_OF_LAYER);
    assert_int_equal(heard.field_count, 2);
    assert_string_equal(heard.fields[0].name, "name");
    assert_int_equal(heard.fields[1].type, LREL_VECTOR_DATE);
    assert_string_equal(heard.fields[1].type_name, "Date");
}

typedef struct drawn {
    char text[200];
    double at[8];
    bool is_full;
} drawn;

static void draw(drawn *d, const char *text)
{
    strncat(d->text, text, sizeof d->text - strlen(d->text) - 1);
}

static void on_polygon(void *user)
{
    draw(user, "polygon ");
}

static double *on_room(void *user, size_t count)
{
    drawn *d = user;

    return d->is_full || count > 4 ? NULL : d->at;
}

static bool on_end(void *user, lrel_vector_kind kind, size_t count)
{
    drawn *d = user;
    char text[40];

    snprintf(text, sizeof text, "%d: %zu to %g %g ", (int)kind, count, d->at[4],
             d->at[5]);
    draw(d, text);
    return true;
}

static void on_fault(void *user, const char *expected)
{
    draw(user, expected);
}

static void on_curve(void *user)
{
    draw(user, "curve ");
}

static void message__row_and_its_shape(void **state)
{
    scene *s = *state;
    drawn d = {"", {0}, false};
    const lrel_vector_sink sink = {&d, on_polygon, on_room, on_end, on_fault, on_curve};
    const char *cells[3];
    lrel_wire_in drawing;
    lrel_vector_row row;

    put_row(s);
    assert_int_equal(lrel_message_take_row(values_of(s, LREL_MESSAGE_ROW), 3, cells,
                                           &drawing, &row, &s->err),
                     LREL_OK);
    assert_int_equal(row.id, -3);
    assert_string_equal(cells[0], "a");
    assert_string_equal(cells[1], "");
    assert_string_equal(cells[2], "47.61");
    assert_string_equal(row.failure, "failure");
    assert_string_equal(row.warning, "warning");
    lrel_message_give_shape(drawing, &sink);
    assert_string_equal(d.text, "curve polygon 2: 4 to 1 1 something else");
    d = (drawn){"", {0}, true};
    lrel_message_give_shape(drawing, &sink);
    assert_string_equal(d.text, "curve polygon ");
}

static void message__failed(void **state)
{
    static const struct {
        lrel_status said, heard;
        const char *message;
    } cases[] = {
        {LREL_E_FORMAT, LREL_E_FORMAT, "no KML"},
        {LREL_E_READ, LREL_E_READ, "no KML"},
        /* of the reader's memory, not of ours */
        {LREL_E_MEMORY, LREL_E_LIMIT, "more memory"},
        /* nothing that a reader could know of */
        {LREL_OK, LREL_E_FORMAT, "makes no sense"},
        {LREL_E_CANCELLED, LREL_E_FORMAT, "makes no sense"},
        {(lrel_status)4711, LREL_E_FORMAT, "makes no sense"},
    };
    scene *s = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lrel_error said = {.status = cases[i].said, .message = "no KML"};

        s->out.count = 0;
        lrel_message_put_failed(&s->out, &said);
        assert_int_equal(
            lrel_message_take_failed(values_of(s, LREL_MESSAGE_FAILED), &s->err),
            cases[i].heard);
        assert_non_null(strstr(s->err.message, cases[i].message));
    }
}

/* ---- what makes no sense ---- */

/* Takes @p length bytes as each message; they end where their memory does, so that a look
 * beyond is seen. @return the messages that they were taken for */
static int take_as_all(scene *s, const unsigned char *bytes, size_t length)
{
    unsigned char *copy = malloc(length ? length : 1);
    const lrel_wire_in in = {.at = copy, .end = copy + length};
    lrel_arena *arena = lrel_arena_new(s->context);
    lrel_open_request request;
    lrel_vector_table table;
    lrel_vector_layer *layers;
    const char *cells[3], *by;
    lrel_wire_in drawing;
    lrel_vector_row row;
    int64_t number;
    size_t count;
    int taken = 0;

    memcpy(copy, bytes, length);
    taken += lrel_message_take_open(in, &request);
    taken += lrel_message_take_number(in, &number);
    taken += lrel_message_take_opened(in, arena, &by, &layers, &count, NULL) == LREL_OK;
    taken += lrel_message_take_table(in, arena, &table, NULL) == LREL_OK;
    taken += lrel_message_take_failed(in, NULL) != LREL_E_FORMAT;
    if (lrel_message_take_row(in, 3, cells, &drawing, &row, NULL) == LREL_OK) {
        drawn d = {"", {0}, false};
        const lrel_vector_sink sink = {&d,     on_polygon, on_room,
                                       on_end, on_fault,   on_curve};

        lrel_message_give_shape(drawing, &sink);
        taken++;
    }
    lrel_arena_free(arena);
    free(copy);
    return taken;
}

typedef void (*put_fn)(scene *s);

static const put_fn puts_all[] = {put_row, put_table, put_opened};

static void message__cut_anywhere_is_no_message(void **state)
{
    scene *s = *state;

    for (size_t i = 0; i < sizeof puts_all / sizeof *puts_all; i++) {
        s->out.count = 0;
        puts_all[i](s);
        assert_int_equal(take_as_all(s, s->out.at + LREL_WIRE_HEAD_BYTES,
                                     s->out.count - LREL_WIRE_HEAD_BYTES),
                         1);
        /* From eleven bytes on it is no number either. */
        for (size_t length = 11; length < s->out.count - LREL_WIRE_HEAD_BYTES; length++)
            assert_int_equal(take_as_all(s, s->out.at + LREL_WIRE_HEAD_BYTES, length), 0);
    }
}

/* Lengths beyond the end, ends without NUL, kinds that there are not: whatever comes of
 * one byte being another, it is not read beyond the end. */
static void message__any_byte_may_be_another(void **state)
{
    scene *s = *state;

    for (size_t i = 0; i < sizeof puts_all / sizeof *puts_all; i++) {
        s->out.count = 0;
        puts_all[i](s);
        for (size_t at = LREL_WIRE_HEAD_BYTES; at < s->out.count; at++) {
            unsigned char was = s->out.at[at];

            for (int byte = 0; byte < 256; byte++) {
                s->out.at[at] = (unsigned char)byte;
                (void)take_as_all(s, s->out.at + LREL_WIRE_HEAD_BYTES,
                                  s->out.count - LREL_WIRE_HEAD_BYTES);
            }
            s->out.at[at] = was;
        }
    }
}

static void message__of_another_kind_is_refused(void **state)
{
    scene *s = *state;
    const char *cells[3];
    lrel_wire_in drawing;
    lrel_vector_row row;

    put_table(s);
    assert_int_equal(lrel_message_take_row(values_of(s, LREL_MESSAGE_TABLE), 3, cells,
                                           &drawing, &row, &s->err),
                     LREL_E_FORMAT);
    assert_string_equal(s->err.message, "its reader said something that makes no sense");
}

static void wire__bytes_that_are_no_value(void **state)
{
    static const struct {
        const char *bytes;
        size_t length;
    } strings[] = {
        {"", 0},
        {"\x01", 1},
        {"\x01"
         "a",
         2},
        {"\x01"
         "ab",
         3},
        {"\x02"
         "a\0\0",
         4},
        /* of 2^64 - 1 bytes; of more than 64 bits; a number that does not end */
        {"\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01", 10},
        {"\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x02", 10},
        {"\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01", 12},
    };

    for (size_t i = 0; i < sizeof strings / sizeof *strings; i++) {
        const unsigned char *bytes = (const unsigned char *)strings[i].bytes;
        lrel_wire_in in = {bytes, bytes + strings[i].length, false};

        assert_string_equal(lrel_wire_take_string(&in), "");
        assert_true(in.has_failed);
        assert_false(lrel_wire_is_whole(&in));
    }
}

static void wire__a_frame_has_a_greatest_length(void **state)
{
    static const uint32_t head[] = {LREL_MESSAGE_ROW, (uint32_t)LREL_WIRE_FRAME_MAX + 1};
    scene *s = *state;
    uint32_t kind;
    size_t length;

    assert_false(lrel_wire_head((const unsigned char *)head, &kind, &length));
    lrel_wire_begin(&s->out, 1);
    assert_null(lrel_wire_put_room(&s->out, LREL_WIRE_FRAME_MAX));
    assert_true(s->out.has_failed);
    lrel_wire_drop(&s->out);
    assert_false(s->out.has_failed);
    assert_int_equal(s->out.count, 0);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(wire__numbers_of_every_size),
        CASE(wire__bytes_that_are_no_value),
        CASE(wire__a_frame_has_a_greatest_length),
        CASE(message__open),
        CASE(message__number),
        CASE(message__opened),
        CASE(message__table),
        CASE(message__row_and_its_shape),
        CASE(message__failed),
        CASE(message__cut_anywhere_is_no_message),
        CASE(message__any_byte_may_be_another),
        CASE(message__of_another_kind_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
