/* SPDX-License-Identifier: Apache-2.0 */
/* Edge difference where the land of every hazard is released, and every corner was
 * measured twice: the promise, and GEOS as the judge of every piece. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <math.h>
#include <string.h>

#include <cmocka.h>
#include <geos_c.h>

#include "support/two_surveys.h"

#define HAZARDS     1200
#define ALLOWANCE_M 10.0
#define SHARE       0.4 /* of a piece's border that is the release's */

/* The hazards, the releases, and the account of them. Owner order[i] is record i. */
typedef struct account {
    lrel_context *context;
    lrel_grid_point *points;
    lrel_mosaic_ring *rings;
    lrel_ledger_hazard *hazards;
    lrel_ledger_release *releases;
    lrel_date starts[3];
    lrel_ledger_position position;
    lrel_ledger_input input;
    lrel_mosaic *mosaic;
    lrel_ledger *ledger;
} account;

static lrel_date day_of(int year)
{
    return (lrel_date){(year - 1970) * 365};
}

/* Owner @p owner, its ring begun at corner @p turn. */
static void add_ring(account *a, size_t *points, size_t owner, const surveyed *shape,
                     uint32_t turn)
{
    a->rings[owner] = (lrel_mosaic_ring){
        .owner = (uint32_t)owner, .count = shape->count, .first = *points};
    for (uint32_t i = 0; i < shape->count; i++)
        a->points[(*points)++] = shape->at[(i + turn) % shape->count];
}

/* @p order: record i is row order[i] of its table; NULL: row i. */
static account account_of(const two_surveys *s, int threads, const uint32_t *order)
{
    lrel_context_options options;
    account a = {.points = calloc(2 * s->count * TWO_SURVEYS_CORNERS, sizeof *a.points),
                 .rings = calloc(2 * s->count, sizeof *a.rings),
                 .hazards = calloc(s->count, sizeof *a.hazards),
                 .releases = calloc(s->count, sizeof *a.releases),
                 .starts = {day_of(2010), day_of(2011), day_of(2012)},
                 .position = {.error = 5 * TWO_SURVEYS_UNITS_PER_M}};
    size_t points = 0;

    lrel_context_options_init(&options);
    options.jobs = threads;
    a.context = lrel_context_new(&options);
    for (size_t i = 0; i < s->count; i++) {
        size_t row = order ? order[i] : i;

        a.hazards[row] = (lrel_ledger_hazard){.owner = (uint32_t)row,
                                              .hazard = (uint32_t)i,
                                              .tie = (uint32_t)(2 * i),
                                              .counted_as = (uint32_t)i,
                                              .accounts = 1,
                                              .from = day_of(2000),
                                              .to = {LREL_DAY_OPEN}};
        a.releases[row] = (lrel_ledger_release){.owner = (uint32_t)(s->count + row),
                                                .tie = (uint32_t)(2 * i + 1),
                                                .accounts = 1,
                                                .product = LREL_PRODUCT_CLEARED,
                                                .day = {day_of(2011).days + 90}};
        add_ring(&a, &points, row, &s->hazards[i], order ? 3 : 0);
        add_ring(&a, &points, s->count + row, &s->releases[i], order ? 5 : 0);
    }
    return a;
}

static void account_make(account *a, size_t count)
{
    lrel_mosaic_input mosaic = {.points = a->points,
                                .rings = a->rings,
                                .ring_count = 2 * count,
                                .owner_count = (uint32_t)(2 * count)};

    a->input = (lrel_ledger_input){.hazards = a->hazards,
                                   .hazard_count = count,
                                   .releases = a->releases,
                                   .release_count = count,
                                   .account_count = 1,
                                   .as_of = {day_of(2012).days - 1},
                                   .period_starts = a->starts,
                                   .period_count = 2,
                                   .positions = &a->position,
                                   .position_count = 1};
    assert_int_equal(lrel_mosaic_build(a->context, &mosaic, &a->mosaic, NULL), LREL_OK);
    assert_int_equal(
        lrel_ledger_build(a->context, a->mosaic, &a->input, &a->ledger, NULL), LREL_OK);
}

static void account_free(account *a)
{
    lrel_ledger_free(a->ledger);
    lrel_mosaic_free(a->mosaic);
    lrel_context_free(a->context);
    free(a->points);
    free(a->rings);
    free(a->hazards);
    free(a->releases);
}

/* ---- GEOS ---- */

static GEOSGeometry *geos_polygon(GEOSContextHandle_t geos, const surveyed *shape)
{
    GEOSCoordSequence *points = GEOSCoordSeq_create_r(geos, shape->count + 1, 2);

    for (uint32_t i = 0; i <= shape->count; i++)
        GEOSCoordSeq_setXY_r(geos, points, i, shape->at[i % shape->count].x,
                             shape->at[i % shape->count].y);
    return GEOSGeom_createPolygon_r(geos, GEOSGeom_createLinearRing_r(geos, points), NULL,
                                    0);
}

/* How far a point is from the outline, in grid units. */
static double distance(const surveyed *shape, double x, double y)
{
    double best = INFINITY;

    for (uint32_t i = 0; i < shape->count; i++) {
        lrel_grid_point a = shape->at[i], b = shape->at[(i + 1) % shape->count];
        double dx = b.x - a.x, dy = b.y - a.y;
        double t = ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy);

        t = t < 0 ? 0 : t > 1 ? 1 : t;
        best = fmin(best, hypot(x - a.x - t * dx, y - a.y - t * dy));
    }
    return best;
}

/* The length of @p ring that lies on @p release rather than on @p hazard. */
static double along_release(GEOSContextHandle_t geos, const GEOSGeometry *ring,
                            const surveyed *hazard, const surveyed *release)
{
    const GEOSCoordSequence *points = GEOSGeom_getCoordSeq_r(geos, ring);
    unsigned count;
    double sum = 0;

    GEOSCoordSeq_getSize_r(geos, points, &count);
    for (unsigned i = 0; i + 1 < count; i++) {
        double ax, ay, bx, by;

        GEOSCoordSeq_getXY_r(geos, points, i, &ax, &ay);
        GEOSCoordSeq_getXY_r(geos, points, i + 1, &bx, &by);
        if (distance(release, (ax + bx) / 2, (ay + by) / 2) <
            distance(hazard, (ax + bx) / 2, (ay + by) / 2))
            sum += hypot(bx - ax, by - ay);
    }
    return sum;
}

/* What GEOS leaves of a hazard, in square units: how much of it is thinner than the
 * allowance, and of that how much is surely, and at most, edge difference. Both round to
 * 1 mm, each in its way, so pieces near a limit may fall on either side. */
typedef struct leftover {
    double area, thin, surely, at_most, length;
    unsigned thin_n;
} leftover;

static void add_part(GEOSContextHandle_t geos, const GEOSGeometry *part,
                     const surveyed *hazard, const surveyed *release, leftover *sum)
{
    double area, length, width, share;
    int holes = GEOSGetNumInteriorRings_r(geos, part);

    GEOSArea_r(geos, part, &area);
    GEOSLength_r(geos, part, &length);
    share = along_release(geos, GEOSGetExteriorRing_r(geos, part), hazard, release);
    for (int i = 0; i < holes; i++)
        share +=
            along_release(geos, GEOSGetInteriorRingN_r(geos, part, i), hazard, release);
    share /= length;
    width = 2 * area / length / TWO_SURVEYS_UNITS_PER_M;
    sum->area += area;
    sum->length += length;
    if (width < ALLOWANCE_M) {
        sum->thin += area;
        sum->thin_n++;
    }
    if (width < ALLOWANCE_M + 0.001 && share > SHARE - 0.001)
        sum->at_most += area;
    if (width < ALLOWANCE_M - 0.001 && share > SHARE + 0.001)
        sum->surely += area;
}

static leftover leftover_of(GEOSContextHandle_t geos, const surveyed *hazard,
                            const surveyed *release)
{
    GEOSGeometry *h = geos_polygon(geos, hazard), *r = geos_polygon(geos, release);
    GEOSGeometry *rest = GEOSDifferencePrec_r(geos, h, r, 1);
    leftover sum = {0};

    for (int i = 0; i < GEOSGetNumGeometries_r(geos, rest); i++)
        if (!GEOSisEmpty_r(geos, rest))
            add_part(geos, GEOSGetGeometryN_r(geos, rest, i), hazard, release, &sum);
    GEOSGeom_destroy_r(geos, h);
    GEOSGeom_destroy_r(geos, r);
    GEOSGeom_destroy_r(geos, rest);
    return sum;
}

/* ---- the promise ---- */

/* What a survey of all hazards comes to. */
typedef struct finding {
    double hazard_area, leftover, thin, edge; /* square units */
    unsigned thin_n;
} finding;

/* Every hazard's edge difference is GEOS's. */
static finding compare_with_geos(const two_surveys *s, const account *a)
{
    GEOSContextHandle_t geos = GEOS_init_r();
    finding sum = {0};

    for (size_t i = 0; i < s->count; i++) {
        leftover rest = leftover_of(geos, &s->hazards[i], &s->releases[i]);
        lrel_record_area ours = lrel_ledger_hazard_area(a->ledger, i, 0);
        /* 0.2 mm along the border, as in test_mosaic_geos.c, twice over. */
        double tolerance = 0.4 * rest.length + 1;

        assert_true(fabs(ours.remaining / 2.0 - rest.area) <= tolerance);
        assert_true(ours.edge / 2.0 >= rest.surely - tolerance);
        assert_true(ours.edge / 2.0 <= rest.at_most + tolerance);
        sum.hazard_area +=
            (double)lrel_mosaic_owner_area(a->mosaic, (uint32_t)i).area2 / 2;
        sum.leftover += rest.area;
        sum.thin += rest.thin;
        sum.thin_n += rest.thin_n;
        sum.edge += (double)ours.edge / 2;
    }
    GEOS_finish_r(geos);
    return sum;
}

static finding survey_twice(double sigma_m)
{
    two_surveys s = two_surveys_new(HAZARDS, sigma_m, 7);
    account a = account_of(&s, 1, NULL);
    finding sum;

    account_make(&a, s.count);
    sum = compare_with_geos(&s, &a);
    print_message("sigma %g m: %.2f %% of the land is left in pieces thinner than 10 m, "
                  "%.1f a hazard; %.1f %% of that, %.1f %% of all that is left, is edge "
                  "difference\n",
                  sigma_m, 100 * sum.thin / sum.hazard_area, (double)sum.thin_n / HAZARDS,
                  sum.thin > 0 ? 100 * sum.edge / sum.thin : 0,
                  sum.leftover > 0 ? 100 * sum.edge / sum.leftover : 0);
    account_free(&a);
    two_surveys_free(&s);
    return sum;
}

static void edge__corners_2_m_apart_leave_slivers_that_are_edge_difference(void **state)
{
    finding sum = survey_twice(2);

    (void)state;
    assert_true(sum.thin > 0.01 * sum.hazard_area && sum.thin < 0.04 * sum.hazard_area);
    assert_true(sum.thin_n > 5 * HAZARDS && sum.thin_n < 9 * HAZARDS);
    assert_true(sum.edge >= 0.98 * sum.thin);
}

static void edge__corners_5_m_apart_too(void **state)
{
    finding sum = survey_twice(5);

    (void)state;
    assert_true(sum.edge >= 0.95 * sum.thin);
}

static void edge__copied_corners_leave_none(void **state)
{
    finding sum = survey_twice(0);

    (void)state;
    assert_true(sum.leftover == 0);
    assert_true(sum.edge == 0);
}

/* Hazards that nothing but edge difference is left of are no hazards any more. */
static void edge__released_hazards_are_not_counted(void **state)
{
    two_surveys s = two_surveys_new(HAZARDS, 2, 7);
    account a = account_of(&s, 1, NULL);
    uint32_t counted = 0;

    (void)state;
    account_make(&a, s.count);
    for (size_t i = 0; i < s.count; i++) {
        lrel_record_area area = lrel_ledger_hazard_area(a.ledger, i, 0);

        counted += area.remaining > area.edge;
    }
    assert_int_equal(lrel_ledger_hazards_standing(a.ledger, 0, 0), HAZARDS);
    assert_int_equal(lrel_ledger_hazards_standing(a.ledger, 0, 1), counted);
    assert_true(counted < HAZARDS / 20);
    assert_true(lrel_ledger_edge_area(a.ledger, 0, 1) ==
                lrel_ledger_edge_area(a.ledger, 1, 1));
    assert_true(lrel_ledger_edge_area(a.ledger, 0, 0) == 0);
    account_free(&a);
    two_surveys_free(&s);
}

/* ---- the same bytes ---- */

static void assert_same_piece(const lrel_edge_piece *a, const lrel_edge_piece *b)
{
    assert_int_equal(a->face, b->face);
    assert_int_equal(a->account, b->account);
    assert_int_equal(a->from, b->from);
    assert_int_equal(a->to, b->to);
    assert_int_equal(a->hazard, b->hazard);
    assert_true(a->area2 == b->area2);
    assert_memory_equal(a->shell, b->shell, sizeof a->shell);
}

static void assert_same_edge(const account *a, const account *b)
{
    assert_int_equal(lrel_ledger_edge_count(a->ledger),
                     lrel_ledger_edge_count(b->ledger));
    assert_true(lrel_ledger_edge_count(a->ledger) > HAZARDS);
    for (size_t i = 0; i < lrel_ledger_edge_count(a->ledger); i++)
        assert_same_piece(lrel_ledger_edge_at(a->ledger, i),
                          lrel_ledger_edge_at(b->ledger, i));
}

static void edge__number_of_threads_changes_nothing(void **state)
{
    two_surveys s = two_surveys_new(HAZARDS, 2, 8);
    account one = account_of(&s, 1, NULL), three = account_of(&s, 3, NULL);

    (void)state;
    account_make(&one, s.count);
    account_make(&three, s.count);
    assert_same_edge(&one, &three);
    account_free(&one);
    account_free(&three);
    two_surveys_free(&s);
}

/* Records in another order, rings begun elsewhere: every record has the same, and so has
 * every piece. */
static void edge__order_of_records_changes_nothing(void **state)
{
    two_surveys s = two_surveys_new(HAZARDS, 2, 9);
    random_stream random = random_from(10);
    uint32_t order[HAZARDS];
    account one, other;
    int64_t sum = 0;

    (void)state;
    for (uint32_t i = 0; i < HAZARDS; i++)
        order[i] = i;
    random_shuffle(&random, order, HAZARDS, sizeof *order);
    one = account_of(&s, 1, NULL);
    other = account_of(&s, 2, order);
    account_make(&one, s.count);
    account_make(&other, s.count);
    for (size_t i = 0; i < s.count; i++) {
        lrel_record_area a = lrel_ledger_hazard_area(one.ledger, i, 0);
        lrel_record_area b = lrel_ledger_hazard_area(other.ledger, order[i], 0);

        assert_memory_equal(&a, &b, sizeof a);
        sum += a.edge;
    }
    assert_int_equal(lrel_ledger_edge_count(one.ledger),
                     lrel_ledger_edge_count(other.ledger));
    assert_true(sum == lrel_ledger_edge_area(one.ledger, 0, 1));
    account_free(&one);
    account_free(&other);
    two_surveys_free(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edge__corners_2_m_apart_leave_slivers_that_are_edge_difference),
        cmocka_unit_test(edge__corners_5_m_apart_too),
        cmocka_unit_test(edge__copied_corners_leave_none),
        cmocka_unit_test(edge__released_hazards_are_not_counted),
        cmocka_unit_test(edge__number_of_threads_changes_nothing),
        cmocka_unit_test(edge__order_of_records_changes_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
