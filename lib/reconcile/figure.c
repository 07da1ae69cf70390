/* SPDX-License-Identifier: Apache-2.0 */
/* figure.c: one published figure. */
#include "reconcile/figure.h"

#include <ctype.h>
#include <stdio.h>

#include "reconcile/reconcile.h"

enum { AUTHORITY_DB = 0 }; /* of lrel_vocabulary_source_kind */

static bool is_word_end(char c)
{
    return !isalnum((unsigned char)c) && (unsigned char)c < 0x80;
}

/* "CMAA" is the beginning of "CMAA figures", not of "CMAAX". */
static bool begins_with_word(lrel_text text, lrel_text word)
{
    if (word.length == 0 || text.length < word.length ||
        !lrel_text_is_equal_nocase((lrel_text){text.at, word.length}, word))
        return false;
    return text.length == word.length || is_word_end(text.at[word.length]);
}

bool lrel_figure_headlines(const lrel_dataset *data, const lrel_fact *fact)
{
    int kind = fact->as.figure.source_kind;

    return kind < 0 ? begins_with_word(lrel_dataset_source_name(data, fact->source),
                                       data->programme->authority)
                    : kind == AUTHORITY_DB;
}

size_t lrel_reconcile_headlines(const lrel_dataset *data, size_t *figures)
{
    size_t headlines = 0;

    *figures = 0;
    for (size_t i = 0; i < data->facts.count; i++) {
        const lrel_fact *fact = &data->facts.at[i];

        if (fact->role != LREL_ROLE_SERIES || !fact->used)
            continue;
        ++*figures;
        headlines += lrel_figure_headlines(data, fact);
    }
    return headlines;
}

const char *lrel_figure_speaker(const lrel_dataset *data, const lrel_fact *fact)
{
    int kind = fact->as.figure.source_kind;

    if (lrel_figure_headlines(data, fact))
        return "authority";
    return kind < 0 ? "not stated"
                    : lrel_vocabulary_name(&lrel_vocabulary_source_kind, kind);
}

bool lrel_figure_is_area(const lrel_fact *fact)
{
    return fact->as.figure.unit >= LREL_FIGURE_M2 &&
           fact->as.figure.unit <= LREL_FIGURE_ACRE;
}

static void add_part(char *out, size_t size, const char *part, int length)
{
    size_t used = strlen(out);

    if (length > 0)
        snprintf(out + used, size - used, "%s%.*s", used ? ", " : "", length, part);
}

static void add_code(char *out, size_t size, const lrel_vocabulary *words, int code)
{
    const char *name = lrel_vocabulary_name(words, code);

    add_part(out, size, name, (int)strlen(name));
}

void lrel_figure_name_of(const lrel_fact *fact, char *out, size_t size)
{
    const lrel_figure *f = &fact->as.figure;

    out[0] = '\0';
    add_code(out, size, &lrel_vocabulary_class, f->hazard_class);
    add_part(out, size, f->national_class.at, (int)f->national_class.length);
    add_code(out, size, &lrel_vocabulary_item, f->category);
    add_code(out, size, &lrel_vocabulary_find_context, f->context);
    add_part(out, size, f->donor.at, (int)f->donor.length);
}

bool lrel_figure_account(const lrel_dataset *data, const lrel_fact *fact, uint32_t *out)
{
    const lrel_figure *f = &fact->as.figure;

    if (f->account >= 0) {
        *out = (uint32_t)f->account;
        return true;
    }
    for (uint32_t a = 0; f->contamination && a < data->programme->account_count; a++)
        if (data->programme->accounts[a].contamination == f->contamination) {
            *out = a;
            return true;
        }
    return false;
}

void lrel_figure_place_in_file(const lrel_dataset *data, const lrel_fact *fact, char *out,
                               size_t size)
{
    snprintf(out, size, "%.*s, row %lld",
             LREL_TEXT_ARGS(lrel_dataset_source_name(data, fact->source)),
             (long long)fact->row);
}
