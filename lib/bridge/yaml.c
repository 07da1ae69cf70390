/* SPDX-License-Identifier: Apache-2.0 */
/* yaml.c: libyaml's events become a tree. A stack as deep as the depth limit stands for
 * the open maps and lists, so that no input can exhaust ours; libyaml itself would follow
 * 100,000 levels. */
#include "bridge/yaml.h"

#include <limits.h>
#include <stdlib.h>
#include <yaml.h>

#include "bridge/file.h"
#include "bridge/yaml_hint.h"
#include "core/fail.h"

/* A map or list that is still open. */
typedef struct level {
    lrel_yaml *node;
    lrel_yaml *last;    /* child added last */
    lrel_yaml *pending; /* entry of a map whose key is read and whose value is not */
} level;

typedef struct builder {
    const lrel_context *context;
    const char *name;
    lrel_text bytes;
    lrel_arena *arena;
    lrel_yaml *root;
    level levels[LREL_YAML_DEPTH_MAX];
    int depth;
} builder;

static int one_based(size_t count)
{
    return count < INT_MAX ? (int)count + 1 : INT_MAX;
}

static lrel_status refuse(const builder *build, yaml_mark_t mark, const char *reason,
                          lrel_error *err)
{
    return lrel__fail(err, LREL_E_PROGRAMME, "%s:%d:%d: %s", build->name,
                      one_based(mark.line), one_based(mark.column), reason);
}

static lrel_status check_scalar(const builder *build, const yaml_event_t *event,
                                lrel_error *err)
{
    if (memchr(event->data.scalar.value, 0, event->data.scalar.length))
        return refuse(build, event->start_mark, "text with a NUL character in it", err);
    return LREL_OK;
}

/* Tags and anchors let one place of a file change the meaning of another; no programme
 * needs them. */
static lrel_status check_plainness(const builder *build, const yaml_event_t *event,
                                   lrel_error *err)
{
    const yaml_char_t *anchor = NULL, *tag = NULL;

    switch (event->type) {
    case YAML_SCALAR_EVENT:
        anchor = event->data.scalar.anchor;
        tag = event->data.scalar.tag;
        break;
    case YAML_SEQUENCE_START_EVENT:
        anchor = event->data.sequence_start.anchor;
        tag = event->data.sequence_start.tag;
        break;
    case YAML_MAPPING_START_EVENT:
        anchor = event->data.mapping_start.anchor;
        tag = event->data.mapping_start.tag;
        break;
    default:
        break;
    }
    if (anchor)
        return refuse(build, event->start_mark,
                      "an anchor (&name) is not allowed; quote "
                      "text that begins with &",
                      err);
    if (tag)
        return refuse(build, event->start_mark,
                      "a tag (!name) is not allowed; quote text "
                      "that begins with !",
                      err);
    return LREL_OK;
}

/* Puts the text of a scalar into @p text. */
static lrel_status keep_scalar(const builder *build, const yaml_event_t *event,
                               lrel_text *text, lrel_error *err)
{
    const char *value = (const char *)event->data.scalar.value;
    size_t length = event->data.scalar.length;
    char *copy = lrel_arena_text(build->arena, value, length);

    if (!copy)
        return lrel__fail_memory(err);
    *text = (lrel_text){copy, length};
    return LREL_OK;
}

static lrel_yaml *node_new(const builder *build, yaml_mark_t mark)
{
    lrel_yaml *node = lrel_arena_alloc(build->arena, sizeof *node);

    if (!node)
        return NULL;
    memset(node, 0, sizeof *node);
    node->line = one_based(mark.line);
    node->column = one_based(mark.column);
    return node;
}

/* Whether the next scalar is a key. */
static bool wants_key(const builder *build)
{
    const level *top = build->depth > 0 ? &build->levels[build->depth - 1] : NULL;

    return top && top->node->kind == LREL_YAML_MAP && !top->pending;
}

static void append(level *parent, lrel_yaml *node)
{
    if (parent->last)
        parent->last->next = node;
    else
        parent->node->first = node;
    parent->last = node;
    parent->node->count++;
}

/* A key: its entry waits for the value. */
static lrel_status add_key(builder *build, const yaml_event_t *event, lrel_error *err)
{
    level *top = &build->levels[build->depth - 1];
    lrel_yaml *node = node_new(build, event->start_mark);

    if (!node)
        return lrel__fail_memory(err);
    node->key_line = node->line;
    node->key_column = node->column;
    top->pending = node;
    return keep_scalar(build, event, &node->key, err);
}

/* The node that a value of @p kind goes into, linked to its parent. */
static lrel_status add_value(builder *build, const yaml_event_t *event,
                             lrel_yaml_kind kind, lrel_yaml **out, lrel_error *err)
{
    level *top = build->depth > 0 ? &build->levels[build->depth - 1] : NULL;
    lrel_yaml *node = top ? top->pending : NULL;

    if (wants_key(build))
        return refuse(build, event->start_mark, "a key must be plain text", err);
    if (!node && !(node = node_new(build, event->start_mark)))
        return lrel__fail_memory(err);
    node->kind = kind;
    node->line = one_based(event->start_mark.line);
    node->column = one_based(event->start_mark.column);
    if (top) {
        append(top, node);
        top->pending = NULL;
    } else {
        build->root = node;
    }
    *out = node;
    return LREL_OK;
}

static lrel_status open_level(builder *build, const yaml_event_t *event,
                              lrel_yaml_kind kind, lrel_error *err)
{
    lrel_yaml *node;
    lrel_status status;

    if (build->depth == LREL_YAML_DEPTH_MAX)
        return refuse(build, event->start_mark, "more than 32 levels inside each other",
                      err);
    if ((status = add_value(build, event, kind, &node, err)) != LREL_OK)
        return status;
    build->levels[build->depth++] = (level){node, NULL, NULL};
    return LREL_OK;
}

/* By key, then by place. */
static int compare_entries(const void *left, const void *right)
{
    const lrel_yaml *a = *(const lrel_yaml *const *)left;
    const lrel_yaml *b = *(const lrel_yaml *const *)right;
    int order = lrel_text_compare(a->key, b->key);

    if (order != 0)
        return order;
    if (a->key_line != b->key_line)
        return a->key_line < b->key_line ? -1 : 1;
    return (a->key_column > b->key_column) - (a->key_column < b->key_column);
}

/* Sorted, since comparing each with each would take minutes on a file made to do so. */
static lrel_status check_keys(const builder *build, const lrel_yaml *map, lrel_error *err)
{
    const lrel_yaml **entries = lrel__alloc(build->context, map->count, sizeof *entries);
    lrel_status status = LREL_OK;
    size_t count = 0;

    if (!entries)
        return lrel__fail_memory(err);
    for (const lrel_yaml *entry = map->first; entry; entry = entry->next)
        entries[count++] = entry;
    if (count > 1)
        qsort(entries, count, sizeof *entries, compare_entries);
    for (size_t i = 1; i < count && status == LREL_OK; i++) {
        const lrel_yaml *entry = entries[i];

        if (lrel_text_is_equal(entry->key, entries[i - 1]->key))
            status = lrel__fail(err, LREL_E_PROGRAMME,
                                "%s:%d:%d: key `%.60s` comes twice (first in line %d)",
                                build->name, entry->key_line, entry->key_column,
                                entry->key.at, entries[i - 1]->key_line);
    }
    lrel__free(build->context, entries);
    return status;
}

static lrel_status add_scalar(builder *build, const yaml_event_t *event, lrel_error *err)
{
    lrel_yaml *node;
    lrel_status status;

    if ((status = check_scalar(build, event, err)) != LREL_OK)
        return status;
    if (wants_key(build))
        return add_key(build, event, err);
    if ((status = add_value(build, event, LREL_YAML_TEXT, &node, err)) != LREL_OK)
        return status;
    return keep_scalar(build, event, &node->text, err);
}

static lrel_status take_event(builder *build, const yaml_event_t *event, lrel_error *err)
{
    lrel_status status = check_plainness(build, event, err);

    if (status != LREL_OK)
        return status;
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        if (build->root)
            return refuse(build, event->start_mark, "a second document", err);
        return LREL_OK;
    case YAML_ALIAS_EVENT:
        return refuse(build, event->start_mark,
                      "an alias (*name) is not allowed; quote text "
                      "that begins with *",
                      err);
    case YAML_SCALAR_EVENT:
        return add_scalar(build, event, err);
    case YAML_SEQUENCE_START_EVENT:
        return open_level(build, event, LREL_YAML_LIST, err);
    case YAML_MAPPING_START_EVENT:
        return open_level(build, event, LREL_YAML_MAP, err);
    case YAML_SEQUENCE_END_EVENT:
        build->depth--;
        return LREL_OK;
    case YAML_MAPPING_END_EVENT:
        return check_keys(build, build->levels[--build->depth].node, err);
    default:
        return LREL_OK;
    }
}

static lrel_yaml_place place_of(yaml_mark_t mark)
{
    return (lrel_yaml_place){mark.line, mark.column};
}

/* libyaml's own complaint, as ours. */
static lrel_status parser_error(const builder *build, const yaml_parser_t *parser,
                                lrel_error *err)
{
    lrel_yaml_problem problem = {parser->problem ? parser->problem : "cannot be read",
                                 place_of(parser->problem_mark),
                                 place_of(parser->context_mark)};
    lrel_yaml_hint hint;

    if (parser->error == YAML_MEMORY_ERROR)
        return lrel__fail_memory(err);
    if (parser->error == YAML_READER_ERROR)
        return lrel__fail(err, LREL_E_PROGRAMME,
                          "%s: byte %zu: %s; the file must be UTF-8", build->name,
                          parser->problem_offset, problem.problem);
    hint = lrel_yaml__explain(build->bytes, &problem);
    return refuse(build, (yaml_mark_t){0, hint.at.line, hint.at.column}, hint.reason,
                  err);
}

static lrel_status take_events(builder *build, yaml_parser_t *parser, lrel_error *err)
{
    bool is_end = false;

    while (!is_end) {
        yaml_event_t event;
        lrel_status status;

        if (!yaml_parser_parse(parser, &event))
            return parser_error(build, parser, err);
        is_end = event.type == YAML_STREAM_END_EVENT;
        status = take_event(build, &event, err);
        yaml_event_delete(&event);
        if (status != LREL_OK)
            return status;
    }
    return LREL_OK;
}

/* An empty file has no node at all. */
static lrel_status keep_empty(builder *build, lrel_error *err)
{
    if (build->root)
        return LREL_OK;
    build->root = node_new(build, (yaml_mark_t){0, 0, 0});
    if (!build->root)
        return lrel__fail_memory(err);
    build->root->text = LREL_TEXT("");
    return LREL_OK;
}

lrel_status lrel_yaml_parse(const lrel_context *context, const char *name,
                            lrel_text bytes, lrel_arena *arena, const lrel_yaml **out,
                            lrel_error *err)
{
    builder build = {.context = context, .name = name, .bytes = bytes, .arena = arena};
    yaml_parser_t parser;
    lrel_status status;

    if (bytes.length > LREL_YAML_BYTES_MAX)
        return lrel__fail(err, LREL_E_LIMIT, "%s: larger than 4 MiB", name);
    if (!yaml_parser_initialize(&parser))
        return lrel__fail_memory(err);
    yaml_parser_set_input_string(
        &parser, (const unsigned char *)(bytes.at ? bytes.at : ""), bytes.length);
    if ((status = take_events(&build, &parser, err)) == LREL_OK)
        status = keep_empty(&build, err);
    if (status == LREL_OK)
        *out = build.root;
    yaml_parser_delete(&parser);
    return status;
}

lrel_status lrel_yaml_read(const lrel_context *context, const char *path,
                           lrel_arena *arena, const lrel_yaml **out, lrel_error *err)
{
    char *bytes = NULL;
    uint64_t length;
    size_t got;
    lrel_status status;
    int file;

    if ((status = lrel_file__open(path, &file, &length, err)) != LREL_OK)
        return status;
    if (length > LREL_YAML_BYTES_MAX)
        status = lrel__fail(err, LREL_E_LIMIT, "%s: larger than 4 MiB", path);
    else if (!(bytes = lrel__alloc(context, (size_t)length, 1)))
        status = lrel__fail_memory(err);
    else if (!lrel_file__read(file, bytes, (size_t)length, &got))
        status = lrel__fail(err, LREL_E_READ, "%s: cannot be read", path);
    else
        status = lrel_yaml_parse(context, path, (lrel_text){bytes, got}, arena, out, err);

    lrel__free(context, bytes);
    lrel_file__close(file);
    return status;
}

const char *lrel_yaml_version(void)
{
    return yaml_get_version_string();
}
