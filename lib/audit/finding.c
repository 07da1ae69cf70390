/* SPDX-License-Identifier: Apache-2.0 */
/* finding.c: findings and their names. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "audit/auditing.h"
#include "read/reader.h"

/* A sentence with its explanations. */
#define SENTENCE_BYTES 1600

/* Of a label or a cell, what a person needs to recognise it. */
#define SHORT_BYTES 60

static const struct {
    const char *code;
    lrel_level level;
} kinds[FINDING_KIND_COUNT] = {
    [FINDING_TOTAL_DIFFERS] = {"total_differs", LREL_LEVEL_ERROR},
    [FINDING_ROW_TOTAL_DIFFERS] = {"row_total_differs", LREL_LEVEL_ERROR},
    [FINDING_SHARE_DIFFERS] = {"share_differs", LREL_LEVEL_ERROR},
    [FINDING_CHANGE_DIFFERS] = {"change_differs", LREL_LEVEL_ERROR},
    [FINDING_CLAIM_FAILS] = {"claim_fails", LREL_LEVEL_ERROR},
    [FINDING_IMPROBABLE_ROUNDING] = {"rounding_improbable", LREL_LEVEL_WARNING},
    [FINDING_UNCERTAIN] = {"reading_uncertain", LREL_LEVEL_WARNING},
    [FINDING_WORDS] = {"words_among_figures", LREL_LEVEL_WARNING},
    [FINDING_UNIT_DOUBTFUL] = {"unit_doubtful", LREL_LEVEL_WARNING},
    [FINDING_ROW_REPEATED] = {"row_repeated", LREL_LEVEL_WARNING},
    [FINDING_SHARE_OF_TOTALS] = {"share_of_totals", LREL_LEVEL_WARNING},
    [FINDING_CATEGORIES_MIXED] = {"categories_mixed", LREL_LEVEL_WARNING},
    [FINDING_OTHER_UNIT] = {"unit_of_other", LREL_LEVEL_WARNING},
    [FINDING_CLAIM_UNANSWERED] = {"claim_unanswered", LREL_LEVEL_WARNING},
    [FINDING_OTHER_DIFFERS] = {"other_differs", LREL_LEVEL_NOTE},
    [FINDING_TOTAL_UNCHECKED] = {"total_unchecked", LREL_LEVEL_NOTE},
    [FINDING_ROUNDED] = {"rounding", LREL_LEVEL_NOTE},
    [FINDING_MENDED] = {"mended", LREL_LEVEL_NOTE},
    [FINDING_MISSING] = {"missing", LREL_LEVEL_NOTE},
    [FINDING_FILLED_DOWN] = {"filled_down", LREL_LEVEL_NOTE},
    [FINDING_HEADER] = {"header", LREL_LEVEL_NOTE},
    [FINDING_UNMATCHED] = {"unmatched", LREL_LEVEL_NOTE},
};

const char *lrel_audit__kind_code(finding_kind kind)
{
    return kinds[kind].code;
}

lrel_level lrel_audit__kind_level(finding_kind kind)
{
    return kinds[kind].level;
}

static lrel_status keep(lrel_audit *audit, const char *text, const char **out,
                        lrel_error *err)
{
    char *copy = lrel_arena_text(audit->arena, text, strlen(text));

    if (!copy)
        return lrel__fail_memory(err);
    *out = copy;
    return LREL_OK;
}

lrel_status lrel_audit__text(lrel_audit *audit, const char **out, lrel_error *err,
                             const char *format, ...)
{
    char text[SENTENCE_BYTES];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    return keep(audit, text, out, err);
}

/* What stands in the cell. */
static lrel_status keep_place(lrel_audit *audit, const audit_table *table,
                              audit_finding *f, lrel_error *err)
{
    audit_name address = {""}, printed = {""}, label = {""}, heading = {""};
    lrel_status status;

    if (table) {
        address = lrel_audit__address(table, f->row, f->column);
        if (f->row >= 0 && f->column >= 0)
            printed = lrel_audit__short(
                lrel_table_cell(table->grid, (size_t)f->row, f->column));
        if (f->row >= 0)
            label = lrel_audit__short(table->rows[f->row].label);
        if (f->column >= 0)
            heading = lrel_audit__short(table->columns[f->column].heading);
    }
    if ((status = keep(audit, address.text, &f->cell, err)) != LREL_OK ||
        (status = keep(audit, label.text, &f->label, err)) != LREL_OK ||
        (status = keep(audit, heading.text, &f->heading, err)) != LREL_OK)
        return status;
    return keep(audit, printed.text, &f->printed, err);
}

lrel_status lrel_audit__find(lrel_audit *audit, finding_kind kind,
                             const audit_table *table, int64_t row, int column,
                             audit_finding **out, lrel_error *err, const char *format,
                             ...)
{
    char text[SENTENCE_BYTES];
    audit_finding *finding;
    lrel_status status;
    va_list arguments;

    *out = NULL;
    if (audit->kind_counts[kind]++ >= FINDINGS_OF_A_KIND)
        return LREL_OK;
    if (!(finding = LREL__PUSH(audit->context, &audit->findings)))
        return lrel__fail_memory(err);
    *finding = (audit_finding){.kind = kind,
                               .table = table ? table->number : 0,
                               .row = row,
                               .column = column,
                               .count = 1,
                               .recomputed_text = "",
                               .difference_text = "",
                               .order = audit->findings.count};
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    if ((status = keep(audit, text, &finding->text, err)) != LREL_OK ||
        (status = keep_place(audit, table, finding, err)) != LREL_OK) {
        audit->findings.count--;
        return status;
    }
    *out = finding;
    return LREL_OK;
}

/* ---- names ---- */

audit_name lrel_audit__short(lrel_text text)
{
    audit_name name = {""};
    lrel_text cut = lrel_reader__excerpt(lrel_audit__trim(text), SHORT_BYTES);

    for (size_t i = 0; i < cut.length; i++)
        name.text[i] = (unsigned char)cut.at[i] < 0x20 ? ' ' : cut.at[i];
    name.text[cut.length] = '\0';
    if (cut.length < lrel_audit__trim(text).length)
        strcpy(name.text + cut.length, "...");
    return name;
}

audit_name lrel_audit__address(const audit_table *table, int64_t row, int column)
{
    audit_name name = {""};
    lrel_address address =
        lrel_table_address(table->grid, row < 0 ? -1 : table->grid->rows[row], column);

    snprintf(name.text, sizeof name.text, "%s", address.text);
    return name;
}

audit_name lrel_audit__name_cell(const audit_table *table, size_t row, size_t column)
{
    audit_name name;
    audit_name label = lrel_audit__short(table->rows[row].label);
    lrel_address address =
        lrel_table_address(table->grid, table->grid->rows[row], (int)column);
    const char *mark = strrchr(address.text, '!');

    snprintf(name.text, sizeof name.text, "%s%s%s", label.text, *label.text ? ", " : "",
             mark ? mark + 1 : address.text);
    return name;
}

/* ---- order ---- */

static int compare_findings(const void *left, const void *right)
{
    const audit_finding *a = left, *b = right;
    int order = (int)kinds[b->kind].level - (int)kinds[a->kind].level;

    if (order == 0)
        order = (a->table == 0 ? 9 : a->table) - (b->table == 0 ? 9 : b->table);
    if (order == 0 && a->row != b->row)
        order = a->row < b->row ? -1 : 1;
    if (order == 0 && a->column != b->column)
        order = a->column < b->column ? -1 : 1;
    return order ? order : a->order < b->order ? -1 : 1;
}

void lrel_audit__sort(lrel_audit *audit)
{
    if (audit->findings.count > 1)
        qsort(audit->findings.at, audit->findings.count, sizeof *audit->findings.at,
              compare_findings);
}
