/* SPDX-License-Identifier: Apache-2.0 */
/* totals.c: the summary of a job, as text for people. */
#include <string.h>

#include "core/area.h"
#include "report/summary.h"
#include "run/job.h"

static void format_km2(const lrel_job *job, int64_t area2, char out[40])
{
    lrel_area_format_km2(area2, lrel_grid_units_per_m(job->data.grid), 2, out);
}

static void format_m2(const lrel_job *job, int64_t area2, char out[40])
{
    lrel_area_format_m2(area2, lrel_grid_units_per_m(job->data.grid), out);
}

lrel_summary lrel_job_summary(const lrel_job *job)
{
    lrel_record_total records = lrel_summary_records(&job->data);
    const lrel_beside *beside = &job->data.beside;
    lrel_summary summary = {.programme = job->title,
                            .records_read = records.read,
                            .records_used = records.used,
                            .records_set_aside = records.set_aside,
                            .period_count = job->shown_periods,
                            .without_shape_n = beside->hazards_n,
                            .place_unknown_n = beside->releases_n,
                            .is_draft = job->data.is_draft,
                            .missing_n = job->data.missing.count};

    lrel_date_format(job->has_at ? job->at : job->programme->as_of, summary.as_of);
    for (int level = 0; level < 3; level++)
        summary.issues[level] =
            lrel_issues_count_of(job->data.issues, (lrel_severity)level);
    if (job->shown_periods)
        lrel_date_format(job->data.period_starts[0], summary.first_day);
    lrel_area_format_stated(beside->hazards_stated, summary.without_shape_m2);
    lrel_area_format_stated(beside->releases_stated, summary.place_unknown_m2);
    return summary;
}

size_t lrel_job_account_count(const lrel_job *job)
{
    return (size_t)job->programme->account_count + 1;
}

lrel_account_summary lrel_job_account_at(const lrel_job *job, size_t account)
{
    lrel_account_total total =
        lrel_summary_account(&job->data, (uint32_t)account, job->shown_periods);
    lrel_account_summary summary = {.name = job->account_names[account],
                                    .hazards_n = total.hazards_n};

    format_km2(job, total.recorded, summary.recorded_km2);
    format_m2(job, total.recorded, summary.recorded_m2);
    lrel_area_format_whole_m2(total.edge, lrel_grid_units_per_m(job->data.grid),
                              summary.edge_whole_m2);
    format_m2(job, total.edge, summary.edge_m2);
    summary.has_edge = total.edge > 0;
    for (int p = 0; p < 3; p++) {
        format_km2(job, total.released[p], summary.released_km2[p]);
        format_m2(job, total.released[p], summary.released_m2[p]);
    }
    return summary;
}

size_t lrel_job_set_aside(const lrel_job *job, size_t index, const char **reason)
{
    lrel_record_total records = lrel_summary_records(&job->data);

    for (int r = 0; r < LREL_REASON_COUNT; r++)
        if (records.by_reason[r] && index-- == 0) {
            *reason = lrel_reason_text((lrel_reason)r);
            return records.by_reason[r];
        }
    *reason = NULL;
    return 0;
}

size_t lrel_job_role(const lrel_job *job, size_t index, const char **role, size_t *used)
{
    lrel_record_total records = lrel_summary_records(&job->data);

    for (int r = 0; r < LREL_ROLE_COUNT; r++)
        if (records.by_role[r] && index-- == 0) {
            *role = lrel_vocabulary_name(&lrel_vocabulary_role, r);
            if (used)
                *used = records.used_by_role[r];
            return records.by_role[r];
        }
    *role = NULL;
    return 0;
}
