/* SPDX-License-Identifier: Apache-2.0 */
/* kml_folders.h: the folders of a KML file, by which its placemarks are told apart. */
#ifndef LREL_READ_KML_FOLDERS_H
#define LREL_READ_KML_FOLDERS_H

#include "read/kml_file.h"

/* A Folder or Document; the first one is the file itself. */
typedef struct lrel_kml_folder {
    lrel_text name; /* of a document without one: the file's */
    lrel_text path; /* "Battambang/Suspected": its folders; a document is on no path */
    bool is_document;
    bool is_chosen;
    size_t parent; /* of the first one: itself */
    size_t layer;  /* where it has placemarks: which one it is */
    int64_t count; /* of the placemarks that stand in it, without those in its folders */
} lrel_kml_folder;

typedef struct lrel_kml_folders {
    lrel_kml_folder *at;
    size_t count, capacity;
    size_t link_count;
    bool is_several; /* of those that are chosen several have placemarks */
} lrel_kml_folders;

/** Lists the folders of the part @p part of @p file in its order; texts live in @p arena.
 * @param out  zeros; to be freed with lrel__free() of `at`, also after a failure */
LREL_NODISCARD lrel_status lrel_kml_folders__list(lrel_kml_file *file, size_t part,
                                                  lrel_arena *arena,
                                                  lrel_kml_folders *out, lrel_error *err);

/** The layers: folders with placemarks, by name or, where two share one, by path. Folders
 * of one path are one layer. */
LREL_NODISCARD lrel_status lrel_kml_folders__layers(const lrel_context *context,
                                                    lrel_kml_folders *folders,
                                                    lrel_arena *arena, lrel_layer **out,
                                                    size_t *count, lrel_error *err);

/** Marks the folders of the layer @p name; all folders in it where it has no placemarks
 * itself; those of the only layer where @p name is empty.
 * @return LREL_OK, or LREL_E_NOT_FOUND with the list of layers */
LREL_NODISCARD lrel_status lrel_kml_folders__choose(const lrel_context *context,
                                                    lrel_kml_folders *folders,
                                                    lrel_arena *arena, lrel_text name,
                                                    lrel_error *err);

#endif
