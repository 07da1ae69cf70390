/* SPDX-License-Identifier: Apache-2.0 */
/* option_values.h: reading the value of an option by its kind. */
#ifndef LREL_TOOLS_OPTION_VALUES_H
#define LREL_TOOLS_OPTION_VALUES_H

#include "options.h"

/** Stores @p value (of flags: not looked at) at @p place; what is wrong with it is said.
 * @return whether it is a value of this kind */
bool option_store(const char *command_name, const option *o, char *value, void *place);

#endif
