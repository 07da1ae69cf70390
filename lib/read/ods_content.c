/* SPDX-License-Identifier: Apache-2.0 */
/* ods_content.c: the tables of content.xml (OpenDocument 1.3, part 3, 9.1). Rows and
 * cells are repeated by number: empty ones cost nothing, others as much as they hold. */
#include "read/ods_content.h"

#include <stdio.h>
#include <stdlib.h>

#include "read/ods_cell.h"

#define CONTENT "content.xml"

/* Nobody opens a spreadsheet with more. */
#define SHEETS_MAX 10000

/* A cell of the row that is open. */
typedef struct waiting_cell {
    lrel_sheet_cell cell;
    uint32_t repeat;
} waiting_cell;

typedef struct ods_job {
    const lrel_context *context;
    lrel_arena *arena;       /* of names, and of texts where a sheet is read */
    lrel_ods_sheets *sheets; /* that are listed; NULL: one is read */
    lrel_sheet_cells *out;   /* NULL: sheets are listed */
    size_t wanted, at;       /* numbers of sheets; `at` of the next */
    int depth, skipped;      /* levels inside what is not looked at; 0: none */
    bool is_in_sheet, is_wanted, is_in_cell;
    struct {
        lrel_text *at;
        size_t count, capacity;
    } hidden_styles;
    lrel_text style; /* of tables, that is open */
    uint64_t row;    /* of the sheet, that is open, from 1 */
    uint64_t column;
    uint32_t row_repeat, cell_repeat;
    bool is_hidden;
    bool is_covered;
    struct {
        waiting_cell *at;
        size_t count, capacity;
    } cells;
    lrel_ods_cell cell;
} ods_job;

static uint32_t repeated(const lrel_xml_element *element, const char *name)
{
    const char *count = lrel_xml_attribute_of(element, ":table:", name);
    long number = count ? strtol(count, NULL, 10) : 1;

    if (number < 1)
        return 1;
    return number > LREL_SHEET_ROWS ? LREL_SHEET_ROWS : (uint32_t)number;
}

static lrel_status keep(ods_job *job, lrel_text text, lrel_text *out, lrel_error *err)
{
    char *copy = lrel_arena_text(job->arena, text.at, text.length);

    if (!copy)
        return lrel__fail_memory(err);
    *out = (lrel_text){copy, text.length};
    return LREL_OK;
}

/* ---- sheets ---- */

static lrel_status note_style(ods_job *job, const lrel_xml_element *element,
                              lrel_error *err)
{
    const char *name = lrel_xml_attribute_of(element, ":style:", "name");
    const char *display = lrel_xml_attribute_of(element, ":table:", "display");
    lrel_text *place;

    if (strcmp(element->name, "style") == 0)
        return keep(job, lrel_text_of(name ? name : ""), &job->style, err);
    if (strcmp(element->name, "table-properties") != 0 || !display ||
        strcmp(display, "false") != 0)
        return LREL_OK;
    if (job->hidden_styles.count == SHEETS_MAX)
        return LREL_OK;
    if (!(place = LREL__PUSH(job->context, &job->hidden_styles)))
        return lrel__fail_memory(err);
    *place = job->style;
    return LREL_OK;
}

static bool is_hidden_style(const ods_job *job, const char *style)
{
    for (size_t i = 0; style && i < job->hidden_styles.count; i++)
        if (lrel_text_is_equal(job->hidden_styles.at[i], lrel_text_of(style)))
            return true;
    return false;
}

static lrel_status begin_sheet(ods_job *job, const lrel_xml_element *element,
                               lrel_error *err)
{
    const char *name = lrel_xml_attribute_of(element, ":table:", "name");
    const char *style = lrel_xml_attribute_of(element, ":table:", "style-name");
    lrel_ods_sheet *sheet;

    job->is_in_sheet = true;
    job->is_wanted = job->sheets || job->at == job->wanted;
    job->row = 0;
    if (++job->at > SHEETS_MAX)
        return lrel__fail(err, LREL_E_LIMIT, "more than %d sheets", SHEETS_MAX);
    if (!job->sheets)
        return LREL_OK;
    if (!(sheet = LREL__PUSH(job->context, job->sheets)))
        return lrel__fail_memory(err);
    *sheet = (lrel_ods_sheet){LREL_TEXT(""), is_hidden_style(job, style), 0};
    return keep(job, lrel_text_of(name ? name : ""), &sheet->name, err);
}

static lrel_status note_column(ods_job *job, const lrel_xml_element *element,
                               lrel_error *err)
{
    const char *visibility = lrel_xml_attribute_of(element, ":table:", "visibility");
    uint64_t first = job->column;

    job->column += repeated(element, "number-columns-repeated");
    if (!job->out || !visibility || strcmp(visibility, "visible") == 0 ||
        job->column > LREL_SHEET_COLUMNS)
        return LREL_OK;
    return lrel_sheet_cells__hide(job->out, (uint32_t)first, (uint32_t)job->column - 1,
                                  err);
}

/* ---- rows ---- */

static void begin_row(ods_job *job, const lrel_xml_element *element)
{
    const char *visibility = lrel_xml_attribute_of(element, ":table:", "visibility");

    job->row++;
    job->row_repeat = repeated(element, "number-rows-repeated");
    job->is_hidden = visibility && strcmp(visibility, "visible") != 0;
    job->column = 0;
    job->cells.count = 0;
}

static lrel_status add_waiting(ods_job *job, uint32_t row, const waiting_cell *waiting,
                               lrel_error *err)
{
    for (uint32_t i = 0; i < waiting->repeat; i++) {
        lrel_sheet_cell cell = waiting->cell;
        lrel_status status;

        cell.column += i;
        if ((status = lrel_sheet_cells__add(job->out, row, job->is_hidden, cell, err)) !=
            LREL_OK)
            return status;
    }
    return LREL_OK;
}

static lrel_status end_row(ods_job *job, lrel_error *err)
{
    uint64_t last = job->row + job->row_repeat - 1;

    if (job->sheets && job->cells.count > 0) {
        lrel_ods_sheet *sheet = &job->sheets->at[job->sheets->count - 1];
        uint32_t rows = (uint32_t)sheet->row_count + job->row_repeat;

        sheet->row_count = rows > 2 ? 2 : (int)rows;
    }
    if (job->cells.count > 0 && last > LREL_SHEET_ROWS)
        return lrel__fail(err, LREL_E_LIMIT, "a sheet with more than %d rows",
                          LREL_SHEET_ROWS);
    if (job->out)
        for (uint64_t row = job->row; job->cells.count > 0 && row <= last; row++)
            for (size_t i = 0; i < job->cells.count; i++) {
                lrel_status status =
                    add_waiting(job, (uint32_t)row, &job->cells.at[i], err);

                if (status != LREL_OK)
                    return status;
            }
    job->row = last;
    return LREL_OK;
}

/* ---- cells ---- */

static lrel_status add_merged(ods_job *job, const lrel_xml_element *element,
                              lrel_error *err)
{
    uint32_t columns = repeated(element, "number-columns-spanned");
    uint32_t rows = repeated(element, "number-rows-spanned");

    if (!job->out || (columns == 1 && rows == 1) || job->column >= LREL_SHEET_COLUMNS ||
        job->row > LREL_SHEET_ROWS)
        return LREL_OK;
    return lrel_sheet_cells__merge(
        job->out,
        (lrel_sheet_range){.first_row = (uint32_t)job->row,
                           .last_row = (uint32_t)job->row + rows - 1,
                           .first_column = (uint32_t)job->column,
                           .last_column = (uint32_t)job->column + columns - 1},
        err);
}

static lrel_status begin_cell(ods_job *job, const lrel_xml_element *element,
                              lrel_error *err)
{
    lrel_status status;

    job->is_in_cell = true;
    job->is_covered = strcmp(element->name, "covered-table-cell") == 0;
    job->cell_repeat = repeated(element, "number-columns-repeated");
    if ((status = add_merged(job, element, err)) != LREL_OK)
        return status;
    return lrel_ods_cell__begin(&job->cell, element, err);
}

static lrel_status end_cell(ods_job *job, lrel_error *err)
{
    char room[256];
    waiting_cell *place, cell = {.repeat = job->cell_repeat};
    uint64_t next = job->column + job->cell_repeat;
    lrel_status status;

    job->is_in_cell = false;
    cell.cell.kind =
        (uint8_t)lrel_ods_cell__value(&job->cell, room, sizeof room, &cell.cell.text);
    cell.cell.column = (uint32_t)job->column;
    if (job->is_covered || cell.cell.text.length == 0) {
        job->column = next;
        return LREL_OK;
    }
    if (job->out && lrel_gathered__is_too_long(&job->cell.text))
        return lrel_sheet_cells__fail_length(
            job->out, (uint32_t)job->row, (uint32_t)job->column,
            job->cell.text.count + job->cell.text.lost, err);
    if (next > LREL_SHEET_COLUMNS)
        return lrel__fail(err, LREL_E_LIMIT, "a sheet with more than %d columns",
                          LREL_SHEET_COLUMNS);
    job->column = next;
    if (job->out && (status = keep(job, cell.cell.text, &cell.cell.text, err)) != LREL_OK)
        return status;
    if (!(place = LREL__PUSH(job->context, &job->cells)))
        return lrel__fail_memory(err);
    *place = cell;
    return LREL_OK;
}

/* ---- elements ---- */

/* What holds tables that are no sheets of the file, or no cells. */
static bool is_passed_over(const char *name)
{
    static const char *const names[] = {"tracked-changes", "dde-links", "shapes", "forms",
                                        "named-expressions"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

static lrel_status start_in_sheet(ods_job *job, const lrel_xml_element *element,
                                  lrel_error *err)
{
    const char *name = element->name;

    if (strcmp(name, "table-cell") == 0 || strcmp(name, "covered-table-cell") == 0)
        return begin_cell(job, element, err);
    if (strcmp(name, "table-row") == 0)
        begin_row(job, element);
    else if (strcmp(name, "table-column") == 0)
        return note_column(job, element, err);
    return LREL_OK;
}

static lrel_status on_start(void *user, const lrel_xml_element *element, lrel_error *err)
{
    ods_job *job = user;
    lrel_status status = LREL_OK;

    if (job->skipped > 0 || is_passed_over(element->name)) {
        job->skipped++;
        return LREL_OK;
    }
    if (job->is_in_cell) {
        if (!lrel_ods_cell__start(&job->cell, element, &status, err))
            job->skipped++;
        return status;
    }
    if (!lrel_xml_is_of(element, ":table:") && !job->is_in_sheet)
        return note_style(job, element, err);
    if (!lrel_xml_is_of(element, ":table:"))
        return LREL_OK;
    if (strcmp(element->name, "table") == 0) {
        job->column = 0;
        return begin_sheet(job, element, err);
    }
    if (!job->is_in_sheet)
        return LREL_OK;
    if (!job->is_wanted) {
        job->skipped++;
        return LREL_OK;
    }
    return start_in_sheet(job, element, err);
}

static lrel_status on_end(void *user, const char *name, lrel_error *err)
{
    ods_job *job = user;

    if (job->skipped > 0) {
        job->skipped--;
        return LREL_OK;
    }
    if (job->is_in_cell) {
        lrel_ods_cell__end(&job->cell, name);
        if (strcmp(name, "table-cell") == 0 || strcmp(name, "covered-table-cell") == 0)
            return end_cell(job, err);
        return LREL_OK;
    }
    if (job->is_in_sheet && strcmp(name, "table-row") == 0)
        return end_row(job, err);
    if (strcmp(name, "table") == 0) {
        job->is_in_sheet = false;
        return job->out && job->is_wanted ? LREL_DONE : LREL_OK;
    }
    return LREL_OK;
}

static lrel_status on_text(void *user, lrel_text text, lrel_error *err)
{
    ods_job *job = user;

    return job->is_in_cell && job->skipped == 0
               ? lrel_ods_cell__add_text(&job->cell, text, err)
               : LREL_OK;
}

static lrel_status read(ods_job *job, lrel_zip *zip, lrel_error *err)
{
    static const lrel_xml_listener listener = {
        .start = on_start, .end = on_end, .text = on_text};
    lrel_status status;

    job->cell = (lrel_ods_cell){.value = {.context = job->context},
                                .formula = {.context = job->context},
                                .text = {.context = job->context}};
    status = lrel_package__read(job->context, zip, CONTENT, &listener, job, err);
    lrel_gathered__clear(&job->cell.value);
    lrel_gathered__clear(&job->cell.formula);
    lrel_gathered__clear(&job->cell.text);
    lrel__free(job->context, job->cells.at);
    lrel__free(job->context, job->hidden_styles.at);
    if (status == LREL_E_NOT_FOUND)
        return lrel__fail(err, LREL_E_FORMAT,
                          "a zip file that holds no OpenDocument spreadsheet (" CONTENT
                          " is missing)");
    return status;
}

lrel_status lrel_ods__list(const lrel_context *context, lrel_zip *zip, lrel_arena *arena,
                           lrel_ods_sheets *out, lrel_error *err)
{
    ods_job job = {.context = context, .arena = arena, .sheets = out};

    *out = (lrel_ods_sheets){.context = context};
    return read(&job, zip, err);
}

lrel_status lrel_ods__read_sheet(lrel_zip *zip, size_t sheet, lrel_sheet_cells *out,
                                 lrel_error *err)
{
    ods_job job = {.context = out->reader->context,
                   .arena = out->reader->table->arena,
                   .out = out,
                   .wanted = sheet};

    return read(&job, zip, err);
}
