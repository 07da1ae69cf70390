/* SPDX-License-Identifier: Apache-2.0 */
/* output.h: files in the one folder that the generator may write to. Each is written as
 * NAME.part and renamed when it is whole. */
#ifndef CAMBODIA_OUTPUT_H
#define CAMBODIA_OUTPUT_H

#include <stdbool.h>
#include <stdio.h>

#include "strip.h"

#define PATH_TEXT 512

/* FOLDER/NAME */
void output_path(const char *folder, const char *name, char out[PATH_TEXT]);
/* @return NULL, having said why */
FILE *output_begin(const char *folder, const char *name);
/* @return false, having said why */
bool output_end(FILE *file, const char *folder, const char *name);
bool output_remove(const char *folder, const char *name);
bool output_rename(const char *folder, const char *from, const char *to);
/* Says that @p path failed and why; false. */
bool output_failed(const char *path, const char *why);

/* A cell of a CSV file, quoted where it must be. */
void output_cell(FILE *file, const char *text);
/* A polygon or point as WKT with @p decimals; nothing for a ring without points. */
void output_wkt(FILE *file, const ring *shape, int decimals);

#endif
