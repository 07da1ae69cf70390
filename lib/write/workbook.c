/* SPDX-License-Identifier: Apache-2.0 */
/* workbook.c: cells in their order, in front of the module that makes workbooks. */
#include "write/workbook.h"

#include <assert.h>

#include "write/csv.h"
#include "write/shown.h"

#define COLUMNS_MAX 40
#define DRAFT_WIDTH 8

struct lrel_workbook {
    const lrel_context *context;
    const lrel_workbook_functions *does;
    lrel_xlsx_book *book;
    lrel_stream *stream;
    lrel_status status; /* of the first failure */
    lrel_error failure;
    uint32_t row; /* the next one */
    size_t column, column_count;
    char *text; /* the cell that is being filled */
    size_t text_capacity, text_length;
    size_t text_units; /* of UTF-16, as Excel counts */
    bool is_cut;
};

lrel_status lrel_workbook_try(lrel_error *err)
{
    const lrel_module_head *head;

    return lrel_module_open(LREL_MODULE_XLSX, &head, err);
}

lrel_status lrel_workbook_begin(const lrel_context *context, lrel_stream *stream,
                                lrel_date day, lrel_workbook **out, lrel_error *err)
{
    const lrel_module_head *head;
    lrel_status status = lrel_module_open(LREL_MODULE_XLSX, &head, err);
    lrel_workbook *book;

    if (status != LREL_OK)
        return status;
    book = lrel__calloc(context, 1, sizeof *book);
    if (!book)
        return lrel__fail_memory(err);
    book->context = context;
    book->does = (const lrel_workbook_functions *)head;
    book->stream = stream;
    lrel_error_init(&book->failure);
    status = book->does->begin(context, day.days, &book->book, err);
    if (status != LREL_OK) {
        lrel__free(context, book);
        return status;
    }
    *out = book;
    return LREL_OK;
}

void lrel_workbook_sheet(lrel_workbook *book, const char *name,
                         const lrel_sheet_column *columns, size_t count)
{
    lrel_sheet_column all[COLUMNS_MAX + 1];
    size_t all_count = count;

    assert(count <= COLUMNS_MAX && book->column == 0);
    memcpy(all, columns, count * sizeof *all);
    if (lrel_stream_mark_of(book->stream))
        all[all_count++] =
            (lrel_sheet_column){LREL_CSV_DRAFT_COLUMN, DRAFT_WIDTH, LREL_COLUMN_SHOWN};
    book->row = 1;
    book->column_count = count;
    if (book->status == LREL_OK)
        book->status =
            book->does->add_sheet(book->book, name, all, all_count, &book->failure);
}

bool lrel_workbook_is_full(const lrel_workbook *book)
{
    return book->row >= LREL_WORKBOOK_ROWS;
}

/* ---- texts ---- */

/* What is put in front of a text that a workbook would take for an escaped character
 * (ECMA-376, 22.9.2.19): itself escaped, the underscore that it begins with. */
#define ESCAPED_UNDERSCORE LREL_TEXT("_x005F")
#define ESCAPE_BYTES       7 /* _x0041_ */

static bool is_escape(lrel_text text)
{
    if (text.length < ESCAPE_BYTES || memcmp(text.at, "_x", 2) != 0 || text.at[6] != '_')
        return false;
    for (int i = 2; i < 6; i++)
        if (!memchr("0123456789abcdefABCDEF", text.at[i], 22))
            return false;
    return true;
}

/* Whatever comes behind a character that does not fit is left out too. */
static bool append(lrel_workbook *book, lrel_text text, size_t units)
{
    if (book->text_units + units > LREL_WORKBOOK_CELL_UNITS)
        return false;
    if (!lrel__grow(book->context, &book->text, &book->text_capacity,
                    book->text_length + text.length + 1, 1)) {
        book->status = lrel__fail_memory(&book->failure);
        return false;
    }
    memcpy(book->text + book->text_length, text.at, text.length);
    book->text_length += text.length;
    book->text_units += units;
    return true;
}

static void take_piece(void *user, lrel_text piece)
{
    lrel_workbook *book = user;

    while (piece.length > 0 && book->status == LREL_OK && !book->is_cut) {
        unsigned char c = (unsigned char)piece.at[0];
        size_t bytes = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;

        if (is_escape(piece))
            book->is_cut = !append(book, ESCAPED_UNDERSCORE, ESCAPED_UNDERSCORE.length);
        if (!book->is_cut)
            book->is_cut =
                !append(book, (lrel_text){piece.at, bytes}, bytes == 4 ? 2 : 1);
        piece.at += bytes;
        piece.length -= bytes;
    }
}

/* Into the room for one. @return false where there is nothing to write */
static bool make_text(lrel_workbook *book, lrel_text text)
{
    book->text_length = 0;
    book->text_units = 0;
    book->is_cut = false;
    lrel_shown_pieces(text, take_piece, book);
    if (book->status != LREL_OK || book->text_length == 0)
        return false;
    book->text[book->text_length] = '\0';
    return true;
}

static void write_text(lrel_workbook *book, size_t column, lrel_text text)
{
    if (make_text(book, text))
        book->status =
            book->does->text(book->book, book->row, column, book->text, &book->failure);
}

void lrel_workbook_text(lrel_workbook *book, lrel_text text)
{
    assert(book->column < book->column_count);
    write_text(book, book->column++, text);
}

void lrel_workbook_string(lrel_workbook *book, const char *string)
{
    lrel_workbook_text(book, lrel_text_of(string));
}

void lrel_workbook_choice(lrel_workbook *book, lrel_text text, const char *heading,
                          const char *const *choices, size_t count)
{
    size_t column = book->column;

    lrel_workbook_text(book, text);
    if (book->status == LREL_OK)
        book->status = book->does->choices(book->book, book->row, column, heading,
                                           choices, count, &book->failure);
}

void lrel_workbook_integer(lrel_workbook *book, int64_t value)
{
    assert(book->column < book->column_count);
    if (book->status == LREL_OK)
        book->status = book->does->number(book->book, book->row, book->column,
                                          (double)value, &book->failure);
    book->column++;
}

void lrel_workbook_empty(lrel_workbook *book)
{
    assert(book->column < book->column_count);
    book->column++;
}

void lrel_workbook_end_row(lrel_workbook *book)
{
    if (lrel_stream_mark_of(book->stream))
        write_text(book, book->column_count, LREL_TEXT(LREL_CSV_DRAFT));
    book->row++;
    book->column = 0;
}

/* ---- copies ---- */

void lrel_workbook_copy(lrel_workbook *book, const char *name, const double *widths,
                        size_t count)
{
    assert(book->column == 0);
    book->row = 0;
    book->column_count = count;
    if (book->status == LREL_OK)
        book->status =
            book->does->add_copy(book->book, name, widths, count, &book->failure);
}

void lrel_workbook_go_to(lrel_workbook *book, uint32_t row)
{
    assert(row >= book->row);
    book->row = row;
    book->column = 0;
}

void lrel_workbook_marked_text(lrel_workbook *book, lrel_text text, lrel_cell_mark mark)
{
    size_t column = book->column++;

    assert(column < book->column_count);
    if (make_text(book, text))
        book->status = book->does->marked_text(book->book, book->row, column, book->text,
                                               mark, &book->failure);
    else if (book->status == LREL_OK && mark != LREL_MARK_NONE)
        book->status = book->does->marked_text(book->book, book->row, column, "", mark,
                                               &book->failure);
}

void lrel_workbook_marked_number(lrel_workbook *book, double value, int places,
                                 lrel_cell_mark mark)
{
    assert(book->column < book->column_count);
    if (book->status == LREL_OK)
        book->status = book->does->marked_number(book->book, book->row, book->column,
                                                 value, places, mark, &book->failure);
    book->column++;
}

void lrel_workbook_comment(lrel_workbook *book, const char *text)
{
    assert(book->column > 0);
    if (make_text(book, lrel_text_of(text)))
        book->status = book->does->comment(book->book, book->row, book->column - 1,
                                           book->text, &book->failure);
}

/* ---- the end ---- */

static void take_bytes(void *user, const char *bytes, size_t count)
{
    lrel_stream_bytes(user, bytes, count);
}

lrel_status lrel_workbook_finish(lrel_workbook *book, lrel_error *err)
{
    lrel_status status = book->status;

    if (status != LREL_OK && err)
        *err = book->failure;
    else if (status == LREL_OK)
        status = book->does->finish(book->book, take_bytes, book->stream, err);
    lrel_workbook_abandon(book);
    return status;
}

void lrel_workbook_abandon(lrel_workbook *book)
{
    if (!book)
        return;
    book->does->free(book->book);
    lrel__free(book->context, book->text);
    lrel__free(book->context, book);
}
