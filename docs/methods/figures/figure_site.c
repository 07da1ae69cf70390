/* SPDX-License-Identifier: Apache-2.0 */
/* figure_site.c: a programme's land for the figures: read, cut and folded by a run. */
#include "figure_site.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Where the sites begin on the grid: away from its centre, where a projection has its
 * only point that is like no other. */
#define CORNER_M    1000.0
#define SPOT_M      10.0
#define UNITS_PER_M 1000.0

static void end_unless(lrel_status status, const lrel_error *err)
{
    if (status == LREL_OK)
        return;
    fprintf(stderr, "%s\n", err->message);
    exit(1);
}

site site_open(const char *folder, const char *name)
{
    site s = {.context = lrel_context_new(NULL)};
    char path[4096];
    lrel_error err;

    if (!s.context)
        exit(1);
    snprintf(path, sizeof path, "%s/%s/programme.yaml", folder, name);
    end_unless(lrel_job_open(s.context, path, NULL, &s.job, &err), &err);
    s.data = &s.job->data;
    return s;
}

void site_close(site *s)
{
    lrel_job_free(s->job);
    lrel_context_free(s->context);
}

static spot spot_of(lrel_grid_point p)
{
    return (spot){(p.x / UNITS_PER_M - CORNER_M) / SPOT_M,
                  (p.y / UNITS_PER_M - CORNER_M) / SPOT_M};
}

size_t site_ring(const site *s, uint32_t owner, spot *out)
{
    const lrel_mosaic_ring *line = s->data->rings;

    while (line->owner != owner)
        line++;
    for (size_t i = 0; i < line->count; i++)
        out[i] = spot_of(s->data->points.at[line->first + i]);
    return line->count;
}

const lrel_record *site_record(const site *s, uint32_t owner)
{
    size_t i = 0;

    while (s->data->owner[i] != owner)
        i++;
    return &s->data->records.at[i];
}

void site_id(const site *s, uint32_t owner, char out[SITE_ID_ROOM])
{
    snprintf(out, SITE_ID_ROOM, "%.*s", LREL_TEXT_ARGS(site_record(s, owner)->id));
}

lrel_polygons *site_dissolve(const site *s, const uint32_t *class_of_face)
{
    lrel_polygons *polygons = NULL;
    lrel_error err;

    end_unless(lrel_mosaic_dissolve(s->data->mosaic, class_of_face, &polygons, &err),
               &err);
    return polygons;
}

outline site_outline(const lrel_polygons *polygons, size_t number)
{
    outline shape = example_outline(polygons, number);

    for (size_t i = 0; i < shape.ring_first[shape.ring_count]; i++)
        shape.points[i] = spot_of(
            (lrel_grid_point){(int32_t)shape.points[i].x, (int32_t)shape.points[i].y});
    return shape;
}

void site_draw(svg *to, const outline *shape, const char *class_name)
{
    svg_shape_begin(to);
    for (size_t r = 0; r < shape->ring_count; r++)
        svg_shape_ring(to, shape->points + shape->ring_first[r],
                       shape->ring_first[r + 1] - shape->ring_first[r]);
    svg_shape_end(to, class_name);
}

/* A line of words is some four times as wide as high. */
#define WORDS_WIDE 4.0
/* Of two places with as much room, the one nearer to the middle of the shape's box. */
#define MIDDLE_MATTERS .01
/* Places looked at, along each side of that box. */
#define LABEL_STEPS 200

spot site_label_spot(const outline *shape)
{
    outline narrow = *shape;
    spot lowest = {1e9, 1e9}, highest = {-1e9, -1e9}, best = {0, 0};
    double most = -1e9;

    for (size_t i = 0; i < shape->ring_first[shape->ring_count]; i++) {
        spot *p = &narrow.points[i];

        p->x /= WORDS_WIDE;
        lowest = (spot){fmin(lowest.x, p->x), fmin(lowest.y, p->y)};
        highest = (spot){fmax(highest.x, p->x), fmax(highest.y, p->y)};
    }
    for (int y = 0; y <= LABEL_STEPS; y++)
        for (int x = 0; x <= LABEL_STEPS; x++) {
            double u = (double)x / LABEL_STEPS, v = (double)y / LABEL_STEPS;
            spot at = {lowest.x + u * (highest.x - lowest.x),
                       lowest.y + v * (highest.y - lowest.y)};
            double room =
                example_depth(&narrow, at) - MIDDLE_MATTERS * hypot(u - .5, v - .5);

            if (room > most + 1e-6) {
                most = room;
                best = (spot){at.x * WORDS_WIDE, at.y};
            }
        }
    return best;
}

void site_area(const site *s, int64_t area2, char out[SITE_AREA_ROOM])
{
    long long m2 =
        (long long)(lrel_area_to_m2(area2, lrel_grid_units_per_m(s->data->grid)) + .5);

    if (m2 < 1000)
        snprintf(out, SITE_AREA_ROOM, "%lld m²", m2);
    else
        snprintf(out, SITE_AREA_ROOM, "%lld,%03lld m²", m2 / 1000, m2 % 1000);
}

void site_events(const site *s, uint32_t face, site_event_fn on_event, void *user)
{
    lrel_face f = lrel_mosaic_face_at(s->data->mosaic, face);
    lrel_history *history = NULL;
    lrel_error err;

    end_unless(lrel_history_new(s->data->ledger, &history, &err), &err);
    end_unless(lrel_history_tell(history, f.owners, f.owner_count, &err), &err);
    for (size_t i = 0; i < lrel_history_count(history); i++) {
        const lrel_moment *m = lrel_history_at(history, i);

        if (m->account == 0)
            on_event(m,
                     m->is_release ? s->data->releases[m->record].owner
                                   : s->data->hazards[m->record].owner,
                     user);
    }
    lrel_history_free(history);
}

typedef struct land_by_day {
    const site *of;
    lrel_date day;
    site_land land;
} land_by_day;

static void see_event(const lrel_moment *m, uint32_t owner, void *user)
{
    land_by_day *by = user;
    site_land *land = &by->land;
    const lrel_ledger_hazard *by_whom;

    if (m->day.days > by->day.days)
        return;
    switch (m->effect) {
    case LREL_EFFECT_ENTERED:
    case LREL_EFFECT_TRANSFERRED:
        by_whom = &by->of->data->hazards[m->holder];
        *land = (site_land){by_whom->class_rank == 0 ? SITE_CONFIRMED : SITE_SUSPECTED,
                            by_whom->owner};
        break;
    case LREL_EFFECT_LEFT:
        *land = (site_land){SITE_CLEARED, owner};
        break;
    case LREL_EFFECT_ALREADY_RELEASED:
        land->state = SITE_CLEARED_TWICE;
        break;
    case LREL_EFFECT_BEYOND_HAZARD:
        *land = (site_land){SITE_BEYOND, owner};
        break;
    case LREL_EFFECT_NOTHING:
        break;
    }
}

site_land site_land_on(const site *s, uint32_t face, lrel_date day)
{
    land_by_day by = {.of = s, .day = day};

    site_events(s, face, see_event, &by);
    return by.land;
}
