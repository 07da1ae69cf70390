/* SPDX-License-Identifier: Apache-2.0 */
/* at_text.c: an answer for a person to read, who may stand at the point: first what is on
 * record here, then what may be, then why. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "at_parts.h"
#include "shown.h"

/* Coordinates that are written more coarsely than this are remarked upon. */
#define ROUNDING_MIN_M 1.0
/* As many other sides as a person may want to read. */
#define SIDES_MAX 8

void at_print_padded(const char *text, int width)
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

    at_format(q->point.lon_deg, 9, lon);
    at_format(q->point.lat_deg, 9, lat);
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
    at_print_padded(account->account, width + 2);
    printf("%s", account->text);
    if (account->since[0])
        printf(account->state == LREL_LAND_RECORDED ? ", since %s" : ", %s",
               account->since);
    if (account->id[0] || account->role[0])
        shown_print(stdout, ": %s %s (%s, row %" PRId64 ")", account->role, account->id,
                    account->source, account->row);
    if (account->is_edge)
        printf("; edge difference");
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

static bool is_same(const lrel_lookup_account *a, const lrel_lookup_account *b)
{
    return strcmp(a->text, b->text) == 0 && a->is_edge == b->is_edge;
}

/* Whether an account says something else on side @p s than at the point. */
static bool differs(const lrel_lookup *l, size_t s)
{
    for (size_t a = 0; a < lrel_lookup_account_count(l); a++) {
        lrel_lookup_account here = lrel_lookup_account_at(l, 0, a);
        lrel_lookup_account there = lrel_lookup_account_at(l, s, a);

        if (!is_same(&here, &there))
            return true;
    }
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

        if (!is_same(&here, &there))
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

/* What those words mean, once, where they were said. */
static void print_edge(const lrel_lookup *l)
{
    bool is_said = false;

    for (size_t s = 0; s < lrel_lookup_side_count(l); s++)
        for (size_t a = 0; a < lrel_lookup_account_count(l); a++)
            is_said |=
                lrel_lookup_account_at(l, s, a).is_edge && (s == 0 || differs(l, s));
    if (is_said)
        printf("\nEdge difference is a sliver along a release, where two measurements of "
               "one border\ndiffer. It stays recorded, not released.\n");
}

static void print_states(const lrel_lookup *l)
{
    printf(lrel_lookup_side_at(l, 0).is_touching
               ? "\nOn record at the point, which is on a border: on one side\n"
               : "\nOn record at the point\n");
    print_accounts(l, 0);
    print_other_sides(l, true, "and on another side");
    print_other_sides(
        l, false, "Borders are not known better than this: the point may as well be on");
    print_edge(l);
}

/* ---- history ---- */

static void print_event(const lrel_lookup_event *event)
{
    printf("    %-10s  ", event->day[0] ? event->day : "undated");
    at_print_padded(event->state_text, 32);
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
    if (at_print_records(l, true, "Covered by") == 0)
        at_print_sources(l);
    at_print_records(l, false, "May be covered by, within their position error");
    at_print_nearest(l, false);
    at_print_nearest(l, true);
    print_history(l, 0);
    for (size_t s = 1; s < lrel_lookup_side_count(l); s++)
        if (lrel_lookup_side_at(l, s).is_touching)
            print_history(l, s);
    print_absents(l);
    printf("\n" LREL_LOOKUP_STATEMENT "\n");
}
