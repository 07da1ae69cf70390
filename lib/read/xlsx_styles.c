/* SPDX-License-Identifier: Apache-2.0 */
/* xlsx_styles.c: `numFmts` come before the `cellXfs` that use them (ECMA-376, part 1,
 * 18.8). */
#include "read/xlsx_styles.h"

#include <stdlib.h>
#include <string.h>

/* Excel takes 65,490 formats of cells. */
#define STYLES_MAX 200000

typedef struct own_format {
    long id;
    lrel_sheet_format format;
} own_format;

typedef struct styles_job {
    lrel_xlsx_styles *out;
    struct {
        own_format *at;
        size_t count, capacity;
    } own; /* sorted by id once all are known */
    bool is_sorted;
    bool is_in_cells; /* in `cellXfs` */
} styles_job;

static int compare(const void *left, const void *right)
{
    const own_format *a = left, *b = right;

    return a->id < b->id ? -1 : a->id > b->id;
}

static lrel_status add_own(styles_job *job, const lrel_xml_element *element,
                           lrel_error *err)
{
    const char *id = lrel_xml_attribute(element, "numFmtId");
    const char *code = lrel_xml_attribute(element, "formatCode");
    own_format *place;

    if (!id || !code || job->own.count == STYLES_MAX)
        return LREL_OK;
    if (!(place = LREL__PUSH(job->out->context, &job->own)))
        return lrel__fail_memory(err);
    *place = (own_format){strtol(id, NULL, 10),
                          lrel_sheet_format__of_code(lrel_text_of(code))};
    return LREL_OK;
}

static lrel_sheet_format find_format(styles_job *job, const char *id)
{
    own_format wanted = {.id = id ? strtol(id, NULL, 10) : 0};
    const own_format *found = NULL;

    if (!job->is_sorted && job->own.count > 1)
        qsort(job->own.at, job->own.count, sizeof *job->own.at, compare);
    job->is_sorted = true;
    if (job->own.count > 0)
        found = bsearch(&wanted, job->own.at, job->own.count, sizeof wanted, compare);
    if (found)
        return found->format;
    return lrel_sheet_format__built_in(wanted.id < 1000 ? (int)wanted.id : 0);
}

static lrel_status on_start(void *user, const lrel_xml_element *element, lrel_error *err)
{
    styles_job *job = user;
    lrel_sheet_format *place;

    if (strcmp(element->name, "numFmt") == 0 && !job->is_sorted)
        return add_own(job, element, err);
    if (strcmp(element->name, "cellXfs") == 0)
        job->is_in_cells = true;
    if (!job->is_in_cells || strcmp(element->name, "xf") != 0)
        return LREL_OK;
    if (job->out->count == STYLES_MAX)
        return lrel__fail(err, LREL_E_LIMIT, "more than %d styles", STYLES_MAX);
    if (!(place = LREL__PUSH(job->out->context, job->out)))
        return lrel__fail_memory(err);
    *place = find_format(job, lrel_xml_attribute(element, "numFmtId"));
    return LREL_OK;
}

static lrel_status on_end(void *user, const char *name, lrel_error *err)
{
    styles_job *job = user;

    (void)err;
    if (strcmp(name, "cellXfs") == 0)
        job->is_in_cells = false;
    return LREL_OK;
}

static lrel_status on_text(void *user, lrel_text text, lrel_error *err)
{
    (void)user, (void)text, (void)err;
    return LREL_OK;
}

lrel_status lrel_xlsx_styles__read(const lrel_xlsx *xlsx, lrel_xlsx_styles *out,
                                   lrel_error *err)
{
    static const lrel_xml_listener listener = {
        .start = on_start, .end = on_end, .text = on_text};
    styles_job job = {.out = out};
    lrel_status status;

    *out = (lrel_xlsx_styles){.context = xlsx->context};
    if (!xlsx->styles)
        return LREL_OK;
    status =
        lrel_package__read(xlsx->context, xlsx->zip, xlsx->styles, &listener, &job, err);
    lrel__free(xlsx->context, job.own.at);
    return status;
}

void lrel_xlsx_styles__clear(lrel_xlsx_styles *styles)
{
    lrel__free(styles->context, styles->at);
    styles->at = NULL;
    styles->count = styles->capacity = 0;
}
