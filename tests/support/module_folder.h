/* SPDX-License-Identifier: Apache-2.0 */
/* module_folder.h: where a test looks for the library's modules. */
#ifndef LREL_TEST_MODULE_FOLDER_H
#define LREL_TEST_MODULE_FOLDER_H

/** From now on in @p folder; NULL: where the build tree has them, as at the start. */
void module_folder_set(const char *folder);

#endif
