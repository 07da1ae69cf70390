/* SPDX-License-Identifier: Apache-2.0 */
/* maxml_reports.c: each child of the root becomes a tree of its own. */
#include "read/maxml_reports.h"

typedef struct hearing {
    lrel_maxml_tree tree;
    size_t depth;
    lrel_maxml_visitor visitor;
    void *user;
} hearing;

static lrel_status check_root(const lrel_xml_element *root, lrel_error *err)
{
    if (lrel_maxml__word(lrel_text_of(root->name)) == LREL_MAXML_ROOT)
        return LREL_OK;
    if (strcmp(root->name, "kml") == 0 || strcmp(root->name, "gpx") == 0)
        return lrel__fail(err, LREL_E_FORMAT, "its first element is <%s>; name it .%s",
                          root->name, root->name);
    return lrel__fail(err, LREL_E_FORMAT,
                      "its first element is <%.40s>; of files named .xml those with "
                      "<MineActionFieldReport> are read (maXML of IMSMA)",
                      root->name);
}

static lrel_status on_start(void *user, const lrel_xml_element *element, lrel_error *err)
{
    hearing *self = user;

    if (self->depth++ == 0)
        return check_root(element, err);
    if (self->depth == 2)
        lrel_maxml_tree__begin(&self->tree);
    return lrel_maxml_tree__open(&self->tree, element, err);
}

static lrel_status on_text(void *user, lrel_text text, lrel_error *err)
{
    hearing *self = user;

    return self->depth < 2 ? LREL_OK : lrel_maxml_tree__text(&self->tree, text, err);
}

static lrel_status on_end(void *user, const char *name, lrel_error *err)
{
    hearing *self = user;

    (void)name;
    if (self->depth-- == 1)
        return LREL_OK;
    lrel_maxml_tree__close(&self->tree);
    return self->depth == 1 ? self->visitor(self->user, &self->tree, err) : LREL_OK;
}

lrel_status lrel_maxml__reports(const lrel_context *context, lrel_text bytes,
                                lrel_maxml_visitor visitor, void *user, lrel_error *err)
{
    static const lrel_xml_listener listener = {
        .start = on_start, .end = on_end, .text = on_text, .ignores_prefixes = true};
    hearing self = {.tree = {.context = context}, .visitor = visitor, .user = user};
    lrel_status status = lrel_xml_read_text(context, bytes, &listener, &self, err);

    lrel_maxml_tree__clear(&self.tree);
    return status;
}

bool lrel_maxml__is_object(const lrel_maxml_tree *tree, size_t node)
{
    const lrel_maxml_node *it = &tree->at[node];

    if (it->kind != LREL_MAXML_ELEMENT || it->word == LREL_MAXML_INFO)
        return false;
    return it->word == LREL_MAXML_OBJECT || lrel_maxml__has_parts(tree, node);
}

size_t lrel_maxml__next_object(const lrel_maxml_tree *tree, size_t last)
{
    const lrel_maxml_node *first = tree->at;
    size_t node = last == SIZE_MAX ? 1 : tree->at[last].end;

    if (first->word == LREL_MAXML_HEADER)
        return SIZE_MAX;
    if (first->word != LREL_MAXML_REPORT)
        return last == SIZE_MAX ? 0 : SIZE_MAX;
    while (node < first->end && !lrel_maxml__is_object(tree, node))
        node = tree->at[node].end;
    return node < first->end ? node : SIZE_MAX;
}
