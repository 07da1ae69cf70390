/* SPDX-License-Identifier: Apache-2.0 */
/* at_json.c: an answer for a program to read; what is not known or does not apply is
 * null. */
#include "at_answer.h"
#include "json_out.h"

static void key_figure(json_out *json, const char *key, double value, int decimals)
{
    char text[AT_FIGURE_ROOM];

    at_format(value, decimals, text);
    json_key(json, key);
    json_decimal(json, text);
}

/* Below zero: null. */
static void key_known(json_out *json, const char *key, double value, int decimals)
{
    if (value < 0)
        json_key_string(json, key, NULL);
    else
        key_figure(json, key, value, decimals);
}

/* "": null. */
static void key_text(json_out *json, const char *key, const char *text)
{
    json_key_string(json, key, text[0] ? text : NULL);
}

static void key_area(json_out *json, const char *key, const char *decimal)
{
    if (!decimal[0]) {
        json_key_string(json, key, NULL);
        return;
    }
    json_key(json, key);
    json_decimal(json, decimal);
}

static void print_identity(json_out *json, const char *role, const char *id,
                           const char *source, int64_t row)
{
    key_text(json, "role", role);
    json_key_string(json, "id", role[0] ? id : NULL);
    key_text(json, "source", source);
    if (role[0])
        json_key_integer(json, "row", row);
    else
        json_key_string(json, "row", NULL);
}

static void print_record(json_out *json, const lrel_lookup_record *r)
{
    static const char *const relations[] = {"inside", "border", "outside", "mark"};

    json_object(json, true);
    print_identity(json, r->role, r->id, r->source, r->row);
    key_text(json, "class", r->hazard_class);
    key_text(json, "product", r->product);
    key_text(json, "contamination", r->contamination);
    key_text(json, "operator", r->operator_name);
    key_text(json, "from", r->from);
    key_text(json, "to", r->to);
    key_area(json, "stated_m2", r->stated_m2);
    json_key_boolean(json, "in_account", r->reason[0] == '\0');
    key_text(json, "reason", r->reason);
    json_key_string(json, "relation", relations[r->relation]);
    json_key_boolean(json, "within_position_error", r->is_doubtful);
    key_known(json, "border_m", r->border_m, 3);
    key_known(json, "bearing_deg", r->bearing_deg, 1);
    key_figure(json, "position_error_m", r->error_m, 3);
    json_key_boolean(json, "position_error_known", r->is_error_known);
    json_end(json);
}

static void print_records(json_out *json, const lrel_lookup *l)
{
    json_key(json, "records");
    json_array(json, false);
    for (size_t i = 0; i < lrel_lookup_record_count(l); i++) {
        lrel_lookup_record r = lrel_lookup_record_at(l, i);
        print_record(json, &r);
    }
    json_end(json);
}

static void print_nearest(json_out *json, const lrel_lookup *l, const char *key,
                          bool hazard)
{
    lrel_lookup_record r;

    json_key(json, key);
    if (lrel_lookup_nearest(l, hazard, &r))
        print_record(json, &r);
    else
        json_string(json, NULL);
}

static void print_accounts(json_out *json, const lrel_lookup *l, size_t side)
{
    json_key(json, "accounts");
    json_array(json, false);
    for (size_t a = 0; a < lrel_lookup_account_count(l); a++) {
        lrel_lookup_account account = lrel_lookup_account_at(l, side, a);

        json_object(json, true);
        json_key_string(json, "account", account.account);
        json_key_string(json, "state", account.text);
        json_key_boolean(json, "recorded", account.state == LREL_LAND_RECORDED);
        json_key_boolean(json, "edge", account.is_edge);
        key_text(json, "since", account.since);
        print_identity(json, account.role, account.id, account.source, account.row);
        json_key_integer(json, "later_events", (long long)account.later_events);
        json_end(json);
    }
    json_end(json);
}

static void print_events(json_out *json, const lrel_lookup *l, size_t side)
{
    json_key(json, "events");
    json_array(json, false);
    for (size_t i = 0; i < lrel_lookup_event_count(l, side); i++) {
        lrel_lookup_event event = lrel_lookup_event_at(l, side, i);

        json_object(json, true);
        json_key_string(json, "account", event.account);
        key_text(json, "day", event.day);
        json_key_string(json, "event", event.text);
        json_key_string(json, "state", event.state_text);
        print_identity(json, event.role, event.id, event.source, event.row);
        key_text(json, "product", event.product);
        key_text(json, "operator", event.operator_name);
        json_key_boolean(json, "recorded_again", event.is_again);
        key_text(json, "had_left_by", event.had_left_by);
        json_end(json);
    }
    json_end(json);
}

static void print_sides(json_out *json, const lrel_lookup *l)
{
    json_key(json, "sides");
    json_array(json, false);
    for (size_t s = 0; s < lrel_lookup_side_count(l); s++) {
        lrel_lookup_side side = lrel_lookup_side_at(l, s);

        json_object(json, false);
        json_key_boolean(json, "at_the_point", s == 0);
        json_key_boolean(json, "touching", side.is_touching);
        key_figure(json, "distance_m", side.distance_m, 3);
        key_text(json, "records", side.records);
        print_accounts(json, l, s);
        print_events(json, l, s);
        json_end(json);
    }
    json_end(json);
}

static void print_units(json_out *json, const lrel_lookup *l)
{
    json_key(json, "units");
    json_array(json, false);
    for (size_t i = 0; i < lrel_lookup_unit_count(l); i++) {
        lrel_lookup_unit unit = lrel_lookup_unit_at(l, i);

        json_object(json, true);
        json_key_integer(json, "level", unit.level);
        json_key_string(json, "code", unit.code);
        json_key_string(json, "name", unit.name);
        json_end(json);
    }
    json_end(json);
}

static void print_absents(json_out *json, const lrel_lookup *l)
{
    json_key(json, "not_in_this_answer");
    json_array(json, false);
    for (size_t i = 0; i < lrel_lookup_absent_count(l); i++) {
        lrel_lookup_absent absent = lrel_lookup_absent_at(l, i);

        json_object(json, true);
        json_key_string(json, "what", absent.what);
        key_text(json, "place", absent.place);
        json_key_integer(json, "records", (long long)absent.count);
        key_area(json, "stated_m2", absent.stated_m2);
        json_end(json);
    }
    json_end(json);
}

static void print_sources(json_out *json, const lrel_lookup *l)
{
    json_key(json, "files");
    json_array(json, false);
    for (size_t i = 0; i < lrel_lookup_source_count(l); i++) {
        lrel_lookup_source source = lrel_lookup_source_at(l, i);

        json_object(json, true);
        json_key_string(json, "name", source.name);
        json_key_string(json, "role", source.role);
        json_key_integer(json, "records", (long long)source.records);
        key_text(json, "first", source.first);
        key_text(json, "last", source.last);
        key_text(json, "complete_to", source.complete_to);
        json_end(json);
    }
    json_end(json);
}

static void print_missing(json_out *json, const lrel_job *job)
{
    json_key(json, "missing");
    json_array(json, false);
    for (size_t i = 0; i < lrel_job_input_count(job); i++) {
        lrel_input_summary input = lrel_job_input_at(job, i);

        if (input.refused)
            json_string(json, input.name);
    }
    json_end(json);
}

static void print_head(json_out *json, const lrel_job *job, const at_question *q)
{
    lrel_summary summary = lrel_job_summary(job);

    json_key_integer(json, "schema", 1);
    json_key_string(json, "command", "at");
    json_key_string(json, "programme", summary.programme);
    json_key_string(json, "as_of", summary.as_of);
    json_key_string(json, "at", q->day);
    json_key_boolean(json, "draft", summary.is_draft);
    print_missing(json, job);
    json_key_string(json, "statement", LREL_LOOKUP_STATEMENT);
    key_figure(json, "lon_deg", q->point.lon_deg, 9);
    key_figure(json, "lat_deg", q->point.lat_deg, 9);
    key_figure(json, "error_m", q->error_m, 3);
    key_figure(json, "rounding_m", q->rounding_m, 3);
}

static bool is_covered(const lrel_lookup *l)
{
    for (size_t i = 0; i < lrel_lookup_record_count(l); i++)
        if (lrel_lookup_record_at(l, i).relation <= LREL_RELATION_BORDER)
            return true;
    return false;
}

void at_print_json(const lrel_job *job, const lrel_lookup *l, const at_question *q,
                   bool compact)
{
    json_out json;

    json_begin(&json, stdout);
    json_object(&json, compact);
    print_head(&json, job, q);
    print_units(&json, l);
    json_key_boolean(&json, "covered", is_covered(l));
    print_records(&json, l);
    print_sides(&json, l);
    print_nearest(&json, l, "nearest_record", false);
    print_nearest(&json, l, "nearest_hazard", true);
    print_absents(&json, l);
    print_sources(&json, l);
    json_end(&json);
    json_finish(&json);
}
