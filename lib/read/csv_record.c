/* SPDX-License-Identifier: Apache-2.0 */
/* csv_record.c: the inner loop of CSV. Quoted cells, where the long outlines are, are
 * crossed by memchr(); short ones by eight bytes at a time. */
#include "read/csv_record.h"

#define ONES  UINT64_C(0x0101010101010101)
#define HIGHS UINT64_C(0x8080808080808080)

/* A mark at the first byte of @p word that is @p wanted eight times (Hacker's Delight,
 * 6-1); marks behind the first may be wrong. */
static inline uint64_t marks_of(uint64_t word, uint64_t wanted)
{
    uint64_t zeros = word ^ wanted;

    return (zeros - ONES) & ~zeros & HIGHS;
}

static inline bool is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

/* The end of an unquoted cell: the next separator or end of line. */
static inline const char *cell_end(const char *at, const char *end, char separator)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    const uint64_t separators = ONES * (unsigned char)separator;

    while (end - at >= 8) {
        uint64_t word, marks;

        memcpy(&word, at, sizeof word);
        marks = marks_of(word, separators) | marks_of(word, ONES * '\n') |
                marks_of(word, ONES * '\r');
        if (marks)
            return at + (__builtin_ctzll(marks) >> 3);
        at += 8;
    }
#endif
    while (at < end && *at != separator && !is_line_end(*at))
        at++;
    return at;
}

size_t lrel_csv__line(const lrel_csv *csv, const char *at)
{
    size_t line = 1;

    for (const char *c = csv->start; c < at; c++)
        line += *c == '\n' || (*c == '\r' && (c + 1 == csv->end || c[1] != '\n'));
    return line;
}

static lrel_status fail_unclosed(const lrel_csv *csv, const char *quote, lrel_error *err)
{
    size_t first = lrel_csv__line(csv, quote), last = lrel_csv__line(csv, csv->end);

    if (csv->end > csv->start && is_line_end(csv->end[-1]))
        last--;
    return lrel__fail(
        err, LREL_E_FORMAT,
        "a quote opened in line %zu is never closed; it swallows the %zu lines "
        "below it",
        first, last - first);
}

static lrel_status fail_behind_quote(const lrel_csv *csv, const char *quote,
                                     const char *at, lrel_error *err)
{
    size_t first = lrel_csv__line(csv, quote), line = lrel_csv__line(csv, at);

    return lrel__fail(
        err, LREL_E_FORMAT,
        "line %zu has text behind the closing quote of a cell that began in line "
        "%zu, and swallowed %zu lines; a quote inside a quoted cell is written "
        "twice",
        line, first, line - first);
}

/* @p text without the first of every two quotes. */
static lrel_status unescape(lrel_csv *csv, lrel_text *text, lrel_error *err)
{
    char *copy = lrel_arena_alloc(csv->arena, text->length);
    char *to = copy;

    if (!copy)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < text->length; i++) {
        *to++ = text->at[i];
        i += text->at[i] == '"';
    }
    *text = (lrel_text){copy, (size_t)(to - copy)};
    return LREL_OK;
}

/* A quoted cell; *@p next is then at the separator or line end behind it. */
static lrel_status quoted_cell(lrel_csv *csv, const char *quote, lrel_text *cell,
                               const char **next, lrel_error *err)
{
    const char *from = quote + 1, *close = from;
    bool has_quotes = false;

    for (;; close += 2) {
        close = memchr(close, '"', (size_t)(csv->end - close));
        if (!close)
            return fail_unclosed(csv, quote, err);
        if (close + 1 == csv->end || close[1] != '"')
            break;
        has_quotes = true;
    }
    *cell = (lrel_text){from, (size_t)(close - from)};
    *next = close + 1;
    while (*next < csv->end &&
           (**next == ' ' || (**next == '\t' && csv->separator != '\t')))
        ++*next;
    if (*next < csv->end && **next != csv->separator && !is_line_end(**next))
        return fail_behind_quote(csv, quote, *next, err);
    return has_quotes ? unescape(csv, cell, err) : LREL_OK;
}

static inline const char *past_line_end(const char *at, const char *end)
{
    if (at < end && *at == '\r')
        return at + 1 < end && at[1] == '\n' ? at + 2 : at + 1;
    return at < end ? at + 1 : at;
}

lrel_status lrel_csv__next(lrel_csv *csv, lrel_text *cells, size_t room, size_t *count,
                           lrel_error *err)
{
    const char *at = csv->at, *const end = csv->end;
    const char separator = csv->separator;
    size_t found = 0;

    if (at == end)
        return LREL_DONE;
    if (is_line_end(*at)) {
        csv->at = past_line_end(at, end);
        *count = 0;
        return LREL_OK;
    }
    for (;; at++) {
        lrel_text cell;

        if (at < end && *at == '"') {
            lrel_status status = quoted_cell(csv, at, &cell, &at, err);

            if (status != LREL_OK)
                return status;
        } else {
            const char *from = at;

            at = cell_end(at, end, separator);
            cell = (lrel_text){from, (size_t)(at - from)};
        }
        if (found < room)
            cells[found] = cell;
        found++;
        if (at == end || *at != separator)
            break;
    }
    csv->at = past_line_end(at, end);
    *count = found;
    return LREL_OK;
}

char lrel_csv__sniff(const lrel_csv *csv)
{
    static const char separators[] = {',', ';', '\t'};
    size_t counts[sizeof separators] = {0};
    size_t best = 0;
    bool is_quoted = false;

    for (const char *c = csv->at; c < csv->end && (is_quoted || !is_line_end(*c)); c++) {
        if (*c == '"')
            is_quoted = !is_quoted;
        for (size_t i = 0; i < sizeof separators && !is_quoted; i++)
            counts[i] += *c == separators[i];
    }
    for (size_t i = 1; i < sizeof separators; i++)
        if (counts[i] > counts[best])
            best = i;
    return separators[best];
}
