/* SPDX-License-Identifier: Apache-2.0 */
/* xlsx_workbook.c: from _rels/.rels to the workbook, from its relationships to its sheets
 * (ECMA-376, part 1, 18.2). */
#include "read/xlsx_workbook.h"

#include <string.h>

/* Nobody opens a workbook with more. */
#define SHEETS_MAX 10000

typedef struct relation {
    const char *id;
    const char *part;
    bool is_sheet;
} relation;

typedef struct workbook {
    lrel_xlsx *xlsx;
    char part[LREL_PART_NAME_BYTES]; /* the workbook's own */
    struct {
        relation *at;
        size_t count, capacity;
    } relations;
} workbook;

static const char *keep(const workbook *book, const char *text, lrel_error *err)
{
    const char *copy = lrel_arena_text(book->xlsx->arena, text, strlen(text));

    if (!copy)
        (void)lrel__fail_memory(err);
    return copy;
}

static bool is_external(const lrel_xml_element *element)
{
    const char *mode = lrel_xml_attribute(element, "TargetMode");

    return mode && strcmp(mode, "External") == 0;
}

/* A package says which part is the workbook. */
static lrel_status on_package_relation(void *user, const lrel_xml_element *element,
                                       lrel_error *err)
{
    workbook *book = user;
    const char *target = lrel_xml_attribute(element, "Target");

    (void)err;
    if (strcmp(element->name, "Relationship") != 0 || !target || is_external(element) ||
        !lrel_package__is_kind(lrel_xml_attribute(element, "Type"), "officeDocument"))
        return LREL_OK;
    return lrel_package__resolve("", target, book->part) ? LREL_DONE : LREL_OK;
}

static lrel_status add_relation(workbook *book, const char *id, const char *part,
                                bool is_sheet, lrel_error *err)
{
    relation *place = LREL__PUSH(book->xlsx->context, &book->relations);
    relation made = {keep(book, id, err), part, is_sheet};

    if (!place || !made.id)
        return lrel__fail_memory(err);
    *place = made;
    return LREL_OK;
}

static lrel_status on_relation(void *user, const lrel_xml_element *element,
                               lrel_error *err)
{
    workbook *book = user;
    const char *id = lrel_xml_attribute(element, "Id");
    const char *type = lrel_xml_attribute(element, "Type");
    const char *target = lrel_xml_attribute(element, "Target");
    char name[LREL_PART_NAME_BYTES];
    const char *part;

    if (strcmp(element->name, "Relationship") != 0 || !id || !type || !target ||
        is_external(element) || !lrel_package__resolve(book->part, target, name))
        return LREL_OK;
    if (!(part = keep(book, name, err)))
        return LREL_E_MEMORY;
    if (lrel_package__is_kind(type, "sharedStrings"))
        book->xlsx->strings = part;
    if (lrel_package__is_kind(type, "styles"))
        book->xlsx->styles = part;
    return add_relation(book, id, part, lrel_package__is_kind(type, "worksheet"), err);
}

static const relation *find_relation(const workbook *book, const char *id)
{
    for (size_t i = 0; i < book->relations.count; i++)
        if (strcmp(book->relations.at[i].id, id) == 0)
            return &book->relations.at[i];
    return NULL;
}

static lrel_status add_sheet(workbook *book, const lrel_xml_element *element,
                             lrel_error *err)
{
    const char *name = lrel_xml_attribute(element, "name");
    const char *state = lrel_xml_attribute(element, "state");
    const char *id = lrel_xml_attribute_of(element, "relationships", "id");
    const relation *to = id ? find_relation(book, id) : NULL;
    lrel_xlsx_sheet *sheet;

    if (!name || !to)
        return lrel__fail(err, LREL_E_FORMAT,
                          "its workbook names a sheet that is not in the file");
    if (!to->is_sheet)
        return LREL_OK;
    if (book->xlsx->sheets.count == SHEETS_MAX)
        return lrel__fail(err, LREL_E_LIMIT, "more than %d sheets", SHEETS_MAX);
    if (!(name = keep(book, name, err)))
        return LREL_E_MEMORY;
    if (!(sheet = LREL__PUSH(book->xlsx->context, &book->xlsx->sheets)))
        return lrel__fail_memory(err);
    *sheet = (lrel_xlsx_sheet){lrel_text_of(name), to->part,
                               state && strcmp(state, "visible") != 0};
    return LREL_OK;
}

static lrel_status on_workbook(void *user, const lrel_xml_element *element,
                               lrel_error *err)
{
    workbook *book = user;
    const char *is_1904;

    if (strcmp(element->name, "sheet") == 0)
        return add_sheet(book, element, err);
    if (strcmp(element->name, "workbookPr") != 0)
        return LREL_OK;
    is_1904 = lrel_xml_attribute(element, "date1904");
    book->xlsx->is_1904 =
        is_1904 && (strcmp(is_1904, "1") == 0 || strcmp(is_1904, "true") == 0);
    return LREL_OK;
}

static lrel_status pass_end(void *user, const char *name, lrel_error *err)
{
    (void)user, (void)name, (void)err;
    return LREL_OK;
}

static lrel_status pass_text(void *user, lrel_text text, lrel_error *err)
{
    (void)user, (void)text, (void)err;
    return LREL_OK;
}

static lrel_status read(workbook *book, const char *part,
                        lrel_status (*start)(void *, const lrel_xml_element *,
                                             lrel_error *),
                        lrel_error *err)
{
    const lrel_xml_listener listener = {
        .start = start, .end = pass_end, .text = pass_text};

    return lrel_package__read(book->xlsx->context, book->xlsx->zip, part, &listener, book,
                              err);
}

lrel_status lrel_xlsx__open(const lrel_context *context, lrel_zip *zip, lrel_arena *arena,
                            lrel_xlsx *out, lrel_error *err)
{
    workbook book = {.xlsx = out, .part = ""};
    char relations[LREL_PART_NAME_BYTES];
    lrel_status status;

    *out = (lrel_xlsx){.context = context, .arena = arena, .zip = zip};
    if ((status = read(&book, "_rels/.rels", on_package_relation, err)) != LREL_OK)
        goto done;
    if (!book.part[0] || !lrel_package__relations(book.part, relations)) {
        status = lrel__fail(err, LREL_E_FORMAT, "a zip file that holds no workbook");
        goto done;
    }
    if ((status = read(&book, relations, on_relation, err)) != LREL_OK)
        goto done;
    status = read(&book, book.part, on_workbook, err);

done:
    lrel__free(context, book.relations.at);
    if (status == LREL_E_NOT_FOUND)
        return lrel__fail(err, LREL_E_FORMAT,
                          "a zip file that holds no workbook (%.100s is missing)",
                          book.part[0] ? book.part : "_rels/.rels");
    return status;
}

void lrel_xlsx__clear(lrel_xlsx *xlsx)
{
    lrel__free(xlsx->context, xlsx->sheets.at);
    xlsx->sheets.at = NULL;
    xlsx->sheets.count = xlsx->sheets.capacity = 0;
}
