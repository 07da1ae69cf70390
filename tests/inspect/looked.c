/* SPDX-License-Identifier: Apache-2.0 */
/* looked.c: see looked.h. */
#include "inspect/looked.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "support/folder.h"

looked looked_begin(void)
{
    looked l = {.folder = "/tmp/lrel_inspect_XXXXXX"};

    folder_make(l.folder);
    l.context = lrel_context_new(NULL);
    assert_non_null(l.context);
    lrel_inspect_options_init(&l.options);
    lrel_error_init(&l.err);
    return l;
}

void looked_path(const looked *l, const char *name, char out[200])
{
    folder_path(l->folder, name, out, 200);
}

void looked_write(looked *l, const char *name, const char *text)
{
    folder_write(l->folder, name, text, strlen(text));
}

lrel_status looked_add(looked *l, const char *name)
{
    char path[200];

    looked_path(l, name, path);
    if (!l->inspection)
        assert_int_equal(
            lrel_inspection_new(l->context, &l->options, &l->inspection, &l->err),
            LREL_OK);
    return lrel_inspection_add(l->inspection, path, &l->err);
}

lrel_status looked_at(looked *l, const char *name)
{
    lrel_inspection_free(l->inspection);
    l->inspection = NULL;
    return looked_add(l, name);
}

void looked_text(looked *l, const char *name, const char *text)
{
    looked_write(l, name, text);
    if (looked_at(l, name) != LREL_OK)
        fail_msg("%s: %s", name, l->err.message);
}

const lrel_layer_look *looked_layer(const looked *l)
{
    assert_int_equal(l->inspection->files.count, 1);
    assert_int_equal(l->inspection->files.at[0].layer_count, 1);
    return &l->inspection->files.at[0].layers[0];
}

const lrel_field *looked_field(const looked *l, const char *name)
{
    const lrel_layer_look *layer = looked_layer(l);

    for (size_t f = 0; f < layer->field_count; f++)
        if (lrel_text_is_equal(layer->fields[f].name, lrel_text_of(name)))
            return &layer->fields[f];
    fail_msg("no column %s", name);
    return NULL;
}

const char *looked_key(const looked *l, const char *name)
{
    return lrel_target__name(looked_field(l, name)->placed.target);
}

char *looked_written(looked *l, lrel_inspection_form form)
{
    char path[200], *text;
    FILE *file;
    long length;

    looked_path(l, "written", path);
    if (lrel_inspection_write(l->inspection, form, path, true, &l->err) != LREL_OK)
        fail_msg("%s", l->err.message);
    file = fopen(path, "rb");
    assert_non_null(file);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    length = ftell(file);
    rewind(file);
    text = malloc((size_t)length + 1);
    assert_non_null(text);
    assert_int_equal(fread(text, 1, (size_t)length, file), (size_t)length);
    text[length] = '\0';
    fclose(file);
    return text;
}

void looked_end(looked *l)
{
    DIR *folder = opendir(l->folder);
    const struct dirent *entry;

    assert_non_null(folder);
    while ((entry = readdir(folder)))
        if (entry->d_name[0] != '.') {
            char path[200];

            looked_path(l, entry->d_name, path);
            assert_int_equal(unlink(path), 0);
        }
    closedir(folder);
    assert_int_equal(rmdir(l->folder), 0);
    lrel_inspection_free(l->inspection);
    lrel_context_free(l->context);
}
