/* SPDX-License-Identifier: Apache-2.0 */
/* test_printed_tables.c: tables that Mine Action Review printed (Clearing the Mines 2025)
 * are fed row by row, on land of exactly those areas; the indicators are what it printed,
 * or what follows from its rows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "indicators/plane_scene.h"

#define AP_COUNTED   "AP mines; area as counted"
#define ZERO_COUNTED "no AP mine found; area as counted"

/* --- Cambodia 2024, tables 9 and 11: release by operator, data of the authority --- */

typedef struct cambodia_row {
    const char *op;
    int64_t cancelled, reduced, cleared;
    const char *ap; /* AP mines in clearance */
    const char *m2_per_ap, *ap_per_ha, *survey_share, *clearance_share, *released;
} cambodia_row;

static const cambodia_row cambodia[] = {
    {"CMAC", 167668, 31964322, 69831220, "6843", "10205", "0.98", "31.5", "86.8",
     "101963210"},
    {"CSHD", 68858, 91190, 148860, "16", "9304", "1.07", "51.8", "0.2", "308908"},
    {"HALO", 905300, 434822, 4626857, "490", "9443", "1.06", "22.5", "5.8", "5966979"},
    {"MAG", 2130934, 1164971, 991559, "149", "6655", "1.50", "76.9", "1.2", "4287464"},
    {"NPA", 12131743, 14063, 33784, "28", "1207", "8.29", "99.7", "0.0", "12179590"},
    {"NPMEC", 31533, 807830, 4812362, "106", "45400", "0.22", "14.9", "6.0", "5651725"},
};
#define CAMBODIA_ROWS (sizeof cambodia / sizeof *cambodia)

static void put_cambodia(plane *p, const cambodia_row *row)
{
    char id[32];
    plane_release r = {.id = id, .op = row->op, .day = "2024-06-30"};

    snprintf(id, sizeof id, "%s-1", row->op);
    r.product = "cancelled";
    plane_task(p, &r, row->cancelled);
    snprintf(id, sizeof id, "%s-2", row->op);
    r.product = "reduced";
    plane_task(p, &r, row->reduced);
    snprintf(id, sizeof id, "%s-3", row->op);
    r.product = "cleared";
    r.ap = row->ap;
    r.uxo = "0";
    plane_task(p, &r, row->cleared);
}

static void expect_cambodia(const csv_table *t, const cambodia_row *row)
{
    indicator_key key = {"I1", NULL,   "ap_mine", row->op ? "operator" : "all",
                         "",   "2024", AP_COUNTED};

    if (row->op)
        key.group = row->op;
    indicator_expect(t, &key, 0, row->m2_per_ap);
    key.indicator = "I2";
    indicator_expect(t, &key, 2, row->ap_per_ha);
    key.indicator = "I5";
    key.definition = NULL;
    indicator_expect(t, &key, 1, row->survey_share);
    assert_string_equal(csv_cell(t, indicator_row_of(t, &key), "b"), row->released);
    if (!row->op)
        return;
    key.indicator = "I6";
    key.name = "share of all clearance";
    indicator_expect(t, &key, 1, row->clearance_share);
}

static void cambodia_2024__is_as_printed(void **state)
{
    static const cambodia_row all = {NULL,    0,      0,      0,    NULL,
                                     "10540", "0.95", "38.3", NULL, "130357876"};
    job_scratch *s = *state;
    plane p = plane_begin(s, "");
    csv_table t;

    for (size_t i = 0; i < CAMBODIA_ROWS; i++)
        put_cambodia(&p, &cambodia[i]);
    /* 2,902 mines of spot tasks, which are in no area per mine. */
    fputs("s,2024-05-01,ap_mine,2902,eod_spot,CMAC,,,\n", p.items);
    plane_end(&p);
    job_run(s, "out");
    t = csv_read(s, "out/data/indicators.csv");
    for (size_t i = 0; i < CAMBODIA_ROWS; i++)
        expect_cambodia(&t, &cambodia[i]);
    expect_cambodia(&t, &all);
    indicator_expect(&t,
                     &(indicator_key){"I1", "items of spot tasks", "all", "all", "",
                                      "2024", "AP mines"},
                     0, "2902");
    /* "62 % of 2024 release through full clearance" */
    indicator_expect(&t,
                     &(indicator_key){"I6", "release mix: clearance", "ap_mine", "all",
                                      "", "2024", NULL},
                     0, "62");
    csv_free(&t);
}

/* --- Colombia 2024, tables 5 and 14: clearance that found no AP mine --- */

typedef struct colombia_row {
    const char *op;
    int zero_tasks;
    int64_t zero_m2;
    const char *percent;
    int64_t total_m2;
    int tasks;
    int ap;
    const char *m2_per_ap; /* NULL: undefined */
} colombia_row;

static const colombia_row colombia[] = {
    {"CCCM", 66, 69117, "52", 133932, 96, 49, "2733"},
    {"DRC", 2, 2907, "16", 18602, 6, 11, "1691"},
    {"HALO", 23, 28866, "28", 104492, 56, 100, "1045"},
    {"HI", 11, 28672, "100", 28672, 11, 0, NULL},
    {"HUMANICEMOS DH", 15, 24187, "100", 24187, 15, 0, NULL},
};
#define COLOMBIA_ROWS (sizeof colombia / sizeof *colombia)

/* Divides an area, and items, over tasks: the last has the rest. */
static void put_tasks(plane *p, const char *op, const char *kind, int count, int64_t m2,
                      int items)
{
    for (int i = 0; i < count; i++) {
        bool is_last = i == count - 1;
        int n = is_last ? items - items / count * i : items / count;
        int64_t area = is_last ? m2 - m2 / count * i : m2 / count;
        char id[48], ap[16];
        plane_release r = {
            .id = id, .op = op, .product = "cleared", .day = "2024-06-30", .ap = ap};

        snprintf(id, sizeof id, "%s-%s-%d", op, kind, i);
        snprintf(ap, sizeof ap, "%d", n);
        plane_task(p, &r, area);
    }
}

static void put_colombia(plane *p, const colombia_row *row)
{
    put_tasks(p, row->op, "zero", row->zero_tasks, row->zero_m2, 0);
    put_tasks(p, row->op, "found", row->tasks - row->zero_tasks,
              row->total_m2 - row->zero_m2, row->ap);
}

static void expect_colombia(const csv_table *t, const colombia_row *row, int decimals)
{
    char number[32];
    indicator_key key = {"I3",
                         NULL,
                         "ap_mine",
                         row->op ? "operator" : "all",
                         row->op ? row->op : "",
                         "2024",
                         ZERO_COUNTED};

    indicator_expect(t, &key, decimals, row->percent);
    snprintf(number, sizeof number, "%lld", (long long)row->total_m2);
    assert_string_equal(csv_cell(t, indicator_row_of(t, &key), "b"), number);
    key.definition = "no AP mine found; area as stated";
    indicator_expect(t, &key, decimals, row->percent);
    key.indicator = "I4";
    key.name = "area of tasks without finds";
    key.definition = ZERO_COUNTED;
    snprintf(number, sizeof number, "%lld", (long long)row->zero_m2);
    indicator_expect(t, &key, 0, number);
    key.name = "tasks without finds";
    key.definition = "no AP mine found";
    snprintf(number, sizeof number, "%d", row->zero_tasks);
    indicator_expect(t, &key, 0, number);
    snprintf(number, sizeof number, "%d", row->tasks);
    assert_string_equal(csv_cell(t, indicator_row_of(t, &key), "b"), number);
    key = (indicator_key){"I1", NULL, "ap_mine", key.by, key.group, "2024", AP_COUNTED};
    if (row->m2_per_ap)
        indicator_expect(t, &key, 0, row->m2_per_ap);
    else
        indicator_expect_none(t, &key, "none of these items was found");
}

static void colombia_2024__is_as_printed(void **state)
{
    static const colombia_row all = {NULL, 117, 153749, "49.6", 309885, 184, 160, "1937"};
    job_scratch *s = *state;
    plane p = plane_begin(s, "");
    csv_table t;

    for (size_t i = 0; i < COLOMBIA_ROWS; i++)
        put_colombia(&p, &colombia[i]);
    plane_end(&p);
    job_run(s, "out");
    t = csv_read(s, "out/data/indicators.csv");
    for (size_t i = 0; i < COLOMBIA_ROWS; i++)
        expect_colombia(&t, &colombia[i], 0);
    expect_colombia(&t, &all, 1);
    /* Nobody stated what other ordnance was found: that is no zero. */
    indicator_expect_none(
        &t,
        &(indicator_key){"I3", NULL, "ap_mine", "all", "", "2024",
                         "no explosive ordnance found; area as counted"},
        "no clearance task states what it found");
    csv_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(cambodia_2024__is_as_printed, job_scratch_setup,
                                        job_scratch_teardown),
        cmocka_unit_test_setup_teardown(colombia_2024__is_as_printed, job_scratch_setup,
                                        job_scratch_teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
