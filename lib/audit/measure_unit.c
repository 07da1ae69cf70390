/* SPDX-License-Identifier: Apache-2.0 */
/* measure_unit.c: words of units, longest first where one begins another. */
#include "audit/measure_unit.h"

#include <strings.h>

typedef struct unit_word {
    const char *word;
    audit_unit unit;
} unit_word;

static const unit_word words[] = {
    {"square kilometres", UNIT_KM2},
    {"square kilometers", UNIT_KM2},
    {"square metres", UNIT_M2},
    {"square meters", UNIT_M2},
    {"sq. km", UNIT_KM2},
    {"sq km", UNIT_KM2},
    {"sqkm", UNIT_KM2},
    {"km\xC2\xB2", UNIT_KM2},
    {"km2", UNIT_KM2},
    {"\xD0\xBA\xD0\xBC\xC2\xB2", UNIT_KM2}, /* Cyrillic */
    {"\xD0\xBA\xD0\xBC"
     "2",
     UNIT_KM2},
    {"sq. m", UNIT_M2},
    {"sq m", UNIT_M2},
    {"sqm", UNIT_M2},
    {"m\xC2\xB2", UNIT_M2},
    {"m2", UNIT_M2},
    {"\xD0\xBC\xC2\xB2", UNIT_M2},
    {"\xD0\xBC"
     "2",
     UNIT_M2},
    {"hectares", UNIT_HA},
    {"hectare", UNIT_HA},
    {"ha", UNIT_HA},
    {"\xD0\xB3\xD0\xB0", UNIT_HA},
    {"per cent", UNIT_PERCENT},
    {"percentage", UNIT_PERCENT},
    {"percent", UNIT_PERCENT},
    {"%", UNIT_PERCENT},
    {"us dollars", UNIT_MONEY},
    {"us$", UNIT_MONEY},
    {"usd", UNIT_MONEY},
    {"eur", UNIT_MONEY},
    {"gbp", UNIT_MONEY},
    {"$", UNIT_MONEY},
    {"\xE2\x82\xAC", UNIT_MONEY}, /* euro */
    {"\xC2\xA3", UNIT_MONEY},     /* pound */
};

#define WORD_COUNT (sizeof words / sizeof *words)

static bool is_letter(unsigned char c)
{
    return c >= 0x80 || (c >= '0' && c <= '9') ||
           ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

audit_unit lrel_audit__unit_of_word(lrel_text text)
{
    for (size_t i = 0; i < WORD_COUNT; i++)
        if (lrel_text_is_equal_nocase(text, lrel_text_of(words[i].word)))
            return words[i].unit;
    return UNIT_NONE;
}

/* @p word at @p place, with no letter of another word at either side. */
static bool stands_at(lrel_text text, size_t place, lrel_text word)
{
    size_t after = place + word.length;

    if (after > text.length ||
        !lrel_text_is_equal_nocase((lrel_text){text.at + place, word.length}, word))
        return false;
    if (place > 0 && is_letter((unsigned char)word.at[0]) &&
        is_letter((unsigned char)text.at[place - 1]))
        return false;
    return after == text.length || !is_letter((unsigned char)word.at[word.length - 1]) ||
           !is_letter((unsigned char)text.at[after]);
}

/* "m² per AP mine" is in no unit of its own; "Area per task (m²)" is. */
static bool is_a_ratio(lrel_text heading, size_t behind)
{
    static const lrel_text per = LREL_TEXT(" per ");

    while (behind < heading.length && heading.at[behind] == ' ')
        behind++;
    return (behind < heading.length && heading.at[behind] == '/') ||
           (behind > 0 && stands_at(heading, behind - 1, per));
}

audit_unit lrel_audit__unit_of_heading(lrel_text heading)
{
    audit_unit found = UNIT_NONE;

    for (size_t i = 0; i < WORD_COUNT; i++) {
        lrel_text word = lrel_text_of(words[i].word);

        for (size_t at = 0; at + word.length <= heading.length; at++) {
            if (!stands_at(heading, at, word))
                continue;
            if (is_a_ratio(heading, at + word.length))
                return UNIT_NONE;
            if (at > 0 && heading.at[at - 1] == '(')
                return words[i].unit;
            if (found == UNIT_NONE)
                found = words[i].unit;
        }
    }
    return found;
}

const char *lrel_audit__unit_name(audit_unit unit)
{
    static const char *const names[] = {"",           "m\xC2\xB2", "ha",
                                        "km\xC2\xB2", "%",         "money"};

    return names[unit];
}

int64_t lrel_audit__m2_in(audit_unit unit)
{
    return unit == UNIT_KM2 ? 1000000 : unit == UNIT_HA ? 10000 : 1;
}
