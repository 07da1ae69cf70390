/* SPDX-License-Identifier: Apache-2.0 */
/* output.c: no function here calls setlocale(), so numbers have a decimal point. */
#include "output.h"

#include <errno.h>
#include <string.h>

void output_path(const char *folder, const char *name, char out[PATH_TEXT])
{
    snprintf(out, PATH_TEXT, "%s/%s", folder, name);
}

static void part_path(const char *folder, const char *name, char out[PATH_TEXT])
{
    snprintf(out, PATH_TEXT, "%s/%s.part", folder, name);
}

bool output_failed(const char *path, const char *why)
{
    fprintf(stderr, "cambodia: %s: %s\n", path, why);
    return false;
}

FILE *output_begin(const char *folder, const char *name)
{
    char path[PATH_TEXT];
    FILE *file;

    part_path(folder, name, path);
    if (!(file = fopen(path, "wb")))
        output_failed(path, strerror(errno));
    return file;
}

bool output_rename(const char *folder, const char *from, const char *to)
{
    char old[PATH_TEXT], path[PATH_TEXT];

    output_path(folder, from, old);
    output_path(folder, to, path);
    return rename(old, path) == 0 || output_failed(path, strerror(errno));
}

bool output_end(FILE *file, const char *folder, const char *name)
{
    char part[PATH_TEXT], path[PATH_TEXT];
    bool is_whole = !ferror(file);

    part_path(folder, name, part);
    output_path(folder, name, path);
    if (fclose(file) != 0 || !is_whole || rename(part, path) != 0)
        return output_failed(path, strerror(errno));
    return true;
}

bool output_remove(const char *folder, const char *name)
{
    char path[PATH_TEXT];

    output_path(folder, name, path);
    return remove(path) == 0 || errno == ENOENT || output_failed(path, strerror(errno));
}

void output_cell(FILE *file, const char *text)
{
    if (!strpbrk(text, ",\"\n")) {
        fputs(text, file);
        return;
    }
    putc('"', file);
    for (; *text; text++) {
        if (*text == '"')
            putc('"', file);
        putc(*text, file);
    }
    putc('"', file);
}

static void put_position(FILE *file, point p, int decimals)
{
    fprintf(file, "%.*f %.*f", decimals, p.x, decimals, p.y);
}

void output_wkt(FILE *file, const ring *shape, int decimals)
{
    if (shape->count == 1) {
        fputs("POINT (", file);
        put_position(file, shape->at[0], decimals);
        putc(')', file);
    }
    if (shape->count < 2)
        return;
    fputs("POLYGON ((", file);
    for (int i = 0; i <= shape->count; i++) {
        if (i)
            fputs(", ", file);
        put_position(file, shape->at[i % shape->count], decimals);
    }
    fputs("))", file);
}
