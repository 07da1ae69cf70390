/* SPDX-License-Identifier: Apache-2.0 */
#include "bench/page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The whole file as a string, to be freed; NULL where it cannot be read. */
static char *read_all(const char *path)
{
    FILE *file = fopen(path, "r");
    char *text = NULL;
    size_t size = 0;
    if (file == NULL)
        return NULL;
    if (getdelim(&text, &size, '\0', file) < 0) {
        free(text);
        text = NULL;
    }
    fclose(file);
    return text;
}

bool page_replace(const char *path, const char *text)
{
    char *page = read_all(path);
    const char *begin = page != NULL ? strstr(page, PAGE_BEGIN) : NULL;
    const char *end = begin != NULL ? strstr(begin, PAGE_END) : NULL;
    FILE *file = end != NULL ? fopen(path, "w") : NULL;
    bool is_written = file != NULL;

    if (file != NULL) {
        fwrite(page, 1, (size_t)(begin - page) + strlen(PAGE_BEGIN), file);
        fputs(text, file);
        fputs(end, file);
        is_written = fclose(file) == 0;
    } else {
        fprintf(stderr, "bench: %s is not there, or has no place for tables\n", path);
    }
    free(page);
    return is_written;
}
