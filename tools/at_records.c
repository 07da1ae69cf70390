/* SPDX-License-Identifier: Apache-2.0 */
/* at_records.c: the records of an answer, for a person to read: those that cover the
 * point, those that may, the nearest, and the files they would be in. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "at_parts.h"
#include "shown.h"

static void print_way(const lrel_lookup_record *r)
{
    char distance[AT_FIGURE_ROOM];

    at_format_distance(r->border_m, distance);
    if (r->bearing_deg < 0)
        printf("here");
    else
        printf("%s to the %s (%d°)", distance, at_wind(r->bearing_deg),
               (int)(r->bearing_deg + 0.5) % 360);
}

static void print_record(const lrel_lookup_record *r)
{
    const char *parts[] = {r->hazard_class, r->product, r->contamination,
                           r->operator_name};

    shown_print(stdout, "%s %s", r->role, r->id[0] ? r->id : "(no id)");
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i][0])
            shown_print(stdout, ", %s", parts[i]);
    if (r->from[0])
        printf(", %s", r->from);
    if (r->to[0])
        printf(" to %s", r->to);
    shown_print(stdout, " (%s, row %" PRId64 ")", r->source, r->row);
    if (r->reason[0])
        printf("; not in the account: %s", r->reason);
}

static void print_error(const lrel_lookup_record *r)
{
    char error[AT_FIGURE_ROOM];

    at_format(r->error_m, 1, error);
    printf("drawn to within %s m", error);
    if (!r->is_error_known)
        printf(", and more: the error of its coordinate operation is not known");
}

/* A second line, where the border is near. */
static void print_doubt(const lrel_lookup_record *r)
{
    static const char *const doubts[] = {
        [LREL_RELATION_INSIDE] = "the point may be outside it",
        [LREL_RELATION_BORDER] = "the point is on it",
        [LREL_RELATION_OUTSIDE] = "the point may be inside it",
        [LREL_RELATION_MARK] = "how far it reaches is not on record"};

    if (!r->is_doubtful) {
        printf("\n");
        return;
    }
    printf(r->relation == LREL_RELATION_MARK ? "\n    its mark is "
                                             : "\n    its border is ");
    print_way(r);
    printf(", ");
    print_error(r);
    printf(": %s\n", doubts[r->relation]);
}

static bool is_covering(const lrel_lookup_record *r)
{
    return r->relation <= LREL_RELATION_BORDER;
}

/* Those that cover the point, or those that may. @return how many */
size_t at_print_records(const lrel_lookup *l, bool covering, const char *title)
{
    size_t n = 0;

    for (size_t i = 0; i < lrel_lookup_record_count(l); i++) {
        lrel_lookup_record r = lrel_lookup_record_at(l, i);

        if (is_covering(&r) != covering)
            continue;
        if (n++ == 0)
            printf("\n%s\n", title);
        printf("  ");
        print_record(&r);
        print_doubt(&r);
    }
    return n;
}

static int source_width(const lrel_lookup *l)
{
    int width = 0;

    for (size_t i = 0; i < lrel_lookup_source_count(l); i++) {
        const char *name = lrel_lookup_source_at(l, i).name;
        int own = shown_columns(name, strlen(name));

        width = own > width ? own : width;
    }
    return width;
}

void at_print_sources(const lrel_lookup *l)
{
    int width = source_width(l);

    printf("\nNo record covers the point, among the files read:\n");
    for (size_t i = 0; i < lrel_lookup_source_count(l); i++) {
        lrel_lookup_source source = lrel_lookup_source_at(l, i);

        printf("  ");
        at_print_padded(source.name, width + 2);
        printf("%zu %s%s", source.records, source.role, shown_plural(source.records));
        if (source.first[0])
            printf(", dated %s to %s", source.first, source.last);
        if (source.complete_to[0])
            printf(", complete to %s", source.complete_to);
        printf("\n");
    }
}

void at_print_nearest(const lrel_lookup *l, bool hazard)
{
    lrel_lookup_record r, any;

    if (!lrel_lookup_nearest(l, hazard, &r) || r.is_doubtful)
        return; /* or told already, among those that may cover the point */
    if (hazard && lrel_lookup_nearest(l, false, &any) && any.row == r.row &&
        strcmp(any.source, r.source) == 0)
        return; /* said already */
    printf("\nNearest %s: ", hazard ? "hazard" : "record");
    print_way(&r);
    printf(r.relation == LREL_RELATION_MARK ? ", a mark without an outline\n  " : "\n  ");
    print_record(&r);
    printf("\n");
}
