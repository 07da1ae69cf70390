/* SPDX-License-Identifier: Apache-2.0 */
/* fuzz_date.c: a form and a cell, a line each. What is read is a day, month or year of
 * 1900 to 2100. */
#include <stdlib.h>
#include <string.h>

#include "fuzz/fuzz_told.h"
#include "model/date_form.h"

const char *const fuzz_told_seeds[] = {"\n2020-02-29",
                                       "\n2020-02",
                                       "\n2020",
                                       "\n2020-02-29T10:00:00.000Z",
                                       "%d/%m/%Y\n29/02/2020",
                                       "%m/%d/%y\n2/9/68",
                                       "%d %b %Y\n1 Sept 2014",
                                       "%B %Y\nFebruary 2020",
                                       "%Y%m%d\n20200229",
                                       "%d.%m.%Y %H:%M:%S\n01.01.2563 23:59:59",
                                       "%%%Y\n%2020",
                                       "%d\n1",
                                       NULL};

static bool is_stated(const lrel_stated_date *date)
{
    int year, month, day, last_year;

    if (!date->is_known)
        return true;
    lrel_date_to_calendar(date->first, &year, &month, &day);
    lrel_date_to_calendar(date->last, &last_year, &month, &day);
    return year >= 1900 && last_year <= 2100 && year == last_year &&
           date->last.days >= date->first.days &&
           date->last.days - date->first.days < 366;
}

bool fuzz_told_is_right(const uint8_t *bytes, size_t count, FILE *told)
{
    const uint8_t *line = count ? memchr(bytes, '\n', count) : NULL;
    size_t length = line ? (size_t)(line - bytes) : 0,
           rest = line ? count - length - 1 : 0;
    char *form = malloc(length + 1), *cell = malloc(rest + 1);
    lrel_text form_text = {form, length}, cell_text = {cell, rest};
    lrel_stated_date date = {.is_known = false}, again = {.is_known = false};
    bool is_right = form && cell;
    lrel_error err;

    if (is_right && line) {
        memcpy(form, bytes, length);
        memcpy(cell, line + 1, rest);
        lrel_error_init(&err);
        if (lrel_date_form_check(form_text, &err) != LREL_OK)
            is_right = err.message[0] != '\0';
        else if (lrel_date_form_read(form_text, cell_text, &date) == LREL_DATE_READ)
            is_right =
                is_stated(&date) &&
                lrel_date_form_read(form_text, cell_text, &again) == LREL_DATE_READ &&
                again.first.days == date.first.days;
    }
    if (!is_right && told)
        (void)fprintf(told, "\"%.*s\"\n", (int)count, (const char *)bytes);
    free(form);
    free(cell);
    return is_right;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
    if (!fuzz_told_is_right(bytes, count, stderr))
        abort();
    return 0;
}
