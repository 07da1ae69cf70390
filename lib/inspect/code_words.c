/* SPDX-License-Identifier: Apache-2.0 */
/* code_words.c: cells against the words that are known for codes. */
#include "inspect/inspection.h"

/* A column of more values holds no codes, however they are spelled. */
#define CODED_VALUES_MAX 300

bool lrel_code_words__piece(lrel_text *rest, char mark, lrel_text *piece)
{
    const char *end = mark ? memchr(rest->at, mark, rest->length) : NULL;

    if (rest->length == 0)
        return false;
    piece->at = rest->at;
    piece->length = end ? (size_t)(end - rest->at) : rest->length;
    rest->at += piece->length + (end != NULL);
    rest->length -= piece->length + (end != NULL);
    *piece = lrel_text_trim(*piece);
    return true;
}

/* The same letters; gaps between words do not count. */
static bool is_same(const lrel_plain_name *name, lrel_text word)
{
    size_t n = 0;

    for (size_t i = 0; i < word.length; i++)
        if (word.at[i] != '_' && word.at[i] != ' ' &&
            (n >= name->squashed_length || name->squashed[n++] != word.at[i]))
            return false;
    return n > 0 && n == name->squashed_length;
}

static int find_code(const lrel_plain_name *name, const lrel_vocabulary *vocabulary)
{
    for (int code = 0; vocabulary->codes[code]; code++)
        if (is_same(name, lrel_text_of(vocabulary->codes[code])))
            return code;
    for (const lrel_code_words *row = lrel_code_words_table; row->code; row++) {
        const char *list = row->words;
        lrel_text word;

        while (row->vocabulary == vocabulary && lrel_plain_name__next(&list, &word))
            if (is_same(name, word))
                return lrel_vocabulary_find(vocabulary, lrel_text_of(row->code));
    }
    return -1;
}

lrel_status lrel_code_word__find(lrel_folder *folder, const lrel_vocabulary *vocabulary,
                                 lrel_text cell, int *out, lrel_error *err)
{
    lrel_plain_name name;
    lrel_status status = lrel_plain_name__make(folder, cell, &name, err);

    if (status != LREL_OK)
        return status;
    *out = find_code(&name, vocabulary);
    return LREL_OK;
}

static bool is_unknown(const lrel_vocabulary *vocabulary, int code)
{
    return strcmp(lrel_vocabulary_name(vocabulary, code), "unknown") == 0 ||
           strcmp(lrel_vocabulary_name(vocabulary, code), "other") == 0;
}

/* @p is_proof: a code of which one can tell what the column is about. */
static lrel_status understand(lrel_folder *folder, const lrel_vocabulary *vocabulary,
                              lrel_text cell, char mark, bool *is_understood,
                              bool *is_proof, lrel_error *err)
{
    lrel_text rest = cell, piece;
    lrel_status status;
    int code;

    *is_understood = true;
    while (lrel_code_words__piece(&rest, mark, &piece)) {
        if ((status = lrel_code_word__find(folder, vocabulary, piece, &code, err)))
            return status;
        *is_understood &= code >= 0 || piece.length == 0;
        *is_proof |= code >= 0 && !is_unknown(vocabulary, code);
    }
    return LREL_OK;
}

static lrel_status share_of(lrel_folder *folder, const lrel_vocabulary *vocabulary,
                            const lrel_field *field, int *percent, lrel_error *err)
{
    int64_t known = 0, all = 0;
    bool is_proof = false, is_understood;
    lrel_status status;

    for (size_t i = 0; i < field->values.count; i++) {
        const lrel_value_count *v = &field->values.at[i];

        if ((status = understand(folder, vocabulary, v->text, field->list_mark,
                                 &is_understood, &is_proof, err)) != LREL_OK)
            return status;
        known += is_understood ? v->count : 0;
        all += v->count;
    }
    *percent = is_proof && all > 0 ? (int)(100 * known / all) : 0;
    return LREL_OK;
}

const lrel_vocabulary *const lrel_code_vocabularies[LREL_CODE_VOCABULARY_COUNT] = {
    &lrel_vocabulary_class,         &lrel_vocabulary_contamination,
    &lrel_vocabulary_status,        &lrel_vocabulary_status_reason,
    &lrel_vocabulary_product,       &lrel_vocabulary_activity,
    &lrel_vocabulary_method,        &lrel_vocabulary_asset,
    &lrel_vocabulary_acceptance,    &lrel_vocabulary_item,
    &lrel_vocabulary_use_after,     &lrel_vocabulary_origin,
    &lrel_vocabulary_geometry_kind, &lrel_vocabulary_find_context,
    &lrel_vocabulary_yes_no,        &lrel_vocabulary_coverage,
    &lrel_vocabulary_measure,       &lrel_vocabulary_basis,
    &lrel_vocabulary_value_flag,    &lrel_vocabulary_source_kind,
    &lrel_vocabulary_figure_unit,   &lrel_vocabulary_point_type};

lrel_status lrel_code_words__shares(lrel_folder *folder, lrel_field *field,
                                    lrel_error *err)
{
    lrel_status status = LREL_OK;

    if (field->values.count > CODED_VALUES_MAX)
        return LREL_OK;
    for (size_t i = 0; status == LREL_OK && i < LREL_CODE_VOCABULARY_COUNT; i++)
        status =
            share_of(folder, lrel_code_vocabularies[i], field, &field->shares[i], err);
    return status;
}

int lrel_code_words__share(const lrel_field *field, const lrel_vocabulary *vocabulary)
{
    for (size_t i = 0; i < LREL_CODE_VOCABULARY_COUNT; i++)
        if (lrel_code_vocabularies[i] == vocabulary)
            return field->shares[i];
    return 0;
}
