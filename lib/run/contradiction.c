/* SPDX-License-Identifier: Apache-2.0 */
#include "run/contradiction.h"

#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "bridge/checksum.h"
#include "write/single.h"

/* Records that a message names; of more it says how many. */
#define NAMED_MAX 5
/* Digits of the checksum in the file's name: the same contradiction has the same name,
 * and another is not overwritten. */
#define NAME_DIGITS 8
/* Kept at the end of a message for ", and 123456 more". */
#define ROOM_FOR_MORE 24

/* By owner of the mosaic: whether it is concerned. NULL where there is no memory. */
static bool *owners_concerned(const lrel_job *job)
{
    const lrel_failing *f = &job->failing;
    bool *is_concerned =
        lrel__calloc(job->context, job->data.owner_count, sizeof *is_concerned);

    for (size_t i = 0; is_concerned && i < f->owners.count; i++) {
        if (!f->of_faces) {
            is_concerned[f->owners.at[i]] = true;
        } else {
            lrel_face face = lrel_mosaic_face_at(job->data.mosaic, f->owners.at[i]);

            for (uint32_t k = 0; k < face.owner_count; k++)
                is_concerned[face.owners[k]] = true;
        }
    }
    return is_concerned;
}

/* The list of names, as far as it goes. */
typedef struct naming {
    char text[sizeof((lrel_error *)0)->message];
    size_t room; /* of text */
    size_t named, more;
} naming;

static void name_one(naming *n, const char *format, ...) LREL_PRINTF(2, 3);

static void name_one(naming *n, const char *format, ...)
{
    size_t used = strlen(n->text);
    char one[sizeof n->text];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(one, sizeof one, format, arguments);
    va_end(arguments);
    if (n->more || n->named == NAMED_MAX || used + strlen(one) + 2 >= n->room) {
        n->more++;
        return;
    }
    snprintf(n->text + used, n->room - used, "%s%s", n->named ? "; " : "", one);
    n->named++;
}

static void name_records(const lrel_dataset *data, const bool *is_concerned, naming *n)
{
    for (size_t i = 0; i < data->records.count; i++) {
        const lrel_record *r = &data->records.at[i];
        lrel_text source = lrel_dataset_source_name(data, r->source);

        if (data->owner[i] == LREL_OWNER_NONE || !is_concerned[data->owner[i]])
            continue;
        name_one(n, "%.*s, row %lld, id \"%.*s\"", LREL_TEXT_ARGS(source),
                 (long long)r->row, LREL_TEXT_ARGS(r->id));
    }
    for (size_t u = 0; u < data->unit_count; u++) {
        const lrel_unit *unit = &data->units[u];

        if (unit->owner != LREL_OWNER_NONE && is_concerned[unit->owner])
            name_one(n, "unit \"%.*s\" of admin%d", LREL_TEXT_ARGS(unit->code),
                     unit->level);
    }
}

static void name_concerned(const lrel_job *job, lrel_error *err)
{
    bool *is_concerned = owners_concerned(job);
    size_t reason = strlen(job->failing.reason);
    naming n = {.text = ""};
    char more[ROOM_FOR_MORE + 1] = "";

    if (!is_concerned)
        return;
    n.room = sizeof n.text - ROOM_FOR_MORE - sizeof "; it is about ";
    n.room -= reason < n.room ? reason : n.room;
    name_records(&job->data, is_concerned, &n);
    lrel__free(job->context, is_concerned);
    if (n.named && n.more)
        snprintf(more, sizeof more, "; and %zu more", n.more);
    else if (n.more) /* with names longer than any message */
        snprintf(more, sizeof more, "%zu records", n.more);
    lrel__fail(err, LREL_E_INVARIANT, "%s; it is about %s%s", job->failing.reason, n.text,
               more);
}

static lrel_status write_file(const lrel_job *job, const char *path, const char *text,
                              lrel_error *err)
{
    lrel_single *file = NULL;
    lrel_status status = lrel_single_open(job->context, path, true, &file, err);

    if (status != LREL_OK)
        return status;
    lrel_stream_text(lrel_single_stream(file), text);
    return lrel_single_commit(file, err);
}

static void write_reproducer(const lrel_job *job)
{
    char path[PATH_MAX], line[PATH_MAX + sizeof((lrel_error *)0)->message];
    char *text = lrel_job__reproducer_text(&job->failing);
    bool is_here = strcmp(job->reproducer_folder, ".") == 0;
    lrel_error why;

    if (!text)
        return;
    snprintf(path, sizeof path, "%s%slandrelease-reproducer-%.*s.txt",
             is_here ? "" : job->reproducer_folder, is_here ? "" : "/", NAME_DIGITS,
             lrel_checksum_of_bytes(text, strlen(text)).hex);
    if (write_file(job, path, text, &why) == LREL_OK)
        snprintf(line, sizeof line,
                 "%s brings the error below about again: please add it to the report; it "
                 "has shapes, but not where they lie, and nothing else of the data",
                 path);
    else
        snprintf(line, sizeof line, "no file for a report: %s", why.message);
    lrel__free(job->context, text);
    if (job->options.on_message)
        job->options.on_message(LREL_LEVEL_ERROR, line, job->options.message_user);
}

lrel_status lrel_job__explain(lrel_job *job, lrel_status status, lrel_error *err)
{
    if (status != LREL_E_INVARIANT)
        return status;
    switch (job->failing.seen) {
    case LREL_FAILING_UNKNOWN:
        break;
    case LREL_FAILING_NEVER:
        lrel__fail(err, status,
                   "%s; but not when it was done once more: the memory of this machine "
                   "may be at fault",
                   job->failing.reason);
        break;
    case LREL_FAILING_ALONE:
    case LREL_FAILING_TOGETHER:
        name_concerned(job, err);
        if (job->reproducer_folder)
            write_reproducer(job);
        break;
    }
    lrel_failing_clear(&job->failing);
    return status;
}
