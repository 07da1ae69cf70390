/* SPDX-License-Identifier: Apache-2.0 */
/* The floor of reading: the bytes of the files, copied once from the kernel's cache. */
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "bench/entry.h"

static char piece[1 << 18];

static bool copy_file(const char *path, double *bytes)
{
    int file = open(path, O_RDONLY);
    ssize_t got = 1;
    while (file >= 0 && (got = read(file, piece, sizeof piece)) > 0)
        *bytes += (double)got;
    if (file >= 0)
        close(file);
    return file >= 0 && got == 0;
}

bool read_floor(const task *t, const entry *e, run_report *report)
{
    static const char *const names[] = {"hazards", "releases"};
    static const char *const endings[] = {"shp", "dbf", "shx"};
    double start = seconds_now();

    for (size_t i = 0; i < 6; i++) {
        bool is_shapefile = e->format == FILE_SHAPEFILE;
        char path[512];
        if (!is_shapefile && i >= 2)
            break;
        snprintf(path, sizeof path, "%s/%s.%s", t->folder, names[i % 2],
                 is_shapefile ? endings[i / 2] : file_format_ending(e->format));
        if (!copy_file(path, &report->bytes))
            return false;
    }
    report->seconds = seconds_now() - start;
    return true;
}
