/* SPDX-License-Identifier: Apache-2.0 */
/* pack.c: the first page of what one organisation is handed, and where it is from: of
 * sources only those that have its records. */
#include "bridge/checksum.h"
#include "landrelease/version.h"
#include "report/agency.h"
#include "report/html.h"
#include "report/page.h"
#include "report/report.h"
#include "write/json_members.h"

static const lrel_page_file files[] = {
    {"issues.html", "data issues to read: what is wrong, where, and what to do"},
    {"issues.xlsx", "the same to fill in, where it could be made: a sheet for each kind"},
    {"issues.csv", "the same as one table"},
    {"issues.geojson", "map: data issues that have a place"},
    {"records.csv", "every record and what became of it"},
    {"waterfall.csv", "from what your releases state to what is counted of them, per "
                      "product and year: the steps add up"},
    {"provenance.json", "which of your files were read, with checksums, and by what"},
};

static size_t count_own(const lrel_agency *a)
{
    size_t own = 0;

    for (size_t i = 0; i < a->data->records.count; i++)
        own += a->owns_record[i];
    for (size_t i = 0; i < a->data->facts.count; i++)
        own += a->owns_fact[i];
    return own;
}

void lrel_report_pack_page(const lrel_agency *agency, lrel_stream *s)
{
    lrel_page__begin(agency->data, "For one organisation: ", s);
    lrel_stream_text(s, "<p>What was read of <b>");
    lrel_html_text(s, agency->name);
    lrel_stream_text(s, "</b>: ");
    lrel_stream_integer(s, (int64_t)count_own(agency));
    lrel_stream_text(s, " records, with ");
    lrel_stream_integer(s, (int64_t)lrel_issues_count(agency->data->issues));
    lrel_stream_text(s, " data issues. Records of others are in none of these files; "
                        "where a data issue is about one of them, it says so without "
                        "its name.</p>\n<table><tbody>\n");
    lrel_page__files(files, sizeof files / sizeof *files, s);
    lrel_stream_text(s, "</tbody></table>\n");
    lrel_page__end(s);
}

static lrel_status write_source(const lrel_agency *a, uint32_t index, lrel_json *json,
                                lrel_error *err)
{
    const lrel_source *source = &a->data->programme->sources[index];
    const lrel_table *table = a->data->sources[index].table;
    lrel_checksum checksum;
    lrel_status status = LREL_OK;

    if (source->postgis)
        memcpy(checksum.hex, table->sha256.at, sizeof checksum.hex);
    else
        status = lrel_checksum_of_source(a->data->context, source->file, &checksum, err);
    if (status != LREL_OK)
        return status;
    lrel_json_object(json, true);
    lrel_json_member_text(json, "name", source->name);
    lrel_json_member_string(json, "role",
                            lrel_vocabulary_name(&lrel_vocabulary_role, source->role));
    lrel_json_member_string(json, "sha256", checksum.hex);
    lrel_json_object_end(json);
    return LREL_OK;
}

lrel_status lrel_report_pack_provenance(const lrel_agency *agency, lrel_stream *stream,
                                        lrel_error *err)
{
    const lrel_programme *programme = agency->data->programme;
    lrel_status status = LREL_OK;
    lrel_json json;

    lrel_json_begin(&json, stream);
    lrel_json_object(&json, false);
    lrel_json_member_integer(&json, "schema", 1);
    lrel_json_member_string(&json, "landrelease", LREL_VERSION);
    lrel_json_member_text(&json, "programme", programme->title);
    lrel_json_member_date(&json, "as_of", programme->as_of);
    lrel_json_member_text(&json, "for", agency->name);
    lrel_json_mark(&json);
    lrel_json_key(&json, "sources");
    lrel_json_array(&json, false);
    for (uint32_t i = 0; i < programme->source_count && status == LREL_OK; i++)
        if (agency->shows_source[i])
            status = write_source(agency, i, &json, err);
    lrel_json_array_end(&json);
    lrel_json_object_end(&json);
    lrel_json_finish(&json);
    return status;
}
