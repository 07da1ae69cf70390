/* SPDX-License-Identifier: Apache-2.0 */
/* scenes.c: setups for cmocka. */
#include "run/scenes.h"

#define CROWD_SEED 7 /* any will do */

int scene_first_setup(void **state)
{
    if (job_scratch_setup(state) != 0)
        return -1;
    job_copy_first(*state);
    return 0;
}

int scene_crowd_setup(void **state)
{
    if (job_scratch_setup(state) != 0)
        return -1;
    crowd_put(*state, CROWD_SEED);
    return 0;
}
