/* SPDX-License-Identifier: Apache-2.0 */
/* draft_editor.c: see draft_editor.h. */
#include "inspect/draft_editor.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "inspect/uncomment.h"
#include "landrelease/inspect.h"

void draft_of(job_scratch *s, const char *const *files)
{
    lrel_context *context = lrel_context_new(NULL);
    lrel_inspection *inspection = NULL;
    char path[JOB_PATH_MAX];
    lrel_error err;

    assert_int_equal(lrel_inspection_new(context, NULL, &inspection, &err), LREL_OK);
    for (size_t i = 0; files[i]; i++)
        if (lrel_inspection_add(inspection, files[i], &err) != LREL_OK)
            fail_msg("%s: %s", files[i], err.message);
    job_path(s, "p.yaml", path);
    if (lrel_inspection_write(inspection, LREL_INSPECTION_PROGRAMME, path, true, &err) !=
        LREL_OK)
        fail_msg("%s", err.message);
    lrel_inspection_free(inspection);
    lrel_context_free(context);
}

/* The line with the entry of @p path. */
static char *entry_of(char *text, const char *path)
{
    for (char *line = text; (line = strstr(line, "- path: ")) != NULL; line++) {
        const char *end = strchr(line, '\n');
        char *found = strstr(line, path);

        if (end && found && found < end)
            return line;
    }
    fail_msg("no entry of %s in:\n%s", path, text);
    return NULL;
}

static char *line_of(char *from, const char *begin)
{
    for (char *line = strchr(from, '\n'); line; line = strchr(line, '\n')) {
        line++;
        line += strspn(line, " ");
        if (strncmp(line, begin, strlen(begin)) == 0)
            return line;
    }
    fail_msg("no line \"%s\" in:\n%s", begin, from);
    return NULL;
}

void answer(job_scratch *s, const char *path, const char *line, const char *said)
{
    char *text = job_get(s, "p.yaml");
    char *at = line_of(entry_of(text, path), line);
    char *end = strchr(at, '\n');
    size_t room = strlen(text) + strlen(said) + 1;
    char *fresh = malloc(room);

    assert_non_null(end);
    assert_non_null(fresh);
    snprintf(fresh, room, "%.*s%s%s", (int)(at - text), text, said, end);
    job_put(s, "p.yaml", fresh);
    free(fresh);
    free(text);
}

void answer_all(job_scratch *s)
{
    char *text = job_get(s, "p.yaml");

    uncomment(text);
    job_put(s, "p.yaml", text);
    free(text);
}

void let_in(job_scratch *s, const char *path)
{
    char *text = job_get(s, "p.yaml");
    char *line = entry_of(text, path);

    while (line > text && line[-1] != '\n')
        line--;
    while (line && *line == '#') {
        memmove(line, line + 1, strlen(line));
        line = strchr(line, '\n');
        line += line != NULL;
    }
    job_put(s, "p.yaml", text);
    free(text);
}
