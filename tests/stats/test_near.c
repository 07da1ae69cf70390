/* SPDX-License-Identifier: Apache-2.0 */
/* test_near.c: the nearest points, as looking at every one finds them. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "stats/near.h"
#include "stats/random.h"

#define POINTS 500
#define MOST   12

static int compare(const void *left, const void *right)
{
    const lrel_neighbour *a = left, *b = right;

    if (a->distance != b->distance)
        return a->distance < b->distance ? -1 : 1;
    return a->number < b->number ? -1 : a->number > b->number;
}

static size_t look_at_every_one(const lrel_near_point *points, double x, double y,
                                double radius, lrel_neighbour *out)
{
    size_t count = 0;

    for (size_t i = 0; i < POINTS; i++) {
        double dx = points[i].x - x, dy = points[i].y - y;
        double distance = sqrt(dx * dx + dy * dy);

        if (distance < radius)
            out[count++] = (lrel_neighbour){distance, points[i].number};
    }
    qsort(out, count, sizeof *out, compare);
    return count < MOST ? count : MOST;
}

/* On a coarse lattice, so that many are equally near. */
static void near__as_looking_at_every_one(void **state)
{
    static lrel_near_point points[POINTS];
    static lrel_neighbour wanted[POINTS];
    lrel_neighbour found[MOST];
    lrel_random random;
    lrel_near near;

    (void)state;
    lrel_random_seed(&random, 3);
    for (uint32_t i = 0; i < POINTS; i++)
        points[i] = (lrel_near_point){(double)lrel_random_below(&random, 30),
                                      (double)lrel_random_below(&random, 30), i};
    lrel_near_init(&near, points, POINTS);
    for (int q = 0; q < 300; q++) {
        double x = (double)lrel_random_below(&random, 34) - 2,
               y = (double)lrel_random_below(&random, 34) - 2, radius = q % 7;
        size_t count = look_at_every_one(points, x, y, radius, wanted);

        assert_int_equal(lrel_near_find(&near, x, y, radius, found, MOST), count);
        for (size_t i = 0; i < count; i++) {
            assert_int_equal(found[i].number, wanted[i].number);
            assert_true(found[i].distance == wanted[i].distance);
        }
    }
}

static void near__of_no_points(void **state)
{
    lrel_neighbour found[1];
    lrel_near near;

    (void)state;
    lrel_near_init(&near, NULL, 0);
    assert_int_equal(lrel_near_find(&near, 0, 0, 10, found, 1), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(near__as_looking_at_every_one),
        cmocka_unit_test(near__of_no_points),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
