/* SPDX-License-Identifier: Apache-2.0 */
#include "bench/table.h"

#include "bench/goals.h"
#include "landrelease/version.h"

#define BYTES_PER_MB 1048576.0
#define GOALS_MAX    64

static double ms(double seconds)
{
    return 1000 * seconds;
}

void table_place(FILE *out, const machine *where, size_t runs)
{
    fprintf(out,
            "Measured on %s: %s, %ld cores, %ld MB; %s; %s. landrelease %s, %s. "
            "Medians of %zu runs.\n",
            where->day, where->processor, where->cores, where->memory_mb, where->system,
            where->compiler, LREL_VERSION, where->peers, runs);
}

void table_goals(FILE *out, const contest *all, size_t count)
{
    goal goals[GOALS_MAX];
    size_t goal_count = goals_judge(all, count, goals, GOALS_MAX);

    fprintf(out, "\n| goal | at least or at most | measured | |\n|---|---|---:|---|\n");
    for (size_t i = 0; i < goal_count; i++)
        if (goals[i].measured > 0)
            fprintf(out, "| %s | %s | %.4g | %s |\n", goals[i].what, goals[i].promise,
                    goals[i].measured, goals[i].is_met ? "met" : "**not met**");
}

/* "mosaic 47.1, ledger 33.0" */
static void print_phases(FILE *out, const run_report *report)
{
    for (size_t i = 0, n = 0; i < PHASES_MAX; i++)
        if (report->phases[i].name[0] != '\0')
            fprintf(out, "%s%s %.1f", n++ > 0 ? ", " : "", report->phases[i].name,
                    ms(report->phases[i].seconds));
    if (report->bytes > 0)
        fprintf(out, "%s%.0f MB/s", report->phases[0].name[0] != '\0' ? "; " : "",
                report->bytes / report->seconds * 1e-6);
}

static void print_result(FILE *out, const contest *c, const contestant *one)
{
    if (one->missing != NULL) {
        fprintf(out, "left out | | | | | %s |\n", one->missing);
        return;
    }
    if (one->was_stopped) {
        fprintf(out, "%d000 | | | | %.1f | stopped at %d s |\n", CONTEST_LIMIT_S,
                contest_ratio(c, one), CONTEST_LIMIT_S);
        return;
    }
    if (one->run_count == 0) {
        fprintf(out, "failed | | | | | |\n");
        return;
    }
    fprintf(out, "%.1f | %.1f | %.0f | ", ms(contest_median_s(one)),
            ms(contest_least_s(one)), one->peak_mb);
    if (c->part == PART_MOSAIC && one->peak_mb > 0)
        fprintf(out, "%.0f", one->peak_mb * BYTES_PER_MB / (double)c->vertices);
    fprintf(out, " | %.2f | ", contest_ratio(c, one));
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
                 "| program | threads | median ms | least ms | peak MB | bytes a vertex "
                 "| times ours | of the last run, ms |\n"
                 "|---|---:|---:|---:|---:|---:|---:|---|\n");
    for (size_t i = 0; i < c->count; i++) {
        const entry *e = c->all[i].entry;
        if (e->threads > 0)
            fprintf(out, "| %s | %d | ", e->name, e->threads);
        else
            fprintf(out, "| %s | | ", e->name);
        print_result(out, c, &c->all[i]);
    }
}
