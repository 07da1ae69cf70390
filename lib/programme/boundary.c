/* SPDX-License-Identifier: Apache-2.0 */
/* boundary.c: the entries of `boundaries:`. */
#include "programme/parser.h"

#include "core/fail.h"

static const char *const level_names[] = {"admin1", "admin2", "admin3", "admin4",
                                          "admin5", "admin6", "admin7", "admin8",
                                          "admin9", NULL};

static lrel_status read_boundary(const lrel_parser *parser, const lrel_yaml *node,
                                 lrel_boundary_source *out, lrel_error *err)
{
    const lrel_yaml *slots[LREL_BOUNDARY_END];
    lrel_status status;
    int level = 0;

    if ((status =
             lrel_programme__slots(parser, node, &lrel_boundary_words, slots, err)) ||
        (status = lrel_programme__choice(parser, slots[LREL_BOUNDARY_LEVEL], "level",
                                         level_names, &level, err)) ||
        (status =
             lrel_programme__text(parser, slots[LREL_BOUNDARY_PATH], &out->path, err)) ||
        (status = lrel_programme__text(parser, slots[LREL_BOUNDARY_LAYER], &out->layer,
                                       err)) ||
        (status =
             lrel_programme__text(parser, slots[LREL_BOUNDARY_CODE], &out->code, err)) ||
        (status =
             lrel_programme__text(parser, slots[LREL_BOUNDARY_NAME], &out->name, err)) ||
        (status =
             lrel_programme__text(parser, slots[LREL_BOUNDARY_CRS], &out->crs, err)) ||
        (status = lrel_programme__text(parser, slots[LREL_BOUNDARY_OPERATION],
                                       &out->operation, err)) ||
        (status = lrel_programme__text(parser, slots[LREL_BOUNDARY_ENCODING],
                                       &out->encoding, err)) ||
        (status = lrel_programme__text(parser, slots[LREL_BOUNDARY_EDITION],
                                       &out->edition, err)))
        return status;
    out->line = node->line;
    out->level = lrel_text_of(level_names[level]);
    out->level_number = level + 1;
    out->file = lrel_programme__resolve(parser, out->path);
    return out->file ? LREL_OK : lrel__fail_memory(err);
}

lrel_status lrel_programme__boundaries(const lrel_parser *parser, const lrel_yaml *node,
                                       lrel_error *err)
{
    lrel_programme *programme = parser->programme;
    lrel_status status;

    if (!node)
        return LREL_OK;
    if (node->kind != LREL_YAML_LIST)
        return LREL_FAIL_AT(parser, node, err, "`boundaries` takes a list");
    programme->boundaries = lrel_arena_alloc(
        programme->arena, (node->count + 1) * sizeof *programme->boundaries);
    if (!programme->boundaries)
        return lrel__fail_memory(err);
    memset(programme->boundaries, 0, node->count * sizeof *programme->boundaries);
    for (const lrel_yaml *item = node->first; item; item = item->next) {
        status = read_boundary(parser, item,
                               &programme->boundaries[programme->boundary_count++], err);
        if (status != LREL_OK)
            return status;
    }
    return LREL_OK;
}
