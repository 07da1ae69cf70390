/* SPDX-License-Identifier: Apache-2.0 */
/* words.h: cells become codes or texts, by `values:` and the vocabulary of the key. Cells
 * are compared trimmed, in NFC and with case folded. */
#ifndef LREL_NORMALISE_WORDS_H
#define LREL_NORMALISE_WORDS_H

#include "bridge/unicode.h"
#include "model/issue.h"
#include "normalise/memo.h"
#include "programme/keys.h"

/* What a cell says. */
typedef struct lrel_meaning {
    uint32_t set;     /* codes that were understood */
    lrel_text text;   /* of a key without a vocabulary */
    bool is_empty;    /* nothing was said, and no `default:` either */
    bool has_unknown; /* something was not understood */
} lrel_meaning;

/* A cell that was seen, and in how many records it was missed. */
typedef struct lrel_word_entry {
    lrel_meaning meaning;
    int64_t misses;
} lrel_word_entry;

/* The words of one column. */
typedef struct lrel_words {
    const lrel_context *context;
    const lrel_mapping *mapping;
    lrel_key_info info;
    lrel_folder folder;
    lrel_memo cells;
    lrel_word_entry *entries; /* one per text of `cells` */
    size_t entry_capacity;
} lrel_words;

/* No entry: the value is a constant, or there is none. */
#define LREL_ENTRY_NONE SIZE_MAX

void lrel_words__init(lrel_words *words, const lrel_context *context,
                      const lrel_mapping *mapping, const lrel_key_info *info);
void lrel_words__clear(lrel_words *words);

/** Understands @p cell.
 * @param entry  its number, for lrel_words__miss() */
LREL_NODISCARD lrel_status lrel_words__read(lrel_words *words, lrel_text cell,
                                            lrel_meaning *out, size_t *entry,
                                            lrel_error *err);

/** Says that a record was not understood for this cell; nothing for LREL_ENTRY_NONE. */
void lrel_words__miss(lrel_words *words, size_t entry);

/** One issue per value that was missed, with the number of records.
 * @param consequence  what became of them: "taken as unknown" */
LREL_NODISCARD lrel_status lrel_words__report(lrel_words *words, int32_t source,
                                              const char *consequence,
                                              lrel_issues *issues, lrel_error *err);

/** The next piece of *@p rest up to @p separator, trimmed; "" separates nothing.
 * @return false where nothing is left */
bool lrel_words__piece(lrel_text *rest, lrel_text separator, lrel_text *piece);

/** The entry of `values:` that covers @p cell, or NULL. */
LREL_NODISCARD lrel_status lrel_words__pair(lrel_folder *folder,
                                            const lrel_mapping *mapping, lrel_text cell,
                                            const lrel_value_pair **out, lrel_error *err);

#endif
