/* SPDX-License-Identifier: Apache-2.0 */
/* archive.h: the files in a zip that may be read, and the one that is meant. */
#ifndef LREL_READ_ARCHIVE_H
#define LREL_READ_ARCHIVE_H

#include "bridge/zip.h"
#include "read/reader.h"

typedef struct lrel_archive {
    const lrel_context *context;
    lrel_zip *zip;
    struct {
        lrel_text *at; /* with a NUL behind each */
        size_t count, capacity;
    } members;
} lrel_archive;

/* The part of the name @p name that names a file to be read: all of it, or the folder
 * that it is in; nothing where it is none. */
typedef lrel_text (*lrel_archive_wanted)(lrel_text name);

/** Opens the zip file whose bytes are @p bytes, which must stay; lists what @p wanted
 * says, each once, in order of names. A zip with a name that leads out of it is refused.
 *
 * @param out  to be closed with lrel_archive__close(), also after a failure
 * @return LREL_OK, LREL_E_FORMAT or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_archive__open(const lrel_context *context,
                                              lrel_text bytes, lrel_archive_wanted wanted,
                                              lrel_arena *arena, lrel_archive *out,
                                              lrel_error *err);
void lrel_archive__close(lrel_archive *archive);

/** The member that @p layer begins with ("doc.kml/Hazards"), and the layer in it; where
 * there is one member, that.
 * @param what  the members are, for the message: "KML files"
 * @return LREL_OK, or LREL_E_NOT_FOUND with the list of members */
LREL_NODISCARD lrel_status lrel_archive__choose(const lrel_archive *archive,
                                                lrel_text layer, const char *what,
                                                size_t *member, lrel_text *in_member,
                                                lrel_error *err);

/* Layers of one member after the other; begins with zeros. */
typedef struct lrel_layer_list {
    lrel_layer *at;
    size_t count, capacity;
} lrel_layer_list;

/** Adds the layers of the member @p member, named as lrel_archive__choose() takes them:
 * where there are several members, "doc.kml/Hazards". */
LREL_NODISCARD lrel_status lrel_archive__add_layers(
    const lrel_archive *archive, size_t member, const lrel_layer *layers, size_t count,
    lrel_arena *arena, lrel_layer_list *list, lrel_error *err);

/** Copies @p list into @p arena, where @p status is LREL_OK, and frees it.
 * @return @p status, or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_archive__give_layers(const lrel_context *context,
                                                     lrel_status status,
                                                     lrel_layer_list *list,
                                                     lrel_arena *arena, lrel_layer **out,
                                                     size_t *count, lrel_error *err);

#endif
