/* SPDX-License-Identifier: Apache-2.0 */
/* mapping.c: what one key of a source says: a column name, or an object. Codes, dates,
 * units and numbers in it are checked here, so that no file is read for a typing error.
 */
#include "programme/parser.h"

#include <math.h>
#include <stdlib.h>

#include "core/fail.h"
#include "core/number.h"
#include "programme/key_units.h"

static bool is_coded(const lrel_key_info *info)
{
    return info->type == LREL_VALUE_CODE || info->type == LREL_VALUE_CODES;
}

static bool is_several(const lrel_key_info *info)
{
    return info->type == LREL_VALUE_CODES || info->type == LREL_VALUE_TEXTS;
}

static bool has_unit(const lrel_key_info *info)
{
    lrel_unit_kind kind;

    return lrel_value_unit_kind(info->type, &kind);
}

static bool is_number(const lrel_key_info *info)
{
    return has_unit(info) || info->type == LREL_VALUE_NUMBER ||
           info->type == LREL_VALUE_AMOUNT;
}

static bool is_text(const lrel_key_info *info)
{
    return info->type == LREL_VALUE_TEXT || info->type == LREL_VALUE_TEXTS;
}

/* Refuses words that mean nothing for this kind of key. */
static lrel_status check_words(const lrel_parser *parser, const lrel_yaml *const *slots,
                               const lrel_key_info *info, lrel_error *err)
{
    const bool fits[LREL_MAPPING_END] = {
        [LREL_MAPPING_COLUMN] = true,
        [LREL_MAPPING_VALUES] = is_coded(info) || is_text(info),
        [LREL_MAPPING_FORM] = info->type == LREL_VALUE_DATE,
        [LREL_MAPPING_UNIT] = has_unit(info) || info->type == LREL_VALUE_AMOUNT,
        [LREL_MAPPING_SPLIT] = is_several(info),
        [LREL_MAPPING_DEFAULT] = true,
        [LREL_MAPPING_CONST] = true,
        [LREL_MAPPING_DECIMAL] = is_number(info),
    };

    for (int word = 0; word < LREL_MAPPING_END; word++)
        if (slots[word] && !fits[word])
            return LREL_FAIL_AT_KEY(parser, slots[word], err,
                                    "`%s` does not go with `%s`, which holds %s",
                                    lrel_mapping_words.words[word].name, info->name,
                                    lrel_value_type_name(info->type));
    return LREL_OK;
}

/* Either the column and how to read it, or one value for all. */
static lrel_status check_origin(const lrel_parser *parser, const lrel_yaml *node,
                                const lrel_yaml *const *slots, const lrel_key_info *info,
                                lrel_error *err)
{
    static const int with_column[] = {LREL_MAPPING_COLUMN, LREL_MAPPING_VALUES,
                                      LREL_MAPPING_SPLIT, LREL_MAPPING_DEFAULT,
                                      LREL_MAPPING_DECIMAL};

    if (!slots[LREL_MAPPING_COLUMN] && !slots[LREL_MAPPING_CONST])
        return LREL_FAIL_AT(parser, node, err, "`%s` needs `column` or `const`",
                            info->name);
    if (!slots[LREL_MAPPING_CONST])
        return LREL_OK;
    for (size_t i = 0; i < sizeof with_column / sizeof *with_column; i++)
        if (slots[with_column[i]])
            return LREL_FAIL_AT_KEY(parser, slots[with_column[i]], err,
                                    "`%s` has `const`, so `%s` would never be used",
                                    info->name,
                                    lrel_mapping_words.words[with_column[i]].name);
    return LREL_OK;
}

static lrel_status read_form(const lrel_parser *parser, const lrel_yaml *node,
                             lrel_mapping *out, lrel_error *err)
{
    lrel_error reason;
    lrel_status status;

    if (!node)
        return LREL_OK;
    if ((status = lrel_programme__text(parser, node, &out->form, err)) != LREL_OK)
        return status;
    lrel_error_init(&reason);
    if (lrel_date_form_check(out->form, &reason) != LREL_OK)
        return LREL_FAIL_AT(parser, node, err, "%s", reason.message);
    return LREL_OK;
}

static lrel_unit_kind unit_kind(const lrel_key_info *info)
{
    lrel_unit_kind kind = LREL_UNIT_AREA;

    (void)lrel_value_unit_kind(info->type, &kind);
    return kind;
}

static lrel_status read_unit(const lrel_parser *parser, const lrel_yaml *node,
                             const lrel_key_info *info, lrel_mapping *out,
                             lrel_error *err)
{
    lrel_status status;

    if (!node)
        return LREL_OK;
    if ((status = lrel_programme__text(parser, node, &out->unit, err)) != LREL_OK)
        return status;
    if (info->type == LREL_VALUE_AMOUNT) {
        int code;

        return lrel_programme__code(parser, node, &lrel_vocabulary_figure_unit, &code,
                                    err);
    }
    if (!lrel_unit_find(unit_kind(info), out->unit))
        return LREL_FAIL_AT(parser, node, err, "`%.*s` is no unit of `%s`; known are %s",
                            LREL_TEXT_ARGS(lrel_programme__clip(out->unit)), info->name,
                            lrel_unit_names(unit_kind(info)));
    return LREL_OK;
}

static lrel_status read_decimal(const lrel_parser *parser, const lrel_yaml *node,
                                lrel_mapping *out, lrel_error *err)
{
    static const char *const names[] = {"point", "comma", NULL};
    lrel_status status;
    int mark = 0;

    if (!node)
        return LREL_OK;
    if ((status = lrel_programme__choice(parser, node, "decimal mark", names, &mark,
                                         err)) != LREL_OK)
        return status;
    out->decimal = mark == 0 ? LREL_DECIMAL_POINT : LREL_DECIMAL_COMMA;
    return LREL_OK;
}

/* Counts, and amounts in pieces. */
static bool is_whole_only(const lrel_key_info *info, const lrel_mapping *mapping)
{
    return info->type == LREL_VALUE_NUMBER ||
           (info->type == LREL_VALUE_AMOUNT &&
            lrel_text_is_equal(mapping->unit,
                               lrel_text_of(lrel_vocabulary_name(
                                   &lrel_vocabulary_figure_unit, LREL_FIGURE_N))));
}

/* A value that is not a code: does it say what the key holds? */
static lrel_status check_plain(const lrel_parser *parser, const lrel_yaml *node,
                               const lrel_key_info *info, const lrel_mapping *mapping,
                               lrel_error *err)
{
    lrel_stated_date date;
    bool is_right = true;
    double number = 0;

    if (info->type == LREL_VALUE_DATE)
        is_right =
            lrel_date_form_read(mapping->form, node->text, &date) == LREL_DATE_READ;
    else if (info->type == LREL_VALUE_NUMBER)
        is_right = lrel_number_parse(node->text, &number) && number >= 0;
    else if (info->type == LREL_VALUE_AMOUNT)
        is_right = lrel_number_parse(node->text, &number);
    else if (has_unit(info))
        is_right = lrel_unit_read(lrel_unit_find(unit_kind(info), mapping->unit),
                                  node->text, &number) &&
                   number >= 0;
    if (is_right && is_whole_only(info, mapping) && floor(number) != number)
        return LREL_FAIL_AT(parser, node, err, "`%.*s` is no whole number for `%s`",
                            LREL_TEXT_ARGS(lrel_programme__clip(node->text)), info->name);
    if (!is_right)
        return LREL_FAIL_AT(parser, node, err, "`%.*s` is no %s for `%s`",
                            LREL_TEXT_ARGS(lrel_programme__clip(node->text)),
                            lrel_value_type_name(info->type), info->name);
    return LREL_OK;
}

/* A value that the file itself states: `const`, `default`, or behind a cell in `values`.
 */
static lrel_status read_value(const lrel_parser *parser, const lrel_yaml *node,
                              const lrel_key_info *info, const lrel_mapping *mapping,
                              lrel_text *text, uint32_t *set, lrel_error *err)
{
    lrel_status status;
    int code = 0;

    *text = LREL_TEXT("");
    *set = 0;
    if (info->type == LREL_VALUE_CODES && node->kind == LREL_YAML_LIST)
        return lrel_programme__codes(parser, node, info->vocabulary, set, err);
    if (node->kind != LREL_YAML_TEXT)
        return LREL_FAIL_AT(parser, node, err, "`%s` takes one value", info->name);
    *text = node->text;
    if (!is_coded(info))
        return check_plain(parser, node, info, mapping, err);
    if ((status = lrel_programme__code(parser, node, info->vocabulary, &code, err)) !=
        LREL_OK)
        return status;
    *set = 1u << code;
    return LREL_OK;
}

static lrel_status fold_copy(const lrel_parser *parser, lrel_text text, lrel_text *out,
                             lrel_error *err)
{
    lrel_text folded;
    lrel_status status = lrel_unicode_fold(parser->folder, text, &folded, err);
    char *copy;

    if (status != LREL_OK)
        return status;
    copy = lrel_arena_text(parser->programme->arena, folded.at, folded.length);
    if (!copy)
        return lrel__fail_memory(err);
    *out = (lrel_text){copy, folded.length};
    return LREL_OK;
}

static int compare_pairs(const void *left, const void *right)
{
    const lrel_value_pair *a = left, *b = right;
    int order = lrel_text_compare(a->folded, b->folded);

    return order != 0 ? order : lrel_text_compare(a->cell, b->cell);
}

/* Two spellings of one cell may not stand for two things. */
static lrel_status check_pairs(const lrel_parser *parser, const lrel_yaml *node,
                               lrel_value_pair *pairs, size_t count, lrel_error *err)
{
    if (count > 1)
        qsort(pairs, count, sizeof *pairs, compare_pairs);
    for (size_t i = 1; i < count; i++) {
        const lrel_value_pair *a = &pairs[i - 1], *b = &pairs[i];

        if (lrel_text_is_equal(a->folded, b->folded) &&
            (a->set != b->set || !lrel_text_is_equal(a->code, b->code)))
            return LREL_FAIL_AT(parser, node, err,
                                "`%.*s` and `%.*s` are one cell when compared, with two "
                                "meanings",
                                LREL_TEXT_ARGS(lrel_programme__clip(a->cell)),
                                LREL_TEXT_ARGS(lrel_programme__clip(b->cell)));
    }
    return LREL_OK;
}

/* `values:` with comments below it, as drafts have it until they are answered. */
static bool is_nothing_yet(const lrel_yaml *node)
{
    return node->kind == LREL_YAML_TEXT && node->text.length == 0;
}

static lrel_status read_values(const lrel_parser *parser, const lrel_yaml *node,
                               const lrel_key_info *info, lrel_mapping *out,
                               lrel_error *err)
{
    lrel_value_pair *pairs;
    lrel_status status;
    size_t count = 0;

    if (!node || is_nothing_yet(node))
        return LREL_OK;
    if (node->kind != LREL_YAML_MAP)
        return LREL_FAIL_AT(parser, node, err, "`values` needs entries `cell: %s`",
                            is_coded(info) ? "code" : "text");
    pairs = lrel_arena_alloc(parser->programme->arena, (node->count + 1) * sizeof *pairs);
    if (!pairs)
        return lrel__fail_memory(err);
    for (const lrel_yaml *entry = node->first; entry; entry = entry->next) {
        lrel_value_pair *pair = &pairs[count++];

        pair->cell = entry->key;
        if ((status = fold_copy(parser, entry->key, &pair->folded, err)) != LREL_OK)
            return status;
        if ((status = read_value(parser, entry, info, out, &pair->code, &pair->set,
                                 err)) != LREL_OK)
            return status;
    }
    out->values = pairs;
    out->value_count = count;
    return check_pairs(parser, node, pairs, count, err);
}

static lrel_status read_object(const lrel_parser *parser, const lrel_yaml *node,
                               const lrel_key_info *info, lrel_mapping *out,
                               lrel_error *err)
{
    const lrel_yaml *slots[LREL_MAPPING_END];
    const lrel_yaml *fixed;
    lrel_status status;

    if ((status = lrel_programme__slots(parser, node, &lrel_mapping_words, slots, err)) ||
        (status = check_words(parser, slots, info, err)) ||
        (status = check_origin(parser, node, slots, info, err)) ||
        (status = lrel_programme__text(parser, slots[LREL_MAPPING_COLUMN], &out->column,
                                       err)) ||
        (status =
             lrel_programme__text(parser, slots[LREL_MAPPING_SPLIT], &out->split, err)) ||
        (status = read_form(parser, slots[LREL_MAPPING_FORM], out, err)) ||
        (status = read_unit(parser, slots[LREL_MAPPING_UNIT], info, out, err)) ||
        (status = read_decimal(parser, slots[LREL_MAPPING_DECIMAL], out, err)) ||
        (status = read_values(parser, slots[LREL_MAPPING_VALUES], info, out, err)))
        return status;
    if ((fixed = slots[LREL_MAPPING_CONST])) {
        out->has_constant = true;
        return read_value(parser, fixed, info, out, &out->constant, &out->constant_set,
                          err);
    }
    if ((fixed = slots[LREL_MAPPING_DEFAULT])) {
        out->has_fallback = true;
        return read_value(parser, fixed, info, out, &out->fallback, &out->fallback_set,
                          err);
    }
    return LREL_OK;
}

lrel_status lrel_programme__mapping(const lrel_parser *parser, const lrel_yaml *node,
                                    const lrel_key_info *info, lrel_mapping *out,
                                    lrel_error *err)
{
    lrel_mapping mapping = {.is_set = true,
                            .file = parser->file,
                            .line = node->line,
                            .column_at = node->column};
    lrel_status status;

    if (node->kind == LREL_YAML_LIST)
        return LREL_FAIL_AT(
            parser, node, err,
            "`%s` takes a column name, or an object with `column` or `const`",
            info->name);
    status = node->kind == LREL_YAML_TEXT
                 ? lrel_programme__text(parser, node, &mapping.column, err)
                 : read_object(parser, node, info, &mapping, err);
    if (status == LREL_OK)
        *out = mapping;
    return status;
}
