/* SPDX-License-Identifier: Apache-2.0 */
/* summary.c: the account, the records, the data issues and the files, on one screen. */
#include "summary.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "issue_summary.h"
#include "shown.h"

/* The columns of the table of accounts. */
#define ACCOUNT_WIDTH_MIN 12
#define AREA_WIDTH        12
#define GAP_WIDTH         2

static void print_padded(const char *text, int width)
{
    int space = width - shown_columns(text, strlen(text));

    shown_print(stdout, "%s%*s", text, space > 0 ? space : 0, "");
}

static void print_right(const char *text, int width)
{
    int space = width - shown_columns(text, strlen(text));

    shown_print(stdout, "%*s%s", space > 0 ? space : 0, "", text);
}

static int account_width(const lrel_job *job)
{
    int width = ACCOUNT_WIDTH_MIN;

    for (size_t i = 0; i < lrel_job_account_count(job); i++) {
        const char *name = lrel_job_account_at(job, i).name;
        int own = shown_columns(name, strlen(name));

        width = own > width ? own : width;
    }
    return width;
}

static void print_account(const lrel_account_summary *account, int width)
{
    printf("  ");
    print_padded(account->name, width);
    print_right(account->recorded_km2, AREA_WIDTH);
    printf("%*" PRIu32 "%*s", AREA_WIDTH, account->hazards_n, GAP_WIDTH, "");
    for (int product = LREL_PRODUCT_CANCELLED; product <= LREL_PRODUCT_CLEARED; product++)
        print_right(account->released_km2[product], AREA_WIDTH);
    printf("\n");
}

/* The left pair is stock; the right three are what was released until the same day. */
static void print_headings(int width)
{
    static const char *const columns[] = {"km²",       "hazards", "",
                                          "cancelled", "reduced", "cleared"};

    printf("  %*s", width, "");
    print_right("recorded, not released", 2 * AREA_WIDTH);
    printf("  ");
    print_right("counted as released, km²", 3 * AREA_WIDTH);
    printf("\n  ");
    print_padded("account", width);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        print_right(columns[i], columns[i][0] ? AREA_WIDTH : GAP_WIDTH);
    printf("\n");
}

/* It is in the figures above; nobody should go and look for it on the ground. */
static void print_edge(const lrel_job *job)
{
    lrel_account_summary all = lrel_job_account_at(job, lrel_job_account_count(job) - 1);

    if (all.has_edge)
        printf(
            "  Of \"all\", %s m² is edge difference: slivers along a release, where two\n"
            "  measurements of one border differ. They stay recorded, and are no "
            "hazards\n"
            "  of their own.\n",
            all.edge_whole_m2);
}

static void print_accounts(const lrel_job *job)
{
    int width = account_width(job);

    print_headings(width);
    for (size_t i = 0; i < lrel_job_account_count(job); i++) {
        lrel_account_summary account = lrel_job_account_at(job, i);
        print_account(&account, width);
    }
    printf("  \"all\" has each piece of land once. Land with two kinds of contamination "
           "stands "
           "in\n  two accounts: accounts are never added.\n");
    print_edge(job);
}

/* What stands beside the total: stock, and a flow. */
static void print_beside(const lrel_summary *summary)
{
    if (summary->without_shape_n)
        printf("  + %zu hazard%s, %s m² stated, without shape\n",
               summary->without_shape_n, shown_plural(summary->without_shape_n),
               summary->without_shape_m2);
    if (summary->place_unknown_n)
        printf("  + %zu release%s, %s m² stated, released on record, place unknown\n",
               summary->place_unknown_n, shown_plural(summary->place_unknown_n),
               summary->place_unknown_m2);
}

/* Which roles there are, where there are others than hazards and releases. */
static void print_roles(const lrel_job *job)
{
    const char *role;
    size_t count;
    bool has_facts = false;

    for (size_t i = 0; lrel_job_role(job, i, &role, NULL) > 0; i++)
        has_facts =
            has_facts || (strcmp(role, "hazard") != 0 && strcmp(role, "release") != 0);
    if (!has_facts)
        return;
    printf("  of role");
    for (size_t i = 0; (count = lrel_job_role(job, i, &role, NULL)) > 0; i++)
        printf("%s %s: %zu", i == 0 ? "" : ",", role, count);
    printf("\n");
}

static void print_records(const lrel_job *job, const lrel_summary *summary)
{
    const char *reason;

    printf("Records read: %zu = %zu used + %zu set aside\n", summary->records_read,
           summary->records_used, summary->records_set_aside);
    print_roles(job);
    for (size_t i = 0;; i++) {
        size_t count = lrel_job_set_aside(job, i, &reason);

        if (!reason)
            return;
        printf("  %6zu  %s\n", count, reason);
    }
}

static void print_files(const char *folder)
{
    shown_print(stdout, "Files in %s\n", folder);
    printf("  README.html            begin here: what is what\n"
           "  data/ledger.csv        the account, period by period\n"
           "  data/remaining.geojson what is recorded and not released\n"
           "  check/issues.csv       what a person should look at\n");
}

/* What a draft lacks stands before its figures. */
static void print_missing(const lrel_job *job)
{
    size_t count = lrel_job_summary(job).missing_n;

    if (count == 0)
        return;
    printf("MISSING in this draft, because the file was refused:\n");
    for (size_t i = 0; i < lrel_job_input_count(job); i++) {
        lrel_input_summary input = lrel_job_input_at(job, i);

        if (input.refused)
            shown_print(stdout, "  %s: %s\n", input.name, input.refused);
    }
    printf("\n");
}

void summary_print(const lrel_job *job, const char *folder)
{
    lrel_summary summary = lrel_job_summary(job);
    char issues[ISSUE_SUMMARY_ROOM];

    shown_print(stdout, "%s%s, as of %s\n\n", summary.is_draft ? "DRAFT: " : "",
                summary.programme, summary.as_of);
    print_missing(job);
    print_accounts(job);
    print_beside(&summary);
    printf("\n");
    print_records(job, &summary);
    printf("\n");
    issue_summary_format(&summary, issues, sizeof issues);
    printf("Data issues: %s\n", issues);
    printf("\n");
    print_files(folder);
    printf("\n" SUMMARY_STATEMENT "\n");
}
