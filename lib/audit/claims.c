/* SPDX-License-Identifier: Apache-2.0 */
/* claims.c: sentences about figures, each with a formula and the figure that is printed:
 * holds, does not hold, or cannot be computed. */
#include <stdio.h>

#include "audit/printed_value.h"

typedef struct claim_columns {
    int claim, formula, printed;
} claim_columns;

static lrel_status find_columns(const lrel_table *table, claim_columns *out,
                                lrel_error *err)
{
    out->claim = lrel_table_column(table, LREL_TEXT("claim"));
    out->formula = lrel_table_column(table, LREL_TEXT("formula"));
    out->printed = lrel_table_column(table, LREL_TEXT("printed"));
    if (out->claim < 0 || out->formula < 0 || out->printed < 0)
        return lrel__fail(err, LREL_E_FORMAT,
                          "claims need the columns claim, formula and printed");
    return LREL_OK;
}

static void answer(lrel_audit *audit, lrel_text formula, lrel_text printed,
                   lrel_audit_answer *out, char shown[80],
                   char why[FORMULA_REASON_BYTES + 40])
{
    char reason[FORMULA_REASON_BYTES];
    formula_value value;
    printed_value wanted;

    *out = LREL_AUDIT_UNANSWERED;
    shown[0] = '\0';
    if (!lrel_audit__evaluate(audit, formula, &value, reason)) {
        snprintf(why, FORMULA_REASON_BYTES + 40, "%s", reason);
        return;
    }
    if (!lrel_audit__read_printed(printed, &wanted)) {
        snprintf(why, FORMULA_REASON_BYTES + 40,
                 "the printed figure \"%s\" is not understood",
                 lrel_audit__short(printed).text);
        return;
    }
    if (wanted.unit == UNIT_MONEY && value.kind != VALUE_MONEY)
        wanted.unit = UNIT_NONE; /* a column may not say its currency */
    if (lrel_audit__is_area(wanted.unit) && value.kind != VALUE_AREA) {
        snprintf(why, FORMULA_REASON_BYTES + 40,
                 "an area is printed, and the formula gives none: its columns name no "
                 "unit");
        return;
    }
    *out = lrel_audit__agrees(&value, &wanted, shown, why) ? LREL_AUDIT_HOLDS
                                                           : LREL_AUDIT_FAILS;
}

static lrel_status keep(lrel_audit *audit, lrel_text text, const char **out,
                        lrel_error *err)
{
    *out = lrel_arena_text(audit->arena, text.at, text.length);
    return *out ? LREL_OK : lrel__fail_memory(err);
}

static lrel_status add_finding(lrel_audit *audit, const lrel_audit_claim *claim,
                               lrel_error *err)
{
    audit_finding *finding;

    if (claim->answer == LREL_AUDIT_HOLDS)
        return LREL_OK;
    if (claim->answer == LREL_AUDIT_FAILS)
        return lrel_audit__find(audit, FINDING_CLAIM_FAILS, NULL, -1, -1, &finding, err,
                                "\"%s\": printed %s, recomputed %s",
                                lrel_audit__short(lrel_text_of(claim->claim)).text,
                                lrel_audit__short(lrel_text_of(claim->printed)).text,
                                claim->recomputed);
    return lrel_audit__find(
        audit, FINDING_CLAIM_UNANSWERED, NULL, -1, -1, &finding, err, "\"%s\": %s",
        lrel_audit__short(lrel_text_of(claim->claim)).text, claim->why);
}

static lrel_status add_claim(lrel_audit *audit, const lrel_table *table, size_t row,
                             const claim_columns *columns, lrel_error *err)
{
    lrel_text formula = lrel_table_cell(table, row, columns->formula);
    lrel_text printed = lrel_table_cell(table, row, columns->printed);
    char shown[80], why[FORMULA_REASON_BYTES + 40] = "";
    lrel_audit_claim claim = {.claim = ""};
    lrel_audit_claim *place;
    lrel_status status;

    answer(audit, formula, printed, &claim.answer, shown, why);
    if ((status = keep(audit, lrel_table_cell(table, row, columns->claim), &claim.claim,
                       err)) != LREL_OK ||
        (status = keep(audit, formula, &claim.formula, err)) != LREL_OK ||
        (status = keep(audit, printed, &claim.printed, err)) != LREL_OK ||
        (status = keep(audit, lrel_text_of(shown), &claim.recomputed, err)) != LREL_OK ||
        (status = keep(audit, lrel_text_of(why), &claim.why, err)) != LREL_OK)
        return status;
    if (!(place = LREL__PUSH(audit->context, &audit->claims)))
        return lrel__fail_memory(err);
    *place = claim;
    return add_finding(audit, place, err);
}

lrel_status lrel_audit__claims(lrel_audit *audit, const char *path, const char *encoding,
                               lrel_error *err)
{
    lrel_read_options how = {.encoding = lrel_text_of(encoding),
                             .encoding_word = "--encoding"};
    lrel_table *table = NULL;
    claim_columns columns;
    lrel_status status = lrel_table_read(audit->context, path, &how, NULL, &table, err);

    if (status != LREL_OK)
        return status;
    status = find_columns(table, &columns, err);
    for (size_t r = 0; r < table->row_count && status == LREL_OK; r++)
        status = add_claim(audit, table, r, &columns, err);
    lrel_table_free(table);
    return status == LREL_OK ? status : lrel__fail_at(err, status, path, -1);
}
