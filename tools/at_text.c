/* SPDX-License-Identifier: Apache-2.0 */
/* at_text.c: an answer for a person to read, who may stand at the point: first what is on
 * record here, then what may be, then why. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "at_answer.h"
#include "shown.h"

/* Coordinates that are written more coarsely than this are remarked upon. */
#define ROUNDING_MIN_M 1.0
/* As many other sides as a person may want to read. */
#define SIDES_MAX 8

static void print_padded(const char *text, int width)
{
    int space = width - shown_columns(text, strlen(text));

    shown_print(stdout, "%s%*s", text, space > 0 ? space : 0, "");
}

/* ---- head ---- */

static void print_missing(const lrel_job *job)
{
    for (size_t i = 0; i < lrel_job_input_count(job); i++) {
        lrel_input_summary input = lrel_job_input_at(job, i);

        if (input.refused)
            shown_print(stdout, "MISSING in this draft: %s: %s\n", input.name,
                        input.refused);
    }
}

static void print_units(const lrel_lookup *l)
{
    size_t count = lrel_lookup_unit_count(l);

    for (size_t i = 0; i < count; i++) {
        lrel_lookup_unit unit = lrel_lookup_unit_at(l, i);

        shown_print(stdout, "%sadmin%d %s%s%s", i ? ", " : "in ", unit.level, unit.code,
                    unit.name[0] ? " " : "", unit.name);
    }
    if (count)
        printf("\n");
}

static void print_head(const lrel_job *job, const lrel_lookup *l, const at_question *q)
{
    lrel_summary summary = lrel_job_summary(job);
    char lon[AT_FIGURE_ROOM], lat[AT_FIGURE_ROOM], error[AT_FIGURE_ROOM];

    at_format(q->point.lon, 9, lon);
    at_format(q->point.lat, 9, lat);
    shown_print(stdout, "%slongitude %s, latitude %s: %s, %s %s\n",
                summary.is_draft ? "DRAFT: " : "", lon, lat, summary.programme,
                strcmp(q->day, summary.as_of) == 0 ? "as of" : "at the end of", q->day);
    print_missing(job);
    print_units(l);
    at_format(q->error_m, 1, error);
    if (q->error_m > 0)
        printf("the point itself is taken to be within %s m\n", error);
    at_format_distance(q->rounding_m, error);
    if (q->error_m < q->rounding_m && q->rounding_m > ROUNDING_MIN_M)
        printf("as it is written the point is known to within %s; --error METRES looks "
               "that far around\n",
               error);
}

/* ---- the accounts ---- */

static int account_width(const lrel_lookup *l)
{
    int width = 0;

    for (size_t a = 0; a < lrel_lookup_account_count(l); a++) {
        const char *name = lrel_lookup_account_at(l, 0, a).account;
        int own = shown_columns(name, strlen(name));

        width = own > width ? own : width;
    }
    return width;
}

static void print_account(const lrel_lookup_account *account, int width)
{
    printf("  ");
    print_padded(account->account, width + 2);
    printf("%s", account->text);
    if (account->since[0])
        printf(account->state == LREL_LAND_RECORDED ? ", since %s" : ", %s",
               account->since);
    if (account->id[0] || account->role[0])
        shown_print(stdout, ": %s %s (%s, row %" PRId64 ")", account->role, account->id,
                    account->source, account->row);
    if (account->later_events)
        printf("; %zu event%s after that day", account->later_events,
               shown_plural(account->later_events));
    printf("\n");
}

static void print_accounts(const lrel_lookup *l, size_t side)
{
    int width = account_width(l);

    for (size_t a = 0; a < lrel_lookup_account_count(l); a++) {
        lrel_lookup_account account = lrel_lookup_account_at(l, side, a);
        print_account(&account, width);
    }
}

/* Whether an account says something else on side @p s than at the point. */
static bool differs(const lrel_lookup *l, size_t s)
{
    for (size_t a = 0; a < lrel_lookup_account_count(l); a++)
        if (strcmp(lrel_lookup_account_at(l, 0, a).text,
                   lrel_lookup_account_at(l, s, a).text) != 0)
            return true;
    return false;
}

static void print_other_side(const lrel_lookup *l, size_t s)
{
    lrel_lookup_side side = lrel_lookup_side_at(l, s);
    char distance[AT_FIGURE_ROOM];
    int width = account_width(l);

    at_format_distance(side.distance_m, distance);
    shown_print(stdout, " %s%sland of %s\n", side.is_touching ? "" : distance,
                side.is_touching ? "" : " away, ",
                side.records[0] ? side.records : "no record");
    for (size_t a = 0; a < lrel_lookup_account_count(l); a++) {
        lrel_lookup_account here = lrel_lookup_account_at(l, 0, a);
        lrel_lookup_account there = lrel_lookup_account_at(l, s, a);

        if (strcmp(here.text, there.text) != 0)
            print_account(&there, width);
    }
}

/* The other sides of the border that the point is on, or those farther off: the accounts
 * that say something else there than at the point. */
static void print_other_sides(const lrel_lookup *l, bool touching, const char *title)
{
    size_t n = 0;

    for (size_t s = 1; s < lrel_lookup_side_count(l); s++) {
        if (lrel_lookup_side_at(l, s).is_touching != touching || !differs(l, s))
            continue;
        if (n++ == 0)
            printf("\n%s\n", title);
        if (n <= SIDES_MAX)
            print_other_side(l, s);
    }
    if (n > SIDES_MAX)
        printf(" and %zu more; --json has all\n", n - SIDES_MAX);
}

static void print_states(const lrel_lookup *l)
{
    printf(lrel_lookup_side_at(l, 0).is_touching
               ? "\nOn record at the point, which is on a border: on one side\n"
               : "\nOn record at the point\n");
    print_accounts(l, 0);
    print_other_sides(l, true, "and on another side");
    print_other_sides(l, false,
                      "Borders are not known better than this: the point may as well be on");
}

/* ---- records ---- */

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
    printf(r->relation == LREL_RELATION_MARK ? "\n    its mark is " : "\n    its border is ");
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
static size_t print_records(const lrel_lookup *l, bool covering, const char *title)
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

static void print_sources(const lrel_lookup *l)
{
    int width = source_width(l);

    printf("\nNo record covers the point, among the files read:\n");
    for (size_t i = 0; i < lrel_lookup_source_count(l); i++) {
        lrel_lookup_source source = lrel_lookup_source_at(l, i);

        printf("  ");
        print_padded(source.name, width + 2);
        printf("%zu %s%s", source.records, source.role, shown_plural(source.records));
        if (source.first[0])
            printf(", dated %s to %s", source.first, source.last);
        if (source.complete_to[0])
            printf(", complete to %s", source.complete_to);
        printf("\n");
    }
}

static void print_nearest(const lrel_lookup *l, bool hazard)
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

/* ---- history ---- */

static void print_event(const lrel_lookup_event *event)
{
    printf("    %-10s  ", event->day[0] ? event->day : "undated");
    print_padded(event->state_text, 32);
    shown_print(stdout, "  %s: %s %s%s%s (%s, row %" PRId64 ")", event->text, event->role,
                event->id, event->operator_name[0] ? ", " : "", event->operator_name,
                event->source, event->row);
    if (event->is_again)
        printf("; it had left as %s", event->had_left_by);
    printf("\n");
}

static void print_history(const lrel_lookup *l, size_t side)
{
    const char *account = "";

    for (size_t i = 0; i < lrel_lookup_event_count(l, side); i++) {
        lrel_lookup_event event = lrel_lookup_event_at(l, side, i);

        if (i == 0 && side == 0)
            printf("\nWhat happened here: what the land was from that day on, and why\n");
        if (i == 0 && side > 0)
            shown_print(stdout, "\nAnd on the other side of the border, land of %s\n",
                        lrel_lookup_side_at(l, side).records);
        if (strcmp(account, event.account) != 0)
            shown_print(stdout, "  %s\n", event.account);
        account = event.account;
        print_event(&event);
    }
}

/* ---- what is not here ---- */

static void print_absents(const lrel_lookup *l)
{
    for (size_t i = 0; i < lrel_lookup_absent_count(l); i++) {
        lrel_lookup_absent absent = lrel_lookup_absent_at(l, i);

        if (i == 0)
            printf("\nNot in this answer, though on record\n");
        shown_print(stdout, "  %s: %zu", absent.what, absent.count);
        if (absent.stated_m2[0])
            shown_print(stdout, ", %s m² stated, %s%s", absent.stated_m2,
                        absent.place[0] ? "in " : "in a place that is not known",
                        absent.place);
        printf("\n");
    }
}

void at_print_text(const lrel_job *job, const lrel_lookup *l, const at_question *q)
{
    print_head(job, l, q);
    print_states(l);
    if (print_records(l, true, "Covered by") == 0)
        print_sources(l);
    print_records(l, false, "May be covered by, within their position error");
    print_nearest(l, false);
    print_nearest(l, true);
    print_history(l, 0);
    for (size_t s = 1; s < lrel_lookup_side_count(l); s++)
        if (lrel_lookup_side_at(l, s).is_touching)
            print_history(l, s);
    print_absents(l);
    printf("\n" LREL_LOOKUP_STATEMENT "\n");
}
