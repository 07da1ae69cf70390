/* SPDX-License-Identifier: Apache-2.0 */
/* choices_scenes.h: programmes without groups, in which the rules that a programme sets
 * matter. */
#ifndef LREL_TESTS_RUN_CHOICES_SCENES_H
#define LREL_TESTS_RUN_CHOICES_SCENES_H

#include "run/job_scratch.h"

/* Every rule, and a release or a hazard for every reason to set one aside: `h.csv`,
 * `r.csv`, `b.geojson`. */
int choices_every_rule_setup(void **state);
/* Three files on an old datum, of which two are shifted alike. */
int choices_datum_setup(void **state);
/* A hazard with a margin that its release does not reach, and one released in part. */
int choices_edge_setup(void **state);
/* Several reports of one hazard, and of one task, whose operators are called otherwise
 * by the programme: `h.csv`, `r.csv`, `o.csv`. */
int choices_reports_setup(void **state);
/* examples/first, and a crowd of random records. */
int choices_first_setup(void **state);
int choices_crowd_setup(void **state);

#endif
