/* SPDX-License-Identifier: Apache-2.0 */
/* single_output.c: one file by itself, for a command that asks for it: the account, a
 * file of a run, why recorded land changed. */
#include "core/fail.h"
#include "report/report.h"
#include "run/contradiction.h"
#include "run/input_files.h"
#include "run/output.h"
#include "trend/trend.h"
#include "write/single.h"

lrel_status lrel_job_try_write_file(const lrel_job *job, const char *path, bool overwrite,
                                    lrel_error *err)
{
    lrel_status status = lrel_job__spare_file(job, path, err);

    return status == LREL_OK ? lrel_single_try(path, overwrite, err) : status;
}

/* LREL_ACCOUNT_EVERY where no account is named. */
static lrel_status find_account(const lrel_job *job, const char *account, uint32_t *out,
                                lrel_error *err)
{
    *out = LREL_ACCOUNT_EVERY;
    return account ? lrel_job__find_account(job, account, out, err) : LREL_OK;
}

lrel_status lrel_job_write_ledger(lrel_job *job, int descriptor, const char *account,
                                  lrel_error *err)
{
    lrel_stream *stream = NULL;
    uint32_t number;
    lrel_status status;

    if ((status = find_account(job, account, &number, err)) != LREL_OK ||
        (status = lrel_stream_attach(job->context, descriptor, "standard output", &stream,
                                     err)) != LREL_OK)
        return status;
    lrel_job__mark(job, stream);
    lrel_report_ledger(&job->data, number, job->shown_periods, stream);
    return lrel_stream_close(stream, err);
}

lrel_status lrel_job_write_ledger_file(lrel_job *job, const char *account,
                                       const char *path, bool overwrite, lrel_error *err)
{
    lrel_single *file = NULL;
    uint32_t number;
    lrel_status status;

    if ((status = find_account(job, account, &number, err)) != LREL_OK ||
        (status = lrel_job__spare_file(job, path, err)) != LREL_OK ||
        (status = lrel_single_open(job->context, path, overwrite, &file, err)) != LREL_OK)
        return status;
    lrel_job__mark(job, lrel_single_stream(file));
    lrel_report_ledger(&job->data, number, job->shown_periods, lrel_single_stream(file));
    return lrel_single_commit(file, err);
}

static lrel_status write_alone(lrel_job *job, const output *one, const char *path,
                               bool overwrite, lrel_error *err)
{
    lrel_single *file = NULL;
    lrel_status status;

    if ((one->try && (status = one->try(err)) != LREL_OK) ||
        (status = lrel_job__spare_file(job, path, err)) != LREL_OK ||
        (status = lrel_single_open(job->context, path, overwrite, &file, err)) != LREL_OK)
        return status;
    lrel_job__mark(job, lrel_single_stream(file));
    job->writes_one = true;
    status = one->write(job, lrel_single_stream(file), err);
    job->writes_one = false;
    if (status != LREL_OK) {
        lrel_single_abandon(file);
        return lrel_job__explain(job, status, err);
    }
    return lrel_single_commit(file, err);
}

lrel_status lrel_job_write_output(lrel_job *job, const char *name, const char *account,
                                  const char *path, bool overwrite, lrel_error *err)
{
    const output *one = lrel_job__find_output(name);
    lrel_status status;

    if (!one)
        return lrel__fail(err, LREL_E_ARGUMENT, "a run has no file \"%s\"", name);
    if (account && !one->takes_account)
        return lrel__fail(err, LREL_E_ARGUMENT, "%s is of all accounts", name);
    if ((status = find_account(job, account, &job->only_account, err)) == LREL_OK)
        status = write_alone(job, one, path, overwrite, err);
    job->only_account = LREL_ACCOUNT_EVERY;
    return status;
}

static lrel_status check_span(const lrel_job *job, lrel_date from, lrel_date to,
                              lrel_error *err)
{
    char day[16];

    if (from.days >= to.days)
        return lrel__fail(err, LREL_E_ARGUMENT,
                          "a change is from one day to a later one");
    lrel_date_format(job->programme->as_of, day);
    return to.days <= job->programme->as_of.days
               ? LREL_OK
               : lrel__fail(err, LREL_E_ARGUMENT, "the account ends on %s", day);
}

lrel_status lrel_job_write_change(lrel_job *job, lrel_date from, lrel_date to,
                                  const char *account, const char *path, bool overwrite,
                                  lrel_error *err)
{
    lrel_single *file = NULL;
    uint32_t number;
    lrel_status status;

    if (to.days == LREL_DAY_OPEN)
        to = job->programme->as_of;
    if ((status = check_span(job, from, to, err)) != LREL_OK ||
        (status = find_account(job, account, &number, err)) != LREL_OK ||
        (status = lrel_job__spare_file(job, path, err)) != LREL_OK ||
        (status = lrel_single_open(job->context, path, overwrite, &file, err)) != LREL_OK)
        return status;
    lrel_job__mark(job, lrel_single_stream(file));
    status =
        lrel_trend_change(&job->data, from, to, number, lrel_single_stream(file), err);
    if (status != LREL_OK) {
        lrel_single_abandon(file);
        return lrel_job__explain(job, status, err);
    }
    return lrel_single_commit(file, err);
}
