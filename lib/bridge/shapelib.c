/* SPDX-License-Identifier: Apache-2.0 */
/* shapelib.c: shapelib over memory. It opens no file: its hooks read the caller's bytes.
 *
 * Shapes are not read with SHPReadObject(): it allocates every shape several times over
 * and copies each coordinate alone, a third of the speed of taking points from the mapped
 * bytes as they lie there (lib/read/shapefile.c). */
#include "bridge/shapelib.h"

#include <inttypes.h>
#include <shapefil.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/fail.h"

/* A file in memory, as an SAFile. */
typedef struct memory_file {
    const char *ending;
    const unsigned char *bytes;
    size_t length;
    size_t at;
} memory_file;

typedef struct file_set {
    memory_file files[2];
} file_set;

#define NAME_MAX_BYTES 40

/* The hooks of shapelib 1.5 carry no user pointer, and static state would be shared by
 * threads: so the "file name" is the address of the file set. */
static void name_of(file_set *set, char name[NAME_MAX_BYTES])
{
    snprintf(name, NAME_MAX_BYTES, "%" PRIxPTR ".%s", (uintptr_t)set,
             set->files[0].ending);
}

static SAFile hook_open(const char *name, const char *access)
{
    char *ending;
    file_set *set = (file_set *)(uintptr_t)strtoull(name, &ending, 16);

    if (access[0] != 'r' || strchr(access, '+') || *ending != '.')
        return NULL;
    for (size_t i = 0; i < 2; i++)
        if (set->files[i].ending && strcmp(ending + 1, set->files[i].ending) == 0)
            return (SAFile)&set->files[i];
    return NULL;
}

static SAOffset hook_read(void *to, SAOffset size, SAOffset count, SAFile file)
{
    memory_file *self = (memory_file *)file;
    size_t whole;

    if (size == 0 || self->at > self->length)
        return 0;
    whole = (self->length - self->at) / size;
    if (whole > count)
        whole = count;
    if (whole > 0) /* an empty file has no bytes to point at */
        memcpy(to, self->bytes + self->at, whole * size);
    self->at += whole * size;
    return whole;
}

static SAOffset hook_write(void *from, SAOffset size, SAOffset count, SAFile file)
{
    return 0;
}

static SAOffset hook_seek(SAFile file, SAOffset offset, int whence)
{
    memory_file *self = (memory_file *)file;
    size_t base = whence == SEEK_CUR ? self->at : whence == SEEK_END ? self->length : 0;

    self->at = base + offset;
    return 0;
}

static SAOffset hook_tell(SAFile file)
{
    return ((memory_file *)file)->at;
}

static int hook_none(SAFile file)
{
    return 0;
}

static int hook_remove(const char *name)
{
    return -1;
}

/* Its messages name our made-up file; ours say what is wrong. */
static void hook_error(const char *message)
{
}

static SAHooks hooks_of_memory(void)
{
    SAHooks hooks;

    SASetupDefaultHooks(&hooks);
    hooks.FOpen = hook_open;
    hooks.FRead = hook_read;
    hooks.FWrite = hook_write;
    hooks.FSeek = hook_seek;
    hooks.FTell = hook_tell;
    hooks.FFlush = hook_none;
    hooks.FClose = hook_none;
    hooks.Remove = hook_remove;
    hooks.Error = hook_error;
    return hooks;
}

static lrel_status copy_fields(DBFHandle dbf, lrel_dbf_layout *layout, lrel_error *err)
{
    for (size_t i = 0; i < layout->field_count; i++) {
        lrel_dbf_field *field = &layout->fields[i];

        DBFGetFieldInfo(dbf, (int)i, field->name, NULL, NULL);
        field->type = dbf->pachFieldType[i];
        field->offset = (size_t)dbf->panFieldOffset[i];
        field->width = (size_t)dbf->panFieldSize[i];
        if (field->offset + field->width > layout->record_length)
            return lrel__fail(
                err, LREL_E_FORMAT,
                "its .dbf says that column %zu ends at byte %zu of a record of "
                "%zu bytes",
                i + 1, field->offset + field->width, layout->record_length);
    }
    return LREL_OK;
}

static lrel_status check_records(const lrel_dbf_layout *layout, size_t length,
                                 lrel_error *err)
{
    size_t fits;

    if (layout->first_record > length)
        return lrel__fail(err, LREL_E_FORMAT,
                          "its .dbf is cut off inside its header of %zu bytes",
                          layout->first_record);
    fits = (length - layout->first_record) / layout->record_length;
    if (layout->record_count <= fits)
        return LREL_OK;
    return lrel__fail(err, LREL_E_FORMAT,
                      "its .dbf is cut off: the header says %zu records, %zu are there",
                      layout->record_count, fits);
}

lrel_status lrel_dbf_layout_read(const lrel_context *context, const void *bytes,
                                 size_t length, lrel_dbf_layout *out, lrel_error *err)
{
    file_set set = {{{"dbf", bytes, length, 0}, {NULL, NULL, 0, 0}}};
    lrel_dbf_layout layout = {NULL, 0, 0, 0, 0, 0};
    SAHooks hooks = hooks_of_memory();
    char name[NAME_MAX_BYTES];
    lrel_status status;
    DBFHandle dbf;

    name_of(&set, name);
    dbf = DBFOpenLL(name, "rb", &hooks);
    if (!dbf || dbf->nRecords < 0 || dbf->nRecordLength <= 0) {
        status =
            lrel__fail(err, LREL_E_FORMAT, "its .dbf does not begin as a dBase table");
        goto done;
    }
    layout.field_count = (size_t)DBFGetFieldCount(dbf);
    layout.record_count = (size_t)DBFGetRecordCount(dbf);
    layout.first_record = (size_t)dbf->nHeaderLength;
    layout.record_length = (size_t)dbf->nRecordLength;
    layout.language = dbf->iLanguageDriver;
    layout.fields = lrel__calloc(context, layout.field_count, sizeof *layout.fields);
    if (!layout.fields) {
        status = lrel__fail_memory(err);
        goto done;
    }
    if ((status = copy_fields(dbf, &layout, err)) != LREL_OK)
        goto done;
    if ((status = check_records(&layout, length, err)) != LREL_OK)
        goto done;
    *out = layout;
    layout.fields = NULL; /* now the caller's */

done:
    lrel_dbf_layout_clear(context, &layout);
    if (dbf)
        DBFClose(dbf);
    return status;
}

void lrel_dbf_layout_clear(const lrel_context *context, lrel_dbf_layout *layout)
{
    lrel__free(context, layout->fields);
    *layout = (lrel_dbf_layout){NULL, 0, 0, 0, 0, 0};
}

lrel_status lrel_shp_index_read(const lrel_context *context, const void *shp,
                                size_t shp_length, const void *shx, size_t shx_length,
                                lrel_shp_index *out, lrel_error *err)
{
    file_set set = {{{"shp", shp, shp_length, 0}, {"shx", shx, shx_length, 0}}};
    lrel_shp_index index = {0, NULL};
    SAHooks hooks = hooks_of_memory();
    char name[NAME_MAX_BYTES];
    SHPHandle handle;
    int count;

    name_of(&set, name);
    handle = SHPOpenLL(name, "rb", &hooks);
    if (!handle)
        return lrel__fail(err, LREL_E_FORMAT,
                          "its headers (.shp, .shx) are not those of a shapefile");
    SHPGetInfo(handle, &count, NULL, NULL, NULL);
    index.record_count = count > 0 ? (size_t)count : 0;
    index.offsets = lrel__alloc(context, index.record_count, sizeof *index.offsets);
    if (index.offsets) {
        for (size_t i = 0; i < index.record_count; i++)
            index.offsets[i] = handle->panRecOffset[i];
        *out = index;
    }
    SHPClose(handle);
    return index.offsets ? LREL_OK : lrel__fail_memory(err);
}

void lrel_shp_index_clear(const lrel_context *context, lrel_shp_index *index)
{
    lrel__free(context, index->offsets);
    *index = (lrel_shp_index){0, NULL};
}

const char *lrel_shapelib_version(void)
{
    return LREL_SHAPELIB_VERSION;
}
