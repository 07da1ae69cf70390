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

/** The name of the layer @p layer of the member @p member, in @p arena: that of the layer
 * where there is one member, else "doc.kml/Hazards"; nothing where there is no memory. */
lrel_text lrel_archive__layer_name(const lrel_archive *archive, size_t member,
                                   lrel_text layer, lrel_arena *arena);

#endif
