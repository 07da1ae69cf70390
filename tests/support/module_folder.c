/* SPDX-License-Identifier: Apache-2.0 */
/* module_folder.c: linked into every test that has parts of the library in itself, which
 * cannot tell where they came from. See lib/bridge/module.c. */
#include "support/module_folder.h"

#include <stddef.h>

const char *lrel_module__test_folder(void);

static const char *chosen;

void module_folder_set(const char *folder)
{
    chosen = folder;
}

const char *lrel_module__test_folder(void)
{
    return chosen ? chosen : LREL_MODULE_FOLDER;
}
