/* SPDX-License-Identifier: Apache-2.0 */
/* zip.c: libzip over bytes in memory. libzip takes its own memory from malloc(): some
 * hundred bytes for each part that the zip lists. */
#include "bridge/zip.h"

#include <stdio.h>
#include <string.h>
#include <zip.h>

/* XML of spreadsheets packs ten- to fiftyfold; a zip bomb comes from several hundred on
 * (deflate ends at 1032). Small parts may pack as well as they like. */
#define RATIO_MAX  200
#define SMALL_PART ((uint64_t)64 << 20)
/* Some ten million cells. */
#define PART_MAX ((uint64_t)1 << 30)

struct lrel_zip {
    const lrel_context *context;
    zip_t *zip;
};

struct lrel_zip_part {
    const lrel_context *context;
    zip_file_t *file;
    uint64_t bytes; /* as said */
    uint64_t unpacked;
    char name[128];
};

static lrel_status fail_open(zip_error_t *reason, lrel_error *err)
{
    lrel_status status;

    if (zip_error_code_zip(reason) == ZIP_ER_MEMORY)
        status = lrel__fail_memory(err);
    else
        status = lrel__fail(err, LREL_E_FORMAT, "no whole zip file (%.100s)",
                            zip_error_strerror(reason));
    zip_error_fini(reason);
    return status;
}

lrel_status lrel_zip_open(const lrel_context *context, lrel_text bytes, lrel_zip **out,
                          lrel_error *err)
{
    lrel_zip *zip = lrel__alloc(context, 1, sizeof *zip);
    zip_source_t *source = NULL;
    zip_error_t reason;

    if (!zip)
        return lrel__fail_memory(err);
    *zip = (lrel_zip){context, NULL};
    zip_error_init(&reason);
    source = zip_source_buffer_create(bytes.at, bytes.length, 0, &reason);
    if (source)
        zip->zip = zip_open_from_source(source, ZIP_RDONLY, &reason);
    if (!zip->zip) {
        zip_source_free(source);
        lrel__free(context, zip);
        return fail_open(&reason, err);
    }
    zip_error_fini(&reason);
    *out = zip;
    return LREL_OK;
}

void lrel_zip_close(lrel_zip *zip)
{
    if (!zip)
        return;
    zip_discard(zip->zip);
    lrel__free(zip->context, zip);
}

size_t lrel_zip_count(const lrel_zip *zip)
{
    zip_int64_t count = zip_get_num_entries(zip->zip, 0);

    return count > 0 ? (size_t)count : 0;
}

const char *lrel_zip_name(const lrel_zip *zip, size_t index)
{
    const char *name = zip_get_name(zip->zip, index, 0);

    return name ? name : "";
}

static zip_int64_t find(const lrel_zip *zip, const char *name)
{
    zip_int64_t index = zip_name_locate(zip->zip, name, 0);

    return index >= 0 ? index : zip_name_locate(zip->zip, name, ZIP_FL_NOCASE);
}

bool lrel_zip_has(const lrel_zip *zip, const char *name)
{
    return find(zip, name) >= 0;
}

uint64_t lrel_zip_bytes(const lrel_zip *zip, const char *name)
{
    zip_int64_t index = find(zip, name);
    zip_stat_t about;

    if (index < 0 || zip_stat_index(zip->zip, (zip_uint64_t)index, 0, &about) != 0 ||
        !(about.valid & ZIP_STAT_SIZE))
        return 0;
    return about.size;
}

static lrel_status check_part(const char *name, const zip_stat_t *about, lrel_error *err)
{
    const zip_uint64_t wanted = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD;

    if ((about->valid & wanted) != wanted)
        return lrel__fail(err, LREL_E_FORMAT, "its %.80s has no size", name);
    if (about->valid & ZIP_STAT_ENCRYPTION_METHOD &&
        about->encryption_method != ZIP_EM_NONE)
        return lrel__fail(err, LREL_E_FORMAT,
                          "protected by a password; save it without one");
    if (about->comp_method != ZIP_CM_STORE && about->comp_method != ZIP_CM_DEFLATE)
        return lrel__fail(err, LREL_E_FORMAT,
                          "its %.80s is packed by method %u; only deflate is read", name,
                          about->comp_method);
    if (about->size > PART_MAX ||
        (about->size > SMALL_PART && about->size / RATIO_MAX > about->comp_size))
        return lrel__fail(err, LREL_E_LIMIT,
                          "its %.80s of %llu bytes would unpack to %llu; no table "
                          "does, and it was not tried",
                          name, (unsigned long long)about->comp_size,
                          (unsigned long long)about->size);
    return LREL_OK;
}

lrel_status lrel_zip_begin(lrel_zip *zip, const char *name, lrel_zip_part **out,
                           lrel_error *err)
{
    zip_int64_t index = find(zip, name);
    lrel_zip_part *part;
    lrel_status status;
    zip_stat_t about;

    if (index < 0 || zip_stat_index(zip->zip, (zip_uint64_t)index, 0, &about) != 0)
        return lrel__fail(err, LREL_E_NOT_FOUND, "has no part %.100s", name);
    if ((status = check_part(name, &about, err)) != LREL_OK)
        return status;
    part = lrel__calloc(zip->context, 1, sizeof *part);
    if (!part)
        return lrel__fail_memory(err);
    part->context = zip->context;
    part->bytes = about.size;
    snprintf(part->name, sizeof part->name, "%s", name);
    part->file = zip_fopen_index(zip->zip, (zip_uint64_t)index, 0);
    if (!part->file) {
        status = lrel__fail(err, LREL_E_FORMAT, "its %.80s cannot be unpacked (%.100s)",
                            name, zip_strerror(zip->zip));
        lrel__free(zip->context, part);
        return status;
    }
    *out = part;
    return LREL_OK;
}

lrel_status lrel_zip_read(lrel_zip_part *part, void *room, size_t capacity, size_t *got,
                          lrel_error *err)
{
    zip_int64_t count = zip_fread(part->file, room, capacity);

    if (count < 0)
        return lrel__fail(err, LREL_E_FORMAT, "its %.80s is damaged (%.100s)", part->name,
                          zip_file_strerror(part->file));
    part->unpacked += (uint64_t)count;
    /* What was allowed was the size that it said. */
    if (part->unpacked > part->bytes)
        return lrel__fail(err, LREL_E_FORMAT, "its %.80s is larger than it says",
                          part->name);
    *got = (size_t)count;
    return LREL_OK;
}

void lrel_zip_end(lrel_zip_part *part)
{
    if (!part)
        return;
    (void)zip_fclose(part->file);
    lrel__free(part->context, part);
}

const char *lrel_zip_version(void)
{
    return zip_libzip_version();
}
