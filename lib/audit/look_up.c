/* SPDX-License-Identifier: Apache-2.0 */
/* look_up.c: figures by the words of their row and of their heading. Words need not be
 * whole where only one row, or one column, has them; what they fit twice is refused. */
#include <stdio.h>

#include "audit/beside_other.h"
#include "audit/formula.h"
#include "bridge/unicode.h"
#include "read/sheet_cells.h"

typedef struct place_list {
    size_t *at;
    size_t count, capacity;
} place_list;

typedef struct asking {
    lrel_audit *audit;
    const audit_table *table;
    lrel_folder folder;
    place_list rows, columns;
    char *reason;
} asking;

static bool say(asking *a, const char *format, lrel_text name, const char *more)
{
    snprintf(a->reason, FORMULA_REASON_BYTES, format, lrel_audit__short(name).text,
             a->table->name, more);
    return false;
}

static bool push(asking *a, place_list *list, size_t place)
{
    size_t *at = LREL__PUSH(a->audit->context, list);

    if (!at) {
        snprintf(a->reason, FORMULA_REASON_BYTES, "no memory");
        return false;
    }
    *at = place;
    return true;
}

static lrel_text without_quotes(lrel_text name)
{
    name = lrel_audit__trim(name);
    if (name.length >= 2 && name.at[0] == '"' && name.at[name.length - 1] == '"')
        return (lrel_text){name.at + 1, name.length - 2};
    return name;
}

/* The next name of "A + B + C"; quotes keep a plus. */
static lrel_text next_name(lrel_text *text)
{
    bool is_quoted = false;
    size_t i = 0;
    lrel_text name;

    for (; i < text->length; i++) {
        if (text->at[i] == '"')
            is_quoted = !is_quoted;
        if (text->at[i] == '+' && !is_quoted)
            break;
    }
    name = (lrel_text){text->at, i};
    i += i < text->length;
    *text = (lrel_text){text->at + i, text->length - i};
    return without_quotes(name);
}

static bool has_part(lrel_text text, lrel_text part)
{
    for (size_t i = 0; i + part.length <= text.length; i++)
        if (memcmp(text.at + i, part.at, part.length) == 0)
            return true;
    return false;
}

static bool fold(asking *a, lrel_text name, char out[256], lrel_text *key)
{
    lrel_text folded;

    if (lrel_unicode_fold_plain(&a->folder, name, &folded, NULL) != LREL_OK)
        return say(a, "\"%s\" cannot be looked up in %s%s", name, "");
    if (folded.length > 255)
        folded.length = 255;
    if (folded.length > 0)
        memcpy(out, folded.at, folded.length);
    *key = (lrel_text){out, folded.length};
    return true;
}

/* ---- rows ---- */

static bool is_askable(const audit_row *row)
{
    return row->role >= ROW_FIGURES && row->role <= ROW_TOTAL;
}

static bool add_all_rows(asking *a)
{
    for (size_t r = a->table->first_row; r < a->table->grid->row_count; r++)
        if (a->table->rows[r].role == ROW_FIGURES && !push(a, &a->rows, r))
            return false;
    return true;
}

/* The last total; with several, that is the one of all. */
static bool add_total(asking *a, lrel_text name)
{
    size_t found = SIZE_MAX;

    for (size_t r = a->table->first_row; r < a->table->grid->row_count; r++)
        if (a->table->rows[r].role == ROW_TOTAL)
            found = r;
    if (found == SIZE_MAX)
        return say(a, "\"%s\": %s has no row of totals; `all` adds up its rows%s", name,
                   "");
    return push(a, &a->rows, found);
}

/* "2010..2018": every one of these years must be there. */
static bool add_years(asking *a, lrel_text name, bool *is_span)
{
    const char *dots = NULL;
    lrel_text first, last;
    char missing[16];

    for (size_t i = 0; i + 1 < name.length && !dots; i++)
        if (name.at[i] == '.' && name.at[i + 1] == '.')
            dots = name.at + i;
    *is_span = false;
    if (!dots)
        return true;
    first = lrel_audit__trim((lrel_text){name.at, (size_t)(dots - name.at)});
    last = lrel_audit__trim(
        (lrel_text){dots + 2, (size_t)(name.at + name.length - dots - 2)});
    if (!lrel_audit__is_year(first) || !lrel_audit__is_year(last))
        return true;
    *is_span = true;
    for (int year = lrel_audit__years_in(first).first;
         year <= lrel_audit__years_in(last).first; year++) {
        size_t found = SIZE_MAX;

        for (size_t r = a->table->first_row; r < a->table->grid->row_count; r++)
            if (a->table->rows[r].role == ROW_FIGURES &&
                a->table->rows[r].years.first == year &&
                a->table->rows[r].years.last == year)
                found = r;
        if (found == SIZE_MAX) {
            snprintf(missing, sizeof missing, "%d", year);
            return say(a, "\"%s\": %s has no row of %s", name, missing);
        }
        if (!push(a, &a->rows, found))
            return false;
    }
    return true;
}

static bool add_named_row(asking *a, lrel_text name)
{
    size_t found = SIZE_MAX, exact = SIZE_MAX;
    bool is_twice = false, is_exact_twice = false;
    char room[256];
    lrel_text key;

    if (!fold(a, name, room, &key))
        return false;
    for (size_t r = a->table->first_row; r < a->table->grid->row_count; r++) {
        const audit_row *row = &a->table->rows[r];

        if (!is_askable(row) || key.length == 0)
            continue;
        if (lrel_text_is_equal(row->key, key)) {
            is_exact_twice |= exact != SIZE_MAX;
            exact = r;
        } else if (has_part(row->key, key)) {
            is_twice |= found != SIZE_MAX;
            found = r;
        }
    }
    if (is_exact_twice || (exact == SIZE_MAX && is_twice))
        return say(a, "\"%s\" fits several rows of %s%s", name, "");
    if (exact == SIZE_MAX && found == SIZE_MAX)
        return say(a, "\"%s\" is no row of %s%s", name, "");
    return push(a, &a->rows, exact != SIZE_MAX ? exact : found);
}

static bool add_row(asking *a, lrel_text name)
{
    bool is_span;

    if (lrel_text_is_equal_nocase(name, LREL_TEXT("all")))
        return add_all_rows(a);
    if (lrel_text_is_equal_nocase(name, LREL_TEXT("total")) ||
        lrel_text_is_equal_nocase(name, LREL_TEXT("totals")))
        return add_total(a, name);
    if (!add_years(a, name, &is_span))
        return false;
    return is_span || add_named_row(a, name);
}

/* ---- columns ---- */

static bool add_column(asking *a, lrel_text name)
{
    size_t found = SIZE_MAX, exact = SIZE_MAX;
    bool is_twice = false, is_exact_twice = false;
    char room[256];
    lrel_text key;

    if (!fold(a, name, room, &key))
        return false;
    for (size_t c = 0; c < a->table->grid->column_count; c++) {
        const audit_column *column = &a->table->columns[c];

        if (column->use != COLUMN_FIGURES)
            continue;
        if (lrel_text_is_equal(column->key, key) ||
            lrel_text_is_equal(lrel_audit__trim(column->heading), name)) {
            is_exact_twice |= exact != SIZE_MAX;
            exact = c;
        } else if (key.length > 0 && has_part(column->key, key)) {
            is_twice |= found != SIZE_MAX;
            found = c;
        }
    }
    if (is_exact_twice || (exact == SIZE_MAX && is_twice))
        return say(a, "\"%s\" fits several columns of %s%s", name, "");
    if (exact == SIZE_MAX && found == SIZE_MAX)
        return say(a, "\"%s\" is no column of figures of %s%s", name, "");
    return push(a, &a->columns, exact != SIZE_MAX ? exact : found);
}

/* A table of one column needs no heading. */
static bool add_only_column(asking *a, lrel_text rows)
{
    for (size_t c = 0; c < a->table->grid->column_count; c++)
        if (a->table->columns[c].use == COLUMN_FIGURES && !push(a, &a->columns, c))
            return false;
    return a->columns.count == 1 ||
           say(a, "\"%s\" names no column, and %s has several%s", rows, "");
}

/* "B5". */
static bool is_address(asking *a, lrel_text text, bool *is_there)
{
    char address[16];
    uint32_t row, column;

    *is_there = false;
    if (text.length == 0 || text.length >= sizeof address)
        return true;
    memcpy(address, text.at, text.length);
    address[text.length] = '\0';
    if (lrel_sheet__parse_address(address, &row, &column) != text.length)
        return true;
    for (size_t r = 0; r < a->table->grid->row_count; r++)
        if (a->table->grid->rows[r] == (int64_t)row &&
            column < a->table->grid->column_count) {
            *is_there = true;
            return push(a, &a->rows, r) && push(a, &a->columns, column);
        }
    return true;
}

/* ---- adding ---- */

static bool is_wrong(const asking *a, size_t row, size_t column)
{
    const lrel_audit *audit = a->audit;

    for (size_t i = 0; i < audit->findings.count; i++) {
        const audit_finding *f = &audit->findings.at[i];

        if ((f->kind == FINDING_TOTAL_DIFFERS || f->kind == FINDING_ROW_TOTAL_DIFFERS ||
             f->kind == FINDING_UNCERTAIN) &&
            f->table == a->table->number && f->row == (int64_t)row &&
            f->column == (int)column)
            return true;
    }
    return false;
}

static audit_years years_of(const asking *a, size_t row, size_t column)
{
    if (a->table->rows[row].years.first != 0)
        return a->table->rows[row].years;
    if (a->table->columns[column].years.first != 0)
        return a->table->columns[column].years;
    return a->table->title_years;
}

static bool add_cell(asking *a, size_t row, size_t column, formula_value *sum,
                     bool is_first)
{
    const audit_figure *f = lrel_audit__figure(a->table, row, column);
    audit_unit unit = lrel_audit__unit_of_cell(a->table, row, column);
    value_kind kind = lrel_audit__is_area(unit) ? VALUE_AREA
                      : unit == UNIT_PERCENT    ? VALUE_SHARE
                      : unit == UNIT_MONEY      ? VALUE_MONEY
                                                : VALUE_NUMBER;
    audit_years years = years_of(a, row, column);
    lrel_exact value, slack;
    lrel_text at =
        lrel_text_of(lrel_audit__address(a->table, (int64_t)row, (int)column).text);

    if (!lrel_audit__in_m2(a->table, row, column, &value, &slack))
        return say(a, "%s of %s holds no figure that is known%s", at, "");
    if (is_wrong(a, row, column))
        return say(a,
                   f->kind == CELL_FIGURE && a->table->rows[row].role == ROW_FIGURES
                       ? "%s of %s is in doubt itself; see the findings%s"
                       : "%s of %s is a total that does not add up; see the findings%s",
                   at, "");
    if (kind == VALUE_SHARE)
        value /= 100;
    if (is_first)
        *sum = (formula_value){.kind = kind,
                               .unit = unit,
                               .years = years,
                               .year_count = years.last - years.first + (years.first > 0),
                               .column = &a->table->columns[column]};
    if (sum->kind != kind)
        return say(a, "%s of %s is in another kind of unit than what it is added to%s",
                   at, "");
    if (!lrel_exact_add(sum->value, value, &sum->value))
        return say(a, "%s of %s: a sum too large to be kept%s", at, "");
    if (sum->column != &a->table->columns[column])
        sum->column = NULL;
    return true;
}

/* Years that rows and columns add up to: each once. */
static void settle_years(const asking *a, formula_value *sum)
{
    int count = 0;
    audit_years all = sum->years;

    for (size_t r = 0; r < a->rows.count; r++)
        for (size_t c = 0; c < a->columns.count; c++) {
            audit_years y = years_of(a, a->rows.at[r], a->columns.at[c]);

            if (y.first == 0)
                continue;
            if (all.first == 0 || y.first < all.first)
                all.first = y.first;
            if (y.last > all.last)
                all.last = y.last;
        }
    for (int year = all.first; year <= all.last && all.first != 0; year++) {
        bool is_there = false;

        for (size_t r = 0; r < a->rows.count && !is_there; r++)
            for (size_t c = 0; c < a->columns.count && !is_there; c++) {
                audit_years y = years_of(a, a->rows.at[r], a->columns.at[c]);

                is_there = y.first <= year && year <= y.last;
            }
        count += is_there;
    }
    sum->years = all;
    sum->year_count = count;
}

static bool find_places(asking *a, lrel_text rows, lrel_text columns)
{
    bool is_cell = false;

    if (columns.length == 0 && !is_address(a, rows, &is_cell))
        return false;
    if (is_cell)
        return true;
    for (lrel_text left = rows; left.length > 0;)
        if (!add_row(a, next_name(&left)))
            return false;
    if (columns.length == 0 && !add_only_column(a, rows))
        return false;
    for (lrel_text left = columns; left.length > 0;)
        if (!add_column(a, next_name(&left)))
            return false;
    return (a->rows.count > 0 && a->columns.count > 0) ||
           say(a, "\"%s\" names no figure of %s%s", rows, "");
}

bool lrel_audit__look_up(lrel_audit *audit, const audit_table *table, lrel_text rows,
                         lrel_text columns, formula_value *out,
                         char reason[FORMULA_REASON_BYTES])
{
    asking a = {.audit = audit,
                .table = table,
                .folder = {.context = audit->context},
                .reason = reason};
    bool is_whole = find_places(&a, rows, columns);

    for (size_t r = 0; r < a.rows.count && is_whole; r++)
        for (size_t c = 0; c < a.columns.count && is_whole; c++)
            is_whole = add_cell(&a, a.rows.at[r], a.columns.at[c], out, r + c == 0);
    if (is_whole)
        settle_years(&a, out);
    lrel_folder_clear(&a.folder);
    lrel__free(audit->context, a.rows.at);
    lrel__free(audit->context, a.columns.at);
    return is_whole;
}
