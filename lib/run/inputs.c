/* SPDX-License-Identifier: Apache-2.0 */
/* inputs.c: every file of the programme as people ask about it: what it is, how it was
 * read, where its keys come from. Described once, when the job is open; texts become
 * strings in the dataset's arena. */

#include <string.h>

#include "programme/keys.h"
#include "report/summary.h"
#include "run/job.h"

typedef struct lrel_job_input {
    lrel_input_summary summary;
    lrel_mapping_summary *mappings;
} lrel_job_input;

/* A source has a mapping per key and per category of items at most. */
#define MAPPINGS_MAX (LREL_KEY_COUNT + LREL_ITEM_MAX)

/* Strings of one job; a failure sticks, and is looked at once. */
typedef struct writer {
    lrel_arena *arena;
    bool has_failed;
} writer;

static const char *string_of(writer *w, lrel_text text)
{
    const char *copy = lrel_arena_text(w->arena, text.at, text.length);

    w->has_failed |= copy == NULL;
    return copy ? copy : "";
}

static void describe_mapping(writer *w, lrel_job_input *input, const char *key,
                             const lrel_mapping *m)
{
    lrel_mapping_summary *out = &input->mappings[input->summary.mapping_count];

    if (!m->is_set)
        return;
    *out = (lrel_mapping_summary){.key = key};
    if (m->column.length)
        out->column = string_of(w, m->column);
    if (m->has_constant)
        out->constant = string_of(w, m->constant);
    input->summary.mapping_count++;
}

static void describe_mappings(writer *w, lrel_job_input *input, const lrel_source *s)
{
    input->mappings = lrel_arena_alloc(w->arena, MAPPINGS_MAX * sizeof *input->mappings);
    if (!input->mappings) {
        w->has_failed = true;
        return;
    }
    for (int key = 0; key < LREL_KEY_COUNT; key++)
        describe_mapping(w, input, lrel_key_info_of((lrel_key)key)->name, &s->keys[key]);
    for (int item = 0; item < lrel_vocabulary_count(&lrel_vocabulary_item); item++)
        describe_mapping(w, input, lrel_vocabulary_name(&lrel_vocabulary_item, item),
                         &s->items[item]);
}

static void describe_reading(writer *w, const lrel_input *in, lrel_input_summary *out)
{
    const lrel_operation_info *info =
        in->operation ? lrel_operation_info_of(in->operation) : NULL;

    out->encoding = in->table ? string_of(w, in->table->encoding) : "";
    out->crs = info ? info->crs_code : "";
    out->crs_name = info ? info->crs_name : "";
    out->operation = info ? info->operation_code : "";
    out->operation_name = info ? info->operation_name : "";
    out->accuracy_m = info ? info->accuracy_m : -1;
}

static const char *reason_of(writer *w, const lrel_dataset *data, bool is_boundary,
                             uint32_t index)
{
    for (size_t i = 0; i < data->missing.count; i++) {
        const lrel_missing *missing = &data->missing.at[i];

        if (missing->is_boundary == is_boundary && missing->index == index)
            return string_of(w, missing->reason);
    }
    return NULL;
}

static void describe_source(writer *w, const lrel_dataset *data, uint32_t index,
                            lrel_job_input *out)
{
    const lrel_source *s = &data->programme->sources[index];
    lrel_source_total total = lrel_summary_source(data, index);

    out->summary.name = string_of(w, s->name);
    out->summary.path = string_of(w, s->path);
    out->summary.role = lrel_vocabulary_name(&lrel_vocabulary_role, (int)s->role);
    out->summary.refused = reason_of(w, data, false, index);
    out->summary.records_read = total.read;
    out->summary.records_used = total.used;
    describe_reading(w, &data->sources[index], &out->summary);
    describe_mappings(w, out, s);
}

static void describe_boundary(writer *w, const lrel_dataset *data, uint32_t index,
                              lrel_job_input *out)
{
    const lrel_boundary_source *b = &data->programme->boundaries[index];
    const lrel_table *table = data->boundaries[index].table;

    out->summary.path = string_of(w, b->path);
    out->summary.name = out->summary.path;
    out->summary.role = "boundary";
    out->summary.refused = reason_of(w, data, true, index);
    out->summary.records_read = out->summary.records_used = table ? table->row_count : 0;
    describe_reading(w, &data->boundaries[index], &out->summary);
}

/* What a draft's products are marked with. */
static void describe_mark(writer *w, lrel_job *job)
{
    size_t count = job->data.missing.count;
    lrel_text *names = lrel_arena_alloc(w->arena, (count + 1) * sizeof *names);

    if (!names) {
        w->has_failed = true;
        return;
    }
    for (size_t i = 0; i < count; i++)
        names[i] = job->data.missing.at[i].name;
    job->mark = (lrel_mark){names, count};
}

lrel_status lrel_job__describe_inputs(lrel_job *job, lrel_error *err)
{
    writer w = {.arena = job->data.arena};
    size_t count = lrel_job_input_count(job), sources = job->programme->source_count;
    lrel_job_input *inputs = lrel_arena_alloc(w.arena, count * sizeof *inputs);

    if (!inputs)
        return lrel__fail_memory(err);
    memset(inputs, 0, count * sizeof *inputs);
    for (uint32_t i = 0; i < count; i++)
        if (i < sources)
            describe_source(&w, &job->data, i, &inputs[i]);
        else
            describe_boundary(&w, &job->data, i - (uint32_t)sources, &inputs[i]);
    describe_mark(&w, job);
    if (w.has_failed)
        return lrel__fail_memory(err);
    job->inputs = inputs;
    return LREL_OK;
}

size_t lrel_job_input_count(const lrel_job *job)
{
    return job->programme->source_count + job->programme->boundary_count;
}

lrel_input_summary lrel_job_input_at(const lrel_job *job, size_t input)
{
    return job->inputs[input].summary;
}

lrel_mapping_summary lrel_job_mapping_at(const lrel_job *job, size_t input,
                                         size_t mapping)
{
    return job->inputs[input].mappings[mapping];
}
