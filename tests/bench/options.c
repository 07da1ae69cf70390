/* SPDX-License-Identifier: Apache-2.0 */
#include "bench/options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench/contest.h"

#define RUNS       5
#define QUICK_RUNS 15 /* the least of them counts: others may be at work */
/* The set that the guard looks at. */
#define FIRST_SET "10k"

/* The set that a part takes; NULL: every one. Simplified are polygons that are the same
 * for all programs: no two of them overlap. */
static const char *const only_set[PARTS] = {[PART_WHOLE] = FIRST_SET,
                                            [PART_READ] = FIRST_SET,
                                            [PART_WRITE] = FIRST_SET,
                                            [PART_SIMPLIFY] = "cadastre",
                                            [PART_ANALYSES] = "100k"};

static const char usage[] =
    "usage: lrel_bench [--quick] [--part PART] [--set SET] [--entry ENTRY]\n"
    "                  [--threads N] [--runs N] [--output FILE] [--page FILE]\n"
    "Everything, unless said otherwise, but sets that are measured on request alone.\n"
    "parts: mosaic whole read write simplify analyses\n";

const char *part_name(part p)
{
    static const char *const names[PARTS] = {"mosaic", "whole",    "read",
                                             "write",  "simplify", "analyses"};
    return names[p];
}

static bool take(bench_options *o, const char *name, const char *value)
{
    if (strcmp(name, "--part") == 0)
        o->part = value;
    else if (strcmp(name, "--set") == 0)
        o->set = value;
    else if (strcmp(name, "--entry") == 0)
        o->entry = value;
    else if (strcmp(name, "--threads") == 0)
        o->threads = atoi(value);
    else if (strcmp(name, "--runs") == 0)
        o->runs = strtoul(value, NULL, 10);
    else if (strcmp(name, "--output") == 0)
        o->output = value;
    else if (strcmp(name, "--page") == 0)
        o->page = value;
    else
        return false;
    return true;
}

static void print_names(void)
{
    fputs(usage, stderr);
    fputs("sets:\n", stderr);
    for (size_t i = 0; set_at(i) != NULL; i++)
        fprintf(stderr, "  %-15s %s%s\n", set_at(i)->name, set_at(i)->words,
                set_at(i)->is_on_request ? " (on request)" : "");
    fputs("entries:\n", stderr);
    for (size_t i = 0; entry_at(i) != NULL; i++)
        fprintf(stderr, "  %-15s %s: %s\n", entry_at(i)->key,
                part_name(entry_at(i)->part), entry_at(i)->name);
}

static bool are_known(const bench_options *o)
{
    bool knows_part = o->part == NULL, knows_set = o->set == NULL;
    bool knows_entry = o->entry == NULL;
    for (int p = 0; p < PARTS; p++)
        knows_part |= o->part != NULL && strcmp(o->part, part_name((enum part)p)) == 0;
    for (size_t i = 0; set_at(i) != NULL; i++)
        knows_set |= o->set != NULL && strcmp(o->set, set_at(i)->name) == 0;
    for (size_t i = 0; entry_at(i) != NULL; i++)
        knows_entry |= o->entry != NULL && strcmp(o->entry, entry_at(i)->key) == 0;
    return knows_part && knows_set && knows_entry;
}

bool options_parse(int count, char **words, bench_options *o)
{
    bool is_good = true;
    *o = (bench_options){.runs = 0};
    for (int i = 1; i < count && is_good; i++) {
        if (strcmp(words[i], "--quick") == 0) {
            o->is_quick = true;
        } else {
            is_good = i + 1 < count && take(o, words[i], words[i + 1]);
            i++;
        }
    }
    if (o->runs == 0)
        o->runs = o->is_quick ? QUICK_RUNS : RUNS;
    is_good = is_good && are_known(o) && o->runs <= CONTEST_RUNS_MAX;
    if (!is_good)
        print_names();
    return is_good;
}

bool options_are_complete(const bench_options *o)
{
    return !o->is_quick && o->part == NULL && o->set == NULL && o->entry == NULL &&
           o->threads == 0;
}

bool options_want_set(const bench_options *o, part p, const set *s)
{
    if ((o->part != NULL && strcmp(o->part, part_name(p)) != 0) ||
        (only_set[p] != NULL && strcmp(s->name, only_set[p]) != 0))
        return false;
    if (o->is_quick)
        return p == PART_MOSAIC && strcmp(s->name, FIRST_SET) == 0;
    return o->set != NULL ? strcmp(o->set, s->name) == 0 : !s->is_on_request;
}

bool options_want_entry(const bench_options *o, part p, const set *s, const entry *e)
{
    if (e->part != p || (o->threads != 0 && o->threads != e->threads) ||
        (o->entry != NULL && strcmp(o->entry, e->key) != 0))
        return false;
    if (o->is_quick)
        return e->is_ours || e->run == run_geos;
    return e->is_ours || s->has_peers || o->entry != NULL;
}
