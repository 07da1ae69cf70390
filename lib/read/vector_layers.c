/* SPDX-License-Identifier: Apache-2.0 */
/* vector_layers.c: the layers of a file that GDAL or SQLite reads, and the one that is
 * meant. */
#include "read/layer_choice.h"
#include "read/vector_file.h"

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

lrel_status lrel_vector__find_layer(const lrel_vector_file *file, lrel_arena *arena,
                                    lrel_text name, size_t *index, lrel_error *err)
{
    lrel_layer *layers;
    size_t count = file->module->layer_count(file->vector);
    lrel_status status;

    if (count == 0)
        return lrel__fail(err, LREL_E_NOT_FOUND, "has no layer with rows or columns");
    *index = 0;
    if (count == 1 && name.length == 0)
        return LREL_OK; /* to count its rows could be to read it */
    status = lrel_vector__layers(file, arena, &layers, &count, err);
    return status == LREL_OK ? lrel_layer__choose(layers, count, name, index, err)
                             : status;
}
