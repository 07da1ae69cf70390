/* SPDX-License-Identifier: Apache-2.0 */
#include "bench/table.h"

#include <time.h>

#include "landrelease/version.h"

#define BYTES_PER_MB 1048576.0

static double ms(double seconds)
{
    return 1000 * seconds;
}

void table_place(FILE *out, const machine *where)
{
    char day[16];
    time_t now = time(NULL);
    struct tm parts;

    strftime(day, sizeof day, "%Y-%m-%d", gmtime_r(&now, &parts));
    fprintf(out, "%s. %s; %ld cores; %ld MB; %s; %s. landrelease %s; GEOS %s.\n", day,
            where->processor, where->cores, where->memory_mb, where->system,
            where->compiler, LREL_VERSION, geos_version());
}

static void print_threads(FILE *out, const entry *e)
{
    if (e->threads > 0)
        fprintf(out, "| %s | %d ", e->name, e->threads);
    else
        fprintf(out, "| %s | ", e->name);
}

/* "mosaic 47.1, ledger 33.0" */
static void print_phases(FILE *out, const run_report *report)
{
    for (size_t i = 0; i < PHASES_MAX && report->phases[i].name[0] != '\0'; i++)
        fprintf(out, "%s%s %.1f", i > 0 ? ", " : "", report->phases[i].name,
                ms(report->phases[i].seconds));
}

static void print_contestant(FILE *out, const contest *c, const contestant *one)
{
    print_threads(out, one->entry);
    if (one->missing != NULL) {
        fprintf(out, "| left out: %s | | | | |\n", one->missing);
        return;
    }
    if (one->was_stopped) {
        fprintf(out, "| stopped at %d s | | | %.1f | |\n", CONTEST_LIMIT_S,
                contest_ratio(c, one));
        return;
    }
    if (one->run_count == 0) {
        fprintf(out, "| failed | | | | |\n");
        return;
    }
    fprintf(out, "| %.1f | %.1f | %.0f | %.1f | ", ms(contest_median_s(one)),
            ms(contest_least_s(one)), one->peak_mb, contest_ratio(c, one));
    print_phases(out, &one->report);
    fprintf(out, " |\n");
}

void table_contest(FILE *out, const contest *c)
{
    const lrel_mosaic_stats *stats = &c->all[0].report.stats;

    fprintf(out, "\n**%s**: %s. %zu hazards, %zu releases, %zu vertices", c->set->name,
            c->set->words, c->hazards, c->releases, c->vertices);
    if (stats->crossings > 0)
        fprintf(out, ", %llu crossings", (unsigned long long)stats->crossings);
    fprintf(out, ".\n\n"
                 "| program | threads | median ms | least ms | peak MB | times ours | of "
                 "it, ms |\n"
                 "|---|---:|---:|---:|---:|---:|---|\n");
    for (size_t i = 0; i < c->count; i++)
        print_contestant(out, c, &c->all[i]);
}
