/* SPDX-License-Identifier: Apache-2.0 */
/* golden_files.c: reading, writing and comparing small texts. */
#include "golden_files.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

char *golden_read(const char *path)
{
    FILE *file = fopen(path, "rb");
    char *text = NULL;
    size_t size = 0, capacity = 0, got;

    if (!file)
        return NULL;
    do {
        capacity = capacity * 2 + 4096;
        text = realloc(text, capacity);
        got = fread(text + size, 1, capacity - size - 1, file);
        size += got;
    } while (got > 0);
    text[size] = '\0';
    fclose(file);
    return text;
}

void golden_write(const char *path, const char *text)
{
    FILE *file;

    if (text[0] == '\0') {
        unlink(path);
        return;
    }
    file = fopen(path, "wb");
    if (!file || fputs(text, file) == EOF || fclose(file) != 0)
        printf("%s cannot be written\n", path);
}

char *golden_replace(char *text, const char *from, const char *to)
{
    size_t step = strlen(from), size = 0;
    const char *rest = text ? text : "", *hit;
    /* Each replacement makes the text shorter or, at worst, strlen(to) times as long. */
    char *out = malloc(strlen(rest) * (strlen(to) + 1) + 1);

    while ((hit = strstr(rest, from)) != NULL) {
        memcpy(out + size, rest, (size_t)(hit - rest));
        size += (size_t)(hit - rest);
        size += (size_t)sprintf(out + size, "%s", to);
        rest = hit + step;
    }
    strcpy(out + size, rest);
    free(text);
    return out;
}

static int line_length(const char *text)
{
    return (int)strcspn(text, "\n");
}

void golden_show_difference(const char *name, const char *expected, const char *found)
{
    int line = 1;

    while (*expected && *found) {
        int a = line_length(expected), b = line_length(found);

        if (a != b || memcmp(expected, found, (size_t)a) != 0)
            break;
        expected += a + (expected[a] == '\n');
        found += b + (found[b] == '\n');
        line++;
    }
    printf("%s:%d\n  expected: %.*s\n  found:    %.*s\n", name, line,
           line_length(expected), expected, line_length(found), found);
}
