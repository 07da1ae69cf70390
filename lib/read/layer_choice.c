/* SPDX-License-Identifier: Apache-2.0 */
/* layer_choice.c: by name, with the nearest name where there is none. */
#include "read/layer_choice.h"

#include <stdio.h>

#include "read/reader.h"

/* A name in a message. */
#define NAME_BYTES 60

/* "hazards, releases"; what does not fit is "...". */
static void list_names(const lrel_layer *layers, size_t count, char *list,
                       size_t capacity)
{
    size_t used = 0;

    *list = '\0';
    for (size_t i = 0; i < count; i++) {
        lrel_text name = lrel_reader__excerpt(layers[i].name, NAME_BYTES);

        if (used + name.length + 8 > capacity) {
            snprintf(list + used, capacity - used, ", ...");
            return;
        }
        used += (size_t)snprintf(list + used, capacity - used, "%s%.*s", i ? ", " : "",
                                 LREL_TEXT_ARGS(name));
    }
}

/* The layer whose name comes nearest, for "did you mean"; empty where none is near. */
static lrel_text find_nearest(const lrel_layer *layers, size_t count, lrel_text wanted)
{
    size_t best = wanted.length / 2 + 1;
    lrel_text nearest = LREL_TEXT("");

    for (size_t i = 0; i < count && wanted.length <= NAME_BYTES; i++) {
        size_t distance;

        if (layers[i].name.length > NAME_BYTES)
            continue;
        distance = lrel_text_distance(wanted, layers[i].name);
        if (distance >= best)
            continue;
        best = distance;
        nearest = layers[i].name;
    }
    return nearest;
}

bool lrel_layer__find(const lrel_layer *layers, size_t count, lrel_text name,
                      size_t *index)
{
    for (size_t i = 0; i < count; i++)
        if (lrel_text_is_equal(layers[i].name, name)) {
            *index = i;
            return true;
        }
    return false;
}

static lrel_status fail_named(const lrel_layer *layers, size_t count, lrel_text name,
                              lrel_error *err)
{
    lrel_text nearest = find_nearest(layers, count, name);
    char list[300];

    list_names(layers, count, list, sizeof list);
    if (nearest.length > 0)
        return lrel__fail(err, LREL_E_NOT_FOUND,
                          "no layer \"%.*s\"; did you mean \"%.*s\"? The layers are: %s",
                          LREL_TEXT_ARGS(lrel_reader__excerpt(name, NAME_BYTES)),
                          LREL_TEXT_ARGS(nearest), list);
    return lrel__fail(err, LREL_E_NOT_FOUND, "no layer \"%.*s\"; the layers are: %s",
                      LREL_TEXT_ARGS(lrel_reader__excerpt(name, NAME_BYTES)), list);
}

lrel_status lrel_layer__choose(const lrel_layer *layers, size_t count, lrel_text name,
                               size_t *index, lrel_error *err)
{
    size_t with_rows = 0;
    char list[300];

    if (name.length > 0)
        return lrel_layer__find(layers, count, name, index)
                   ? LREL_OK
                   : fail_named(layers, count, name, err);
    *index = 0;
    for (size_t i = 0; i < count; i++)
        if (layers[i].row_count != 0) {
            *index = i;
            with_rows++;
        }
    if (count <= 1 || with_rows == 1)
        return LREL_OK;
    list_names(layers, count, list, sizeof list);
    return lrel__fail(err, LREL_E_NOT_FOUND, "has %zu layers; name one with `layer:`: %s",
                      count, list);
}
