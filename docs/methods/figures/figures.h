/* SPDX-License-Identifier: Apache-2.0 */
/* figures.h: what is drawn, and what the figures share. */
#ifndef LREL_FIGURES_FIGURES_H
#define LREL_FIGURES_FIGURES_H

#include "figure_example.h"
#include "figure_site.h"

/* figure_lines.c: from rings to cycles */
void figure_rings(FILE *out);
void figure_hot_pixels(FILE *out);
void figure_spike(FILE *out);
void figure_chains(FILE *out);
void figure_node(FILE *out);
void figure_cycles(FILE *out);
/* figure_land.c: from labels to polygons */
void figure_labels(FILE *out);
void figure_winding(FILE *out);
void figure_states(FILE *out);
void figure_touch(FILE *out);
/* figure_simplify.c: polygons with fewer points */
void figure_simplify_arcs(FILE *out);
void figure_simplify_after(FILE *out);

/* figure_account.c: the records of account/, day by day and face by face */
void figure_ledger_days(FILE *out, const site *of);
void figure_ledger_faces(FILE *out, const site *of);
/* figure_edge.c: the records of two_surveys/ */
void figure_edge_slivers(FILE *out, const site *of);

/* A colour for thing number @p i. */
const char *figure_class(size_t i);
/* The layer's rings as they were handed in. */
void figure_draw_rings(svg *s, const layer *from, const char *const *class_names);
/* Hollow dots for plain points, full ones for nodes. */
void figure_draw_nodes(svg *s, const example *e);

#endif
