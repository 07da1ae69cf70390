/* SPDX-License-Identifier: Apache-2.0 */
#include "bench/ground.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench/mosaic_postgis.h"

/* By another process, so that this one does not keep GDAL's memory. */
static bool write_files(const ground *g)
{
    int status = 1;
    pid_t child = fork();
    if (child == 0) {
        for (int format = 0; format < FILE_FORMATS; format++)
            if (!files_write(g->w, g->folder, (file_format)format))
                _exit(1);
        _exit(0);
    }
    return child > 0 && waitpid(child, &status, 0) == child && status == 0;
}

static bool make_files(ground *g)
{
    strcpy(g->folder, "/tmp/landrelease-bench-XXXXXX");
    if (mkdtemp(g->folder) == NULL) {
        g->folder[0] = '\0';
        return false;
    }
    g->task.folder = g->folder;
    return write_files(g);
}

/* Without a server the entry fails, and the table says so. */
static void start_postgres(ground *g)
{
    const char *why = "";
    g->postgres = postgres_start(&why);
    if (g->postgres == NULL || !postgis_load(g->postgres, g->w))
        fprintf(stderr, "bench: no PostGIS: %s\n", why);
    else
        g->task.postgres = g->postgres;
}

static bool has_postgis(const contest *c)
{
    for (size_t i = 0; i < c->count; i++)
        if (c->all[i].entry->run == run_postgis && postgis_missing() == NULL)
            return true;
    return false;
}

bool ground_prepare(ground *g, const contest *c)
{
    *g = (ground){.task = {.set = c->set}, .w = c->set->make(c->set)};
    if (g->w == NULL) {
        fprintf(stderr, "bench: no memory for %s\n", c->set->name);
        return false;
    }
    g->task.w = g->w;
    if (has_postgis(c))
        start_postgres(g);
    if (c->part != PART_MOSAIC && !make_files(g)) {
        fprintf(stderr, "bench: the files of %s cannot be written\n", c->set->name);
        return false;
    }
    return true;
}

static int remove_one(const char *path, const struct stat *about, int kind,
                      struct FTW *place)
{
    (void)about;
    (void)kind;
    (void)place;
    return remove(path);
}

void ground_clear(ground *g)
{
    if (g->folder[0] != '\0')
        nftw(g->folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    postgres_stop(g->postgres);
    workload_free(g->w);
}
