/* SPDX-License-Identifier: Apache-2.0 */
/* The benchmark: each part on each of its sets, ours and others' programs in turn. Prints
 * tables; with --output the same as JSON, with --page into a page's marked place. --quick
 * is the guard of a change: it ends with 1 where we are not as fast as promised. */
#include <stdio.h>

#include "bench/ground.h"
#include "bench/guard.h"
#include "bench/machine.h"
#include "bench/options.h"
#include "bench/table.h"

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

int main(int count, char **words)
{
    bench_options options;
    machine where = machine_here();
    bool is_good = true;

    if (!options_parse(count, words, &options))
        return 2;
#ifndef NDEBUG
    fprintf(stderr, "bench: not a release build, the times mean nothing\n");
#endif
    table_place(stdout, &where);
    for (int p = 0; p < PARTS; p++)
        for (size_t i = 0; set_at(i) != NULL; i++) {
            contest c = {.part = (part)p, .set = set_at(i)};
            if (!options_want_set(&options, c.part, c.set))
                continue;
            list_contestants(&c, &options);
            if (c.count > 0)
                is_good &= measure(&c, &options);
        }
    return is_good ? 0 : 1;
}
