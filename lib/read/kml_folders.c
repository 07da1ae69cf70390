/* SPDX-License-Identifier: Apache-2.0 */
/* kml_folders.c: a first pass over the file, and the choice of a layer. */
#include "read/kml_folders.h"

#include "read/gathered.h"
#include "read/kml_grammar.h"
#include "read/layer_choice.h"
#include "read/names.h"

/* Longer names are cut: they are labels. */
#define NAME_BYTES_MAX 250
#define PATH_BYTES_MAX 1000

/* ---- the first pass ---- */

typedef struct listing {
    const lrel_kml_file *file;
    lrel_arena *arena;
    lrel_kml_folders *folders;
    size_t here; /* the folder that is open */
    lrel_gathered name;
    bool is_gathering;
    struct {
        uint8_t *at; /* lrel_kml_element of what is open */
        size_t count, capacity;
    } open;
} listing;

static lrel_kml_element top(const listing *self)
{
    return self->open.count > 0 ? (lrel_kml_element)self->open.at[self->open.count - 1]
                                : LREL_KML_START;
}

static lrel_status add_folder(listing *self, bool is_document, lrel_error *err)
{
    lrel_kml_folder *folder = LREL__PUSH(self->file->context, self->folders);
    lrel_text stem = lrel_reader__excerpt(self->file->stem, NAME_BYTES_MAX);

    if (!folder)
        return lrel__fail_memory(err);
    *folder = (lrel_kml_folder){.name = is_document ? stem : LREL_TEXT("Folder"),
                                .is_document = is_document,
                                .parent = self->here};
    self->here = self->folders->count - 1;
    return LREL_OK;
}

static lrel_status open_element(listing *self, lrel_kml_element element, const char *name,
                                lrel_error *err)
{
    switch (element) {
    case LREL_KML_ROOT:
        return add_folder(self, true, err);
    case LREL_KML_FOLDER:
        return add_folder(self, strcmp(name, "Document") == 0, err);
    case LREL_KML_PLACEMARK:
        self->folders->at[self->here].count++;
        return LREL_OK;
    case LREL_KML_LINK:
        self->folders->link_count++;
        return LREL_OK;
    case LREL_KML_NAME:
        lrel_gathered__begin(&self->name);
        self->is_gathering = true;
        return LREL_OK;
    case LREL_KML_OTHER:
        if (self->open.count > 0)
            return LREL_OK;
        return lrel__fail(err, LREL_E_FORMAT,
                          "named .kml, but its first element is <%.40s>", name);
    default:
        return LREL_OK;
    }
}

/* In a placemark nothing else counts. */
static lrel_kml_element element_of(lrel_kml_element parent, const char *name)
{
    if (parent == LREL_KML_PLACEMARK)
        return LREL_KML_OTHER;
    return lrel_kml__element(parent, name);
}

static lrel_status on_start(void *user, const lrel_xml_element *element, lrel_error *err)
{
    listing *self = user;
    lrel_kml_element is = element_of(top(self), element->name);
    lrel_status status = open_element(self, is, element->name, err);
    uint8_t *place;

    if (status != LREL_OK)
        return status;
    place = LREL__PUSH(self->file->context, &self->open);
    if (!place)
        return lrel__fail_memory(err);
    *place = (uint8_t)is;
    return LREL_OK;
}

static lrel_status on_text(void *user, lrel_text text, lrel_error *err)
{
    listing *self = user;

    return self->is_gathering ? lrel_gathered__add(&self->name, text, err) : LREL_OK;
}

static lrel_status end_name(listing *self, lrel_error *err)
{
    lrel_text name = lrel_reader__excerpt(
        lrel_text_trim((lrel_text){self->name.at, self->name.count}), NAME_BYTES_MAX);
    lrel_kml_folder *folder = &self->folders->at[self->here];

    self->is_gathering = false;
    if (name.length == 0)
        return LREL_OK;
    name.at = lrel_arena_text(self->arena, name.at, name.length);
    if (!name.at)
        return lrel__fail_memory(err);
    folder->name = name;
    return LREL_OK;
}

static lrel_status on_end(void *user, const char *name, lrel_error *err)
{
    listing *self = user;
    lrel_kml_element element = top(self);

    (void)name;
    self->open.count--;
    if (element == LREL_KML_NAME)
        return end_name(self, err);
    if (element == LREL_KML_FOLDER)
        self->here = self->folders->at[self->here].parent;
    return LREL_OK;
}

/* "Battambang/Suspected". */
static lrel_status make_path(lrel_kml_folders *folders, size_t i, lrel_arena *arena,
                             lrel_error *err)
{
    lrel_kml_folder *folder = &folders->at[i];
    const lrel_kml_folder *parent = &folders->at[folder->parent];
    lrel_text above = lrel_reader__excerpt(parent->path, PATH_BYTES_MAX);
    size_t length = above.length + 1 + folder->name.length;
    char *path;

    folder->path = folder->name;
    if (folder->is_document || parent->is_document)
        return LREL_OK;
    if (!(path = lrel_arena_alloc(arena, length)))
        return lrel__fail_memory(err);
    memcpy(path, above.at, above.length);
    path[above.length] = '/';
    memcpy(path + above.length + 1, folder->name.at, folder->name.length);
    folder->path = (lrel_text){path, length};
    return LREL_OK;
}

lrel_status lrel_kml_folders__list(lrel_kml_file *file, size_t part, lrel_arena *arena,
                                   lrel_kml_folders *out, lrel_error *err)
{
    static const lrel_xml_listener listener = {
        .start = on_start, .end = on_end, .text = on_text, .ignores_prefixes = true};
    listing self = {
        .file = file, .arena = arena, .folders = out, .name = {.context = file->context}};
    lrel_status status = lrel_kml_file__read(file, part, &listener, &self, err);

    lrel_gathered__clear(&self.name);
    lrel__free(file->context, self.open.at);
    for (size_t i = 0; i < out->count && status == LREL_OK; i++)
        status = make_path(out, i, arena, err);
    return status;
}

/* ---- layers ---- */

/* How many folders with placemarks have each name. */
typedef struct name_counts {
    lrel_names names;
    size_t *at;
} name_counts;

static lrel_status count_names(const lrel_kml_folders *folders, name_counts *counts,
                               lrel_error *err)
{
    counts->at = lrel__calloc(counts->names.context, folders->count, sizeof *counts->at);
    if (!counts->at)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < folders->count; i++) {
        size_t place;

        if (folders->at[i].count == 0)
            continue;
        if (!lrel_names__add(&counts->names, folders->at[i].name, &place, NULL))
            return lrel__fail_memory(err);
        counts->at[place]++;
    }
    return LREL_OK;
}

static lrel_status make_layers(lrel_kml_folders *folders, name_counts *counts,
                               lrel_names *labels, lrel_layer *layers, lrel_error *err)
{
    for (size_t i = 0; i < folders->count; i++) {
        lrel_kml_folder *folder = &folders->at[i];
        lrel_text label;
        size_t place;

        if (folder->count == 0)
            continue;
        if (!lrel_names__add(&counts->names, folder->name, &place, NULL))
            return lrel__fail_memory(err);
        label = counts->at[place] > 1 ? folder->path : folder->name;
        if (!lrel_names__add(labels, label, &folder->layer, NULL))
            return lrel__fail_memory(err);
        layers[folder->layer].name = label;
        layers[folder->layer].row_count += folder->count;
    }
    return LREL_OK;
}

lrel_status lrel_kml_folders__layers(const lrel_context *context,
                                     lrel_kml_folders *folders, lrel_arena *arena,
                                     lrel_layer **out, size_t *count, lrel_error *err)
{
    name_counts counts = {.names = {.context = context}};
    lrel_names labels = {.context = context};
    lrel_layer *layers = lrel_arena_alloc(arena, folders->count * sizeof *layers);
    lrel_status status = layers ? LREL_OK : lrel__fail_memory(err);

    if (status == LREL_OK) {
        memset(layers, 0, folders->count * sizeof *layers);
        status = count_names(folders, &counts, err);
    }
    if (status == LREL_OK)
        status = make_layers(folders, &counts, &labels, layers, err);
    *out = layers;
    *count = labels.count;
    lrel__free(context, counts.at);
    lrel_names__clear(&counts.names);
    lrel_names__clear(&labels);
    return status;
}

/* ---- choosing ---- */

static void note_several(lrel_kml_folders *folders)
{
    size_t count = 0;

    for (size_t i = 0; i < folders->count; i++)
        count += folders->at[i].is_chosen && folders->at[i].count > 0;
    folders->is_several = count > 1;
}

/* Folders stand behind the one that they are in. */
static bool choose_around(lrel_kml_folders *folders, lrel_text name)
{
    bool is_found = false;

    for (size_t i = 0; i < folders->count; i++) {
        lrel_kml_folder *folder = &folders->at[i];

        folder->is_chosen =
            (i > 0 && folders->at[folder->parent].is_chosen) ||
            (folder->count == 0 && (lrel_text_is_equal(folder->name, name) ||
                                    lrel_text_is_equal(folder->path, name)));
        is_found = is_found || (folder->is_chosen && folder->count > 0);
    }
    return is_found;
}

lrel_status lrel_kml_folders__choose(const lrel_context *context,
                                     lrel_kml_folders *folders, lrel_arena *arena,
                                     lrel_text name, lrel_error *err)
{
    lrel_layer *layers;
    size_t count, index;
    lrel_status status =
        lrel_kml_folders__layers(context, folders, arena, &layers, &count, err);

    if (status != LREL_OK)
        return status;
    if (count == 0)
        return lrel__fail(err, LREL_E_NOT_FOUND, "has no Placemark%s",
                          folders->link_count > 0 ? ", only links to other files" : "");
    if (name.length == 0 || lrel_layer__find(layers, count, name, &index) ||
        !choose_around(folders, name)) {
        status = lrel_layer__choose(layers, count, name, &index, err);
        for (size_t i = 0; i < folders->count && status == LREL_OK; i++)
            folders->at[i].is_chosen =
                folders->at[i].count > 0 && folders->at[i].layer == index;
    }
    note_several(folders);
    return status;
}
