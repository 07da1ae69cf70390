/* SPDX-License-Identifier: Apache-2.0 */
/* shared_files.c: see shared_files.h. */
#include "support/shared_files.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <stdio.h>

bool shared_files_walk(const char *folder, shared_file_fn fn, void *user)
{
    DIR *opened = opendir(folder);
    const struct dirent *entry;

    if (!opened)
        return false;
    while ((entry = readdir(opened))) {
        char path[1024];

        if (entry->d_name[0] == '.')
            continue;
        assert_in_range(snprintf(path, sizeof path, "%s/%s", folder, entry->d_name), 1,
                        sizeof path - 1);
        if (!shared_files_walk(path, fn, user))
            fn(path, entry->d_name, user);
    }
    (void)closedir(opened);
    return true;
}

void shared_files_skip_without(const char *folder)
{
    DIR *opened = opendir(folder);

    if (!opened) {
        print_message("skipped: no %s\n", folder);
        skip();
    }
    (void)closedir(opened);
}
