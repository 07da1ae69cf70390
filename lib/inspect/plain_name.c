/* SPDX-License-Identifier: Apache-2.0 */
/* plain_name.c: words are found at separators and at changes of case; a shapefile keeps
 * ten letters of a name and numbers those that are then equal. */
#include "inspect/plain_name.h"

/* What a .dbf keeps of a name. */
#define DBF_NAME 10
/* Shorter beginnings are of too many names. */
#define CUT_LEAST 6
/* In shorter names one letter makes another word. */
#define TYPO_LEAST 5
/* Shorter words stand in too many names to say anything among others. */
#define WORD_LEAST 3

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_separator(char c)
{
    return (unsigned char)c < 0x80 && !is_digit(c) && !is_upper(c) && !is_lower(c);
}

/* A word begins at @p i: "FechaOperacion", "APMines". */
static bool begins_word(lrel_text text, size_t i)
{
    char c = text.at[i], before = i > 0 ? text.at[i - 1] : ' ';

    if (i == 0 || !is_upper(c))
        return false;
    if (is_lower(before) || is_digit(before))
        return true;
    return is_upper(before) && i + 1 < text.length && is_lower(text.at[i + 1]);
}

static size_t split_words(lrel_text text, char out[LREL_PLAIN_NAME_MAX])
{
    size_t n = 0;

    for (size_t i = 0; i < text.length && n + 2 < LREL_PLAIN_NAME_MAX; i++) {
        bool is_gap = is_separator(text.at[i]);

        if ((is_gap || begins_word(text, i)) && n > 0 && out[n - 1] != ' ')
            out[n++] = ' ';
        if (!is_gap)
            out[n++] = text.at[i];
    }
    while (n > 0 && out[n - 1] == ' ')
        n--;
    return n;
}

/* "_1" as in "Status_1": a shapefile puts it behind a name that it has already. "NAME_1"
 * of a list of provinces looks the same, so that both readings are compared. */
static bool is_repeat(lrel_text text)
{
    size_t n = text.length;

    return n >= 5 && n <= DBF_NAME && is_digit(text.at[n - 1]) && text.at[n - 2] == '_' &&
           !is_digit(text.at[n - 3]);
}

/* "hzdId": at most ten letters and digits, a small one first and a capital behind. */
static bool is_short(lrel_text text)
{
    bool has_capital = false;

    if (text.length > DBF_NAME || text.length == 0 || !is_lower(text.at[0]))
        return false;
    for (size_t i = 0; i < text.length; i++) {
        if (!is_lower(text.at[i]) && !is_upper(text.at[i]) && !is_digit(text.at[i]))
            return false;
        has_capital |= is_upper(text.at[i]);
    }
    return has_capital;
}

static size_t squash(lrel_text text, char *out, size_t room)
{
    size_t n = 0;

    for (size_t i = 0; i < text.length && n < room; i++)
        if (text.at[i] != ' ')
            out[n++] = text.at[i];
    return n;
}

static size_t count_words(lrel_text text)
{
    size_t words = text.length > 0;

    for (size_t i = 0; i < text.length; i++)
        words += text.at[i] == ' ';
    return words;
}

lrel_status lrel_plain_name__make(lrel_folder *folder, lrel_text text,
                                  lrel_plain_name *out, lrel_error *err)
{
    lrel_text trimmed = lrel_text_trim(text), folded;
    char split[LREL_PLAIN_NAME_MAX];
    lrel_status status;

    *out = (lrel_plain_name){.is_cut = trimmed.length == DBF_NAME,
                             .is_short = is_short(trimmed),
                             .is_repeated = is_repeat(trimmed)};
    status = lrel_unicode_fold(folder, (lrel_text){split, split_words(trimmed, split)},
                               &folded, err);
    if (status != LREL_OK)
        return status;
    if (folded.length > sizeof out->words)
        folded.length = sizeof out->words;
    if (folded.length > 0)
        memcpy(out->words, folded.at, folded.length);
    out->length = folded.length;
    out->word_count = count_words(folded);
    out->squashed_length = squash(folded, out->squashed, sizeof out->squashed);
    return LREL_OK;
}

bool lrel_plain_name__next(const char **list, lrel_text *out)
{
    const char *end;

    if (!*list || **list == '\0')
        return false;
    end = strchr(*list, '|');
    *out = (lrel_text){*list, end ? (size_t)(end - *list) : strlen(*list)};
    *list = end ? end + 1 : *list + out->length;
    return true;
}

/* @p part stands in @p words, from the start of a word to the end of one. */
static bool has_words(lrel_text words, lrel_text part)
{
    for (size_t i = 0; i + part.length <= words.length; i++) {
        bool begins = i == 0 || words.at[i - 1] == ' ';
        size_t end = i + part.length;

        if (begins && (end == words.length || words.at[end] == ' ') &&
            memcmp(words.at + i, part.at, part.length) == 0)
            return true;
    }
    return false;
}

static bool has_all_words(lrel_text words, lrel_text known)
{
    size_t at = 0, longest = 0;

    while (at < known.length) {
        lrel_text word = {known.at + at, 0};

        while (at + word.length < known.length && word.at[word.length] != ' ')
            word.length++;
        if (!has_words(words, word))
            return false;
        if (word.length > longest)
            longest = word.length;
        at += word.length + 1;
    }
    return longest >= WORD_LEAST;
}

/* Without regard to words. */
static lrel_name_fit fit_squashed(lrel_text own, lrel_text known, bool is_cut)
{
    size_t shorter = own.length < known.length ? own.length : known.length;
    bool is_start = memcmp(own.at, known.at, shorter) == 0;

    if (own.length == 0)
        return LREL_FIT_NONE;
    if (is_start && own.length == known.length)
        return LREL_FIT_WHOLE;
    if (is_start && is_cut && own.length >= CUT_LEAST && own.length < known.length)
        return LREL_FIT_CUT;
    if (shorter >= TYPO_LEAST && own.length <= known.length + 1 &&
        known.length <= own.length + 1 && lrel_text_distance(own, known) == 1)
        return LREL_FIT_TYPO;
    return LREL_FIT_NONE;
}

static lrel_name_fit better(lrel_name_fit a, lrel_name_fit b)
{
    return a > b ? a : b;
}

lrel_name_fit lrel_plain_name__fit(const lrel_plain_name *name, lrel_text known)
{
    char squashed[LREL_PLAIN_NAME_MAX];
    lrel_text other = {squashed, squash(known, squashed, sizeof squashed)};
    lrel_text own = {name->squashed, name->squashed_length};
    lrel_name_fit fit = fit_squashed(own, other, name->is_cut);

    if (name->is_repeated) {
        own.length--; /* the number */
        fit = better(fit, fit_squashed(own, other, name->is_cut));
    }
    if (name->word_count > 1 &&
        has_all_words((lrel_text){name->words, name->length}, known))
        fit = better(fit, LREL_FIT_WORDS);
    return fit;
}

bool lrel_plain_name__has_word(const lrel_plain_name *name, const char *list,
                               lrel_text *out)
{
    while (lrel_plain_name__next(&list, out))
        if (has_words((lrel_text){name->words, name->length}, *out))
            return true;
    return false;
}
