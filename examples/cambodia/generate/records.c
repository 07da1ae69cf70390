/* SPDX-License-Identifier: Apache-2.0 */
/* records.c: from land to the rows of registers. */
#include "records.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "calendar.h"

static const char *const prefixes[AGENCY_COUNT][2] = {
    {"RM", "RC"}, {"LT", "LC"}, {"SA", "SC"}};

void hazard_id(agency a, int number, char out[ID_TEXT])
{
    snprintf(out, ID_TEXT, "%s-%04d", prefixes[a][0], number);
}

void release_id(agency a, int number, char out[ID_TEXT])
{
    snprintf(out, ID_TEXT, "%s-%04d", prefixes[a][1], number);
}

void site_id(const site *s, char out[ID_TEXT])
{
    hazard_id(s->agency, s->number + (s->story == MERGED ? 2 : 0), out);
}

/* Room for one more of @p size bytes; false where memory is out. */
static bool make_room(void **rows, int count, int *room, size_t size)
{
    int larger = *room ? 2 * *room : 1024;
    void *moved;

    if (count < *room)
        return true;
    if (!(moved = realloc(*rows, (size_t)larger * size)))
        return false;
    *rows = moved;
    *room = larger;
    return true;
}

bool records_add_hazard(records *r, const hazard_row *row)
{
    void *rows = r->hazards;
    bool has_room = make_room(&rows, r->hazard_count, &r->hazard_room, sizeof *row);

    r->hazards = rows;
    if (has_room)
        r->hazards[r->hazard_count++] = *row;
    return has_room;
}

bool records_add_release(records *r, const release_row *row)
{
    void *rows = r->releases;
    bool has_room = make_room(&rows, r->release_count, &r->release_room, sizeof *row);

    r->releases = rows;
    if (has_room)
        r->releases[r->release_count++] = *row;
    return has_room;
}

void records_free(records *r)
{
    free(r->hazards);
    free(r->releases);
    *r = (records){0};
}

static hazard_row row_of(const site *s, double from, double to)
{
    hazard_row row = {.agency = s->agency,
                      .province = s->province,
                      .version = 1,
                      .threat = s->threat,
                      .grade = s->grade,
                      .is_confirmed = s->is_confirmed,
                      .recorded = s->recorded,
                      .note = ""};

    row.shape = strip_ring(&s->land, from, to, 0);
    row.stated_m2 = strip_area(&s->land, from, to);
    hazard_id(s->agency, s->number, row.id);
    return row;
}

static void end_as_site_does(hazard_row *row, const site *s)
{
    row->standing = s->closed ? CLOSED : s->released > 0 ? WORKED_ON : ACTIVE;
    row->closed = s->closed;
}

static bool add_plain(records *r, const site *s)
{
    hazard_row row = row_of(s, 0, s->end);

    end_as_site_does(&row, s);
    return records_add_hazard(r, &row);
}

static bool add_versions(records *r, const site *s)
{
    hazard_row first = row_of(s, 0, strip_length(&s->land));
    hazard_row second = row_of(s, 0, s->end);

    if (s->story == CONFIRMED)
        first.is_confirmed = false;
    second.version = 2;
    second.recorded = s->settled;
    end_as_site_does(&second, s);
    return records_add_hazard(r, &first) && records_add_hazard(r, &second);
}

/* Two records that became one, or one that became two: RM-0001 and RM-0002 were merged
 * into RM-0003, or RM-0001 was split into RM-0002 and RM-0003. */
static bool add_whole_and_halves(records *r, const site *s)
{
    double middle = s->end / 2;
    hazard_row whole = row_of(s, 0, s->end);
    hazard_row halves[2] = {row_of(s, 0, middle), row_of(s, middle, s->end)};
    hazard_row *later = s->story == MERGED ? &whole : NULL;

    for (int i = 0; i < 2; i++) {
        hazard_row *half = &halves[i];

        hazard_id(s->agency, s->number + i + (s->story == SPLIT), half->id);
        if (later) {
            half->standing = CLOSED;
            half->closed = s->settled;
        } else {
            half->recorded = s->settled;
            strcpy(half->replaces, whole.id);
        }
    }
    if (later) {
        site_id(s, whole.id);
        whole.recorded = s->settled;
        snprintf(whole.replaces, IDS_TEXT, "%s;%s", halves[0].id, halves[1].id);
        end_as_site_does(&whole, s);
    } else {
        whole.standing = CLOSED;
        whole.closed = s->settled;
    }
    return records_add_hazard(r, &whole) && records_add_hazard(r, &halves[0]) &&
           records_add_hazard(r, &halves[1]);
}

/* The same minefield walked by another team: some metres wider, not quite as long. */
static bool add_other_agency(records *r, const site *s)
{
    double end = s->end;
    hazard_row row = row_of(s, 0.03 * end, 0.97 * end);

    row.agency = (agency)s->other_agency;
    hazard_id(row.agency, s->other_number, row.id);
    row.shape = strip_ring(&s->land, 0.03 * end, 0.97 * end, 6);
    row.stated_m2 = ring_area(&row.shape);
    row.recorded = s->settled + 45;
    row.closed = s->closed && s->number % 2 ? s->closed + 60 : NO_DAY;
    if (row.closed > day_of(AS_OF_YEAR, 12, 31))
        row.closed = NO_DAY;
    row.standing = row.closed ? CLOSED : ACTIVE;
    return records_add_hazard(r, &row);
}

static bool add_site(records *r, const site *s)
{
    if (s->other_agency >= 0 && !add_other_agency(r, s))
        return false;
    if (s->story == MERGED || s->story == SPLIT)
        return add_whole_and_halves(r, s);
    return s->story == AS_SURVEYED ? add_plain(r, s) : add_versions(r, s);
}

bool records_of_sites(records *r, const landscape *l)
{
    for (int i = 0; i < l->count; i++)
        if (!add_site(r, &l->sites[i]))
            return false;
    return true;
}
