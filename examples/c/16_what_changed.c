/* SPDX-License-Identifier: Apache-2.0 */
/* 16_what_changed.c: what changed from one delivery to the next. Here one programme is
 * run twice, so nothing has; the second one would read the files of the next delivery.
 *
 * 16_what_changed PROGRAMME.yaml DIR */
#include <stdio.h>

#include <landrelease/comparison.h>
#include <landrelease/job.h>

static lrel_status run(lrel_context *context, const char *programme, const char *folder,
                       lrel_error *err)
{
    lrel_job *job = NULL;
    lrel_status status = lrel_job_open(context, programme, NULL, &job, err);

    if (status == LREL_OK)
        status = lrel_job_write(job, folder, false, err);
    lrel_job_free(job);
    return status;
}

static void print_sources(const lrel_comparison *c)
{
    for (size_t i = 0; i < lrel_comparison_source_count(c); i++) {
        lrel_comparison_source s = lrel_comparison_source_at(c, i);

        printf("%s: %zu records, %zu before\n", s.name, s.after_n, s.before_n);
        for (int kind = 0; kind < LREL_CHANGE_KIND_COUNT; kind++)
            if (s.changed_n[kind])
                printf("  %zu %s\n", s.changed_n[kind],
                       lrel_change_kind_name((lrel_change_kind)kind));
    }
}

static void print_restated(const lrel_comparison *c)
{
    for (size_t i = 0; i < lrel_comparison_restated_count(c); i++) {
        lrel_restated r = lrel_comparison_restated_at(c, i);

        printf("%s %s, %s: %.0f m2, not %.0f\n", r.account, r.period, r.column,
               r.after_m2, r.before_m2);
    }
}

int main(int argc, char **argv)
{
    lrel_context *context = lrel_context_new(NULL);
    lrel_comparison *comparison = NULL;
    char before[1024], after[1024], changes[1024];
    int result = 1;
    lrel_error err;

    if (argc != 3 || !context)
        return 2;
    snprintf(before, sizeof before, "%s_before", argv[2]);
    snprintf(after, sizeof after, "%s_after", argv[2]);
    snprintf(changes, sizeof changes, "%s_changes", argv[2]);
    if (run(context, argv[1], before, &err) != LREL_OK ||
        run(context, argv[1], after, &err) != LREL_OK ||
        lrel_comparison_new(context, before, after, &comparison, &err) != LREL_OK ||
        lrel_comparison_try_write(comparison, changes, false, &err) != LREL_OK ||
        lrel_comparison_write(comparison, changes, false, &err) != LREL_OK)
        goto done;
    print_sources(comparison);
    print_restated(comparison);
    for (size_t i = 0; lrel_comparison_file_at(i); i++)
        printf("written: %s\n", lrel_comparison_file_at(i));
    result = 0;

done:
    if (result)
        fprintf(stderr, "%s\n", err.message);
    lrel_comparison_free(comparison);
    lrel_context_free(context);
    return result;
}
