/* SPDX-License-Identifier: Apache-2.0 */
/* sheet_files.c: the least that Excel and LibreOffice open, packed by libzip. */
#include "support/sheet_files.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#define RELATIONS "http://schemas.openxmlformats.org/package/2006/relationships"
#define DOCUMENT  "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define MAIN      "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

void zip_texts_write(const char *path, const zip_text *parts, size_t count)
{
    int code;
    zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code);

    assert_non_null(zip);
    for (size_t i = 0; i < count; i++) {
        zip_source_t *source =
            zip_source_buffer(zip, parts[i].text, strlen(parts[i].text), 0);

        assert_non_null(source);
        assert_true(zip_file_add(zip, parts[i].name, source, 0) >= 0);
    }
    assert_int_equal(zip_close(zip), 0);
}

/* ---- text that grows ---- */

typedef struct growing {
    char *at;
    size_t length, capacity;
} growing;

static void put_bytes(growing *g, const char *text, size_t length)
{
    if (g->length + length + 1 > g->capacity) {
        g->capacity = 2 * (g->length + length + 1);
        g->at = realloc(g->at, g->capacity);
        assert_non_null(g->at);
    }
    memcpy(g->at + g->length, text, length);
    g->length += length;
    g->at[g->length] = '\0';
}

static void put(growing *g, const char *text)
{
    put_bytes(g, text, strlen(text));
}

static void put_number(growing *g, const char *format, long number)
{
    char room[80];

    snprintf(room, sizeof room, format, number);
    put(g, room);
}

static void put_escaped(growing *g, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (text[i] == '&')
            put(g, "&amp;");
        else if (text[i] == '<')
            put(g, "&lt;");
        else if (text[i] == '"')
            put(g, "&quot;");
        else
            put_bytes(g, text + i, 1);
}

/* ---- cells ---- */

typedef struct cell_text {
    char kind;  /* of the language above; '\0': a text */
    bool is_id; /* shown with four digits */
    bool is_date;
    const char *text;
    size_t length;
} cell_text;

static cell_text parse_cell(const char *text, size_t length)
{
    cell_text cell = {'\0', false, false, text, length};
    const char *at;

    if (length == 0 || !strchr("#d!?", text[0]) ||
        (text[0] == 'd' && (length < 2 || text[1] < '0' || text[1] > '9')))
        return cell;
    cell.kind = text[0];
    cell.text++;
    cell.length--;
    at = memchr(cell.text, '@', cell.length);
    if (cell.kind == '#' && at) {
        cell.is_id = strncmp(at, "@id", 3) == 0;
        cell.is_date = !cell.is_id;
        cell.length = (size_t)(at - cell.text);
    }
    return cell;
}

static void put_xlsx_value(growing *g, const cell_text *cell)
{
    switch (cell->kind) {
    case '#':
        put(g, cell->is_id ? " s=\"2\"><v>" : cell->is_date ? " s=\"1\"><v>" : "><v>");
        put_bytes(g, cell->text, cell->length);
        put(g, "</v></c>");
        break;
    case 'd':
        put(g, " t=\"d\"><v>");
        put_bytes(g, cell->text, cell->length);
        put(g, "</v></c>");
        break;
    case '!':
        put(g, " t=\"e\"><v>");
        put_bytes(g, cell->text, cell->length);
        put(g, "</v></c>");
        break;
    case '?':
        put(g, "><f>SUM(A1:A2)</f></c>");
        break;
    default:
        put(g, " t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        put_escaped(g, cell->text, cell->length);
        put(g, "</t></is></c>");
        break;
    }
}

static void put_xlsx_cell(growing *g, long row, int column, const char *text,
                          size_t length)
{
    cell_text cell = parse_cell(text, length);
    char address[24];

    snprintf(address, sizeof address, "%c%ld", 'A' + column, row);
    put(g, "<c r=\"");
    put(g, address);
    put(g, "\"");
    put_xlsx_value(g, &cell);
}

static void put_ods_cell(growing *g, const char *text, size_t length)
{
    cell_text cell = parse_cell(text, length);

    if (length == 0) {
        put(g, "<table:table-cell/>");
        return;
    }
    put(g, "<table:table-cell");
    switch (cell.kind) {
    case '#':
        put(g, " office:value-type=\"float\" office:value=\"");
        put_bytes(g, cell.text, cell.length);
        put(g, "\"><text:p>");
        put_bytes(g, "0000", cell.is_id && cell.length < 4 ? 4 - cell.length : 0);
        break;
    case 'd':
        put(g, " office:value-type=\"date\" office:date-value=\"");
        put_bytes(g, cell.text, cell.length);
        put(g, "\"><text:p>");
        break;
    case '!':
        put(g, " table:formula=\"of:=NA()\" office:value-type=\"string\" "
               "office:string-value=\"\" calcext:value-type=\"error\"><text:p>");
        break;
    case '?':
        put(g, " table:formula=\"of:=SUM(A1:A2)\"/>");
        return;
    default:
        put(g, " office:value-type=\"string\"><text:p>");
        break;
    }
    put_escaped(g, cell.text, cell.length);
    put(g, "</text:p></table:table-cell>");
}

/* ---- rows ---- */

typedef void (*put_row_fn)(growing *g, long number, bool is_hidden, const char *line,
                           size_t length);

static void put_xlsx_row(growing *g, long number, bool is_hidden, const char *line,
                         size_t length)
{
    int column = 0;

    put_number(g, "<row r=\"%ld\"", number);
    put(g, is_hidden ? " hidden=\"1\">" : ">");
    for (size_t from = 0, at = 0; at <= length; at++) {
        if (at < length && line[at] != '|')
            continue;
        if (at > from)
            put_xlsx_cell(g, number, column, line + from, at - from);
        column++;
        from = at + 1;
    }
    put(g, "</row>");
}

static void put_ods_row(growing *g, long number, bool is_hidden, const char *line,
                        size_t length)
{
    (void)number;
    put(g, is_hidden ? "<table:table-row table:visibility=\"collapse\">"
                     : "<table:table-row>");
    for (size_t from = 0, at = 0; at <= length; at++) {
        if (at < length && line[at] != '|')
            continue;
        put_ods_cell(g, line + from, at - from);
        from = at + 1;
    }
    put(g, "</table:table-row>");
}

/* Lines with a merged range go to @p merged. */
static void put_rows(growing *g, growing *merged, const char *rows, put_row_fn put_row)
{
    long number = 1;

    while (*rows) {
        size_t length = strcspn(rows, "\n");
        bool is_hidden = rows[0] == '~';

        if (rows[0] == '>') {
            put(merged, "<mergeCell ref=\"");
            put_bytes(merged, rows + 1, length - 1);
            put(merged, "\"/>");
        } else {
            put_row(g, number++, is_hidden, rows + is_hidden, length - is_hidden);
        }
        rows += length + (rows[length] == '\n');
    }
}

/* ---- XLSX ---- */

#define FIXED_PARTS 4
#define SHEETS_MAX  8

static void put_relation(growing *g, const char *id, const char *kind, const char *target)
{
    put(g, "<Relationship Id=\"");
    put(g, id);
    put(g, "\" Type=\"" DOCUMENT "/");
    put(g, kind);
    put(g, "\" Target=\"");
    put(g, target);
    put(g, "\"/>");
}

static const char styles[] =
    "<styleSheet xmlns=\"" MAIN "\"><numFmts count=\"1\">"
    "<numFmt numFmtId=\"164\" formatCode=\"0000\"/></numFmts><cellXfs>"
    "<xf numFmtId=\"0\"/><xf numFmtId=\"22\"/><xf numFmtId=\"164\"/></cellXfs>"
    "</styleSheet>";

static const char package[] =
    "<Relationships xmlns=\"" RELATIONS "\"><Relationship Id=\"r\" Type=\"" DOCUMENT
    "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";

/* The workbook and its relationships. */
static void put_workbook(growing *book, growing *relations, const sheet_text *sheets,
                         size_t count, bool is_1904, bool has_strings)
{
    put(book, "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" DOCUMENT "\">");
    put(book, is_1904 ? "<workbookPr date1904=\"1\"/><sheets>" : "<sheets>");
    put(relations, "<Relationships xmlns=\"" RELATIONS "\">");
    for (size_t i = 0; i < count; i++) {
        char id[16], target[40];

        snprintf(id, sizeof id, "rId%zu", i + 1);
        snprintf(target, sizeof target, "worksheets/sheet%zu.xml", i + 1);
        put_relation(relations, id, "worksheet", target);
        put(book, "<sheet name=\"");
        put_escaped(book, sheets[i].name, strlen(sheets[i].name));
        put_number(book, "\" sheetId=\"%ld\" r:id=\"", (long)i + 1);
        put(book, id);
        put(book, sheets[i].is_hidden ? "\" state=\"hidden\"/>" : "\"/>");
    }
    put(book, "</sheets></workbook>");
    put_relation(relations, "st", "styles", "/xl/styles.xml");
    if (has_strings)
        put_relation(relations, "ss", "sharedStrings", "sharedStrings.xml");
    put(relations, "</Relationships>");
}

/* Parts of sheets are @p xml. */
static void write_workbook(const char *path, const sheet_text *sheets, const growing *xml,
                           size_t count, bool is_1904, const char *strings)
{
    growing book = {0}, relations = {0};
    char names[SHEETS_MAX][40];
    zip_text parts[FIXED_PARTS + 1 + SHEETS_MAX] = {{"_rels/.rels", package},
                                                    {"xl/workbook.xml", NULL},
                                                    {"xl/_rels/workbook.xml.rels", NULL},
                                                    {"xl/styles.xml", styles}};
    size_t used = FIXED_PARTS;

    assert_true(count <= SHEETS_MAX);
    put_workbook(&book, &relations, sheets, count, is_1904, strings != NULL);
    parts[1].text = book.at;
    parts[2].text = relations.at;
    for (size_t i = 0; i < count; i++) {
        snprintf(names[i], sizeof names[i], "xl/worksheets/sheet%zu.xml", i + 1);
        parts[used++] = (zip_text){names[i], xml[i].at};
    }
    if (strings)
        parts[used++] = (zip_text){"xl/sharedStrings.xml", strings};
    zip_texts_write(path, parts, used);
    free(book.at);
    free(relations.at);
}

void xlsx_write(const char *path, const sheet_text *sheets, size_t count, bool is_1904)
{
    growing xml[SHEETS_MAX] = {{0}};

    for (size_t i = 0; i < count; i++) {
        growing merged = {0};

        put(&xml[i], XLSX_SHEET_START);
        put_rows(&xml[i], &merged, sheets[i].rows, put_xlsx_row);
        put(&xml[i], "</sheetData>");
        if (merged.at) {
            put(&xml[i], "<mergeCells>");
            put(&xml[i], merged.at);
            put(&xml[i], "</mergeCells>");
        }
        put(&xml[i], "</worksheet>");
        free(merged.at);
    }
    write_workbook(path, sheets, xml, count, is_1904, NULL);
    for (size_t i = 0; i < count; i++)
        free(xml[i].at);
}

void xlsx_write_xml(const char *path, const char *xml, const char *strings)
{
    const sheet_text sheet = {"S", "", false};
    growing part = {0};

    put(&part, xml);
    write_workbook(path, &sheet, &part, 1, false, strings);
    free(part.at);
}

/* ---- ODS ---- */

#define ODS(name) "xmlns:" name "=\"urn:oasis:names:tc:opendocument:xmlns:" name ":1.0\" "

void ods_write(const char *path, const sheet_text *sheets, size_t count)
{
    growing content = {0}, merged = {0};

    put(&content,
        "<office:document-content " ODS("office") ODS("style") ODS("table")
            ODS("text") "xmlns:calcext=\"urn:org:documentfoundation:names:experimental:"
                        "calc:xmlns:"
                        "calcext:1.0\"><office:automatic-styles><style:style "
                        "style:name=\"ta2\" "
                        "style:family=\"table\"><style:table-properties "
                        "table:display=\"false\"/>"
                        "</style:style></"
                        "office:automatic-styles><office:body><office:spreadsheet>");
    for (size_t i = 0; i < count; i++) {
        put(&content, "<table:table table:name=\"");
        put_escaped(&content, sheets[i].name, strlen(sheets[i].name));
        put(&content, sheets[i].is_hidden ? "\" table:style-name=\"ta2\">" : "\">");
        put_rows(&content, &merged, sheets[i].rows, put_ods_row);
        put(&content, "</table:table>");
    }
    put(&content, "</office:spreadsheet></office:body></office:document-content>");
    zip_texts_write(
        path,
        (const zip_text[]){{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                           {"content.xml", content.at}},
        2);
    free(content.at);
    free(merged.at);
}
