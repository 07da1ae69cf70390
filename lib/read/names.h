/* SPDX-License-Identifier: Apache-2.0 */
/* names.h: a set of names in the order in which they came; finds one at once. */
#ifndef LREL_READ_NAMES_H
#define LREL_READ_NAMES_H

#include "core/memory.h"
#include "core/text.h"

/* Begin with zeros but for the context; end with lrel_names__clear(). */
typedef struct lrel_names {
    const lrel_context *context;
    lrel_text *at; /* lent: the texts belong to the caller */
    size_t count;
    size_t capacity;
    uint32_t *slots; /* place + 1, 0 where empty; a power of two of them */
    size_t slot_count;
} lrel_names;

/** The place of @p name, which is added where it is new.
 * @param is_new  whether it was; may be NULL
 * @return false where there is no memory */
bool lrel_names__add(lrel_names *names, lrel_text name, size_t *place, bool *is_new);

/** Whether @p name is there, and its place. "" is no name. */
bool lrel_names__find(const lrel_names *names, lrel_text name, size_t *place);

void lrel_names__clear(lrel_names *names);

#endif
