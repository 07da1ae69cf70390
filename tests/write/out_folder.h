/* SPDX-License-Identifier: Apache-2.0 */
/* out_folder.h: the output folder `out` of a sandbox, a run that is written into it, and
 * an older one. */
#ifndef LREL_TESTS_WRITE_OUT_FOLDER_H
#define LREL_TESTS_WRITE_OUT_FOLDER_H

#include "sandbox.h"
#include "write/folder.h"

#define MARKER  "data/provenance.json"
#define NEW_RUN "out/\nout/README.html=hello\nout/data/\nout/data/provenance.json={}\n"
#define OLD_RUN "out/\nout/data/\nout/data/provenance.json=old\nout/extra=old\n"

/* What an earlier run may hold. */
extern const char *const out_files[];

lrel_status out_open(const sandbox *box, bool overwrite, lrel_folder **out,
                     lrel_error *err);
void out_write_file(lrel_folder *folder, const char *name, const char *content);
/* Both files of NEW_RUN. */
void out_write_run(lrel_folder *folder);
/* OLD_RUN, by an earlier run. */
void out_put_old_run(const sandbox *box);

#endif
