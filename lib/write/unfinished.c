/* SPDX-License-Identifier: Apache-2.0 */
/* unfinished.c: one slot that either the program or its signal handler holds.
 *
 * The handler may run in any thread at any moment. So the slot is static memory, and
 * whoever moves its state away from WATCHED owns what is in it: the program cannot free
 * or swap what a handler is removing, and a handler cannot touch a folder that has been
 * swapped in. */
#include "write/unfinished.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <string.h>
#include <unistd.h>

#include "write/folder.h"

enum { SLOT_FREE, SLOT_PLACED, SLOT_OWNED, SLOT_WATCHED, SLOT_IN_HANDLER, SLOT_HANDLED };

static struct {
    atomic_int state;
    lrel_unfinished *unfinished;
} slot;

static bool change_state(int from, int to)
{
    return atomic_compare_exchange_strong(&slot.state, &from, to);
}

lrel_status lrel_unfinished__note(lrel_unfinished *unfinished,
                                  const lrel_context *context, const char *name,
                                  size_t length, bool is_folder, lrel_error *err)
{
    lrel_made *made = lrel__alloc(context, 1, sizeof *made + length + 1);

    if (!made)
        return lrel__fail_memory(err);
    made->next = atomic_load(&unfinished->newest);
    made->is_folder = is_folder;
    memcpy(made->name, name, length);
    made->name[length] = '\0';
    atomic_store(&unfinished->newest, made);
    return LREL_OK;
}

void lrel_unfinished__watch(lrel_unfinished *unfinished)
{
    unfinished->process = getpid();
    unfinished->is_watched =
        change_state(SLOT_FREE, SLOT_OWNED) || change_state(SLOT_PLACED, SLOT_OWNED);
    if (!unfinished->is_watched)
        return;
    slot.unfinished = unfinished;
    atomic_store(&slot.state, SLOT_WATCHED);
}

bool lrel_unfinished__is_interrupted(const lrel_unfinished *unfinished)
{
    int state = atomic_load(&slot.state);

    return unfinished->is_watched && (state == SLOT_IN_HANDLER || state == SLOT_HANDLED);
}

bool lrel_unfinished__claim(lrel_unfinished *unfinished)
{
    bool is_ours;

    if (!unfinished->is_watched)
        return true;
    while (!(is_ours = change_state(SLOT_WATCHED, SLOT_OWNED)) &&
           atomic_load(&slot.state) != SLOT_HANDLED)
        sched_yield(); /* a handler in another thread is at it; it waits for nobody */
    unfinished->is_watched = false;
    slot.unfinished = NULL;
    atomic_store(&slot.state, SLOT_FREE);
    return is_ours;
}

void lrel_unfinished__note_placed(void)
{
    (void)change_state(SLOT_FREE, SLOT_PLACED);
}

void lrel_unfinished__clear(lrel_unfinished *unfinished, const lrel_context *context)
{
    lrel_made *made = atomic_load(&unfinished->newest);

    while (made) {
        lrel_made *next = made->next;

        lrel__free(context, made);
        made = next;
    }
    atomic_store(&unfinished->newest, NULL);
}

/* Newest first: what is in a folder was made after it. */
void lrel_unfinished__remove(const lrel_unfinished *unfinished)
{
    for (lrel_made *made = atomic_load(&unfinished->newest); made; made = made->next)
        unlinkat(unfinished->folder, made->name, made->is_folder ? AT_REMOVEDIR : 0);
    unlinkat(unfinished->parent, unfinished->name, AT_REMOVEDIR);
}

bool lrel_folder_abandon_from_signal(void)
{
    int reason = errno;

    if (!change_state(SLOT_WATCHED, SLOT_IN_HANDLER))
        return atomic_load(&slot.state) != SLOT_PLACED;
    if (slot.unfinished->process == getpid()) {
        lrel_unfinished__remove(slot.unfinished);
        atomic_store(&slot.state, SLOT_HANDLED);
    } else {
        atomic_store(&slot.state, SLOT_WATCHED);
    }
    errno = reason;
    return true;
}
