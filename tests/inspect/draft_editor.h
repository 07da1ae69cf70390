/* SPDX-License-Identifier: Apache-2.0 */
/* draft_editor.h: a person who answers the questions of a draft with an editor. */
#ifndef LREL_TESTS_INSPECT_ANSWERS_H
#define LREL_TESTS_INSPECT_ANSWERS_H

#include "run/job_scratch.h"

/* Inspects @p files (NULL behind the last; paths as open() takes them) and writes the
 * draft of a programme as `p.yaml`. */
void draft_of(job_scratch *s, const char *const *files);

/* Puts @p answer in place of the first line that begins with @p line (behind its spaces)
 * below the line with "path: ... PATH"; the answer keeps that line's spaces. */
void answer(job_scratch *s, const char *path, const char *line, const char *answer);

/* Takes "# ? " away from every line that begins with it. */
void answer_all(job_scratch *s);

/* Takes the "#" away from every line of the entry with PATH, which was left out. */
void let_in(job_scratch *s, const char *path);

#endif
