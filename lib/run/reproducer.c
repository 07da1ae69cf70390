/* SPDX-License-Identifier: Apache-2.0 */
/* reproducer.c: the text of a reproducer, which tests/mosaic/replay.c reads again. Plain,
 * so that whoever is to send it can see what it holds. */
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

#include "landrelease/version.h"
#include "run/contradiction.h"

typedef struct text {
    const lrel_context *context;
    char *at;
    size_t count, capacity;
    bool is_short_of_memory;
} text;

static void add(text *t, const char *format, ...) LREL_PRINTF(2, 3);

static void add(text *t, const char *format, ...)
{
    char line[1024];
    va_list arguments;
    int length;

    va_start(arguments, format);
    length = vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    if (length < 0)
        length = 0;
    if ((size_t)length >= sizeof line)
        length = sizeof line - 1;
    if (!lrel__grow(t->context, &t->at, &t->capacity, t->count + (size_t)length + 1, 1)) {
        t->is_short_of_memory = true;
        return;
    }
    snprintf(t->at + t->count, (size_t)length + 1, "%s", line);
    t->count += (size_t)length;
}

static void add_head(text *t, const lrel_failing *f)
{
    add(t,
        "landrelease reproducer 1\n"
        "# The mosaic of these rings contradicts itself, a defect of landrelease %s:\n"
        "# %s\n"
        "#\n"
        "# This file is for a report of that defect. It has the corners of %zu shape%s "
        "in\n"
        "# whole numbers, counted from the corner of their own box: not where on Earth\n"
        "# they lie, and no names, ids, dates or other columns. Whoever has the shapes "
        "can\n"
        "# tell them by their form.\n"
        "#\n"
        "# owner NUMBER READING\n"
        "# ring OWNER PART ROLE CORNERS, then its corners, a line each\n"
        "# class NUMBER OWNER ...: faces that are dissolved into one\n",
        lrel_version(), f->reason, f->owners.count, f->owners.count == 1 ? "" : "s");
    if (f->seen == LREL_FAILING_TOGETHER)
        add(t,
            "# No part of it contradicts itself alone, so that this is all there was.\n");
}

static void add_rings(text *t, const lrel_failing *f)
{
    for (size_t r = 0; r < f->rings.count; r++) {
        const lrel_mosaic_ring *ring = &f->rings.at[r];

        add(t, "ring %u %u %s %u\n", ring->owner, ring->part,
            ring->role == LREL_RING_HOLE ? "hole" : "shell", ring->count);
        for (uint32_t i = 0; i < ring->count; i++)
            add(t, "%" PRId32 " %" PRId32 "\n", f->points.at[ring->first + i].x,
                f->points.at[ring->first + i].y);
    }
}

static void add_classes(text *t, const lrel_failing *f)
{
    for (size_t i = 0; i < f->classes.count; i++) {
        const face_entry *set = &f->sets.faces.at[i];

        if (f->classes.at[i] == LREL_DISSOLVE_NONE)
            continue;
        add(t, "class %u", f->classes.at[i]);
        for (uint32_t k = 0; k < set->count; k++)
            add(t, " %u", f->sets.owners.at[set->first + k]);
        add(t, "\n");
    }
}

char *lrel_job__reproducer_text(const lrel_failing *f)
{
    text t = {.context = f->context};

    add_head(&t, f);
    for (size_t i = 0; i < f->owners.count; i++)
        add(&t, "owner %zu %s\n", i,
            f->readings[i] == LREL_READING_SMALLER ? "smaller" : "larger");
    add_rings(&t, f);
    add_classes(&t, f);
    add(&t, "end\n");
    if (!t.is_short_of_memory)
        return t.at;
    lrel__free(t.context, t.at);
    return NULL;
}
