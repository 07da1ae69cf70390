/* SPDX-License-Identifier: Apache-2.0 */
/* cmd_diff.c: `landrelease diff`: what changed from one delivery to the next. */
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "commands.h"
#include "landrelease/comparison.h"
#include "message.h"
#include "options.h"
#include "program_context.h"
#include "shown.h"

typedef struct settings {
    const char *before, *after;
    const char *output;
    bool overwrite;
    common_values common;
} settings;

static const option options[] = {
    {OPTION_OPERAND, .name = "OLD", .offset = offsetof(settings, before),
     .help = "the folder of an earlier run", .is_required = true, .names = VALUE_FOLDER},
    {OPTION_OPERAND, .name = "NEW", .offset = offsetof(settings, after),
     .help = "the folder of a later one", .is_required = true, .names = VALUE_FOLDER},
    {OPTION_TEXT, 'o', "output", "DIR", offsetof(settings, output),
     .help = "write each change into the folder DIR; default: only how many there are",
     .names = VALUE_FOLDER},
    {OPTION_FLAG, .name = "overwrite", .offset = offsetof(settings, overwrite),
     .help = "the files of an earlier comparison in DIR may be replaced"},
    {0},
};

static const file_entry files[] = {
    {"OLD, NEW", "folders that 'landrelease run' wrote: their records and accounts are "
                 "read, nothing else"},
    {"DIR/changes.csv", "each record that differs, and how: one row a difference"},
    {"DIR/restated.csv", "figures of past periods that are others now"},
    {"DIR/changes.geojson", "the changes as a map"},
    {0},
};

static const exit_entry exits[] = {
    {EXIT_INTERNAL, NULL},
    {EXIT_USAGE, NULL},
    {EXIT_INPUT, "OLD or NEW is no folder that a run wrote"},
    {EXIT_OUTPUT, NULL},
    {EXIT_LIMIT, NULL},
    {EXIT_INTERRUPTED, NULL},
    {EXIT_DONE, "done, whether anything changed or not"},
};

const command_syntax diff_syntax = {
    .command = "diff",
    .about = "Compares what two runs wrote: records that came, went, moved, have another "
             "shape,\n"
             "date, description, stated area or status, and figures of past periods that "
             "are others\n"
             "now. The files that the runs read may be gone: keep the folder of each "
             "delivery's run.",
    .options = options,
    .examples = "  landrelease diff 2024/out 2025/out\n"
                "  landrelease diff 2024/out 2025/out -o changes\n",
    .common = COMMON_QUIET,
    .common_offset = offsetof(settings, common),
    .memory = "The tables of records of both folders, twice their size.",
    .files = files,
    .exits = exits,
};

/* ---- in numbers ---- */

/* Of all sources: to leave out the kinds that nothing has. */
static size_t count_of(const lrel_comparison *c, lrel_change_kind kind)
{
    size_t sum = 0;

    for (size_t i = 0; i < lrel_comparison_source_count(c); i++)
        sum += lrel_comparison_source_at(c, i).changed_n[kind];
    return sum;
}

static void print_source(const lrel_comparison_source *s)
{
    bool has_changed = false;

    shown_print(stdout, "  %s: %zu record%s, %zu before\n", s->name, s->after_n,
                shown_plural(s->after_n), s->before_n);
    for (int kind = 0; kind < LREL_CHANGE_KIND_COUNT; kind++) {
        if (s->changed_n[kind] == 0)
            continue;
        printf("    %7zu  %s\n", s->changed_n[kind],
               lrel_change_kind_name((lrel_change_kind)kind));
        has_changed = true;
    }
    if (!has_changed)
        printf("    nothing changed\n");
}

/* Lines that are shown; the table has all. */
#define RESTATED_MAX 20

static void print_restated(const lrel_comparison *c)
{
    size_t count = lrel_comparison_restated_count(c);

    if (count == 0) {
        printf("\nNo figure of a period that both have whole is another one now.\n");
        return;
    }
    printf("\nRestated: %zu figure%s of periods that both have whole, in m²\n", count,
           shown_plural(count));
    for (size_t i = 0; i < count && i < RESTATED_MAX; i++) {
        lrel_restated r = lrel_comparison_restated_at(c, i);

        shown_print(stdout, "  %-10s %-8s %-15s %15.0f -> %.0f\n", r.account, r.period,
                    r.column, r.before_m2, r.after_m2);
    }
    if (count > RESTATED_MAX)
        printf("  and %zu more\n", count - RESTATED_MAX);
}

/* What the numbers mean for whoever publishes. */
static void print_words(const lrel_comparison *c)
{
    size_t gone = count_of(c, LREL_CHANGE_REMOVED);

    if (gone)
        printf(
            "\n%zu record%s of OLD %s missing in NEW: ask whether %s closed, renamed or "
            "lost.\n",
            gone, shown_plural(gone), gone == 1 ? "is" : "are",
            gone == 1 ? "it was" : "they were");
    if (lrel_comparison_restated_count(c))
        printf("\nFigures published for those periods no longer hold.\n");
}

static void print(const lrel_comparison *c, const settings *set)
{
    shown_print(stdout, "What changed from %s to %s\n\n", set->before, set->after);
    for (size_t i = 0; i < lrel_comparison_source_count(c); i++) {
        lrel_comparison_source s = lrel_comparison_source_at(c, i);

        print_source(&s);
    }
    if (lrel_comparison_source_count(c) == 0)
        printf("  neither has any record\n");
    print_restated(c);
    print_words(c);
    if (set->output)
        shown_print(stdout, "\nEach of them in %s/changes.csv\n", set->output);
}

/* ---- the command ---- */

static exit_status diff(const settings *set, const lrel_context *context)
{
    lrel_comparison *c = NULL;
    lrel_error err;
    exit_status end = EXIT_DONE;

    if (lrel_comparison_new(context, set->before, set->after, &c, &err) != LREL_OK)
        return message_failure(&err);
    if (set->output &&
        lrel_comparison_write(c, set->output, set->overwrite, &err) != LREL_OK)
        end = message_failure(&err);
    else if (!set->common.quiet)
        print(c, set);
    lrel_comparison_free(c);
    return end == EXIT_DONE ? message_finish(end) : end;
}

exit_status cmd_diff(int count, char **arguments)
{
    settings set = {.common = COMMON_DEFAULTS};
    parsed answer = options_parse(&diff_syntax, count, arguments, &set);
    lrel_context *context;
    exit_status end;

    if (answer != PARSED_GO)
        return options_exit(answer);
    if (set.output && strcmp(set.output, "-") == 0)
        return message_usage("diff", "-o takes a folder");
    context = program_context_new(0);
    if (!context)
        return message_no_memory();
    end = diff(&set, context);
    lrel_context_free(context);
    return end;
}
