/* SPDX-License-Identifier: Apache-2.0 */
/* formula.c: a parser that works out as it goes. Figures of periods of unequal length are
 * not divided by each other: a published 123 % came about that way (nine years of release
 * by eleven years of target; Cambodia's extension request of 2019). A part of one column
 * may be divided by the whole of it. */
#include "audit/formula.h"

#include <stdarg.h>
#include <stdio.h>

#define DEPTH_MAX     40
#define ARGUMENTS_MAX 32
#define FORMULA_BYTES 4000

typedef struct parser {
    lrel_audit *audit;
    const char *at, *end;
    int depth;
    char *reason;
    bool has_failed;
} parser;

static bool LREL_PRINTF(2, 3) fail(parser *p, const char *format, ...)
{
    va_list arguments;

    if (p->has_failed)
        return false;
    va_start(arguments, format);
    vsnprintf(p->reason, FORMULA_REASON_BYTES, format, arguments);
    va_end(arguments);
    p->has_failed = true;
    return false;
}

static void skip_blanks(parser *p)
{
    while (p->at < p->end && strchr(" \t\r\n", *p->at))
        p->at++;
}

static bool take(parser *p, const char *token)
{
    size_t length = strlen(token);

    skip_blanks(p);
    if ((size_t)(p->end - p->at) < length || memcmp(p->at, token, length) != 0)
        return false;
    p->at += length;
    return true;
}

static bool expression(parser *p, formula_value *out);

/* ---- arithmetic ---- */

static const char *kind_name(value_kind kind)
{
    static const char *const names[] = {"a plain number", "an area", "money", "a share"};

    return names[kind];
}

/* The years of two figures that are added: both together. */
static void join_years(formula_value *a, const formula_value *b)
{
    if (b->years.first == 0)
        return;
    if (a->years.first == 0) {
        a->years = b->years;
        a->year_count = b->year_count;
    } else if (!lrel_audit__same_years(a->years, b->years)) {
        bool is_apart = b->years.first > a->years.last || b->years.last < a->years.first;

        if (b->years.first < a->years.first)
            a->years.first = b->years.first;
        if (b->years.last > a->years.last)
            a->years.last = b->years.last;
        a->year_count =
            is_apart ? a->year_count + b->year_count : a->years.last - a->years.first + 1;
    }
}

static bool add(parser *p, formula_value *a, const formula_value *b, int sign)
{
    if (a->kind != b->kind)
        return fail(p, "adds %s and %s", kind_name(a->kind), kind_name(b->kind));
    if (!lrel_exact_add(a->value, sign * b->value, &a->value))
        return fail(p, "a sum too large to be kept");
    if (a->column != b->column)
        a->column = NULL;
    if (a->unit == UNIT_NONE)
        a->unit = b->unit;
    join_years(a, b);
    return true;
}

static bool multiply(parser *p, formula_value *a, const formula_value *b)
{
    if (a->kind != VALUE_NUMBER && b->kind != VALUE_NUMBER && a->kind != VALUE_SHARE &&
        b->kind != VALUE_SHARE)
        return fail(p, "multiplies %s and %s", kind_name(a->kind), kind_name(b->kind));
    if (!lrel_exact_scale(a->value, b->value, lrel_exact_unit(0), &a->value))
        return fail(p, "a product too large to be kept");
    if (a->kind == VALUE_NUMBER || (a->kind == VALUE_SHARE && b->kind != VALUE_NUMBER)) {
        a->kind = b->kind;
        a->unit = b->unit;
    }
    join_years(a, b);
    return true;
}

/* Of one column a part may be divided by the whole. */
static bool check_periods(parser *p, const formula_value *a, const formula_value *b)
{
    if (a->years.first == 0 || b->years.first == 0 || a->year_count == b->year_count ||
        (a->column && a->column == b->column))
        return true;
    return fail(p, "periods differ: %s against %s", lrel_audit__name_years(a->years).text,
                lrel_audit__name_years(b->years).text);
}

static bool divide(parser *p, formula_value *a, const formula_value *b)
{
    if (!check_periods(p, a, b))
        return false;
    if (b->value == 0)
        return fail(p, "divides by 0");
    if (!lrel_exact_scale(a->value, lrel_exact_unit(0), b->value, &a->value))
        return fail(p, "a quotient too large to be kept");
    if (a->kind == b->kind || (b->kind != VALUE_NUMBER && b->kind != VALUE_SHARE)) {
        a->kind = VALUE_NUMBER;
        a->unit = UNIT_NONE;
    } else if (a->kind == VALUE_AREA && b->column) {
        a->unit = UNIT_M2; /* land per thing is told in square metres */
    }
    a->years = (audit_years){0, 0};
    a->year_count = 0;
    a->column = NULL;
    return true;
}

/* ---- numbers and cells ---- */

/* The digits at hand, then a unit or a per cent sign. */
static bool number(parser *p, formula_value *out)
{
    const char *from = p->at;
    int places;

    while (p->at < p->end && ((*p->at >= '0' && *p->at <= '9') || *p->at == '.'))
        p->at++;
    *out = (formula_value){.kind = VALUE_NUMBER};
    if (!lrel_exact_parse((lrel_text){from, (size_t)(p->at - from)}, &out->value,
                          &places))
        return fail(p, "\"%.20s\" is no number", from);
    if (take(p, "%")) {
        out->value /= 100;
        out->kind = VALUE_SHARE;
    } else if (take(p, "km2") || take(p, "km\xC2\xB2")) {
        out->value *= 1000000;
        out->kind = VALUE_AREA;
    } else if (take(p, "m2") || take(p, "m\xC2\xB2")) {
        out->kind = VALUE_AREA;
    } else if (take(p, "ha")) {
        out->value *= 10000;
        out->kind = VALUE_AREA;
    }
    return true;
}

/* Up to @p stop outside quotes. */
static bool words(parser *p, const char *stops, lrel_text *out)
{
    const char *from = p->at;
    bool is_quoted = false;

    for (; p->at < p->end; p->at++) {
        if (*p->at == '"')
            is_quoted = !is_quoted;
        if (!is_quoted && strchr(stops, *p->at))
            break;
    }
    if (p->at == p->end)
        return fail(p, "a bracket [ that is not closed");
    *out = lrel_audit__trim((lrel_text){from, (size_t)(p->at - from)});
    return true;
}

static bool cell(parser *p, const audit_table *table, formula_value *out)
{
    lrel_text rows, columns = {"", 0};
    char reason[FORMULA_REASON_BYTES];

    if (!words(p, ",]", &rows))
        return false;
    if (*p->at++ == ',') {
        if (!words(p, "]", &columns))
            return false;
        p->at++;
    }
    if (!lrel_audit__look_up(p->audit, table, rows, columns, out, reason))
        return fail(p, "%s", reason);
    return true;
}

/* ---- functions ---- */

typedef enum function {
    FUNCTION_SUM,
    FUNCTION_MEAN,
    FUNCTION_SHARE,
    FUNCTION_RATIO,
    FUNCTION_CHANGE,
    FUNCTION_COUNT
} function;

static const char *const function_names[FUNCTION_COUNT] = {"sum", "mean", "share",
                                                           "ratio", "change"};

static bool arguments_of(parser *p, formula_value *list, size_t *count)
{
    *count = 0;
    do {
        if (*count == ARGUMENTS_MAX)
            return fail(p, "more than %d arguments", ARGUMENTS_MAX);
        if (!expression(p, &list[(*count)++]))
            return false;
    } while (take(p, ","));
    return take(p, ")") || fail(p, "a bracket ( that is not closed");
}

static bool add_all(parser *p, const formula_value *list, size_t count,
                    formula_value *out)
{
    *out = list[0];
    for (size_t i = 1; i < count; i++)
        if (!add(p, out, &list[i], 1))
            return false;
    return true;
}

static bool apply(parser *p, function f, formula_value *list, size_t count,
                  formula_value *out)
{
    formula_value number_of = {.kind = VALUE_NUMBER,
                               .value = (lrel_exact)count * lrel_exact_unit(0)};

    if (f == FUNCTION_SUM || f == FUNCTION_MEAN) {
        if (!add_all(p, list, count, out))
            return false;
        return f == FUNCTION_SUM || divide(p, out, &number_of);
    }
    if (count != 2)
        return fail(p, "%s() takes two figures", function_names[f]);
    *out = list[0];
    if (f == FUNCTION_CHANGE) {
        audit_years years = out->years;
        int year_count = out->year_count;

        if (!check_periods(p, &list[0], &list[1]) || !add(p, out, &list[1], -1))
            return false;
        out->years = years;
        out->year_count = year_count;
    }
    if (!divide(p, out, &list[1]))
        return false;
    if (f != FUNCTION_RATIO)
        out->kind = VALUE_SHARE;
    return true;
}

static bool call(parser *p, formula_value *out)
{
    formula_value list[ARGUMENTS_MAX];
    size_t count, length = 0;

    while (p->at + length < p->end &&
           ((p->at[length] >= 'a' && p->at[length] <= 'z') || p->at[length] == '_'))
        length++;
    for (function f = 0; f < FUNCTION_COUNT; f++)
        if (strlen(function_names[f]) == length &&
            memcmp(function_names[f], p->at, length) == 0) {
            p->at += length;
            if (!take(p, "("))
                return fail(p, "%s takes its figures in brackets", function_names[f]);
            return arguments_of(p, list, &count) && apply(p, f, list, count, out);
        }
    return fail(p, "\"%.*s\" is nothing that is known here",
                (int)(p->end - p->at < 20 ? p->end - p->at : 20), p->at);
}

/* ---- the grammar ---- */

static bool factor(parser *p, formula_value *out)
{
    bool is_whole = false;

    if (++p->depth > DEPTH_MAX)
        return fail(p, "brackets more than %d deep", DEPTH_MAX);
    skip_blanks(p);
    if (p->at == p->end) {
        is_whole = fail(p, "it ends where a figure should stand");
    } else if (take(p, "-")) {
        is_whole = factor(p, out);
        out->value = is_whole ? -out->value : 0;
    } else if (take(p, "(")) {
        is_whole = expression(p, out) &&
                   (take(p, ")") || fail(p, "a bracket ( that is not closed"));
    } else if (take(p, "other[")) {
        is_whole = p->audit->has_other
                       ? cell(p, &p->audit->other, out)
                       : fail(p, "asks for the other table, and there is none");
    } else if (take(p, "[")) {
        is_whole = cell(p, &p->audit->table, out);
    } else if ((*p->at >= '0' && *p->at <= '9') || *p->at == '.') {
        is_whole = number(p, out);
    } else {
        is_whole = call(p, out);
    }
    p->depth--;
    return is_whole;
}

static bool term(parser *p, formula_value *out)
{
    formula_value next;

    if (!factor(p, out))
        return false;
    for (;;) {
        if (take(p, "*") || take(p, "\xC3\x97")) {
            if (!factor(p, &next) || !multiply(p, out, &next))
                return false;
        } else if (take(p, "/") || take(p, "\xC3\xB7")) {
            if (!factor(p, &next) || !divide(p, out, &next))
                return false;
        } else {
            return true;
        }
    }
}

static bool expression(parser *p, formula_value *out)
{
    formula_value next;

    if (!term(p, out))
        return false;
    for (;;) {
        int sign = take(p, "+") ? 1 : take(p, "-") || take(p, "\xE2\x88\x92") ? -1 : 0;

        if (sign == 0)
            return true;
        if (!term(p, &next) || !add(p, out, &next, sign))
            return false;
    }
}

bool lrel_audit__evaluate(lrel_audit *audit, lrel_text formula, formula_value *out,
                          char reason[FORMULA_REASON_BYTES])
{
    parser p = {.audit = audit,
                .at = formula.at,
                .end = formula.at + formula.length,
                .reason = reason};

    *reason = '\0';
    *out = (formula_value){.kind = VALUE_NUMBER};
    if (lrel_audit__trim(formula).length == 0)
        return fail(&p, "there is no formula");
    if (formula.length > FORMULA_BYTES)
        return fail(&p, "a formula of more than %d bytes", FORMULA_BYTES);
    (void)take(&p, "="); /* as spreadsheets begin one */
    if (!expression(&p, out))
        return false;
    skip_blanks(&p);
    return p.at == p.end || fail(&p, "\"%.*s\" is left over",
                                 (int)(p.end - p.at < 20 ? p.end - p.at : 20), p.at);
}
