/* SPDX-License-Identifier: Apache-2.0 */
/* code_cells.c: words of a column and their codes. */
#include "inspect/code_cells.h"

static void add_cell(lrel_code_cells *all, lrel_text text, int64_t count)
{
    for (size_t i = 0; i < all->count; i++)
        if (lrel_text_is_equal(all->at[i].text, text)) {
            all->at[i].count += count;
            return;
        }
    if (all->count == LREL_CODE_CELLS_MAX) {
        all->left_out++;
        return;
    }
    all->at[all->count++] = (lrel_code_cell){.text = text, .count = count, .code = -1};
}

static void collect(const lrel_field *field, lrel_code_cells *all)
{
    for (size_t i = 0; i < field->values.count; i++) {
        const lrel_value_count *v = &field->values.at[i];
        lrel_text rest = v->text, piece;

        if (!all->mark) {
            add_cell(all, v->text, v->count);
            continue;
        }
        while (lrel_code_words__piece(&rest, all->mark, &piece))
            if (piece.length > 0)
                add_cell(all, piece, v->count);
    }
}

static lrel_status understand(lrel_folder *folder, const lrel_layer_look *layer,
                              const lrel_field *field, const lrel_key_info *info,
                              lrel_code_cell *c, lrel_error *err)
{
    c->answer = lrel_answers__find(&layer->answers, LREL_ASKS_VALUE,
                                   lrel_text_of(info->name), field->name, c->text);
    if (c->answer)
        return lrel_answer__code(c->answer, info->vocabulary, &c->code, err);
    c->code = lrel_vocabulary_find(info->vocabulary, c->text);
    c->is_the_code = c->code >= 0;
    if (c->code < 0 && field->placed.why.is_ready)
        c->code = lrel_ready__code(field->ready, info->vocabulary, c->text);
    return c->code < 0
               ? lrel_code_word__find(folder, info->vocabulary, c->text, &c->code, err)
               : LREL_OK;
}

/* Commas also stand in sentences: a list only if its pieces are codes. */
static char split_mark(const lrel_field *field, const lrel_key_info *info)
{
    if (info->type != LREL_VALUE_CODES || field->list_cells == 0)
        return 0;
    if (field->list_mark == ';')
        return ';';
    return lrel_code_words__share(field, info->vocabulary) >= 50 ? field->list_mark : 0;
}

lrel_status lrel_code_cells__of(lrel_folder *folder, const lrel_layer_look *layer,
                                const lrel_field *field, const lrel_key_info *info,
                                lrel_code_cells *out, lrel_error *err)
{
    lrel_status status = LREL_OK;

    *out = (lrel_code_cells){.mark = split_mark(field, info)};
    collect(field, out);
    for (size_t i = 0; i < out->count && status == LREL_OK; i++)
        status = understand(folder, layer, field, info, &out->at[i], err);
    return status;
}
