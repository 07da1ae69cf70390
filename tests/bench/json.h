/* SPDX-License-Identifier: Apache-2.0 */
/* json.h: what was measured, for programs. */
#ifndef LREL_BENCH_JSON_H
#define LREL_BENCH_JSON_H

#include "bench/contest.h"
#include "bench/machine.h"

/* @return false where @p path cannot be written */
bool json_write(const char *path, const machine *where, const contest *all, size_t count);

#endif
