/* SPDX-License-Identifier: Apache-2.0 */
/* opened_table.c: a file becomes a grid, and the grid rows, columns and figures. */
#include "audit/auditing.h"

static lrel_status make_room(lrel_audit *audit, audit_table *table, lrel_error *err)
{
    const lrel_context *context = audit->context;
    size_t rows = table->grid->row_count, columns = table->grid->column_count;

    table->rows = lrel__calloc(context, rows + 1, sizeof *table->rows);
    table->columns = lrel__calloc(context, columns + 1, sizeof *table->columns);
    table->figures = lrel__calloc(context, rows * columns + 1, sizeof *table->figures);
    return table->rows && table->columns && table->figures ? LREL_OK
                                                           : lrel__fail_memory(err);
}

static const char *last_part(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash && slash[1] ? slash + 1 : path;
}

static lrel_status take_apart(lrel_audit *audit, audit_table *table, lrel_error *err)
{
    lrel_status status;

    if ((status = make_room(audit, table, err)) != LREL_OK ||
        (status = lrel_audit__find_header(audit, table, err)) != LREL_OK ||
        (status = lrel_audit__read_figures(audit, table, err)) != LREL_OK)
        return status;
    lrel_audit__find_columns(table);
    return lrel_audit__find_rows(audit, table, err);
}

lrel_status lrel_audit__open(lrel_audit *audit, const char *path, const char *sheet,
                             const char *encoding, audit_table *table, lrel_error *err)
{
    lrel_read_options how = {.layer = lrel_text_of(sheet),
                             .encoding = lrel_text_of(encoding),
                             .encoding_word = "--encoding",
                             .layer_word =
                                 table->number == 1 ? "--layer" : "--other-layer",
                             .is_grid = true};
    lrel_status status =
        lrel_audit__text(audit, &table->name, err, "%s", last_part(path));

    if (status != LREL_OK || (status = lrel_table_read(audit->context, path, &how, NULL,
                                                       &table->grid, err)) != LREL_OK)
        return status;
    status = take_apart(audit, table, err);
    return status == LREL_OK ? status : lrel__fail_at(err, status, path, -1);
}

void lrel_audit__close(const lrel_context *context, audit_table *table)
{
    lrel__free(context, table->rows);
    lrel__free(context, table->columns);
    lrel__free(context, table->figures);
    lrel__free(context, table->doubts.at);
    lrel_table_free(table->grid);
}
