/* SPDX-License-Identifier: Apache-2.0 */
/* page.h: a page of Markdown whose middle is written by the benchmark. */
#ifndef LREL_BENCH_PAGE_H
#define LREL_BENCH_PAGE_H

#include <stdbool.h>

/* Puts @p text between the lines PAGE_BEGIN and PAGE_END of the file @p path; what stands
 * around them stays. @return false where the file or the lines are not there */
bool page_replace(const char *path, const char *text);

#define PAGE_BEGIN "<!-- measured: begin -->\n"
#define PAGE_END   "<!-- measured: end -->\n"

#endif
