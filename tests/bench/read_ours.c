/* SPDX-License-Identifier: Apache-2.0 */
/* Both files of the set to records: rows, shapes, words understood, dates and areas. */
#include <stdio.h>

#include "bench/entry.h"
#include "normalise/normalise.h"

typedef struct reading {
    const lrel_context *context;
    lrel_programme *programme;
    lrel_issues *issues;
    lrel_arena *arena;
    lrel_table *tables[2];
    lrel_records records;
    double table_seconds;
} reading;

static bool read_source(reading *r, uint32_t index)
{
    const lrel_source *s = &r->programme->sources[index];
    lrel_read_options options = {.wkt_column = s->wkt_column,
                                 .source = (int32_t)index,
                                 .is_release = s->role == LREL_ROLE_RELEASE};
    double start = seconds_now();

    if (lrel_table_read(r->context, s->file, &options, r->issues, &r->tables[index],
                        NULL) != LREL_OK)
        return false;
    r->table_seconds += seconds_now() - start;
    return lrel_normalise_records(r->programme, index, r->tables[index], r->arena,
                                  &r->records, r->issues, NULL) == LREL_OK;
}

static bool read_all(reading *r, run_report *report)
{
    double start = seconds_now();
    if (!read_source(r, 0) || !read_source(r, 1))
        return false;
    report->seconds = seconds_now() - start;
    report->phases[0] = (phase){"rows and shapes", r->table_seconds};
    report->phases[1] = (phase){"records", report->seconds - r->table_seconds};
    report->answer = (double)(lrel_table_point_count(r->tables[0]) +
                              lrel_table_point_count(r->tables[1]));
    return true;
}

bool read_ours(const task *t, const entry *e, run_report *report)
{
    char path[512];
    lrel_context *context = lrel_context_new(NULL);
    reading r = {.context = context};
    bool is_read;

    snprintf(path, sizeof path, "%s/%s.yaml", t->folder, file_format_ending(e->format));
    report->bytes = files_bytes(t->folder, e->format);
    r.issues = lrel_issues_new(context);
    r.arena = lrel_arena_new(context);
    is_read = lrel_programme_read(context, path, &r.programme, NULL) == LREL_OK &&
              read_all(&r, report);
    lrel_records_clear(context, &r.records);
    lrel_table_free(r.tables[0]);
    lrel_table_free(r.tables[1]);
    lrel_arena_free(r.arena);
    lrel_issues_free(r.issues);
    lrel_programme_free(r.programme);
    lrel_context_free(context);
    return is_read;
}
