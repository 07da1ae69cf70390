/* SPDX-License-Identifier: Apache-2.0 */
/* delivery.c: a folder under /tmp that goes with the test. */
#include "read/delivery.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "reader_process.h"
#include "support/folder.h"

static lrel_context *guarded_context(void)
{
    const lrel_guard guard = reader_process_guard();
    lrel_context_options options;
    lrel_context *context;

    lrel_context_options_init(&options);
    options.guard = &guard;
    context = lrel_context_new(&options);
    assert_non_null(context);
    return context;
}

delivery delivery_begin(void)
{
    delivery d = {.folder = "/tmp/lrel-read-XXXXXX"};

    folder_make(d.folder);
    d.context = lrel_context_new(NULL);
    assert_non_null(d.context);
    d.guarded = guarded_context();
    lrel_error_init(&d.err);
    return d;
}

void delivery_path(const delivery *d, const char *name, char out[320])
{
    folder_path(d->folder, name, out, 320);
}

void delivery_write(delivery *d, const char *name, lrel_text text)
{
    folder_write(d->folder, name, text.at, text.length);
}

void delivery_remove(delivery *d, const char *name)
{
    char path[320];

    delivery_path(d, name, path);
    assert_int_equal(unlink(path), 0);
}

static void forget(delivery *d)
{
    lrel_table_free(d->table);
    lrel_issues_free(d->issues);
    d->table = NULL;
    d->issues = NULL;
}

void delivery_end(delivery *d)
{
    folder_remove(d->folder);
    forget(d);
    lrel_context_free(d->context);
    lrel_context_free(d->guarded);
}

static void put(delivery *d, const char *format, ...) LREL_PRINTF(2, 3);

static void put(delivery *d, const char *format, ...)
{
    size_t used = strlen(d->dump);
    va_list arguments;
    int length;

    va_start(arguments, format);
    length = vsnprintf(d->dump + used, sizeof d->dump - used, format, arguments);
    va_end(arguments);
    assert_in_range(length, 0, sizeof d->dump - used - 1);
}

static void put_rings(delivery *d, const lrel_shape *shape)
{
    for (size_t i = 0; i < shape->ring_count; i++) {
        const lrel_shape_ring *ring = &d->table->rings[shape->first_ring + i];
        const lrel_file_xy *points = lrel_table_points(d->table, ring);

        if (shape->kind == LREL_SHAPE_POLYGON)
            put(d, " %c%u(", ring->role == 0 ? 's' : 'h', ring->part);
        else
            put(d, " (");
        for (size_t k = 0; k < ring->count; k++)
            put(d, "%s%g %g", k ? "," : "", points[k].x, points[k].y);
        put(d, ")");
    }
}

static void put_shape(delivery *d, const lrel_shape *shape)
{
    static const char *const kinds[] = {"absent", "polygon", "point", "line",
                                        "unreadable"};

    if (shape->kind == LREL_SHAPE_ABSENT)
        return;
    put(d, "  %s", kinds[shape->kind]);
    put_rings(d, shape);
    put(d, "\n");
}

static void put_row(delivery *d, size_t row, int wkt)
{
    put(d, "%d%s: ", (int)d->table->rows[row], d->table->is_ragged[row] ? "~" : "");
    for (int i = 0; i < (int)d->table->column_count; i++)
        put(d, "%s%.*s", i ? "|" : "",
            LREL_TEXT_ARGS(i == wkt ? LREL_TEXT("...")
                                    : lrel_table_cell(d->table, row, i)));
    put(d, "\n");
    put_shape(d, &d->table->shapes[row]);
}

static void put_issues(delivery *d)
{
    for (size_t i = 0; i < lrel_issues_count(d->issues); i++) {
        const lrel_issue *issue = lrel_issues_at(d->issues, i);

        put(d, "! %s %d %.*s [%.*s] [%.*s] x%d\n", lrel_issue_info_of(issue->kind)->code,
            (int)issue->row, LREL_TEXT_ARGS(issue->field), LREL_TEXT_ARGS(issue->value),
            LREL_TEXT_ARGS(issue->expected), (int)issue->count);
    }
}

/* GDAL has a part in reading it. */
static bool is_gdals(const char *name)
{
    static const char *const endings[] = {".fgb", ".gdb", ".gpkg"};
    const char *ending = strrchr(name, '.');

    for (size_t i = 0; ending && i < sizeof endings / sizeof *endings; i++)
        if (strcasecmp(ending, endings[i]) == 0)
            return true;
    return false;
}

static void read_with(delivery *d, const lrel_context *context, const char *path,
                      const lrel_read_options *options)
{
    forget(d);
    lrel_error_init(&d->err);
    d->dump[0] = '\0';
    d->issues = lrel_issues_new(context);
    assert_non_null(d->issues);
    d->status = lrel_table_read(context, path, options, d->issues, &d->table, &d->err);
    assert_true(d->status == LREL_OK || (!d->table && d->err.message[0]));
}

void delivery_open(delivery *d, const char *name, const lrel_read_options *options)
{
    char path[320];

    delivery_path(d, name, path);
    read_with(d, d->context, path, options);
}

static void dump_table(delivery *d, const lrel_read_options *options)
{
    int wkt;

    if (d->status != LREL_OK) {
        put(d, "refused: %s", d->err.message);
        return;
    }
    wkt = options->wkt_column.length ? lrel_table_column(d->table, options->wkt_column)
                                     : -1;
    for (size_t i = 0; i < d->table->column_count; i++)
        put(d, "%s%.*s%s", i ? "|" : "", LREL_TEXT_ARGS(d->table->columns[i]),
            d->table->is_date_column[i] ? " (date)" : "");
    put(d, "\n");
    for (size_t row = 0; row < d->table->row_count; row++)
        put_row(d, row, wkt);
    put_issues(d);
}

void delivery_read(delivery *d, const char *name, const lrel_read_options *options)
{
    char path[320], guarded[sizeof d->dump];

    delivery_path(d, name, path);
    if (is_gdals(name)) {
        read_with(d, d->guarded, path, options);
        dump_table(d, options);
        memcpy(guarded, d->dump, sizeof guarded);
    }
    read_with(d, d->context, path, options);
    dump_table(d, options);
    if (is_gdals(name))
        assert_string_equal(guarded, d->dump);
}

void delivery_expect(delivery *d, const char *name, const lrel_read_options *options,
                     const char *expected)
{
    const char *refusal = "refused: ";

    delivery_read(d, name, options);
    if (strncmp(expected, refusal, strlen(refusal)) == 0) {
        if (d->status == LREL_OK || !strstr(d->dump, expected + strlen(refusal)))
            fail_msg("expected: %s\ngot: %s", expected, d->dump);
        return;
    }
    assert_string_equal(d->dump, expected);
}
