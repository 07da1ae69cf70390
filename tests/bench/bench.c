/* SPDX-License-Identifier: Apache-2.0 */
/* The benchmark: each part on each of its sets, ours and others' programs in turn. Prints
 * tables; with --output the same as JSON, with --page into a page's marked place. --quick
 * is the guard of a change: it ends with 1 where we are not as fast as promised. */
#include <stdio.h>
#include <stdlib.h>

#include "bench/goals.h"
#include "bench/ground.h"
#include "bench/guard.h"
#include "bench/json.h"
#include "bench/options.h"
#include "bench/page.h"
#include "bench/table.h"

#define CONTESTS_MAX 32

typedef struct bench {
    bench_options options;
    machine where;
    contest all[CONTESTS_MAX];
    size_t count;
} bench;

static const char *const headings[PARTS] = {
    [PART_MOSAIC] = "Mosaic and ledger, from records in memory",
    [PART_WHOLE] = "Whole processes, from shapefiles",
    [PART_READ] = "Reading, files to records",
    [PART_WRITE] = "Writing GeoJSON, 10,000 hazards",
    [PART_SIMPLIFY] = "Simplifying, 10,000 cells from a shapefile to GeoJSON",
    [PART_ANALYSES] = "Analyses, from an account of 100,000 hazards to files"};

static void list_contestants(contest *c, const bench_options *options)
{
    for (size_t i = 0; entry_at(i) != NULL && c->count < CONTESTANTS_MAX; i++)
        if (options_want_entry(options, c->part, c->set, entry_at(i)))
            c->all[c->count++].entry = entry_at(i);
}

/* @return false where something is not as it must be */
static bool measure(contest *c, const bench_options *options)
{
    ground g;
    bool is_good = ground_prepare(&g, c);

    if (is_good) {
        c->hazards = g.w->ledger.hazard_count;
        c->releases = g.w->ledger.release_count;
        c->vertices = g.w->point_count;
        contest_run(c, &g.task, options->runs);
        table_contest(stdout, c);
        fflush(stdout);
        is_good = guard_answers(c, options->runs);
        if (options->is_quick)
            is_good &= guard_ratio(c);
    }
    ground_clear(&g);
    return is_good;
}

static bool measure_all(bench *b)
{
    bool is_good = true;
    for (int p = 0; p < PARTS; p++)
        for (size_t i = 0; set_at(i) != NULL && b->count < CONTESTS_MAX; i++) {
            contest *c = &b->all[b->count];
            *c = (contest){.part = (part)p, .set = set_at(i)};
            if (!options_want_set(&b->options, c->part, c->set))
                continue;
            list_contestants(c, &b->options);
            if (c->count == 0)
                continue;
            is_good &= measure(c, &b->options);
            b->count++;
        }
    return is_good;
}

static bool write_page(const bench *b)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    bool is_written;

    fprintf(out, "\n");
    table_place(out, &b->where, b->options.runs);
    table_goals(out, b->all, b->count);
    for (size_t i = 0; i < b->count; i++) {
        if (i == 0 || b->all[i].part != b->all[i - 1].part)
            fprintf(out, "\n### %s\n", headings[b->all[i].part]);
        table_contest(out, &b->all[i]);
    }
    fprintf(out, "\n");
    fclose(out);
    is_written = page_replace(b->options.page, text);
    free(text);
    return is_written;
}

int main(int count, char **words)
{
    static bench b;
    bool is_good;

    if (!options_parse(count, words, &b.options))
        return 2;
#ifndef NDEBUG
    fprintf(stderr, "bench: not a release build, the times mean nothing\n");
#endif
    b.where = machine_here();
    table_place(stdout, &b.where, b.options.runs);
    is_good = measure_all(&b);
    if (!b.options.is_quick)
        table_goals(stdout, b.all, b.count);
    if (b.options.output != NULL)
        is_good &= json_write(b.options.output, &b.where, b.all, b.count);
    if (b.options.page != NULL && options_are_complete(&b.options))
        is_good &= write_page(&b);
    return is_good ? 0 : 1;
}
