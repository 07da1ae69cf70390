/* SPDX-License-Identifier: Apache-2.0 */
/* kml_file.c: bytes, or parts of a zip. */
#include "read/kml_file.h"

static lrel_text wanted(lrel_text name)
{
    return lrel_text_has_ending(name, ".kml") ? name : (lrel_text){name.at, 0};
}

lrel_status lrel_kml_file__open(const lrel_context *context, const char *path,
                                lrel_format format, lrel_text bytes, lrel_arena *arena,
                                lrel_kml_file *out, lrel_error *err)
{
    lrel_status status;

    *out = (lrel_kml_file){.context = context,
                           .bytes = bytes,
                           .stem = lrel_format__stem(path),
                           .archive = {.context = context}};
    if (format != LREL_FORMAT_KMZ)
        return LREL_OK;
    status = lrel_archive__open(context, bytes, wanted, arena, &out->archive, err);
    if (status == LREL_OK && out->archive.members.count == 0)
        return lrel__fail(err, LREL_E_FORMAT, "named .kmz, but holds no .kml");
    return status;
}

void lrel_kml_file__close(lrel_kml_file *file)
{
    lrel_archive__close(&file->archive);
}

size_t lrel_kml_file__parts(const lrel_kml_file *file)
{
    return file->archive.zip ? file->archive.members.count : 1;
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
    lrel_zip_part *packed = NULL;
    lrel_status status;

    if (!file->archive.zip)
        return lrel_xml_read_text(file->context, file->bytes, listener, user, err);
    status = lrel_zip_begin(file->archive.zip, file->archive.members.at[part].at, &packed,
                            err);
    if (status == LREL_OK)
        status = lrel_xml_read(file->context, read_part, packed, listener, user, err);
    lrel_zip_end(packed);
    return status;
}
