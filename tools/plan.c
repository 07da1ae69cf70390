/* SPDX-License-Identifier: Apache-2.0 */
/* plan.c: the report of a dry run, as text and as JSON. */
#include "plan.h"

#include <stdio.h>
#include <string.h>

#include "issue_summary.h"
#include "json_out.h"
#include "message.h"
#include "shown.h"
#include "usage.h"

static bool is_output(const work_plan *plan)
{
    return strcmp(plan->target, "-") == 0;
}

void plan_format_coordinates(const lrel_input_summary *input, char *out, size_t size)
{
    size_t used;

    if (!input->crs_name[0]) {
        snprintf(out, size, "no shapes");
        return;
    }
    snprintf(out, size, "%s%s%s", input->crs, input->crs[0] ? " " : "", input->crs_name);
    used = strlen(out);
    if (!input->operation[0])
        snprintf(out + used, size - used, ", no datum shift");
    else if (input->accuracy_m < 0)
        snprintf(out + used, size - used, ", by %s (accuracy not known)",
                 input->operation);
    else
        snprintf(out + used, size - used, ", by %s (accuracy %.15g m)", input->operation,
                 input->accuracy_m);
}

static void print_mapping(const lrel_job *job, size_t input, size_t count)
{
    char text[4096] = "mapping:";

    for (size_t i = 0; i < count; i++) {
        lrel_mapping_summary m = lrel_job_mapping_at(job, input, i);
        size_t used = strlen(text);

        if (m.column)
            snprintf(text + used, sizeof text - used, "%s %s: column %s", i ? "," : "",
                     m.key, m.column);
        else
            snprintf(text + used, sizeof text - used, "%s %s: always %s", i ? "," : "",
                     m.key, m.constant ? m.constant : "its default");
    }
    shown_disarm(text);
    if (count)
        usage_wrapped(stdout, text, 4, false);
}

static void print_input(const lrel_job *job, size_t index)
{
    lrel_input_summary input = lrel_job_input_at(job, index);
    char coordinates[512];
    const char *unit = strcmp(input.role, "boundary") == 0 ? "unit" : "record";

    shown_print(stdout, "  %s", input.name);
    if (strcmp(input.name, input.path) != 0)
        shown_print(stdout, " (%s)", input.path);
    if (input.refused) {
        shown_print(stdout, ": %s, REFUSED: %s\n", input.role, input.refused);
        return;
    }
    shown_print(stdout, ": %s, %zu %s%s, %zu used\n", input.role, input.records_read,
                unit, shown_plural(input.records_read), input.records_used);
    plan_format_coordinates(&input, coordinates, sizeof coordinates);
    shown_print(stdout, "    coordinates: %s\n", coordinates);
    print_mapping(job, index, input.mapping_count);
}

static void print_target(const work_plan *plan)
{
    const char *name;

    if (is_output(plan)) {
        printf("Would be printed on standard output.\n");
        return;
    }
    shown_print(stdout, "Would be written: %s, which %s\n", plan->target,
                plan->answer == LREL_OK ? "can be written" : "CANNOT be written");
    for (size_t i = 0; plan->file_at && (name = plan->file_at(i)) != NULL; i++)
        shown_print(stdout, "  %s/%s\n", plan->target, name);
}

static void print_text(const work *w, const work_plan *plan)
{
    lrel_summary summary = lrel_job_summary(w->job);
    char issues[ISSUE_SUMMARY_ROOM];

    shown_print(stdout, "Dry run of '%s': nothing is written\n\n%s, as of %s\n\nInputs\n",
                plan->command, summary.programme, summary.as_of);
    for (size_t i = 0; i < lrel_job_input_count(w->job); i++)
        print_input(w->job, i);
    printf("\nRecords read: %zu = %zu used + %zu set aside\n", summary.records_read,
           summary.records_used, summary.records_set_aside);
    issue_summary_format(&summary, issues, sizeof issues);
    printf("Data issues: %s\n\n", issues);
    print_target(plan);
}

static void json_mapping(json_out *json, const lrel_job *job, size_t input, size_t count)
{
    json_key(json, "mapping");
    json_array(json, false);
    for (size_t i = 0; i < count; i++) {
        lrel_mapping_summary m = lrel_job_mapping_at(job, input, i);

        json_object(json, true);
        json_key_string(json, "key", m.key);
        json_key_string(json, "column", m.column);
        json_key_string(json, "const", m.constant);
        json_end(json);
    }
    json_end(json);
}

static void json_coordinates(json_out *json, const lrel_input_summary *input)
{
    json_key(json, "coordinates");
    if (!input->crs_name[0]) {
        json_string(json, NULL);
        return;
    }
    json_object(json, false);
    json_key_string(json, "crs", input->crs);
    json_key_string(json, "crs_name", input->crs_name);
    json_key_string(json, "operation", input->operation);
    json_key_string(json, "operation_name", input->operation_name);
    json_key(json, "accuracy_m");
    json_known(json, input->accuracy_m);
    json_end(json);
}

static void json_input(json_out *json, const lrel_job *job, size_t index)
{
    lrel_input_summary input = lrel_job_input_at(job, index);

    json_object(json, false);
    json_key_string(json, "name", input.name);
    json_key_string(json, "path", input.path);
    json_key_string(json, "role", input.role);
    json_key_string(json, "refused", input.refused);
    json_key_string(json, "encoding", input.encoding);
    json_coordinates(json, &input);
    json_key_integer(json, "records_read", (long long)input.records_read);
    json_key_integer(json, "records_used", (long long)input.records_used);
    json_mapping(json, job, index, input.mapping_count);
    json_end(json);
}

static void json_output(json_out *json, const work_plan *plan)
{
    const char *name;

    json_key(json, "output");
    json_object(json, false);
    json_key_string(json, "target", plan->target);
    json_key_boolean(json, "can_be_written", plan->answer == LREL_OK);
    json_key_string(json, "reason", plan->answer == LREL_OK ? NULL : plan->why.message);
    json_key(json, "files");
    json_array(json, false);
    for (size_t i = 0; plan->file_at && (name = plan->file_at(i)) != NULL; i++)
        json_string(json, name);
    json_end(json);
    json_end(json);
}

static void print_json(const work *w, const work_plan *plan)
{
    lrel_summary summary = lrel_job_summary(w->job);
    json_out json;

    json_begin(&json, stdout);
    json_object(&json, false);
    json_key_integer(&json, "schema", 1);
    json_key_string(&json, "command", plan->command);
    json_key_boolean(&json, "dry_run", true);
    json_key_string(&json, "programme", summary.programme);
    json_key_string(&json, "as_of", summary.as_of);
    json_key_boolean(&json, "draft", w->common->draft);
    json_key(&json, "inputs");
    json_array(&json, false);
    for (size_t i = 0; i < lrel_job_input_count(w->job); i++)
        json_input(&json, w->job, i);
    json_end(&json);
    json_key(&json, "records");
    json_object(&json, true);
    json_key_integer(&json, "read", (long long)summary.records_read);
    json_key_integer(&json, "used", (long long)summary.records_used);
    json_key_integer(&json, "set_aside", (long long)summary.records_set_aside);
    json_end(&json);
    json_output(&json, plan);
    json_end(&json);
    json_finish(&json);
}

exit_status plan_print(const work *w, const work_plan *plan)
{
    lrel_summary summary = lrel_job_summary(w->job);
    exit_status end;

    if (w->common->json)
        print_json(w, plan);
    else
        print_text(w, plan);
    if ((end = message_finish(EXIT_DONE)) != EXIT_DONE)
        return end;
    if (plan->answer != LREL_OK)
        return message_failure(&plan->why);
    if (summary.missing_n && !w->common->draft) {
        message_line(LREL_LEVEL_ERROR, "%zu of %zu files %s refused", summary.missing_n,
                     lrel_job_input_count(w->job), summary.missing_n == 1 ? "is" : "are");
        return EXIT_INPUT;
    }
    return work_judge(w, plan->where ? plan->where : "'landrelease check'");
}
