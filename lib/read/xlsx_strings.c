/* SPDX-License-Identifier: Apache-2.0 */
/* xlsx_strings.c: each `si` is a text, or runs of text in several fonts; what says how to
 * pronounce it (`rPh`) is not part of it (ECMA-376, part 1, 18.4). */
#include "read/xlsx_strings.h"

#include <string.h>

#include "read/gathered.h"

typedef struct strings_job {
    lrel_arena *arena;
    lrel_xlsx_strings *out;
    lrel_gathered text;
    bool is_in_text; /* in `t` */
    int phonetic;    /* how deep in `rPh` */
} strings_job;

static lrel_status on_start(void *user, const lrel_xml_element *element, lrel_error *err)
{
    strings_job *job = user;

    (void)err;
    if (strcmp(element->name, "si") == 0)
        lrel_gathered__begin(&job->text);
    else if (strcmp(element->name, "rPh") == 0)
        job->phonetic++;
    job->is_in_text = strcmp(element->name, "t") == 0 && job->phonetic == 0;
    return LREL_OK;
}

static lrel_status on_text(void *user, lrel_text text, lrel_error *err)
{
    strings_job *job = user;

    return job->is_in_text ? lrel_gathered__add(&job->text, text, err) : LREL_OK;
}

static lrel_status add_string(strings_job *job, lrel_error *err)
{
    char *copy;
    lrel_text *place;

    if (lrel_gathered__is_too_long(&job->text))
        return lrel__fail(err, LREL_E_LIMIT,
                          "a text of %zu bytes, number %zu of those that cells share; at "
                          "most %zu are read",
                          job->text.count + job->text.lost, job->out->count + 1,
                          LREL_CELL_BYTES_MAX);
    lrel_gathered__unescape(&job->text);
    copy = lrel_arena_text(job->arena, job->text.at ? job->text.at : "", job->text.count);
    place = LREL__PUSH(job->out->context, job->out);
    if (!copy || !place)
        return lrel__fail_memory(err);
    *place = (lrel_text){copy, job->text.count};
    return LREL_OK;
}

static lrel_status on_end(void *user, const char *name, lrel_error *err)
{
    strings_job *job = user;

    job->is_in_text = false;
    if (strcmp(name, "rPh") == 0)
        job->phonetic--;
    return strcmp(name, "si") == 0 ? add_string(job, err) : LREL_OK;
}

lrel_status lrel_xlsx_strings__read(const lrel_xlsx *xlsx, lrel_arena *arena,
                                    lrel_xlsx_strings *out, lrel_error *err)
{
    static const lrel_xml_listener listener = {
        .start = on_start, .end = on_end, .text = on_text};
    strings_job job = {.arena = arena, .out = out, .text = {.context = xlsx->context}};
    lrel_status status;

    *out = (lrel_xlsx_strings){.context = xlsx->context};
    if (!xlsx->strings)
        return LREL_OK;
    status =
        lrel_package__read(xlsx->context, xlsx->zip, xlsx->strings, &listener, &job, err);
    lrel_gathered__clear(&job.text);
    return status;
}

void lrel_xlsx_strings__clear(lrel_xlsx_strings *strings)
{
    lrel__free(strings->context, strings->at);
    strings->at = NULL;
    strings->count = strings->capacity = 0;
}
