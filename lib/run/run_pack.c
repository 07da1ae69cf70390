/* SPDX-License-Identifier: Apache-2.0 */
/* run_pack.c: a job that from now on speaks of one organisation alone. */
#include "core/fail.h"
#include "run/job.h"

lrel_status lrel_job_keep_agency(lrel_job *job, const char *name, lrel_error *err)
{
    lrel_issues *own = NULL;
    lrel_status status;

    if (job->agency.data)
        return lrel__fail(err, LREL_E_ARGUMENT, "the job is one organisation's already");
    status = lrel_agency_find(&job->data, lrel_text_of(name), &job->agency, err);
    if (status == LREL_OK)
        status = lrel_agency_issues(&job->agency, &own, err);
    if (status != LREL_OK) {
        lrel_agency_clear(&job->agency);
        return status;
    }
    lrel_issues_free(job->data.issues);
    job->data.issues = own;
    job->data.shown_sources = job->agency.shows_source;
    job->mark = (lrel_mark){NULL, 0};
    return LREL_OK;
}
