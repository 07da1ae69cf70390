/* SPDX-License-Identifier: Apache-2.0 */
/* input_files.h: no output of a job takes the place of what the job reads. */
#ifndef LREL_RUN_INPUT_FILES_H
#define LREL_RUN_INPUT_FILES_H

#include "run/job.h"

/** Refuses to replace the file @p path where the job reads it.
 * @return LREL_OK, LREL_E_EXISTS or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_job__spare_file(const lrel_job *job, const char *path,
                                                lrel_error *err);
/** Refuses to replace the folder @p folder where the job reads something in it.
 * @return LREL_OK, LREL_E_EXISTS or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_job__spare_inside(const lrel_job *job, const char *folder,
                                                  lrel_error *err);

#endif
