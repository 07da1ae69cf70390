/* SPDX-License-Identifier: Apache-2.0 */
/* scenes.h: what every promise is held against: the example, where each record is a hard
 * case, and a crowd of random records. */
#ifndef LREL_TESTS_RUN_SCENES_H
#define LREL_TESTS_RUN_SCENES_H

#include "run/crowd.h"
#include "run/job_scratch.h"

int scene_first_setup(void **state);
int scene_crowd_setup(void **state);
/* The crowd with `place: stated`: what was found says where: in a unit of two levels, in
 * one under another name, in none. */
int scene_stated_setup(void **state);
/* The same of any crowd that was put. */
void scene_state_places(const job_scratch *s);

/* A named test per scene. */
#define SCENE_TESTS(test)                                                                \
    {#test "__first", test, scene_first_setup, job_scratch_teardown, NULL},              \
    {                                                                                    \
#test "__crowd", test, scene_crowd_setup, job_scratch_teardown, NULL             \
    }

/* One more, where places matter. */
#define STATED_SCENE_TEST(test)                                                          \
    {                                                                                    \
#test "__stated", test, scene_stated_setup, job_scratch_teardown, NULL           \
    }

#endif
