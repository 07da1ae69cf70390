/* SPDX-License-Identifier: Apache-2.0 */
/* figure.h: what can be asked of one published figure: whose it is, and of what. */
#ifndef LREL_RECONCILE_FIGURE_H
#define LREL_RECONCILE_FIGURE_H

#include "dataset/dataset.h"

/** Whether it is the authority's, whose figures headline: its `source_kind` says
 * authority_db; or it says none, and the name of its source is, or begins with, the name
 * that the programme gives as `authority`. */
bool lrel_figure_headlines(const lrel_dataset *data, const lrel_fact *fact);

/** Who speaks: "authority", else the source_kind, else "not stated". */
const char *lrel_figure_speaker(const lrel_dataset *data, const lrel_fact *fact);

/** Whether it is an area, in whatever unit it was published. */
bool lrel_figure_is_area(const lrel_fact *fact);

/** Its class of land, kind of items, work and donor, those that it states, joined by
 * ", ". */
void lrel_figure_name_of(const lrel_fact *fact, char *out, size_t size);

/** The account that it is of: the one it names, else the one that has exactly its
 * contamination. @return false where it says neither */
bool lrel_figure_account(const lrel_dataset *data, const lrel_fact *fact, uint32_t *out);

/** "Published figures, row 12" */
void lrel_figure_place_in_file(const lrel_dataset *data, const lrel_fact *fact, char *out,
                               size_t size);

#endif
