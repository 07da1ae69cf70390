/* SPDX-License-Identifier: Apache-2.0 */
/* test_programme.c: what a programme file says arrives as written, and what it does not
 * say has its default. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "programme/scratch.h"
#include "support/scarce_memory.h"

#define HEAD      "programme: P\nas_of: 2024-12-31\n"
#define HAZARDS   HEAD "sources:\n  - path: h.csv\n    role: hazard\n"
#define SOURCES   "sources:\n  - {path: h.csv, role: hazard}\n"
#define BIT(code) (1u << LREL_CONTAMINATION_##code)

#define FORECAST                                                                         \
    "forecast:\n  seed: 7\n  draws: 500\n  years: 5\n  scenarios:\n"                     \
    "    - {name: more survey, survey_capacity: 2, new_land: 0.5}\n"                     \
    "    - {name: plan, targets: yes}\n"

static void assert_text(lrel_text text, const char *wanted)
{
    assert_int_equal(text.length, strlen(wanted));
    if (text.length > 0)
        assert_memory_equal(text.at, wanted, text.length);
}

static void assert_day(lrel_date date, const char *wanted)
{
    char day[16];

    lrel_date_format(date, day);
    assert_string_equal(day, wanted);
}

static const lrel_programme *read_programme(scratch *s, const char *text)
{
    if (scratch_programme(s, text) != LREL_OK)
        fail_msg("%s", s->err.message);
    return s->programme;
}

/* The example of the design, word for word. */
static const char design_example[] =
    "programme: Example\n"
    "authority: CMAA\n"
    "as_of: 2024-12-31\n"
    "deadline: 2030-12-31\n"
    "period: quarter\n"
    "by: [product, operator]\n"
    "count: completed\n"
    "sources:\n"
    "  - path: agency/hazards.shp # layer: NAME where a file has several\n"
    "    role: hazard\n"
    "    name: CMAC hazards\n"
    "    complete_to: 2024-12-30\n"
    "    crs: EPSG:3148\n"
    "    operation: EPSG:1542\n"
    "    accuracy_m: 7.5\n"
    "    encoding: UTF-8\n"
    "    mapping: imsma.yaml\n"
    "    id: HAZ_ID\n"
    "    class: {column: TYPE, values: {Suspected: sha, Confirmed: cha}}\n"
    "    contamination: {const: ap}\n"
    "    from: {column: SURVEYED, form: \"%d/%m/%Y\"}\n"
    "    area: {column: AREA_HA, unit: ha}\n"
    "    operator: {const: CMAC}\n"
    "  - path: /data/clearance.csv\n"
    "    role: release\n"
    "    geometry: {wkt: geom}\n"
    "    crs: EPSG:32648\n"
    "    id: TASK\n"
    "    hazard: HAZ_ID\n"
    "    product: {column: OUTCOME, values: {C: cleared, R: reduced, X: cancelled}}\n"
    "    to: END_DATE\n"
    "    items: {ap_mine: APM, av_mine: AVM, submunition: SUB, other_uxo: UXO}\n"
    "boundaries:\n"
    "  - {path: provinces.geojson, level: admin1, code: PCODE, name: NAME}\n";

static const lrel_programme *read_example(scratch *s)
{
    scratch_write(s, "imsma.yaml", LREL_TEXT("id: NOT_THIS\nplace: PCODE\n"));
    return read_programme(s, design_example);
}

static void programme_read__the_rules_of_the_example_arrive(void **state)
{
    scratch s = scratch_begin();
    const lrel_programme *p = read_example(&s);

    assert_text(p->title, "Example");
    assert_text(p->authority, "CMAA");
    assert_day(p->as_of, "2024-12-31");
    assert_true(p->has_deadline);
    assert_day(p->deadline, "2030-12-31");
    assert_int_equal(p->period, LREL_PERIOD_QUARTER);
    assert_int_equal(p->count, LREL_COUNT_COMPLETED);
    assert_int_equal(p->by_count, 2);
    assert_int_equal(p->by[1], LREL_BY_OPERATOR);
    assert_int_equal(p->source_count, 2);
    assert_int_equal(p->boundary_count, 1);
    assert_int_equal(p->boundaries[0].level_number, 1);
    assert_text(p->boundaries[0].code, "PCODE");
    assert_text(p->boundaries[0].name, "NAME");
    scratch_end(&s);
}

static void programme_read__the_hazards_of_the_example_arrive(void **state)
{
    scratch s = scratch_begin();
    const lrel_source *h = &read_example(&s)->sources[0];

    assert_int_equal(h->role, LREL_ROLE_HAZARD);
    assert_text(h->name, "CMAC hazards");
    assert_text(h->crs, "EPSG:3148");
    assert_text(h->operation, "EPSG:1542");
    assert_text(h->encoding, "UTF-8");
    assert_true(h->accuracy_m == 7.5);
    assert_true(h->has_complete_to);
    assert_int_equal(h->keys[LREL_KEY_CLASS].value_count, 2);
    assert_text(h->keys[LREL_KEY_CLASS].values[0].cell, "Confirmed");
    assert_int_equal(h->keys[LREL_KEY_CLASS].values[0].set, 1u << LREL_CLASS_CHA);
    assert_true(h->keys[LREL_KEY_CONTAMINATION].has_constant);
    assert_int_equal(h->keys[LREL_KEY_CONTAMINATION].constant_set, BIT(AP));
    assert_text(h->keys[LREL_KEY_FROM].form, "%d/%m/%Y");
    assert_text(h->keys[LREL_KEY_AREA].unit, "ha");
    assert_text(h->keys[LREL_KEY_OPERATOR].constant, "CMAC");
    assert_false(h->keys[LREL_KEY_STATUS].is_set);
    scratch_end(&s);
}

static void programme_read__the_releases_of_the_example_arrive(void **state)
{
    scratch s = scratch_begin();
    const lrel_source *r = &read_example(&s)->sources[1];

    assert_int_equal(r->role, LREL_ROLE_RELEASE);
    assert_text(r->wkt_column, "geom");
    assert_text(r->name, "/data/clearance.csv");
    assert_text(r->keys[LREL_KEY_TO].column, "END_DATE");
    assert_text(r->items[0].column, "APM");
    assert_text(r->items[3].column, "SUB");
    assert_false(r->items[2].is_set);
    assert_true(r->accuracy_m == 5);
    scratch_end(&s);
}

static void programme_read__paths_follow_the_file_that_says_them(void **state)
{
    scratch s = scratch_begin();
    const lrel_programme *p = read_example(&s);
    char wanted[100];

    (void)snprintf(wanted, sizeof wanted, "%s/agency/hazards.shp", s.folder);
    assert_string_equal(p->sources[0].file, wanted);
    assert_string_equal(p->sources[1].file, "/data/clearance.csv");
    (void)snprintf(wanted, sizeof wanted, "%s/provinces.geojson", s.folder);
    assert_string_equal(p->boundaries[0].file, wanted);
    scratch_end(&s);
}

static void programme_read__a_key_of_the_source_wins_over_the_mapping_file(void **state)
{
    scratch s = scratch_begin();
    const lrel_source *h = &read_example(&s)->sources[0];
    char wanted[100];

    assert_text(h->keys[LREL_KEY_ID].column, "HAZ_ID");
    assert_int_equal(h->keys[LREL_KEY_ID].line, 18);
    assert_text(h->keys[LREL_KEY_PLACE].column, "PCODE");
    assert_int_equal(h->keys[LREL_KEY_PLACE].line, 2);
    (void)snprintf(wanted, sizeof wanted, "%s/imsma.yaml", s.folder);
    assert_string_equal(h->keys[LREL_KEY_PLACE].file, wanted);
    scratch_end(&s);
}

static void programme_read__geometry_and_items_come_from_a_mapping_file_as_a_whole(
    void **state)
{
    scratch s = scratch_begin();
    const lrel_programme *p;

    scratch_write(
        &s, "m.yaml",
        LREL_TEXT("geometry: {wkt: W}\nitems: {saa: S, fuze: F}\nproduct: O\n"));
    p = read_programme(&s, HEAD "sources:\n"
                                "  - {path: a, role: release, mapping: m.yaml}\n"
                                "  - {path: b, role: release, mapping: m.yaml,\n"
                                "     geometry: {lon: X, lat: Y}, items: {saa: T}}\n");
    assert_text(p->sources[0].wkt_column, "W");
    assert_text(p->sources[0].items[7].column, "S");
    assert_text(p->sources[1].wkt_column, "");
    assert_text(p->sources[1].lat_column, "Y");
    assert_text(p->sources[1].items[7].column, "T");
    assert_false(p->sources[1].items[6].is_set);
    scratch_end(&s);
}

static void programme_read__defaults_hold_where_nothing_is_said(void **state)
{
    scratch s = scratch_begin();
    const lrel_programme *p = read_programme(&s, HEAD SOURCES);

    assert_int_equal(p->period, LREL_PERIOD_YEAR);
    assert_int_equal(p->count, LREL_COUNT_ACCEPTED);
    assert_int_equal(p->by_count, 1);
    assert_int_equal(p->by[0], LREL_BY_PRODUCT);
    assert_int_equal(p->stock, 1u << LREL_CLASS_CHA | 1u << LREL_CLASS_SHA |
                                   1u << LREL_CLASS_UNKNOWN);
    assert_false(p->has_deadline || p->has_grid || p->has_min_depth);
    assert_false(p->goes_by_stated_place);
    assert_false(p->before_hazard_reference || p->replays_updates);
    assert_text(p->authority, "");
    assert_text(p->sources[0].name, "h.csv");
    scratch_end(&s);
}

static void programme_read__the_other_values_of_the_rules_arrive(void **state)
{
    scratch s = scratch_begin();
    const lrel_programme *p = read_programme(
        &s, HEAD "period: month\ncount: handed_over\nby: admin9\n"
                 "stock: [cha, spot]\ngrid: {lon: 103.5, lat: -13}\n"
                 "min_depth_cm: 13\nbefore_hazard: reference\n"
                 "edge: close_with_hazard\nplace: stated\nboundary_note: Not a claim\n"
                 "updates: date_of_information\nsources:\n"
                 "  - {path: h.csv, role: hazard, date_of_information: D}\n"
                 "boundaries: [{path: b, level: admin9, code: C}]\n");

    assert_int_equal(p->period, LREL_PERIOD_MONTH);
    assert_int_equal(p->count, LREL_COUNT_HANDED_OVER);
    assert_int_equal(p->by[0], LREL_BY_ADMIN9);
    assert_int_equal(p->stock, 1u << LREL_CLASS_CHA | 1u << LREL_CLASS_SPOT |
                                   1u << LREL_CLASS_UNKNOWN);
    assert_true(p->has_grid && p->grid_lon_deg == 103.5 && p->grid_lat_deg == -13);
    assert_true(p->has_min_depth && p->min_depth_cm == 13);
    assert_true(p->before_hazard_reference);
    assert_true(p->replays_updates);
    assert_true(p->closes_edge);
    assert_true(p->goes_by_stated_place);
    assert_text(p->boundary_note, "Not a claim");
    scratch_end(&s);
}

static void programme_read__as_of_is_the_earliest_complete_to(void **state)
{
    scratch s = scratch_begin();
    const lrel_programme *p =
        read_programme(&s, "programme: P\nsources:\n"
                           "  - {path: a, role: hazard, complete_to: 2024-12-31}\n"
                           "  - {path: b, role: hazard, complete_to: 2024-06-30}\n"
                           "  - {path: c, role: hazard, complete_to: 2025-01-31}\n");

    assert_day(p->as_of, "2024-06-30");
    scratch_end(&s);
}

/* Facts never change the account, so they do not end it either; alone, they do. */
static void programme_read__facts_do_not_decide_as_of(void **state)
{
    scratch s = scratch_begin();
    const lrel_programme *p =
        read_programme(&s, "programme: P\nsources:\n"
                           "  - {path: i, role: item, complete_to: 2020-12-31}\n"
                           "  - {path: a, role: hazard, complete_to: 2024-12-31}\n"
                           "  - {path: d, role: accident}\n");

    assert_day(p->as_of, "2024-12-31");
    p = read_programme(&s, "programme: P\nsources:\n"
                           "  - {path: i, role: item, complete_to: 2020-12-31}\n"
                           "  - {path: d, role: accident, complete_to: 2019-12-31}\n");
    assert_day(p->as_of, "2019-12-31");
    scratch_end(&s);
}

static void programme_read__one_name_is_another_key_in_another_role(void **state)
{
    scratch s = scratch_begin();
    const lrel_programme *p = read_programme(
        &s, HEAD "sources:\n"
                 "  - {path: a, role: hazard, status: A}\n"
                 "  - {path: b, role: coverage, status: B}\n"
                 "  - {path: c, role: declaration, status: C, place: P}\n");

    assert_text(p->sources[0].keys[LREL_KEY_STATUS].column, "A");
    assert_text(p->sources[1].keys[LREL_KEY_COVERAGE_STATUS].column, "B");
    assert_text(p->sources[2].keys[LREL_KEY_DECLARED_STATUS].column, "C");
    assert_false(p->sources[1].keys[LREL_KEY_STATUS].is_set);
    scratch_end(&s);
}

static void programme_read__where_comes_from_the_source_else_from_its_mapping(
    void **state)
{
    scratch s = scratch_begin();
    const lrel_programme *p;

    scratch_write(&s, "m.yaml",
                  LREL_TEXT("where: {column: KIND, values: [ \" Mine \", UXO]}\n"));
    p = read_programme(&s, HEAD "sources:\n"
                                "  - {path: a, role: accident, mapping: m.yaml}\n"
                                "  - {path: b, role: accident, mapping: m.yaml,\n"
                                "     where: {column: TYPE, values: [\"1\"]}}\n"
                                "  - {path: c, role: accident}\n");
    assert_text(p->sources[0].where.column, "KIND");
    assert_int_equal(p->sources[0].where.cell_count, 2);
    assert_text(p->sources[0].where.cells[0], "mine");
    assert_text(p->sources[1].where.column, "TYPE");
    assert_text(p->sources[1].where.cells[0], "1");
    assert_text(p->sources[2].where.column, "");
    scratch_end(&s);
}

static void programme_read__decimal_mark_arrives(void **state)
{
    scratch s = scratch_begin();
    const lrel_source *h =
        &read_programme(&s, HAZARDS "    area: {column: A, decimal: comma}\n"
                                    "    area_estimated: {column: B, decimal: Point}\n"
                                    "    area_remaining: C\n")
             ->sources[0];

    assert_int_equal(h->keys[LREL_KEY_AREA].decimal, LREL_DECIMAL_COMMA);
    assert_int_equal(h->keys[LREL_KEY_AREA_ESTIMATED].decimal, LREL_DECIMAL_POINT);
    assert_int_equal(h->keys[LREL_KEY_AREA_REMAINING].decimal, LREL_DECIMAL_UNSAID);
    scratch_end(&s);
}

static void programme_read__the_default_accounts_hold_every_code_once(void **state)
{
    scratch s = scratch_begin();
    const lrel_programme *p = read_programme(&s, HEAD SOURCES);
    uint32_t all = 0;

    assert_int_equal(p->account_count, 4);
    assert_text(p->accounts[0].name, "ap_mine");
    assert_int_equal(p->accounts[0].contamination,
                     BIT(AP) | BIT(AP_AV_MIXED) | BIT(IMPROVISED_AP));
    assert_int_equal(p->accounts[1].contamination, BIT(CMR));
    assert_int_equal(p->unknown_account, 3);
    assert_int_equal(p->accounts[3].contamination, BIT(UNKNOWN));
    for (uint32_t i = 0; i < p->account_count; i++) {
        assert_int_equal(all & p->accounts[i].contamination, 0);
        all |= p->accounts[i].contamination;
    }
    assert_int_equal(all, (1u << LREL_CONTAMINATION_COUNT) - 1);
    scratch_end(&s);
}

static void programme_read__codes_of_no_account_go_where_unknown_is(void **state)
{
    scratch s = scratch_begin();
    const lrel_programme *p = read_programme(
        &s, HEAD "accounts: {mines: [ap, av], rest: [unknown, cmr]}\n" SOURCES);

    assert_int_equal(p->account_count, 2);
    assert_int_equal(p->accounts[0].contamination, BIT(AP) | BIT(AV));
    assert_int_equal(p->unknown_account, 1);
    assert_int_equal(p->accounts[1].contamination,
                     ((1u << LREL_CONTAMINATION_COUNT) - 1) & ~(BIT(AP) | BIT(AV)));
    scratch_end(&s);
}

static void programme_read__an_unknown_account_is_added_where_nobody_has_it(void **state)
{
    scratch s = scratch_begin();
    const lrel_programme *p =
        read_programme(&s, HEAD "accounts: {mines: [ap, av], cmr: cmr}\n" SOURCES);

    assert_int_equal(p->account_count, 3);
    assert_text(p->accounts[2].name, "unknown");
    assert_int_equal(p->unknown_account, 2);
    assert_true(p->accounts[2].contamination & BIT(UXO));
    scratch_end(&s);
}

static void programme_read__an_account_called_unknown_takes_the_rest(void **state)
{
    scratch s = scratch_begin();
    const lrel_programme *p =
        read_programme(&s, HEAD "accounts: {unknown: [uxo], mines: [ap]}\n" SOURCES);

    assert_int_equal(p->account_count, 2);
    assert_int_equal(p->unknown_account, 0);
    assert_true(p->accounts[0].contamination & BIT(UNKNOWN));
    assert_true(p->accounts[0].contamination & BIT(CMR));
    scratch_end(&s);
}

static void programme_read__a_cell_may_stand_for_several_codes(void **state)
{
    scratch s = scratch_begin();
    const lrel_mapping *m =
        &read_programme(&s,
                        HAZARDS "    contamination: {column: C, split: ';', default: "
                                "[cmr, uxo],\n      values: {Mixed: [ap, cmr], M: ap}}\n")
             ->sources[0]
             .keys[LREL_KEY_CONTAMINATION];

    assert_text(m->split, ";");
    assert_int_equal(m->fallback_set, BIT(CMR) | BIT(UXO));
    assert_int_equal(m->values[0].set, BIT(AP)); /* sorted: "m" before "mixed" */
    assert_int_equal(m->values[1].set, BIT(AP) | BIT(CMR));
    scratch_end(&s);
}

/* As `inspect` drafts it: each line below is a comment until it is answered. */
static void programme_read__values_may_be_none_yet(void **state)
{
    scratch s = scratch_begin();
    const lrel_mapping *m =
        &read_programme(&s, HAZARDS "    class:\n      column: C\n      values:\n")
             ->sources[0]
             .keys[LREL_KEY_CLASS];

    assert_text(m->column, "C");
    assert_int_equal(m->value_count, 0);
    scratch_end(&s);
}

static void programme_read__values_are_sorted_as_they_are_compared(void **state)
{
    scratch s = scratch_begin();
    const lrel_mapping *m =
        &read_programme(&s, HAZARDS
                        "    operator: {column: O, values: {b: B, ' A': X, 'C ': Y}}\n")
             ->sources[0]
             .keys[LREL_KEY_OPERATOR];

    assert_int_equal(m->value_count, 3);
    assert_text(m->values[0].folded, "a");
    assert_text(m->values[1].folded, "b");
    assert_text(m->values[2].folded, "c");
    assert_text(m->values[2].code, "Y");
    scratch_end(&s);
}

static void programme_read__no_memory_is_a_status_wherever_it_runs_out(void **state)
{
    scratch s = scratch_begin();
    scarce_memory memory;
    lrel_status status = LREL_E_MEMORY;
    char path[100];
    long allowed = 0;

    (void)read_example(&s);
    (void)snprintf(path, sizeof path, "%s/p.yaml", s.folder);
    for (; status == LREL_E_MEMORY && allowed < 1000; allowed++) {
        lrel_programme *programme = NULL;
        lrel_context *context = scarce_memory_context(&memory, allowed);

        status = lrel_programme_read(context, path, &programme, NULL);
        assert_int_equal(programme == NULL, status != LREL_OK);
        lrel_programme_free(programme);
        lrel_context_free(context);
    }
    assert_int_equal(status, LREL_OK);
    assert_true(allowed > 5);
    scratch_end(&s);
}

static void programme_read__postgis_names_a_table(void **state)
{
    scratch s = scratch_begin();
    const lrel_programme *programme = read_programme(
        &s, HEAD "sources:\n"
                 "  - {postgis: {service: imsma, table: ops.Hazards, shape: geom}, "
                 "role: hazard}\n"
                 "  - {postgis: {environment: true, table: a.b.c}, role: hazard}\n");
    const lrel_source *one = &programme->sources[0], *other = &programme->sources[1];

    (void)state;
    assert_text(one->path, "postgis:imsma/ops.Hazards");
    assert_text(one->name, "postgis:imsma/ops.Hazards");
    assert_null(one->file);
    assert_string_equal(one->postgis->service, "imsma");
    assert_string_equal(one->postgis->schema, "ops");
    assert_string_equal(one->postgis->table, "Hazards");
    assert_string_equal(one->postgis->shape, "geom");
    assert_text(other->path, "postgis:environment/a.b.c");
    assert_string_equal(other->postgis->service, "");
    assert_string_equal(other->postgis->schema, "a");
    assert_string_equal(other->postgis->table, "b.c");
    assert_string_equal(other->postgis->shape, "");
    scratch_end(&s);
}

/* Neither a cell that says so nor a sentence about one is a password. */
static void programme_read__words_about_passwords_are_no_password(void **state)
{
    scratch s = scratch_begin();

    (void)state;
    read_programme(&s, "programme: Passwords and postgres\nas_of: 2024-12-31\n"
                       "sources:\n  - path: h.csv\n    role: hazard\n"
                       "    name: https://example.org/a@b:c\n"
                       "    class: {column: Password, values: {password: cha}}\n");
    scratch_end(&s);
}

static void programme__forecast_as_said(void **state)
{
    scratch s = scratch_begin();
    const lrel_forecast_rules *f = &read_programme(&s, HEAD FORECAST SOURCES)->forecast;

    assert_int_equal(f->seed, 7);
    assert_int_equal(f->draws, 500);
    assert_int_equal(f->years, 5);
    assert_int_equal(f->scenario_count, 3);
    assert_text(f->scenarios[0].name, "as before");
    assert_text(f->scenarios[1].name, "more survey");
    assert_true(f->scenarios[1].survey_capacity == 2);
    assert_true(f->scenarios[1].clearance_capacity == 1);
    assert_true(f->scenarios[1].new_land == 0.5);
    assert_false(f->scenarios[1].follows_targets);
    assert_true(f->scenarios[2].follows_targets);
    scratch_end(&s);
}

static void programme__forecast_by_default(void **state)
{
    scratch s = scratch_begin();
    const lrel_forecast_rules *f = &read_programme(&s, HEAD SOURCES)->forecast;

    assert_int_equal(f->seed, 1);
    assert_int_equal(f->draws, 10000);
    assert_int_equal(f->years, 10);
    assert_int_equal(f->scenario_count, 1);
    assert_true(f->scenarios[0].survey_capacity == 1 && f->scenarios[0].new_land == 1);
    scratch_end(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(programme__forecast_as_said),
        cmocka_unit_test(programme__forecast_by_default),
        cmocka_unit_test(programme_read__the_rules_of_the_example_arrive),
        cmocka_unit_test(programme_read__the_hazards_of_the_example_arrive),
        cmocka_unit_test(programme_read__the_releases_of_the_example_arrive),
        cmocka_unit_test(programme_read__paths_follow_the_file_that_says_them),
        cmocka_unit_test(programme_read__a_key_of_the_source_wins_over_the_mapping_file),
        cmocka_unit_test(
            programme_read__geometry_and_items_come_from_a_mapping_file_as_a_whole),
        cmocka_unit_test(programme_read__defaults_hold_where_nothing_is_said),
        cmocka_unit_test(programme_read__the_other_values_of_the_rules_arrive),
        cmocka_unit_test(programme_read__as_of_is_the_earliest_complete_to),
        cmocka_unit_test(programme_read__facts_do_not_decide_as_of),
        cmocka_unit_test(programme_read__one_name_is_another_key_in_another_role),
        cmocka_unit_test(
            programme_read__where_comes_from_the_source_else_from_its_mapping),
        cmocka_unit_test(programme_read__decimal_mark_arrives),
        cmocka_unit_test(programme_read__the_default_accounts_hold_every_code_once),
        cmocka_unit_test(programme_read__codes_of_no_account_go_where_unknown_is),
        cmocka_unit_test(programme_read__an_unknown_account_is_added_where_nobody_has_it),
        cmocka_unit_test(programme_read__an_account_called_unknown_takes_the_rest),
        cmocka_unit_test(programme_read__a_cell_may_stand_for_several_codes),
        cmocka_unit_test(programme_read__values_may_be_none_yet),
        cmocka_unit_test(programme_read__values_are_sorted_as_they_are_compared),
        cmocka_unit_test(programme_read__no_memory_is_a_status_wherever_it_runs_out),
        cmocka_unit_test(programme_read__postgis_names_a_table),
        cmocka_unit_test(programme_read__words_about_passwords_are_no_password),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
