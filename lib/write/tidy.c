/* SPDX-License-Identifier: Apache-2.0 */
/* tidy.c: columns as a header and as a schema. */
#include "write/tidy.h"

#include <assert.h>

#include "write/json_members.h"

void lrel_tidy_add(lrel_tidy *tidy, const lrel_tidy_column *columns, size_t count)
{
    assert(tidy->count + count <= LREL_TIDY_MAX);
    for (size_t i = 0; i < count; i++)
        tidy->at[tidy->count++] = columns[i];
}

void lrel_tidy_begin(const lrel_tidy *tidy, lrel_csv *csv, lrel_stream *stream)
{
    const char *names[LREL_TIDY_MAX];

    for (size_t i = 0; i < tidy->count; i++)
        names[i] = tidy->at[i].name;
    lrel_csv_begin(csv, stream, names, tidy->count);
}

static void write_field(const lrel_tidy_column *column, lrel_json *json)
{
    lrel_json_object(json, true);
    lrel_json_member_string(json, "name", column->name);
    lrel_json_member_string(json, "type", column->type);
    if (column->unit)
        lrel_json_member_string(json, "unit", column->unit);
    lrel_json_member_string(json, "description", column->about);
    lrel_json_object_end(json);
}

void lrel_tidy_schema(const lrel_tidy *tidy, const char *title, lrel_stream *stream)
{
    static const lrel_tidy_column draft = {
        LREL_CSV_DRAFT_COLUMN, "string", NULL,
        "every row of a draft says so: files are missing"};
    lrel_json json;

    lrel_json_begin(&json, stream);
    lrel_json_object(&json, false);
    lrel_json_mark(&json);
    lrel_json_member_string(&json, "title", title);
    lrel_json_key(&json, "fields");
    lrel_json_array(&json, false);
    for (size_t i = 0; i < tidy->count; i++)
        write_field(&tidy->at[i], &json);
    if (lrel_stream_mark_of(stream))
        write_field(&draft, &json);
    lrel_json_array_end(&json);
    lrel_json_key(&json, "missingValues");
    lrel_json_array(&json, true);
    lrel_json_string(&json, "");
    lrel_json_array_end(&json);
    lrel_json_object_end(&json);
    lrel_json_finish(&json);
}
