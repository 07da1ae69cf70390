/* SPDX-License-Identifier: Apache-2.0 */
/* wkt_reader.c: a parser by descent over the text, which writes points straight into the
 * table. Room is made once per shape. */
#include "read/wkt_reader.h"

#include "core/number.h"

/* A point takes four bytes of text at least ("1 1,"), a ring two more; closing a ring
 * adds a point: n + 1 points for 4 n + 2 bytes, n being 2 or more. */
#define POINT_BYTES_LEAST 3

/* The families of coordinates: how many brackets, and of what. */
typedef enum wkt_family {
    WKT_POINT,
    WKT_POINTS,
    WKT_LINE,
    WKT_LINES,
    WKT_POLYGON,
    WKT_POLYGONS,
    WKT_COLLECTION
} wkt_family;

static const struct {
    const char *word;
    wkt_family family;
} words[] = {
    {"POLYGON", WKT_POLYGON},
    {"MULTIPOLYGON", WKT_POLYGONS},
    {"POINT", WKT_POINT},
    {"MULTIPOINT", WKT_POINTS},
    {"LINESTRING", WKT_LINE},
    {"MULTILINESTRING", WKT_LINES},
    {"LINEARRING", WKT_LINE},
    {"GEOMETRYCOLLECTION", WKT_COLLECTION},
    {"TRIANGLE", WKT_POLYGON},
    {"TIN", WKT_POLYGONS},
    {"POLYHEDRALSURFACE", WKT_POLYGONS},
};

typedef struct wkt {
    lrel_shaper *shaper;
    const char *at;
    const char *end;
} wkt;

static inline bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static inline void skip_blanks(wkt *text)
{
    while (text->at < text->end && is_blank(*text->at))
        text->at++;
}

static bool is_letter(char c)
{
    return (unsigned char)((c | 0x20) - 'a') < 26;
}

/* True, and past it, where the next thing is @p c. */
static inline bool take(wkt *text, char c)
{
    skip_blanks(text);
    if (text->at == text->end || *text->at != c)
        return false;
    text->at++;
    return true;
}

static bool fault(wkt *text, const char *expected)
{
    lrel_text rest = {text->at, (size_t)(text->end - text->at)};

    return lrel_shaper__fault(text->shaper, LREL_ISSUE_SHAPE_UNREADABLE, rest, expected);
}

/* What stands where a number should: NaN, infinity and 1e400 are coordinates that are no
 * place; anything else is not WKT. */
static bool fault_number(wkt *text)
{
    const char *c = text->at;
    lrel_text token;

    if (c < text->end && (*c == '-' || *c == '+'))
        c++;
    if (c == text->end || (*c != '.' && (*c | 0x20) != 'n' && (*c | 0x20) != 'i' &&
                           (unsigned char)(*c - '0') > 9))
        return fault(text, "a number");
    while (c < text->end && *c != ',' && *c != ')' && !is_blank(*c))
        c++;
    token = (lrel_text){text->at, (size_t)(c - text->at)};
    return lrel_shaper__fault(text->shaper, LREL_ISSUE_COORDINATE_INVALID, token,
                              "a finite coordinate");
}

static inline bool number(wkt *text, double *out)
{
    size_t used;

    skip_blanks(text);
    used = lrel_number_scan(text->at, (size_t)(text->end - text->at), out);
    if (used == 0)
        return fault_number(text);
    text->at += used;
    return true;
}

/* Two numbers, and up to two more that are dropped (Z, M). Room was made. */
static inline bool point(wkt *text)
{
    lrel_table *table = text->shaper->reader->table;
    lrel_xy *xy = &table->points[table->point_count];
    double dropped;

    if (!number(text, &xy->x))
        return false;
    if (text->at == text->end || !is_blank(*text->at))
        return fault(text, "a blank and a second number");
    if (!number(text, &xy->y))
        return false;
    for (int more = 0; more < 2; more++) {
        skip_blanks(text);
        if (text->at == text->end || *text->at == ',' || *text->at == ')')
            break;
        if (!number(text, &dropped))
            return false;
    }
    table->point_count++;
    return true;
}

static bool is_word(const char *start, const char *end, const char *word)
{
    return lrel_text_is_equal_nocase((lrel_text){start, (size_t)(end - start)},
                                     lrel_text_of(word));
}

/* Past the word EMPTY, where it is next. */
static bool take_empty(wkt *text)
{
    skip_blanks(text);
    if (text->end - text->at < 5 || !is_word(text->at, text->at + 5, "EMPTY") ||
        (text->end - text->at > 5 && is_letter(text->at[5])))
        return false;
    text->at += 5;
    return true;
}

/* `(x y, x y, ...)`; each point may have brackets of its own in a MULTIPOINT. */
static bool points(wkt *text, bool may_have_brackets)
{
    if (take_empty(text))
        return true;
    if (!take(text, '('))
        return fault(text, "(");
    do {
        bool has_bracket = may_have_brackets && take(text, '(');

        if (may_have_brackets && !has_bracket && take_empty(text))
            continue;
        if (!point(text))
            return false;
        if (has_bracket && !take(text, ')'))
            return fault(text, ")");
    } while (take(text, ','));
    return take(text, ')') || fault(text, ", or )");
}

static bool line(wkt *text, lrel_shape_kind kind)
{
    size_t first = text->shaper->reader->table->point_count;

    if (!points(text, false))
        return false;
    if (kind != LREL_SHAPE_POLYGON && text->shaper->reader->table->point_count == first)
        return true;
    return lrel_shaper__ring(text->shaper, kind, first);
}

/* `(line, line, ...)` */
static bool lines(wkt *text, lrel_shape_kind kind)
{
    if (take_empty(text))
        return true;
    if (!take(text, '('))
        return fault(text, "(");
    do {
        if (!line(text, kind))
            return false;
    } while (take(text, ','));
    return take(text, ')') || fault(text, ", or )");
}

static bool polygon(wkt *text)
{
    lrel_shaper__polygon(text->shaper);
    return lines(text, LREL_SHAPE_POLYGON);
}

static bool polygons(wkt *text)
{
    if (take_empty(text))
        return true;
    if (!take(text, '('))
        return fault(text, "(");
    do {
        if (!polygon(text))
            return false;
    } while (take(text, ','));
    return take(text, ')') || fault(text, ", or )");
}

static bool multipoint(wkt *text, bool may_have_brackets)
{
    size_t first = text->shaper->reader->table->point_count;

    if (!points(text, may_have_brackets))
        return false;
    if (text->shaper->reader->table->point_count == first)
        return true;
    return lrel_shaper__ring(text->shaper, LREL_SHAPE_POINT, first);
}

/* The word at the front, without a Z, M or ZM that may stick to it or stand behind it. */
static bool family(wkt *text, wkt_family *out)
{
    const char *start, *end;

    skip_blanks(text);
    start = end = text->at;
    while (end < text->end && is_letter(*end))
        end++;
    text->at = end;
    for (int tail = 0; tail < 3 && end - start > tail; tail++) {
        if (tail > 0 && (end[-tail] | 0x20) != 'm' && (end[-tail] | 0x20) != 'z')
            break;
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (is_word(start, end - tail, words[i].word)) {
                *out = words[i].family;
                return true;
            }
    }
    text->at = start;
    return fault(text, "POLYGON, MULTIPOLYGON, POINT, LINESTRING or another word of WKT");
}

static void skip_dimensions(wkt *text)
{
    skip_blanks(text);
    for (int i = 0; i < 2 && text->at < text->end; i++)
        if ((*text->at | 0x20) == 'z' || (*text->at | 0x20) == 'm')
            text->at++;
}

/* Descends into collections; the depth is bounded, so that no text can exhaust the stack.
 */
static bool geometry(wkt *text, int depth)
{
    wkt_family which = WKT_COLLECTION;

    if (depth > LREL_SHAPE_DEPTH_MAX)
        return fault(text, "collections at most 8 deep");
    if (!family(text, &which))
        return false;
    skip_dimensions(text);
    switch (which) {
    case WKT_POINT:
        return multipoint(text, false);
    case WKT_POINTS:
        return multipoint(text, true);
    case WKT_LINE:
        return line(text, LREL_SHAPE_LINE);
    case WKT_LINES:
        return lines(text, LREL_SHAPE_LINE);
    case WKT_POLYGON:
        return polygon(text);
    case WKT_POLYGONS:
        return polygons(text);
    case WKT_COLLECTION:
        break;
    }
    if (take_empty(text))
        return true;
    if (!take(text, '('))
        return fault(text, "(");
    do {
        if (!geometry(text, depth + 1))
            return false;
    } while (take(text, ','));
    return take(text, ')') || fault(text, ", or )");
}

int64_t lrel_wkt__take_srid(lrel_text *text)
{
    lrel_text rest = lrel_text_trim(*text);
    int64_t number = 0;
    const char *mark;

    if (rest.length < 5 || !is_word(rest.at, rest.at + 5, "SRID="))
        return 0;
    mark = memchr(rest.at, ';', rest.length);
    if (!mark || !lrel_integer_parse(
                     (lrel_text){rest.at + 5, (size_t)(mark - rest.at) - 5}, &number))
        return 0;
    *text = (lrel_text){mark + 1, rest.length - (size_t)(mark + 1 - rest.at)};
    return number;
}

bool lrel_wkt__read(lrel_shaper *shaper, lrel_text text)
{
    lrel_text trimmed = lrel_text_trim(text);
    wkt self = {shaper, trimmed.at, trimmed.at + trimmed.length};

    if (trimmed.length == 0)
        return true;
    if (!lrel_shaper__reserve(shaper, trimmed.length / POINT_BYTES_LEAST + 2))
        return false;
    if (!geometry(&self, 1))
        return false;
    skip_blanks(&self);
    return self.at == self.end || fault(&self, "nothing behind the shape");
}
