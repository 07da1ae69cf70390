/* SPDX-License-Identifier: Apache-2.0 */
#include "bench/json.h"

#include <stdio.h>

#include "bench/goals.h"
#include "bench/options.h"
#include "landrelease/version.h"

#define GOALS_MAX 64

static void write_phases(FILE *file, const run_report *report)
{
    fputs(", \"phases_ms\": {", file);
    for (size_t i = 0, n = 0; i < PHASES_MAX; i++)
        if (report->phases[i].name[0] != '\0')
            fprintf(file, "%s\"%s\": %.3f", n++ > 0 ? ", " : "", report->phases[i].name,
                    1000 * report->phases[i].seconds);
    fputs("}", file);
}

static void write_contestant(FILE *file, const contest *c, const contestant *one)
{
    fprintf(file, "        {\"entry\": \"%s\", \"program\": \"%s\", \"threads\": %d",
            one->entry->key, one->entry->name, one->entry->threads);
    if (one->missing != NULL) {
        fprintf(file, ", \"missing\": \"%s\"}", one->missing);
        return;
    }
    fprintf(file, ", \"stopped\": %s, \"runs_ms\": [",
            one->was_stopped ? "true" : "false");
    for (size_t i = 0; i < one->run_count; i++)
        fprintf(file, "%s%.3f", i > 0 ? ", " : "", 1000 * one->seconds[i]);
    fprintf(file,
            "], \"median_ms\": %.3f, \"least_ms\": %.3f, \"peak_mb\": %.1f, "
            "\"times_ours\": %.3f, \"answer\": %.3f, \"bytes\": %.0f",
            1000 * contest_median_s(one), 1000 * contest_least_s(one), one->peak_mb,
            contest_ratio(c, one), one->report.answer, one->report.bytes);
    write_phases(file, &one->report);
    fputs("}", file);
}

static void write_contest(FILE *file, const contest *c)
{
    fprintf(
        file,
        "    {\"part\": \"%s\", \"set\": \"%s\", \"hazards\": %zu, \"releases\": %zu, "
        "\"vertices\": %zu,\n      \"results\": [\n",
        part_name(c->part), c->set->name, c->hazards, c->releases, c->vertices);
    for (size_t i = 0; i < c->count; i++) {
        write_contestant(file, c, &c->all[i]);
        fputs(i + 1 < c->count ? ",\n" : "\n", file);
    }
    fputs("      ]}", file);
}

static void write_goals(FILE *file, const contest *all, size_t count)
{
    goal goals[GOALS_MAX];
    size_t goal_count = goals_judge(all, count, goals, GOALS_MAX);
    for (size_t i = 0; i < goal_count; i++)
        fprintf(file,
                "    {\"what\": \"%s\", \"promise\": \"%s\", \"measured\": %.3f, "
                "\"met\": %s}%s\n",
                goals[i].what, goals[i].promise, goals[i].measured,
                goals[i].measured == 0 ? "null"
                : goals[i].is_met      ? "true"
                                       : "false",
                i + 1 < goal_count ? "," : "");
}

bool json_write(const char *path, const machine *where, const contest *all, size_t count)
{
    FILE *file = fopen(path, "w");
    if (file == NULL) {
        fprintf(stderr, "bench: %s cannot be written\n", path);
        return false;
    }
    fprintf(file,
            "{\n  \"schema\": 2,\n  \"day\": \"%s\",\n  \"processor\": \"%s\",\n"
            "  \"cores\": %ld,\n  \"memory_mb\": %ld,\n  \"system\": \"%s\",\n"
            "  \"compiler\": \"%s\",\n  \"landrelease\": \"%s\",\n  \"peers\": \"%s\",\n"
            "  \"contests\": [\n",
            where->day, where->processor, where->cores, where->memory_mb, where->system,
            where->compiler, LREL_VERSION, where->peers);
    for (size_t i = 0; i < count; i++) {
        write_contest(file, &all[i]);
        fputs(i + 1 < count ? ",\n" : "\n", file);
    }
    fputs("  ],\n  \"goals\": [\n", file);
    write_goals(file, all, count);
    fputs("  ]\n}\n", file);
    return fclose(file) == 0;
}
