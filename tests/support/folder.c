/* SPDX-License-Identifier: Apache-2.0 */
/* folder.c: see folder.h. */
#include "support/folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>

#define OPEN_AT_ONCE 16

void folder_make(char *name)
{
    assert_non_null(mkdtemp(name));
}

void folder_path(const char *folder, const char *name, char *out, size_t size)
{
    int length = snprintf(out, size, "%s/%s", folder, name);

    assert_in_range(length, 1, size - 1);
}

void folder_write(const char *folder, const char *name, const void *bytes, size_t length)
{
    char path[700];
    FILE *file;

    folder_path(folder, name, path, sizeof path);
    file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

static int remove_entry(const char *path, const struct stat *about, int kind,
                        struct FTW *where)
{
    return remove(path);
}

void folder_remove(const char *folder)
{
    assert_int_equal(nftw(folder, remove_entry, OPEN_AT_ONCE, FTW_DEPTH | FTW_PHYS), 0);
}
