/* SPDX-License-Identifier: Apache-2.0 */
/* draw_figures.c: the figures of docs/methods/, drawn from what the library
 * does.
 *
 *   draw_figures FOLDER          writes them
 *   draw_figures --check FOLDER  says whether those in FOLDER are what it would write
 */
#include <stdlib.h>
#include <string.h>

#include "figures.h"
#include "support/kept_file.h"

static const struct {
    const char *name;
    void (*draw)(FILE *out);
} figures[] = {{"rings", figure_rings},
               {"hot_pixels", figure_hot_pixels},
               {"spike", figure_spike},
               {"chains", figure_chains},
               {"node", figure_node},
               {"cycles", figure_cycles},
               {"labels", figure_labels},
               {"winding", figure_winding},
               {"states", figure_states},
               {"touch", figure_touch},
               {"simplify_arcs", figure_simplify_arcs},
               {"simplify_after", figure_simplify_after}};

int main(int argc, char **argv)
{
    bool is_check = argc == 3 && strcmp(argv[1], "--check") == 0;
    int failed = 0;

    if (argc != 2 && !is_check) {
        fprintf(stderr, "usage: %s [--check] FOLDER\n", argv[0]);
        return 2;
    }
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
        char path[4096], *text = NULL;
        size_t length = 0;
        FILE *memory = open_memstream(&text, &length);
        bool is_done;

        if (!memory)
            return 1;
        figures[i].draw(memory);
        fclose(memory);
        snprintf(path, sizeof path, "%s/%s.svg", argv[argc - 1], figures[i].name);
        is_done = is_check ? kept_file_is(path, text, length)
                           : kept_file_write(path, text, length);
        if (!is_done)
            fprintf(stderr, "%s: %s\n", path,
                    is_check
                        ? "not what the library draws now; build the target `figures`"
                        : "cannot be written");
        failed += !is_done;
        free(text);
    }
    return failed ? 1 : 0;
}
