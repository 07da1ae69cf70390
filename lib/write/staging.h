/* SPDX-License-Identifier: Apache-2.0 */
/* staging.h: the folder in which a new run grows, beside the one it will become. */
#ifndef LREL_WRITE_STAGING_H
#define LREL_WRITE_STAGING_H

#include "write/place.h"

/** Makes the new folder of @p place and locks it, for this process alone. One left over
 * from a killed run is removed first; one that a run is working in is refused.
 *
 * @param out  receives the open folder; its lock ends when it is closed
 * @return LREL_OK, LREL_E_EXISTS or LREL_E_WRITE */
LREL_NODISCARD lrel_status lrel_staging__take(const lrel_place *place, int *out,
                                              lrel_error *err);

/** Locks the open folder @p folder. @return LREL_OK, or LREL_E_EXISTS where another run
 * holds it; a file system without locks gives LREL_OK */
LREL_NODISCARD lrel_status lrel_staging__lock(const lrel_place *place, int folder,
                                              lrel_error *err);

#endif
