/* SPDX-License-Identifier: Apache-2.0 */
/* draw_picture.c: the picture of README.md, from a run.
 *
 *   draw_picture PROGRAMME.yaml FILE.svg          writes it
 *   draw_picture PROGRAMME.yaml --check FILE.svg  says whether FILE is what it would
 *                                                 write
 */
#include <stdlib.h>
#include <string.h>

#include "picture.h"
#include "support/kept_file.h"

#define WIDTH  960
#define HEIGHT 600

/* Metres that the detail shows. */
#define DETAIL_WIDTH_M  18000.0
#define DETAIL_HEIGHT_M 10500.0

/* Hazards as IMAS TN 07.11/01 has them; released land in blues, never green: it is what
 * was recorded, no promise. */
static const char style[] =
    "text{font-family:sans-serif;fill:#222}.title{font-size:21px;font-weight:600}"
    ".sub{font-size:13px;fill:#555}.label{font-size:12.5px;font-weight:600}"
    ".n{font-size:11px;fill:#555}.mid{text-anchor:middle}.end{text-anchor:end}"
    ".red{fill:#c92a2a}.unit{fill:#f6f5f2;stroke:#c9c5bb;stroke-width:8}"
    ".confirmed{fill:#f00;fill-opacity:.55;stroke:#d00000}"
    ".suspected{fill:#f4a718;fill-opacity:.55;stroke:#e08e00}"
    ".cleared{fill:#1c4e80;stroke:#1c4e80}.reduced{fill:#5d94c4;stroke:#5d94c4}"
    ".cancelled{fill:#b4cde2;stroke:#b4cde2}rect.cleared,rect.reduced,rect.cancelled"
    "{stroke:none}.marker{fill:none;stroke:#222;stroke-width:12}"
    ".frame{fill:none;stroke:#222;stroke-width:1}"
    ".stock{fill:none;stroke:#c92a2a;stroke-width:2.2;stroke-linejoin:round}";

static void put_legend(FILE *out, double x, double y)
{
    static const char *const entries[][2] = {{"confirmed", "confirmed (CHA)"},
                                             {"suspected", "suspected (SHA)"},
                                             {"cleared", "cleared"},
                                             {"reduced", "reduced"},
                                             {"cancelled", "cancelled"}};

    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
        fprintf(out,
                "<rect class=\"%s\" x=\"%g\" y=\"%g\" width=\"13\" height=\"13\"/>\n"
                "<text class=\"n\" x=\"%g\" y=\"%g\">%s</text>\n",
                entries[i][0], x, y, x + 19, y + 11, entries[i][1]);
        x += 30 + 5.9 * (double)strlen(entries[i][1]);
    }
}

static void put_scale(FILE *out, frame in)
{
    double px = in.width / DETAIL_WIDTH_M * 2000;

    fprintf(out,
            "<rect x=\"%g\" y=\"%g\" width=\"%.1f\" height=\"22\" fill=\"#fff\" "
            "fill-opacity=\".85\"/><path class=\"frame\" d=\"M%g %gv5h%.1fv-5\"/>\n"
            "<text class=\"n mid\" x=\"%.1f\" y=\"%g\">2 km</text>\n",
            in.x + 6, in.y + in.height - 28, px + 12, in.x + 12, in.y + in.height - 16,
            px, in.x + 12 + px / 2, in.y + in.height - 16);
}

static void put_words(FILE *out, const lrel_job *job)
{
    lrel_summary summary = lrel_job_summary(job);
    lrel_account_summary all = lrel_job_account_at(job, lrel_job_account_count(job) - 1);

    fprintf(out,
            "<text class=\"title\" x=\"24\" y=\"38\">%s km² recorded, not released, on "
            "%s</text>\n"
            "<text class=\"sub\" x=\"24\" y=\"60\">%s. %zu records, %u hazards, every "
            "square metre counted once.</text>\n"
            "<text class=\"n\" x=\"24\" y=\"%d\">" LREL_STATEMENT "</text>\n",
            all.recorded_km2, summary.as_of, summary.programme, summary.records_read,
            all.hazards_n, HEIGHT - 16);
}

static lrel_status draw(FILE *out, lrel_job *job, lrel_error *err)
{
    frame country = {16, 76, 450, 440}, detail = {486, 80, 450, 262};
    frame chart = {486, 362, 450, 186};
    coloured_land land;
    lrel_status status = land_init(&land, &job->data, err);

    if (status == LREL_OK) {
        window all = land_extent(&land);
        window part = land_busiest(&land, DETAIL_WIDTH_M, DETAIL_HEIGHT_M);

        fprintf(out,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" "
                "role=\"img\">\n<title>What landrelease makes of the example "
                "programme</title>\n<style>%s</style>\n"
                "<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>\n",
                WIDTH, HEIGHT, style, WIDTH, HEIGHT);
        put_words(out, job);
        picture_map(out, &land, all, country, 1);
        picture_marker(out, part, all, country);
        picture_map(out, &land, part, detail, .5);
        fprintf(out,
                "<rect class=\"frame\" x=\"%g\" y=\"%g\" width=\"%g\" height=\"%g\"/>\n",
                detail.x, detail.y, detail.width, detail.height);
        put_scale(out, detail);
        put_legend(out, 24, 540);
        picture_chart(out, job, chart);
        fputs("</svg>\n", out);
    }
    land_clear(&land);
    return status;
}

int main(int argc, char **argv)
{
    bool is_check = argc == 4 && strcmp(argv[2], "--check") == 0;
    lrel_context *context = lrel_context_new(NULL);
    lrel_job *job = NULL;
    char *text = NULL;
    size_t length = 0;
    FILE *memory = open_memstream(&text, &length);
    lrel_error err;
    bool is_done = false;

    lrel_error_init(&err);
    if (argc != 3 && !is_check) {
        fprintf(stderr, "usage: %s PROGRAMME.yaml [--check] FILE.svg\n", argv[0]);
        return 2;
    }
    if (context && memory &&
        lrel_job_open(context, argv[1], NULL, &job, &err) == LREL_OK &&
        draw(memory, job, &err) == LREL_OK && fclose(memory) == 0) {
        memory = NULL;
        is_done = is_check ? kept_file_is(argv[3], text, length)
                           : kept_file_write(argv[2], text, length);
    }
    if (!is_done)
        fprintf(stderr, "%s: %s\n", argv[argc - 1],
                err.status != LREL_OK ? err.message
                : is_check            ? "is not what would be drawn now; `make picture`"
                                      : "could not be written");
    if (memory)
        fclose(memory);
    free(text);
    lrel_job_free(job);
    lrel_context_free(context);
    return is_done ? 0 : 1;
}
