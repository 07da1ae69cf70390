/* SPDX-License-Identifier: Apache-2.0 */
/* audit_text.c: the audit for people: the paragraph, then what there is to look at, the
 * most serious first. */
#include <stdio.h>

#include "audit/audit_views.h"
#include "write/shown.h"

/* Notes of one kind that are told; all are in the other forms. */
#define NOTES_MAX 20

#define DIFFERENCES_MAX 60

#define WIDTH 96

typedef struct view {
    const lrel_audit *audit;
    lrel_stream *stream;
} view;

static void put(view *v, const char *text)
{
    lrel_stream_shown(v->stream, lrel_text_of(text));
}

/* Columns that @p length bytes take. */
static size_t columns_of(const char *text, size_t length)
{
    size_t count = 0;

    for (size_t i = 0; i < length; i++)
        count += ((unsigned char)text[i] & 0xC0) != 0x80;
    return count;
}

/* Breaks at blanks; lines behind the first are indented. */
static void put_wrapped(view *v, const char *text, size_t used, size_t indent)
{
    for (bool is_first = true; *text; is_first = false) {
        const char *end = text + strcspn(text, " ");
        size_t columns = columns_of(text, (size_t)(end - text));

        if (!is_first && used + 1 + columns > WIDTH) {
            lrel_stream_char(v->stream, '\n');
            for (used = 0; used < indent; used++)
                lrel_stream_char(v->stream, ' ');
        } else if (!is_first) {
            lrel_stream_char(v->stream, ' ');
            used++;
        }
        lrel_stream_shown(v->stream, (lrel_text){text, (size_t)(end - text)});
        used += columns;
        text = end + (*end == ' ');
    }
    lrel_stream_char(v->stream, '\n');
}

static const char *const level_words[] = {"note", "warning", "error"};

static void put_finding(view *v, const audit_finding *f)
{
    char place[360], line[2400];

    snprintf(place, sizeof place, "%s%s%s%s%s%s",
             f->table == 2 ? v->audit->other.name : "", f->table == 2 ? " " : "", f->cell,
             *f->label || *f->heading ? " " : "", f->label,
             *f->label && *f->heading ? ", " : "");
    snprintf(line, sizeof line, "%s%s: %s", place, f->heading, f->text);
    if (*f->printed && (f->kind == FINDING_MENDED || f->kind == FINDING_UNCERTAIN ||
                        f->kind == FINDING_MISSING || f->kind == FINDING_WORDS))
        snprintf(line, sizeof line, "%s%s: \"%s\" %s", place, f->heading, f->printed,
                 f->text);
    if (f->kind == FINDING_UNMATCHED)
        snprintf(line, sizeof line, "%s: %s",
                 f->table == 2 ? v->audit->other.name : v->audit->table.name, f->text);
    if (f->count > 1 && (f->kind == FINDING_FILLED_DOWN || f->kind == FINDING_MENDED))
        snprintf(line + strlen(line), sizeof line - strlen(line), " (%lld cells)",
                 (long long)f->count);
    lrel_stream_text(v->stream, "  ");
    put_wrapped(v, line, 2, 4);
}

/* Those of the comparison have a section of their own. */
static bool is_of_level(finding_kind kind, lrel_level level)
{
    return lrel_audit__kind_level(kind) == level && !lrel_audit__is_claim(kind) &&
           kind != FINDING_OTHER_DIFFERS && kind != FINDING_UNMATCHED;
}

static void put_other(view *v)
{
    size_t told = 0;
    char line[400];

    if (!v->audit->has_other)
        return;
    snprintf(line, sizeof line, "\nAgainst %.300s\n", v->audit->other.name);
    put(v, line);
    for (size_t i = 0; i < v->audit->findings.count; i++) {
        const audit_finding *f = &v->audit->findings.at[i];

        if (f->kind == FINDING_UNMATCHED ||
            (f->kind == FINDING_OTHER_DIFFERS && told++ < DIFFERENCES_MAX))
            put_finding(v, f);
    }
    if (v->audit->cells_differ > DIFFERENCES_MAX) {
        snprintf(line, sizeof line, "  and %zu more, which --json and -o have\n",
                 v->audit->cells_differ - DIFFERENCES_MAX);
        put(v, line);
    }
}

static void put_level(view *v, lrel_level level)
{
    size_t count = 0, told = 0, of_kind[FINDING_KIND_COUNT] = {0};
    char heading[80];

    for (int k = 0; k < FINDING_KIND_COUNT; k++)
        if (is_of_level((finding_kind)k, level))
            count += v->audit->kind_counts[k];
    if (count == 0)
        return;
    snprintf(heading, sizeof heading, "\n%zu %s%s\n", count, level_words[level],
             count == 1 ? "" : "s");
    put(v, heading);
    for (size_t i = 0; i < v->audit->findings.count; i++) {
        const audit_finding *f = &v->audit->findings.at[i];

        if (!is_of_level(f->kind, level) ||
            (level == LREL_LEVEL_NOTE && of_kind[f->kind]++ >= NOTES_MAX))
            continue;
        put_finding(v, f);
        told++;
    }
    if (told < count) {
        snprintf(heading, sizeof heading, "  and %zu more, which --json and -o have\n",
                 count - told);
        put(v, heading);
    }
}

/* The latest year alone; the other forms have all. */
static int latest_year(const lrel_audit *audit)
{
    int year = 0;

    for (size_t i = 0; i < audit->changes.count; i++)
        if (audit->changes.at[i].after > year)
            year = audit->changes.at[i].after;
    return year;
}

static void put_change(view *v, const audit_change *c)
{
    char line[300], off[LREL_EXACT_BYTES], percent[LREL_EXACT_BYTES];

    lrel_exact_format(c->difference, c->places, off);
    lrel_exact_format(lrel_exact_round(c->percent, 1), 1, percent);
    if (c->has_percent)
        snprintf(line, sizeof line, "  %s, %d against %d: %s%s (%s%s %%)\n", c->what,
                 c->after, c->before, c->difference > 0 ? "+" : "", off,
                 c->percent > 0 ? "+" : "", percent);
    else
        snprintf(line, sizeof line, "  %s, %d against %d: %s%s\n", c->what, c->after,
                 c->before, c->difference > 0 ? "+" : "", off);
    put(v, line);
}

static void put_claim(view *v, const lrel_audit_claim *c)
{
    static const char *const words[] = {"holds", "does not hold", "cannot be computed"};
    char line[1200];

    snprintf(line, sizeof line, "%s: %s; printed %s%s%s%s%s", words[c->answer], c->claim,
             c->printed, *c->recomputed ? ", recomputed " : "", c->recomputed,
             *c->why ? "; " : "", c->why);
    lrel_stream_text(v->stream, "  ");
    put_wrapped(v, line, 2, 4);
}

void lrel_audit__view_text(const lrel_audit *audit, lrel_stream *stream)
{
    view v = {audit, stream};

    put_wrapped(&v, audit->paragraph, 0, 0);
    put_level(&v, LREL_LEVEL_ERROR);
    put_level(&v, LREL_LEVEL_WARNING);
    put_other(&v);
    if (audit->claims.count > 0)
        put(&v, "\nClaims\n");
    for (size_t i = 0; i < audit->claims.count; i++)
        put_claim(&v, &audit->claims.at[i]);
    if (audit->changes.count > 0)
        put(&v, "\nYear on year\n");
    for (size_t i = 0; i < audit->changes.count; i++)
        if (audit->changes.at[i].after == latest_year(audit))
            put_change(&v, &audit->changes.at[i]);
    put_level(&v, LREL_LEVEL_NOTE);
}
