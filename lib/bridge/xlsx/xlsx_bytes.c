/* SPDX-License-Identifier: Apache-2.0 */
/* xlsx_bytes.c: memory under the name that Linux gives to every descriptor. */
#include "bridge/xlsx/xlsx_bytes.h"

#include <errno.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

int lrel_xlsx__make_bytes(char name[LREL_XLSX_NAME_BYTES])
{
    int descriptor = memfd_create("landrelease workbook", MFD_CLOEXEC);

    if (descriptor >= 0)
        snprintf(name, LREL_XLSX_NAME_BYTES, "/proc/self/fd/%d", descriptor);
    return descriptor;
}

bool lrel_xlsx__give_bytes(int descriptor, lrel_workbook_sink sink, void *user)
{
    char bytes[1 << 14];
    off_t at = 0;

    for (;;) {
        ssize_t count = pread(descriptor, bytes, sizeof bytes, at);

        if (count == 0)
            return true;
        if (count > 0) {
            sink(user, bytes, (size_t)count);
            at += count;
        } else if (errno != EINTR) {
            return false;
        }
    }
}
