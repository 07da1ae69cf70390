/* SPDX-License-Identifier: Apache-2.0 */
/* xlsx_sheet.c: rows and cells as they come (ECMA-376, part 1, 18.3.1). Cells that have
 * nothing but a format, of which sheets may have millions, leave no trace. */
#include "read/xlsx_sheet.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/number.h"
#include "read/cell_values.h"
#include "read/gathered.h"

/* The element whose text is being gathered. */
typedef enum place_in_cell { NOWHERE, IN_VALUE, IN_TEXT, IN_FORMULA } place_in_cell;

/* What stands in `t` (18.18.11). */
typedef enum cell_type {
    TYPE_NUMBER,
    TYPE_SHARED,
    TYPE_TEXT, /* str, inlineStr */
    TYPE_BOOLEAN,
    TYPE_ERROR,
    TYPE_DATE
} cell_type;

typedef struct sheet_job {
    const lrel_xlsx *xlsx;
    const lrel_xlsx_strings *strings;
    const lrel_xlsx_styles *styles;
    lrel_sheet_cells *out;
    uint32_t row; /* that is open, or was last */
    bool is_hidden;
    bool is_in_cell;
    uint32_t column, next_column;
    cell_type type;
    size_t style;
    bool has_value, has_formula;
    place_in_cell place;
    int phonetic; /* how deep in `rPh` */
    lrel_gathered value, formula;
} sheet_job;

static lrel_status fail_cell(const sheet_job *job, const char *what, lrel_error *err)
{
    char letters[8];

    lrel_sheet__letters(job->column, letters);
    return lrel__fail(err, LREL_E_FORMAT, "sheet \"%.*s\": cell %s%u %s",
                      LREL_TEXT_ARGS(lrel_reader__excerpt(job->out->name, 60)), letters,
                      (unsigned)job->row, what);
}

static bool is_true(const char *value)
{
    return value && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}

static lrel_status begin_row(sheet_job *job, const lrel_xml_element *element,
                             lrel_error *err)
{
    const char *number = lrel_xml_attribute(element, "r");
    long row = number ? strtol(number, NULL, 10) : (long)job->row + 1;

    job->next_column = 0;
    if (row < 1 || row > LREL_SHEET_ROWS)
        return lrel__fail(err, LREL_E_FORMAT, "sheet \"%.*s\" has a row number \"%.40s\"",
                          LREL_TEXT_ARGS(lrel_reader__excerpt(job->out->name, 60)),
                          number ? number : "");
    job->row = (uint32_t)row;
    job->is_hidden = is_true(lrel_xml_attribute(element, "hidden"));
    return LREL_OK;
}

static cell_type type_of(const char *type)
{
    static const struct {
        const char *name;
        cell_type type;
    } types[] = {{"s", TYPE_SHARED},  {"str", TYPE_TEXT}, {"inlineStr", TYPE_TEXT},
                 {"b", TYPE_BOOLEAN}, {"e", TYPE_ERROR},  {"d", TYPE_DATE}};

    for (size_t i = 0; type && i < sizeof types / sizeof *types; i++)
        if (strcmp(types[i].name, type) == 0)
            return types[i].type;
    return TYPE_NUMBER;
}

static lrel_status begin_cell(sheet_job *job, const lrel_xml_element *element,
                              lrel_error *err)
{
    const char *address = lrel_xml_attribute(element, "r");
    const char *style = lrel_xml_attribute(element, "s");
    uint32_t row = job->row;

    job->column = job->next_column;
    if (address &&
        (lrel_sheet__parse_address(address, &row, &job->column) == 0 || row != job->row))
        return fail_cell(job, "has an address of another place", err);
    if (job->column >= LREL_SHEET_COLUMNS || job->row == 0)
        return fail_cell(job, "is beyond the last one of a sheet", err);
    job->next_column = job->column + 1;
    job->type = type_of(lrel_xml_attribute(element, "t"));
    job->style = style ? (size_t)strtoul(style, NULL, 10) : 0;
    job->is_in_cell = true;
    job->has_value = job->has_formula = false;
    lrel_gathered__begin(&job->value);
    lrel_gathered__begin(&job->formula);
    return LREL_OK;
}

static void begin_inside_cell(sheet_job *job, const char *name)
{
    if (strcmp(name, "v") == 0) {
        job->has_value = true;
        job->place = IN_VALUE;
    } else if (strcmp(name, "t") == 0 && job->phonetic == 0) {
        job->has_value = true;
        job->place = IN_TEXT;
    } else if (strcmp(name, "f") == 0) {
        job->has_formula = true;
        job->place = IN_FORMULA;
    } else if (strcmp(name, "rPh") == 0) {
        job->phonetic++;
    }
}

/* "A1:C2" */
static lrel_status add_merged(sheet_job *job, const char *reference, lrel_error *err)
{
    lrel_sheet_range range;
    size_t used = reference ? lrel_sheet__parse_address(reference, &range.first_row,
                                                        &range.first_column)
                            : 0;

    if (used == 0 || reference[used] != ':' ||
        lrel_sheet__parse_address(reference + used + 1, &range.last_row,
                                  &range.last_column) == 0 ||
        range.last_row < range.first_row || range.last_column < range.first_column)
        return LREL_OK; /* one cell, or nothing that anybody could look at */
    return lrel_sheet_cells__merge(job->out, range, err);
}

static lrel_status note_column(sheet_job *job, const lrel_xml_element *element,
                               lrel_error *err)
{
    const char *from = lrel_xml_attribute(element, "min");
    const char *to = lrel_xml_attribute(element, "max");
    long first = from ? strtol(from, NULL, 10) : 0, last = to ? strtol(to, NULL, 10) : 0;

    if (!is_true(lrel_xml_attribute(element, "hidden")) || first < 1 || last < first ||
        last > LREL_SHEET_COLUMNS)
        return LREL_OK;
    return lrel_sheet_cells__hide(job->out, (uint32_t)first - 1, (uint32_t)last - 1, err);
}

static lrel_status on_start(void *user, const lrel_xml_element *element, lrel_error *err)
{
    sheet_job *job = user;
    const char *name = element->name;

    if (job->is_in_cell) {
        begin_inside_cell(job, name);
        return LREL_OK;
    }
    if (strcmp(name, "c") == 0)
        return begin_cell(job, element, err);
    if (strcmp(name, "row") == 0)
        return begin_row(job, element, err);
    if (strcmp(name, "mergeCell") == 0)
        return add_merged(job, lrel_xml_attribute(element, "ref"), err);
    if (strcmp(name, "col") == 0)
        return note_column(job, element, err);
    return LREL_OK;
}

static lrel_status on_text(void *user, lrel_text text, lrel_error *err)
{
    sheet_job *job = user;

    switch (job->place) {
    case IN_VALUE:
    case IN_TEXT:
        return lrel_gathered__add(&job->value, text, err);
    case IN_FORMULA:
        return lrel_gathered__add(&job->formula, text, err);
    default:
        return LREL_OK;
    }
}

/* A cell with a text that only now comes to stay. */
static lrel_status put(sheet_job *job, lrel_cell_kind kind, lrel_text text,
                       lrel_error *err)
{
    lrel_sheet_cell cell = {text, job->column, (uint8_t)kind};
    lrel_status status;

    if (text.length > 0 &&
        (status = lrel_reader__keep(job->out->reader, text, &cell.text, err)) != LREL_OK)
        return status;
    return lrel_sheet_cells__add(job->out, job->row, job->is_hidden, cell, err);
}

static lrel_text gathered(const lrel_gathered *text)
{
    return (lrel_text){text->at ? text->at : "", text->count};
}

static lrel_status put_shared(sheet_job *job, lrel_error *err)
{
    int64_t index;

    if (!lrel_integer_parse(lrel_text_trim(gathered(&job->value)), &index) || index < 0 ||
        (uint64_t)index >= job->strings->count)
        return fail_cell(job, "has a text that is not in the file", err);
    return lrel_sheet_cells__add(
        job->out, job->row, job->is_hidden,
        (lrel_sheet_cell){job->strings->at[index], job->column, LREL_CELL_TEXT}, err);
}

static lrel_status put_number(sheet_job *job, lrel_error *err)
{
    static const lrel_sheet_format plain = {.kind = LREL_FORMATTED_NUMBER};
    const lrel_sheet_format *format =
        job->style < job->styles->count ? &job->styles->at[job->style] : &plain;
    lrel_text text = lrel_text_trim(gathered(&job->value));
    char room[LREL_NUMBER_TEXT_BYTES];
    lrel_cell_kind kind;
    double value;

    if (text.length == 0)
        return LREL_OK;
    if (!lrel_number_parse(text, &value))
        return put(job, LREL_CELL_TEXT, text, err);
    kind = lrel_cell_value__number(value, format, job->xlsx->is_1904, room);
    return put(job, kind, lrel_text_of(room), err);
}

/* Shared formulas are written once: the other cells have none to show. */
static lrel_status put_formula(sheet_job *job, lrel_error *err)
{
    static const char shown[] = "=";
    lrel_text formula = lrel_reader__excerpt(gathered(&job->formula), 200);
    char room[256];

    snprintf(room, sizeof room, "%s%.*s", shown,
             LREL_TEXT_ARGS(formula.length ? formula : LREL_TEXT("(no stored result)")));
    return put(job, LREL_CELL_FORMULA, lrel_text_of(room), err);
}

/* Programs that write formulas without computing them leave `v` out, or empty. */
static bool lacks_result(const sheet_job *job)
{
    return job->has_formula &&
           (!job->has_value || (job->value.count == 0 && job->type != TYPE_TEXT));
}

/* Most dates of this type have no time of day, or midnight. */
static lrel_status put_date(sheet_job *job, lrel_error *err)
{
    static const char *const midnights[] = {"T00:00:00", "T00:00:00Z", "T00:00:00.000",
                                            "T00:00:00.000Z"};
    lrel_text text = lrel_text_trim(gathered(&job->value));

    for (size_t i = 0; i < sizeof midnights / sizeof *midnights; i++)
        if (text.length == 10 + strlen(midnights[i]) &&
            memcmp(text.at + 10, midnights[i], text.length - 10) == 0)
            text.length = 10;
    return put(job, LREL_CELL_DATE, text, err);
}

static lrel_status end_cell(sheet_job *job, lrel_error *err)
{
    lrel_text text;

    job->is_in_cell = false;
    job->phonetic = 0;
    if (lacks_result(job))
        return put_formula(job, err);
    if (!job->has_value)
        return LREL_OK;
    if (lrel_gathered__is_too_long(&job->value))
        return lrel_sheet_cells__fail_length(job->out, job->row, job->column,
                                             job->value.count + job->value.lost, err);
    switch (job->type) {
    case TYPE_SHARED:
        return put_shared(job, err);
    case TYPE_NUMBER:
        return put_number(job, err);
    case TYPE_BOOLEAN:
        text = lrel_text_trim(gathered(&job->value));
        return put(job, LREL_CELL_TEXT,
                   lrel_text_is_equal(text, LREL_TEXT("0")) ? LREL_TEXT("false")
                                                            : LREL_TEXT("true"),
                   err);
    case TYPE_ERROR:
        return put(job, LREL_CELL_ERROR, gathered(&job->value), err);
    case TYPE_DATE:
        return put_date(job, err);
    default:
        lrel_gathered__unescape(&job->value);
        return put(job, LREL_CELL_TEXT, gathered(&job->value), err);
    }
}

static lrel_status on_end(void *user, const char *name, lrel_error *err)
{
    sheet_job *job = user;

    job->place = NOWHERE;
    if (!job->is_in_cell)
        return LREL_OK;
    if (strcmp(name, "rPh") == 0)
        job->phonetic--;
    return strcmp(name, "c") == 0 ? end_cell(job, err) : LREL_OK;
}

lrel_status lrel_xlsx__read_sheet(const lrel_xlsx *xlsx, size_t sheet,
                                  const lrel_xlsx_strings *strings,
                                  const lrel_xlsx_styles *styles, lrel_sheet_cells *out,
                                  lrel_error *err)
{
    static const lrel_xml_listener listener = {
        .start = on_start, .end = on_end, .text = on_text};
    sheet_job job = {.xlsx = xlsx,
                     .strings = strings,
                     .styles = styles,
                     .out = out,
                     .value = {.context = xlsx->context},
                     .formula = {.context = xlsx->context}};
    lrel_status status = lrel_package__read(
        xlsx->context, xlsx->zip, xlsx->sheets.at[sheet].part, &listener, &job, err);

    lrel_gathered__clear(&job.value);
    lrel_gathered__clear(&job.formula);
    return status;
}

/* ---- counting ---- */

typedef struct count_job {
    int most, count;
    bool is_counted; /* the row that is open */
} count_job;

static lrel_status count_start(void *user, const lrel_xml_element *element,
                               lrel_error *err)
{
    count_job *job = user;
    const char *name = element->name;

    (void)err;
    if (strcmp(name, "row") == 0)
        job->is_counted = false;
    if (job->is_counted || (strcmp(name, "v") != 0 && strcmp(name, "is") != 0))
        return LREL_OK;
    job->is_counted = true;
    return ++job->count == job->most ? LREL_DONE : LREL_OK;
}

static lrel_status count_end(void *user, const char *name, lrel_error *err)
{
    (void)user, (void)name, (void)err;
    return LREL_OK;
}

static lrel_status count_text(void *user, lrel_text text, lrel_error *err)
{
    (void)user, (void)text, (void)err;
    return LREL_OK;
}

lrel_status lrel_xlsx__count_rows(const lrel_xlsx *xlsx, size_t sheet, int most,
                                  int *count, lrel_error *err)
{
    static const lrel_xml_listener listener = {
        .start = count_start, .end = count_end, .text = count_text};
    count_job job = {.most = most};
    lrel_status status = lrel_package__read(
        xlsx->context, xlsx->zip, xlsx->sheets.at[sheet].part, &listener, &job, err);

    *count = job.count;
    return status;
}
