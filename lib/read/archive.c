/* SPDX-License-Identifier: Apache-2.0 */
/* archive.c: names in a zip, of which the first lists and the second chooses. */
#include "read/archive.h"

#include <stdio.h>
#include <stdlib.h>

/* "../x.kml", "/x.kml": a name that leads out of the folder into which one would unzip.
 */
static bool leads_out(lrel_text name)
{
    bool is_step = true;

    if (name.length > 0 && (name.at[0] == '/' || name.at[0] == '\\'))
        return true;
    for (size_t i = 0; i + 1 < name.length; i++) {
        if (is_step && name.at[i] == '.' && name.at[i + 1] == '.')
            return true;
        is_step = name.at[i] == '/' || name.at[i] == '\\';
    }
    return false;
}

static lrel_status add_member(lrel_archive *archive, lrel_text name, lrel_arena *arena,
                              lrel_error *err)
{
    lrel_text *member;

    for (size_t i = 0; i < archive->members.count; i++)
        if (lrel_text_is_equal(archive->members.at[i], name))
            return LREL_OK;
    name.at = lrel_arena_text(arena, name.at, name.length);
    member = LREL__PUSH(archive->context, &archive->members);
    if (!name.at || !member)
        return lrel__fail_memory(err);
    *member = name;
    return LREL_OK;
}

static int compare_names(const void *a, const void *b)
{
    return lrel_text_compare(*(const lrel_text *)a, *(const lrel_text *)b);
}

lrel_status lrel_archive__open(const lrel_context *context, lrel_text bytes,
                               lrel_archive_wanted wanted, lrel_arena *arena,
                               lrel_archive *out, lrel_error *err)
{
    lrel_status status;

    *out = (lrel_archive){.context = context};
    status = lrel_zip_open(context, bytes, &out->zip, err);
    for (size_t i = 0; status == LREL_OK && i < lrel_zip_count(out->zip); i++) {
        lrel_text name = lrel_text_of(lrel_zip_name(out->zip, i));
        lrel_text member = wanted(name);

        if (leads_out(name))
            status = lrel__fail(err, LREL_E_FORMAT,
                                "holds \"%.100s\", a name that leads out of it; nothing "
                                "of it was read",
                                name.at);
        else if (member.length > 0)
            status = add_member(out, member, arena, err);
    }
    if (status == LREL_OK && out->members.count > 1)
        qsort(out->members.at, out->members.count, sizeof *out->members.at,
              compare_names);
    return status;
}

void lrel_archive__close(lrel_archive *archive)
{
    if (!archive->context)
        return;
    lrel_zip_close(archive->zip);
    lrel__free(archive->context, archive->members.at);
}

static void list_names(const lrel_archive *archive, char *out, size_t capacity)
{
    size_t used = 0;

    *out = '\0';
    for (size_t i = 0; i < archive->members.count; i++) {
        lrel_text name = lrel_reader__excerpt(archive->members.at[i], 60);

        if (used + name.length + 8 > capacity) {
            snprintf(out + used, capacity - used, ", ...");
            return;
        }
        used += (size_t)snprintf(out + used, capacity - used, "%s%.*s", i ? ", " : "",
                                 LREL_TEXT_ARGS(name));
    }
}

/* Whether @p layer is @p member, or a layer in it. */
static bool is_in(lrel_text layer, lrel_text member)
{
    return layer.length >= member.length &&
           memcmp(layer.at, member.at, member.length) == 0 &&
           (layer.length == member.length || layer.at[member.length] == '/');
}

lrel_status lrel_archive__choose(const lrel_archive *archive, lrel_text layer,
                                 const char *what, size_t *member, lrel_text *in_member,
                                 lrel_error *err)
{
    char list[300];

    *member = 0;
    *in_member = layer;
    if (archive->members.count == 1)
        return LREL_OK;
    for (size_t i = 0; i < archive->members.count; i++) {
        size_t length = archive->members.at[i].length;

        if (!is_in(layer, archive->members.at[i]))
            continue;
        *member = i;
        length += length < layer.length; /* the slash */
        *in_member = (lrel_text){layer.at + length, layer.length - length};
        return LREL_OK;
    }
    list_names(archive, list, sizeof list);
    return lrel__fail(err, LREL_E_NOT_FOUND, "holds %zu %s; name one with `layer:`: %s",
                      archive->members.count, what, list);
}

/* "doc.kml/Hazards"; nothing where there is no memory. */
static lrel_text name_in_member(lrel_text member, lrel_text layer, lrel_arena *arena)
{
    size_t length = member.length + 1 + layer.length;
    char *text = lrel_arena_alloc(arena, length);

    if (!text)
        return (lrel_text){NULL, 0};
    memcpy(text, member.at, member.length);
    text[member.length] = '/';
    if (layer.length > 0)
        memcpy(text + member.length + 1, layer.at, layer.length);
    return (lrel_text){text, length};
}

lrel_status lrel_archive__add_layers(const lrel_archive *archive, size_t member,
                                     const lrel_layer *layers, size_t count,
                                     lrel_arena *arena, lrel_layer_list *list,
                                     lrel_error *err)
{
    for (size_t i = 0; i < count; i++) {
        lrel_layer *place = LREL__PUSH(archive->context, list);

        if (!place)
            return lrel__fail_memory(err);
        *place = layers[i];
        if (archive->members.count > 1)
            place->name = name_in_member(archive->members.at[member], place->name, arena);
        if (!place->name.at)
            return lrel__fail_memory(err);
    }
    return LREL_OK;
}

lrel_status lrel_archive__give_layers(const lrel_context *context, lrel_status status,
                                      lrel_layer_list *list, lrel_arena *arena,
                                      lrel_layer **out, size_t *count, lrel_error *err)
{
    if (status == LREL_OK &&
        !(*out = lrel_arena_alloc(arena, (list->count + 1) * sizeof **out)))
        status = lrel__fail_memory(err);
    if (status == LREL_OK && list->count > 0)
        memcpy(*out, list->at, list->count * sizeof **out);
    *count = list->count;
    lrel__free(context, list->at);
    *list = (lrel_layer_list){.at = NULL};
    return status;
}
