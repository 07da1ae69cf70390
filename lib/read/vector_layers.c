/* SPDX-License-Identifier: Apache-2.0 */
/* vector_layers.c: which of a file's layers is meant. Of several one must be named: a
 * guess would leave the rest out in silence. Only layers without rows cannot be missed.
 */
#include <stdio.h>

#include "read/reader.h"
#include "read/vector_file.h"

/* A name in a message. */
#define NAME_BYTES 60

/* A layer's name as text; what is not UTF-8 in it is left out. */
static lrel_text name_of(const lrel_vector_layer *layer)
{
    lrel_text name = lrel_text_of(layer->name);

    name.length = lrel_text_utf8_prefix(name);
    return name;
}

lrel_status lrel_vector__layers(const lrel_vector_file *file, lrel_arena *arena,
                                lrel_layer **out, size_t *count, lrel_error *err)
{
    size_t layer_count = file->module->layer_count(file->vector);
    lrel_layer *layers = lrel_arena_alloc(arena, layer_count * sizeof *layers);

    if (!layers)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < layer_count; i++) {
        lrel_vector_layer layer = file->module->layer(file->vector, i);
        lrel_text name = name_of(&layer);

        layers[i].name =
            (lrel_text){lrel_arena_text(arena, name.at, name.length), name.length};
        layers[i].row_count = layer.row_count;
        if (!layers[i].name.at)
            return lrel__fail_memory(err);
    }
    *out = layers;
    *count = layer_count;
    return LREL_OK;
}

/* "hazards, releases"; what does not fit is "...". */
static void list_layers(const lrel_vector_file *file, size_t count, char *list,
                        size_t capacity)
{
    size_t used = 0;

    *list = '\0';
    for (size_t i = 0; i < count; i++) {
        lrel_vector_layer layer = file->module->layer(file->vector, i);
        lrel_text name = lrel_reader__excerpt(name_of(&layer), NAME_BYTES);

        if (used + name.length + 8 > capacity) {
            snprintf(list + used, capacity - used, ", ...");
            return;
        }
        used += (size_t)snprintf(list + used, capacity - used, "%s%.*s", i ? ", " : "",
                                 LREL_TEXT_ARGS(name));
    }
}

/* The layer whose name comes nearest, for "did you mean"; false where none is near. */
static bool find_nearest(const lrel_vector_file *file, size_t count, lrel_text wanted,
                         char out[NAME_BYTES + 1])
{
    size_t best = wanted.length / 2 + 1;

    *out = '\0';
    for (size_t i = 0; i < count && wanted.length <= NAME_BYTES; i++) {
        lrel_vector_layer layer = file->module->layer(file->vector, i);
        lrel_text name = name_of(&layer);
        size_t distance;

        if (name.length > NAME_BYTES)
            continue;
        distance = lrel_text_distance(wanted, name);
        if (distance >= best)
            continue;
        best = distance;
        snprintf(out, NAME_BYTES + 1, "%.*s", LREL_TEXT_ARGS(name));
    }
    return *out;
}

static lrel_status find_named(const lrel_vector_file *file, size_t count, lrel_text name,
                              size_t *index, lrel_error *err)
{
    char list[300], nearest[NAME_BYTES + 1];

    for (size_t i = 0; i < count; i++) {
        lrel_vector_layer layer = file->module->layer(file->vector, i);

        if (lrel_text_is_equal(name_of(&layer), name)) {
            *index = i;
            return LREL_OK;
        }
    }
    list_layers(file, count, list, sizeof list);
    if (find_nearest(file, count, name, nearest))
        return lrel__fail(err, LREL_E_NOT_FOUND,
                          "no layer \"%.*s\"; did you mean \"%s\"? The layers are: %s",
                          LREL_TEXT_ARGS(lrel_reader__excerpt(name, NAME_BYTES)), nearest,
                          list);
    return lrel__fail(err, LREL_E_NOT_FOUND, "no layer \"%.*s\"; the layers are: %s",
                      LREL_TEXT_ARGS(lrel_reader__excerpt(name, NAME_BYTES)), list);
}

lrel_status lrel_vector__find_layer(const lrel_vector_file *file, lrel_text name,
                                    size_t *index, lrel_error *err)
{
    size_t count = file->module->layer_count(file->vector), with_rows = 0, found = 0;
    char list[300];

    if (count == 0)
        return lrel__fail(err, LREL_E_NOT_FOUND, "has no layer with rows or columns");
    if (name.length > 0)
        return find_named(file, count, name, index, err);
    *index = 0;
    if (count == 1)
        return LREL_OK; /* to count its rows could be to read it */
    for (size_t i = 0; i < count; i++)
        if (file->module->layer(file->vector, i).row_count != 0) {
            found = i;
            with_rows++;
        }
    if (with_rows != 1) {
        list_layers(file, count, list, sizeof list);
        return lrel__fail(err, LREL_E_NOT_FOUND,
                          "has %zu layers; name one with `layer:`: %s", count, list);
    }
    *index = found;
    return LREL_OK;
}
