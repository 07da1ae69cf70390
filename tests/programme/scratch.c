/* SPDX-License-Identifier: Apache-2.0 */
/* scratch.c: a folder under /tmp that goes with the test. */
#include "programme/scratch.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

scratch scratch_begin(void)
{
    scratch s = {.folder = "/tmp/lrel-programme-XXXXXX"};

    assert_non_null(mkdtemp(s.folder));
    s.context = lrel_context_new(NULL);
    assert_non_null(s.context);
    lrel_error_init(&s.err);
    return s;
}

static void path_of(const scratch *s, const char *name, char out[200])
{
    int length = snprintf(out, 200, "%s/%s", s->folder, name);

    assert_in_range(length, 1, 199);
}

void scratch_write(scratch *s, const char *name, lrel_text text)
{
    char path[200];
    FILE *file;

    path_of(s, name, path);
    file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text.at, 1, text.length, file), text.length);
    assert_int_equal(fclose(file), 0);
}

lrel_status scratch_read(scratch *s, const char *name)
{
    char path[200];

    path_of(s, name, path);
    lrel_programme_free(s->programme);
    s->programme = NULL;
    return lrel_programme_read(s->context, path, &s->programme, &s->err);
}

lrel_status scratch_programme(scratch *s, const char *text)
{
    scratch_write(s, "p.yaml", lrel_text_of(text));
    return scratch_read(s, "p.yaml");
}

const char *scratch_message(const scratch *s)
{
    size_t length = strlen(s->folder);

    return strncmp(s->err.message, s->folder, length) == 0 ? s->err.message + length + 1
                                                           : s->err.message;
}

void scratch_end(scratch *s)
{
    DIR *folder = opendir(s->folder);
    const struct dirent *entry;
    char path[200];

    assert_non_null(folder);
    while ((entry = readdir(folder))) {
        if (entry->d_name[0] == '.')
            continue;
        path_of(s, entry->d_name, path);
        (void)unlink(path);
    }
    (void)closedir(folder);
    (void)rmdir(s->folder);
    lrel_programme_free(s->programme);
    lrel_context_free(s->context);
}
