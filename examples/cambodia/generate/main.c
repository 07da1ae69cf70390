/* SPDX-License-Identifier: Apache-2.0 */
/* main.c: cambodia FOLDER fills FOLDER with the files of the example. It is made where it
 * is not there; nothing outside of it is touched. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "cases.h"
#include "output.h"
#include "plane.h"
#include "provinces.h"
#include "work.h"
#include "write.h"

static bool make_folder(const char *folder)
{
    return mkdir(folder, 0777) == 0 || errno == EEXIST ||
           output_failed(folder, strerror(errno));
}

/* The README goes first and comes last: where one is, all is. */
static bool write_all(const char *folder, const records *r, const pattern *p)
{
    return make_folder(folder) && output_remove(folder, README_NAME) &&
           write_romduol(folder, r) && write_lotus(folder, r) && write_sarus(folder, r) &&
           write_provinces(folder) && write_spot_tasks(folder, p) &&
           write_accidents(folder, p) && write_survey(folder) &&
           write_declarations(folder) && write_readme(folder, r);
}

static bool generate(const char *folder)
{
    landscape land = {0};
    records r = {0};
    static pattern found;
    bool done =
        landscape_make(&land) && work_all_years(&land, &r) && records_of_sites(&r, &land);

    if (done) {
        pattern_make(&found, &land, &r);
        done = cases_add(&land, &r);
    }
    if (!done)
        output_failed(folder, "out of memory");
    else
        done = write_all(folder, &r, &found);
    records_free(&r);
    landscape_free(&land);
    return done;
}

int main(int argc, char **argv)
{
    bool done;

    if (argc != 2 || strlen(argv[1]) > PATH_TEXT - 64) {
        fputs("usage: cambodia FOLDER\n", stderr);
        return 2;
    }
    if (!plane_open())
        return 1;
    provinces_open();
    done = generate(argv[1]);
    plane_close();
    return done ? 0 : 1;
}
