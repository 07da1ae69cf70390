/* SPDX-License-Identifier: Apache-2.0 */
/* one_output.c: one file of a run, by itself. */
#include "one_output.h"

#include <stdio.h>
#include <string.h>

#include "message.h"
#include "plan.h"
#include "progress.h"

static bool ends_with(const char *name, const char *ending)
{
    size_t length = strlen(name), end = strlen(ending);

    return length > end && strcmp(name + length - end, ending) == 0;
}

/* NULL: the ending of @p output is none of them. */
static const output_form *find_form(const output_form *forms, const char *output)
{
    if (strcmp(output, "-") == 0)
        return forms;
    for (; forms->ending; forms++)
        if (ends_with(output, forms->ending))
            return forms;
    return NULL;
}

/* ".csv and .json" */
static void list_endings(const output_form *forms, char *out, size_t size)
{
    out[0] = '\0';
    for (size_t i = 0; forms[i].ending; i++) {
        size_t used = strlen(out);
        const char *between = i == 0 ? "" : forms[i + 1].ending ? ", " : " and ";

        snprintf(out + used, size - used, "%s%s", between, forms[i].ending);
    }
}

static exit_status make(const work *w, const char *command, const one_output *set,
                        one_output_fn write, const void *user)
{
    work_plan plan = {.command = command, .target = set->output};
    lrel_error err;
    lrel_status status;

    if (set->common.dry_run) {
        plan.answer =
            lrel_job_try_write_file(w->job, set->output, set->overwrite, &plan.why);
        return plan_print(w, &plan);
    }
    status = write(w, user, &err);
    progress_hide();
    return status == LREL_OK ? work_judge(w, "'landrelease check'")
                             : message_failure(&err);
}

exit_status one_output_make(const char *command, const one_output *set,
                            const output_form *forms, one_output_fn write,
                            const void *user)
{
    lrel_job_options job_options;
    char endings[80];
    exit_status end;
    lrel_error err;
    work w;

    list_endings(forms, endings, sizeof endings);
    if (!find_form(forms, set->output))
        return work_check_ending(command, set->output, endings);
    lrel_job_options_init(&job_options);
    job_options.deadline = set->deadline;
    job_options.skip_checks = !set->common.dry_run;
    end = work_open(set->programme, &set->common, &job_options, &w);
    if (end != EXIT_DONE)
        return end;
    end = work_check_account(&w, set->account);
    if (end == EXIT_DONE && set->operator_name &&
        lrel_job_keep_operator(w.job, set->operator_name, &err) != LREL_OK)
        end = message_usage(command, "--operator: %s", err.message);
    if (end == EXIT_DONE)
        end = make(&w, command, set, write, user);
    work_close(&w);
    return end;
}

/* A file of a run. */
typedef struct asked {
    const one_output *set;
    const output_form *form;
} asked;

static lrel_status write_asked(const work *w, const void *user, lrel_error *err)
{
    const asked *a = user;

    return lrel_job_write_output(w->job, a->form->name, a->set->account, a->set->output,
                                 a->set->overwrite, err);
}

exit_status one_output_write(const char *command, const one_output *set,
                             const output_form *forms)
{
    asked a = {set, find_form(forms, set->output)};

    return one_output_make(command, set, forms, write_asked, &a);
}
