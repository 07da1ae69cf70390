/* SPDX-License-Identifier: Apache-2.0 */
/* unread_row.c: rows that `where` of every source of their file leaves to another. A
 * hazard whose kind is mistyped would be missing, and nothing would say so. */
#include <stdlib.h>

#include "check/checking.h"

/* So many rows with one cell a person can look at one by one. */
#define LISTED_MAX 10

/* Numbers of subjects. */
typedef struct range {
    size_t first, end;
} range;

typedef struct unread_row {
    lrel_text cell; /* that decided */
    int64_t row;
    size_t subject;
} unread_row;

typedef struct reading {
    const lrel_checking *c;
    range *rows_of; /* by source */
    bool *is_read;  /* by row of the table at hand */
    size_t read_capacity;
    unread_row *at; /* of the file at hand */
    size_t count, capacity;
} reading;

static const char *next_part(const char *path)
{
    while (path[0] == '/' || (path[0] == '.' && path[1] == '/'))
        path++;
    return path;
}

/* The same but for slashes and dots that lead nowhere. */
static bool is_same_path(const char *a, const char *b)
{
    size_t length;

    if ((*a == '/') != (*b == '/'))
        return false;
    do {
        a = next_part(a);
        b = next_part(b);
        length = strcspn(a, "/");
        if (strcspn(b, "/") != length || memcmp(a, b, length) != 0)
            return false;
        a += length;
        b += length;
    } while (length);
    return true;
}

/* Only of a file with one layer nobody has to say which. */
static bool is_same_file(const lrel_source *a, const lrel_source *b)
{
    if (a->postgis || b->postgis)
        return a->postgis && b->postgis && lrel_text_is_equal(a->path, b->path);
    return is_same_path(a->file, b->file) &&
           (a->layer.length == 0 || b->layer.length == 0 ||
            lrel_text_is_equal(a->layer, b->layer));
}

/* The source that speaks for its file, in whatever order the programme has them, and only
 * where all of them were read and leave rows out.
 * @return how many there are; 0: @p source does not speak, or nobody has to */
static size_t count_readers(const lrel_dataset *data, size_t source)
{
    const lrel_source *sources = data->programme->sources, *own = &sources[source];
    size_t readers = 0;

    for (size_t s = 0; s < data->programme->source_count; s++) {
        if (!is_same_file(&sources[s], own))
            continue;
        if (!data->sources[s].table || sources[s].where.column.length == 0 ||
            lrel_text_compare(sources[s].name, own->name) < 0)
            return 0;
        readers++;
    }
    return readers;
}

static bool mark_read(reading *r, size_t source)
{
    const lrel_dataset *data = r->c->data;
    const lrel_source *sources = data->programme->sources;
    range own = r->rows_of[source];
    size_t rows = own.end - own.first;

    if (!lrel__grow(data->context, &r->is_read, &r->read_capacity, rows,
                    sizeof *r->is_read))
        return false;
    if (rows)
        memset(r->is_read, 0, rows * sizeof *r->is_read);
    for (size_t s = 0; s < data->programme->source_count; s++) {
        if (!is_same_file(&sources[s], &sources[source]))
            continue;
        for (size_t i = r->rows_of[s].first; i < r->rows_of[s].end; i++) {
            lrel_subject subject = lrel_check__subject(data, i);

            if (!subject.is_elsewhere && subject.table_row < rows)
                r->is_read[subject.table_row] = true;
        }
    }
    return true;
}

static int compare_rows(const void *left, const void *right)
{
    const unread_row *a = left, *b = right;
    int order = lrel_text_compare(a->cell, b->cell);

    return order ? order : (a->row > b->row) - (a->row < b->row);
}

/* By cell, then row. */
static bool list_unread(reading *r, size_t source)
{
    const lrel_dataset *data = r->c->data;
    const lrel_table *table = data->sources[source].table;
    int column = lrel_table_column(table, data->programme->sources[source].where.column);

    r->count = 0;
    for (size_t i = r->rows_of[source].first; i < r->rows_of[source].end; i++) {
        lrel_subject s = lrel_check__subject(data, i);
        unread_row *row;

        if (r->is_read[s.table_row])
            continue;
        if (!(row = LREL__PUSH(data->context, r)))
            return false;
        *row = (unread_row){lrel_text_trim(lrel_table_cell(table, s.table_row, column)),
                            s.row, i};
    }
    if (r->count)
        qsort(r->at, r->count, sizeof *r->at, compare_rows);
    return true;
}

static lrel_status report(const reading *r, const unread_row *row, size_t count,
                          lrel_error *err)
{
    lrel_issue issue = lrel_check__issue(r->c, LREL_ISSUE_ROW_UNREAD, row->subject);

    if (count) {
        issue.row = -1;
        issue.id = LREL_TEXT("");
        issue.count = (int64_t)count;
    }
    issue.field = r->c->data->programme->sources[issue.source].where.column;
    issue.value = row->cell;
    issue.expected = LREL_TEXT("a cell that `where` of a source names");
    return lrel_check__add(r->c, &issue, err);
}

/* Rows of one cell one by one, or once where they are many or the programme may well
 * mean it: it wants one kind of rows of the file, and no other. */
static lrel_status report_all(const reading *r, size_t readers, lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (size_t i = 0, k; i < r->count && status == LREL_OK; i = k) {
        for (k = i; k < r->count && lrel_text_is_equal(r->at[i].cell, r->at[k].cell);)
            k++;
        if (readers == 1 || k - i > LISTED_MAX) {
            status = report(r, &r->at[i], k - i, err);
            continue;
        }
        for (size_t one = i; one < k && status == LREL_OK; one++)
            status = report(r, &r->at[one], 0, err);
    }
    return status;
}

static bool find_rows(reading *r)
{
    const lrel_dataset *data = r->c->data;
    size_t count = lrel_check__subject_count(data);

    r->rows_of =
        lrel__calloc(data->context, data->programme->source_count, sizeof *r->rows_of);
    for (size_t i = 0, k; i < count && r->rows_of; i = k) {
        k = lrel_check__end_of_source(data, i);
        r->rows_of[lrel_check__subject(data, i).source] = (range){i, k};
    }
    return r->rows_of != NULL;
}

lrel_status lrel_check__unread_row(const lrel_checking *c, lrel_error *err)
{
    const lrel_dataset *data = c->data;
    reading r = {.c = c};
    lrel_status status = find_rows(&r) ? LREL_OK : lrel__fail_memory(err);

    for (size_t s = 0; s < data->programme->source_count && status == LREL_OK; s++) {
        size_t readers = count_readers(data, s);

        if (readers == 0)
            continue;
        status = mark_read(&r, s) && list_unread(&r, s) ? report_all(&r, readers, err)
                                                        : lrel__fail_memory(err);
    }
    lrel__free(data->context, r.rows_of);
    lrel__free(data->context, r.is_read);
    lrel__free(data->context, r.at);
    return status;
}
