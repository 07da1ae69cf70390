/* SPDX-License-Identifier: Apache-2.0 */
/* where.c: which rows of a file a source is made of. Exports put accidents, items and
 * hazards into one file with a column that tells them apart. */
#include "programme/parser.h"

#include "core/fail.h"

static lrel_status read_cells(const lrel_parser *parser, const lrel_yaml *node,
                              lrel_where *out, lrel_error *err)
{
    lrel_arena *arena = parser->programme->arena;

    if (node->kind != LREL_YAML_LIST || node->count == 0)
        return LREL_FAIL_AT(
            parser, node, err,
            "`values` takes a list of cells, as in `[Accident, Incident]`");
    out->cells = lrel_arena_alloc(arena, node->count * sizeof *out->cells);
    if (!out->cells)
        return lrel__fail_memory(err);
    for (const lrel_yaml *item = node->first; item; item = item->next) {
        lrel_text cell, folded;
        lrel_status status = lrel_programme__text(parser, item, &cell, err);

        if (status != LREL_OK ||
            (status = lrel_unicode_fold(parser->folder, cell, &folded, err)) != LREL_OK)
            return status;
        cell.at = lrel_arena_text(arena, folded.length ? folded.at : "", folded.length);
        if (!cell.at)
            return lrel__fail_memory(err);
        out->cells[out->cell_count++] = (lrel_text){cell.at, folded.length};
    }
    return LREL_OK;
}

lrel_status lrel_programme__where(const lrel_parser *parser, const lrel_yaml *node,
                                  lrel_where *out, lrel_error *err)
{
    const lrel_yaml *slots[LREL_WHERE_END];
    lrel_where where = {0};
    lrel_status status;

    if (!node)
        return LREL_OK;
    if ((status = lrel_programme__slots(parser, node, &lrel_where_words, slots, err)) ||
        (status = lrel_programme__text(parser, slots[LREL_WHERE_COLUMN], &where.column,
                                       err)) ||
        (status = read_cells(parser, slots[LREL_WHERE_VALUES], &where, err)))
        return status;
    where.file = parser->file;
    where.line = slots[LREL_WHERE_COLUMN]->line;
    where.column_at = slots[LREL_WHERE_COLUMN]->column;
    *out = where;
    return LREL_OK;
}
