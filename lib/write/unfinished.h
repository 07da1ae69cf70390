/* SPDX-License-Identifier: Apache-2.0 */
/* unfinished.h: what a signal handler has to remove. A handler may not read a folder, so
 * every name is put on record before it comes to be. */
#ifndef LREL_WRITE_UNFINISHED_H
#define LREL_WRITE_UNFINISHED_H

#include <stdatomic.h>
#include <sys/types.h>

#include "core/fail.h"
#include "core/memory.h"

/* A file or folder that is or will soon be there. */
typedef struct lrel_made {
    struct lrel_made *next; /* made before this one */
    bool is_folder;
    char name[]; /* relative to the unfinished folder */
} lrel_made;

typedef struct lrel_unfinished {
    int parent;       /* open folder that holds it */
    const char *name; /* its name there */
    int folder;       /* itself, open */
    pid_t process;    /* whose it is: a forked child must leave it alone */
    bool is_watched;
    lrel_made *_Atomic newest;
} lrel_unfinished;

/** Puts @p length bytes of @p name on record. */
LREL_NODISCARD lrel_status lrel_unfinished__note(lrel_unfinished *unfinished,
                                                 const lrel_context *context,
                                                 const char *name, size_t length,
                                                 bool is_folder, lrel_error *err);

/** From now on lrel_folder_abandon_from_signal() removes @p unfinished, unless it watches
 * another already. */
void lrel_unfinished__watch(lrel_unfinished *unfinished);

/** True when a signal handler has begun to remove it. */
bool lrel_unfinished__is_interrupted(const lrel_unfinished *unfinished);

/** Takes it away from the signal handler for good; false where the handler came first and
 * is now done. */
bool lrel_unfinished__claim(lrel_unfinished *unfinished);

/** From now on, until another is watched, a signal handler learns that a folder is in
 * place. */
void lrel_unfinished__note_placed(void);

/** Removes what is on record and the folder itself. Needs no descriptor, so it works
 * where no more files may be opened. */
void lrel_unfinished__remove(const lrel_unfinished *unfinished);

/** Forgets the names; after lrel_unfinished__claim(). */
void lrel_unfinished__clear(lrel_unfinished *unfinished, const lrel_context *context);

#endif
