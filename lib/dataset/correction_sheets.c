/* SPDX-License-Identifier: Apache-2.0 */
/* correction_sheets.c: which sheets are read, and what of them is worth saying. */
#include "dataset/correction_sheets.h"

#include "core/fail.h"
#include "read/format.h"

/* What the codes of data issues, and so the sheets of their workbook, begin with. */
#define CODE LREL_TEXT("LREL-")

static bool is_of_issues(lrel_text name)
{
    return name.length > CODE.length &&
           lrel_text_is_equal((lrel_text){name.at, CODE.length}, CODE);
}

static bool is_spreadsheet(const char *path)
{
    lrel_format_look look;

    lrel_format__look(path, LREL_TEXT(""), &look);
    return look.format == LREL_FORMAT_XLSX || look.format == LREL_FORMAT_ODS;
}

/* What whoever fills a workbook in does to it on the way is nothing to look at: filters
 * hide rows, and some hide the sheets that they are done with. */
static lrel_status keep_issues(const lrel_issues *of_sheet, lrel_issues *issues,
                               lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (size_t i = 0; i < lrel_issues_count(of_sheet) && status == LREL_OK; i++)
        if (lrel_issues_at(of_sheet, i)->kind != LREL_ISSUE_HIDDEN)
            status = lrel_issues_add(issues, lrel_issues_at(of_sheet, i), err);
    return status;
}

static lrel_status read_table(const lrel_context *context, const char *path,
                              const lrel_read_options *options, bool of_issues,
                              lrel_correction_sheets *out, lrel_issues *issues,
                              lrel_error *err)
{
    lrel_correction_sheet *place = LREL__PUSH(context, out);
    lrel_status status;

    if (!place)
        return lrel__fail_memory(err);
    *place = (lrel_correction_sheet){.is_of_issues = of_issues};
    status = lrel_table_read(context, path, options, issues, &place->table, err);
    if (status != LREL_OK)
        out->count--;
    return status;
}

static lrel_status read_sheet(const lrel_context *context, const char *path,
                              lrel_text name, lrel_correction_sheets *out,
                              lrel_issues *issues, lrel_error *err)
{
    const lrel_read_options options = {
        .layer = name, .header_row = 1, .header_rows = 1, .source = -1};
    lrel_issues *of_sheet = lrel_issues_new(context);
    lrel_status status;

    if (!of_sheet)
        return lrel__fail_memory(err);
    status = read_table(context, path, &options, true, out, of_sheet, err);
    if (status == LREL_OK)
        status = keep_issues(of_sheet, issues, err);
    lrel_issues_free(of_sheet);
    return status;
}

static lrel_status read_book(const lrel_context *context, const char *path,
                             lrel_arena *arena, lrel_correction_sheets *out,
                             lrel_issues *issues, lrel_error *err)
{
    lrel_layer *layers = NULL;
    size_t count = 0;
    lrel_status status = lrel_table_layers(context, path, arena, &layers, &count, err);

    for (size_t i = 0; i < count && status == LREL_OK; i++)
        if (is_of_issues(layers[i].name))
            status = read_sheet(context, path, layers[i].name, out, issues, err);
    return status;
}

lrel_status lrel_correction_sheets_read(const lrel_context *context, const char *path,
                                        lrel_correction_sheets *out, lrel_issues *issues,
                                        lrel_error *err)
{
    const lrel_read_options options = {.source = -1};
    size_t before = out->count;
    lrel_arena *arena;
    lrel_status status = LREL_OK;

    if (is_spreadsheet(path)) {
        if (!(arena = lrel_arena_new(context)))
            return lrel__fail_memory(err);
        status = read_book(context, path, arena, out, issues, err);
        lrel_arena_free(arena);
    }
    if (status != LREL_OK || out->count > before)
        return status;
    return read_table(context, path, &options, false, out, issues, err);
}

void lrel_correction_sheets_clear(const lrel_context *context,
                                  lrel_correction_sheets *sheets)
{
    for (size_t i = 0; i < sheets->count; i++)
        lrel_table_free(sheets->at[i].table);
    lrel__free(context, sheets->at);
    *sheets = (lrel_correction_sheets){0};
}
