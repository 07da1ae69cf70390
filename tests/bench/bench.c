/* SPDX-License-Identifier: Apache-2.0 */
/* The benchmark: one workload, ours and others' programs in turn, medians, ratios.
 *
 *   bench [--quick] [--output FILE] [--hazards N] [--accounts N] [--one-cluster METRES]
 *         [--runs N]
 *
 * One account unless said otherwise: the peers know no more. Prints a table as
 * docs/benchmarks.md has it; --output writes the same as JSON. --quick runs thrice and
 * ends with 1 where our best run is not QUICK_RATIO times as fast as GEOS's best. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench/contest.h"
#include "bench/machine.h"
#include "landrelease/version.h"

#define RUNS       5
#define QUICK_RUNS 3
#define LIMIT_S    60 /* then a peer is stopped */
/* We promise 8 times as fast, on one thread each, and measure that with a full run. Three
 * runs on a shared machine have been seen to be off by a fifth. */
#define QUICK_RATIO 6.5
/* Two programs that do the same job differ by rounding alone. */
#define AGREEMENT 1e-5

enum { OURS_1, OURS_2, GEOS_1, GEOS_2, CONTESTANTS };

typedef struct bench_options {
    bool is_quick;
    const char *output;
    size_t runs;
    workload_options workload;
} bench_options;

typedef struct bench {
    bench_options options;
    machine where;
    workload *w;
    contestant all[CONTESTANTS];
} bench;

/* ---- options ---- */

static bool parse_options(int count, char **words, bench_options *options)
{
    *options = (bench_options){.workload = workload_default()};
    options->workload.accounts = 1;
    for (int i = 1; i < count; i++) {
        const char *value = i + 1 < count ? words[i + 1] : NULL;
        if (strcmp(words[i], "--quick") == 0) {
            options->is_quick = true;
            continue;
        }
        if (value == NULL)
            return false;
        i++;
        if (strcmp(words[i - 1], "--output") == 0) {
            options->output = value;
        } else if (strcmp(words[i - 1], "--runs") == 0) {
            options->runs = strtoul(value, NULL, 10);
        } else if (strcmp(words[i - 1], "--accounts") == 0) {
            options->workload.accounts = (uint32_t)strtoul(value, NULL, 10);
        } else if (strcmp(words[i - 1], "--one-cluster") == 0) {
            options->workload.one_cluster_m = strtod(value, NULL);
        } else if (strcmp(words[i - 1], "--hazards") == 0) {
            options->workload.hazards = strtoul(value, NULL, 10);
            options->workload.releases = options->workload.hazards * 14 / 10;
        } else {
            return false;
        }
    }
    if (options->runs == 0)
        options->runs = options->is_quick ? QUICK_RUNS : RUNS;
    return options->workload.hazards > 0 && options->runs <= CONTEST_RUNS_MAX &&
           options->workload.accounts >= 1 && options->workload.accounts <= 4;
}

/* ---- figures ---- */

static double ratio(const bench *b, int theirs, int ours)
{
    double least = contest_median_s(&b->all[ours]);
    return least > 0 ? contest_median_s(&b->all[theirs]) / least : 0;
}

/* How far the two programs are apart in what both compute, relative. */
static double disagreement(const bench *b)
{
    double ours = b->all[OURS_1].report.first_release_m2;
    double theirs = b->all[GEOS_1].report.first_release_m2;
    return ours > 0 ? fabs(ours - theirs) / ours : 1;
}

static double ms(double seconds)
{
    return 1000 * seconds;
}

/* ---- the table ---- */

static void print_place(const bench *b)
{
    const lrel_mosaic_stats *stats = &b->all[OURS_1].report.stats;
    printf("%s; %ld cores; %ld MB; %s; %s; landrelease %s; GEOS %s\n\n",
           b->where.processor, b->where.cores, b->where.memory_mb, b->where.system,
           b->where.compiler, LREL_VERSION, geos_version());
    printf("%zu hazards, %zu releases, %zu vertices, %llu crossings, seed %llu\n\n",
           b->w->ledger.hazard_count, b->w->ledger.release_count, b->w->point_count,
           (unsigned long long)stats->crossings,
           (unsigned long long)b->options.workload.seed);
}

static void print_contestant(const bench *b, int i)
{
    const contestant *c = &b->all[i];
    int ours = i == GEOS_2 || i == OURS_2 ? OURS_2 : OURS_1;
    if (c->was_stopped)
        printf("| %s | %d | stopped at %d s | | | |\n", c->name, c->threads, LIMIT_S);
    else if (c->run_count == 0)
        printf("| %s | %d | failed | | | |\n", c->name, c->threads);
    else
        printf("| %s | %d | %.1f | %.1f | %.0f | %.1f |\n", c->name, c->threads,
               ms(contest_median_s(c)), ms(contest_least_s(c)), c->peak_mb,
               ratio(b, i, ours));
}

static void print_table(const bench *b)
{
    const run_report *ours = &b->all[OURS_1].report;
    print_place(b);
    printf("| program | threads | median ms | least ms | peak MB | times ours |\n"
           "|---|---:|---:|---:|---:|---:|\n");
    for (int i = 0; i < CONTESTANTS; i++)
        print_contestant(b, i);
    printf("\nOurs on one thread, last run: mosaic %.1f ms, ledger %.1f ms (%u accounts, "
           "all "
           "of them together, %zu years).\n",
           ms(ours->mosaic_seconds), ms(ours->ledger_seconds), b->w->ledger.account_count,
           b->w->ledger.period_count);
    printf("Released for the first time: ours %.6f km2, GEOS %.6f km2, apart by %.1g. "
           "Counted "
           "by the ledger's rules: %.6f km2.\n",
           ours->first_release_m2 * 1e-6, b->all[GEOS_1].report.first_release_m2 * 1e-6,
           disagreement(b), ours->counted_m2 * 1e-6);
}

/* ---- JSON ---- */

static void write_contestant(FILE *file, const bench *b, int i)
{
    const contestant *c = &b->all[i];
    fprintf(
        file,
        "    {\"program\": \"%s\", \"threads\": %d, \"runs\": %zu, \"median_ms\": %.3f, "
        "\"least_ms\": %.3f, \"peak_mb\": %.1f, \"stopped\": %s}%s\n",
        c->name, c->threads, c->run_count, ms(contest_median_s(c)),
        ms(contest_least_s(c)), c->peak_mb, c->was_stopped ? "true" : "false",
        i + 1 < CONTESTANTS ? "," : "");
}

static bool write_json(const bench *b)
{
    FILE *file = fopen(b->options.output, "w");
    if (file == NULL) {
        fprintf(stderr, "bench: %s cannot be written\n", b->options.output);
        return false;
    }
    fprintf(file,
            "{\n  \"schema\": 1,\n  \"processor\": \"%s\",\n  \"cores\": %ld,\n"
            "  \"memory_mb\": %ld,\n  \"system\": \"%s\",\n  \"compiler\": \"%s\",\n"
            "  \"landrelease\": \"%s\",\n  \"geos\": \"%s\",\n",
            b->where.processor, b->where.cores, b->where.memory_mb, b->where.system,
            b->where.compiler, LREL_VERSION, geos_version());
    fprintf(file,
            "  \"hazards\": %zu,\n  \"releases\": %zu,\n  \"vertices\": %zu,\n"
            "  \"crossings\": %llu,\n  \"seed\": %llu,\n  \"results\": [\n",
            b->w->ledger.hazard_count, b->w->ledger.release_count, b->w->point_count,
            (unsigned long long)b->all[OURS_1].report.stats.crossings,
            (unsigned long long)b->options.workload.seed);
    for (int i = 0; i < CONTESTANTS; i++)
        write_contestant(file, b, i);
    fprintf(
        file,
        "  ],\n  \"geos_to_ours_1_thread\": %.2f,\n  \"geos_to_ours_2_threads\": %.2f,\n"
        "  \"disagreement\": %.3g\n}\n",
        ratio(b, GEOS_1, OURS_1), ratio(b, GEOS_2, OURS_2), disagreement(b));
    return fclose(file) == 0;
}

/* ---- the guard ---- */

static bool all_is_well(const bench *b)
{
    double best;

    if (b->all[OURS_1].run_count < b->options.runs ||
        b->all[OURS_2].run_count < b->options.runs) {
        fprintf(stderr, "bench: a run of ours failed\n");
        return false;
    }
    if (b->all[GEOS_1].run_count == 0)
        return true; /* stopped: whatever we need is less */
    if (disagreement(b) > AGREEMENT) {
        fprintf(stderr, "bench: the programs disagree by %.2g\n", disagreement(b));
        return false;
    }
    best = contest_least_s(&b->all[GEOS_1]) / contest_least_s(&b->all[OURS_1]);
    if (b->options.is_quick && best < QUICK_RATIO) {
        fprintf(stderr, "bench: %.1f times as fast as GEOS is less than %.1f\n", best,
                QUICK_RATIO);
        return false;
    }
    return true;
}

int main(int count, char **words)
{
    bench b = {
        .all = {[OURS_1] = {.name = "landrelease", .run = run_ours, .threads = 1},
                [OURS_2] = {.name = "landrelease", .run = run_ours, .threads = 2},
                [GEOS_1] = {.name = "GEOS-C per record", .run = run_geos, .threads = 1},
                [GEOS_2] = {.name = "GEOS-C per record", .run = run_geos, .threads = 2}}};
    bool is_well;
    if (!parse_options(count, words, &b.options)) {
        fprintf(stderr, "usage: bench [--quick] [--output FILE] [--hazards N] "
                        "[--one-cluster METRES] [--runs N]\n");
        return 2;
    }
#ifndef NDEBUG
    fprintf(stderr, "bench: not a release build, the times mean nothing\n");
#endif
    b.where = machine_here();
    b.w = workload_new(&b.options.workload);
    if (b.w == NULL) {
        fprintf(stderr, "bench: no memory for the workload\n");
        return 1;
    }
    contest_run(b.all, CONTESTANTS, b.w, b.options.runs, LIMIT_S);
    print_table(&b);
    is_well = all_is_well(&b);
    if (b.options.output != NULL)
        is_well &= write_json(&b);
    workload_free(b.w);
    return is_well ? 0 : 1;
}
