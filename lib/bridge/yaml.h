/* SPDX-License-Identifier: Apache-2.0 */
/* yaml.h: a YAML file as a small tree of raw text, with the line and column of
 * everything.
 *
 * Only what a programme file needs: one document of maps, lists and text. Nothing is
 * interpreted: `NO`, `007` and `2020-01-02` arrive as written. Anchors, aliases, tags and
 * keys that come twice are refused. */
#ifndef LREL_BRIDGE_YAML_H
#define LREL_BRIDGE_YAML_H

#include "core/memory.h"
#include "core/text.h"

typedef enum lrel_yaml_kind {
    LREL_YAML_TEXT,
    LREL_YAML_LIST,
    LREL_YAML_MAP
} lrel_yaml_kind;

/* A node, and its place among the children of its parent. Everything belongs to the
 * arena. */
typedef struct lrel_yaml {
    lrel_yaml_kind kind;
    int line; /* from 1 */
    int column;
    lrel_text text; /* of LREL_YAML_TEXT; a NUL stands behind it */
    lrel_text key;  /* of an entry of a map */
    int key_line;
    int key_column;
    struct lrel_yaml *first; /* child */
    struct lrel_yaml *next;  /* sibling */
    size_t count;            /* of children */
} lrel_yaml;

/* A larger file is no programme file. */
#define LREL_YAML_BYTES_MAX (4u << 20)
/* Levels of maps and lists inside each other. */
#define LREL_YAML_DEPTH_MAX 32

/** Reads the file @p path.
 *
 * @param out  receives the root, owned by @p arena; of an empty file an empty text
 * @return LREL_OK, LREL_E_NOT_FOUND, LREL_E_READ, LREL_E_LIMIT, LREL_E_PROGRAMME
 *         ("path:line:column: reason") or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_yaml_read(const lrel_context *context, const char *path,
                                          lrel_arena *arena, const lrel_yaml **out,
                                          lrel_error *err);

/** As lrel_yaml_read(), from @p bytes; @p name stands for the path in messages. */
LREL_NODISCARD lrel_status lrel_yaml_parse(const lrel_context *context, const char *name,
                                           lrel_text bytes, lrel_arena *arena,
                                           const lrel_yaml **out, lrel_error *err);

/** The version of libyaml. */
const char *lrel_yaml_version(void);

#endif
