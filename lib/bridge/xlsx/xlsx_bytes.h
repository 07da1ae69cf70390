/* SPDX-License-Identifier: Apache-2.0 */
/* xlsx_bytes.h: a file without a place on the disk, for a library that wants a name. */
#ifndef LREL_BRIDGE_XLSX_BYTES_H
#define LREL_BRIDGE_XLSX_BYTES_H

#include "bridge/workbook.h"

#define LREL_XLSX_NAME_BYTES 40

/** Makes one.
 * @param name  receives what opens it in this process
 * @return its descriptor, to be closed; -1: there is none to be had */
int lrel_xlsx__make_bytes(char name[LREL_XLSX_NAME_BYTES]);

/** Hands out all that is in it.
 * @return false where it cannot be read */
bool lrel_xlsx__give_bytes(int descriptor, lrel_workbook_sink sink, void *user);

#endif
