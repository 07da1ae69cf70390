/* SPDX-License-Identifier: Apache-2.0 */
/* maxml_tree.h: one field report as a tree, so that the order of what is in it does not
 * matter. Nodes stand in the order of the file: all that is in one stands behind it. */
#ifndef LREL_READ_MAXML_TREE_H
#define LREL_READ_MAXML_TREE_H

#include "bridge/xml.h"
#include "read/maxml_words.h"

typedef enum lrel_maxml_node_kind {
    LREL_MAXML_ELEMENT,
    LREL_MAXML_ATTRIBUTE,
    LREL_MAXML_TEXT /* a run of it between two tags */
} lrel_maxml_node_kind;

typedef struct lrel_maxml_node {
    uint8_t kind; /* lrel_maxml_node_kind */
    uint8_t word; /* lrel_maxml_word of its name */
    size_t name, name_length;
    size_t text, text_length; /* of attributes and texts */
    size_t parent;            /* of the first: itself */
    size_t end;               /* the node behind all that is in it */
} lrel_maxml_node;

/* Begin with zeros but for the context; end with lrel_maxml_tree__clear(). */
typedef struct lrel_maxml_tree {
    const lrel_context *context;
    lrel_maxml_node *at;
    size_t count, capacity;
    struct {
        char *at; /* names and texts */
        size_t count, capacity;
    } bytes;
    size_t open; /* the innermost element that is open */
    bool is_text_open;
} lrel_maxml_tree;

/** Makes it empty, for the next report. */
void lrel_maxml_tree__begin(lrel_maxml_tree *tree);
LREL_NODISCARD lrel_status lrel_maxml_tree__open(lrel_maxml_tree *tree,
                                                 const lrel_xml_element *element,
                                                 lrel_error *err);
LREL_NODISCARD lrel_status lrel_maxml_tree__text(lrel_maxml_tree *tree, lrel_text text,
                                                 lrel_error *err);
void lrel_maxml_tree__close(lrel_maxml_tree *tree);
void lrel_maxml_tree__clear(lrel_maxml_tree *tree);

/** Texts of the tree, which stay until it changes. */
static inline lrel_text lrel_maxml__name(const lrel_maxml_tree *tree, size_t node)
{
    return (lrel_text){tree->bytes.at + tree->at[node].name, tree->at[node].name_length};
}

static inline lrel_text lrel_maxml__text(const lrel_maxml_tree *tree, size_t node)
{
    return (lrel_text){tree->bytes.at + tree->at[node].text, tree->at[node].text_length};
}

/** What an attribute says, or the first text in an element: an enumerated value may stand
 * one element deeper. Without blanks around it. */
lrel_text lrel_maxml__value(const lrel_maxml_tree *tree, size_t node);

/** Whether elements or attributes are in it. */
bool lrel_maxml__has_parts(const lrel_maxml_tree *tree, size_t node);

#endif
