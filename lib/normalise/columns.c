/* SPDX-License-Identifier: Apache-2.0 */
/* columns.c: the keys of a source meet the columns of its table. */
#include "normalise/row.h"
#include "programme/key_units.h"

#include <stdio.h>

#include "core/fail.h"

/* A column name is near when no more than a third of its letters, or two, is different.
 */
static size_t near_edits(lrel_text name)
{
    return name.length / 3 > 2 ? name.length / 3 : 2;
}

static lrel_text nearest_column(const lrel_table *table, lrel_text name)
{
    size_t least = near_edits(name) + 1;
    lrel_text nearest = LREL_TEXT("");

    for (size_t i = 0; i < table->column_count; i++) {
        size_t distance = lrel_text_distance(name, table->columns[i]);

        if (distance >= least || distance >= table->columns[i].length)
            continue;
        least = distance;
        nearest = table->columns[i];
    }
    return nearest;
}

lrel_status lrel_row__no_column(const lrel_row *row, lrel_text column, const char *file,
                                int line, int at, lrel_error *err)
{
    lrel_text nearest = nearest_column(row->table, column);
    char hint[160] = "";

    if (nearest.length > 0 && nearest.length < 100)
        (void)snprintf(hint, sizeof hint, "; did you mean `%.*s`?",
                       LREL_TEXT_ARGS(nearest));
    return lrel__fail(err, LREL_E_NOT_FOUND,
                      "%s:%d:%d: source `%.*s` has no column `%.*s`%s", file, line, at,
                      LREL_TEXT_ARGS(row->source->name), LREL_TEXT_ARGS(column), hint);
}

static bool is_coded(const lrel_key_info *info)
{
    return info->vocabulary != NULL;
}

static lrel_status bind_key(lrel_row *row, const lrel_mapping *mapping,
                            const lrel_key_info *info, lrel_bound_key *out,
                            lrel_error *err)
{
    lrel_unit_kind kind;

    *out = (lrel_bound_key){.info = *info, .column = -1};
    lrel_words__init(&out->words, row->table->context, mapping, info);
    if (!mapping->is_set)
        return LREL_OK;
    out->mapping = mapping;
    if (lrel_value_unit_kind(info->type, &kind))
        out->unit = lrel_unit_find(kind, mapping->unit);
    if (mapping->has_constant)
        return LREL_OK;
    out->column = lrel_table_column(row->table, mapping->column);
    if (out->column < 0)
        return lrel_row__no_column(row, mapping->column, mapping->file, mapping->line,
                                   mapping->column_at, err);
    return LREL_OK;
}

/* What becomes of a record that says a word which no mapping covers. A release is set
 * aside where the word decides what it releases; other words only describe. */
static const char *consequence_of(lrel_role role, lrel_key key)
{
    switch (key) {
    case LREL_KEY_CLASS:
        return role == LREL_ROLE_HAZARD ? "taken as unknown" : "taken as not stated";
    case LREL_KEY_STATUS:
    case LREL_KEY_ORIGIN:
        return "taken as unknown";
    case LREL_KEY_CONTAMINATION:
        return role == LREL_ROLE_HAZARD    ? "taken as unknown"
               : role == LREL_ROLE_RELEASE ? "set aside"
                                           : "taken as not stated";
    case LREL_KEY_GEOMETRY_KIND:
        return role == LREL_ROLE_HAZARD ? "taken as not stated" : "set aside";
    case LREL_KEY_ACTIVITY:
        return role == LREL_ROLE_RELEASE ? "set aside" : "taken as not stated";
    case LREL_KEY_PRODUCT:
    case LREL_KEY_ACCEPTANCE:
        return "set aside";
    default:
        return "taken as not stated";
    }
}

bool lrel_row__has(const lrel_row *row, lrel_key key)
{
    return row->keys[key].mapping != NULL;
}

/* The date that releases count on: the one that `count:` names, taken at its word; only
 * where the source has no such date at all, another one, for the whole source. */
static void choose_count_key(lrel_row *row)
{
    static const lrel_key wanted[] = {[LREL_COUNT_ACCEPTED] = LREL_KEY_ACCEPTED,
                                      [LREL_COUNT_COMPLETED] = LREL_KEY_TO,
                                      [LREL_COUNT_HANDED_OVER] = LREL_KEY_HANDED_OVER};
    static const lrel_key chain[] = {LREL_KEY_HANDED_OVER, LREL_KEY_ACCEPTED,
                                     LREL_KEY_TO};

    row->count_key = wanted[row->programme->count];
    row->is_fallback = !lrel_row__has(row, row->count_key);
    if (!row->is_fallback)
        return;
    row->count_key = LREL_KEY_COUNT;
    for (size_t i = 0; i < 3 && row->count_key == LREL_KEY_COUNT; i++)
        if (lrel_row__has(row, chain[i]))
            row->count_key = chain[i];
}

static bool states_details(const lrel_row *row)
{
    static const lrel_key keys[] = {LREL_KEY_DATE_OF_INFORMATION,
                                    LREL_KEY_NATIONAL_CLASS,
                                    LREL_KEY_AREA_ESTIMATED,
                                    LREL_KEY_AREA_REMAINING,
                                    LREL_KEY_AREA_PROCESSED,
                                    LREL_KEY_TASK,
                                    LREL_KEY_PARTNER,
                                    LREL_KEY_DONOR,
                                    LREL_KEY_METHOD,
                                    LREL_KEY_USE_AFTER,
                                    LREL_KEY_ASSETS,
                                    LREL_KEY_ACCEPTED,
                                    LREL_KEY_HANDED_OVER,
                                    LREL_KEY_DEPTH,
                                    LREL_KEY_DEPTH_REQUIRED,
                                    LREL_KEY_BENEFICIARIES};

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (lrel_row__has(row, keys[i]))
            return true;
    for (int item = 0; item < LREL_ITEM_MAX; item++)
        if (row->items[item].mapping)
            return true;
    return false;
}

lrel_status lrel_row__bind(lrel_row *row, lrel_error *err)
{
    static const lrel_mapping unsaid;
    lrel_status status;

    for (int key = 0; key < LREL_KEY_COUNT; key++) {
        bool is_of_points =
            key == LREL_KEY_POINT_TYPE && lrel_source_has_numbered_types(row->source);

        status = bind_key(row, is_of_points ? &unsaid : &row->source->keys[key],
                          lrel_key_info_of((lrel_key)key), &row->keys[key], err);
        if (status != LREL_OK)
            return status;
        row->keys[key].consequence = consequence_of(row->source->role, (lrel_key)key);
    }
    for (int item = 0; item < LREL_ITEM_MAX; item++) {
        lrel_key_info info = lrel_item_key_info(item);

        status = bind_key(row, &row->source->items[item], &info, &row->items[item], err);
        if (status != LREL_OK)
            return status;
    }
    row->has_details = states_details(row);
    choose_count_key(row);
    return lrel_row__bind_where(row, err);
}

/* An issue about the source as a whole. */
static lrel_status add_source_issue(const lrel_row *row, lrel_issue_kind kind,
                                    const char *field, const char *value,
                                    const char *expected, int64_t count, lrel_error *err)
{
    lrel_issue issue = {.kind = kind,
                        .source = (int32_t)row->source_number,
                        .row = -1,
                        .field = lrel_text_of(field),
                        .value = lrel_text_of(value),
                        .expected = lrel_text_of(expected),
                        .area2 = -1,
                        .count = count};

    return lrel_issues_add(row->issues, &issue, err);
}

/* Keys that every source should have. */
static lrel_status report_missing_keys(const lrel_row *row, lrel_error *err)
{
    enum {
        HAZARD = 1 << LREL_ROLE_HAZARD,
        ITEM = 1 << LREL_ROLE_ITEM,
        DATED = 1 << LREL_ROLE_ITEM | 1 << LREL_ROLE_ACCIDENT | 1 << LREL_ROLE_COVERAGE |
                1 << LREL_ROLE_DECLARATION,
        NAMED = HAZARD | 1 << LREL_ROLE_RELEASE | ITEM | 1 << LREL_ROLE_ACCIDENT
    };
    static const struct {
        lrel_key key;
        uint32_t roles;
        lrel_issue_kind kind;
        const char *expected;
    } wanted[] = {
        {LREL_KEY_ID, NAMED, LREL_ISSUE_ID_MISSING, "the source maps no `id:`"},
        {LREL_KEY_CLASS, HAZARD, LREL_ISSUE_KEY_NOT_MAPPED,
         "the source maps no `class:`; taken as unknown"},
        {LREL_KEY_CONTAMINATION, HAZARD, LREL_ISSUE_KEY_NOT_MAPPED,
         "the source maps no `contamination:`; taken as unknown"},
        {LREL_KEY_FROM, HAZARD, LREL_ISSUE_DATE_MISSING,
         "the source maps no `from:`; they stand from before the first period"},
        {LREL_KEY_CATEGORY, ITEM, LREL_ISSUE_VALUE_NOT_STATED,
         "the source maps no `category:`"},
        {LREL_KEY_DATE, DATED, LREL_ISSUE_DATE_MISSING, "the source maps no `date:`"},
    };
    int64_t count = (int64_t)row->table->row_count - row->others;
    lrel_status status;

    for (size_t i = 0; i < sizeof wanted / sizeof *wanted && count > 0; i++) {
        if (lrel_row__has(row, wanted[i].key) ||
            !(wanted[i].roles >> row->source->role & 1))
            continue;
        status =
            add_source_issue(row, wanted[i].kind, lrel_key_info_of(wanted[i].key)->name,
                             "", wanted[i].expected, count, err);
        if (status != LREL_OK)
            return status;
    }
    return LREL_OK;
}

/* Said once per source, and in every product. */
static lrel_status report_fallback(const lrel_row *row, lrel_error *err)
{
    static const char *const wanted[] = {[LREL_COUNT_ACCEPTED] = "accepted",
                                         [LREL_COUNT_COMPLETED] = "to",
                                         [LREL_COUNT_HANDED_OVER] = "handed_over"};
    const char *field = wanted[row->programme->count];
    int64_t count = (int64_t)row->table->row_count - row->others;
    char used[40];

    if (row->source->role != LREL_ROLE_RELEASE || !row->is_fallback || count == 0)
        return LREL_OK;
    if (row->count_key == LREL_KEY_COUNT)
        return add_source_issue(row, LREL_ISSUE_DATE_MISSING, field, "",
                                "the source maps no date to count releases on; set aside",
                                count, err);
    (void)snprintf(used, sizeof used, "`%s` is used",
                   lrel_key_info_of(row->count_key)->name);
    return add_source_issue(row, LREL_ISSUE_COUNT_DATE_FALLBACK, field, "", used, count,
                            err);
}

static lrel_status report_not_stock(const lrel_row *row, lrel_error *err)
{
    lrel_status status;

    for (int code = 0; code < lrel_vocabulary_count(&lrel_vocabulary_class); code++) {
        if (row->not_stock[code] == 0)
            continue;
        status = add_source_issue(row, LREL_ISSUE_CLASS_NOT_STOCK, "class",
                                  lrel_vocabulary_name(&lrel_vocabulary_class, code),
                                  "not counted", row->not_stock[code], err);
        if (status != LREL_OK)
            return status;
    }
    return LREL_OK;
}

static lrel_status report_others(const lrel_row *row, lrel_error *err)
{
    char column[128];

    if (row->others == 0)
        return LREL_OK;
    (void)snprintf(column, sizeof column, "%.*s",
                   LREL_TEXT_ARGS(row->source->where.column));
    return add_source_issue(row, LREL_ISSUE_ROWS_OF_ANOTHER_KIND, column, "", "set aside",
                            row->others, err);
}

lrel_status lrel_row__report(lrel_row *row, lrel_error *err)
{
    lrel_status status;

    if (row->table->row_count == 0)
        return LREL_OK;
    if ((status = report_missing_keys(row, err)) || (status = report_others(row, err)) ||
        (status = report_fallback(row, err)) || (status = report_not_stock(row, err)))
        return status;
    for (int key = 0; key < LREL_KEY_COUNT; key++) {
        if (!is_coded(&row->keys[key].info))
            continue;
        status = lrel_words__report(&row->keys[key].words, (int32_t)row->source_number,
                                    row->keys[key].consequence, row->issues, err);
        if (status != LREL_OK)
            return status;
    }
    return LREL_OK;
}

void lrel_row__clear(lrel_row *row)
{
    for (int key = 0; key < LREL_KEY_COUNT; key++)
        lrel_words__clear(&row->keys[key].words);
    for (int item = 0; item < LREL_ITEM_MAX; item++)
        lrel_words__clear(&row->items[item].words);
    lrel_memo__clear(&row->where_cells);
    lrel__free(row->table->context, row->where_is_ours);
}
