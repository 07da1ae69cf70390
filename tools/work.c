/* SPDX-License-Identifier: Apache-2.0 */
/* work.c: opening a job and listening to it. */
#include "work.h"

#include <stdio.h>
#include <string.h>

#include "interrupt.h"
#include "message.h"

static void on_message(lrel_level level, const char *line, void *user)
{
    (void)user;
    message_line(level, "%s", line);
}

exit_status work_open(const char *programme, int jobs, lrel_job_options *options,
                      work *out)
{
    lrel_context_options context_options;
    work w = {0};
    lrel_error err;

    lrel_context_options_init(&context_options);
    context_options.jobs = jobs;
    context_options.is_cancelled = interrupt_is_asked;
    w.context = lrel_context_new(&context_options);
    if (!w.context)
        return message_no_memory();

    options->on_message = on_message;
    if (lrel_job_open(w.context, programme, options, &w.job, &err) != LREL_OK) {
        work_close(&w);
        return message_failure(&err);
    }
    *out = w;
    return EXIT_DONE;
}

exit_status work_check_account(const work *w, const char *name)
{
    size_t count = lrel_job_account_count(w->job);
    char list[400] = "";

    for (size_t i = 0; name && i < count; i++) {
        const char *known = lrel_job_account_at(w->job, i).name;

        if (strcmp(known, name) == 0)
            return EXIT_DONE;
        snprintf(list + strlen(list), sizeof list - strlen(list), "%s%s", i ? ", " : "",
                 known);
    }
    if (!name)
        return EXIT_DONE;
    message_line(LREL_LEVEL_ERROR, "no account \"%s\"; there are: %s", name, list);
    return EXIT_USAGE;
}

void work_close(work *w)
{
    lrel_job_free(w->job);
    lrel_context_free(w->context);
    *w = (work){0};
}
