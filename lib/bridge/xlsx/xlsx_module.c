/* SPDX-License-Identifier: Apache-2.0 */
/* xlsx_module.c: workbooks by libxlsxwriter, row by row, so that no sheet has to be kept
 * in memory. What it keeps on the disk meanwhile are files without a name, in the folder
 * for temporary files. */
#include <locale.h>
#include <stdio.h>
#include <unistd.h>
#include <xlsxwriter.h>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/lsan_interface.h>
#endif

#include "bridge/xlsx/xlsx_bytes.h"
#include "core/fail.h"
#include "landrelease/version.h"

#define SECONDS_OF_DAY 86400
#define NOON           43200 /* libxlsxwriter takes 0 seconds for "now" */

#define LISTS_SHEET "Lists"
#define LISTS_MAX   256
#define LIST_WIDTH  24

/* What a cell may be chosen from; a column of the last sheet. */
typedef struct choice_list {
    const char *heading;
    const char *const *texts;
    size_t count;
} choice_list;

struct lrel_xlsx_book {
    const lrel_context *context;
    int descriptor;
    locale_t plain; /* numbers with a decimal point, whatever the host has set */
    lxw_workbook *workbook;
    lxw_worksheet *sheet; /* the one that is being filled; NULL: none */
    lxw_col_t column_count;
    lxw_row_t last_row;
    bool is_copy; /* the sheet: without headings to filter by */
    lxw_format *heading, *heading_to_fill, *text, *date;
    lxw_format *marked[LREL_MARK_COUNT][LREL_WORKBOOK_PLACES + 2]; /* the last: texts */
    choice_list lists[LISTS_MAX];
    size_t list_count;
};

extern __attribute__((visibility("default")))
const lrel_workbook_functions lrel_module_xlsx;

static lrel_status fail(lxw_error reason, lrel_error *err)
{
    if (reason == LXW_ERROR_MEMORY_MALLOC_FAILED)
        return lrel__fail_memory(err);
    return lrel__fail(err, LREL_E_WRITE, "the workbook cannot be made: %.150s",
                      lxw_strerror(reason));
}

/* ---- beginning ---- */

static lxw_format *add_heading(lxw_workbook *workbook, lxw_color_t colour)
{
    lxw_format *format = workbook_add_format(workbook);

    if (!format)
        return NULL;
    format_set_bold(format);
    format_set_bg_color(format, colour);
    format_set_bottom(format, LXW_BORDER_THIN);
    return format;
}

static lxw_format *add_number_format(lxw_workbook *workbook, const char *form)
{
    lxw_format *format = workbook_add_format(workbook);

    if (format)
        format_set_num_format(format, form);
    return format;
}

static bool add_formats(lrel_xlsx_book *book)
{
    book->heading = add_heading(book->workbook, 0xDDDDDD);
    book->heading_to_fill = add_heading(book->workbook, 0xFFE699);
    book->text = add_number_format(book->workbook, "@");
    book->date = add_number_format(book->workbook, "yyyy-mm-dd");
    return book->heading && book->heading_to_fill && book->text && book->date;
}

static bool open_workbook(lrel_xlsx_book *book, const char *name, int32_t days)
{
    lxw_workbook_options options = {.constant_memory = LXW_TRUE};
    lxw_doc_properties properties = {.created = (time_t)days * SECONDS_OF_DAY + NOON};

    book->workbook = workbook_new_opt(name, &options);
    return book->workbook && add_formats(book) &&
           workbook_set_properties(book->workbook, &properties) == LXW_NO_ERROR;
}

static void free_book(lrel_xlsx_book *book)
{
    if (!book)
        return;
    if (book->workbook)
        lxw_workbook_free(book->workbook);
    if (book->plain)
        freelocale(book->plain);
    if (book->descriptor >= 0)
        (void)close(book->descriptor);
    lrel__free(book->context, book);
}

static lrel_status begin(const lrel_context *context, int32_t days, lrel_xlsx_book **out,
                         lrel_error *err)
{
    lrel_xlsx_book *book = lrel__calloc(context, 1, sizeof *book);
    char name[LREL_XLSX_NAME_BYTES];

    if (!book)
        return lrel__fail_memory(err);
    book->context = context;
    book->descriptor = lrel_xlsx__make_bytes(name);
    book->plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    if (book->descriptor < 0 || !book->plain || !open_workbook(book, name, days)) {
        free_book(book);
        return lrel__fail_memory(err);
    }
    *out = book;
    return LREL_OK;
}

/* ---- sheets ---- */

/* What can only be said when the last row is known. */
static lxw_error end_sheet(lrel_xlsx_book *book)
{
    lxw_worksheet *sheet = book->sheet;

    book->sheet = NULL;
    return sheet && book->last_row > 0 && !book->is_copy
               ? worksheet_autofilter(sheet, 0, 0, book->last_row,
                                      (lxw_col_t)(book->column_count - 1))
               : LXW_NO_ERROR;
}

static lxw_format *format_of(const lrel_xlsx_book *book, lrel_column_use use)
{
    switch (use) {
    case LREL_COLUMN_FOR_TEXT:
        return book->text;
    case LREL_COLUMN_FOR_A_DATE:
        return book->date;
    case LREL_COLUMN_SHOWN:
        break;
    }
    return NULL;
}

static lxw_error begin_column(const lrel_xlsx_book *book, lxw_col_t number,
                              const lrel_sheet_column *column)
{
    lxw_error reason = worksheet_set_column(book->sheet, number, number, column->width,
                                            format_of(book, column->use));

    return reason != LXW_NO_ERROR
               ? reason
               : worksheet_write_string(book->sheet, 0, number, column->heading,
                                        column->use == LREL_COLUMN_SHOWN
                                            ? book->heading
                                            : book->heading_to_fill);
}

static lxw_error begin_sheet(lrel_xlsx_book *book, const char *name,
                             const lrel_sheet_column *columns, size_t count)
{
    lxw_error reason = end_sheet(book);

    if (reason != LXW_NO_ERROR)
        return reason;
    book->sheet = workbook_add_worksheet(book->workbook, name);
    if (!book->sheet)
        return LXW_ERROR_MEMORY_MALLOC_FAILED;
    book->column_count = (lxw_col_t)count;
    book->last_row = 0;
    book->is_copy = false;
    worksheet_freeze_panes(book->sheet, 1, 0);
    for (size_t i = 0; i < count && reason == LXW_NO_ERROR; i++)
        reason = begin_column(book, (lxw_col_t)i, &columns[i]);
    return reason;
}

static lrel_status add_sheet(lrel_xlsx_book *book, const char *name,
                             const lrel_sheet_column *columns, size_t count,
                             lrel_error *err)
{
    locale_t hosts = uselocale(book->plain);
    lxw_error reason = begin_sheet(book, name, columns, count);

    uselocale(hosts);
    return reason == LXW_NO_ERROR ? LREL_OK : fail(reason, err);
}

/* ---- cells ---- */

static lrel_status write_text(lrel_xlsx_book *book, uint32_t row, size_t column,
                              const char *text, lrel_error *err)
{
    lxw_error reason =
        worksheet_write_string(book->sheet, row, (lxw_col_t)column, text, NULL);

    book->last_row = row;
    return reason == LXW_NO_ERROR ? LREL_OK : fail(reason, err);
}

static lrel_status write_number(lrel_xlsx_book *book, uint32_t row, size_t column,
                                double value, lrel_error *err)
{
    locale_t hosts = uselocale(book->plain);
    lxw_error reason =
        worksheet_write_number(book->sheet, row, (lxw_col_t)column, value, NULL);

    uselocale(hosts);
    book->last_row = row;
    return reason == LXW_NO_ERROR ? LREL_OK : fail(reason, err);
}

/* ---- copies of other sheets, with marks ---- */

static lrel_status add_copy(lrel_xlsx_book *book, const char *name, const double *widths,
                            size_t count, lrel_error *err)
{
    locale_t hosts = uselocale(book->plain);
    lxw_error reason = end_sheet(book);

    book->sheet = workbook_add_worksheet(book->workbook, name);
    if (!book->sheet)
        reason = LXW_ERROR_MEMORY_MALLOC_FAILED;
    book->column_count = (lxw_col_t)count;
    book->last_row = 0;
    book->is_copy = true;
    for (size_t i = 0; i < count && reason == LXW_NO_ERROR; i++)
        reason = worksheet_set_column(book->sheet, (lxw_col_t)i, (lxw_col_t)i, widths[i],
                                      NULL);
    uselocale(hosts);
    return reason == LXW_NO_ERROR ? LREL_OK : fail(reason, err);
}

/* Made when it is first asked for. */
static lxw_format *marked_format(lrel_xlsx_book *book, lrel_cell_mark mark, int places)
{
    static const lxw_color_t colours[LREL_MARK_COUNT] = {0, 0xDDDDDD, 0xDDEBF7, 0xFFE699,
                                                         0xF8B4B4};
    static const char *const forms[] = {"#,##0",       "#,##0.0",    "#,##0.00",
                                        "#,##0.000",   "#,##0.0000", "#,##0.00000",
                                        "#,##0.000000"};
    bool is_text = places < 0;
    lxw_format **format;

    if (places > LREL_WORKBOOK_PLACES)
        places = LREL_WORKBOOK_PLACES;
    format = &book->marked[mark][is_text ? LREL_WORKBOOK_PLACES + 1 : places];
    if (*format || !(*format = workbook_add_format(book->workbook)))
        return *format;
    if (colours[mark])
        format_set_bg_color(*format, colours[mark]);
    if (mark == LREL_MARK_HEADING)
        format_set_bold(*format);
    if (!is_text)
        format_set_num_format(*format, forms[places]);
    return *format;
}

static lrel_status write_marked_text(lrel_xlsx_book *book, uint32_t row, size_t column,
                                     const char *text, lrel_cell_mark mark,
                                     lrel_error *err)
{
    lxw_format *format = marked_format(book, mark, -1);
    lxw_error reason = LXW_ERROR_MEMORY_MALLOC_FAILED;

    if (format)
        reason = *text
                     ? worksheet_write_string(book->sheet, row, (lxw_col_t)column, text,
                                              format)
                     : worksheet_write_blank(book->sheet, row, (lxw_col_t)column, format);
    book->last_row = row;
    return reason == LXW_NO_ERROR ? LREL_OK : fail(reason, err);
}

static lrel_status write_marked_number(lrel_xlsx_book *book, uint32_t row, size_t column,
                                       double value, int places, lrel_cell_mark mark,
                                       lrel_error *err)
{
    locale_t hosts = uselocale(book->plain);
    lxw_format *format = marked_format(book, mark, places < 0 ? 0 : places);
    lxw_error reason = format ? worksheet_write_number(book->sheet, row,
                                                       (lxw_col_t)column, value, format)
                              : LXW_ERROR_MEMORY_MALLOC_FAILED;

    uselocale(hosts);
    book->last_row = row;
    return reason == LXW_NO_ERROR ? LREL_OK : fail(reason, err);
}

static lrel_status write_comment(lrel_xlsx_book *book, uint32_t row, size_t column,
                                 const char *text, lrel_error *err)
{
    lxw_comment_options options = {.width = 320, .height = 120};
    lxw_error reason =
        worksheet_write_comment_opt(book->sheet, row, (lxw_col_t)column, text, &options);

    return reason == LXW_NO_ERROR ? LREL_OK : fail(reason, err);
}

/* ---- lists to choose from ---- */

/* The number of the list, which is added where it is a new one; LISTS_MAX: no room. */
static size_t find_list(lrel_xlsx_book *book, const choice_list *list)
{
    size_t i = 0;

    while (i < book->list_count && book->lists[i].texts != list->texts)
        i++;
    if (i == book->list_count && i < LISTS_MAX)
        book->lists[book->list_count++] = *list;
    return i;
}

/* libxlsxwriter 1.1 loses the first of two copies that it makes of the formula: a few
 * bytes for each cell with a list, which is no leak of ours. */
static lxw_error validate(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
                          lxw_data_validation *validation)
{
    lxw_error reason;

#if defined(__SANITIZE_ADDRESS__)
    __lsan_disable();
#endif
    reason = worksheet_data_validation_cell(sheet, row, column, validation);
#if defined(__SANITIZE_ADDRESS__)
    __lsan_enable();
#endif
    return reason;
}

static lrel_status give_choices(lrel_xlsx_book *book, uint32_t row, size_t column,
                                const char *heading, const char *const *texts,
                                size_t count, lrel_error *err)
{
    const choice_list list = {heading, texts, count};
    char first[LXW_MAX_CELL_NAME_LENGTH], last[LXW_MAX_CELL_NAME_LENGTH], range[80];
    lxw_data_validation validation = {
        .validate = LXW_VALIDATION_TYPE_LIST_FORMULA,
        .value_formula = range,
        .error_title = (char *)(uintptr_t) "Not in the list", /* it only reads them */
        .error_message =
            (char
                 *)(uintptr_t) "Please choose one of the list, or leave the cell empty."};
    size_t number = find_list(book, &list);
    lxw_error reason;

    if (number == LISTS_MAX)
        return lrel__fail(err, LREL_E_LIMIT, "a workbook has more than %d lists",
                          LISTS_MAX);
    lxw_rowcol_to_cell_abs(first, 1, (lxw_col_t)number, 1, 1);
    lxw_rowcol_to_cell_abs(last, (lxw_row_t)count, (lxw_col_t)number, 1, 1);
    snprintf(range, sizeof range, "=" LISTS_SHEET "!%s:%s", first, last);
    reason = validate(book->sheet, row, (lxw_col_t)column, &validation);
    return reason == LXW_NO_ERROR ? LREL_OK : fail(reason, err);
}

static size_t longest_list(const lrel_xlsx_book *book)
{
    size_t most = 0;

    for (size_t i = 0; i < book->list_count; i++)
        if (book->lists[i].count > most)
            most = book->lists[i].count;
    return most;
}

/* Row by row, as all sheets are. */
static lxw_error write_lists(lrel_xlsx_book *book)
{
    lrel_sheet_column columns[LISTS_MAX];
    lxw_error reason;

    if (book->list_count == 0)
        return LXW_NO_ERROR;
    for (size_t i = 0; i < book->list_count; i++)
        columns[i] =
            (lrel_sheet_column){book->lists[i].heading, LIST_WIDTH, LREL_COLUMN_SHOWN};
    reason = begin_sheet(book, LISTS_SHEET, columns, book->list_count);
    for (size_t row = 0, rows = longest_list(book); row < rows; row++)
        for (size_t i = 0; i < book->list_count && reason == LXW_NO_ERROR; i++)
            if (row < book->lists[i].count)
                reason =
                    worksheet_write_string(book->sheet, (lxw_row_t)row + 1, (lxw_col_t)i,
                                           book->lists[i].texts[row], NULL);
    return reason;
}

/* ---- the end ---- */

static lrel_status finish(lrel_xlsx_book *book, lrel_workbook_sink sink, void *user,
                          lrel_error *err)
{
    locale_t hosts = uselocale(book->plain);
    lxw_error reason = write_lists(book);

    if (reason == LXW_NO_ERROR)
        reason = end_sheet(book);
    if (reason == LXW_NO_ERROR) {
        reason = workbook_close(book->workbook); /* frees it, whatever comes of it */
        book->workbook = NULL;
    }
    uselocale(hosts);
    if (reason != LXW_NO_ERROR)
        return fail(reason, err);
    return lrel_xlsx__give_bytes(book->descriptor, sink, user)
               ? LREL_OK
               : lrel__fail(err, LREL_E_WRITE, "the workbook cannot be read back");
}

static void library_version(char *out, size_t capacity)
{
    snprintf(out, capacity, "libxlsxwriter %s", lxw_version());
}

const lrel_workbook_functions lrel_module_xlsx = {
    .head = {LREL_MODULE_ABI, LREL_VERSION, library_version},
    .begin = begin,
    .add_sheet = add_sheet,
    .text = write_text,
    .number = write_number,
    .add_copy = add_copy,
    .marked_text = write_marked_text,
    .marked_number = write_marked_number,
    .comment = write_comment,
    .choices = give_choices,
    .finish = finish,
    .free = free_book,
};
