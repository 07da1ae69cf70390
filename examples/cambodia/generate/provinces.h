/* SPDX-License-Identifier: Apache-2.0 */
/* provinces.h: the provinces of Cambodia under their official codes and names, with
 * INVENTED outlines: some hundred points set down by hand, each border once. */
#ifndef CAMBODIA_PROVINCES_H
#define CAMBODIA_PROVINCES_H

#include <stdbool.h>

#include "strip.h"

#define PROVINCE_COUNT 25
#define PROVINCE_NODES 14

typedef struct province_outline {
    const char *code, *name, *name_km;
    int nodes[PROVINCE_NODES]; /* into province_node(); a 0 behind the last */
} province_outline;

extern const province_outline provinces[PROVINCE_COUNT];

/* Lays the corners on the plane, which must be open; before everything below. */
void provinces_open(void);

/* Index of the province @p code; it must be one. */
int province_find(const char *code);
int province_node_count(int province);
/* Corner @p n of @p province in degrees; corners run anticlockwise. */
point province_corner(int province, int n);
bool province_has(int province, point utm);
/* A place in @p province, each as likely as the others. */
point province_somewhere(int province, random_stream *random);

#endif
