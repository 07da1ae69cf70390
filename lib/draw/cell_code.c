/* SPDX-License-Identifier: Apache-2.0 */
/* cell_code.c: see cell_code.h. */
#include "draw/cell_code.h"

void lrel_cell_code__bind(lrel_cell_code *code, const lrel_table *table,
                          const lrel_source *source, lrel_key key)
{
    const lrel_mapping *mapping = &source->keys[key];

    code->table = table;
    code->mapping = mapping;
    code->column = mapping->is_set && !mapping->has_constant
                       ? lrel_table_column(table, mapping->column)
                       : -1;
    lrel_words__init(&code->words, table->context, mapping, lrel_key_info_of(key));
}

void lrel_cell_code__clear(lrel_cell_code *code)
{
    if (code->table)
        lrel_words__clear(&code->words);
}

/* A set of one. */
static int code_of(uint32_t set)
{
    int code = -1;

    while (set >> (code + 1))
        code++;
    return code;
}

lrel_status lrel_cell_code__read(lrel_cell_code *code, size_t row, int *out,
                                 bool *is_understood, lrel_error *err)
{
    lrel_meaning meaning;
    lrel_status status;
    size_t entry;

    *is_understood = true;
    *out = code->mapping->has_constant ? code_of(code->mapping->constant_set) : -1;
    if (code->column < 0)
        return LREL_OK;
    status = lrel_words__read(
        &code->words, lrel_text_trim(lrel_table_cell(code->table, row, code->column)),
        &meaning, &entry, err);
    if (status != LREL_OK)
        return status;
    *is_understood = !meaning.has_unknown;
    if (meaning.has_unknown)
        lrel_words__miss(&code->words, entry);
    else
        *out = code_of(meaning.set);
    return LREL_OK;
}
