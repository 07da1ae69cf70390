/* SPDX-License-Identifier: Apache-2.0 */
/* lands.c: numbers of land. */
#include "dataset/lands.h"

#include <string.h>

static bool is_same_piece(const lrel_edge_land *land, const lrel_edge_piece *piece)
{
    return land->face == piece->face &&
           memcmp(land->shell, piece->shell, sizeof land->shell) == 0;
}

/* Pieces come in order of face and shell, account by account. */
static lrel_status add_piece(const lrel_edge_piece *piece, void *user, lrel_error *err)
{
    lrel_lands *lands = user;
    lrel_edge_land *land =
        lands->edge.count ? &lands->edge.at[lands->edge.count - 1] : NULL;

    if (!land || !is_same_piece(land, piece)) {
        if (!(land = LREL__PUSH(lands->data->context, &lands->edge)))
            return lrel__fail_memory(err);
        *land = (lrel_edge_land){.face = piece->face, .area2 = piece->area2};
        memcpy(land->shell, piece->shell, sizeof land->shell);
    }
    land->accounts |= UINT32_C(1) << piece->account;
    return LREL_OK;
}

void lrel_lands_init(lrel_lands *lands, const lrel_dataset *data)
{
    *lands = (lrel_lands){.data = data};
}

lrel_status lrel_lands_tell_edge(lrel_lands *lands, lrel_date at, lrel_error *err)
{
    return lrel_dataset_visit_edge(lands->data, at, add_piece, lands, err);
}

void lrel_lands_clear(lrel_lands *lands)
{
    if (lands->data)
        lrel__free(lands->data->context, lands->edge.at);
    memset(lands, 0, sizeof *lands);
}

static size_t face_count(const lrel_lands *lands)
{
    return lrel_mosaic_face_count(lands->data->mosaic);
}

size_t lrel_lands_count(const lrel_lands *lands)
{
    return face_count(lands) + lands->edge.count;
}

/* The first edge land of a face not below @p face. */
static size_t first_edge(const lrel_lands *lands, uint32_t face)
{
    size_t low = 0, high = lands->edge.count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (lands->edge.at[middle].face < face)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

int64_t lrel_lands_area(const lrel_lands *lands, uint32_t land)
{
    size_t faces = face_count(lands);
    int64_t area2;

    if (land >= faces)
        return lands->edge.at[land - faces].area2;
    area2 = lrel_mosaic_face_at(lands->data->mosaic, land).area2;
    for (size_t i = first_edge(lands, land);
         i < lands->edge.count && lands->edge.at[i].face == land; i++)
        area2 -= lands->edge.at[i].area2;
    return area2;
}

lrel_land_list lrel_lands_of_face(const lrel_lands *lands, uint32_t face)
{
    size_t first = first_edge(lands, face), last = first;

    while (last < lands->edge.count && lands->edge.at[last].face == face)
        last++;
    return (lrel_land_list){.face = face,
                            .has_rest = first == last || lrel_lands_area(lands, face) > 0,
                            .first_edge = (uint32_t)(face_count(lands) + first),
                            .edge_count = (uint32_t)(last - first)};
}

uint32_t lrel_lands_find(const lrel_lands *lands, uint32_t face,
                         const lrel_grid_point *shell)
{
    for (size_t i = first_edge(lands, face);
         i < lands->edge.count && lands->edge.at[i].face == face; i++)
        if (memcmp(lands->edge.at[i].shell, shell, sizeof lands->edge.at[i].shell) == 0)
            return (uint32_t)(face_count(lands) + i);
    return face;
}

bool lrel_lands_is_edge(const lrel_lands *lands, uint32_t land, uint32_t account)
{
    size_t faces = face_count(lands);

    return land >= faces && lands->edge.at[land - faces].accounts >> account & 1;
}
