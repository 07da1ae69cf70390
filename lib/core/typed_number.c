/* SPDX-License-Identifier: Apache-2.0 */
/* typed_number.c: the text is first brought to ASCII digits and four marks; then it is
 * read once with the point and once with the comma as decimal mark, and what is possible
 * decides. The cases are those of published tables and agencies' spreadsheets
 * (Clearing the Mines 2025, Cambodia: `40,562455`). */
#include "core/typed_number.h"

/* Digits of other scripts, by their zero; each has ten in a row. */
static const uint32_t zeros[] = {0x0660, 0x06F0, 0x0966, 0x09E6, 0x0A66, 0x0BE6,
                                 0x0E50, 0x0ED0, 0x1040, 0x17E0, 0xFF10};

/* Spaces that group digits: no-break, figure, thin, narrow no-break. */
static const uint32_t spaces[] = {' ', 0x00A0, 0x2007, 0x2009, 0x202F};

/* Typewriter and typographic apostrophes, as in Swiss figures. */
static const uint32_t apostrophes[] = {'\'', 0x2019, 0x02BC};

#define MINUS_SIGN 0x2212

/* For bytes that are no UTF-8. */
#define NO_CHARACTER 0xFFFD

/* A number in digits, `.`, `,`, `'` and ` `, without its sign. */
typedef struct marks {
    char at[LREL_TYPED_MAX];
    size_t count;
    bool is_negative;
    bool is_foreign; /* other digits or another minus than ASCII's */
} marks;

typedef enum fit { FIT_NONE, FIT_WELL, FIT_MENDED } fit;

/* Takes the character at the start of @p text, which is not empty. */
static uint32_t next_point(lrel_text *text)
{
    const unsigned char *s = (const unsigned char *)text->at;
    size_t length =
        lrel_text_utf8_prefix((lrel_text){text->at, text->length < 4 ? text->length : 4});
    uint32_t point = s[0];
    size_t used = 1;

    if (s[0] >= 0xC2)
        used = s[0] >= 0xF0 ? 4 : s[0] >= 0xE0 ? 3 : 2;
    if (used > 1)
        point = s[0] & (0xFFu >> (used + 1));
    if (used > length) {
        used = 1;
        point = NO_CHARACTER;
    }
    for (size_t i = 1; i < used; i++)
        point = point << 6 | (s[i] & 0x3F);
    text->at += used;
    text->length -= used;
    return point;
}

static bool is_among(uint32_t point, const uint32_t *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (list[i] == point)
            return true;
    return false;
}

#define IS_AMONG(point, list) is_among((point), (list), sizeof(list) / sizeof *(list))

/* The mark or digit that @p point stands for, or 0. */
static char mark_of(uint32_t point, bool *is_foreign)
{
    if ((point >= '0' && point <= '9') || point == '.' || point == ',')
        return (char)point;
    if (IS_AMONG(point, spaces))
        return ' ';
    if (IS_AMONG(point, apostrophes))
        return '\'';
    for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++)
        if (point - zeros[i] < 10) {
            *is_foreign = true;
            return (char)('0' + (point - zeros[i]));
        }
    return 0;
}

static void take_sign(lrel_text *text, marks *out)
{
    lrel_text after = *text;
    uint32_t point;

    if (text->length == 0)
        return;
    point = next_point(&after);
    if (point != '-' && point != '+' && point != MINUS_SIGN)
        return;
    out->is_negative = point != '+';
    out->is_foreign = point == MINUS_SIGN;
    *text = after;
}

/* Without spaces of any width behind it. */
static lrel_text trim_end(lrel_text text)
{
    for (;;) {
        size_t start = text.length;
        lrel_text last;

        while (start > 0 && ((unsigned char)text.at[--start] & 0xC0) == 0x80)
            continue;
        last = (lrel_text){text.at + start, text.length - start};
        if (last.length == 0 || !IS_AMONG(next_point(&last), spaces) || last.length > 0)
            return text;
        text.length = start;
    }
}

static lrel_text trim(lrel_text text)
{
    lrel_text after = text = trim_end(lrel_text_trim(text));

    while (after.length > 0 && IS_AMONG(next_point(&after), spaces))
        text = after;
    return text;
}

/* Reads as far as digits and marks go. @return false where they are too many */
static bool scan(lrel_text *text, marks *out)
{
    *text = trim(*text);
    take_sign(text, out);
    while (text->length > 0) {
        lrel_text after = *text;
        char mark = mark_of(next_point(&after), &out->is_foreign);

        if (!mark)
            break;
        if (out->count == sizeof out->at)
            return false;
        if (mark != ' ' || (out->count > 0 && out->at[out->count - 1] != ' '))
            out->at[out->count++] = mark;
        *text = after;
    }
    while (out->count > 0 && out->at[out->count - 1] == ' ')
        out->count--;
    *text = trim(*text);
    return true;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The only separator of @p whole, 0: none, -1: several. */
static int separator_of(const char *whole, size_t count)
{
    int separator = 0;

    for (size_t i = 0; i < count; i++) {
        if (is_digit(whole[i]) || whole[i] == separator)
            continue;
        if (separator)
            return -1;
        separator = whole[i];
    }
    return separator;
}

/* Whether digits between one kind of separator stand in groups. */
static fit fit_of_groups(const char *whole, size_t count, char separator)
{
    size_t groups = 0, length = 0;
    bool threes = true, twos = true, multiples = true;

    for (size_t i = 0; i <= count; i++) {
        bool is_last = i == count;

        if (!is_last && whole[i] != separator) {
            length++;
            continue;
        }
        if (length == 0 || (groups == 0 && length > 3))
            return FIT_NONE;
        threes = threes && (groups == 0 || length == 3);
        multiples = multiples && (groups == 0 || length % 3 == 0);
        twos =
            twos && (is_last ? length == 3 : length <= 2 && (groups == 0 || length == 2));
        groups++;
        length = 0;
    }
    if (threes)
        return FIT_WELL;
    if (twos && groups > 2)
        return FIT_WELL; /* 1,00,000: lakh */
    return multiples && separator != ' ' ? FIT_MENDED : FIT_NONE;
}

/* Spaces beside another separator come from line breaks of a print: `1,117,8 48`. */
static fit fit_without_spaces(const char *whole, size_t count)
{
    char kept[LREL_TYPED_MAX];
    size_t n = 0;
    int separator;

    for (size_t i = 0; i < count; i++)
        if (whole[i] != ' ')
            kept[n++] = whole[i];
    separator = separator_of(kept, n);
    if (separator <= 0 || fit_of_groups(kept, n, (char)separator) != FIT_WELL)
        return FIT_NONE;
    return FIT_MENDED;
}

static fit fit_of_whole(const char *whole, size_t count)
{
    int separator = separator_of(whole, count);

    if (separator == 0)
        return FIT_WELL;
    if (separator < 0)
        return fit_without_spaces(whole, count);
    return fit_of_groups(whole, count, (char)separator);
}

static void write_reading(const marks *m, size_t whole, lrel_typed_reading *out)
{
    out->length = 0;
    if (m->is_negative)
        out->text[out->length++] = '-';
    for (size_t i = 0; i < m->count; i++)
        if (i == whole)
            out->text[out->length++] = '.';
        else if (is_digit(m->at[i]))
            out->text[out->length++] = m->at[i];
}

/* No group of digits begins a number as `0.` does: `0.125` is never 125. */
static bool begins_as_fraction(const marks *m)
{
    return m->count > 1 && m->at[0] == '0' && m->at[1] == '.';
}

/* Reads with @p decimal as the decimal mark. */
static fit read_with(const marks *m, char decimal, size_t fraction_max,
                     lrel_typed_reading *out)
{
    const char *mark = memchr(m->at, decimal, m->count);
    size_t whole = mark ? (size_t)(mark - m->at) : m->count;
    size_t fraction = mark ? m->count - whole - 1 : 0;
    fit how;

    if (mark && (fraction == 0 || fraction > fraction_max))
        return FIT_NONE;
    if (decimal != '.' && begins_as_fraction(m))
        return FIT_NONE;
    for (size_t i = whole + 1; i < m->count; i++)
        if (!is_digit(m->at[i]))
            return FIT_NONE;
    if (whole == 0 && fraction == 0)
        return FIT_NONE;
    if ((how = fit_of_whole(m->at, whole)) != FIT_NONE)
        write_reading(m, whole, out);
    return how;
}

/* Digits and at most one point. */
static bool is_plain(const marks *m)
{
    return !memchr(m->at, ',', m->count) && !memchr(m->at, ' ', m->count) &&
           !memchr(m->at, '\'', m->count) && separator_of(m->at, m->count) >= 0;
}

static lrel_typed_state state_of(fit how, bool is_said)
{
    if (how == FIT_MENDED)
        return LREL_TYPED_MENDED;
    return is_said ? LREL_TYPED_AS_SAID : LREL_TYPED_CLEAR;
}

/* Nobody said what the comma means: it groups digits, or the number is in doubt. */
static void read_unsaid(const marks *m, size_t fraction_max, lrel_typed_number *out)
{
    bool has_comma = memchr(m->at, ',', m->count) != NULL;
    fit point = read_with(m, '.', fraction_max, &out->reading[0]);
    fit comma = has_comma || point == FIT_NONE
                    ? read_with(m, ',', fraction_max, &out->reading[1])
                    : FIT_NONE;

    if (point == FIT_NONE)
        out->reading[0] = out->reading[1];
    out->count = (point != FIT_NONE) + (comma != FIT_NONE);
    if (out->count == 0)
        return;
    if (comma != FIT_NONE && has_comma)
        out->state = LREL_TYPED_DOUBTFUL;
    else
        out->state =
            point != FIT_NONE ? state_of(point, is_plain(m)) : state_of(comma, false);
}

lrel_typed_number lrel_typed_number_read(lrel_text text, lrel_decimal decimal,
                                         size_t fraction_max)
{
    lrel_typed_number number = {.state = LREL_TYPED_NONE};
    marks m = {.count = 0};
    fit how;

    /* Room for a sign, beside what is copied. */
    if (!scan(&text, &m) || m.count + 1 > LREL_TYPED_MAX)
        return number;
    number.rest = text;
    if (decimal == LREL_DECIMAL_UNSAID) {
        read_unsaid(&m, fraction_max, &number);
    } else {
        how = read_with(&m, decimal == LREL_DECIMAL_POINT ? '.' : ',', fraction_max,
                        &number.reading[0]);
        number.count = how != FIT_NONE;
        if (how != FIT_NONE)
            number.state = state_of(how, true);
    }
    if (number.state == LREL_TYPED_AS_SAID && m.is_foreign)
        number.state = LREL_TYPED_CLEAR;
    return number;
}
