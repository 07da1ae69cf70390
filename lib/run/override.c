/* SPDX-License-Identifier: Apache-2.0 */
/* override.c: `period`, `by`, `at` and `deadline` of the options go before the
 * programme's. */
#include <stdio.h>
#include <string.h>

#include "core/fail.h"
#include "run/job.h"

static lrel_status override_period(lrel_programme *programme, const char *period,
                                   lrel_error *err)
{
    static const char *const names[] = {"year", "quarter", "month"};

    for (int i = 0; period && i < 3; i++)
        if (strcmp(period, names[i]) == 0) {
            programme->period = (lrel_period_kind)i;
            return LREL_OK;
        }
    return period
               ? lrel__fail(err, LREL_E_ARGUMENT,
                            "no period \"%s\"; there are year, quarter and month", period)
               : LREL_OK;
}

/* Letters of the longest name; what is longer is nobody's slip of the finger. */
#define NAME_MAX_BYTES 64
/* A name is near when no more letters than this are different. */
#define NEAR_EDITS 2

static lrel_text clip(lrel_text name)
{
    name.length = name.length < NAME_MAX_BYTES ? name.length : NAME_MAX_BYTES;
    return (lrel_text){name.at, lrel_text_utf8_prefix(name)};
}

/* The group that @p name nearly says, of those that the programme has; NULL: none. */
static const char *nearest_group(const lrel_programme *programme, lrel_text name)
{
    size_t fewest = NEAR_EDITS + 1;
    const char *nearest = NULL;

    for (int by = 0; by < LREL_BY_COUNT; by++) {
        const char *known = lrel_by_name((lrel_by)by);
        size_t edits = lrel_text_distance(name, lrel_text_of(known));

        if (edits >= fewest || !lrel_programme_has_group(programme, (lrel_by)by))
            continue;
        fewest = edits;
        nearest = known;
    }
    return nearest;
}

/* Offers what the programme has: of admin levels those with a boundary. */
static lrel_status fail_by(const lrel_programme *programme, lrel_text name,
                           lrel_error *err)
{
    const char *nearest;
    char list[256] = "";

    name = clip(name);
    nearest = nearest_group(programme, name);
    for (int by = 0; by < LREL_BY_COUNT; by++)
        if (lrel_programme_has_group(programme, (lrel_by)by))
            snprintf(list + strlen(list), sizeof list - strlen(list), "%s%s",
                     by ? ", " : "", lrel_by_name((lrel_by)by));
    return lrel__fail(err, LREL_E_ARGUMENT,
                      "nothing to group by called \"%.*s\"; there are %s%s%s%s",
                      LREL_TEXT_ARGS(name), list, nearest ? "; did you mean " : "",
                      nearest ? nearest : "", nearest ? "?" : "");
}

static lrel_status find_by(const lrel_programme *programme, lrel_text name, lrel_by *out,
                           lrel_error *err)
{
    int by = 0;

    while (by < LREL_BY_COUNT &&
           !lrel_text_is_equal(name, lrel_text_of(lrel_by_name((lrel_by)by))))
        by++;
    if (by == LREL_BY_COUNT)
        return fail_by(programme, name, err);
    if (!lrel_programme_has_group(programme, (lrel_by)by))
        return lrel__fail(err, LREL_E_ARGUMENT, "%s",
                          lrel_programme_no_level(programme, (lrel_by)by).text);
    *out = (lrel_by)by;
    return LREL_OK;
}

static lrel_status override_by(lrel_programme *programme, const char *list,
                               lrel_error *err)
{
    bool is_given[LREL_BY_COUNT] = {false};
    lrel_status status;

    if (!list)
        return LREL_OK;
    programme->by_count = 0;
    while (*list) {
        size_t length = strcspn(list, ",");
        lrel_by by = LREL_BY_COUNT;

        status = find_by(programme, lrel_text_trim((lrel_text){list, length}), &by, err);
        if (status != LREL_OK)
            return status;
        if (!is_given[by])
            programme->by[programme->by_count++] = by;
        is_given[by] = true;
        list += length + (list[length] == ',');
    }
    return LREL_OK;
}

static lrel_status read_at(lrel_job *job, const char *at, lrel_error *err)
{
    if (!at)
        return LREL_OK;
    job->has_at = true;
    if (lrel_date_parse(at, &job->at, err) != LREL_OK)
        return LREL_E_ARGUMENT;
    return lrel_job__check_day(job, job->at, err);
}

/* As the programme file has it. */
static lrel_status override_deadline(lrel_programme *programme, const char *deadline,
                                     lrel_error *err)
{
    lrel_date day;
    int year;

    if (!deadline)
        return LREL_OK;
    if (lrel_date_parse(deadline, &day, err) != LREL_OK)
        return LREL_E_ARGUMENT;
    lrel_date_to_calendar(day, &year, NULL, NULL);
    if (year < 1900 || year > 2100)
        return lrel__fail(err, LREL_E_ARGUMENT, "the deadline %s is no day of 1900-2100",
                          deadline);
    programme->has_deadline = true;
    programme->deadline = day;
    return LREL_OK;
}

lrel_status lrel_job__check_day(const lrel_job *job, lrel_date at, lrel_error *err)
{
    char day[16], as_of[16];

    if (at.days <= job->programme->as_of.days)
        return LREL_OK;
    lrel_date_format(at, day);
    lrel_date_format(job->programme->as_of, as_of);
    return lrel__fail(err, LREL_E_ARGUMENT,
                      "%s is after %s, the day up to which this account knows anything",
                      day, as_of);
}

lrel_status lrel_job__override(lrel_job *job, const lrel_job_options *options,
                               lrel_error *err)
{
    lrel_status status;

    if ((status = override_period(job->programme, options->period, err)) != LREL_OK ||
        (status = override_by(job->programme, options->by, err)) != LREL_OK ||
        (status = override_deadline(job->programme, options->deadline, err)) != LREL_OK)
        return status;
    return read_at(job, options->at, err);
}
