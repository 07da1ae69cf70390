/* SPDX-License-Identifier: Apache-2.0 */
/* figure_svg.c: SVG as text; two decimals of a pixel are finer than anybody sees. */
#include "figure_svg.h"

#include <math.h>

#define HEAD_PX 7.0 /* length of an arrow's head */

static const char style[] =
    "text{font:12px sans-serif;text-anchor:middle;fill:#222}"
    ".small{font-size:10px;fill:#555}.left{text-anchor:start}"
    ".grid{fill:#ccc}"
    ".h{fill:#d9480f;fill-opacity:.18;stroke:#d9480f;stroke-width:1.5}"
    ".r{fill:#1971c2;fill-opacity:.18;stroke:#1971c2;stroke-width:1.5}"
    ".hr{fill:#845ef7;fill-opacity:.25;stroke:#5f3dc4;stroke-width:1.5}"
    ".none{fill:#868e96;fill-opacity:.15;stroke:#868e96;stroke-width:1.5}"
    ".pixel{fill:#ffe066;fill-opacity:.6;stroke:#f08c00;stroke-width:.8}"
    ".was{fill:none;stroke:#868e96;stroke-width:1;stroke-dasharray:4 3}"
    ".line{fill:none;stroke:#222;stroke-width:1.8}"
    ".a{fill:none;stroke:#d9480f;stroke-width:2.2}.b{fill:none;stroke:#1971c2;stroke-"
    "width:2.2}"
    ".c{fill:none;stroke:#2f9e44;stroke-width:2.2}.d{fill:none;stroke:#9c36b5;stroke-"
    "width:2.2}"
    ".e{fill:none;stroke:#e67700;stroke-width:2.2}.f{fill:none;stroke:#0c8599;stroke-"
    "width:2.2}"
    ".thin{fill:none;stroke:#adb5bd;stroke-width:1}"
    ".node{fill:#222}.plain{fill:#fff;stroke:#222}"
    /* Land in the states of an account. Told apart by lightness and by hatching too, for
     * those who see no difference between red and green. */
    ".sha{fill:#f7d08a;stroke:#9a6700;stroke-width:1.2}"
    ".cha{fill:url(#rising);stroke:#8a2b00;stroke-width:1.2}"
    ".cleared{fill:#a9cbe8;stroke:#1c4e80;stroke-width:1.2}"
    ".twice{fill:url(#falling);stroke:#1c4e80;stroke-width:1.2}"
    ".beyond{fill:#eceff1;stroke:#5f6b73;stroke-width:1.2;stroke-dasharray:4 3}"
    ".edge{fill:#c2410c;stroke:#7a2700;stroke-width:.8}"
    ".outside{fill:#3d8fd1;stroke:#1c4e80;stroke-width:.8}"
    ".hazard{fill:none;stroke:#8a2b00;stroke-width:1.8}"
    ".release{fill:none;stroke:#1c4e80;stroke-width:1.8;stroke-dasharray:7 4}"
    ".rule{fill:#adb5bd}"
    ".head{font-size:13px;font-weight:600;text-anchor:start}.bold{font-weight:600}"
    ".cell{font-size:11px}.right{text-anchor:end}"
    ".halo{font-size:11px;stroke:#fff;stroke-width:3.5;paint-order:stroke;"
    "stroke-linejoin:round}";

static const char patterns[] =
    "<defs><pattern id=\"rising\" width=\"7\" height=\"7\" "
    "patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect width=\"7\" "
    "height=\"7\" fill=\"#f0a080\"/><rect width=\"1.6\" height=\"7\" "
    "fill=\"#b33c00\"/></pattern><pattern id=\"falling\" width=\"7\" height=\"7\" "
    "patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(-45)\"><rect width=\"7\" "
    "height=\"7\" fill=\"#a9cbe8\"/><rect width=\"1.6\" height=\"7\" "
    "fill=\"#1c4e80\"/></pattern></defs>\n";

static double px(const svg *s, double x)
{
    return (x - s->x0) * s->unit;
}

static double py(const svg *s, double y)
{
    return (s->y1 - y) * s->unit;
}

void svg_page(svg *s, FILE *out, const char *title, double width, double height)
{
    *s = (svg){.out = out, .unit = 1};
    fprintf(out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" "
            "width=\"%.0f\" height=\"%.0f\" role=\"img\">\n<title>%s</title>\n"
            "<style>%s</style>\n%s<rect width=\"%.0f\" height=\"%.0f\" "
            "fill=\"#fff\"/>\n",
            width, height, width, height, title, style, patterns, width, height);
}

/* Panels have patterns of their own, which their place names. */
svg svg_panel(const svg *page, double x, double y, spot low, spot high, double unit)
{
    svg s = {page->out, low.x - x / unit, high.y + y / unit, unit};

    fprintf(s.out,
            "<defs><pattern id=\"g%.0f-%.0f\" width=\"%g\" height=\"%g\" x=\"%.2f\" "
            "y=\"%.2f\" patternUnits=\"userSpaceOnUse\"><circle class=\"grid\" "
            "cx=\"%g\" cy=\"%g\" r=\"1\"/></pattern></defs>\n"
            "<rect x=\"%g\" y=\"%g\" width=\"%.0f\" height=\"%.0f\" "
            "fill=\"url(#g%.0f-%.0f)\"/>\n",
            x, y, unit, unit, px(&s, ceil(low.x)) - unit / 2,
            py(&s, floor(high.y)) - unit / 2, unit / 2, unit / 2, x, y,
            (high.x - low.x) * unit, (high.y - low.y) * unit, x, y);
    return s;
}

void svg_begin(svg *s, FILE *out, const char *title, spot low, spot high, double unit)
{
    svg_page(s, out, title, (high.x - low.x) * unit, (high.y - low.y) * unit);
    *s = svg_panel(s, 0, 0, low, high, unit);
}

void svg_end(svg *s)
{
    fputs("</svg>\n", s->out);
}

void svg_line(svg *s, spot a, spot b, const char *class_name)
{
    fprintf(s->out, "<path class=\"%s\" d=\"M%.2f %.2fL%.2f %.2f\"/>\n", class_name,
            px(s, a.x), py(s, a.y), px(s, b.x), py(s, b.y));
}

void svg_arrow(svg *s, spot a, spot b, double aside, double gap, const char *class_name)
{
    double length = hypot(b.x - a.x, b.y - a.y);
    double ux = (b.x - a.x) / length, uy = (b.y - a.y) / length;
    spot from = {a.x + gap * ux - aside * uy, a.y + gap * uy + aside * ux};
    spot to = {b.x - gap * ux - aside * uy, b.y - gap * uy + aside * ux};
    double head = HEAD_PX / s->unit;

    if (length <= 2 * gap)
        return;
    fprintf(
        s->out,
        "<path class=\"%s\" d=\"M%.2f %.2fL%.2f %.2fM%.2f %.2fL%.2f %.2fL%.2f %.2f\"/>\n",
        class_name, px(s, from.x), py(s, from.y), px(s, to.x), py(s, to.y),
        px(s, to.x - head * (ux - .5 * uy)), py(s, to.y - head * (uy + .5 * ux)),
        px(s, to.x), py(s, to.y), px(s, to.x - head * (ux + .5 * uy)),
        py(s, to.y - head * (uy - .5 * ux)));
}

static void put_points(svg *s, const spot *points, size_t count)
{
    for (size_t i = 0; i < count; i++)
        fprintf(s->out, "%c%.2f %.2f", i ? 'L' : 'M', px(s, points[i].x),
                py(s, points[i].y));
}

void svg_path(svg *s, const spot *points, size_t count, int is_closed,
              const char *class_name)
{
    fprintf(s->out, "<path class=\"%s\" d=\"", class_name);
    put_points(s, points, count);
    fprintf(s->out, "%s\"/>\n", is_closed ? "Z" : "");
}

void svg_dot(svg *s, spot at, double radius, const char *class_name)
{
    fprintf(s->out, "<circle class=\"%s\" cx=\"%.2f\" cy=\"%.2f\" r=\"%g\"/>\n",
            class_name, px(s, at.x), py(s, at.y), radius);
}

void svg_pixel(svg *s, spot at, const char *class_name)
{
    fprintf(s->out,
            "<rect class=\"%s\" x=\"%.2f\" y=\"%.2f\" width=\"%g\" height=\"%g\"/>\n",
            class_name, px(s, at.x - .5), py(s, at.y + .5), s->unit, s->unit);
}

void svg_text(svg *s, spot at, const char *text, const char *class_name)
{
    fprintf(s->out, "<text class=\"%s\" x=\"%.2f\" y=\"%.2f\">%s</text>\n", class_name,
            px(s, at.x), py(s, at.y) + 4, text);
}

void svg_words(const svg *page, double x, double y, const char *text,
               const char *class_name)
{
    fprintf(page->out, "<text class=\"%s\" x=\"%g\" y=\"%g\">%s</text>\n", class_name, x,
            y, text);
}

void svg_box(const svg *page, double x, double y, double width, double height,
             const char *class_name)
{
    fprintf(page->out,
            "<rect class=\"%s\" x=\"%g\" y=\"%g\" width=\"%g\" height=\"%g\"/>\n",
            class_name, x, y, width, height);
}

void svg_shape_begin(svg *s)
{
    fputs("<path fill-rule=\"evenodd\" d=\"", s->out);
}

void svg_shape_ring(svg *s, const spot *points, size_t count)
{
    put_points(s, points, count);
    fputc('Z', s->out);
}

void svg_shape_end(svg *s, const char *class_name)
{
    fprintf(s->out, "\" class=\"%s\"/>\n", class_name);
}
