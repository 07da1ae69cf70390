/* SPDX-License-Identifier: Apache-2.0 */
/* shapefile.c: the files of a shapefile together: found, checked against each other, read
 * record by record. */
#include "read/shapefile.h"

#include <stdio.h>

#include "bridge/shapelib.h"
#include "core/threads.h"
#include "read/dbf.h"
#include "read/encoding.h"
#include "read/mapped.h"
#include "read/shapefile_index.h"
#include "read/shapefile_shape.h"

#define ROWS_BETWEEN_QUESTIONS 1024

/* The files beside the .shp; what is not there has no bytes. */
typedef struct shapefile {
    lrel_reader *reader;
    const char *path;
    lrel_text shp; /* as long as its header says */
    lrel_mapped dbf;
    lrel_mapped shx;
    char *made_shx; /* where there was none */
    lrel_shp_index index;
    lrel_dbf cells;
    size_t deleted;
} shapefile;

static lrel_status find(shapefile *self, const char *ending, lrel_mapped *out,
                        bool *is_there, lrel_error *err)
{
    return lrel_mapped__open_sibling(self->reader->context, self->path, ending, out,
                                     is_there, err);
}

static lrel_status open_dbf(shapefile *self, lrel_error *err)
{
    bool is_there;
    lrel_status status = find(self, "dbf", &self->dbf, &is_there, err);

    if (status != LREL_OK || is_there)
        return status;
    return lrel__fail(err, LREL_E_NOT_FOUND,
                      "its .dbf is missing, which has the columns; ask for the complete "
                      "shapefile (.shp, .shx, .dbf, .prj)");
}

static lrel_status open_index(shapefile *self, lrel_error *err)
{
    const lrel_context *context = self->reader->context;
    const void *shx;
    size_t length;
    bool is_there;
    lrel_status status = find(self, "shx", &self->shx, &is_there, err);

    if (status != LREL_OK)
        return status;
    shx = self->shx.at;
    length = self->shx.length;
    if (!is_there) {
        if ((status = lrel_shp__make_index(context, self->shp, &self->made_shx, &length,
                                           err)) != LREL_OK)
            return status;
        shx = self->made_shx;
        if ((status = lrel_reader__issue(self->reader, LREL_ISSUE_SHX_REBUILT, -1,
                                         LREL_TEXT(""), LREL_TEXT(""), LREL_TEXT(""), 1,
                                         err)) != LREL_OK)
            return status;
    }
    return lrel_shp_index_read(context, self->shp.at, self->shp.length, shx, length,
                               &self->index, err);
}

/* The whole text of a small file beside the .shp, kept; "" where there is none. What is
 * not UTF-8 in it becomes U+FFFD: it is shown to people, and PROJ reads names past that.
 */
static lrel_status read_text(shapefile *self, const char *ending, lrel_text *out,
                             lrel_error *err)
{
    lrel_iconv_buffer work = {NULL, 0, 0};
    lrel_mapped file;
    lrel_text text;
    size_t bad = 0;
    bool is_there;
    lrel_status status = find(self, ending, &file, &is_there, err);

    if (status != LREL_OK)
        return status;
    text = (lrel_text){file.at, file.length};
    if (text.length >= 3 && memcmp(text.at, "\xEF\xBB\xBF", 3) == 0)
        text = (lrel_text){text.at + 3, text.length - 3};
    if ((status = lrel_reader__keep(self->reader, lrel_text_trim(text), out, err)) ==
        LREL_OK)
        status = lrel_encoding__cell(self->reader, NULL, &work, out, &bad, err);
    lrel__free(self->reader->context, work.at);
    lrel_mapped__close(&file);
    return status;
}

static lrel_status open_cells(shapefile *self, lrel_error *err)
{
    lrel_text dbf = {self->dbf.at, self->dbf.length}, cpg;
    lrel_status status = read_text(self, "cpg", &cpg, err);

    if (status != LREL_OK)
        return status;
    if ((status = lrel_dbf__open(&self->cells, self->reader, dbf, cpg, err)) != LREL_OK)
        return status;
    if (self->cells.layout.record_count == self->index.record_count)
        return LREL_OK;
    return lrel__fail(
        err, LREL_E_FORMAT,
        "%zu shapes in its .shp, %zu records in its .dbf: they do not belong "
        "together; ask for the complete shapefile",
        self->index.record_count, self->cells.layout.record_count);
}

static lrel_status read_record(shapefile *self, size_t record, lrel_error *err)
{
    lrel_status status;

    if (lrel_dbf__is_deleted(&self->cells, record)) {
        self->deleted++;
        return LREL_OK;
    }
    if ((status = lrel_reader__add_row(self->reader, (int64_t)record + 1, err)) !=
        LREL_OK)
        return status;
    if ((status = lrel_dbf__read_row(&self->cells, self->reader, record, err)) != LREL_OK)
        return status;
    return lrel_shp__read_shape(self->reader, self->shp, self->index.offsets[record],
                                err);
}

/* Room for all rows, taken once; most have one ring. */
static bool reserve(shapefile *self)
{
    lrel_table *table = self->reader->table;
    const lrel_context *context = self->reader->context;

    if (!lrel__grow(context, &table->rings, &table->ring_capacity,
                    self->index.record_count, sizeof *table->rings))
        return false;
    return lrel_reader__expect_rows(self->reader, self->index.record_count);
}

static lrel_status read_records(shapefile *self, lrel_error *err)
{
    lrel_status status = LREL_OK;

    if (!reserve(self))
        return lrel__fail_memory(err);
    for (size_t i = 0; i < self->index.record_count && status == LREL_OK; i++) {
        status = read_record(self, i, err);
        if (i % ROWS_BETWEEN_QUESTIONS == 0 && lrel__is_cancelled(self->reader->context))
            return lrel__fail(err, LREL_E_CANCELLED, "stopped while reading");
    }
    if (status == LREL_OK && self->deleted > 0)
        status =
            lrel_reader__issue(self->reader, LREL_ISSUE_RECORD_DELETED, -1, LREL_TEXT(""),
                               LREL_TEXT(""), LREL_TEXT(""), (int64_t)self->deleted, err);
    return status == LREL_OK ? lrel_dbf__report(&self->cells, self->reader, err) : status;
}

static lrel_status read_crs(shapefile *self, lrel_error *err)
{
    lrel_table *table = self->reader->table;
    lrel_status status = read_text(self, "prj", &table->crs, err);

    if (status != LREL_OK)
        return status;
    table->crs_why =
        table->crs.length > 0 ? LREL_TEXT("from its .prj") : LREL_TEXT("it has no .prj");
    return LREL_OK;
}

/* Points lie in the .shp. */
static void keep_shp(shapefile *self)
{
    lrel_table *table = self->reader->table;

    table->point_file = table->bytes;
    table->point_file_bytes = table->byte_count;
    table->bytes = NULL;
    table->byte_count = 0;
    table->is_mapped = false;
}

/* Cells point into the .dbf. */
static void keep_dbf(shapefile *self)
{
    lrel_table *table = self->reader->table;

    table->bytes = self->dbf.at;
    table->byte_count = self->dbf.length;
    table->is_mapped = self->dbf.at != NULL;
    self->dbf = (lrel_mapped){NULL, 0};
}

lrel_status lrel_shapefile_read(lrel_reader *reader, const char *path, lrel_error *err)
{
    lrel_table *table = reader->table;
    shapefile self = {.reader = reader, .path = path};
    lrel_status status;

    self.shp = (lrel_text){table->bytes, table->byte_count};
    if ((status = lrel_shp__check(self.shp, &self.shp.length, err)) != LREL_OK)
        goto done;
    if ((status = open_dbf(&self, err)) != LREL_OK)
        goto done;
    if ((status = open_index(&self, err)) != LREL_OK)
        goto done;
    if ((status = open_cells(&self, err)) != LREL_OK)
        goto done;
    keep_shp(&self);
    if ((status = read_records(&self, err)) != LREL_OK)
        goto done;
    if ((status = read_crs(&self, err)) != LREL_OK)
        goto done;
    keep_dbf(&self);

done:
    lrel_dbf__clear(&self.cells);
    lrel_shp_index_clear(reader->context, &self.index);
    lrel__free(reader->context, self.made_shx);
    lrel_mapped__close(&self.shx);
    lrel_mapped__close(&self.dbf);
    return status;
}
