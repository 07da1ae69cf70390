/* SPDX-License-Identifier: Apache-2.0 */
/* histories.h: when a site was recorded, and what became of the record. */
#ifndef CAMBODIA_HISTORIES_H
#define CAMBODIA_HISTORIES_H

#include "landscape.h"

/* Chooses the story of @p s and what of its land is left by it. */
void history_choose(site *s, random_stream *random);
/* Dates and numbers all sites. */
void histories_make(landscape *landscape);

#endif
