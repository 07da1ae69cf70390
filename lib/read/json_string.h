/* SPDX-License-Identifier: Apache-2.0 */
/* json_string.h: strings of JSON, with their escapes taken out. */
#ifndef LREL_READ_JSON_STRING_H
#define LREL_READ_JSON_STRING_H

#include "read/json_pull.h"

/** Reads the string whose opening quote is at json->at into json->text, and stops behind
 * its closing quote. */
LREL_NODISCARD lrel_status lrel_json__string(lrel_json *json, lrel_error *err);

#endif
