/* SPDX-License-Identifier: Apache-2.0 */
/* file_format.c: how large a file is, what a person calls its format, and what shows
 * it. */
#include "bridge/file.h"
#include "inspect/inspection.h"
#include "read/imsma_tables.h"

static size_t read_start(const char *path, char *start, size_t room, int64_t *bytes)
{
    uint64_t size = 0;
    size_t got = 0;
    int file;

    *bytes = -1;
    if (lrel_file__open(path, &file, &size, NULL) != LREL_OK)
        return 0;
    *bytes = (int64_t)size;
    if (!lrel_file__read(file, start, room, &got))
        got = 0;
    lrel_file__close(file);
    return got;
}

void lrel_file__note_format(lrel_file_look *file)
{
    char start[LREL_FORMAT_START_BYTES];
    size_t got = read_start(file->path, start, sizeof start, &file->bytes);

    lrel_format__look(file->path, (lrel_text){start, got}, &file->format);
    if (file->format.format == LREL_FORMAT_NONE && lrel_imsma__is_folder(file->path))
        file->format = (lrel_format_look){LREL_FORMAT_IMSMA, "IMSMA tables",
                                          "by geospatialinfo and geopoint in it"};
}
