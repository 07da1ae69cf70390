/* SPDX-License-Identifier: Apache-2.0 */
/* draft_codes.c: which cell is which code. Cells that are codes already need no line;
 * those that are words for one get it, with their number; the others are questions. */
#include <inttypes.h>

#include "core/fail.h"
#include "inspect/draft.h"

/* More spellings than this are no list of codes but prose. */
#define CELLS_MAX 60

/* A cell, or a piece of one. */
typedef struct cell {
    lrel_text text;
    int64_t count;
    int code;         /* -1: not known */
    bool is_the_code; /* spelled as the code is */
} cell;

typedef struct cells {
    cell at[CELLS_MAX];
    size_t count;
    size_t left_out;
    char mark; /* 0: cells are not split */
} cells;

static void add_cell(cells *all, lrel_text text, int64_t count)
{
    for (size_t i = 0; i < all->count; i++)
        if (lrel_text_is_equal(all->at[i].text, text)) {
            all->at[i].count += count;
            return;
        }
    if (all->count == CELLS_MAX) {
        all->left_out++;
        return;
    }
    all->at[all->count++] = (cell){.text = text, .count = count, .code = -1};
}

static void collect(const lrel_field *field, cells *all)
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

static void understand(lrel_draft *draft, const lrel_field *field,
                       const lrel_vocabulary *vocabulary, cells *all)
{
    for (size_t i = 0; draft->status == LREL_OK && i < all->count; i++) {
        cell *c = &all->at[i];

        c->code = lrel_vocabulary_find(vocabulary, c->text);
        c->is_the_code = c->code >= 0;
        if (c->code < 0 && field->placed.why.is_ready)
            c->code = lrel_ready__code(field->ready, vocabulary, c->text);
        if (c->code < 0)
            draft->status = lrel_code_word__find(&draft->folder, vocabulary, c->text,
                                                 &c->code, draft->err);
    }
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

static bool can_be_key(lrel_text text)
{
    return text.length > 0 && text.length <= LREL_DRAFT_CELL_MAX &&
           lrel_draft__can_say(text);
}

static bool is_line(const cell *c)
{
    return c->code >= 0 && !c->is_the_code && can_be_key(c->text);
}

static size_t count_lines(const cells *all, size_t *questions)
{
    size_t lines = 0;

    *questions = 0;
    for (size_t i = 0; i < all->count; i++) {
        lines += is_line(&all->at[i]);
        *questions += all->at[i].code < 0;
    }
    return lines;
}

static void write_count(lrel_draft *draft, const cell *c)
{
    lrel_draft__comment(draft);
    lrel_wording__many(&draft->sheet, c->count, "row", "rows");
    lrel_sheet__text(&draft->sheet, "\n");
}

static void write_lines(lrel_draft *draft, const lrel_vocabulary *vocabulary,
                        const cells *all)
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
                            const cells *all)
{
    lrel_sheet *sheet = &draft->sheet;
    bool is_first = true;

    for (size_t i = 0; i < all->count; i++) {
        const cell *c = &all->at[i];

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
                        const lrel_key_info *info, const cells *all, size_t lines,
                        size_t questions)
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

void lrel_draft__codes(lrel_draft *draft, const lrel_field *field,
                       const lrel_key_info *info)
{
    cells all = {.mark = split_mark(field, info)};
    size_t lines, questions;

    collect(field, &all);
    understand(draft, field, info->vocabulary, &all);
    lines = count_lines(&all, &questions);
    if (lines > 0 || questions > 0 || all.mark) {
        write_block(draft, field, info, &all, lines, questions);
        return;
    }
    lrel_sheet__format(&draft->sheet, "    %s: ", info->name);
    lrel_sheet__scalar(&draft->sheet, field->name);
    write_reason(draft, field);
}
