/* SPDX-License-Identifier: Apache-2.0 */
/* 08_table_and_map.c: one table and one map of a job.
 *
 * Shows how periods and groups are chosen when a job is opened, how the account is
 * written as CSV, and how the land on record on any day is written as GeoJSON. Prints the
 * account of cluster munition remnants and then the map of other ordnance on the day
 * given: 08_table_and_map first/programme.yaml 2016-12-31 */
#include <stdio.h>
#include <unistd.h>

#include <landrelease/job.h>

/* The name of an account; NULL would mean every account, "all" the land of all of them.
 */
#define ACCOUNT "cmr"

static lrel_status write_both(lrel_job *job, lrel_date day, lrel_error *err)
{
    lrel_map_options map;
    lrel_status status;

    /* To any open file. The columns are those of data/ledger.csv of a run. */
    status = lrel_job_write_ledger(job, STDOUT_FILENO, ACCOUNT, err);
    if (status != LREL_OK)
        return status;

    /* "-" is standard output; a file would appear whole or not at all. */
    lrel_map_options_init(&map);
    map.at = day;
    map.account = ACCOUNT;
    return lrel_job_write_map(job, &map, "-", false, err);
}

int main(int argc, char **argv)
{
    lrel_context *context = NULL;
    lrel_job *job = NULL;
    lrel_job_options options;
    lrel_date day;
    lrel_error err;
    int exit_status = 1;

    if (argc != 3) {
        fprintf(stderr, "usage: 08_table_and_map PROGRAMME.yaml DAY\n");
        return 2;
    }
    context = lrel_context_new(NULL);
    if (!context)
        goto done;

    lrel_job_options_init(&options);
    options.by = "operator"; /* instead of what the programme file says */
    options.period = "year";
    if (lrel_date_parse(argv[2], &day, &err) != LREL_OK ||
        lrel_job_open(context, argv[1], &options, &job, &err) != LREL_OK ||
        write_both(job, day, &err) != LREL_OK) {
        fprintf(stderr, "%s\n", err.message);
        goto done;
    }
    exit_status = 0;

done:
    lrel_job_free(job);
    lrel_context_free(context);
    return exit_status;
}
