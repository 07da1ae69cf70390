/* SPDX-License-Identifier: Apache-2.0 */
/* paragraph.c: what was recomputed and what was found, as one paragraph to be pasted. It
 * says what was looked at too: a table in which nothing could be checked is not one in
 * which nothing is wrong. */
#include <stdarg.h>
#include <stdio.h>

#include "audit/auditing.h"

#define PARAGRAPH_BYTES 4000

/* Errors that are told one by one. */
#define TOLD_MAX 3

typedef struct paragraph {
    char text[PARAGRAPH_BYTES];
    size_t used;
} paragraph;

static void LREL_PRINTF(2, 3) say(paragraph *p, const char *format, ...)
{
    va_list arguments;
    int length;

    va_start(arguments, format);
    length = vsnprintf(p->text + p->used, sizeof p->text - p->used, format, arguments);
    va_end(arguments);
    if (length < 0 || p->used + (size_t)length >= sizeof p->text)
        p->text[p->used] = '\0'; /* a sentence is whole or not there */
    else
        p->used += (size_t)length;
}

static const char *plural(size_t count)
{
    return count == 1 ? "" : "s";
}

static size_t count_rows(const audit_table *table)
{
    size_t count = 0;

    for (size_t r = 0; r < table->grid->row_count; r++)
        count += table->rows[r].role == ROW_FIGURES;
    return count;
}

static void say_sums(paragraph *p, size_t checked, size_t exact, size_t rounded,
                     size_t wrong, const char *what, const char *adds)
{
    if (checked == 0)
        return;
    if (exact == checked) {
        if (checked == 1)
            say(p, " The %s equals the sum of its %s.", what, adds);
        else if (checked == 2)
            say(p, " Both %ss equal the sums of their %s.", what, adds);
        else
            say(p, " All %zu %ss equal the sums of their %s.", checked, what, adds);
        return;
    }
    if (checked == 1 && wrong) {
        say(p, " The %s does not equal the sum of its %s.", what, adds);
        return;
    }
    say(p, " Of %zu %s%s, %zu equal%s the sum of %s %s", checked, what, plural(checked),
        exact, exact == 1 ? "s" : "", exact == 1 ? "its" : "their", adds);
    if (rounded)
        say(p, ", %zu %s off by no more than rounding explains", rounded,
            rounded == 1 ? "is" : "are");
    if (wrong)
        say(p, ", %zu do%s not add up", wrong, wrong == 1 ? "es" : "");
    if (checked > exact + rounded + wrong)
        say(p, ", %zu cannot be checked, since figures are not known",
            checked - exact - rounded - wrong);
    say(p, ".");
}

static void say_derived(paragraph *p, size_t checked, size_t wrong, const char *what)
{
    if (checked == 0)
        return;
    if (wrong == 0 && checked == 1)
        say(p, " The printed %s was recomputed and holds.", what);
    else if (wrong == 0)
        say(p, " All %zu printed %ss were recomputed and hold.", checked, what);
    else
        say(p, " Of %zu printed %ss, %zu do%s not reproduce.", checked, what, wrong,
            wrong == 1 ? "es" : "");
}

static bool ends_sentence(const char *text)
{
    size_t length = strlen(text);

    return length > 0 && strchr(".?!", text[length - 1]);
}

static bool is_told(finding_kind kind)
{
    return kind == FINDING_TOTAL_DIFFERS || kind == FINDING_ROW_TOTAL_DIFFERS ||
           kind == FINDING_SHARE_DIFFERS || kind == FINDING_CHANGE_DIFFERS ||
           kind == FINDING_SHARE_OF_TOTALS || kind == FINDING_CATEGORIES_MIXED ||
           kind == FINDING_UNIT_DOUBTFUL || kind == FINDING_OTHER_UNIT;
}

static void say_findings(paragraph *p, const lrel_audit *audit)
{
    size_t told = 0, all = 0;

    for (size_t i = 0; i < audit->findings.count; i++) {
        const audit_finding *f = &audit->findings.at[i];

        if (!is_told(f->kind) || all++ >= TOLD_MAX)
            continue;
        say(p, " %s%s%s%s%s (%s): %s%s", f->table == 2 ? audit->other.name : "",
            f->table == 2 ? ", " : "", f->label, *f->label && *f->heading ? ", " : "",
            f->heading, f->cell, f->text, ends_sentence(f->text) ? "" : ".");
        told++;
    }
    if (all > told)
        say(p, " %zu more %s listed.", all - told, all - told == 1 ? "is" : "are");
}

static void say_readings(paragraph *p, const lrel_audit *audit)
{
    size_t mended = audit->kind_counts[FINDING_MENDED];
    size_t uncertain = audit->kind_counts[FINDING_UNCERTAIN];

    if (mended)
        say(p, " %zu cell%s not printed plainly and read as the list of repairs says.",
            mended, mended == 1 ? " was" : "s were");
    if (uncertain)
        say(p, " %zu figure%s can be read in several ways, and no sum decides.",
            uncertain, plural(uncertain));
}

static void say_other(paragraph *p, const lrel_audit *audit)
{
    if (!audit->has_other)
        return;
    say(p,
        " Against %s, %zu row%s stand%s in both; of %zu figures that both have, %zu "
        "differ%s.",
        audit->other.name, audit->rows_matched, plural(audit->rows_matched),
        audit->rows_matched == 1 ? "s" : "", audit->cells_compared, audit->cells_differ,
        audit->cells_differ == 1 ? "s" : "");
}

static void say_claims(paragraph *p, const lrel_audit *audit)
{
    size_t holds = 0, fails = 0;

    if (audit->claims.count == 0)
        return;
    for (size_t i = 0; i < audit->claims.count; i++) {
        holds += audit->claims.at[i].answer == LREL_AUDIT_HOLDS;
        fails += audit->claims.at[i].answer == LREL_AUDIT_FAILS;
    }
    say(p, " Of %zu claim%s, %zu hold%s, %zu do%s not", audit->claims.count,
        plural(audit->claims.count), holds, holds == 1 ? "s" : "", fails,
        fails == 1 ? "es" : "");
    if (audit->claims.count > holds + fails)
        say(p, ", and %zu cannot be computed", audit->claims.count - holds - fails);
    say(p, ".");
}

lrel_status lrel_audit__sum_up(lrel_audit *audit, lrel_error *err)
{
    const audit_table *table = &audit->table;
    paragraph p = {.used = 0};
    size_t rows = count_rows(table);

    say(&p, "%s has %zu row%s and %zu column%s of figures.", table->name, rows,
        plural(rows), table->figure_count, plural(table->figure_count));
    if (audit->counts.totals_checked + audit->counts.row_totals_checked == 0)
        say(&p, " It has no total that could be added up.");
    say_sums(&p, audit->counts.totals_checked, audit->counts.totals_exact,
             audit->counts.totals_rounded, audit->counts.totals_wrong, "printed total",
             "rows");
    say_sums(&p, audit->counts.row_totals_checked, audit->counts.row_totals_exact,
             audit->counts.row_totals_rounded, audit->counts.row_totals_wrong,
             "row total", "columns");
    say_derived(&p, audit->counts.shares_checked, audit->counts.shares_wrong, "share");
    say_derived(&p, audit->counts.changes_checked, audit->counts.changes_wrong, "change");
    say_findings(&p, audit);
    say_readings(&p, audit);
    say_other(&p, audit);
    say_claims(&p, audit);
    return lrel_audit__text(audit, &audit->paragraph, err, "%s", p.text);
}
