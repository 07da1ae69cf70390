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

static const char quarters[] =
    "{\"type\": \"FeatureCollection\", \"features\": [\n"
    "{\"type\": \"Feature\", \"properties\": {\"code\": \"W1\"}, \"geometry\": "
    "{\"type\": "
    "\"Polygon\", \"coordinates\": [[[103, 13], [103.0051, 13], [103.0051, 13.005], "
    "[103, 13.005], [103, 13]]]}},\n"
    "{\"type\": \"Feature\", \"properties\": {\"code\": \"E1\"}, \"geometry\": "
    "{\"type\": "
    "\"Polygon\", \"coordinates\": [[[103.0051, 13], [103.009, 13], [103.009, 13.005], "
    "[103.0051, 13.005], [103.0051, 13]]]}}\n"
    "]}\n";

void scene_state_places(const job_scratch *s)
{
    job_put(s, "quarters.geojson", quarters);
    job_put(s, "places.csv", "code,alias\nW,ap\nE1,cmr\nE,ap;cmr\nW1,uxo\n");
    job_replace(s, "p.yaml",
                "     to: to, replaces: ", "     place: what, to: to, replaces: ");
    job_replace(s, "p.yaml", "boundaries:\n",
                "places: places.csv\nplace: stated\nboundaries:\n"
                "  - {path: quarters.geojson, level: admin2, code: code}\n");
}

int scene_stated_setup(void **state)
{
    if (scene_crowd_setup(state) != 0)
        return -1;
    scene_state_places(*state);
    return 0;
}
