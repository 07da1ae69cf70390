/* SPDX-License-Identifier: Apache-2.0 */
/* readme_page.c: the first page of an output folder: the figures in short, and what each
 * file is. One HTML file without scripts that opens from disk. */
#include "core/area.h"
#include "report/html.h"
#include "report/page.h"
#include "report/report.h"
#include "report/summary.h"

static const lrel_page_file files[] = {
    {"data/records.csv", "every record and what became of it: one row a record"},
    {"data/records_by_account.csv", "the areas of each record in each account"},
    {"data/ledger.csv", "the account: opening, flows and closing per period and group"},
    {"data/release.csv", "what was released, per period and group of records"},
    {"data/trend.csv",
     "how contamination changes: one figure a row, ready for charts and "
     "statistics programs"},
    {"data/trend.json",
     "the same for charts, and why recorded land changed since each year"},
    {"data/trend.schema.json", "what the columns of trend.csv are"},
    {"look/focus.html",
     "to read: what to work on first and why, and how focused the last "
     "year was"},
    {"data/focus.csv",
     "open hazards in the order in which to work on them, with the part "
     "of each term"},
    {"data/focus.geojson", "map: the same hazards, what is left of them"},
    {"data/focus_lorenz.csv", "how much of the items lies in how much of the land"},
    {"data/focus_retrospect.csv",
     "how focused clearance was in the last year, by operator and unit"},
    {"data/focus_validation.csv", "what such an order was worth in the last three years"},
    {"data/focus.schema.json", "what the columns of focus.csv are"},
    {"data/focus_lorenz.schema.json", "what the columns of focus_lorenz.csv are"},
    {"data/focus_retrospect.schema.json", "what the columns of focus_retrospect.csv are"},
    {"data/focus_validation.schema.json", "what the columns of focus_validation.csv are"},
    {"data/found_after_release.csv",
     "items and accidents on land that had been released before: look here first"},
    {"data/found_after_release.schema.json",
     "what the columns of found_after_release.csv are"},
    {"data/indicators.csv",
     "indicators I1 to I22: area per item, zero finds, survey share, years to finish"},
    {"data/indicators.json", "the same for programs"},
    {"data/indicators.schema.json", "what the columns of indicators.csv are"},
    {"data/accidents_outside_records.csv",
     "accidents where no hazard was on record on that day"},
    {"data/accidents_outside_records.schema.json",
     "what the columns of accidents_outside_records.csv are"},
    {"data/forecast.json", "when recorded land may be gone, as ranges, and how such "
                           "forecasts went in past years"},
    {"data/acceptance.csv", "what was completed, what was accepted, what waits, and how "
                            "long"},
    {"data/credits.csv", "whose land every figure of the account is: added up, it is the "
                         "account"},
    {"data/remaining.geojson", "map: recorded, not released, on the as-of day"},
    {"data/released.geojson", "map: released, counted once, by product and year"},
    {"data/beside.geojson", "map: beside the total: outlines and marks, no land"},
    {"data/timeline.geojson", "map: every piece of land from when to when it was "
                              "contaminated on record"},
    {"data/provenance.json", "inputs with checksums, mappings, coordinate operations, "
                             "choices, versions"},
    {"check/issues.html", "data issues to read: what is wrong, where, and what to do"},
    {"check/issues.csv", "data issues: what a person should look at"},
    {"check/issues.geojson", "map: data issues that have a place"},
    {"check/choices.csv", "how far each rule that the programme sets moves the account"},
    {"check/reconcile.csv", "from what each operator's releases state to what is counted "
                            "of them: the steps add up"},
    {"check/count_stocks.csv", "the stock if land counts when it is completed, accepted, "
                               "handed over, and what waits in between"},
    {"check/compare_sources.csv",
     "published figures of the same: the authority's, others' "
     "and what is counted here"},
    {"check/stock_flow.csv", "from one published stock to the next, and the gap"},
    {"check/reconcile.schema.json", "what the columns of reconcile.csv are"},
    {"check/count_stocks.schema.json", "what the columns of count_stocks.csv are"},
    {"check/compare_sources.schema.json", "what the columns of compare_sources.csv are"},
    {"check/stock_flow.schema.json", "what the columns of stock_flow.csv are"},
};

static void km2_cell(const lrel_dataset *data, lrel_stream *s, int64_t area2)
{
    char text[40];

    lrel_area_format_km2(area2, lrel_grid_units_per_m(data->grid), 2, text);
    lrel_stream_text(s, "<td class=\"n\">");
    lrel_stream_text(s, text);
    lrel_stream_text(s, "</td>");
}

/* How much of the stock is no place to go to. */
static void write_edge(const lrel_dataset *data, lrel_stream *s)
{
    lrel_account_total all =
        lrel_summary_account(data, data->programme->account_count, data->period_count);
    char text[40];

    if (all.edge == 0)
        return;
    lrel_area_format_whole_m2(all.edge, lrel_grid_units_per_m(data->grid), text);
    lrel_stream_text(s, "<p>Of <b>all</b>, ");
    lrel_stream_text(s, text);
    lrel_stream_text(s, " m² is edge difference: slivers along a release, where two "
                        "measurements of one border differ. They stay recorded, and are "
                        "no hazards of their own.</p>\n");
}

/* Half a year that nobody sent looks like one in which nothing was done. */
static void write_incomplete(const lrel_dataset *data, lrel_stream *s)
{
    const lrel_programme *programme = data->programme;
    char day[16];

    for (uint32_t i = 0; i < programme->source_count; i++) {
        if (!lrel_dataset_is_incomplete(data, i, programme->as_of))
            continue;
        lrel_date_format(programme->sources[i].complete_to, day);
        lrel_stream_text(s, "<p><b>Not complete</b>: ");
        lrel_html_text(s, programme->sources[i].name);
        lrel_stream_text(s, " reaches to ");
        lrel_stream_text(s, day);
        lrel_stream_text(s,
                         ". What it lacks behind that day is missing, and not zero; the "
                         "tables say so by period.</p>\n");
    }
}

static void write_accounts(const lrel_dataset *data, lrel_stream *s)
{
    lrel_stream_text(
        s, "<h2>Recorded contamination</h2>\n<table><thead><tr><th>Account</th>"
           "<th class=\"n\">Recorded, not released (km²)</th>"
           "<th class=\"n\">Hazards</th><th class=\"n\">Cancelled (km²)</th>"
           "<th class=\"n\">Reduced (km²)</th><th class=\"n\">Cleared (km²)</th>"
           "</tr></thead><tbody>\n");
    for (uint32_t a = 0; a <= data->programme->account_count; a++) {
        lrel_account_total total = lrel_summary_account(data, a, data->period_count);

        lrel_stream_text(s, a == data->programme->account_count ? "<tr class=\"sum\"><td>"
                                                                : "<tr><td>");
        lrel_html_text(s, lrel_dataset_account_name(data, a));
        lrel_stream_text(s, "</td>");
        km2_cell(data, s, total.recorded);
        lrel_stream_text(s, "<td class=\"n\">");
        lrel_stream_integer(s, total.hazards_n);
        lrel_stream_text(s, "</td>");
        for (int p = 0; p < 3; p++)
            km2_cell(data, s, total.released[p]);
        lrel_stream_text(s, "</tr>\n");
    }
    lrel_stream_text(
        s, "</tbody></table>\n<p>Each account counts every square metre once. "
           "The rows of two accounts are never added: <b>all</b> is the land in "
           "at least one of them, each piece once.</p>\n");
    write_edge(data, s);
    write_incomplete(data, s);
}

/* Where there is more than what makes the account. */
static void write_roles(const lrel_record_total *total, lrel_stream *s)
{
    if (total->by_role[LREL_ROLE_HAZARD] + total->by_role[LREL_ROLE_RELEASE] ==
        total->read)
        return;
    lrel_stream_text(s, "<table><thead><tr><th>Role</th><th class=\"n\">Read</th>"
                        "<th class=\"n\">Used</th></tr></thead><tbody>\n");
    for (int role = 0; role < LREL_ROLE_COUNT; role++) {
        if (!total->by_role[role])
            continue;
        lrel_stream_text(s, "<tr><td>");
        lrel_stream_text(s, lrel_vocabulary_name(&lrel_vocabulary_role, role));
        lrel_stream_text(s, "</td><td class=\"n\">");
        lrel_stream_integer(s, (int64_t)total->by_role[role]);
        lrel_stream_text(s, "</td><td class=\"n\">");
        lrel_stream_integer(s, (int64_t)total->used_by_role[role]);
        lrel_stream_text(s, "</td></tr>\n");
    }
    lrel_stream_text(s,
                     "</tbody></table>\n<p>Only hazards and releases make the account; "
                     "the others are listed in <a href=\"data/records.csv\">"
                     "data/records.csv</a> and never change it.</p>\n");
}

static void write_beside_line(lrel_stream *s, size_t count, const char *one,
                              lrel_stated_sum stated, const char *what)
{
    char text[40];

    if (count == 0)
        return;
    lrel_area_format_stated(stated, text);
    lrel_stream_text(s, "<p>Beside the total: + ");
    lrel_stream_integer(s, (int64_t)count);
    lrel_stream_char(s, ' ');
    lrel_stream_text(s, one);
    lrel_stream_text(s, count == 1 ? ", " : "s, ");
    lrel_stream_text(s, text);
    lrel_stream_text(s, what);
}

static void write_beside(const lrel_beside *beside, lrel_stream *s)
{
    write_beside_line(s, beside->hazards_n, "hazard", beside->hazards_stated,
                      " m² stated, without a shape that can be counted.</p>\n");
    write_beside_line(s, beside->releases_n, "release", beside->releases_stated,
                      " m² stated, released on record, place unknown.</p>\n");
}

static void write_records(const lrel_dataset *data, lrel_stream *s)
{
    lrel_record_total total = lrel_summary_records(data);

    lrel_stream_text(s, "<h2>Records</h2>\n<p>");
    lrel_stream_integer(s, (int64_t)total.read);
    lrel_stream_text(s, " read = ");
    lrel_stream_integer(s, (int64_t)total.used);
    lrel_stream_text(s, " used + ");
    lrel_stream_integer(s, (int64_t)total.set_aside);
    lrel_stream_text(s, " set aside.</p>\n");
    write_roles(&total, s);
    if (total.set_aside) {
        lrel_stream_text(s, "<table><thead><tr><th>Set aside because</th>"
                            "<th class=\"n\">Records</th></tr></thead><tbody>\n");
        for (int reason = 0; reason < LREL_REASON_COUNT; reason++) {
            if (!total.by_reason[reason])
                continue;
            lrel_stream_text(s, "<tr><td>");
            lrel_html_text(s, lrel_text_of(lrel_reason_text((lrel_reason)reason)));
            lrel_stream_text(s, "</td><td class=\"n\">");
            lrel_stream_integer(s, (int64_t)total.by_reason[reason]);
            lrel_stream_text(s, "</td></tr>\n");
        }
        lrel_stream_text(s, "</tbody></table>\n");
    }
    write_beside(&data->beside, s);
}

static void write_issues(const lrel_dataset *data, lrel_stream *s)
{
    static const lrel_severity order[] = {LREL_ERROR, LREL_WARNING, LREL_NOTE};

    lrel_stream_text(s, "<h2>Data issues</h2>\n<p>");
    for (int i = 0; i < 3; i++) {
        size_t count = lrel_issues_count_of(data->issues, order[i]);

        lrel_stream_text(s, i ? ", " : "");
        lrel_stream_integer(s, (int64_t)count);
        lrel_stream_char(s, ' ');
        lrel_stream_text(s, lrel_severity_name(order[i]));
        lrel_stream_text(s, count == 1 ? "" : "s");
    }
    lrel_stream_text(s, ". Begin with the errors in <a href=\"check/issues.html\">"
                        "check/issues.html</a>.</p>\n");
}

static void write_files(lrel_stream *s)
{
    lrel_stream_text(s,
                     "<h2>Files</h2>\n<table><thead><tr><th>File</th><th>What it is</th>"
                     "</tr></thead><tbody>\n");
    lrel_page__files(files, sizeof files / sizeof *files, s);
    lrel_stream_text(
        s, "</tbody></table>\n<p>Areas in the data files are m² as exact "
           "decimals; here they are rounded. All of this is internal: nothing "
           "in it was generalised or taken out for publication.</p>\n"
           "<h3>How to read the tables</h3>\n<ul>\n"
           "<li><code>row</code> is the number of a record in its file, from "
           "1; in CSV the header line does not count, so that row 5 is line 6 "
           "of the sheet. GeoPackage and File Geodatabase have ids of their "
           "own, which are taken.</li>\n"
           "<li>Rows of two accounts are never added: land with two kinds of "
           "contamination stands in both, and once in <b>all</b>.</li>\n"
           "<li>Areas add up over groups, and flows over periods. Numbers of hazards "
           "(<code>opening_n</code>, <code>closing_n</code>) do not: a hazard "
           "across a border counts on both sides.</li>\n"
           "<li><code>to</code> of a period is the first day after "
           "it.</li>\n</ul>\n");
}

static void write_operations(const lrel_dataset *data, lrel_stream *s)
{
    lrel_stream_text(s, "<h2>Sources</h2>\n<table><thead><tr><th>Source</th><th>File</th>"
                        "<th>Role</th>"
                        "<th class=\"n\">Records</th><th>Coordinates</th></tr></thead>"
                        "<tbody>\n");
    for (uint32_t i = 0; i < data->programme->source_count; i++) {
        const lrel_input *in = &data->sources[i];
        const lrel_operation_info *info =
            in->operation ? lrel_operation_info_of(in->operation) : NULL;

        lrel_stream_text(s, "<tr><td>");
        lrel_html_text(s, lrel_dataset_source_name(data, i));
        lrel_stream_text(s, "</td><td>");
        lrel_html_text(s, data->programme->sources[i].path);
        lrel_stream_text(s, "</td><td>");
        lrel_stream_text(s, lrel_vocabulary_name(&lrel_vocabulary_role,
                                                 (int)data->programme->sources[i].role));
        lrel_stream_text(s, "</td><td class=\"n\">");
        lrel_stream_integer(s, in->table ? (int64_t)in->table->row_count : 0);
        lrel_stream_text(s, "</td><td>");
        if (!in->table)
            lrel_stream_text(s, "refused: missing in this draft");
        else if (!info)
            lrel_stream_text(s, "no shapes");
        else {
            lrel_html_text(s, lrel_text_of(info->crs_name));
            if (info->operation_code[0]) {
                lrel_stream_text(s, ", by ");
                lrel_html_text(s, lrel_text_of(info->operation_code));
            }
            if (info->accuracy_m >= 0) {
                lrel_stream_text(s, " (accuracy ");
                lrel_stream_double(s, info->accuracy_m);
                lrel_stream_text(s, " m)");
            }
        }
        lrel_stream_text(s, "</td></tr>\n");
    }
    lrel_stream_text(s, "</tbody></table>\n");
}

void lrel_report_readme(const lrel_dataset *data, const lrel_choices *choices,
                        const lrel_page_part *news, lrel_stream *s)
{
    lrel_page__begin(data, "", s);
    write_accounts(data, s);
    if (news)
        news->write(news->of, s);
    lrel_report__choices(data, choices, s);
    write_records(data, s);
    write_issues(data, s);
    write_files(s);
    write_operations(data, s);
    lrel_page__end(s);
}
