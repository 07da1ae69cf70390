/* SPDX-License-Identifier: Apache-2.0 */
/* 17_audit_a_table.c: a published table is added up again, held against another, and
 * sentences about it are tried.
 *
 * 17_audit_a_table TABLE OTHER CLAIMS AUDIT.json */
#include <stdio.h>

#include <landrelease/audit.h>

static void print_findings(const lrel_audit *audit)
{
    for (size_t i = 0; i < lrel_audit_finding_count(audit); i++) {
        lrel_audit_finding f = lrel_audit_finding_at(audit, i);

        if (f.level != LREL_LEVEL_NOTE)
            printf("%s, table %d, %s %s: %s\n", f.code, f.table, f.cell, f.label, f.text);
    }
}

static void print_claims(const lrel_audit *audit)
{
    static const char *const answers[] = {"holds", "does not hold", "cannot be computed"};

    for (size_t i = 0; i < lrel_audit_claim_count(audit); i++) {
        lrel_audit_claim c = lrel_audit_claim_at(audit, i);

        if (c.answer != LREL_AUDIT_HOLDS)
            printf("%s: %s (%s, not %s)\n", answers[c.answer], c.claim, c.recomputed,
                   c.printed);
    }
}

int main(int argc, char **argv)
{
    lrel_context *context = lrel_context_new(NULL);
    lrel_audit *audit = NULL;
    lrel_audit_options options;
    int result = 1;
    lrel_error err;

    if (argc != 5 || !context)
        return 2;
    lrel_audit_options_init(&options);
    options.other = argv[2];
    options.claims = argv[3];
    if (lrel_audit_new(context, argv[1], &options, &audit, &err) != LREL_OK)
        goto done;
    puts(lrel_audit_paragraph(audit));
    print_findings(audit);
    print_claims(audit);
    if (lrel_audit_write(audit, LREL_AUDIT_JSON, argv[4], false, &err) != LREL_OK)
        goto done;
    result = 0;

done:
    if (result)
        fprintf(stderr, "%s\n", err.message);
    lrel_audit_free(audit);
    lrel_context_free(context);
    return result;
}
