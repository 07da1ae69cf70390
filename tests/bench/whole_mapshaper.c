/* SPDX-License-Identifier: Apache-2.0 */
/* mapshaper cuts both layers against each other and shares the overlaps out, which is the
 * first half of our work. It writes nothing: -info is read by nobody. */
#include <stdio.h>
#include <unistd.h>

#include "bench/process.h"

const char *mapshaper_missing(void)
{
    if (access(MAPSHAPER, X_OK) == 0 && process_is_there("node"))
        return NULL;
    return "npm, or the network that it needs, is not there";
}

bool whole_mapshaper(const task *t, const entry *e, run_report *report)
{
    char hazards[512], releases[512];
    const char *const words[] = {
        MAPSHAPER,       "-i",    hazards,   releases, "combine-files",
        "-merge-layers", "force", "-mosaic", "-info",  NULL};
    (void)e;
    snprintf(hazards, sizeof hazards, "%s/hazards.shp", t->folder);
    snprintf(releases, sizeof releases, "%s/releases.shp", t->folder);
    return process_run(words, report);
}
