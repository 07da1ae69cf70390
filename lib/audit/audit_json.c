/* SPDX-License-Identifier: Apache-2.0 */
/* audit_json.c: the audit for machines: how the table was understood, every finding,
 * every claim, every change from year to year. Figures are plain decimals as text, since
 * sums may have more digits than a double holds. */
#include "audit/audit_views.h"
#include "write/json.h"

static const char *const level_words[] = {"note", "warning", "error"};

static void put_text(lrel_json *json, const char *key, const char *text)
{
    lrel_json_key(json, key);
    lrel_json_string(json, text ? text : "");
}

static void put_integer(lrel_json *json, const char *key, int64_t value)
{
    lrel_json_key(json, key);
    lrel_json_integer(json, value);
}

static void put_exact(lrel_json *json, const char *key, lrel_exact value, int places)
{
    char text[LREL_EXACT_BYTES];

    lrel_exact_format_plain(value, places, text);
    put_text(json, key, text);
}

static void put_columns(lrel_json *json, const audit_table *table)
{
    static const char *const marks[] = {"unsaid", "point", "comma"};

    lrel_json_key(json, "columns");
    lrel_json_array(json, false);
    for (size_t c = 0; c < table->grid->column_count; c++) {
        const audit_column *column = &table->columns[c];

        if (column->use != COLUMN_FIGURES)
            continue;
        lrel_json_object(json, true);
        put_text(json, "cell", lrel_audit__address(table, -1, (int)c).text);
        lrel_json_key(json, "heading");
        lrel_json_text(json, column->heading);
        put_text(json, "unit", lrel_audit__unit_name((audit_unit)column->unit));
        put_text(json, "decimal_mark", marks[column->decimal]);
        lrel_json_object_end(json);
    }
    lrel_json_array_end(json);
}

static size_t count_role(const audit_table *table, row_role role)
{
    size_t count = 0;

    for (size_t r = 0; r < table->grid->row_count; r++)
        count += table->rows[r].role == role;
    return count;
}

static void put_table(lrel_json *json, const char *key, const audit_table *table)
{
    lrel_json_key(json, key);
    lrel_json_object(json, false);
    put_text(json, "name", table->name);
    lrel_json_key(json, "title");
    lrel_json_text(json, table->title);
    put_integer(json, "header_row",
                table->header_count ? table->grid->rows[table->first_header] : 0);
    put_integer(json, "header_rows", (int64_t)table->header_count);
    put_integer(json, "rows", (int64_t)count_role(table, ROW_FIGURES));
    put_integer(json, "subtotals", (int64_t)count_role(table, ROW_SUBTOTAL));
    put_integer(json, "totals", (int64_t)count_role(table, ROW_TOTAL));
    put_columns(json, table);
    lrel_json_object_end(json);
}

static void put_sums(lrel_json *json, const char *key, size_t checked, size_t exact,
                     size_t rounded, size_t wrong)
{
    lrel_json_key(json, key);
    lrel_json_object(json, true);
    put_integer(json, "checked", (int64_t)checked);
    put_integer(json, "exact", (int64_t)exact);
    put_integer(json, "rounded", (int64_t)rounded);
    put_integer(json, "wrong", (int64_t)wrong);
    lrel_json_object_end(json);
}

static void put_finding(lrel_json *json, const lrel_audit_finding *f)
{
    lrel_json_object(json, false);
    put_text(json, "code", f->code);
    put_text(json, "level", level_words[f->level]);
    put_integer(json, "table", f->table);
    put_text(json, "cell", f->cell);
    put_text(json, "row", f->label);
    put_text(json, "column", f->column);
    put_text(json, "printed", f->printed);
    put_text(json, "recomputed", f->recomputed);
    put_text(json, "difference", f->difference);
    put_integer(json, "count", f->count);
    put_text(json, "text", f->text);
    lrel_json_object_end(json);
}

static void put_findings(lrel_json *json, const lrel_audit *audit)
{
    lrel_json_key(json, "findings");
    lrel_json_array(json, false);
    for (size_t i = 0; i < lrel_audit_finding_count(audit); i++) {
        lrel_audit_finding f = lrel_audit_finding_at(audit, i);

        put_finding(json, &f);
    }
    lrel_json_array_end(json);
    lrel_json_key(json, "not_listed"); /* of kinds with very many */
    lrel_json_object(json, true);
    for (int k = 0; k < FINDING_KIND_COUNT; k++)
        if (audit->kind_counts[k] > FINDINGS_OF_A_KIND)
            put_integer(json, lrel_audit__kind_code((finding_kind)k),
                        (int64_t)(audit->kind_counts[k] - FINDINGS_OF_A_KIND));
    lrel_json_object_end(json);
}

static void put_claims(lrel_json *json, const lrel_audit *audit)
{
    static const char *const words[] = {"holds", "fails", "unanswered"};

    lrel_json_key(json, "claims");
    lrel_json_array(json, false);
    for (size_t i = 0; i < audit->claims.count; i++) {
        const lrel_audit_claim *c = &audit->claims.at[i];

        lrel_json_object(json, false);
        put_text(json, "claim", c->claim);
        put_text(json, "formula", c->formula);
        put_text(json, "printed", c->printed);
        put_text(json, "answer", words[c->answer]);
        put_text(json, "recomputed", c->recomputed);
        put_text(json, "why", c->why);
        lrel_json_object_end(json);
    }
    lrel_json_array_end(json);
}

static void put_changes(lrel_json *json, const lrel_audit *audit)
{
    lrel_json_key(json, "year_on_year");
    lrel_json_array(json, false);
    for (size_t i = 0; i < audit->changes.count; i++) {
        const audit_change *c = &audit->changes.at[i];

        lrel_json_object(json, true);
        put_text(json, "what", c->what);
        put_integer(json, "before", c->before);
        put_integer(json, "after", c->after);
        put_exact(json, "difference", c->difference, c->places);
        if (c->has_percent)
            put_exact(json, "percent", lrel_exact_round(c->percent, 1), 1);
        lrel_json_object_end(json);
    }
    lrel_json_array_end(json);
}

void lrel_audit__view_json(const lrel_audit *audit, lrel_stream *stream)
{
    lrel_json json;

    lrel_json_begin(&json, stream);
    lrel_json_object(&json, false);
    put_text(&json, "paragraph", audit->paragraph);
    put_table(&json, "table", &audit->table);
    if (audit->has_other)
        put_table(&json, "other", &audit->other);
    put_sums(&json, "totals", audit->counts.totals_checked, audit->counts.totals_exact,
             audit->counts.totals_rounded, audit->counts.totals_wrong);
    put_sums(&json, "row_totals", audit->counts.row_totals_checked,
             audit->counts.row_totals_exact, audit->counts.row_totals_rounded,
             audit->counts.row_totals_wrong);
    put_findings(&json, audit);
    put_claims(&json, audit);
    put_changes(&json, audit);
    lrel_json_object_end(&json);
    lrel_json_finish(&json);
}
