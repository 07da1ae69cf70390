/* SPDX-License-Identifier: Apache-2.0 */
#include "support/kept_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool kept_file_write(const char *path, const char *text, size_t length)
{
    FILE *file = fopen(path, "wb");
    bool is_written = file && fwrite(text, 1, length, file) == length;

    return file && fclose(file) == 0 && is_written;
}

bool kept_file_is(const char *path, const char *text, size_t length)
{
    FILE *file = fopen(path, "rb");
    char *there = malloc(length + 1);
    bool is_same = file && there && fread(there, 1, length + 1, file) == length &&
                   memcmp(there, text, length) == 0;

    if (file)
        fclose(file);
    free(there);
    return is_same;
}
