/* SPDX-License-Identifier: Apache-2.0 */
/* `place: stated`, by hand: two provinces of two districts each, side by side, on a plane
 * of metres that is the grid itself.
 *
 *       P1       |     P2
 *     11 |   12  |  21   |  22   |  31
 *   0  2000   4000    6000   8000    8900 m to the east */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check/check_scene.h"
#include "dataset/dataset.h"
#include "run/scenes.h"
#include "run/shown.h"
#include "support/scarce_memory.h"

#define PLANE "crs: \"+proj=laea +lat_0=13 +lon_0=105 +datum=WGS84 +units=m +no_defs\""

static const char programme_text[] =
    "programme: Places\nas_of: %d-12-31\nby: [admin1, admin2]\n"
    "grid: {lon: 105, lat: 13}\nplaces: places.csv\nplace: %s\nsources:\n"
    "  - {path: h.csv, role: hazard, name: Hazards, " PLANE ", geometry: {wkt: shape},\n"
    "     id: id, class: class, version: version, from: from, to: to, place: place,\n"
    "     contamination: {const: ap}}\n"
    "  - {path: r.csv, role: release, name: Releases, " PLANE
    ", geometry: {wkt: shape},\n"
    "     id: id, hazard: hazard, product: {const: cleared}, accepted: accepted,\n"
    "     place: place, area: area, contamination: {const: ap}}\n"
    "boundaries:\n"
    "  - {path: p.geojson, level: admin1, code: code, name: name, " PLANE "}\n"
    "  - {path: d.geojson, level: admin2, code: code, name: name, " PLANE "}\n";

static void put_unit(FILE *f, const char *code, const char *name, int west, int east)
{
    fprintf(
        f,
        "{\"type\":\"Feature\",\"properties\":{\"code\":\"%s\",\"name\":\"%s\"},"
        "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[%d,0],[%d,0],[%d,2000],"
        "[%d,2000],[%d,0]]]}}",
        code, name, west, east, east, west, west);
}

/* District 31 is in no province.
 * @param twelve  the code of the second district, which ends at @p east */
static void put_units(const job_scratch *s, const char *twelve, int east)
{
    FILE *f = job_create(s, "p.geojson");

    fputs("{\"type\":\"FeatureCollection\",\"features\":[", f);
    put_unit(f, "P1", "West", 0, 4000);
    fputc(',', f);
    put_unit(f, "P2", "East", 4000, 8000);
    fputs("]}", f);
    assert_int_equal(fclose(f), 0);
    f = job_create(s, "d.geojson");
    fputs("{\"type\":\"FeatureCollection\",\"features\":[", f);
    put_unit(f, "11", "One", 0, 2000);
    fputc(',', f);
    put_unit(f, twelve, "Two", 2000, east);
    fputc(',', f);
    put_unit(f, "21", "Three", east, 6000);
    fputc(',', f);
    put_unit(f, "22", "Four", 6000, 8000);
    fputc(',', f);
    put_unit(f, "31", "Five", 8000, 8900);
    fputs("]}", f);
    assert_int_equal(fclose(f), 0);
}

static void put_programme(const job_scratch *s, int year, const char *place)
{
    char text[sizeof programme_text + 40];

    snprintf(text, sizeof text, programme_text, year, place);
    job_put(s, "p.yaml", text);
}

static void put(const job_scratch *s, int year, const char *hazards, const char *releases)
{
    char text[2000];

    put_units(s, "12", 4000);
    put_programme(s, year, "stated");
    job_put(s, "places.csv", "code,alias\n22,Old Town\nP1,0102\n");
    snprintf(text, sizeof text, "id,class,version,from,to,place,shape\n%s", hazards);
    job_put(s, "h.csv", text);
    snprintf(text, sizeof text, "id,hazard,accepted,place,area,shape\n%s", releases);
    job_put(s, "r.csv", text);
}

/* ---- where one hazard's land counts ---- */

typedef struct place_case {
    const char *name;
    const char *stated;
    int west;                    /* of a square of 100 m */
    const char *spatial, *where; /* closings: "P1/11=10000 P2/21=5000 " */
    const char *issue;           /* that is raised, or NULL */
} place_case;

static const place_case cases[] = {
    {"place__where_the_land_lies", "11", 500, "P1/11=10000 ", "P1/11=10000 ", NULL},
    {"place__of_another_province", "21", 500, "P1/11=10000 ", "P2/21=10000 ",
     "LREL-B008"},
    {"place__of_another_district", "12", 500, "P1/11=10000 ", "P1/12=10000 ",
     "LREL-B008"},
    {"province__that_the_land_lies_in_has_its_district", "P1", 500, "P1/11=10000 ",
     "P1/11=10000 ", NULL},
    {"province__that_is_another_has_no_district", "P2", 500, "P1/11=10000 ", "P2/=10000 ",
     "LREL-B008"},
    {"place__that_nobody_states", "", 4500, "P2/21=10000 ", "P2/21=10000 ", "LREL-B006"},
    {"place__that_no_boundary_has", "X9", 4500, "P2/21=10000 ", "P2/21=10000 ",
     "LREL-B006"},
    {"place__by_name", "four", 500, "P1/11=10000 ", "P2/22=10000 ", "LREL-B008"},
    {"place__by_another_name", "OLD town", 500, "P1/11=10000 ", "P2/22=10000 ",
     "LREL-B008"},
    {"place__finer_than_the_boundaries_by_an_alias", "0102", 4500, "P2/21=10000 ",
     "P1/=10000 ", "LREL-B008"},
    {"straddling__goes_to_the_district_stated", "12", 3950, "P1/12=5000 P2/21=5000 ",
     "P1/12=10000 ", "LREL-B008"},
    {"straddling__keeps_the_district_in_the_province_stated", "P1", 3950,
     "P1/12=5000 P2/21=5000 ", "P1/=5000 P1/12=5000 ", "LREL-B008"},
    {"straddling__two_districts_of_the_province_stated", "P1", 1950,
     "P1/11=5000 P1/12=5000 ", "P1/11=5000 P1/12=5000 ", NULL},
    {"straddling__that_states_none_is_in_both", "", 3950, "P1/12=5000 P2/21=5000 ",
     "P1/12=5000 P2/21=5000 ", "LREL-B006"},
    {"place__of_land_in_no_unit", "11", 9000, "/=10000 ", "P1/11=10000 ", "LREL-B008"},
    {"place__that_is_a_part_of_no_province", "31", 500, "P1/11=10000 ", "P1/31=10000 ",
     "LREL-B008"},
    {"nowhere__where_no_place_is_stated", "", 9000, "/=10000 ", "/=10000 ", "LREL-B006"},
};

/* The closings of the last period, in ap_mine, by units. */
static void read_closings(const job_scratch *s, char out[400])
{
    csv_table ledger = csv_read(s, "out/data/ledger.csv");
    size_t used = 0;

    out[0] = '\0';
    for (size_t row = 0; row < ledger.rows; row++) {
        int64_t closing = csv_area(&ledger, row, "closing_m2");

        if (strcmp(csv_cell(&ledger, row, "account"), "ap_mine") != 0 || closing == 0 ||
            (row + 1 < ledger.rows && strcmp(csv_cell(&ledger, row + 1, "period"),
                                             csv_cell(&ledger, row, "period")) > 0))
            continue;
        assert_int_equal(closing % 10000000, 0);
        used += (size_t)snprintf(
            out + used, 400 - used, "%s/%s=%d ", csv_cell(&ledger, row, "admin1"),
            csv_cell(&ledger, row, "admin2"), (int)(closing / 10000000));
    }
    csv_free(&ledger);
}

static void expect_closings(job_scratch *s, const char *expected)
{
    char found[400];

    s->overwrite = true;
    job_run(s, "out");
    read_closings(s, found);
    assert_string_equal(found, expected);
}

/* Those of `place: stated` that were raised, "" for none; and their area. */
static void find_issue(const job_scratch *s, char code[16])
{
    static const char *const codes[] = {"LREL-B006", "LREL-B007", "LREL-B008"};
    csv_table issues = csv_read(s, "out/check/issues.csv");
    size_t first;

    code[0] = '\0';
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (check_count(&issues, codes[i], &first) > 0) {
            assert_string_equal(code, ""); /* never two of them in these cases */
            snprintf(code, 16, "%s", codes[i]);
            assert_string_equal(csv_cell(&issues, first, "count"), "1");
        }
    csv_free(&issues);
}

static void run_case(job_scratch *s, const void *one)
{
    const place_case *c = one;
    char row[300], code[16];
    int w = c->west, e = c->west + 100;

    snprintf(row, sizeof row,
             "H,cha,1,2020-01-01,,%s,\"POLYGON ((%d 100, %d 200, %d 200, %d 100, "
             "%d 100))\"\n",
             c->stated, w, w, e, e, w);
    put(s, 2020, row, "");
    expect_closings(s, c->where);
    find_issue(s, code);
    assert_string_equal(code, c->issue ? c->issue : "");
    put_programme(s, 2020, "spatial");
    expect_closings(s, c->spatial);
    find_issue(s, code);
    assert_string_equal(code, "");
}

/* ---- land that changes hands ---- */

/* The cells of one row that are not 0: "2020 transferred=10000 closing=10000 ". */
static void read_row(const csv_table *ledger, size_t row, char out[200])
{
    static const char *const columns[] = {"opening",     "newly_recorded", "resurvey",
                                          "transferred", "cleared",        "closed",
                                          "closing"};
    size_t used = (size_t)snprintf(out, 200, "%s %s ", csv_cell(ledger, row, "admin1"),
                                   csv_cell(ledger, row, "period"));

    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        char name[32];
        int64_t area;

        snprintf(name, sizeof name, "%s_m2", columns[i]);
        area = csv_area(ledger, row, name);
        if (area)
            used += (size_t)snprintf(out + used, 200 - used, "%s=%d ", columns[i],
                                     (int)(area / 10000000));
    }
}

/* Of ap_mine, the rows in which anything is. */
static void expect_rows(job_scratch *s, const char *const *rows, size_t count)
{
    csv_table ledger;
    size_t found = 0;

    s->by = "admin1";
    s->overwrite = true;
    job_run(s, "out");
    s->by = NULL;
    ledger = csv_read(s, "out/data/ledger.csv");
    for (size_t row = 0; row < ledger.rows; row++) {
        char text[200];

        read_row(&ledger, row, text);
        if (strcmp(csv_cell(&ledger, row, "account"), "ap_mine") != 0 ||
            !strchr(text, '='))
            continue;
        assert_in_range(found, 0, count - 1);
        assert_string_equal(text, rows[found++]);
    }
    assert_int_equal(found, count);
    csv_free(&ledger);
}
#define EXPECT_ROWS(s, ...)                                                              \
    expect_rows(s, (const char *const[]){__VA_ARGS__},                                   \
                sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))

#define BOX_500   "\"POLYGON ((500 100, 500 200, 600 200, 600 100, 500 100))\"\n"
#define EAST_HALF "\"POLYGON ((550 100, 550 200, 600 200, 600 100, 550 100))\"\n"

/* The confirmed hazard takes the land over, and with it to the other province; the
 * release counts there, whatever it states itself. */
static void land__goes_with_its_holder(void **state)
{
    put(*state, 2021, "S,sha,1,2019-05-01,,P1," BOX_500 "C,cha,1,2020-05-01,,P2," BOX_500,
        "R,,2021-05-01,P1,," EAST_HALF);
    EXPECT_ROWS(*state, "P1 2019 newly_recorded=10000 closing=10000 ",
                "P1 2020 opening=10000 transferred=-10000 ",
                "P2 2020 transferred=10000 closing=10000 ",
                "P2 2021 opening=10000 cleared=5000 closing=5000 ");
    put_programme(*state, 2021, "spatial");
    EXPECT_ROWS(*state, "P1 2019 newly_recorded=10000 closing=10000 ",
                "P1 2020 opening=10000 closing=10000 ",
                "P1 2021 opening=10000 cleared=5000 closing=5000 ");
}

static void version__that_states_another_place_moves_the_land(void **state)
{
    put(*state, 2020, "H,cha,1,2019-05-01,,P1," BOX_500 "H,cha,2,2020-05-01,,22," BOX_500,
        "");
    EXPECT_ROWS(*state, "P1 2019 newly_recorded=10000 closing=10000 ",
                "P1 2020 opening=10000 transferred=-10000 ",
                "P2 2020 transferred=10000 closing=10000 ");
}

/* Two hazards that state one place: the land stays there. */
static void land__of_one_place_is_not_transferred(void **state)
{
    put(*state, 2020, "S,sha,1,2019-05-01,,21," BOX_500 "C,cha,1,2020-05-01,,22," BOX_500,
        "");
    EXPECT_ROWS(*state, "P2 2019 newly_recorded=10000 closing=10000 ",
                "P2 2020 opening=10000 closing=10000 ");
}

/* A release without a shape explains the closure where the hazard's land counts. */
static void borrowed__land_is_in_the_place_of_its_hazard(void **state)
{
    put(*state, 2020, "H,cha,1,2019-05-01,2020-06-01,P2," BOX_500,
        "R,H,2020-05-01,P1,4000,\n");
    EXPECT_ROWS(*state, "P2 2019 newly_recorded=10000 closing=10000 ",
                "P2 2020 opening=10000 cleared=4000 closed=6000 ");
}

/* ---- codes ---- */

/* A code that a province and a district have might be either. */
static void code__of_two_levels_is_no_place(void **state)
{
    char code[16];

    put(*state, 2020, "H,cha,1,2020-01-01,,P2," BOX_500, "");
    put_units(*state, "P2", 4000);
    expect_closings(*state, "P1/11=10000 ");
    find_issue(*state, code);
    assert_string_equal(code, "LREL-B007");
}

/* ---- borders of two levels that do not fit ---- */

/* District 12 reaches 100 m into the other province. It is a part of the one in which
 * most of it lies. */
static void district__is_of_the_province_that_has_most_of_it(void **state)
{
    static const char box[] =
        "\"POLYGON ((4000 100, 4000 200, 4100 200, 4100 100, 4000 100))\"\n";
    static const char *const stated[] = {"12", "P1", "P2"};
    static const char *const expected[] = {"P1/12=10000 ", "P1/12=10000 ", "P2/=10000 "};

    for (size_t i = 0; i < 3; i++) {
        char row[200];

        snprintf(row, sizeof row, "H,cha,1,2020-01-01,,%s,%s", stated[i], box);
        put(*state, 2020, row, "");
        put_units(*state, "12", 4100);
        expect_closings(*state, expected[i]);
    }
    put_programme(*state, 2020, "spatial");
    expect_closings(*state, "P2/12=10000 ");
}

/* ---- other products ---- */

static int64_t mapped(job_scratch *s, const char *where, bool is_released)
{
    char path[JOB_PATH_MAX];
    lrel_map_options options;
    shown_map map;
    int64_t area;

    job_path(s, "at.geojson", path);
    lrel_map_options_init(&options);
    options.where = where;
    options.account = "ap_mine";
    options.released = is_released;
    if (lrel_job_write_map(s->job, &options, path, true, &s->err) != LREL_OK)
        fail_msg("%s", s->err.message);
    map = shown_read(s, "at.geojson");
    area = shown_area(&map, "ap_mine", NULL);
    shown_free(&map);
    return area / 10000000;
}

/* A map by a level shows what the table by it says, also of a level that tables have not
 * got. */
static void map__shows_land_in_the_place_stated(void **state)
{
    job_scratch *s = *state;

    put(s, 2021,
        "C,cha,1,2020-05-01,,22," BOX_500 "D,cha,1,2020-05-01,,11,"
        "\"POLYGON ((700 100, 700 200, 800 200, 800 100, 700 100))\"\n",
        "R,,2021-05-01,P1,," EAST_HALF);
    s->by = "admin1";
    (void)job_open(s);
    assert_int_equal(mapped(s, "admin1=P2", false), 5000);
    assert_int_equal(mapped(s, "admin1=P1", false), 10000);
    assert_int_equal(mapped(s, "admin2=22", false), 5000);
    assert_int_equal(mapped(s, "admin2=11", false), 10000);
    assert_int_equal(mapped(s, "admin1=P2", true), 5000);
    assert_int_equal(mapped(s, "admin1=P1", true), 0);
    assert_int_equal(mapped(s, "admin2=22", true), 5000);
    job_close(s);
    s->by = NULL;
}

static void provenance__says_by_which(void **state)
{
    job_scratch *s = *state;
    char *text;

    put(s, 2020, "H,cha,1,2020-01-01,,P2," BOX_500, "");
    job_run(s, "out");
    text = job_get(s, "out/data/provenance.json");
    assert_non_null(strstr(text, "\"place\": \"stated\""));
    free(text);
}

/* ---- memory ---- */

static void on_refusal(const char *line, void *user)
{
    (void)user;
    fail_msg("%s", line);
}

static void on_reading(lrel_text name, size_t done, size_t of, void *user)
{
    (void)name, (void)done, (void)of, (void)user;
}

/* Up to the mosaic; what comes then has @p blocks of memory. @return what places say */
static lrel_status place_with(const job_scratch *s, long blocks)
{
    const lrel_load_listener listener = {on_refusal, on_reading, NULL};
    scarce_memory memory = {0};
    lrel_context *context = scarce_memory_context(&memory, LONG_MAX);
    lrel_programme *programme = NULL;
    char path[JOB_PATH_MAX];
    lrel_dataset data;
    lrel_status status;

    job_path(s, "p.yaml", path);
    assert_int_equal(lrel_programme_read(context, path, &programme, NULL), LREL_OK);
    lrel_dataset_init(&data, context, programme);
    assert_int_equal(lrel_dataset_load(&data, &listener, NULL), LREL_OK);
    assert_int_equal(lrel_dataset_place(&data, NULL), LREL_OK);
    assert_int_equal(lrel_dataset_link(&data, NULL), LREL_OK);
    assert_int_equal(lrel_dataset_arrange(&data, NULL), LREL_OK);
    atomic_store(&memory.left, blocks);
    status = lrel_dataset__make_places(&data, NULL);
    atomic_store(&memory.left, LONG_MAX);
    lrel_dataset_clear(&data);
    lrel_programme_free(programme);
    lrel_context_free(context);
    assert_int_equal(atomic_load(&memory.held), 0);
    return status;
}

static void places__fail_cleanly_wherever_memory_runs_out(void **state)
{
    long blocks = 0;

    put(*state, 2021, "C,cha,1,2020-05-01,,22," BOX_500 "D,cha,1,2020-05-01,,," BOX_500,
        "");
    while (place_with(*state, blocks) == LREL_E_MEMORY)
        blocks++;
    assert_int_equal(place_with(*state, blocks), LREL_OK);
    assert_in_range(blocks, 10, 200);
}

/* ---- totals ---- */

/* Whatever is not grouped by units is the same, byte for byte. */
static void totals__are_those_of_where_land_lies(void **state)
{
    static const char *const files[] = {
        "data/ledger.csv",        "data/credits.csv",     "data/release.csv",
        "data/records.csv",       "data/acceptance.csv",  "check/choices.csv",
        "data/remaining.geojson", "data/released.geojson"};
    job_scratch *s = *state;

    s->by = "class,operator";
    job_run(s, "stated");
    job_replace(s, "p.yaml", "place: stated", "place: spatial");
    job_run(s, "spatial");
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        char name[80], *a, *b;

        snprintf(name, sizeof name, "stated/%s", files[i]);
        a = job_get(s, name);
        snprintf(name, sizeof name, "spatial/%s", files[i]);
        b = job_get(s, name);
        assert_string_equal(a, b);
        free(a);
        free(b);
    }
    s->by = "admin1";
    job_run(s, "spatial_by_unit");
    job_replace(s, "p.yaml", "place: spatial", "place: stated");
    job_run(s, "stated_by_unit");
    {
        char *a = job_get(s, "spatial_by_unit/data/ledger.csv");
        char *b = job_get(s, "stated_by_unit/data/ledger.csv");

        assert_string_not_equal(a, b); /* or the scene would show nothing */
        free(a);
        free(b);
    }
}

int main(void)
{
#define STATED_TEST(test)                                                                \
    cmocka_unit_test_setup_teardown(test, job_scratch_setup, job_scratch_teardown)
    const struct CMUnitTest tests[] = {
        STATED_TEST(land__goes_with_its_holder),
        STATED_TEST(version__that_states_another_place_moves_the_land),
        STATED_TEST(land__of_one_place_is_not_transferred),
        STATED_TEST(borrowed__land_is_in_the_place_of_its_hazard),
        STATED_TEST(code__of_two_levels_is_no_place),
        STATED_TEST(district__is_of_the_province_that_has_most_of_it),
        STATED_TEST(map__shows_land_in_the_place_stated),
        STATED_TEST(provenance__says_by_which),
        STATED_TEST(places__fail_cleanly_wherever_memory_runs_out),
        cmocka_unit_test_setup_teardown(totals__are_those_of_where_land_lies,
                                        scene_stated_setup, job_scratch_teardown),
    };

    return check_run_rows(cases, sizeof *cases, sizeof cases / sizeof *cases, run_case) +
           cmocka_run_group_tests(tests, NULL, NULL);
}
