/* SPDX-License-Identifier: Apache-2.0 */
/* Edge difference, rule by rule, on rectangles in metres. Hazards are recorded in 2019,
 * releases count in 2021; the periods are the years 2019 to 2022. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "landrelease/ledger.h"

#define UNITS   1000 /* in a metre */
#define MAX     8
#define PERIODS 4
#define ANY(s)  ((s)->input.account_count)

typedef struct stage {
    lrel_grid_point points[4 * 2 * MAX];
    lrel_mosaic_ring rings[2 * MAX];
    size_t rings_n;
    uint32_t owners_n;
    lrel_ledger_hazard hazards[MAX];
    lrel_ledger_release releases[MAX];
    lrel_ledger_position positions[3]; /* 0: 5 m */
    lrel_date starts[PERIODS + 1];
    lrel_ledger_input input;
    lrel_context *context;
    lrel_mosaic *mosaic;
    lrel_ledger *ledger;
} stage;

static lrel_date day_in(int year, int day)
{
    return (lrel_date){(year - 1970) * 365 + day};
}

static stage stage_of(uint32_t accounts)
{
    stage s = {.positions = {{5 * UNITS, 0, 0}},
               .input = {.account_count = accounts,
                         .as_of = {day_in(2023, 0).days - 1},
                         .period_count = PERIODS,
                         .position_count = 3}};

    for (int p = 0; p <= PERIODS; p++)
        s.starts[p] = day_in(2019 + p, 0);
    return s;
}

/* A ring of the owner made last; holes by @p role. */
static void add_ring(stage *s, lrel_ring_role role, double x0, double y0, double x1,
                     double y1)
{
    lrel_grid_point *p = &s->points[4 * s->rings_n];

    p[0] = (lrel_grid_point){(int32_t)(x0 * UNITS), (int32_t)(y0 * UNITS)};
    p[1] = (lrel_grid_point){(int32_t)(x1 * UNITS), (int32_t)(y0 * UNITS)};
    p[2] = (lrel_grid_point){(int32_t)(x1 * UNITS), (int32_t)(y1 * UNITS)};
    p[3] = (lrel_grid_point){(int32_t)(x0 * UNITS), (int32_t)(y1 * UNITS)};
    s->rings[s->rings_n] = (lrel_mosaic_ring){.owner = s->owners_n - 1,
                                              .part = (uint32_t)s->rings_n,
                                              .role = (uint8_t)role,
                                              .count = 4,
                                              .first = 4 * s->rings_n};
    s->rings_n++;
}

static lrel_ledger_hazard *add_hazard(stage *s, double x0, double y0, double x1,
                                      double y1)
{
    uint32_t n = (uint32_t)s->input.hazard_count++;

    s->owners_n++;
    add_ring(s, LREL_RING_SHELL, x0, y0, x1, y1);
    s->hazards[n] = (lrel_ledger_hazard){.owner = s->owners_n - 1,
                                         .hazard = n,
                                         .tie = n,
                                         .counted_as = n,
                                         .accounts = 1,
                                         .from = day_in(2019, 100),
                                         .to = {LREL_DAY_OPEN}};
    return &s->hazards[n];
}

static lrel_ledger_release *add_release(stage *s, double x0, double y0, double x1,
                                        double y1)
{
    uint32_t n = (uint32_t)s->input.release_count++;

    s->owners_n++;
    add_ring(s, LREL_RING_SHELL, x0, y0, x1, y1);
    s->releases[n] = (lrel_ledger_release){.owner = s->owners_n - 1,
                                           .tie = MAX + n,
                                           .accounts = 1,
                                           .product = LREL_PRODUCT_CLEARED,
                                           .day = day_in(2021, 100)};
    return &s->releases[n];
}

static void make(stage *s)
{
    lrel_mosaic_input mosaic = {s->points, s->rings, s->rings_n, NULL, s->owners_n};

    s->input.hazards = s->hazards;
    s->input.releases = s->releases;
    s->input.period_starts = s->starts;
    s->input.positions = s->positions;
    s->context = lrel_context_new(NULL);
    assert_int_equal(lrel_mosaic_build(s->context, &mosaic, &s->mosaic, NULL), LREL_OK);
    assert_int_equal(
        lrel_ledger_build(s->context, s->mosaic, &s->input, &s->ledger, NULL), LREL_OK);
}

static void stage_free(stage *s)
{
    lrel_ledger_free(s->ledger);
    lrel_mosaic_free(s->mosaic);
    lrel_context_free(s->context);
}

/* Square metres of edge difference at the end of @p year. */
static int edge_m2(const stage *s, uint32_t account, int year)
{
    return (int)(lrel_ledger_edge_area(s->ledger, account, (uint32_t)(year - 2019)) / 2 /
                 UNITS / UNITS);
}

static int counted(const stage *s, uint32_t account, int year)
{
    return (int)lrel_ledger_hazards_standing(s->ledger, account, (uint32_t)(year - 2019));
}

static int column_m2(const stage *s, uint32_t account, int year,
                     lrel_ledger_column column)
{
    int64_t sum = 0;

    for (size_t i = 0; i < lrel_ledger_row_count(s->ledger); i++) {
        const lrel_ledger_row *row = lrel_ledger_row_at(s->ledger, i);

        if (row->account == account && row->period == (uint32_t)(year - 2019))
            sum += row->area2[column];
    }
    return (int)(sum / 2 / UNITS / UNITS);
}

/* The edge difference on the as-of day, and the land recorded then. */
static void check(const stage *s, int edge, int closing)
{
    assert_int_equal(edge_m2(s, 0, 2022), edge);
    assert_int_equal(column_m2(s, 0, 2022, LREL_COLUMN_CLOSING), closing);
}

/* ---- what it is ---- */

static void edge__strip_along_a_release_is_edge_difference(void **state)
{
    stage s = stage_of(1);

    (void)state;
    add_hazard(&s, 0, 0, 100, 100);
    add_release(&s, 0, 0, 98, 100);
    make(&s);
    check(&s, 200, 200);
    assert_int_equal(lrel_ledger_hazard_area(s.ledger, 0, 0).edge / 2 / UNITS / UNITS,
                     200);
    assert_int_equal(lrel_ledger_hazard_area(s.ledger, 0, 1).edge / 2 / UNITS / UNITS,
                     200);
    stage_free(&s);
}

static void edge__strip_wider_than_the_allowance_is_none(void **state)
{
    stage s = stage_of(1);

    (void)state;
    add_hazard(&s, 0, 0, 100, 100);
    add_release(&s, 0, 0, 87, 100); /* mean width of 13 x 100 m: 11.5 m */
    make(&s);
    check(&s, 0, 1300);
    assert_int_equal(counted(&s, 0, 2022), 1);
    stage_free(&s);
}

static void edge__same_corners_leave_none(void **state)
{
    stage s = stage_of(1);

    (void)state;
    add_hazard(&s, 0, 0, 100, 100);
    add_release(&s, 0, 0, 100, 100);
    make(&s);
    check(&s, 0, 0);
    stage_free(&s);
}

/* What is left all around is a piece with a hole. */
static void edge__ring_around_a_release_is_edge_difference(void **state)
{
    stage s = stage_of(1);

    (void)state;
    add_hazard(&s, 0, 0, 100, 100);
    add_release(&s, 2, 2, 98, 98);
    make(&s);
    check(&s, 784, 784);
    assert_int_equal(counted(&s, 0, 2021), 0);
    stage_free(&s);
}

/* The strip hangs together with the half that was not released. */
static void edge__strip_of_a_wide_piece_is_none(void **state)
{
    stage s = stage_of(1);

    (void)state;
    add_hazard(&s, 0, 0, 100, 100);
    add_release(&s, 0, 2, 50, 100);
    make(&s);
    check(&s, 0, 5100);
    stage_free(&s);
}

/* A strip of 2 x 375 m ends in a square of 25 m, a patch of its own, for an older release
 * has it too. The square alone is 12.5 m wide, both together 3.2 m. */
static void edge__thin_piece_may_have_a_wide_patch(void **state)
{
    stage s = stage_of(1);

    (void)state;
    add_hazard(&s, 0, 0, 400, 100);
    add_release(&s, 375, 75, 400, 100)->day = day_in(2018, 100);
    add_release(&s, 0, 0, 375, 98);
    add_release(&s, 375, 0, 400, 75);
    make(&s);
    check(&s, 1375, 1375);
    stage_free(&s);
}

/* The hazard is drawn in three parts with a border and a strip of land in common: lines
 * inside its land are no border. */
static void edge__parts_of_a_polygon_are_one_land(void **state)
{
    stage s = stage_of(1);

    (void)state;
    add_hazard(&s, 0, 0, 50, 100);
    add_ring(&s, LREL_RING_SHELL, 50, 0, 100, 100);
    add_ring(&s, LREL_RING_SHELL, 40, 0, 60, 100);
    add_release(&s, 0, 0, 100, 98);
    make(&s);
    check(&s, 200, 200);
    assert_int_equal(lrel_ledger_edge_count(s.ledger), 2); /* once in either account */
    stage_free(&s);
}

static void edge__hazard_as_narrow_as_drawn_is_none(void **state)
{
    stage s = stage_of(1);

    (void)state;
    add_hazard(&s, 0, 0, 200, 9);
    add_release(&s, 0, 0, 200, 5);
    make(&s);
    check(&s, 0, 800);
    assert_int_equal(counted(&s, 0, 2022), 1);
    stage_free(&s);
}

/* A narrow part of a hazard whose other part is wide is narrow still. */
static void edge__narrow_part_as_drawn_is_none(void **state)
{
    stage s = stage_of(1);

    (void)state;
    add_hazard(&s, 0, 0, 200, 9);
    add_ring(&s, LREL_RING_SHELL, 0, 100, 200, 300);
    add_release(&s, 0, 0, 200, 5);
    make(&s);
    check(&s, 0, 800 + 40000);
    stage_free(&s);
}

/* An arm of 6 x 100 m that the release did not go into: 6 m of its border are the
 * release's. */
static void edge__narrow_arm_that_a_release_ends_at_is_none(void **state)
{
    stage s = stage_of(1);

    (void)state;
    add_hazard(&s, 0, 0, 100, 100);
    add_ring(&s, LREL_RING_SHELL, 100, 50, 200, 56);
    add_release(&s, 0, 0, 100, 100);
    make(&s);
    check(&s, 0, 600);
    stage_free(&s);
}

static void edge__without_a_release_there_is_none(void **state)
{
    stage s = stage_of(1);

    (void)state;
    add_hazard(&s, 0, 0, 100, 100);
    add_hazard(&s, 0, 0, 98, 100)->to = day_in(2021, 50); /* closed, not released */
    make(&s);
    check(&s, 0, 10000);
    stage_free(&s);
}

/* The release took the neighbour; beside it a strip of another hazard was never taken
 * from. */
static void edge__only_of_a_hazard_that_land_was_taken_from(void **state)
{
    stage s = stage_of(1);

    (void)state;
    add_hazard(&s, 0, 0, 100, 100);
    add_hazard(&s, 100, 0, 102, 100);
    add_release(&s, 0, 0, 100, 100);
    make(&s);
    check(&s, 0, 200);
    assert_int_equal(counted(&s, 0, 2022), 1);
    stage_free(&s);
}

/* Between two releases each has half of the border; together it is all of it. */
static void edge__gap_between_two_releases_is_edge_difference(void **state)
{
    stage s = stage_of(1);

    (void)state;
    add_hazard(&s, 0, 0, 100, 100);
    add_release(&s, 0, 0, 50, 100);
    add_release(&s, 53, 0, 100, 100)->day = day_in(2022, 10);
    make(&s);
    assert_int_equal(edge_m2(&s, 0, 2021), 0);
    check(&s, 300, 300);
    stage_free(&s);
}

/* Both hazards stand on the strip; the second goes on beyond it. */
static void edge__land_of_another_hazard_is_none(void **state)
{
    stage s = stage_of(1);

    (void)state;
    add_hazard(&s, 0, 0, 100, 100);
    add_hazard(&s, 98, 0, 200, 100);
    add_release(&s, 0, 0, 98, 100);
    make(&s);
    check(&s, 0, 200 + 10000);
    assert_int_equal(counted(&s, 0, 2022), 1);
    stage_free(&s);
}

/* Recorded twice, released once: it is edge difference of both. */
static void edge__of_two_hazards_on_one_land_is_edge_difference(void **state)
{
    stage s = stage_of(1);

    (void)state;
    add_hazard(&s, 0, 0, 100, 100);
    add_hazard(&s, 0, 0, 100, 100);
    add_release(&s, 0, 0, 98, 100);
    make(&s);
    check(&s, 200, 200);
    assert_int_equal(counted(&s, 0, 2020), 2);
    assert_int_equal(counted(&s, 0, 2022), 0);
    assert_int_equal(lrel_ledger_hazard_area(s.ledger, 1, 0).edge, 0); /* holds none */
    stage_free(&s);
}

/* The release took land from the hazard before: what is left is the new one's. */
static void edge__hazard_that_takes_the_place_of_another_keeps_it(void **state)
{
    static const uint32_t replaced[] = {0};
    stage s = stage_of(1);
    lrel_ledger_hazard *later;

    (void)state;
    add_hazard(&s, 0, 0, 100, 100);
    later = add_hazard(&s, 0, 0, 100, 100);
    later->from = day_in(2022, 100);
    later->replaces_count = 1;
    s.input.replaces = replaced;
    add_release(&s, 0, 0, 98, 100);
    make(&s);
    assert_int_equal(edge_m2(&s, 0, 2021), 200);
    check(&s, 200, 200);
    assert_int_equal(lrel_ledger_hazard_area(s.ledger, 1, 0).edge / 2 / UNITS / UNITS,
                     200);
    stage_free(&s);
}

/* Where the release came first, it took nothing. */
static void edge__hazard_recorded_after_the_release_has_none(void **state)
{
    stage s = stage_of(1);

    (void)state;
    add_hazard(&s, 0, 0, 100, 100)->from = day_in(2022, 100);
    add_release(&s, 0, 0, 98, 100);
    make(&s);
    check(&s, 0, 10000);
    assert_int_equal(counted(&s, 0, 2022), 1);
    stage_free(&s);
}

/* ---- allowance ---- */

static void edge__allowance_is_the_sum_of_both_sources(void **state)
{
    static const struct {
        uint32_t hazard_error, release_error;
        int edge;
    } cases[] = {{5000, 5000, 600}, {1000, 1000, 0},   {1000, 6000, 600},
                 {0, 5000, 0},      {5000, 1000, 600}, {0, 0, 0}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        stage s = stage_of(1);

        s.positions[1].error = cases[i].hazard_error;
        s.positions[2].error = cases[i].release_error;
        add_hazard(&s, 0, 0, 100, 100)->position = 1;
        add_release(&s, 0, 0, 94, 100)->position = 2; /* mean width 5.66 m */
        make(&s);
        check(&s, cases[i].edge, 600);
        stage_free(&s);
    }
}

/* A datum step of 44 m moves both, if both went that way. */
static void edge__datum_error_counts_between_two_datums_only(void **state)
{
    for (uint32_t datum = 1; datum <= 2; datum++) {
        stage s = stage_of(1);

        (void)state;
        s.positions[1] = (lrel_ledger_position){5000, 44000, 1};
        s.positions[2] = (lrel_ledger_position){5000, 0, datum};
        add_hazard(&s, 0, 0, 200, 200)->position = 1;
        add_release(&s, 0, 0, 170, 200)->position = 2;
        make(&s);
        check(&s, datum == 1 ? 0 : 6000, 6000);
        stage_free(&s);
    }
}

/* ---- counts ---- */

static void edge__hazard_is_counted_until_the_release(void **state)
{
    stage s = stage_of(1);
    const lrel_ledger_row *row;

    (void)state;
    add_hazard(&s, 0, 0, 100, 100);
    add_release(&s, 0, 0, 98, 100);
    make(&s);
    assert_int_equal(counted(&s, 0, 2019), 1);
    assert_int_equal(counted(&s, 0, 2020), 1);
    assert_int_equal(counted(&s, 0, 2021), 0);
    assert_int_equal(counted(&s, ANY(&s), 2022), 0);
    row = lrel_ledger_row_at(s.ledger, 2); /* 2021 */
    assert_int_equal(row->opening_n, 1);
    assert_int_equal(row->closing_n, 0);
    assert_int_equal(edge_m2(&s, 0, 2020), 0);
    assert_int_equal(edge_m2(&s, ANY(&s), 2021), 200);
    stage_free(&s);
}

/* Parts of one hazard that nobody versioned: one is done, the other stands. */
static void edge__hazard_with_another_part_is_counted(void **state)
{
    stage s = stage_of(1);

    (void)state;
    add_hazard(&s, 0, 0, 100, 100)->counted_as = 7;
    add_hazard(&s, 0, 200, 100, 300)->counted_as = 7;
    add_release(&s, 0, 0, 98, 100);
    make(&s);
    check(&s, 200, 10200);
    assert_int_equal(counted(&s, 0, 2022), 1);
    stage_free(&s);
}

static void edge__later_release_takes_it_and_counts(void **state)
{
    stage s = stage_of(1);

    (void)state;
    add_hazard(&s, 0, 0, 100, 100);
    add_release(&s, 0, 0, 98, 100);
    add_release(&s, 98, 0, 100, 100)->day = day_in(2022, 10);
    make(&s);
    assert_int_equal(edge_m2(&s, 0, 2021), 200);
    check(&s, 0, 0);
    assert_int_equal(column_m2(&s, 0, 2022, LREL_COLUMN_CLEARED), 200);
    stage_free(&s);
}

/* Mines are released, submunitions are not: in `all` nothing was taken. */
static void edge__accounts_are_judged_apart(void **state)
{
    stage s = stage_of(2);

    (void)state;
    add_hazard(&s, 0, 0, 100, 100)->accounts = 3;
    add_release(&s, 0, 0, 98, 100)->accounts = 1;
    make(&s);
    assert_int_equal(edge_m2(&s, 0, 2022), 200);
    assert_int_equal(edge_m2(&s, 1, 2022), 0);
    assert_int_equal(edge_m2(&s, ANY(&s), 2022), 0);
    assert_int_equal(counted(&s, 0, 2022), 0);
    assert_int_equal(counted(&s, 1, 2022), 1);
    assert_int_equal(counted(&s, ANY(&s), 2022), 1);
    assert_int_equal(lrel_ledger_hazard_area(s.ledger, 0, 0).edge / 2 / UNITS / UNITS,
                     200);
    assert_int_equal(lrel_ledger_hazard_area(s.ledger, 0, 2).edge, 0);
    stage_free(&s);
}

/* ---- pieces ---- */

static void edge__piece_is_named_as_the_dissolve_names_it(void **state)
{
    stage s = stage_of(1);
    uint32_t classes[8];
    lrel_polygons *polygons = NULL;
    size_t found = 0;

    (void)state;
    add_hazard(&s, 0, 0, 100, 100);
    add_release(&s, 1, 1, 98, 99);
    add_release(&s, 0, 0, 1, 50); /* what is left is a C */
    make(&s);
    assert_int_equal(lrel_ledger_edge_count(s.ledger), 2); /* account 0, and all */
    for (uint32_t f = 0; f < lrel_mosaic_face_count(s.mosaic); f++)
        classes[f] = f;
    assert_int_equal(lrel_mosaic_dissolve(s.mosaic, classes, &polygons, NULL), LREL_OK);
    for (size_t i = 0; i < lrel_polygons_count(polygons); i++) {
        const lrel_edge_piece *piece = lrel_ledger_edge_at(s.ledger, 0);
        lrel_polygon one = lrel_polygons_at(polygons, i);
        size_t count;
        const lrel_grid_point *shell =
            lrel_polygons_ring(polygons, one.first_ring, &count);

        if (one.class_id != piece->face || shell[0].x != piece->shell[0].x ||
            shell[0].y != piece->shell[0].y || shell[1].x != piece->shell[1].x ||
            shell[1].y != piece->shell[1].y)
            continue;
        assert_true(one.area2 == piece->area2);
        found++;
    }
    assert_int_equal(found, 1);
    lrel_polygons_free(polygons);
    stage_free(&s);
}

/* ---- edge: close_with_hazard ---- */

static void close_with_hazard__edge_difference_leaves_with_the_release(void **state)
{
    stage s = stage_of(1);

    (void)state;
    add_hazard(&s, 0, 0, 100, 100);
    add_release(&s, 0, 0, 98, 100);
    s.input.closes_edge = true;
    make(&s);
    check(&s, 0, 0);
    assert_int_equal(column_m2(&s, 0, 2021, LREL_COLUMN_CLEARED), 9800);
    assert_int_equal(column_m2(&s, 0, 2021, LREL_COLUMN_CLOSED), 200);
    assert_int_equal(column_m2(&s, 0, 2020, LREL_COLUMN_CLOSING), 10000);
    assert_int_equal(lrel_ledger_hazard_area(s.ledger, 0, 0).remaining, 0);
    assert_int_equal(lrel_ledger_release_area(s.ledger, 0, 0).counted / 2 / UNITS / UNITS,
                     9800);
    stage_free(&s);
}

static void close_with_hazard__hazard_with_more_than_that_stays(void **state)
{
    stage s = stage_of(1);

    (void)state;
    add_hazard(&s, 0, 0, 100, 100);
    add_ring(&s, LREL_RING_SHELL, 0, 200, 50, 250);
    add_release(&s, 0, 0, 98, 100);
    s.input.closes_edge = true;
    make(&s);
    check(&s, 200, 200 + 2500);
    assert_int_equal(counted(&s, 0, 2022), 1);
    stage_free(&s);
}

static void close_with_hazard__other_account_keeps_it(void **state)
{
    stage s = stage_of(2);

    (void)state;
    add_hazard(&s, 0, 0, 100, 100)->accounts = 3;
    add_release(&s, 0, 0, 98, 100)->accounts = 1;
    s.input.closes_edge = true;
    make(&s);
    assert_int_equal(column_m2(&s, 0, 2022, LREL_COLUMN_CLOSING), 200);
    assert_int_equal(column_m2(&s, 1, 2022, LREL_COLUMN_CLOSING), 10000);
    stage_free(&s);
}

/* Land of another hazard is that hazard's, whoever is closed. */
static void close_with_hazard__another_hazard_keeps_its_land(void **state)
{
    stage s = stage_of(1);

    (void)state;
    add_hazard(&s, 0, 0, 100, 100);
    add_hazard(&s, 98, 0, 200, 100);
    add_release(&s, 0, 0, 98, 100);
    s.input.closes_edge = true;
    make(&s);
    check(&s, 0, 200 + 10000);
    stage_free(&s);
}

static void close_with_hazard__closes_on_the_day_of_the_last_release(void **state)
{
    stage s = stage_of(1);

    (void)state;
    add_hazard(&s, 0, 0, 100, 100);
    add_release(&s, 0, 0, 50, 100);
    add_release(&s, 50, 0, 98, 100)->day = day_in(2022, 10);
    s.input.closes_edge = true;
    make(&s);
    assert_int_equal(column_m2(&s, 0, 2021, LREL_COLUMN_CLOSED), 0);
    assert_int_equal(column_m2(&s, 0, 2022, LREL_COLUMN_CLOSED), 200);
    stage_free(&s);
}

static void close_with_hazard__recorded_and_released_on_one_day(void **state)
{
    stage s = stage_of(1);

    (void)state;
    add_hazard(&s, 0, 0, 100, 100)->from = day_in(2021, 100);
    add_release(&s, 0, 0, 98, 100);
    s.input.closes_edge = true;
    make(&s);
    check(&s, 0, 0);
    assert_int_equal(column_m2(&s, 0, 2021, LREL_COLUMN_CLOSED), 200);
    stage_free(&s);
}

/* The register does not say that the hazard is closed: a rule of ours does. */
static void close_with_hazard__is_no_closure_that_a_release_without_shape_explains(
    void **state)
{
    stage s = stage_of(1);
    lrel_ledger_borrowing borrowing = {1, 0, INT64_C(2) * 500 * UNITS * UNITS};

    (void)state;
    add_hazard(&s, 0, 0, 100, 100);
    add_release(&s, 0, 0, 98, 100);
    s.releases[s.input.release_count++] = (lrel_ledger_release){
        .owner = LREL_OWNER_NONE, .tie = 2 * MAX, .accounts = 1, .day = day_in(2021, 90)};
    s.input.borrowings = &borrowing;
    s.input.borrowing_count = 1;
    s.input.closes_edge = true;
    make(&s);
    assert_int_equal(column_m2(&s, 0, 2021, LREL_COLUMN_CANCELLED), 0);
    assert_int_equal(column_m2(&s, 0, 2021, LREL_COLUMN_CLOSED), 200);
    stage_free(&s);
}

/* ---- arguments ---- */

static void edge__position_that_is_not_there_is_refused(void **state)
{
    stage s = stage_of(1);
    lrel_mosaic_input mosaic = {s.points, s.rings, 0, NULL, 0};
    lrel_error err;

    (void)state;
    add_hazard(&s, 0, 0, 100, 100)->position = 3;
    add_release(&s, 0, 0, 98, 100);
    mosaic.ring_count = s.rings_n;
    mosaic.owner_count = s.owners_n;
    s.input.hazards = s.hazards;
    s.input.releases = s.releases;
    s.input.period_starts = s.starts;
    s.input.positions = s.positions;
    s.context = lrel_context_new(NULL);
    assert_int_equal(lrel_mosaic_build(s.context, &mosaic, &s.mosaic, NULL), LREL_OK);
    assert_int_equal(lrel_ledger_build(s.context, s.mosaic, &s.input, &s.ledger, &err),
                     LREL_E_ARGUMENT);
    assert_string_equal(err.message, "hazard row 0 has position 3");
    stage_free(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edge__strip_along_a_release_is_edge_difference),
        cmocka_unit_test(edge__strip_wider_than_the_allowance_is_none),
        cmocka_unit_test(edge__same_corners_leave_none),
        cmocka_unit_test(edge__ring_around_a_release_is_edge_difference),
        cmocka_unit_test(edge__strip_of_a_wide_piece_is_none),
        cmocka_unit_test(edge__thin_piece_may_have_a_wide_patch),
        cmocka_unit_test(edge__parts_of_a_polygon_are_one_land),
        cmocka_unit_test(edge__hazard_as_narrow_as_drawn_is_none),
        cmocka_unit_test(edge__narrow_part_as_drawn_is_none),
        cmocka_unit_test(edge__narrow_arm_that_a_release_ends_at_is_none),
        cmocka_unit_test(edge__without_a_release_there_is_none),
        cmocka_unit_test(edge__only_of_a_hazard_that_land_was_taken_from),
        cmocka_unit_test(edge__gap_between_two_releases_is_edge_difference),
        cmocka_unit_test(edge__land_of_another_hazard_is_none),
        cmocka_unit_test(edge__of_two_hazards_on_one_land_is_edge_difference),
        cmocka_unit_test(edge__hazard_that_takes_the_place_of_another_keeps_it),
        cmocka_unit_test(edge__hazard_recorded_after_the_release_has_none),
        cmocka_unit_test(edge__allowance_is_the_sum_of_both_sources),
        cmocka_unit_test(edge__datum_error_counts_between_two_datums_only),
        cmocka_unit_test(edge__hazard_is_counted_until_the_release),
        cmocka_unit_test(edge__hazard_with_another_part_is_counted),
        cmocka_unit_test(edge__later_release_takes_it_and_counts),
        cmocka_unit_test(edge__accounts_are_judged_apart),
        cmocka_unit_test(edge__piece_is_named_as_the_dissolve_names_it),
        cmocka_unit_test(close_with_hazard__edge_difference_leaves_with_the_release),
        cmocka_unit_test(close_with_hazard__hazard_with_more_than_that_stays),
        cmocka_unit_test(close_with_hazard__other_account_keeps_it),
        cmocka_unit_test(close_with_hazard__another_hazard_keeps_its_land),
        cmocka_unit_test(close_with_hazard__closes_on_the_day_of_the_last_release),
        cmocka_unit_test(close_with_hazard__recorded_and_released_on_one_day),
        cmocka_unit_test(
            close_with_hazard__is_no_closure_that_a_release_without_shape_explains),
        cmocka_unit_test(edge__position_that_is_not_there_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
