/* SPDX-License-Identifier: Apache-2.0 */
/* figure_svg.h: the few marks that the figures are made of. Coordinates are those of the
 * grid, y up. */
#ifndef LREL_FIGURES_SVG_H
#define LREL_FIGURES_SVG_H

#include <stddef.h>
#include <stdio.h>

typedef struct spot {
    double x, y;
} spot;

typedef struct svg {
    FILE *out;
    double x0, y1; /* the upper left corner, in grid units */
    double unit;   /* pixels per grid unit */
} svg;

/* Begins a drawing of the grid from @p low to @p high, with a dot per grid point. */
void svg_begin(svg *s, FILE *out, const char *title, spot low, spot high, double unit);
void svg_end(svg *s);

/* Begins an empty page of so many pixels, to be filled with panels and words. */
void svg_page(svg *s, FILE *out, const char *title, double width, double height);
/* A drawing of the grid from @p low to @p high, with its dots, whose upper left corner is
 * so many pixels from the page's. */
svg svg_panel(const svg *page, double x, double y, spot low, spot high, double unit);
/* Words at a place of the page, in pixels. */
void svg_words(const svg *page, double x, double y, const char *text,
               const char *class_name);
void svg_box(const svg *page, double x, double y, double width, double height,
             const char *class_name);

/* Classes are those of the style sheet in figure_svg.c: "h r x n ..." */
void svg_line(svg *s, spot a, spot b, const char *class_name);
/* A line with a head, moved to its left by @p aside and shortened by @p gap at both ends.
 */
void svg_arrow(svg *s, spot a, spot b, double aside, double gap, const char *class_name);
void svg_path(svg *s, const spot *points, size_t count, int is_closed,
              const char *class_name);
void svg_dot(svg *s, spot at, double radius, const char *class_name);
/* The unit square around a grid point. */
void svg_pixel(svg *s, spot at, const char *class_name);
void svg_text(svg *s, spot at, const char *text, const char *class_name);

/* A shape of several rings: to be closed with svg_shape_end(). */
void svg_shape_begin(svg *s);
void svg_shape_ring(svg *s, const spot *points, size_t count);
void svg_shape_end(svg *s, const char *class_name);

#endif
