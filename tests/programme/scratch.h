/* SPDX-License-Identifier: Apache-2.0 */
/* scratch.h: a folder of its own for the files of one test. */
#ifndef LREL_TESTS_PROGRAMME_SCRATCH_H
#define LREL_TESTS_PROGRAMME_SCRATCH_H

#include "programme/programme.h"

typedef struct scratch {
    char folder[40];
    lrel_context *context;
    lrel_programme *programme; /* what was read last */
    lrel_error err;
} scratch;

scratch scratch_begin(void);
/* Writes @p text as the file @p name. */
void scratch_write(scratch *s, const char *name, lrel_text text);
/* Reads the programme file @p name. */
lrel_status scratch_read(scratch *s, const char *name);
/* Writes @p text as `p.yaml` and reads it. */
lrel_status scratch_programme(scratch *s, const char *text);
/* The message without the folder in front. */
const char *scratch_message(const scratch *s);
void scratch_end(scratch *s);

#endif
