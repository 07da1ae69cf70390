/* SPDX-License-Identifier: Apache-2.0 */
/* field_tally.c: one column, cell by cell. A cell counts for every kind that it could be;
 * what the column is, is decided when all have been seen. */
#include <math.h>

#include "core/fail.h"
#include "core/number.h"
#include "inspect/inspection.h"

/* An outline of thousands of points is no help to whoever reads a sample. */
#define SAMPLE_BYTES_MAX 200

/* Of a column of one kind this share is of it; the rest are typing errors or "n/a". */
#define KIND_SHARE 0.9
/* Years that a column of years may hold. */
#define FIRST_YEAR 1900
#define LAST_YEAR  2100
/* What is kept of a long cell; the start of prose is enough to recognise it by. */
#define KEPT_BYTES 256
/* Longer cells are prose and hold no list of codes. */
#define LIST_CELL_MAX 120

typedef enum number_shape {
    NUMBER_NONE,
    NUMBER_INTEGER,
    NUMBER_POINT,          /* 12.5, 1e6 */
    NUMBER_COMMA,          /* 12,5: a comma can only be decimal here */
    NUMBER_DOUBTFUL_COMMA, /* 12,500: either */
    NUMBER_GROUPED         /* 1,234,567 or 1.234,5 or 904 698 */
} number_shape;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Digits with commas, points and spaces between them. */
static number_shape shape_of_separated(lrel_text cell)
{
    size_t commas = 0, others = 0, behind_comma = 0;

    for (size_t i = 0; i < cell.length; i++) {
        char c = cell.at[i];

        if (is_digit(c)) {
            behind_comma++;
            continue;
        }
        if ((c == '-' || c == '+') && i == 0)
            continue;
        if ((c != ',' && c != '.' && c != ' ' && c != '\'') || i == 0 ||
            !is_digit(cell.at[i - 1]) || i + 1 == cell.length)
            return NUMBER_NONE;
        commas += c == ',';
        others += c != ',';
        behind_comma = 0;
    }
    if (commas == 1 && others == 0)
        return behind_comma == 3 ? NUMBER_DOUBTFUL_COMMA : NUMBER_COMMA;
    return commas + others > 1 || (others == 1 && behind_comma == 3) ? NUMBER_GROUPED
                                                                     : NUMBER_NONE;
}

static number_shape shape_of(lrel_text cell, double *value)
{
    int64_t whole;

    if (cell.length > 40)
        return NUMBER_NONE;
    if (lrel_number_parse(cell, value))
        return lrel_integer_parse(cell, &whole) ? NUMBER_INTEGER : NUMBER_POINT;
    return shape_of_separated(cell);
}

static void note_range(lrel_field *field, lrel_text cell, double value)
{
    bool is_first = field->integers + field->numbers == 0;

    if (is_first || value < field->low ||
        (value == field->low && lrel_text_compare(cell, field->low_text) < 0)) {
        field->low = value;
        field->low_text = cell;
    }
    if (is_first || value > field->high ||
        (value == field->high && lrel_text_compare(cell, field->high_text) < 0)) {
        field->high = value;
        field->high_text = cell;
    }
}

static void note_number(lrel_field *field, lrel_text cell)
{
    double value = 0;
    number_shape shape = shape_of(cell, &value);

    if (shape == NUMBER_INTEGER || shape == NUMBER_POINT)
        note_range(field, cell, value);
    field->integers += shape == NUMBER_INTEGER;
    field->numbers += shape == NUMBER_POINT;
    field->commas += shape == NUMBER_COMMA;
    field->doubtful_commas += shape == NUMBER_DOUBTFUL_COMMA;
    field->grouped += shape == NUMBER_GROUPED;
}

/* WKT, perhaps with an SRID in front. */
static bool is_outline(lrel_text cell)
{
    static const char *const words[] = {
        "POINT",      "POLYGON", "MULTIPOLYGON",    "LINESTRING",
        "MULTIPOINT", "SRID=",   "MULTILINESTRING", "GEOMETRYCOLLECTION"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t length = strlen(words[i]);

        if (cell.length > length + 2 &&
            lrel_text_is_equal_nocase((lrel_text){cell.at, length},
                                      (lrel_text){words[i], length}))
            return memchr(cell.at, '(', cell.length) || i == 5;
    }
    return false;
}

static void note_list(lrel_field *field, lrel_text cell, int64_t marks[2])
{
    if (cell.length > LIST_CELL_MAX)
        return;
    marks[0] += memchr(cell.at, ';', cell.length) != NULL;
    marks[1] += memchr(cell.at, ',', cell.length) != NULL;
    field->list_cells = marks[0] > 0 ? marks[0] : marks[1];
    field->list_mark = (char)(marks[0] > 0 ? ';' : marks[1] > 0 ? ',' : 0);
}

static bool is_most(int64_t part, int64_t whole)
{
    return whole > 0 && (double)part >= KIND_SHARE * (double)whole;
}

static bool are_years(const lrel_field *field)
{
    return field->integers == field->filled && field->low >= FIRST_YEAR &&
           field->high <= LAST_YEAR && field->dates.state == LREL_DATES_READ &&
           field->dates.is_years;
}

static lrel_field_kind kind_of(const lrel_field *field)
{
    int64_t plain = field->integers + field->numbers;
    int64_t commas = field->commas + field->doubtful_commas;

    if (field->filled == 0)
        return LREL_FIELD_EMPTY;
    if (field->is_date_column)
        return LREL_FIELD_DATE;
    if (are_years(field))
        return LREL_FIELD_YEAR;
    if (field->dates.state != LREL_DATES_NONE &&
        (!is_most(field->integers, field->filled) ||
         lrel_known_forms[field->dates.form].is_digits) &&
        !field->dates.is_years)
        return LREL_FIELD_DATE;
    if (is_most(field->integers, field->filled))
        return LREL_FIELD_INTEGER;
    if (field->commas > 0 && is_most(plain + commas, field->filled))
        return LREL_FIELD_DECIMAL_COMMA;
    if (is_most(plain + field->doubtful_commas + field->grouped, field->filled))
        return LREL_FIELD_NUMBER;
    return LREL_FIELD_TEXT;
}

lrel_status lrel_field__tally(const lrel_context *context, const lrel_table *table,
                              int column, lrel_folder *folder, lrel_field *out,
                              lrel_error *err)
{
    lrel_date_tally dates = {0};
    int64_t marks[2] = {0, 0};
    lrel_status status;

    *out = (lrel_field){.name = table->columns[column],
                        .is_date_column = table->is_date_column[column],
                        .values = {.context = context},
                        .placed = {.target = LREL_TARGET_NONE}};
    for (size_t i = 0; i < sizeof out->perhaps / sizeof *out->perhaps; i++)
        out->perhaps[i].target = LREL_TARGET_NONE;
    if ((status = lrel_plain_name__make(folder, out->name, &out->plain, err)) != LREL_OK)
        return status;
    for (size_t row = 0; row < table->row_count; row++) {
        lrel_text cell = lrel_text_trim(lrel_table_cell(table, row, column));

        if (cell.length == 0) {
            out->empty++;
            continue;
        }
        out->filled++;
        if (cell.length > out->longest)
            out->longest = cell.length;
        if (is_outline(cell)) { /* nothing else in it is worth remembering */
            out->outlines++;
            continue;
        }
        note_number(out, cell);
        note_list(out, cell, marks);
        lrel_date_tally__add(&dates, cell);
        if (!lrel_value_set__add(&out->values, cell))
            return lrel__fail_memory(err);
    }
    out->dates = lrel_date_tally__find(&dates);
    out->kind = kind_of(out);
    lrel_value_set__finish(&out->values);
    return LREL_OK;
}

static lrel_status keep(lrel_arena *arena, lrel_text *text, lrel_error *err)
{
    lrel_text kept = *text;
    char *copy;

    if (kept.length > KEPT_BYTES) {
        kept.length = KEPT_BYTES;
        kept.length = lrel_text_utf8_prefix(kept);
    }
    copy = lrel_arena_text(arena, kept.at ? kept.at : "", kept.length);
    if (!copy)
        return lrel__fail_memory(err);
    *text = (lrel_text){copy, kept.length};
    return LREL_OK;
}

lrel_status lrel_field__keep(lrel_field *field, lrel_arena *arena, lrel_error *err)
{
    lrel_status status;

    if ((status = keep(arena, &field->name, err)) ||
        (status = keep(arena, &field->low_text, err)) ||
        (status = keep(arena, &field->high_text, err)))
        return status;
    for (size_t i = 0; i < field->values.count; i++)
        if ((status = keep(arena, &field->values.at[i].text, err)) != LREL_OK)
            return status;
    for (size_t i = 0; i < LREL_SAMPLES_MAX; i++) {
        lrel_text *sample = &field->samples[i];

        if (sample->length > SAMPLE_BYTES_MAX)
            sample->length =
                lrel_text_utf8_prefix((lrel_text){sample->at, SAMPLE_BYTES_MAX});
        if ((status = keep(arena, sample, err)) != LREL_OK)
            return status;
    }
    return LREL_OK;
}

const char *lrel_field__kind_name(lrel_field_kind kind)
{
    static const char *const names[LREL_FIELD_KIND_COUNT] = {
        [LREL_FIELD_EMPTY] = "empty",
        [LREL_FIELD_TEXT] = "text",
        [LREL_FIELD_INTEGER] = "integer",
        [LREL_FIELD_NUMBER] = "number",
        [LREL_FIELD_DECIMAL_COMMA] = "decimal comma",
        [LREL_FIELD_DATE] = "date",
        [LREL_FIELD_YEAR] = "year"};

    return names[kind];
}
