/* SPDX-License-Identifier: Apache-2.0 */
/* worked_parse.c: headings and tables of a Markdown file. Strict, since a table that is
 * skipped is a case that nobody runs. */
#include "ledger/worked.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct parser {
    const char *path;
    worked_text *out;
    int line;
    worked_table *open; /* the table that the line before belongs to, or NULL */
    bool has_failed;
} parser;

__attribute__((format(printf, 2, 3))) static void complain(parser *p, const char *format,
                                                           ...)
{
    va_list list;

    fprintf(stderr, "%s:%d: ", p->path, p->line);
    va_start(list, format);
    vfprintf(stderr, format, list);
    va_end(list);
    fputc('\n', stderr);
    p->has_failed = true;
}

static char *trim(char *text)
{
    size_t length;

    while (*text == ' ')
        text++;
    length = strlen(text);
    while (length && text[length - 1] == ' ')
        text[--length] = '\0';
    return text;
}

/* Cuts `| a | b |` into its cells. */
static size_t split_row(parser *p, char *line, const char **cells)
{
    size_t count = 0;
    char *at = line + 1, *bar;

    while ((bar = strchr(at, '|'))) {
        *bar = '\0';
        if (count == WORKED_COLUMNS_MAX) {
            complain(p, "more than %d columns", WORKED_COLUMNS_MAX);
            return 0;
        }
        cells[count++] = trim(at);
        at = bar + 1;
    }
    if (*trim(at))
        complain(p, "a row that does not end with |");
    return count;
}

/* The table of @p one that a header beginning with @p first opens. */
static worked_table *table_for(worked_case *one, const char *first)
{
    static const char *const of_account[] = {"account", "class", "operator", "year"};

    if (strcmp(first, "record") == 0)
        return &one->records;
    if (strcmp(first, "release") == 0)
        return &one->releases;
    if (strcmp(first, "hazard") == 0)
        return &one->hazards;
    for (size_t i = 0; i < sizeof of_account / sizeof *of_account; i++)
        if (strcmp(first, of_account[i]) == 0)
            return &one->account;
    return NULL;
}

static void open_table(parser *p, const char **cells, size_t count)
{
    worked_case *one = &p->out->cases[p->out->case_count - 1];
    worked_table *table = table_for(one, cells[0]);

    if (!table || table->line) {
        complain(p, "a table that begins with `%s`%s", cells[0], table ? " again" : "");
        return;
    }
    table->line = p->line;
    table->column_count = count;
    memcpy(table->header, cells, count * sizeof *cells);
    p->open = table;
}

static void read_row(parser *p, char *line)
{
    const char *cells[WORKED_COLUMNS_MAX];
    bool is_ruler = strncmp(line, "|-", 2) == 0;
    size_t count = split_row(p, line, cells);

    if (p->out->case_count == 0 || count == 0 || is_ruler)
        return; /* a table of the text before the cases, or the line below a header */
    if (!p->open) {
        open_table(p, cells, count);
        return;
    }
    if (count != p->open->column_count || p->open->row_count == WORKED_ROWS_MAX) {
        complain(p, "a row of %zu cells below %zu headers, or too many rows", count,
                 p->open->column_count);
        return;
    }
    memcpy(p->open->cell[p->open->row_count++], cells, count * sizeof *cells);
}

static void check_case(parser *p, const worked_case *one)
{
    p->line = one->line;
    if (!one->as_of)
        complain(p, "`%s` does not say `As of`", one->title);
    if (one->records.row_count == 0 || one->account.line == 0)
        complain(p, "`%s` lacks its records or its account", one->title);
}

static void read_line(parser *p, char *line)
{
    static const char as_of[] = "As of ";
    worked_text *out = p->out;
    worked_case *one = out->case_count ? &out->cases[out->case_count - 1] : NULL;

    if (line[0] == '|') {
        read_row(p, line);
        return;
    }
    p->open = NULL;
    if (strncmp(line, "#### ", 5) == 0) {
        if (out->case_count == WORKED_CASES_MAX)
            complain(p, "more than %d cases", WORKED_CASES_MAX);
        else
            out->cases[out->case_count++] =
                (worked_case){.title = line + 5, .line = p->line};
    } else if (one && strncmp(line, as_of, sizeof as_of - 1) == 0) {
        one->as_of = line + sizeof as_of - 1;
        line[sizeof as_of - 1 + strlen("2021-12-31")] = '\0';
    }
}

static char *read_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    char *text = NULL;
    long length;

    if (!file)
        return NULL;
    if (fseek(file, 0, SEEK_END) == 0 && (length = ftell(file)) >= 0 &&
        (text = calloc((size_t)length + 1, 1)) != NULL) {
        rewind(file);
        if (fread(text, 1, (size_t)length, file) != (size_t)length) {
            free(text);
            text = NULL;
        }
    }
    fclose(file);
    return text;
}

worked_text *worked_read(const char *path)
{
    worked_text *out = calloc(1, sizeof *out);
    parser p = {.path = path, .out = out};
    char *rest;

    if (!out || !(out->text = read_file(path))) {
        complain(&p, "cannot be read");
        free(out);
        return NULL;
    }
    rest = out->text;
    for (char *line; (line = strsep(&rest, "\n"));) {
        p.line++;
        read_line(&p, line);
    }
    for (size_t i = 0; i < out->case_count; i++)
        check_case(&p, &out->cases[i]);
    if (!p.has_failed)
        return out;
    worked_free(out);
    return NULL;
}

void worked_free(worked_text *worked)
{
    if (!worked)
        return;
    free(worked->text);
    free(worked);
}

static size_t column_of(const worked_table *table, const char *header)
{
    size_t column = 0;

    while (column < table->column_count && strcmp(table->header[column], header) != 0)
        column++;
    return column;
}

bool worked_has(const worked_table *table, const char *header)
{
    return column_of(table, header) < table->column_count;
}

const char *worked_cell(const worked_table *table, size_t row, const char *header)
{
    size_t column = column_of(table, header);

    return column < table->column_count ? table->cell[row][column] : "";
}
