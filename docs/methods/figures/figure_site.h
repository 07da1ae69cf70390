/* SPDX-License-Identifier: Apache-2.0 */
/* figure_site.h: a programme in a folder beside the figures, and what a run makes of it.
 *
 * Drawn in tens of metres from the corner of the site, so that a dot of the drawing's
 * grid is 10 m from the next and four of them are the corners of 100 m². */
#ifndef LREL_FIGURES_SITE_H
#define LREL_FIGURES_SITE_H

#include "figure_example.h"
#include "ledger/history.h"
#include "run/job.h"

typedef struct site {
    lrel_context *context;
    lrel_job *job;
    const lrel_dataset *data;
} site;

/* Opens FOLDER/NAME/programme.yaml; ends the program where it cannot. */
site site_open(const char *folder, const char *name);
void site_close(site *s);

/* The outline of owner @p owner as it was read; what it is called; its record. */
size_t site_ring(const site *s, uint32_t owner, spot *out);
#define SITE_ID_ROOM 16
void site_id(const site *s, uint32_t owner, char out[SITE_ID_ROOM]);
const lrel_record *site_record(const site *s, uint32_t owner);

/* The land of a class per face, and one piece of it. */
lrel_polygons *site_dissolve(const site *s, const uint32_t *class_of_face);
outline site_outline(const lrel_polygons *polygons, size_t polygon);
void site_draw(svg *to, const outline *shape, const char *class_name);
/* Where a line of words has most room in the shape. */
spot site_label_spot(const outline *shape);

/* "1,234 m²", rounded. */
#define SITE_AREA_ROOM 32
void site_area(const site *s, int64_t area2, char out[SITE_AREA_ROOM]);

/* The land of a face, as the fold tells it, up to the end of @p day. */
typedef enum site_state {
    SITE_NO_RECORD,
    SITE_SUSPECTED,
    SITE_CONFIRMED,
    SITE_CLEARED,
    SITE_CLEARED_TWICE, /* and another release has it as already released */
    SITE_BEYOND,
    SITE_STATE_COUNT
} site_state;

typedef struct site_land {
    site_state state;
    uint32_t owner; /* of the record that made it so, or holds it */
} site_land;

/* Told of every event on a face in the first account, in order of time. */
typedef void (*site_event_fn)(const lrel_moment *event, uint32_t owner, void *user);
void site_events(const site *s, uint32_t face, site_event_fn on_event, void *user);
site_land site_land_on(const site *s, uint32_t face, lrel_date day);

#endif
