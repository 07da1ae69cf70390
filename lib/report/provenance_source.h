/* SPDX-License-Identifier: Apache-2.0 */
/* provenance_source.h: one source or one file of boundaries, in the provenance. */
#ifndef LREL_REPORT_PROVENANCE_SOURCE_H
#define LREL_REPORT_PROVENANCE_SOURCE_H

#include "bridge/checksum.h"
#include "report/report.h"
#include "write/json_members.h"

/** Writes the words for the codes in @p set as an array. */
void lrel_report__words(lrel_json *json, const lrel_vocabulary *words, uint32_t set);

/** Writes source @p index as an object: its file, layer and columns of the shape, what
 * read it, its checksum, its coordinates, how many records were read and used, and its
 * mapping. */
void lrel_report__source(const lrel_dataset *data, uint32_t index,
                         const lrel_checksum *checksum, lrel_json *json);

/** Writes the file @p index of boundaries as an object. */
void lrel_report__boundary(const lrel_dataset *data, uint32_t index,
                           const lrel_checksum *checksum, lrel_json *json);

#endif
