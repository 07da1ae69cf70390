/* SPDX-License-Identifier: Apache-2.0 */
/* kml_placemark.c: a second pass over the file. What a placemark says of itself, what its
 * ExtendedData say, typed or not, and what tables in its description say, are cells. */
#include "read/kml_placemark.h"

#include "core/number.h"
#include "read/html_table.h"
#include "read/keyed_cells.h"
#include "read/kml_shape.h"

/* Names of columns that tables in descriptions bring. More are no names, but tables that
 * somebody laid out a page with; they stay in the description. */
#define TABLE_COLUMNS_MAX 256

enum { NAME, DESCRIPTION, ADDRESS, PHONE, TIMESTAMP, BEGIN, END, FOLDER, OWN_COLUMNS };

static const lrel_own_column own_columns[OWN_COLUMNS] = {
    [NAME] = {"name", "kml_name", true},
    [DESCRIPTION] = {"description", "kml_description", true},
    [ADDRESS] = {"address", "kml_address", true},
    [PHONE] = {"phoneNumber", "kml_phoneNumber", true},
    [TIMESTAMP] = {"timestamp", "kml_timestamp", true},
    [BEGIN] = {"begin", "kml_begin", true},
    [END] = {"end", "kml_end", true},
    [FOLDER] = {"folder", "kml_folder", true},
};

typedef struct reading {
    lrel_reader *reader;
    const lrel_kml_folders *folders;
    size_t next_folder, here; /* in the order of the first pass */
    lrel_keyed_cells cells;
    size_t first_cell; /* of the placemark that is being read */
    size_t table_columns;
    lrel_kml_shape shape;
    lrel_gathered text, description, rest;
    lrel_gathered *gathering; /* one of them, or NULL */
    bool has_column;          /* the Data that is being read has one: */
    uint32_t column;
    lrel_names numbers, others; /* fields of schemas by type; a name may be in both */
    struct {
        uint8_t *at; /* lrel_kml_element of what is open */
        size_t count, capacity;
    } open;
} reading;

static lrel_kml_element top(const reading *self)
{
    return self->open.count > 0 ? (lrel_kml_element)self->open.at[self->open.count - 1]
                                : LREL_KML_START;
}

static int64_t row_number(const reading *self)
{
    return (int64_t)self->reader->table->row_count;
}

/* ---- names ---- */

static lrel_status find_column(reading *self, lrel_text key, uint32_t *column,
                               lrel_error *err)
{
    lrel_names *names = &self->cells.names;
    size_t before = names->count;

    if (!lrel_keyed__column(&self->cells, key, column))
        return lrel__fail_memory(err);
    if (names->count == before)
        return LREL_OK;
    if (names->count > LREL_COLUMNS_MAX)
        return lrel__fail(err, LREL_E_LIMIT, "more than %d columns", LREL_COLUMNS_MAX);
    return lrel_reader__keep(self->reader, key, &names->at[*column], err);
}

static lrel_status add_name(reading *self, lrel_names *names, const char *name,
                            lrel_error *err)
{
    lrel_text text = lrel_text_of(name);
    size_t place;
    bool is_new;

    if (!lrel_names__add(names, text, &place, &is_new))
        return lrel__fail_memory(err);
    return is_new ? lrel_reader__keep(self->reader, text, &names->at[place], err)
                  : LREL_OK;
}

static bool has_name(const lrel_names *names, lrel_text name)
{
    for (size_t i = 0; i < names->count; i++)
        if (lrel_text_is_equal(names->at[i], name))
            return true;
    return false;
}

static lrel_status note_field(reading *self, const lrel_xml_element *element,
                              lrel_error *err)
{
    static const char *const types[] = {"int",    "uint",  "short",
                                        "ushort", "float", "double"};
    const char *name = lrel_xml_attribute(element, "name");
    const char *type = lrel_xml_attribute(element, "type");
    bool is_number = false;

    if (!name)
        return LREL_OK;
    for (size_t i = 0; type && i < sizeof types / sizeof *types; i++)
        is_number = is_number || strcmp(type, types[i]) == 0;
    return add_name(self, is_number ? &self->numbers : &self->others, name, err);
}

/* ---- cells ---- */

/* The cell that this placemark already has in @p column, or NULL. */
static const lrel_keyed_cell *cell_in(const reading *self, uint32_t column)
{
    for (size_t i = self->first_cell; i < self->cells.count; i++)
        if (self->cells.at[i].column == column)
            return &self->cells.at[i];
    return NULL;
}

static lrel_status add_cell(reading *self, uint32_t column, lrel_text text,
                            lrel_cell_type type, lrel_error *err)
{
    lrel_text kept;
    lrel_status status;

    if (text.length == 0)
        return LREL_OK;
    status = lrel_reader__keep(self->reader, text, &kept, err);
    return status == LREL_OK ? lrel_keyed__add(&self->cells, column, kept, type, err)
                             : status;
}

/* Whole numbers and reals of a schema's type, where they are some: `12,5` is text. */
static lrel_cell_type type_of(const reading *self, uint32_t column, lrel_text text)
{
    lrel_text name = self->cells.names.at[column];
    double number;

    return has_name(&self->numbers, name) && !has_name(&self->others, name) &&
                   lrel_number_parse(text, &number)
               ? LREL_CELL_NUMBER
               : LREL_CELL_TEXT;
}

static lrel_status add_data(reading *self, lrel_text text, bool is_typed, lrel_error *err)
{
    const lrel_keyed_cell *before = cell_in(self, self->column);

    if (text.length == 0)
        return LREL_OK;
    if (before && lrel_text_is_equal(before->text, text))
        return LREL_OK;
    if (before)
        return lrel__fail(
            err, LREL_E_FORMAT, "a Placemark says two things of \"%.*s\"",
            LREL_TEXT_ARGS(lrel_reader__excerpt(self->cells.names.at[self->column], 60)));
    return add_cell(self, self->column, text,
                    is_typed ? type_of(self, self->column, text) : LREL_CELL_TEXT, err);
}

static lrel_status add_own(reading *self, size_t own, lrel_text text, lrel_error *err)
{
    bool is_time = own == TIMESTAMP || own == BEGIN || own == END;

    if (cell_in(self, lrel_keyed__own(own)))
        return LREL_OK;
    return add_cell(self, lrel_keyed__own(own), text,
                    is_time && lrel_kml__is_day(text) ? LREL_CELL_DATE : LREL_CELL_TEXT,
                    err);
}

/* ---- descriptions ---- */

/* "name: value" behind what the description says besides. */
static lrel_status stay_in_text(reading *self, lrel_text name, lrel_text value,
                                lrel_error *err)
{
    const lrel_text pieces[] = {LREL_TEXT(" "), name, LREL_TEXT(": "), value};
    lrel_status status = LREL_OK;

    for (size_t i = 0; i < 4 && status == LREL_OK; i++)
        status = lrel_gathered__add(&self->rest, pieces[i], err);
    return status;
}

/* Data go before tables: a name that says something else there stays in the text. */
static lrel_status on_table_row(void *user, lrel_text name, lrel_text value,
                                lrel_error *err)
{
    reading *self = user;
    const lrel_keyed_cell *before;
    size_t count = self->cells.names.count;
    uint32_t column;
    lrel_status status;

    if (value.length == 0)
        return LREL_OK;
    if (self->table_columns >= TABLE_COLUMNS_MAX && !has_name(&self->cells.names, name))
        return stay_in_text(self, name, value, err);
    if ((status = find_column(self, name, &column, err)) != LREL_OK)
        return status;
    self->table_columns += self->cells.names.count > count;
    if (!(before = cell_in(self, column)))
        return add_cell(self, column, value, LREL_CELL_TEXT, err);
    return lrel_text_is_equal(before->text, value) ? LREL_OK
                                                   : stay_in_text(self, name, value, err);
}

static lrel_status read_description(reading *self, lrel_error *err)
{
    lrel_text html = {self->description.at, self->description.count};
    lrel_status status;

    if (html.length == 0)
        return LREL_OK;
    lrel_gathered__begin(&self->rest);
    status = lrel_html__read(html, on_table_row, self, &self->rest, err);
    if (status != LREL_OK)
        return status;
    return add_own(self, DESCRIPTION,
                   lrel_text_trim((lrel_text){self->rest.at, self->rest.count}), err);
}

/* ---- elements ---- */

static lrel_status open_placemark(reading *self, lrel_error *err)
{
    const lrel_kml_folder *folder = &self->folders->at[self->here];
    lrel_status status = lrel_reader__add_row(self->reader, row_number(self) + 1, err);

    if (status != LREL_OK)
        return status;
    self->first_cell = self->cells.count;
    self->cells.next_column = 0;
    lrel_gathered__begin(&self->description);
    lrel_kml_shape__begin(&self->shape, self->reader, err);
    return self->folders->is_several ? add_own(self, FOLDER, folder->path, err) : LREL_OK;
}

static void gather(reading *self, lrel_gathered *text)
{
    lrel_gathered__begin(text);
    self->gathering = text;
}

static lrel_status open_data(reading *self, const lrel_xml_element *element,
                             lrel_error *err)
{
    const char *name = lrel_xml_attribute(element, "name");

    self->has_column = name && *name;
    return self->has_column ? find_column(self, lrel_text_of(name), &self->column, err)
                            : LREL_OK;
}

/* Elements whose text is a value. */
static bool is_value(lrel_kml_element element)
{
    switch (element) {
    case LREL_KML_NAME:
    case LREL_KML_DESCRIPTION:
    case LREL_KML_ADDRESS:
    case LREL_KML_PHONE:
    case LREL_KML_WHEN:
    case LREL_KML_BEGIN:
    case LREL_KML_END:
    case LREL_KML_VALUE:
    case LREL_KML_DISPLAY_NAME:
    case LREL_KML_SIMPLE_DATA:
        return true;
    default:
        return false;
    }
}

static lrel_status open_element(reading *self, lrel_kml_element is,
                                const lrel_xml_element *element, lrel_error *err)
{
    if (is_value(is))
        gather(self, is == LREL_KML_DESCRIPTION ? &self->description : &self->text);
    switch (is) {
    case LREL_KML_ROOT:
    case LREL_KML_FOLDER:
        self->here = self->next_folder++;
        return LREL_OK;
    case LREL_KML_SCHEMA:
        if (!lrel_xml_attribute(element, "parent"))
            return LREL_OK;
        return lrel__fail(err, LREL_E_FORMAT,
                          "a Schema of KML 2.0, with elements of its own; open the file "
                          "in Google Earth and save it anew");
    case LREL_KML_SIMPLE_FIELD:
        return note_field(self, element, err);
    case LREL_KML_PLACEMARK:
        return open_placemark(self, err);
    case LREL_KML_DATA:
    case LREL_KML_SIMPLE_DATA:
        return open_data(self, element, err);
    default:
        lrel_kml_shape__open(&self->shape, is);
        return LREL_OK;
    }
}

/* Placemarks of other layers are passed over, with all that is in them. */
static lrel_kml_element element_of(const reading *self, const char *name)
{
    lrel_kml_element is = lrel_kml__element(top(self), name);

    if (is == LREL_KML_PLACEMARK && !self->folders->at[self->here].is_chosen)
        return LREL_KML_OTHER;
    return is == LREL_KML_NAME && top(self) != LREL_KML_PLACEMARK ? LREL_KML_OTHER : is;
}

static lrel_status on_start(void *user, const lrel_xml_element *element, lrel_error *err)
{
    reading *self = user;
    lrel_kml_element is = element_of(self, element->name);
    lrel_status status = open_element(self, is, element, err);
    uint8_t *place;

    if (status != LREL_OK)
        return lrel__fail_at(err, status, "", row_number(self));
    if (!(place = LREL__PUSH(self->reader->context, &self->open)))
        return lrel__fail_memory(err);
    *place = (uint8_t)is;
    return LREL_OK;
}

static lrel_status on_text(void *user, lrel_text text, lrel_error *err)
{
    reading *self = user;

    return self->gathering ? lrel_gathered__add(self->gathering, text, err)
                           : lrel_kml_shape__text(&self->shape, text, err);
}

/* The text of the element that ends. */
static lrel_status take_text(reading *self, lrel_text *out, lrel_error *err)
{
    const lrel_gathered *text = self->gathering;

    self->gathering = NULL;
    if (lrel_gathered__is_too_long(text))
        return lrel__fail(err, LREL_E_LIMIT, "a value of %zu bytes; at most %zu are read",
                          text->count + text->lost, LREL_CELL_BYTES_MAX);
    *out = lrel_text_trim((lrel_text){text->at, text->count});
    return LREL_OK;
}

static lrel_status end_text(reading *self, lrel_kml_element is, lrel_error *err)
{
    lrel_text text;
    lrel_status status = take_text(self, &text, err);

    if (status != LREL_OK || is == LREL_KML_DESCRIPTION)
        return status;
    switch (is) {
    case LREL_KML_NAME:
        return add_own(self, NAME, text, err);
    case LREL_KML_ADDRESS:
        return add_own(self, ADDRESS, text, err);
    case LREL_KML_PHONE:
        return add_own(self, PHONE, text, err);
    case LREL_KML_WHEN:
        return add_own(self, TIMESTAMP, text, err);
    case LREL_KML_BEGIN:
        return add_own(self, BEGIN, text, err);
    case LREL_KML_END:
        return add_own(self, END, text, err);
    default:
        break;
    }
    /* Data without a name go by the one that is displayed. */
    if (!self->has_column && text.length > 0) {
        bool is_name = is == LREL_KML_DISPLAY_NAME;

        self->has_column = true;
        status =
            find_column(self, is_name ? text : LREL_TEXT("Data"), &self->column, err);
    }
    return status == LREL_OK && is != LREL_KML_DISPLAY_NAME
               ? add_data(self, text, is == LREL_KML_SIMPLE_DATA, err)
               : status;
}

static lrel_status close_element(reading *self, lrel_kml_element is, lrel_error *err)
{
    lrel_status status;

    if (is_value(is))
        return end_text(self, is, err);
    switch (is) {
    case LREL_KML_FOLDER:
        self->here = self->folders->at[self->here].parent;
        return LREL_OK;
    case LREL_KML_PLACEMARK:
        status = read_description(self, err);
        return status == LREL_OK ? lrel_kml_shape__end(&self->shape) : status;
    default:
        return lrel_kml_shape__close(&self->shape, is, top(self), err);
    }
}

static lrel_status on_end(void *user, const char *name, lrel_error *err)
{
    reading *self = user;
    lrel_kml_element is = top(self);
    lrel_status status;

    (void)name;
    self->open.count--;
    status = close_element(self, is, err);
    return status == LREL_OK ? LREL_OK : lrel__fail_at(err, status, "", row_number(self));
}

static void clear(reading *self)
{
    lrel_kml_shape__clear(&self->shape);
    lrel_gathered__clear(&self->text);
    lrel_gathered__clear(&self->description);
    lrel_gathered__clear(&self->rest);
    lrel_names__clear(&self->numbers);
    lrel_names__clear(&self->others);
    lrel_keyed__clear(&self->cells);
    lrel__free(self->reader->context, self->open.at);
}

lrel_status lrel_kml__read_placemarks(lrel_reader *reader, lrel_kml_file *file,
                                      size_t part, const lrel_kml_folders *folders,
                                      lrel_error *err)
{
    static const lrel_xml_listener listener = {
        .start = on_start, .end = on_end, .text = on_text, .ignores_prefixes = true};
    const lrel_context *context = reader->context;
    reading self = {.reader = reader,
                    .folders = folders,
                    .cells = {.reader = reader,
                              .own = own_columns,
                              .own_count = OWN_COLUMNS,
                              .names = {.context = context}},
                    .shape = {.text = {.context = context}},
                    .text = {.context = context},
                    .description = {.context = context},
                    .rest = {.context = context},
                    .numbers = {.context = context},
                    .others = {.context = context}};
    lrel_status status = lrel_kml_file__read(file, part, &listener, &self, err);

    if (status == LREL_OK)
        status = lrel_keyed__make_columns(&self.cells, err);
    if (status == LREL_OK)
        status = lrel_reader__check_columns(reader, err);
    clear(&self);
    return status;
}
