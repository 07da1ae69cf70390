/* SPDX-License-Identifier: Apache-2.0 */
/* spreadsheet.c: which sheet of a file is read. A hidden one is read only where it is
 * named: what somebody put away may be old. */
#include "read/spreadsheet.h"

#include <stdio.h>

#include "read/encoding.h"
#include "read/ods_content.h"
#include "read/sheet_grid.h"
#include "read/sheet_table.h"
#include "read/xlsx_sheet.h"

#define NAME_BYTES 60

/* A header and a row. */
#define ROWS_OF_TABLE 2

#define UNCOUNTED (-1)

typedef struct sheet_info {
    lrel_text name;
    bool is_hidden;
    int row_count; /* up to ROWS_OF_TABLE; UNCOUNTED */
} sheet_info;

typedef struct spreadsheet {
    const lrel_context *context;
    lrel_format format;
    lrel_zip *zip;
    lrel_xlsx xlsx;
    struct {
        sheet_info *at;
        size_t count, capacity;
    } sheets;
} spreadsheet;

/* ---- opening ---- */

static lrel_status add_sheet(spreadsheet *file, sheet_info info, lrel_error *err)
{
    sheet_info *place = LREL__PUSH(file->context, &file->sheets);

    if (!place)
        return lrel__fail_memory(err);
    *place = info;
    return LREL_OK;
}

static lrel_status list_xlsx(spreadsheet *file, lrel_arena *arena, lrel_error *err)
{
    lrel_status status =
        lrel_xlsx__open(file->context, file->zip, arena, &file->xlsx, err);

    for (size_t i = 0; i < file->xlsx.sheets.count && status == LREL_OK; i++)
        status = add_sheet(file,
                           (sheet_info){file->xlsx.sheets.at[i].name,
                                        file->xlsx.sheets.at[i].is_hidden, UNCOUNTED},
                           err);
    return status;
}

static lrel_status list_ods(spreadsheet *file, lrel_arena *arena, lrel_error *err)
{
    lrel_ods_sheets list;
    lrel_status status = lrel_ods__list(file->context, file->zip, arena, &list, err);

    for (size_t i = 0; i < list.count && status == LREL_OK; i++)
        status = add_sheet(
            file,
            (sheet_info){list.at[i].name, list.at[i].is_hidden, list.at[i].row_count},
            err);
    lrel__free(file->context, list.at);
    return status;
}

static void close_file(spreadsheet *file)
{
    if (file->xlsx.context)
        lrel_xlsx__clear(&file->xlsx);
    lrel_zip_close(file->zip);
    lrel__free(file->context, file->sheets.at);
}

/* To be closed with close_file(), also after a failure. */
static lrel_status open_file(spreadsheet *file, lrel_text bytes, lrel_arena *arena,
                             lrel_error *err)
{
    lrel_status status = lrel_zip_open(file->context, bytes, &file->zip, err);

    if (status == LREL_OK)
        status = file->format == LREL_FORMAT_ODS ? list_ods(file, arena, err)
                                                 : list_xlsx(file, arena, err);
    if (status == LREL_OK && file->sheets.count == 0)
        status = lrel__fail(err, LREL_E_FORMAT, "a spreadsheet without sheets");
    return status;
}

static lrel_status count_rows(spreadsheet *file, lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (size_t i = 0; i < file->sheets.count && status == LREL_OK; i++)
        if (file->sheets.at[i].row_count == UNCOUNTED)
            status = lrel_xlsx__count_rows(&file->xlsx, i, ROWS_OF_TABLE,
                                           &file->sheets.at[i].row_count, err);
    return status;
}

/* ---- choosing ---- */

/* "Tasks, Old"; what does not fit is left out. */
static void list_names(const spreadsheet *file, int least_rows, char *out,
                       size_t capacity)
{
    *out = '\0';
    for (size_t i = 0; i < file->sheets.count; i++) {
        const sheet_info *info = &file->sheets.at[i];
        size_t used = strlen(out);

        if (info->row_count != UNCOUNTED && info->row_count < least_rows)
            continue;
        if (used + NAME_BYTES + 16 < capacity)
            snprintf(out + used, capacity - used, "%s%.*s%s", used ? ", " : "",
                     LREL_TEXT_ARGS(lrel_reader__excerpt(info->name, NAME_BYTES)),
                     info->is_hidden ? " (hidden)" : "");
    }
}

/* "; did you mean "Tasks"?" */
static void suggest(const spreadsheet *file, lrel_text wanted, char *out, size_t capacity)
{
    size_t best = wanted.length / 2 + 1;

    *out = '\0';
    for (size_t i = 0; i < file->sheets.count && wanted.length <= NAME_BYTES; i++) {
        lrel_text name = file->sheets.at[i].name;
        size_t distance;

        if (name.length > NAME_BYTES)
            continue;
        distance = lrel_text_distance(wanted, name);
        if (distance >= best)
            continue;
        best = distance;
        snprintf(out, capacity, "; did you mean \"%.*s\"?", LREL_TEXT_ARGS(name));
    }
}

static lrel_status choose_named(const spreadsheet *file, lrel_text name, size_t *chosen,
                                lrel_error *err)
{
    char list[300], hint[NAME_BYTES + 24];

    for (size_t i = 0; i < file->sheets.count; i++)
        if (lrel_text_is_equal(file->sheets.at[i].name, name)) {
            *chosen = i;
            return LREL_OK;
        }
    list_names(file, 0, list, sizeof list);
    suggest(file, name, hint, sizeof hint);
    return lrel__fail(err, LREL_E_NOT_FOUND, "no sheet \"%.*s\"%s The sheets are: %s",
                      LREL_TEXT_ARGS(lrel_reader__excerpt(name, NAME_BYTES)),
                      *hint ? hint : ".", list);
}

/* The visible sheets with @p rows rows or more, and the last of them. */
static size_t count_visible(const spreadsheet *file, int rows, size_t *last)
{
    size_t count = 0;

    for (size_t i = 0; i < file->sheets.count; i++)
        if (!file->sheets.at[i].is_hidden && file->sheets.at[i].row_count >= rows) {
            *last = i;
            count++;
        }
    return count;
}

static lrel_status choose(spreadsheet *file, const lrel_read_options *options,
                          size_t *chosen, lrel_error *err)
{
    const char *word = options->layer_word ? options->layer_word : "layer:";
    lrel_text name = options->layer;
    char list[300];
    lrel_status status;
    size_t tables;

    if (name.length > 0)
        return choose_named(file, name, chosen, err);
    *chosen = 0;
    if (file->sheets.count == 1 && !file->sheets.at[0].is_hidden)
        return LREL_OK;
    if ((status = count_rows(file, err)) != LREL_OK)
        return status;
    tables = count_visible(file, ROWS_OF_TABLE, chosen);
    if (tables == 1 || (tables == 0 && count_visible(file, 1, chosen) == 1))
        return LREL_OK;
    list_names(file, 1, list, sizeof list);
    if (tables > 1)
        return lrel__fail(err, LREL_E_NOT_FOUND,
                          "has %zu sheets with rows; name one with `%s`: %s", tables,
                          word, list);
    if (*list)
        return lrel__fail(err, LREL_E_NOT_FOUND,
                          "no sheet that is not hidden has rows; name one with `%s`: %s",
                          word, list);
    return lrel__fail(err, LREL_E_FORMAT, "a spreadsheet whose sheets are empty");
}

/* ---- reading ---- */

static lrel_status read_xlsx(spreadsheet *file, size_t chosen, lrel_sheet_cells *cells,
                             lrel_error *err)
{
    lrel_xlsx_strings strings = {.context = file->context};
    lrel_xlsx_styles styles = {.context = file->context};
    lrel_status status =
        lrel_xlsx_strings__read(&file->xlsx, cells->reader->table->arena, &strings, err);

    if (status == LREL_OK)
        status = lrel_xlsx_styles__read(&file->xlsx, &styles, err);
    if (status == LREL_OK)
        status =
            lrel_xlsx__read_sheet(&file->xlsx, chosen, &strings, &styles, cells, err);
    lrel_xlsx_strings__clear(&strings);
    lrel_xlsx_styles__clear(&styles);
    return status;
}

static uint64_t part_bytes(const spreadsheet *file, size_t chosen)
{
    return lrel_zip_bytes(file->zip, file->format == LREL_FORMAT_ODS
                                         ? "content.xml"
                                         : file->xlsx.sheets.at[chosen].part);
}

/* Hidden sheets that were not read, and the one that was. */
static lrel_status report_hidden(const spreadsheet *file, lrel_reader *reader,
                                 lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (size_t i = 0; i < file->sheets.count && status == LREL_OK; i++)
        if (file->sheets.at[i].is_hidden)
            status =
                lrel_reader__issue(reader, LREL_ISSUE_HIDDEN, -1, LREL_TEXT("layer"),
                                   file->sheets.at[i].name, LREL_TEXT("a sheet"), 1, err);
    return status;
}

static lrel_status read_sheet(spreadsheet *file, lrel_reader *reader, lrel_error *err)
{
    lrel_sheet_cells cells = {0};
    size_t chosen = 0;
    lrel_status status = choose(file, reader->options, &chosen, err);

    if (status != LREL_OK)
        return status;
    cells = lrel_sheet_cells__begin(reader, file->sheets.at[chosen].name,
                                    part_bytes(file, chosen));
    status = file->format == LREL_FORMAT_ODS
                 ? lrel_ods__read_sheet(file->zip, chosen, &cells, err)
                 : read_xlsx(file, chosen, &cells, err);
    if (status == LREL_OK)
        status = reader->options->is_grid ? lrel_sheet_grid__fill(&cells, err)
                                          : lrel_sheet_table__fill(&cells, err);
    lrel_sheet_cells__clear(&cells);
    return status == LREL_OK ? report_hidden(file, reader, err) : status;
}

lrel_status lrel_spreadsheet_read(lrel_reader *reader, lrel_format format,
                                  lrel_error *err)
{
    lrel_table *table = reader->table;
    spreadsheet file = {.context = reader->context, .format = format};
    lrel_status status =
        open_file(&file, (lrel_text){table->bytes, table->byte_count}, table->arena, err);

    if (status == LREL_OK)
        status = lrel_encoding__note(reader, "UTF-8", "the format's own", err);
    if (status == LREL_OK)
        status = read_sheet(&file, reader, err);
    close_file(&file);
    lrel_table__free_bytes(table);
    return status;
}

lrel_status lrel_spreadsheet_layers(const lrel_context *context, lrel_text bytes,
                                    lrel_format format, lrel_arena *arena,
                                    lrel_layer **out, size_t *count, lrel_error *err)
{
    spreadsheet file = {.context = context, .format = format};
    lrel_layer *layers = NULL;
    size_t found = 0;
    lrel_status status = open_file(&file, bytes, arena, err);

    if (status == LREL_OK)
        status = count_rows(&file, err);
    if (status == LREL_OK &&
        !(layers = lrel_arena_alloc(arena, file.sheets.count * sizeof *layers)))
        status = lrel__fail_memory(err);
    for (size_t i = 0; i < file.sheets.count && status == LREL_OK; i++)
        if (file.sheets.at[i].row_count > 0)
            layers[found++] = (lrel_layer){file.sheets.at[i].name, -1};
    close_file(&file);
    if (status != LREL_OK)
        return status;
    *out = layers;
    *count = found;
    return LREL_OK;
}
