/* SPDX-License-Identifier: Apache-2.0 */
/* printed_cell.c: marks in front and behind are taken off, then the number is read as
 * people type it; what is left over is tried as a number with a footnote mark at its end
 * (Clearing the Mines 2025, Thailand: `465,5912` is 465,591 and note 2). */
#include "audit/printed_cell.h"

#define NO_BREAK_SPACE "\xC2\xA0"

static const char *const missing_words[] = {"n/r",
                                            "nr",
                                            "n.r.",
                                            "n/a",
                                            "na",
                                            "n.a.",
                                            "n/d",
                                            "nd",
                                            "n.d.",
                                            "-",
                                            "--",
                                            "...",
                                            "..",
                                            "?",
                                            "tbc",
                                            "tbd",
                                            "not reported",
                                            "not available",
                                            "not applicable",
                                            "not known",
                                            "unknown",
                                            "no data",
                                            "n/k",
                                            "\xE2\x80\x93",
                                            "\xE2\x80\x94",
                                            "\xE2\x80\x92",
                                            "\xE2\x88\x92",
                                            "\xE2\x80\xA6", /* dashes, minus, ellipsis */
                                            "\xD0\xBD/\xD0\xB4",
                                            "s/d",
                                            "n.c."};

/* In front of an estimate. */
static const char *const estimate_words[] = {
    "**", "*", "~", "\xE2\x89\x88", "c.", "ca.", "about ", "approx. ", "est. "};

static const char *const currency_words[] = {"US$", "USD",          "EUR",     "GBP",
                                             "$",   "\xE2\x82\xAC", "\xC2\xA3"};

/* Behind a figure: a note. */
static const char *const note_marks[] = {"*",
                                         "\xE2\x80\xA0",
                                         "\xE2\x80\xA1",
                                         "\xC2\xA7", /* daggers, section */
                                         "\xC2\xB9",
                                         "\xC2\xB2",
                                         "\xC2\xB3",
                                         "\xE2\x81\xB0",
                                         "\xE2\x81\xB4",
                                         "\xE2\x81\xB5",
                                         "\xE2\x81\xB6",
                                         "\xE2\x81\xB7",
                                         "\xE2\x81\xB8",
                                         "\xE2\x81\xB9",
                                         "\xE1\xB5\x83",
                                         "\xE1\xB5\x87"};

#define COUNT(list) (sizeof(list) / sizeof *(list))

/* ---- pieces of text ---- */

static const char *const wide_spaces[] = {NO_BREAK_SPACE, "\xE2\x80\x87", "\xE2\x80\x89",
                                          "\xE2\x80\xAF", "\xE2\x80\x82", "\xE2\x80\x83",
                                          "\xE2\x80\x8B", "\xEF\xBB\xBF"};

static bool begins(lrel_text text, const char *with)
{
    size_t length = strlen(with);

    return text.length >= length &&
           lrel_text_is_equal_nocase((lrel_text){text.at, length},
                                     (lrel_text){with, length});
}

static bool ends(lrel_text text, const char *with)
{
    size_t length = strlen(with);

    return text.length >= length &&
           memcmp(text.at + text.length - length, with, length) == 0;
}

static bool is_one_of(lrel_text text, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (lrel_text_is_equal_nocase(text, lrel_text_of(list[i])))
            return true;
    return false;
}

lrel_text lrel_audit__trim(lrel_text text)
{
    for (bool is_over = false; !is_over;) {
        is_over = true;
        text = lrel_text_trim(text);
        for (size_t i = 0; i < COUNT(wide_spaces); i++) {
            size_t length = strlen(wide_spaces[i]);

            if (begins(text, wide_spaces[i])) {
                text.at += length;
                text.length -= length;
                is_over = false;
            }
            if (ends(text, wide_spaces[i])) {
                text.length -= length;
                is_over = false;
            }
        }
    }
    return text;
}

static bool take(lrel_text *text, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (begins(*text, list[i])) {
            size_t length = strlen(list[i]);

            *text =
                lrel_audit__trim((lrel_text){text->at + length, text->length - length});
            return true;
        }
    return false;
}

/* ---- what stands behind a number ---- */

static bool is_of_note_marks(lrel_text rest)
{
    while (rest.length > 0 && take(&rest, note_marks, COUNT(note_marks)))
        continue;
    return rest.length == 0;
}

/* What stands between brackets that are all of @p rest; "" where they are not. */
static lrel_text between_brackets(lrel_text rest)
{
    if (rest.length < 3 || !strchr("[(", rest.at[0]) ||
        rest.at[rest.length - 1] != (rest.at[0] == '[' ? ']' : ')'))
        return (lrel_text){"", 0};
    return lrel_audit__trim((lrel_text){rest.at + 1, rest.length - 2});
}

/* "[12]", "(a)". */
static bool is_bracketed_note(lrel_text rest)
{
    lrel_text mark = between_brackets(rest);

    for (size_t i = 0; i < mark.length; i++)
        if (mark.at[i] < '0' || mark.at[i] > '9')
            return mark.length == 1 && (mark.at[0] | 0x20) >= 'a' &&
                   (mark.at[0] | 0x20) <= 'z';
    return mark.length > 0 && mark.length <= 3;
}

/* Takes over what stands behind the number. @return false where it is no figure then */
static bool take_rest(lrel_text rest, printed_cell *out)
{
    audit_unit unit;

    if (rest.length == 0)
        return true;
    if ((unit = lrel_audit__unit_of_word(rest)) != UNIT_NONE ||
        (unit = lrel_audit__unit_of_word(between_brackets(rest))) != UNIT_NONE) {
        out->unit = unit;
        return true;
    }
    if (is_of_note_marks(rest) || is_bracketed_note(rest)) {
        out->mended = "a note's mark behind it was left out";
        out->is_estimate |= rest.at[0] == '*';
        return true;
    }
    if (rest.at[0] == '(') {
        out->mended = "the words in brackets behind it were left out";
        return true;
    }
    return false;
}

/* ---- numbers ---- */

static bool take_reading(const lrel_typed_reading *reading, cell_value *out)
{
    return lrel_exact_parse((lrel_text){reading->text, reading->length}, &out->value,
                            &out->places);
}

static const char *why_mended(lrel_text text)
{
    return memchr(text.at, ' ', text.length) ? "a number broken apart by a space"
                                             : "a separator is missing or misplaced";
}

/* The number with the other mark for the decimal one, where it is there. */
static void add_other_mark(lrel_text text, lrel_decimal decimal, printed_cell *out)
{
    lrel_typed_number number = lrel_typed_number_read(
        text, decimal == LREL_DECIMAL_POINT ? LREL_DECIMAL_COMMA : LREL_DECIMAL_POINT,
        LREL_TYPED_MAX);

    if (number.count == 0 || out->other_count == OTHER_READINGS ||
        !take_reading(&number.reading[0], &out->other[out->other_count]))
        return;
    out->other_mended[out->other_count++] = decimal == LREL_DECIMAL_POINT
                                                ? "the comma is a decimal mark"
                                                : "the point is a decimal mark";
}

static bool read_plain(lrel_text text, lrel_decimal decimal, printed_cell *out)
{
    lrel_typed_number number = lrel_typed_number_read(text, decimal, LREL_TYPED_MAX);

    if (number.count == 0 || !take_reading(&number.reading[0], &out->is) ||
        !take_rest(number.rest, out))
        return false;
    if (number.state == LREL_TYPED_MENDED) {
        out->mended = why_mended((lrel_text){text.at, text.length - number.rest.length});
        add_other_mark(text, decimal, out);
    }
    return true;
}

/* Digits and groups of `465,5912`, and where the marks of a note would begin. */
typedef struct fused {
    char digits[LREL_TYPED_MAX];
    size_t count, groups, last; /* digits, groups of them, digits of the last group */
} fused;

static bool scan_fused(lrel_text text, char separator, fused *out)
{
    *out = (fused){.count = 0};
    for (size_t i = 0; i < text.length; i++) {
        char c = text.at[i];

        if (c == ' ')
            continue;
        if (c == separator) {
            if (out->last == 0 || out->last > 3 || (out->groups > 0 && out->last != 3))
                return false;
            out->groups++;
            out->last = 0;
            continue;
        }
        if (c < '0' || c > '9' || out->count == sizeof out->digits)
            return false;
        out->digits[out->count++] = c;
        out->last++;
    }
    return out->groups > 0 && (out->last == 4 || out->last == 5);
}

/* Groups of three, the last of them with one digit or two too many. */
static bool read_fused(lrel_text text, lrel_decimal decimal, printed_cell *out)
{
    bool is_negative = text.length > 0 && text.at[0] == '-';
    fused f;

    if (is_negative)
        text = (lrel_text){text.at + 1, text.length - 1};
    if (!scan_fused(text, decimal == LREL_DECIMAL_COMMA ? '.' : ',', &f))
        return false;
    if (!lrel_exact_parse((lrel_text){f.digits, f.count - (f.last - 3)}, &out->is.value,
                          &out->is.places) ||
        !lrel_exact_parse((lrel_text){f.digits, f.count}, &out->other[0].value,
                          &out->other[0].places))
        return false;
    out->mended = f.last == 4 ? "a note's mark, its last digit, was left out"
                              : "a note's mark, its last two digits, was left out";
    out->other_mended[0] = "a separator is misplaced";
    out->other_count = 1;
    add_other_mark(text, decimal, out);
    if (is_negative) {
        out->is.value = -out->is.value;
        for (int i = 0; i < out->other_count; i++)
            out->other[i].value = -out->other[i].value;
    }
    return true;
}

/* Typesetters put a dash where a minus should stand: in front of a digit it is one. */
static bool take_dash(lrel_text *text, char room[LREL_TYPED_MAX * 2])
{
    static const char *const dashes[] = {"\xE2\x80\x90", "\xE2\x80\x91", "\xE2\x80\x92",
                                         "\xE2\x80\x93"};
    lrel_text after = *text;

    if (!take(&after, dashes, COUNT(dashes)) || after.length == 0 ||
        after.length + 1 > LREL_TYPED_MAX * 2 || after.at[0] < '0' || after.at[0] > '9')
        return false;
    room[0] = '-';
    memcpy(room + 1, after.at, after.length);
    *text = (lrel_text){room, after.length + 1};
    return true;
}

lrel_text lrel_audit__without_marks(lrel_text text)
{
    (void)take(&text, estimate_words, COUNT(estimate_words));
    (void)take(&text, currency_words, COUNT(currency_words));
    return text;
}

/* ---- the cell ---- */

printed_cell lrel_audit__read_cell(lrel_text text, bool is_number, lrel_decimal decimal)
{
    printed_cell cell = {.kind = CELL_WORDS};
    lrel_text trimmed = lrel_audit__trim(text);
    char room[LREL_TYPED_MAX * 2];

    if (trimmed.length == 0)
        return (printed_cell){.kind = CELL_EMPTY};
    if (is_number && lrel_audit__read_sheet_number(trimmed, &cell.is)) {
        cell.kind = CELL_FIGURE;
        return cell;
    }
    if (is_one_of(trimmed, missing_words, COUNT(missing_words)))
        return (printed_cell){.kind = CELL_MISSING};
    if (take(&trimmed, estimate_words, COUNT(estimate_words))) {
        cell.is_estimate = true;
        cell.mended = "the mark in front of it says an estimate, or a note";
    }
    if (take_dash(&trimmed, room))
        cell.mended = "the dash in front of it was read as a minus";
    if (take(&trimmed, currency_words, COUNT(currency_words)))
        cell.unit = UNIT_MONEY;
    if (decimal == LREL_DECIMAL_UNSAID)
        decimal = LREL_DECIMAL_POINT;
    if (read_plain(trimmed, decimal, &cell) || read_fused(trimmed, decimal, &cell))
        cell.kind = CELL_FIGURE;
    else
        cell = (printed_cell){.kind = CELL_WORDS};
    return cell;
}
