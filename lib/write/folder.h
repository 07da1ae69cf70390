/* SPDX-License-Identifier: Apache-2.0 */
/* folder.h: an output folder that appears whole or not at all.
 *
 * A new folder is written beside the target and swapped with it in one step, so that what
 * stands there is the old run or the new one, never a mix; also when the program is
 * interrupted or the disk is full. */
#ifndef LREL_WRITE_FOLDER_H
#define LREL_WRITE_FOLDER_H

#include "write/stream.h"

typedef struct lrel_folder lrel_folder;

/** Opens a new folder that will become @p path.
 *
 * @p path may be absent or an empty folder; else @p overwrite must be true, and it must
 * hold the first of @p files (names of ours, as "data/provenance.json", NULL at the end)
 * and nothing that is not among them: all of it goes. That is looked at again just before
 * it is replaced, so @p files outlives the folder. Left-overs of a killed run beside it
 * are removed; a second run at the same time is refused.
 *
 * The folder above @p path must be there. Neither @p path nor anything in it is followed
 * where it is a symbolic link.
 *
 * @return LREL_OK, LREL_E_EXISTS, LREL_E_WRITE or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_folder_open(const lrel_context *context, const char *path,
                                            const char *const *files, bool overwrite,
                                            lrel_folder **out, lrel_error *err);
/** Whether lrel_folder_open() would be refused or fail, without making anything.
 * @return LREL_OK, LREL_E_EXISTS, LREL_E_WRITE or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_folder_try(const lrel_context *context, const char *path,
                                           const char *const *files, bool overwrite,
                                           lrel_error *err);
/** The path of the new folder while it grows: for reading what is in it already. To be
 * freed with lrel__free(); NULL where there is no memory. */
char *lrel_folder_growing(const lrel_folder *folder);
/** Creates the file @p name ("data/ledger.csv") in the new folder, and the folders it
 * needs.
 * @return LREL_OK, LREL_E_ARGUMENT for a name that leads elsewhere ("/x", "a/../x"),
 *         LREL_E_WRITE, LREL_E_CANCELLED or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_folder_create(lrel_folder *folder, const char *name,
                                              lrel_stream **out, lrel_error *err);
/** Swaps the new folder in, removes the old one and frees @p folder, whatever happens.
 * Everything is flushed to the disk before the swap. Where it fails, the target is as it
 * was; but for an old run that cannot be removed, which the message then tells. */
LREL_NODISCARD lrel_status lrel_folder_commit(lrel_folder *folder, lrel_error *err);
/** Removes the new folder, leaves the target as it was and frees @p folder; NULL is
 * allowed. */
void lrel_folder_abandon(lrel_folder *folder);

/** Removes the unfinished folder, from a signal handler: only calls that are safe there.
 *
 * Acts in the process that opened the folder only, and on the first where several are
 * open. The program should end after it: what the folder still does fails with
 * LREL_E_CANCELLED.
 *
 * @return false where the last folder has been put in place: there is nothing to abandon,
 * and the program may end as one that has done its work */
bool lrel_folder_abandon_from_signal(void);

#endif
