/* SPDX-License-Identifier: Apache-2.0 */
/* input_files.c: the programme, its corrections, mapping files, sources, boundaries and
 * layers, also those that a draft goes on without: a refused file is somebody's file all
 * the same. */
#include "run/input_files.h"

#include "core/memory.h"
#include "write/spare.h"

/* Every file of @p programme into @p out, which has room. */
static size_t list_files(const lrel_programme *programme, const char **out)
{
    size_t count = 0;

    out[count++] = programme->file;
    for (size_t i = 0; i < programme->correction_count; i++)
        out[count++] = programme->corrections[i].path;
    out[count++] = programme->operators_file;
    out[count++] = programme->places_file;
    for (size_t i = 0; i < programme->source_count; i++) {
        out[count++] = programme->sources[i].file;
        out[count++] = programme->sources[i].mapping_file;
    }
    for (size_t i = 0; i < programme->boundary_count; i++)
        out[count++] = programme->boundaries[i].file;
    out[count++] = programme->focus.priorities_file;
    for (size_t i = 0; i < programme->focus.layer_count; i++)
        out[count++] = programme->focus.layers[i].file;
    return count;
}

typedef lrel_status (*spare)(const char *path, const char *const *inputs, size_t count,
                             lrel_error *err);

static lrel_status ask(const lrel_job *job, spare is_spared, const char *path,
                       lrel_error *err)
{
    const lrel_programme *programme = job->programme;
    size_t room = 5 + programme->correction_count + 2 * programme->source_count +
                  programme->boundary_count + programme->focus.layer_count;
    const char **files = lrel__alloc(job->context, room, sizeof *files);
    size_t count;
    lrel_status status;

    if (!files)
        return lrel__fail_memory(err);
    count = list_files(programme, files);
    files[count++] = job->baseline;
    status = is_spared(path, files, count, err);
    lrel__free(job->context, files);
    return status;
}

lrel_status lrel_job__spare_file(const lrel_job *job, const char *path, lrel_error *err)
{
    return ask(job, lrel_spare_file, path, err);
}

lrel_status lrel_job__spare_inside(const lrel_job *job, const char *folder,
                                   lrel_error *err)
{
    return ask(job, lrel_spare_inside, folder, err);
}
