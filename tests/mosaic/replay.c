/* SPDX-License-Identifier: Apache-2.0 */
/* Brings about again what landrelease-reproducer-*.txt is about.
 *
 *   mosaic_replay FILE ...        says whether each contradicts itself
 *   mosaic_replay --smaller FILE  writes one with fewer rings and corners that does, too
 *
 * Ends with 0 where all holds, with 1 where something contradicts itself, and with 2
 * where a file is no reproducer. */
#include <stdlib.h>
#include <string.h>

#include "support/reproducer.h"

enum { HOLDS = 0, CONTRADICTS = 1, UNREADABLE = 2 };

/* Threads that it is tried on; they must not matter. */
static const int jobs[] = {1, 2, 8};

static bool open_file(const char *path, reproducer *r)
{
    char why[REPRODUCER_WHY_SIZE];
    FILE *file = fopen(path, "r");
    bool is_read;

    if (!file) {
        perror(path);
        return false;
    }
    is_read = reproducer_read(file, r, why);
    if (!is_read) {
        fprintf(stderr, "%s: %s\n", path, why);
        reproducer_free(r);
    }
    fclose(file);
    return is_read;
}

static int replay(const char *path)
{
    char why[REPRODUCER_WHY_SIZE];
    reproducer r;
    int end = HOLDS;

    if (!open_file(path, &r))
        return UNREADABLE;
    printf("%s: %zu shapes, %zu rings, %zu corners, %zu classes\n", path, r.owner_count,
           r.ring_count, r.point_count, r.class_count);
    for (size_t i = 0; i < sizeof jobs / sizeof *jobs; i++) {
        bool is_right = reproducer_try(&r, jobs[i], why) == LREL_OK;

        printf("  on %d thread%s: %s%s\n", jobs[i], jobs[i] == 1 ? "" : "s",
               is_right ? "all holds" : "contradicts itself: ", is_right ? "" : why);
        end = is_right ? end : CONTRADICTS;
    }
    reproducer_free(&r);
    return end;
}

static int write_smaller(const char *path)
{
    reproducer r;

    if (!open_file(path, &r))
        return UNREADABLE;
    reproducer_make_smaller(&r);
    reproducer_write(&r, stdout);
    reproducer_free(&r);
    return HOLDS;
}

int main(int argc, char **argv)
{
    int worst = HOLDS;

    if (argc == 3 && strcmp(argv[1], "--smaller") == 0)
        return write_smaller(argv[2]);
    if (argc < 2) {
        fprintf(stderr, "usage: mosaic_replay [--smaller] FILE ...\n");
        return UNREADABLE;
    }
    for (int i = 1; i < argc; i++) {
        int end = replay(argv[i]);

        worst = end > worst ? end : worst;
    }
    return worst;
}
