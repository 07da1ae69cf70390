/* SPDX-License-Identifier: Apache-2.0 */
/* page.h: how every page of ours begins and ends: one HTML file without scripts, which
 * opens from disk and fetches nothing. */
#ifndef LREL_REPORT_PAGE_H
#define LREL_REPORT_PAGE_H

#include "dataset/dataset.h"
#include "write/stream.h"

/** From the doctype to the heading, the day, what a draft lacks, law 7 and the note on
 * borders.
 * @param subject  stands before the programme's title: "Data issues: ", or "" */
void lrel_page__begin(const lrel_dataset *data, const char *subject, lrel_stream *s);
void lrel_page__end(lrel_stream *s);

/* A file that a page leads to. */
typedef struct lrel_page_file {
    const char *name; /* relative to the page */
    const char *what;
} lrel_page_file;

/** Rows of a table, one for each file. */
void lrel_page__files(const lrel_page_file *files, size_t count, lrel_stream *s);

#endif
