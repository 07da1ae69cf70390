/* SPDX-License-Identifier: Apache-2.0 */
/* test_places.c: one place under several names, and under the codes of two editions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check/check_scene.h"

#define OUTLINE "\"POLYGON ((103.1 13.1, 103.101 13.1, 103.101 13.101, 103.1 13.1))\"\n"

static const char programme[] =
    "programme: Places\nas_of: 2024-12-31\nplaces: places.csv\nsources:\n"
    "  - {path: h.csv, role: hazard, crs: EPSG:4326, geometry: {wkt: WKT}, id: id, "
    "from: found, place: place, class: {const: cha}, contamination: {const: ap}}\n"
    "boundaries:\n"
    "  - {path: units.geojson, level: admin1, code: code, name: name, edition: 2014}\n";

static void put(const job_scratch *s, const char *aliases, const char *hazard)
{
    char text[600];

    job_put(s, "p.yaml", programme);
    job_put(s, "units.geojson",
            "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\","
            "\"properties\":{\"code\":\"13\",\"name\":\"Preah Vihear\"},\"geometry\":{"
            "\"type\":\"Polygon\",\"coordinates\":[[[103,13],[104,13],[104,14],[103,14],"
            "[103,13]]]}},{\"type\":\"Feature\",\"properties\":{\"code\":\"0306\","
            "\"name\":\"Other\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[["
            "104,13],[105,13],[105,14],[104,14],[104,13]]]}}]}");
    snprintf(text, sizeof text, "code,alias,from,to\n%s", aliases);
    job_put(s, "places.csv", text);
    snprintf(text, sizeof text, "id,found,place,WKT\nH,%s," OUTLINE, hazard);
    job_put(s, "h.csv", text);
}

typedef struct place_case {
    const char *name;
    const char *aliases; /* code,alias,from,to */
    const char *hazard;  /* found,place */
    const char *code;    /* that the place was taken for; "": left as it stands */
    bool is_known;       /* a boundary has it then */
} place_case;

static const place_case cases[] = {
    {"place__by_another_name", "13,Prey Vihear,,\n", "2016-01-01,Prey Vihear", "13",
     true},
    {"place__in_other_letters", "13,Prey Vihear,,\n", "2016-01-01, PREY vihear ", "13",
     true},
    {"place__by_its_own_name_needs_no_alias", "13,Prey Vihear,,\n",
     "2016-01-01,preah vihear", "13", true},
    {"place__of_nobody", "13,Prey Vihear,,\n", "2016-01-01,Elsewhere", "", false},
    {"code__of_the_edition_before", "13,0306,,2013-12-31\n", "2010-05-05,0306", "13",
     true},
    {"code__of_the_edition_now", "13,0306,,2013-12-31\n", "2016-05-05,0306", "", true},
    {"code__on_the_last_day_of_an_edition", "13,0306,,2013-12-31\n", "2013-12-31,0306",
     "13", true},
    {"alias__of_a_code_that_no_boundary_has", "99,Prey Vihear,,\n",
     "2016-01-01,Prey Vihear", "99", false},
};

static void run_case(job_scratch *s, const void *one)
{
    const place_case *c = one;
    char found[80] = "", *provenance;
    bool is_unknown = false;
    csv_table issues;

    put(s, c->aliases, c->hazard);
    job_run(s, "out");
    issues = csv_read(s, "out/check/issues.csv");
    for (size_t row = 0; row < issues.rows; row++) {
        if (strcmp(csv_cell(&issues, row, "code"), "LREL-B005") == 0)
            snprintf(found, sizeof found, "%s", csv_cell(&issues, row, "expected"));
        is_unknown |= strcmp(csv_cell(&issues, row, "code"), "LREL-B003") == 0;
    }
    csv_free(&issues);
    assert_string_equal(found, c->code);
    assert_int_equal(is_unknown, !c->is_known);
    provenance = job_get(s, "out/data/provenance.json");
    assert_non_null(strstr(provenance, "\"edition\": \"2014\""));
    assert_non_null(strstr(provenance, "\"places\": {"));
    free(provenance);
}

static void a_file__without_its_columns_is_refused(void **state)
{
    job_scratch *s = *state;

    put(s, "", "2016-01-01,13");
    job_put(s, "places.csv", "name,alias\nA,B\n");
    assert_int_equal(job_try(s, "out"), LREL_E_REFUSED);
    assert_non_null(strstr(s->messages, "places.csv: has no column `code`"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(
        a_file__without_its_columns_is_refused, job_scratch_setup, job_scratch_teardown)};

    return check_run_rows(cases, sizeof *cases, sizeof cases / sizeof *cases, run_case) +
           cmocka_run_group_tests(tests, NULL, NULL);
}
