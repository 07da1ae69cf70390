/* SPDX-License-Identifier: Apache-2.0 */
/* number_format.c: format codes (ECMA-376, part 1, 18.8.31), read just far enough. */
#include "read/number_format.h"

#include <stdio.h>

/* What a code holds. */
typedef struct code_look {
    bool has_day, has_year, has_month, has_clock;
    bool has_elapsed;     /* [h], [mm]: a duration */
    bool has_other;       /* # ? . , % / E @ * and General */
    int zeros, zero_runs; /* "000" */
    lrel_sheet_format format;
} code_look;

static void add_literal(code_look *look, char c)
{
    char *affix = look->zero_runs ? look->format.suffix : look->format.prefix;
    size_t used = strlen(affix);

    if (used + 1 >= LREL_ID_AFFIX_BYTES) {
        look->has_other = true; /* no id is that long */
        return;
    }
    affix[used] = c;
    affix[used + 1] = '\0';
}

/* "[Red]", "[$-409]", "[h]"; gives the place behind it. */
static size_t skip_bracket(code_look *look, lrel_text code, size_t at)
{
    size_t from = at + 1, to = from;
    bool is_elapsed = true;

    while (to < code.length && code.at[to] != ']')
        to++;
    for (size_t i = from; i < to; i++)
        is_elapsed = is_elapsed && strchr("hHmMsS", code.at[i]);
    if (is_elapsed && to > from)
        look->has_elapsed = true;
    return to + 1;
}

static size_t take_quoted(code_look *look, lrel_text code, size_t at)
{
    for (at++; at < code.length && code.at[at] != '"'; at++)
        add_literal(look, code.at[at]);
    return at + 1;
}

static void take_letter(code_look *look, lrel_text code, size_t at)
{
    char c = code.at[at];

    switch (c) {
    case 'y':
    case 'Y':
        look->has_year = true;
        break;
    case 'd':
    case 'D':
        look->has_day = true;
        break;
    case 'm':
    case 'M':
        look->has_month = true;
        break;
    case 'h':
    case 'H':
    case 's':
    case 'S':
        look->has_clock = true;
        break;
    case '0':
        look->zero_runs += at == 0 || code.at[at - 1] != '0';
        look->zeros++;
        break;
    case '-':
    case ' ':
    case '(':
    case ')':
    case ':':
        add_literal(look, c);
        break;
    default:
        look->has_other = true;
        break;
    }
}

/* The first section: that of numbers above zero. */
static code_look look_at(lrel_text code)
{
    code_look look = {.format = {.kind = LREL_FORMATTED_NUMBER}};
    size_t at = 0;

    while (at < code.length && code.at[at] != ';') {
        char c = code.at[at];

        if (c == '[') {
            at = skip_bracket(&look, code, at);
        } else if (c == '"') {
            at = take_quoted(&look, code, at);
        } else if (c == '\\' && at + 1 < code.length) {
            add_literal(&look, code.at[at + 1]);
            at += 2;
        } else if (c == '_' || c == '*') {
            at += 2;
        } else {
            take_letter(&look, code, at);
            at++;
        }
    }
    return look;
}

lrel_sheet_format lrel_sheet_format__of_code(lrel_text code)
{
    code_look look;

    if (code.length >= 7 &&
        lrel_text_is_equal_nocase((lrel_text){code.at, 7}, LREL_TEXT("General")))
        return (lrel_sheet_format){.kind = LREL_FORMATTED_NUMBER};
    look = look_at(code);
    if (look.has_elapsed)
        return (lrel_sheet_format){.kind = LREL_FORMATTED_NUMBER};
    if (look.has_year || look.has_day || (look.has_month && !look.has_clock))
        return (lrel_sheet_format){.kind = LREL_FORMATTED_DATE};
    if (look.has_clock)
        return (lrel_sheet_format){.kind = LREL_FORMATTED_TIME};
    if (look.zero_runs == 1 && look.zeros >= 2 && look.zeros <= 30 && !look.has_other) {
        look.format.kind = LREL_FORMATTED_ID;
        look.format.digits = (uint8_t)look.zeros;
        return look.format;
    }
    return (lrel_sheet_format){.kind = LREL_FORMATTED_NUMBER};
}

lrel_sheet_format lrel_sheet_format__built_in(int id)
{
    bool is_date = (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) ||
                   id == 36 || (id >= 50 && id <= 54) || id == 57 || id == 58;
    bool is_time = (id >= 18 && id <= 21) || id == 45 || id == 47 ||
                   (id >= 32 && id <= 35) || id == 55 || id == 56;

    return (lrel_sheet_format){.kind = is_date   ? LREL_FORMATTED_DATE
                                       : is_time ? LREL_FORMATTED_TIME
                                                 : LREL_FORMATTED_NUMBER};
}
