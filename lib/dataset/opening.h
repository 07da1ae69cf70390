/* SPDX-License-Identifier: Apache-2.0 */
/* opening.h: one file of the programme, source or boundary. Files are opened by several
 * threads: each collects for itself what there is to say. Private to lib/dataset. */
#ifndef LREL_DATASET_OPENING_H
#define LREL_DATASET_OPENING_H

#include "dataset/dataset.h"

/* Lines about files that were refused, for a person. */
typedef struct lrel_refusals {
    const lrel_context *context;
    lrel_arena *arena;
    const char **at;
    size_t count, capacity;
    bool out_of_memory;
} lrel_refusals;

void lrel_refusals__add(lrel_refusals *refusals, const char *line);

/* What a file of either kind has in common. */
typedef struct lrel_opening {
    const char *file;
    struct lrel_vector
        *session;   /* of a source that is no file: with its table; else NULL */
    lrel_text path; /* as the programme says it */
    lrel_text name;
    lrel_text crs;
    lrel_text operation;
    lrel_read_options options;
    const lrel_source *source;     /* NULL: a boundary */
    lrel_corrections *corrections; /* of all sources; each has its own among them */
    lrel_issues *issues;
    lrel_refusals *refusals;
} lrel_opening;

/** Reads the file and decides its coordinate operation.
 * @return LREL_OK, what ends the run, or what the refusal was */
LREL_NODISCARD lrel_status lrel_opening__open(const lrel_context *context,
                                              const lrel_opening *o, lrel_input *in,
                                              lrel_error *err);

/** Says that the file is refused and why, unless the reason ends the run. */
void lrel_opening__refuse(const lrel_opening *o, const lrel_error *err);

/** Says nothing about the file: the run cannot go on. */
static inline bool lrel_load__ends_the_run(lrel_status status)
{
    return status == LREL_E_MEMORY || status == LREL_E_CANCELLED;
}

#endif
