/* SPDX-License-Identifier: Apache-2.0 */
/* version.c: the version that the library was built as. */
#include "landrelease/version.h"

const char *lrel_version(void)
{
    return LREL_VERSION;
}
