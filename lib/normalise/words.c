/* SPDX-License-Identifier: Apache-2.0 */
/* words.c: a cell is looked up as a whole under `values:`, then among the codes of the
 * vocabulary, then piece by piece where the key has a `split:`. Distinct cells are few,
 * so each is understood once and remembered. */
#include "normalise/words.h"

#include "core/fail.h"

void lrel_words__init(lrel_words *words, const lrel_context *context,
                      const lrel_mapping *mapping, const lrel_key_info *info)
{
    *words = (lrel_words){.context = context,
                          .mapping = mapping,
                          .info = *info,
                          .folder = {.context = context},
                          .cells = {.context = context}};
}

void lrel_words__clear(lrel_words *words)
{
    lrel__free(words->context, words->entries);
    words->entries = NULL;
    words->entry_capacity = 0;
    lrel_memo__clear(&words->cells);
    lrel_folder_clear(&words->folder);
}

/* Where @p separator next begins in @p text; its length where it does not. */
static size_t find_separator(lrel_text text, lrel_text separator)
{
    const char *found =
        separator.length == 0 || text.length == 0
            ? NULL
            : memmem(text.at, text.length, separator.at, separator.length);

    return found ? (size_t)(found - text.at) : text.length;
}

bool lrel_words__piece(lrel_text *rest, lrel_text separator, lrel_text *piece)
{
    size_t end, used;

    if (rest->length == 0)
        return false;
    end = find_separator(*rest, separator);
    used = end < rest->length ? end + separator.length : end;
    *piece = lrel_text_trim((lrel_text){rest->at, end});
    rest->at += used;
    rest->length -= used;
    return true;
}

/* The entry of `values:` for a folded cell; they are sorted. */
static const lrel_value_pair *find_pair(const lrel_mapping *mapping, lrel_text folded)
{
    size_t low = 0, high = mapping->value_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = lrel_text_compare(mapping->values[middle].folded, folded);

        if (order == 0)
            return &mapping->values[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

lrel_status lrel_words__pair(lrel_folder *folder, const lrel_mapping *mapping,
                             lrel_text cell, const lrel_value_pair **out, lrel_error *err)
{
    lrel_text folded;
    lrel_status status;

    *out = NULL;
    if (mapping->value_count == 0)
        return LREL_OK;
    if ((status = lrel_unicode_fold(folder, cell, &folded, err)) != LREL_OK)
        return status;
    *out = find_pair(mapping, folded);
    return LREL_OK;
}

/* The codes of one cell or piece; an empty set where it is not understood. */
static lrel_status codes_of(lrel_words *words, lrel_text piece, uint32_t *set,
                            lrel_error *err)
{
    const lrel_value_pair *pair;
    lrel_text folded;
    lrel_status status;
    int code;

    *set = 0;
    if ((status = lrel_unicode_fold(&words->folder, piece, &folded, err)) != LREL_OK)
        return status;
    if ((pair = find_pair(words->mapping, folded)))
        *set = pair->set;
    else if ((code = lrel_vocabulary_find(words->info.vocabulary, folded)) >= 0)
        *set = 1u << code;
    return LREL_OK;
}

static void take_fallback(const lrel_words *words, lrel_meaning *out)
{
    out->is_empty = !words->mapping->has_fallback;
    out->set = words->mapping->fallback_set;
    out->text = words->mapping->fallback;
}

/* Piece by piece. */
static lrel_status understand_pieces(lrel_words *words, lrel_text cell, lrel_meaning *out,
                                     lrel_error *err)
{
    lrel_text rest = cell, piece;
    bool is_empty = true;

    while (lrel_words__piece(&rest, words->mapping->split, &piece)) {
        uint32_t set;
        lrel_status status;

        if (piece.length == 0)
            continue;
        if ((status = codes_of(words, piece, &set, err)) != LREL_OK)
            return status;
        is_empty = false;
        out->set |= set;
        out->has_unknown |= set == 0;
    }
    if (is_empty)
        take_fallback(words, out);
    return LREL_OK;
}

static lrel_status understand_codes(lrel_words *words, lrel_text cell, lrel_meaning *out,
                                    lrel_error *err)
{
    lrel_status status;

    /* The empty text may stand under `values:` as well. */
    if ((status = codes_of(words, cell, &out->set, err)) != LREL_OK || out->set != 0)
        return status;
    if (words->mapping->split.length != 0)
        return understand_pieces(words, cell, out, err);
    out->has_unknown = cell.length != 0;
    if (cell.length == 0)
        take_fallback(words, out);
    return LREL_OK;
}

/* A text that `values:` does not name stands for itself. */
static lrel_status understand_text(lrel_words *words, lrel_text cell, lrel_meaning *out,
                                   lrel_error *err)
{
    const lrel_value_pair *pair;
    lrel_status status =
        lrel_words__pair(&words->folder, words->mapping, cell, &pair, err);

    if (status != LREL_OK)
        return status;
    if (pair)
        out->text = pair->code;
    else if (cell.length == 0)
        take_fallback(words, out);
    else
        out->text = cell;
    return LREL_OK;
}

lrel_status lrel_words__read(lrel_words *words, lrel_text cell, lrel_meaning *out,
                             size_t *entry, lrel_error *err)
{
    lrel_text trimmed = lrel_text_trim(cell);
    lrel_meaning meaning = {.text = LREL_TEXT("")};
    lrel_status status;
    size_t number;
    bool is_new;

    *entry = LREL_ENTRY_NONE;
    if (!lrel_memo__number(&words->cells, trimmed, &number, &is_new))
        return lrel__fail_memory(err);
    if (is_new) {
        if (!lrel__grow(words->context, &words->entries, &words->entry_capacity,
                        number + 1, sizeof *words->entries))
            return lrel__fail_memory(err);
        status = words->info.vocabulary ? understand_codes(words, trimmed, &meaning, err)
                                        : understand_text(words, trimmed, &meaning, err);
        if (status != LREL_OK)
            return status;
        words->entries[number] = (lrel_word_entry){meaning, 0};
    }
    *out = words->entries[number].meaning;
    *entry = number;
    return LREL_OK;
}

void lrel_words__miss(lrel_words *words, size_t entry)
{
    if (entry != LREL_ENTRY_NONE)
        words->entries[entry].misses++;
}

/* A value that was missed, spelled in one way or several. */
typedef struct tally {
    lrel_text spelling; /* the first by its bytes, whatever the order of the rows */
    int64_t count;
    size_t last_entry; /* a cell with a value twice is one record still */
} tally;

typedef struct tallies {
    lrel_arena *arena; /* folded texts */
    lrel_memo values;
    tally *at;
    size_t capacity;
} tallies;

static lrel_status count_value(lrel_words *words, tallies *all, lrel_text value,
                               size_t entry, lrel_error *err)
{
    int64_t misses = words->entries[entry].misses;
    lrel_text folded, key;
    lrel_status status;
    size_t number;
    bool is_new;
    tally *seen;

    if ((status = lrel_unicode_fold(&words->folder, value, &folded, err)) != LREL_OK)
        return status;
    key = (lrel_text){
        lrel_arena_text(all->arena, folded.length ? folded.at : "", folded.length),
        folded.length};
    if (!key.at || !lrel_memo__number(&all->values, key, &number, &is_new) ||
        !lrel__grow(words->context, &all->at, &all->capacity, number + 1,
                    sizeof *all->at))
        return lrel__fail_memory(err);
    seen = &all->at[number];
    if (is_new)
        *seen = (tally){value, misses, entry};
    else if (seen->last_entry != entry)
        seen->count += misses;
    seen->last_entry = entry;
    if (lrel_text_compare(value, seen->spelling) < 0)
        seen->spelling = value;
    return LREL_OK;
}

/* The values of one cell that were not understood. */
static lrel_status count_entry(lrel_words *words, tallies *all, size_t entry,
                               lrel_error *err)
{
    lrel_text rest = words->cells.texts[entry], piece;
    lrel_status status;
    uint32_t set;

    if (words->entries[entry].meaning.is_empty)
        return count_value(words, all, LREL_TEXT(""), entry, err);
    while (lrel_words__piece(&rest, words->mapping->split, &piece)) {
        if (piece.length == 0)
            continue;
        if ((status = codes_of(words, piece, &set, err)) != LREL_OK)
            return status;
        if (set == 0 && (status = count_value(words, all, piece, entry, err)) != LREL_OK)
            return status;
    }
    return LREL_OK;
}

static lrel_status add_issues(const lrel_words *words, const tallies *all, int32_t source,
                              const char *consequence, lrel_issues *issues,
                              lrel_error *err)
{
    for (size_t i = 0; i < all->values.count; i++) {
        lrel_issue issue = {.kind = LREL_ISSUE_VALUE_UNKNOWN,
                            .source = source,
                            .row = -1,
                            .field = lrel_text_of(words->info.name),
                            .value = all->at[i].spelling,
                            .expected = lrel_text_of(consequence),
                            .area2 = -1,
                            .count = all->at[i].count};
        lrel_status status = lrel_issues_add(issues, &issue, err);

        if (status != LREL_OK)
            return status;
    }
    return LREL_OK;
}

lrel_status lrel_words__report(lrel_words *words, int32_t source, const char *consequence,
                               lrel_issues *issues, lrel_error *err)
{
    tallies all = {.arena = lrel_arena_new(words->context),
                   .values = {.context = words->context}};
    lrel_status status = all.arena ? LREL_OK : lrel__fail_memory(err);

    for (size_t entry = 0; entry < words->cells.count && status == LREL_OK; entry++)
        if (words->entries[entry].misses > 0)
            status = count_entry(words, &all, entry, err);
    if (status == LREL_OK)
        status = add_issues(words, &all, source, consequence, issues, err);

    lrel__free(words->context, all.at);
    lrel_memo__clear(&all.values);
    lrel_arena_free(all.arena);
    return status;
}
