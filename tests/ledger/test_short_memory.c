/* SPDX-License-Identifier: Apache-2.0 */
/* test_short_memory.c: memory runs out at every request of a ledger in turn. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/scarce_memory.h"
#include "support/workload.h"

static lrel_status ignore_stay(const lrel_stay *stay, void *user, lrel_error *err)
{
    return LREL_OK;
}

/* Builds a ledger and asks for its stays with memory for @p blocks blocks. */
static lrel_status build_with(const workload *w, const lrel_mosaic *mosaic, long blocks)
{
    scarce_memory memory;
    lrel_context *context = scarce_memory_context(&memory, blocks);
    lrel_ledger *ledger = NULL;
    lrel_status status = lrel_ledger_build(context, mosaic, &w->ledger, &ledger, NULL);

    if (status == LREL_OK)
        status = lrel_ledger_visit_stays(ledger, ignore_stay, NULL, NULL);
    else
        assert_null(ledger);
    lrel_ledger_free(ledger);
    assert_int_equal(atomic_load(&memory.held), 1); /* the context */
    lrel_context_free(context);
    return status;
}

static void ledger__gives_all_memory_back_wherever_it_runs_out(void **state)
{
    workload_options options = workload_default();
    lrel_context *context = lrel_context_new(NULL);
    lrel_mosaic *mosaic = NULL;
    lrel_status status = LREL_E_MEMORY;
    workload *w;
    long blocks = 0;

    (void)state;
    options.hazards = 60;
    options.releases = 80;
    options.one_cluster_m = 500;
    w = workload_new(&options);
    assert_non_null(w);
    assert_int_equal(lrel_mosaic_build(context, &w->mosaic, &mosaic, NULL), LREL_OK);
    for (; blocks < 1000 && status == LREL_E_MEMORY; blocks++)
        status = build_with(w, mosaic, blocks);
    assert_int_equal(status, LREL_OK);
    assert_true(blocks > 30);
    lrel_mosaic_free(mosaic);
    workload_free(w);
    lrel_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ledger__gives_all_memory_back_wherever_it_runs_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
