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

/* What is drawn of the layers in figure_example.c, or of a programme beside the figures.
 */
typedef struct figure {
    const char *name;
    void (*draw)(FILE *out);
    const char *programme;
    void (*draw_site)(FILE *out, const site *of);
} figure;

static const figure figures[] = {
    {.name = "rings", .draw = figure_rings},
    {.name = "hot_pixels", .draw = figure_hot_pixels},
    {.name = "spike", .draw = figure_spike},
    {.name = "chains", .draw = figure_chains},
    {.name = "node", .draw = figure_node},
    {.name = "cycles", .draw = figure_cycles},
    {.name = "labels", .draw = figure_labels},
    {.name = "winding", .draw = figure_winding},
    {.name = "states", .draw = figure_states},
    {.name = "touch", .draw = figure_touch},
    {.name = "simplify_arcs", .draw = figure_simplify_arcs},
    {.name = "simplify_after", .draw = figure_simplify_after},
    {.name = "ledger_days", .programme = "account", .draw_site = figure_ledger_days},
    {.name = "ledger_faces", .programme = "account", .draw_site = figure_ledger_faces},
    {.name = "edge_slivers",
     .programme = "two_surveys",
     .draw_site = figure_edge_slivers}};

static void draw(const figure *f, const char *folder, FILE *out)
{
    site of;

    if (f->draw) {
        f->draw(out);
        return;
    }
    of = site_open(folder, f->programme);
    f->draw_site(out, &of);
    site_close(&of);
}

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
        draw(&figures[i], argv[argc - 1], memory);
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
