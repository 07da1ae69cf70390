/* SPDX-License-Identifier: Apache-2.0 */
/* indicator_json.c: the indicators as one JSON object: first what was found on land after
 * its release, then what the codes are, then the rows of indicators.csv. */
#include <stdio.h>

#include "indicators/found_members.h"
#include "indicators/row_texts.h"
#include "write/json_members.h"

static void json_amount(const indicator_making *m, lrel_json *json, const char *key,
                        const indicator_amount *amount, bool is_value)
{
    char text[40];

    lrel_json_key(json, key);
    switch (amount->kind) {
    case AMOUNT_NONE:
        lrel_json_null(json);
        break;
    case AMOUNT_AREA:
        lrel_json_area_m2(json, amount->area2, lrel_grid_units_per_m(m->data->grid));
        break;
    case AMOUNT_STATED:
        lrel_area_format_stated(amount->stated, text);
        lrel_json_value(json);
        lrel_stream_text(json->stream, text);
        break;
    default:
        lrel_json_double(json, lrel_indicators__rounded(
                                   amount->number, is_value ? INDICATOR_VALUE_DIGITS
                                                            : INDICATOR_TERM_DIGITS));
        break;
    }
}

static void json_term(const indicator_making *m, lrel_json *json, const char *key,
                      const indicator_amount *amount)
{
    char name[16];

    json_amount(m, json, key, amount, false);
    if (amount->kind == AMOUNT_NONE)
        return;
    snprintf(name, sizeof name, "%s_unit", key);
    lrel_json_member_string(json, name, amount->unit);
    snprintf(name, sizeof name, "%s_is", key);
    lrel_json_member_string(json, name, amount->is);
}

static void json_row(const indicator_making *m, const indicator_row *row, lrel_json *json)
{
    char group[INDICATOR_GROUP_MAX], note[INDICATOR_NOTE_MAX];

    lrel_json_object(json, true);
    lrel_json_member_string(json, "indicator", row->of->code);
    lrel_json_member_string(json, "name", row->name);
    lrel_json_key(json, "account");
    lrel_json_text(json, lrel_dataset_account_name(m->data, row->account));
    lrel_json_member_string(json, "by", row->by);
    lrel_json_member_text(json, "group", lrel_indicators__group(row, group));
    lrel_json_key(json, "group_name");
    lrel_json_text(json, lrel_indicators__group_name(m, row));
    lrel_json_member_string(json, "year", row->year);
    lrel_json_member_string(json, "definition", row->definition);
    json_term(m, json, "a", &row->a);
    json_term(m, json, "b", &row->b);
    lrel_json_member_string(json, "formula", row->formula);
    json_amount(m, json, "value", &row->value, true);
    lrel_json_member_string(json, "unit",
                            row->value.kind == AMOUNT_NONE ? "" : row->value.unit);
    lrel_json_member_string(json, "incomplete", row->incomplete);
    lrel_json_member_string(json, "note", lrel_indicators__note(row, note));
    lrel_json_object_end(json);
}

static void json_registry(lrel_json *json)
{
    const indicator_info *info;

    lrel_json_key(json, "indicators");
    lrel_json_array(json, false);
    for (size_t i = 0; (info = lrel_indicators__info(i)); i++) {
        lrel_json_object(json, true);
        lrel_json_member_string(json, "indicator", info->code);
        lrel_json_member_string(json, "name", info->name);
        lrel_json_member_string(json, "formula", info->formula);
        lrel_json_object_end(json);
    }
    lrel_json_array_end(json);
}

void lrel_indicators_json(const lrel_indicators *m, uint32_t account, lrel_stream *stream)
{
    lrel_json json;

    lrel_json_begin(&json, stream);
    lrel_json_object(&json, false);
    lrel_json_mark(&json);
    lrel_json_key(&json, "programme");
    lrel_json_text(&json, m->data->programme->title);
    lrel_json_key(&json, "as_of");
    lrel_json_date(&json, m->data->programme->as_of);
    lrel_json_member_string(&json, "statement", LREL_STATEMENT);
    lrel_indicators__found_members(m, account, &json);
    json_registry(&json);
    lrel_json_key(&json, "rows");
    lrel_json_array(&json, false);
    for (size_t i = 0; i < m->rows.count; i++)
        if (indicator_is_of_account(&m->rows.at[i], account))
            json_row(m, &m->rows.at[i], &json);
    lrel_json_array_end(&json);
    lrel_json_object_end(&json);
    lrel_json_finish(&json);
}
