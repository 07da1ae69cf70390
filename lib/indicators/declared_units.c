/* SPDX-License-Identifier: Apache-2.0 */
/* declared_units.c: I18: units that somebody has declared free, in the words of the
 * declaration: which words mean what is for the reader. The latest of a unit counts. */
#include <stdlib.h>

#include "indicators/making.h"

static int compare_places(const void *left, const void *right)
{
    const lrel_fact *a = *(const lrel_fact *const *)left;
    const lrel_fact *b = *(const lrel_fact *const *)right;
    int order = lrel_text_compare(a->as.declaration.level, b->as.declaration.level);

    if (order == 0)
        order = lrel_text_compare(a->place, b->place);
    if (order == 0 && a->date.is_known != b->date.is_known)
        order = a->date.is_known ? -1 : 1;
    if (order == 0 && a->date.last.days != b->date.last.days)
        order = a->date.last.days > b->date.last.days ? -1 : 1; /* the latest first */
    return order ? order : a < b ? -1 : a > b;
}

static int compare_words(const void *left, const void *right)
{
    const lrel_fact *a = *(const lrel_fact *const *)left;
    const lrel_fact *b = *(const lrel_fact *const *)right;
    int order = lrel_text_compare(a->as.declaration.level, b->as.declaration.level);

    if (order == 0)
        order = lrel_text_compare(a->as.declaration.status, b->as.declaration.status);
    return order ? order : a < b ? -1 : a > b;
}

static bool is_same_place(const lrel_fact *a, const lrel_fact *b)
{
    return lrel_text_is_equal(a->as.declaration.level, b->as.declaration.level) &&
           lrel_text_is_equal(a->place, b->place);
}

static bool is_same_words(const lrel_fact *a, const lrel_fact *b)
{
    return lrel_text_is_equal(a->as.declaration.level, b->as.declaration.level) &&
           lrel_text_is_equal(a->as.declaration.status, b->as.declaration.status);
}

/* The latest declaration of each place, by level and words. @return how many */
static size_t list_latest(const lrel_dataset *data, const lrel_fact **list)
{
    size_t count = 0, kept = 0;

    for (size_t i = 0; i < data->facts.count; i++)
        if (data->facts.at[i].role == LREL_ROLE_DECLARATION && data->facts.at[i].used &&
            data->facts.at[i].place.length)
            list[count++] = &data->facts.at[i];
    if (count > 1)
        qsort(list, count, sizeof *list, compare_places);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || !is_same_place(list[kept - 1], list[i]))
            list[kept++] = list[i];
    if (kept > 1)
        qsort(list, kept, sizeof *list, compare_words);
    return kept;
}

/* Units of the level; 0: no boundaries of it are read. */
static size_t count_units(const lrel_dataset *data, lrel_text level)
{
    size_t count = 0;

    if (level.length != 6 || memcmp(level.at, "admin", 5) != 0)
        return 0;
    for (size_t u = 0; u < data->unit_count; u++)
        count += data->units[u].level == level.at[5] - '0';
    return count;
}

static lrel_status push(indicator_making *m, const indicator_info *of,
                        const lrel_fact *fact, size_t count, lrel_error *err)
{
    const lrel_declaration *d = &fact->as.declaration;
    size_t units = count_units(m->data, d->level);
    indicator_row row = lrel_indicators__row(
        m, of, NULL, of->name,
        lrel_indicators__text(m, "declared \"%.*s\"; units of level %.*s",
                              LREL_TEXT_ARGS(d->status), LREL_TEXT_ARGS(d->level)));

    row.year = m->as_of;
    row.formula = "a, of b";
    row.a = indicator_number((double)count, "n", "units, by the latest declaration");
    row.value = row.a;
    row.value.is = "";
    if (units)
        row.b = indicator_number((double)units, "n", "units in the boundaries");
    row.note = "a declaration is no release: what is on record stays on record";
    return lrel_indicators__push(m, &row, err);
}

lrel_status lrel_indicators__make_declared(indicator_making *m, const indicator_info *of,
                                           lrel_error *err)
{
    const lrel_fact **list =
        lrel__alloc(m->context, m->data->facts.count + 1, sizeof *list);
    size_t count = list ? list_latest(m->data, list) : 0;
    lrel_status status = list ? LREL_OK : lrel__fail_memory(err);

    for (size_t i = 0, k; i < count && status == LREL_OK; i = k) {
        for (k = i + 1; k < count && is_same_words(list[i], list[k]);)
            k++;
        status = push(m, of, list[i], k - i, err);
    }
    if (status == LREL_OK && count == 0) {
        indicator_row row = lrel_indicators__row(m, of, NULL, of->name, "");

        row.note = "not computable, because no declaration of a place was read";
        status = lrel_indicators__push(m, &row, err);
    }
    lrel__free(m->context, list);
    return status;
}
