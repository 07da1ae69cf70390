/* SPDX-License-Identifier: Apache-2.0 */
/* baseline.c: data issues that an earlier list has already.
 *
 * Two issues are the same where code, source, id, field and value are: rows shift from
 * one delivery to the next. Blanks and controls do not count, for tables change some of
 * them on the way out; what then still differs shows as new, which is the safe side. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/fail.h"
#include "core/number.h"
#include "read/table.h"
#include "run/job.h"

enum { CODE, SOURCE, ID, FIELD, VALUE, PART_COUNT, COUNT = PART_COUNT, COLUMN_COUNT };

static const char *const column_names[COLUMN_COUNT] = {"code",  "source", "id",
                                                       "field", "value",  "count"};

/* Issues of one key in the list. */
typedef struct known {
    lrel_text key;
    size_t count;   /* not met again so far */
    double records; /* that one concerns, at most: of more it is another issue */
} known;

typedef struct baseline {
    const lrel_context *context;
    lrel_arena *arena;
    known *at; /* in order of key */
    size_t count;
} baseline;

static bool counts(char c)
{
    return (unsigned char)c > ' ' && c != 0x7F;
}

/* The parts one behind the other, a blank between them. */
static lrel_status make_key(lrel_arena *arena, const lrel_text parts[PART_COUNT],
                            lrel_text *out, lrel_error *err)
{
    size_t room = PART_COUNT, length = 0;
    char *key;

    for (int p = 0; p < PART_COUNT; p++)
        room += parts[p].length;
    if (!(key = lrel_arena_alloc(arena, room)))
        return lrel__fail_memory(err);
    for (int p = 0; p < PART_COUNT; p++) {
        for (size_t i = 0; i < parts[p].length; i++)
            if (counts(parts[p].at[i]))
                key[length++] = parts[p].at[i];
        key[length++] = ' ';
    }
    *out = (lrel_text){key, length};
    return LREL_OK;
}

static int compare(const void *a, const void *b)
{
    return lrel_text_compare(((const known *)a)->key, ((const known *)b)->key);
}

/* Sorts the keys and makes one of those that are equal. */
static void join(baseline *b)
{
    size_t kept = 0;

    if (b->count)
        qsort(b->at, b->count, sizeof *b->at, compare);
    for (size_t i = 0; i < b->count; i++)
        if (kept > 0 && lrel_text_is_equal(b->at[kept - 1].key, b->at[i].key)) {
            b->at[kept - 1].count++;
            b->at[kept - 1].records = fmax(b->at[kept - 1].records, b->at[i].records);
        } else {
            b->at[kept++] = b->at[i];
        }
    b->count = kept;
}

static lrel_status take_rows(baseline *b, const lrel_table *table, const char *path,
                             lrel_error *err)
{
    int columns[COLUMN_COUNT];

    for (int c = 0; c < COLUMN_COUNT; c++)
        if ((columns[c] = lrel_table_column(table, lrel_text_of(column_names[c]))) < 0)
            return lrel__fail(err, LREL_E_FORMAT,
                              "%.300s: has no column `%s`; a list of data issues is the "
                              "issues.csv of a run or a check",
                              path, column_names[c]);
    b->at = lrel__alloc(b->context, table->row_count, sizeof *b->at);
    if (!b->at)
        return lrel__fail_memory(err);
    for (; b->count < table->row_count; b->count++) {
        lrel_text parts[PART_COUNT];
        lrel_status status;

        for (int p = 0; p < PART_COUNT; p++)
            parts[p] = lrel_table_cell(table, b->count, columns[p]);
        b->at[b->count].count = 1;
        if (!lrel_number_parse(lrel_table_cell(table, b->count, columns[COUNT]),
                               &b->at[b->count].records))
            b->at[b->count].records = 1;
        status = make_key(b->arena, parts, &b->at[b->count].key, err);
        if (status != LREL_OK)
            return status;
    }
    join(b);
    return LREL_OK;
}

static lrel_status read_baseline(baseline *b, const char *path, lrel_error *err)
{
    const lrel_read_options options = {.source = -1};
    lrel_issues *issues = lrel_issues_new(b->context); /* nobody asks */
    lrel_table *table = NULL;
    lrel_error why;
    lrel_status status;

    lrel_error_init(&why);
    if (!issues || !(b->arena = lrel_arena_new(b->context)))
        status = lrel__fail_memory(err);
    else if ((status = lrel_table_read(b->context, path, &options, issues, &table,
                                       &why)) != LREL_OK)
        status = lrel__fail(err, status, "%.300s: %.400s", path, why.message);
    else
        status = take_rows(b, table, path, err);
    lrel_table_free(table);
    lrel_issues_free(issues);
    return status;
}

/* Whether the list has @p issue, once more than it was asked for before. */
static lrel_status look_up(baseline *b, const lrel_job *job, const lrel_issue *issue,
                           bool *is_known, lrel_error *err)
{
    const lrel_text parts[PART_COUNT] = {
        [CODE] = lrel_text_of(lrel_issue_info_of(issue->kind)->code),
        [SOURCE] = issue->source < 0
                       ? LREL_TEXT("")
                       : lrel_dataset_source_name(&job->data, (uint32_t)issue->source),
        [ID] = issue->id,
        [FIELD] = issue->field,
        [VALUE] = issue->value};
    known wanted = {.count = 0}, *found = NULL;
    lrel_status status = make_key(b->arena, parts, &wanted.key, err);

    if (status == LREL_OK && b->count)
        found = bsearch(&wanted, b->at, b->count, sizeof *b->at, compare);
    *is_known = found && found->count > 0 && (double)issue->count <= found->records;
    if (*is_known)
        found->count--;
    return status;
}

static lrel_status keep_new(baseline *b, const lrel_job *job, lrel_issues *kept,
                            lrel_baseline_summary *out, lrel_error *err)
{
    const lrel_issues *all = job->data.issues;
    lrel_status status = LREL_OK;

    for (size_t i = 0; i < lrel_issues_count(all) && status == LREL_OK; i++) {
        bool is_known;

        status = look_up(b, job, lrel_issues_at(all, i), &is_known, err);
        if (status == LREL_OK && !is_known)
            status = lrel_issues_add(kept, lrel_issues_at(all, i), err);
        out->known += is_known;
    }
    for (size_t i = 0; i < b->count; i++)
        out->gone += b->at[i].count;
    return status;
}

lrel_status lrel_job_drop_known_issues(lrel_job *job, const char *path,
                                       lrel_baseline_summary *out, lrel_error *err)
{
    baseline b = {.context = job->context};
    lrel_issues *kept = lrel_issues_new(job->context);
    lrel_baseline_summary found = {0};
    lrel_status status = LREL_OK;

    job->baseline = lrel_arena_text(job->data.arena, path, strlen(path));
    if (!kept || !job->baseline)
        status = lrel__fail_memory(err);
    if (status == LREL_OK)
        status = read_baseline(&b, path, err);
    if (status == LREL_OK)
        status = keep_new(&b, job, kept, &found, err);
    if (status == LREL_OK) {
        lrel_issues *old = job->data.issues;

        job->data.issues = kept;
        kept = old;
        *out = found;
    }
    lrel_issues_free(kept);
    lrel_arena_free(b.arena);
    lrel__free(job->context, b.at);
    return status;
}
