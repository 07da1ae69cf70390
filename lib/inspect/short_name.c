/* SPDX-License-Identifier: Apache-2.0 */
/* short_name.c: a word of a short name begins as the whole word does and has letters of
 * it in their order. That alone fits too much ("cat" is in "classification"): half of the
 * letters must be there, or the consonants from the first on without a gap.
 *
 * Source: the naming convention of GICHD for MARS (ten characters, camelCase, no
 * underscore), and its one example: "Main Theme of Protest" is protsTheme. */
#include "inspect/short_name.h"

/* Two letters are left of too many words. */
#define SHORT_LEAST 3

static bool is_vowel(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

static bool has_in_order(lrel_text word, lrel_text part)
{
    size_t at = 0;

    for (size_t i = 0; i < word.length && at < part.length; i++)
        at += word.at[i] == part.at[at];
    return at == part.length;
}

/* The next consonant behind @p i; doubled letters are one. 0: there is none. */
static char next_consonant(lrel_text word, size_t *i)
{
    while (++*i < word.length)
        if (!is_vowel(word.at[*i]) && word.at[*i] != word.at[*i - 1])
            return word.at[*i];
    return 0;
}

/* The consonants of @p part behind its first letter are those that @p word begins with.
 */
static bool has_first_consonants(lrel_text word, lrel_text part)
{
    size_t in_word = 0, in_part = 0;
    char c;

    while ((c = next_consonant(part, &in_part)) != 0)
        if (next_consonant(word, &in_word) != c)
            return false;
    return true;
}

static bool is_short_for(lrel_text part, lrel_text word)
{
    return part.length >= SHORT_LEAST && part.length < word.length &&
           part.at[0] == word.at[0] && has_in_order(word, part) &&
           (2 * part.length >= word.length || has_first_consonants(word, part));
}

/* @return false where none is left */
static bool next_word(lrel_text *rest, lrel_text *out)
{
    size_t end = 0;

    while (end < rest->length && rest->at[end] != ' ')
        end++;
    *out = (lrel_text){rest->at, end};
    end += end < rest->length;
    *rest = (lrel_text){rest->at + end, rest->length - end};
    return out->length > 0;
}

/* "Date of survey" is dateSrvy as well. */
static bool next_telling_word(lrel_text *rest, lrel_text *out)
{
    while (next_word(rest, out))
        if (!lrel_text_is_equal(*out, LREL_TEXT("of")))
            return true;
    return false;
}

bool lrel_short_name__fits(const lrel_plain_name *name, lrel_text known)
{
    lrel_text own = {name->words, name->length}, part, word;
    size_t shortened = 0;

    if (!name->is_short)
        return false;
    while (next_word(&own, &part)) {
        if (!next_telling_word(&known, &word))
            return false;
        if (lrel_text_is_equal(part, word))
            continue;
        if (!is_short_for(part, word))
            return false;
        shortened++;
    }
    return shortened > 0 && !next_telling_word(&known, &word);
}

static bool is_name_of(lrel_text known, const char *target, lrel_guess_role role)
{
    for (const lrel_alias *alias = lrel_aliases; alias->target; alias++) {
        const char *list = alias->names;
        lrel_text one;

        if (!(alias->roles >> role & 1) || strcmp(alias->target, target) != 0)
            continue;
        while (lrel_plain_name__next(&list, &one))
            if (lrel_text_is_equal(one, known))
                return true;
    }
    return false;
}

bool lrel_short_name__is_of(const lrel_plain_name *name, const char *target,
                            lrel_guess_role role, bool *is_weak)
{
    bool is_found = false;

    *is_weak = true;
    for (const lrel_alias *alias = lrel_aliases; alias->target && name->is_short;
         alias++) {
        const char *list = alias->names;
        lrel_text known;

        if (!(alias->roles >> role & 1))
            continue;
        while (lrel_plain_name__next(&list, &known)) {
            if (!lrel_short_name__fits(name, known))
                continue;
            if (!is_name_of(known, target, role))
                return false;
            is_found = true;
            *is_weak &= alias->is_weak || strcmp(alias->target, target) != 0;
        }
    }
    return is_found;
}
