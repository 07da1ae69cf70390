/* SPDX-License-Identifier: Apache-2.0 */
/* audit.c: the public handle, and the order of the steps. */
#include "audit/beside_other.h"

void lrel_audit_options_init(lrel_audit_options *options)
{
    *options = (lrel_audit_options){.size = sizeof *options};
}

/* Doubtful readings are settled by sums before anything is judged by them. */
static lrel_status settle(lrel_audit *audit, audit_table *table, lrel_error *err)
{
    lrel_status status;

    if (table->doubts.count == 0)
        return LREL_OK;
    if ((status = lrel_audit__totals(audit, table, true, err)) != LREL_OK)
        return status;
    return lrel_audit__row_totals(audit, table, true, err);
}

static lrel_status look_at(lrel_audit *audit, audit_table *table, lrel_error *err)
{
    lrel_status status;

    if ((status = settle(audit, table, err)) != LREL_OK ||
        (status = lrel_audit__tell_readings(audit, table, err)) != LREL_OK ||
        (status = lrel_audit__totals(audit, table, false, err)) != LREL_OK ||
        (status = lrel_audit__row_totals(audit, table, false, err)) != LREL_OK ||
        (status = lrel_audit__derived(audit, table, err)) != LREL_OK)
        return status;
    if ((status = lrel_audit__doubtful_units(audit, table, err)) != LREL_OK)
        return status;
    return lrel_audit__mixed_within(audit, table, err);
}

/* What is counted for the paragraph is the first table's. */
static lrel_status look_at_other(lrel_audit *audit, const lrel_audit_options *how,
                                 lrel_error *err)
{
    const audit_counts counts = audit->counts;
    lrel_status status;

    if (!how->other)
        return LREL_OK;
    audit->has_other = true;
    if ((status = lrel_audit__open(audit, how->other, how->other_sheet, how->encoding,
                                   &audit->other, err)) != LREL_OK ||
        (status = look_at(audit, &audit->other, err)) != LREL_OK)
        return status;
    audit->counts = counts;
    return lrel_audit__compare(audit, err);
}

static lrel_status audit_all(lrel_audit *audit, const char *path,
                             const lrel_audit_options *how, lrel_error *err)
{
    lrel_status status;

    if ((status = lrel_audit__open(audit, path, how->sheet, how->encoding, &audit->table,
                                   err)) != LREL_OK ||
        (status = look_at(audit, &audit->table, err)) != LREL_OK ||
        (status = lrel_audit__year_on_year(audit, &audit->table, err)) != LREL_OK ||
        (status = look_at_other(audit, how, err)) != LREL_OK)
        return status;
    if (how->claims &&
        (status = lrel_audit__claims(audit, how->claims, how->encoding, err)) != LREL_OK)
        return status;
    lrel_audit__sort(audit);
    return lrel_audit__sum_up(audit, err);
}

lrel_status lrel_audit_new(const lrel_context *context, const char *path,
                           const lrel_audit_options *options, lrel_audit **out,
                           lrel_error *err)
{
    lrel_audit_options how;
    lrel_audit *audit = lrel__calloc(context, 1, sizeof *audit);
    lrel_status status;

    lrel_audit_options_init(&how);
    if (options)
        memcpy(&how, options, options->size < sizeof how ? options->size : sizeof how);
    if (!audit)
        return lrel__fail_memory(err);
    audit->context = context;
    audit->table.number = 1;
    audit->other.number = 2;
    audit->arena = lrel_arena_new(context);
    status = audit->arena ? audit_all(audit, path, &how, err) : lrel__fail_memory(err);
    if (status == LREL_OK)
        *out = audit;
    else
        lrel_audit_free(audit);
    return status;
}

void lrel_audit_free(lrel_audit *audit)
{
    const lrel_context *context;

    if (!audit)
        return;
    context = audit->context;
    lrel_audit__close(context, &audit->table);
    lrel_audit__close(context, &audit->other);
    lrel__free(context, audit->findings.at);
    lrel__free(context, audit->claims.at);
    lrel__free(context, audit->changes.at);
    lrel_arena_free(audit->arena);
    lrel__free(context, audit);
}

/* ---- answers ---- */

size_t lrel_audit_finding_count(const lrel_audit *audit)
{
    return audit->findings.count;
}

lrel_audit_finding lrel_audit_finding_at(const lrel_audit *audit, size_t finding)
{
    const audit_finding *f = &audit->findings.at[finding];

    return (lrel_audit_finding){.code = lrel_audit__kind_code(f->kind),
                                .level = lrel_audit__kind_level(f->kind),
                                .table = f->table,
                                .cell = f->cell,
                                .label = f->label,
                                .column = f->heading,
                                .printed = f->printed,
                                .recomputed = f->recomputed_text,
                                .difference = f->difference_text,
                                .text = f->text,
                                .count = f->count};
}

size_t lrel_audit_claim_count(const lrel_audit *audit)
{
    return audit->claims.count;
}

lrel_audit_claim lrel_audit_claim_at(const lrel_audit *audit, size_t claim)
{
    return audit->claims.at[claim];
}

const char *lrel_audit_paragraph(const lrel_audit *audit)
{
    return audit->paragraph;
}
