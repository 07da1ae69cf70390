/* SPDX-License-Identifier: Apache-2.0 */
/* lookup_job.c: a lookup of a job. */
#include "lookup/lookup.h"
#include "run/job.h"

lrel_status lrel_lookup_new(lrel_job *job, lrel_lookup **out, lrel_error *err)
{
    return lrel_lookup__new(&job->data, out, err);
}
