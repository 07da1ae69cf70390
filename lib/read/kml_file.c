/* SPDX-License-Identifier: Apache-2.0 */
/* kml_file.c: bytes, or parts of a zip. */
#include "read/kml_file.h"

#include <stdio.h>

static bool is_kml_name(lrel_text name)
{
    return name.length > 4 &&
           lrel_text_is_equal_nocase((lrel_text){name.at + name.length - 4, 4},
                                     LREL_TEXT(".kml"));
}

/* "../x.kml": a name that leads out of the folder into which one would unzip. */
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

static lrel_status add_part(lrel_kml_file *file, lrel_text name, lrel_error *err)
{
    lrel_text *part = LREL__PUSH(file->context, &file->parts);

    if (!part)
        return lrel__fail_memory(err);
    *part = name;
    return LREL_OK;
}

static lrel_status list_parts(lrel_kml_file *file, lrel_arena *arena, lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (size_t i = 0; i < lrel_zip_count(file->zip) && status == LREL_OK; i++) {
        lrel_text name = lrel_text_of(lrel_zip_name(file->zip, i));

        if (leads_out(name))
            return lrel__fail(err, LREL_E_FORMAT,
                              "holds \"%.100s\", a name that leads out of it; nothing of "
                              "it was read",
                              name.at);
        if (!is_kml_name(name))
            continue;
        name.at = lrel_arena_text(arena, name.at, name.length);
        status = name.at ? add_part(file, name, err) : lrel__fail_memory(err);
    }
    if (status == LREL_OK && file->parts.count == 0)
        return lrel__fail(err, LREL_E_FORMAT, "named .kmz, but holds no .kml");
    return status;
}

lrel_status lrel_kml_file__open(const lrel_context *context, const char *path,
                                lrel_format format, lrel_text bytes, lrel_arena *arena,
                                lrel_kml_file *out, lrel_error *err)
{
    lrel_status status;

    *out = (lrel_kml_file){
        .context = context, .bytes = bytes, .stem = lrel_format__stem(path)};
    if (format != LREL_FORMAT_KMZ)
        return add_part(out, LREL_TEXT(""), err);
    status = lrel_zip_open(context, bytes, &out->zip, err);
    return status == LREL_OK ? list_parts(out, arena, err) : status;
}

void lrel_kml_file__close(lrel_kml_file *file)
{
    lrel_zip_close(file->zip);
    lrel__free(file->context, file->parts.at);
}

static lrel_status read_bytes(void *from, void *room, size_t capacity, size_t *got,
                              lrel_error *err)
{
    lrel_text *rest = from;

    (void)err;
    *got = rest->length < capacity ? rest->length : capacity;
    if (*got > 0)
        memcpy(room, rest->at, *got);
    rest->at += *got;
    rest->length -= *got;
    return LREL_OK;
}

static lrel_status read_part(void *from, void *room, size_t capacity, size_t *got,
                             lrel_error *err)
{
    return lrel_zip_read(from, room, capacity, got, err);
}

lrel_status lrel_kml_file__read(lrel_kml_file *file, size_t part,
                                const lrel_xml_listener *listener, void *user,
                                lrel_error *err)
{
    lrel_text rest = file->bytes;
    lrel_zip_part *packed = NULL;
    lrel_status status;

    if (!file->zip)
        return lrel_xml_read(file->context, read_bytes, &rest, listener, user, err);
    status = lrel_zip_begin(file->zip, file->parts.at[part].at, &packed, err);
    if (status == LREL_OK)
        status = lrel_xml_read(file->context, read_part, packed, listener, user, err);
    lrel_zip_end(packed);
    return status;
}

static void list_names(const lrel_kml_file *file, char *out, size_t capacity)
{
    size_t used = 0;

    *out = '\0';
    for (size_t i = 0; i < file->parts.count && used + 80 < capacity; i++)
        used +=
            (size_t)snprintf(out + used, capacity - used, "%s%.*s", i ? ", " : "",
                             LREL_TEXT_ARGS(lrel_reader__excerpt(file->parts.at[i], 60)));
}

lrel_status lrel_kml_file__choose(const lrel_kml_file *file, lrel_text layer,
                                  size_t *part, lrel_text *in_part, lrel_error *err)
{
    char list[300];

    *part = 0;
    *in_part = layer;
    if (file->parts.count == 1)
        return LREL_OK;
    for (size_t i = 0; i < file->parts.count; i++) {
        lrel_text name = file->parts.at[i];

        if (layer.length < name.length || memcmp(layer.at, name.at, name.length) != 0)
            continue;
        if (layer.length > name.length && layer.at[name.length] != '/')
            continue;
        *part = i;
        *in_part = (lrel_text){layer.at + layer.length, 0};
        if (layer.length > name.length)
            *in_part =
                (lrel_text){layer.at + name.length + 1, layer.length - name.length - 1};
        return LREL_OK;
    }
    list_names(file, list, sizeof list);
    return lrel__fail(err, LREL_E_NOT_FOUND,
                      "holds %zu KML files; name one with `layer:`: %s",
                      file->parts.count, list);
}
