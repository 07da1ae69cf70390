/* SPDX-License-Identifier: Apache-2.0 */
/* key_units.h: the units of land that a key's values take. */
#ifndef LREL_PROGRAMME_KEY_UNITS_H
#define LREL_PROGRAMME_KEY_UNITS_H

#include "model/unit.h"
#include "programme/keys.h"

/** The units that a key of @p type takes. @return false where it takes none of land */
bool lrel_value_unit_kind(lrel_value_type type, lrel_unit_kind *out);

#endif
