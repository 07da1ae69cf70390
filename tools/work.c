/* SPDX-License-Identifier: Apache-2.0 */
/* work.c: opening a job, listening to it, and judging what came out. */
#include "work.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "message.h"
#include "plan.h"
#include "program_context.h"
#include "progress.h"
#include "shown.h"
#include "spelling.h"

/* A dry run goes on behind a refusal as a draft does, to tell of everything; what would
 * end the command is an error all the same. */
static void on_message(lrel_level level, const char *line, void *user)
{
    const common_values *common = user;

    if (common->dry_run && !common->draft && level == LREL_LEVEL_WARNING)
        level = LREL_LEVEL_ERROR;
    message_line(level, "%s", line);
}

/* How each file was read, as notes: the account on standard output shows nothing of it.
 */
static void tell_inputs(const lrel_job *job)
{
    for (size_t i = 0; i < lrel_job_input_count(job); i++) {
        lrel_input_summary input = lrel_job_input_at(job, i);
        char coordinates[512];

        if (input.refused)
            continue;
        plan_format_coordinates(&input, coordinates, sizeof coordinates);
        message_line(LREL_LEVEL_NOTE, "%s: %s, %zu read, %zu used; %s%s%s", input.name,
                     input.role, input.records_read, input.records_used, coordinates,
                     input.encoding[0] ? "; encoding " : "", input.encoding);
    }
}

/* Who did not ask for a draft may not know of it. */
static exit_status say_not_open(const lrel_error *err, bool is_draft)
{
    if (err->status != LREL_E_REFUSED || is_draft)
        return message_failure(err);
    return message_failure_next(
        err, "nothing was written; mend the files named above, or what the programme "
             "file says of them; --draft shows what the others give");
}

exit_status work_open(const char *programme, const common_values *common,
                      lrel_job_options *options, work *out)
{
    work w = {.common = common};
    lrel_status status;
    lrel_error err;

    w.context = program_context_new(common->jobs);
    if (!w.context)
        return message_no_memory();

    options->on_message = on_message;
    options->message_user = (void *)(uintptr_t)common;
    options->on_progress = progress_show;
    options->draft = common->draft || common->dry_run;
    options->reproducer_folder = common->dry_run ? NULL : ".";
    status = lrel_job_open(w.context, programme, options, &w.job, &err);
    progress_hide();
    if (status != LREL_OK) {
        work_close(&w);
        return say_not_open(&err, options->draft);
    }
    if (common->verbose)
        tell_inputs(w.job);
    *out = w;
    return EXIT_DONE;
}

static const char *account_name_at(const void *list, size_t index)
{
    const lrel_job *job = list;

    return index < lrel_job_account_count(job) ? lrel_job_account_at(job, index).name
                                               : NULL;
}

exit_status work_check_account(const work *w, const char *name)
{
    char list[400] = "";
    const char *known, *nearest;

    if (!name)
        return EXIT_DONE;
    for (size_t i = 0; (known = account_name_at(w->job, i)) != NULL; i++) {
        if (strcmp(known, name) == 0)
            return EXIT_DONE;
        snprintf(list + strlen(list), sizeof list - strlen(list), "%s%s", i ? ", " : "",
                 known);
    }
    nearest = spelling_nearest(name, account_name_at, w->job);
    message_line(LREL_LEVEL_ERROR, "no account \"%s\"; there are: %s%s%s%s", name, list,
                 nearest ? "; did you mean " : "", nearest ? nearest : "",
                 nearest ? "?" : "");
    return EXIT_USAGE;
}

/* Whether data issues reached --fail-on, which is said. */
static bool has_reached(const work *w, const char *where)
{
    lrel_summary summary = lrel_job_summary(w->job);
    size_t reached = 0;
    int fail_on = w->common->fail_on;

    if (fail_on == FAIL_ON_NOTHING)
        return false;
    for (int level = fail_on; level <= LREL_LEVEL_ERROR; level++)
        reached += summary.issues[level];
    if (reached == 0)
        return false;
    message_line(LREL_LEVEL_ERROR, "%zu data issue%s of severity %s or above; see %s",
                 reached, shown_plural(reached), level_names[fail_on], where);
    return true;
}

static void say_draft(const work *w)
{
    lrel_summary summary = lrel_job_summary(w->job);
    size_t files = lrel_job_input_count(w->job);

    if (summary.missing_n == 0)
        message_line(LREL_LEVEL_WARNING,
                     "this is a DRAFT, as --draft asks; no file was refused");
    else
        message_line(LREL_LEVEL_WARNING,
                     "this is a DRAFT and no account to rely on: %zu of %zu files %s "
                     "missing",
                     summary.missing_n, files, summary.missing_n == 1 ? "is" : "are");
}

exit_status work_judge(const work *w, const char *where)
{
    bool has_issues = has_reached(w, where);

    if (w->common->draft)
        say_draft(w);
    return has_issues || w->common->draft ? EXIT_ISSUES : EXIT_DONE;
}

/* Whether @p ending stands in @p endings as a whole word. */
static bool is_among(const char *ending, const char *endings)
{
    size_t length = strlen(ending);

    for (const char *at = endings; (at = strchr(at, '.')) != NULL; at++)
        if (strncasecmp(at, ending, length) == 0 &&
            (at[length] == '\0' || at[length] == ' '))
            return true;
    return false;
}

exit_status work_check_ending(const char *command, const char *output,
                              const char *endings)
{
    const char *name = strrchr(output, '/');
    const char *ending = strrchr(name ? name : output, '.');

    if (strcmp(output, "-") == 0 || (ending && is_among(ending, endings)))
        return EXIT_DONE;
    return message_usage(command,
                         "--output %s: its ending says what to write; this version "
                         "writes %s",
                         output, endings);
}

exit_status work_check_folder(const char *command, const char *output)
{
    if (!output || strcmp(output, "-") != 0)
        return EXIT_DONE;
    return message_usage(
        command, "--output -: what is written is a folder of files, which "
                 "standard output cannot take; for a folder of this name say ./-");
}

void work_close(work *w)
{
    lrel_job_free(w->job);
    lrel_context_free(w->context);
    *w = (work){0};
}
