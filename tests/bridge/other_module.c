/* SPDX-License-Identifier: Apache-2.0 */
/* other_module.c: a module of another build: its number and version are others. */
#include "bridge/module.h"

static void library_version(char *out, size_t capacity)
{
    out[0] = '\0';
}

__attribute__((visibility("default"))) extern const lrel_module_head lrel_module_gdal;

const lrel_module_head lrel_module_gdal = {OTHER_ABI, OTHER_VERSION, library_version};
