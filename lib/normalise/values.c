/* SPDX-License-Identifier: Apache-2.0 */
/* values.c: the cells of a row as texts, codes, numbers and dates. */
#include "normalise/row.h"
#include "normalise/strip.h"

#include "core/fail.h"

/* Keeps the first failure, which can only be memory. */
static void note(lrel_row *row, lrel_status status)
{
    if (row->status == LREL_OK)
        row->status = status;
}

static lrel_error *error_of(lrel_row *row)
{
    return row->status == LREL_OK ? row->err : NULL;
}

void lrel_row__issue(lrel_row *row, lrel_issue_kind kind, const char *field,
                     lrel_text value, const char *expected)
{
    lrel_issue issue = {.kind = kind,
                        .source = (int32_t)row->source_number,
                        .row = row->number,
                        .id = row->id,
                        .field = lrel_text_of(field),
                        .value = value,
                        .expected = lrel_text_of(expected),
                        .area2 = -1,
                        .count = 1};

    note(row, lrel_issues_add(row->issues, &issue, error_of(row)));
}

void lrel_row__set_aside(lrel_row *row, lrel_reason reason)
{
    if (!*row->used || lrel_programme_waives(row->programme, row->source->role, reason))
        return;
    *row->used = false;
    *row->reason = reason;
}

/* What the row says for @p key: its constant or its cell, trimmed. */
static lrel_text cell_of(const lrel_row *row, const lrel_bound_key *key)
{
    if (!key->mapping)
        return LREL_TEXT("");
    if (key->column < 0)
        return key->mapping->constant;
    return lrel_text_trim(lrel_table_cell(row->table, row->at, key->column));
}

lrel_text lrel_row__value(const lrel_row *row, const lrel_bound_key *key, bool *is_of_row)
{
    lrel_text cell = cell_of(row, key);

    *is_of_row = cell.length > 0 && key->column >= 0;
    return cell.length == 0 && key->mapping && key->mapping->has_fallback
               ? key->mapping->fallback
               : cell;
}

/* The same, whoever says it. */
static lrel_text value_of(const lrel_row *row, const lrel_bound_key *key)
{
    bool is_of_row;

    return lrel_row__value(row, key, &is_of_row);
}

lrel_text lrel_row__cell(lrel_row *row, lrel_key key)
{
    return value_of(row, &row->keys[key]);
}

/* A constant has been understood by the parser of the programme. */
static lrel_meaning constant_meaning(const lrel_mapping *mapping)
{
    return (lrel_meaning){.set = mapping->constant_set, .text = mapping->constant};
}

static lrel_meaning meaning_of(lrel_row *row, lrel_bound_key *key, size_t *entry)
{
    lrel_meaning meaning = {.text = LREL_TEXT(""), .is_empty = true};

    *entry = LREL_ENTRY_NONE;
    if (!key->mapping)
        return meaning;
    if (key->column < 0)
        return constant_meaning(key->mapping);
    note(row, lrel_words__read(&key->words, cell_of(row, key), &meaning, entry,
                               error_of(row)));
    return meaning;
}

lrel_meaning lrel_row__meaning(lrel_row *row, lrel_key key, size_t *entry)
{
    return meaning_of(row, &row->keys[key], entry);
}

/* The only code of a set; -1 of an empty one. */
static int code_of(uint32_t set)
{
    int code = 0;

    if (set == 0)
        return -1;
    while (!(set >> code & 1))
        code++;
    return code;
}

int lrel_row__code(lrel_row *row, lrel_key key, bool *understood)
{
    size_t entry;
    lrel_meaning meaning = lrel_row__meaning(row, key, &entry);

    *understood = !meaning.has_unknown;
    if (meaning.has_unknown)
        lrel_words__miss(&row->keys[key].words, entry);
    return code_of(meaning.set);
}

uint32_t lrel_row__codes(lrel_row *row, lrel_key key)
{
    size_t entry;
    lrel_meaning meaning = lrel_row__meaning(row, key, &entry);

    if (meaning.has_unknown)
        lrel_words__miss(&row->keys[key].words, entry);
    return meaning.set;
}

lrel_text lrel_row__text(lrel_row *row, lrel_key key)
{
    lrel_bound_key *bound = &row->keys[key];
    size_t entry;

    if (bound->mapping && bound->mapping->value_count > 0)
        return meaning_of(row, bound, &entry).text;
    return value_of(row, bound);
}

void lrel_row__texts(lrel_row *row, lrel_key key, lrel_text **out, size_t *count)
{
    lrel_bound_key *bound = &row->keys[key];
    lrel_text rest = value_of(row, bound), piece, all = rest;
    const lrel_value_pair *pair;
    size_t pieces = 0;

    *out = NULL;
    *count = 0;
    if (!bound->mapping || all.length == 0)
        return;
    while (lrel_words__piece(&rest, bound->mapping->split, &piece))
        pieces += piece.length > 0;
    if (pieces == 0)
        return;
    if (!(*out = lrel_arena_alloc(row->arena, pieces * sizeof **out))) {
        note(row, lrel__fail_memory(error_of(row)));
        return;
    }
    for (rest = all; lrel_words__piece(&rest, bound->mapping->split, &piece);) {
        if (piece.length == 0)
            continue;
        note(row, lrel_words__pair(&bound->words.folder, bound->mapping, piece, &pair,
                                   error_of(row)));
        (*out)[(*count)++] = pair ? pair->code : piece;
    }
}

/* By type: such a cell is ISO, whatever form the column has. */
static bool is_typed_date(const lrel_row *row, const lrel_bound_key *key)
{
    return key->column >= 0 && lrel_table_is_date(row->table, row->at, key->column);
}

lrel_date_state lrel_row__period(lrel_row *row, lrel_key key, lrel_stated_date *out)
{
    lrel_bound_key *bound = &row->keys[key];
    lrel_text cell = value_of(row, bound);
    lrel_text form = bound->mapping && !is_typed_date(row, bound) ? bound->mapping->form
                                                                  : LREL_TEXT("");

    *out = (lrel_stated_date){0};
    if (cell.length == 0)
        return LREL_DATE_STATE_ABSENT;
    switch (lrel_date_form_read(form, cell, out)) {
    case LREL_DATE_READ:
        return LREL_DATE_STATE_READ;
    case LREL_DATE_IMPOSSIBLE:
        lrel_row__issue(row, LREL_ISSUE_DATE_IMPOSSIBLE, bound->info.name, cell,
                        "1900-2100");
        return LREL_DATE_STATE_IMPOSSIBLE;
    default:
        lrel_row__issue(row, LREL_ISSUE_DATE_UNREADABLE, bound->info.name, cell,
                        lrel_row__expected_date(row, bound, form));
        return LREL_DATE_STATE_UNREADABLE;
    }
}

lrel_date_state lrel_row__date(lrel_row *row, lrel_key key, lrel_stated_date *out)
{
    lrel_date_state state = lrel_row__period(row, key, out);

    if (state == LREL_DATE_STATE_READ && out->first.days != out->last.days)
        lrel_row__issue(row, LREL_ISSUE_DATE_COARSE, row->keys[key].info.name,
                        lrel_row__cell(row, key), "");
    return state;
}

lrel_shape_kind lrel_row__shape(const lrel_row *row)
{
    return row->table->shapes ? (lrel_shape_kind)row->table->shapes[row->at].kind
                              : LREL_SHAPE_ABSENT;
}

/* A width that makes land of a line. */
static bool is_width(lrel_stated_number width)
{
    return width.is_known && width.value > 0 && width.value <= LREL_STRIP_WIDTH_MAX_M;
}

void lrel_row__place(lrel_row *row, lrel_shape_kind *kind)
{
    lrel_record *record = row->record;

    if (*kind == LREL_SHAPE_LINE && !lrel_geometry_is_synthetic(record->geometry_kind)) {
        lrel_stated_number width = lrel_row__number(row, &row->keys[LREL_KEY_WIDTH]);

        if (is_width(width)) {
            record->width_m = width.value;
            *kind = LREL_SHAPE_POLYGON;
        } else if (record->used &&
                   (lrel_row__has(row, LREL_KEY_WIDTH) ||
                    record->geometry_kind == LREL_GEOMETRY_LINE_WITH_WIDTH)) {
            lrel_row__issue(row, LREL_ISSUE_WIDTH_MISSING, "width",
                            lrel_row__cell(row, LREL_KEY_WIDTH),
                            record->role == LREL_ROLE_HAZARD ? "beside the total"
                                                             : "set aside");
        }
    }
    if (*kind == LREL_SHAPE_POLYGON)
        record->shape = (uint32_t)row->at;
}
