/* SPDX-License-Identifier: Apache-2.0 */
/* test_short_memory.c: wherever memory runs out, it is said, and nothing is left behind.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "inspect/looked.h"
#include "support/scarce_memory.h"

static const char hazards[] =
    "HAZ_ID,TYPE,DEVICE,SURVEYED,AREA_HA,wkt\n"
    "B-01,MineField,AP;CM,15/09/2017,\"4,5\",\"POLYGON ((295050 1448700, 295250 1448700, "
    "295250 1448900, 295050 1448900, 295050 1448700))\"\n"
    "B-02,Zone rouge,\xC3\x81rea,01/02/2018,\"1,250\",POINT (1 2)\n";

static lrel_status inspect(const lrel_context *context, const char *path,
                           const char *written)
{
    const lrel_inspect_options options = {.size = sizeof options, .crs = "EPSG:32648"};
    lrel_inspection *inspection = NULL;
    lrel_status status = lrel_inspection_new(context, &options, &inspection, NULL);

    if (status == LREL_OK)
        status = lrel_inspection_add(inspection, path, NULL);
    for (int form = 0; status == LREL_OK && form <= LREL_INSPECTION_PROGRAMME; form++)
        status = lrel_inspection_write(inspection, (lrel_inspection_form)form, written,
                                       true, NULL);
    lrel_inspection_free(inspection);
    return status;
}

static void memory__is_a_status_wherever_it_runs_out(void **state)
{
    looked l = looked_begin();
    char path[200], written[200];
    lrel_status status = LREL_E_MEMORY;
    long turns = 0;

    looked_write(&l, "hazards.csv", hazards);
    looked_path(&l, "hazards.csv", path);
    looked_path(&l, "written", written);
    for (; status == LREL_E_MEMORY; turns++) {
        scarce_memory memory;
        lrel_context *context = scarce_memory_context(&memory, turns);

        status = inspect(context, path, written);
        lrel_context_free(context);
    }
    assert_int_equal(status, LREL_OK);
    assert_true(turns > 50);
    looked_end(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory__is_a_status_wherever_it_runs_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
