/* SPDX-License-Identifier: Apache-2.0 */
/* maxml_tree.c: nodes in one array, their names and texts in another. */
#include "read/maxml_tree.h"

#include "read/reader.h"

void lrel_maxml_tree__begin(lrel_maxml_tree *tree)
{
    tree->count = tree->bytes.count = tree->open = 0;
    tree->is_text_open = false;
}

void lrel_maxml_tree__clear(lrel_maxml_tree *tree)
{
    lrel__free(tree->context, tree->at);
    lrel__free(tree->context, tree->bytes.at);
}

/* Appends @p text. @return false where there is no memory */
static bool keep(lrel_maxml_tree *tree, lrel_text text, size_t *at)
{
    if (!lrel__grow(tree->context, &tree->bytes.at, &tree->bytes.capacity,
                    tree->bytes.count + text.length, 1))
        return false;
    *at = tree->bytes.count;
    if (text.length > 0)
        memcpy(tree->bytes.at + tree->bytes.count, text.at, text.length);
    tree->bytes.count += text.length;
    return true;
}

/* Blanks between two tags are how the file is laid out. */
static void end_text(lrel_maxml_tree *tree)
{
    if (!tree->is_text_open)
        return;
    tree->is_text_open = false;
    if (lrel_text_trim(lrel_maxml__text(tree, tree->count - 1)).length > 0)
        return;
    tree->bytes.count = tree->at[tree->count - 1].text;
    tree->count--;
}

static lrel_maxml_node *push(lrel_maxml_tree *tree, lrel_maxml_node_kind kind,
                             size_t parent)
{
    lrel_maxml_node *node = LREL__PUSH(tree->context, tree);

    if (node)
        *node = (lrel_maxml_node){
            .kind = (uint8_t)kind, .parent = parent, .end = tree->count};
    return node;
}

static bool name_node(lrel_maxml_tree *tree, lrel_maxml_node *node, const char *name)
{
    lrel_text text = lrel_text_of(name);

    node->word = (uint8_t)lrel_maxml__word(text);
    node->name_length = text.length;
    return keep(tree, text, &node->name);
}

/* Attributes of XML itself: where a schema is, that a value is none. */
static bool is_of_xml(const char *name)
{
    return strncmp(name, "xml", 3) == 0 || strncmp(name, "xsi:", 4) == 0;
}

static bool add_attribute(lrel_maxml_tree *tree, size_t parent, const char *name,
                          const char *value)
{
    const char *colon = strchr(name, ':');
    lrel_text text = lrel_text_of(value);
    lrel_maxml_node *node;

    if (is_of_xml(name))
        return true;
    if (!(node = push(tree, LREL_MAXML_ATTRIBUTE, parent)))
        return false;
    node->text_length = text.length;
    return keep(tree, text, &node->text) &&
           name_node(tree, node, colon && colon[1] ? colon + 1 : name);
}

lrel_status lrel_maxml_tree__open(lrel_maxml_tree *tree, const lrel_xml_element *element,
                                  lrel_error *err)
{
    lrel_maxml_node *node;
    size_t self;

    end_text(tree);
    self = tree->count;
    node = push(tree, LREL_MAXML_ELEMENT, self > 0 ? tree->open : 0);
    if (!node || !name_node(tree, node, *element->name ? element->name : element->full))
        return lrel__fail_memory(err);
    tree->open = self;
    for (const char **at = element->attributes; *at; at += 2)
        if (!add_attribute(tree, self, at[0], at[1]))
            return lrel__fail_memory(err);
    return LREL_OK;
}

lrel_status lrel_maxml_tree__text(lrel_maxml_tree *tree, lrel_text text, lrel_error *err)
{
    lrel_maxml_node *node;
    size_t at;

    if (!tree->is_text_open) {
        if (!(node = push(tree, LREL_MAXML_TEXT, tree->open)))
            return lrel__fail_memory(err);
        node->text = tree->bytes.count;
        tree->is_text_open = true;
    }
    node = &tree->at[tree->count - 1];
    if (text.length > LREL_CELL_BYTES_MAX - node->text_length)
        return lrel__fail(err, LREL_E_LIMIT, "a value of more than %zu bytes",
                          LREL_CELL_BYTES_MAX);
    if (!keep(tree, text, &at))
        return lrel__fail_memory(err);
    node->text_length += text.length;
    return LREL_OK;
}

void lrel_maxml_tree__close(lrel_maxml_tree *tree)
{
    lrel_maxml_node *node;

    end_text(tree);
    node = &tree->at[tree->open];
    node->end = tree->count;
    tree->open = node->parent;
}

lrel_text lrel_maxml__value(const lrel_maxml_tree *tree, size_t node)
{
    if (tree->at[node].kind != LREL_MAXML_ELEMENT)
        return lrel_text_trim(lrel_maxml__text(tree, node));
    for (size_t i = node + 1; i < tree->at[node].end; i++)
        if (tree->at[i].kind == LREL_MAXML_TEXT)
            return lrel_text_trim(lrel_maxml__text(tree, i));
    return LREL_TEXT("");
}

bool lrel_maxml__has_parts(const lrel_maxml_tree *tree, size_t node)
{
    for (size_t i = node + 1; i < tree->at[node].end; i = tree->at[i].end)
        if (tree->at[i].kind != LREL_MAXML_TEXT)
            return true;
    return false;
}
