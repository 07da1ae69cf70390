/* SPDX-License-Identifier: Apache-2.0 */
/* draft_codes.c: which cell is which code. Cells that are codes already need no line;
 * those that are words for one get it, with their number; the others are questions. */
#include "inspect/code_cells.h"
#include "inspect/draft.h"

static bool can_be_key(lrel_text text)
{
    return text.length > 0 && text.length <= LREL_DRAFT_CELL_MAX &&
           lrel_draft__can_say(text);
}

static bool is_line(const lrel_code_cell *c)
{
    return c->code >= 0 && !c->is_the_code && can_be_key(c->text);
}

static size_t count_lines(const lrel_code_cells *all, size_t *questions)
{
    size_t lines = 0;

    *questions = 0;
    for (size_t i = 0; i < all->count; i++) {
        lines += is_line(&all->at[i]);
        *questions += all->at[i].code < 0;
    }
    return lines;
}

static void write_count(lrel_draft *draft, const lrel_code_cell *c)
{
    lrel_draft__comment(draft);
    lrel_wording__many(&draft->sheet, c->count, "row", "rows");
    lrel_sheet__text(&draft->sheet, "\n");
}

static void write_lines(lrel_draft *draft, const lrel_vocabulary *vocabulary,
                        const lrel_code_cells *all)
{
    lrel_sheet *sheet = &draft->sheet;

    for (size_t i = 0; i < all->count; i++) {
        if (!is_line(&all->at[i]))
            continue;
        lrel_sheet__text(sheet, "        ");
        lrel_sheet__scalar(sheet, all->at[i].text);
        lrel_sheet__format(sheet, ": %s",
                           lrel_vocabulary_name(vocabulary, all->at[i].code));
        write_count(draft, &all->at[i]);
    }
}

static void write_questions(lrel_draft *draft, const lrel_vocabulary *vocabulary,
                            const lrel_code_cells *all)
{
    lrel_sheet *sheet = &draft->sheet;
    bool is_first = true;

    for (size_t i = 0; i < all->count; i++) {
        const lrel_code_cell *c = &all->at[i];

        if (c->code >= 0)
            continue;
        if (is_first) {
            lrel_sheet__text(sheet, "        # ! which code is each? one of");
            for (int code = 0; vocabulary->codes[code]; code++)
                lrel_sheet__format(sheet, "%s %s", code ? "," : "",
                                   vocabulary->codes[code]);
            lrel_sheet__text(sheet, "\n");
        }
        is_first = false;
        if (can_be_key(c->text)) {
            lrel_sheet__text(sheet, "        # ? ");
            lrel_sheet__scalar(sheet, c->text);
            lrel_sheet__text(sheet, ":");
        } else {
            lrel_sheet__text(sheet, "        # ! (too long for a word) ");
            lrel_sheet__shown(sheet, c->text, 60);
        }
        write_count(draft, c);
    }
    if (all->left_out > 0)
        lrel_sheet__format(sheet, "        # ! and %zu more\n", all->left_out);
}

static void write_reason(lrel_draft *draft, const lrel_field *field)
{
    lrel_draft__comment(draft);
    lrel_wording__why(&draft->sheet, field);
    lrel_sheet__text(&draft->sheet, "\n");
}

static void write_block(lrel_draft *draft, const lrel_field *field,
                        const lrel_key_info *info, const lrel_code_cells *all,
                        size_t lines, size_t questions)
{
    lrel_sheet *sheet = &draft->sheet;

    lrel_sheet__format(sheet, "    %s:", info->name);
    write_reason(draft, field);
    lrel_sheet__text(sheet, "      column: ");
    lrel_sheet__scalar(sheet, field->name);
    lrel_sheet__text(sheet, "\n");
    if (all->mark)
        lrel_sheet__format(sheet, "      split: \"%c\"\n", all->mark);
    if (lines > 0 || questions > 0)
        lrel_sheet__text(sheet, "      values:\n");
    write_lines(draft, info->vocabulary, all);
    write_questions(draft, info->vocabulary, all);
}

void lrel_draft__codes(lrel_draft *draft, const lrel_layer_look *layer,
                       const lrel_field *field, const lrel_key_info *info)
{
    lrel_code_cells all;
    size_t lines, questions;

    draft->status =
        lrel_code_cells__of(&draft->folder, layer, field, info, &all, draft->err);
    if (draft->status != LREL_OK)
        return;
    lines = count_lines(&all, &questions);
    if (lines > 0 || questions > 0 || all.mark) {
        write_block(draft, field, info, &all, lines, questions);
        return;
    }
    lrel_sheet__format(&draft->sheet, "    %s: ", info->name);
    lrel_sheet__scalar(&draft->sheet, field->name);
    write_reason(draft, field);
}
