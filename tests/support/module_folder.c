/* SPDX-License-Identifier: Apache-2.0 */
/* module_folder.c: where the build tree has the library's modules; linked into every test
 * that has parts of the library in itself. See lib/bridge/module.c. */
#include "bridge/module.h"

const char *lrel_module__test_folder(void);

const char *lrel_module__test_folder(void)
{
    return LREL_MODULE_FOLDER;
}
