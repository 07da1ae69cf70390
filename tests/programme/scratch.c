/* SPDX-License-Identifier: Apache-2.0 */
/* scratch.c: a folder under /tmp that goes with the test. */
#include "programme/scratch.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "support/folder.h"

scratch scratch_begin(void)
{
    scratch s = {.folder = "/tmp/lrel-programme-XXXXXX"};

    folder_make(s.folder);
    s.context = lrel_context_new(NULL);
    assert_non_null(s.context);
    lrel_error_init(&s.err);
    return s;
}

void scratch_write(scratch *s, const char *name, lrel_text text)
{
    folder_write(s->folder, name, text.at, text.length);
}

lrel_status scratch_read(scratch *s, const char *name)
{
    char path[200];

    folder_path(s->folder, name, path, sizeof path);
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
    folder_remove(s->folder);
    lrel_programme_free(s->programme);
    lrel_context_free(s->context);
}
