/* SPDX-License-Identifier: Apache-2.0 */
/* sandbox.c: temporary folders and their content. */
#include "sandbox.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define LIST_BYTES 65536

int sandbox_setup(void **state)
{
    sandbox *box = malloc(sizeof *box);

    strcpy(box->root, "/tmp/landrelease-test-XXXXXX");
    box->context = lrel_context_new(NULL);
    *state = box;
    return box->context && mkdtemp(box->root) ? 0 : -1;
}

static void remove_all(const char *path)
{
    struct dirent *entry;
    DIR *list = opendir(path);

    while (list && (entry = readdir(list))) {
        char inner[4096];
        struct stat self;

        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        snprintf(inner, sizeof inner, "%s/%s", path, entry->d_name);
        if (lstat(inner, &self) == 0 && S_ISDIR(self.st_mode))
            remove_all(inner);
        else
            unlink(inner);
    }
    if (list)
        closedir(list);
    rmdir(path);
}

int sandbox_teardown(void **state)
{
    sandbox *box = *state;

    remove_all(box->root);
    lrel_context_free(box->context);
    free(box);
    return 0;
}

const char *sandbox_path(const sandbox *box, const char *name)
{
    static char paths[4][1024];
    static int next = 0;
    char *path = paths[next++ % 4];

    snprintf(path, sizeof paths[0], "%s/%s", box->root, name);
    return path;
}

void sandbox_mkdir(const sandbox *box, const char *name)
{
    assert_int_equal(mkdir(sandbox_path(box, name), 0755), 0);
}

void sandbox_put(const sandbox *box, const char *name, const char *content)
{
    FILE *file = fopen(sandbox_path(box, name), "w");

    assert_non_null(file);
    assert_true(fputs(content, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

char *sandbox_get(const sandbox *box, const char *name)
{
    FILE *file = fopen(sandbox_path(box, name), "r");
    char *content = calloc(1, 1 << 20);

    assert_non_null(file);
    (void)!fread(content, 1, (1 << 20) - 1, file);
    fclose(file);
    return content;
}

/* Long contents, which the faults tests need, are shortened to their length. */
static void list_file(const sandbox *box, const char *name, char *list)
{
    char *content = sandbox_get(box, name);
    size_t used = strlen(list);

    if (strlen(content) > 200)
        snprintf(list + used, LIST_BYTES - used, "%s=%zu bytes\n", name, strlen(content));
    else
        snprintf(list + used, LIST_BYTES - used, "%s=%s\n", name, content);
    free(content);
}

static void list_folder(const sandbox *box, const char *prefix, char *list)
{
    struct dirent **entries = NULL;
    int count = scandir(sandbox_path(box, prefix), &entries, NULL, alphasort);

    assert_true(count >= 0);
    for (int i = 0; i < count; i++) {
        char name[512], target[512] = "";
        size_t used = strlen(list);
        struct stat self;

        snprintf(name, sizeof name, "%s%s", prefix, entries[i]->d_name);
        assert_int_equal(lstat(sandbox_path(box, name), &self), 0);
        if (strcmp(entries[i]->d_name, ".") == 0 ||
            strcmp(entries[i]->d_name, "..") == 0) {
            ;
        } else if (S_ISDIR(self.st_mode)) {
            strcat(name, "/");
            snprintf(list + used, LIST_BYTES - used, "%s\n", name);
            list_folder(box, name, list);
        } else if (S_ISLNK(self.st_mode)) {
            assert_true(readlink(sandbox_path(box, name), target, 511) >= 0);
            snprintf(list + used, LIST_BYTES - used, "%s->%s\n", name, target);
        } else {
            list_file(box, name, list);
        }
        free(entries[i]);
    }
    free(entries);
}

char *sandbox_list(const sandbox *box)
{
    char *list = calloc(1, LIST_BYTES);

    list_folder(box, "", list);
    return list;
}

void sandbox_expect(const sandbox *box, const char *expected)
{
    char *list = sandbox_list(box);

    assert_string_equal(list, expected);
    free(list);
}

lrel_stream *sandbox_stream(const sandbox *box)
{
    lrel_stream *stream = NULL;

    unlink(sandbox_path(box, "stream"));
    assert_int_equal(
        lrel_stream_create(box->context, sandbox_path(box, "stream"), &stream, NULL),
        LREL_OK);
    return stream;
}

void sandbox_expect_stream(const sandbox *box, lrel_stream *stream, const char *expected)
{
    char *content;

    assert_int_equal(lrel_stream_close(stream, NULL), LREL_OK);
    content = sandbox_get(box, "stream");
    assert_string_equal(content, expected);
    free(content);
}
