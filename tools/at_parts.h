/* SPDX-License-Identifier: Apache-2.0 */
/* at_parts.h: what the text of an answer is put together from. */
#ifndef LREL_TOOLS_AT_PARTS_H
#define LREL_TOOLS_AT_PARTS_H

#include "at_answer.h"

/** Prints @p text and as many spaces as make it @p width columns wide. */
void at_print_padded(const char *text, int width);

/** Prints the records that cover the point, or those that may, under @p title.
 * @return how many */
size_t at_print_records(const lrel_lookup *l, bool covering, const char *title);

/** Says that no record covers the point, and lists the files that were read. */
void at_print_sources(const lrel_lookup *l);

/** The nearest record or hazard, where there is one that was not told yet. */
void at_print_nearest(const lrel_lookup *l, bool hazard);

#endif
