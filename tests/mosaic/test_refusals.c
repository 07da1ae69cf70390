/* SPDX-License-Identifier: Apache-2.0 */
/* What a mosaic refuses, what it takes though it looks odd, and how it ends when it
 * cannot go on: no memory, or the caller says stop. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "landrelease/simplify.h"
#include "mosaic/failing.h"
#include "mosaic/mosaic.h"
#include "support/judge.h"
#include "support/rows.h"
#include "support/scarce_memory.h"
#include "support/tangle.h"

static lrel_status build_and_free(const lrel_mosaic_input *input, size_t *face_count)
{
    lrel_context *context = lrel_context_new(NULL);
    lrel_mosaic *untouched = (lrel_mosaic *)(uintptr_t)input;
    lrel_mosaic *mosaic = untouched;
    lrel_error err;
    lrel_status status;

    assert_non_null(context);
    lrel_error_init(&err);
    status = lrel_mosaic_build(context, input, &mosaic, &err);
    if (status == LREL_OK) {
        *face_count = lrel_mosaic_face_count(mosaic);
        lrel_mosaic_free(mosaic);
    } else {
        assert_ptr_equal(mosaic, untouched);
        assert_int_equal(err.status, status);
        assert_int_not_equal(err.message[0], '\0');
    }
    lrel_context_free(context);
    return status;
}

typedef struct extent_case {
    const char *name;
    int32_t x0, y0, x1, y1;
    lrel_status wanted;
} extent_case;

#define WIDEST LREL_GRID_EXTENT_MAX

static const extent_case extent_cases[] = {
    {"build__the_widest_extent_is_taken", 0, 0, WIDEST, WIDEST, LREL_OK},
    {"build__the_widest_extent_may_lie_anywhere", INT32_MIN, INT32_MAX - WIDEST,
     INT32_MIN + WIDEST, INT32_MAX, LREL_OK},
    {"build__one_unit_wider_is_refused", 0, 0, WIDEST + 1, 5, LREL_E_EXTENT},
    {"build__one_unit_higher_is_refused", 0, -1, 5, WIDEST, LREL_E_EXTENT},
    {"build__all_there_is_is_too_wide", INT32_MIN, 0, INT32_MAX, 1, LREL_E_EXTENT},
};

static void run_extent_case(void **state)
{
    const extent_case *c = *state;
    layer l = layer_new();
    lrel_mosaic_input input;
    size_t faces = 0;

    layer_add_rectangle(&l, layer_add_owner(&l, LREL_READING_LARGER), 0, c->x0, c->y0,
                        c->x1, c->y1);
    input = layer_input(&l);
    assert_int_equal(build_and_free(&input, &faces), c->wanted);
    if (c->wanted == LREL_OK)
        assert_int_equal(faces, 1);
    layer_free(&l);
}

static void build__areas_of_the_widest_extent_are_exact(void **state)
{
    layer l = layer_new();
    lrel_context *context;
    lrel_mosaic *mosaic = NULL;
    uint32_t owner = layer_add_owner(&l, LREL_READING_LARGER);

    (void)state;
    layer_add_rectangle(&l, owner, 0, -5, -5, WIDEST - 5, WIDEST - 5);
    assert_int_equal(judge_build(&l, 1, &context, &mosaic, NULL), LREL_OK);
    assert_true(lrel_mosaic_face_at(mosaic, 0).area2 == 2 * (int64_t)WIDEST * WIDEST);
    lrel_mosaic_free(mosaic);
    lrel_context_free(context);
    layer_free(&l);
}

static void build__an_owner_that_is_not_there_is_refused(void **state)
{
    layer l = layer_new();
    lrel_mosaic_input input;
    size_t faces;

    (void)state;
    layer_add_wkt(&l, LREL_READING_LARGER, "POLYGON((0 0,1 0,1 1))");
    l.rings[0].owner = 1;
    input = layer_input(&l);
    assert_int_equal(build_and_free(&input, &faces), LREL_E_ARGUMENT);
    layer_free(&l);
}

static void build__a_role_that_is_not_there_is_refused(void **state)
{
    layer l = layer_new();
    lrel_mosaic_input input;
    size_t faces;

    (void)state;
    layer_add_wkt(&l, LREL_READING_LARGER, "POLYGON((0 0,1 0,1 1))");
    l.rings[0].role = 2;
    input = layer_input(&l);
    assert_int_equal(build_and_free(&input, &faces), LREL_E_ARGUMENT);
    layer_free(&l);
}

static void build__nothing_is_a_mosaic_without_faces(void **state)
{
    lrel_mosaic_input nothing = {0}, owner_without_land = {.owner_count = 3};
    size_t faces = 1;

    (void)state;
    assert_int_equal(build_and_free(&nothing, &faces), LREL_OK);
    assert_int_equal(faces, 0);
    faces = 1;
    assert_int_equal(build_and_free(&owner_without_land, &faces), LREL_OK);
    assert_int_equal(faces, 0);
}

static void build__nothing_dissolves_into_nothing(void **state)
{
    layer l = layer_new();
    lrel_context *context;
    lrel_mosaic *mosaic = NULL;
    lrel_polygons *polygons = NULL;

    (void)state;
    layer_add_wkt(&l, LREL_READING_LARGER, "POLYGON((0 0,5 5,9 9))");
    assert_int_equal(judge_build(&l, 1, &context, &mosaic, NULL), LREL_OK);
    assert_int_equal(lrel_mosaic_owner_area(mosaic, 0).area2_larger, 0);
    assert_int_equal(lrel_mosaic_dissolve(mosaic, NULL, &polygons, NULL), LREL_OK);
    assert_int_equal(lrel_polygons_count(polygons), 0);
    lrel_polygons_free(polygons);
    lrel_mosaic_free(mosaic);
    lrel_context_free(context);
    layer_free(&l);
}

static void build__without_readings_all_are_larger(void **state)
{
    layer l = layer_new();
    lrel_context *context = lrel_context_new(NULL);
    lrel_mosaic *mosaic = NULL;
    lrel_mosaic_input input;

    (void)state;
    layer_add_wkt(&l, LREL_READING_SMALLER, "POLYGON((0 0,2 0,2 2,0 0,2 0,2 2))");
    input = layer_input(&l);
    input.readings = NULL;
    assert_int_equal(lrel_mosaic_build(context, &input, &mosaic, NULL), LREL_OK);
    assert_int_equal(lrel_mosaic_owner_area(mosaic, 0).area2, 4);
    lrel_mosaic_free(mosaic);
    lrel_context_free(context);
    layer_free(&l);
}

static void free__takes_null(void **state)
{
    (void)state;
    lrel_mosaic_free(NULL);
    lrel_polygons_free(NULL);
    lrel_simplified_free(NULL);
}

static lrel_status do_all(const layer *l, lrel_context *context)
{
    lrel_mosaic_input input = layer_input(l);
    lrel_mosaic *mosaic = NULL;
    lrel_polygons *polygons = NULL;
    lrel_simplified *simplified = NULL;
    lrel_simplify_options options;
    uint32_t classes[300] = {0};
    lrel_status status = lrel_mosaic_build(context, &input, &mosaic, NULL);

    if (status == LREL_OK) {
        assert_in_range(lrel_mosaic_face_count(mosaic), 1, 300);
        status = lrel_mosaic_dissolve(mosaic, classes, &polygons, NULL);
    }
    lrel_simplify_options_init(&options);
    options.tolerance = 8;
    for (int method = 0; method < 2 && status == LREL_OK; method++) {
        lrel_simplified_free(simplified);
        simplified = NULL;
        options.method = method;
        status = lrel_simplify(mosaic, classes, &options, &simplified, NULL);
    }
    lrel_simplified_free(simplified);
    lrel_polygons_free(polygons);
    lrel_mosaic_free(mosaic);
    return status;
}

static void build__every_failed_allocation_is_a_status_and_leaks_nothing(void **state)
{
    layer l = tangle_from(2);
    lrel_status status = LREL_E_MEMORY;
    long blocks = 0;

    (void)state;
    for (; status == LREL_E_MEMORY && blocks < 10000; blocks++) {
        scarce_memory memory;
        lrel_context *context = scarce_memory_context(&memory, blocks);

        status = do_all(&l, context);
        lrel_context_free(context);
        assert_int_equal(memory.held, 0);
    }
    assert_int_equal(status, LREL_OK);
    assert_true(blocks > 20);
    layer_free(&l);
}

/* As bad memory would have it: a figure is another than it was. */
static void dissolve__a_contradiction_that_does_not_come_again_is_told_apart(void **state)
{
    layer l = layer_new();
    lrel_context *context = NULL;
    lrel_mosaic *mosaic = NULL;
    lrel_polygons *polygons = NULL;
    lrel_failing failing = {0};
    uint32_t class_of_face = 0;

    (void)state;
    layer_add_wkt(&l, LREL_READING_LARGER, "POLYGON((0 0,9 0,9 9))");
    assert_int_equal(judge_build(&l, 1, &context, &mosaic, NULL), LREL_OK);
    mosaic->faces.faces.at[0].area2 ^= 64;
    assert_int_equal(
        lrel_mosaic_dissolve_or_tell(mosaic, &class_of_face, &failing, &polygons, NULL),
        LREL_E_INVARIANT);
    assert_int_equal(failing.seen, LREL_FAILING_NEVER);
    lrel_failing_clear(&failing);
    lrel_mosaic_free(mosaic);
    lrel_context_free(context);
    layer_free(&l);
}

static bool say_stop(void *user)
{
    ++*(unsigned *)user;
    return true;
}

static void build__stops_when_told_to(void **state)
{
    layer l = tangle_from(2);
    lrel_mosaic_input input = layer_input(&l);
    lrel_context_options options;
    lrel_context *context;
    lrel_mosaic *mosaic = NULL;
    unsigned asked = 0;

    (void)state;
    lrel_context_options_init(&options);
    options.is_cancelled = say_stop;
    options.cancel_user = &asked;
    options.jobs = 1;
    context = lrel_context_new(&options);
    assert_int_equal(lrel_mosaic_build(context, &input, &mosaic, NULL), LREL_E_CANCELLED);
    assert_true(asked > 0);
    assert_null(mosaic);
    lrel_context_free(context);
    layer_free(&l);
}

int main(void)
{
    static const struct CMUnitTest single[] = {
        cmocka_unit_test(build__areas_of_the_widest_extent_are_exact),
        cmocka_unit_test(build__an_owner_that_is_not_there_is_refused),
        cmocka_unit_test(build__a_role_that_is_not_there_is_refused),
        cmocka_unit_test(build__nothing_is_a_mosaic_without_faces),
        cmocka_unit_test(build__nothing_dissolves_into_nothing),
        cmocka_unit_test(build__without_readings_all_are_larger),
        cmocka_unit_test(free__takes_null),
        cmocka_unit_test(build__every_failed_allocation_is_a_status_and_leaks_nothing),
        cmocka_unit_test(build__stops_when_told_to),
        cmocka_unit_test(
            dissolve__a_contradiction_that_does_not_come_again_is_told_apart),
    };
    struct CMUnitTest tests[ROWS(single) + ROWS(extent_cases)];
    size_t count = ROWS(single);

    memcpy(tests, single, sizeof single);
    ADD_ROWS(tests, count, extent_cases, run_extent_case);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
